/*
 * byline.c: a byline is cut into tokens, and the tokens are read from left to right.
 *
 * A role stands before its names (记者 甲 乙) or, for pictures, after them (甲 摄; 甲/图). What
 * stands right before a role and is no name is the outlet.
 */
#include "layout/byline.h"

#include "layout/byline_token.h"
#include "layout/byline_words.h"
#include "layout/located.h"
#include "layout/outlets.h"

#define OUTLET_LENGTH_MAX 16u /* of one that no table knows: 上游新闻 in 上游新闻记者 */
#define SHORT_OUTLET_MAX  4u  /* shorter ones where a name is awaited are names: 王台 */
#define NAME_USUAL        3u
#define PLACE_USUAL       2u
#define NAME_MIN          2u

struct parser {
    const struct lexicon *lexicon;
    const struct text *text;
    struct byline_tokens tokens;
    uint32_t at, end;
    bool gap_before;
    bool waiting; /* a role has been read, its names have not */
    enum role_kind role;
    struct span role_text, outlet;
    bool has_role, both, reported; /* both: 文/图 stands before; reported: 报道 behind a slash */
    struct span both_text;
    size_t group; /* first entry of the names read last */
    struct byline *out;
};

/* --- Names -------------------------------------------------------------------------------- */

static bool entry_push(struct parser *p, struct byline_entry entry)
{
    if (p->out->count == sizeof p->out->entries / sizeof *p->out->entries)
        return false;
    p->out->entries[p->out->count++] = entry;
    return true;
}

/* 甲 乙 丙/图: whether names without a role go on with those before them. */
static bool names_go_on(const struct parser *p)
{
    const struct byline_entry *before = p->out->entries + p->out->count - 1;

    return p->group < p->out->count && !p->has_role && !p->both &&
           span_is_empty(before->role_text) && before->outlet.start == p->outlet.start;
}

static bool names_push(struct parser *p, const struct span *names, size_t count)
{
    if (!names_go_on(p))
        p->group = p->out->count;
    p->out->with_role |= p->has_role || p->both;
    for (size_t i = 0; i < count; i++) {
        enum role_kind role = p->has_role ? p->role : p->both ? ROLE_REPORTER : ROLE_AUTHOR;
        struct span text = p->has_role ? p->role_text : p->both ? p->both_text : p->role_text;
        if (!entry_push(p, (struct byline_entry){names[i], text, p->outlet, role}))
            return false;
    }
    for (size_t i = 0; p->both && i < count; i++)
        if (!entry_push(
                p, (struct byline_entry){names[i], p->both_text, p->outlet, ROLE_PHOTOGRAPHER}))
            return false;
    p->waiting = false;
    return true;
}

static bool words_are_body(const struct parser *p, struct span words)
{
    return outlet_is(p->lexicon, p->text, words) || office_is(p->lexicon, p->text, words);
}

/* The list of names that begins at the words: further words after gaps belong to it while they are
 * no outlet and no role follows them directly. */
static struct span name_list(struct parser *p, struct span words)
{
    struct span list = words;

    for (size_t count = 1; count < NAMES_MAX; count++) {
        struct byline_token next = byline_token_after(&p->tokens, list.end);
        if (next.kind != TOKEN_WORDS || cp_is_digit(p->text->fold[next.span.start]) ||
            words_are_body(p, next.span))
            return list;
        struct byline_token after = byline_token_at(&p->tokens, next.span.end);
        if (byline_token_after(&p->tokens, next.span.end).kind == TOKEN_REPORT &&
            located_is(p->lexicon, p->text, next.span))
            return list; /* 记者 陈大文 台北 报导 */
        if (after.kind == TOKEN_SLASH ||
            (after.kind == TOKEN_ROLE && after.role != ROLE_PHOTOGRAPHER && !after.is_both))
            return list;
        list.end = next.span.end;
    }
    return list;
}

static bool words_as_names(struct parser *p, struct span words, bool sure)
{
    struct span names[NAMES_MAX], list = name_list(p, words);
    size_t count = names_read(p->lexicon, p->text, list, sure, names);

    if (count == 0) {
        list = words;
        count = names_read(p->lexicon, p->text, list, sure, names);
    }
    if (count == 0 || !names_push(p, names, count))
        return false;
    p->at = list.end;
    return true;
}

/* 驻清河 in 本报驻清河记者 belongs to the role; 驻马店日报 does not. */
static void outlet_without_post(struct parser *p, struct byline_token role)
{
    uint32_t post = text_find(p->text, p->outlet, "驻");

    if (p->outlet.end == role.span.start && post < p->outlet.end &&
        !outlet_is(p->lexicon, p->text, (struct span){post, p->outlet.end})) {
        p->outlet.end = post;
        p->role_text.start = post;
    }
}

static void outlet_set(struct parser *p, struct span words)
{
    p->outlet = words;
    if (span_is_empty(p->out->outlet) && outlet_is(p->lexicon, p->text, words))
        p->out->outlet = words;
    p->at = words.end;
}

/* Words that no table knows, right before a role: 上游新闻 in 上游新闻记者. */
static bool words_as_unknown_outlet(struct parser *p, struct span words)
{
    struct byline_token next = byline_token_after(&p->tokens, words.end);

    if (next.kind == TOKEN_SLASH && outlet_may_be(p->lexicon, p->text, words))
        next = byline_token_after(&p->tokens, next.span.end); /* 清河传媒/记者甲 */
    if (next.kind != TOKEN_ROLE || span_length(words) > OUTLET_LENGTH_MAX ||
        span_length(words) < 2 || next.role == ROLE_PHOTOGRAPHER || next.is_both)
        return false;
    outlet_set(p, words);
    bool apart = cp_is_space(text_fold(p->text, words.end)) &&
                 (next.role == ROLE_REPORTER || next.role == ROLE_INTERN);
    if (apart && span_is_empty(p->out->outlet) && outlet_may_be(p->lexicon, p->text, words))
        p->out->outlet = words; /* 威海观澜 记者 甲 */
    return true;
}

/* 陳大文大樹報導 as Taiwan prints it, which sets names apart by marks: behind a name of three there
 * is a place, though no table knows it. words.end where there is none. */
static uint32_t unknown_place(struct parser *p, struct span words)
{
    struct byline_token report = byline_token_after(&p->tokens, words.end);
    uint32_t place = words.start + NAME_USUAL;
    bool taiwan =
        report.kind == TOKEN_REPORT && p->text->cp[report.span.end - 1] == 0x5C0E; /* 導 */

    return taiwan && span_length(words) == NAME_USUAL + PLACE_USUAL &&
                   name_prefix(p->lexicon, p->text, words, NAME_USUAL) == place
               ? place
               : words.end;
}

/* 陈大文台北 in 陈大文台北报导: the place at the end of the run is no part of the names. */
static bool words_as_names_and_place(struct parser *p, struct span words)
{
    uint32_t place = located_tail(p->lexicon, p->text, words, NAME_MIN);
    bool known = place < words.end;

    if (!known)
        place = unknown_place(p, words);
    struct span names = {words.start, place};
    if (place == words.end || !(known ? words_as_names(p, names, false) : names_push(p, &names, 1)))
        return false;
    p->out->place = (struct span){place, words.end};
    p->at = words.end;
    return true;
}

/* Words before 报导: a place that the tables know, names, names and a place (陈大文台北), or,
 * behind a slash, a place that no table knows (记者甲/高县报导). */
static bool words_before_report(struct parser *p, struct span words)
{
    bool place = located_is(p->lexicon, p->text, words);

    if (!(place && !p->waiting) && !words_are_body(p, words) &&
        (p->waiting || p->out->count == 0) &&
        (words_as_names_and_place(p, words) || words_as_names(p, words, false)))
        return p->out->with_role = true;
    if (!place && p->tokens.before != TOKEN_SLASH)
        return false;
    p->reported |= p->tokens.before == TOKEN_SLASH;
    p->out->place = words;
    p->at = words.end;
    return p->out->with_role = true;
}

/* 图/台糖公司提供, 图/资料照片 and 台糖公司/图 beside who wrote: whoever gave the pictures is
 * nobody of the paper's. */
static bool words_give_picture(struct parser *p, struct span words)
{
    struct byline_token slash = byline_token_at(&p->tokens, words.end),
                        role = byline_token_at(&p->tokens, slash.span.end);
    bool before = p->waiting && p->role == ROLE_PHOTOGRAPHER &&
                  byline_token_after(&p->tokens, words.end).kind != TOKEN_WORDS; /* 图/某公司 甲 */
    bool behind = !p->waiting && slash.kind == TOKEN_SLASH && role.kind == TOKEN_ROLE &&
                  role.role == ROLE_PHOTOGRAPHER && !role.is_both;

    if (p->out->count == 0 || !(before || behind) || !byline_is_giver(p->text, words))
        return false;
    p->at = before ? words.end : role.span.end;
    p->waiting = false;
    return true;
}

/* 新华社发 甲 摄: an agency sent it out. */
static bool words_are_sent(struct parser *p, struct span words)
{
    struct span outlet = {words.start, words.end - text_ends_length(p->text, words.end, "发")};

    if (p->waiting || outlet.end == words.end || !outlet_is(p->lexicon, p->text, outlet))
        return false;
    outlet_set(p, outlet);
    p->at = words.end;
    return true;
}

static bool read_words(struct parser *p, struct span words)
{
    bool before_role = byline_token_at(&p->tokens, words.end).kind == TOKEN_ROLE;

    bool label = words.end < p->end && p->text->fold[words.end] == ':';
    if (words_give_picture(p, words) || words_are_sent(p, words))
        return true;
    if (label || text_find(p->text, words, "提供") < words.end) /* 单位:, 民众提供 */
        return false;
    if (byline_token_after(&p->tokens, words.end).kind == TOKEN_REPORT &&
        words_before_report(p, words))
        return true;
    if (words_are_body(p, words) &&
        !(p->waiting && span_length(words) < SHORT_OUTLET_MAX && !before_role)) {
        outlet_set(p, words);
        return true;
    }
    if (words_as_names(p, words, false))
        return true;
    bool awaited =
        p->gap_before || p->tokens.before == TOKEN_SLASH || p->tokens.before == TOKEN_END;
    return p->waiting && awaited ? words_as_names(p, words, true)
                                 : words_as_unknown_outlet(p, words);
}

/* --- Roles -------------------------------------------------------------------------------- */

/* A role after its names: 甲 摄, 甲/图, 甲 乙 文/图. */
static bool role_is_suffix(struct parser *p, struct byline_token role)
{
    if ((p->tokens.before != TOKEN_WORDS && p->tokens.before != TOKEN_SLASH) || p->waiting ||
        p->out->count == p->group)
        return false;
    bool closes = role.role == ROLE_EDITOR && p->tokens.before == TOKEN_SLASH && !p->has_role &&
                  byline_token_after(&p->tokens, role.span.end).kind == TOKEN_END; /* 甲/核稿编辑 */
    if (role.role != ROLE_PHOTOGRAPHER && role.role != ROLE_AUTHOR && !closes && !role.is_both)
        return false;
    struct byline_token next = byline_token_at(&p->tokens, role.span.end);
    if (next.kind == TOKEN_SLASH)
        return false;
    if (byline_token_after(&p->tokens, role.span.end).kind != TOKEN_WORDS)
        return true;
    bool bar = p->text->fold[role.span.start - 1] == '|'; /* 撰文 甲|摄影 乙 */
    return p->tokens.before == TOKEN_SLASH ? !bar : span_length(role.span) == 1;
}

static bool apply_suffix(struct parser *p, struct byline_token role)
{
    bool both = role.is_both;
    size_t count = p->out->count;

    for (size_t i = p->group; i < count; i++) {
        struct byline_entry *entry = &p->out->entries[i];
        if (!both) {
            if (!p->has_role || role.role != ROLE_AUTHOR) /* 记者 甲 文 */
                entry->role = role.role, entry->role_text = role.span;
            continue;
        }
        if (!p->has_role)
            entry->role = ROLE_REPORTER, entry->role_text = role.span;
        if (!entry_push(
                p, (struct byline_entry){entry->name, role.span, entry->outlet, ROLE_PHOTOGRAPHER}))
            return false;
    }
    p->out->with_role = true;
    p->group = p->out->count;
    p->has_role = false;
    p->outlet = p->role_text = (struct span){0, 0};
    return true;
}

static bool read_role(struct parser *p, struct byline_token role)
{
    p->at = role.span.end;
    if (role_is_suffix(p, role))
        return apply_suffix(p, role);
    if (role.is_both) {
        p->both = true, p->both_text = role.span, p->waiting = true;
        return true;
    }
    /* An outlet holds for the role after it, and for no later one. */
    if (p->has_role && !p->waiting && p->out->count > 0 &&
        p->out->entries[p->out->count - 1].outlet.start == p->outlet.start)
        p->outlet = (struct span){0, 0};
    bool picture = p->has_role && p->waiting && p->role == ROLE_PHOTOGRAPHER;
    p->has_role = true, p->waiting = true;
    if (picture &&
        role.role ==
            ROLE_REPORTER) { /* 摄影 记者 is one role; in 图/本报记者 the outlet stands between */
        if (p->outlet.end <= p->role_text.start)
            p->role_text.end = role.span.end;
        return true;
    }
    p->role = role.role, p->role_text = role.span;
    outlet_without_post(p, role);
    return true;
}

/* --- The contract ------------------------------------------------------------------------- */

static bool parser_step(struct parser *p, struct byline_token token)
{
    switch (token.kind) {
    case TOKEN_WORDS:
        return read_words(p, token.span);
    case TOKEN_ROLE:
        return read_role(p, token);
    case TOKEN_REPORT:
        p->at = token.span.end;
        p->reported |= p->tokens.before == TOKEN_SLASH;
        return p->out->count > 0 || !span_is_empty(p->outlet);
    case TOKEN_SLASH:
        p->at = token.span.end;
        return p->tokens.before != TOKEN_END;
    case TOKEN_GAP:
    case TOKEN_END:
        break;
    }
    return false;
}

/* A role waits for no name at the end; 国际中心/综合报导 needs none. */
static bool byline_ends(struct parser *p, bool labelled)
{
    if (p->out->count == 0 && p->reported && !p->waiting)
        return p->out->with_role = true;
    return p->out->count > 0 && (!p->waiting || labelled || p->both);
}

bool byline_read(const struct lexicon *lexicon, const struct text *text, struct span span,
                 enum role_kind role, struct span role_text, struct byline *ret_byline)
{
    bool labelled = !span_is_empty(role_text);
    struct parser p = {.lexicon = lexicon,
                       .text = text,
                       .tokens = {.lexicon = lexicon, .text = text, .end = span.end},
                       .at = span.start,
                       .end = span.end,
                       .waiting = labelled,
                       .has_role = labelled,
                       .role = role,
                       .role_text = role_text,
                       .out = ret_byline};

    ret_byline->count = 0, ret_byline->with_role = false;
    ret_byline->outlet = ret_byline->place = (struct span){0, 0};
    if (span_length(span) > BYLINE_LENGTH_MAX)
        return false;
    for (;;) {
        struct byline_token token = byline_token_at(&p.tokens, p.at);
        p.gap_before = token.kind == TOKEN_GAP;
        while (token.kind == TOKEN_GAP)
            token = byline_token_at(&p.tokens, p.at = token.span.end);
        if (p.at >= p.end)
            return byline_ends(&p, labelled);
        uint32_t from = p.at;
        if (token.kind == TOKEN_END || !parser_step(&p, token) || p.at == from)
            return false;
        p.tokens.before = token.kind;
    }
}
