/*
 * money.c: stated currencies first, then the origin of the text.
 *
 * A plain 元 is CNY in a text that speaks of mainland things (origins.tsv) and of nothing that is
 * at home elsewhere. A text in Traditional characters must speak of them more than once, or of a
 * county: newspapers of Hong Kong and Taipei name mainland provinces and cities too.
 */
#include "recognise/figure/money.h"

#define TRADITIONAL_WORDS_MIN 3u

static unsigned words_of(const struct reader *reader, enum origin_kind kind)
{
    const struct text *text = reader->text;
    unsigned count = 0;

    for (uint32_t at = 0; at < text->count;) {
        struct table_match match =
            lexicon_longest(reader->lexicon, TABLE_ORIGINS, text, at, text->count);
        count += match_is(match, kind);
        at += match.table ? match.length : 1;
    }
    return count;
}

static bool is_traditional(const struct text *text)
{
    unsigned folded = 0;

    for (uint32_t at = 0; at < text->count; at++)
        folded += cp_is_hanzi(text->cp[at]) && text->cp[at] != text->fold[at];
    return folded * 20 > text->count;
}

/* Counties and townships that the text speaks of, of the mainland or of elsewhere (71, 81, 82). */
static unsigned counties_of(const struct reader *reader, enum origin_kind kind)
{
    const struct findings *f = reader->findings;
    unsigned count = 0;

    for (size_t i = 0; i < f->place_count; i++) {
        const struct place *place = &f->places[i];
        bool small = place->level == PLACE_COUNTY || place->level == PLACE_TOWNSHIP;
        bool mainland =
            place->code.length > 0 && place->code.data[0] != '7' && place->code.data[0] != '8';
        count += place->code.length > 0 && small && mainland == (kind == ORIGIN_MAINLAND);
    }
    return count;
}

static const char *home_currency(const struct reader *reader)
{
    unsigned elsewhere = words_of(reader, ORIGIN_ELSEWHERE) + counties_of(reader, ORIGIN_ELSEWHERE);
    unsigned mainland = words_of(reader, ORIGIN_MAINLAND) +
                        TRADITIONAL_WORDS_MIN * counties_of(reader, ORIGIN_MAINLAND);
    unsigned needed = is_traditional(reader->text) ? TRADITIONAL_WORDS_MIN : 0;

    return elsewhere == 0 && mainland >= needed ? "CNY" : NULL;
}

/* The currency named right before the figure or its qualifier: 人民币846万元, 港币约120万元. */
static const char *named_before(const struct reader *reader, const struct figure *figure)
{
    const uint32_t ends[] = {figure->span.start, figure->reach.start};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct table_match match = reader_match_before(
            reader, TABLE_CURRENCIES, reader_clause(reader->text, ends[i]).start, ends[i]);
        if (match.table)
            return table_column(match.table, &match.entries[0], 0);
    }
    return NULL;
}

/* 人民币,下同: from there on. */
static const char *declared(const struct reader *reader)
{
    const struct text *text = reader->text;
    uint32_t at = text_find(text, (struct span){0, text->count}, "下同");

    for (uint32_t from = at > 6 ? at - 6 : 0; at < text->count && from < at; from++) {
        struct table_match match =
            lexicon_longest(reader->lexicon, TABLE_CURRENCIES, text, from, at);
        if (match.table)
            return table_column(match.table, &match.entries[0], 0);
    }
    return NULL;
}

/* 新台币 in a text in Traditional characters that names no other currency before 元 and speaks of
 * no mainland: what its plain 元 are. */
static const char *named_alone(const struct reader *reader)
{
    const struct findings *f = reader->findings;
    const char *named = NULL;

    if (!is_traditional(reader->text))
        return NULL;
    for (size_t i = 0; i < f->figure_count; i++) {
        const char *one = f->figures[i].kind == UNIT_MONEY && !f->figures[i].currency
                              ? named_before(reader, &f->figures[i])
                              : NULL;
        if (one && (strcmp(one, "TWD") != 0 || words_of(reader, ORIGIN_MAINLAND) > 0))
            return NULL;
        named = one ? one : named;
    }
    return named;
}

void money_name_all(struct reader *reader)
{
    struct findings *f = reader->findings;
    const char *home = declared(reader);

    if (!home)
        home = home_currency(reader);
    if (!home)
        home = named_alone(reader);
    for (size_t i = 0; i < f->figure_count; i++) {
        struct figure *figure = &f->figures[i];
        if (figure->kind != UNIT_MONEY || figure->currency)
            continue;
        figure->currency = named_before(reader, figure);
        if (!figure->currency)
            figure->currency = home;
    }
}
