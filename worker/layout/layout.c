/* layout.c: the stages of layout.h in order. */
#include "layout/layout.h"

#include "layout/appeal.h"
#include "layout/body.h"
#include "layout/captions.h"
#include "layout/cited.h"
#include "layout/dateline.h"
#include "layout/duplicates.h"
#include "layout/front.h"
#include "layout/furniture.h"
#include "layout/headline.h"
#include "layout/holes.h"
#include "layout/injected.h"
#include "layout/jumps.h"
#include "layout/keywords.h"
#include "layout/meta.h"
#include "layout/outlets.h"
#include "layout/published.h"
#include "layout/spun.h"
#include "layout/tail.h"
#include "layout/unglue.h"
#include "layout/unquoted.h"

#define SIGNED_LINES_MAX   20u
#define DATELINE_LINES_MAX 3u /* a dateline stands in one of the first paragraphs */

/* 新华社记者 甲, or the page's 2020-03-11 来源:新华网, below 新华社…电 题:… */
static bool header_line_read(struct reading *reading, struct span span)
{
    struct byline byline;
    struct span none = {0, 0};

    if (!byline_read(reading->lexicon, reading->text, span, ROLE_AUTHOR, none, &byline) ||
        !byline.with_role)
        return meta_read(reading, span);
    byline_commit(reading, &byline);
    return true;
}

static void header_lines_take(struct reading *reading, size_t line)
{
    for (; line < reading->line_count && header_line_read(reading, reading->lines[line].span);
         line = line_next(reading, line + 1))
        line_remove(reading, line, REMOVAL_HEADER);
}

static void dateline_take(struct reading *reading, size_t line, const struct dateline_found *found)
{
    dateline_commit(reading, found);
    if (!span_is_empty(found->title) && reading->layout->headline.length == 0)
        reading->layout->headline = reading_utf8(reading, found->title);
    else if (!span_is_empty(found->title) && span_is_empty(reading->original_title))
        reading->original_title = found->title; /* when the page's is another story's */
    line_cut_front(reading, line, found->end, REMOVAL_HEADER);
    header_lines_take(reading, line_next(reading, line));
}

/* 【大纪元11月5日讯】 before (记者甲/高雄报导): a page that took the article from another has both
 * datelines. The second one names somebody. */
static void second_dateline_take(struct reading *reading, size_t line)
{
    struct dateline_found found;

    if (line < reading->line_count && dateline_find(reading, reading->lines[line].span, &found) &&
        found.byline_count > 0)
        dateline_take(reading, line, &found);
}

/* 【记者甲/台北报导】 alone in its line, further down between what a site puts above its text. */
static void signed_line_take(struct reading *reading)
{
    struct dateline_found found;
    size_t line = line_next(reading, 0);

    for (uint32_t i = 0; i < SIGNED_LINES_MAX && line < reading->line_count; i++) {
        struct span span = reading->lines[line].span;
        if (line_is_prose(reading, line))
            return;
        if (cp_is_opening(reading->text->fold[span.start]) &&
            dateline_find(reading, span, &found) && found.byline_count > 0 &&
            found.end == span.end) {
            dateline_take(reading, line, &found);
            return;
        }
        line = line_next(reading, line + 1);
    }
}

static void dateline_read(struct reading *reading)
{
    struct dateline_found found;
    size_t line = line_next(reading, 0);

    for (uint32_t i = 0; i < DATELINE_LINES_MAX && line < reading->line_count;) {
        bool caption = caption_is(reading, line);
        i += !caption;
        if (!caption && dateline_find(reading, reading->lines[line].span, &found) &&
            (i == 1 || (!found.reports && found.end < reading->lines[line].span.end))) {
            dateline_take(reading, line, &found);
            second_dateline_take(reading, line_next(reading, line));
            return;
        }
        line = line_next(reading, line + 1);
    }
    signed_line_take(reading);
}

enum status layout_read(const struct lexicon *lexicon, struct notes *notes,
                        const struct envelope *envelope, const struct text *page,
                        struct layout *ret_layout, struct complaint *complaint)
{
    struct layout layout = {.headline = {"", 0}};
    struct reading reading = {
        .lexicon = lexicon, .notes = notes, .envelope = envelope, .text = page, .layout = &layout};

    if (lines_split(&reading)) {
        front_day_take(&reading);
        labels_join(&reading);
        rest_links_cut(&reading);
        appeals_remove(&reading);
        captions_split(&reading);
        furniture_remove(&reading);
        jumps_join(&reading);
        injected_remove(&reading);
        duplicates_remove(&reading);
        front_others_remove(&reading);
        head_unglue(&reading);
        head_read(&reading);
        dateline_read(&reading);
        captions_remove(&reading);
        tail_read(&reading);
        keywords_remove(&reading);
        headings_mark(&reading);
        headings_judge(&reading);
        if (!body_build(&reading))
            return status_complain(STATUS_NO_TEXT, complaint, "no line is left for the body");
    }
    if (arena_overflowed(notes->arena))
        return status_complain(STATUS_ARENA_FULL, complaint, "layout");
    body_judge(&reading);
    headline_check(&reading);
    published_settle(&reading);
    info_source_settle(&reading);
    sentences_cut(&reading);
    cited_in_body(&reading);
    holes_judge(&reading);
    spun_judge(&reading);
    unquoted_judge(&reading);
    if (arena_overflowed(notes->arena))
        return status_complain(STATUS_ARENA_FULL, complaint, "layout");
    *ret_layout = layout;
    return STATUS_OK;
}
