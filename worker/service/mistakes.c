/*
 * mistakes.c: see mistakes.h.
 */
#include "service/mistakes.h"

#include "service/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define LINE_BYTES_MAX 1024

void mistakes_init(struct mistakes *mistakes)
{
    *mistakes = (struct mistakes){0};
}

void mistakes_done(struct mistakes *mistakes)
{
    for (size_t i = 0; i < mistakes->count; i++)
        free(mistakes->lines[i]);
    free(mistakes->lines);
    mistakes_init(mistakes);
}

void mistakes_add(struct mistakes *mistakes, const char *format, ...)
{
    char line[LINE_BYTES_MAX];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    mistakes->lines =
        memory_resize(mistakes->lines, (mistakes->count + 1) * sizeof(*mistakes->lines));
    mistakes->lines[mistakes->count++] = memory_text(line);
}
