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

static void own_rows_read(const char *dir, enum lexicon_table which, struct lexicon *lexicon,
                          struct complaints *complaints)
{
    char path[PATH_BYTES];
    struct tsv tsv;
    bool there;

    snprintf(path, sizeof path, "%s/%s.tsv", dir, TABLE_DECLARATIONS[which].name);
    if (tsv_read(path, &TABLE_DECLARATIONS[which], &tsv, &there, complaints) != STATUS_OK)
        return;
    if (tsv.count > 0) {
        struct table *table = &lexicon->tables[which];
        lexicon->owned[which] =
            table_build_over(&LEXICON_BUILT_IN[which], tsv.rows, tsv.count, table);
        if (lexicon->owned[which])
            id_mix(lexicon->id, table);
        else
            complaints_add(complaints, "%s: %s", path, strerror(ENOMEM));
    }
    tsv_done(&tsv);
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

static void dir_check(const char *dir, struct complaints *complaints)
{
    const struct dirent *file;

    DIR *open = opendir(dir);
    if (!open) {
        complaints_add(complaints, "%s: %s", dir, strerror(errno));
        return;
    }
    while ((file = readdir(open)))
        if (!is_table_file(file->d_name))
            complaints_add(complaints, "%s/%s: no table has this name", dir, file->d_name);
    closedir(open);
}

enum status lexicon_open(const char *dir, struct lexicon *ret_lexicon,
                         struct complaints *complaints)
{
    struct lexicon lexicon = {0};

    memcpy(lexicon.tables, LEXICON_BUILT_IN, sizeof lexicon.tables);
    memcpy(lexicon.id, LEXICON_BUILT_IN_ID, sizeof lexicon.id);
    if (dir && *dir) {
        dir_check(dir, complaints);
        for (unsigned i = 0; i < TABLE_COUNT; i++)
            own_rows_read(dir, (enum lexicon_table)i, &lexicon, complaints);
    }
    if (complaints->count > 0) {
        lexicon_close(&lexicon);
        return STATUS_LEXICON;
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
