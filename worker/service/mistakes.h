/*
 * mistakes.h: a list of sentences about what is wrong, so that a person sees all of it at once.
 */
#ifndef WIRECOPY_SERVICE_MISTAKES_H
#define WIRECOPY_SERVICE_MISTAKES_H

#include <stddef.h>

struct mistakes {
    char **lines;
    size_t count;
};

/* Starts an empty list; nothing to free until something is added. */
void mistakes_init(struct mistakes *mistakes);
void mistakes_done(struct mistakes *mistakes);

/* Adds one sentence, made as printf does. */
void mistakes_add(struct mistakes *mistakes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
