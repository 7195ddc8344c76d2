/* ruby.c: the shape of a pinyin syllable: up to three consonants, vowels with one tone, n, ng or r.
 */
#include "repair/ruby.h"

#define SYLLABLE_MAX 6u /* zhuāng */

static bool is_toned(uint32_t cp)
{
    static const uint32_t TONED[] = {0x101, 0xE1,  0x1CE, 0xE0,  0x113, 0xE9,  0x11B, 0xE8,  0x12B,
                                     0xED,  0x1D0, 0xEC,  0x14D, 0xF3,  0x1D2, 0xF2,  0x16B, 0xFA,
                                     0x1D4, 0xF9,  0x1D6, 0x1D8, 0x1DA, 0x1DC, 0x144, 0x148, 0x1F9};
    for (size_t i = 0; i < sizeof TONED / sizeof *TONED; i++)
        if (TONED[i] == cp)
            return true;
    return false;
}

static bool is_vowel(uint32_t cp)
{
    return cp == 'a' || cp == 'e' || cp == 'i' || cp == 'o' || cp == 'u' || cp == 0xFC ||
           is_toned(cp);
}

static bool is_initial(uint32_t cp)
{
    return cp >= 'b' && cp <= 'z' && cp != 'v' && !is_vowel(cp);
}

/* Where the syllable that begins at `at` ends; `at` when there is none. */
static uint32_t syllable_end(const struct text *text, uint32_t at)
{
    uint32_t i = at;
    unsigned tones = 0;

    while (i < at + 2 && is_initial(text_fold(text, i)))
        i++;
    uint32_t vowels = i;
    for (; is_vowel(text_fold(text, i)); i++)
        tones += is_toned(text_fold(text, i));
    if (i == vowels || i > vowels + 3 || tones != 1)
        return at;
    if (text_fold(text, i) == 'n' || text_fold(text, i) == 'r') {
        i++;
        if (text_fold(text, i) == 'g' && text_fold(text, i - 1) == 'n')
            i++;
    }
    return i - at <= SYLLABLE_MAX ? i : at;
}

uint32_t ruby_bracketed(const struct text *text, uint32_t at)
{
    if (text_fold(text, at) != '(')
        return 0;
    uint32_t end = syllable_end(text, at + 1);
    return end > at + 1 && text_fold(text, end) == ')' ? end + 1 - at : 0;
}

uint32_t ruby_length(const struct text *text, uint32_t at)
{
    bool behind_hanzi = at > 0 && cp_is_hanzi(text_fold(text, at - 1));

    return behind_hanzi ? ruby_bracketed(text, at) : 0;
}

uint32_t ruby_cut(const struct text *text, uint32_t at)
{
    if (text->cp[at] != '?')
        return 0;
    uint32_t end = syllable_end(text, at + 1);
    return end > at + 1 && text_fold(text, end) == ')' ? end + 1 - at : 0;
}
