/* tail.h: what stands after the last sentence: credits, editors, sources, (完). */
#ifndef WIRECOPY_LAYOUT_TAIL_H
#define WIRECOPY_LAYOUT_TAIL_H

#include "layout/reading.h"

/* Reads and removes the tail. Lines above the last one of running text are left alone. */
void tail_read(struct reading *reading);

/* Removes a link to the rest of the article (...[详情>], (试读)...), which is damage: the page
 * breaks off there. */
void rest_links_cut(struct reading *reading);

/* Removes (下转第二版) and (上接第一版) and joins the halves; one without the other is damage. */
void jumps_join(struct reading *reading);

#endif
