/* meta.c: fields are collected first and committed only when the whole line has been explained. */
#include "layout/meta.h"

#include "layout/byline.h"
#include "layout/outlets.h"

#define FIELDS_MAX       24u
#define META_LENGTH_MAX  240u
#define UNREAD_VALUE_MAX 14u /* a value that is no name may be that long: 编辑:管理 */
#define STRAY_WORDS_MAX  12u /* after a source: 中国新闻网 湖南站 */
#define LABEL_LENGTH_MAX 8u

enum field_kind { FIELD_LABELLED, FIELD_STAMP, FIELD_OUTLET, FIELD_BYLINE, FIELD_NAMES };

struct field {
    enum field_kind kind;
    enum label_kind label;
    struct span label_text, value;
    struct moment moment;
};

struct meta {
    const struct lexicon *lexicon;
    const struct text *text;
    uint32_t at, end;
    struct field fields[FIELDS_MAX];
    size_t count;
    bool labelled; /* at least one label */
    bool stamped;
    bool telling; /* a field that is part of the record */
};

/* --- Labels ------------------------------------------------------------------------------- */

/* A label printed with white space inside: 来 源:, 责 编:. */
static bool spaced_label_at(const struct lexicon *lexicon, const struct text *text,
                            struct span span, enum label_kind *ret_kind, uint32_t *ret_end)
{
    uint32_t fold[LABEL_LENGTH_MAX], count = 0, at = span.start;

    for (; at < span.end && count < LABEL_LENGTH_MAX && text->fold[at] != ':'; at++)
        if (!cp_is_space(text->fold[at]))
            fold[count++] = text->fold[at];
    if (at == span.end || text->fold[at] != ':' || count < 2 || at - span.start == count)
        return false;
    struct text packed = {.cp = fold, .fold = fold, .count = count};
    struct table_match match =
        lexicon_exact(lexicon, TABLE_LABELS, &packed, (struct span){0, count});
    if (!match.table)
        return false;
    *ret_kind = (enum label_kind)match.entries[0].kind;
    *ret_end = at;
    return true;
}

bool label_at(const struct lexicon *lexicon, const struct text *text, struct span span,
              enum label_kind *ret_kind, uint32_t *ret_label_end, uint32_t *ret_value)
{
    struct table_match match = lexicon_longest(lexicon, TABLE_LABELS, text, span.start, span.end);
    uint32_t end = span.start + match.length;

    if (match.table)
        *ret_kind = (enum label_kind)match.entries[0].kind;
    uint32_t colon = skip_space(text, end, span.end);
    if (!match.table || colon == span.end || text->fold[colon] != ':') {
        if (!spaced_label_at(lexicon, text, span, ret_kind, &colon))
            return false;
        end = colon;
    }
    *ret_label_end = end;
    *ret_value = skip_space(text, colon + 1, span.end);
    return true;
}

/* 来源 红网, 发布于2020-03-03: a label without its colon, before a gap or a digit. */
static bool bare_label_at(const struct meta *m, enum label_kind *ret_kind, uint32_t *ret_value)
{
    struct table_match match = lexicon_longest(m->lexicon, TABLE_LABELS, m->text, m->at, m->end);
    uint32_t end = m->at + match.length;

    if (!match.table || match.length < 2 || end >= m->end)
        return false;
    *ret_kind = (enum label_kind)match.entries[0].kind;
    *ret_value = skip_space(m->text, end, m->end);
    if (*ret_kind == LABEL_DATE)
        return *ret_value < m->end && cp_is_digit(m->text->fold[*ret_value]);
    return *ret_value > end && *ret_kind != LABEL_IGNORED && *ret_kind != LABEL_ORIGINAL_TITLE;
}

/* --- Parts of a line ---------------------------------------------------------------------- */

static bool cp_is_gap(uint32_t cp)
{
    switch (cp) {
    case '|':
    case '-':
    case ',':
    case ';':
    case '(':
    case ')':
    case '[':
    case ']':
    case '>':
    case '/':
    case '*':
    case 0xB7:   /* · */
    case 0x2014: /* — */
    case 0x3001: /* 、 */
    case 0x3010: /* 【 】 */
    case 0x3011:
    case 0x2502: /* │ */
        return true;
    default:
        return cp_is_space(cp);
    }
}

static uint32_t stamp_end(const struct text *text, struct span span, struct moment *ret_moment)
{
    struct moment moment;
    uint32_t end = moment_read(text, span, 0, &moment);

    if (end == span.start)
        return end;
    bool certain = moment.precision == MOMENT_NONE || moment.precision >= MOMENT_DAY ||
                   moment.hour >= 0 || text_find(text, (struct span){span.start, end}, "月") < end;
    if (!certain)
        return span.start;
    *ret_moment = moment;
    return end;
}

static uint32_t widget_end(const struct meta *m, uint32_t at)
{
    struct table_match match = lexicon_longest(m->lexicon, TABLE_FURNITURE, m->text, at, m->end);

    if (!match.table || match_is(match, FURNITURE_SPAM) || match_is(match, FURNITURE_COPYRIGHT))
        return at;
    uint32_t end = at + match.length;
    uint32_t cp = end < m->end ? m->text->fold[end] : 0;
    /* 大 of 大众日报 is no widget, nor is 小 of 小明. */
    if (match.length == 1 && (cp_is_hanzi(cp) || cp_is_latin(cp)))
        return at;
    return end;
}

/* Where the value that begins at `at` ends: before the next label, stamp, bar or widget. */
static uint32_t value_end(const struct meta *m, uint32_t at)
{
    struct moment moment;
    enum label_kind kind;
    uint32_t label, value;

    for (uint32_t i = at; i < m->end; i++) {
        struct span rest = {i, m->end};
        if (m->text->fold[i] == '|' || label_at(m->lexicon, m->text, rest, &kind, &label, &value))
            return i;
        if (cp_is_digit(m->text->fold[i]) && stamp_end(m->text, rest, &moment) > i)
            return i;
        if (i > at && cp_is_space(m->text->fold[i - 1]) && widget_end(m, i) > i + 1)
            return i;
        if (m->text->fold[i] == 0x3010) /* 【大 中 小】 */
            return i;
    }
    return m->end;
}

static bool field_push(struct meta *m, struct field field)
{
    if (m->count == FIELDS_MAX)
        return false;
    m->fields[m->count++] = field;
    m->telling |= field.kind != FIELD_LABELLED || field.label != LABEL_IGNORED;
    return true;
}

/* --- Values ------------------------------------------------------------------------------- */

static struct span first_chunk(const struct text *text, struct span value)
{
    uint32_t at = value.start;

    while (at < value.end && !cp_is_space(text->fold[at]))
        at++;
    return (struct span){value.start, at};
}

static struct span value_trim(const struct text *text, struct span value)
{
    value = text_trim(text, value);
    while (!span_is_empty(value) && cp_is_gap(text->fold[value.end - 1]))
        value.end--;
    while (!span_is_empty(value) && cp_is_gap(text->fold[value.start]))
        value.start++;
    return value;
}

static enum role_kind role_of_label(enum label_kind kind)
{
    static const enum role_kind roles[] = {
        [LABEL_AUTHOR] = ROLE_AUTHOR,
        [LABEL_REPORTER] = ROLE_REPORTER,
        [LABEL_CORRESPONDENT] = ROLE_CORRESPONDENT,
        [LABEL_INTERN] = ROLE_INTERN,
        [LABEL_PHOTOGRAPHER] = ROLE_PHOTOGRAPHER,
        [LABEL_EDITOR] = ROLE_EDITOR,
        [LABEL_REVIEWER] = ROLE_REVIEWER,
        [LABEL_PROOFREADER] = ROLE_PROOFREADER,
        [LABEL_SUPERVISOR] = ROLE_SUPERVISOR,
        [LABEL_CONTRIBUTOR] = ROLE_CONTRIBUTOR,
    };
    return roles[kind];
}

static bool label_is_person(enum label_kind kind)
{
    return kind >= LABEL_AUTHOR && kind <= LABEL_CONTRIBUTOR;
}

/* 张三_NN1234 and 李四(EN042): the number of the editor's account is no part of the name. */
static struct span without_account(const struct text *text, struct span value)
{
    for (uint32_t at = value.start + 1; at < value.end; at++) {
        uint32_t cp = text->fold[at], next = text_fold(text, at + 1);
        if (cp == '_' || (cp == '(' && (cp_is_latin(next) || cp_is_digit(next))) ||
            (cp_is_digit(cp) && cp_is_hanzi(text->fold[at - 1])))
            return (struct span){value.start, at};
        if (cp_is_latin(cp) && cp_is_hanzi(text->fold[at - 1]) && cp >= 'A' && cp <= 'Z')
            return (struct span){value.start, at};
    }
    return value;
}

/* Shortens the value until it is a byline; false when no part of it is. */
static bool person_value(const struct meta *m, struct field *field, struct byline *byline)
{
    struct span tries[3] = {field->value, without_account(m->text, field->value),
                            first_chunk(m->text, field->value)};
    enum role_kind role = role_of_label(field->label);

    for (size_t i = 0; i < 3; i++) {
        struct span value = value_trim(m->text, tries[i]);
        if (span_is_empty(value))
            continue;
        if (byline_read(m->lexicon, m->text, value, role, field->label_text, byline)) {
            field->value = value;
            if (i == 2)
                field->value.end = tries[2].end;
            return true;
        }
    }
    return false;
}

static bool value_may_be_passed(const struct text *text, struct span value)
{
    return span_length(value) <= UNREAD_VALUE_MAX && !span_ends_sentence(text, value) &&
           text_find(text, value, ",") == value.end;
}

static bool read_labelled(struct meta *m, enum label_kind kind, uint32_t label_end, uint32_t value)
{
    struct byline byline;
    struct field field = {.kind = FIELD_LABELLED, .label = kind, .label_text = {m->at, label_end}};
    uint32_t end = value_end(m, value);

    m->labelled = true;
    field.value = (struct span){value, end};
    m->at = end;
    if (kind == LABEL_ORIGINAL_TITLE) {
        field.value = text_trim(m->text, (struct span){value, m->end});
        m->at = m->end;
    } else if (kind == LABEL_SOURCE) {
        field.value = value_trim(m->text, first_chunk(m->text, field.value));
        m->at = span_is_empty(field.value) ? end : field.value.end;
    } else if (label_is_person(kind)) {
        if (person_value(m, &field, &byline))
            m->at = field.value.end < end ? field.value.end : end;
        else if (!value_may_be_passed(m->text, field.value))
            return false;
        if (m->at < end && without_account(m->text, (struct span){value, end}).end == m->at)
            m->at = end;
    } else if (span_length(field.value) > 2 * UNREAD_VALUE_MAX) {
        return false;
    }
    return field_push(m, field);
}

/* --- One step ----------------------------------------------------------------------------- */

static bool read_stamp(struct meta *m)
{
    struct field field = {.kind = FIELD_STAMP};
    uint32_t end = stamp_end(m->text, (struct span){m->at, m->end}, &field.moment);

    if (end == m->at)
        return false;
    m->at = end;
    m->stamped = true;
    return field_push(m, field);
}

static bool read_outlet(struct meta *m)
{
    uint32_t end = outlet_read(m->lexicon, m->text, (struct span){m->at, m->end});

    if (end == m->at ||
        (end < m->end && !cp_is_gap(m->text->fold[end]) && !cp_is_digit(m->text->fold[end])))
        return false;
    struct field field = {.kind = FIELD_OUTLET, .value = {m->at, end}};
    m->at = end;
    return field_push(m, field);
}

static bool read_byline(struct meta *m)
{
    struct byline byline;
    struct span none = {0, 0};
    struct span value = value_trim(m->text, (struct span){m->at, value_end(m, m->at)});
    bool context = m->labelled || m->stamped;

    if (span_is_empty(value) ||
        !byline_read(m->lexicon, m->text, value, ROLE_AUTHOR, none, &byline) ||
        (!byline.with_role && !context))
        return false;
    struct field field = {.kind = FIELD_BYLINE, .value = value};
    m->at = value.end;
    return field_push(m, field);
}

/* Digits of counters, and a word or two after a source. */
static bool skip_stray(struct meta *m)
{
    uint32_t at = m->at;
    bool digits = cp_is_digit(m->text->fold[at]);

    while (at < m->end && !cp_is_gap(m->text->fold[at]))
        at++;
    bool after_source = m->count > 0 && m->fields[m->count - 1].kind == FIELD_LABELLED &&
                        m->fields[m->count - 1].label == LABEL_SOURCE;
    bool after_ignored = m->count > 0 && m->fields[m->count - 1].kind == FIELD_LABELLED &&
                         m->fields[m->count - 1].label == LABEL_IGNORED;
    if (at - m->at > STRAY_WORDS_MAX || !(after_source || after_ignored || (digits && m->stamped)))
        return false;
    if (span_ends_sentence(m->text, (struct span){m->at, at}))
        return false;
    m->at = at;
    return true;
}

static bool meta_step(struct meta *m)
{
    enum label_kind kind;
    uint32_t label_end, value;
    struct span rest = {m->at, m->end};

    if (label_at(m->lexicon, m->text, rest, &kind, &label_end, &value))
        return read_labelled(m, kind, label_end, value);
    if (read_stamp(m))
        return true;
    if (read_outlet(m) || read_byline(m))
        return true;
    if (bare_label_at(m, &kind, &value)) {
        struct table_match match =
            lexicon_longest(m->lexicon, TABLE_LABELS, m->text, m->at, m->end);
        return read_labelled(m, kind, m->at + match.length, value);
    }
    uint32_t widget = widget_end(m, m->at);
    if (widget > m->at) {
        m->at = widget;
        return true;
    }
    return skip_stray(m);
}

static bool meta_collect(const struct reading *reading, struct span span, struct meta *m)
{
    *m = (struct meta){
        .lexicon = reading->lexicon, .text = reading->text, .at = span.start, .end = span.end};
    if (span_length(span) > META_LENGTH_MAX || text_find(m->text, span, "。") < span.end)
        return false;
    while (m->at < m->end) {
        if (cp_is_gap(m->text->fold[m->at]) || m->text->fold[m->at] == ':') {
            m->at++;
            continue;
        }
        uint32_t from = m->at;
        if (!meta_step(m) || m->at == from)
            return false;
    }
    return m->labelled || m->stamped;
}

/* --- What it says ------------------------------------------------------------------------- */

static void stamp_commit(struct reading *reading, const struct moment *moment, bool labelled)
{
    (void)labelled;
    if (reading->stamp.precision >= moment->precision && reading->stamp.precision >= MOMENT_DAY)
        return;
    if (reading->stamp.precision >= MOMENT_DAY && reading->stamp.hour >= 0)
        return;
    reading->stamp = *moment;
    reading->stamp.from = "meta";
}

static void source_commit(struct reading *reading, struct span value)
{
    struct byline byline;
    struct span none = {0, 0};
    const struct text *text = reading->text;

    if (span_is_empty(value) ||
        match_is(lexicon_exact(reading->lexicon, TABLE_SURNAMES, text, value), SURNAME_NOT))
        return;
    if (!outlet_is(reading->lexicon, text, value) &&
        byline_read(reading->lexicon, text, value, ROLE_AUTHOR, none, &byline) &&
        byline.with_role) {
        byline_commit(reading, &byline);
        return;
    }
    info_source_add(reading, value, INFO_SOURCE);
}

static void person_commit(struct reading *reading, const struct meta *m, struct field *field)
{
    struct byline byline;

    if (field->label == LABEL_AUTHOR && outlet_is(reading->lexicon, reading->text, field->value) &&
        span_length(field->value) >= 3)
        info_source_add(reading, field->value, INFO_SOURCE);
    else if (person_value(m, field, &byline))
        byline_commit(reading, &byline);
}

static void field_commit(struct reading *reading, const struct meta *m, struct field *field)
{
    struct byline byline;
    struct span none = {0, 0};

    switch (field->kind) {
    case FIELD_STAMP:
        stamp_commit(reading, &field->moment, m->labelled);
        return;
    case FIELD_OUTLET:
        info_source_add(reading, field->value, INFO_SOURCE);
        return;
    case FIELD_NAMES:
    case FIELD_BYLINE:
        if (byline_read(reading->lexicon, reading->text, field->value, ROLE_AUTHOR, none, &byline))
            byline_commit(reading, &byline);
        return;
    case FIELD_LABELLED:
        break;
    }
    if (field->label == LABEL_SOURCE)
        source_commit(reading, field->value);
    else if (field->label == LABEL_ORIGINAL_TITLE)
        reading->original_title = field->value;
    else if (label_is_person(field->label))
        person_commit(reading, m, field);
}

bool meta_is(const struct reading *reading, struct span span)
{
    struct meta m;

    return meta_collect(reading, span, &m) && m.telling;
}

bool meta_read(struct reading *reading, struct span span)
{
    struct meta m;

    if (!meta_collect(reading, span, &m) || !m.telling)
        return false;
    for (size_t i = 0; i < m.count; i++)
        field_commit(reading, &m, &m.fields[i]);
    return true;
}
