/* place_settle.c: every step keeps those rows of a name that fit, unless none does. */
#include "recognise/place/place_settle.h"

/* The digits of a code that the places in it share: 2 for a province, 4 for a prefecture, 6, 9. */
static size_t code_depth(const char *code)
{
    if (strlen(code) == 9)
        return 9;
    if (strcmp(code + 2, "0000") == 0)
        return 2;
    return strcmp(code + 4, "00") == 0 ? 4 : 6;
}

static bool code_lies_in(const char *code, const char *other)
{
    size_t depth = code_depth(other);
    return code_depth(code) > depth && strncmp(code, other, depth) == 0;
}

static void known_add(struct places_known *known, const char *code)
{
    for (size_t i = 0; i < known->count; i++)
        if (strcmp(known->code[i], code) == 0)
            return;
    if (known->count < PLACES_KNOWN_MAX)
        known->code[known->count++] = code;
}

/* Whether a place is known whose code begins with the same digits. */
static bool known_has(const struct places_known *known, const char *code, size_t digits)
{
    for (size_t i = 0; i < known->count; i++)
        if (code_depth(known->code[i]) >= digits && strncmp(known->code[i], code, digits) == 0)
            return true;
    return false;
}

/* What a row of a mention is asked, with what it is compared to. */
struct question {
    bool (*fits)(const struct question *question, const struct table_entry *row);
    const struct place_mention *mention, *other;
    const struct places_known *known;
    size_t digits;
    unsigned kind;
};

/* Keeps the rows that fit, unless none does. Returns whether any does. */
static bool keep(struct place_mention *mention, struct question question)
{
    uint32_t kept = 0;

    question.mention = mention;
    for (uint32_t i = 0; i < mention->open_count; i++)
        kept += question.fits(&question, mention->open[i]);
    if (kept == 0 || kept == mention->open_count)
        return kept > 0;
    for (uint32_t i = kept = 0; i < mention->open_count; i++)
        if (question.fits(&question, mention->open[i]))
            mention->open[kept++] = mention->open[i];
    mention->open_count = kept;
    return true;
}

static bool lies_in_other(const struct question *q, const struct table_entry *row)
{
    for (uint32_t i = 0; i < q->other->open_count; i++)
        if (code_lies_in(place_code(q->mention, row), place_code(q->other, q->other->open[i])))
            return true;
    return false;
}

static bool holds_other(const struct question *q, const struct table_entry *row)
{
    for (uint32_t i = 0; i < q->other->open_count; i++)
        if (code_lies_in(place_code(q->other, q->other->open[i]), place_code(q->mention, row)))
            return true;
    return false;
}

static bool is_of_kind(const struct question *q, const struct table_entry *row)
{
    return row->kind == q->kind;
}

static bool is_official(const struct question *q, const struct table_entry *row)
{
    return *place_edition(q->mention, row) != '\0';
}

static bool is_known(const struct question *q, const struct table_entry *row)
{
    return known_has(q->known, place_code(q->mention, row), q->digits);
}

static bool is_current(const struct question *q, const struct table_entry *row)
{
    const char *successor = place_link(q->mention, row);

    for (uint32_t i = 0; *successor && i < q->mention->match.entry_count; i++)
        if (strcmp(place_code(q->mention, &q->mention->match.entries[i]), successor) == 0)
            return false;
    return true;
}

/* 达拉特旗 had another code once; 长乐 was 长乐市. The rows of one name for what it was are
 * dropped.
 */
static void keep_current(struct place_mention *mention)
{
    keep(mention, (struct question){.fits = is_current});
}

/* A stem is the larger place: 荆州 is the prefecture, not its district. */
static void keep_highest(struct place_mention *mention)
{
    unsigned highest = PLACE_OTHER;

    for (uint32_t i = 0; i < mention->open_count; i++)
        if (mention->open[i]->kind < highest)
            highest = mention->open[i]->kind;
    keep(mention, (struct question){.fits = is_of_kind, .kind = highest});
}

/* Links of a chain narrow each other, from the left and from the right. */
static void settle_chain(struct place_mention *first, size_t count)
{
    struct place_mention *before = NULL;

    for (size_t i = 0; i < count; i++) {
        struct place_mention *mention = &first[i];
        if (mention->village)
            continue;
        if (before && keep(mention, (struct question){.fits = lies_in_other, .other = before}))
            before->linked = mention->linked = true;
        before = mention;
    }
    for (size_t i = count; i-- > 1;)
        if (first[i].linked && !first[i].village && !first[i - 1].village)
            keep(&first[i - 1], (struct question){.fits = holds_other, .other = &first[i]});
}

static void choose(struct place_mention *mention, struct places_known *known)
{
    mention->chosen = mention->open[0];
    known_add(known, place_code(mention, mention->chosen));
}

/* Whether the one row that is left needs nothing else to vouch for it. A county's stem and a
 * township's name do: the first is an ordinary word too often, the second may be another one's that
 * is gone. */
static bool is_sure(const struct place_mention *mention)
{
    if (mention->open_count != 1)
        return false;
    const struct table_entry *row = mention->open[0];
    bool county = row->kind == PLACE_COUNTY && *place_edition(mention, row);
    return mention->linked || mention->sure ||
           (!mention->common && row->kind != PLACE_TOWNSHIP && !(place_is_bare(mention) && county));
}

void place_settle_by_itself(struct place_mentions *mentions, struct places_known *known)
{
    struct place_mention *items = mentions->items;

    for (size_t i = 0, count; i < mentions->count; i += count) {
        for (count = 1; i + count < mentions->count && items[i + count].chained;)
            count++;
        settle_chain(&items[i], count);
    }
    for (size_t i = 0; i < mentions->count; i++) {
        if (items[i].village)
            continue;
        keep_current(&items[i]);
        if (items[i].stem)
            keep_highest(&items[i]);
        if (is_sure(&items[i]))
            choose(&items[i], known);
    }
}

/* The last settled place before the mention that holds one of its rows decides. */
static void keep_nearest(const struct place_mentions *mentions, struct place_mention *mention)
{
    for (const struct place_mention *other = mention; other-- > mentions->items;) {
        if (!other->chosen)
            continue;
        struct place_mention settled = *other;
        settled.open = &settled.chosen;
        settled.open_count = 1;
        if (keep(mention, (struct question){.fits = lies_in_other, .other = &settled}))
            return;
    }
}

/* A township whose name is found once may still be another one's, which is gone since, when the
 * article is about somewhere else: about another province, or another prefecture of the same. */
static bool is_far(const struct places_known *known, const char *code)
{
    bool elsewhere = known->count > 0;

    for (size_t i = 0; i < known->count; i++) {
        size_t depth = code_depth(known->code[i]);
        if (strncmp(known->code[i], code, depth < 4 ? depth : 4) == 0)
            return false;
    }
    return elsewhere;
}

/* Whether the prefecture or the municipality that a county lies in is known: 承德市…围场、丰宁. */
static bool seat_is_known(const struct places_known *known, const char *code)
{
    for (size_t i = 0; i < known->count; i++) {
        size_t depth = code_depth(known->code[i]);
        bool municipality = depth == 2 && strchr("1235", *code) && strspn(code + 1, "0") > 0;
        if (code_lies_in(code, known->code[i]) && (depth == 4 || municipality))
            return true;
    }
    return false;
}

static void settle(const struct place_mentions *mentions, struct place_mention *mention,
                   struct places_known *known)
{
    static const size_t DIGITS[] = {9, 6, 4, 2};

    for (size_t i = 0; i < sizeof DIGITS / sizeof *DIGITS && mention->open_count > 1; i++)
        keep(mention, (struct question){.fits = is_known, .known = known, .digits = DIGITS[i]});
    if (mention->open_count > 1)
        keep_nearest(mentions, mention);
    if (mention->open_count > 1 && !known_has(known, place_code(mention, mention->open[0]), 2))
        keep(mention, (struct question){.fits = is_official});
    if (mention->open_count != 1)
        return;
    const char *code = place_code(mention, mention->open[0]);
    bool stands = mention->apart &&
                  (mention->open[0]->kind == PLACE_COUNTY
                       ? !mention->common && seat_is_known(known, code)
                       : mention->open[0]->kind == PLACE_PREFECTURE && known_has(known, code, 2));
    if ((place_is_bare(mention) || mention->common) && !stands &&
        !known_has(known, code, code_depth(code)))
        return;
    if (mention->open[0]->kind == PLACE_TOWNSHIP && is_far(known, code))
        return;
    choose(mention, known);
}

/* 湖南 beside 湖南镇, in an article that names nothing else in the province, is the township. */
static void settle_short_name(const struct text *text, const struct place_mentions *mentions,
                              struct place_mention *mention, const struct places_known *known)
{
    const char *code = place_code(mention, mention->chosen);

    for (size_t i = 0; i < known->count; i++)
        if (code_lies_in(known->code[i], code))
            return;
    for (const struct place_mention *other = mentions->items;
         other < mentions->items + mentions->count; other++) {
        struct span same = {other->span.start, other->span.start + span_length(mention->span)};
        if (!other->chosen || other->chosen->kind != PLACE_TOWNSHIP ||
            same.end + 1 != other->span.end || !text_equal(text, mention->span, same))
            continue;
        mention->match = other->match;
        mention->chosen = other->chosen;
        return;
    }
}

void place_settle_short_names(const struct text *text, struct place_mentions *mentions,
                              const struct places_known *known)
{
    for (size_t i = 0; i < mentions->count; i++) {
        struct place_mention *mention = &mentions->items[i];
        if (mention->chosen && mention->stem && !mention->chained &&
            mention->chosen->kind <= PLACE_COUNTY)
            settle_short_name(text, mentions, mention, known);
    }
}

void place_settle_by_context(struct place_mentions *mentions, struct places_known *known)
{
    for (size_t i = 0; i < mentions->count; i++)
        if (!mentions->items[i].village && !mentions->items[i].chosen)
            settle(mentions, &mentions->items[i], known);
}
