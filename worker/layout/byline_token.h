/*
 * byline_token.h: the tokens of a byline.
 *
 *     岳阳日报全媒体记者 甲/图  ->  words 岳阳日报, role 全媒体记者, gap, words 甲, slash, role 图
 *
 * Most are asked for several times, from the left and from the right: the last ones cut are kept.
 */
#ifndef WIRECOPY_LAYOUT_BYLINE_TOKEN_H
#define WIRECOPY_LAYOUT_BYLINE_TOKEN_H

#include "layout/reading.h"

#define BYLINE_CUTS 16u

enum token_kind { TOKEN_END, TOKEN_GAP, TOKEN_SLASH, TOKEN_ROLE, TOKEN_REPORT, TOKEN_WORDS };

struct byline_token {
    enum token_kind kind;
    struct span span;
    enum role_kind role;
    bool is_both; /* 文/图 and the like: one role of two kinds of work */
};

struct byline_cut {
    bool is_cut;
    uint32_t at;
    enum token_kind before;
    struct byline_token token;
};

struct byline_tokens {
    const struct lexicon *lexicon;
    const struct text *text;
    uint32_t end;           /* of the byline */
    enum token_kind before; /* the kind of the last one read that was no gap: 》 depends on it */
    struct byline_cut cuts[BYLINE_CUTS]; /* by where they begin; zero at first */
};

/* The token at `at`. */
struct byline_token byline_token_at(struct byline_tokens *tokens, uint32_t at);

/* The first one at `at` or behind it that is no gap. */
struct byline_token byline_token_after(struct byline_tokens *tokens, uint32_t at);

#endif
