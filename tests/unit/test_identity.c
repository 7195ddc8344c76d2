/* test_identity.c: no two live workers have one transactional.id, and a freed one is taken again.
 */
#include "service/identity.h"
#include "support.h"

#include <unistd.h>

static struct config config_of(const char *group, const char *worker, const char *instance,
                               const char *brokers)
{
    struct config config;

    config_init(&config);
    config_set(&config, "group.id", group, "-X", NULL);
    if (worker != NULL)
        config_set(&config, "worker.id", worker, "-X", NULL);
    if (instance != NULL)
        config_set(&config, "group.instance.id", instance, "-X", NULL);
    if (brokers != NULL)
        config_set(&config, "bootstrap.servers", brokers, "-X", NULL);
    return config;
}

/* Names that no other process on this machine uses. */
static const char *own_name(char name[64])
{
    snprintf(name, 64, "test-%ld", (long)getpid());
    return name;
}

static void test_the_lowest_free_slot_is_taken(void **state)
{
    char host[64], expected[128];
    struct config config = config_of("g", NULL, NULL, NULL);
    struct identity first, second, third;
    (void)state;

    own_name(host);
    assert_int_equal(identity_take(&config, host, &first), IDENTITY_HELD);
    assert_int_equal(identity_take(&config, host, &second), IDENTITY_HELD);
    snprintf(expected, sizeof expected, "wirecopy-g-%s-0", host);
    assert_string_equal(first.transactional_id, expected);
    snprintf(expected, sizeof expected, "wirecopy-g-%s-1", host);
    assert_string_equal(second.transactional_id, expected);
    identity_done(&first);
    assert_int_equal(identity_take(&config, host, &third), IDENTITY_HELD);
    snprintf(expected, sizeof expected, "wirecopy-g-%s-0", host);
    assert_string_equal(third.transactional_id, expected);
    identity_done(&second);
    identity_done(&third);
    config_done(&config);
}

static void test_a_configured_name_is_had_once_on_a_cluster(void **state)
{
    char name[64], expected[128];
    struct config here, there;
    struct identity first, second;
    (void)state;

    own_name(name);
    here = config_of("g", name, NULL, "a:1");
    there = config_of("g", name, NULL, "b:1");
    assert_int_equal(identity_take(&here, "host", &first), IDENTITY_HELD);
    snprintf(expected, sizeof expected, "wirecopy-g-%s", name);
    assert_string_equal(first.transactional_id, expected);
    assert_int_equal(identity_take(&here, "host", &second), IDENTITY_TAKEN);
    assert_int_equal(identity_take(&there, "host", &second), IDENTITY_HELD);
    identity_done(&first);
    identity_done(&second);
    config_done(&here);
    config_done(&there);
}

static void test_the_group_instance_is_the_name_and_worker_id_beats_it(void **state)
{
    char name[64], expected[128];
    struct config instance, both;
    struct identity identity;
    (void)state;

    own_name(name);
    instance = config_of("g", NULL, name, "a:1");
    both = config_of("g", "desk", name, name);
    assert_int_equal(identity_take(&instance, "host", &identity), IDENTITY_HELD);
    snprintf(expected, sizeof expected, "wirecopy-g-%s", name);
    assert_string_equal(identity.transactional_id, expected);
    identity_done(&identity);
    assert_int_equal(identity_take(&both, "host", &identity), IDENTITY_HELD);
    assert_string_equal(identity.transactional_id, "wirecopy-g-desk");
    identity_done(&identity);
    config_done(&instance);
    config_done(&both);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_lowest_free_slot_is_taken),
        cmocka_unit_test(test_a_configured_name_is_had_once_on_a_cluster),
        cmocka_unit_test(test_the_group_instance_is_the_name_and_worker_id_beats_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
