/*
 * language.h: in which script a text is written, and its BCP 47 tag.
 *
 *     企業復工    企 is neutral, 業復 Traditional only        Hant    zh-Hant
 *     企业复工    企 is neutral, 业 and 复 Simplified only    Hans    zh-Hans
 *     Hello       no Chinese character                        none    und
 *
 * Each character votes for the one script that writes it; most vote for none. A text in which both
 * have a real share (a page that was converted in part) is mixed, and its language is the
 * majority's. Chinese in which no character votes is Simplified: it is as it stands.
 */
#ifndef WIRECOPY_RECORD_LANGUAGE_H
#define WIRECOPY_RECORD_LANGUAGE_H

#include "base/text.h"

struct language {
    const char *script; /* "Hans", "Hant", "mixed" or, when it is not Chinese, "none" */
    const char *tag; /* "zh-Hans", "zh-Hant", "ja", "ko", or "und" where the letters do not say */
};

/* Reads a folded text. */
struct language language_read(const struct text *text);

#endif
