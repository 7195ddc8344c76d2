/*
 * quote_sex.h: whether 他 or 她 may stand for somebody.
 *
 *     王女士, 丈夫老周, 女教师李敏, 李敏(女,32岁)     the text says it
 *     “…。”他说。                                     so did he who was meant before
 *     何秀兰                                          the name makes it likely
 *     周国平                                          open
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_SEX_H
#define WIRECOPY_RECOGNISE_QUOTE_SEX_H

#include "recognise/quote/quote_speaker.h"

/* How well a person goes with a pronoun, worst first. */
enum sex_fit { SEX_FIT_NOT, SEX_FIT_HARDLY, SEX_FIT_OPEN, SEX_FIT_LIKELY, SEX_FIT_SURE };

/* Of the person `index`, with the folded 他 or 她; open for 0, which is no pronoun. */
enum sex_fit quote_sex_fit(const struct quote_reader *reader, uint32_t index, uint32_t pronoun);

/* The same, of words that name nobody: 母亲. */
enum sex_fit quote_sex_fit_word(const struct quote_reader *reader, struct span word,
                                uint32_t pronoun);

#endif
