/*
 * shift_beam.h: the likeliest originals of a run so far, and the choice between them at its end.
 *
 * A hypothesis is a state and a way back through the characters that it took. They are kept apart
 * even when their last characters are the same: how certain a character is shows only in what those
 * that lack it cost.
 */
#ifndef WIRECOPY_REPAIR_SHIFT_BEAM_H
#define WIRECOPY_REPAIR_SHIFT_BEAM_H

#include "repair/shift_search.h"

#define BEAM_WIDTH    24u
#define HOPELESS_COST 30 /* half bits above the best: not followed further */
#define FRESH_MAX     4u
#define LEADS         128u
#define REMEMBERED    2048u /* a power of two; most are asked for again within a token or two */
#define NODES_MAX     (SHIFT_TOKENS_MAX * 256u)

enum shift_state { STATE_ALIGNED, STATE_OPEN, STATE_SHIFTED };

struct hypothesis {
    int32_t cost; /* half bits */
    enum shift_state state;
    uint8_t first, last; /* when shifted, the pending byte is one of these */
    bool was_shifted;
    uint32_t quoted;     /* characters since a quotation began, with its mark; 0: none is open */
    uint32_t aligned_at; /* the first token behind its last shift */
    uint32_t node;       /* 1 + the index of the last character that is kept; 0: none yet */
    uint32_t fresh[FRESH_MAX], fresh_count; /* characters of this token, not kept yet */
    uint32_t guessed;                       /* bits: which of these */
    uint32_t symbol[2];                     /* the last two, for the language */
};

/* Small, as there is room for many, which is zeroed for each page. */
struct node {
    uint32_t before; /* as hypothesis.node */
    uint16_t cp;     /* all that GBK has lies in the basic plane */
    uint8_t token;
    bool guessed; /* not all of its bytes are known, nor its reading */
};

_Static_assert(SHIFT_TOKENS_MAX <= UINT8_MAX, "a node holds the index of a token");

/* What a character costs as a guess, whatever it stands behind. */
enum { GUESS_UNKNOWN, GUESS_NEVER, GUESS_COSTS }; /* plus the cost in half bits */

/* What the language and the page asked for a symbol behind two others. */
struct remembered {
    uint64_t symbols; /* all three; 0: none yet */
    int32_t cost;
};

struct shift_search {
    struct shift_site *site;
    const struct shift_run *run;
    struct hypothesis *beam, *before; /* of this token and of the last one */
    uint32_t beam_count, before_count, worst;
    int32_t best;            /* the least cost in the beam */
    struct hypothesis plain; /* the text as it came: never dropped, however its marks look */
    struct node *node;
    uint32_t node_count;
    uint32_t weighed;          /* characters, on this page so far */
    uint8_t guess[LEADS][256]; /* of this page, by both bytes; a lead may be any from 0x80 on */
    struct remembered remembered[REMEMBERED];
    uint64_t agreed[SHIFT_EMISSIONS_MAX]; /* weight behind each character, the last one first */
};

void beam_begin(struct shift_search *search, const struct shift_run *run);

/* The beam becomes the one before; a new one begins. */
void beam_turn(struct shift_search *search);

/* Whether a hypothesis of that cost would be kept. */
bool beam_takes(const struct shift_search *search, int32_t cost);

/* What the language and the page ask for `symbol` behind `h`, in half bits. */
int32_t beam_symbol_cost(struct shift_search *search, const struct hypothesis *h, uint32_t symbol);

/* `h` with one more character, at that cost. */
struct hypothesis beam_extended(const struct hypothesis *h, uint32_t cp, uint32_t symbol,
                                int32_t cost);

/* `h` with one more character, at what the language asks for it. */
struct hypothesis beam_extend(struct shift_search *search, const struct hypothesis *h, uint32_t cp);

/* Keeps `h`, whose fresh characters end with `token`, when it is among the likeliest. */
void beam_push(struct shift_search *search, const struct hypothesis *h, uint32_t token);

/* The last character of `h`, or the one before the run. */
uint32_t beam_last(const struct shift_search *search, const struct hypothesis *h);

/* Extends the text as it came by `token`. */
void beam_extend_plain(struct shift_search *search, uint32_t token);

/* Whether all likely ones are aligned, and have been for `context` tokens before `token`. */
bool beam_is_settled(const struct shift_search *search, uint32_t token, uint32_t context);

/* The likeliest one; characters that others of some weight lack stand as U+FFFD. */
enum shift_verdict beam_choose(struct shift_search *search, struct shift_reading *ret_reading);

#endif
