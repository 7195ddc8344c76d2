/*
 * test_layout.c: pages in ../layout/NAME.txt and what layout_read makes of them, as one text.
 *
 *     === what the row shows
 *     @published 2020-03-11T08:00:00+08:00     the envelope; also @title, @url, @source
 *     清河县企业复工过半                        the page; ~ stands for two sentences
 *     ~
 *     ---
 *     T 清河县企业复工过半                      the layout; ~ stands for their two paragraphs
 *     P 2020-03-11T08:00:00+08:00
 *     ~
 *
 * Marks of the layout, one line for each, in this order, and only for what is there:
 *
 *     T title   K kicker   S subtitle   P published   D outlet|place|date   C name|role|text|outlet
 *     I outlet|role   # heading   B paragraph   ! damage   U url
 *     W warning
 */
#include "support.h"

#include "layout/layout.h"

#include <glob.h>

#define CASE_ARENA_BYTES (32u << 20)
#define CASE_TEXT_BYTES  16384u
#define FILE_BYTES_MAX   (1u << 20)
#define TEXT             "全县已有12家企业恢复生产，其余企业正在做准备工作。"
#define MORE             "县里的工作人员每天到企业走访，帮助解决口罩和用工的困难。"

struct layout_case {
    const char *title; /* what stands after === */
    size_t line;
    char page[CASE_TEXT_BYTES], expected[CASE_TEXT_BYTES];
    struct envelope envelope;
};

static void case_print(char *out, const char *mark, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void case_print(char *out, const char *mark, const char *format, ...)
{
    size_t at = strlen(out);
    va_list list;

    at += (size_t)snprintf(out + at, CASE_TEXT_BYTES - at, "%s%s ", at ? "\n" : "", mark);
    va_start(list, format);
    vsnprintf(out + at, CASE_TEXT_BYTES - at, format, list);
    va_end(list);
}

static void case_print_slice(char *out, const char *mark, struct slice slice)
{
    if (slice.length > 0)
        case_print(out, mark, "%.*s", (int)slice.length, slice.data);
}

static void case_print_header(char *out, const struct layout *layout)
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

static bool case_is_heading(const struct layout *layout, struct span paragraph)
{
    for (size_t i = 0; i < layout->section_count; i++)
        if (!span_is_empty(layout->sections[i].heading) &&
            layout->sections[i].heading.start == paragraph.start)
            return true;
    return false;
}

static void case_print_body(char *out, struct arena *arena, const struct layout *layout,
                            const struct notes *notes)
{
    for (size_t i = 0; i < layout->paragraph_count; i++)
        case_print_slice(out, case_is_heading(layout, layout->paragraphs[i]) ? "#" : "B",
                         text_utf8(arena, &layout->body, layout->paragraphs[i]));
    for (unsigned i = 0; i < DAMAGE_KIND_COUNT; i++)
        if (notes->damage[i].count > 0)
            case_print(out, "!", "%s %u", damage_word((enum damage_kind)i), notes->damage[i].count);
    case_print_slice(out, "U", layout->url);
    for (size_t i = 0; i < notes->warning_count; i++)
        case_print(out, "W", "%s", notes->warnings[i].code);
}

/* What holds for every page: paragraphs tile the body, raw offsets do not run backwards, sections
 * and sentences lie in order inside it, and nothing of the page is lost: each character that is no
 * white space is in the body or in a removal. */
static void case_check(const struct text *page, const struct layout *layout,
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

static bool case_run(struct arena *arena, const struct lexicon *lexicon,
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
        case_check(&page, &layout, &notes, row->title);
        case_print_header(got, &layout);
        case_print_body(got, arena, &layout, &notes);
    }
    if (strcmp(got, row->expected) == 0)
        return true;
    fprintf(stderr, "=== %zu:%s\n%s\n--- got\n%s\n--- expected\n%s\n\n", row->line, row->title,
            row->page, got, row->expected);
    return false;
}

/* --- Rows ----------------------------------------------------------------------------------- */

/* Appends a line, with what ~ stands for. */
static void text_append_line(char *out, const char *line, const char *tilde)
{
    size_t at = strlen(out);

    if (at > 0)
        out[at++] = '\n';
    for (; *line; line++) {
        if (*line == '~')
            at += (size_t)snprintf(out + at, CASE_TEXT_BYTES - at, "%s", tilde);
        else
            out[at++] = *line;
        assert_true(at + 1 < CASE_TEXT_BYTES);
    }
    out[at] = '\0';
}

static bool envelope_line(struct envelope *envelope, const char *line)
{
    const struct {
        const char *key;
        struct slice *value;
    } keys[] = {{"@published ", &envelope->published_at},
                {"@title ", &envelope->title},
                {"@url ", &envelope->url},
                {"@source ", &envelope->source}};

    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        size_t length = strlen(keys[i].key);
        if (strncmp(line, keys[i].key, length) != 0)
            continue;
        *keys[i].value = slice_of(line + length);
        envelope->present = true;
        return true;
    }
    return false;
}

/* The row that begins at line `at` of the file, whose end is the next === or the file's. Empty
 * lines at the end of either part are no part of it. Returns the line after it. */
static size_t row_read(char **lines, size_t count, size_t at, struct layout_case *row)
{
    bool expecting = false;
    unsigned gap = 0;

    *row = (struct layout_case){.title = lines[at] + 3, .line = at + 1};
    for (at++; at < count && strncmp(lines[at], "===", 3) != 0; at++) {
        if (strcmp(lines[at], "---") == 0) {
            expecting = true, gap = 0;
            continue;
        }
        if (!expecting && envelope_line(&row->envelope, lines[at]))
            continue;
        if (lines[at][0] == '\0') {
            gap++;
            continue;
        }
        char *part = expecting ? row->expected : row->page;
        for (; gap > 0 && !expecting; gap--)
            text_append_line(part, "", "");
        text_append_line(part, lines[at], expecting ? "B " TEXT "\nB " MORE : TEXT "\n" MORE);
    }
    return at;
}

static size_t lines_cut(char *content, char **lines, size_t max)
{
    size_t count = 0;

    for (char *line = content; line && count < max; count++) {
        lines[count] = line;
        line = strchr(line, '\n');
        if (line)
            *line++ = '\0';
    }
    return count;
}

/* Runs all rows of a file; every one that is wrong is printed. Returns their number. */
static size_t file_run(const char *path, struct arena *arena, const struct lexicon *lexicon)
{
    static char content[FILE_BYTES_MAX], *lines[FILE_BYTES_MAX / 8];
    static struct layout_case row;
    size_t rows = 0, wrong = 0;
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    content[fread(content, 1, sizeof content - 1, file)] = '\0';
    fclose(file);
    size_t count = lines_cut(content, lines, COUNT_OF(lines));
    for (size_t at = 0; at < count;) {
        if (strncmp(lines[at], "===", 3) != 0) {
            at++;
            continue;
        }
        at = row_read(lines, count, at, &row);
        rows++;
        wrong += !case_run(arena, lexicon, &row);
    }
    print_message("%s: %zu of %zu rows right\n", strrchr(path, '/') + 1, rows - wrong, rows);
    return wrong;
}

static void test_files(void **state)
{
    const char *only = getenv("LAYOUT_ONLY");
    struct arena arena;
    struct lexicon lexicon;
    struct complaints complaints = {0};
    size_t wrong = 0;
    glob_t files;
    (void)state;

    assert_int_equal(glob(WIRECOPY_TESTS "/layout/*.txt", 0, NULL, &files), 0);
    assert_true(arena_init(&arena, CASE_ARENA_BYTES));
    assert_int_equal(lexicon_open(NULL, &lexicon, &complaints), STATUS_OK);
    for (size_t i = 0; i < files.gl_pathc; i++)
        if (!only || strstr(files.gl_pathv[i], only))
            wrong += file_run(files.gl_pathv[i], &arena, &lexicon);
    lexicon_close(&lexicon);
    arena_done(&arena);
    globfree(&files);
    if (wrong > 0)
        fail_msg("%zu pages were read wrongly", wrong);
}

static void test_sentences(void **state)
{
    static const struct {
        const char *page, *sentences; /* separated by | */
    } rows[] = {
        {"他说：“好！”大家笑了。又下雨了", "他说：“好！”|大家笑了。|又下雨了"},
        {"全县有12家（城东8家。）其余在城西。", "全县有12家（城东8家。）|其余在城西。"},
        {"增长3.5%。下降1.2%!", "增长3.5%。|下降1.2%!"},
        {"见https://a.example/b?c=1。然后回来。", "见https://a.example/b?c=1。|然后回来。"},
        {"他问：\"行吗?\"我说：\"行。\"", "他问：\"行吗?\"|我说：\"行。\""},
        {"怎么办？！大家都急了……后来好了。", "怎么办？！|大家都急了……后来好了。"},
        {"先去城东；再去城西。", "先去城东；再去城西。"},
        {"“原来这么好！”他说。", "“原来这么好！”|他说。"},
    };
    struct arena arena;
    struct lexicon lexicon;
    struct complaint complaint;
    struct complaints complaints = {0};
    (void)state;

    assert_true(arena_init(&arena, CASE_ARENA_BYTES));
    assert_int_equal(lexicon_open(NULL, &lexicon, &complaints), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char got[CASE_TEXT_BYTES] = "";
        struct envelope envelope = {0};
        struct layout layout;
        struct notes notes;
        arena_reset(&arena);
        struct text page = text_of(&arena, rows[i].page);
        notes_init(&notes, &arena);
        assert_int_equal(layout_read(&lexicon, &notes, &envelope, &page, &layout, &complaint),
                         STATUS_OK);
        for (size_t s = 0; s < layout.sentence_count; s++) {
            struct slice text = text_utf8(&arena, &layout.body, layout.sentences[s]);
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", s ? "|" : "",
                     (int)text.length, text.data);
        }
        assert_string_equal(got, rows[i].sentences);
    }
    lexicon_close(&lexicon);
    arena_done(&arena);
}

/* Whatever the size of the arena, the answer is the same record or a status, never a crash. */
static void test_small_arenas(void **state)
{
    static const char page_text[] =
        "【专栏】清河县企业复工过半\n来源：红网 作者：蒋业勋\n"
        "红网时刻永州3月11日讯（通讯员 蒋业勋）" TEXT "\n" MORE
        "\n靠前服务，解决用工难题\n" TEXT TEXT "（记者 李大为）\n相关文章：";
    struct lexicon lexicon;
    struct complaint complaint;
    struct complaints complaints = {0};
    bool read = false;
    (void)state;

    assert_int_equal(lexicon_open(NULL, &lexicon, &complaints), STATUS_OK);
    for (size_t size = 64; !read; size += size / 8) {
        struct arena arena, texts;
        struct envelope envelope = {0};
        struct layout layout;
        struct notes notes;
        assert_true(arena_init(&arena, size));
        assert_true(arena_init(&texts, CASE_ARENA_BYTES));
        struct text page = text_of(&texts, page_text);
        notes_init(&notes, &arena);
        enum status status = layout_read(&lexicon, &notes, &envelope, &page, &layout, &complaint);
        if (status != STATUS_OK)
            assert_int_equal(status, STATUS_ARENA_FULL);
        read = status == STATUS_OK;
        arena_done(&arena);
        arena_done(&texts);
    }
    lexicon_close(&lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_small_arenas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
