/* document.c: pairs of marks, the last word of a title, and what stands before and behind it. */
#include "recognise/document.h"

#include "recognise/mention_map.h"
#include "recognise/reader.h"

#define TITLE_LENGTH_MAX  120u /* code points; longer ones are a mark that was never closed */
#define NUMBER_LENGTH_MAX 40u  /* of a number with its brackets */
#define LAST_WORD_MAX     6u
#define ISSUER_REACH_MAX  24u /* between an issuer and the title: 近日联合印发了 */

static const uint32_t OPEN = 0x300A, CLOSE = 0x300B, NUMBER_WORD = 0x53F7; /* 《 》 号 */

struct document_reader {
    const struct lexicon *lexicon;
    const struct text *text;
    struct mention_map organisations;
};

/* Where the 》 stands that belongs to the 《 at `at`; `at` when there is none. */
static uint32_t find_close(const struct text *text, uint32_t at)
{
    unsigned depth = 0;

    for (uint32_t i = at; i < text->count && i - at <= TITLE_LENGTH_MAX; i++) {
        if (text->fold[i] == '\n')
            break;
        depth += text->fold[i] == OPEN;
        if (text->fold[i] == CLOSE && --depth == 0)
            return i;
    }
    return at;
}

/* The title without a bracket at its end: (试行), (第一期). */
static struct span without_bracket(const struct text *text, struct span title)
{
    uint32_t end = title.end;

    if (end > title.start && text->fold[end - 1] == ')')
        while (end > title.start && text->fold[end - 1] != '(')
            end--;
    if (end > title.start + 1 && end < title.end)
        title.end = end - 1;
    return title;
}

static enum document_kind kind_of(const struct document_reader *reader, struct span title)
{
    const struct text *text = reader->text;

    title = without_bracket(text, title);
    for (uint32_t length = LAST_WORD_MAX; length > 0; length--) {
        if (span_length(title) < length)
            continue;
        struct table_match match = lexicon_exact(reader->lexicon, TABLE_DOCUMENT_WORDS, text,
                                                 (struct span){title.end - length, title.end});
        if (match.table)
            return (enum document_kind)match.entries[0].kind;
    }
    return text_reads(text, title.start, "关于") ? DOCUMENT_OFFICIAL : DOCUMENT_OTHER;
}

static bool opens(uint32_t cp)
{
    return cp == '(' || cp == '[' || cp == 0x3014 || cp == 0x3010; /* 〔【 */
}

static bool closes(uint32_t cp)
{
    return cp == ')' || cp == ']' || cp == 0x3015 || cp == 0x3011;
}

/* Where the bracket at `at` ends; `at` when it does not within the length of a number. */
static uint32_t bracket_end(const struct text *text, uint32_t at)
{
    unsigned depth = 0;

    for (uint32_t i = at; i < text->count && i - at <= NUMBER_LENGTH_MAX; i++) {
        if (text->fold[i] == '\n')
            break;
        depth += opens(text->fold[i]);
        if (closes(text->fold[i]) && depth > 0 && --depth == 0)
            return i + 1;
    }
    return at;
}

/* Whether `span` is a number: it has a year in brackets or a digit, and ends in 号. */
static bool is_number(const struct text *text, struct span span)
{
    bool digits = false;

    for (uint32_t at = span.start; at < span.end; at++)
        digits |= cp_is_digit(text->fold[at]);
    return digits && text->fold[span.end - 1] == NUMBER_WORD;
}

/* 湘政发〔2020〕3号 from `at` on, without a bracket around it; empty when there is none. */
static struct span bare_number(const struct text *text, uint32_t at)
{
    uint32_t end = at;

    while (end - at < NUMBER_LENGTH_MAX &&
           (cp_is_hanzi(text_fold(text, end)) || cp_is_latin(text_fold(text, end))) &&
           text->fold[end] != NUMBER_WORD)
        end++;
    uint32_t year = bracket_end(text, end);
    if (!opens(text_fold(text, end)) || year != end + 6 || !cp_is_digit(text->fold[end + 1]))
        return (struct span){at, at};
    end = year;
    while (cp_is_digit(text_fold(text, end)))
        end++;
    return text_fold(text, end) == NUMBER_WORD && end > year ? (struct span){at, end + 1}
                                                             : (struct span){at, at};
}

/* The number behind the title, in a bracket or without, perhaps behind (试行). */
static struct span number_behind(const struct text *text, uint32_t at)
{
    for (unsigned i = 0; i < 2 && opens(text_fold(text, at)); i++) {
        uint32_t end = bracket_end(text, at);
        if (end <= at + 2)
            break;
        if (is_number(text, (struct span){at + 1, end - 1}))
            return (struct span){at + 1, end - 1};
        at = end;
    }
    return bare_number(text, at);
}

/* Whether an issuer's verb stands between it and the title, or nothing but 的. */
static bool is_issued(const struct text *text, struct span between)
{
    static const char *const VERBS[] = {
        "印发", "发布", "出台", "下发", "制定", "公布", "颁布", "发出", "签发", "通过", "制订",
        "修订", "转发", "发表", "推出", "编印", "编制", "发放", "刊发", "实施", "施行", NULL};

    if (span_is_empty(between) ||
        (span_length(between) == 1 && text->fold[between.start] == 0x7684 /* 的 */))
        return true;
    for (size_t i = 0; VERBS[i]; i++)
        if (text_find(text, between, VERBS[i]) < between.end)
            return true;
    return false;
}

/* The organisation that issued what begins at `title`; empty when the sentence names none. Those
 * that are joined to it by 、 or 和 issued it with it. */
static struct span issuer_before(const struct document_reader *reader, uint32_t title)
{
    struct span before = {reader_clause(reader->text, title).start, title}, issuer, other;

    if (mention_map_last(&reader->organisations, before, &issuer) == NO_ITEM ||
        title - issuer.end > ISSUER_REACH_MAX ||
        !is_issued(reader->text, (struct span){issuer.end, title}))
        return (struct span){title, title};
    for (before.end = issuer.start;
         mention_map_last(&reader->organisations, before, &other) != NO_ITEM &&
         other.end + 1 == issuer.start &&
         (text_fold(reader->text, other.end) == 0x3001 ||
          text_fold(reader->text, other.end) == 0x548C);
         before.end = issuer.start) /* 、 和 */
        issuer.start = other.start;
    return issuer;
}

void document_recognise(struct arena *arena, const struct lexicon *lexicon,
                        const struct layout *layout, struct findings *findings)
{
    const struct text *text = &layout->body;
    struct document_reader reader = {.lexicon = lexicon, .text = text};

    mention_map_organisations(&reader.organisations, arena, text->count, findings);
    for (uint32_t at = 0; at < text->count; at++) {
        uint32_t close = text->fold[at] == OPEN ? find_close(text, at) : at;
        if (close <= at + 1)
            continue;
        struct document *list = arena_grow(arena, findings->documents, findings->document_count,
                                           &findings->document_capacity, sizeof *list);
        if (!list)
            return;
        struct span title = {at + 1, close};
        findings->documents = list;
        list[findings->document_count++] =
            (struct document){.span = {at, close + 1},
                              .title = text_utf8(arena, text, title),
                              .number = text_utf8(arena, text, number_behind(text, close + 1)),
                              .issuer = text_utf8(arena, text, issuer_before(&reader, at)),
                              .kind = kind_of(&reader, title)};
        at = close;
    }
}
