/*
 * place_clear.h: mentions of places that the later recognisers found to be parts of other names.
 *
 *     创始人计玉林回忆说            计玉林 is somebody, 玉林 is not meant
 *     演唱了《外婆的澎湖湾》        nor is 澎湖
 *     马来西亚福建社团联合会        its seat is 马来西亚; 福建 says whose it is
 *     江苏银行北京分行              but this one is in 北京
 *
 * What is only an address, 长沙市湖南路小学, place_mention.h has left out before.
 */
#ifndef WIRECOPY_RECOGNISE_PLACE_CLEAR_H
#define WIRECOPY_RECOGNISE_PLACE_CLEAR_H

#include "base/text.h"
#include "recognise/findings.h"

/* Takes such mentions away, and the places that have no other; wants people, organisations and
 * documents. */
void place_clear(struct arena *arena, const struct text *text, struct findings *findings);

#endif
