/* patients.c: by the last words of the deed and of the noun. */
#include "recognise/figure/patients.h"

#include "recognise/number/unit.h"

#define FIGURES_TRIED_MAX 40u /* before one whose cases nobody names */

static const char *const PATIENTS[] = {"病例", "患者", "病人", NULL};

static bool counts_cases(const struct text *text, const struct figure *figure)
{
    return span_length(figure->unit_span) == 1 && text_reads(text, figure->unit_span.start, "例");
}

bool patients_may_be_counted(const struct text *text, const struct figure *figure)
{
    return counts_cases(text, figure) || unit_is_person(text, figure->unit_span);
}

bool patients_are_meant(const struct text *text, const struct figure *figure,
                        const struct figure *from)
{
    return counts_cases(text, figure) || reader_ends_in(text, from->of_span.end, PATIENTS) > 0;
}

bool patients_are_named(const struct text *text, struct span noun)
{
    static const char *const PEOPLE[] = {"者", "人", "员", "病例", "民", "生", "客",
                                         "师", "工", "年", "手",   "童", "众", NULL};

    return reader_ends_in(text, noun.end, PEOPLE) > 0;
}

bool patients_are_described(const struct text *text, struct span noun)
{
    static const char *const STATES[] = {"病情",     "症状",     "临床症状", "体温", "体征",
                                         "生命体征", "核酸",     "阴性",     "阳性", "情况",
                                         "状况",     "检测结果", "好转",     "加重", NULL};
    static const char *const PASTS[] = {"史", "症状", "病学", NULL};

    return (reader_one_of(text, noun.start, STATES) > 0 ||
            reader_ends_in(text, noun.end, PASTS) > 0) &&
           !patients_are_named(text, noun);
}

bool patients_are_told_of(const struct text *text, uint32_t at)
{
    static const char *const HURT[] = {"患者", "病人", "病例", "伤者", NULL};
    static const char *const STATES[] = {"病情", "症状", "体温", "体征", "生命体征", NULL};

    return reader_one_of(text, at, STATES) > 0 && reader_ends_in(text, at, HURT) > 0;
}

bool patients_are_located(const struct text *text, struct span noun)
{
    static const char *const ZONES[] = {"区", "兵团", "团场", "地", "县", "市", "镇", NULL};
    bool division = span_length(noun) >= 3 && text_fold(text, noun.end - 3) == 0x7B2C /* 第 */;

    return reader_ends_in(text, noun.end, ZONES) > 0 ||
           (division && text_fold(text, noun.end - 1) == 0x5E08 /* 师 */);
}

struct span patients_picked_from(const struct reader *reader, const struct clause *c, size_t at)
{
    const struct text *text = reader->text;

    for (size_t i = at; i-- > 1;) {
        uint32_t cp = text_fold(text, c->pieces[i].span.start);
        if (c->pieces[i].kind == PIECE_MARK && cp == ';')
            break;
        if (c->pieces[i].kind == PIECE_PARTICLE && cp == 0x4E2D /* 中 */ &&
            c->pieces[i - 1].kind == PIECE_NOUN &&
            reader_ends_in(text, c->pieces[i - 1].span.end, PATIENTS) > 0)
            return c->pieces[i - 1].span;
    }
    return (struct span){0, 0};
}

bool patients_are_counted(const struct reader *reader, const struct figure *figure,
                          struct span deed)
{
    static const char *const CARE[] = {"观察", "隔离", "治疗", "确诊", "诊断", "出院",
                                       "治愈", "痊愈", "检测", "排除", "救治", NULL};

    return !span_is_empty(deed) && (counts_cases(reader->text, figure) ||
                                    (unit_is_person(reader->text, figure->unit_span) &&
                                     reader_ends_in(reader->text, deed.end, CARE) > 0));
}

/* Whether a noun names patients by the state that they are in. */
static bool is_state(const struct text *text, struct span noun)
{
    static const char *const STATES[] = {"重症", "重型", "危重", "死亡",
                                         "出院", "治愈", "疑似", NULL};

    return reader_find_one(text, noun, STATES) < noun.end;
}

bool patients_are_others(const struct reader *reader, struct span noun, struct span deed)
{
    static const char *const FATES[] = {"出院", "治愈", "痊愈", "死亡", "受伤", "失踪", NULL};
    static const char *const WATCHED[] = {"观察", NULL}; /* 患者3名,医学观察9人 */
    const struct text *text = reader->text;

    return is_state(text, noun) ? reader_ends_in(text, deed.end, FATES) > 0
                                : reader_ends_in(text, deed.end, WATCHED) > 0 &&
                                      reader_ends_in(text, noun.end, PATIENTS) > 0;
}

const struct figure *patients_before(const struct reader *reader, const struct figure *figure)
{
    const struct text *text = reader->text;
    uint32_t end = figure->span.start;
    unsigned tried = 0;

    if (!counts_cases(text, figure))
        return NULL;
    for (const struct figure *f = figure;
         f-- > reader->findings->figures && tried < FIGURES_TRIED_MAX; tried++) {
        struct span gap = {f->span.end, end};
        if (text_find(text, gap, "\n") < gap.end)
            return NULL;
        if (counts_cases(text, f) && !f->of_deed && !is_state(text, f->of_span) &&
            reader_ends_in(text, f->of_span.end, PATIENTS) > 0)
            return f;
        end = f->span.start;
    }
    return NULL;
}
