/* noun_topic.c: what the clauses before a figure's own speak of. */
#include "recognise/figure/noun.h"

#include "recognise/figure/noun_fit.h"
#include "recognise/figure/patients.h"

/* 气象部门预计, 数据显示, 据了解, before a comma: who says it, not what it is about. */
static bool is_said(const struct reader *reader, uint32_t mark)
{
    static const char *const SAYS[] = {"说",   "称",   "表示", "介绍", "透露", "指出", "认为",
                                       "显示", "表明", "预计", "预测", "估计", "通报", "公布",
                                       "发布", "消息", "获悉", "了解", "报道", "统计", "提醒",
                                       "发现", "强调", "宣布", "提示", "测算", "坦言", NULL};
    uint32_t cp = text_fold(reader->text, mark);

    return (cp == ',' || cp == ':') && reader_ends_in(reader->text, mark, SAYS) > 0;
}

/* 为1240人发放补贴,共计80.6万元: whether the noun before the comma is the money that is counted. */
static bool is_sum_paid(const struct reader *reader, const struct piece *noun,
                        const struct piece *figure)
{
    static const char *const PAID[] = {"款",   "金",   "费",   "补贴", "补助",
                                       "奖励", "津贴", "红包", "税",   NULL};

    return figure->kind == PIECE_FIGURE && noun->kind == PIECE_NOUN &&
           reader->findings->figures[figure->figure].kind == UNIT_MONEY &&
           reader_ends_in(reader->text, noun->span.end, PAID) > 0;
}

/* 测量体温,37度1; 净额由正转负,为-4600万元: what the clause before ends in or, before a copula, is
 * about, when that clause gave no figure. */
struct span noun_of_clause_before(const struct reader *reader, const struct clause *c, size_t at)
{
    struct span subject = NOUN_NONE;
    size_t i = at;

    while (i > 0 &&
           (c->pieces[i - 1].kind == PIECE_ADVERB || c->pieces[i - 1].kind == PIECE_COPULA))
        i--;
    if (i < 2 || c->pieces[i - 1].kind != PIECE_MARK ||
        text_fold(reader->text, c->pieces[i - 1].span.start) != ',' ||
        is_said(reader, c->pieces[i - 1].span.start))
        return NOUN_NONE;
    const struct piece *last = &c->pieces[i - 2], *figure = &c->pieces[at];
    if (is_sum_paid(reader, last, figure))
        return last->span;
    for (size_t k = i - 1; k-- > 0 && c->pieces[k].kind != PIECE_MARK;) {
        if (c->pieces[k].kind == PIECE_FIGURE)
            return NOUN_NONE;
        if (c->pieces[k].kind == PIECE_NOUN && noun_oblique_start(reader, c, k) == k)
            subject = c->pieces[k].span;
    }
    bool linked = i < at || (figure->kind == PIECE_FIGURE &&
                             figure->span.start <
                                 reader->findings->figures[figure->figure].span.start); /* 为 */
    return !linked && last->kind == PIECE_NOUN ? last->span : subject;
}

/* 患者,女,汉族,71岁: what somebody is, not who. */
static bool is_trait(const struct text *text, struct span noun)
{
    static const char *const TRAITS[] = {"男", "女", "男性", "女性", "汉族", NULL};

    return reader_one_of(text, noun.start, TRAITS) == span_length(noun);
}

/* 他不图挣钱,每天能卖110杯: who does it, not what is counted. */
static bool is_pronoun(const struct text *text, struct span noun)
{
    static const char *const PRONOUNS[] = {"我们", "他们", "她们", "咱们", "我", "他", "她", NULL};

    return !span_is_empty(noun) && reader_one_of(text, noun.start, PRONOUNS) == span_length(noun);
}

/* The subject of the nearest clause of the sentence before the figure's: its first noun that the
 * figure can be of; the last one before a colon that heads a list. */
struct span noun_topic(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;
    const struct figure *figure = &reader->findings->figures[c->pieces[view->at].figure];
    struct span found = NOUN_NONE;
    bool said = false;

    for (size_t i = view->at; i-- > 0;) {
        if (c->pieces[i].kind == PIECE_MARK && !span_is_empty(found))
            break;
        if (c->pieces[i].kind == PIECE_MARK)
            said = is_said(reader, c->pieces[i].span.start);
        if (!said && c->pieces[i].kind == PIECE_NOUN && noun_oblique_start(reader, c, i) == i &&
            !is_trait(reader->text, c->pieces[i].span) &&
            !patients_are_described(reader->text, c->pieces[i].span) &&
            (span_is_empty(found) || noun_fits(reader, c->pieces[i].span, figure)))
            found = c->pieces[i].span;
        if (!span_is_empty(found) && text_fold(reader->text, found.end) == ':')
            break;
    }
    return is_pronoun(reader->text, found) ? NOUN_NONE : found;
}
