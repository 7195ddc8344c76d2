/*
 * memory.c: see memory.h.
 */
#include "service/memory.h"

#include "service/exit_code.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *require(void *memory)
{
    if (memory == NULL) {
        static const char line[] = "{\"level\":\"error\",\"event\":\"out_of_memory\"}\n";
        if (write(STDERR_FILENO, line, sizeof(line) - 1) < 0) {
            /* stderr is gone: nothing can be said any more */
        }
        _exit(EXIT_CODE_FAILED);
    }
    return memory;
}

void *memory_new(size_t bytes)
{
    return require(calloc(1, bytes == 0 ? 1 : bytes));
}

void *memory_resize(void *memory, size_t bytes)
{
    return require(realloc(memory, bytes == 0 ? 1 : bytes));
}

char *memory_bytes(const void *bytes, size_t length)
{
    char *copy = memory_new(length + 1);

    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

char *memory_text(const char *text)
{
    return memory_bytes(text, strlen(text));
}
