/* shift.c: where runs begin, and what stands in their place. */
#include "repair/shift.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "intake/decode.h"
#include "lexicon/fold.h"
#include "repair/language.h"
#include "repair/ruby.h"
#include "repair/shift_run.h"
#include "repair/shift_search.h"

/* The length of the quotation that is open at the end of what was written of this line; 0 when none
 * is. */
static uint32_t open_quotation(const struct text_builder *out)
{
    uint32_t first = out->count > SENTENCE_REACH_MAX ? out->count - SENTENCE_REACH_MAX : 0;

    for (uint32_t at = out->count; at > first && out->cp[at - 1] != '\n'; at--) {
        uint32_t folded = fold_cp(out->cp[at - 1]);
        if (folded == 0x201C || folded == 0x201D)
            return folded == 0x201C ? out->count - at + 1 : 0;
    }
    return 0;
}

/* A comma whose bytes stood between two characters, of which the second carries a reading: the
 * ，F(xiàn) of 。現, where the filler left no trace. */
static bool begins_open(const struct text *text, uint32_t at)
{
    bool comma = text->cp[at] == ',' || text->cp[at] == 0xFF0C;

    if (!comma || at + 2 >= text->count || !cp_is_latin(text->cp[at + 1]))
        return false;
    uint32_t length = ruby_bracketed(text, at + 2);
    if (length == 0)
        return false;
    struct readings readings = readings_of(text, (struct span){at + 3, at + 1 + length});
    return readings_have(&readings, decode_gbk_pair(0xAC, text->cp[at + 1]));
}

/* Whether a cut stands at `at` that could begin a run: before the rest of a reading, or before a
 * mark that more text follows at once. */
static bool begins_cut(const struct text *text, uint32_t at)
{
    if (text->cp[at] != '?' || at + 2 >= text->count)
        return false;
    return shift_is_mark(text->cp[at + 1]) ? !cp_is_space(text->cp[at + 2])
                                           : ruby_cut(text, at) > 0;
}

/* Learns which script the page is in: one with readings is Traditional, and in a short one the
 * damage itself would outvote the text. */
static void learn_script(const struct text *text, struct shift_site *site)
{
    uint32_t traditional = 0, simplified = 0, readings = 0;

    for (uint32_t at = 0; at < text->count; at++) {
        uint32_t cp = text->cp[at], length = ruby_bracketed(text, at);
        simplified += fold_is_simplified(cp);
        traditional += cp_is_hanzi(cp) && fold_cp(cp) != cp;
        readings += length > 0 || ruby_cut(text, at) > 0;
        if (length == 0 || at == 0 || text->cp[at - 1] > 0xFFFF)
            continue;
        uint32_t carrier = text->cp[at - 1];
        struct readings found = readings_of(text, (struct span){at + 1, at + length - 1});
        if (readings_have(&found, carrier))
            site->annotated[carrier / 64] |= UINT64_C(1) << carrier % 64;
    }
    site->is_cut = readings > 0;
    site->is_traditional = readings > 0 || traditional >= simplified;
}

static void learn_neighbours(const struct text *text, struct shift_site *site)
{
    for (uint32_t at = 0, a = '^', b = '^'; at < text->count; at++) {
        uint32_t c = language_symbol(text->cp[at]);
        shift_site_add(site, a, b, c);
        shift_site_add(site, 0, b, c);
        shift_site_add(site, 0, 0, text->cp[at]);
        a = b;
        b = c;
        at += ruby_bracketed(text, at + 1);
    }
}

static bool page_prepare(struct shift_page *page)
{
    struct arena *arena = page->notes->arena;

    if (page->search)
        return true;
    struct shift_site *site = page->site = arena_take(arena, sizeof *site);
    page->run = arena_take(arena, sizeof *page->run);
    page->reading = arena_take(arena, sizeof *page->reading);
    page->search = shift_search_new(arena, site);
    if (!page->search)
        return false;
    learn_script(page->text, site);
    learn_neighbours(page->text, site);
    return true;
}

/* Each character gets the bytes of what stood there since the one before it. */
static void append_reading(const struct text *text, const struct shift_run *run,
                           const struct shift_reading *reading, struct text_builder *out)
{
    uint32_t from = run->token[0].span.start;

    for (uint32_t i = 0; i < reading->count; i++) {
        const struct shift_emission *e = &reading->emission[i];
        bool last_of_token = i + 1 == reading->count || e[1].token != e->token;
        uint32_t end = last_of_token ? run->token[e->token].span.end : from;
        struct span raw = {text->raw[from], text->raw[from]};
        if (end > from)
            raw = text_raw_span(text, (struct span){from, end});
        text_append(out, e->cp, fold_cp(e->cp), raw.start, (uint16_t)span_length(raw));
        from = end;
    }
}

uint32_t shift_mend(struct shift_page *page, uint32_t at, struct text_builder *out)
{
    const struct text *text = page->text;
    bool open = begins_open(text, at);

    if ((!open && !begins_cut(text, at)) || !page_prepare(page))
        return at;
    if (shift_search_is_spent(page->search)) {
        notes_damage(page->notes, DAMAGE_BYTE_SHIFT, false, true);
        return at;
    }
    struct shift_run *run = page->run;
    shift_run_begin(run, text, at, open);
    for (unsigned i = 0; i < 2; i++)
        run->before[i] = out->count + i >= 2 ? out->cp[out->count + i - 2] : '\n';
    run->quoted = open_quotation(out);
    switch (shift_search_run(page->search, run, page->reading)) {
    case SHIFT_NONE:
        break;
    case SHIFT_LOST:
        notes_damage(page->notes, DAMAGE_BYTE_SHIFT, false, true);
        break;
    case SHIFT_READ:
        page->site->is_cut = true;
        if (page->reading->count > out->capacity - out->count - (text->count - at)) {
            notes_damage(page->notes, DAMAGE_BYTE_SHIFT, false, true);
            break;
        }
        notes_damage(page->notes, DAMAGE_BYTE_SHIFT, page->reading->unsure == 0, true);
        append_reading(text, run, page->reading, out);
        return run->token[page->reading->token_end - 1].span.end;
    }
    return at;
}
