/*
 * lead_set.c: what the names of parts say of how they divide their whole, by check_words.tsv.
 *
 *     男生 and 女生          halves: nothing is left out, and nobody is both
 *     住校生 and 男生        halves of two divisions: somebody may be both
 *     省级 and 国家级        traits of one sort; 女党员 and 青年 of two
 */
#include "check/lead.h"
#include "recognise/number/unit.h"

static bool is_negation(const struct text *text, uint32_t at)
{
    static const char *const WORDS[] = {"非", "不", "未", "无", "没", NULL};

    return reader_one_of(text, at, WORDS) > 0;
}

/* Where the first of the forms in the `length` bytes at `forms`, which / separates, stands in
 * `name`; empty when none does. */
static struct span form_find(const struct checker *checker, struct span name, const char *forms,
                             size_t length)
{
    char form[4 * LEXICON_KEY_MAX + 1];

    for (size_t from = 0, to = 0; from < length; from = to + 1) {
        for (to = from; to < length && forms[to] != '/'; to++)
            ;
        if (to == from || to - from >= sizeof form)
            continue;
        memcpy(form, forms + from, to - from);
        form[to - from] = '\0';
        uint32_t at = text_find(checker->text, name, form);
        if (at < name.end)
            return (struct span){at, at + text_reads_length(checker->text, at, form)};
    }
    return (struct span){name.end, name.end};
}

bool lead_has_form(const struct checker *checker, struct span span, const char *forms)
{
    return !span_is_empty(form_find(checker, span, forms, strlen(forms)));
}

/* Whether the deed at `at` is one that `yes` has by another word: 追回 and 退赃. */
static bool is_same_deed(const struct checker *checker, struct span no, uint32_t at,
                         struct span yes)
{
    struct table_match word =
        lexicon_longest(checker->lexicon, TABLE_CHECK_WORDS, checker->text, at, no.end);

    for (uint32_t i = 0; i < word.entry_count; i++)
        if (word.entries[i].kind == CHECK_WORD_DEED &&
            lead_has_form(checker, yes, table_column(word.table, &word.entries[i], 0)))
            return !lead_has(checker, yes, CHECK_WORD_UNDONE);
    return false;
}

/* A negation, and the two characters behind it stand without one in `yes`, or another word for what
 * they say. */
bool lead_denies(const struct checker *checker, struct span yes, struct span no)
{
    const struct text *text = checker->text;

    for (uint32_t at = no.start; at + 2 < no.end; at++) {
        if (!is_negation(text, at))
            continue;
        for (uint32_t with = yes.start; with + 1 < yes.end; with++)
            if (text->fold[with] == text->fold[at + 1] &&
                text->fold[with + 1] == text->fold[at + 2] && !is_negation(text, with - 1))
                return true;
        if (is_same_deed(checker, no, at + 1, yes))
            return true;
    }
    return false;
}

static bool ends_alike(const struct text *text, struct span a, struct span b)
{
    return span_is_empty(a) || span_is_empty(b) || text->fold[a.end - 1] == text->fold[b.end - 1];
}

/* Whether the same is counted under both names, but for the words that tell them apart: 公办小学
 * and 民办小学, but not 民办幼儿园, nor 普惠性民办小学. */
static bool is_other_half(const struct text *text, struct span a, struct span word_a, struct span b,
                          struct span word_b)
{
    struct span head_a = {a.start, word_a.start}, head_b = {b.start, word_b.start};
    struct span tail_a = {word_a.end, a.end}, tail_b = {word_b.end, b.end};

    return ends_alike(text, tail_a, tail_b) &&
           (span_is_empty(head_b) || (!span_is_empty(head_a) && ends_alike(text, head_a, head_b)));
}

/* Whether the other figures are called by the members, one each, as `first` is called by its key.
 */
static bool members_fit(const struct checker *checker, const char *members, const uint32_t *figures,
                        size_t count, size_t first, struct span key)
{
    struct span own = lead_name(checker, figures[first]);
    size_t found = 0, wanted = 0;

    for (size_t length; *members && *members != '|';
         members += length + strspn(members + length, " ")) {
        length = strcspn(members, " |");
        wanted++;
        for (size_t i = 0; i < count; i++) {
            struct span name = lead_name(checker, figures[i]);
            struct span word = form_find(checker, name, members, length);
            bool half = first < i ? is_other_half(checker->text, own, key, name, word)
                                  : is_other_half(checker->text, name, word, own, key);
            if (i != first && !span_is_empty(word) && half) {
                found++;
                break;
            }
        }
    }
    return found == wanted && count == wanted + 1;
}

/* The same of one of the sets that | separates in the column of a row. */
static bool row_fits(const struct checker *checker, const char *sets, const uint32_t *figures,
                     size_t count, size_t first, struct span key)
{
    for (; *sets; sets += strcspn(sets, "|"), sets += *sets == '|')
        if (members_fit(checker, sets, figures, count, first, key))
            return true;
    return false;
}

/* What the row of a word says of the figures, of which `first` is called by it. */
static enum lead_set entry_set(const struct checker *checker, const struct table *table,
                               const struct table_entry *entry, const uint32_t *figures,
                               size_t count, size_t first, struct span key)
{
    if ((entry->kind != CHECK_WORD_SET && entry->kind != CHECK_WORD_PAIR) ||
        !row_fits(checker, table_column(table, entry, 0), figures, count, first, key))
        return LEAD_NO_SET;
    return entry->kind == CHECK_WORD_SET ? LEAD_SET : LEAD_PERHAPS_SET;
}

enum lead_set lead_set_of(const struct checker *checker, const uint32_t *figures, size_t count)
{
    enum lead_set set = LEAD_NO_SET;

    for (size_t i = 0; count == 2 && i < count; i++) {
        struct span yes = lead_name(checker, figures[i]), no = lead_name(checker, figures[1 - i]);
        if (lead_denies(checker, yes, no) && ends_alike(checker->text, yes, no))
            return LEAD_SET;
    }
    for (size_t first = 0; first < count && set == LEAD_NO_SET; first++) {
        struct span name = lead_name(checker, figures[first]);
        for (uint32_t at = name.start; at < name.end && set == LEAD_NO_SET; at++) {
            struct table_match match = lead_next_word(checker, name, &at);
            for (uint32_t i = 0; i < match.entry_count && set == LEAD_NO_SET; i++)
                set = entry_set(checker, match.table, &match.entries[i], figures, count, first,
                                (struct span){at, at + match.length});
        }
    }
    return set;
}

/* Whether a member of the sets in the column of a row stands in `name`. */
static bool has_member(const struct checker *checker, const char *sets, struct span name)
{
    for (size_t length; *sets; sets += length + strspn(sets + length, " |")) {
        length = strcspn(sets, " |");
        if (!span_is_empty(form_find(checker, name, sets, length)))
            return true;
    }
    return false;
}

/* Whether `name` has a word that others belong to, and whether one of these stands in `other`. */
static bool is_half(const struct checker *checker, struct span name, struct span other,
                    bool *ret_same)
{
    bool half = false;

    for (uint32_t at = name.start; at < name.end; at++) {
        struct table_match match = lead_next_word(checker, name, &at);
        for (uint32_t i = 0; i < match.entry_count; i++) {
            if (match.entries[i].kind != CHECK_WORD_SET && match.entries[i].kind != CHECK_WORD_PAIR)
                continue;
            half = true;
            *ret_same = *ret_same ||
                        has_member(checker, table_column(match.table, &match.entries[i], 0), other);
        }
    }
    return half;
}

static bool two_may_share(const struct checker *checker, uint32_t a, uint32_t b)
{
    struct span name = lead_name(checker, a), other = lead_name(checker, b);
    bool same = false, half = is_half(checker, name, other, &same);
    bool other_half = is_half(checker, other, name, &same);
    bool trait = lead_has(checker, name, CHECK_WORD_TRAIT);
    bool other_trait = lead_has(checker, other, CHECK_WORD_TRAIT);

    if (same || (half && other_half))
        return !same;
    if (trait && other_trait)
        return !ends_alike(checker->text, name, other);
    return (half || other_half || trait || other_trait) &&
           unit_is_person(checker->text, checker->findings->figures[a].unit_span);
}

bool lead_may_share(const struct checker *checker, const uint32_t *figures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            if (two_may_share(checker, figures[i], figures[k]))
                return true;
    return false;
}

bool lead_is_rate_of(const struct checker *checker, struct span rate, struct span name)
{
    for (uint32_t at = rate.start; at < rate.end; at++) {
        struct table_match match = lead_next_word(checker, rate, &at);
        for (uint32_t i = 0; i < match.entry_count; i++) {
            const char *forms = table_column(match.table, &match.entries[i], 0);
            if (match.entries[i].kind == CHECK_WORD_RATE && lead_has_form(checker, name, forms))
                return true;
        }
    }
    return false;
}
