/*
 * charset.c: which charset it is, and the decoding of all of it.
 *
 * A byte order mark decides unless the rest does not fit it. Otherwise every charset reads the
 * first few thousand bytes that are not ASCII, and the cheapest reading wins (likelihood.h); what
 * the sender declared starts with an advantage that a wrong label loses within a few characters.
 * The winner must have few errors and look like text, because a message without a readable article
 * belongs with the dead letters, not in a record full of rare characters.
 *
 *     D6 D0 B9 FA    as GB18030 中国 cheap, as Big5 笢弊 dear, as UTF-8 wrong at byte 0  -> GB18030
 *
 * Long and valid UTF-8 is taken at once: no other charset's text happens to be that.
 */
#include "intake/charset.h"

#include "base/utf8.h"
#include "intake/likelihood.h"

/* Bytes above 7F that are looked at to tell charsets apart. */
#define SAMPLE_HIGH_BYTES 1024u
/* Bytes that must agree with the mark in front of them. */
#define MARKED_SAMPLE_BYTES 4096u
/* Characters of more than one byte after which valid UTF-8 needs no comparison. */
#define UTF8_CERTAIN_CHARACTERS 12u
/* Half bits by which a reading must be cheaper than that in the declared charset. */
#define DECLARED_ADVANTAGE 40u
#define VALID_ADVANTAGE    24u /* and than UTF-8 without an error */
/* The mean cost of a character that is still taken for text, in half bits. */
#define TEXT_COST          26u
#define DECLARED_TEXT_COST 31u
#define MARKED_TEXT_COST   32u /* behind a mark of UTF-16 */

struct candidate {
    enum charset charset;
    size_t start; /* the first byte behind the mark */
    const char *from;
    bool valid_utf8; /* all of it, as was seen already */
};

struct marked {
    struct slice mark;
    enum charset charset;
};

static const struct marked MARKS[] = {
    {{"\xEF\xBB\xBF", 3}, CHARSET_UTF8},
    {{"\x84\x31\x95\x33", 4}, CHARSET_GB18030},
    {{"\xFF\xFE", 2}, CHARSET_UTF16LE},
    {{"\xFE\xFF", 2}, CHARSET_UTF16BE},
};

static const struct marked *find_mark(struct slice bytes)
{
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (slice_starts(bytes, MARKS[i].mark))
            return &MARKS[i];
    return NULL;
}

static bool is_high(char byte)
{
    return ((unsigned char)byte & 0x80) != 0;
}

/* The part that is looked at, or an empty one for plain ASCII. */
static struct span sample(struct slice bytes, size_t start, bool *ret_has_nul)
{
    size_t first = start, high = 0;

    while (first < bytes.length && !is_high(bytes.data[first]) && bytes.data[first] != 0)
        first++;
    size_t end = first;
    while (end < bytes.length && high < SAMPLE_HIGH_BYTES)
        high += is_high(bytes.data[end++]);
    *ret_has_nul = end > first && memchr(bytes.data + first, 0, end - first);
    if (end > first) /* from where a character of UTF-16 would begin */
        first -= (first - start) % 2;
    return (struct span){(uint32_t)first, (uint32_t)end};
}

static bool is_utf16(enum charset charset)
{
    return charset == CHARSET_UTF16LE || charset == CHARSET_UTF16BE;
}

static uint64_t handicap(const struct likelihood *reading, enum charset declared)
{
    if (reading->charset == declared)
        return 0;
    return reading->charset == CHARSET_UTF8 && reading->errors == 0
               ? DECLARED_ADVANTAGE - VALID_ADVANTAGE
               : DECLARED_ADVANTAGE;
}

/* The cheapest reading of the sample. */
static struct likelihood cheapest(struct slice bytes, struct span part, bool utf16,
                                  enum charset declared)
{
    struct likelihood best = likelihood_of(CHARSET_UTF8, bytes, part.start, part.end);

    for (unsigned i = CHARSET_UTF8 + 1; i < CHARSET_COUNT; i++) {
        enum charset charset = (enum charset)i;
        if (is_utf16(charset) && !utf16 && charset != declared)
            continue;
        struct likelihood other = likelihood_of(charset, bytes, part.start, part.end);
        if (other.cost + handicap(&other, declared) < best.cost + handicap(&best, declared))
            best = other;
    }
    return best;
}

/* UTF-8 may say what it likes; what is read in another charset must look like Chinese. */
static bool is_text(const struct likelihood *reading, enum charset declared)
{
    uint32_t cost = reading->charset == declared ? DECLARED_TEXT_COST : TEXT_COST;

    return likelihood_errors_few(reading->charset, reading->errors, reading->characters) &&
           (reading->charset == CHARSET_UTF8 || likelihood_is_text(reading, cost));
}

static bool is_certain_utf8(struct slice bytes, size_t start)
{
    size_t leads = 0;

    if (utf8_valid_prefix(bytes.data + start, bytes.length - start) < bytes.length - start ||
        memchr(bytes.data + start, 0, bytes.length - start))
        return false;
    for (size_t at = start; at < bytes.length && leads < UTF8_CERTAIN_CHARACTERS; at++)
        leads += (unsigned char)bytes.data[at] >= 0xC2;
    return leads >= UTF8_CERTAIN_CHARACTERS;
}

static enum status refuse(struct slice bytes, struct span part, const struct likelihood *best,
                          struct complaint *complaint)
{
    size_t bad[CHARSET_COUNT];

    for (unsigned i = 0; i <= CHARSET_BIG5; i++) {
        struct likelihood reading = likelihood_of((enum charset)i, bytes, part.start, part.end);
        bad[i] = reading.first_bad < bytes.length ? reading.first_bad : bytes.length;
    }
    return status_complain(STATUS_CHARSET, complaint,
                           "UTF-8 fails at byte %zu, GB18030 at %zu, Big5 at %zu of %zu; the best "
                           "reading, %s, is no Chinese text",
                           bad[CHARSET_UTF8], bad[CHARSET_GB18030], bad[CHARSET_BIG5], bytes.length,
                           charset_name(best->charset));
}

/* The charset from the bytes and from what was declared. */
static enum status detect(struct slice bytes, size_t start, enum charset declared,
                          struct candidate *ret_candidate, struct complaint *complaint)
{
    struct candidate candidate = {CHARSET_UTF8, start, "detected", is_certain_utf8(bytes, start)};
    bool has_nul = false;

    if (!candidate.valid_utf8) {
        struct span part = sample(bytes, start, &has_nul);
        bool utf16 = has_nul || is_utf16(declared);
        struct likelihood best = cheapest(bytes, part, utf16, declared);
        if (!utf16 && !is_text(&best, declared)) /* Chinese alone has no NUL in UTF-16 either */
            best = cheapest(bytes, part, true, declared);
        if (!is_text(&best, declared))
            return refuse(bytes, part, &best, complaint);
        candidate.charset = best.charset;
        if (span_is_empty(part))
            candidate = (struct candidate){declared < CHARSET_UTF16LE ? declared : CHARSET_UTF8,
                                           start, "assumed", false};
    }
    if (candidate.charset == declared)
        candidate.from = "declared";
    *ret_candidate = candidate;
    return STATUS_OK;
}

/* Whether the bytes behind the mark are what it says. */
static bool mark_fits(struct slice bytes, const struct marked *marked)
{
    size_t start = marked->mark.length, end = bytes.length;

    if (end - start > MARKED_SAMPLE_BYTES)
        end = start + MARKED_SAMPLE_BYTES;
    struct likelihood reading = likelihood_of(marked->charset, bytes, start, end);
    return likelihood_errors_few(reading.charset, reading.errors, reading.characters) &&
           (marked->charset == CHARSET_UTF8 || likelihood_is_text(&reading, MARKED_TEXT_COST));
}

static enum status choose(struct slice bytes, struct slice label, struct candidate *ret_candidate,
                          struct complaint *complaint)
{
    const struct marked *marked = find_mark(bytes);

    if (marked && mark_fits(bytes, marked)) {
        *ret_candidate = (struct candidate){marked->charset, marked->mark.length, "bom", false};
        return STATUS_OK;
    }
    size_t start = marked && marked->charset == CHARSET_UTF8 ? marked->mark.length : 0;
    return detect(bytes, start, charset_of_label(label), ret_candidate, complaint);
}

struct size {
    uint32_t characters, foreign, errors;
    size_t first_bad;
};

static struct size measure(struct slice bytes, const struct candidate *candidate)
{
    struct size size = {.first_bad = bytes.length};

    if (candidate->valid_utf8) {
        for (size_t at = candidate->start; at < bytes.length; at++)
            size.characters += ((unsigned char)bytes.data[at] & 0xC0) != 0x80;
        return size;
    }
    for (size_t at = candidate->start; at < bytes.length;) {
        struct decoded one = decode_one(candidate->charset, bytes, at);
        size.characters += one.mark ? 2 : 1;
        size.foreign += one.length > 1 || one.bad;
        if (one.bad && size.errors++ == 0)
            size.first_bad = at;
        at += one.length;
    }
    return size;
}

/* Decodes into a text that has room for all of it. */
static void fill(struct slice bytes, const struct candidate *candidate, uint32_t *cp, uint32_t *raw,
                 uint16_t *raw_length)
{
    uint32_t count = 0;

    for (size_t at = candidate->start; at < bytes.length;) {
        struct decoded one = decode_one(candidate->charset, bytes, at);
        cp[count] = one.cp;
        raw[count] = (uint32_t)at;
        raw_length[count++] = (uint16_t)one.length;
        at += one.length;
        if (one.mark) {
            cp[count] = one.mark;
            raw[count] = (uint32_t)at;
            raw_length[count++] = 0;
        }
    }
}

/* As fill, for UTF-8 that is known to be valid; this is the way of nearly all articles. */
static void fill_valid(struct slice bytes, size_t at, uint32_t *cp, uint32_t *raw,
                       uint16_t *raw_length)
{
    for (uint32_t count = 0; at < bytes.length; count++) {
        size_t length = utf8_decode(bytes.data + at, bytes.length - at, &cp[count]);
        raw[count] = (uint32_t)at;
        raw_length[count] = (uint16_t)length;
        at += length;
    }
}

enum status charset_decode(struct arena *arena, struct slice bytes, struct slice declared,
                           struct text *ret_text, struct charset_choice *ret_choice,
                           struct complaint *complaint)
{
    struct candidate candidate = {CHARSET_UTF8, 0, "assumed", false};

    enum status status = choose(bytes, declared, &candidate, complaint);
    if (status != STATUS_OK)
        return status;
    struct size size = measure(bytes, &candidate);
    if (!likelihood_errors_few(candidate.charset, size.errors, size.foreign))
        return status_complain(
            STATUS_CHARSET, complaint,
            "it begins as %s, but %u of %u characters are wrong; the first is at "
            "byte %zu",
            charset_name(candidate.charset), size.errors, size.foreign, size.first_bad);
    uint32_t *cp = arena_array(arena, size.characters, sizeof *cp);
    uint32_t *raw = arena_array(arena, size.characters, sizeof *raw);
    uint16_t *raw_length = arena_array(arena, size.characters, sizeof *raw_length);
    if (arena_overflowed(arena))
        return status_complain(STATUS_ARENA_FULL, complaint, "%u characters", size.characters);
    if (candidate.valid_utf8)
        fill_valid(bytes, candidate.start, cp, raw, raw_length);
    else
        fill(bytes, &candidate, cp, raw, raw_length);
    *ret_text =
        (struct text){.cp = cp, .raw = raw, .raw_length = raw_length, .count = size.characters};
    *ret_choice =
        (struct charset_choice){charset_name(candidate.charset), candidate.from, size.errors};
    return STATUS_OK;
}
