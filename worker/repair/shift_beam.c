/* shift_beam.c: keeping the likeliest, and weighing them. */
#include "repair/shift_beam.h"

#include "base/utf8.h"
#include "repair/language.h"
#include "repair/language_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define COST_TRIPLE_ON_PAGE 5u /* half bits */
#define COST_PAIR_ON_PAGE   11u
#define LIKELY_COST         24 /* half bits above the best, from which on a hypothesis has no weight */
#define PLAIN_COST          40 /* half bits below the best, from which on nothing was shifted */
#define WEIGHT_BEST         (1u << 24)
#define COST_STRANGE        37u     /* half bits: no certain character asks more */
#define STOP                0x3002u /* 。 */
#define PERMILLE_NEVER      1001u
#define SHIFT_PERMILLE      900u /* and in that bytes were shifted at all */

/* A set of hashes, two bits each: one among some thousand that are not in it seems to be. */
bool shift_site_has(const struct shift_site *site, uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t hash = language_hash(a, b, c);
    uint32_t first = (uint32_t)(hash >> 46), second = (uint32_t)(hash >> 20) % SHIFT_SEEN_BITS;

    return (site->seen[first / 64] >> first % 64 & 1) != 0 &&
           (site->seen[second / 64] >> second % 64 & 1) != 0;
}

void shift_site_add(struct shift_site *site, uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t hash = language_hash(a, b, c);
    uint32_t first = (uint32_t)(hash >> 46), second = (uint32_t)(hash >> 20) % SHIFT_SEEN_BITS;

    site->seen[first / 64] |= UINT64_C(1) << first % 64;
    site->seen[second / 64] |= UINT64_C(1) << second % 64;
}

struct shift_search *shift_search_new(struct arena *arena, struct shift_site *site)
{
    struct shift_search *search = arena_take(arena, sizeof *search);
    struct hypothesis *beams = arena_array(arena, 2 * BEAM_WIDTH, sizeof *beams);
    struct node *nodes = arena_array(arena, NODES_MAX, sizeof *nodes);

    if (arena_overflowed(arena))
        return NULL;
    *search = (struct shift_search){
        .site = site, .beam = beams, .before = beams + BEAM_WIDTH, .node = nodes};
    return search;
}

void beam_begin(struct shift_search *search, const struct shift_run *run)
{
    struct hypothesis first = {.state = run->begins_open ? STATE_OPEN : STATE_ALIGNED,
                               .quoted = run->quoted};

    for (unsigned i = 0; i < 2; i++)
        first.symbol[i] = language_symbol(run->before[i]);
    search->run = run;
    search->node_count = 0;
    search->beam[0] = first;
    search->beam_count = 1;
    search->plain = first;
    search->plain.state = STATE_ALIGNED;
    search->worst = 0;
    search->best = 0;
}

static int compare_cost(const void *a, const void *b)
{
    int32_t x = ((const struct hypothesis *)a)->cost, y = ((const struct hypothesis *)b)->cost;

    return (x > y) - (x < y);
}

void beam_turn(struct shift_search *search)
{
    struct hypothesis *empty = search->before;

    search->before = search->beam;
    search->before_count = search->beam_count;
    qsort(search->before, search->before_count, sizeof *search->before, compare_cost);
    while (search->before_count > 1 &&
           search->before[search->before_count - 1].cost > search->before[0].cost + HOPELESS_COST)
        search->before_count--;
    search->beam = empty;
    search->beam_count = 0;
    search->worst = 0;
    search->best = INT32_MAX - HOPELESS_COST;
}

bool beam_takes(const struct shift_search *search, int32_t cost)
{
    return cost <= search->best + HOPELESS_COST &&
           (search->beam_count < BEAM_WIDTH || cost < search->beam[search->worst].cost);
}

/* What the page itself has is more likely than in Chinese at large: its names, above all. */
static int32_t cost_on_page(const struct shift_site *site, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t cost = language_cost(a, b, c);

    if (cost > COST_TRIPLE_ON_PAGE && shift_site_has(site, a, b, c))
        cost = COST_TRIPLE_ON_PAGE;
    if (cost > COST_PAIR_ON_PAGE && shift_site_has(site, 0, b, c))
        cost = COST_PAIR_ON_PAGE;
    return (int32_t)cost;
}

int32_t beam_symbol_cost(struct shift_search *search, const struct hypothesis *h, uint32_t symbol)
{
    uint32_t a = h->symbol[0], b = h->symbol[1];

    if (h->state == STATE_ALIGNED)
        return (int32_t)language_cost(a, b, symbol);
    uint64_t symbols = (uint64_t)a << 42 | (uint64_t)b << 21 | symbol;
    struct remembered *kept = &search->remembered[language_hash(a, b, symbol) % REMEMBERED];
    if (kept->symbols != symbols)
        *kept = (struct remembered){symbols, cost_on_page(search->site, a, b, symbol)};
    return kept->cost;
}

struct hypothesis beam_extended(const struct hypothesis *h, uint32_t cp, uint32_t symbol,
                                int32_t cost)
{
    struct hypothesis next = *h;

    assert(h->fresh_count < FRESH_MAX);
    next.cost += cost;
    next.symbol[0] = h->symbol[1];
    next.symbol[1] = symbol;
    next.fresh[next.fresh_count++] = cp;
    return next;
}

struct hypothesis beam_extend(struct shift_search *search, const struct hypothesis *h, uint32_t cp)
{
    uint32_t symbol = language_symbol(cp);

    return beam_extended(h, cp, symbol, beam_symbol_cost(search, h, symbol));
}

void beam_extend_plain(struct shift_search *search, uint32_t token)
{
    search->plain = beam_extend(search, &search->plain, search->run->token[token].cp);
    search->plain.fresh_count = 0;
}

static uint32_t worst_of(const struct shift_search *search)
{
    uint32_t worst = 0;

    for (uint32_t i = 1; i < search->beam_count; i++)
        if (search->beam[i].cost > search->beam[worst].cost)
            worst = i;
    return worst;
}

void beam_push(struct shift_search *search, const struct hypothesis *h, uint32_t token)
{
    if (!beam_takes(search, h->cost) || search->node_count + FRESH_MAX > NODES_MAX)
        return;
    bool is_full = search->beam_count == BEAM_WIDTH;
    struct hypothesis *kept = &search->beam[is_full ? search->worst : search->beam_count++];
    *kept = *h;
    if (h->cost < search->best)
        search->best = h->cost;
    for (uint32_t i = 0; i < h->fresh_count; i++) {
        search->node[search->node_count++] = (struct node){
            kept->node, (uint16_t)h->fresh[i], (uint8_t)token, (h->guessed >> i & 1) != 0};
        kept->node = search->node_count;
    }
    kept->fresh_count = kept->guessed = 0;
    if (search->beam_count == BEAM_WIDTH)
        search->worst = worst_of(search);
}

uint32_t beam_last(const struct shift_search *search, const struct hypothesis *h)
{
    return h->node ? search->node[h->node - 1].cp : search->run->before[1];
}

static const struct hypothesis *best_of(const struct shift_search *search)
{
    const struct hypothesis *best = &search->beam[0];

    for (uint32_t i = 1; i < search->beam_count; i++)
        if (search->beam[i].cost < best->cost)
            best = &search->beam[i];
    return best;
}

bool beam_is_settled(const struct shift_search *search, uint32_t token, uint32_t context)
{
    int32_t limit = best_of(search)->cost + LIKELY_COST;

    for (uint32_t i = 0; i < search->beam_count; i++) {
        const struct hypothesis *h = &search->beam[i];
        if (h->cost <= limit && (h->state != STATE_ALIGNED || token - h->aligned_at < context))
            return false;
    }
    return true;
}

/* What a hypothesis weighs whose cost is that many half bits above the best one's. */
static uint32_t weight_of(int32_t above)
{
    uint32_t weight = above % 2 ? WEIGHT_BEST / 100 * 71 : WEIGHT_BEST;

    return weight >> above / 2;
}

/* The last character of `h` that belongs to a token before `token_end`. */
static uint32_t last_before(const struct shift_search *search, const struct hypothesis *h,
                            uint32_t token_end)
{
    uint32_t node = h->node;

    while (node && search->node[node - 1].token >= token_end)
        node = search->node[node - 1].before;
    return node;
}

/* Whether the character before `node` belongs to the same token. */
static bool shares_token(const struct shift_search *search, uint32_t node)
{
    uint32_t before = search->node[node - 1].before;

    return before && search->node[before - 1].token == search->node[node - 1].token;
}

/* Walks back through both and adds `weight` to the characters of `best`, the last one first, that
 * `other` has for the same token, and no more of them. */
static void add_agreement(struct shift_search *search, uint32_t best, uint32_t other,
                          uint32_t weight)
{
    for (uint32_t i = 0; best; best = search->node[best - 1].before, i++) {
        const struct node *b = &search->node[best - 1];
        while (other && search->node[other - 1].token > b->token)
            other = search->node[other - 1].before;
        if (!other || search->node[other - 1].token != b->token)
            continue;
        if (search->node[other - 1].cp == b->cp &&
            shares_token(search, best) == shares_token(search, other))
            search->agreed[i] += weight;
        other = search->node[other - 1].before;
    }
}

/* Lays out the characters up to `node`. False when they are too many. */
static bool collect(const struct shift_search *search, uint32_t node, struct shift_reading *reading)
{
    reading->count = 0;
    for (uint32_t n = node; n; n = search->node[n - 1].before)
        reading->count++;
    if (reading->count > SHIFT_EMISSIONS_MAX)
        return false;
    for (uint32_t at = reading->count; node; node = search->node[node - 1].before)
        reading->emission[--at] =
            (struct shift_emission){search->node[node - 1].cp, search->node[node - 1].token,
                                    search->node[node - 1].guessed};
    return true;
}

/* 他, 她 and 它, of which the text around them seldom says which. */
static bool is_personal(uint32_t symbol)
{
    return symbol == 0x4ED6 || symbol == 0x5979 || symbol == 0x5B83;
}

/* What a figure is written with: one is as good as another, and where a pair has vanished, two are
 * as good as one. */
static bool is_numeral(uint32_t symbol)
{
    static const uint32_t NUMERALS[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                        0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343,
                                        0x4E07, 0x4EBF, 0x4E24, 0x534A, 0x96F6, 0x3007};

    for (size_t i = 0; i < sizeof NUMERALS / sizeof *NUMERALS; i++)
        if (NUMERALS[i] == symbol)
            return true;
    return false;
}

/* What a character stands before. */
enum behind { BEHIND_TEXT, BEHIND_RUN, BEHIND_EATEN };

/* How much of the weight must agree in a character that is certain, in permille. The less the text
 * asks for it and for the one behind it (`strain`, half bits), the more: what it does not ask for
 * is a sign that the original was not among the hypotheses. Before an eaten digit nothing speaks
 * for a guess: 江濤:3 is 江澤?3 to one who only knows 江泽民. Chosen on 14,737 runs made from
 * sentences of bulletins, pages and lists of figures by six made-up sites; on eight others 0.7 % of
 * 4,573 have a wrong character that seems certain, and 68 % are exact. */
static uint32_t permille_wanted(const struct shift_emission *e, uint32_t cost, uint32_t strain,
                                enum behind behind)
{
    uint32_t symbol = language_symbol(e->cp);

    if (cost > COST_STRANGE)
        return PERMILLE_NEVER;
    if (e->cp == '?')
        return 850;
    if (!e->guessed)
        return strain <= 44 ? 850 : 990;
    if (is_numeral(symbol) || (behind == BEHIND_EATEN && cp_is_hanzi(symbol)))
        return PERMILLE_NEVER;
    if (behind != BEHIND_TEXT && cost > 12 && symbol != STOP)
        return PERMILLE_NEVER;
    if (is_personal(symbol))
        return 999;
    if (symbol == STOP) /* what begins behind it is hardly foreseen */
        return strain <= 36 ? 900 : PERMILLE_NEVER;
    return strain <= 24 ? 930 : strain <= 30 ? 990 : strain <= 44 ? 995 : PERMILLE_NEVER;
}

/* What the language asks for each character of the reading. */
static void cost_characters(const struct shift_search *search, const struct shift_reading *reading,
                            uint32_t *ret_cost)
{
    uint32_t a = language_symbol(search->run->before[0]);
    uint32_t b = language_symbol(search->run->before[1]);

    for (uint32_t i = 0; i < reading->count; i++) {
        uint32_t c = language_symbol(reading->emission[i].cp);
        ret_cost[i] = language_cost(a, b, c);
        a = b;
        b = c;
    }
}

/* Beside a character that is not certain, no other is: both lean on each other. */
static void mark_unsure(const struct shift_search *search, struct shift_reading *reading,
                        uint64_t all)
{
    struct shift_emission *e = reading->emission;
    uint32_t cost[SHIFT_EMISSIONS_MAX];
    bool unsure[SHIFT_EMISSIONS_MAX + 2] = {false}; /* with one before and one behind */

    cost_characters(search, reading, cost);
    for (uint32_t i = 0; i < reading->count; i++) {
        enum behind behind = i + 1 == reading->count ? BEHIND_RUN
                             : e[i + 1].cp == '?'    ? BEHIND_EATEN
                                                     : BEHIND_TEXT;
        uint32_t strain = cost[i] + (behind == BEHIND_TEXT ? cost[i + 1] : 0);
        uint32_t wanted = permille_wanted(&e[i], cost[i], strain, behind);
        unsure[i + 1] = search->agreed[reading->count - 1 - i] * 1000 < all * wanted;
    }
    reading->unsure = 0;
    for (uint32_t i = 0; i < reading->count; i++) {
        bool beside = (unsure[i] || unsure[i + 2]) && e[i].cp != '?'; /* which says nothing */
        if (!unsure[i + 1] && !beside)
            continue;
        e[i].cp = UTF8_REPLACEMENT;
        reading->unsure++;
    }
}

enum shift_verdict beam_choose(struct shift_search *search, struct shift_reading *reading)
{
    const struct hypothesis *best = best_of(search);
    uint64_t all = 0, shifted = 0;

    reading->token_end = best->state == STATE_ALIGNED ? best->aligned_at : search->run->token_count;
    uint32_t best_node = last_before(search, best, reading->token_end);
    if (!collect(search, best_node, reading))
        return SHIFT_LOST;
    memset(search->agreed, 0, sizeof search->agreed);
    for (uint32_t i = 0; i < search->beam_count; i++) {
        const struct hypothesis *h = &search->beam[i];
        if (h->cost > best->cost + LIKELY_COST)
            continue;
        uint32_t weight = weight_of(h->cost - best->cost);
        all += weight;
        shifted += h->was_shifted || h->state != STATE_ALIGNED ? weight : 0;
        add_agreement(search, best_node, last_before(search, h, reading->token_end), weight);
    }
    if (shifted * 1000 < all * SHIFT_PERMILLE)
        return SHIFT_NONE;
    if (reading->token_end == 0) /* the best one is the text as it stands, and yet hardly likely */
        return SHIFT_LOST;
    if (search->plain.cost + PLAIN_COST <= best->cost) /* odd marks that were cut, and then text */
        return SHIFT_LOST;
    reading->unsure = 0;
    mark_unsure(search, reading, all);
    return SHIFT_READ;
}
