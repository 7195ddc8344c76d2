/* test_view.c: a record on a screen of 80 columns without colour. */
#include "support.h"

#include "command/view.h"
#include "command/width.h"

static const char RECORD[] =
    "{\"headlines\":[{\"role\":\"kicker\",\"value\":\"县域观察\"},{\"role\":\"main\",\"value\":"
    "\"汝城开学\"},{\"role\":\"sub\",\"value\":\"副题\"}],"
    "\"infoSources\":[{\"name\":\"湘中晨报\",\"role\":\"source\"}],"
    "\"bodies\":[{\"value\":\"第一段。\\n第二段\\u001b[2J有控制符。\"}],"
    "\"extraction\":{"
    "\"contributors\":[{\"name\":\"朱逢春\",\"role\":\"reporter\",\"roleText\":\"记者\"},"
    "{\"name\":\"何小莲\",\"role\":\"author\"}],"
    "\"dates\":[{\"role\":\"published\",\"value\":\"2022-09-02\"}],"
    "\"places\":[{\"id\":\"l1\",\"name\":\"汝城\",\"code\":\"431026\"}],"
    "\"people\":[{\"name\":\"郭晋生\",\"titles\":[\"局长\",\"书记\"]}],"
    "\"figures\":[{\"id\":\"f1\",\"text\":\"198所\",\"value\":\"198\",\"unit\":\"所\","
    "\"qualifier\":\"exact\",\"of\":\"学校\",\"place\":\"l1\",\"asOf\":\"2022-09-01\"},"
    "{\"id\":\"f2\",\"text\":\"86所\",\"value\":\"86\",\"unit\":\"所\",\"qualifier\":\"over\"},"
    "{\"id\":\"f3\",\"text\":\"71所\",\"value\":\"71\",\"unit\":\"所\",\"qualifier\":\"exact\"}],"
    "\"checks\":[{\"kind\":\"sum\",\"stated\":\"f1\",\"operands\":[\"f2\",\"f3\"],"
    "\"computed\":\"157\",\"verdict\":\"disagrees\"}],"
    "\"organisations\":[{\"name\":\"县教育局\",\"kind\":\"government\"}],"
    "\"quotes\":[{\"text\":\"不布置书面作业。\",\"speaker\":{\"ref\":\"p1\",\"name\":\"郭晋生\"}},"
    "{\"text\":\"好。\",\"speaker\":null}],"
    "\"damage\":[{\"kind\":\"ruby\",\"count\":12,\"repaired\":11,\"sure\":true}],"
    "\"warnings\":[{\"code\":\"date_conflict\",\"message\":\"two dates\"}]}}";

/* The view of `json`; free it. */
static char *view_of(const char *json, size_t figures_max)
{
    char *shown = NULL;
    size_t length;
    json_t *record = json_loads(json, 0, NULL);
    struct screen screen = {.out = open_memstream(&shown, &length), .columns = 80};

    assert_non_null(record);
    view_record(&screen, "a.txt", record, figures_max);
    fclose(screen.out);
    json_decref(record);
    return shown;
}

static void test_every_part_has_its_line(void **state)
{
    static const char *const LINES[] = {
        "── a.txt ───",
        "\n汝城开学\n",
        "——副题\n",
        "\n【县域观察】\n",
        "\nby       朱逢春 记者 · 何小莲 author\n",
        "\ndate     2022-09-02\n",
        "\nsource   湘中晨报\n",
        "\ntext     第一段。\n         第二段 [2J有控制符。\n",
        "\nfigures  198所",
        "\nchecks   86所 + 71所 = 157, the text says 198所\n",
        "\npeople   郭晋生 局长\n",
        "\norgs     县教育局\n",
        "\nquotes   郭晋生: 不布置书面作业。\n         somebody: 好。\n",
        "\nplaces   汝城 431026\n",
        "\ndamage   ruby ×12, 11 repaired\n",
        "\nwarning  two dates\n",
    };
    char *shown = view_of(RECORD, 0);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(LINES); i++)
        if (!strstr(shown, LINES[i]))
            fail_msg("\"%s\" is missing in:\n%s", LINES[i], shown);
    free(shown);
}

/* A title that is longer than a line under construction is cut between two characters. */
static void test_long_title_is_cut_between_characters(void **state)
{
    char json[4096] = "{\"headlines\":[{\"role\":\"sub\",\"value\":\"x", *shown;
    size_t length = strlen(json), hanzi = 0;

    (void)state;
    for (int i = 0; i < 600; i++)
        length += (size_t)snprintf(json + length, sizeof json - length, "复");
    snprintf(json + length, sizeof json - length, "\"}]}");
    shown = view_of(json, 0);
    for (const char *at = shown; (at = strstr(at, "复")); at += strlen("复"))
        hanzi++;
    assert_true(hanzi > 300 && hanzi < 600);
    assert_true(utf8_valid_prefix(shown, strlen(shown)) == strlen(shown));
    free(shown);
}

static void test_figures_are_cut(void **state)
{
    char *shown = view_of(RECORD, 1);

    (void)state;
    assert_non_null(strstr(shown, "198所"));
    assert_null(strstr(shown, "\n         86所"));
    assert_non_null(strstr(shown, "… and 2 more"));
    free(shown);
}

static void test_empty_record(void **state)
{
    char *shown = view_of("{}", 0);

    (void)state;
    assert_non_null(strstr(shown, "(the text has no title)"));
    assert_null(strstr(shown, "figures"));
    free(shown);
}

/* No line is wider than the screen, whatever the width. */
static void test_lines_fit(void **state)
{
    (void)state;
    for (unsigned columns = SCREEN_COLUMNS_MIN; columns <= SCREEN_COLUMNS_MAX; columns++) {
        char *shown = NULL;
        size_t length;
        json_t *record = json_loads(RECORD, 0, NULL);
        struct screen screen = {.out = open_memstream(&shown, &length), .columns = columns};
        view_record(&screen, "a.txt", record, 0);
        view_rejected(&screen, "b.json",
                      "envelope_broken: a very long reason that has to be wrapped "
                      "over more than one line",
                      SLICE("{\"id\":\"x\x01"));
        fclose(screen.out);
        for (char *rest = shown, *line; (line = strsep(&rest, "\n")) != NULL;)
            if (width_of_text(slice_of(line)) > columns)
                fail_msg("%u columns in %u: %s", width_of_text(slice_of(line)), columns, line);
        free(shown);
        json_decref(record);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_part_has_its_line),
        cmocka_unit_test(test_long_title_is_cut_between_characters),
        cmocka_unit_test(test_figures_are_cut),
        cmocka_unit_test(test_empty_record),
        cmocka_unit_test(test_lines_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
