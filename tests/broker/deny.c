/*
 * deny.c: preloaded into a worker, it denies the program its DENY_AT-th piece of memory,
 * and every one after it, as if there were no more. Only calls from the program itself count: what
 * its libraries make of it is theirs.
 */
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static uintptr_t program_from, program_to;
static long deny_at;
static atomic_long asked;

/* The first object is the program. */
static int find_program(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size, (void)unused;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || (part->p_flags & PF_X) == 0)
            continue;
        program_from = info->dlpi_addr + part->p_vaddr;
        program_to = program_from + part->p_memsz;
    }
    return 1;
}

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("DENY_AT");

    dl_iterate_phdr(find_program, NULL);
    deny_at = text == NULL ? 0 : strtol(text, NULL, 10);
    /* Not for the processes in which a worker tries articles; but setpriv passes it on. */
    if (strcmp(program_invocation_short_name, "wirecopy") == 0)
        unsetenv("DENY_AT");
}

static int is_denied(const void *caller)
{
    uintptr_t from = (uintptr_t)caller;

    if (deny_at == 0 || from < program_from || from >= program_to ||
        atomic_fetch_add(&asked, 1) + 1 < deny_at)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return is_denied(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return is_denied(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return is_denied(__builtin_return_address(0)) ? NULL : __libc_realloc(memory, size);
}
