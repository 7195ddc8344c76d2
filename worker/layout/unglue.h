/*
 * unglue.h: lines that hold more than one part of the header are cut apart, and a label is put
 * together with its value in the line below.
 *
 *     清河县企业复工过半 2020-03-11 10:20 来源:清河日报 全县已有…     title | fields | text
 *     清河县企业复工过半 本报讯(记者 甲)全县已有…                     title | dateline and text
 *     #复工#【清河县企业复工过半】全县已有…                           title | text
 *     作者:↵李大为                                                   one line
 */
#ifndef WIRECOPY_LAYOUT_UNGLUE_H
#define WIRECOPY_LAYOUT_UNGLUE_H

#include "layout/reading.h"

/* Puts labels together with the values below them. */
void labels_join(struct reading *reading);

/* Cuts the first lines of the page where parts of the header are glued together. */
void head_unglue(struct reading *reading);

#endif
