/*
 * byline_token.c: the tokens of a byline, each cut once and kept.
 *
 * Where two could stand the longer word wins: 报道组 is a role and 报道 a report; a run of words
 * ends before whichever comes first.
 */
#include "layout/byline_token.h"

#include "layout/byline_words.h"
#include "layout/outlets.h"

static bool cp_is_gap(uint32_t cp)
{
    switch (cp) {
    case ',':
    case ';':
    case '(':
    case ')':
    case '[':
    case ']':
    case 0x3001: /* 、 */
    case 0x3010: /* 【 】 */
    case 0x3011:
        return true;
    default:
        return cp_is_bullet(cp);
    }
}

static bool cp_is_slash(uint32_t cp)
{
    return cp == '/' || cp == '\\' || cp == ':' || cp == '|';
}

static bool cp_is_word(uint32_t cp)
{
    return cp_is_hanzi(cp) || cp_is_latin(cp) || cp_is_digit(cp) || cp == 0xB7 || cp == '+' ||
           cp == '-' || cp == '.';
}

/* 文, 图, 摄: before / or a gap, or at the end of a run. */
static bool short_role_fits(const struct text *text, uint32_t at, uint32_t end)
{
    uint32_t next = at + 1 < end ? text->fold[at + 1] : 0;

    return !next || cp_is_slash(next) || cp_is_gap(next);
}

static uint32_t role_length(const struct byline_tokens *tokens, uint32_t at,
                            enum role_kind *ret_role)
{
    struct table_match match =
        lexicon_longest(tokens->lexicon, TABLE_ROLES, tokens->text, at, tokens->end);

    if (!match.table || (match.length == 1 && !short_role_fits(tokens->text, at, tokens->end)) ||
        byline_role_goes_on(tokens->text, at + match.length, tokens->end))
        return 0;
    *ret_role = (enum role_kind)match.entries[0].kind;
    return match.length;
}

/* A run of words ends before a role, a report word or a mark. */
static uint32_t words_end(const struct byline_tokens *tokens, uint32_t at)
{
    enum role_kind role;
    uint32_t outlet = outlet_read(tokens->lexicon, tokens->text, (struct span){at, tokens->end});
    bool known = match_is(
        lexicon_exact(tokens->lexicon, TABLE_OUTLETS, tokens->text, (struct span){at, outlet}),
        OUTLET_NAME);
    for (uint32_t i = at + 1; i < outlet && !known; i++)
        if (i + role_length(tokens, i, &role) > outlet && /* 全媒体记者 behind 岳阳日报 */
            outlet_is(tokens->lexicon, tokens->text, (struct span){at, i}))
            return i;
    for (uint32_t i = outlet > at ? outlet : at + 1; i < tokens->end; i++) {
        uint32_t length = role_length(tokens, i, &role);
        if (length == 1 && tokens->text->fold[i] != 0x6444) /* the 文 of 陈大文; 摄 ends it */
            continue;
        if (length > 0 || !cp_is_word(tokens->text->fold[i]) ||
            byline_report_length(tokens->text, i, tokens->end) ||
            byline_both_length(tokens->text, i, tokens->end))
            return i;
    }
    return tokens->end;
}

/* The marks of 《潇湘晨报》记者; in 《活着》作者 they are a book's. */
static bool is_outlet_mark(const struct byline_tokens *tokens, uint32_t at)
{
    const uint32_t *fold = tokens->text->fold;

    if (fold[at] == 0x300B) /* 》 */
        return at > 0 && tokens->before == TOKEN_WORDS;
    if (fold[at] != 0x300A) /* 《 */
        return false;
    uint32_t close = text_find(tokens->text, (struct span){at, tokens->end}, "》");
    return close < tokens->end &&
           outlet_is(tokens->lexicon, tokens->text, (struct span){at + 1, close});
}

/* (署名除外) behind 文/图, and 图片提供/台糖公司: nobody of those is named as an author. */
static uint32_t skip_note(const struct byline_tokens *tokens, uint32_t at)
{
    uint32_t close = bracket_end(tokens->text, (struct span){at, tokens->end});
    bool note =
        close < tokens->end && text_find(tokens->text, (struct span){at, close}, "除外") < close;
    uint32_t end = at + byline_giving_length(tokens->text, at, tokens->end);

    if (note || end == at)
        return note ? close + 1 : at;
    while (end < tokens->end && !cp_is_gap(tokens->text->fold[end]))
        end++;
    return end;
}

static struct byline_token cut_token(const struct byline_tokens *tokens, uint32_t at)
{
    const uint32_t *fold = tokens->text->fold;
    struct byline_token token = {TOKEN_END, {at, at}, ROLE_AUTHOR, false};
    uint32_t length;

    if (at >= tokens->end)
        return token;
    if ((length = skip_note(tokens, at)) > at) {
        token = (struct byline_token){TOKEN_GAP, {at, length}, ROLE_AUTHOR, false};
    } else if (cp_is_gap(fold[at]) || is_outlet_mark(tokens, at)) {
        while (token.span.end < tokens->end &&
               skip_note(tokens, token.span.end) == token.span.end &&
               (cp_is_gap(fold[token.span.end]) || is_outlet_mark(tokens, token.span.end)))
            token.span.end++;
        token.kind = TOKEN_GAP;
    } else if ((length = byline_both_length(tokens->text, at, tokens->end))) {
        token = (struct byline_token){TOKEN_ROLE, {at, at + length}, ROLE_CONTRIBUTOR, true};
    } else if (cp_is_slash(fold[at])) {
        token = (struct byline_token){TOKEN_SLASH, {at, at + 1}, ROLE_AUTHOR, false};
    } else if ((length = role_length(tokens, at, &token.role))) { /* 报道组 before 报道 */
        token.kind = TOKEN_ROLE, token.span.end = at + length;
    } else if ((length = byline_report_length(tokens->text, at, tokens->end))) {
        token = (struct byline_token){TOKEN_REPORT, {at, at + length}, ROLE_REPORTER, false};
    } else if (cp_is_word(fold[at])) {
        token.kind = TOKEN_WORDS, token.span.end = words_end(tokens, at);
    }
    return token;
}

struct byline_token byline_token_at(struct byline_tokens *tokens, uint32_t at)
{
    struct byline_cut *cut = &tokens->cuts[at % BYLINE_CUTS];

    if (!cut->is_cut || cut->at != at || cut->before != tokens->before)
        *cut = (struct byline_cut){true, at, tokens->before, cut_token(tokens, at)};
    return cut->token;
}

struct byline_token byline_token_after(struct byline_tokens *tokens, uint32_t at)
{
    struct byline_token token = byline_token_at(tokens, at);

    while (token.kind == TOKEN_GAP)
        token = byline_token_at(tokens, token.span.end);
    return token;
}
