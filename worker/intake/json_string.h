/*
 * json_string.h: where a string stands in a JSON text, character by character.
 *
 * jansson parses and checks the envelope; this walks the same bytes once more to learn which raw
 * bytes each character of one string came from. It is only given text that jansson has accepted.
 *
 *     {"text":"\u590d工"}      复 at 9, 6 bytes; 工 at 15, 3 bytes
 */
#ifndef WIRECOPY_INTAKE_JSON_STRING_H
#define WIRECOPY_INTAKE_JSON_STRING_H

#include "base/slice.h"

#include <stdbool.h>

/* Finds the string that the object in `json` holds under `key` (plain ASCII) at its top level. Sets
 * *ret_literal to its bytes between the quotes. False when there is none. */
bool json_string_find(struct slice json, const char *key, struct span *ret_literal);

/* Reads the character at `at`, which lies before `end`. Returns its length in bytes. */
size_t json_string_next(struct slice json, size_t at, size_t end, uint32_t *ret_cp);

#endif
