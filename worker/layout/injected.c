/* injected.c: needles are looked for where clauses begin, and taken out there. */
#include "layout/injected.h"

#include "layout/brand.h"
#include "layout/strewn.h"
#include "lexicon/lexicon.h"

#define SPOTS_MIN  3u
#define PHRASE_MIN 4u
#define PHRASE_MAX 16u
#define TITLE_MAX  40u /* code points of a line that may be a title */

enum reach {
    REACH_CLAUSES,  /* where clauses begin */
    REACH_ENDS,     /* any end of it, where clauses begin */
    REACH_ANYWHERE, /* it is certain */
};

/* What may have been put in, and where. */
struct needle {
    struct span of;
    enum reach reach;
};

/* The length of the needle where it stands at `at`, before more text; 0 when it does not. */
static uint32_t spot_length(const struct text *text, struct span line, uint32_t at,
                            const struct needle *needle)
{
    uint32_t last = needle->reach == REACH_ENDS ? needle->of.end - PHRASE_MIN : needle->of.start;

    for (uint32_t from = needle->of.start; from <= last; from++) {
        uint32_t length = needle->of.end - from;
        if (text->fold[from] != text->fold[at] || at + length > line.end ||
            !text_equal(text, (struct span){from, needle->of.end}, (struct span){at, at + length}))
            continue;
        if (needle->reach == REACH_ANYWHERE)
            return length;
        uint32_t next = at + length < line.end ? text->fold[at + length] : 0;
        return cp_is_hanzi(next) || cp_is_digit(next) || next == 0x201C ? length : 0;
    }
    return 0;
}

/* Where the needle next stands in the line from `at` on; line.end when nowhere. */
static uint32_t next_spot(const struct reading *reading, size_t line, uint32_t at,
                          const struct needle *needle)
{
    struct span span = reading->lines[line].span;

    for (; at < span.end; at++)
        if ((needle->reach == REACH_ANYWHERE || clause_begins(reading->text, span, at)) &&
            spot_length(reading->text, span, at, needle) > 0)
            return at;
    return span.end;
}

static uint32_t count_spots(const struct reading *reading, const struct needle *needle)
{
    uint32_t count = 0;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        uint32_t at = reading->lines[i].span.start, end = reading->lines[i].span.end;
        for (; (at = next_spot(reading, i, at, needle)) < end; at++)
            count++;
    }
    return count;
}

static void remove_spots(struct reading *reading, const struct needle *needle)
{
    size_t i = line_next(reading, 0);

    while (i < reading->line_count) {
        struct span line = reading->lines[i].span;
        uint32_t at = next_spot(reading, i, line.start, needle);
        if (at == line.end) {
            i = line_next(reading, i + 1);
            continue;
        }
        uint32_t length = spot_length(reading->text, line, at, needle);
        if (at > line.start && !line_split(reading, i++, at))
            return;
        line_cut_front(reading, i, at + length, REMOVAL_SPAM); /* what is left of it comes next */
        notes_damage(reading->notes, DAMAGE_INJECTED_TEXT, true, true);
    }
}

/* --- Brands ----------------------------------------------------------------------------------- */

/* The needle at the line's begin: Chinese characters with Latin ones behind them, before Chinese.
 * Empty when there is none. */
static struct span app_at(const struct text *text, struct span line)
{
    uint32_t at = line.start, end = at;

    while (end < line.end && end - at < PHRASE_MAX && cp_is_hanzi(text->fold[end]))
        end++;
    uint32_t latin = end;
    while (end < line.end && end - at < PHRASE_MAX && cp_is_latin(text->fold[end]))
        end++;
    bool brand = latin > at && end > latin && end - at > PHRASE_MIN;
    return (struct span){at, brand && cp_is_hanzi(text_fold(text, end)) ? end : at};
}

/* The first such name that enough clauses begin with, and a third of the lines as well; empty when
 * none does. */
static struct span find_app(const struct reading *reading)
{
    uint32_t lines = 0;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1))
        lines++;
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        struct span app = app_at(reading->text, line);
        if (span_is_empty(app))
            continue;
        uint32_t spots = count_spots(reading, &(struct needle){app, REACH_CLAUSES});
        if (spots >= SPOTS_MIN && spots * 3 >= lines)
            return app;
    }
    return (struct span){0, 0};
}

/* --- Ends of the title -------------------------------------------------------------------------
 */

static bool is_verb(const struct reading *reading, struct span span, bool at_end)
{
    for (uint32_t length = span_length(span); length >= 2; length--) {
        struct span word = at_end ? (struct span){span.end - length, span.end}
                                  : (struct span){span.start, span.start + length};
        if (match_is(lexicon_exact(reading->lexicon, TABLE_WORDS, reading->text, word),
                     WORD_VERB) ||
            match_is(lexicon_exact(reading->lexicon, TABLE_COMMON_WORDS, reading->text, word),
                     COMMON_VERB))
            return true;
    }
    return false;
}

/* The first line, when its end says what happens: 荣昌夏布走上国际时装周. What ends in a name, as
 * 走进凤凰古城, may begin clauses of its own. */
static struct span find_title_end(const struct reading *reading)
{
    size_t first = line_next(reading, 0);

    if (first == reading->line_count)
        return (struct span){0, 0};
    struct span title = reading->lines[first].span;
    if (span_length(title) > TITLE_MAX || span_length(title) < PHRASE_MIN + 2 ||
        count_spots(reading, &(struct needle){title, REACH_ENDS}) < SPOTS_MIN)
        return (struct span){0, 0};
    for (uint32_t from = title.start + 1; from + PHRASE_MIN <= title.end; from++) {
        struct span end = {from, title.end};
        uint32_t spots = count_spots(reading, &(struct needle){end, REACH_CLAUSES});
        if (spots > 1 && (is_verb(reading, end, false) || is_verb(reading, end, true)))
            return title;
    }
    return (struct span){0, 0};
}

/* Whether the brand stands where a name must: before 党委书记, 的 or 和. Then it was put in a
 * name's place, and what it hides is lost. */
static bool replaces_name(const struct reading *reading, struct span brand)
{
    static const char *const behind[] = {"的",   "和",   "与",   "、",   "党委", "书记", "校长",
                                         "大学", "学院", "集团", "公司", "学生", "教授", "医院",
                                         "市",   "县",   "区",   "镇",   "局",   "省",   NULL};
    const struct text *text = reading->text;
    struct needle needle = {brand, REACH_ANYWHERE};
    uint32_t spots = 0, names = 0;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        uint32_t at = reading->lines[i].span.start, end = reading->lines[i].span.end;
        for (; (at = next_spot(reading, i, at, &needle)) < end; at++, spots++)
            names += text_one_of(text, at + span_length(brand), end, behind) > 0;
    }
    return 2 * names > spots;
}

void injected_remove(struct reading *reading)
{
    struct needle needle = {brand_find(reading), REACH_ANYWHERE};

    if (!span_is_empty(needle.of) && replaces_name(reading, needle.of)) {
        notes_damage(reading->notes, DAMAGE_TAMPERED_NAMES, false, true);
        return;
    }
    if (span_is_empty(needle.of))
        needle = (struct needle){find_app(reading), REACH_CLAUSES};
    if (span_is_empty(needle.of))
        needle = (struct needle){find_title_end(reading), REACH_ENDS};
    if (span_is_empty(needle.of))
        needle = (struct needle){strewn_find(reading), REACH_CLAUSES};
    if (!span_is_empty(needle.of))
        remove_spots(reading, &needle);
}
