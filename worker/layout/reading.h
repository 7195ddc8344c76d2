/*
 * reading.h: what the files of this room share while they read one page.
 *
 * The page is a list of lines. Each stage takes away what it understands (a whole line, or the
 * front or the back of one) and says in the notes what it was; what nobody took is the body.
 */
#ifndef WIRECOPY_LAYOUT_READING_H
#define WIRECOPY_LAYOUT_READING_H

#include "layout/layout.h"

struct line {
    struct span span; /* what is left of it, without white space at its ends */
    bool gap;         /* an empty line stands before it */
    bool gone;        /* nothing of it is left for the body */
    bool heading;     /* of a section */
    bool joined;      /* goes on in the paragraph before */
};

/* How sure it is that a stamp says when the article was published, from the least. */
enum stamp_rank { STAMP_NONE, STAMP_UPDATE, STAMP_ALONE, STAMP_ARTICLE };

struct reading {
    const struct lexicon *lexicon;
    struct notes *notes;
    const struct envelope *envelope;
    const struct text *text;
    struct line *lines;
    size_t line_count, line_capacity;
    struct moment stamp; /* of the meta line; precision NONE when there is none */
    enum stamp_rank stamp_rank;
    struct span original_title; /* what stands after 原标题; empty when nothing does */
    bool one_line;              /* title, fields and text stand in the only line of the page */
    struct layout *layout;
};

/* --- lines.c ------------------------------------------------------------------------------ */

/* Cuts the page into lines. False when the arena is full. */
bool lines_split(struct reading *reading);

/* Takes away a line, its front up to `at`, or its back from `at` on. */
void line_remove(struct reading *reading, size_t line, enum removal_kind kind);
void line_cut_front(struct reading *reading, size_t line, uint32_t at, enum removal_kind kind);
void line_cut_back(struct reading *reading, size_t line, uint32_t at, enum removal_kind kind);

/* Takes `part` out of a line; what stands behind it is joined to what stands before. */
void line_cut_out(struct reading *reading, size_t line, struct span part, enum removal_kind kind);

/* Cuts a line in two at `at`; the second part is joined to the first. False when the arena is full
 * or nothing is right of `at`: then the line is as it was. */
bool line_split(struct reading *reading, size_t line, uint32_t at);

/* The next line from `line` on that is not gone; line_count when there is none. */
size_t line_next(const struct reading *reading, size_t line);

/* The last line before `line` that is not gone; line_count when there is none. */
size_t line_before(const struct reading *reading, size_t line);

/* Chinese characters in the span. */
uint32_t span_hanzi(const struct text *text, struct span span);

/* Whether the span ends as a sentence does: 。！？…… and closing marks after. */
bool span_ends_sentence(const struct text *text, struct span span);

/* Whether it reads like running text: a sentence mark at its end or inside, and length. */
bool span_is_prose(const struct text *text, struct span span);
bool line_is_prose(const struct reading *reading, size_t line);

/* Whether `cp` (folded) is a closing quote or bracket; an opening one. */
bool cp_is_closing(uint32_t cp);
bool cp_is_opening(uint32_t cp);

/* Whether `cp` is a mark before a byline or a paragraph: □ ■ ○ ⊙ ▲ ◆ ★ ▌ and white space. */
bool cp_is_bullet(uint32_t cp);

/* Where the bracket that opens at span.start closes, inside the span and in a sentence's reach;
 * span.end when nowhere. */
uint32_t bracket_end(const struct text *text, struct span span);

/* Skips white space. */
uint32_t skip_space(const struct text *text, uint32_t at, uint32_t end);

/* Code points of a UTF-8 literal. */
uint32_t word_length(const char *word);

/* A span as UTF-8. */
struct slice reading_utf8(const struct reading *reading, struct span span);

#endif
