/*
 * sample.h: the articles of worker/samples, compiled in, so that the demo needs no files.
 */
#ifndef WIRECOPY_COMMAND_SAMPLE_H
#define WIRECOPY_COMMAND_SAMPLE_H

#include <stddef.h>

struct sample {
    const char *name; /* the file's name; its ending tells the content type */
    const unsigned char *bytes;
    size_t length; /* bytes */
};

/* In the order of their names. */
extern const struct sample SAMPLES[];
extern const size_t SAMPLES_COUNT;

#endif
