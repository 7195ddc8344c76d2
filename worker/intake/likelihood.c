/*
 * likelihood.c: costs come from frequency.tsv for characters and from a list of blocks for the
 * rest. Traditional characters are folded to Simplified first, so one table serves both scripts.
 */
#include "intake/likelihood.h"

#include "base/bisect.h"
#include "base/utf8.h"
#include "intake/charset_table.h"
#include "lexicon/fold.h"

#define BIT              2u /* costs count half bits */
#define COST_ERROR       (30 * BIT)
#define COST_UNKNOWN     (28 * BIT)
#define CHANCE_HALF_BITS 12u /* allowance for the cost of n characters, times the root of n */

struct block {
    uint32_t last; /* code point */
    uint32_t cost;
};

/* Estimates: the share of the block in Chinese news, spread over what of it is used. */
static const struct block BLOCKS[] = {
    {0x08, 30 * BIT},    {0x0A, 6 * BIT},          {0x0C, 30 * BIT},    {0x0D, 6 * BIT},
    {0x1F, 30 * BIT},    {0x7E, 6 * BIT},          {0x9F, 30 * BIT},    {0xB6, 14 * BIT},
    {0xB7, 8 * BIT},     {0x1DC, 14 * BIT},        {0x36F, 20 * BIT},   {0x44F, 17 * BIT},
    {0x1FFF, 22 * BIT},  {0x2013, 14 * BIT},       {0x2026, 7 * BIT},   {0x206F, 14 * BIT},
    {0x27BF, 14 * BIT},  {0x2FFF, 22 * BIT},       {0x3002, 5 * BIT},   {0x3007, 12 * BIT},
    {0x3011, 7 * BIT},   {0x303F, 14 * BIT},       {0x312F, 16 * BIT},  {0x33FF, 18 * BIT},
    {0x4DBF, 23 * BIT},  {0x4DFF, 28 * BIT},       {0x9FFF, 22 * BIT},  {0xABFF, 26 * BIT},
    {0xD7AF, 24 * BIT},  {0xF8FF, 24 * BIT},       {0xFAFF, 23 * BIT},  {0xFE2F, 26 * BIT},
    {0xFE6F, 14 * BIT},  {0xFEFE, 26 * BIT},       {0xFEFF, 14 * BIT},  {0xFF00, 28 * BIT},
    {0xFF1F, 8 * BIT},   {0xFF5E, 11 * BIT},       {0xFF9F, 20 * BIT},  {0xFFFC, 16 * BIT},
    {0xFFFD, 24 * BIT},  {0x1EFFF, 28 * BIT},      {0x1FAFF, 18 * BIT}, {0x1FFFF, 28 * BIT},
    {0x323AF, 23 * BIT}, {0x10FFFF, COST_UNKNOWN},
};

static uint32_t block_cost(uint32_t cp)
{
    size_t last = sizeof BLOCKS / sizeof *BLOCKS - 1;

    return BLOCKS[BISECT(BLOCKS, last, struct block, last, cp)].cost;
}

uint32_t likelihood_cost(uint32_t cp)
{
    if (cp >= FREQUENCY_FIRST && cp < FREQUENCY_FIRST + FREQUENCY_COUNT) {
        uint32_t folded = fold_cp(cp);
        if (folded >= FREQUENCY_FIRST && folded < FREQUENCY_FIRST + FREQUENCY_COUNT)
            return FREQUENCY_COST[folded - FREQUENCY_FIRST];
    }
    return block_cost(cp);
}

static bool is_plain(uint32_t cp)
{
    return (cp >= ' ' && cp < 0x7F) || cp == '\n' || cp == '\r' || cp == '\t';
}

struct likelihood likelihood_of(enum charset charset, struct slice bytes, size_t start, size_t end)
{
    struct likelihood reading = {.charset = charset, .first_bad = SIZE_MAX};

    for (size_t at = start; at < end;) {
        struct decoded one = decode_one(charset, bytes, at);
        uint32_t cost = one.bad ? COST_ERROR : likelihood_cost(one.cp);
        reading.cost += cost;
        if (one.bad || !is_plain(one.cp)) {
            reading.foreign += one.bad ? 0 : cost;
            reading.characters++;
        }
        if (one.bad && reading.errors++ == 0)
            reading.first_bad = at;
        at += one.length;
    }
    return reading;
}

bool likelihood_errors_few(enum charset charset, uint32_t errors, uint32_t characters)
{
    uint32_t share = charset == CHARSET_UTF8 ? 4 : 17;

    return errors == 0 || (errors == 1 && characters >= 6) || errors <= characters / share;
}

bool likelihood_is_text(const struct likelihood *reading, uint32_t half_bits)
{
    uint64_t readable = reading->characters - reading->errors;
    uint64_t expected = readable * half_bits;

    if (reading->foreign <= expected)
        return true;
    uint64_t over = reading->foreign - expected;
    return over * over <= (uint64_t)CHANCE_HALF_BITS * CHANCE_HALF_BITS * readable;
}
