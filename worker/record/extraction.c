/* extraction.c: the keys that describe the article as a whole; figures have their own file. */
#include "record/extraction.h"

#include "record/checks.h"
#include "record/figures.h"
#include "record/organisations.h"
#include "record/people.h"
#include "record/places.h"
#include "record/programmes.h"
#include "record/quotes.h"

static json_t *build_generator(struct writer *writer)
{
    json_t *generator = json_object();

    writer_put_word(writer, generator, "name", "wirecopy");
    writer_put_word(writer, generator, "version", WIRECOPY_VERSION);
    writer_put_word(writer, generator, "lexicon", writer->article->lexicon_id);
    return generator;
}

static json_t *build_offset_unit(struct writer *writer)
{
    (void)writer;
    return json_string("codepoint");
}

static json_t *build_source(struct writer *writer)
{
    const struct source *source = &writer->article->intake.source;
    json_t *object = json_object();

    writer_put_word(writer, object, "sha256", source->sha256);
    writer_put_integer(writer, object, "bytes", source->bytes);
    writer_put_word(writer, object, "contentType", source->content_type);
    writer_put_word(writer, object, "charset", source->charset);
    writer_put_word(writer, object, "charsetFrom", source->charset_from);
    writer_put_word(writer, object, "script", writer->language.script);
    return object;
}

static const char *precision_word(enum moment_precision precision)
{
    switch (precision) {
    case MOMENT_SECOND:
        return "second";
    case MOMENT_MINUTE:
        return "minute";
    case MOMENT_DAY:
        return "day";
    case MOMENT_MONTH_DAY:
        return "month-day";
    case MOMENT_NONE:
        break;
    }
    return NULL;
}

static void append_date(struct writer *writer, json_t *dates, const char *role,
                        const struct moment *moment)
{
    char value[MOMENT_TEXT_BYTES];

    if (moment->precision == MOMENT_NONE)
        return;
    json_t *date = json_object();
    moment_print(moment, value);
    writer_put_word(writer, date, "role", role);
    writer_put_word(writer, date, "value", value);
    writer_put_word(writer, date, "precision", precision_word(moment->precision));
    writer_put_word(writer, date, "from", moment->from);
    writer_put_word(writer, date, "timezoneFrom", moment->zone_stated ? "stated" : "default");
    writer_append(writer, dates, date);
}

static json_t *build_dates(struct writer *writer)
{
    const struct layout *layout = &writer->article->layout;
    json_t *dates = json_array();

    append_date(writer, dates, "published", &layout->published);
    append_date(writer, dates, "dateline", &layout->dateline.date);
    return dates;
}

static json_t *build_contributors(struct writer *writer)
{
    const struct layout *layout = &writer->article->layout;
    json_t *list = json_array();

    for (size_t i = 0; i < layout->contributor_count; i++) {
        const struct contributor *contributor = &layout->contributors[i];
        json_t *item = json_object();
        writer_put_text(writer, item, "name", contributor->name);
        writer_put_word(writer, item, "role", table_kind_word(TABLE_ROLES, contributor->role));
        writer_put_known_text(writer, item, "roleText", contributor->role_text);
        writer_put_known_text(writer, item, "outlet", contributor->outlet);
        writer_append(writer, list, item);
    }
    return list;
}

static json_t *build_sections(struct writer *writer)
{
    const struct layout *layout = &writer->article->layout;
    json_t *list = json_array();

    for (size_t i = 0; i < layout->section_count; i++) {
        const struct section *section = &layout->sections[i];
        json_t *item = json_object();
        writer_put_known_text(writer, item, "heading", writer_exact(writer, section->heading));
        writer_put_place(writer, item, section->extent);
        writer_append(writer, list, item);
    }
    return list;
}

static json_t *build_damage(struct writer *writer)
{
    json_t *list = json_array();

    for (enum damage_kind kind = 0; kind < DAMAGE_KIND_COUNT; kind++) {
        const struct damage *damage = &writer->article->notes.damage[kind];
        if (damage->count == 0)
            continue;
        json_t *item = json_object();
        writer_put_word(writer, item, "kind", damage_word(kind));
        writer_put_integer(writer, item, "count", damage->count);
        writer_put_integer(writer, item, "repaired", damage->repaired);
        writer_put(writer, item, "sure", json_boolean(!damage->unsure));
        writer_append(writer, list, item);
    }
    return list;
}

static json_t *build_removed(struct writer *writer)
{
    const struct notes *notes = &writer->article->notes;
    json_t *list = json_array();

    for (size_t i = 0; i < notes->removal_count; i++) {
        json_t *item = json_object();
        writer_put_word(writer, item, "kind", removal_word(notes->removals[i].kind));
        writer_put_source_bytes(writer, item, notes->removals[i].raw);
        writer_put_text(writer, item, "text", notes->removals[i].text);
        writer_append(writer, list, item);
    }
    return list;
}

static json_t *build_fingerprint(struct writer *writer)
{
    json_t *fingerprint = json_object();

    writer_put_word(writer, fingerprint, "sha256Text", writer->fingerprint.sha256_text);
    writer_put_word(writer, fingerprint, "simhash64", writer->fingerprint.simhash);
    return fingerprint;
}

static json_t *build_warnings(struct writer *writer)
{
    const struct notes *notes = &writer->article->notes;
    json_t *list = json_array();

    for (size_t i = 0; i < notes->warning_count; i++) {
        json_t *item = json_object();
        writer_put_word(writer, item, "code", notes->warnings[i].code);
        writer_put_word(writer, item, "message", notes->warnings[i].message);
        writer_append(writer, list, item);
    }
    return list;
}

/* The keys in the record's order. What a new recogniser finds takes its row where the order has it.
 */
static const struct {
    const char *key;
    json_t *(*build)(struct writer *writer);
} KEYS[] = {
    {"generator", build_generator},
    {"offsetUnit", build_offset_unit},
    {"source", build_source},
    {"dates", build_dates},
    {"contributors", build_contributors},
    {"sections", build_sections},
    {"people", people_build},
    {"places", places_build},
    {"organisations", organisations_build},
    {"figures", figures_build},
    {"lostFigures", figures_build_lost},
    {"quotes", quotes_build},
    {"documents", documents_build},
    {"programmes", programmes_build},
    {"checks", checks_build},
    {"damage", build_damage},
    {"removed", build_removed},
    {"fingerprint", build_fingerprint},
    {"warnings", build_warnings},
};

json_t *extraction_build(struct writer *writer)
{
    json_t *extraction = json_object();

    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        writer_put(writer, extraction, KEYS[i].key, KEYS[i].build(writer));
    return extraction;
}
