/* list.c: see list.h. */
#include "check/list.h"

#include "check/lead.h"

static bool is_list_mark(uint32_t cp)
{
    return cp == 0x3001 /* 、 */ || cp == ',' || cp == ';' || cp == 0x548C /* 和 */ ||
           cp == 0x53CA /* 及 */ || cp == 0x4E0E /* 与 */;
}

bool list_names_one(const struct checker *checker, struct span name)
{
    return !check_has(checker, name.start, name.end, "、") &&
           !check_has(checker, name.start, name.end, "各") &&
           !check_has(checker, name.start, name.end, "均");
}

bool list_is_gap(const struct checker *checker, struct span gap)
{
    return span_length(gap) > 0 && span_length(gap) <= LIST_GAP_MAX &&
           is_list_mark(checker->text->fold[gap.start]) &&
           list_names_one(checker, (struct span){gap.start + 1, gap.end}) &&
           !lead_has(checker, gap, CHECK_WORD_SOME) && !lead_has(checker, gap, CHECK_WORD_AWAY) &&
           check_has(checker, gap.start, gap.end, "(") ==
               check_has(checker, gap.start, gap.end, ")") && /* 村(社区) is one */
           !check_has(checker, gap.start, gap.end, "。") &&
           !check_has(checker, gap.start, gap.end, "\n");
}

bool list_report(struct checker *checker, uint32_t stated, const struct tally *members, bool sure)
{
    uint32_t operands[TALLY_MAX];

    memcpy(operands, members->items, members->count * sizeof *operands);
    return check_report(
        checker,
        (struct check){.kind = CHECK_SUM,
                       .stated = stated,
                       .operands = operands,
                       .operand_count = members->count,
                       .computed = decimal_print(checker->arena, members->exact),
                       .agrees = members->count >= 2 &&
                                 tally_makes(members, &checker->findings->figures[stated])},
        sure);
}
