/*
 * rows.h: the rows of a .tsv file, for the programs that compile one at build time.
 */
#ifndef WIRECOPY_LEXICON_GENERATE_ROWS_H
#define WIRECOPY_LEXICON_GENERATE_ROWS_H

#include <stdbool.h>

/* Takes one row, which may end in \n. False when it is none. */
typedef bool row_take(const char *row, void *into);

/* Gives each row that is no comment to `take`. False, with the place and `expected` on standard
 * error, when the file cannot be read or a row is not taken. */
bool rows_read(const char *path, row_take *take, void *into, const char *expected);

#endif
