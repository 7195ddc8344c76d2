/*
 * deadly.c: preloaded into a worker, it kills the process that reads an article with a certain
 * word.
 *
 * No article is known that does this by itself. The library hashes its input first, so that is
 * where the word is looked for. With LD_PRELOAD in its environment the worker's children have it,
 * too.
 */
#include <dlfcn.h>
#include <openssl/evp.h>
#include <signal.h>
#include <string.h>

int EVP_Digest(const void *data, size_t count, unsigned char *md, unsigned int *size,
               const EVP_MD *type, ENGINE *impl)
{
    static const char word[] = "DEADLY";
    int (*digest)(const void *, size_t, unsigned char *, unsigned int *, const EVP_MD *, ENGINE *);

    if (data != NULL && memmem(data, count, word, sizeof(word) - 1) != NULL)
        raise(SIGSEGV);
    *(void **)&digest = dlsym(RTLD_NEXT, "EVP_Digest");
    return digest(data, count, md, size, type, impl);
}
