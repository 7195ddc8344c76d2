/*
 * record.c: builds the record with jansson and prints it into the arena.
 *
 * jansson works on the heap, so its tree is freed here, on every way out. The line of JSON is in
 * the arena like everything else of the article.
 */
#include "record/record.h"

#include "record/extraction.h"
#include "record/figure_rows.h"
#include "record/item.h"

/* Bytes that the printed record takes at first, besides twice the body: what is said about it. When
 * that is too little, the record is copied to a place twice as large. */
#define SINK_BYTES_FIRST (16u << 10)
#define ROW_BYTES        512u /* of a figure's row, about */

/* Text that grows in the arena. */
struct sink {
    struct arena *arena;
    char *data;
    size_t length, capacity;
};

static int sink_write(const char *data, size_t length, void *context)
{
    struct sink *sink = context;

    if (sink->capacity - sink->length <= length) { /* one byte is for the NUL */
        size_t capacity = 2 * sink->capacity + length;
        char *larger = arena_take(sink->arena, capacity);
        if (!larger)
            return -1;
        memcpy(larger, sink->data, sink->length);
        sink->data = larger;
        sink->capacity = capacity;
    }
    memcpy(sink->data + sink->length, data, length);
    sink->length += length;
    sink->data[sink->length] = '\0';
    return 0;
}

static struct sink sink_open(struct arena *arena, size_t capacity)
{
    return (struct sink){arena, arena_take(arena, capacity), 0, capacity};
}

/* Takes the tree, which may be NULL. */
static bool sink_print(struct sink *sink, json_t *tree)
{
    bool done = sink->data && tree && json_dump_callback(tree, sink_write, sink, JSON_COMPACT) == 0;

    json_decref(tree);
    return done;
}

static enum status build_tree(struct writer *writer, json_t **ret_tree)
{
    json_t *record = json_object();

    item_write(writer, record);
    writer_put(writer, record, "extraction", extraction_build(writer));
    if (!writer->failed && !arena_overflowed(writer->arena)) {
        *ret_tree = record;
        return STATUS_OK;
    }
    json_decref(record);
    return arena_overflowed(writer->arena) ? STATUS_ARENA_FULL : STATUS_MEMORY;
}

static enum status print_rows(struct writer *writer, struct slice *ret_rows)
{
    size_t count = writer->article->findings.figure_count;
    struct sink sink = sink_open(writer->arena, (count + 1) * ROW_BYTES);
    bool done = sink.data != NULL;

    for (size_t i = 0; i < count && done; i++)
        done = sink_print(&sink, figure_row_build(writer, i)) && sink_write("\n", 1, &sink) == 0;
    *ret_rows = (struct slice){sink.data, sink.length};
    return done && !writer->failed ? STATUS_OK : STATUS_MEMORY;
}

static enum status write_record(struct arena *arena, const struct article *article, bool with_rows,
                                struct record *ret_record)
{
    struct writer writer;
    json_t *tree;

    enum status status = writer_init(&writer, arena, article);
    if (status == STATUS_OK)
        status = build_tree(&writer, &tree);
    if (status != STATUS_OK)
        return status;
    struct sink sink = sink_open(arena, SINK_BYTES_FIRST + 2 * writer.body.length);
    if (!sink_print(&sink, tree))
        return STATUS_MEMORY;
    *ret_record = (struct record){.json = {sink.data, sink.length}, .uri = writer.uri};
    return with_rows ? print_rows(&writer, &ret_record->figure_rows) : STATUS_OK;
}

enum status record_write(struct arena *arena, const struct article *article, bool with_rows,
                         struct record *ret_record, struct complaint *complaint)
{
    enum status status = write_record(arena, article, with_rows, ret_record);

    if (status == STATUS_OK)
        return status;
    if (arena_overflowed(arena))
        status = STATUS_ARENA_FULL;
    return status_complain(status, complaint, "writing the record of a body of %lu characters",
                           (unsigned long)article->layout.body.count);
}
