/* jumps.h: (下转第二版), (上接第一版) and links to the rest of an article. */
#ifndef WIRECOPY_LAYOUT_JUMPS_H
#define WIRECOPY_LAYOUT_JUMPS_H

#include "layout/reading.h"

/* Removes a link to the rest of the article (...[详情>], (试读)...), which is damage: the page
 * breaks off there. */
void rest_links_cut(struct reading *reading);

/* Removes (下转第二版) and (上接第一版) and joins the halves; one without the other is damage. */
void jumps_join(struct reading *reading);

#endif
