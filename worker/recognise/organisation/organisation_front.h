/*
 * organisation_front.h: the words before the last word of an organisation's name.
 *
 *     记者从|浏阳市|卫健|局         back to the place
 *     支持|企业|集团                nothing: 企业 is no part of a name
 *     送|联合|医院                  a verb, because 送 leads to a name
 *
 * The characters are cut into words (segment.h), and the words are taken from right to left until
 * one cannot stand in a name.
 */
#ifndef WIRECOPY_RECOGNISE_ORGANISATION_FRONT_H
#define WIRECOPY_RECOGNISE_ORGANISATION_FRONT_H

#include "recognise/organisation/organisation_tail.h"
#include "recognise/segment.h"

/* What a word may do in a name. */
enum org_part {
    PART_STOP,
    PART_VERB,
    PART_LEAD,
    PART_PREFIX,
    PART_LEVEL,
    PART_GENERIC,
    PART_DEED, /* a verb that is a noun too: 救助, 启动 */
    PART_FIELD,
    PART_TELLING
};

/* What stands before the last word. */
struct org_front {
    uint32_t start;   /* of the name; the last word's when nothing belongs to it */
    uint32_t head;    /* behind the place */
    uint32_t unknown; /* where a place that no table knows begins, if the last word has its level */
    bool placed, levelled;
    bool prefixed;              /* something of the name stands before its place */
    bool reached;               /* all words back to `floor` belong to it */
    bool field, telling, brand; /* what the words of the head are */
    bool coined;                /* one of them is in no table: a rare noun may tell too, but
                                   纸箱|厂 is any */
};

/* Takes the words between `floor` and `end`, where the last word (or a bracket before it) begins.
 */
struct org_front organisation_front_read(const struct org_name_reader *reader, uint32_t floor,
                                         uint32_t end, bool joined, const struct org_tail *tail);

enum org_part org_part_of(const struct org_name_reader *reader, const struct word *word);

/* 和, 与 or 及. */
bool org_is_conjunction(uint32_t cp);

/* Whether a number of great things is told before `at`, none of which is meant by itself:
 * 五大|资源共享中心. */
bool org_is_so_many(const struct text *text, uint32_t at);

#endif
