/*
 * context.c: looks behind the figure, then before it, then at what the sentence has spoken of.
 *
 * A measure word (家, 名, 袋) has its noun behind it unless the clause ends there. A measure (%,
 * 元, 亩) has it before, when a noun or 为 stands right there, else behind as well. What a clause
 * compares with or starts from (比上届, 从原来的) is not what it counts. A clause without a noun
 * goes on with that of the figure before it, or with the subject of an earlier clause.
 */
#include "recognise/figure/context.h"

#include "recognise/figure/noun_fit.h"
#include "recognise/figure/noun_share.h"
#include "recognise/figure/part.h"
#include "recognise/figure/patients.h"
#include "recognise/figure/verb.h"
#include "recognise/number/unit.h"

#define WORK_LENGTH_MIN 4u /* code points of a deed that money is for by itself: 征地拆迁2亿元 */
#define DEED_LENGTH_MIN 2u /* of one that says enough: 奖 in 奖800元 does not */

/* --- Of one figure ---------------------------------------------------------------------------- */

/* Whether a measure takes the noun before it: 利率为3.05%, 负担2700万元. */
static bool takes_before(const struct reader *reader, const struct view *view)
{
    const struct piece *before = view_before(view);

    if (before && before->kind == PIECE_COPULA &&
        text_fold(reader->text, before->span.end - 1) == 0x6709 /* 有 */)
        return false; /* 有2.4亿元订单 */
    return before && (before->kind == PIECE_NOUN || before->kind == PIECE_COPULA ||
                      before->kind == PIECE_TO || before->kind == PIECE_UP ||
                      before->kind == PIECE_DOWN || before->kind == PIECE_TIME);
}

/* The piece of the copula behind the subject of a share or a level that is somebody's: 消费占全天的
 * 六成, 最低温为淡水的8.6度; else `at`. */
static size_t copula_piece(const struct reader *reader, const struct view *view,
                           const struct figure *figure)
{
    static const char *const WORDS[] = {"占",     "为",   "是",   "系",   "约占", "约为",
                                        "相当于", "不足", "不到", "超过", "达到", NULL};
    const struct clause *c = view->clause;
    const struct piece *last = view_before(view);
    bool owned = last && noun_is_particle(reader, last);

    if (figure->kind == UNIT_COUNT || figure->kind == UNIT_AGE ||
        (figure->kind != UNIT_RATE && !owned))
        return view->at;
    for (size_t i = view->at; i-- > 0 && c->pieces[i].kind != PIECE_MARK;) {
        struct span word = c->pieces[i].span;
        bool share = text_fold(reader->text, word.end - 1) == 0x5360 /* 占 */;
        if (c->pieces[i].kind == PIECE_FIGURE && !owned)
            break;
        if (c->pieces[i].kind == PIECE_COPULA && (share || owned) &&
            reader_one_of(reader->text, word.start, WORDS) == span_length(word))
            return i;
    }
    return view->at;
}

/* 病株率高于2‰的地块, 员工300人的企业: what tells the noun behind 的 apart has one of its own. */
static bool is_attribute(const struct reader *reader, const struct view *view,
                         const struct figure *figure)
{
    static const char *const MEASURED[] = {"率", "额", "数",   "量",   "价", "费", "值",
                                           "资", "积", "度",   "长",   "速", "龄", "入",
                                           "收", "重", "投资", "身高", NULL};
    const struct piece *last = view_before(view), *next = view_after(view);

    return last && next && last->kind == PIECE_NOUN && noun_is_particle(reader, next) &&
           !noun_points(reader->text, last->span) && figure->kind != UNIT_AGE &&
           !noun_counts_one(reader->text, last->span) &&
           !text_reads(reader->text, last->span.start, "价值") &&
           (figure->kind == UNIT_COUNT ||
            (figure->kind == UNIT_DURATION && last > view->clause->pieces &&
             last[-1].kind == PIECE_VERB) || /* 使用手机3小时的受访者 */
            reader_ends_in(reader->text, last->span.end, MEASURED) > 0);
}

/* 姜某等7人诈骗案: a list of people that 等 has closed has said who they are. */
static bool is_closed(const struct text *text, const struct figure *figure)
{
    return text_reads(text, figure->unit_span.start, "人") && span_length(figure->unit_span) == 1 &&
           reader_ends(text, figure->reach.start, "等");
}

/* Whether the noun behind the figure is what it counts, whatever stands before it. */
static bool counts_behind(const struct reader *reader, const struct view *view,
                          const struct figure *figure, bool counts)
{
    const struct piece *next = view_after(view);
    bool share = figure->kind == UNIT_RATE && span_is_empty(figure->unit_span); /* 六成股权 */
    bool names = figure->kind == UNIT_LEVEL;                                    /* 6.4级地震 */

    if (is_attribute(reader, view, figure) || is_closed(reader->text, figure))
        return false;
    return counts || share || names || !takes_before(reader, view) ||
           (next && noun_is_particle(reader, next));
}

/* How the brackets between two figures lie: 1 when the second stands in one that is still open, -1
 * when the first stands in one that has closed. */
static int enclosure(const struct text *text, const struct figure *a, const struct figure *b)
{
    int depth = 0;

    for (uint32_t at = a->span.end; at < b->span.start; at++) {
        depth += text->fold[at] == '(' ? 1 : text->fold[at] == ')' ? -1 : 0;
        if (depth < 0)
            return -1;
    }
    return depth > 0;
}

/* Where 其中 begins the parts that the figure is one of; the start of the sentence for none. */
static uint32_t parts_start(const struct reader *reader, const struct view *view)
{
    const struct clause *c = view->clause;

    unsigned closed = 0; /* brackets */

    for (size_t i = view->at; i-- > 0;) {
        uint32_t at = c->pieces[i].span.start, cp = text_fold(reader->text, at);
        closed += cp == ')';
        closed -= cp == '(' && closed > 0;
        if (closed == 0 && c->pieces[i].kind == PIECE_CONJUNCTION &&
            text_reads(reader->text, at, "其中"))
            return at;
    }
    return c->span.start;
}

/* 7例为病人的亲属: what a copula behind a figure says that they are is not what others are. */
static bool is_told_apart_behind(const struct text *text, const struct figure *figure)
{
    static const char *const COPULAS[] = {"为", "是", "系", "均为", "都是", NULL};

    return figure->of_span.start > figure->reach.end &&
           reader_one_of(text, figure->reach.end, COPULAS) > 0;
}

/* What the nearest figure of the same unit before it in the sentence is of: a noun, or a deed as
 * the caller asks; behind 其中, the noun of the whole before that of another part. One that is in
 * another state than what was done, `fate`, is passed over. */
static const struct figure *counted_before(const struct reader *reader, const struct view *view,
                                           const struct figure *figure, bool deed, struct span fate)
{
    uint32_t parts = parts_start(reader, view);
    const struct figure *part = NULL;

    for (const struct figure *f = figure;
         f-- > reader->findings->figures && f->span.start >= view->clause->span.start;) {
        if (span_is_empty(f->of_span) || f->of_deed != deed || f->kind != figure->kind ||
            !unit_agrees(reader->text, f->unit_span, figure->unit_span))
            continue;
        int enclosed = enclosure(reader->text, f, figure);
        if (enclosed < 0 || is_told_apart_behind(reader->text, f) ||
            (f->span.start >= parts && patients_are_others(reader, f->of_span, fate)))
            continue;
        if (enclosed > 0 || f->span.start < parts || parts == view->clause->span.start)
            return f;
        part = part ? part : f;
    }
    return part;
}

/* 经营户420户,已有315户完成改造: some of what was counted before, whatever they do. */
static bool is_given(const struct reader *reader, const struct view *view,
                     const struct figure *figure)
{
    const struct piece *before = view_before(view);

    return before && before->kind == PIECE_COPULA && figure->kind == UNIT_COUNT &&
           reader_ends(reader->text, before->span.end, "有") &&
           counted_before(reader, view, figure, false, NOUN_NONE);
}

/* The first of `count` ways to name something that is at least `length_min` long. */
static struct span first_of(const struct span *ways, size_t count, uint32_t length_min)
{
    for (size_t i = 0; i < count; i++)
        if (span_length(ways[i]) >= length_min)
            return ways[i];
    return NOUN_NONE;
}

/* 10例病例中,红区2例: a part of the place that the list goes over, not what it counts. */
static bool is_scope_of_list(const struct reader *reader, const struct view *view,
                             const struct figure *figure, struct span noun)
{
    const struct piece *before = view_before(view);

    if (before && before->kind == PIECE_PLACE && view->at > 1)
        before--; /* 第八师石河子市1例 */
    bool slot = noun_is_beside_places(reader, view) && !patients_are_named(reader->text, noun);
    return before && before->span.end == noun.end &&
           patients_may_be_counted(reader->text, figure) &&
           (slot || patients_are_located(reader->text, noun)) &&
           (patients_before(reader, figure) ||
            counted_before(reader, view, figure, false, NOUN_NONE) ||
            !span_is_empty(patients_picked_from(reader, view->clause, view->at)));
}

/* The noun before the figure, unless its unit can measure no such thing and another word says what
 * it does measure: the noun behind (付给人头5万元报酬), what is done (村民人均分红420元,
 * 队14场比赛), or what has been measured so before (气温下降8℃,山区10℃). */
static struct span before_or_else(const struct reader *reader, const struct view *view,
                                  const struct figure *figure, struct span behind)
{
    bool counts = figure->kind == UNIT_COUNT || figure->kind == UNIT_AGE;
    struct span noun = noun_before(reader, view->clause, view->at, counts);

    const struct figure *same = counted_before(reader, view, figure, false, NOUN_NONE);

    if ((counts && same &&
         (noun_is_grade(reader->text, noun) || noun_is_outcome(reader->text, noun, same))) ||
        lexicon_exact(reader->lexicon, TABLE_CURRENCIES, reader->text, noun).table)
        return NOUN_NONE; /* 折合新台币约7100万元 */
    if (is_scope_of_list(reader, view, figure, noun) ||
        (patients_may_be_counted(reader->text, figure) &&
         patients_are_described(reader->text, noun)))
        return NOUN_NONE;
    if (span_is_empty(noun) || noun_fits(reader, noun, figure))
        return noun_with_deed(reader, view, noun, figure);
    const struct span ways[] = {
        behind,
        figure->kind == UNIT_MONEY ? noun_object_last(view) : NOUN_NONE,
        counts ? noun_deed_behind(reader, view) : NOUN_NONE,
        noun_deed_before(reader, view),
        same && !counts && noun_fits(reader, same->of_span, figure) ? same->of_span : NOUN_NONE,
    };
    struct span other = first_of(ways, sizeof ways / sizeof *ways, 2);
    return span_is_empty(other) ? noun : other;
}

/* Whether the verb behind the figure is what is done with it: 按每人1000元给予补助, and at the
 * start of a clause 3.6亿元补充流动资金. */
static bool acts(const struct view *view)
{
    const struct piece *last = view_before(view);

    if (last && last->kind == PIECE_ADVERB && last > view->clause->pieces)
        last--;
    return !last || last->kind == PIECE_VERB || last->kind == PIECE_PREPOSITION ||
           last->kind == PIECE_MARK;
}

/* 上映10天票房破6亿元: whether a time tells how long something was done, and the noun behind it is
 * the subject of what follows. */
static bool is_next_subject(const struct reader *reader, const struct view *view,
                            const struct figure *figure, size_t after)
{
    const struct clause *c = view->clause;

    return figure->kind == UNIT_DURATION && after + 1 < c->count &&
           !span_is_empty(noun_deed_before(reader, view)) &&
           (c->pieces[after + 1].kind == PIECE_FIGURE || c->pieces[after + 1].kind == PIECE_COPULA);
}

/* The noun of the figure's own clause; empty when it has none. */
static struct span choose(const struct reader *reader, const struct view *view,
                          const struct figure *figure, size_t after)
{
    bool counts = figure->kind == UNIT_COUNT || figure->kind == UNIT_AGE;
    struct span behind =
        after && !is_next_subject(reader, view, figure, after)
            ? noun_of_bodies(reader->text, figure, view->clause->pieces[after].span)
            : NOUN_NONE;
    struct span bearer = figure->kind == UNIT_AGE ? noun_of_bracket(reader, view) : NOUN_NONE;

    if (!span_is_empty(bearer))
        return bearer;
    size_t takes = copula_piece(reader, view, figure);
    if (takes < view->at)
        return noun_before(reader, view->clause, takes, false);
    if (!span_is_empty(behind) && counts_behind(reader, view, figure, counts))
        return behind;
    bool people = patients_may_be_counted(reader->text, figure);
    const struct piece *before = view_before(view);
    bool picked = counts && before &&
                  (before->kind == PIECE_CONJUNCTION || /* 其中52辆完成检查 */
                   is_given(reader, view, figure));
    struct span object = picked ? NOUN_NONE : noun_object_after(view);
    const struct span ways[] = {
        figure->kind == UNIT_DURATION ? noun_deed_before(reader, view) : NOUN_NONE,
        before_or_else(reader, view, figure, behind),
        counts ? noun_predicate(reader, view) : NOUN_NONE,
        unit_measures_thing(figure->kind) ? noun_of_dimension(reader, view) : NOUN_NONE,
        noun_of_bracket(reader, view),
        (counts || acts(view)) && !(people && (!patients_are_named(reader->text, object) ||
                                               reader_ends(reader->text, object.start, "为")))
            ? object
            : NOUN_NONE,
        counts ? noun_of_scope(reader, view) : NOUN_NONE,
        behind,
    };
    return first_of(ways, sizeof ways / sizeof *ways, 1);
}

/* 人, 例 and 户, which count nothing that 宗 and 只 count. */
static bool counts_people(const struct text *text, const struct figure *figure)
{
    return figure->kind == UNIT_AGE || patients_may_be_counted(text, figure) ||
           text_reads(text, figure->unit_span.start, "户");
}

/* The nearest figure before it in the sentence that is of something, which it may count too. */
static const struct figure *spoken_of(const struct reader *reader, const struct view *view,
                                      const struct figure *figure)
{
    for (const struct figure *f = figure;
         f-- > reader->findings->figures && f->span.start >= view->clause->span.start;)
        if (!span_is_empty(f->of_span) && enclosure(reader->text, f, figure) >= 0 &&
            !part_is_base(reader, (size_t)(f - reader->findings->figures)) &&
            (figure->kind != UNIT_COUNT || figure->per.length > 0 ||
             counts_people(reader->text, f) == counts_people(reader->text, figure)))
            return f;
    return NULL;
}

/* 生产总值增长7.8%。其中,|一季度增长8.1%: the last figure of the sentence before, of which 其中
 * goes over the parts. */
static const struct figure *spoken_of_before(const struct reader *reader, const struct view *view,
                                             const struct figure *figure)
{
    struct span sentence = view->clause->span;

    if (figure->kind != UNIT_RATE || sentence.start < 2 ||
        !text_reads(reader->text, sentence.start, "其中"))
        return NULL;
    uint32_t floor = reader_sentence(reader->text, sentence.start - 2).start;
    for (const struct figure *f = figure;
         f-- > reader->findings->figures && f->span.start >= floor;)
        if (f->span.start < sentence.start)
            return f->kind == UNIT_RATE && !span_is_empty(f->of_span) ? f : NULL;
    return NULL;
}

/* Whether a semicolon stands between the two. */
static bool is_apart(const struct reader *reader, const struct figure *a, const struct figure *b)
{
    struct span gap = {a->span.end, b->span.start};

    return text_find(reader->text, gap, ";") < gap.end;
}

/* The figure that says what another without a noun is of. A rate is of what was spoken of last;
 * others are of what has their unit, unless they say what is done. Patients stay patients. */
static const struct figure *spoken_for(const struct reader *reader, const struct view *view,
                                       const struct figure *figure, struct span deed,
                                       struct span behind)
{
    bool rate = figure->kind == UNIT_RATE || figure->kind == UNIT_MULTIPLE;
    bool works = figure->kind == UNIT_MONEY && span_length(deed) >= WORK_LENGTH_MIN;
    const struct figure *from = NULL;

    if (!rate && !works)
        from = counted_before(reader, view, figure, false, deed);
    if (from && !span_is_empty(behind) && behind.start == figure->reach.end &&
        from->of_span.start == from->reach.end && from->of_span.end + 1 == figure->reach.start &&
        text_fold(reader->text, from->of_span.end) == 0x3001)
        return NULL; /* 72票赞成、11票反对 */
    if (from && !span_is_empty(deed) &&
        (is_apart(reader, from, figure) || noun_is_dimension(reader->text, from->of_span) ||
         (noun_is_telling(reader, deed) && !patients_are_meant(reader->text, figure, from))))
        from = NULL;
    return from;
}

/* What tells the counted apart, or what is done, which stands in for a noun. */
static struct span stand_in(const struct reader *reader, const struct view *view,
                            const struct figure *figure, struct span deed)
{
    bool counts = figure->kind == UNIT_COUNT;
    const struct span ways[] = {
        counts ? noun_told_apart(reader, view) : NOUN_NONE,
        counts || figure->kind == UNIT_AGE || unit_measures_thing(figure->kind) ||
                noun_is_telling(reader, deed) /* 超载2倍 */
            ? deed
            : NOUN_NONE,
        counts ? noun_deed_behind(reader, view) : NOUN_NONE,
    };
    return first_of(ways, sizeof ways / sizeof *ways, 1);
}

/* What a figure without a noun in its clause is of. */
static void inherit(struct reader *reader, const struct view *view, struct figure *figure)
{
    struct span deed = noun_deed_before(reader, view), noun = NOUN_NONE;
    struct span behind = figure->kind == UNIT_COUNT ? noun_deed_behind(reader, view) : NOUN_NONE;
    const struct figure *from = noun_share_adjacent(reader, figure);

    if (span_length(deed) < DEED_LENGTH_MIN && !is_given(reader, view, figure))
        deed = noun_is_telling(reader, behind) ? behind : NOUN_NONE;
    bool linked = figure->kind == UNIT_COUNT &&
                  text_reads(reader->text, figure->reach.start, "达"); /* 投诉最多,达1.3万件 */
    if (!from && ((unit_measures_thing(figure->kind) && figure->kind != UNIT_DURATION) || linked))
        noun = noun_of_clause_before(reader, view->clause, view->at);
    if (patients_may_be_counted(reader->text, figure))
        noun = patients_picked_from(reader, view->clause, view->at);
    if (!from && span_is_empty(noun))
        from = spoken_for(reader, view, figure, deed, behind);
    if (!from && span_is_empty(noun) &&
        (patients_are_counted(reader, figure, deed) ||
         patients_are_counted(reader, figure, behind))) {
        from = patients_before(reader, figure);
        if (from)
            noun_share(figure, from);
        return;
    }
    if (span_is_empty(noun) && !from) {
        noun = stand_in(reader, view, figure, deed);
        figure->of_deed = !span_is_empty(noun);
    }
    if (span_is_empty(noun) && !from && figure->kind != UNIT_RATE)
        from = counted_before(reader, view, figure, true, NOUN_NONE);
    if (span_is_empty(noun) && !from)
        from = spoken_of(reader, view, figure);
    if (span_is_empty(noun) && !from)
        from = spoken_of_before(reader, view, figure);
    if (span_is_empty(noun) && !from)
        from = patients_before(reader, figure);
    if (span_is_empty(noun) && !from)
        noun = noun_topic(reader, view);
    if (from)
        noun_share(figure, from);
    else
        noun_set(reader, figure, span_is_empty(noun) ? noun_deed_before(reader, view) : noun);
}

/* The verb that says what is done with the counted: before them, but behind people (3人死亡). */
static struct span verb_of(const struct reader *reader, const struct view *view,
                           const struct figure *figure, size_t after, bool bare)
{
    const struct piece *next = view_after(view);
    bool done = figure->kind == UNIT_COUNT && after == 0 && next && next->kind == PIECE_VERB;
    struct span verb = verb_before(reader, view);

    return done || (span_is_empty(verb) && (after > 0 || bare)) ? verb_after(reader, view, after)
                                                                : verb;
}

/* 旅客可在30日内办理退票: a time measures what is done, not who does it. */
static bool is_time_of_agent(const struct reader *reader, const struct view *view,
                             const struct figure *figure, struct span noun)
{
    static const char *const WE[] = {"我们", "他们", "她们", "我", "他", "她", NULL};

    return figure->kind == UNIT_DURATION && !span_is_empty(noun) &&
           noun.end <= figure->span.start &&
           ((patients_are_named(reader->text, noun) &&
             !reader_ends(reader->text, noun.end, "例")) ||
            reader_one_of(reader->text, noun.start, WE) == span_length(noun)) &&
           noun.end != noun_deed_before(reader, view).end;
}

static void find(struct reader *reader, const struct view *view, struct figure *figure)
{
    size_t after = noun_after(reader, view, figure->kind == UNIT_DURATION);
    struct span noun = choose(reader, view, figure, after);
    bool bare = span_is_empty(noun);

    if (is_time_of_agent(reader, view, figure, noun)) {
        bare = false;
        noun = noun_deed_behind(reader, view);
    }
    if (after && noun.start != view->clause->pieces[after].span.start)
        after = 0;
    if (bare)
        inherit(reader, view, figure);
    else
        noun_set(reader, figure, noun);
    if (!bare)
        figure->of_deed = figure->of_span.end == noun_deed_before(reader, view).end;
    struct span verb = verb_of(reader, view, figure, after, bare);
    if (!span_is_empty(verb))
        figure->predicate = text_utf8(reader->arena, reader->text, verb);
}

void context_find_all(struct reader *reader)
{
    struct findings *f = reader->findings;
    struct view view;

    for (size_t i = 0; i < f->figure_count; i++) {
        if (view_open(reader, i, &view))
            find(reader, &view, &f->figures[i]);
    }
    noun_share_lists(reader);
}
