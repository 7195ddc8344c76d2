/*
 * quote_focus.h: whom the text is about where a speaker is not named.
 *
 *     副镇长于静发现游本立睡着了。她|把雨衣盖在他身上。     于静: she begins the sentence before
 *     村医罗启明…,妻子谭秋菊…。他|只是笑笑。                罗启明: a wife is no 他
 *     方先生在议员谭淑敏陪同下见记者,他|说                 方先生
 *     李桂英和赵建军去了家访。她|说                         nobody: both may be meant
 *     “多亏了李书记。”他|说                                 not 李书记, who is spoken of
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_FOCUS_H
#define WIRECOPY_RECOGNISE_QUOTE_FOCUS_H

#include "recognise/quote/quote_speaker.h"

/* The first 他 or 她 in `span` that may be the subject: neither 他们 nor 给他, and 她的 only where
 * what is hers stands for her: 她的眼圈. 0 for none. */
uint32_t quote_focus_pronoun(const struct quote_reader *reader, struct span span);

/* Whom a pronoun at or behind `at` stands for. */
struct quote_speaker quote_focus_of(const struct quote_reader *reader, uint32_t at,
                                    uint32_t pronoun);

/* 葛凤英今年71岁。…|老人|说: the only person in the last sentence before `at` that tells an old
 * age, unless an old man was spoken of who has no name. NO_ITEM for nobody. */
uint32_t quote_focus_elder(const struct quote_reader *reader, uint32_t at);

/* 这位|创业者: the only person in the sentence before `at`, when nobody else is named by the word
 * `role` there. NO_ITEM for nobody. */
uint32_t quote_focus_this(const struct quote_reader *reader, uint32_t at, struct span role);

/* The only person who is named in `span`, which may hold quotations; NO_ITEM for none or several.
 */
uint32_t quote_focus_only(const struct quote_reader *reader, struct span span);

#endif
