/* test_width.c: columns of text in a terminal. */
#include "support.h"

#include "command/width.h"

static const struct {
    const char *text;
    unsigned columns;
} WIDTHS[] = {
    {"", 0},          {"abc", 3},      {"复工率", 6},
    {"68.5%", 5},     {"“三个一”", 8}, /* curly quotes are ambiguous: one column each */
    {"「稻田」", 8},  {"，。：", 6},   {"𠮷野", 4}, /* beyond the first plane */
    {"e\xCC\x81", 1},                               /* a combining accent */
    {"zhǎng", 5},     {"\xFF\xFE", 2},              /* no UTF-8: a column for each byte */
};

static void test_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(WIDTHS); i++)
        if (width_of_text(slice_of(WIDTHS[i].text)) != WIDTHS[i].columns)
            fail_msg("%s: %u columns, expected %u", WIDTHS[i].text,
                     width_of_text(slice_of(WIDTHS[i].text)), WIDTHS[i].columns);
}

static const struct {
    const char *text;
    unsigned columns;
    const char *fits;
} FITS[] = {
    {"复工率", 6, "复工率"}, {"复工率", 5, "复工"}, {"复工率", 1, ""},
    {"a复b", 3, "a复"},      {"a复b", 2, "a"},      {"", 4, ""},
};

static void test_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(FITS); i++) {
        struct slice got = width_fit(slice_of(FITS[i].text), FITS[i].columns);
        if (!slice_equal(got, slice_of(FITS[i].fits)))
            fail_msg("%s in %u: \"%.*s\", expected \"%s\"", FITS[i].text, FITS[i].columns,
                     (int)got.length, got.data, FITS[i].fits);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
