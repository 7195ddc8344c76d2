/* item.c: the ninjs keys of a record. */
#include "record/item.h"

#include "record/organisations.h"
#include "record/people.h"
#include "record/places.h"

#define NINJS_VERSION "3.1"
#define PROFILE       "wirecopy-record-1"
#define VERSION       "1" /* of the item: the same input never makes a second one */

static void put_standard(struct writer *writer, json_t *record)
{
    json_t *standard = json_object();

    writer_put_word(writer, standard, "name", "ninjs");
    writer_put_word(writer, standard, "version", NINJS_VERSION);
    writer_put_word(writer, standard, "schema", RECORD_SCHEMA);
    writer_put(writer, record, "standard", standard);
}

/* Partial when a part of the article is known to be missing. */
static const char *representation_type(const struct notes *notes)
{
    const struct damage *truncated = &notes->damage[DAMAGE_TRUNCATED];
    return truncated->count > truncated->repaired ? "partial" : "full";
}

/* The moment of publication, failing that the dateline's; only when the day is certain. */
static void put_content_created(struct writer *writer, json_t *record)
{
    const struct layout *layout = &writer->article->layout;
    char created[MOMENT_TEXT_BYTES];

    if (moment_print_utc(&layout->published, created) ||
        moment_print_utc(&layout->dateline.date, created))
        writer_put_word(writer, record, "contentCreated", created);
}

static void append_headline(struct writer *writer, json_t *headlines, const char *role,
                            struct slice value)
{
    if (value.length == 0)
        return;
    json_t *headline = json_object();
    writer_put_word(writer, headline, "role", role);
    writer_put_text(writer, headline, "value", value);
    writer_append(writer, headlines, headline);
}

static void put_headlines(struct writer *writer, json_t *record)
{
    const struct layout *layout = &writer->article->layout;
    json_t *headlines = json_array();

    append_headline(writer, headlines, "main", layout->headline);
    append_headline(writer, headlines, "sub", layout->subtitle);
    append_headline(writer, headlines, "kicker", layout->kicker);
    writer_put_filled(writer, record, "headlines", headlines);
}

static bool role_writes(enum role_kind role)
{
    return role == ROLE_REPORTER || role == ROLE_CORRESPONDENT || role == ROLE_INTERN ||
           role == ROLE_AUTHOR;
}

/* Whether contributor `index` is a writer that was not named before. */
static bool is_new_writer(const struct layout *layout, size_t index)
{
    const struct contributor *list = layout->contributors;

    if (!role_writes(list[index].role))
        return false;
    for (size_t i = 0; i < index; i++)
        if (role_writes(list[i].role) && slice_equal(list[i].name, list[index].name))
            return false;
    return true;
}

/* Who wrote it: the names, with 、 between them. */
static void put_by(struct writer *writer, json_t *record)
{
    const struct layout *layout = &writer->article->layout;
    const struct slice comma = SLICE("、");
    size_t length = 0, room = 0;

    for (size_t i = 0; i < layout->contributor_count; i++)
        room += layout->contributors[i].name.length + comma.length;
    char *by = arena_take(writer->arena, room);
    if (!by)
        return;
    for (size_t i = 0; i < layout->contributor_count; i++) {
        struct slice name = layout->contributors[i].name;
        if (name.length == 0 || !is_new_writer(layout, i))
            continue;
        if (length > 0) {
            memcpy(by + length, comma.data, comma.length);
            length += comma.length;
        }
        memcpy(by + length, name.data, name.length);
        length += name.length;
    }
    writer_put_known_text(writer, record, "by", (struct slice){by, length});
}

static void put_bodies(struct writer *writer, json_t *record)
{
    json_t *bodies = json_array(), *body = json_object();

    writer_put_word(writer, body, "role", "main");
    writer_put_word(writer, body, "contentType", "text/plain");
    writer_put_integer(writer, body, "charCount", writer->article->layout.body.count);
    writer_put_text(writer, body, "value", writer->body);
    writer_append(writer, bodies, body);
    writer_put(writer, record, "bodies", bodies);
}

static void put_info_sources(struct writer *writer, json_t *record)
{
    const struct layout *layout = &writer->article->layout;
    json_t *list = json_array();

    for (size_t i = 0; i < layout->info_source_count; i++) {
        const struct info_source *source = &layout->info_sources[i];
        json_t *item = json_object();
        writer_put_text(writer, item, "name", source->name);
        writer_put_word(writer, item, "role", source->role == INFO_ORIGIN ? "origin" : "source");
        writer_append(writer, list, item);
    }
    writer_put_filled(writer, record, "infoSources", list);
}

static void append_alt_id(struct writer *writer, json_t *list, const char *role, struct slice value)
{
    if (value.length == 0)
        return;
    json_t *item = json_object();
    writer_put_word(writer, item, "role", role);
    writer_put_text(writer, item, "value", value);
    writer_append(writer, list, item);
}

static void put_alt_ids(struct writer *writer, json_t *record)
{
    const struct envelope *envelope = &writer->article->intake.envelope;
    const struct layout *layout = &writer->article->layout;
    json_t *list = json_array();

    append_alt_id(writer, list, "sourceUrl", envelope->url.length ? envelope->url : layout->url);
    append_alt_id(writer, list, "sourceId", envelope->id);
    writer_put_filled(writer, record, "altIds", list);
}

void item_write(struct writer *writer, json_t *record)
{
    const struct article *article = writer->article;

    writer_put_word(writer, record, "uri", writer->uri);
    put_standard(writer, record);
    writer_put_word(writer, record, "type", "text");
    writer_put_word(writer, record, "representationType", representation_type(&article->notes));
    writer_put_word(writer, record, "profile", PROFILE);
    writer_put_word(writer, record, "version", VERSION);
    put_content_created(writer, record);
    writer_put_word(writer, record, "pubStatus", "usable");
    writer_put_word(writer, record, "language", writer->language.tag);
    put_headlines(writer, record);
    put_by(writer, record);
    writer_put_known_text(writer, record, "located", article->layout.dateline.place);
    writer_put_known_text(writer, record, "copyrightNotice", article->layout.copyright);
    put_bodies(writer, record);
    writer_put_filled(writer, record, "people", people_build_item(writer));
    writer_put_filled(writer, record, "places", places_build_item(writer));
    writer_put_filled(writer, record, "organisations", organisations_build_item(writer));
    put_info_sources(writer, record);
    put_alt_ids(writer, record);
}
