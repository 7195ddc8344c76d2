/* place.c: mentions are read and settled, then gathered by place. */
#include "recognise/place/place.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "lexicon/fold.h"
#include "recognise/place/place_settle.h"

#include <assert.h>

struct place_reader {
    struct arena *arena;
    const struct lexicon *lexicon;
    struct findings *findings;
    struct places_known known;
};

/* The mentions in a string of the header, and its text. */
static struct text header_text(struct place_reader *reader, struct slice string)
{
    struct text_builder builder;

    text_builder_init(&builder, reader->arena, (uint32_t)string.length);
    for (size_t at = 0, step; at < string.length; at += step) {
        uint32_t cp = 0;
        step = utf8_decode(string.data + at, string.length - at, &cp);
        assert(step > 0);
        text_append(&builder, cp, fold_cp(cp), 0, 0);
    }
    return text_built(&builder);
}

/* A string of the header: what it names beyond doubt is known from then on. */
struct header {
    struct text text;
    struct place_mentions mentions;
};

static struct header read_header(struct place_reader *reader, struct slice string)
{
    struct header header = {.text = header_text(reader, string)};

    place_mentions_read(reader->arena, reader->lexicon, &header.text, &header.mentions);
    place_settle_by_itself(&header.mentions, &reader->known);
    return header;
}

/* A dateline is a place, so that a county needs no last word in it. */
static struct header read_dateline(struct place_reader *reader, struct slice string)
{
    struct header header = {.text = header_text(reader, string)};
    struct place_mentions *mentions = &header.mentions;

    place_mentions_read(reader->arena, reader->lexicon, &header.text, mentions);
    for (size_t i = 0; i < mentions->count; i++)
        mentions->items[i].sure |= span_length(mentions->items[i].span) == header.text.count;
    place_settle_by_itself(mentions, &reader->known);
    return header;
}

static struct place *place_new(struct place_reader *reader)
{
    struct findings *findings = reader->findings;

    if (findings->place_count == ITEMS_MAX) {
        findings->too_many = true;
        return NULL;
    }
    struct place *places = arena_grow(reader->arena, findings->places, findings->place_count,
                                      &findings->place_capacity, sizeof *places);
    if (!places)
        return NULL;
    findings->places = places;
    return &places[findings->place_count++];
}

static bool same_place(const struct place *place, const struct place_mention *mention,
                       struct slice name)
{
    bool zone = place->level == PLACE_ZONE;

    if (mention->zone != zone)
        return false;
    if (mention->chosen && !zone)
        return slice_equal(place->code, slice_of(place_code(mention, mention->chosen))) &&
               slice_equal(place->edition, slice_of(place_edition(mention, mention->chosen)));
    return slice_equal(place->name, name);
}

static void fill_candidates(struct place_reader *reader, struct place *place,
                            const struct place_mention *mention)
{
    place->candidates =
        arena_array(reader->arena, mention->open_count + 1, sizeof *place->candidates);
    for (uint32_t i = 0; place->candidates && i < mention->open_count; i++)
        if (*place_edition(mention, mention->open[i]))
            place->candidates[place->candidate_count++] =
                slice_of(place_code(mention, mention->open[i]));
}

static void fill_place(struct place_reader *reader, struct place *place,
                       const struct place_mention *mention, struct slice name)
{
    *place = (struct place){.name = name, .level = PLACE_VILLAGE};
    if (mention->village)
        return;
    const struct table_entry *row = mention->chosen ? mention->chosen : mention->open[0];
    place->level = mention->zone ? PLACE_ZONE : (enum place_kind)row->kind;
    if (!mention->chosen) {
        fill_candidates(reader, place, mention);
        return;
    }
    place->code = slice_of(place_code(mention, row));
    place->edition = slice_of(place_edition(mention, row));
}

/* The index of the place that the mention is of, which is added when it is a new one; NO_ITEM when
 * there are too many. */
static uint32_t place_of(struct place_reader *reader, const struct place_mention *mention,
                         struct slice name)
{
    struct findings *findings = reader->findings;

    for (size_t i = 0; i < findings->place_count; i++)
        if (same_place(&findings->places[i], mention, name))
            return (uint32_t)i;
    struct place *place = place_new(reader);
    if (!place)
        return NO_ITEM;
    fill_place(reader, place, mention, name);
    return (uint32_t)(findings->place_count - 1);
}

static void add_mention(struct place_reader *reader, const struct text *text,
                        const struct place_mention *mention)
{
    struct slice name = text_utf8(reader->arena, text, mention->span);
    uint32_t index = place_of(reader, mention, name);

    if (index == NO_ITEM)
        return;
    struct place *place = &reader->findings->places[index];
    if (name.length > place->name.length)
        place->name = name;
    struct span *spans = arena_grow(reader->arena, place->mentions, place->mention_count,
                                    &place->mention_capacity, sizeof *spans);
    if (!spans)
        return;
    place->mentions = spans;
    spans[place->mention_count++] = mention->span;
}

/* Whether a mention that is not settled is worth reporting with its candidates. */
static bool is_reported(const struct place_mention *mention)
{
    return mention->chosen || mention->village || (!place_is_bare(mention) && !mention->common);
}

/* The place that a string of the header names last, for 福建长乐 is 长乐. NO_ITEM when it names
 * none beyond doubt. */
static uint32_t header_place(struct place_reader *reader, struct header *header)
{
    uint32_t found = NO_ITEM;

    place_settle_by_context(&header->mentions, &reader->known);
    for (size_t i = 0; i < header->mentions.count; i++) {
        const struct place_mention *mention = &header->mentions.items[i];
        if (mention->chosen)
            found =
                place_of(reader, mention, text_utf8(reader->arena, &header->text, mention->span));
    }
    return found;
}

void place_recognise(struct arena *arena, const struct lexicon *lexicon,
                     const struct layout *layout, struct findings *findings)
{
    struct place_reader reader = {.arena = arena, .lexicon = lexicon, .findings = findings};
    struct place_mentions mentions;

    place_mentions_read(arena, lexicon, &layout->body, &mentions);
    struct header title = read_header(&reader, layout->headline);
    struct header dateline = read_dateline(&reader, layout->dateline.place);
    for (size_t i = 0; i < layout->info_source_count; i++)
        read_header(&reader, layout->info_sources[i].name);
    place_settle_by_itself(&mentions, &reader.known);
    place_settle_by_context(&mentions, &reader.known);
    place_settle_short_names(&layout->body, &mentions, &reader.known);
    for (size_t i = 0; i < mentions.count && !arena_overflowed(arena); i++)
        if (is_reported(&mentions.items[i]))
            add_mention(&reader, &layout->body, &mentions.items[i]);
    findings->title_place = header_place(&reader, &title);
    findings->dateline_place = header_place(&reader, &dateline);
}
