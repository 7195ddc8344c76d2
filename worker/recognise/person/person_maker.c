/* person_maker.c: a reporter's or photographer's word before the name, or 摄 behind it. */
#include "recognise/person/person_maker.h"

#include "recognise/person/person_context.h"
#include "recognise/reader.h"

static const uint32_t LIST_COMMA = 0x3001; /* 、 */

/* Whether a word before a name says that its bearer made the article; 文 and 整理 only with a
 * separator between. */
static bool is_makers_role(struct table_match role, bool separated)
{
    return role.table && (role.entries[0].kind <= ROLE_PHOTOGRAPHER ||
                          (separated && role.entries[0].kind == ROLE_AUTHOR));
}

/* 经理王兵和|实习生|李丽, 实习生|李丽|说: the story is about an intern, who may be any firm's. */
static bool is_told_of(const struct lexicon *lexicon, const struct text *text, uint32_t role,
                       struct span name)
{
    return cp_is_hanzi(text_fold(text, name.start - 1)) &&
           (cp_is_hanzi(text_fold(text, role - 1)) ||
            person_context_right(lexicon, text, name.end) >= PERSON_CONTEXT_SPEECH);
}

/* 清河日报记者|刘岩生,将…, 清河日报记者|刘岩生|说: the story is about a reporter of another paper.
 * The one who writes 获悉, 走进 or 报道 in it. */
static bool is_other_reporter(const struct text *text, uint32_t role, struct span name)
{
    static const char *const SELF[] = {"本报", "本台", "本网", "本刊", "本社", NULL};
    static const char *const SAYS[] = {",", "说", "告诉", "坦言", NULL};

    return cp_is_hanzi(text_fold(text, role - 1)) && reader_ends_in(text, role, SELF) == 0 &&
           reader_one_of(text, name.end, SAYS) > 0;
}

/* 记者 王兵, 王兵 摄, and the names listed with them: they made the article. */
bool person_is_maker(const struct lexicon *lexicon, const struct text *text, struct span name,
                     uint32_t apart)
{
    uint32_t before = name.start, mark = text_fold(text, name.start - 1);

    if ((mark == ' ' || mark == '\n' || mark == LIST_COMMA || mark == '/') && name.start > 0)
        before--;
    if (before < name.start && before == apart && before > 0)
        return true;
    for (uint32_t length = 1; length <= 6 && length <= before; length++) {
        struct table_match role =
            lexicon_exact(lexicon, TABLE_ROLES, text, (struct span){before - length, before});
        if (is_makers_role(role, before < name.start) && (length > 1 || before < name.start) &&
            !(match_is(role, ROLE_INTERN) && is_told_of(lexicon, text, before - length, name)) &&
            !(match_is(role, ROLE_REPORTER) && is_other_reporter(text, before - length, name)))
            return true;
    }
    uint32_t behind = name.end;
    while (text_fold(text, behind) == ' ' || text_fold(text, behind) == '/')
        behind++;
    struct table_match role = lexicon_longest(lexicon, TABLE_ROLES, text, behind, text->count);
    return match_is(role, ROLE_PHOTOGRAPHER) && !cp_is_hanzi(text_fold(text, behind + role.length));
}
