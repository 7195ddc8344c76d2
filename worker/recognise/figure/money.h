/*
 * money.h: the currency of money.
 *
 *     3.5万美元  USD (the unit says it)      港币120万元  HKD (a name before it)
 *     人民币,下同  CNY (for the whole article)
 *     41.87万元    the text's own, where it is sure whose it is
 */
#ifndef WIRECOPY_RECOGNISE_MONEY_H
#define WIRECOPY_RECOGNISE_MONEY_H

#include "recognise/reader.h"

/* Sets the currency of figures of money; leaves it NULL in doubt. */
void money_name_all(struct reader *reader);

#endif
