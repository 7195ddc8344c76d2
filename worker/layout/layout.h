/*
 * layout.h: which lines of the page are furniture, header, body and tail, and what the header says.
 *
 *     当前位置:首页                                   furniture
 *     双牌:"一二三"工作法助复工复产                    headline
 *     来源:红网 作者:甲 编辑:乙 2020-03-11 16:46:13    source, contributors, published
 *     红网时刻永州3月11日讯(通讯员 甲)全县64家…        dateline, contributor; the body begins after
 * it 建立健全"一套机制"                               heading of a section … 分享到: furniture
 *
 * Names and titles are UTF-8 in the arena, in the article's own script. Spans are code points of
 * `body`.
 */
#ifndef WIRECOPY_LAYOUT_LAYOUT_H
#define WIRECOPY_LAYOUT_LAYOUT_H

#include "intake/intake.h"
#include "layout/moment.h"
#include "lexicon/lexicon.h"
#include "repair/notes.h"

struct contributor {
    struct slice name;
    enum role_kind role;
    struct slice role_text; /* as printed, without the outlet; may be empty */
    struct slice outlet;    /* may be empty */
};

enum info_role { INFO_ORIGIN, INFO_SOURCE };

struct info_source {
    struct slice name;
    enum info_role role;
};

struct dateline {
    bool found;
    struct slice outlet, place; /* may be empty */
    struct moment date;         /* precision MOMENT_NONE when it states none */
};

struct section {
    struct span heading; /* empty: the lead */
    struct span extent;  /* heading and text */
};

struct layout {
    struct slice headline, subtitle, kicker; /* empty when there is none */
    struct slice copyright;
    struct slice url; /* the article's own address, where the page states it */
    struct moment published;
    struct dateline dateline;
    struct contributor *contributors;
    size_t contributor_count, contributor_capacity;
    struct info_source *info_sources;
    size_t info_source_count, info_source_capacity;

    struct text body;        /* folded; paragraphs are separated by one \n, none at the end */
    struct span *paragraphs; /* headings among them */
    size_t paragraph_count;
    struct section *sections;
    size_t section_count;
    struct span *sentences; /* without headings; each ends with its 。！？ and closing marks */
    size_t sentence_count;
};

/* Reads the layout of the repaired page. Notes what it leaves out. Allocates in the notes' arena.
 * STATUS_NO_TEXT when nothing that could be an article is left. */
enum status layout_read(const struct lexicon *lexicon, struct notes *notes,
                        const struct envelope *envelope, const struct text *page,
                        struct layout *ret_layout, struct complaint *complaint);

#endif
