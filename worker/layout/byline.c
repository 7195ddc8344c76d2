/*
 * byline.c: a byline is cut into tokens, and the tokens are read from left to right.
 *
 * A role stands before its names (记者 甲 乙) or, for pictures, after them (甲 摄; 甲/图). What
 * stands right before a role and is no name is the outlet.
 */
#include "layout/byline.h"

#include "layout/byline_words.h"
#include "layout/located.h"
#include "layout/outlets.h"

#define OUTLET_LENGTH_MAX 16u /* of one that no table knows: 上游新闻 in 上游新闻记者 */
#define SHORT_OUTLET_MAX  4u  /* shorter ones where a name is awaited are names: 王台 */
#define NAME_MIN          2u

enum token_kind { TOKEN_END, TOKEN_GAP, TOKEN_SLASH, TOKEN_ROLE, TOKEN_REPORT, TOKEN_WORDS };

struct token {
    enum token_kind kind;
    struct span span;
    enum role_kind role;
};

struct parser {
    const struct lexicon *lexicon;
    const struct text *text;
    uint32_t at, end;
    enum token_kind before; /* the kind of the last token that was no gap */
    bool gap_before;
    bool waiting; /* a role has been read, its names have not */
    enum role_kind role;
    struct span role_text, outlet;
    bool has_role, both, reported; /* both: 文/图 stands before; reported: 报道 behind a slash */
    struct span both_text;
    size_t group; /* first entry of the names read last */
    struct byline *out;
};

/* --- Tokens ------------------------------------------------------------------------------- */

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
    return cp == '/' || cp == ':' || cp == '|';
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

static uint32_t role_length(const struct parser *p, uint32_t at, enum role_kind *ret_role)
{
    struct table_match match = lexicon_longest(p->lexicon, TABLE_ROLES, p->text, at, p->end);

    if (!match.table || (match.length == 1 && !short_role_fits(p->text, at, p->end)) ||
        byline_role_goes_on(p->text, at + match.length, p->end))
        return 0;
    *ret_role = (enum role_kind)match.entries[0].kind;
    return match.length;
}

/* A run of words ends before a role, a report word or a mark. */
static uint32_t words_end(const struct parser *p, uint32_t at)
{
    enum role_kind role;
    uint32_t outlet = outlet_read(p->lexicon, p->text, (struct span){at, p->end});
    bool known = match_is(
        lexicon_exact(p->lexicon, TABLE_OUTLETS, p->text, (struct span){at, outlet}), OUTLET_NAME);
    for (uint32_t i = at + 1; i < outlet && !known; i++)
        if (i + role_length(p, i, &role) > outlet && /* 全媒体记者 behind 岳阳日报 */
            outlet_is(p->lexicon, p->text, (struct span){at, i}))
            return i;
    for (uint32_t i = outlet > at ? outlet : at + 1; i < p->end; i++) {
        bool short_one = role_length(p, i, &role) == 1 && p->text->fold[i] != 0x6444; /* 摄 */
        if (short_one) /* the 文 of 陈大文 */
            continue;
        if (!cp_is_word(p->text->fold[i]) || role_length(p, i, &role) ||
            byline_report_length(p->text, i, p->end) || byline_both_length(p->text, i, p->end))
            return i;
    }
    return p->end;
}

/* The marks of 《潇湘晨报》记者; in 《活着》作者 they are a book's. */
static bool is_outlet_mark(const struct parser *p, uint32_t at)
{
    const uint32_t *fold = p->text->fold;

    if (fold[at] == 0x300B) /* 》 */
        return at > 0 && p->before == TOKEN_WORDS;
    if (fold[at] != 0x300A) /* 《 */
        return false;
    uint32_t close = text_find(p->text, (struct span){at, p->end}, "》");
    return close < p->end && outlet_is(p->lexicon, p->text, (struct span){at + 1, close});
}

/* (署名除外) behind 文/图, and 图片提供/台糖公司: nobody of those is named as an author. */
static uint32_t skip_note(const struct parser *p, uint32_t at)
{
    uint32_t close = bracket_end(p->text, (struct span){at, p->end});
    bool note = close < p->end && text_find(p->text, (struct span){at, close}, "除外") < close;
    uint32_t end = at + byline_giving_length(p->text, at, p->end);

    if (note || end == at)
        return note ? close + 1 : at;
    while (end < p->end && !cp_is_gap(p->text->fold[end]))
        end++;
    return end;
}

static struct token token_at(const struct parser *p, uint32_t at)
{
    const uint32_t *fold = p->text->fold;
    struct token token = {TOKEN_END, {at, at}, ROLE_AUTHOR};
    uint32_t length;

    if (at >= p->end)
        return token;
    if ((length = skip_note(p, at)) > at) {
        token = (struct token){TOKEN_GAP, {at, length}, ROLE_AUTHOR};
    } else if (cp_is_gap(fold[at]) || is_outlet_mark(p, at)) {
        while (token.span.end < p->end && skip_note(p, token.span.end) == token.span.end &&
               (cp_is_gap(fold[token.span.end]) || is_outlet_mark(p, token.span.end)))
            token.span.end++;
        token.kind = TOKEN_GAP;
    } else if ((length = byline_both_length(p->text, at, p->end))) {
        token = (struct token){TOKEN_ROLE, {at, at + length}, ROLE_CONTRIBUTOR};
    } else if (cp_is_slash(fold[at])) {
        token = (struct token){TOKEN_SLASH, {at, at + 1}, ROLE_AUTHOR};
    } else if ((length = role_length(p, at, &token.role))) { /* 报道组 before 报道 */
        token.kind = TOKEN_ROLE, token.span.end = at + length;
    } else if ((length = byline_report_length(p->text, at, p->end))) {
        token = (struct token){TOKEN_REPORT, {at, at + length}, ROLE_REPORTER};
    } else if (cp_is_word(fold[at])) {
        token.kind = TOKEN_WORDS, token.span.end = words_end(p, at);
    }
    return token;
}

static struct token token_after(const struct parser *p, uint32_t at)
{
    struct token token = token_at(p, at);

    while (token.kind == TOKEN_GAP)
        token = token_at(p, token.span.end);
    return token;
}

/* 文/图 and the like are marked in a token by a role that no role word has. */
static bool token_is_both(struct token token, const struct parser *p)
{
    return token.kind == TOKEN_ROLE &&
           byline_both_length(p->text, token.span.start, p->end) == span_length(token.span);
}

/* --- Names -------------------------------------------------------------------------------- */

static bool entry_push(struct parser *p, struct byline_entry entry)
{
    if (p->out->count == sizeof p->out->entries / sizeof *p->out->entries)
        return false;
    p->out->entries[p->out->count++] = entry;
    return true;
}

static bool names_push(struct parser *p, const struct span *names, size_t count)
{
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
static struct span name_list(const struct parser *p, struct span words)
{
    struct span list = words;

    for (size_t count = 1; count < NAMES_MAX; count++) {
        struct token next = token_after(p, list.end);
        if (next.kind != TOKEN_WORDS || cp_is_digit(p->text->fold[next.span.start]) ||
            words_are_body(p, next.span))
            return list;
        struct token after = token_at(p, next.span.end);
        if (token_after(p, next.span.end).kind == TOKEN_REPORT &&
            located_is(p->lexicon, p->text, next.span))
            return list; /* 记者 陈大文 台北 报导 */
        if (after.kind == TOKEN_SLASH ||
            (after.kind == TOKEN_ROLE && after.role != ROLE_PHOTOGRAPHER &&
             !token_is_both(after, p)))
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
static void outlet_without_post(struct parser *p, struct token role)
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
    struct token next = token_after(p, words.end);

    if (next.kind == TOKEN_SLASH && outlet_may_be(p->lexicon, p->text, words))
        next = token_after(p, next.span.end); /* 清河传媒/记者甲 */
    if (next.kind != TOKEN_ROLE || span_length(words) > OUTLET_LENGTH_MAX ||
        span_length(words) < 2 || next.role == ROLE_PHOTOGRAPHER || token_is_both(next, p))
        return false;
    outlet_set(p, words);
    bool apart = cp_is_space(text_fold(p->text, words.end)) &&
                 (next.role == ROLE_REPORTER || next.role == ROLE_INTERN);
    if (apart && span_is_empty(p->out->outlet) && outlet_may_be(p->lexicon, p->text, words))
        p->out->outlet = words; /* 威海观澜 记者 甲 */
    return true;
}

/* 陈大文台北 in 陈大文台北报导: the place at the end of the run is no part of the names. */
static bool words_as_names_and_place(struct parser *p, struct span words)
{
    uint32_t place = located_tail(p->lexicon, p->text, words, NAME_MIN);

    if (place == words.end || !words_as_names(p, (struct span){words.start, place}, false))
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
    if (!place && p->before != TOKEN_SLASH)
        return false;
    p->reported |= p->before == TOKEN_SLASH;
    p->out->place = words;
    p->at = words.end;
    return p->out->with_role = true;
}

/* 图/台糖公司提供, 图/资料照片 and 台糖公司/图 beside who wrote: whoever gave the pictures is
 * nobody of the paper's. */
static bool words_give_picture(struct parser *p, struct span words)
{
    struct token slash = token_at(p, words.end), role = token_at(p, slash.span.end);
    bool before = p->waiting && p->role == ROLE_PHOTOGRAPHER &&
                  token_after(p, words.end).kind != TOKEN_WORDS; /* 图/某公司 甲 */
    bool behind = !p->waiting && slash.kind == TOKEN_SLASH && role.kind == TOKEN_ROLE &&
                  role.role == ROLE_PHOTOGRAPHER && !token_is_both(role, p);

    if (p->out->count == 0 || !(before || behind) || !byline_is_giver(p->text, words))
        return false;
    p->at = before ? words.end : role.span.end;
    p->waiting = false;
    return true;
}

static bool read_words(struct parser *p, struct span words)
{
    bool before_role = token_at(p, words.end).kind == TOKEN_ROLE;

    bool label = words.end < p->end && p->text->fold[words.end] == ':';
    if (words_give_picture(p, words))
        return true;
    if (label || text_find(p->text, words, "提供") < words.end) /* 单位:, 民众提供 */
        return false;
    if (token_after(p, words.end).kind == TOKEN_REPORT && words_before_report(p, words))
        return true;
    if (words_are_body(p, words) &&
        !(p->waiting && span_length(words) < SHORT_OUTLET_MAX && !before_role)) {
        outlet_set(p, words);
        return true;
    }
    if (words_as_names(p, words, false))
        return true;
    bool awaited = p->gap_before || p->before == TOKEN_SLASH || p->before == TOKEN_END;
    return p->waiting && awaited ? words_as_names(p, words, true)
                                 : words_as_unknown_outlet(p, words);
}

/* --- Roles -------------------------------------------------------------------------------- */

/* A role after its names: 甲 摄, 甲/图, 甲 乙 文/图. */
static bool role_is_suffix(const struct parser *p, struct token role)
{
    if ((p->before != TOKEN_WORDS && p->before != TOKEN_SLASH) || p->waiting ||
        p->out->count == p->group)
        return false;
    if (role.role != ROLE_PHOTOGRAPHER && role.role != ROLE_AUTHOR && !token_is_both(role, p))
        return false;
    struct token next = token_at(p, role.span.end);
    if (next.kind == TOKEN_SLASH)
        return false;
    if (token_after(p, role.span.end).kind != TOKEN_WORDS)
        return true;
    bool bar = p->text->fold[role.span.start - 1] == '|'; /* 撰文 甲|摄影 乙 */
    return p->before == TOKEN_SLASH ? !bar : span_length(role.span) == 1;
}

static bool apply_suffix(struct parser *p, struct token role)
{
    bool both = token_is_both(role, p);
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
    p->outlet = (struct span){0, 0};
    return true;
}

static bool read_role(struct parser *p, struct token role)
{
    p->at = role.span.end;
    if (role_is_suffix(p, role))
        return apply_suffix(p, role);
    if (token_is_both(role, p)) {
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

static bool parser_step(struct parser *p, struct token token)
{
    switch (token.kind) {
    case TOKEN_WORDS:
        return read_words(p, token.span);
    case TOKEN_ROLE:
        return read_role(p, token);
    case TOKEN_REPORT:
        p->at = token.span.end;
        p->reported |= p->before == TOKEN_SLASH;
        return p->out->count > 0 || !span_is_empty(p->outlet);
    case TOKEN_SLASH:
        p->at = token.span.end;
        return p->before != TOKEN_END;
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
        struct token token = token_at(&p, p.at);
        p.gap_before = token.kind == TOKEN_GAP;
        while (token.kind == TOKEN_GAP)
            token = token_at(&p, p.at = token.span.end);
        if (p.at >= p.end)
            return byline_ends(&p, labelled);
        uint32_t from = p.at;
        if (token.kind == TOKEN_END || !parser_step(&p, token) || p.at == from)
            return false;
        p.before = token.kind;
    }
}
