/* qualifier.c: rows of qualifiers.tsv, and what they may not be part of. */
#include "recognise/number/qualifier.h"

#include "recognise/number/numeral.h"

static bool stands(struct table_match match, const char *where)
{
    for (uint32_t i = 0; i < match.entry_count; i++)
        if (strcmp(table_column(match.table, &match.entries[i], 0), where) == 0)
            return true;
    return false;
}

static unsigned kind_at(struct table_match match, const char *where)
{
    for (uint32_t i = 0; i < match.entry_count; i++)
        if (strcmp(table_column(match.table, &match.entries[i], 0), where) == 0)
            return match.entries[i].kind;
    return QUALIFIER_EXACT;
}

/* 上千, 过万, and of what is counted 破百: only before a scale without a digit; 票房破6亿元. */
static bool needs_bare(const struct text *text, struct span span, enum unit_kind unit_kind)
{
    static const char *const WORDS[] = {"上", "过", "快", NULL};

    return span_length(span) == 1 &&
           (reader_one_of(text, span.start, WORDS) == 1 ||
            (unit_kind == UNIT_COUNT && text_reads(text, span.start, "破")));
}

/* 近10年来: the last ten years, not nearly ten. */
static bool is_recent(const struct reader *reader, struct span span, enum unit_kind unit_kind)
{
    uint32_t before = span.start > 0 ? reader->text->fold[span.start - 1] : 0;

    return unit_kind == UNIT_DURATION && text_reads(reader->text, span.start, "近") &&
           !(cp_is_hanzi(before) && before != 0x5728 /* 在 */);
}

/* 最多收60元, 至少要3天, 最多可停600辆, 最高可申请40万元: a bound before the verb of `length`
 * characters that ends at `at`, or before what that verb can or must do; a longer one needs that,
 * unless it is money that is paid: 最高补助5000元.
 */
static struct qualifier bound_of_verb(const struct reader *reader, uint32_t start, uint32_t at,
                                      uint32_t length, enum unit_kind unit_kind)
{
    static const char *const MODALS[] = {"可", "能", "可以", "能够", "会", "要", "须", NULL};
    static const char *const PAID[] = {"补助", "补贴", "奖励", "资助", "罚款", "赔付",
                                       "贷款", "支持", "减免", "报销", NULL};
    struct qualifier none = {QUALIFIER_EXACT, {at, at}};
    struct span word = {at - length, at};

    if (at < start + length + 2 || text_fold(reader->text, at - 1) == 0x5904 /* 最长处 */)
        return none;
    struct table_match verb = lexicon_exact(reader->lexicon, TABLE_WORDS, reader->text, word);
    struct table_match common =
        lexicon_exact(reader->lexicon, TABLE_COMMON_WORDS, reader->text, word);
    uint32_t modal = reader_ends_in(reader->text, word.start, MODALS);
    struct table_match match =
        reader_match_before(reader, TABLE_QUALIFIERS, start, word.start - modal);
    bool pays = unit_kind == UNIT_MONEY && reader_one_of(reader->text, word.start, PAID) == length;
    bool acts = pays || (match_is(verb, WORD_VERB) && (length == 1 || modal > 0)) ||
                (modal > 0 && match_is(common, COMMON_VERB));
    if (!acts || !match.table || match.length < 2 || !stands(match, "before"))
        return none;
    unsigned kind = kind_at(match, "before");
    return kind == QUALIFIER_AT_MOST || kind == QUALIFIER_AT_LEAST
               ? (struct qualifier){kind, {pays ? at : word.start - modal - match.length, at}}
               : none;
}

struct qualifier qualifier_before(const struct reader *reader, uint32_t at,
                                  enum unit_kind unit_kind, bool bare)
{
    const struct text *text = reader->text;
    struct qualifier none = {QUALIFIER_EXACT, {at, at}};
    uint32_t start = reader_clause(text, at).start;

    if (at > start && text->fold[at - 1] == ' ')
        at--;
    struct table_match match = reader_match_before(reader, TABLE_QUALIFIERS, start, at);
    if (!match.table || !stands(match, "before")) {
        struct qualifier bound = bound_of_verb(reader, start, at, 1, unit_kind);
        return bound.kind == QUALIFIER_EXACT ? bound_of_verb(reader, start, at, 2, unit_kind)
                                             : bound;
    }
    struct qualifier q = {kind_at(match, "before"), {at - match.length, at}};
    struct table_match word = reader_match_before(reader, TABLE_WORDS, start, at);
    if (word.table && word.length > match.length && word.entries[0].kind != WORD_COPULA &&
        word.entries[0].kind != WORD_ADVERB)
        return none;
    struct table_match common = reader_match_before(reader, TABLE_COMMON_WORDS, start, at);
    if (match.length == 1 && common.table && common.length > 1 &&
        (match_is(common, COMMON_NOUN) || match_is(common, COMMON_VERB)))
        return none; /* 人才1500人次, 合约3份 */
    if ((needs_bare(text, q.span, unit_kind) && !bare) || is_recent(reader, q.span, unit_kind))
        return none;
    return q;
}

/* 内 behind a time or a length bounds it where something is due: 限5个工作日内办结, not 5天内三次.
 */
static bool inside(const struct text *text, uint32_t at, enum unit_kind unit_kind)
{
    static const char *const DUE[] = {"限",   "应",   "须",     "需",     "要",     "可",
                                      "能",   "将",   "内完成", "内办结", "内送达", "内答复",
                                      "内到", "内缴", "内提出", NULL};
    static const char *const OTHER[] = {"内容", "内部", "内地", "内外", "内存",
                                        "内科", "内蒙", "内陆", NULL};

    if (text_fold(text, at) != 0x5185 || reader_one_of(text, at, OTHER) > 0 ||
        (unit_kind != UNIT_DURATION && unit_kind != UNIT_LENGTH))
        return false;
    struct span clause = reader_clause(text, at);
    return reader_find_one(text, clause, DUE) < clause.end;
}

/* 比平日的18公吨多出28公吨: 多 that says by how much it is more. */
static bool is_comparison(const struct text *text, uint32_t at)
{
    static const char *const MORE[] = {"多出", "多于", "多了", NULL};
    struct span clause = reader_clause(text, at), before = {clause.start, at};

    return reader_one_of(text, at, MORE) > 0 &&
           (text_find(text, before, "比") < at || text_find(text, before, "较") < at);
}

struct qualifier qualifier_after(const struct reader *reader, uint32_t at, enum unit_kind unit_kind)
{
    const struct text *text = reader->text;
    struct qualifier none = {QUALIFIER_EXACT, {at, at}};
    uint32_t cp = text_fold(text, at);
    bool measure = unit_kind != UNIT_COUNT && unit_kind != UNIT_RATE;

    if (inside(text, at, unit_kind))
        return (struct qualifier){QUALIFIER_AT_MOST, {at, at + 1}};
    if (measure && (cp == 0x591A || cp == 0x4F59) && !is_comparison(text, at))
        return (struct qualifier){QUALIFIER_OVER, {at, at + 1}};
    struct table_match match =
        lexicon_longest(reader->lexicon, TABLE_QUALIFIERS, text, at, text->count);
    if (!match.table || !stands(match, "after"))
        return none;
    struct table_match word = lexicon_longest(reader->lexicon, TABLE_WORDS, text, at, text->count);
    struct table_match noun =
        lexicon_longest(reader->lexicon, TABLE_NOT_FIGURES, text, at, text->count);
    struct table_match common =
        lexicon_longest(reader->lexicon, TABLE_COMMON_WORDS, text, at, text->count);
    bool longer = word.length > match.length || noun.length > match.length ||
                  (match.length == 1 && common.length > 1); /* 5820人|起跑 */
    unsigned kind = kind_at(match, "after");
    bool needs_number = kind == QUALIFIER_UNDER && numeral_has(text_fold(text, at + match.length));
    if (longer || needs_number)
        return none;
    return (struct qualifier){kind, {at, at + match.length}};
}
