/*
 * headline.c: from the first line downwards, until the body begins.
 *
 * Meta lines, bylines and lines with —— explain themselves. What else is short and ends like no
 * sentence could be kicker, title or subtitle; which one is decided at the end, by how much each
 * has in common with the rest of the page. A page whose lines are all short (clauses, lists,
 * tables) has no title unless something beside it says so.
 */
#include "layout/headline.h"

#include "layout/byline.h"
#include "layout/captions.h"
#include "layout/dateline.h"
#include "layout/fields.h"
#include "layout/located.h"
#include "layout/meta.h"
#include "layout/outlets.h"
#include "layout/pairs.h"

#define CANDIDATES_MAX      4u
#define CRUMBS_MAX          4u
#define TITLE_LENGTH_MAX    60u
#define TITLE_HANZI_MIN     4u
#define BYLINE_LINE_MAX     60u
#define DAMAGED_OUTLET_MAX  24u
#define SUBTITLE_LENGTH_MAX 70u
#define UNENDED_HANZI_MIN   18u
#define SECTION_HANZI_MAX   5u
#define SECTION_SHARE_MAX   20u /* per cent of 民生一线 that the page has too, halved */
#define SPEAKER_MAX         5u  /* characters of a speaker before the colon */
#define EXCLAIMED_HALVES    3u  /* half as long again as a title that ends in ! or ? is the text */
#define SITE_NAME_MAX       6u
#define BODY_LINES_MAX      3u /* a paragraph stands among the first lines below the title */

struct candidate {
    size_t line;
    struct span title, kicker;
    struct moment date;
};

struct head {
    struct reading *reading;
    struct candidate candidates[CANDIDATES_MAX];
    size_t count;
    size_t crumbs[CRUMBS_MAX], crumb_count;
    size_t end;    /* the first line of the body */
    bool evidence; /* something that only a header has */
    bool fields;   /* a meta line or byline was seen below a candidate */
};

static const struct span NONE = {0, 0};

/* A line of the header, without the mark that a list has before it: - 有线新闻. */
static struct span line_span(const struct head *h, size_t line)
{
    static const char *const marks[] = {"- ", "• ", NULL};
    struct span span = h->reading->lines[line].span;
    span.start += text_one_of(h->reading->text, span.start, span.end, marks);
    return span;
}

/* --- Kinds of lines --------------------------------------------------------------------------- */

static bool starts_with_dash(const struct text *text, struct span span)
{
    return text_reads(text, span.start, "——") || text_reads(text, span.start, "--") ||
           text_reads(text, span.start, "—") || text_reads(text, span.start, "━━");
}

static bool is_numbered(const struct text *text, struct span span)
{
    static const char *const firsts[] = {"一、",   "(一)",   "1.",  "1、",
                                         "第一章", "第一条", "(1)", NULL};

    for (const char *const *first = firsts; *first; first++)
        if (text_reads(text, span.start, *first))
            return true;
    return false;
}

/* 作者:… that nobody could read is no title. */
static bool is_labelled(const struct reading *reading, struct span span)
{
    struct label label;

    return label_at(reading->lexicon, reading->text, span, &label) && label.colon &&
           (label_is_person(label.kind) || label.kind == LABEL_SOURCE);
}

static bool looks_like_title(const struct reading *reading, size_t line)
{
    const struct text *text = reading->text;
    struct span span = reading->lines[line].span;
    uint32_t last = text->fold[span.end - 1];

    if (span_length(span) > TITLE_LENGTH_MAX || span_hanzi(text, span) < TITLE_HANZI_MIN)
        return false;
    if (last == ',' || last == 0x3001 || last == ':' || last == ';' || last == 0x3002)
        return false;
    size_t next = line_next(reading, line + 1);
    bool goes_on = next < reading->line_count && reading->lines[next].joined;
    if (goes_on || text_find(text, span, "。") < span.end || is_numbered(text, span) ||
        is_labelled(reading, span))
        return false;
    return !caption_is(reading, line);
}

static bool take_subtitle(struct head *h, size_t line)
{
    struct reading *reading = h->reading;
    struct span span = line_span(h, line);
    const struct text *text = reading->text;

    if (!starts_with_dash(text, span) || h->count == 0 || span_length(span) > SUBTITLE_LENGTH_MAX ||
        reading->layout->subtitle.length > 0 || text_find(text, span, "。") < span.end)
        return false;
    struct span value = span;
    while (value.start < value.end &&
           (text->fold[value.start] == 0x2014 || text->fold[value.start] == '-' ||
            text->fold[value.start] == 0x2501 || cp_is_space(text->fold[value.start])))
        value.start++;
    if (span_hanzi(text, value) < TITLE_HANZI_MIN) /* ——编者 signs an epigraph */
        return false;
    reading->layout->subtitle = reading_utf8(reading, value);
    line_remove(reading, line, REMOVAL_HEADER);
    h->evidence = true;
    return true;
}

/* Where a byline's first role begins when damage stands before it (日?qǐng)?bào)记者 甲): the
 * outlet cannot be read, the names can. span.start when there is no such damage. */
static uint32_t behind_damage(const struct reading *reading, struct span span)
{
    const struct text *text = reading->text;
    bool damaged = false;

    for (uint32_t at = span.start; at < span.end && at - span.start <= DAMAGED_OUTLET_MAX; at++) {
        if (text->fold[at] == 0x3002 || text->fold[at] == ',')
            break;
        damaged |= text->fold[at] == '?' || text->fold[at] == 0xFFFD;
        if (damaged &&
            lexicon_longest(reading->lexicon, TABLE_ROLES, text, at, span.end).length >= 2)
            return at;
    }
    return span.start;
}

/* Names without a role are a byline where something vouches for them: an outlet (中时新闻网 甲),
 * or, when each name stands apart, a stamp in the line below, or the text when a stamp stood above
 * or there are several names. */
static bool names_are_vouched(const struct head *h, size_t line, const struct byline *byline)
{
    size_t next = line_next(h->reading, line + 1);

    if (h->count == 0 || !span_is_empty(byline->outlet))
        return h->count > 0;
    if (next == h->reading->line_count || !names_stand_apart(h->reading->text, line_span(h, line)))
        return false;
    bool several =
        byline->count > 1 || cp_is_opening(h->reading->text->fold[line_span(h, line).start]);
    return meta_is(h->reading, line_span(h, next)) ||
           ((h->fields || several) && line_is_prose(h->reading, next));
}

/* 某报记者 甲 | 视频:乙: the part before the bar, when the rest cannot be read. */
static struct span before_bar(const struct text *text, struct span span)
{
    return text_trim(text, (struct span){span.start, text_find(text, span, "|")});
}

static bool take_byline(struct head *h, size_t line)
{
    const struct reading *reading = h->reading;
    struct byline byline;
    struct span span = line_span(h, line);

    span.start = behind_damage(reading, span);
    if (span_length(span) > BYLINE_LINE_MAX || caption_is_gift(reading, span))
        return false;
    if (!byline_read(reading->lexicon, reading->text, span, ROLE_AUTHOR, NONE, &byline) &&
        !(byline_read(reading->lexicon, reading->text, before_bar(reading->text, span), ROLE_AUTHOR,
                      NONE, &byline) &&
          byline.with_role))
        return false;
    if (!byline.with_role && !names_are_vouched(h, line, &byline))
        return false;
    byline_commit(h->reading, &byline);
    line_remove(h->reading, line, REMOVAL_HEADER);
    h->fields |= h->count > 0;
    return h->evidence = true;
}

/* 某日报 in a line of its own, below the title; above it only one that the table knows, or several,
 * for 清河观察 may be a column. */
static bool take_outlet(struct head *h, size_t line)
{
    static const char *const papers[] = {"日报", "晚报", "早报", "晨报", "商报", "时报", NULL};
    static const char *const editions[] = {"新媒体", "数字报", "电子报", "电子版", "客户端", NULL};
    const struct reading *reading = h->reading;
    struct span span = line_span(h, line);
    bool known =
        match_is(lexicon_exact(reading->lexicon, TABLE_OUTLETS, reading->text, span), OUTLET_NAME);
    bool paper = text_one_of(reading->text, span.end - 2, span.end, papers) > 0 ||
                 text_one_of(reading->text, span.end - 3, span.end, editions) > 0;
    bool several = text_chunk(reading->text, span).end < span.end;
    if (!known && ((h->count == 0 && !paper && !several) ||
                   !outlets_are(reading->lexicon, reading->text, span)))
        return false;
    for (struct span part = text_chunk(reading->text, span); !span_is_empty(part);
         part = text_chunk(reading->text, (struct span){part.end, span.end}))
        info_source_add(h->reading, part, INFO_ORIGIN);
    line_remove(h->reading, line, REMOVAL_HEADER);
    h->fields |= h->count > 0;
    return h->evidence = true;
}

/* 湘江财经 2023-10-27 19:30 at the title; several such lines are a programme's: 09:00 签到. */
static bool is_stamped_section(const struct head *h, size_t line)
{
    size_t next = line_next(h->reading, line + 1);

    return next < h->reading->line_count && !h->fields &&
           (h->count + h->crumb_count > 0 || looks_like_title(h->reading, next)) &&
           meta_is_stamped(h->reading, line_span(h, line)) &&
           !meta_is_stamped(h->reading, line_span(h, next));
}

static bool take_meta(struct head *h, size_t line)
{
    if (!meta_read(h->reading, line_span(h, line)) &&
        !(is_stamped_section(h, line) && meta_read_stamped(h->reading, line_span(h, line))))
        return false;
    line_remove(h->reading, line, REMOVAL_HEADER);
    h->fields |= h->count > 0;
    return h->evidence = true;
}

/* A line that only repeats a candidate, as a picture's text does; below the fields too. */
static bool take_copy(struct head *h, size_t line)
{
    struct candidate copy = {.line = line};

    if (h->count == 0 || span_length(line_span(h, line)) > 2 * TITLE_LENGTH_MAX)
        return false;
    copy.title = title_clean(h->reading, line_span(h, line), &copy.kicker, &copy.date);
    for (size_t i = 0; i < h->count; i++)
        if (text_same_words(h->reading->text, h->candidates[i].title, copy.title)) {
            line_remove(h->reading, line, REMOVAL_DUPLICATE);
            return true;
        }
    return false;
}

static bool take_candidate(struct head *h, size_t line)
{
    if (h->count == CANDIDATES_MAX || h->fields || !looks_like_title(h->reading, line))
        return false;
    struct candidate *c = &h->candidates[h->count++];
    *c = (struct candidate){.line = line};
    c->title = title_clean(h->reading, line_span(h, line), &c->kicker, &c->date);
    return true;
}

/* 某某时刻, below the fields and above a line that was furniture: the site's other name. What is
 * a heading has its text below it. */
static bool take_site_name(struct head *h, size_t line)
{
    const struct reading *reading = h->reading;
    struct span span = line_span(h, line);
    uint32_t hanzi = span_hanzi(reading->text, span);

    if (!h->fields || hanzi > SITE_NAME_MAX || hanzi != span_length(span) ||
        line + 1 == reading->line_count || !reading->lines[line + 1].gone)
        return false;
    line_remove(h->reading, line, REMOVAL_FURNITURE);
    return true;
}

static bool is_header_line(const struct head *h, size_t line)
{
    struct span span = line_span(h, line);

    return meta_is(h->reading, span) ||
           (span_length(span) <= BYLINE_LINE_MAX && byline_is_signed(h->reading, span));
}

/* 湖南, 永州: steps of the way to the article, one in a line, above the title, or a place between
 * it and the header's other lines. They stay in the body when no header follows. */
static bool take_crumb(struct head *h, size_t line)
{
    const struct reading *reading = h->reading;
    struct span span = line_span(h, line);
    size_t next = line_next(reading, line + 1);
    bool between = next < reading->line_count && is_header_line(h, next) &&
                   located_is(reading->lexicon, reading->text, span);

    if ((h->count > 0 && !between) || h->crumb_count == CRUMBS_MAX ||
        span_length(span) >= TITLE_HANZI_MIN ||
        span_hanzi(reading->text, span) != span_length(span))
        return false;
    h->crumbs[h->crumb_count++] = line;
    return true;
}

/* A dateline, or a byline before the text; 记者 甲 报导/编辑 乙 is a byline to its end. */
static bool begins_body(const struct head *h, size_t line)
{
    struct dateline_found found;
    struct byline byline;
    struct span span = line_span(h, line);

    if (!dateline_find(h->reading, span, &found) || (!found.strong && found.end == span.end))
        return false;
    return found.strong || span_length(span) > BYLINE_LINE_MAX ||
           !byline_read(h->reading->lexicon, h->reading->text, span, ROLE_AUTHOR, NONE, &byline);
}

/* 据新华社南宁9月27日电(记者 甲) 2020-09-28 07:53: a dateline before nothing but the fields of the
 * page, in its line or in the line below. */
static bool take_stamped_dateline(struct head *h, size_t line)
{
    struct dateline_found found;
    struct span span = line_span(h, line);
    size_t next = line_next(h->reading, line + 1);

    if (!dateline_find(h->reading, span, &found))
        return false;
    bool stamped = found.end < span.end ? meta_read(h->reading, (struct span){found.end, span.end})
                                        : found.strong && next < h->reading->line_count &&
                                              meta_is(h->reading, line_span(h, next));
    if (!stamped)
        return false;
    dateline_commit(h->reading, &found);
    line_remove(h->reading, line, REMOVAL_HEADER);
    h->fields |= h->count > 0;
    return h->evidence = true;
}

static bool has_speaker(const struct text *text, struct span span)
{
    return text_find(text, span, ":") < span.start + SPEAKER_MAX;
}

/* A line that ends in ! or ? is a title when it is the first, and a header or more text
 * follows: 清河县企业复工过半,你家厂子开工了吗? A speaker's line is not: 记者:您好,请问…? */
static bool is_exclaimed_title(const struct head *h, size_t line)
{
    const struct text *text = h->reading->text;
    size_t next = line_next(h->reading, line + 1);
    struct span span = line_span(h, line);

    if (h->count > 0 || next == h->reading->line_count || !looks_like_title(h->reading, line) ||
        text->fold[span.start] == 0x201C ||
        (has_speaker(text, span) && has_speaker(text, line_span(h, next))))
        return false;
    return is_header_line(h, next) || begins_body(h, next) ||
           2 * span_hanzi(text, line_span(h, next)) >= EXCLAIMED_HALVES * span_hanzi(text, span);
}

/* A line as long as a sentence that lacks its 。, as the last one of a short message does. */
static bool is_unended_text(const struct reading *reading, size_t line)
{
    struct span span = reading->lines[line].span;

    return span_hanzi(reading->text, span) >= UNENDED_HANZI_MIN &&
           (text_find(reading->text, span, ",") < span.end ||
            text_find(reading->text, span, ";") < span.end);
}

static void head_scan(struct head *h)
{
    struct reading *reading = h->reading;
    size_t line = line_next(reading, 0);

    if (line < reading->line_count)
        title_outlet_cut(reading, line);
    for (; line < reading->line_count; line = line_next(reading, line + 1)) {
        if (take_meta(h, line) || take_subtitle(h, line) || take_stamped_dateline(h, line) ||
            take_copy(h, line))
            continue;
        if (begins_body(h, line)) {
            h->evidence = true;
            break;
        }
        if (take_byline(h, line) || take_outlet(h, line) || take_site_name(h, line))
            continue;
        bool caption = caption_is(reading, line);
        if (!caption && line_is_prose(reading, line) && !is_exclaimed_title(h, line))
            break;
        bool message = h->count > 0 && is_unended_text(reading, line) &&
                       line_next(reading, line + 1) == reading->line_count;
        if (caption || take_crumb(h, line) || (!message && take_candidate(h, line)))
            continue;
        break;
    }
    h->end = line;
}

/* --- Which candidate is what ------------------------------------------------------------------ */

/* Whether the lines after the candidates read like an article. */
static bool body_follows(const struct head *h)
{
    size_t line = h->end;

    for (uint32_t i = 0; i < BODY_LINES_MAX && line < h->reading->line_count; i++) {
        if (line_is_prose(h->reading, line) || is_unended_text(h->reading, line))
            return true;
        line = line_next(h->reading, line + 1);
        if (line < h->reading->line_count && h->reading->lines[line].joined)
            return true;
    }
    return false;
}

/* 要闻, 【奋斗百年路】: a section or a column, and seldom a title. */
static bool is_section(const struct head *h, size_t candidate)
{
    const struct text *text = h->reading->text;
    struct span line = line_span(h, h->candidates[candidate].line);

    return span_hanzi(text, h->candidates[candidate].title) <= SECTION_HANZI_MAX ||
           bracket_end(text, line) + 1 == line.end;
}

/* The title has most in common with the text. A subtitle may have more, so that an earlier line
 * with half as much is preferred; what stands above a title (众志成城) has nothing. */
static size_t best_candidate(const struct head *h)
{
    const struct text *text = h->reading->text;
    struct pair_set *page = pair_set_new(h->reading->notes->arena);
    uint32_t scores[CANDIDATES_MAX], most = 0;
    size_t best = 0;

    if (!page)
        return 0;
    if (h->end < h->reading->line_count)
        pair_set_add(page, text, (struct span){line_span(h, h->end).start, text->count});
    for (size_t i = 0; i < h->count; i++) {
        scores[i] =
            pair_set_share(page, text, h->candidates[i].title, 1) / (is_section(h, i) ? 2 : 1);
        most = scores[i] > most ? scores[i] : most;
    }
    while (best + 1 < h->count &&
           (scores[best] * 2 < most ||
            (is_section(h, best) &&
             (most == 0 || (scores[best] <= SECTION_SHARE_MAX && !is_section(h, best + 1))))))
        best++;
    return best;
}

static void headline_set(struct head *h, size_t best)
{
    struct reading *reading = h->reading;
    struct layout *layout = reading->layout;
    struct candidate *title = &h->candidates[best];

    layout->headline = reading_utf8(reading, title->title);
    if (!span_is_empty(title->kicker))
        layout->kicker = reading_utf8(reading, title->kicker);
    if (title->date.month && reading->stamp.precision == MOMENT_NONE) {
        reading->stamp = title->date;
        reading->stamp.from = "title";
    }
    if (best > 0 && layout->kicker.length == 0)
        layout->kicker = reading_utf8(reading, h->candidates[best - 1].title);
    if (best + 1 < h->count && layout->subtitle.length == 0)
        layout->subtitle = reading_utf8(reading, h->candidates[best + 1].title);
    for (size_t i = 0; i < h->count; i++)
        line_remove(reading, h->candidates[i].line, REMOVAL_HEADER);
}

/* Lines below that only repeat the title, as pictures' texts do. */
static void drop_title_copies(struct head *h, struct span title)
{
    struct reading *reading = h->reading;
    struct span kicker = NONE;
    struct moment date = {0};

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span span = reading->lines[i].span;
        if (span_length(span) <= 2 * TITLE_LENGTH_MAX &&
            text_same_words(reading->text, title_clean(reading, span, &kicker, &date), title))
            line_remove(reading, i, REMOVAL_DUPLICATE);
    }
}

void head_read(struct reading *reading)
{
    struct head h = {.reading = reading};

    head_scan(&h);
    if (h.count > 0 && h.count < CANDIDATES_MAX && (h.evidence || body_follows(&h))) {
        size_t best = best_candidate(&h);
        for (size_t i = 0; h.evidence && i < h.crumb_count; i++)
            line_remove(reading, h.crumbs[i], REMOVAL_FURNITURE);
        headline_set(&h, best);
        drop_title_copies(&h, h.candidates[best].title);
    }
}
