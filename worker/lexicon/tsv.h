/*
 * tsv.h: reads worker/data/NAME.tsv and the files of lexicon.dir.
 *
 *     # units.tsv: what stands after a number
 *     人次<tab>count<tab>
 *     km²<tab>area<tab>平方公里
 *
 * Lines that begin with # and empty lines are passed over. The first column is the key, in any
 * script and width: it is folded. The second is the kind, from the table's vocabulary. Missing
 * columns are empty, more columns than the table has are an error. In lexicon.dir, - as the kind
 * takes the key away from the built-in table.
 */
#ifndef WIRECOPY_LEXICON_TSV_H
#define WIRECOPY_LEXICON_TSV_H

#include "base/status.h"
#include "lexicon/table.h"

#define TSV_REMOVED "-"

struct tsv {
    char *text; /* the file; rows borrow from it */
    struct table_row *rows;
    size_t count;
};

/* Reads a file. STATUS_LEXICON with file, line and reason on anything that is wrong; a file that is
 * not there is an error too, with errno kept in *ret_missing (else 0). Free with tsv_done. */
enum status tsv_read(const char *path, const struct table_declaration *declaration,
                     struct tsv *ret_tsv, int *ret_missing, struct complaint *complaint);

void tsv_done(struct tsv *tsv);

#endif
