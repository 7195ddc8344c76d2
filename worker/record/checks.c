/* checks.c: figures are named by their ids. */
#include "record/checks.h"

static const char *kind_word(enum check_kind kind)
{
    static const char *const WORDS[] = {
#define CHECK_WORD(name, word) word,
        CHECK_LIST(CHECK_WORD)
#undef CHECK_WORD
    };

    return WORDS[kind];
}

static json_t *operands_build(struct writer *writer, const struct check *check)
{
    json_t *list = json_array();

    for (size_t i = 0; i < check->operand_count; i++)
        writer_append(writer, list, json_sprintf("%c%u", WRITER_FIGURE_ID, check->operands[i] + 1));
    return list;
}

json_t *checks_build(struct writer *writer)
{
    const struct checks *checks = &writer->article->checks;
    json_t *list = json_array();

    for (size_t i = 0; i < checks->count; i++) {
        const struct check *check = &checks->items[i];
        json_t *item = json_object();
        writer_put_word(writer, item, "kind", kind_word(check->kind));
        writer_put_id(writer, item, "stated", WRITER_FIGURE_ID, check->stated);
        writer_put(writer, item, "operands", operands_build(writer, check));
        writer_put_text(writer, item, "computed", check->computed);
        writer_put_word(writer, item, "verdict", check->agrees ? "agrees" : "disagrees");
        writer_append(writer, list, item);
    }
    return list;
}
