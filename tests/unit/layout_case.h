/*
 * layout_case.h: a page and what layout_read makes of it, as one text.
 *
 *     T title   K kicker   S subtitle   P published   D outlet|place|date   C name|role|text|outlet
 *     I outlet|role   # heading   B paragraph   ! damage   U url
 *
 * One line for each, in this order, and only for what is there. A row that fails prints both texts.
 */
#ifndef WIRECOPY_TESTS_LAYOUT_CASE_H
#define WIRECOPY_TESTS_LAYOUT_CASE_H

#include "support.h"

#include "layout/layout.h"

/* Most rows say nothing of the envelope, which is then empty. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define CASE_ARENA_BYTES (32u << 20)
#define CASE_TEXT_BYTES  16384u

struct layout_case {
    const char *page, *expected;
    struct envelope envelope;
};

static inline void case_print(char *out, const char *mark, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static inline void case_print(char *out, const char *mark, const char *format, ...)
{
    size_t at = strlen(out);
    va_list list;

    at += (size_t)snprintf(out + at, CASE_TEXT_BYTES - at, "%s%s ", at ? "\n" : "", mark);
    va_start(list, format);
    vsnprintf(out + at, CASE_TEXT_BYTES - at, format, list);
    va_end(list);
}

static inline void case_print_slice(char *out, const char *mark, struct slice slice)
{
    if (slice.length > 0)
        case_print(out, mark, "%.*s", (int)slice.length, slice.data);
}

static inline void case_print_header(char *out, const struct layout *layout)
{
    char stamp[MOMENT_TEXT_BYTES] = "";
    const struct dateline *dateline = &layout->dateline;

    case_print_slice(out, "T", layout->headline);
    case_print_slice(out, "K", layout->kicker);
    case_print_slice(out, "S", layout->subtitle);
    moment_print(&layout->published, stamp);
    if (*stamp)
        case_print(out, "P", "%s", stamp);
    moment_print(&dateline->date, stamp);
    if (dateline->outlet.length || dateline->place.length || *stamp)
        case_print(out, "D", "%.*s|%.*s|%s", (int)dateline->outlet.length, dateline->outlet.data,
                   (int)dateline->place.length, dateline->place.data, stamp);
    for (size_t i = 0; i < layout->contributor_count; i++) {
        const struct contributor *c = &layout->contributors[i];
        case_print(out, "C", "%.*s|%s|%.*s|%.*s", (int)c->name.length, c->name.data,
                   table_kind_word(TABLE_ROLES, c->role), (int)c->role_text.length,
                   c->role_text.data, (int)c->outlet.length, c->outlet.data);
    }
    for (size_t i = 0; i < layout->info_source_count; i++)
        case_print(out, "I", "%.*s|%s", (int)layout->info_sources[i].name.length,
                   layout->info_sources[i].name.data,
                   layout->info_sources[i].role == INFO_ORIGIN ? "origin" : "source");
}

static inline bool case_is_heading(const struct layout *layout, struct span paragraph)
{
    for (size_t i = 0; i < layout->section_count; i++)
        if (!span_is_empty(layout->sections[i].heading) &&
            layout->sections[i].heading.start == paragraph.start)
            return true;
    return false;
}

static inline void case_print_body(char *out, struct arena *arena, const struct layout *layout,
                                   const struct notes *notes)
{
    for (size_t i = 0; i < layout->paragraph_count; i++)
        case_print_slice(out, case_is_heading(layout, layout->paragraphs[i]) ? "#" : "B",
                         text_utf8(arena, &layout->body, layout->paragraphs[i]));
    for (unsigned i = 0; i < DAMAGE_KIND_COUNT; i++)
        if (notes->damage[i].count > 0)
            case_print(out, "!", "%s %u", damage_word((enum damage_kind)i), notes->damage[i].count);
    case_print_slice(out, "U", layout->url);
}

/* What holds for every page: paragraphs tile the body, raw offsets do not run backwards, sections
 * and sentences lie in order inside it, and nothing of the page is lost: each character that is no
 * white space is in the body or in a removal. */
static inline void case_check(const struct text *page, const struct layout *layout,
                              const struct notes *notes, const char *name)
{
    uint32_t end = 0;
    size_t kept = 0, removed = 0, all = 0;

    for (size_t i = 0; i < layout->paragraph_count; i++) {
        if (layout->paragraphs[i].start != end + (i > 0))
            fail_msg("%s: paragraph %zu does not follow the one before", name, i);
        end = layout->paragraphs[i].end;
    }
    assert_int_equal(end, layout->body.count);
    for (uint32_t i = 1; i < layout->body.count; i++)
        if (layout->body.raw[i] < layout->body.raw[i - 1])
            fail_msg("%s: raw offsets run backwards at %u", name, i);
    for (size_t i = 0; i < layout->sentence_count; i++)
        if (layout->sentences[i].end > layout->body.count ||
            (i > 0 && layout->sentences[i].start < layout->sentences[i - 1].end))
            fail_msg("%s: sentence %zu is out of order", name, i);
    for (uint32_t i = 0; i < page->count; i++)
        all += !cp_is_space(page->fold[i]);
    for (uint32_t i = 0; i < layout->body.count; i++)
        kept += !cp_is_space(layout->body.fold[i]);
    for (size_t i = 0; i < notes->removal_count; i++)
        for (uint32_t at = 0; at < page->count; at++)
            removed += page->raw[at] >= notes->removals[i].raw.start &&
                       page->raw[at] < notes->removals[i].raw.end && !cp_is_space(page->fold[at]);
    if (all != kept + removed)
        fail_msg("%s: %zu characters in, %zu kept, %zu removed", name, all, kept, removed);
}

static inline bool case_run(struct arena *arena, const struct lexicon *lexicon,
                            const struct layout_case *row)
{
    char got[CASE_TEXT_BYTES] = "";
    struct complaint complaint = {""};
    struct layout layout;
    struct notes notes;

    arena_reset(arena);
    struct text page = text_of(arena, row->page);
    notes_init(&notes, arena);
    enum status status = layout_read(lexicon, &notes, &row->envelope, &page, &layout, &complaint);
    if (status != STATUS_OK) {
        snprintf(got, sizeof got, "%s", status_word(status));
    } else {
        case_check(&page, &layout, &notes, row->page);
        case_print_header(got, &layout);
        case_print_body(got, arena, &layout, &notes);
    }
    if (strcmp(got, row->expected) == 0)
        return true;
    print_error("--- page\n%s\n--- got\n%s\n--- expected\n%s\n\n", row->page, got, row->expected);
    return false;
}

/* Runs all rows and fails once at the end, so that every row that is wrong is seen. */
static inline void case_run_all(const struct layout_case *rows, size_t count)
{
    struct arena arena;
    struct lexicon lexicon;
    struct complaint complaint;
    size_t wrong = 0;

    assert_true(arena_init(&arena, CASE_ARENA_BYTES));
    assert_int_equal(lexicon_open(NULL, &lexicon, &complaint), STATUS_OK);
    for (size_t i = 0; i < count; i++)
        wrong += !case_run(&arena, &lexicon, &rows[i]);
    lexicon_close(&lexicon);
    arena_done(&arena);
    if (wrong > 0)
        fail_msg("%zu of %zu pages were read wrongly", wrong, count);
}

#endif
