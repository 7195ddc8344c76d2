/*
 * mojibake.h: lines that were decoded in the wrong charset before they came to us.
 *
 *     澶嶅伐鐜囪揪鍒颁節鎴?   ->   复工率达到九…    UTF-8 that was read as GBK
 *     å¤å·¥çè¾¾å°          ->   复工率达到      UTF-8 that was read as Windows-1252
 *     ¸´¹¤ÂÊ´ïµ½            ->   复工率达到      GBK that was read as Windows-1252
 *     ÕÅ˼µÂ¼ÍÄî            ->   张思德纪念      the same, by a reader that took Ë¼ for UTF-8
 *
 * Of a line that has characters beside such, only the stretches that were UTF-8 are put back. A
 * line is put back only when it is no Chinese as it stands and is Chinese when its bytes are read
 * again. What the wrong reading lost stands as U+FFFD. 锟斤拷 (U+FFFD read as GBK) is counted and
 * stays: nothing can bring back what stood there.
 */
#ifndef WIRECOPY_INTAKE_MOJIBAKE_H
#define WIRECOPY_INTAKE_MOJIBAKE_H

#include "base/text.h"

struct mojibake {
    uint32_t mended; /* lines */
    uint32_t gaps;   /* of them, those with U+FFFD in them */
    uint32_t lost;   /* places that cannot be mended */
};

/* Puts such lines of `text` back. *ret_text is `text` itself when there is none, else lies in
 * `arena` and is not folded. After an overflow of the arena it is `text`. */
struct mojibake mojibake_undo(struct arena *arena, const struct text *text, struct text *ret_text);

#endif
