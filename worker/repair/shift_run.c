/* shift_run.c: what each token is. */
#include "repair/shift_run.h"

#include "base/utf8.h"
#include "intake/decode.h"
#include "repair/ruby.h"

#define FULL_WIDTH_LEAD 0xA3u
#define MARK_STOP       0xA1A3u /* 。 */

/* The marks that fillers stand before: 。 ！ ； ？ ，. */
static bool is_mark(uint32_t code)
{
    return code == MARK_STOP || code == 0xA3A1 || code == 0xA3BB || code == 0xA3BF ||
           code == 0xA3AC;
}

/* The GBK code of a character; that of its full-width form for the marks that many sites make
 * half-width. */
static uint32_t code_of(uint32_t cp, bool behind_cut)
{
    bool made_half = behind_cut && (cp == '!' || cp == ';' || cp == '?' || cp == ',');

    return made_half ? FULL_WIDTH_LEAD << 8 | (cp + 0x80) : encode_gbk(cp);
}

bool shift_is_mark(uint32_t cp)
{
    return is_mark(code_of(cp, true));
}

/* The token at `at`; an empty span when the character has no code. `behind_cut`: a mark may be
 * what the cut before it was made for. */
static struct shift_token read_token(const struct text *text, uint32_t at, bool behind_cut)
{
    struct shift_token token = {.cp = text->cp[at], .span = {at, at + 1}};
    uint32_t cut = behind_cut ? 0 : ruby_cut(text, at);

    if (cut > 0) {
        token.kind = SHIFT_CUT;
        token.span.end = at + cut;
        token.has_reading = true;
        token.reading = readings_of(text, (struct span){at + 1, at + cut - 1});
        return token;
    }
    if (text->cp[at] == '?' && !behind_cut) {
        token.kind = SHIFT_CUT;
        return token;
    }
    uint32_t code = code_of(text->cp[at], behind_cut);
    if (code == 0)
        return (struct shift_token){.span = {at, at}};
    token.kind = code > 0xFF ? SHIFT_PAIR : SHIFT_BYTE;
    token.lead = (uint8_t)(code > 0xFF ? code >> 8 : code);
    token.trail = (uint8_t)(code & 0xFF);
    token.is_mark = behind_cut && is_mark(code);
    uint32_t reading = ruby_bracketed(text, at + 1);
    token.has_reading = reading > 0;
    if (reading > 0)
        token.reading = readings_of(text, (struct span){at + 2, at + reading});
    token.span.end += reading;
    return token;
}

static bool is_line_end(uint32_t cp)
{
    return cp == '\n' || cp == '\r';
}

void shift_run_begin(struct shift_run *run, const struct text *text, uint32_t at, bool begins_open)
{
    run->text = text;
    run->at = at;
    run->begins_open = run->behind_cut = begins_open;
    run->token_count = 0;
    run->is_read = run->ends_line = false;
}

void shift_run_read(struct shift_run *run, uint32_t count)
{
    while (run->token_count < count && !run->is_read) {
        bool ends_line = run->at == run->text->count || is_line_end(run->text->cp[run->at]);
        if (ends_line || run->token_count == SHIFT_TOKENS_MAX) {
            run->is_read = true;
            run->ends_line = ends_line;
            return;
        }
        struct shift_token token = read_token(run->text, run->at, run->behind_cut);
        if (span_is_empty(token.span)) {
            run->is_read = true;
            return;
        }
        run->behind_cut = token.kind == SHIFT_CUT && !token.has_reading;
        run->token[run->token_count++] = token;
        run->at = token.span.end;
    }
}
