/* clause.c: one pass from the left; at each place a figure, a mark, a known word, or more noun. */
#include "recognise/clause.h"

#include "recognise/mask.h"
#include "recognise/per.h"

static bool is_mark(uint32_t cp)
{
    return !cp_is_hanzi(cp) && !cp_is_digit(cp) && !cp_is_latin(cp) && cp != '%' && cp != '-' &&
           cp != '+' && cp != 0xB7 && cp != 0x201C && cp != 0x201D && !cp_is_space(cp);
}

static bool has_kind(struct table_match match, enum word_kind kind)
{
    for (uint32_t i = 0; i < match.entry_count; i++)
        if (match.entries[i].kind == (unsigned)kind)
            return true;
    return false;
}

static enum piece_kind kind_of(struct table_match match)
{
    switch ((enum word_kind)match.entries[0].kind) {
    case WORD_VERB:
        return PIECE_VERB;
    case WORD_UP:
        return PIECE_UP;
    case WORD_DOWN:
        return PIECE_DOWN;
    case WORD_TO:
        return PIECE_TO;
    case WORD_COPULA:
        return PIECE_COPULA;
    case WORD_ADVERB:
        return PIECE_ADVERB;
    case WORD_PREPOSITION:
        return PIECE_PREPOSITION;
    case WORD_CONJUNCTION:
        return PIECE_CONJUNCTION;
    case WORD_SCOPE:
        return PIECE_SCOPE;
    case WORD_PARTICLE:
        return PIECE_PARTICLE;
    case WORD_TIME:
        return PIECE_TIME;
    case WORD_TAIL:
    case WORD_LEVEL:
    case WORD_NOUN:
        return PIECE_NOUN;
    }
    return PIECE_NOUN;
}

static bool bends(enum piece_kind kind)
{
    return kind == PIECE_VERB || kind == PIECE_UP || kind == PIECE_DOWN;
}

/* The known word at `at`; a verb with a noun's ending after it (复工率) is a noun of both. */
static struct piece word_at(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct text *text = reader->text;
    struct table_match word = lexicon_longest(reader->lexicon, TABLE_WORDS, text, at, end);
    struct piece piece = {.span = {at, at}, .kind = PIECE_NOUN};

    if (!word.table)
        return piece;
    piece.span.end = at + word.length;
    piece.kind = kind_of(word);
    if (!bends(piece.kind) || word.length < 2)
        return piece;
    struct table_match tail =
        lexicon_longest(reader->lexicon, TABLE_WORDS, text, piece.span.end, end);
    if (tail.table && has_kind(tail, WORD_TAIL) && piece.span.end + tail.length <= end) {
        piece.kind = PIECE_NOUN;
        piece.span.end += tail.length;
    }
    return piece;
}

/* The first figure that ends behind `at`; the count when there is none. */
static size_t figure_from(const struct findings *f, uint32_t at)
{
    size_t low = 0, high = f->figure_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (f->figures[middle].reach.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct piece piece_at(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct findings *f = reader->findings;
    uint32_t cp = reader->text->fold[at];

    size_t figure = figure_from(f, at);
    if (figure < f->figure_count && f->figures[figure].reach.start <= at)
        return (struct piece){{at, f->figures[figure].reach.end}, PIECE_FIGURE, (uint32_t)figure};
    if (reader->mask[at] == MASK_DATE || reader->mask[at] == MASK_CLOCK) {
        uint32_t stop = at;
        while (stop < end && reader->mask[stop] == reader->mask[at])
            stop++;
        return (struct piece){{at, stop}, PIECE_TIME, 0};
    }
    uint32_t every = per_every_end(reader, at);
    if (every > at)
        return (struct piece){{at, every}, PIECE_ADVERB, 0};
    if (is_mark(cp))
        return (struct piece){{at, at + 1}, PIECE_MARK, 0};
    struct piece piece = word_at(reader, at, end);
    if (span_is_empty(piece.span))
        piece.span.end = at + 1;
    return piece;
}

/* A single character is a verb (建, 办, 减) only where a noun cannot go on: behind a small word, or
 * right before a figure. */
static bool is_loose(const struct reader *reader, const struct piece *piece,
                     const struct piece *last)
{
    static const char *const LOOSE[] = {"可", "能", "新", "全", "应", "要", "会", "须", "需",
                                        "方", "正", "更", "最", "曾", "实", "首", NULL};
    const struct text *text = reader->text;
    bool bending = bends(piece->kind) || piece->kind == PIECE_ADVERB;

    if (!bending || span_length(piece->span) != 1 || !last ||
        (last->kind != PIECE_NOUN && last->kind != PIECE_FIGURE) ||
        (piece->kind == PIECE_ADVERB && reader_one_of(text, piece->span.start, LOOSE) == 0))
        return false;
    uint32_t next = piece->span.end;
    if (text_fold(text, next) == 0x4E86 /* 了 */)
        next++;
    const struct findings *f = reader->findings;
    size_t figure = figure_from(f, next);
    return figure == f->figure_count || f->figures[figure].reach.start != next;
}

void clause_cut(const struct reader *reader, struct span span, struct clause *ret_clause)
{
    ret_clause->count = 0;
    for (uint32_t at = span.start; at < span.end && ret_clause->count < PIECES_MAX;) {
        struct piece piece = piece_at(reader, at, span.end);
        struct piece *last =
            ret_clause->count > 0 ? &ret_clause->pieces[ret_clause->count - 1] : NULL;
        if (piece.span.end > span.end)
            piece.span.end = span.end;
        if (is_loose(reader, &piece, last))
            piece.kind = PIECE_NOUN;
        if (piece.kind == PIECE_NOUN && last && last->kind == PIECE_NOUN)
            last->span.end = piece.span.end;
        else
            ret_clause->pieces[ret_clause->count++] = piece;
        at = piece.span.end;
    }
}
