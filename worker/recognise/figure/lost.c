/* lost.c: eaten digits, masks, and the holes where digits are missing. */
#include "recognise/figure/lost.h"

#include "base/utf8.h"
#include "recognise/figure/clause.h"
#include "recognise/figure/hole.h"
#include "recognise/number/numeral.h"
#include "recognise/number/unit.h"

#define NOUN_REACH 24u

static struct lost_figure *append(struct reader *reader, struct span span, struct span unit,
                                  enum lost_reason reason)
{
    struct findings *f = reader->findings;
    struct lost_figure *lost =
        arena_grow(reader->arena, f->lost, f->lost_count, &f->lost_capacity, sizeof *lost);

    if (!lost)
        return NULL;
    f->lost = lost;
    lost = &f->lost[f->lost_count++];
    *lost = (struct lost_figure){
        .span = span, .unit = text_utf8(reader->arena, reader->text, unit), .reason = reason};
    return lost;
}

/* What was counted: the noun behind the place of the number and its unit, else the last one before
 * it in the clause. */
static void of_find(struct reader *reader, struct clause *clause, struct span place,
                    struct lost_figure *lost)
{
    struct span near = reader_clause(reader->text, place.end - 1);
    struct span behind = {place.end,
                          near.end < place.end + NOUN_REACH ? near.end : place.end + NOUN_REACH};

    clause_cut(reader, behind, clause);
    if (clause->count > 0 && clause->pieces[0].kind == PIECE_NOUN) {
        lost->of = text_utf8(reader->arena, reader->text, clause->pieces[0].span);
        return;
    }
    if (near.start + NOUN_REACH < place.start)
        near.start = place.start - NOUN_REACH;
    clause_cut(reader, (struct span){near.start, place.start}, clause);
    size_t noun = clause->count;
    while (noun > 0 && clause->pieces[noun - 1].kind != PIECE_NOUN)
        noun--;
    if (noun == 0 && clause->count > 0 && clause->pieces[clause->count - 1].kind == PIECE_VERB)
        noun = clause->count; /* 处理投诉起: no noun, but a deed */
    if (noun > 0)
        lost->of = text_utf8(reader->arena, reader->text, clause->pieces[noun - 1].span);
}

/* --- Eaten ------------------------------------------------------------------------------------ */

#define QUESTION_REACH 20u /* code points before a question mark */

/* Whether the clause before the mark asks: 吗 at its end, or 多少 in it. */
static bool is_question(const struct text *text, uint32_t mark)
{
    static const char *const ENDS[] = {"吗", "呢", "么", "什么", "谁", "哪", "何", "?", NULL};
    static const char *const ASK[] = {"多少", "是否", "怎么", "什么", "几", "谁", "哪", NULL};

    if (mark == 0 || reader_ends_in(text, mark, ENDS) > 0)
        return true;
    for (uint32_t at = mark; at > 0 && mark - at < QUESTION_REACH; at--) {
        uint32_t cp = text->fold[at - 1];
        if (cp == 0x3002 || cp == ',' || cp == '\n')
            return false;
        if (reader_ends_in(text, at, ASK) > 0)
            return true;
    }
    return false;
}

/* A figure right behind a question mark or a gap has lost its first digits. */
static void find_eaten(struct reader *reader, struct clause *clause)
{
    struct findings *f = reader->findings;
    const struct text *text = reader->text;
    size_t kept = 0;

    for (size_t i = 0; i < f->figure_count; i++) {
        struct figure figure = f->figures[i];
        uint32_t at = figure.span.start;
        if (at > 1 && text->fold[at - 1] == '.' && cp_is_digit(text->fold[at]))
            at--; /* ?.55 */
        bool gap = at > 0 && text->fold[at - 1] == UTF8_REPLACEMENT;
        bool eaten = at > 0 && (cp_is_digit(text->fold[at]) || at < figure.span.start) &&
                     (gap || (text->fold[at - 1] == '?' && !is_question(text, at - 1)));
        if (!eaten) {
            f->figures[kept++] = figure;
            continue;
        }
        struct lost_figure *lost = append(reader, (struct span){at - 1, figure.span.end},
                                          figure.unit_span, LOST_DIGIT_EATEN);
        if (lost)
            of_find(reader, clause, lost->span, lost);
        if (!gap) /* a gap has been counted by who made it */
            notes_damage(reader->notes, DAMAGE_DIGIT_EATEN, false, true);
    }
    f->figure_count = kept;
}

/* 。”?2月3日,… on a page whose bytes were shifted: the day has lost its first digit. It is no
 * figure, but no day of the year either. */
static void find_eaten_days(struct reader *reader)
{
    static const char *const units[] = {"月", "日", NULL};
    const struct text *text = reader->text;

    if (reader->notes->damage[DAMAGE_BYTE_SHIFT].count == 0)
        return;
    for (uint32_t at = 0; at + 2 < text->count; at++) {
        uint32_t unit = at + 1;
        if (text->fold[at] != '?' || !cp_is_digit(text->fold[unit]) || is_question(text, at))
            continue;
        while (unit < text->count && cp_is_digit(text->fold[unit]))
            unit++;
        if (text_one_of(text, unit, text->count, units) > 0)
            notes_damage(reader->notes, DAMAGE_DIGIT_EATEN, false, true);
    }
}

/* 存备\uFFFD?个月用量: the number is gone altogether, between a gap and the unit. */
static void find_eaten_whole(struct reader *reader, struct clause *clause)
{
    const struct text *text = reader->text;
    struct unit unit;

    for (uint32_t at = 0; at + 2 < text->count; at++) {
        if (text->fold[at] != UTF8_REPLACEMENT || text->fold[at + 1] != '?' ||
            !unit_read(reader, at + 2, &unit))
            continue;
        struct lost_figure *lost =
            append(reader, (struct span){at + 1, unit.span.end}, unit.span, LOST_DIGIT_EATEN);
        if (lost)
            of_find(reader, clause, lost->span, lost);
        notes_damage(reader->notes, DAMAGE_DIGIT_EATEN, false, true);
    }
}

/* --- Masked ----------------------------------------------------------------------------------- */

/* Digits that may be left before a mask; more are a telephone or an account: 138****元. */
#define MASKED_DIGITS_MAX 2u

static bool is_mask(uint32_t cp)
{
    return cp == '*' || cp == 'X' || cp == 0xD7 /* × */ || cp == 0x2588 /* █ */ ||
           (cp >= 0x25A0 && cp <= 0x25A1) /* ■ □ */ || cp == 0x25CB || cp == 0x25CF; /* ○ ● */
}

/* The end of the mask that begins at `at`: ***, ××, XX, ██; `at` when there is none. One X is a
 * letter, one * before a line is a note, × behind a digit multiplies, and ■ heads a paragraph. */
static uint32_t mask_end(const struct text *text, uint32_t at)
{
    uint32_t mark = text->fold[at], end = at, before = at > 0 ? text->fold[at - 1] : '\n';

    if (!is_mask(mark))
        return at;
    while (text_fold(text, end) == mark)
        end++;
    bool none = mark == 'X'   ? end - at == 1
                : mark == '*' ? end - at == 1 && before == '\n'
                              : cp_is_digit(before) || !cp_is_hanzi(before);
    return none ? at : end;
}

/* What is counted in behind a mask that ends at `end`; false where a name or nothing stands there.
 */
static bool masked_unit(const struct reader *reader, uint32_t end, struct unit *ret_unit)
{
    /* 王*平: a name; ***县: a place; XX班: a class */
    static const char *const NAMES[] = {"平", "县", "市", "省", "区", "镇", "乡", "村", "社区",
                                        "国", "校", "局", "班", "组", "所", "团", "州", NULL};
    const struct text *text = reader->text;

    if (text_fold(text, end) == 0x4F59 || text_fold(text, end) == 0x591A) /* ***余万元 */
        end++;
    while (numeral_scale(text_fold(text, end)) >= 4)
        end++;
    return reader_one_of(text, end, NAMES) == 0 && unit_read(reader, end, ret_unit) &&
           ret_unit->span.start >= end;
}

static void find_masked(struct reader *reader, struct clause *clause)
{
    static const char *const DATES[] = {"年", "月", "日", "号", NULL}; /* 1月*日, 尾号12**号 */
    const struct text *text = reader->text;
    struct unit unit;

    for (uint32_t at = 0; at < text->count; at++) {
        uint32_t end = mask_end(text, at), start = at;
        if (end == at)
            continue;
        while (start > 0 && cp_is_digit(text->fold[start - 1]) && at - start < MASKED_DIGITS_MAX)
            start--; /* 4*岁 */
        uint32_t before = start > 0 ? text->fold[start - 1] : '\n';
        bool open = !cp_is_digit(before) && !cp_is_latin(before) && before != '*';
        bool figure = open && masked_unit(reader, end, &unit);
        bool date = figure && reader_one_of(text, unit.span.start, DATES) > 0;
        if (figure && !date) {
            struct lost_figure *lost =
                append(reader, (struct span){start, unit.span.end}, unit.span, LOST_MASKED);
            if (lost)
                of_find(reader, clause, lost->span, lost);
        }
        if (figure && (!date || text->fold[at] == '*')) /* ××年 withholds what the paper would not
                                                            say */
            notes_damage(reader->notes, DAMAGE_MASKED, false, true);
        at = end - 1;
    }
}

/* --- Missing ---------------------------------------------------------------------------------- */

static bool page_has_digits(const struct text *text)
{
    for (uint32_t at = 0; at < text->count; at++)
        if (cp_is_digit(text->fold[at]))
            return true;
    return false;
}

/* 超过万元 is no figure where the digits before it are gone. */
static void bare_drop(struct findings *f)
{
    size_t kept = 0;

    for (size_t i = 0; i < f->figure_count; i++)
        if (!f->figures[i].bare)
            f->figures[kept++] = f->figures[i];
    f->figure_count = kept;
}

/* 截至月日, 长沙年月日电: a date whose numbers are gone; but not 出生年月日, or 本月日均. */
static bool has_empty_date(const struct text *text)
{
    static const char *const BEFORE[] = {"年", "每", "本", "当", "该", "几", "某", NULL};
    static const char *const BEHIND[] = {"电", "讯", "时", "上午", "下午", "凌晨", "晚", NULL};
    static const char *const OTHER[] = {"均", "历", "报", "刊", "志", NULL}; /* 月|日报 */

    for (uint32_t at = 1; at + 1 < text->count; at++) {
        if (text->fold[at] != 0x6708 || !text_reads(text, at, "月日"))
            continue;
        if (reader_ends_in(text, at, BEFORE) == 0 ? reader_one_of(text, at + 2, OTHER) == 0
                                                  : reader_one_of(text, at + 2, BEHIND) > 0)
            return true;
    }
    return false;
}

/* Whether two holes that are strong stand in one sentence. Of 4,440 stretches of a daily paper and
 * 588 bulletins, all sound, none has such a pair. */
static bool has_pair(const struct text *text, const struct hole *holes, size_t count)
{
    for (size_t i = 0, last = count; i < count; i++) {
        if (holes[i].level < HOLE_STRONG)
            continue;
        if (last < count && reader_sentence(text, holes[last].start).end > holes[i].start)
            return true;
        last = i;
    }
    return false;
}

/* Whether holes of these numbers say that the page lost its digits: one that is sure does, and so
 * do two strong ones of a sentence, and several where the page has no digit. */
static bool is_lost(const struct reader *reader, const struct hole *holes, size_t count,
                    bool digits)
{
    size_t strong = !digits && count > 0 && has_empty_date(reader->text);
    size_t weak = 0;

    for (size_t i = 0; i < count; i++) {
        if (holes[i].level == HOLE_SURE)
            return true;
        strong += holes[i].level == HOLE_STRONG;
        weak += holes[i].level == HOLE_WEAK;
    }
    return has_pair(reader->text, holes, count) ||
           (!digits && (strong >= LOST_STRONG_MIN || (strong > 0 && weak >= LOST_WEAK_MIN)));
}

/* A page that has digits lost only some of them, and its weak holes tell nothing. */
static void find_missing(struct reader *reader, struct clause *clause)
{
    bool digits = page_has_digits(reader->text);
    struct hole *holes;
    size_t count = hole_find_all(reader, digits ? HOLE_STRONG : HOLE_WEAK, &holes);

    if (!is_lost(reader, holes, count, digits))
        return;
    for (size_t i = 0; i < count; i++) {
        struct lost_figure *lost =
            append(reader, holes[i].span, holes[i].unit, LOST_DIGITS_MISSING);
        if (lost)
            of_find(reader, clause, (struct span){holes[i].start, holes[i].span.end}, lost);
    }
    if (!digits)
        bare_drop(reader->findings);
    notes_damage(reader->notes, DAMAGE_DIGITS_MISSING, false, true);
}

void lost_find_all(struct reader *reader)
{
    struct clause clause = {0};

    find_eaten(reader, &clause);
    find_eaten_whole(reader, &clause);
    find_eaten_days(reader);
    find_masked(reader, &clause);
    find_missing(reader, &clause);
}
