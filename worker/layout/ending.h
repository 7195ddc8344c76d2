/*
 * ending.h: the word that ends a dateline: 讯, 电, 消息 or 报道.
 *
 *     永州3月11日讯   讯       红网快讯   快讯       供电局   none, nor in 通讯录
 */
#ifndef WIRECOPY_LAYOUT_ENDING_H
#define WIRECOPY_LAYOUT_ENDING_H

#include "base/text.h"

enum ending { ENDING_XUN, ENDING_DIAN, ENDING_XIAOXI, ENDING_REPORT };

/* The length of such a word at `at`, unless a longer word begins there; 0 when there is none. */
uint32_t ending_length(const struct text *text, uint32_t at, uint32_t end, enum ending *ret_ending);

#endif
