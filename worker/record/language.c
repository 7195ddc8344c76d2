/* language.c: counting characters. */
#include "record/language.h"

#include "lexicon/fold.h"

/* A text is mixed when the smaller script has at least so many characters and so great a share of
 * the votes. Simplified text has 著 or 乾 in a name, and converters leave a few characters. */
#define MIXED_CHARACTERS_MIN 3u
#define MIXED_PER_CENT_MIN   10u

/* Latin letters to one Chinese character above which a text is not Chinese. A page with the names
 * of products and pinyin has two; an English text that names a Chinese has hundreds. */
#define LATIN_RATIO_MAX 8u

struct votes {
    uint32_t traditional, simplified; /* characters of one script only */
    uint32_t hanzi, kana, hangul, latin;
};

static bool is_kana(uint32_t cp)
{
    return cp >= 0x3041 && cp <= 0x30FE && cp != 0x30FB; /* without the dot of names */
}

static bool is_hangul(uint32_t cp)
{
    return cp >= 0xAC00 && cp <= 0xD7A3;
}

static struct votes votes_count(const struct text *text)
{
    struct votes votes = {0};

    for (uint32_t i = 0; i < text->count; i++) {
        uint32_t cp = text->cp[i];
        if (cp_is_hanzi(cp)) {
            votes.hanzi++;
            votes.traditional += text->fold[i] != cp;
            votes.simplified += fold_is_simplified(cp);
        } else {
            votes.latin += cp_is_latin(text->fold[i]);
            votes.kana += is_kana(cp);
            votes.hangul += is_hangul(cp);
        }
    }
    return votes;
}

static bool votes_are_mixed(const struct votes *votes)
{
    uint64_t smaller =
        votes->simplified < votes->traditional ? votes->simplified : votes->traditional;
    uint64_t all = (uint64_t)votes->simplified + votes->traditional;

    return smaller >= MIXED_CHARACTERS_MIN && smaller * 100 >= all * MIXED_PER_CENT_MIN;
}

struct language language_read(const struct text *text)
{
    struct votes votes = votes_count(text);

    if (votes.kana > votes.hanzi / 4)
        return (struct language){"none", "ja"};
    if (votes.hangul > votes.hanzi)
        return (struct language){"none", "ko"};
    if (votes.hanzi == 0 || votes.latin / LATIN_RATIO_MAX > votes.hanzi)
        return (struct language){"none", "und"};
    bool hant = votes.traditional > votes.simplified;
    const char *tag = hant ? "zh-Hant" : "zh-Hans";
    if (votes_are_mixed(&votes))
        return (struct language){"mixed", tag};
    return (struct language){hant ? "Hant" : "Hans", tag};
}
