/* programme_name.c: numbers, halves and clauses. */
#include "recognise/programme/programme_name.h"

#include "recognise/programme/programme_parts.h"

#define CLAUSES_MAX      6u
#define CLAUSES_OF_CHANT 3u /* of one length */

static const uint32_t LIST_COMMA = 0x3001, ONE = 0x4E00; /* 、 一 */

bool programme_word_stands(struct table_match word, const char *where)
{
    return word.table && strcmp(table_column(word.table, word.entries, 0), where) == 0;
}

bool programme_word_is_far(struct table_match word)
{
    return programme_word_stands(word, "far") || programme_word_stands(word, "head");
}

bool programme_name_counts(uint32_t cp)
{
    return programme_count_of(cp) > 0 || cp == 0x767E || cp == 0x5343 || cp == 0x4E07; /* 百千万 */
}

bool programme_name_is_number(const struct text *text, struct span name)
{
    for (uint32_t at = name.start; at < name.end; at++)
        if (!programme_name_counts(text->fold[at]) && text->fold[at] != '+' &&
            !cp_is_digit(text->fold[at]))
            return false;
    return span_length(name) != PROGRAMME_PAIR || !cp_is_hanzi(text->fold[name.start]) ||
           text->fold[name.start] != text->fold[name.start + 2];
}

bool programme_name_is_word(const struct lexicon *lexicon, const struct text *text,
                            struct span name)
{
    return programme_word_stands(lexicon_exact(lexicon, TABLE_PROGRAMME_NOUNS, text, name), "word");
}

/* Whether the number at the beginning is one of a word, or measures: 双喜|堂, 五一|奖章, 三米|空间,
 * 七天|见效, 千万|别; digits count only in 1+5+N. */
static bool begins_word(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    uint32_t behind = name.start;
    struct table_match known =
        lexicon_longest(lexicon, TABLE_PROGRAMME_NOUNS, text, name.start, name.end);
    struct table_match word =
        lexicon_longest(lexicon, TABLE_COMMON_WORDS, text, name.start, name.end);

    while (behind < name.end && programme_name_counts(text->fold[behind]))
        behind++;
    struct table_match unit = lexicon_longest(lexicon, TABLE_UNITS, text, behind, name.end);
    bool measures = unit.table && !match_is(unit, UNIT_COUNT);
    bool digits = cp_is_digit(text->fold[name.start]) && text_fold(text, name.start + 1) != '+';
    if (text_fold(text, name.start + 2) == text->fold[name.start] && !digits)
        return false; /* 三清三拆 */
    return digits || measures || programme_word_stands(known, "word") ||
           (word.length > 1 && (match_is(word, COMMON_NOUN) || match_is(word, COMMON_TIME))) ||
           text_reads(text, name.start, "千万");
}

/* 三大保障, 六稳 and 百名局长进千企 begin with a number; 一 counts only beside another: 一企一员,
 * for 一路畅行 counts nothing. */
static bool has_count(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    uint32_t numbers = 0;

    for (uint32_t at = name.start; at < name.end; at++)
        numbers += programme_name_counts(text->fold[at]);
    if (!programme_name_counts(text->fold[name.start]))
        return false;
    return text->fold[name.start] == ONE ? numbers > 1 : !begins_word(lexicon, text, name);
}

/* 贷牛还牛: the second half answers the first. */
static bool is_parallel(const struct text *text, struct span name)
{
    return span_length(name) == PROGRAMME_PAIR &&
           text->fold[name.start + 1] == text->fold[name.start + 3] &&
           text->fold[name.start] != text->fold[name.start + 2];
}

static bool is_clause_mark(uint32_t cp)
{
    return cp == LIST_COMMA || cp == ',';
}

/* The clauses of the name. How many there are; 0 when they are too many. */
static size_t read_clauses(const struct text *text, struct span name,
                           struct span clauses[CLAUSES_MAX])
{
    size_t count = 0;

    for (uint32_t start = name.start, at = name.start; at <= name.end; at++) {
        if (at < name.end && !is_clause_mark(text->fold[at]))
            continue;
        if (count == CLAUSES_MAX || at == start)
            return 0;
        clauses[count++] = (struct span){start, at};
        start = at + 1;
    }
    return count;
}

bool programme_name_has_clauses(const struct text *text, struct span name)
{
    struct span clauses[CLAUSES_MAX];
    return read_clauses(text, name, clauses) > 1;
}

/* 谁来管、怎么管 asks. */
static bool asks(const struct text *text, struct span name)
{
    static const char *const WORDS[] = {"怎么", "怎样", "如何", "什么", "哪里", "为何"};

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (text_find(text, name, WORDS[i]) < name.end)
            return true;
    return false;
}

/* 真查、真改、真过硬 begin alike, 居民议、商户帮、社区跟 are three of one length. */
static bool is_chant(const struct text *text, struct span name)
{
    struct span clauses[CLAUSES_MAX];
    size_t count = read_clauses(text, name, clauses), alike = 0, even = 0;

    for (size_t i = 1; i < count && !asks(text, name); i++) {
        alike += text->fold[clauses[i].start] == text->fold[clauses[0].start];
        even += span_length(clauses[i]) == span_length(clauses[0]);
    }
    return count > 1 && (alike > 0 || (even == count - 1 && count >= CLAUSES_OF_CHANT));
}

bool programme_name_speaks(const struct lexicon *lexicon, const struct text *text, struct span name)
{
    return has_count(lexicon, text, name) || is_parallel(text, name) || is_chant(text, name);
}
