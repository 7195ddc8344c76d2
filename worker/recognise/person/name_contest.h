/*
 * name_contest.h: of all names that may begin at a position, the likeliest.
 *
 *     局长|郑世和|在现场     郑世 and 郑世和 compete: 和 joins nothing here, so 郑世和 wins
 *
 * Each is weighed by its characters (name_score.h), by what its place makes of them (name_floor.h)
 * and by what stands behind it (person_context.h).
 */
#ifndef WIRECOPY_RECOGNISE_NAME_CONTEST_H
#define WIRECOPY_RECOGNISE_NAME_CONTEST_H

#include "recognise/person/person_name.h"

struct name_contest {
    const struct lexicon *lexicon;
    const struct text *text;
    enum name_vouch vouch;
    int left;                 /* what stands before the names says */
    struct name_reading best; /* so far; of no length when there is none, */
    int weight;               /* by which it is the best */
};

/* Takes the name when it is likelier than the best one; its first `surname` characters are the
 * surname, 0 for a foreign name. */
void name_contest_consider(struct name_contest *contest, struct span name, uint32_t surname);

/* Takes a reading that is weighed by itself. */
void name_contest_offer(struct name_contest *contest, struct name_reading reading, int weight);

/* Whether a compound surname begins at `at` that is no other word. */
bool name_is_compound(const struct lexicon *lexicon, const struct text *text, uint32_t at);

#endif
