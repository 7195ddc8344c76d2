/*
 * quote_turn.h: whose turn it is, where paragraphs follow one another.
 *
 *     贺立军打开了话匣子。\n“路修通了,…。”\n“我…。”     贺立军, and 贺立军 again
 *     “…?”记者问。\n“…。”费友良说。\n“愿意来吗?”        the reporter asks again
 *     …。\n“绳子呢?”\n“在车上,…。”                      nobody: who asks whom is not said
 *     她要在会上说:\n“…。”                              her: the colon stands in the line before
 *     廖三妹:我家…?\n巫远志:带上社保卡就行。            a transcript, without marks
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_TURN_H
#define WIRECOPY_RECOGNISE_QUOTE_TURN_H

#include "recognise/quote/quote_marks.h"
#include "recognise/quote/quote_speaker.h"

struct quote_turn {
    struct span said;
    struct quote_speaker speaker;
};

/* The speaker of a quotation that begins its paragraph and that nothing in it attributes, from
 * the paragraphs around. */
struct quote_speaker quote_turn_of_paragraph(const struct quote_reader *reader,
                                             const struct quoted *quoted);

/* Whether `line`, which is a paragraph or a part of one, is a paragraph of a transcript: a name, a
 * colon, and what that person says of himself, to somebody, or right before or after such a turn.
 */
bool quote_turn_of_transcript(const struct quote_reader *reader, struct span line,
                              struct quote_turn *ret_turn);

#endif
