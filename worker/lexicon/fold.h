/*
 * fold.h: one code point for matching: Simplified, half-width, plain variants.
 *
 * 億 → 亿, ％ → %, ３ → 3, 「 → “, ‧ → ·. Always one code point for one, so that an offset in the
 * folded text is an offset in the text. It is for matching only: the record keeps what stands in
 * the article. 乾 and 瞭 fold to 干 and 了 here as well, which is why nothing folded is ever
 * printed.
 *
 * Source: OpenCC's t2s characters at build time, and worker/data/fold.tsv.
 */
#ifndef WIRECOPY_LEXICON_FOLD_H
#define WIRECOPY_LEXICON_FOLD_H

#include <stdbool.h>
#include <stdint.h>

/* The folded form of `cp`; `cp` itself when it has none. */
uint32_t fold_cp(uint32_t cp);

/* Whether only Simplified text writes `cp`: 东, but not 后 (of 皇后) and not 人. */
bool fold_is_simplified(uint32_t cp);

/* Whether `cp` is a Traditional form that text of today seldom has: 爲麪, but not 為麵. */
bool fold_is_unusual(uint32_t cp);

#endif
