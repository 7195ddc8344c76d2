/* meta.c: a line is committed only when all of it has been explained; see meta.h. */
#include "layout/meta.h"

#include "layout/fields.h"
#include "layout/outlets.h"

#define AUTHOR_OUTLET_MIN 3u /* characters of an outlet that stands where an author should */

/* How much a stamp has to do with the article: the page's own update says little; beside a source,
 * a label or with a clock it is the article's; alone it may be today's date on a banner. */
static enum stamp_rank stamp_rank(const struct fields *fields, const struct field *field)
{
    if (field->update)
        return STAMP_UPDATE;
    return fields->count > 1 || field->moment.hour >= 0 ? STAMP_ARTICLE : STAMP_ALONE;
}

static void stamp_commit(struct reading *reading, enum stamp_rank rank, const struct moment *moment)
{
    bool better = rank > reading->stamp_rank ||
                  (rank == reading->stamp_rank && moment->precision > reading->stamp.precision);

    if (moment->precision == MOMENT_NONE || !better)
        return;
    reading->stamp = *moment;
    reading->stamp.from = "meta";
    reading->stamp_rank = rank;
}

static bool is_nobody(const struct reading *reading, struct span value)
{
    return match_is(lexicon_exact(reading->lexicon, TABLE_SURNAMES, reading->text, value),
                    SURNAME_NOT);
}

void meta_keep_address(struct reading *reading, struct span span)
{
    const struct text *text = reading->text;
    uint32_t start = text_find(text, span, "http"), end = start;

    while (end < span.end && text->fold[end] > ' ' && text->fold[end] < 0x7F &&
           text->fold[end] != ')' && text->fold[end] != ']')
        end++;
    if (end > start && reading->layout->url.length == 0)
        reading->layout->url = reading_utf8(reading, (struct span){start, end});
}

static void source_commit(struct reading *reading, struct span value)
{
    struct byline byline;
    struct span none = {0, 0};
    const struct text *text = reading->text;

    if (span_is_empty(value) || is_nobody(reading, value))
        return;
    if (text_reads(text, value.start, "http"))
        meta_keep_address(reading, value);
    else if (!outlet_is(reading->lexicon, text, value) &&
             byline_read(reading->lexicon, text, value, ROLE_AUTHOR, none, &byline) &&
             byline.with_role)
        byline_commit(reading, &byline);
    else
        info_source_add(reading, value, INFO_SOURCE);
}

/* 作者:人民日报 names a source. */
static void person_commit(struct reading *reading, struct field *field)
{
    struct byline byline;
    bool body = outlet_is(reading->lexicon, reading->text, field->value) ||
                office_is(reading->lexicon, reading->text, field->value);

    if (body && span_length(field->value) >= AUTHOR_OUTLET_MIN) {
        if (field->label == LABEL_AUTHOR && !is_nobody(reading, field->value))
            info_source_add(reading, field->value, INFO_SOURCE);
    } else if (field_names(reading->lexicon, reading->text, field, &byline)) {
        byline_commit(reading, &byline);
    }
}

static void labelled_commit(struct reading *reading, struct field *field)
{
    struct layout *layout = reading->layout;

    if (field->label == LABEL_SOURCE)
        source_commit(reading, field->value);
    else if (field->label == LABEL_ORIGINAL_TITLE)
        reading->original_title = field->value;
    else if (field->label == LABEL_SUBTITLE && layout->subtitle.length == 0)
        layout->subtitle = reading_utf8(reading, field->value);
    else if (field->label == LABEL_KICKER && layout->kicker.length == 0)
        layout->kicker = reading_utf8(reading, field->value);
    else if (label_is_person(field->label))
        person_commit(reading, field);
}

static void field_commit(struct reading *reading, const struct fields *fields, struct field *field)
{
    struct byline byline;
    struct span none = {0, 0};

    switch (field->kind) {
    case FIELD_STAMP:
        stamp_commit(reading, stamp_rank(fields, field), &field->moment);
        return;
    case FIELD_OUTLET:
        info_source_add(reading, field->value, INFO_SOURCE);
        return;
    case FIELD_BYLINE:
        if (byline_read(reading->lexicon, reading->text, field->value, ROLE_AUTHOR, none, &byline))
            byline_commit(reading, &byline);
        return;
    case FIELD_LABELLED:
        labelled_commit(reading, field);
        return;
    }
}

bool meta_is(const struct reading *reading, struct span span)
{
    struct fields fields;

    return fields_read(reading->lexicon, reading->text, span, &fields) && fields.telling;
}

/* 【字体:大 中 小】 2020-03-11 来源:清河在线 编辑:甲 begins as a widget does. */
bool meta_names_somebody(const struct reading *reading, struct span span)
{
    struct fields fields;

    if (!fields_read(reading->lexicon, reading->text, span, &fields))
        return false;
    for (size_t i = 0; i < fields.count; i++)
        if (fields.list[i].kind == FIELD_LABELLED && !span_is_empty(fields.list[i].value) &&
            (fields.list[i].label == LABEL_SOURCE || label_is_person(fields.list[i].label)))
            return true;
    return false;
}

bool meta_is_idle(const struct reading *reading, struct span span)
{
    struct fields fields;

    return fields_read(reading->lexicon, reading->text, span, &fields) && !fields.telling;
}

bool meta_is_listing(const struct reading *reading, struct span span)
{
    struct fields fields;

    if (!fields_read(reading->lexicon, reading->text, span, &fields) || fields.labelled)
        return false;
    for (size_t i = 0; i < fields.count; i++)
        if (fields.list[i].kind == FIELD_BYLINE)
            return false;
    return fields.stamped;
}

bool meta_is_timed(const struct reading *reading, struct span span)
{
    struct fields fields;

    if (!fields_read(reading->lexicon, reading->text, span, &fields))
        return false;
    for (size_t i = 0; i < fields.count; i++)
        if (fields.list[i].kind == FIELD_STAMP && fields.list[i].moment.hour >= 0)
            return true;
    return false;
}

bool meta_is_stamped(const struct reading *reading, struct span span)
{
    struct fields fields;

    return fields_read_stamped(reading->lexicon, reading->text, span, &fields);
}

static void fields_commit(struct reading *reading, struct fields *fields)
{
    for (size_t i = 0; i < fields->count; i++)
        field_commit(reading, fields, &fields->list[i]);
}

bool meta_read(struct reading *reading, struct span span)
{
    struct fields fields;

    if (!fields_read(reading->lexicon, reading->text, span, &fields) || !fields.telling)
        return false;
    fields_commit(reading, &fields);
    return true;
}

bool meta_read_stamped(struct reading *reading, struct span span)
{
    struct fields fields;

    if (!fields_read_stamped(reading->lexicon, reading->text, span, &fields))
        return false;
    fields_commit(reading, &fields);
    return true;
}

void meta_read_front(struct reading *reading, struct span span)
{
    struct fields fields;

    fields_read(reading->lexicon, reading->text, span, &fields);
    fields_commit(reading, &fields);
}
