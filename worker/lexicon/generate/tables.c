/*
 * generate/tables.c: compiles worker/data/NAME.tsv into C arrays at build time.
 *
 * usage: generate_tables DATA_DIR OUT.c
 *
 * The tables are built by the same code that builds those of lexicon.dir at start; here they are
 * only written out. A row that is wrong stops the build with its file and line.
 */
#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

#define PATH_BYTES 4096u

static void write_nodes(FILE *out, const char *name, const struct table *table)
{
    fprintf(out, "static const struct table_node NODES_%s[] = {\n", name);
    for (uint32_t i = 0; i < table->node_count; i++) {
        const struct table_node *n = &table->nodes[i];
        fprintf(out, "{0x%X,%u,%u},%s", n->cp, n->children, n->entry, i % 8 == 7 ? "\n" : "");
    }
    fputs("};\n", out);
}

static void write_entries(FILE *out, const char *name, const struct table *table)
{
    fprintf(out, "static const struct table_entry ENTRIES_%s[] = {\n", name);
    for (uint32_t i = 0; i < table->entry_count; i++) {
        const struct table_entry *e = &table->entries[i];
        fprintf(out, "{%u,%u,%u,{%u,%u,%u}},%s", e->kind, e->length, e->more, e->column[0],
                e->column[1], e->column[2], i % 6 == 5 ? "\n" : "");
    }
    fputs("{0,0,0,{0,0,0}}};\n", out);
}

static void write_pool(FILE *out, const char *name, const struct table *table)
{
    fprintf(out, "static const char POOL_%s[] = {\n", name);
    for (uint32_t i = 0; i < table->pool_bytes; i++)
        fprintf(out, "%d,%s", (signed char)table->pool[i], i % 24 == 23 ? "\n" : "");
    fputs("};\n", out);
}

static void write_bitmap(FILE *out, const char *kind, const char *name, const uint32_t *bitmap)
{
    fprintf(out, "static const uint32_t %s_%s[TABLE_BITMAP_WORDS] = {\n", kind, name);
    for (uint32_t i = 0; i < TABLE_BITMAP_WORDS; i++)
        if (bitmap[i])
            fprintf(out, "[%u]=0x%X,\n", i, bitmap[i]);
    fputs("[0]=0};\n", out);
}

static void write_rank(FILE *out, const char *name, const uint16_t *rank)
{
    fprintf(out, "static const uint16_t RANK_%s[TABLE_BITMAP_WORDS] = {\n", name);
    for (uint32_t i = 0; i < TABLE_BITMAP_WORDS; i++)
        fprintf(out, "%u,%s", rank[i], i % 24 == 23 ? "\n" : "");
    fputs("};\n\n", out);
}

static void write_table(FILE *out, const char *name, const struct table *table)
{
    write_nodes(out, name, table);
    write_entries(out, name, table);
    write_pool(out, name, table);
    write_bitmap(out, "FIRST", name, table->first);
    write_bitmap(out, "LAST", name, table->last);
    write_rank(out, name, table->rank);
}

static void write_index(FILE *out, const struct table *tables, const char *id)
{
    fputs("const struct table LEXICON_BUILT_IN[TABLE_COUNT] = {\n", out);
    for (unsigned i = 0; i < TABLE_COUNT; i++) {
        const char *name = TABLE_DECLARATIONS[i].name;
        fprintf(out, "{NODES_%s, ENTRIES_%s, POOL_%s, FIRST_%s, RANK_%s, LAST_%s, %u, %u, %u},\n",
                name, name, name, name, name, name, tables[i].node_count, tables[i].entry_count,
                tables[i].pool_bytes);
    }
    fprintf(out, "};\nconst char LEXICON_BUILT_IN_ID[LEXICON_ID_BYTES] = \"%.16s\";\n", id);
}

static void mistake_print(void *context, const char *mistake)
{
    (void)context;
    fprintf(stderr, "%s\n", mistake);
}

static bool build_one(const char *dir, unsigned which, struct table *ret_table, EVP_MD_CTX *hash)
{
    struct complaints complaints = {.each = mistake_print};
    char path[PATH_BYTES];
    struct tsv tsv;
    bool there;

    snprintf(path, sizeof path, "%s/%s.tsv", dir, TABLE_DECLARATIONS[which].name);
    if (tsv_read(path, &TABLE_DECLARATIONS[which], &tsv, &there, &complaints) != STATUS_OK) {
        if (!there)
            fprintf(stderr, "%s: there is no such file\n", path);
        return false;
    }
    for (size_t i = 0; i < tsv.count; i++)
        if (tsv.rows[i].kind == TABLE_KIND_REMOVED) {
            fprintf(stderr, "%s: a kind of " TSV_REMOVED " is for lexicon.dir alone\n", path);
            return false;
        }
    if (!table_build(tsv.rows, tsv.count, ret_table)) {
        fprintf(stderr, "%s: out of memory\n", path);
        return false;
    }
    EVP_DigestUpdate(hash, ret_table->nodes, ret_table->node_count * sizeof *ret_table->nodes);
    EVP_DigestUpdate(hash, ret_table->entries, ret_table->entry_count * sizeof *ret_table->entries);
    EVP_DigestUpdate(hash, ret_table->pool, ret_table->pool_bytes);
    tsv_done(&tsv);
    return true;
}

int main(int argc, char **argv)
{
    struct table tables[TABLE_COUNT];
    unsigned char digest[EVP_MAX_MD_SIZE];
    char id[2 * EVP_MAX_MD_SIZE + 1];

    if (argc != 3)
        return fprintf(stderr, "usage: generate_tables DATA_DIR OUT.c\n"), 64;
    EVP_MD_CTX *hash = EVP_MD_CTX_new();
    if (!hash || !EVP_DigestInit_ex(hash, EVP_sha256(), NULL))
        return fprintf(stderr, "generate_tables: no SHA-256\n"), 70;
    for (unsigned i = 0; i < TABLE_COUNT; i++)
        if (!build_one(argv[1], i, &tables[i], hash))
            return 65;
    EVP_DigestFinal_ex(hash, digest, NULL);
    EVP_MD_CTX_free(hash);
    for (unsigned i = 0; i < LEXICON_ID_BYTES / 2; i++)
        snprintf(id + (size_t)2 * i, 3, "%02x", digest[i]);
    FILE *out = fopen(argv[2], "w");
    if (!out)
        return perror(argv[2]), 73;
    fputs(
        "/* Written by generate/tables.c from worker/data. */\n#include \"lexicon/lexicon.h\"\n\n",
        out);
    for (unsigned i = 0; i < TABLE_COUNT; i++)
        write_table(out, TABLE_DECLARATIONS[i].name, &tables[i]);
    write_index(out, tables, id);
    for (unsigned i = 0; i < TABLE_COUNT; i++)
        table_done(&tables[i]);
    return fclose(out) ? (perror(argv[2]), 74) : 0;
}
