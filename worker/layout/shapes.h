/*
 * shapes.h: lines that their shape gives away, whatever their words.
 *
 *     天长市| 宁明县| 沁水县| …      首页 / 生活 / 地方      00:00/01:32      #清河 #复工      +2
 *     永州 晴 18℃      content_9888.html      1 2 3 4
 */
#ifndef WIRECOPY_LAYOUT_SHAPES_H
#define WIRECOPY_LAYOUT_SHAPES_H

#include "layout/reading.h"

/* Short items between bars. A row with figures in it is a table's. */
bool shape_is_bar_list(const struct text *text, struct span span);

/* The way to the page: short items between > or / and no sentence. */
bool shape_is_crumbs(const struct text *text, struct span span);

/* Buttons in brackets with nothing but short words between, or one way to elsewhere. */
bool shape_is_buttons(const struct text *text, struct span span);

/* What content management systems leave: file names, ids, players' clocks, tags, mere marks. */
bool shape_is_debris(const struct text *text, struct span span);

/* The line in which the system of an electronic edition states day and paper. */
bool shape_is_edition_line(const struct text *text, struct span span);

/* A link to another story, behind a hyphen and a day. */
bool shape_is_dated_link(const struct text *text, struct span span);

/* The number and the name of a paper's page. */
bool shape_is_page_name(const struct text *text, struct span span);

/* What a page says about today's weather. A forecast in the article looks the same. */
bool shape_is_weather(const struct text *text, struct span span);

/* The banner that greets who opens the page, beside the day of that. */
bool shape_is_welcome(const struct text *text, struct span span);

/* The banner that tells today with its year, and its weather. */
bool shape_is_banner(const struct text *text, struct span span);

/* Letters, digits and marks without a word. */
bool shape_is_soup(const struct text *text, struct span span);

/* A line of a program or of a style. */
bool shape_is_code(const struct text *text, struct span span);

/* Says that nobody may copy: 未经本网书面许可不得转载、摘编. */
bool shape_is_rights_notice(const struct text *text, struct span span);

/* A counter beside a site's buttons. A table's cell looks the same. */
bool shape_is_counter(const struct text *text, struct span span);

/* A counter that has counted nothing. */
bool shape_is_zero(const struct text *text, struct span span);

/* 1 2 3 4 */
bool shape_is_page_numbers(const struct text *text, struct span span);

#endif
