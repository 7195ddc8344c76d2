/* label.c: see label.h. */
#include "layout/label.h"

#include "layout/reading.h"

#define LABEL_LENGTH_MAX 8u
#define LONE_SOURCE_MAX  12u

bool label_is_person(enum label_kind kind)
{
    return kind >= LABEL_AUTHOR && kind <= LABEL_CONTRIBUTOR;
}

bool label_is_title(enum label_kind kind)
{
    return kind == LABEL_ORIGINAL_TITLE || kind == LABEL_SUBTITLE || kind == LABEL_KICKER;
}

enum role_kind label_role(enum label_kind kind)
{
    static const enum role_kind roles[] = {
        [LABEL_AUTHOR] = ROLE_AUTHOR,
        [LABEL_REPORTER] = ROLE_REPORTER,
        [LABEL_CORRESPONDENT] = ROLE_CORRESPONDENT,
        [LABEL_INTERN] = ROLE_INTERN,
        [LABEL_PHOTOGRAPHER] = ROLE_PHOTOGRAPHER,
        [LABEL_EDITOR] = ROLE_EDITOR,
        [LABEL_REVIEWER] = ROLE_REVIEWER,
        [LABEL_PROOFREADER] = ROLE_PROOFREADER,
        [LABEL_SUPERVISOR] = ROLE_SUPERVISOR,
        [LABEL_CONTRIBUTOR] = ROLE_CONTRIBUTOR,
    };
    return roles[kind];
}

/* A label printed with white space inside: 来 源:, 责 编:. Its first character stands alone, for in
 * 来源:网络 编辑:甲 the word before 编辑 is a value. */
static bool spaced_label_at(const struct lexicon *lexicon, const struct text *text,
                            struct span span, struct label *ret_label)
{
    uint32_t fold[LABEL_LENGTH_MAX], count = 0, at = span.start;

    if (!cp_is_space(text_fold(text, span.start + 1)))
        return false;
    for (; at < span.end && count < LABEL_LENGTH_MAX && text->fold[at] != ':'; at++)
        if (!cp_is_space(text->fold[at]))
            fold[count++] = text->fold[at];
    if (at == span.end || text->fold[at] != ':' || count < 2)
        return false;
    struct text packed = {.cp = fold, .fold = fold, .count = count};
    struct table_match match =
        lexicon_exact(lexicon, TABLE_LABELS, &packed, (struct span){0, count});
    if (!match.table)
        return false;
    *ret_label = (struct label){(enum label_kind)match.entries[0].kind, at, at, true};
    return true;
}

/* What stands between a label and its value: a colon; a bar where the label names a person or a
 * source; a slash or a bar before the digits of a date. */
static bool label_closes(const struct text *text, struct label *label, struct span span)
{
    uint32_t mark = skip_space(text, label->end, span.end);
    uint32_t cp = mark < span.end ? text->fold[mark] : 0;

    bool bar = cp == '|' && (label_is_person(label->kind) || label->kind == LABEL_SOURCE);
    struct span value = text_trim(text, (struct span){mark + 1, span.end});
    bool alone = bar && label->kind == LABEL_SOURCE && span_length(value) <= LONE_SOURCE_MAX &&
                 span_hanzi(text, value) == span_length(value) && span_length(value) > 1;
    label->colon = cp == ':' || alone; /* 来源|清河农业 and no more */
    bool slash = (cp == '/' || cp == '|') &&
                 (label->kind == LABEL_DATE || label->kind == LABEL_UPDATE) &&
                 cp_is_digit(text_fold(text, skip_space(text, mark + 1, span.end)));
    label->value = mark;
    return label->colon || bar || slash;
}

bool label_at(const struct lexicon *lexicon, const struct text *text, struct span span,
              struct label *ret_label)
{
    struct table_match match = lexicon_longest(lexicon, TABLE_LABELS, text, span.start, span.end);

    if (match.table)
        *ret_label = (struct label){.kind = (enum label_kind)match.entries[0].kind,
                                    .end = span.start + match.length};
    if (!(match.table && label_closes(text, ret_label, span)) &&
        !spaced_label_at(lexicon, text, span, ret_label))
        return false;
    ret_label->value = skip_space(text, ret_label->value + 1, span.end);
    return true;
}

bool label_bare_at(const struct lexicon *lexicon, const struct text *text, struct span span,
                   struct label *ret_label)
{
    struct table_match match = lexicon_longest(lexicon, TABLE_LABELS, text, span.start, span.end);
    uint32_t end = span.start + match.length;

    if (!match.table || match.length < 2 || end >= span.end)
        return false;
    uint32_t value = skip_space(text, end, span.end);
    *ret_label = (struct label){(enum label_kind)match.entries[0].kind, end, value, false};
    if (ret_label->kind == LABEL_DATE || ret_label->kind == LABEL_UPDATE) /* 发布于2020-03-03 */
        return value < span.end && cp_is_digit(text->fold[value]);
    return (value > end || text_fold(text, value) == 0x300A) && /* 转自《清河日报》 */
           ret_label->kind != LABEL_IGNORED && !label_is_title(ret_label->kind);
}
