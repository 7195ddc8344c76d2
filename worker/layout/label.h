/*
 * label.h: the words of labels.tsv before a colon, a bar or a gap.
 *
 *     来源:红网   来 源:红网   记者丨甲   发布/2020年3月11日   来源 红网   转自《清河日报》
 */
#ifndef WIRECOPY_LAYOUT_LABEL_H
#define WIRECOPY_LAYOUT_LABEL_H

#include "lexicon/lexicon.h"

struct label {
    enum label_kind kind;
    uint32_t end, value; /* where the word ends, where its value begins */
    bool colon;          /* else a bar or a gap: the value must show that it is a label */
};

/* Whether the label names somebody who made the article. */
bool label_is_person(enum label_kind kind);

/* Whether it stands before a title, a subtitle or a kicker. */
bool label_is_title(enum label_kind kind);

/* The role of those whom a label of a person names. */
enum role_kind label_role(enum label_kind kind);

/* Whether a label with its colon (or a bar) begins at span.start, and what it is. */
bool label_at(const struct lexicon *lexicon, const struct text *text, struct span span,
              struct label *ret_label);

/* The same for a label without a mark behind it. */
bool label_bare_at(const struct lexicon *lexicon, const struct text *text, struct span span,
                   struct label *ret_label);

#endif
