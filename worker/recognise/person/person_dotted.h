/*
 * person_dotted.h: names of several parts with · between: 阿依古丽·买买提, 让-皮埃尔·杜朗.
 *
 * Where the last part ends, no · tells: a word or mark that follows names, or a character that such
 * names are not written with, does.
 */
#ifndef WIRECOPY_RECOGNISE_PERSON_DOTTED_H
#define WIRECOPY_RECOGNISE_PERSON_DOTTED_H

#include "recognise/person/person_name.h"

/* Whether the character at `at` stands between the parts of a name: ·, and the ． of
 * 瑪格麗特．霍爾特 between Chinese characters; a . may end a sentence. */
bool person_dotted_mark(const struct text *text, uint32_t at);

/* Whether foreign names are often written with the character at `at`. */
bool person_dotted_character(const struct lexicon *lexicon, const struct text *text, uint32_t at);

/* Whether characters with a · behind them begin at `at`; then *ret_name is the name, of length 0
 * when they are none. */
bool person_dotted_read(const struct lexicon *lexicon, const struct text *text, uint32_t at,
                        enum name_vouch vouch, struct name_reading *ret_name);

#endif
