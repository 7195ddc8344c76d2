/* document.c: pairs of marks, the last word of a title, and a bracket with a number. */
#include "recognise/document.h"

#define TITLE_LENGTH_MAX  120u /* code points; longer ones are a mark that was never closed */
#define NUMBER_LENGTH_MAX 40u
#define LAST_WORD_MAX     6u

static const uint32_t OPEN = 0x300A, CLOSE = 0x300B, NUMBER_WORD = 0x53F7; /* 《 》 号 */

/* Where the 》 stands that belongs to the 《 at `at`; `at` when there is none. */
static uint32_t find_close(const struct text *text, uint32_t at)
{
    unsigned depth = 0;

    for (uint32_t i = at; i < text->count && i - at <= TITLE_LENGTH_MAX; i++) {
        if (text->fold[i] == '\n')
            break;
        depth += text->fold[i] == OPEN;
        if (text->fold[i] == CLOSE && --depth == 0)
            return i;
    }
    return at;
}

/* The title without a bracket at its end: (试行), (第一期). */
static struct span without_bracket(const struct text *text, struct span title)
{
    uint32_t end = title.end;

    if (end > title.start && text->fold[end - 1] == ')')
        while (end > title.start && text->fold[end - 1] != '(')
            end--;
    if (end > title.start + 1 && end < title.end)
        title.end = end - 1;
    return title;
}

static enum document_kind kind_of(const struct lexicon *lexicon, const struct text *text,
                                  struct span title)
{
    title = without_bracket(text, title);
    for (uint32_t length = LAST_WORD_MAX; length > 0; length--) {
        if (span_length(title) < length)
            continue;
        struct table_match match = lexicon_exact(lexicon, TABLE_DOCUMENT_WORDS, text,
                                                 (struct span){title.end - length, title.end});
        if (match.table)
            return (enum document_kind)match.entries[0].kind;
    }
    return DOCUMENT_OTHER;
}

/* The number in the bracket behind the title; empty when there is none. */
static struct span number_behind(const struct text *text, uint32_t at)
{
    bool digits = false;

    if (text_fold(text, at) != '(')
        return (struct span){at, at};
    for (uint32_t i = at + 1; i < text->count && i - at <= NUMBER_LENGTH_MAX; i++) {
        if (text->fold[i] == ')' && digits && text->fold[i - 1] == NUMBER_WORD)
            return (struct span){at + 1, i};
        if (text->fold[i] == ')' || text->fold[i] == '\n')
            break;
        digits |= cp_is_digit(text->fold[i]);
    }
    return (struct span){at, at};
}

void document_recognise(struct arena *arena, const struct lexicon *lexicon,
                        const struct layout *layout, struct findings *findings)
{
    const struct text *text = &layout->body;

    for (uint32_t at = 0; at < text->count; at++) {
        uint32_t close = text->fold[at] == OPEN ? find_close(text, at) : at;
        if (close <= at + 1)
            continue;
        struct document *list = arena_grow(arena, findings->documents, findings->document_count,
                                           &findings->document_capacity, sizeof *list);
        if (!list)
            return;
        struct span title = {at + 1, close};
        findings->documents = list;
        list[findings->document_count++] =
            (struct document){.span = {at, close + 1},
                              .title = text_utf8(arena, text, title),
                              .number = text_utf8(arena, text, number_behind(text, close + 1)),
                              .kind = kind_of(lexicon, text, title)};
        at = close;
    }
}
