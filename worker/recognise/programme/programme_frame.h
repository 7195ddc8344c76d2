/*
 * programme_frame.h: what stands around a phrase in marks, and makes a programme of it or forbids
 * one.
 *
 *     “日清日决日调度”|工作机制, 名为“蒲公英”的|志愿服务队    the noun behind it
 *     “红黑榜”, “屋场会”                                      the noun at its end
 *     推行“…”, 归纳为“…”                                    the verb before it
 *     做到“不叫不到、随叫随到”                                before a chant alone
 *     “文化之旅”在广州|启动, “一档到底”|是某局推出的做法      what is said of it
 *     破解“上学难”, “停车难”|问题                             nothing: what is to be overcome
 *     变成“绿色银行”, 当“云管家”                              nothing: something is likened to it
 */
#ifndef WIRECOPY_RECOGNISE_PROGRAMME_FRAME_H
#define WIRECOPY_RECOGNISE_PROGRAMME_FRAME_H

#include "lexicon/lexicon.h"
#include "recognise/findings.h"

struct programme_frame {
    struct table_match noun; /* the row that makes a programme of it; .table NULL: none */
    uint32_t end;            /* behind the mark, or behind the noun that stands there */
    bool said;               /* no row does, but what is said of it */
    bool refused;            /* it names what is to be overcome */
};

/* The frame of `words`, which stand with their marks in `span`. `heading`: they stand in one, where
 * no word is an ordinary one. */
struct programme_frame programme_frame_read(const struct lexicon *lexicon, const struct text *text,
                                            struct span span, struct span words, bool heading);

/* “红黄蓝”|三色|管理, “听、劝、算”|三字|工作法: how many characters at `at` count what the name
 * lists; they are a part of what it is called. 0 when none do. */
uint32_t programme_frame_counted(const struct text *text, uint32_t at);

#endif
