/* appeal.c: words are counted by their kinds; one that no table knows makes the span no appeal. */
#include "layout/appeal.h"

#include "layout/outlets.h"

#define APPEAL_LENGTH_MAX 60u
#define TAIL_LENGTH_MAX   40u
#define OUTLET_LENGTH_MAX 10u
#define PROGRAM_MAX       5u
#define QUOTED_MAX        14u /* code points of an account's name in marks */

struct count {
    uint32_t of[APPEAL_WALL + 1];
    uint32_t words;
};

static bool cp_is_mark(uint32_t cp)
{
    switch (cp) {
    case ',':
    case '.':
    case '!':
    case '?':
    case ':':
    case ';':
    case '%':
    case '/':
    case '|':
    case '>':
    case '~':
    case '-':
    case '*':
    case '#':
    case '&':
    case '+':
    case 0xBB:   /* » */
    case 0xB7:   /* · */
    case 0x203A: /* › */
    case 0x2014: /* — */
    case 0x2026: /* … */
    case 0x203B: /* ※ */
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
        return true;
    case 0x201C: /* one of a quotation that goes on outside */
    case 0x201D:
        return false;
    default:
        return cp_is_space(cp) || cp_is_opening(cp) || cp_is_closing(cp) ||
               (cp >= 0x2190 && cp <= 0x27BF) || (cp >= 0x1F300 && cp <= 0x1FAFF);
    }
}

/* The name of an account or a program in marks: 公众号“某地发布”, 《某地日报》App. */
static uint32_t quoted_end(const struct text *text, uint32_t at, uint32_t end)
{
    uint32_t limit = end - at > QUOTED_MAX ? at + QUOTED_MAX : end;

    if (text->fold[at] != 0x201C && text->fold[at] != 0x300A)
        return at;
    const char *mark = text->fold[at] == 0x201C ? "”" : "》";
    uint32_t close = text_find(text, (struct span){at, limit}, mark);
    return close < limit ? close + 1 : at;
}

/* 清河新闻 of 清河新闻客户端, 清河通 of 清河通APP: an outlet, or the short name of a program. */
static uint32_t outlet_end(const struct reading *reading, uint32_t at, uint32_t end)
{
    static const char *const programs[] = {"APP",  "App",    "app",    "客户端", "公众号",
                                           "微信", "小程序", "视频号", NULL};
    for (uint32_t i = at + 2; i <= at + PROGRAM_MAX && i < end; i++)
        if (text_one_of(reading->text, i, end, programs) > 0)
            return i;
    uint32_t limit = end - at > OUTLET_LENGTH_MAX ? at + OUTLET_LENGTH_MAX : end;

    return outlet_read(reading->lexicon, reading->text, (struct span){at, limit});
}

/* Counts the words. False when the span has anything else. */
static bool words_count(const struct reading *reading, struct span span, struct count *ret_count)
{
    const struct text *text = reading->text;
    uint32_t at = span.start;

    *ret_count = (struct count){.words = 0};
    while (at < span.end) {
        struct table_match match =
            lexicon_longest(reading->lexicon, TABLE_APPEALS, text, at, span.end);
        uint32_t quoted = quoted_end(text, at, span.end), outlet = at;
        if (!match.table && quoted == at && ret_count->words > 0)
            outlet = outlet_end(reading, at, span.end);
        if (match.table) {
            ret_count->of[match.entries[0].kind]++, ret_count->words++;
            at += match.length;
        } else if (quoted > at || outlet > at) {
            at = quoted > at ? quoted : outlet;
        } else if (cp_is_mark(text->fold[at]) || cp_is_digit(text->fold[at])) {
            at++;
        } else {
            return false;
        }
    }
    return true;
}

enum appeal appeal_of(const struct reading *reading, struct span span)
{
    struct count count;

    if (span_is_empty(span) || span_length(span) > APPEAL_LENGTH_MAX ||
        !words_count(reading, span, &count))
        return APPEAL_NONE;
    uint32_t acts = count.of[APPEAL_ACT] + count.of[APPEAL_MEMBER];
    if (count.of[APPEAL_WALL] > 0 || (count.of[APPEAL_MEMBER] > 0 && count.of[APPEAL_REST] > 0))
        return APPEAL_OF_WALL;
    if (acts > 0 && count.of[APPEAL_LURE] + count.of[APPEAL_REST] > 0)
        return APPEAL_SENTENCE;
    return acts > 0 && count.words > 1 ? APPEAL_LINE : APPEAL_NONE;
}

/* --- At the end of a line --------------------------------------------------------------------- */

/* Whether an appeal may begin at `at`: behind white space, dots, a closing mark or a sentence, or
 * with a bracket. */
static bool may_begin(const struct text *text, struct span line, uint32_t at)
{
    uint32_t before = at > line.start ? text->fold[at - 1] : ' ';

    return cp_is_space(before) || before == '.' || before == 0x2026 || before == 0x3002 ||
           before == '!' || before == '?' || cp_is_closing(before) || text->fold[at] == '(' ||
           text->fold[at] == '[' || text->fold[at] == 0x3010;
}

/* Where the appeals at the end of the line begin; line.end when there are none. */
static struct span appeal_at_end(const struct reading *reading, struct span line)
{
    uint32_t best = line.end;

    for (uint32_t at = line.end; at-- > line.start && line.end - at <= TAIL_LENGTH_MAX;)
        if (may_begin(reading->text, line, at) &&
            appeal_of(reading, (struct span){at, line.end}) >= APPEAL_SENTENCE)
            best = at;
    return (struct span){best, line.end};
}

/* --- Inside a line ---------------------------------------------------------------------------- */

/* The bracket or the sentence that begins at `at`; empty when neither does. */
static struct span part_at(const struct text *text, struct span line, uint32_t at)
{
    uint32_t before = at > line.start ? text->fold[at - 1] : 0x3002;
    uint32_t end = bracket_end(text, (struct span){at, line.end});

    if (end < line.end)
        return (struct span){at, end + 1};
    end = at;
    if (before != 0x3002 && before != '!' && before != '?')
        return (struct span){at, at};
    while (end < line.end && text->fold[end] != 0x3002 && text->fold[end] != '!' &&
           text->fold[end] != '?')
        end++;
    return (struct span){at, end < line.end ? end + 1 : end};
}

/* (本文来自清河论坛www.qh.com): a bracket in a sentence that says where the page is from. */
static bool is_origin_bracket(const struct text *text, struct span part)
{
    static const char *const firsts[] = {"本文", "来自", "来源", "转载", "首发", "更多", NULL};

    return cp_is_opening(text->fold[part.start]) && text->fold[part.start] != 0x201C &&
           text_one_of(text, part.start + 1, part.end, firsts) > 0 &&
           (text_find(text, part, "www.") < part.end || text_find(text, part, "http") < part.end ||
            text_find(text, part, ".com") < part.end || text_find(text, part, ".cn") < part.end);
}

/* The first bracket or sentence of the line that is an appeal, or such a bracket before more of the
 * text; empty when none is. */
static struct span appeal_in(const struct reading *reading, struct span line)
{
    for (uint32_t at = line.start; at < line.end; at++) {
        struct span part = part_at(reading->text, line, at);
        if (span_is_empty(part))
            continue;
        if (appeal_of(reading, part) >= APPEAL_SENTENCE ||
            (at > line.start && part.end < line.end && is_origin_bracket(reading->text, part)))
            return part;
    }
    return (struct span){line.end, line.end};
}

static void part_remove(struct reading *reading, size_t line, struct span part)
{
    uint32_t *truncated = &reading->notes->damage[DAMAGE_TRUNCATED].count;

    if (appeal_of(reading, part) == APPEAL_OF_WALL && *truncated == 0)
        notes_damage(reading->notes, DAMAGE_TRUNCATED, false, true);
    if (is_origin_bracket(reading->text, part))
        notes_damage(reading->notes, DAMAGE_JUNK, true, true);
    line_cut_out(reading, line, part, REMOVAL_FURNITURE);
}

void appeals_remove(struct reading *reading)
{
    for (size_t i = line_next(reading, 0); i < reading->line_count; i = line_next(reading, i + 1)) {
        struct span part = appeal_at_end(reading, reading->lines[i].span);
        if (span_is_empty(part))
            part = appeal_in(reading, reading->lines[i].span);
        if (!span_is_empty(part))
            part_remove(reading, i, part);
    }
}
