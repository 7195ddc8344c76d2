/* noun_deed.c: the verbs beside a figure, which stand in for a noun where there is none, and the
 * nouns behind those behind it. */
#include "recognise/figure/noun.h"

/* Whether a verb says nothing of what it leads to. */
static bool is_light(const struct text *text, const struct piece *verb)
{
    static const char *const LIGHT[] = {
        "涉及",   "惠及",   "覆盖",   "造成", "导致", "致",   "安排", "报告", "发现",
        "预计",   "估计",   "计划",   "需要", "需",   "须",   "要",   "等",   "给",
        "带来",   "通报",   "占",     "占地", "领到", "收到", "载有", "获得", "得到",
        "用于",   "位于",   "新增",   "来自", "发生", "剩",   "还剩", "再有", "控制在",
        "稳定在", "保持在", "维持在", "到",   "完成", "录得", NULL};

    return reader_ends_in(text, verb->span.end, LIGHT) > 0;
}

bool noun_is_telling(const struct reader *reader, struct span deed)
{
    struct table_match word = reader_match_before(reader, TABLE_WORDS, deed.start, deed.end);

    for (uint32_t i = 0; word.table && i < word.entry_count; i++)
        if (word.entries[i].kind == WORD_DEED)
            return true;
    return false;
}

/* 需医学隔离观察14天: a time measures what is done. */
struct span noun_deed_before(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;
    size_t end = noun_bracket_start(reader, c, view->at), i = end;
    bool per = reader->findings->figures[c->pieces[view->at].figure].per.length > 0;

    while (i > 0 && (c->pieces[i - 1].kind == PIECE_VERB ||
                     (c->pieces[i - 1].kind == PIECE_UP && per &&
                      noun_is_telling(reader, c->pieces[i - 1].span))))
        i--; /* 户均增收2600元, but not 同比增收6亿元 */
    if (i == end || is_light(reader->text, &c->pieces[end - 1]))
        return NOUN_NONE;
    return (struct span){c->pieces[i].span.start, c->pieces[end - 1].span.end};
}

/* 3人死亡, 24人需入住, 312户提交申请. */
struct span noun_deed_behind(const struct reader *reader, const struct view *view)
{
    static const char *const MODALS[] = {"需", "须", "要", "可", "能", "应", NULL};
    static const char *const EMPTY[] = {"采取", "达成", "接受", "进行", NULL};
    const struct clause *c = view->clause;
    size_t first = view->at + 1, end;

    while (first < c->count &&
           (c->pieces[first].kind == PIECE_ADVERB || c->pieces[first].kind == PIECE_VERB) &&
           reader_one_of(reader->text, c->pieces[first].span.start, MODALS) ==
               span_length(c->pieces[first].span))
        first++;
    for (end = first; end < c->count && c->pieces[end].kind == PIECE_VERB; end++)
        ;
    if (end > first && end < c->count && c->pieces[end].kind == PIECE_NOUN &&
        reader_ends_in(reader->text, c->pieces[end - 1].span.end, EMPTY) > 0)
        end++; /* 达成就业意向 */
    else if (end > first + 1 &&
             reader_ends_in(reader->text, c->pieces[end - 1].span.end, EMPTY) > 0)
        end--; /* 住院接受 */
    return end > first && !is_light(reader->text, &c->pieces[end - 1])
               ? (struct span){c->pieces[first].span.start, c->pieces[end - 1].span.end}
               : NOUN_NONE;
}

/* 其余744张为普通床位: what a copula right behind the figure says that they are. */
struct span noun_predicate(const struct reader *reader, const struct view *view)
{
    static const char *const WORDS[] = {"为", "是", "系", "均为", "都是", NULL};
    const struct clause *c = view->clause;
    size_t at = view->at + 1;

    while (at < c->count && c->pieces[at].kind == PIECE_ADVERB)
        at++;
    bool copula = at + 1 < c->count && c->pieces[at].kind == PIECE_COPULA &&
                  reader_one_of(reader->text, c->pieces[at].span.start, WORDS) > 0;
    if (!copula || c->pieces[++at].kind != PIECE_NOUN)
        return NOUN_NONE;
    while (at + 2 < c->count && noun_is_particle(reader, &c->pieces[at + 1]) &&
           c->pieces[at + 2].kind == PIECE_NOUN)
        at += 2; /* 为病人的亲属 */
    return c->pieces[at].span;
}

/* 为1.1万人次提供就业服务: the noun behind the verb behind the figure. */
struct span noun_object_after(const struct view *view)
{
    const struct clause *c = view->clause;
    size_t i = view->at + 1;

    while (i < c->count && c->pieces[i].kind == PIECE_ADVERB)
        i++;
    if (i + 1 < c->count && c->pieces[i].kind == PIECE_VERB && c->pieces[i + 1].kind == PIECE_NOUN)
        return c->pieces[i + 1].span;
    return NOUN_NONE;
}

/* 客户35万元追加订单: that object where the clause ends with it. */
struct span noun_object_last(const struct view *view)
{
    const struct clause *c = view->clause;
    struct span object = noun_object_after(view);
    size_t at = view->at + 1;

    while (at < c->count && c->pieces[at].span.start < object.end)
        at++;
    return at == c->count || c->pieces[at].kind == PIECE_MARK ? object : NOUN_NONE;
}
