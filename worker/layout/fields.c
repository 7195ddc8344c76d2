/* fields.c: from the left to the right, one field at a time; see fields.h. */
#include "layout/fields.h"

#include "layout/byline_words.h"
#include "layout/located.h"
#include "layout/outlets.h"
#include "layout/stamps.h"

#define LINE_LENGTH_MAX   240u
#define PERSON_VALUE_MAX  24u /* a value that is no name may be that long: 编辑:清河县融媒体中心 */
#define IGNORED_VALUE_MAX 28u
#define STRAY_WORDS_MAX   12u /* after a source: 中国新闻网 湖南站 */
#define STRAYS_MAX        8u  /* of a line: each is asked what else it could be */
#define UNKNOWN_LABEL_MAX 6u
#define NAME_CHUNK_MAX    4u
#define SPACED_NAME_MAX   6u
#define SECTION_MAX       8u /* 湘江财经 and 法庭组, beside a stamp */
#define STAMPED_LINE_MAX  48u

struct parser {
    const struct lexicon *lexicon;
    const struct text *text;
    uint32_t at, end, strays;
    struct span value; /* where value_end looked last, up to what it found */
    bool context;      /* a stamp or a label stands somewhere in the line */
    bool section;      /* one word may be the name of a section */
    struct fields *out;
};

static const struct span NONE = {0, 0};

/* --- Parts of a line ---------------------------------------------------------------------- */

static uint32_t widget_end(const struct parser *p, uint32_t at)
{
    struct table_match match = lexicon_longest(p->lexicon, TABLE_FURNITURE, p->text, at, p->end);

    if (!match.table || match_is(match, FURNITURE_SPAM) || match_is(match, FURNITURE_COPYRIGHT))
        return at;
    uint32_t end = at + match.length;
    uint32_t cp = end < p->end ? p->text->fold[end] : 0;
    /* 大 of 大众日报 is no widget, nor is 小 of 小明. */
    if (match.length == 1 && (cp_is_hanzi(cp) || cp_is_latin(cp)))
        return at;
    return end;
}

/* A label or a stamp; the 文 of 丛培文 | 编辑 甲 is neither. */
static bool field_begins(const struct parser *p, uint32_t at)
{
    struct span rest = {at, p->end};
    struct moment moment;
    struct label label;

    if (!label_at(p->lexicon, p->text, rest, &label))
        return cp_is_digit(p->text->fold[at]) && stamp_read(p->text, rest, &moment) > at;
    return label.colon || label.end > at + 1 || at == p->at || !cp_is_hanzi(p->text->fold[at - 1]);
}

static bool value_ends(const struct parser *p, uint32_t at, bool first)
{
    uint32_t cp = p->text->fold[at];

    return cp == '|' || cp == 0x3010 /* 【大 中 小】 */ || text_is_lost_space(p->text, at) ||
           field_begins(p, at) ||
           (!first && cp_is_space(p->text->fold[at - 1]) && widget_end(p, at) > at + 1);
}

/* Where the value that begins at `at` ends: before the next label, stamp, bar or widget. The next
 * field of the line asks again for what was just looked through. */
static uint32_t value_end(struct parser *p, uint32_t at)
{
    if (at < p->value.start || at >= p->value.end) {
        p->value = (struct span){at, at};
        while (p->value.end < p->end && !value_ends(p, p->value.end, p->value.end == at))
            p->value.end++;
    }
    return p->value.end;
}

static bool field_push(struct parser *p, struct field field)
{
    if (p->out->count == FIELDS_MAX)
        return false;
    p->out->list[p->out->count++] = field;
    p->out->telling |= field.kind != FIELD_LABELLED || field.label != LABEL_IGNORED;
    return true;
}

/* --- Values ------------------------------------------------------------------------------- */

/* 李大为,清河县第一中学教师: the value up to the first comma or bracket. */
static struct span first_clause(const struct text *text, struct span value)
{
    uint32_t at = value.start;

    while (at < value.end && text->fold[at] != ',' && text->fold[at] != '(')
        at++;
    return (struct span){value.start, at};
}

static struct span value_trim(const struct text *text, struct span value)
{
    while (!span_is_empty(value) && cp_parts_fields(text->fold[value.end - 1]))
        value.end--;
    while (!span_is_empty(value) && cp_parts_fields(text->fold[value.start]))
        value.start++;
    return value;
}

/* The outlet behind 来源: without an address in brackets, without the marks around 《清河日报》,
 * and without a widget that is run together with it (中国新闻网参与互动). */
static struct span source_value(const struct parser *p, struct span value)
{
    const struct text *text = p->text;
    struct span chunk = text_trim(text, first_clause(text, text_chunk(text, value)));
    uint32_t outlet = outlet_read(p->lexicon, text, chunk);

    if (outlet > chunk.start && outlet < chunk.end && widget_end(p, outlet) == chunk.end)
        chunk.end = outlet;
    if (text_fold(text, chunk.start) == 0x300A &&
        text_find(text, chunk, "》") + 1 == chunk.end) /* 光明网-《光明日报》 keeps its marks */
        chunk = (struct span){chunk.start + 1, chunk.end - 1};
    while (!span_is_empty(chunk) && text->fold[chunk.end - 1] != 0x300B &&
           cp_parts_fields(text->fold[chunk.end - 1]))
        chunk.end--;
    return text_trim(text, chunk);
}

bool field_names(const struct lexicon *lexicon, const struct text *text, struct field *field,
                 struct byline *ret_byline)
{
    struct span all = field->value;
    bool speech = span_ends_sentence(text, all); /* 记者:您好,请问…? */
    struct span tries[] = {all, byline_without_account(text, all),
                           first_clause(text, speech ? NONE : all),
                           text_chunk(text, speech ? NONE : all)};
    size_t last = sizeof tries / sizeof *tries - 1;
    enum role_kind role = label_role(field->label);

    for (size_t i = 0; i <= last; i++) {
        struct span value = value_trim(text, tries[i]);
        if (span_is_empty(value) ||
            !byline_read(lexicon, text, value, role, field->label_text, ret_byline))
            continue;
        field->value = value;
        if (i == last) /* what follows the white space is read for itself */
            field->value.end = tries[i].end;
        else
            field->value.end = all.end;
        return true;
    }
    return false;
}

/* Whether a label without a colon has a value that its kind demands: names, or an outlet. */
static bool value_is_certain(const struct parser *p, enum label_kind kind, struct span value)
{
    struct span names[NAMES_MAX];
    struct byline byline;

    value = value_trim(p->text, value);
    if (kind == LABEL_SOURCE)
        return outlet_is(p->lexicon, p->text, value) || office_is(p->lexicon, p->text, value);
    return names_read(p->lexicon, p->text, value, false, names) > 0 ||
           (byline_read(p->lexicon, p->text, value, ROLE_AUTHOR, NONE, &byline) &&
            byline.with_role);
}

/* A value that is no name: nobody's speech (记者:真的吗), no sentence, and short. */
static bool value_may_be_passed(const struct parser *p, enum label_kind kind, struct span value)
{
    return span_length(value) <= PERSON_VALUE_MAX && !span_ends_sentence(p->text, value) &&
           (kind != LABEL_REPORTER || span_is_empty(value)) &&
           text_find(p->text, value, ",") == value.end;
}

static bool read_person(struct parser *p, struct field *field)
{
    struct byline byline;
    uint32_t end = field->value.end;

    if (field_names(p->lexicon, p->text, field, &byline))
        p->at = field->value.end;
    else if (!value_may_be_passed(p, field->label, field->value))
        return false;
    if (p->at < end && byline_without_account(p->text, field->value).end == p->at)
        p->at = end;
    return field_push(p, *field);
}

static bool read_labelled(struct parser *p, const struct label *label)
{
    struct field field = {.kind = FIELD_LABELLED,
                          .label = label->kind,
                          .label_text = {p->at, label->end},
                          .value = {label->value, value_end(p, label->value)}};
    uint32_t end = field.value.end;

    field.value = text_trim(p->text, field.value);
    if (!label->colon && (label_is_person(label->kind) || label->kind == LABEL_SOURCE) &&
        !value_is_certain(p, label->kind, field.value))
        return false;
    p->out->labelled = true;
    p->at = end;
    if (label_is_person(label->kind))
        return read_person(p, &field);
    if (label_is_title(label->kind)) {
        field.value = text_trim(p->text, (struct span){label->value, p->end});
        p->at = p->end;
    } else if (label->kind == LABEL_SOURCE) {
        struct span chunk = text_trim(p->text, text_chunk(p->text, field.value));
        field.value = source_value(p, field.value);
        p->at = span_is_empty(chunk) ? p->at : chunk.end;
    } else if (span_length(field.value) > IGNORED_VALUE_MAX ||
               span_ends_sentence(p->text, field.value)) {
        return false;
    }
    return field_push(p, field);
}

/* --- One step ----------------------------------------------------------------------------- */

/* Over the 更新 of 2020-03-12 08:00 更新. */
static uint32_t skip_update(const struct parser *p, uint32_t end)
{
    uint32_t next = skip_space(p->text, end, p->end);

    bool update = next + 2 <= p->end && text_reads(p->text, next, "更新") &&
                  (next + 2 == p->end || cp_parts_fields(p->text->fold[next + 2])) &&
                  text_fold(p->text, next + 2) != ':';

    return update ? next + 2 : end;
}

/* 2020-03-12 08:00 更新, 更新时间:2020-03-12 */
static bool stamp_is_update(const struct parser *p, uint32_t end)
{
    const struct field *before = p->out->count > 0 ? &p->out->list[p->out->count - 1] : NULL;

    return skip_update(p, end) > end ||
           (before && before->kind == FIELD_LABELLED && before->label == LABEL_UPDATE);
}

static bool read_stamp(struct parser *p)
{
    struct field field = {.kind = FIELD_STAMP};
    uint32_t end = stamp_read(p->text, (struct span){p->at, p->end}, &field.moment);

    if (end == p->at)
        return false;
    field.update = stamp_is_update(p, end);
    p->at = skip_update(p, end);
    p->out->stamped = true;
    return field_push(p, field);
}

/* 永春 新闻网: a name and its ending with white space between, in a spaced-out page. */
static uint32_t spaced_outlet_end(const struct parser *p)
{
    uint32_t at = p->at;

    while (at < p->end && cp_is_hanzi(p->text->fold[at]) && at - p->at < SPACED_NAME_MAX)
        at++;
    uint32_t ending = skip_space(p->text, at, p->end);
    struct table_match match = lexicon_longest(p->lexicon, TABLE_OUTLETS, p->text, ending, p->end);
    bool spaced = p->out->stamped && at > p->at && ending > at && match_is(match, OUTLET_SUFFIX) &&
                  match.length >= 2;

    return spaced ? ending + match.length : p->at;
}

static bool read_outlet(struct parser *p)
{
    uint32_t end = outlet_read(p->lexicon, p->text, (struct span){p->at, p->end});

    if (end == p->at)
        end = spaced_outlet_end(p);
    uint32_t next = outlet_edition_end(p->lexicon, p->text, end, p->end);
    if (end == p->at || (next < p->end && !cp_parts_fields(p->text->fold[next]) &&
                         !cp_is_digit(p->text->fold[next])))
        return false;
    struct field field = {.kind = FIELD_OUTLET, .value = {p->at, end}};
    p->at = next;
    return field_push(p, field);
}

/* 广东 and 时事, as a public account puts them around its stamp: where, and in which section. */
static bool is_place_or_section(const struct parser *p, struct span span)
{
    return located_is(p->lexicon, p->text, span) ||
           lexicon_exact(p->lexicon, TABLE_FURNITURE, p->text, span).table;
}

/* Roles and names; names alone only where a stamp or a label vouches for the line. */
static bool read_byline(struct parser *p, bool with_role)
{
    struct byline byline;
    struct span all = value_trim(p->text, (struct span){p->at, value_end(p, p->at)});
    struct span tries[] = {all, text_chunk(p->text, all)};

    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        bool bare = i == 0 || span_length(tries[i]) <= NAME_CHUNK_MAX;
        if (span_is_empty(tries[i]) ||
            !byline_read(p->lexicon, p->text, tries[i], ROLE_AUTHOR, NONE, &byline) ||
            !(byline.with_role ||
              (!with_role && bare && p->context && !is_place_or_section(p, tries[i]))))
            continue;
        struct field field = {.kind = FIELD_BYLINE, .value = tries[i]};
        p->at = tries[i].end;
        return field_push(p, field);
    }
    return false;
}

static bool read_issue(struct parser *p)
{
    uint32_t end = issue_read(p->text, (struct span){p->at, p->end});

    if (end == p->at)
        return false;
    struct field field = {
        .kind = FIELD_LABELLED, .label = LABEL_IGNORED, .label_text = {p->at, end}};
    p->at = end;
    p->out->labelled = true;
    return field_push(p, field);
}

/* 电话:0319-…: a label that no table knows, in a line where others are known, or with names behind
 * it; one that cannot be read (�布时间:) before a stamp. */
static bool skip_unknown_field(struct parser *p)
{
    const uint32_t *fold = p->text->fold;
    uint32_t colon = p->at;

    while (colon < p->end && colon - p->at < UNKNOWN_LABEL_MAX &&
           (cp_is_hanzi(fold[colon]) || fold[colon] == 0xFFFD))
        colon++;
    if (colon < p->at + 2 || text_fold(p->text, colon) != ':')
        return false;
    struct span value = {colon + 1, value_end(p, colon + 1)}, names[NAMES_MAX];
    if (!p->out->telling && !(fold[p->at] == 0xFFFD && span_is_empty(value)) &&
        names_read(p->lexicon, p->text, text_trim(p->text, value), false, names) == 0)
        return false;
    if (span_length(value) > IGNORED_VALUE_MAX || span_ends_sentence(p->text, value))
        return false;
    p->at = value.end;
    return true;
}

/* www.example.cn, 发表于湖南, and 湖南 at the end of a stamped line. */
static bool skip_address(struct parser *p)
{
    static const char *const words[] = {"www.", "http://", "https://", NULL};
    uint32_t at = p->at, place = text_reads(p->text, at, "发表于") ? at + 3 : at;

    while (at < p->end && !cp_is_space(p->text->fold[at]) && !text_is_lost_space(p->text, at))
        at++;
    if (text_one_of(p->text, p->at, p->end, words) == 0 &&
        !((place > p->at || (p->out->stamped && at == p->end)) &&
          located_is(p->lexicon, p->text, (struct span){place, at})))
        return false;
    p->at = at;
    return true;
}

/* Digits of counters, and a word or two after a source. */
static bool skip_stray(struct parser *p)
{
    const struct field *before = p->out->count > 0 ? &p->out->list[p->out->count - 1] : NULL;
    uint32_t at = p->at;
    bool counter = cp_is_digit(p->text->fold[at]) && p->out->stamped;

    while (at < p->end && !cp_parts_fields(p->text->fold[at]) &&
           (at == p->at || !field_begins(p, at)))
        at++;
    bool after = before && before->kind == FIELD_LABELLED &&
                 (before->label == LABEL_SOURCE || before->label == LABEL_IGNORED);
    if (at - p->at > STRAY_WORDS_MAX || !(after || counter) || p->strays++ == STRAYS_MAX ||
        span_ends_sentence(p->text, (struct span){p->at, at}))
        return false;
    p->at = at;
    return true;
}

/* 2024-03-22 · 新闻汇总 */
static bool is_behind_mark(const struct text *text, uint32_t at)
{
    while (at > 0 && cp_is_space(text->fold[at - 1]))
        at--;
    return at > 0 && (text->fold[at - 1] == 0xB7 || text->fold[at - 1] == '|');
}

/* 法庭组 of 法庭组 2024-02-21 12:40, 融媒小寻 of 原创 融媒小寻 寻甸发布 2024-04-16 18:02 云南: one
 * word that no table knows. */
static bool skip_section(struct parser *p)
{
    uint32_t at = p->at;

    while (at < p->end && (cp_is_hanzi(p->text->fold[at]) || cp_is_latin(p->text->fold[at])))
        at++;
    bool behind_mark = p->out->stamped && at == p->end && is_behind_mark(p->text, p->at);
    if (!(p->section || behind_mark) || at < p->at + 2 || at - p->at > SECTION_MAX ||
        (at < p->end && !cp_parts_fields(p->text->fold[at])))
        return false;
    struct table_match paper = lexicon_longest(p->lexicon, TABLE_OUTLETS, p->text, p->at, at);
    uint32_t end = text_ends_length(p->text, at, "版") ? p->at + paper.length : at; /* 信报教育版 */
    struct field field = {.kind = FIELD_OUTLET, .value = {p->at, end}};
    p->at = at, p->section = false;
    return !match_is(paper, OUTLET_NAME) || field_push(p, field);
}

static bool step(struct parser *p)
{
    struct label label;

    if (label_at(p->lexicon, p->text, (struct span){p->at, p->end}, &label))
        return read_labelled(p, &label);
    if (skip_address(p) || read_stamp(p) || read_issue(p) || read_byline(p, true) || read_outlet(p))
        return true;
    if (label_bare_at(p->lexicon, p->text, (struct span){p->at, p->end}, &label) &&
        read_labelled(p, &label))
        return true;
    if (read_byline(p, false))
        return true;
    if (p->out->stamped && is_behind_mark(p->text, p->at) && skip_section(p))
        return true;
    uint32_t widget = widget_end(p, p->at);
    if (widget > p->at) {
        p->at = widget;
        return true;
    }
    return skip_unknown_field(p) || skip_stray(p) || skip_section(p);
}

static bool line_read(const struct lexicon *lexicon, const struct text *text, struct span span,
                      bool section, struct fields *ret_fields)
{
    struct parser p = {.lexicon = lexicon,
                       .text = text,
                       .at = span.start,
                       .end = span.end,
                       .section = section || text_reads(text, span.start, "原创"),
                       .out = ret_fields};

    *ret_fields = (struct fields){.count = 0};
    if (span_length(span) > LINE_LENGTH_MAX || text_find(text, span, "。") < span.end)
        return false;
    for (uint32_t at = span.start; at < span.end && !p.context; at++)
        p.context = field_begins(&p, at);
    while (p.at < p.end) {
        uint32_t from = p.at;
        if (cp_parts_fields(text->fold[from]) || text_is_lost_space(text, from))
            p.at++;
        else if (!step(&p) || p.at == from)
            return false;
    }
    return ret_fields->labelled || ret_fields->stamped;
}

bool fields_read(const struct lexicon *lexicon, const struct text *text, struct span span,
                 struct fields *ret_fields)
{
    return line_read(lexicon, text, span, false, ret_fields);
}

/* The day with its year, and the clock or a label: 发布时间:2025-04-23. */
static bool has_full_stamp(const struct fields *fields)
{
    bool dated = false;

    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->list[i];
        if (field->kind == FIELD_STAMP &&
            field->moment.precision >= (dated ? MOMENT_DAY : MOMENT_MINUTE))
            return true;
        dated = field->kind == FIELD_LABELLED && field->label == LABEL_DATE;
    }
    return false;
}

bool fields_read_stamped(const struct lexicon *lexicon, const struct text *text, struct span span,
                         struct fields *ret_fields)
{
    return span_length(span) <= STAMPED_LINE_MAX &&
           line_read(lexicon, text, span, true, ret_fields) && has_full_stamp(ret_fields);
}
