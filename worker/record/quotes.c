/* quotes.c: a quotation refers to its speaker, or to the document that is cited. */
#include "record/quotes.h"

static json_t *build_speaker(struct writer *writer, const struct quote *quote)
{
    const struct findings *findings = &writer->article->findings;

    if (quote->person == NO_ITEM && quote->document == NO_ITEM && quote->organisation == NO_ITEM &&
        quote->role.length == 0)
        return json_null();
    json_t *speaker = json_object();
    if (quote->person != NO_ITEM) {
        writer_put_id(writer, speaker, "ref", WRITER_PERSON_ID, quote->person);
        writer_put_text(writer, speaker, "name", findings->people[quote->person].name);
    } else if (quote->document != NO_ITEM) {
        writer_put_id(writer, speaker, "ref", WRITER_DOCUMENT_ID, quote->document);
        writer_put_text(writer, speaker, "name", findings->documents[quote->document].title);
    } else if (quote->organisation != NO_ITEM) {
        writer_put_id(writer, speaker, "ref", WRITER_ORGANISATION_ID, quote->organisation);
        writer_put_text(writer, speaker, "name", findings->organisations[quote->organisation].name);
    }
    writer_put_known_text(writer, speaker, "role", quote->role);
    return speaker;
}

json_t *quotes_build(struct writer *writer)
{
    static const char *const KINDS[] = {"direct", "inferred", "cited"};
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->quote_count; i++) {
        const struct quote *quote = &findings->quotes[i];
        json_t *item = json_object();
        writer_put_id(writer, item, "id", WRITER_QUOTE_ID, (uint32_t)i);
        writer_put_text(writer, item, "text", writer_exact(writer, quote->words));
        writer_put_word(writer, item, "kind", KINDS[quote->kind]);
        writer_put(writer, item, "speaker", build_speaker(writer, quote));
        writer_put_selector(writer, item, quote->span);
        writer_append(writer, list, item);
    }
    return list;
}

json_t *documents_build(struct writer *writer)
{
    const struct findings *findings = &writer->article->findings;
    json_t *list = json_array();

    for (size_t i = 0; i < findings->document_count; i++) {
        const struct document *document = &findings->documents[i];
        json_t *item = json_object();
        writer_put_id(writer, item, "id", WRITER_DOCUMENT_ID, (uint32_t)i);
        writer_put_text(writer, item, "title", document->title);
        writer_put_known_text(writer, item, "number", document->number);
        writer_put_known_text(writer, item, "issuer", document->issuer);
        writer_put_word(writer, item, "kind",
                        table_kind_word(TABLE_DOCUMENT_WORDS, document->kind));
        writer_put_selector(writer, item, document->span);
        writer_append(writer, list, item);
    }
    return list;
}
