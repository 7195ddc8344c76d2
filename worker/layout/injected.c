/* injected.c: needles are looked for where clauses begin, and taken out there. */
#include "layout/injected.h"

#include "layout/brand.h"
#include "layout/strewn.h"
#include "layout/tampered.h"
#include "lexicon/lexicon.h"

#define SPOTS_MIN   3u
#define PHRASE_MIN  4u
#define PHRASE_MAX  16u
#define FRONT_MIN   6u /* code points of a title's front */
#define BRACKET_MIN 6u
#define BRACKET_MAX 24u
#define ADDRESS_MIN 8u
#define TITLE_MAX   40u /* code points of a line that may be a title */

enum reach {
    REACH_CLAUSES,  /* where clauses begin */
    REACH_BELOW,    /* the same, but for where it stands itself */
    REACH_APART,    /* the same, and what follows begins for itself */
    REACH_ENDS,     /* any end of it, where clauses begin */
    REACH_ANYWHERE, /* it is certain */
};

/* What may have been put in, and where. */
struct needle {
    struct span of;
    enum reach reach;
};

/* The length of the needle where it stands at `at`, before more text; 0 when it does not. */
static uint32_t spot_length(const struct reading *reading, struct span line, uint32_t at,
                            const struct needle *needle)
{
    const struct text *text = reading->text;
    bool below = needle->reach == REACH_BELOW || needle->reach == REACH_APART;

    if (below && at == needle->of.start)
        return 0;
    uint32_t last = needle->reach == REACH_ENDS ? needle->of.end - PHRASE_MIN : needle->of.start;

    for (uint32_t from = needle->of.start; from <= last; from++) {
        uint32_t length = needle->of.end - from;
        if (text->fold[from] != text->fold[at] || at + length > line.end ||
            !text_equal(text, (struct span){from, needle->of.end}, (struct span){at, at + length}))
            continue;
        if (needle->reach == REACH_ANYWHERE)
            return length;
        if (needle->reach == REACH_APART && strewn_goes_on(reading, needle->of, at + length))
            return 0;
        uint32_t behind = skip_space(text, at + length, line.end);
        uint32_t next = behind < line.end ? text->fold[behind] : 0;
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
            spot_length(reading, span, at, needle) > 0)
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

    if (needle->reach == REACH_CLAUSES && i < reading->line_count && !line_is_prose(reading, i))
        i = line_next(reading, i + 1); /* the title has its own words */
    while (i < reading->line_count) {
        struct span line = reading->lines[i].span;
        uint32_t at = next_spot(reading, i, line.start, needle);
        if (at == line.end) {
            i = line_next(reading, i + 1);
            continue;
        }
        uint32_t length = spot_length(reading, line, at, needle);
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

/* --- Brackets --------------------------------------------------------------------------------- */

/* …期间,【某某团购券】但活动一结束,…: the same bracket again and again, also right behind a comma.
 * 【同期声】 and 【解说】 begin lines. */
static struct span find_bracket(const struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        for (uint32_t at = line.start + 1; at < line.end; at++) {
            uint32_t cp = reading->text->fold[at];
            if ((cp != 0x3010 && cp != '(' && cp != '[') || reading->text->fold[at - 1] != ',')
                continue;
            struct span bracket = {at, bracket_end(reading->text, (struct span){at, line.end})};
            bracket.end += bracket.end < line.end;
            if (span_length(bracket) >= BRACKET_MIN && span_length(bracket) <= BRACKET_MAX &&
                count_spots(reading, &(struct needle){bracket, REACH_ANYWHERE}) >= SPOTS_MIN)
                return bracket;
        }
    }
    return (struct span){0, 0};
}

/* The address that begins at `at`, right before Chinese text as no writer puts one:
 * www.qh88.com背篓. Empty when none does. */
static struct span address_at(const struct text *text, uint32_t at, uint32_t end)
{
    static const char *const marks[] = {"www", "http", ".com", ".cn", ".net", ".vip", ".cc", NULL};
    struct span address = {at, at};
    bool marked = false;

    while (address.end < end && text->fold[address.end] < 0x7F && text->fold[address.end] > ' ' &&
           text->fold[address.end] != ',')
        marked |= text_one_of(text, address.end++, end, marks) > 0;
    bool glued = marked && span_length(address) >= ADDRESS_MIN &&
                 cp_is_hanzi(text_fold(text, address.end)) && address.end < end;
    return glued ? address : (struct span){at, at};
}

/* The first such address that begins clauses more than once; empty when none does. */
static struct span find_address(const struct reading *reading)
{
    const struct text *text = reading->text;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        for (uint32_t at = line.start; at < line.end; at++) {
            if (!cp_is_latin(text->fold[at]) || !clause_begins(text, line, at))
                continue;
            struct span address = address_at(text, at, line.end);
            if (!span_is_empty(address) &&
                count_spots(reading, &(struct needle){address, REACH_CLAUSES}) > 1)
                return address;
        }
    }
    return (struct span){0, 0};
}

/* --- Ends of the title ------------------------------------------------------------------------ */

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

/* Whether two clauses begin with the phrase of the title, and what follows it has its own beginning
 * in all of them and is not the title's again. */
static bool stands_apart(const struct reading *reading, struct span phrase)
{
    struct needle needle = {phrase, REACH_BELOW};
    const uint32_t *fold = reading->text->fold;
    uint32_t spots = 0;

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        uint32_t at = reading->lines[i].span.start, end = reading->lines[i].span.end;
        for (; (at = next_spot(reading, i, at, &needle)) < end; at++) {
            uint32_t next = at + span_length(phrase);
            if (fold[next] == fold[phrase.end])
                continue;
            if (strewn_goes_on(reading, phrase, next))
                return false;
            spots++;
        }
    }
    return spots > 1;
}

/* The line that may be a title; empty when it is none, or too short or long for one. */
static struct span title_line(const struct reading *reading)
{
    size_t first = line_next(reading, 0);
    struct span title =
        first < reading->line_count ? reading->lines[first].span : (struct span){0, 0};
    bool fits = span_length(title) <= TITLE_MAX && span_length(title) >= PHRASE_MIN + 2;

    return fits ? title : (struct span){0, 0};
}

/* 走上国际时装周, 橘子红了. */
static bool says_what_happens(const struct reading *reading, struct span span)
{
    return is_verb(reading, span, false) || is_verb(reading, span, true) ||
           reading->text->fold[span.end - 1] == 0x4E86; /* 了 */
}

/* The title, when its end says what happens: 荣昌夏布走上国际时装周. What ends in a name, as
 * 走进凤凰古城, may begin clauses of its own, unless the title's front is known to be strewn. */
static struct span find_title_end(const struct reading *reading, bool known)
{
    struct span title = title_line(reading);
    uint32_t all = count_spots(reading, &(struct needle){title, REACH_ENDS});

    for (uint32_t from = title.start + 1; all > 1 && from + PHRASE_MIN <= title.end; from++) {
        struct span end = {from, title.end};
        if (count_spots(reading, &(struct needle){end, REACH_CLAUSES}) > 1 &&
            (known || says_what_happens(reading, end)) &&
            (all >= SPOTS_MIN || stands_apart(reading, end)))
            return title;
    }
    return (struct span){0, 0};
}

/* The title's front, when it ends in the middle of a phrase and clauses begin with it all the same:
 * 巢湖渔民上岸后的. */
static struct span find_title_front(const struct reading *reading)
{
    static const char *const open[] = {"的", "与", "和", "把", "让", "为", "被", "从", NULL};
    struct span title = title_line(reading);

    for (uint32_t to = title.end; to-- > title.start + FRONT_MIN;) {
        struct span front = {title.start, to};
        if (text_one_of(reading->text, to - 1, to, open) > 0 && stands_apart(reading, front))
            return front;
    }
    return (struct span){0, 0};
}

/* The title's front up to where the longest of its ends begins that is strewn: it may be strewn
 * too. Empty when it is too short to tell. */
static struct span front_before_end(const struct reading *reading, struct span title)
{
    uint32_t from = title.start + PHRASE_MIN;

    while (from + PHRASE_MIN <= title.end &&
           count_spots(reading, &(struct needle){{from, title.end}, REACH_CLAUSES}) == 0)
        from++;
    return from + PHRASE_MIN <= title.end ? (struct span){title.start, from}
                                          : (struct span){title.start, title.start};
}

/* Removes what was cut from the title's front and end; false when nothing was. */
static bool title_removed(struct reading *reading)
{
    struct needle front = {find_title_front(reading), REACH_BELOW};

    if (!span_is_empty(front.of))
        remove_spots(reading, &front);
    struct needle end = {find_title_end(reading, !span_is_empty(front.of)), REACH_ENDS};
    if (span_is_empty(end.of))
        return !span_is_empty(front.of);
    struct needle rest = {front_before_end(reading, end.of), REACH_APART};
    remove_spots(reading, &end);
    if (!span_is_empty(rest.of))
        remove_spots(reading, &rest);
    return true;
}

void injected_remove(struct reading *reading)
{
    struct needle needle = {brand_find(reading), REACH_ANYWHERE};

    bool named = !span_is_empty(needle.of) && tampered_is_name(reading, needle.of);
    bool tampered = named || tampered_has_institution(reading); /* another brand may be put in */

    if (tampered)
        notes_damage(reading->notes, DAMAGE_TAMPERED_NAMES, false, true);
    if (named || (tampered && span_is_empty(needle.of)))
        return;
    if (span_is_empty(needle.of))
        needle = (struct needle){find_app(reading), REACH_CLAUSES};
    if (span_is_empty(needle.of))
        needle = (struct needle){find_bracket(reading), REACH_ANYWHERE};
    if (span_is_empty(needle.of))
        needle = (struct needle){find_address(reading), REACH_CLAUSES};
    if (span_is_empty(needle.of) && title_removed(reading))
        return;
    if (span_is_empty(needle.of))
        needle = (struct needle){strewn_find(reading), REACH_CLAUSES};
    if (!span_is_empty(needle.of))
        remove_spots(reading, &needle);
}
