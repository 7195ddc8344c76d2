/*
 * sentences.c: a sentence ends at 。！？ with the closing marks after it, and at a paragraph's end.
 *
 *     他说:“好!”大家笑了。又下雨了   ->   [他说:“好!”] [大家笑了。] [又下雨了]
 */
#include "layout/body.h"

static bool cp_is_ascii_word(uint32_t cp)
{
    return cp_is_latin(cp) || cp_is_digit(cp) || cp == '=' || cp == '&' || cp == '/';
}

/* The ! and ? of a web address or of "a!b" end nothing. */
static bool ends_here(const struct text *body, struct span paragraph, uint32_t at)
{
    uint32_t cp = body->fold[at];

    if (!cp_ends_sentence(cp))
        return false;
    if (cp == 0x3002 || at == paragraph.start || at + 1 == paragraph.end)
        return true;
    return !(cp_is_ascii_word(body->fold[at - 1]) && cp_is_ascii_word(body->fold[at + 1]));
}

/* After the mark: more marks, and closing quotes and brackets. A straight quote closes only when
 * one is open. */
static uint32_t closing_end(const struct text *body, struct span paragraph, uint32_t start,
                            uint32_t at)
{
    bool quote_open = false;

    for (uint32_t i = start; i < at; i++)
        quote_open ^= body->fold[i] == '"';
    while (at < paragraph.end) {
        uint32_t cp = body->fold[at];
        if (cp == '"' ? !quote_open : !(cp_ends_sentence(cp) || cp_is_closing(cp)))
            break;
        quote_open ^= cp == '"';
        at++;
    }
    return at;
}

static bool is_heading(const struct layout *layout, struct span paragraph)
{
    for (size_t i = 0; i < layout->section_count; i++)
        if (layout->sections[i].heading.start == paragraph.start &&
            !span_is_empty(layout->sections[i].heading))
            return true;
    return false;
}

static void sentence_push(struct reading *reading, size_t *capacity, struct span span)
{
    struct layout *layout = reading->layout;

    span = text_trim(&layout->body, span);
    if (span_is_empty(span))
        return;
    struct span *list = arena_grow(reading->notes->arena, layout->sentences, layout->sentence_count,
                                   capacity, sizeof *list);
    if (!list)
        return;
    layout->sentences = list;
    list[layout->sentence_count++] = span;
}

void sentences_cut(struct reading *reading)
{
    const struct layout *layout = reading->layout;
    const struct text *body = &layout->body;
    size_t capacity = 0;

    for (size_t i = 0; i < layout->paragraph_count; i++) {
        struct span paragraph = layout->paragraphs[i];
        uint32_t start = paragraph.start;
        if (is_heading(layout, paragraph))
            continue;
        for (uint32_t at = start; at < paragraph.end;) {
            if (!ends_here(body, paragraph, at++))
                continue;
            at = closing_end(body, paragraph, start, at);
            sentence_push(reading, &capacity, (struct span){start, at});
            start = at;
        }
        sentence_push(reading, &capacity, (struct span){start, paragraph.end});
    }
}
