/*
 * part_list.c: the parts that a whole spells out behind it, to the end of the list.
 *
 *     打掉团伙12个:电信诈骗团伙7个、盗窃团伙3个、赌博团伙2个
 *     网格320个,分为城市网格186个和农村网格134个
 *     调查组共21人,由县纪委9人、县公安局7人和县审计局5人组成
 *     追踪到接触者60人,当日解除观察9人,现有40人正在接受观察      of all that were traced
 */
#include "recognise/figure/part_parts.h"

#define INTRO_MAX 12u /* code points from the whole to the first part */

/* Whether 组成 stands in the sentence behind `at`. */
static bool is_made_of(const struct text *text, uint32_t at)
{
    struct span rest = {at, reader_sentence(text, at).end};

    return text_find(text, rest, "组成") < rest.end || text_find(text, rest, "构成") < rest.end;
}

/* Whether the words right behind the whole begin a list of its parts. */
static bool opens_list(const struct text *text, struct span gap)
{
    static const char *const SPLIT[] = {"分为", "分成", NULL};

    if (span_length(gap) > INTRO_MAX)
        return false;
    if (text_fold(text, gap.start) == ':')
        return true;
    uint32_t word = gap.start + (text_fold(text, gap.start) == ',');
    return reader_one_of(text, word, SPLIT) > 0 ||
           (text_reads(text, word, "由") && is_made_of(text, gap.end));
}

static bool goes_on(const struct text *text, struct span gap)
{
    static const char *const MARKS[] = {"、", ",", "和", "及", "与", NULL};

    return reader_one_of(text, gap.start, MARKS) > 0 && !part_has_mark(text, gap, 0x3002) &&
           !part_has_mark(text, gap, ';') && !part_has_mark(text, gap, '\n');
}

uint32_t part_of_list(const struct reader *reader, size_t i)
{
    const struct figure *figures = reader->findings->figures;
    const struct text *text = reader->text;

    for (size_t j = i; j-- > 0 && figures[j].bracket == NO_ITEM;) {
        struct span gap = {figures[j].reach.end, figures[j + 1].span.start};
        if (gap.start >= gap.end || !part_same_kind(text, &figures[i], &figures[j]))
            return NO_ITEM;
        if (opens_list(text, gap))
            return part_can_be(text, &figures[i], &figures[j]) ? (uint32_t)j : NO_ITEM;
        if (!goes_on(text, gap))
            return NO_ITEM;
    }
    return NO_ITEM;
}

/* Whether one of the words stands in a predicate. */
static bool says(struct slice predicate, const char *const *words)
{
    for (; *words; words++)
        for (size_t at = 0; at + strlen(*words) <= predicate.length; at++)
            if (memcmp(predicate.data + at, *words, strlen(*words)) == 0)
                return true;
    return false;
}

uint32_t part_of_followed(const struct reader *reader, size_t i)
{
    static const char *const FOLLOWED[] = {"追踪", "排查", "追溯", NULL};
    static const char *const CARE[] = {"观察", "解除", "确诊", "转为", NULL};
    const struct figure *figures = reader->findings->figures, *part = &figures[i];
    uint32_t start = reader_sentence(reader->text, part->span.start).start;

    if (span_is_empty(part->of_span) || part->of_span.end > part->span.start ||
        !says(part->predicate, CARE))
        return NO_ITEM;
    for (size_t j = i; j-- > 0 && figures[j].span.start >= start;)
        if (figures[j].of_span.start == part->of_span.start &&
            says(figures[j].predicate, FOLLOWED) && figures[j].bracket == part->bracket)
            return part_can_be(reader->text, part, &figures[j]) ? (uint32_t)j : NO_ITEM;
    return NO_ITEM;
}
