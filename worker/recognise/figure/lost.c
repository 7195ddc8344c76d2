/* lost.c: eaten digits, masks, and bare units after words that ask for a number. */
#include "recognise/figure/lost.h"

#include "base/utf8.h"
#include "recognise/figure/clause.h"
#include "recognise/number/numeral.h"
#include "recognise/number/unit.h"
#include "recognise/segment.h"

#define NOUN_REACH    24u
#define WINDOW_MAX    12u /* code points before a unit that are cut into words with it */
#define UNIT_WORD_MAX 4u  /* code points of a word that ends in a measure word: 养殖场 */

static struct lost_figure *append(struct reader *reader, struct span span, struct span unit,
                                  enum lost_reason reason)
{
    struct findings *f = reader->findings;
    struct lost_figure *lost =
        arena_grow(reader->arena, f->lost, f->lost_count, &f->lost_capacity, sizeof *lost);

    if (!lost)
        return NULL;
    f->lost = lost;
    lost = &f->lost[f->lost_count++];
    *lost = (struct lost_figure){
        .span = span, .unit = text_utf8(reader->arena, reader->text, unit), .reason = reason};
    return lost;
}

/* What was counted: the noun behind the unit, else the last one before it in the clause. */
static void of_find(struct reader *reader, struct clause *clause, struct span unit,
                    struct lost_figure *lost)
{
    struct span near = reader_clause(reader->text, unit.start);
    struct span behind = {unit.end,
                          near.end < unit.end + NOUN_REACH ? near.end : unit.end + NOUN_REACH};

    clause_cut(reader, behind, clause);
    if (clause->count > 0 && clause->pieces[0].kind == PIECE_NOUN) {
        lost->of = text_utf8(reader->arena, reader->text, clause->pieces[0].span);
        return;
    }
    if (near.start + NOUN_REACH < unit.start)
        near.start = unit.start - NOUN_REACH;
    clause_cut(reader, (struct span){near.start, lost->span.start}, clause);
    size_t noun = clause->count;
    while (noun > 0 && clause->pieces[noun - 1].kind != PIECE_NOUN)
        noun--;
    if (noun == 0 && clause->count > 0 && clause->pieces[clause->count - 1].kind == PIECE_VERB)
        noun = clause->count; /* 处理投诉起: no noun, but a deed */
    if (noun > 0)
        lost->of = text_utf8(reader->arena, reader->text, clause->pieces[noun - 1].span);
}

/* --- Eaten ------------------------------------------------------------------------------------ */

#define QUESTION_REACH 20u /* code points before a question mark */

/* Whether the clause before the mark asks: 吗 at its end, or 多少 in it. */
static bool is_question(const struct text *text, uint32_t mark)
{
    static const char *const ENDS[] = {"吗", "呢", "么", "什么", "谁", "哪", "何", "?", NULL};
    static const char *const ASK[] = {"多少", "是否", "怎么", "什么", "几", "谁", "哪", NULL};

    if (mark == 0 || reader_ends_in(text, mark, ENDS) > 0)
        return true;
    for (uint32_t at = mark; at > 0 && mark - at < QUESTION_REACH; at--) {
        uint32_t cp = text->fold[at - 1];
        if (cp == 0x3002 || cp == ',' || cp == '\n')
            return false;
        if (reader_ends_in(text, at, ASK) > 0)
            return true;
    }
    return false;
}

/* A figure right behind a question mark or a gap has lost its first digits. */
static void find_eaten(struct reader *reader, struct clause *clause)
{
    struct findings *f = reader->findings;
    const struct text *text = reader->text;
    size_t kept = 0;

    for (size_t i = 0; i < f->figure_count; i++) {
        struct figure figure = f->figures[i];
        uint32_t at = figure.span.start;
        if (at > 1 && text->fold[at - 1] == '.' && cp_is_digit(text->fold[at]))
            at--; /* ?.55 */
        bool gap = at > 0 && text->fold[at - 1] == UTF8_REPLACEMENT;
        bool eaten = at > 0 && (cp_is_digit(text->fold[at]) || at < figure.span.start) &&
                     (gap || (text->fold[at - 1] == '?' && !is_question(text, at - 1)));
        if (!eaten) {
            f->figures[kept++] = figure;
            continue;
        }
        struct lost_figure *lost = append(reader, (struct span){at - 1, figure.span.end},
                                          figure.unit_span, LOST_DIGIT_EATEN);
        if (lost)
            of_find(reader, clause, (struct span){at, figure.span.end}, lost);
        if (!gap) /* a gap has been counted by who made it */
            notes_damage(reader->notes, DAMAGE_DIGIT_EATEN, false, true);
    }
    f->figure_count = kept;
}

/* 存备\uFFFD?个月用量: the number is gone altogether, between a gap and the unit. */
static void find_eaten_whole(struct reader *reader, struct clause *clause)
{
    const struct text *text = reader->text;
    struct unit unit;

    for (uint32_t at = 0; at + 2 < text->count; at++) {
        if (text->fold[at] != UTF8_REPLACEMENT || text->fold[at + 1] != '?' ||
            !unit_read(reader, at + 2, &unit))
            continue;
        struct lost_figure *lost =
            append(reader, (struct span){at + 1, unit.span.end}, unit.span, LOST_DIGIT_EATEN);
        if (lost)
            of_find(reader, clause, unit.span, lost);
        notes_damage(reader->notes, DAMAGE_DIGIT_EATEN, false, true);
    }
}

/* --- Masked ----------------------------------------------------------------------------------- */

/* Digits that may be left before a mask; more are a telephone or an account: 138****元. */
#define MASKED_DIGITS_MAX 2u

static void find_masked(struct reader *reader, struct clause *clause)
{
    const struct text *text = reader->text;
    struct unit unit;

    for (uint32_t at = 0; at < text->count; at++) {
        uint32_t end = at;
        while (text_fold(text, end) == '*')
            end++;
        if (end == at)
            continue;
        if (text_fold(text, end) == 0x4F59 || text_fold(text, end) == 0x591A) /* ***余万元 */
            end++;
        while (numeral_scale(text_fold(text, end)) >= 4)
            end++;
        uint32_t start = at; /* 4*岁 */
        while (start > 0 && cp_is_digit(text->fold[start - 1]) && at - start < MASKED_DIGITS_MAX)
            start--;
        bool open =
            start == 0 || (!cp_is_digit(text->fold[start - 1]) &&
                           !cp_is_latin(text->fold[start - 1]) && text->fold[start - 1] != '*');
        bool line_begins = at == 0 || text->fold[at - 1] == '\n'; /* *注:… */
        bool masked = !(line_begins && end - at == 1) && unit_read(reader, end, &unit) &&
                      unit.span.start == end;
        /* 王*平: a name; ***县: a place. 1月*日, 尾号12**号: masked, but no figure. */
        static const char *const NAMES[] = {"平", "县", "市", "省", "区", "镇", "乡", NULL};
        static const char *const DATES[] = {"年", "月", "日", "号", NULL};
        if (open && masked && reader_one_of(text, end, NAMES) == 0) {
            struct lost_figure *lost = NULL;
            if (reader_one_of(text, end, DATES) == 0)
                lost = append(reader, (struct span){start, unit.span.end}, unit.span, LOST_MASKED);
            if (lost)
                of_find(reader, clause, unit.span, lost);
            notes_damage(reader->notes, DAMAGE_MASKED, false, true);
        }
        at = end - 1;
    }
}

/* --- Missing ---------------------------------------------------------------------------------- */

static bool page_has_no_digits(const struct text *text)
{
    uint32_t hanzi = 0;

    for (uint32_t at = 0; at < text->count; at++) {
        if (cp_is_digit(text->fold[at]))
            return false;
        hanzi += cp_is_hanzi(text->fold[at]);
    }
    return hanzi > LOST_PAGE_HANZI_MIN;
}

/* Whether a unit ends the clause with nothing behind it: 农药吨、 / 测温枪把, */
static bool ends_clause_alone(const struct text *text, struct span unit)
{
    return cp_is_hanzi(text->fold[unit.start - 1]) && !cp_is_hanzi(text_fold(text, unit.end)) &&
           !cp_is_latin(text_fold(text, unit.end));
}

/* How sure it is that a number stood before a bare unit. A weak hole counts only on a page which
 * strong ones have shown to be damaged: 万亩 is one in 投资万亩茶园, but none in 镇里万亩茶园飘香.
 */
enum hole { HOLE_NONE, HOLE_WEAK, HOLE_STRONG };

/* What asks for a number before `at`: a verb, 为, 等, or a place before 条. */
static enum hole asks(const struct reader *reader, uint32_t at, struct span unit)
{
    static const char *const LISTS[] = {"等", "共", "达", "近", "约", "贷款", "资金", NULL};
    static const char *const PLACES[] = {"省", "市", "区", "县", "镇", "业", NULL};
    const struct text *text = reader->text;
    bool counts = reader_one_of(text, unit.start, (const char *const[]){"条", "家", NULL}) > 0;

    if (reader_ends_in(text, at, LISTS) > 0 || (counts && reader_ends_in(text, at, PLACES) > 0))
        return HOLE_STRONG;
    struct table_match word =
        reader_match_before(reader, TABLE_WORDS, reader_clause(text, at).start, at);
    static const char *const LOOSE[] = {"人", "起", "个", "次", "把", NULL};
    bool loose = word.length == 1 && reader_one_of(text, unit.start, LOOSE) == span_length(unit);
    bool place = word.length == 1 && text_fold(text, at - 1) == 0x5230; /* 由人到人 */
    static const char *const IDENTITY[] = {"是", "就是", "像", "成", NULL};
    bool risen = text_reads(text, unit.start, "起") && cp_is_hanzi(text_fold(text, unit.end));
    bool same = ends_clause_alone(text, unit) && reader_ends_in(text, at, IDENTITY) > 0;
    if ((loose && !place) || risen || same)
        return HOLE_NONE; /* 有人, 是个, 托起; 承担起责任; 学校就是家 */
    if (!place && (match_is(word, WORD_VERB) || match_is(word, WORD_COPULA)))
        return HOLE_STRONG;
    struct table_match verb =
        reader_match_before(reader, TABLE_COMMON_WORDS, reader_clause(text, at).start, at);
    bool deed = match_is(verb, COMMON_VERB) && verb.length > 1; /* 深入个乡镇 */
    return place || deed || match_is(word, WORD_PREPOSITION) ? HOLE_WEAK : HOLE_NONE;
}

/* 案件起, 员工人: nouns with the measure word that only they have, and nothing between them. */
static bool is_counted_noun(const struct text *text, struct span unit)
{
    static const struct {
        const char *unit;
        const char *nouns[11];
    } PAIRS[] = {
        {"起", {"案件", "事故", "火灾", "警情", "纠纷", "刑事案", NULL}},
        {"件", {"难题", "问题", "实事", "诉求", "提案", "案件", NULL}},
        {"名", {"员", "工人", "嫌疑人", "者", "学生", "考生", "教师", "干部", NULL}},
        {"人",
         {"员工", "职工", "群众", "人员", "学生", "村民", "党员", "干部", "旅客", "者", NULL}},
        {"人次", {"群众", "游客", "旅客", "人员", "学生", "村民", NULL}},
        {"户", {"大户", "农户", "贫困户", "监测户", "企业", NULL}},
    };

    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        if (text_reads(text, unit.start, PAIRS[i].unit) &&
            text_reads_length(text, unit.start, PAIRS[i].unit) == span_length(unit) &&
            reader_ends_in(text, unit.start, PAIRS[i].nouns) > 0)
            return true;
    return false;
}

static bool is_noun(const struct word *word)
{
    return match_is(word->common, COMMON_NOUN) || match_is(word->common, COMMON_DEED) ||
           match_is(word->known, WORD_NOUN);
}

/* Measure words that are no nouns as well and end few. */
static bool is_plain(const struct text *text, struct span unit)
{
    static const char *const PLAIN[] = {"辆", "套", "支", "条", "座", "例", "份", "册", "项",
                                        "户", "盏", "株", "棵", "袋", "箱", "桶", "瓶", "盒",
                                        "艘", "枚", "张", "篇", "亩", "吨", "台", NULL};

    return span_length(unit) > 1 || reader_one_of(text, unit.start, PLAIN) > 0;
}

/* Whether the unit is a word of its own in its clause, and a noun stands before it: 手册|册, or
 * 液化气|站|座, but not 名|单 or 逐|个. */
static bool is_own_word(const struct reader *reader, struct span unit)
{
    const struct text *text = reader->text;
    uint32_t start = reader_clause(text, unit.start).start;
    struct word words[STRETCH_MAX];
    struct span window = {unit.start, unit.end};

    while (window.start > start && unit.start - window.start < WINDOW_MAX &&
           cp_is_hanzi(text->fold[window.start - 1]))
        window.start--;
    while (window.end - unit.end < SEGMENT_MARGIN && cp_is_hanzi(text_fold(text, window.end)))
        window.end++;
    size_t count = segment_cut(reader, window, words);
    for (size_t i = 1; i < count; i++)
        if (words[i].span.start == unit.start && words[i].span.end == unit.end)
            return is_noun(&words[i - 1]) ||
                   (i > 1 && span_length(words[i - 1].span) == 1 && is_noun(&words[i - 2]));
    return false;
}

/* A unit alone behind a noun. 吨 ends no common noun; 个 and 场 may be the end of one: 没有一个,
 * 现场.
 */
static enum hole stands_alone(const struct reader *reader, struct span unit)
{
    static const char *const SURE[] = {"台套", "吨", "亩", "平方米", "公里", "公斤", "羽", NULL};
    static const char *const UNSURE[] = {"元", "只", "个", "名", "把",
                                         "场", "件", "次", "口", NULL};
    static const char *const NOUNS[] = {"美元", "日元", "欧元", "单元", "多元", "公元", "状元",
                                        "姓名", "签名", "点名", "报名", "地名", "户名", "署名",
                                        "排名", "著名", "知名", "命名", "提名", "闻名", "船只",
                                        "火把", "拖把", "车把", "逐个", "哪个", "那个", NULL};
    const struct text *text = reader->text;

    if (reader_ends_in(text, unit.end, NOUNS) > 0)
        return HOLE_NONE;
    if (!ends_clause_alone(text, unit)) /* 农技人员名下沉到田间 */
        return is_counted_noun(text, unit) && is_own_word(reader, unit) ? HOLE_STRONG : HOLE_NONE;
    if (reader_one_of(text, unit.start, SURE) == span_length(unit) || is_counted_noun(text, unit))
        return HOLE_STRONG;
    if (is_own_word(reader, unit))
        return is_plain(text, unit) ? HOLE_STRONG : HOLE_WEAK;
    struct table_match word =
        reader_match_before(reader, TABLE_COMMON_WORDS,
                            unit.end > UNIT_WORD_MAX ? unit.end - UNIT_WORD_MAX : 0, unit.end);
    return reader_one_of(text, unit.start, UNSURE) == span_length(unit) &&
                   word.length <= span_length(unit)
               ? HOLE_WEAK
               : HOLE_NONE;
}

/* 员工余人, 口罩万个: 余 or a scale with no number before it. */
static bool is_hole(const struct text *text, uint32_t at)
{
    return numeral_scale(text_fold(text, at)) >= 4 ||
           (at > 0 && text_fold(text, at - 1) == 0x4F59 /* 余 */);
}

/* 多个部门, 十多万元: 多 is the number or belongs to one; but in 资金多万元, and at the end of a
 * clause in 口罩多只, it is what is left. */
static bool is_many(const struct text *text, uint32_t at)
{
    static const char *const MORE[] = {"很多", "更多", "许多", "众多", "最多", "不多", NULL};

    if (at < 2 || text_fold(text, at - 1) != 0x591A /* 多 */)
        return at == 1 && text_fold(text, 0) == 0x591A;
    bool left = numeral_scale(text_fold(text, at)) >= 4 ||
                (cp_is_hanzi(text->fold[at - 2]) && !cp_is_hanzi(text_fold(text, at + 1)));
    return !left || numeral_has(text->fold[at - 2]) || reader_ends_in(text, at, MORE) > 0;
}

/* The unit at `at`, alone or behind 万 or 亿; empty when a longer word begins there. */
static struct span bare_unit(const struct reader *reader, uint32_t at)
{
    static const char *const COMMON[] = {
        "个",     "家",   "名",   "条",   "户", "人", "台",   "套", "项",   "件",
        "亩",     "吨",   "元",   "支",   "处", "所", "次",   "辆", "批次", "人次",
        "平方米", "公里", "万元", "亿元", "场", "口", "公斤", "只", "万人", "座",
        "例",     "起",   "%",    "台套", "羽", "把", NULL};
    const struct text *text = reader->text;
    uint32_t length = reader_one_of(text, at, COMMON);

    if (is_hole(text, at) || length == 0) { /* any unit behind a scale, or alone */
        uint32_t from = at;
        while (numeral_scale(text_fold(text, from)) >= 4)
            from++;
        struct table_match any =
            lexicon_longest(reader->lexicon, TABLE_UNITS, text, from, text->count);
        length = any.table ? from + any.length - at : 0;
        struct span alone = {at, at + length};
        if (!is_hole(text, at) && !(is_plain(text, alone) && ends_clause_alone(text, alone)))
            length = 0;
    }
    struct span unit = {at, at + length};
    static const char *const COUNTED[] = {"几", "数", "每", "各", "这", "那", "某", "整", NULL};
    if (length == 0 || (at > 0 && (numeral_has(text->fold[at - 1]) ||
                                   reader_ends_in(text, at, COUNTED) > 0 || is_many(text, at))))
        return (struct span){at, at};
    struct table_match noun =
        lexicon_longest(reader->lexicon, TABLE_NOT_FIGURES, text, at, text->count);
    struct table_match word = lexicon_longest(reader->lexicon, TABLE_WORDS, text, at, text->count);
    struct table_match whole = reader_match_before(reader, TABLE_WORDS, at > 4 ? at - 4 : 0,
                                                   unit.end); /* 负责人, 派出所 */
    if ((noun.table && noun.length > length) || (word.table && word.length > length) ||
        (whole.table && whole.length > length))
        return (struct span){at, at};
    return unit;
}

/* 开工率达%, 提高个百分点: without a number before them these say nothing, on any page. */
static void find_bare_rates(struct reader *reader, struct clause *clause)
{
    static const char *const NUMBERS[] = {"几", "数", "多", "每", "各",
                                          "少", "这", "那", "整", NULL};
    const struct text *text = reader->text;

    for (uint32_t at = 1; at < text->count; at++) {
        uint32_t before = text->fold[at - 1], length = text->fold[at] == '%';
        if (text->fold[at] == 0x4E2A /* 个 */)
            length = text_reads_length(text, at, "个百分点");
        if (length == 0 || !cp_is_hanzi(before) || numeral_has(before) || reader->mask[at] ||
            reader_ends_in(text, at, NUMBERS) > 0)
            continue;
        struct span unit = {at + (length > 1), at + length};
        struct lost_figure *lost = append(reader, unit, unit, LOST_DIGITS_MISSING);
        if (lost)
            of_find(reader, clause, unit, lost);
        notes_damage(reader->notes, DAMAGE_DIGITS_MISSING, false, true);
    }
}

/* 一开口, 想学人, 出租户, 进出口: a measure word that is the end of a common word, unless only that
 * word's own measure could stand there. */
static bool ends_word(const struct reader *reader, struct span unit)
{
    static const char *const ENDS[] = {"口", "人", "户", "场", "所", NULL};
    uint32_t start = unit.end > UNIT_WORD_MAX ? unit.end - UNIT_WORD_MAX : 0;

    return span_length(unit) == 1 && reader_one_of(reader->text, unit.start, ENDS) > 0 &&
           reader_match_before(reader, TABLE_COMMON_WORDS, start, unit.end).length > 1 &&
           !is_counted_noun(reader->text, unit);
}

/* What the unit at its place says about a number that is gone. */
static enum hole hole_of(const struct reader *reader, struct span unit)
{
    const struct text *text = reader->text;
    if (ends_word(reader, unit))
        return HOLE_NONE;
    enum hole asked = asks(reader, unit.start, unit), alone = stands_alone(reader, unit);
    enum hole hole = asked > alone ? asked : alone;

    if (hole == HOLE_STRONG || !is_hole(text, unit.start))
        return hole;
    bool attribute = numeral_scale(text->fold[unit.start]) >= 4 && !ends_clause_alone(text, unit);
    return attribute ? HOLE_WEAK : HOLE_STRONG; /* 万亩茶园 */
}

/* 超过万元 is no figure where the digits before it are gone. */
static void bare_drop(struct findings *f)
{
    size_t kept = 0;

    for (size_t i = 0; i < f->figure_count; i++)
        if (!f->figures[i].bare)
            f->figures[kept++] = f->figures[i];
    f->figure_count = kept;
}

static void find_missing(struct reader *reader, struct clause *clause)
{
    const struct text *text = reader->text;
    size_t before = reader->findings->lost_count, strong = 0;

    if (!page_has_no_digits(text))
        return;
    for (uint32_t at = 1; at < text->count; at++) {
        struct span unit = bare_unit(reader, at);
        enum hole hole =
            span_is_empty(unit) || reader->mask[at] ? HOLE_NONE : hole_of(reader, unit);
        if (hole == HOLE_NONE)
            continue;
        strong += hole == HOLE_STRONG;
        struct span printed = {numeral_scale(text->fold[at]) >= 4 ? at + 1 : at, unit.end};
        struct lost_figure *lost = append(reader, unit, printed, LOST_DIGITS_MISSING);
        if (lost)
            of_find(reader, clause, unit, lost);
        at = unit.end - 1;
    }
    if (strong < LOST_HOLES_MIN) {
        reader->findings->lost_count = before;
        return;
    }
    bare_drop(reader->findings);
    notes_damage(reader->notes, DAMAGE_DIGITS_MISSING, false, true);
}

void lost_find_all(struct reader *reader)
{
    struct clause clause = {0};

    find_eaten(reader, &clause);
    find_eaten_whole(reader, &clause);
    find_masked(reader, &clause);
    find_missing(reader, &clause);
    if (!page_has_no_digits(reader->text))
        find_bare_rates(reader, &clause);
}
