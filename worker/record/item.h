/*
 * item.h: the part of a record that is a news item of IPTC ninjs 3.1.
 *
 * Key by key in the order of this file's functions. What the article does not say is absent; ninjs
 * requires nothing but the uri.
 */
#ifndef WIRECOPY_RECORD_ITEM_H
#define WIRECOPY_RECORD_ITEM_H

#include "record/writer.h"

/* The schema of the whole record; deploy/schema/record.schema.json has it as its $id. */
#define RECORD_SCHEMA "urn:wirecopy:schema:record-1"

/* Puts the item's keys into `record`. */
void item_write(struct writer *writer, json_t *record);

#endif
