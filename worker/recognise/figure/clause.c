/*
 * clause.c: from the left: a figure, a time, a mark, or a stretch of words up to the next of them.
 */
#include "recognise/figure/clause.h"

#include "base/bisect.h"
#include "recognise/figure/clause_join.h"
#include "recognise/figure/patients.h"
#include "recognise/figure/per.h"
#include "recognise/mask.h"
#include "recognise/segment.h"

static bool is_mark(uint32_t cp)
{
    return !cp_is_hanzi(cp) && !cp_is_digit(cp) && !cp_is_latin(cp) && cp != '%' && cp != '-' &&
           cp != '+' && cp != 0xB7 && cp != 0x201C && cp != 0x201D && !cp_is_space(cp) &&
           !(cp >= 0x2160 && cp <= 0x217B /* Ⅳ类 */);
}

static bool has_kind(struct table_match match, enum word_kind kind)
{
    for (uint32_t i = 0; match.table && i < match.entry_count; i++)
        if (match.entries[i].kind == (unsigned)kind)
            return true;
    return false;
}

static enum piece_kind kind_of_known(struct table_match match)
{
    switch ((enum word_kind)match.entries[0].kind) {
    case WORD_VERB:
    case WORD_DEED:
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

/* --- Words ------------------------------------------------------------------------------------ */

/* The words of a stretch, and what stands around it. */
struct stretch {
    const struct reader *reader;
    struct word words[STRETCH_MAX];
    enum piece_kind kinds[STRETCH_MAX];
    size_t count;
    enum piece_kind before; /* of the piece before it; PIECE_MARK at the start */
    bool to_figure;         /* a figure stands right behind it */
};

static bool is_single(const struct stretch *s, size_t i)
{
    return span_length(s->words[i].span) == 1 && !s->words[i].masked;
}

static enum piece_kind kind_before(const struct stretch *s, size_t i)
{
    return i > 0 ? s->kinds[i - 1] : s->before;
}

static bool is_particle(const struct stretch *s, size_t i)
{
    return i < s->count && match_is(s->words[i].known, WORD_PARTICLE);
}

/* What makes a noun of the verb before it: 率 of 复工率, and any other noun of one character:
 * 搜救犬. */
static bool is_tail(const struct stretch *s, size_t i)
{
    const struct word *word = &s->words[i];

    return i < s->count &&
           (has_kind(word->known, WORD_TAIL) ||
            (!word->known.table && is_single(s, i) && match_is(word->common, COMMON_NOUN)));
}

/* Whether a figure, or 了 and a figure, stands right behind word `i`. */
static bool meets_figure(const struct stretch *s, size_t i)
{
    return s->to_figure && (i + 1 == s->count || (i + 2 == s->count && is_particle(s, i + 1)));
}

/* A word that may begin or end a longer one that no table has: 营 and 收 of 营收. */
static bool is_fragment(const struct stretch *s, size_t i)
{
    return i < s->count && is_single(s, i) && s->kinds[i] == PIECE_NOUN && !s->words[i].known.table;
}

/* 交通|让|这座…: who lets follows, whatever stands before. 谦让 and 转让 are words of their own. */
static bool is_letting(const struct stretch *s, size_t i)
{
    static const char *const LETS[] = {"让", "使", NULL};
    static const char *const WHOM[] = {"这", "那", "该", "我", "他", "她", "它", "每", NULL};

    return i + 1 < s->count && is_single(s, i) &&
           reader_one_of(s->reader->text, s->words[i].span.start, LETS) == 1 &&
           (span_length(s->words[i + 1].span) > 1 ||
            reader_one_of(s->reader->text, s->words[i + 1].span.start, WHOM) == 1);
}

/* A single character is a verb (建, 办, 减) only where a noun cannot go on: behind a small word, or
 * right before a figure; not beside another that is no word either. */
static bool is_single_verb(const struct stretch *s, size_t i)
{
    enum piece_kind before = kind_before(s, i);
    bool follows = before == PIECE_NOUN || before == PIECE_FIGURE;
    static const char *const OFFICES[] = {"处", "办", NULL}; /* 社会处12亿元 */

    if (is_letting(s, i))
        return true;
    if (i > 0 && is_fragment(s, i - 1))
        return false;
    if (follows && reader_one_of(s->reader->text, s->words[i].span.start, OFFICES) == 1)
        return false;
    return meets_figure(s, i) || (!follows && !is_fragment(s, i + 1));
}

/* Adverbs of one character that are more often part of a noun. */
static bool is_loose_adverb(const struct stretch *s, size_t i)
{
    static const char *const LOOSE[] = {"新", "全", "方", "正", "更", "最",
                                        "曾", "实", "首", "常", NULL};
    enum piece_kind before = kind_before(s, i);

    return (before == PIECE_NOUN || before == PIECE_FIGURE) && !meets_figure(s, i) &&
           reader_one_of(s->reader->text, s->words[i].span.start, LOOSE) == 1;
}

/* 筹集资金3600万元, but 运行时间20小时: what a verb does something with stands between it and the
 * figure; what is measured belongs to it. */
static bool is_object(const struct stretch *s, size_t i)
{
    static const char *const MEASURED[] = {"率", "额", "数", "量", "价", "费", "值",
                                           "期", "间", "积", "度", "长", "比", "重",
                                           "高", "龄", "限", "力", "分", "者", NULL};

    return is_tail(s, i) && meets_figure(s, i) &&
           reader_ends_in(s->reader->text, s->words[i].span.end, MEASURED) == 0;
}

/* 壮大 of 由3人壮大到27人: what leads from one level to another is a verb. */
static bool is_way_to(const struct stretch *s, size_t i)
{
    static const char *const TO[] = {"到", "至", NULL};

    return i == 0 && s->before == PIECE_FIGURE && s->count == 2 && s->to_figure &&
           span_length(s->words[0].span) > 1 &&
           reader_one_of(s->reader->text, s->words[1].span.start, TO) ==
               span_length(s->words[1].span);
}

/* 恢复 of 17家恢复生产: a verb behind a figure, with what is done at the end of the clause;
 * not 1名兼职教练. */
static bool is_resumed(const struct stretch *s, size_t i)
{
    static const char *const RESUMES[] = {"恢复", "重启", "转入", "投入", NULL};

    return i == 0 && s->before == PIECE_FIGURE && s->count == 2 && !s->to_figure &&
           match_is(s->words[1].common, COMMON_DEED) &&
           reader_one_of(s->reader->text, s->words[0].span.start, RESUMES) > 0;
}

/* A verb that words.tsv does not have: behind a small word or a name, or before 了 or a figure. */
static bool is_common_verb(const struct stretch *s, size_t i)
{
    enum piece_kind before = kind_before(s, i);
    bool deed = match_is(s->words[i].common, COMMON_DEED);

    if (is_way_to(s, i) || is_resumed(s, i))
        return true;
    if ((!deed && !match_is(s->words[i].common, COMMON_VERB)) || is_single(s, i) ||
        (is_tail(s, i + 1) && !is_object(s, i + 1)))
        return false;
    if (is_particle(s, i + 1))
        return text_fold(s->reader->text, s->words[i + 1].span.start) != 0x7684 /* 的 */ ||
               before == PIECE_ADVERB;
    if (deed && (before == PIECE_COPULA || before == PIECE_SCOPE || before == PIECE_PLACE) &&
        i + 1 < s->count)
        return true; /* 共排查隐患214处 */
    if (deed || meets_figure(s, i))
        return before == PIECE_ADVERB || (!deed && before != PIECE_VERB);
    if (before == PIECE_NOUN)
        return i > 0 && s->words[i - 1].masked;
    return before != PIECE_PARTICLE && before != PIECE_PREPOSITION && before != PIECE_VERB &&
           before != PIECE_FIGURE && i + 1 < s->count;
}

/* 上, 中, 前 behind a single character make a word with it that no table has: 规上. */
static bool is_locative(const struct stretch *s, size_t i)
{
    static const char *const PLAIN[] = {"的", "了", "之", "着", "过", NULL};

    return is_particle(s, i) &&
           reader_one_of(s->reader->text, s->words[i].span.start, PLAIN) == 0 &&
           (i == 0 ? s->before == PIECE_MARK : is_single(s, i - 1));
}

/* 计划 in 今年计划再建3亩: a noun of words.tsv that does what the words behind it say. */
static bool is_deed(const struct stretch *s, size_t i)
{
    return match_is(s->words[i].common, COMMON_DEED) &&
           !has_kind(s->words[i].known, WORD_TAIL) /* 活动将持续 */ &&
           kind_before(s, i) != PIECE_NOUN && kind_before(s, i) != PIECE_VERB && i + 1 < s->count &&
           (s->kinds[i + 1] == PIECE_ADVERB || s->kinds[i + 1] == PIECE_VERB);
}

/* 甲县, 某市: a place whose name is withheld. */
static bool is_withheld(const struct text *text, struct span word)
{
    static const char *const NAMES[] = {"甲", "乙", "丙", "丁", "某", NULL};
    static const char *const LEVELS[] = {"省", "市", "州", "县", "区", "镇", "乡", "村", NULL};

    return span_length(word) == 2 && reader_one_of(text, word.start, NAMES) == 1 &&
           reader_one_of(text, word.start + 1, LEVELS) == 1;
}

/* 收 of 收完, 压 of 压到: a verb of one character with what comes of it. */
static bool is_resultative(const struct stretch *s, size_t i)
{
    static const char *const RESULTS[] = {"到", "完", "成", "出", "至", NULL};

    return is_single(s, i) && i + 1 < s->count && is_single(s, i + 1) &&
           (match_is(s->words[i].common, COMMON_VERB) ||
            match_is(s->words[i].common, COMMON_DEED)) &&
           reader_one_of(s->reader->text, s->words[i + 1].span.start, RESULTS) == 1;
}

/* 不 of 不合格率: before a noun it belongs to it. */
static bool is_negation(const struct stretch *s, size_t i)
{
    static const char *const NOT[] = {"不", "未", "非", "无", NULL};

    return is_single(s, i) && i + 1 < s->count && s->kinds[i + 1] == PIECE_NOUN &&
           !s->words[i + 1].place && match_is(s->words[i + 1].common, COMMON_NOUN) &&
           reader_one_of(s->reader->text, s->words[i].span.start, NOT) == 1;
}

/* 收入比由2.64缩小至2.56: 比 that is compared with nothing. */
static bool is_quotient(const struct stretch *s, size_t i)
{
    static const char *const LEVELS[] = {"由", "从", "为", "达", NULL};
    const struct text *text = s->reader->text;

    return i > 0 && s->kinds[i - 1] == PIECE_NOUN && is_single(s, i) &&
           text_reads(text, s->words[i].span.start, "比") &&
           reader_one_of(text, s->words[i].span.end, LEVELS) > 0;
}

static enum piece_kind kind_of(const struct stretch *s, size_t i)
{
    const struct word *word = &s->words[i];

    if (word->place || is_withheld(s->reader->text, word->span))
        return PIECE_PLACE;
    if (i == 0 && s->before == PIECE_FIGURE &&
        text_reads(s->reader->text, word->span.start, "者") && is_single(s, i))
        return PIECE_PARTICLE; /* 逾45分者 */
    if (i == 0 && s->before == PIECE_FIGURE && is_single(s, i) &&
        text_reads(s->reader->text, word->span.start, "地"))
        return PIECE_NOUN; /* 80亩地 */
    if (is_negation(s, i) || is_quotient(s, i))
        return PIECE_NOUN;
    if (is_resultative(s, i) || (i > 0 && is_resultative(s, i - 1)))
        return PIECE_VERB;
    if (!word->known.table)
        return is_common_verb(s, i)                                           ? PIECE_VERB
               : match_is(word->common, COMMON_ADVERB) && !meets_figure(s, i) ? PIECE_ADVERB
               : match_is(word->common, COMMON_TIME)                          ? PIECE_TIME
                                                                              : PIECE_NOUN;
    enum piece_kind kind = kind_of_known(word->known);
    if (kind == PIECE_NOUN && is_deed(s, i))
        return PIECE_VERB;
    if (is_locative(s, i))
        return PIECE_NOUN;
    if (bends(kind) && is_single(s, i))
        return is_single_verb(s, i) ? kind : PIECE_NOUN;
    if (bends(kind) && is_tail(s, i + 1))
        return PIECE_NOUN;
    if (kind == PIECE_ADVERB && is_single(s, i) && is_loose_adverb(s, i))
        return PIECE_NOUN;
    return kind;
}

/* --- Pieces ----------------------------------------------------------------------------------- */

/* Nouns make one noun, and so does a place with one more character: 湖北籍; 去年|同期 is one time.
 */
static bool joins(const struct text *text, const struct piece *last, struct piece piece)
{
    if (!last || last->span.end != piece.span.start || patients_are_told_of(text, piece.span.start))
        return false;
    return (piece.kind == PIECE_NOUN &&
            (last->kind == PIECE_NOUN ||
             (last->kind == PIECE_PLACE && span_length(piece.span) == 1))) ||
           (piece.kind == last->kind && (piece.kind == PIECE_PLACE || piece.kind == PIECE_TIME));
}

static void append(const struct reader *reader, struct clause *clause, struct piece piece)
{
    struct piece *last = clause->count > 0 ? &clause->pieces[clause->count - 1] : NULL;

    if (joins(reader->text, last, piece)) {
        last->span.end = piece.span.end;
        last->kind = piece.kind;
        return;
    }
    struct piece *pieces =
        arena_grow(reader->arena, clause->pieces, clause->count, &clause->capacity, sizeof *pieces);
    if (!pieces)
        return;
    clause->pieces = pieces;
    clause->pieces[clause->count++] = piece;
}

/* The first figure that ends behind `at`; the count when there is none. */
static size_t figure_from(const struct findings *f, uint32_t at)
{
    return BISECT(f->figures, f->figure_count, struct figure, reach.end, at + 1);
}

/* A figure, a time, 每月 or a mark at `at`; an empty span when words begin there. */
static struct piece fixed_at(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct findings *f = reader->findings;
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
    bool mark = reader->mask[at] == MASK_NONE && is_mark(reader->text->fold[at]);
    return (struct piece){{at, mark ? at + 1 : at}, PIECE_MARK, 0};
}

/* The stretch of words from `at` to the next thing that is none. */
static uint32_t stretch_end(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct findings *f = reader->findings;
    const uint32_t *fold = reader->text->fold;
    size_t figure = figure_from(f, at);
    uint32_t stop = at + 1;

    if (end > at + STRETCH_MAX)
        end = at + STRETCH_MAX;
    if (figure < f->figure_count && f->figures[figure].reach.start < end)
        end = f->figures[figure].reach.start;
    while (stop < end && reader->mask[stop] != MASK_DATE && reader->mask[stop] != MASK_CLOCK &&
           (reader->mask[stop] != MASK_NONE || !is_mark(fold[stop])) &&
           per_every_end(reader, stop) == stop)
        stop++;
    return stop;
}

/* What a single character is that would be a noun by itself: 挑 in 挑120斤 and 需 in 5间需整改 are
 * verbs, 长 in 长32公里 and 首 in 首8个月 are neither. */
static enum piece_kind kind_of_single(const struct text *text, const struct word *word,
                                      bool meets_figure)
{
    static const char *const MODALS[] = {"需", "须", "要", NULL};

    if (reader_one_of(text, word->span.start, MODALS) > 0)
        return PIECE_VERB;
    if (word->known.table || !word->common.table)
        return PIECE_NOUN;
    switch ((enum common_word_kind)word->common.entries[0].kind) {
    case COMMON_VERB:
    case COMMON_DEED:
        return PIECE_VERB;
    case COMMON_QUALITY:
    case COMMON_ADVERB:
    case COMMON_TIME:
        return PIECE_ADVERB;
    case COMMON_OTHER:
        return meets_figure ? PIECE_ADVERB : PIECE_NOUN; /* 6个村 */
    case COMMON_NOUN:
        return PIECE_NOUN;
    }
    return PIECE_NOUN;
}

/* Looks again at the nouns that nothing has joined. */
static void singles_settle(const struct stretch *s, struct piece *pieces, size_t count)
{
    size_t w = 0;

    for (size_t i = 0; i < count; i++) {
        while (w < s->count && s->words[w].span.start < pieces[i].span.start)
            w++;
        if (w < s->count && pieces[i].kind == PIECE_NOUN && span_length(pieces[i].span) == 1 &&
            !s->words[w].masked)
            pieces[i].kind = kind_of_single(s->reader->text, &s->words[w], meets_figure(s, w));
    }
}

static void stretch_read(const struct reader *reader, struct span span, struct clause *clause)
{
    struct stretch s = {.reader = reader, .before = PIECE_MARK};
    size_t first = clause->count;
    size_t figure = figure_from(reader->findings, span.end);

    s.to_figure = figure < reader->findings->figure_count &&
                  reader->findings->figures[figure].reach.start == span.end;
    s.count = segment_cut(reader, text_trim(reader->text, span), s.words);
    if (clause->count > 0)
        s.before = clause->pieces[clause->count - 1].kind;
    for (size_t i = s.count; i-- > 0;) /* what follows a word is looked at before it is known */
        s.kinds[i] = s.words[i].known.table ? kind_of_known(s.words[i].known) : PIECE_NOUN;
    for (size_t i = 0; i < s.count; i++) {
        s.kinds[i] = kind_of(&s, i);
        append(reader, clause, (struct piece){s.words[i].span, s.kinds[i], 0});
    }
    singles_settle(&s, clause->pieces + first, clause->count - first);
}

void clause_cut(const struct reader *reader, struct span span, struct clause *clause)
{
    clause->span = span;
    clause->count = 0;
    for (uint32_t at = span.start; at < span.end;) {
        struct piece piece = fixed_at(reader, at, span.end);
        if (span_is_empty(piece.span)) {
            uint32_t stop = stretch_end(reader, at, span.end);
            stretch_read(reader, (struct span){at, stop}, clause);
            at = stop;
            continue;
        }
        if (piece.span.end > span.end)
            piece.span.end = span.end;
        append(reader, clause, piece);
        at = piece.span.end;
    }
    clause_join(reader, clause);
}
