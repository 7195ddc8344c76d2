/* programme_parts.c: lists behind the name, lists in it, and series of clauses further on. */
#include "recognise/programme/programme_parts.h"

#include "recognise/number/numeral.h"

#define PART_LENGTH_MAX   24u   /* code points */
#define CLAUSE_LENGTH_MAX 16u   /* of a clause in a series */
#define SERIES_REACH_MAX  4000u /* code points behind the name */
#define CLAUSES_MAX       64u   /* short clauses that are compared */
#define PREFIX_LENGTH     2u    /* 落实…, 每日… */
#define COLOURS_MIN       3u    /* that make a system */

static const uint32_t LIST_COMMA = 0x3001, FULL_STOP = 0x3002; /* 、 。 */

uint32_t programme_count_of(uint32_t cp)
{
    if (cp == 0x5341 /* 十 */)
        return 10;
    if (cp == 0x53CC /* 双 */)
        return 2;
    if (cp_is_digit(cp))
        return cp - '0';
    int digit = numeral_digit(cp);
    return digit > 0 ? (uint32_t)digit : 0;
}

static void parts_add(struct programme_parts *parts, struct span part)
{
    if (parts->count < PROGRAMME_PARTS_MAX)
        parts->items[parts->count++] = part;
}

static bool ends_part(uint32_t cp)
{
    return cp == LIST_COMMA || cp == ',' || cp == ';' || cp == FULL_STOP || cp == '\n' ||
           cp == ')' || cp == 0x201D /* ” */;
}

/* 甲、乙、丙 from `at` on, up to the first mark that is none of a list. */
static struct programme_parts read_list(const struct text *text, uint32_t at, uint32_t limit)
{
    struct programme_parts parts = {.count = 0};

    while (at < limit) {
        uint32_t end = at;
        while (end < limit && end - at <= PART_LENGTH_MAX && !ends_part(text->fold[end]))
            end++;
        if (end == at || end - at > PART_LENGTH_MAX)
            break;
        parts_add(&parts, (struct span){at, end});
        if (text_fold(text, end) != LIST_COMMA)
            break;
        at = end + 1;
    }
    return parts;
}

/* Where a list begins that is introduced at `at` by 即, 是指, a colon or a bracket; `at` when none
 * is. */
static uint32_t introduced(const struct text *text, uint32_t at)
{
    static const char *const WORDS[] = {"即", "是指", "就是", "分别是", "包括", "指的是"};
    uint32_t from = at + (text_fold(text, at) == ','), behind = from;

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS && behind == from; i++)
        behind += text_reads_length(text, from, WORDS[i]);
    if (text_fold(text, behind) == ':' || (behind == at && text_fold(text, at) == '('))
        return behind + 1;
    return behind > from ? behind : at;
}

static struct programme_parts of_count(struct programme_parts parts, uint32_t wanted)
{
    if (parts.count != wanted || wanted < 2)
        parts.count = 0;
    return parts;
}

struct programme_parts programme_parts_read(const struct text *text, struct span name, uint32_t end)
{
    uint32_t wanted = programme_count_of(text->fold[name.start]), start = introduced(text, end);
    struct programme_parts parts = {.count = 0};

    if (start > end)
        parts = of_count(read_list(text, start, text->count), wanted);
    if (parts.count > 0)
        return parts;
    parts = read_list(text, name.start, name.end);
    if (parts.count > 2)
        return parts;
    return wanted > 1 ? programme_parts_series(text, name, end)
                      : (struct programme_parts){.count = 0};
}

/* A short clause behind the name. */
struct clause_seen {
    struct span span;
    bool sentence; /* begins and ends one */
};

/* The short clauses from `at` on. */
static size_t read_clauses(const struct text *text, uint32_t at, struct clause_seen *clauses)
{
    uint32_t limit = at + SERIES_REACH_MAX < text->count ? at + SERIES_REACH_MAX : text->count;
    size_t count = 0;
    bool begins = false;

    while (at < limit && count < CLAUSES_MAX) {
        uint32_t end = at;
        while (end < limit && text->fold[end] != ',' && text->fold[end] != ';' &&
               text->fold[end] != FULL_STOP && text->fold[end] != '\n')
            end++;
        bool ends = text_fold(text, end) == FULL_STOP || text_fold(text, end) == '\n';
        if (end - at > PREFIX_LENGTH && end - at <= CLAUSE_LENGTH_MAX)
            clauses[count++] = (struct clause_seen){{at, end}, begins && ends};
        begins = ends;
        at = end + 1;
    }
    return count;
}

/* Whether the clause ends in the last two characters of the name: 用工保障 of 三大保障. */
static bool ends_like(const struct text *text, struct span clause, struct span name)
{
    struct span a = {clause.end - 2, clause.end}, b = {name.end - 2, name.end};

    for (uint32_t at = clause.start; at < clause.end; at++)
        if (text->fold[at] == LIST_COMMA)
            return false;
    return text_equal(text, a, b);
}

static bool begin_alike(const struct text *text, struct span a, struct span b)
{
    a.end = a.start + PREFIX_LENGTH;
    b.end = b.start + PREFIX_LENGTH;
    return text_equal(text, a, b);
}

static bool is_listed(const struct text *text, const struct programme_parts *parts,
                      struct span part)
{
    for (uint32_t i = 0; i < parts->count; i++)
        if (text_equal(text, parts->items[i], part))
            return true;
    return false;
}

/* The clauses that begin like clauses[first]: those that end in the name's noun, without their
 * verb, or else those that are whole sentences. */
static struct programme_parts read_series(const struct text *text, struct span name,
                                          const struct clause_seen *clauses, size_t count,
                                          size_t first)
{
    struct programme_parts parts = {.count = 0};
    bool noun = ends_like(text, clauses[first].span, name);

    for (size_t i = first; (noun || clauses[first].sentence) && i < count; i++) {
        struct span part = clauses[i].span;
        if (!begin_alike(text, part, clauses[first].span) ||
            !(noun ? ends_like(text, part, name) : clauses[i].sentence))
            continue;
        if (noun && span_length(part) > PREFIX_LENGTH + 2)
            part.start += PREFIX_LENGTH;
        if (!is_listed(text, &parts, part))
            parts_add(&parts, part);
    }
    return parts;
}

struct programme_parts programme_parts_series(const struct text *text, struct span name,
                                              uint32_t end)
{
    struct clause_seen clauses[CLAUSES_MAX];
    size_t count = span_length(name) > 2 ? read_clauses(text, end, clauses) : 0;
    struct programme_parts parts = {.count = 0};

    for (size_t i = 0; i < count && parts.count == 0; i++)
        parts = of_count(read_series(text, name, clauses, count, i),
                         programme_count_of(text->fold[name.start]));
    return parts;
}

static bool is_colour(uint32_t cp)
{
    static const uint32_t COLOURS[] = {0x7EA2, 0x9EC4, 0x7EFF, 0x84DD, 0x6A59, 0x767D};

    for (size_t i = 0; i < sizeof COLOURS / sizeof *COLOURS; i++) /* 红黄绿蓝橙白 */
        if (COLOURS[i] == cp)
            return true;
    return false;
}

struct programme_parts programme_parts_colours(const struct text *text, struct span span)
{
    struct programme_parts parts = {.count = 0};

    for (uint32_t at = span.start + 1; at + 1 < span.end; at++) {
        struct span part = {at - 1, at + 2};
        struct span first = parts.count > 0 ? parts.items[0] : part;
        if (!is_colour(text->fold[at]) || !cp_is_hanzi(text->fold[at - 1]) ||
            !cp_is_hanzi(text->fold[at + 1]) || is_listed(text, &parts, part) ||
            text->fold[part.start] != text->fold[first.start] ||
            text->fold[part.end - 1] != text->fold[first.end - 1])
            continue;
        parts_add(&parts, part);
    }
    if (parts.count < COLOURS_MIN)
        parts.count = 0;
    return parts;
}
