/*
 * deny.c: preloaded into a worker, it denies the program its DENY_AT-th piece of memory,
 * and every one after it, as if there were no more. Calls from the program itself count, and those
 * that jansson makes for it; what librdkafka and the others make of it is theirs.
 */
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

/* The code of the program and of jansson. */
static struct range {
    uintptr_t from, to;
} denied[2];
static size_t denied_count;
static long deny_at;
static atomic_long asked;

/* The first object is the program. */
static int find_code(struct dl_phdr_info *info, size_t size, void *objects)
{
    int first = (*(int *)objects)++ == 0;

    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || (part->p_flags & PF_X) == 0 || denied_count == 2 ||
            (!first && strstr(info->dlpi_name, "/libjansson.") == NULL))
            continue;
        uintptr_t from = info->dlpi_addr + part->p_vaddr;
        denied[denied_count++] = (struct range){from, from + part->p_memsz};
    }
    return 0;
}

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("DENY_AT");
    int objects = 0;

    dl_iterate_phdr(find_code, &objects);
    deny_at = text == NULL ? 0 : strtol(text, NULL, 10);
    /* Not for the processes in which a worker tries articles; but setpriv passes it on. */
    if (strcmp(program_invocation_short_name, "wirecopy") == 0)
        unsetenv("DENY_AT");
}

static int is_denied(const void *caller)
{
    uintptr_t from = (uintptr_t)caller;
    int counts = 0;

    for (size_t i = 0; deny_at != 0 && i < denied_count; i++)
        counts |= from >= denied[i].from && from < denied[i].to;
    if (!counts || atomic_fetch_add(&asked, 1) + 1 < deny_at)
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

/* An arena is taken from the system as a whole. */
void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset)
{
    if (is_denied(__builtin_return_address(0)))
        return MAP_FAILED;
    return (void *)syscall(SYS_mmap, address, length, protection, flags, fd, offset);
}
