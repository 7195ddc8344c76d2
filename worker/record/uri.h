/*
 * uri.h: the name of a record. It depends on the input alone, so that the same article has the same
 * name in every run and on every worker.
 *
 *     id "7"                      urn:wirecopy:id:7
 *     id "urn:newsml:x:1"         urn:newsml:x:1            an id that is a URI stays as it is
 *     url "https://a.cn/甲?b=1"   https://a.cn/%E7%94%B2?b=1
 *     neither                     urn:wirecopy:sha256:9f86d0...
 *
 * Only the envelope counts: an address that was read on the page could change with the reader.
 */
#ifndef WIRECOPY_RECORD_URI_H
#define WIRECOPY_RECORD_URI_H

#include "base/arena.h"
#include "intake/intake.h"

/* A URI of RFC 3986 in the arena, ending in NUL; "" after an overflow. */
const char *uri_of(struct arena *arena, const struct intake *intake);

#endif
