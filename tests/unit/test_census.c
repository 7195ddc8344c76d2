/* test_census.c: how many looks make a worker join again. */
#include "service/census.h"
#include "support.h"

/* Takes looks until one says join, and returns how many that were; 0 when none of so many does. */
static unsigned looks_until_join(struct census *census, int32_t orphan, unsigned assignment)
{
    for (unsigned looks = 1; looks <= 200; looks++) {
        if (census_look(census, orphan, assignment))
            return looks;
    }
    return 0;
}

static void test_an_orphan_is_looked_at_twice(void **state)
{
    struct census census;

    (void)state;
    census_init(&census);
    assert_int_equal(looks_until_join(&census, CENSUS_COMPLETE, 1), 0);
    assert_int_equal(looks_until_join(&census, CENSUS_UNCLEAR, 1), 0);
    assert_int_equal(looks_until_join(&census, 0, 1), 2);
}

/* Between the two looks the group was at work. */
static void test_a_new_assignment_starts_afresh(void **state)
{
    struct census census;

    (void)state;
    census_init(&census);
    assert_false(census_look(&census, 7, 1));
    assert_false(census_look(&census, 7, 2));
    assert_false(census_look(&census, 8, 2));
    assert_false(census_look(&census, CENSUS_COMPLETE, 2));
    assert_false(census_look(&census, 8, 2));
    assert_false(census_look(&census, CENSUS_UNCLEAR, 2)); /* says nothing about 8 */
    assert_true(census_look(&census, 8, 2));
}

static void test_what_does_not_help_is_done_ever_more_seldom(void **state)
{
    static const unsigned looks[] = {2, 4, 8, 16, 32, 64, 64, 64};
    struct census census;

    (void)state;
    census_init(&census);
    for (unsigned i = 0; i < COUNT_OF(looks); i++)
        assert_int_equal(looks_until_join(&census, 7, i), looks[i]);
    assert_false(census_look(&census, CENSUS_COMPLETE, 9));
    assert_int_equal(looks_until_join(&census, 7, 9), 2);
}

static void test_it_asks_one_thing_at_a_time(void **state)
{
    struct census census;

    (void)state;
    census_init(&census);
    assert_false(census_is_due(&census, 9999));
    assert_true(census_is_due(&census, 10000));
    assert_false(census_is_due(&census, 90000));
    census_look(&census, CENSUS_UNCLEAR, 1);
    assert_true(census_is_due(&census, 90000));
    census_look(&census, CENSUS_UNCLEAR, 1);
    assert_false(census_is_due(&census, 90001));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_orphan_is_looked_at_twice),
        cmocka_unit_test(test_a_new_assignment_starts_afresh),
        cmocka_unit_test(test_what_does_not_help_is_done_ever_more_seldom),
        cmocka_unit_test(test_it_asks_one_thing_at_a_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
