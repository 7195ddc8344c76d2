/*
 * outlets.h: the name of a paper, a station or a site at a place of the page.
 *
 *     湖南日报·新湖南客户端 通讯员     ->  ends before the space
 *     红网时刻永州3月11日讯            ->  ends before 永州
 */
#ifndef WIRECOPY_LAYOUT_OUTLETS_H
#define WIRECOPY_LAYOUT_OUTLETS_H

#include "layout/reading.h"

/* Where the outlet that begins at span.start ends; span.start when there is none. Names from the
 * table and those with a known ending, several joined by · or by nothing. */
uint32_t outlet_read(const struct lexicon *lexicon, const struct text *text, struct span span);

/* Over what may stand behind an outlet's name at `at`: the programme of
 * 德清有线电视台《民情直通车》, the place for which 海报新闻·海南 is an edition. `at` when neither
 * does. */
uint32_t outlet_edition_end(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                            uint32_t end);

/* Whether all of `span` is an outlet. */
bool outlet_is(const struct lexicon *lexicon, const struct text *text, struct span span);

/* Whether the line has nothing but outlets, with white space between: 红网 某客户端. */
bool outlets_are(const struct lexicon *lexicon, const struct text *text, struct span span);

/* Whether all of `span` is an office (县委宣传部): four characters or more with such an ending. */
bool office_is(const struct lexicon *lexicon, const struct text *text, struct span span);

/* Whether `span` could be an outlet's name that no table knows (威海观澜): a few characters that
 * end as no office does, and no place. Something beside it must say that it is one. */
bool outlet_may_be(const struct lexicon *lexicon, const struct text *text, struct span span);

/* Whether it is 本报, 本网 and the like. */
bool outlet_is_self(const struct lexicon *lexicon, const struct text *text, struct span span);

/* Adds an outlet to the article's info sources, each part of 甲日报·乙客户端 by itself; not 本报,
 * and no name twice. */
void info_source_add(struct reading *reading, struct span outlet, enum info_role role);

/* Adds the envelope's source when the page states none. */
void info_source_settle(struct reading *reading);

/* Whether the article's info sources have the outlet by now. */
bool info_source_has(const struct layout *layout, const struct text *text, struct span outlet);

#endif
