/* patients.c: by the last words of the deed and of the noun. */
#include "recognise/figure/patients.h"

#include "recognise/number/unit.h"

#define FIGURES_TRIED_MAX 40u /* before one whose cases nobody names */

static const char *const PATIENTS[] = {"病例", "患者", "病人", NULL};

static bool counts_cases(const struct text *text, const struct figure *figure)
{
    return span_length(figure->unit_span) == 1 && text_reads(text, figure->unit_span.start, "例");
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

    for (uint32_t at = noun.start; at < noun.end; at++)
        if (reader_one_of(text, at, STATES) > 0)
            return true;
    return false;
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
