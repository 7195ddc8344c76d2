/*
 * version.c: see version.h.
 */
#include "command/version.h"

#include "wirecopy.h"

#include <librdkafka/rdkafka.h>
#include <stdio.h>

int command_version(int argc, char **argv)
{
    (void)argc, (void)argv;
    printf("wirecopy %s (%s), librdkafka %s\n", wirecopy_version(), WIRECOPY_REVISION,
           rd_kafka_version_str());
    return 0;
}
