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

/* Reads a file. Adds a complaint with file, line and reason for each line that is wrong, and
 * returns STATUS_LEXICON when there is one. False in *ret_there: there is no such file, which is
 * none. Free with tsv_done. */
enum status tsv_read(const char *path, const struct table_declaration *declaration,
                     struct tsv *ret_tsv, bool *ret_there, struct complaints *complaints);

void tsv_done(struct tsv *tsv);

#endif
