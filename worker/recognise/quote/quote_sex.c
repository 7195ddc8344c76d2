/* quote_sex.c: words in the name and right beside it first, then the end of the given name. */
#include "recognise/quote/quote_sex.h"

#include "recognise/reader.h"

#define WORD_LENGTH_MAX  4u  /* of a row of sexes.tsv: 妇女主任 */
#define MENTIONS_MAX     16u /* of a person that are looked at: titles stand at the first ones */
#define TITLE_LENGTH_MAX 6u  /* of what stands between 女 and a name: 女|大学生村官|王敏 */

static const uint32_t SHE = 0x5979, MAN = 0x7537, WOMAN = 0x5973; /* 她 男 女 */

static enum sex_fit fit_of(struct table_match word, uint32_t pronoun)
{
    static const enum sex_fit WITH_HIM[] = {
        [SEX_MAN] = SEX_FIT_SURE,
        [SEX_WOMAN] = SEX_FIT_NOT,
        [SEX_GIVEN_MAN] = SEX_FIT_LIKELY,
        [SEX_GIVEN_WOMAN] = SEX_FIT_HARDLY,
    };
    if (!word.table)
        return SEX_FIT_OPEN;
    enum sex_fit fit = WITH_HIM[word.entries[0].kind];
    return pronoun == SHE ? SEX_FIT_SURE - fit : fit;
}

/* The row that the words from `floor` to `end` end in: (张)先生, 丈夫(老周). */
static struct table_match word_before(const struct quote_reader *reader, uint32_t floor,
                                      uint32_t end)
{
    struct table_match word = {0};

    for (uint32_t length = WORD_LENGTH_MAX; length > 1 && !word.table; length--)
        if (end - floor >= length)
            word = lexicon_exact(reader->lexicon, TABLE_SEXES, reader->text,
                                 (struct span){end - length, end});
    return word;
}

/* 女 or 男 before the title of the name that begins at `start`, or in brackets behind its end. */
static uint32_t sex_beside(const struct quote_reader *reader, struct span mention)
{
    const struct text *text = reader->text;
    uint32_t next = text_fold(text, mention.end), sex = text_fold(text, mention.end + 1);

    if ((next == ',' || next == '(') && (sex == MAN || sex == WOMAN) &&
        !cp_is_hanzi(text_fold(text, mention.end + 2)))
        return sex;
    for (uint32_t back = 2; back <= TITLE_LENGTH_MAX + 1 && back <= mention.start; back++) {
        uint32_t at = mention.start - back;
        if ((text->fold[at] == MAN || text->fold[at] == WOMAN) &&
            lexicon_longest(reader->lexicon, TABLE_TITLES, text, at + 1, mention.start).length +
                    1 ==
                back)
            return text->fold[at];
    }
    return 0;
}

static enum sex_fit fit_of_mention(const struct quote_reader *reader, struct span mention,
                                   uint32_t pronoun)
{
    struct table_match word = word_before(reader, mention.start + 1, mention.end);
    uint32_t floor = mention.start > WORD_LENGTH_MAX ? mention.start - WORD_LENGTH_MAX : 0;
    uint32_t sex = 0;

    if (!word.table)
        word = word_before(reader, floor, mention.start);
    if (!word.table)
        sex = sex_beside(reader, mention);
    if (sex != 0)
        return (sex == WOMAN) == (pronoun == SHE) ? SEX_FIT_SURE : SEX_FIT_NOT;
    return fit_of(word, pronoun);
}

enum sex_fit quote_sex_fit(const struct quote_reader *reader, uint32_t index, uint32_t pronoun)
{
    const struct person *person = &reader->findings->people[index];

    if (pronoun == 0)
        return SEX_FIT_OPEN;
    if (reader->called[index] != 0)
        return reader->called[index] == pronoun ? SEX_FIT_SURE : SEX_FIT_NOT;
    for (size_t i = 0; i < person->mention_count && i < MENTIONS_MAX; i++) {
        enum sex_fit fit = fit_of_mention(reader, person->mentions[i], pronoun);
        if (fit != SEX_FIT_OPEN)
            return fit;
    }
    if (person->kind != PERSON_NAMED || person->mention_count == 0)
        return SEX_FIT_OPEN;
    uint32_t end = person->mentions[0].end;
    struct span given = {end - 1, end};
    return fit_of(lexicon_exact(reader->lexicon, TABLE_SEXES, reader->text, given), pronoun);
}

enum sex_fit quote_sex_fit_word(const struct quote_reader *reader, struct span word,
                                uint32_t pronoun)
{
    return fit_of(word_before(reader, word.start, word.end), pronoun);
}
