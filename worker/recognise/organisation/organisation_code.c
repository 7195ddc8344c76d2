/* organisation_code.c: from the bracket to the left, as far as one short name may reach. */
#include "recognise/organisation/organisation_code.h"

#include "recognise/reader.h"

#define CODE_DIGITS     6u /* of a share in Shanghai, Shenzhen or Beijing */
#define NAME_LENGTH_MIN 3u /* code points: 海普瑞 */
#define NAME_LENGTH_MAX 6u /* 中国国航A */

/* Whether a share's number fills the bracket: (600036), (600036.SH). */
static bool is_code(const struct text *text, uint32_t at)
{
    static const char *const MARKETS[] = {".SH", ".SZ", ".BJ", ".sh", ".sz", ".bj", NULL};
    uint32_t end = at + 1;

    while (end - at <= CODE_DIGITS && cp_is_digit(text_fold(text, end)))
        end++;
    return text_fold(text, at) == '(' && end - at == CODE_DIGITS + 1 &&
           text_fold(text, end + reader_one_of(text, end, MARKETS)) == ')';
}

/* Whether something other than a name ends at `at`: a mark, or a word that leads to one. */
static bool is_edge(const struct text *text, uint32_t at)
{
    static const char *const LEADS[] = {"和", "与", "及", "其中", "比如", "例如", NULL};
    uint32_t before = text_fold(text, at - 1);

    return at == 0 || !(cp_is_hanzi(before) || cp_is_latin(before) || before == '*') ||
           reader_ends_in(text, at, LEADS) > 0;
}

/* 该上市公司(600036): whether the words speak of a company without its name. */
static bool is_common(const struct org_name_reader *reader, struct span name)
{
    struct table_match first = org_word_at(reader, TABLE_ORG_WORDS, name.start);

    return match_is(first, ORG_WORD_STOP) || match_is(first, ORG_WORD_LOOSE);
}

struct org_name organisation_code_read(const struct org_name_reader *reader, uint32_t at)
{
    static const char *const OTHER_NUMBERS[] = {"致电", "电话", "热线", "邮编",
                                                "代码", "编号", NULL};
    const struct text *text = reader->text;
    struct org_name name = {.belief = ORG_NONE, .place = NO_ITEM};
    uint32_t start = at;

    if (!is_code(text, at))
        return name;
    while (at - start <= NAME_LENGTH_MAX && !is_edge(text, start))
        start--;
    if (at - start < NAME_LENGTH_MIN || at - start > NAME_LENGTH_MAX ||
        reader_ends_in(text, at, OTHER_NUMBERS) > 0 || is_common(reader, (struct span){start, at}))
        return name;
    name.span = (struct span){start, at};
    name.kind = ORG_COMPANY;
    name.belief = ORG_SURE;
    return name;
}
