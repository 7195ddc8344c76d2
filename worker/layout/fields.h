/*
 * fields.h: a line of a page's header or tail as labelled fields, stamps, outlets and names.
 *
 *     来源:红网 作者:甲 编辑:乙 2020-03-11 16:46:13   ->   {来源 红网} {作者 甲} {编辑 乙} {stamp}
 *     记者丨甲 乙                                     ->   {记者 甲 乙}
 *     清河日报 2020年03月11日 第4592期 第A05版        ->   {outlet} {stamp}
 *
 * A line is read whole or not at all. A field without a value (出版:更新:) is blank, and never
 * takes the next label for its value.
 */
#ifndef WIRECOPY_LAYOUT_FIELDS_H
#define WIRECOPY_LAYOUT_FIELDS_H

#include "layout/byline.h"
#include "layout/label.h"

#define FIELDS_MAX 32u /* of one line */

enum field_kind { FIELD_LABELLED, FIELD_STAMP, FIELD_OUTLET, FIELD_BYLINE };

struct field {
    enum field_kind kind;
    enum label_kind label;
    struct span label_text, value; /* the value is empty when the field is blank */
    struct moment moment;
    bool update; /* of a stamp: when the page was last changed */
};

struct fields {
    struct field list[FIELDS_MAX];
    size_t count;
    bool labelled; /* at least one label, page or issue */
    bool stamped;
    bool telling; /* a field that is part of the record */
};

/* Reads all of `span`. False when a part of it is no field; the fields before it are there then. */
bool fields_read(const struct lexicon *lexicon, const struct text *text, struct span span,
                 struct fields *ret_fields);

/* The same for a short line with a full stamp, in which one word may be no field: the name of a
 * section or of an outlet that no table knows (湘江财经 2023-10-27 19:30). Only its place on the
 * page tells such a line from a programme's (2020-03-11 09:00 签到). */
bool fields_read_stamped(const struct lexicon *lexicon, const struct text *text, struct span span,
                         struct fields *ret_fields);

/* The names of a field with a person's label: its value as a byline. May shorten the value by what
 * is no part of the names. False when no part of it is a name. */
bool field_names(const struct lexicon *lexicon, const struct text *text, struct field *field,
                 struct byline *ret_byline);

#endif
