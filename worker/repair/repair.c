/* repair.c: one pass over the characters, from the text as it came to the text that is read. */
#include "repair/repair.h"

#include "base/utf8.h"
#include "intake/mojibake.h"
#include "lexicon/fold.h"
#include "repair/markup.h"
#include "repair/noise.h"
#include "repair/ruby.h"
#include "repair/shift.h"
#include "repair/shift_search.h"

#define CJK_FIRST 0x2E80u
#define TAGS_MAX  8u /* one after another, before it is looked no further */

/* Characters that show nothing: soft hyphen, zero-width ones, marks of direction and byte order. */
static bool is_invisible(uint32_t cp)
{
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x2064) || cp == 0xFEFF || cp == 0x7F ||
           (cp < 0x20 && cp != '\n' && cp != '\t');
}

/* The length of a line end at `at`: \n, \r, \r\n, U+0085, U+2028 or U+2029; else 0. */
static uint32_t line_end_length(const struct text *text, uint32_t at)
{
    uint32_t cp = text->cp[at];

    if (cp == '\r')
        return at + 1 < text->count && text->cp[at + 1] == '\n' ? 2 : 1;
    return cp == '\n' || cp == 0x85 || cp == 0x2028 || cp == 0x2029 || cp == '\f' || cp == '\v';
}

static struct text fold_text(struct arena *arena, const struct text *text)
{
    struct text folded = *text;
    uint32_t *fold = arena_array(arena, text->count, sizeof *fold);

    for (uint32_t i = 0; fold && i < text->count; i++)
        fold[i] = fold_cp(text->cp[i]);
    folded.fold = fold;
    return folded;
}

/* Puts back what was decoded wrongly before it came to us. */
static struct text undo_mojibake(struct notes *notes, const struct text *text)
{
    struct text undone;

    struct mojibake found = mojibake_undo(notes->arena, text, &undone);
    for (uint32_t i = 0; i < found.mended; i++)
        notes_damage(notes, DAMAGE_MOJIBAKE, true, i >= found.gaps);
    for (uint32_t i = 0; i < found.lost; i++)
        notes_damage(notes, DAMAGE_MOJIBAKE, false, true);
    return undone;
}

/* Appends one character for those of `span`, with their bytes. */
static void append_for(struct text_builder *out, const struct text *in, struct span span,
                       uint32_t cp)
{
    struct span raw = text_raw_span(in, span);

    text_append(out, cp, fold_cp(cp), raw.start, (uint16_t)span_length(raw));
}

/* A page on its way. */
struct mending {
    struct notes *notes;
    struct text in;
    struct shift_page shift;
    enum { READINGS_UNKNOWN, READINGS_NONE, READINGS_PRESENT } readings;
};

/* Whether the page has readings that a site has put in: it puts them behind Traditional forms. A
 * page with others alone explains rare characters: 耒(lěi)水. */
static bool has_readings(struct mending *m)
{
    const struct text *in = &m->in;

    for (uint32_t at = 1; m->readings == READINGS_UNKNOWN && at < in->count; at++)
        if (in->cp[at] == '(' && in->cp[at - 1] != in->fold[at - 1] && ruby_length(in, at) > 0)
            m->readings = READINGS_PRESENT;
    if (m->readings == READINGS_UNKNOWN)
        m->readings = READINGS_NONE;
    return m->readings == READINGS_PRESENT;
}

/* Whether a blank that stands for markup is the last of its line, or one more before another: no
 * text would hold it, and what it was is told with the removals. */
static bool is_idle_blank(const struct text *in, uint32_t at)
{
    uint32_t cp = 0;

    for (uint32_t i = 0; i < TAGS_MAX; i++) {
        while (at < in->count && in->cp[at] == ' ')
            at++;
        uint32_t length =
            at < in->count && markup_may_begin(in->cp[at]) ? markup_length(in, at, &cp) : 0;
        if (length == 0)
            break;
        if (cp != 0)
            return cp_is_space(cp);
        at += length;
    }
    return at >= in->count || line_end_length(in, at) > 0;
}

/* Left-over markup goes to the removals; what stands for a character becomes it. */
static uint32_t mend_markup(struct notes *notes, const struct text *in, uint32_t at,
                            struct text_builder *out)
{
    uint32_t cp, length = markup_may_begin(in->cp[at]) ? markup_length(in, at, &cp) : 0;
    struct span span = {at, at + length};

    if (length == 0)
        return at;
    notes_damage(notes, DAMAGE_MARKUP_LEFT, true, true);
    bool begins = out->count == 0 || out->cp[out->count - 1] == '\n';
    bool idle = cp_is_space(cp) && (begins || is_idle_blank(in, span.end));
    if (cp != 0 && !idle)
        append_for(out, in, span, cp);
    else
        notes_remove(notes, REMOVAL_FURNITURE, in, span);
    return span.end;
}

/* The space that sets noise off from the character before it goes with it. */
static uint32_t mend_noise(struct notes *notes, const struct text *in, uint32_t at)
{
    uint32_t space = in->cp[at] == ' ' && at > 0 && in->cp[at - 1] >= CJK_FIRST;
    uint32_t length = cp_is_latin(text_fold(in, at + space)) ? noise_length(in, at + space) : 0;

    if (length > 0) {
        length += space;
        notes_damage(notes, DAMAGE_JUNK, true, true);
        notes_remove(notes, REMOVAL_SPAM, in, (struct span){at, at + length});
    }
    return at + length;
}

/* Mends what begins at `at` and returns its end; `at` when nothing does. */
static uint32_t mend(struct mending *m, uint32_t at, struct text_builder *out)
{
    const struct text *in = &m->in;
    uint32_t length = line_end_length(in, at);

    if (length > 0) {
        append_for(out, in, (struct span){at, at + length}, '\n');
        return at + length;
    }
    length = ruby_length(in, at);
    if (length > 0 && has_readings(m)) {
        notes_damage(m->notes, DAMAGE_RUBY, true, true);
        text_extend(out, in->raw[at + length - 1] + in->raw_length[at + length - 1]);
        return at + length;
    }
    uint32_t end = shift_may_begin(in->cp[at]) ? shift_mend(&m->shift, at, out) : at;
    if (end == at)
        end = mend_markup(m->notes, in, at, out);
    return end > at ? end : mend_noise(m->notes, in, at);
}

struct text repair_text(struct notes *notes, const struct text *text)
{
    struct text_builder out;
    struct text undone = undo_mojibake(notes, text);
    struct mending m = {.notes = notes, .in = fold_text(notes->arena, &undone)};
    const struct text *in = &m.in;

    m.shift = (struct shift_page){.notes = notes, .text = in};
    text_builder_init(&out, notes->arena, in->count + SHIFT_EMISSIONS_MAX);
    if (!in->fold)
        return text_built(&out);
    for (uint32_t at = 0; at < in->count;) {
        uint32_t end = mend(&m, at, &out);
        if (end == at) {
            if (is_invisible(in->cp[at]))
                text_extend(&out, in->raw[at] + in->raw_length[at]);
            else
                text_append(&out, in->cp[at], in->fold[at], in->raw[at], in->raw_length[at]);
            end++;
        }
        at = end;
    }
    return text_built(&out);
}
