/*
 * quote_who.h: whom words name as the speaker.
 *
 *     国强对前来走访的干部麦田|说           国强: 麦田 is spoken to
 *     雷大山和妻子裘秀梅|说                 雷大山: the first of those who speak together
 *     卖早点的阿姨常给他留两个包子|,说      (阿姨): 他 is no subject
 *     张三的声音|发抖                       张三: what is his stands for him
 *     市卫健局|提醒, 《方案》|明确          what is cited
 *
 * The words are those before a verb of speech, or a clause that follows a quotation. Where the verb
 * and the clause are found: quote_speaker.h.
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_WHO_H
#define WIRECOPY_RECOGNISE_QUOTE_WHO_H

#include "recognise/quote/quote_speaker.h"

/* Whom the words before a verb name: a person, a document, a pronoun, a role, an organisation. */
struct quote_speaker quote_who_in(const struct quote_reader *reader, struct span words);

/* The same, of the last clause in `words`; when it names nobody, of all of them. */
struct quote_speaker quote_who_last(const struct quote_reader *reader, struct span words);

/* Whom the pronoun stands for that begins `clause`. */
struct quote_speaker quote_who_begins(const struct quote_reader *reader, struct span clause);

/* Who acts in `clause`, which has no verb of speech: the pronoun that begins it, or a person. */
struct quote_speaker quote_who_acts(const struct quote_reader *reader, struct span clause);

/* Somebody without a name in a clause without a verb of speech: the first who is not spoken to. */
struct quote_speaker quote_who_unnamed(const struct quote_reader *reader, struct span clause);

/* Where the last clause of `span` begins; a comma in brackets ends none: 林亚福(62岁,司机). */
uint32_t quote_clause_start(const struct text *text, struct span span);

#endif
