/*
 * part_named.c: a whole that the text names again, by the first words of what it counted.
 *
 *     不合格13批次…。不合格产品中,微生物超标7批次       parts of 13批次
 *     其中11宗属本地个案,本地个案中有4宗源头不明        a part of 11宗
 *     限期整改117条…。限期整改的已销号102条,余下25条    parts of 117条
 *     15名学生中,甲校2名、乙校3名                       parts of 15名
 */
#include "recognise/figure/part_parts.h"
#include "recognise/mask.h"

#define NAME_LENGTH_MAX  20u /* code points of a name before 中 */
#define WHOLES_TRIED_MAX 80u
#define NAME_HEAD        2u /* of a name before 中, which may add a noun: 不合格产品 */
#define NAME_WHOLE_MIN   3u /* of one before 的, which must stand there as it is */
#define DEED_LENGTH      2u /* code points of what is done and not done: 审结 */
#define SENTENCES_MAX    3u /* back to the whole, in one paragraph */

/* What the text calls a whole, and how much of it must have been said before; 新增 and the like
 * before it, which may stand apart from it there: 新增…肺炎确诊病例9例. */
struct name {
    struct span span;
    uint32_t needed;
    struct span counted;
};

static bool is_name_mark(uint32_t cp)
{
    return !cp_is_hanzi(cp) && !cp_is_digit(cp) && !cp_is_latin(cp);
}

/* The name that ends at `at`, from the last mark, without 在 and 目前 before it. */
static struct span name_before(const struct text *text, uint32_t floor, uint32_t at)
{
    static const char *const LEADS[] = {"在", "目前", "上述", "这些", "全部", "所有", NULL};
    struct span name = {at, at};

    while (name.start > floor && at - name.start < NAME_LENGTH_MAX &&
           !is_name_mark(text->fold[name.start - 1]))
        name.start--;
    name.start += reader_one_of(text, name.start, LEADS);
    return name.start < name.end ? name : (struct span){at, at};
}

/* What the words behind a name begin with: 中, 的, 居, 排. */
static bool may_end_name(uint32_t cp)
{
    return cp == 0x4E2D || cp == 0x7684 || cp == 0x5C45 || cp == 0x6392;
}

/* The first name in `span` behind which 中, or 的已, or 居前 stands. */
static bool name_find(const struct text *text, struct span span, struct name *ret_name)
{
    static const char *const AMONG[] = {"中,", "中:", "中有", "居前", "排前", "排名前", NULL};
    static const char *const DONE[] = {"的已", "的有", NULL};
    static const char *const COUNTED[] = {"新增", "累计", "现有", "当日", NULL};

    for (uint32_t at = span.start + NAME_HEAD; at < span.end; at++) {
        if (!may_end_name(text->fold[at]))
            continue;
        bool among = reader_one_of(text, at, AMONG) > 0;
        if (!among && reader_one_of(text, at, DONE) == 0)
            continue;
        struct span name = name_before(text, span.start, at);
        uint32_t counted = reader_one_of(text, name.start, COUNTED), head = NAME_HEAD + counted;
        if (span_length(name) < (among ? head : NAME_WHOLE_MIN))
            continue;
        *ret_name = (struct name){
            name, among ? head : span_length(name), {name.start, name.start + counted}};
        return true;
    }
    return false;
}

/* How much of the name stands in what is said around figure `j`, from the one before it to the next
 * mark: twice its length, and one more where it begins there, for 重型病例 is not 危重型病例. 0
 * when it is too little, or names the whole again itself. */
static uint32_t called(const struct reader *reader, size_t j, struct name name)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    struct span near = reader_clause(text, figures[j].span.start);
    uint32_t best = 0;

    if (j > 0 && figures[j - 1].span.end > near.start)
        near.start = figures[j - 1].span.end;
    for (uint32_t at = near.start; at < near.end; at++) {
        uint32_t length = 0;
        while (length < span_length(name.span) && at + length < near.end &&
               text->fold[at + length] == text->fold[name.span.start + length])
            length++;
        bool begins = at == near.start || at == figures[j].of_span.start;
        uint32_t fit = 2 * length + begins;
        if (length >= name.needed && fit > best && text_fold(text, at + length) != 0x4E2D /* 中 */)
            best = fit;
    }
    return best;
}

/* The figure before `from` and from `floor` on that is called so most fully and can have the part;
 * the last of those. */
static uint32_t whole_called(const struct reader *reader, size_t part, size_t from, uint32_t floor,
                             struct name name)
{
    const struct figure *figures = reader->findings->figures;
    uint32_t whole = NO_ITEM, best = 0;

    for (size_t j = from, tried = 0;
         j-- > 0 && figures[j].span.start >= floor && tried < WHOLES_TRIED_MAX; tried++) {
        uint32_t length =
            part_can_be(reader->text, &figures[part], &figures[j]) ? called(reader, j, name) : 0;
        if (length > best) {
            best = length;
            whole = (uint32_t)j;
        }
    }
    return whole;
}

/* Whether the words of `said` stand in what is said from the figure before figure `j` to its mark,
 * or before its list: 现有重症6例、危重症2例. */
static bool says(const struct reader *reader, size_t j, struct span said)
{
    const struct figure *figures = reader->findings->figures;
    struct span near = reader_clause(reader->text, figures[j].span.start);

    while (j > 0 && figures[j - 1].span.end > near.start &&
           text_fold(reader->text, figures[j - 1].reach.end) == 0x3001 /* 、 */)
        j--;
    if (j > 0 && figures[j - 1].span.end > near.start)
        near.start = figures[j - 1].span.end;
    for (uint32_t at = near.start; at + span_length(said) <= near.end; at++)
        if (text_equal(reader->text, (struct span){at, at + span_length(said)}, said))
            return true;
    return false;
}

/* As whole_called; 新增 of the name may stand apart from the rest of it. */
static uint32_t whole_called_apart(const struct reader *reader, size_t part, size_t from,
                                   uint32_t floor, struct name name)
{
    uint32_t whole = whole_called(reader, part, from, floor, name);

    if (whole != NO_ITEM || span_is_empty(name.counted))
        return whole;
    struct name rest = {{name.counted.end, name.span.end}, NAME_HEAD, {0, 0}};
    whole = span_length(rest.span) < NAME_HEAD ? NO_ITEM
                                               : whole_called(reader, part, from, floor, rest);
    return whole != NO_ITEM && says(reader, whole, name.counted) ? whole : NO_ITEM;
}

/* 15名学生中,甲校2名、乙校3名: the figure from `first` on whose own noun 中 follows. */
static uint32_t whole_headed(const struct reader *reader, size_t first, size_t part)
{
    static const char *const AMONG[] = {"中,", "中:", NULL};
    const struct figure *figures = reader->findings->figures;

    for (size_t j = part; j-- > first;)
        if (figures[j].of_span.start >= figures[j].reach.end &&
            (reader_one_of(reader->text, figures[j].of_span.end, AMONG) > 0 ||
             (text_fold(reader->text, figures[j].of_span.end) == 0x4E2D /* 中 */ &&
              reader->mask[figures[j].of_span.end + 1] == MASK_PLACE)))
            return part_can_be(reader->text, &figures[part], &figures[j]) ? (uint32_t)j : NO_ITEM;
    return NO_ITEM;
}

/* The whole in the sentence before that of the part, else in one further back of the paragraph. */
static uint32_t whole_before(const struct reader *reader, size_t part, size_t from, uint32_t start,
                             struct name name)
{
    const struct text *text = reader->text;
    uint32_t whole = whole_called_apart(reader, part, from, start, name);

    for (unsigned i = 0; i < SENTENCES_MAX && whole == NO_ITEM && start > 1; i++) {
        if (i > 0 && text->fold[start - 1] == '\n')
            return NO_ITEM;
        start = reader_sentence(text, start - 2).start;
        whole = whole_called_apart(reader, part, from, start, name);
    }
    return whole;
}

/* 审结31件,未审结7件: what is denied of the figure is said of the one before it. */
static bool is_denied(const struct reader *reader, size_t i)
{
    static const char *const NOT[] = {"未", "不", "没有", "非", NULL};
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    uint32_t from = figures[i - 1].reach.end + 1, denial = reader_one_of(text, from, NOT);
    struct span said = {reader_clause(text, figures[i - 1].span.start).start,
                        figures[i - 1].span.start};
    struct span deed = {from + denial, from + denial + DEED_LENGTH};

    if (denial == 0 || deed.end > figures[i].span.start)
        return false;
    for (uint32_t at = said.start; at + DEED_LENGTH <= said.end; at++)
        if (text_equal(text, (struct span){at, at + DEED_LENGTH}, deed))
            return true;
    return false;
}

/* 余下25条: of the same whole as the part before it. */
static uint32_t whole_of_rest(const struct reader *reader, size_t i)
{
    static const char *const WORDS[] = {"其余",   "剩余",   "余下",   "剩下",   "另外",
                                        "其余的", "余下的", "剩余的", "剩下的", NULL};
    const struct figure *figures = reader->findings->figures;

    if (i == 0 ||
        (reader_ends_in(reader->text, figures[i].reach.start, WORDS) == 0 && !is_denied(reader, i)))
        return NO_ITEM;
    uint32_t whole = figures[i - 1].part_of;
    struct span gap = {figures[i - 1].span.end, figures[i].span.start};
    return whole != NO_ITEM && !part_has_mark(reader->text, gap, 0x3002) &&
                   !part_has_mark(reader->text, gap, '\n') &&
                   part_can_be(reader->text, &figures[i], &figures[whole])
               ? whole
               : NO_ITEM;
}

/* Where the group of the figure begins: behind the last semicolon of its sentence. */
static uint32_t group_start(const struct text *text, struct span sentence, uint32_t at)
{
    while (at > sentence.start && text->fold[at - 1] != ';')
        at--;
    return at;
}

uint32_t part_named_again(const struct reader *reader, size_t part)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;
    struct span sentence = reader_sentence(text, figures[part].span.start);
    uint32_t group = group_start(text, sentence, figures[part].span.start);
    size_t first = part; /* of the group */
    struct name name;

    while (first > 0 && figures[first - 1].span.start >= group)
        first--;
    uint32_t headed = whole_headed(reader, first, part);
    if (headed != NO_ITEM)
        return headed;
    struct span gap = {first < part ? figures[part - 1].reach.end : group,
                       figures[part].reach.start};
    if (first < part && gap.start < gap.end && name_find(text, gap, &name))
        return whole_called(reader, part, part, sentence.start, name);
    struct span lead = {group, figures[first].reach.start};
    if (first == 0 || (first < part && part_adds(text, gap)) || !name_find(text, lead, &name))
        return whole_of_rest(reader, part);
    return whole_before(reader, part, first, sentence.start, name);
}
