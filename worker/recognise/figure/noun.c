/*
 * noun.c: each way that a clause has to name what its figure is of, one function for each.
 *
 * A noun behind a preposition is what the clause compares with or starts from, and is passed over
 * with it: 比上届多3人, 从原来的5家.
 */
#include "recognise/figure/noun.h"

#include "recognise/figure/patients.h"

#define RELATIVE_PIECES_MAX 4u /* words between a figure and 的: 3家逾期未改的商户 */

bool noun_is_particle(const struct reader *reader, const struct piece *piece)
{
    return piece->kind == PIECE_PARTICLE &&
           text_fold(reader->text, piece->span.start) == 0x7684 /* 的 */;
}

/* Whether piece `at` is a mark between the items of a list. */
static bool is_between_items(const struct text *text, const struct clause *c, size_t at)
{
    static const char *const MARKS[] = {"、", ",", NULL};

    return at < c->count && c->pieces[at].kind == PIECE_MARK &&
           reader_one_of(text, c->pieces[at].span.start, MARKS) > 0;
}

bool noun_is_beside_places(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;
    size_t at = view->at;
    bool before = at >= 4 && is_between_items(reader->text, c, at - 2) &&
                  c->pieces[at - 3].kind == PIECE_FIGURE && c->pieces[at - 4].kind == PIECE_PLACE;

    return before ||
           (at + 3 < c->count && is_between_items(reader->text, c, at + 1) &&
            c->pieces[at + 2].kind == PIECE_PLACE && c->pieces[at + 3].kind == PIECE_FIGURE);
}

static bool ends_search(enum piece_kind kind)
{
    return kind == PIECE_MARK || kind == PIECE_FIGURE;
}

bool noun_is_dimension(const struct text *text, struct span noun)
{
    static const char *const WORDS[] = {"总长", "全长", "长",   "宽",   "高",   "深",
                                        "厚",   "长度", "宽度", "高度", "深度", NULL};

    return reader_one_of(text, noun.start, WORDS) == span_length(noun);
}

static bool is_dimension(const struct reader *reader, const struct piece *piece)
{
    static const char *const WORDS[] = {"厚", "长", "宽", "高", "深", "重", "大", NULL};

    return span_length(piece->span) == 1 && reader_one_of(reader->text, piece->span.start, WORDS);
}

/* 三个月返岗的员工, 3家逾期未改的商户, 四名被困矿工: the noun behind the verbs that begin at `at`
 * and tell of it; `at` when there is none. */
static size_t head_of_relative(const struct reader *reader, const struct clause *c, size_t at)
{
    size_t i = at;

    if (at + 2 < c->count && text_reads(reader->text, c->pieces[at].span.start, "被") &&
        c->pieces[at + 1].kind == PIECE_VERB && c->pieces[at + 2].kind == PIECE_NOUN)
        return at + 2;
    while (i < c->count && i < at + RELATIVE_PIECES_MAX &&
           (c->pieces[i].kind == PIECE_VERB ||
            (i > at && (c->pieces[i].kind == PIECE_ADVERB || span_length(c->pieces[i].span) == 1) &&
             c->pieces[i].kind != PIECE_MARK && !noun_is_particle(reader, &c->pieces[i]))))
        i++;
    return i > at && i + 1 < c->count && noun_is_particle(reader, &c->pieces[i]) &&
                   c->pieces[i + 1].kind == PIECE_NOUN
               ? i + 1
               : at;
}

/* 4例新型病毒感染的肺炎病例: the noun that is counted where the one at `at` is only what befell
 * them; `at` for 3名学生参加的比赛. */
static size_t head_of_patients(const struct reader *reader, const struct view *view, size_t at)
{
    static const char *const UNITS[] = {"例", "名", "位", "人", NULL};
    static const char *const PERSONS[] = {"人", "员", "者", "民",   "生", "群", "工",
                                          "师", "子", "童", "司机", "长", "客", NULL};
    static const char *const PATIENTS[] = {"患者", "病例", "病人", NULL};
    const struct clause *c = view->clause;
    const struct figure *figure = &reader->findings->figures[c->pieces[view->at].figure];
    struct span unit = figure->unit_span;

    if (at + 1 < c->count && c->pieces[at].kind == PIECE_VERB &&
        text_reads(reader->text, c->pieces[at].span.start, "确诊") &&
        c->pieces[at + 1].kind == PIECE_NOUN &&
        reader_ends_in(reader->text, c->pieces[at + 1].span.end, PATIENTS) > 0)
        return at + 1; /* 7名确诊肺炎患者出院 */
    if (at + 1 >= c->count || c->pieces[at].kind != PIECE_NOUN ||
        (figure->kind != UNIT_AGE &&
         reader_one_of(reader->text, unit.start, UNITS) != span_length(unit)) ||
        reader_ends_in(reader->text, c->pieces[at].span.end, PERSONS) > 0)
        return at;
    if (at + 2 < c->count && noun_is_particle(reader, &c->pieces[at + 1]) &&
        c->pieces[at + 2].kind == PIECE_NOUN &&
        (text_reads(reader->text, c->pieces[at].span.start, "姓") ||
         reader_ends_in(reader->text, c->pieces[at + 2].span.end, PERSONS) > 0))
        return at + 2; /* 6位行动不便的老人, 62岁姓卢的车长 */
    size_t head = head_of_relative(reader, c, at + 1);
    if (head == at + 1 && at + 2 < c->count && c->pieces[at + 1].kind == PIECE_VERB &&
        c->pieces[at + 2].kind == PIECE_NOUN &&
        reader_ends_in(reader->text, c->pieces[at + 2].span.end, PATIENTS) > 0)
        return at + 2; /* 新型病毒感染肺炎患者 */
    return head > at + 1 ? head : at;
}

/* 5例病情危重, and the scrap behind 1例子: no noun for people or cases. */
static bool is_how_they_are(const struct reader *reader, const struct view *view, struct span noun)
{
    static const char *const SEXES[] = {"男", "女", NULL};
    const struct figure *figure = &reader->findings->figures[view->clause->pieces[view->at].figure];

    return patients_may_be_counted(reader->text, figure) &&
           (patients_are_described(reader->text, noun) ||
            (span_length(noun) == 1 && reader_one_of(reader->text, noun.start, SEXES) == 0));
}

/* Whether the figure right behind that at piece `at` tells of what both are of: 两台50吨吊车,
 * 12支1600人的队伍, not 27分11个篮板. */
static bool is_attribute_behind(const struct reader *reader, const struct clause *c, size_t at)
{
    const struct figure *f = reader->findings->figures;

    return at + 1 < c->count && c->pieces[at + 1].kind == PIECE_FIGURE &&
           c->pieces[at + 1].span.start == c->pieces[at].span.end &&
           (f[c->pieces[at].figure].kind != UNIT_COUNT ||
            f[c->pieces[at + 1].figure].kind != UNIT_COUNT ||
            (at + 2 < c->count && noun_is_particle(reader, &c->pieces[at + 2])));
}

/* The piece of the noun that begins right behind the figure; 0 when there is none. */
size_t noun_after(const struct reader *reader, const struct view *view, bool duration)
{
    const struct clause *c = view->clause;
    size_t at = view->at + 1;

    if (is_attribute_behind(reader, c, view->at))
        at++;
    if (at + 2 < c->count && is_dimension(reader, &c->pieces[at]) &&
        noun_is_particle(reader, &c->pieces[at + 1]))
        at++; /* 2毫米厚的薄板 */
    if (at + 1 < c->count && text_reads(reader->text, c->pieces[at].span.start, "高龄") &&
        noun_is_particle(reader, &c->pieces[at + 1]))
        at++; /* 78岁高龄的患者 */
    if (at + 1 < c->count && c->pieces[at].kind == PIECE_TIME &&
        noun_is_particle(reader, &c->pieces[at + 1]))
        at++; /* 四五千元一年的租金 */
    while (at < c->count && noun_is_particle(reader, &c->pieces[at]))
        at++;
    if (at + 1 < c->count && c->pieces[at].kind == PIECE_PLACE &&
        c->pieces[at + 1].kind == PIECE_NOUN)
        return at + 1; /* 3名广西籍员工 */
    if (at + 1 < c->count && c->pieces[at].kind == PIECE_SCOPE && at == view->at + 1 &&
        c->pieces[at + 1].kind == PIECE_NOUN && !duration)
        return at + 1; /* 11名全国劳动模范 */
    size_t head = head_of_relative(reader, c, at);
    if (head > at)
        return head;
    at = head_of_patients(reader, view, at);
    bool noun = at < c->count && c->pieces[at].kind == PIECE_NOUN &&
                !is_how_they_are(reader, view, c->pieces[at].span) &&
                !text_reads(reader->text, c->pieces[at].span.start, "等");
    bool time = duration && noun && span_length(c->pieces[at].span) == 1; /* 两年来, 12年间 */
    return noun && !time ? at : 0;
}

/* 高于全省平均水平: a verb that has what is compared with behind it. */
static bool is_comparison(const struct reader *reader, const struct piece *piece)
{
    return (piece->kind == PIECE_UP || piece->kind == PIECE_DOWN) &&
           text_fold(reader->text, piece->span.end - 1) == 0x4E8E /* 于 */;
}

/* 由企业自筹5.2亿元、银行贷款2.4亿元组成: whether the noun at `i` names the first part of a list.
 */
static bool is_made_of(const struct text *text, const struct clause *c, size_t i)
{
    static const char *const MAKE_UP[] = {"组成", "构成", NULL};

    while (++i < c->count)
        if (c->pieces[i].kind == PIECE_VERB &&
            reader_ends_in(text, c->pieces[i].span.end, MAKE_UP) > 0)
            return true;
    return false;
}

/* The head of the phrase that leads to the noun at `i`: a preposition that takes it out of what is
 * counted (比, 从, 在 ...), with its place and time words; `i` when there is none. */
size_t noun_oblique_start(const struct reader *reader, const struct clause *c, size_t i)
{
    static const char *const FIRST[] = {"在",   "从", "由", "于",   "自", "沿",
                                        "沿着", "经", "因", "随着", NULL};
    static const char *const OPEN[] = {"对", "对于", "向", "将", "和", "与", "按", "为了", NULL};
    size_t head = i;

    while (head > 0 &&
           (c->pieces[head - 1].kind == PIECE_NOUN || c->pieces[head - 1].kind == PIECE_PLACE ||
            c->pieces[head - 1].kind == PIECE_TIME || c->pieces[head - 1].kind == PIECE_SCOPE ||
            c->pieces[head - 1].kind == PIECE_PARTICLE))
        head--;
    if (head == 0)
        return i;
    const struct piece *before = &c->pieces[head - 1];
    if (text_reads(reader->text, before->span.start, "由") && is_made_of(reader->text, c, i))
        return i;
    uint32_t length = span_length(before->span);
    bool leads = before->kind == PIECE_PREPOSITION &&
                 reader_one_of(reader->text, before->span.start, OPEN) != length;
    bool first = reader_one_of(reader->text, before->span.start, FIRST) == length;
    for (size_t k = head; first && k < i; k++) /* 在公园晨练的蒋大妈 */
        leads = leads && !noun_is_particle(reader, &c->pieces[k]);
    return leads || is_comparison(reader, before) ? head - 1 : i;
}

/* 来自重点疫区的312人: the noun at `i` is part of what tells the counted ones apart. */
static bool is_attribute(const struct reader *reader, const struct clause *c, size_t i)
{
    static const char *const BECOMES[] = {"获评", "评为", "成为", "属于", "列为", "认定为", NULL};
    size_t at = i;

    if (i + 1 >= c->count || !noun_is_particle(reader, &c->pieces[i + 1]) ||
        (i > 0 && reader_ends_in(reader->text, c->pieces[i - 1].span.end, BECOMES) > 0))
        return false; /* 获评示范社的有9家 */
    while (at > 0 && c->pieces[at - 1].kind != PIECE_FIGURE &&
           (c->pieces[at - 1].kind != PIECE_MARK ||
            text_fold(reader->text, c->pieces[at - 1].span.start) == 0x3001 /* 、 */) &&
           c->pieces[at - 1].kind != PIECE_COPULA && c->pieces[at - 1].kind != PIECE_VERB)
        at--;
    return at > 0 && c->pieces[at - 1].kind == PIECE_VERB;
}

/* 雷击火, 领票, 就业不足率, 异常者: the noun at `i`, one of one character with the words right
 * before it. */
static struct span with_stem(const struct text *text, const struct clause *c, size_t i)
{
    struct span span = c->pieces[i].span;
    bool who = text_reads(text, span.start, "者");

    while (span_length(c->pieces[i].span) == 1 && i > 0 &&
           c->pieces[i - 1].span.end == span.start &&
           (c->pieces[i - 1].kind == PIECE_VERB || (who && c->pieces[i - 1].kind == PIECE_ADVERB)))
        span.start = c->pieces[--i].span.start;
    return span;
}

/* 卸鱼量 of 卸鱼量分别为甲港126吨、乙港48吨, of which the figure gives an item: the quantity before
 * 分别. */
static struct span quantity_of_items(const struct reader *reader, const struct clause *c, size_t at)
{
    static const char *const EACH[] = {"分别", "依次", NULL};
    static const char *const QUANTITIES[] = {"量", "额", "数", "率",   "积",
                                             "值", "价", "产", "收入", NULL};
    size_t i = at;

    while (i > 0 && (c->pieces[i - 1].kind == PIECE_NOUN || c->pieces[i - 1].kind == PIECE_PLACE ||
                     c->pieces[i - 1].kind == PIECE_FIGURE ||
                     text_fold(reader->text, c->pieces[i - 1].span.start) == 0x3001 /* 、 */))
        i--;
    if (i < 2 || i == at || c->pieces[--i].kind != PIECE_COPULA)
        return NOUN_NONE;
    i -= reader_one_of(reader->text, c->pieces[i].span.start, EACH) == 0; /* 分别为, 分别|达到 */
    return i > 0 && reader_one_of(reader->text, c->pieces[i].span.start, EACH) > 0 &&
                   c->pieces[i - 1].kind == PIECE_NOUN &&
                   reader_ends_in(reader->text, c->pieces[i - 1].span.end, QUANTITIES) > 0
               ? c->pieces[i - 1].span
               : NOUN_NONE;
}

/* 租金及物业费: the noun at `i` with those that are joined to it. */
static struct span with_conjuncts(const struct reader *reader, const struct clause *c, size_t i)
{
    static const char *const JOINTS[] = {"及", "和", "与", "以及", NULL};
    struct span span = with_stem(reader->text, c, i);

    while (i >= 2 && c->pieces[i - 2].kind == PIECE_NOUN &&
           c->pieces[i - 1].span.end == span.start &&
           reader_one_of(reader->text, c->pieces[i - 1].span.start, JOINTS) ==
               span_length(c->pieces[i - 1].span)) {
        i -= 2;
        span.start = c->pieces[i].span.start;
    }
    return span;
}

bool noun_points(const struct text *text, struct span noun)
{
    static const char *const POINTING[] = {"这", "那", NULL};

    return span_length(noun) == 2 && reader_one_of(text, noun.start, POINTING) == 1;
}

/* 这一数字, 该比例: says again what was said before. */
static bool is_anaphor(const struct text *text, struct span noun)
{
    static const char *const HEADS[] = {"这一", "这个", "该", "此", "上述", NULL};
    static const char *const AGAIN[] = {"以上", "最大", "最小", "收报", "报收", "收市",
                                        "开市", "收盘", "开盘", "结果", NULL};
    static const char *const TAILS[] = {"数字", "数据", "比例", "数值", "数", NULL};
    uint32_t head = reader_one_of(text, noun.start, HEADS);

    if (reader_one_of(text, noun.start, AGAIN) == span_length(noun) || noun_points(text, noun))
        return true; /* 以上12人, 年龄最大的97岁,最小的20岁, 恒生指数昨日收报17,651点 */
    return head > 0 && head + reader_ends_in(text, noun.end, TAILS) == span_length(noun);
}

/* 人均消费(不包括博彩)2028元: where a bracket without figures begins that closes at piece `at`. */
size_t noun_bracket_start(const struct reader *reader, const struct clause *c, size_t at)
{
    if (at == 0 || text_fold(reader->text, c->pieces[at - 1].span.start) != ')')
        return at;
    for (size_t i = at - 1; i-- > 0 && c->pieces[i].kind != PIECE_FIGURE;)
        if (text_fold(reader->text, c->pieces[i].span.start) == '(')
            return i;
    return at;
}

/* 春播前, 疫情期间: whether the noun at `i` only says when, and not since when the time at `at`
 * runs.
 */
static bool is_time_of(const struct reader *reader, const struct clause *c, size_t i, size_t at)
{
    static const char *const WHEN[] = {"前", "后", "时", "之前", "之后", "以来", "期间", NULL};

    if (c->pieces[at].kind == PIECE_FIGURE &&
        reader->findings->figures[c->pieces[at].figure].kind == UNIT_DURATION)
        return false; /* 判决生效后十日内 */
    return i + 1 < at && c->pieces[i + 1].span.start == c->pieces[i].span.end &&
           c->pieces[i + 1].kind != PIECE_FIGURE && c->pieces[i + 1].kind != PIECE_NOUN &&
           reader_one_of(reader->text, c->pieces[i + 1].span.start, WHEN) ==
               span_length(c->pieces[i + 1].span);
}

/* 发往 of 发往广东方向: where the words begin that say where the noun at `i` is to, else `i`. */
static size_t destination_start(const struct text *text, const struct clause *c, size_t i)
{
    static const char *const AWAY[] = {"发往", "开往", "飞往", "驶往", "销往",
                                       "运往", "送往", "寄往", "前往", NULL};
    size_t head = i;

    while (head > 0 && c->pieces[head - 1].kind == PIECE_PLACE)
        head--;
    return head > 0 && reader_ends_in(text, c->pieces[head - 1].span.end, AWAY) > 0 ? head - 1 : i;
}

/* The last noun before piece `at` in its clause, over verbs and small words. */
struct span noun_before(const struct reader *reader, const struct clause *c, size_t at, bool counts)
{
    struct span quantity = quantity_of_items(reader, c, at);

    if (!span_is_empty(quantity))
        return quantity;
    for (size_t i = at; i-- > 0;) {
        size_t open = noun_bracket_start(reader, c, i + 1);
        if (open <= i) { /* 投资|(不含农户)|同比增长8.6% */
            i = open;
            continue;
        }
        if (ends_search(c->pieces[i].kind))
            break;
        if (c->pieces[i].kind != PIECE_NOUN || is_anaphor(reader->text, c->pieces[i].span) ||
            is_time_of(reader, c, i, at))
            continue;
        size_t away = destination_start(reader->text, c, i);
        if (away < i) {
            i = away;
            continue;
        }
        if (counts && is_attribute(reader, c, i))
            break;
        size_t head = i + 1 == at && i > 0 && !is_comparison(reader, &c->pieces[i - 1])
                          ? i
                          : noun_oblique_start(reader, c, i);
        if (head == i)
            return with_conjuncts(reader, c, i);
        i = head;
        if (i == 0)
            break;
    }
    return NOUN_NONE;
}

/* 拍卖第一尾黑鲔鱼,重190公斤: its bearer, else, as in 全长1428米,宽26米, the dimension. */
struct span noun_of_dimension(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;
    size_t at = view->at;

    if (at == 0 || !is_dimension(reader, &c->pieces[at - 1]))
        return NOUN_NONE;
    struct span bearer = noun_of_clause_before(reader, c, at - 1);
    return span_is_empty(bearer) ? c->pieces[at - 1].span : bearer;
}

/* 未复工的81家, 开展前期工作的18个: the noun, else the deed, that tells the counted ones apart. */
struct span noun_told_apart(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;
    size_t end = view->at, i;

    if (end < 2 || !noun_is_particle(reader, &c->pieces[end - 1]))
        return NOUN_NONE;
    i = --end;
    static const char *const REST[] = {"剩下", "其余", "余下", "剩余", "另外", NULL};
    while (i > 0 && (c->pieces[i - 1].kind == PIECE_VERB || c->pieces[i - 1].kind == PIECE_ADVERB))
        i--;
    if (reader_ends_in(reader->text, c->pieces[end - 1].span.end, REST) > 0)
        return NOUN_NONE;
    if (i < end)
        return (struct span){c->pieces[i].span.start, c->pieces[end - 1].span.end};
    return c->pieces[end - 1].kind == PIECE_NOUN &&
                   !is_anaphor(reader->text, c->pieces[end - 1].span)
               ? c->pieces[end - 1].span
               : NOUN_NONE;
}

/* 该男子(37岁), 王某(女,32岁): the noun before the bracket in which the figure stands, when nothing
 * but a sex and a comma is before it there. */
struct span noun_of_bracket(const struct reader *reader, const struct view *view)
{
    static const char *const SEXES[] = {"男", "女", NULL};
    const struct clause *c = view->clause;
    size_t at = view->at;

    if (at > 2 && text_fold(reader->text, c->pieces[at - 1].span.start) == ',' &&
        reader_one_of(reader->text, c->pieces[at - 2].span.start, SEXES) ==
            span_length(c->pieces[at - 2].span))
        at -= 2;
    if (at < 2 || c->pieces[at - 1].kind != PIECE_MARK ||
        text_fold(reader->text, c->pieces[at - 1].span.start) != '(')
        return NOUN_NONE;
    return c->pieces[at - 2].kind == PIECE_NOUN ? c->pieces[at - 2].span : NOUN_NONE;
}

/* 20余家上市公司|净利润超过10亿元, 21家企业|营收增长: 家 counts bodies, and the noun behind them is
 * what is measured of each. */
struct span noun_of_bodies(const struct text *text, const struct figure *figure, struct span noun)
{
    static const char *const BODIES[] = {"公司", "企业", "银行", "单位", NULL};
    static const char *const MEASURED[] = {"润", "入", "收", "绩", "价",
                                           "值", "额", "量", "率", NULL};

    if (!text_reads(text, figure->unit_span.start, "家") ||
        reader_ends_in(text, noun.end, MEASURED) == 0)
        return noun;
    for (uint32_t at = noun.start; at < noun.end; at++) {
        uint32_t length = reader_one_of(text, at, BODIES);
        if (length > 0)
            return (struct span){noun.start, at + length};
    }
    return noun;
}

/* 其中省外5220人, 县内1687人: what stands right before is all there is, unless it is the whole of
 * what the clause before spoke of: 这样的专家,全县有37人. */
struct span noun_of_scope(const struct reader *reader, const struct view *view)
{
    const struct piece *before = view_before(view);

    if (!before || before->kind != PIECE_SCOPE)
        return NOUN_NONE;
    struct span topic = text_reads(reader->text, before->span.start, "全")
                            ? noun_of_clause_before(reader, view->clause, view->at - 1)
                            : NOUN_NONE;
    return span_is_empty(topic) ? before->span : topic;
}
