/* programmes.c: a name, its kind and its parts. */
#include "record/programmes.h"

json_t *programmes_build(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->programme_count; i++) {
        const struct programme *programme = &findings->programmes[i];
        json_t *item = json_object(), *parts = json_array();
        for (size_t p = 0; p < programme->part_count; p++)
            writer_append(
                writer, parts,
                json_stringn_nocheck(programme->parts[p].data, programme->parts[p].length));
        writer_put_text(writer, item, "name", programme->name);
        writer_put_word(writer, item, "kind",
                        table_kind_word(TABLE_PROGRAMME_NOUNS, programme->kind));
        writer_put(writer, item, "parts", parts);
        writer_put_selector(writer, item, programme->span);
        writer_append(writer, list, item);
    }
    return list;
}
