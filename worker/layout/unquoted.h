/*
 * unquoted.h: speech that lost its marks: told, not mended.
 *
 *     他说，我种了一辈子黄姜。她说：我不开机器。      quotes_missing, where no speech on the page
 * has marks 他说，他种了一辈子黄姜。                        reported, and whole
 */
#ifndef WIRECOPY_LAYOUT_UNQUOTED_H
#define WIRECOPY_LAYOUT_UNQUOTED_H

#include "layout/reading.h"

void unquoted_judge(struct reading *reading);

#endif
