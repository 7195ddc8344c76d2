/*
 * programme_bare.h: programmes whose names stand without marks.
 *
 *     实行|一企一策, 全面推行|林长制, 以|三不原则          what is made for each, kept by a chief,
 * or done so many times 春风行动, 首问负责制                                  names that everybody
 * knows 开展|农村道路交通安全专项整治                         a verb of starting, and a head that
 * ends a campaign's name 担任|驻企防疫联络员                                   who is posted
 * everywhere 四个必选动作                                          counted: one when the article
 * lists them
 */
#ifndef WIRECOPY_RECOGNISE_PROGRAMME_BARE_H
#define WIRECOPY_RECOGNISE_PROGRAMME_BARE_H

#include "lexicon/lexicon.h"

struct programme_bare {
    struct span name; /* empty: none begins here */
    enum programme_kind kind;
    bool counted; /* only when the article lists its parts, */
    bool listed;  /* which it does right away when this is set */
};

/* What begins at `at`. */
struct programme_bare programme_bare_read(const struct lexicon *lexicon, const struct text *text,
                                          uint32_t at);

#endif
