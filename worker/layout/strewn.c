/* strewn.c: beginnings of clauses are counted by their first four characters, then judged. */
#include "layout/strewn.h"

#include "layout/byline.h"
#include "layout/cursor.h"
#include "layout/dateline.h"
#include "lexicon/lexicon.h"

#define PHRASE_MIN     4u
#define PHRASE_MAX     16u
#define CLAUSES_MAX    512u
#define SLOTS          256u
#define SPOTS_MIN      3u
#define SPOTS_MAX      32u
#define REPEATED_MIN   24u /* code points in which two clauses agree when one repeats the other */
#define GOING_ON_SHARE 4u  /* at most one in so many clauses reads as if the phrase were its own */
#define DATELINE_MAX   40u
#define TITLE_LENGTH   60u
#define TITLE_PER_CENT 80u /* of the phrase's pairs, when it is made of the title */

bool clause_begins(const struct text *text, struct span line, uint32_t at)
{
    uint32_t before = at == line.start ? ',' : text->fold[at - 1];

    return before == ',' || before == ';' || before == ':' || before == '!' || before == '?' ||
           before == 0x3002 || before == 0x201C || before == 0x201D || before == ')';
}

/* The clauses of the page that begin with four Chinese characters and do not end with them. */
struct clauses {
    uint32_t at[CLAUSES_MAX];
    uint32_t count;
};

static bool has_phrase(const struct text *text, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < at + PHRASE_MIN; i++)
        if (i >= end || !(cp_is_hanzi(text->fold[i]) || cp_is_latin(text->fold[i])))
            return false;
    return true;
}

static void clauses_collect(const struct reading *reading, struct clauses *clauses)
{
    clauses->count = 0;
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        if (!line_is_prose(reading, i)) /* the title has its own words */
            continue;
        for (uint32_t at = line.start; at < line.end && clauses->count < CLAUSES_MAX; at++)
            if (clause_begins(reading->text, line, at) && has_phrase(reading->text, at, line.end))
                clauses->at[clauses->count++] = at;
    }
}

static bool same_begin(const struct text *text, uint32_t a, uint32_t b, uint32_t length)
{
    return a + length <= text->count && b + length <= text->count &&
           memcmp(text->fold + a, text->fold + b, length * sizeof *text->fold) == 0;
}

/* How what stands behind the phrase reads. */
enum sign { SIGN_NONE, SIGN_FRESH, SIGN_GOES_ON };

/* Whether a verb of two characters stands there; 召集人 is none. */
static bool is_verb(const struct reading *reading, uint32_t at)
{
    const struct text *text = reading->text;
    struct span word = {at, at + 2};
    struct table_match longest =
        lexicon_longest(reading->lexicon, TABLE_COMMON_WORDS, text, at, text->count);

    if (longest.length > 2)
        return match_is(longest, COMMON_VERB);
    return match_is(longest, COMMON_VERB) ||
           match_is(lexicon_exact(reading->lexicon, TABLE_WORDS, text, word), WORD_VERB);
}

/* 两名队员, 60多户市民: who does something, and how many. */
static bool is_counted(const struct reading *reading, uint32_t at)
{
    static const char *const about[] = {"多", "余", "来", NULL};
    static const char *const few[] = {"几", "数", "两", "十", "百", NULL};
    const struct text *text = reading->text;
    uint32_t number = at;

    while (cp_is_digit(text_fold(text, number)) ||
           cursor_hanzi_digit(text_fold(text, number)) > 0 ||
           text_one_of(text, number, text->count, few) > 0)
        number++;
    uint32_t unit = number + text_one_of(text, number, text->count, about);
    return number > at &&
           lexicon_longest(reading->lexicon, TABLE_UNITS, text, unit, text->count).table;
}

/* 位列全市第, 该村现有, 共安排: the number behind the phrase is its own object. */
static bool leads_to_number(const struct reading *reading, struct span phrase)
{
    static const char *const lasts[] = {"第", "有", "达", "为", "约", "共", "近",
                                        "超", "破", "逾", "计", "了", NULL};

    struct span last = {phrase.end - 2, phrase.end};

    return text_one_of(reading->text, phrase.end - 1, phrase.end, lasts) > 0 ||
           match_is(lexicon_exact(reading->lexicon, TABLE_COMMON_WORDS, reading->text, last),
                    COMMON_VERB);
}

/* Whether the phrase is the name of a site or of an account: 某某装饰网, Lucky88. */
static bool is_site(const struct text *text, struct span phrase)
{
    static const char *const lasts[] = {"网", "网站", "平台", "论坛", "官网", "在线", NULL};

    if (cp_is_digit(text->fold[phrase.end - 1]))
        return true;
    for (const char *const *last = lasts; *last; last++)
        if (text_ends_length(text, phrase.end, *last) > 0)
            return true;
    return false;
}

/* 长治3月11日讯: a phrase before that is the outlet. */
static bool dateline_stands(const struct reading *reading, uint32_t at)
{
    uint32_t end =
        at + DATELINE_MAX < reading->text->count ? at + DATELINE_MAX : reading->text->count;
    struct dateline_found found;

    return dateline_find(reading, (struct span){at, end}, &found) && found.strong;
}

static enum sign sign_of(const struct reading *reading, struct span phrase, uint32_t next)
{
    static const char *const fresh[] = {"据",   "“",    "记者", "同时", "此外", "另外",   "这",
                                        "那",   "他",   "她",   "我",   "该",   "下一步", "接下来",
                                        "其中", "但",   "不过", "然而", "如今", "当天",   "当日",
                                        "全县", "全市", "全镇", "全村", "全区", "全省",   NULL};
    static const char *const neutral[] = {"他们", "她们", "我们", "按照", "根据",
                                          "为了", "通过", "随着", "针对", NULL};
    static const char *const goes_on[] = {"的", "是", "将", "已", "也", "还", "都", "了", "有",
                                          "与", "和", "及", "等", "在", "不", "被", "把", "向",
                                          "对", "、", "》", "”",  ")",  "为", "会", "能", "可",
                                          "就", "从", "里", "上", "内", "中", NULL};
    const struct text *text = reading->text;

    static const char *const press[] = {"记者", "讯", "消息", "报道", NULL};

    next = skip_space(text, next, text->count);
    if (is_site(text, phrase) && text_one_of(text, next, text->count, press) > 0)
        return SIGN_GOES_ON;
    if (dateline_stands(reading, next))
        return SIGN_GOES_ON;
    if (text_one_of(text, next, text->count, neutral) > 0)
        return SIGN_NONE;
    if (is_counted(reading, next))
        return leads_to_number(reading, phrase) ? SIGN_GOES_ON : SIGN_FRESH;
    if (text_one_of(text, next, text->count, fresh) > 0 ||
        same_begin(text, phrase.start, next, 2)) /* 成都成都 */
        return SIGN_FRESH;
    if (text_one_of(text, next, text->count, goes_on) > 0 || is_verb(reading, next))
        return SIGN_GOES_ON;
    uint32_t cp = text_fold(text, next);
    return cp_is_hanzi(cp) || cp_is_digit(cp) ? SIGN_NONE : SIGN_GOES_ON;
}

bool strewn_goes_on(const struct reading *reading, struct span phrase, uint32_t next)
{
    return sign_of(reading, phrase, next) == SIGN_GOES_ON;
}

/* Whether the phrase is made of the title's words: most of its pairs stand there. */
static bool is_of_title(const struct reading *reading, struct span phrase)
{
    const uint32_t *fold = reading->text->fold;
    struct span title = reading->lines[line_next(reading, 0)].span;
    uint32_t pairs = 0, found = 0;

    if (span_length(title) > TITLE_LENGTH || phrase.start < title.end)
        return false;
    for (uint32_t at = phrase.start; at + 1 < phrase.end; at++, pairs++) {
        uint32_t i = title.start;
        while (i + 1 < title.end && !(fold[i] == fold[at] && fold[i + 1] == fold[at + 1]))
            i++;
        found += i + 1 < title.end;
    }
    return found * 100 >= pairs * TITLE_PER_CENT;
}

/* In how many lines the spots stand. */
static uint32_t in_lines(const struct reading *reading, const uint32_t *spots, uint32_t count)
{
    uint32_t lines = 0, spot = 0;

    for (size_t i = line_next(reading, 0); i < reading->line_count && spot < count;
         i = line_next(reading, i + 1)) {
        uint32_t before = spot;
        while (spot < count && spots[spot] < reading->lines[i].span.end)
            spot++;
        lines += spot > before;
    }
    return lines;
}

/* Whether the phrase also stands where no clause begins, as what an article is about does. */
static bool stands_elsewhere(const struct reading *reading, struct span phrase)
{
    const struct text *text = reading->text;
    uint32_t length = span_length(phrase);

    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span line = reading->lines[i].span;
        for (uint32_t at = line.start; at + length <= line.end; at++)
            if (text->fold[at] == text->fold[phrase.start] &&
                same_begin(text, at, phrase.start, length) && !clause_begins(text, line, at))
                return true;
    }
    return false;
}

/* Whether the clause at `at` repeats one of the spots, as a caption that stands twice does. */
static bool is_repeated(const struct text *text, const uint32_t *spots, uint32_t count, uint32_t at)
{
    for (uint32_t i = 0; i < count; i++)
        if (same_begin(text, spots[i], at, REPEATED_MIN))
            return true;
    return false;
}

/* The longest phrase that the clause shares with enough others, judged by what follows it. */
static struct span judge(const struct reading *reading, const struct clauses *clauses,
                         uint32_t first)
{
    const struct text *text = reading->text;
    uint32_t spots[SPOTS_MAX], count = 0, length = PHRASE_MIN, fresh = 0, goes_on = 0;
    struct span none = {0, 0};

    for (uint32_t i = first; i < clauses->count && count < SPOTS_MAX; i++)
        if (same_begin(text, clauses->at[first], clauses->at[i], PHRASE_MIN) &&
            !is_repeated(text, spots, count, clauses->at[i]))
            spots[count++] = clauses->at[i];
    if (count < SPOTS_MIN)
        return none;
    for (bool same = true; same && length < PHRASE_MAX; length += same) {
        uint32_t next = text_fold(text, spots[0] + length);
        bool behind_latin = !cp_is_hanzi(text->fold[spots[0] + length - 1]);
        same = cp_is_hanzi(next) || cp_is_latin(next) || (behind_latin && cp_is_digit(next));
        for (uint32_t i = 1; i < count && same; i++)
            same = same_begin(text, spots[0], spots[i], length + 1);
    }
    struct span phrase = {spots[0], spots[0] + length};
    if (byline_is_signed(reading, phrase)) /* 中央社记者甲摄 behind several captions */
        return none;
    for (uint32_t i = 0; i < count; i++) {
        enum sign sign = sign_of(reading, phrase, spots[i] + length);
        goes_on += sign == SIGN_GOES_ON;
        fresh += sign == SIGN_FRESH;
    }
    if (goes_on > 0 && (goes_on * GOING_ON_SHARE > count || stands_elsewhere(reading, phrase)))
        return none;
    if (is_of_title(reading, phrase))
        return fresh > 0 && goes_on == 0 ? phrase : none;
    uint32_t enough = is_site(text, phrase) && !stands_elsewhere(reading, phrase) ? 0 : 2;
    return fresh >= enough && in_lines(reading, spots, count) >= SPOTS_MIN ? phrase : none;
}

static uint32_t begin_slot(const struct text *text, uint32_t at)
{
    const uint32_t *fold = text->fold + at;

    return (fold[0] * 7 + fold[1] * 31 + fold[2] * 113 + fold[3]) % SLOTS;
}

struct span strewn_find(const struct reading *reading)
{
    struct clauses *clauses = arena_array(reading->notes->arena, 1, sizeof *clauses);
    uint32_t times[SLOTS] = {0};

    if (!clauses)
        return (struct span){0, 0};
    clauses_collect(reading, clauses);
    for (uint32_t i = 0; i < clauses->count; i++)
        times[begin_slot(reading->text, clauses->at[i])]++;
    for (uint32_t i = 0; i < clauses->count; i++) {
        if (times[begin_slot(reading->text, clauses->at[i])] < SPOTS_MIN)
            continue;
        struct span phrase = judge(reading, clauses, i);
        if (!span_is_empty(phrase))
            return phrase;
    }
    return (struct span){0, 0};
}
