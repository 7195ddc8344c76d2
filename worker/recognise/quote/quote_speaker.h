/*
 * quote_speaker.h: who is said to have said it.
 *
 *     “…。”站在村口，村民李国华感慨道         李国华: the clause before the verb names him
 *     国强对麦田说：“…”                       国强: 麦田 is spoken to
 *     “…。”他舀起一勺糖浆                     whom 他 stands for: quote_focus.h
 *     一名村民说, 该负责人表示                nobody's name, but a role
 *     市卫健局提醒, 《方案》明确, 通知要求    what is cited
 */
#ifndef WIRECOPY_RECOGNISE_QUOTE_SPEAKER_H
#define WIRECOPY_RECOGNISE_QUOTE_SPEAKER_H

#include "recognise/mention_map.h"
#include "repair/notes.h"

struct quote_reader {
    struct notes *notes;
    const struct lexicon *lexicon;
    const struct text *text;
    struct findings *findings;
    struct mention_map people, organisations, places;
    struct span said; /* the words whose speaker is looked for */
    uint32_t *called; /* for each person, the 他 or 她 that stood for him; 0: none */
};

struct quote_speaker {
    bool found;                              /* somebody is said to speak, whether named or not */
    bool cited;                              /* a document or an organisation does */
    uint32_t person, document, organisation; /* indices, or NO_ITEM */
    struct slice role;                       /* of somebody without a name */
};

/* The words before an opening mark at `at`: 张伟强调,“…”. */
struct quote_speaker quote_speaker_before(const struct quote_reader *reader, uint32_t at);

/* The words behind a closing mark that ends at `at`. */
struct quote_speaker quote_speaker_behind(const struct quote_reader *reader, uint32_t at);

/* The sentence that goes on at `at`, when it has a verb of speech: 他说,雨水少,|“收成还好”。 */
struct quote_speaker quote_speaker_within(const struct quote_reader *reader, uint32_t at);

/* Whether the words that open at `at` come to whom the sentence before is about, from somebody who
 * is not named: 当被问及|“怕不怕”,他回答; 他受到质疑,|“是不是作秀?”. */
bool quote_speaker_is_another(const struct quote_reader *reader, uint32_t at);

/* Whether what stands at `at` begins another matter: 对此,詹明峰回应; 而一名员工…. */
bool quote_speaker_turns_away(const struct text *text, uint32_t at);

/* Whether the sentence that ends at `at` ends in how somebody takes a matter, or in what leads to
 * his words: 林德旺第一个反对。| 老师轻声叮嘱。| */
bool quote_speaker_leads_in(const struct quote_reader *reader, uint32_t at);

/* Whether in the sentence behind `at` somebody named moves or feels as those do who speak: 摆摆手,
 * 余悸犹存. */
bool quote_speaker_gestures(const struct quote_reader *reader, uint32_t at);

/* Whether what follows `at` in its sentence has a verb of speech, whoever speaks. */
bool quote_speaker_is_said_behind(const struct quote_reader *reader, uint32_t at);

/* Further before: the sentence that goes on at `at` (小叶说,警情少了,“…。”), or the one before it
 * in the same paragraph (郑秀英指出,…。“…。”). */
struct quote_speaker quote_speaker_earlier(const struct quote_reader *reader, uint32_t at);

/* The same, only where that sentence has a verb of speech. */
struct quote_speaker quote_speaker_said_earlier(const struct quote_reader *reader, uint32_t at);

/* Whether the sentence behind `at` is about somebody. */
bool quote_speaker_is_somebody_behind(const struct quote_reader *reader, uint32_t at);

/* The same, of the sentence that goes to `end`, without its mark. */
struct quote_speaker quote_speaker_ending(const struct quote_reader *reader, uint32_t end);

/* A sentence that says who spoke and nothing else: 金峰镇相关负责人说。 */
struct quote_speaker quote_speaker_alone(const struct quote_reader *reader, struct span sentence);

/* Whether the speaker is known by a name, a role or a title. */
bool quote_speaker_is_known(const struct quote_speaker *speaker);

#endif
