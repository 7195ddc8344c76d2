/*
 * findings.h: what the recognisers found in the body. Spans are code points of the body.
 *
 * Strings are UTF-8 in the arena, in the article's own script; an empty slice means "not stated".
 */
#ifndef WIRECOPY_RECOGNISE_FINDINGS_H
#define WIRECOPY_RECOGNISE_FINDINGS_H

#include "base/decimal.h"
#include "base/slice.h"
#include "lexicon/vocabulary.h"

#include <stdbool.h>
#include <stdint.h>

#define NO_ITEM UINT32_MAX /* an index of another finding that is not there */

/* The kinds of qualifiers.tsv, and range. */
#define FIGURE_QUALIFIER_RANGE (QUALIFIER_EXACT + 1)

enum figure_role { FIGURE_LEVEL, FIGURE_FROM, FIGURE_TO, FIGURE_CHANGE, FIGURE_RATIO };

struct figure {
    struct span span;
    struct slice value;    /* plain decimal: "30000", "-11", "96.88" */
    struct slice high;     /* of a range */
    struct slice fraction; /* "1/3" */
    unsigned qualifier;    /* enum qualifier_kind or FIGURE_QUALIFIER_RANGE */
    enum unit_kind kind;
    struct slice unit;
    const char *currency; /* ISO 4217 or NULL */
    struct slice of, predicate, per;
    enum figure_role role;
    int sign;                            /* of a change: 1 or -1, else 0 */
    uint32_t part_of;                    /* index of a figure */
    uint32_t place;                      /* index of a place */
    const char *place_from, *as_of_from; /* "stated", "scope", "title", "dateline", ... or NULL */
    struct slice as_of;
    uint32_t in_quote; /* index of a quote */

    /* For the recognisers and the checks; not printed. */
    struct decimal number, top;      /* value and high */
    int step;                        /* the power of ten of the last printed digit: 1.4万: 3 */
    struct span unit_span, per_span; /* empty: none */
    struct span of_span;             /* where `of` was read */
    bool of_deed;                    /* `of` is what is done, for want of a noun */
    uint32_t bracket;                /* where the bracket opens that it stands in, or NO_ITEM */
    struct span reach;               /* with the qualifiers around it */
    bool tentative;                  /* a number without a unit that nothing has vouched for yet */
    bool bare;                       /* a scale without a digit: 千斤 */
    bool rounded;                    /* printed with a fraction or a scale word */
};

#define LOST_LIST(X)                                                                               \
    X(DIGITS_MISSING, "digits_missing")                                                            \
    X(DIGIT_EATEN, "digit_eaten")                                                                  \
    X(MASKED, "masked")

enum lost_reason {
#define LOST_ENUM(name, word) LOST_##name,
    LOST_LIST(LOST_ENUM)
#undef LOST_ENUM
};

struct lost_figure {
    struct span span;
    struct slice unit, of;
    enum lost_reason reason;
};

struct place {
    struct slice name; /* the fullest form that is printed */
    enum place_kind level;
    struct slice code, edition; /* empty when the text does not settle which place it is */
    struct slice *candidates;   /* then: the codes it may be */
    size_t candidate_count;
    struct span *mentions;
    size_t mention_count, mention_capacity;
};

enum person_kind { PERSON_NAMED, PERSON_PSEUDONYM, PERSON_SURNAME_ONLY };

struct person {
    struct slice name; /* as printed: 欧兵波, 王某, 李大爷 */
    enum person_kind kind;
    struct slice *titles; /* offices, ranks, professions */
    size_t title_count, title_capacity;
    struct slice *descriptions; /* 村民, 学生 */
    size_t description_count, description_capacity;
    struct slice affiliation;
    struct span *mentions;
    size_t mention_count, mention_capacity;
};

/* Whether one of the person's titles ends in those words: 副局长 in 局长. */
static inline bool person_has_title(const struct person *person, struct slice title)
{
    for (size_t i = 0; i < person->title_count; i++)
        if (slice_ends(person->titles[i], title))
            return true;
    return false;
}

struct document {
    struct span span;    /* with its marks */
    struct slice title;  /* without them */
    struct slice number; /* 湘政发〔2020〕3号 */
    struct slice issuer; /* as printed */
    enum document_kind kind;
};

enum quote_kind { QUOTE_DIRECT, QUOTE_INFERRED, QUOTE_CITED };

struct quote {
    struct span span;  /* with its marks, where they are there */
    struct span words; /* without them */
    enum quote_kind kind;
    uint32_t person;                 /* index of the speaker; NO_ITEM: not named */
    uint32_t document, organisation; /* index of what is cited */
    struct slice role;               /* of a speaker without a name: 村民 */
};

struct organisation {
    struct slice name; /* the fullest form that is printed */
    enum org_kind kind;
    uint32_t place; /* index of the place that its name begins with */
    struct span *mentions;
    size_t mention_count, mention_capacity;
};

struct programme {
    struct span span;  /* with its marks and the noun behind them */
    struct span words; /* without; not printed */
    struct slice name; /* the words */
    enum programme_kind kind;
    struct slice *parts; /* what the article lists under it */
    size_t part_count, part_capacity;
};

struct findings {
    struct programme *programmes;
    size_t programme_count, programme_capacity;
    bool too_many; /* more than ITEMS_MAX of a kind: some are left out */
    struct organisation *organisations;
    size_t organisation_count, organisation_capacity;
    struct document *documents;
    size_t document_count, document_capacity;
    struct quote *quotes;
    size_t quote_count, quote_capacity;
    struct person *people;
    size_t person_count, person_capacity;
    struct place *places;
    size_t place_count, place_capacity;
    uint32_t title_place, dateline_place; /* indices of places; NO_ITEM: none, or not in the body */
    struct figure *figures;
    size_t figure_count, figure_capacity;
    struct lost_figure *lost;
    size_t lost_count, lost_capacity;
};

#endif
