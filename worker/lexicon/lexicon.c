/* lexicon.c: the built-in tables, and more rows from a directory. */
#include "lexicon/lexicon.h"

#include "lexicon/tsv.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>

#define PATH_BYTES 4096u

/* The identity changes with every row: the built-in one, then each extra table's rows as they are
 * built. */
static void id_mix(char id[LEXICON_ID_BYTES], const struct table *table)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    EVP_MD_CTX *hash = EVP_MD_CTX_new();

    assert(hash);
    EVP_DigestInit_ex(hash, EVP_sha256(), NULL);
    EVP_DigestUpdate(hash, id, LEXICON_ID_BYTES);
    EVP_DigestUpdate(hash, table->nodes, table->node_count * sizeof *table->nodes);
    EVP_DigestUpdate(hash, table->entries, table->entry_count * sizeof *table->entries);
    EVP_DigestFinal_ex(hash, digest, NULL);
    EVP_MD_CTX_free(hash);
    for (unsigned i = 0; i < (LEXICON_ID_BYTES - 1) / 2; i++)
        snprintf(id + (size_t)2 * i, 3, "%02x", digest[i]);
}

static enum status extra_read(const char *dir, enum lexicon_table which, struct lexicon *lexicon,
                              struct complaint *complaint)
{
    char path[PATH_BYTES];
    struct tsv tsv;
    int missing;

    snprintf(path, sizeof path, "%s/%s.tsv", dir, TABLE_DECLARATIONS[which].name);
    enum status status = tsv_read(path, &TABLE_DECLARATIONS[which], &tsv, &missing, complaint);
    if (status != STATUS_OK)
        return missing == ENOENT ? STATUS_OK : status;
    if (tsv.count > 0 && !table_build(tsv.rows, tsv.count, &lexicon->extra[which]))
        status = status_complain(STATUS_MEMORY, complaint, "%s", path);
    else if (tsv.count > 0)
        id_mix(lexicon->id, &lexicon->extra[which]);
    tsv_done(&tsv);
    return status;
}

static bool is_table_file(const char *name)
{
    size_t length = strlen(name);

    if (length < 4 || strcmp(name + length - 4, ".tsv") != 0)
        return true;
    for (unsigned i = 0; i < TABLE_COUNT; i++)
        if (strlen(TABLE_DECLARATIONS[i].name) == length - 4 &&
            strncmp(TABLE_DECLARATIONS[i].name, name, length - 4) == 0)
            return true;
    return false;
}

static enum status dir_check(const char *dir, struct complaint *complaint)
{
    enum status status = STATUS_OK;
    const struct dirent *file;

    DIR *open = opendir(dir);
    if (!open)
        return status_complain(STATUS_LEXICON, complaint, "%s: %s", dir, strerror(errno));
    while (status == STATUS_OK && (file = readdir(open)))
        if (!is_table_file(file->d_name))
            status = status_complain(STATUS_LEXICON, complaint, "%s/%s: no table has this name",
                                     dir, file->d_name);
    closedir(open);
    return status;
}

enum status lexicon_open(const char *dir, struct lexicon *ret_lexicon, struct complaint *complaint)
{
    struct lexicon lexicon = {.built_in = LEXICON_BUILT_IN};
    enum status status = STATUS_OK;

    memcpy(lexicon.id, LEXICON_BUILT_IN_ID, sizeof lexicon.id);
    if (dir && *dir) {
        status = dir_check(dir, complaint);
        for (unsigned i = 0; i < TABLE_COUNT && status == STATUS_OK; i++)
            status = extra_read(dir, (enum lexicon_table)i, &lexicon, complaint);
    }
    if (status != STATUS_OK) {
        lexicon_close(&lexicon);
        return status;
    }
    *ret_lexicon = lexicon;
    return STATUS_OK;
}

void lexicon_close(struct lexicon *lexicon)
{
    for (unsigned i = 0; i < TABLE_COUNT; i++)
        if (lexicon->extra[i].nodes)
            table_done(&lexicon->extra[i]);
}

struct table_match lexicon_longest(const struct lexicon *lexicon, enum lexicon_table table,
                                   const struct text *text, uint32_t at, uint32_t end)
{
    struct table_match own = table_longest(&lexicon->extra[table], text, at, end);
    struct table_match built_in = table_longest(&lexicon->built_in[table], text, at, end);
    return own.table && own.length >= built_in.length ? own : built_in;
}

struct table_match lexicon_exact(const struct lexicon *lexicon, enum lexicon_table table,
                                 const struct text *text, struct span span)
{
    struct table_match own = table_exact(&lexicon->extra[table], text, span);
    return own.table ? own : table_exact(&lexicon->built_in[table], text, span);
}
