/*
 * repair.h: mends what damage did to the characters, and folds the text for matching.
 *
 *     企業(yè)復(fù)工  ->  企業復工     damage: ruby, 2 places, repaired
 *
 * What it mends it counts in the notes; what it cannot mend it counts as not repaired. It does not
 * know lines, titles or figures.
 */
#ifndef WIRECOPY_REPAIR_REPAIR_H
#define WIRECOPY_REPAIR_REPAIR_H

#include "repair/notes.h"

/* Builds the mended, folded text of `text` (whose fold may be NULL) in the notes' arena. */
struct text repair_text(struct notes *notes, const struct text *text);

#endif
