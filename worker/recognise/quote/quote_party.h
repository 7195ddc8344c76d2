/*
 * quote_party.h: who is in a clause, and whether as the one who may speak.
 *
 *     国强对前来走访的干部麦田|说         麦田 is addressed
 *     王强拉着李梅|说                     李梅 has something done to her
 *     张三的妻子|说                       张三 only owns; but 张三的声音 stands for him
 *     把队旗交到岑国梁手中                岑国梁 gets something
 *     一名女学生|说                       (女学生): nobody's name, but a role
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_PARTY_H
#define WIRECOPY_RECOGNISE_QUOTE_PARTY_H

#include "recognise/quote/quote_speaker.h"

/* Nobody; `found` when somebody is said to speak all the same. */
struct quote_speaker quote_nobody(bool found);

bool quote_is_one_of(uint32_t cp, const uint32_t *cps, size_t count);

/* Whether the characters from `start` to `end` are a word. */
bool quote_is_word(const struct quote_reader *reader, uint32_t start, uint32_t end);

/* Whether the one character at `at` belongs to a longer word: 街道, 问题. Not so behind a name:
 * 梁天明|说. */
bool quote_is_inside_word(const struct quote_reader *reader, uint32_t at);

/* Whether who begins at `start` is spoken to, or has something done to him, by somebody who stands
 * at or behind `floor`. */
bool quote_party_is_object(const struct quote_reader *reader, uint32_t start, uint32_t floor);

/* Whether who ends at `end` only owns what follows, or only gets something. */
bool quote_party_is_owner(const struct quote_reader *reader, uint32_t end);
bool quote_party_is_receiver(const struct text *text, uint32_t end);

/* 周大海|的儿子: where the relative or colleague ends whose owner ends at `end`; 0 when none
 * follows. */
uint32_t quote_party_relative_end(const struct quote_reader *reader, uint32_t end);

/* Whether 和, 与, 、 and a few words join who ends at `end` with who begins at `start`. */
bool quote_party_are_together(const struct text *text, uint32_t end, uint32_t start);

/* The next word of two characters or more from `at` on that names somebody without a name and may
 * be the subject in `span`; empty, at its end, when there is none. */
struct span quote_party_next_role(const struct quote_reader *reader, uint32_t at, struct span span);

/* Whether words begin with 记者, who seldom is meant. */
bool quote_party_is_maker(const struct text *text, struct span words);

/* “多亏了|王强|。”|他说: whether the words whose speaker is looked for tell of a person, who does
 * not name himself: 我叫王强. */
bool quote_party_is_spoken_of(const struct quote_reader *reader, uint32_t person);

/* Somebody whom `role` names: the only person of the article who has it as a title, or the words;
 * nobody when it is empty. */
struct quote_speaker quote_party_of_role(const struct quote_reader *reader, struct span role);

#endif
