/* cited.c: see cited.h. */
#include "layout/cited.h"

#include "layout/outlets.h"

#define NOTE_LENGTH_MAX 48u

/* 据某报报道 names a source that the article rests on. */
void cited_in_body(struct reading *reading)
{
    static const char *const verbs[] = {"报道", "报导", "消息", "援引", NULL};
    const struct text *body = &reading->layout->body;

    for (uint32_t at = 0; at + 4 < body->count; at++) {
        if (body->fold[at] != 0x636E) /* 据 */
            continue;
        uint32_t start = at + 1;
        bool marked = body->fold[start] == 0x300A; /* 《 */
        start += marked;
        uint32_t end = outlet_read(reading->lexicon, body, (struct span){start, body->count});
        uint32_t next = end + (marked && text_fold(body, end) == 0x300B);
        if (end == start)
            continue;
        for (const char *const *verb = verbs; *verb; verb++) {
            uint32_t limit = next + 12 < body->count ? next + 12 : body->count;
            uint32_t found = text_find(body, (struct span){next, limit}, *verb);
            uint32_t comma = text_find(body, (struct span){next, limit}, ",");
            if (found < limit && found < comma) {
                struct reading in_body = *reading;
                in_body.text = body;
                info_source_add(&in_body, (struct span){start, end}, INFO_SOURCE);
                break;
            }
        }
    }
}

/* --- Behind the text -------------------------------------------------------------------------- */

/* The next outlet of the note, with or without the marks of a title; empty when something else
 * stands there. */
static struct span note_outlet(const struct reading *reading, struct span span)
{
    bool marked = text_fold(reading->text, span.start) == 0x300A; /* 《 */
    struct span rest = {span.start + marked, span.end};

    if (span.start >= span.end)
        return (struct span){span.end, span.end};
    return (struct span){rest.start, outlet_read(reading->lexicon, reading->text, rest)};
}

/* Reads the note; adds its outlets when `commit` is given. */
static bool note_read(const struct reading *reading, struct span span, struct reading *commit)
{
    static const char *const leads[] = {"据",   "本报综合", "本网综合", "综合整理自", "综合自",
                                        "综合", "编译自",   "整理自",   "图文转载自", "转载自",
                                        "转自", "摘自",     "原载于",   "原载",       NULL};
    static const char *const others[] = {"报道", "报导", "消息",   "电",   "讯",   "等",     "综合",
                                         "整理", "编译", "客户端", "微博", "微信", "公众号", "和",
                                         "、",   "》",   ",",      "/",    " ",    NULL};
    const struct text *text = reading->text;
    uint32_t lead = text_one_of(text, span.start, span.end, leads), at = span.start + lead;

    if (lead == 0 || span_length(span) > NOTE_LENGTH_MAX)
        return false;
    while (at < span.end) {
        struct span outlet = note_outlet(reading, (struct span){at, span.end});
        uint32_t other = text_one_of(text, at, span.end, others);
        if (!span_is_empty(outlet) && commit)
            info_source_add(commit, outlet, INFO_SOURCE);
        if (span_is_empty(outlet) && other == 0)
            return text->fold[at] == 0x3002 && at + 1 == span.end; /* 。 */
        at = span_is_empty(outlet) ? at + other : outlet.end;
    }
    return span_length(span) > lead || lead > 2;
}

bool cited_is_note(const struct reading *reading, struct span span)
{
    return note_read(reading, span, NULL);
}

void cited_read_note(struct reading *reading, struct span span)
{
    note_read(reading, span, reading);
}
