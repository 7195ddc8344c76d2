/* names.c: chunks between separators, then the cheapest split of each chunk. */
#include "layout/names.h"

#include "base/utf8.h"
#include "layout/reading.h"

#define RUN_MAX        24u /* characters run together without a separator: eight names */
#define NAME_MAX       4u
#define ONE_NAME_MAX   3u /* characters of a word that is surely no two names */
#define LATIN_NAME_MAX 30u
#define MINORITY_MAX   14u /* characters of a name with · in it */
#define COST_NONE      1000000
#define COST_PART_MAX  20 /* of a character that is a part of a foreign name by itself */

/* Costs of one name by its form. A split pays the sum, so that fewer, likelier names win. */
enum name_cost {
    COST_THREE = 10,
    COST_TWO = 14,
    COST_COMPOUND_FOUR = 11,
    COST_COMPOUND_THREE = 16, /* as much likelier with two characters as other names are */
    COST_RARE = 6,            /* more, when the surname is rare */
    COST_UNKNOWN = 30,        /* a name that has to be one, with an unknown surname */
};

/* Characters that stand in no given name and in many other words. */
static bool cp_is_no_name(uint32_t cp)
{
    static const char words[] =
        "的了是这哪吗呢吧啊你我他她它们说局县省区镇委厅办处厂店讯电者被把没很还"
        "与或每个坛";

    for (const char *s = words; *s; s += 3) {
        uint32_t word =
            ((uint32_t)s[0] & 0x0F) << 12 | ((uint32_t)s[1] & 0x3F) << 6 | ((uint32_t)s[2] & 0x3F);
        if (word == cp)
            return true;
    }
    return false;
}

static bool given_name_fits(const struct text *text, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++)
        if (!cp_is_hanzi(text->fold[at]) || cp_is_no_name(text->fold[at]))
            return false;
    return true;
}

/* 王某, 王某某 */
static bool is_masked(const struct text *text, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++)
        if (text->fold[at] != 0x67D0) /* 某 */
            return false;
    return true;
}

static int name_cost(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    uint32_t length = span_length(name);
    struct span first = {name.start, name.start + 1};

    if (match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, name), SURNAME_NOT))
        return COST_NONE;
    if (!given_name_fits(text, name.start + 1, name.end) &&
        !is_masked(text, name.start + 1, name.end))
        return COST_NONE;
    struct table_match surname = lexicon_longest(lexicon, TABLE_SURNAMES, text, name.start,
                                                 name.start + (length > 2 ? 2 : 1));
    if (length > 2 && match_is(surname, SURNAME_COMPOUND) && surname.length == 2)
        return length == 4 ? COST_COMPOUND_FOUR : COST_COMPOUND_THREE;
    if (length == 4)
        return COST_NONE;
    surname = lexicon_exact(lexicon, TABLE_SURNAMES, text, first);
    int cost = length == 3 ? COST_THREE : COST_TWO;
    if (match_is(surname, SURNAME_COMMON))
        return cost;
    return match_is(surname, SURNAME_RARE) ? cost + COST_RARE : COST_NONE;
}

/* One name with · in it, as 阿不都·热合曼. */
static bool is_dotted_name(const struct text *text, struct span run)
{
    uint32_t dot = run.start;

    if (span_length(run) > MINORITY_MAX)
        return false;
    while (dot < run.end && text->fold[dot] != 0xB7)
        dot++;
    if (dot == run.start || dot + 1 >= run.end)
        return false;
    for (uint32_t at = run.start; at < run.end; at++)
        if (text->fold[at] != 0xB7 &&
            (!cp_is_hanzi(text->fold[at]) || cp_is_no_name(text->fold[at])))
            return false;
    return true;
}

static bool is_latin_name(const struct text *text, struct span run)
{
    if (span_length(run) < 2 || span_length(run) > LATIN_NAME_MAX)
        return false;
    for (uint32_t at = run.start; at < run.end; at++)
        if (!cp_is_latin(text->fold[at]) && text->fold[at] != '.' && text->fold[at] != '-')
            return false;
    return cp_is_latin(text->fold[run.start]);
}

static bool run_is_unknown_name(const struct lexicon *lexicon, const struct text *text,
                                struct span run)
{
    uint32_t length = span_length(run);

    return length >= 2 && length <= NAME_MAX && given_name_fits(text, run.start, run.end) &&
           !match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, run), SURNAME_NOT);
}

/* 公司推|荐阅读: a verb stands across the boundary of two names, which are none then. */
static bool cuts_verb(const struct lexicon *lexicon, const struct text *text, uint32_t boundary)
{
    return match_is(
        lexicon_exact(lexicon, TABLE_COMMON_WORDS, text, (struct span){boundary - 1, boundary + 1}),
        COMMON_VERB);
}

/* Splits a run without separators: best[i] is the cheapest way to read its first i characters. */
static size_t run_split(const struct lexicon *lexicon, const struct text *text, struct span run,
                        bool sure, struct span *ret_names)
{
    int best[RUN_MAX + 1] = {0};
    uint32_t last[RUN_MAX + 1] = {0}, length = span_length(run);
    size_t count = 0;

    if (length < 2 || length > RUN_MAX)
        return 0;
    for (uint32_t end = 1; end <= length; end++) {
        best[end] = COST_NONE;
        for (uint32_t size = 2; size <= NAME_MAX && size <= end; size++) {
            struct span name = {run.start + end - size, run.start + end};
            if (best[end - size] >= COST_NONE)
                continue;
            int cost = best[end - size] + name_cost(lexicon, text, name);
            if (cost < best[end])
                best[end] = cost, last[end] = size;
        }
    }
    if (best[length] >= COST_NONE || (sure && length <= NAME_MAX && best[length] > COST_UNKNOWN)) {
        if (!sure || !run_is_unknown_name(lexicon, text, run))
            return 0;
        ret_names[0] = run;
        return 1;
    }
    for (uint32_t end = length; end > 0; end -= last[end], count++)
        if (end < length && cuts_verb(lexicon, text, run.start + end))
            return 0;
    size_t at = count;
    for (uint32_t end = length; end > 0; end -= last[end])
        ret_names[--at] = (struct span){run.start + end - last[end], run.start + end};
    return count;
}

static bool cp_is_name_part(uint32_t cp)
{
    return cp_is_hanzi(cp) || cp_is_latin(cp) || cp == 0xB7 || cp == '.' || cp == '-';
}

static bool cp_separates_names(uint32_t cp)
{
    return cp_is_space(cp) || cp == 0x3001 /* 、 */ || cp == ',' || cp == ';' || cp == '/' ||
           cp == '|';
}

/* The next run of name characters from `at` on; empty at the end, and when something else stands
 * there. */
static struct span run_next(const struct text *text, uint32_t at, uint32_t end)
{
    while (at < end && cp_separates_names(text->fold[at]))
        at++;
    uint32_t start = at;
    while (at < end && cp_is_name_part(text->fold[at]))
        at++;
    return (struct span){start, at};
}

static bool only_spaces_between(const struct text *text, uint32_t from, uint32_t to)
{
    return skip_space(text, from, to) == to;
}

/* 王 群 and 王 小明: a run of one character goes with the next when only white space is between. */
static struct span run_joined(const struct text *text, struct span run, uint32_t end)
{
    if (span_length(run) != 1 || !cp_is_hanzi(text->fold[run.start]))
        return run;
    struct span next = run_next(text, run.end, end);
    if (span_is_empty(next) || span_length(next) > 2 ||
        !only_spaces_between(text, run.end, next.start))
        return run;
    struct span third = run_next(text, next.end, end);
    if (span_length(next) == 1 && span_length(third) == 1 &&
        span_is_empty(run_next(text, third.end, end)) &&
        only_spaces_between(text, next.end, third.start))
        return (struct span){run.start, third.end};
    return (struct span){run.start, next.end};
}

/* A joined run is one name if its surname is one. */
static size_t joined_read(const struct lexicon *lexicon, const struct text *text, struct span run,
                          bool sure, struct span *ret_names)
{
    struct table_match surname =
        lexicon_exact(lexicon, TABLE_SURNAMES, text, (struct span){run.start, run.start + 1});

    if (!sure && !match_is(surname, SURNAME_COMMON) && !match_is(surname, SURNAME_RARE))
        return 0;
    ret_names[0] = run;
    return 1;
}

/* 普布|扎西, 哈丽娜, 艾力|亚|尔: nothing but parts that names of China's nations are made of, one
 * of more than a character and the others common. */
static bool is_nation_name(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    uint32_t at = name.start, longest = 0;

    if (span_length(name) > NAME_MAX)
        return false;
    while (at < name.end) {
        struct table_match part = lexicon_longest(lexicon, TABLE_FOREIGN_COSTS, text, at, name.end);
        if (part.length == 0 || (part.length == 1 && part.entries[0].kind > COST_PART_MAX))
            return false;
        longest = part.length > longest ? part.length : longest;
        at += part.length;
    }
    return longest > 1;
}

static size_t run_read(const struct lexicon *lexicon, const struct text *text, struct span run,
                       bool sure, struct span *ret_names)
{
    bool nation = span_length(run) == NAME_MAX && is_nation_name(lexicon, text, run);

    if (is_dotted_name(text, run) || nation || (sure && is_latin_name(text, run))) {
        if (match_is(lexicon_exact(lexicon, TABLE_SURNAMES, text, run), SURNAME_NOT))
            return 0;
        ret_names[0] = run;
        return 1;
    }
    return run_split(lexicon, text, run, sure, ret_names);
}

size_t names_read(const struct lexicon *lexicon, const struct text *text, struct span span,
                  bool sure, struct span ret_names[NAMES_MAX])
{
    struct span found[RUN_MAX];
    size_t count = 0;

    struct span first = run_next(text, span.start, span.end);

    /* Beside 阿卜杜拉·买买提, 古丽娜尔 is a name without a surname too. */
    sure |= is_dotted_name(text, first) || is_nation_name(lexicon, text, first);
    for (uint32_t at = span.start;;) {
        struct span run = run_next(text, at, span.end);
        if (span_is_empty(run))
            return run.start == span.end ? count : 0;
        struct span joined = run_joined(text, run, span.end);
        size_t more = joined.end > run.end ? joined_read(lexicon, text, joined, sure, found)
                                           : run_read(lexicon, text, run, sure, found);
        if (more == 0 || count + more > NAMES_MAX)
            return 0;
        memcpy(ret_names + count, found, more * sizeof *found);
        count += more;
        at = joined.end;
    }
}

uint32_t name_prefix(const struct lexicon *lexicon, const struct text *text, struct span span,
                     uint32_t length)
{
    struct span name = {span.start, span.start + length};

    if (name.end > span.end || length < 2 || length > NAME_MAX)
        return span.start;
    return name_cost(lexicon, text, name) < COST_NONE ? name.end : span.start;
}

bool names_stand_apart(const struct text *text, struct span span)
{
    uint32_t length = 0;

    for (uint32_t at = span.start; at < span.end; at++) {
        length = cp_is_hanzi(text->fold[at]) ? length + 1 : 0;
        if (length > ONE_NAME_MAX)
            return false;
    }
    return true;
}

struct slice name_print(struct arena *arena, const struct text *text, struct span name)
{
    char *out = arena_array(arena, (size_t)span_length(name) + 1, UTF8_BYTES_MAX);
    size_t length = 0;

    if (!out)
        return (struct slice){"", 0};
    for (uint32_t at = name.start; at < name.end; at++)
        if (!cp_is_space(text->fold[at]))
            length += utf8_encode(text->cp[at], out + length);
    return (struct slice){out, length};
}
