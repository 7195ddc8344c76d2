/*
 * places.h: the places of an article, in the news item and in the extraction.
 *
 *     "places": [{"name":"双牌县","rel":"mentions","uri":"urn:wirecopy:gb2260:431123",
 *                 "literal":"l1"}]
 *     "places": [{"id":"l1","name":"双牌县","code":"431123","level":"county","edition":"202312",
 *                 "mentions":[{"start":2,"end":5,"exact":"双牌县"}]}]
 *
 * A place whose code the text does not settle has candidates instead, and no uri.
 */
#ifndef WIRECOPY_RECORD_PLACES_H
#define WIRECOPY_RECORD_PLACES_H

#include "record/writer.h"

/* Both give NULL without memory. */
/* Whether the place has a code of GB/T 2260; one without an edition is the table's own. */
bool place_has_code(const struct place *place);

json_t *places_build(struct writer *writer);
json_t *places_build_item(struct writer *writer);

#endif
