/*
 * decode.h: one character at a time from the bytes of a charset.
 *
 *     GB18030  B8 B4     ->  復 in its Simplified form, 2 bytes
 *     GB18030  82 28     ->  U+FFFD, 1 byte (the lead; the bracket is read next)
 *     GB18030  AD E3     ->  U+E15C, 2 bytes (user-defined pairs go to the private use area)
 *     GB18030  80        ->  €
 *     Big5     88 62     ->  Ê and the combining mark U+0304
 */
#ifndef WIRECOPY_INTAKE_DECODE_H
#define WIRECOPY_INTAKE_DECODE_H

#include "base/slice.h"

#define CHARSET_LIST(X)                                                                            \
    X(UTF8, "UTF-8")                                                                               \
    X(GB18030, "GB18030")                                                                          \
    X(BIG5, "Big5")                                                                                \
    X(UTF16LE, "UTF-16LE")                                                                         \
    X(UTF16BE, "UTF-16BE")

enum charset {
#define CHARSET_ENUM(name, word) CHARSET_##name,
    CHARSET_LIST(CHARSET_ENUM)
#undef CHARSET_ENUM
        CHARSET_COUNT
};

struct decoded {
    uint32_t cp;     /* U+FFFD when bad */
    uint32_t mark;   /* a second code point of the same bytes, else 0 */
    uint32_t length; /* bytes, at least 1 */
    bool bad;
};

/* The character at `at`, which must lie in `bytes`. */
struct decoded decode_one(enum charset charset, struct slice bytes, size_t at);

/* The GBK pair (lead << 8 | trail) that stands for `cp`, 0x80 for €, `cp` itself below 0x80; 0 when
 * GBK has none. */
uint16_t encode_gbk(uint32_t cp);

/* The character of a GBK pair; 0 when none is assigned to it, which is also so for the pairs that
 * users may define. */
uint32_t decode_gbk_pair(uint32_t lead, uint32_t trail);

/* The name in the record. */
const char *charset_name(enum charset charset);

/* The charset that a label such as "gb2312" or "x-big5" means; CHARSET_COUNT when none of ours.
 * "utf-16" without an order is CHARSET_UTF16LE. */
enum charset charset_of_label(struct slice label);

#endif
