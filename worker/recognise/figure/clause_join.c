/* clause_join.c: each way in which pieces of a clause make one noun. */
#include "recognise/figure/clause_join.h"

#include "recognise/number/unit.h"

/* 无明确接触史病例: without 无 they would be the others. */
static bool is_without(const struct text *text, const struct piece *verb, const struct piece *noun)
{
    static const char *const WITHOUT[] = {"无", "没有", "未见", NULL};
    static const char *const CASES[] = {"病例", "患者", "者", NULL};

    return reader_one_of(text, verb->span.start, WITHOUT) == span_length(verb->span) &&
           reader_ends_in(text, noun->span.end, CASES) > 0;
}

/* 未 of 未复工人员, 待 of 待安置居民: without it the noun would say the opposite, so it belongs to
 * the noun; not that of 逾期未改的商户, where what follows is a verb that no table has. */
static void join_negations(const struct text *text, struct clause *clause)
{
    static const char *const NOT_YET[] = {"未", "尚未", "待", "拟", NULL};
    size_t kept = 0;

    for (size_t i = 0; i < clause->count; i++) {
        struct piece *last = kept > 0 ? &clause->pieces[kept - 1] : NULL;
        struct piece piece = clause->pieces[i];
        if (last && piece.kind == PIECE_NOUN && span_length(piece.span) > 1 &&
            last->kind == PIECE_ADVERB && last->span.end == piece.span.start &&
            reader_one_of(text, last->span.start, NOT_YET) == span_length(last->span)) {
            last->span.end = piece.span.end;
            last->kind = PIECE_NOUN;
        } else if (kept > 1 && piece.kind == PIECE_NOUN && last->kind == PIECE_ADVERB &&
                   last->span.end == piece.span.start && last[-1].span.end == last->span.start &&
                   is_without(text, last - 1, &piece)) {
            piece.span.start = last[-1].span.start;
            clause->pieces[--kept - 1] = piece;
        } else {
            clause->pieces[kept++] = piece;
        }
    }
    clause->count = kept;
}

/* --- Verbs that are nouns --------------------------------------------------------------------- */

/* Whether the figure counts what happens or is written, which a verb may name: 件 of 34件投诉. */
static bool counts_events(const struct reader *reader, const struct piece *piece)
{
    static const char *const EVENTS[] = {"宗", "件", "起",   "份", "次",
                                         "项", "单", "件次", "场", NULL};
    const struct text *text = reader->text;
    struct span unit;

    if (piece->kind != PIECE_FIGURE)
        return false;
    unit = reader->findings->figures[piece->figure].unit_span;
    return !span_is_empty(unit) && reader_one_of(text, unit.start, EVENTS) == span_length(unit);
}

static bool is_end(const struct clause *c, size_t i)
{
    return i >= c->count || c->pieces[i].kind == PIECE_MARK;
}

static bool is_deed(const struct clause *c, size_t i)
{
    return i < c->count && c->pieces[i].kind == PIECE_VERB && span_length(c->pieces[i].span) > 1;
}

/* 接获34宗水浸报告, 收到312件投诉: the verb that ends the object of another one, at piece `i`,
 * behind the figure and perhaps a noun; 0 when there is none. */
static size_t deed_of_object(const struct reader *reader, const struct clause *c, size_t i,
                             size_t object)
{
    bool listed = object > 0 && object + 2 == i; /* 34宗水浸报告,11宗倾泻报告 */

    if (i == 0 || (c->pieces[i - 1].kind != PIECE_VERB && !listed) ||
        !counts_events(reader, &c->pieces[i]) ||
        (i > 1 && c->pieces[i - 2].kind == PIECE_PREPOSITION)) /* 按年产2000件计算 */
        return 0;
    i += i + 1 < c->count && c->pieces[i + 1].kind == PIECE_NOUN ? 2 : 1;
    return is_deed(c, i) && is_end(c, i + 1) ? i : 0;
}

/* 施工许可审批由20天压缩至6天: whether the verb at piece `i` is what changes. */
static bool changes(const struct reader *reader, const struct clause *c, size_t i)
{
    static const char *const FROM[] = {"由", "从", NULL};

    return is_deed(c, i) && i + 2 < c->count && c->pieces[i + 2].kind == PIECE_FIGURE &&
           reader_one_of(reader->text, c->pieces[i + 1].span.start, FROM) ==
               span_length(c->pieces[i + 1].span);
}

static void join_deeds(const struct reader *reader, struct clause *c)
{
    size_t kept = 0, deed = 0, object = 0;

    for (size_t i = 0; i < c->count; i++) {
        struct piece *last = kept > 0 ? &c->pieces[kept - 1] : NULL;
        struct piece piece = c->pieces[i];
        if (deed == 0)
            deed = deed_of_object(reader, c, i, object);
        if ((deed > 0 && i == deed) || changes(reader, c, i)) {
            piece.kind = PIECE_NOUN;
            object = i;
            deed = 0;
            if (last && last->kind == PIECE_NOUN && last->span.end == piece.span.start) {
                last->span.end = piece.span.end;
                continue;
            }
        }
        c->pieces[kept++] = piece;
    }
    c->count = kept;
}

/* 批发及零售业, 屠宰及加工企业: a trade whose name begins with another, or with what it does. */
static void join_trades(const struct text *text, struct clause *c)
{
    static const char *const JOINTS[] = {"及", "和", "与", NULL};
    static const char *const TRADES[] = {"业", "企业", "公司", "商户", "厂", NULL};
    size_t kept = 0;

    for (size_t i = 0; i < c->count; i++) {
        struct piece piece = c->pieces[i];
        bool joined = kept > 1 && piece.kind == PIECE_NOUN &&
                      c->pieces[kept - 1].span.end == piece.span.start &&
                      c->pieces[kept - 2].span.end == c->pieces[kept - 1].span.start &&
                      span_length(c->pieces[kept - 1].span) == 1 &&
                      reader_one_of(text, c->pieces[kept - 1].span.start, JOINTS) == 1 &&
                      reader_ends_in(text, piece.span.end, TRADES) > 0;
        bool deed = joined && c->pieces[kept - 2].kind == PIECE_VERB &&
                    span_length(c->pieces[kept - 2].span) > 1;
        bool noun = joined && c->pieces[kept - 2].kind == PIECE_NOUN &&
                    text_reads(text, c->pieces[kept - 1].span.start, "及");
        if (deed || noun) {
            piece.span.start = c->pieces[kept - 2].span.start;
            kept -= 2;
        }
        c->pieces[kept++] = piece;
    }
    c->count = kept;
}

void clause_join(const struct reader *reader, struct clause *clause)
{
    join_negations(reader->text, clause);
    join_deeds(reader, clause);
    join_trades(reader->text, clause);
}
