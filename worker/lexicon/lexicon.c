/* lexicon.c: the built-in tables, and the rows of a directory built over them. */
#include "lexicon/lexicon.h"

#include "lexicon/tsv.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>

#define PATH_BYTES 4096u

/* The identity changes with every row: the built-in one, then each table that was built anew. */
static void id_mix(char id[LEXICON_ID_BYTES], const struct table *table)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    EVP_MD_CTX *hash = EVP_MD_CTX_new();

    assert(hash);
    EVP_DigestInit_ex(hash, EVP_sha256(), NULL);
    EVP_DigestUpdate(hash, id, LEXICON_ID_BYTES);
    EVP_DigestUpdate(hash, table->nodes, table->node_count * sizeof *table->nodes);
    EVP_DigestUpdate(hash, table->entries, table->entry_count * sizeof *table->entries);
    EVP_DigestUpdate(hash, table->pool, table->pool_bytes);
    EVP_DigestFinal_ex(hash, digest, NULL);
    EVP_MD_CTX_free(hash);
    for (unsigned i = 0; i < (LEXICON_ID_BYTES - 1) / 2; i++)
        snprintf(id + (size_t)2 * i, 3, "%02x", digest[i]);
}

static enum status own_rows_read(const char *dir, enum lexicon_table which, struct lexicon *lexicon,
                                 struct complaint *complaint)
{
    char path[PATH_BYTES];
    struct tsv tsv;
    int missing;

    snprintf(path, sizeof path, "%s/%s.tsv", dir, TABLE_DECLARATIONS[which].name);
    enum status status = tsv_read(path, &TABLE_DECLARATIONS[which], &tsv, &missing, complaint);
    if (status != STATUS_OK)
        return missing == ENOENT ? STATUS_OK : status;
    if (tsv.count > 0) {
        struct table *table = &lexicon->tables[which];
        lexicon->owned[which] =
            table_build_over(&LEXICON_BUILT_IN[which], tsv.rows, tsv.count, table);
        if (lexicon->owned[which])
            id_mix(lexicon->id, table);
        else
            status = status_complain(STATUS_MEMORY, complaint, "%s", path);
    }
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
    struct lexicon lexicon = {0};
    enum status status = STATUS_OK;

    memcpy(lexicon.tables, LEXICON_BUILT_IN, sizeof lexicon.tables);
    memcpy(lexicon.id, LEXICON_BUILT_IN_ID, sizeof lexicon.id);
    if (dir && *dir) {
        status = dir_check(dir, complaint);
        for (unsigned i = 0; i < TABLE_COUNT && status == STATUS_OK; i++)
            status = own_rows_read(dir, (enum lexicon_table)i, &lexicon, complaint);
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
        if (lexicon->owned[i])
            table_done(&lexicon->tables[i]);
}
