/*
 * fuzz_page.c: any bytes through intake, repair and layout, for libFuzzer.
 *
 * The first byte says what the sender calls them. What must hold for each input: paragraphs tile
 * the body, sections and sentences lie inside it in order, raw offsets do not run backwards and lie
 * inside the input, and it takes less than the limit of time.
 *
 * usage: fuzz_page [libFuzzer's options] CORPUS      built and run by ./dev fuzz
 */
#include "intake/intake.h"
#include "layout/layout.h"
#include "repair/repair.h"
#include "wirecopy.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define FUZZ_ARENA_BYTES (256u << 20)

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
#define INPUT_MS_MAX 500 /* of processor time: 100, times what the sanitizer costs */
#else
#define INPUT_MS_MAX 100
#endif

#define BYTES_PER_MS 1024u /* what a long page may take more */
#define TRIES        20    /* a machine that is busy is no hang */

#define DEMAND(holds)                                                                              \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            fprintf(stderr, "fuzz_page: this does not hold: %s\n", #holds);                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand_text(const struct text *text, size_t bytes)
{
    for (uint32_t i = 0, end = 0; i < text->count; i++) {
        DEMAND(text->raw[i] >= end);
        end = text->raw[i];
        DEMAND(text->raw[i] + text->raw_length[i] <= bytes);
    }
}

static void demand_layout(const struct layout *layout, const struct notes *notes, size_t bytes)
{
    uint32_t end = 0;

    demand_text(&layout->body, bytes);
    for (size_t i = 0; i < layout->paragraph_count; i++) {
        DEMAND(layout->paragraphs[i].start == end + (i > 0));
        end = layout->paragraphs[i].end;
    }
    DEMAND(end == layout->body.count);
    for (size_t i = 0; i < layout->section_count; i++)
        DEMAND(layout->sections[i].extent.end <= layout->body.count);
    for (size_t i = 0; i < layout->sentence_count; i++) {
        DEMAND(layout->sentences[i].end <= layout->body.count);
        DEMAND(i == 0 || layout->sentences[i].start >= layout->sentences[i - 1].end);
    }
    for (size_t i = 0; i < notes->removal_count; i++)
        DEMAND(notes->removals[i].raw.start <= notes->removals[i].raw.end &&
               notes->removals[i].raw.end <= bytes);
}

static void read_page(struct arena *arena, const struct lexicon *lexicon,
                      const struct wirecopy_input *input)
{
    struct complaint complaint = {""};
    struct intake intake;
    struct layout layout;
    struct notes notes;

    if (intake_read(arena, input, &intake, &complaint) != STATUS_OK)
        return;
    notes_init(&notes, arena);
    struct text page = repair_text(&notes, &intake.text);
    if (!arena_overflowed(arena))
        demand_text(&page, input->length);
    if (layout_read(lexicon, &notes, &intake.envelope, &page, &layout, &complaint) == STATUS_OK)
        demand_layout(&layout, &notes, input->length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const TYPES[] = {NULL,
                                        "text/plain",
                                        "text/html",
                                        "application/json",
                                        "text/plain; charset=gbk",
                                        "text/html; charset=big5"};
    static struct lexicon lexicon;
    static struct arena arena;
    struct complaints complaints = {0};

    if (size == 0)
        return 0;
    if (!arena.block && (!arena_init(&arena, FUZZ_ARENA_BYTES) ||
                         lexicon_open(NULL, &lexicon, &complaints) != STATUS_OK))
        abort();
    struct wirecopy_input input = {.bytes = data + 1,
                                   .length = size - 1,
                                   .content_type = TYPES[data[0] % (sizeof TYPES / sizeof *TYPES)]};
    long limit = INPUT_MS_MAX + (long)(size / BYTES_PER_MS), milliseconds = limit;
    for (int i = 0; i < TRIES && milliseconds >= limit; i++) {
        clock_t start = clock();
        arena_reset(&arena);
        read_page(&arena, &lexicon, &input);
        milliseconds = (clock() - start) * 1000 / CLOCKS_PER_SEC;
    }
    DEMAND(milliseconds < limit);
    return 0;
}
