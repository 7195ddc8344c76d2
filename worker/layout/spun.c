/* spun.c: words of a table are weighed, and lists of names of which only surnames are left. */
#include "layout/spun.h"

#include "lexicon/lexicon.h"

#define LIKELY_MIN 3u /* one such word may be a writer's own */
#define GAPS_MIN   2u /* 、、 beside digits: without any, digits may be gone from between them */
#define LONE_MIN   2u

#define TITLE_LENGTH_MAX 4u

static bool is_surname(const struct reading *reading, uint32_t at)
{
    struct table_match match = lexicon_exact(reading->lexicon, TABLE_SURNAMES,
                                             &reading->layout->body, (struct span){at, at + 1});

    return match_is(match, SURNAME_COMMON) || match_is(match, SURNAME_RARE);
}

/* 领导 of 领导王、、 */
static bool title_ends(const struct reading *reading, uint32_t end)
{
    for (uint32_t length = 2; length <= TITLE_LENGTH_MAX && length <= end; length++)
        if (lexicon_exact(reading->lexicon, TABLE_TITLES, &reading->layout->body,
                          (struct span){end - length, end})
                .table)
            return true;
    return false;
}

/* Whether a surname alone stands before the gap 、、 at `at`, behind a mark or a title, or behind
 * it, before a mark: 领导王、、, 、、莫等. 张三、、李四 is a slip of the pen. */
static bool is_lone_surname(const struct reading *reading, uint32_t at)
{
    const struct text *body = &reading->layout->body;

    if (at > 1 && is_surname(reading, at - 1) &&
        (body->fold[at - 2] == 0x3001 || title_ends(reading, at - 1)))
        return true;
    uint32_t next = text_fold(body, at + 3);
    return at + 2 < body->count && is_surname(reading, at + 2) &&
           (!cp_is_hanzi(next) || next == 0x7B49); /* 等 */
}

void spun_judge(struct reading *reading)
{
    const struct text *body = &reading->layout->body;
    uint32_t sure = 0, likely = 0, gaps = 0, lone = 0;
    bool digits = false;

    for (uint32_t at = 0; at < body->count; at++) {
        struct table_match word =
            lexicon_longest(reading->lexicon, TABLE_SPUN_WORDS, body, at, body->count);
        bool gap = body->fold[at] == 0x3001 && text_fold(body, at + 1) == 0x3001;

        sure += match_is(word, SPUN_SURE);
        likely += match_is(word, SPUN_LIKELY);
        gaps += gap;
        lone += gap && is_lone_surname(reading, at);
        digits |= cp_is_digit(body->fold[at]);
    }
    if (sure > 0 || likely >= LIKELY_MIN || (digits && gaps >= GAPS_MIN) ||
        lone + likely >= LONE_MIN)
        notes_damage(reading->notes, DAMAGE_REWRITTEN, false, false);
}
