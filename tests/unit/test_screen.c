/* test_screen.c: wrapping and cells. */
#include "support.h"

#include "command/screen.h"

static const struct {
    const char *text;
    unsigned columns, lines_max;
    const char *shown; /* with an indent of 2 */
} WRAPS[] = {
    {"", 20, 0, "\n"},
    {"one two", 20, 0, "one two\n"},
    {"one two three four", 14, 0, "one two \n  three four\n"},
    {"复工率达到百分之六十", 14, 0, "复工率达到\n  百分之六十\n"},
    {"复工率 320100 六十", 14, 0, "复工率 \n  320100 六十\n"},
    {"复工率320100", 14, 0, "复工率32010\n  0\n"}, /* no space to break at */
    {"abcdefghijklmnop", 14, 0, "abcdefghijk\n  lmnop\n"},
    {"甲\n乙\n丙", 20, 2, "甲\n  乙…\n"},
    {"甲\n\n乙", 20, 0, "甲\n  \n  乙\n"},
};

static void test_wrap(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(WRAPS); i++) {
        char *shown = NULL;
        size_t length;
        struct screen screen = {.out = open_memstream(&shown, &length),
                                .columns = WRAPS[i].columns};
        screen_wrap(&screen, STYLE_PLAIN, slice_of(WRAPS[i].text), 2, WRAPS[i].lines_max);
        fclose(screen.out);
        if (strcmp(shown, WRAPS[i].shown) != 0)
            fail_msg("%s: \"%s\", expected \"%s\"", WRAPS[i].text, shown, WRAPS[i].shown);
        free(shown);
    }
}

static const struct {
    const char *text;
    unsigned columns;
    const char *shown;
} CELLS[] = {
    {"", 3, "   "},          {"复工", 6, "复工  "},   {"复工率", 7, "复工率 "},
    {"复工率", 6, "复工… "}, {"abcdef", 6, "abcd… "}, {"复", 2, "… "},
};

static void test_cell(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(CELLS); i++) {
        char *shown = NULL;
        size_t length;
        struct screen screen = {.out = open_memstream(&shown, &length), .columns = 80};
        screen_cell(&screen, STYLE_PLAIN, slice_of(CELLS[i].text), CELLS[i].columns);
        fclose(screen.out);
        if (strcmp(shown, CELLS[i].shown) != 0)
            fail_msg("%s in %u: \"%s\", expected \"%s\"", CELLS[i].text, CELLS[i].columns, shown,
                     CELLS[i].shown);
        free(shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_cell),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
