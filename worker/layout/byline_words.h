/*
 * byline_words.h: words of a byline that are made of parts, and words that only begin as a role
 * does.
 *
 *     记者甲 综合报道     4 of 报道       文/图 甲   3       记者站 begins with no role
 */
#ifndef WIRECOPY_LAYOUT_BYLINE_WORDS_H
#define WIRECOPY_LAYOUT_BYLINE_WORDS_H

#include "layout/reading.h"

/* The length of 报道 or 即时报导 at `at`; 0 when neither stands there. */
uint32_t byline_report_length(const struct text *text, uint32_t at, uint32_t end);

/* The length of 文/图 and the like, which are one role of two kinds of work. */
uint32_t byline_both_length(const struct text *text, uint32_t at, uint32_t end);

/* Whether what follows a role's word at `at` makes an office or a thing of it: 记者|站. */
bool byline_role_goes_on(const struct text *text, uint32_t at, uint32_t end);

/* The length of 图片提供/ at `at`: who follows it took no part in the article. */
uint32_t byline_giving_length(const struct text *text, uint32_t at, uint32_t end);

/* Whether the words where a photographer could stand are none: 台糖公司, 某人提供, 资料照片. */
bool byline_is_giver(const struct text *text, struct span words);

/* The name in front of an editor's account: 张三_NN1234 and 李四(EN042). */
struct span byline_without_account(const struct text *text, struct span value);

#endif
