/* checks.h: the checks as the record prints them. */
#ifndef WIRECOPY_RECORD_CHECKS_H
#define WIRECOPY_RECORD_CHECKS_H

#include "record/writer.h"

json_t *checks_build(struct writer *writer);

#endif
