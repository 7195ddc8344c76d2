/*
 * record.c: builds the record with jansson and prints it into the arena.
 *
 * jansson works on the heap, so its tree is freed here, on every way out. The line of JSON is in
 * the arena like everything else of the article.
 */
#include "record/record.h"

#include "record/extraction.h"
#include "record/item.h"

/* Bytes that the printed record takes at first, besides twice the body: what is said about it. When
 * that is too little, the record is copied to a place twice as large. */
#define SINK_BYTES_FIRST (16u << 10)

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

static enum status print_tree(struct arena *arena, const json_t *tree, size_t body_bytes,
                              struct slice *ret_json)
{
    struct sink sink = {.arena = arena, .capacity = SINK_BYTES_FIRST + 2 * body_bytes};

    sink.data = arena_take(arena, sink.capacity);
    if (!sink.data || json_dump_callback(tree, sink_write, &sink, JSON_COMPACT) != 0)
        return arena_overflowed(arena) ? STATUS_ARENA_FULL : STATUS_MEMORY;
    *ret_json = (struct slice){sink.data, sink.length};
    return STATUS_OK;
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

static enum status write_record(struct arena *arena, const struct article *article,
                                struct record *ret_record)
{
    struct writer writer;
    struct slice json;
    json_t *tree;

    enum status status = writer_init(&writer, arena, article);
    if (status == STATUS_OK)
        status = build_tree(&writer, &tree);
    if (status != STATUS_OK)
        return status;
    status = print_tree(arena, tree, writer.body.length, &json);
    json_decref(tree);
    if (status == STATUS_OK)
        *ret_record = (struct record){json, writer.uri};
    return status;
}

enum status record_write(struct arena *arena, const struct article *article,
                         struct record *ret_record, struct complaint *complaint)
{
    enum status status = write_record(arena, article, ret_record);

    if (status == STATUS_OK)
        return status;
    return status_complain(status, complaint, "writing the record of a body of %lu characters",
                           (unsigned long)article->layout.body.count);
}
