/*
 * part_named.c: a whole that the text names again, by the first words of what it counted.
 *
 *     不合格13批次…。不合格产品中,微生物超标7批次       parts of 13批次
 *     其中11宗属本地个案,本地个案中有4宗源头不明        a part of 11宗
 *     限期整改117条…。限期整改的已销号102条,余下25条    parts of 117条
 */
#include "recognise/part_parts.h"

#define NAME_LENGTH_MAX  20u /* code points of a name before 中 */
#define WHOLES_TRIED_MAX 80u
#define NAME_HEAD        2u /* of a name before 中, which may add a noun: 不合格产品 */
#define NAME_WHOLE_MIN   3u /* of one before 的, which must stand there as it is */

/* What the text calls a whole, and how much of it must have been said before. */
struct name {
    struct span span;
    uint32_t needed;
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
        uint32_t head = NAME_HEAD + reader_one_of(text, name.start, COUNTED);
        if (span_length(name) < (among ? head : NAME_WHOLE_MIN))
            continue;
        *ret_name = (struct name){name, among ? head : span_length(name)};
        return true;
    }
    return false;
}

/* How much of the name stands in what is said around figure `j`, from the one before it to the next
 * mark; 0 when that is too little, or names the whole again itself. */
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
        if (length >= name.needed && length > best &&
            text_fold(text, at + length) != 0x4E2D /* 中 */)
            best = length;
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

/* 余下25条: of the same whole as the part before it. */
static uint32_t whole_of_rest(const struct reader *reader, size_t i)
{
    static const char *const WORDS[] = {"其余",   "剩余",   "余下",   "剩下",   "另外",
                                        "其余的", "余下的", "剩余的", "剩下的", NULL};
    const struct figure *figures = reader->findings->figures;

    if (i == 0 || reader_ends_in(reader->text, figures[i].reach.start, WORDS) == 0)
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
    uint32_t floor =
        sentence.start < 2 ? sentence.start : reader_sentence(text, sentence.start - 2).start;
    size_t first = part; /* of the group */
    struct name name;

    while (first > 0 && figures[first - 1].span.start >= group)
        first--;
    struct span gap = {first < part ? figures[part - 1].reach.end : group,
                       figures[part].reach.start};
    if (first < part && gap.start < gap.end && name_find(text, gap, &name))
        return whole_called(reader, part, part, sentence.start, name);
    struct span lead = {group, figures[first].reach.start};
    if (first == 0 || (first < part && part_adds(text, gap)) || !name_find(text, lead, &name))
        return whole_of_rest(reader, part);
    return whole_called(reader, part, first, floor, name);
}
