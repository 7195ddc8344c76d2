/* mojibake.c: the bytes that a line was made of, and another reading of them. */
#include "intake/mojibake.h"

#include "base/utf8.h"
#include "intake/likelihood.h"

#define STRANGE_COST   26u /* half bits a character from which on a line may be mojibake */
#define TEXT_COST      25u /* and up to which its other reading is text */
#define CHARACTERS_MIN 4u  /* that are not ASCII, for an answer to be certain */
#define RUN_LEADS_MIN  3u  /* first bytes of characters that make a stretch of a line mojibake */
#define MIN_KNOWN      2u  /* of both, on a page that has such lines */
#define LOST           0xFFu

/* A line as bytes, and from which of its characters each byte is. */
struct bytes {
    char *data;
    uint32_t *from;
    uint32_t length;
    uint32_t characters_min, leads_min; /* for an answer to be certain */
};

enum made { MADE_AS_GBK, MADE_AS_LATIN };

/* The byte that was read as `cp`, or two: some readers take bytes that are UTF-8 by chance for it,
 * and Windows-1252 for the rest: ÕÅ˼µÂ is D5 C5 CB BC B5 C2, 张思德. 0 when there is none. */
static uint16_t windows_1252_of(uint32_t cp)
{
    static const uint16_t SPECIAL[] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

    if (cp <= 0xFF)
        return (uint16_t)cp;
    if (cp > 0x2122)
        return 0;
    for (size_t i = 0; i < sizeof SPECIAL / sizeof *SPECIAL; i++)
        if (SPECIAL[i] == cp)
            return (uint16_t)(0x80 + i);
    return (uint16_t)(cp < 0x800 ? (0xC0 | cp >> 6) << 8 | (0x80 | (cp & 0x3F)) : 0);
}

/* The bytes that were wrongly read as these characters. False when one cannot have been. */
static bool unmake(const struct text *text, struct span line, enum made made, struct bytes *bytes)
{
    bytes->length = 0;
    for (uint32_t at = line.start; at < line.end; at++) {
        uint32_t cp = text->cp[at];
        uint16_t code = made == MADE_AS_GBK ? encode_gbk(cp) : windows_1252_of(cp);
        if (code == 0 && cp != UTF8_REPLACEMENT && made == MADE_AS_LATIN)
            return false;
        if (code > 0xFF) {
            bytes->from[bytes->length] = at;
            bytes->data[bytes->length++] = (char)(code >> 8);
        }
        bytes->from[bytes->length] = at;
        bytes->data[bytes->length++] = (char)(code ? code : LOST);
    }
    return true;
}

static bool reads_well(const struct bytes *bytes, enum charset charset,
                       struct likelihood *ret_reading)
{
    struct slice slice = {bytes->data, bytes->length};
    struct likelihood reading = likelihood_of(charset, slice, 0, slice.length);

    *ret_reading = reading;
    uint32_t readable = reading.characters - reading.errors;
    return readable >= bytes->characters_min && readable >= reading.errors &&
           likelihood_is_text(&reading, TEXT_COST);
}

/* Whether the line is strange as it stands: `made` says what it may have come from. */
static bool is_strange(const struct text *text, struct span line, uint32_t characters_min,
                       enum made *ret_made)
{
    uint32_t characters = 0, latin = 0, single = 0, cost = 0;

    for (uint32_t at = line.start; at < line.end; at++) {
        uint32_t cp = text->cp[at];
        if (cp < 0x80)
            continue;
        characters++;
        uint16_t code = windows_1252_of(cp);
        latin += cp == UTF8_REPLACEMENT || code != 0;
        single += cp == UTF8_REPLACEMENT || (code > 0 && code <= 0xFF);
        cost += likelihood_cost(cp);
    }
    bool is_latin = latin == characters && single * 4 >= characters * 3; /* and no Greek */
    *ret_made = is_latin ? MADE_AS_LATIN : MADE_AS_GBK;
    return characters >= characters_min && (is_latin || cost >= characters * STRANGE_COST);
}

/* One character; it has the raw bytes of those that begin in bytes[at..at + length), which is none
 * when it lies inside the second half of one. */
static void append(struct text_builder *out, const struct text *text, const struct bytes *bytes,
                   uint32_t at, const struct decoded *one)
{
    bool begins_inside = at > 0 && bytes->from[at - 1] == bytes->from[at];
    struct span from = {bytes->from[at], bytes->from[at + one->length - 1] + 1};
    struct span raw = text_raw_span(text, from);

    if (begins_inside)
        raw.start = text->raw[from.start] + text->raw_length[from.start];
    text_append(out, one->cp, one->cp, raw.start, (uint16_t)span_length(raw));
}

/* Whether the byte at `at` says nothing: it makes no sense, or it is the ? that the wrong reading
 * put behind one that makes none. */
static bool is_lost(struct slice bytes, enum charset charset, uint32_t at, struct decoded *ret_one)
{
    if (at >= bytes.length)
        return false;
    *ret_one = decode_one(charset, bytes, at);
    return ret_one->bad || ret_one->cp == '?';
}

/* What was lost stands as one U+FFFD, however many bytes around it make no sense now. */
static void append_reading(struct text_builder *out, const struct text *text,
                           const struct bytes *bytes, enum charset charset)
{
    struct slice slice = {bytes->data, bytes->length};

    for (uint32_t at = 0; at < bytes->length;) {
        struct decoded one = decode_one(charset, slice, at);
        struct decoded next;
        while (one.bad && is_lost(slice, charset, at + one.length, &next))
            one.length += next.length;
        append(out, text, bytes, at, &one);
        at += one.length;
    }
}

/* Appends the line put back; false when it is not certain that it is mojibake. */
static bool mend_line(struct text_builder *out, const struct text *text, struct span line,
                      struct bytes *bytes, struct mojibake *result)
{
    static const enum charset CHARSETS[] = {CHARSET_UTF8, CHARSET_GB18030, CHARSET_BIG5};
    struct likelihood reading;
    enum made made;

    if (!is_strange(text, line, bytes->characters_min, &made) || !unmake(text, line, made, bytes))
        return false;
    size_t count = made == MADE_AS_GBK ? 1 : sizeof CHARSETS / sizeof *CHARSETS;
    for (size_t i = 0; i < count; i++)
        if (reads_well(bytes, CHARSETS[i], &reading)) {
            append_reading(out, text, bytes, CHARSETS[i]);
            result->mended++;
            result->gaps += reading.errors > 0;
            return true;
        }
    return false;
}

static struct span next_line(const struct text *text, uint32_t start)
{
    struct span line = {start, start};

    while (line.end < text->count && text->cp[line.end] != '\n')
        line.end++;
    return line;
}

/* The next stretch of the line that is nothing but what UTF-8 looks like as Windows-1252, between
 * characters that were read rightly: 发布时间 of å‘å¸ƒæ—¶é—´ï¼š 来源:…. Empty at the line's end. */
static struct span latin_run(const struct text *text, uint32_t start, uint32_t end,
                             uint32_t leads_min)
{
    struct span run = {start, start};
    uint32_t leads = 0;

    for (; run.end < end; run.end++) {
        uint32_t cp = text->cp[run.end];
        if (cp == ' ' && run.end > run.start && run.end + 1 < end)
            cp = text->cp[run.end + 1]; /* a no-break space that became a space */
        if (cp >= 0x80 && windows_1252_of(cp) != 0) {
            leads += cp >= 0xC3 && cp <= 0xEF && text->cp[run.end] == cp;
            continue;
        }
        if (leads >= leads_min)
            return run;
        run.start = run.end + 1, leads = 0;
    }
    return leads >= leads_min ? run : (struct span){end, end};
}

static bool any_strange(const struct text *text)
{
    enum made made;

    for (struct span line = {0, 0}; line.end < text->count; line.end++) {
        line = next_line(text, line.end);
        if (is_strange(text, line, CHARACTERS_MIN, &made) ||
            latin_run(text, line.start, line.end, RUN_LEADS_MIN).start < line.end)
            return true;
    }
    return false;
}

/* Appends the line with such stretches of it put back. */
static void mend_runs(struct text_builder *out, const struct text *text, struct span line,
                      struct bytes *bytes, struct mojibake *result)
{
    uint32_t at = line.start;

    while (at < line.end) {
        struct span run = latin_run(text, at, line.end, bytes->leads_min);
        text_append_span(out, text, (struct span){at, run.start});
        if (run.start < run.end && !mend_line(out, text, run, bytes, result))
            text_append_span(out, text, run);
        at = run.end;
    }
}

static uint32_t count_lost(const struct text *text)
{
    uint32_t count = 0;

    for (uint32_t at = 2; at < text->count; at++)
        count += text->cp[at - 2] == 0x951F && text->cp[at - 1] == 0x65A4 && text->cp[at] == 0x62F7;
    return count;
}

/* Appends the text with its lines put back, and counts them. */
static struct mojibake mend_text(struct text_builder *out, const struct text *text,
                                 struct bytes *bytes)
{
    struct mojibake result = {0};

    out->count = 0;
    for (struct span line = {0, 0}; line.end < text->count; line.end++) {
        line = next_line(text, line.end);
        if (!mend_line(out, text, line, bytes, &result))
            mend_runs(out, text, line, bytes, &result);
        if (line.end < text->count)
            text_append_span(out, text, (struct span){line.end, line.end + 1});
    }
    return result;
}

struct mojibake mojibake_undo(struct arena *arena, const struct text *text, struct text *ret_text)
{
    const struct mojibake none = {.lost = count_lost(text)};
    struct text_builder out;

    *ret_text = *text;
    if (!any_strange(text))
        return none;
    struct bytes bytes = {.data = arena_array(arena, text->count, 2),
                          .from = arena_array(arena, text->count, 2 * sizeof *bytes.from),
                          .characters_min = CHARACTERS_MIN,
                          .leads_min = RUN_LEADS_MIN};
    text_builder_init(&out, arena, 2 * text->count);
    if (arena_overflowed(arena) || mend_text(&out, text, &bytes).mended == 0)
        return none;
    bytes.characters_min = bytes.leads_min = MIN_KNOWN;
    struct mojibake result = mend_text(&out, text, &bytes);
    result.lost = none.lost;
    *ret_text = text_built(&out);
    ret_text->fold = NULL;
    return result;
}
