/* shift_search.c: the beam: how each token extends each of the likeliest originals so far. */
#include "repair/shift_search.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "intake/decode.h"
#include "intake/likelihood.h"
#include "lexicon/fold.h"
#include "repair/language.h"
#include "repair/shift_beam.h"

#define LEAD_FIRST 0x81u
#define BYTE_LAST  0xFEu

#define COST_VARIANT   8   /* half bits: a form that neither Taiwan nor Hong Kong writes */
#define COST_MISSED    24  /* a character without the reading that it carries elsewhere */
#define COST_PROTECTED 12  /* a mark inside a run that a filler would have stood before */
#define COST_TWICE     24  /* a full stop behind another */
#define COST_LAST      10  /* a mark where hardly one ends a line or stands before a digit */
#define COST_UNCUT     16  /* a question mark before another mark, on a site that cuts there */
#define COST_MORE      12  /* what another character asks for, mostly more */
#define COST_EATEN     10  /* an ASCII byte that is gone */
#define COST_RARE      40u /* a character that is not guessed, only read */
#define COST_QUOTE     10  /* a quotation that ends before it begins, or begins twice */
#define COST_TERM      14  /* a full stop at the end of a quotation that is no sentence */
#define COST_ODD       20  /* a symbol or full-width letter */
#define TERM_LENGTH_MAX                                                                            \
    6u /* both marks of “夜。” included, and what stood in the place of the 。 */
#define VANISHED_WAYS  24u
#define TWICE_RANK     1u /* of the likeliest hypotheses, for which two vanished pairs are tried */
#define CONTEXT_TOKENS 3u /* behind a run, that are weighed with it */

/* The marks of ordinary text that GBK has. */
static bool is_punctuation(uint32_t cp)
{
    static const uint32_t MARKS[] = {0x3002, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01,
                                     0x201C, 0x201D, 0x2018, 0x2019, 0xFF08, 0xFF09, 0x300A,
                                     0x300B, 0x300C, 0x300D, 0x2014, 0x2026, 0xB7};

    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (MARKS[i] == cp)
            return true;
    return false;
}

/* Marks of which hardly two stand side by side. */
static bool is_stop(uint32_t symbol)
{
    return symbol == 0x3002 || symbol == 0x3001 || symbol == ',' || symbol == ';' ||
           symbol == ':' || symbol == '?' || symbol == '!' || symbol == 0xB7 || symbol == 0x2026;
}

/* Whether `cp` is a quotation mark of the kind that the page does not use. */
static bool is_foreign_quote(const struct shift_site *site, uint32_t cp)
{
    bool corner = cp == 0x300C || cp == 0x300D, curly = cp == 0x201C || cp == 0x201D;

    return (corner && !shift_site_has(site, 0, 0, 0x300C)) ||
           (curly && !shift_site_has(site, 0, 0, 0x201C) && shift_site_has(site, 0, 0, 0x300C));
}

/* The cost of a character on the page, whatever it stands behind and beyond what the language says;
 * negative: it cannot stand. */
static int32_t page_cost(const struct shift_site *site, uint32_t cp)
{
    if (!cp_is_hanzi(cp)) {
        int32_t odd = is_punctuation(cp) || cp < 0x80 ? 0 : COST_ODD;
        return cp == 0 ? -1 : odd + (is_foreign_quote(site, cp) ? COST_ODD : 0);
    }
    if (cp > 0xFFFF || (site->is_traditional ? fold_is_simplified(cp) : fold_cp(cp) != cp))
        return -1;
    return fold_is_unusual(cp) && !shift_site_has(site, 0, 0, cp) ? COST_VARIANT : 0;
}

/* Whether a character is common enough to be guessed where its bytes are not all known. */
static bool is_guessable(uint32_t cp)
{
    return cp_is_hanzi(cp) ? likelihood_cost(cp) <= COST_RARE : is_punctuation(cp);
}

static bool is_annotated(const struct shift_site *site, uint32_t cp)
{
    return cp <= 0xFFFF && (site->annotated[cp / 64] >> cp % 64 & 1) != 0;
}

/* What a character is known by. */
enum known_by { BY_BYTES, BY_READING };

/* What a quotation mark asks for behind `h`: one opens after another has closed, and only a
 * sentence ends in a full stop, not a “name of a few characters”. */
static int32_t quote_cost(const struct hypothesis *h, uint32_t symbol)
{
    bool is_short = h->quoted > 0 && h->quoted <= TERM_LENGTH_MAX;

    if (symbol == 0x201C)
        return h->quoted > 0 ? COST_QUOTE : 0;
    if (symbol != 0x201D)
        return 0;
    return (h->quoted == 0 ? COST_QUOTE : 0) + (is_short && h->symbol[1] == 0x3002 ? COST_TERM : 0);
}

/* `h` with `cp` behind it, which costs `more` on this page. False when it cannot stand there. */
static bool extend_for(struct shift_search *search, const struct hypothesis *h, uint32_t cp,
                       int32_t more, struct hypothesis *ret_extended)
{
    uint32_t symbol = language_symbol(cp);

    more += is_stop(h->symbol[1]) && is_stop(symbol) ? COST_TWICE : 0;
    if (!beam_takes(search, h->cost + more))
        return false;
    search->weighed++;
    more += beam_symbol_cost(search, h, symbol) + quote_cost(h, symbol);
    if (!beam_takes(search, h->cost + more)) /* most: not worth a copy */
        return false;
    *ret_extended = beam_extended(h, cp, symbol, more);
    if (symbol == 0x201C)
        ret_extended->quoted = 1;
    else if (symbol == 0x201D)
        ret_extended->quoted = 0;
    else
        ret_extended->quoted += h->quoted > 0;
    return true;
}

/* `h` with a character of which the bytes or the reading are known. */
static bool extend(struct shift_search *search, const struct hypothesis *h, uint32_t cp,
                   enum known_by by, struct hypothesis *ret_extended)
{
    int32_t more = page_cost(search->site, cp);

    if (more < 0)
        return false;
    if (by != BY_READING && is_annotated(search->site, cp))
        more += COST_MISSED;
    return extend_for(search, h, cp, more, ret_extended);
}

/* `h` with the character of a pair of which one byte is not known. What such a one costs on this
 * page is kept: thousands of them are weighed for each run. */
static bool guess(struct shift_search *search, const struct hypothesis *h, uint32_t lead,
                  uint32_t trail, struct hypothesis *ret_extended)
{
    uint8_t *cost = &search->guess[lead & 0x7F][trail];

    if (*cost == GUESS_NEVER)
        return false;
    uint32_t cp = decode_gbk_pair(lead, trail);
    if (*cost == GUESS_UNKNOWN) {
        int32_t more = is_guessable(cp) ? page_cost(search->site, cp) : -1;
        more += more >= 0 && is_annotated(search->site, cp) ? COST_MISSED : 0;
        *cost = more < 0 ? GUESS_NEVER : (uint8_t)(GUESS_COSTS + more);
        if (more < 0)
            return false;
    }
    if (!extend_for(search, h, cp, (int32_t)(*cost - GUESS_COSTS), ret_extended))
        return false;
    ret_extended->guessed |= 1u << h->fresh_count;
    return true;
}

/* The character that `h` was extended with last. */
static uint32_t newest(const struct hypothesis *h)
{
    return h->fresh[h->fresh_count - 1];
}

static void set_shifted(struct hypothesis *h, uint32_t first, uint32_t last)
{
    h->state = STATE_SHIFTED;
    h->first = (uint8_t)first;
    h->last = (uint8_t)last;
}

static void set_aligned(struct hypothesis *h, uint32_t token)
{
    h->state = STATE_ALIGNED;
    h->aligned_at = token + 1;
    h->was_shifted = true;
}

/* What ends a character: the byte `trail`, behind which the reader goes on as `after` says. */
struct ending {
    uint32_t trail;
    uint32_t token;
    const struct shift_token *reading; /* the character must be read so; NULL: it carries none */
    uint32_t pending;                  /* 0: aligned again */
    uint32_t ascii;                    /* 0, or a character behind it */
};

/* Fillers stand before most of these: inside a run they would have ended it. */
static int32_t protected_cost(uint32_t cp)
{
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1B || cp == 0xFF1F ? COST_PROTECTED : 0;
}

/* `h` with the character of `lead` and the trail that `ending` names. */
static bool extend_to_end(struct shift_search *search, const struct hypothesis *h, uint32_t lead,
                          const struct ending *ending, struct hypothesis *ret_extended)
{
    bool guessed = h->first != h->last;

    if (!ending->reading && guessed)
        return guess(search, h, lead, ending->trail, ret_extended);
    uint32_t cp = decode_gbk_pair(lead, ending->trail);
    if (!ending->reading)
        return extend(search, h, cp, BY_BYTES, ret_extended);
    return (!guessed || is_guessable(cp)) && readings_have(&ending->reading->reading, cp) &&
           extend(search, h, cp, BY_READING, ret_extended);
}

static void end_character(struct shift_search *search, const struct hypothesis *h,
                          const struct ending *ending)
{
    struct hypothesis next;

    for (uint32_t lead = h->first; lead <= h->last; lead++) {
        if (!extend_to_end(search, h, lead, ending, &next))
            continue;
        if (ending->pending && h->state == STATE_SHIFTED)
            next.cost += protected_cost(newest(&next));
        if (ending->ascii)
            next = beam_extend(search, &next, ending->ascii);
        if (ending->pending)
            set_shifted(&next, ending->pending, ending->pending);
        else
            set_aligned(&next, ending->token);
        beam_push(search, &next, ending->token);
    }
}

/* What seldom stands before a digit, a line's end or a comma: all marks but closing quotes. */
static int32_t last_cost(uint32_t cp)
{
    return !cp_is_hanzi(cp) && cp != 0x201D && cp != 0x300D ? COST_LAST : 0;
}

/* The character that a cut has ended: its trail is gone, and so is an ASCII byte, which is a part
 * of a reading, a filler, or a character of the text. */
static void end_by_cut(struct shift_search *search, const struct hypothesis *h, uint32_t token)
{
    const struct shift_token *cut = &search->run->token[token], *behind = cut + 1;
    bool is_last = token + 1 == search->run->token_count;
    struct hypothesis next;

    if (cut->has_reading) {
        for (uint32_t i = 0; i < cut->reading.count; i++) {
            uint32_t code = encode_gbk(cut->reading.cp[i]);
            if (code >> 8 < h->first || code >> 8 > h->last ||
                !extend(search, h, cut->reading.cp[i], BY_READING, &next))
                continue;
            set_aligned(&next, token);
            beam_push(search, &next, token);
        }
        return;
    }
    bool filler = is_last ? search->run->ends_line : behind->is_mark;
    bool figure = !is_last && behind->kind == SHIFT_BYTE &&
                  (cp_is_digit(behind->lead) || behind->lead == '.');
    for (uint32_t lead = h->first; lead <= h->last; lead++)
        for (uint32_t trail = LEAD_FIRST; trail <= BYTE_LAST; trail++) {
            if (!guess(search, h, lead, trail, &next))
                continue;
            next.cost += protected_cost(newest(&next)) + last_cost(newest(&next));
            if (!filler) {
                next = beam_extend(search, &next, '?');
                next.cost += COST_EATEN;
                next.symbol[1] = figure ? '0' : ',';
            }
            set_aligned(&next, token);
            beam_push(search, &next, token);
        }
}

static void step_shifted(struct shift_search *search, const struct hypothesis *h, uint32_t token)
{
    const struct shift_token *t = &search->run->token[token];
    const struct shift_token *reading = t->has_reading ? t : NULL;

    if (t->kind == SHIFT_CUT) {
        end_by_cut(search, h, token);
    } else if (t->kind == SHIFT_BYTE) {
        if (t->lead >= 0x40)
            end_character(search, h, &(struct ending){t->lead, token, reading, 0, 0});
        else if (t->lead > ' ' && !cp_is_digit(t->lead)) /* a full-width mark, made half-width */
            end_character(search, h, &(struct ending){0xA3, token, NULL, t->lead | 0x80u, 0});
    } else if (!reading || readings_have(&t->reading, t->cp)) {
        bool eats = t->trail < 0x80;
        end_character(
            search, h,
            &(struct ending){t->lead, token, NULL, eats ? 0 : t->trail, eats ? t->trail : 0});
    }
}

/* The likeliest characters that a vanished pair may have ended, sorted. */
struct ways {
    struct hypothesis way[VANISHED_WAYS];
    uint32_t count;
};

static void keep_way(struct ways *ways, const struct hypothesis *next)
{
    uint32_t at = ways->count;

    if (at == VANISHED_WAYS && ways->way[--at].cost <= next->cost)
        return;
    ways->count = at + 1;
    for (; at > 0 && ways->way[at - 1].cost > next->cost; at--)
        ways->way[at] = ways->way[at - 1];
    ways->way[at] = *next;
}

/* The pairs that are assigned to nothing: their first byte ends a character, and their second one
 * begins the next. */
static void find_ways(struct shift_search *search, const struct hypothesis *h,
                      struct ways *ret_ways)
{
    static const struct {
        uint8_t lead_first, lead_last, trail_first, trail_last;
    } VANISHING[] = {{0xA1, 0xA7, 0x81, 0xA0}, {0xA8, 0xA8, 0x96, 0xA0}, {0xA9, 0xA9, 0x89, 0x95},
                     {0xA4, 0xA7, 0xF7, 0xFE}, {0xA8, 0xA9, 0xF0, 0xFE}, {0xA8, 0xA8, 0xEA, 0xEF},
                     {0xAA, 0xAF, 0xA1, 0xFE}, {0xD7, 0xD7, 0xFA, 0xFE}, {0xF8, 0xFE, 0xA1, 0xFE},
                     {0xFE, 0xFE, 0x81, 0xA0}};
    struct hypothesis next;

    ret_ways->count = 0;
    for (size_t i = 0; i < sizeof VANISHING / sizeof *VANISHING; i++)
        for (uint32_t v = VANISHING[i].lead_first; v <= VANISHING[i].lead_last; v++)
            for (uint32_t lead = h->first; lead <= h->last; lead++) {
                if (!guess(search, h, lead, v, &next))
                    continue;
                set_shifted(&next, VANISHING[i].trail_first, VANISHING[i].trail_last);
                keep_way(ret_ways, &next);
            }
}

/* Whether a way can still become likely: at least one character more is to come. */
static bool way_is_open(const struct shift_search *search, const struct hypothesis *way)
{
    return way->cost <= search->best + HOPELESS_COST - COST_MORE;
}

/* One pair has vanished before the token; for the likeliest hypotheses, perhaps two. */
static void step_vanished(struct shift_search *search, const struct hypothesis *h, uint32_t rank,
                          uint32_t token)
{
    const struct shift_token *t = &search->run->token[token];
    bool is_open =
        t->kind == SHIFT_CUT && !t->has_reading; /* hundreds of characters may end there */
    struct ways one, two;

    if (!way_is_open(search, h))
        return;
    find_ways(search, h, &one);
    for (uint32_t i = 0; i < one.count && way_is_open(search, &one.way[i]); i++) {
        if (!is_open || rank + i < TWICE_RANK)
            step_shifted(search, &one.way[i], token);
        if (is_open || rank + i >= TWICE_RANK)
            continue;
        find_ways(search, &one.way[i], &two);
        for (uint32_t k = 0; k < two.count && way_is_open(search, &two.way[k]); k++)
            step_shifted(search, &two.way[k], token);
    }
}

/* The character before a mark in whose first byte it ends; which lead it had is open. */
static void step_open(struct shift_search *search, const struct hypothesis *h, uint32_t token)
{
    const struct shift_token *t = &search->run->token[token];
    struct hypothesis any = *h;

    if (!t->is_mark)
        return;
    any.first = LEAD_FIRST;
    any.last = BYTE_LAST;
    end_character(search, &any, &(struct ending){t->lead, token, NULL, t->trail, 0});
}

/* Whether a writer may have put the mark behind a question mark: 什么?! but never ?；. */
static bool may_follow_question(uint32_t mark)
{
    return mark == '?' || mark == '!' || mark == 0xFF01;
}

static void step_aligned(struct shift_search *search, const struct hypothesis *h, uint32_t token)
{
    const struct shift_token *t = &search->run->token[token];
    struct hypothesis next;

    if (t->kind != SHIFT_CUT) {
        next = beam_extend(search, h, t->cp);
        beam_push(search, &next, token);
        return;
    }
    if (!t->has_reading) {
        bool before_mark = token + 1 < search->run->token_count && t[1].is_mark;
        next = beam_extend(search, h, t->cp);
        bool unlikely = before_mark && (search->site->is_cut || !may_follow_question(t[1].cp));
        next.cost += unlikely ? COST_UNCUT : 0;
        beam_push(search, &next, token);
        if (before_mark) {
            next = *h;
            next.state = STATE_OPEN;
            beam_push(search, &next, token);
        }
        return;
    }
    /* The reading belongs to a character of which the one before has the first byte. */
    uint32_t before = encode_gbk(beam_last(search, h)) & 0xFF, last = 0;
    for (uint32_t i = 0; i < t->reading.count; i++) {
        uint32_t code = encode_gbk(t->reading.cp[i]);
        if (code >> 8 != before || (code & 0xFF) < LEAD_FIRST || (code & 0xFF) == last)
            continue;
        last = code & 0xFF;
        next = *h;
        set_shifted(&next, last, last);
        beam_push(search, &next, token);
    }
}

static void step(struct shift_search *search, uint32_t token)
{
    beam_turn(search);
    for (uint32_t i = 0; i < search->before_count; i++) {
        const struct hypothesis *h = &search->before[i];
        switch (h->state) {
        case STATE_ALIGNED:
            step_aligned(search, h, token);
            break;
        case STATE_OPEN:
            step_open(search, h, token);
            break;
        case STATE_SHIFTED:
            step_shifted(search, h, token);
            break;
        }
    }
    for (uint32_t i = 0; i < search->before_count; i++)
        if (search->before[i].state == STATE_SHIFTED && beam_takes(search, search->before[i].cost))
            step_vanished(search, &search->before[i], i, token);
}

bool shift_search_is_spent(const struct shift_search *search)
{
    return search->weighed > SHIFT_WEIGHED_MAX;
}

enum shift_verdict shift_search_run(struct shift_search *search, struct shift_run *run,
                                    struct shift_reading *ret_reading)
{
    beam_begin(search, run);
    for (uint32_t token = 0;; token++) {
        shift_run_read(run, token + 2); /* one ahead: what a cut stands before */
        if (token == run->token_count)
            break;
        if (shift_search_is_spent(search))
            return SHIFT_LOST;
        beam_extend_plain(search, token);
        step(search, token);
        if (search->beam_count == 0)
            return run->token[0].has_reading || search->site->is_cut ? SHIFT_LOST : SHIFT_NONE;
        if (beam_is_settled(search, token + 1, CONTEXT_TOKENS))
            break;
    }
    return beam_choose(search, ret_reading);
}
