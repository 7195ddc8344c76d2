/*
 * test_cut.c: an article that breaks off never states a figure that the whole one contradicts,
 * unless its record says that it is truncated. Before its last mark it states none in any case.
 *
 * The sentences of tests/figures are cut behind each of their characters. A figure of the cut text
 * must be a figure of the whole: the same place, value and unit. 1.4万个 cut to 1.4 would be none.
 */
#include "support.h"
#include "wirecopy.h"

#include <jansson.h>

#define LINE_BYTES 4096u

/* A sentence before the one that is cut: an article that is one line is not told from a headline.
 */
#define LEAD "昨日下午,大家在会议室里听取了各方面的意见,对下一步的工作作了部署。"

struct reading {
    json_t *record; /* owned */
    json_t *figures;
    bool truncated;
};

struct cutter {
    struct wirecopy_session *session;
    unsigned cuts, kept, flagged; /* how often, with all figures right, and with truncated */
};

static struct reading read_text(struct cutter *cutter, const char *text, size_t length)
{
    struct wirecopy_outcome outcome;
    struct reading reading = {0};
    struct wirecopy_input input = {.bytes = text, .length = length, .content_type = "text/plain"};
    const json_t *kind;
    json_t *damage;
    size_t i;

    if (wirecopy_extract(cutter->session, &input, &outcome) != WIRECOPY_DONE)
        return reading;
    reading.record = json_loadb(outcome.record, outcome.record_length, 0, NULL);
    assert_non_null(reading.record);
    const json_t *extraction = json_object_get(reading.record, "extraction");
    reading.figures = json_object_get(extraction, "figures");
    json_array_foreach(json_object_get(extraction, "damage"), i, damage)
    {
        kind = json_object_get(damage, "kind");
        reading.truncated = reading.truncated || strcmp(json_string_value(kind), "truncated") == 0;
    }
    return reading;
}

/* Whether `whole` has the figure: the same text at the same place, with the same value and unit. */
static bool has_figure(const json_t *whole, const json_t *figure)
{
    static const char *const KEYS[] = {"text", "value", "high", "unit"};
    const json_t *other;
    size_t i;

    json_array_foreach(whole, i, other)
    {
        bool same = json_equal(json_object_get(json_object_get(figure, "selector"), "start"),
                               json_object_get(json_object_get(other, "selector"), "start")) == 1;
        for (size_t k = 0; k < COUNT_OF(KEYS); k++) {
            const json_t *a = json_object_get(figure, KEYS[k]),
                         *b = json_object_get(other, KEYS[k]);
            same = same && (a == b || json_equal(a, b));
        }
        if (same)
            return true;
    }
    return false;
}

/* Code points of `text` up to its last comma or full stop. */
static json_int_t last_mark(const char *text, size_t length)
{
    json_int_t at = 0, mark = 0;

    for (size_t i = 0; i < length; i++) {
        if (text[i] == ',' || strncmp(text + i, "。", 3) == 0)
            mark = at;
        at += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return mark;
}

static void check_cut(struct cutter *cutter, const char *sentence, size_t length,
                      const json_t *whole)
{
    struct reading cut = read_text(cutter, sentence, length);
    json_int_t mark = last_mark(sentence, length);
    const json_t *figure;
    bool all = true;
    size_t i;

    json_array_foreach(cut.figures, i, figure)
    {
        const json_t *end = json_object_get(json_object_get(figure, "selector"), "end");
        bool right = has_figure(whole, figure);
        if (!right && (!cut.truncated || json_integer_value(end) <= mark))
            fail_msg("%.*s: %s is no figure of the whole, and nothing says so", (int)length,
                     sentence, json_string_value(json_object_get(figure, "text")));
        all = all && right;
    }
    cutter->cuts++;
    cutter->kept += all;
    cutter->flagged += cut.truncated;
    json_decref(cut.record);
}

static void check_sentence(struct cutter *cutter, const char *sentence)
{
    char article[LINE_BYTES + sizeof LEAD];
    size_t length = (size_t)snprintf(article, sizeof article, "%s%s", LEAD, sentence);
    struct reading whole = read_text(cutter, article, length);

    for (size_t at = sizeof LEAD; at < length; at++)
        if (((unsigned char)article[at] & 0xC0) != 0x80)
            check_cut(cutter, article, at, whole.figures);
    json_decref(whole.record);
}

static void test_every_cut(void **state)
{
    static const char *const FILES[] = {"first.tsv", "context.tsv"};
    struct cutter cutter = {0};
    struct wirecopy *tables;
    char why[WIRECOPY_MESSAGE_BYTES], path[512], line[LINE_BYTES];
    (void)state;

    assert_int_equal(wirecopy_open(NULL, &tables, why), WIRECOPY_DONE);
    cutter.session = wirecopy_session_new(tables);
    assert_non_null(cutter.session);
    for (size_t i = 0; i < COUNT_OF(FILES); i++) {
        snprintf(path, sizeof path, WIRECOPY_TESTS "/figures/%s", FILES[i]);
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        while (fgets(line, sizeof line, file)) {
            line[strcspn(line, "\t\n")] = '\0';
            if (*line && *line != '#')
                check_sentence(&cutter, line);
        }
        fclose(file);
    }
    print_message("%u cuts: %u with nothing but figures of the whole, %u flagged as truncated\n",
                  cutter.cuts, cutter.kept, cutter.flagged);
    wirecopy_session_free(cutter.session);
    wirecopy_close(tables);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_cut)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
