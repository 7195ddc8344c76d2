/*
 * extract.c: the way of one article through the rooms, behind the public library.
 *
 *     bytes -> intake -> repair -> layout -> recognise -> record -> JSON
 *
 * A stage that fails ends the way; its status becomes the outcome. Everything lies in the session's
 * arena until the next article.
 */
#include "wirecopy.h"

#include "base/limits.h"
#include "check/check.h"
#include "lexicon/lexicon.h"
#include "recognise/recognise.h"
#include "record/record.h"
#include "repair/repair.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

struct wirecopy {
    struct lexicon lexicon;
    bool figure_rows;
};

struct wirecopy_session {
    const struct wirecopy *tables;
    struct arena arena;
};

/* One article on its way. */
struct passage {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct wirecopy_input *input;
    bool figure_rows;
    struct article article;
    struct record record;
    struct complaint complaint;
};

static enum status pass_intake(struct passage *p)
{
    return intake_read(p->arena, p->input, &p->article.intake, &p->complaint);
}

static enum status pass_repair(struct passage *p)
{
    notes_init(&p->article.notes, p->arena);
    for (uint32_t i = 0; i < p->article.intake.decoding_errors; i++)
        notes_damage(&p->article.notes, DAMAGE_DECODING_ERRORS, false, true);
    for (uint32_t i = 0; i < p->article.intake.lost_before; i++)
        notes_damage(&p->article.notes, DAMAGE_MOJIBAKE, false, true);
    p->article.page = repair_text(&p->article.notes, &p->article.intake.text);
    return STATUS_OK;
}

static enum status pass_layout(struct passage *p)
{
    return layout_read(p->lexicon, &p->article.notes, &p->article.intake.envelope, &p->article.page,
                       &p->article.layout, &p->complaint);
}

static enum status pass_recognise(struct passage *p)
{
    recognise_body(p->lexicon, &p->article.notes, &p->article.layout, &p->article.findings);
    return STATUS_OK;
}

static enum status pass_check(struct passage *p)
{
    check_figures(p->lexicon, p->arena, &p->article.layout.body, &p->article.findings,
                  &p->article.checks);
    return STATUS_OK;
}

static enum status pass_record(struct passage *p)
{
    return record_write(p->arena, &p->article, p->figure_rows, &p->record, &p->complaint);
}

static const struct stage {
    const char *name;
    enum status (*pass)(struct passage *p);
} STAGES[] = {
    {"intake", pass_intake},       {"repair", pass_repair}, {"layout", pass_layout},
    {"recognise", pass_recognise}, {"check", pass_check},   {"record", pass_record},
};

static enum status run_stages(struct passage *p, const char **ret_stage)
{
    for (size_t i = 0; i < sizeof STAGES / sizeof *STAGES; i++) {
        *ret_stage = STAGES[i].name;
        enum status status = STAGES[i].pass(p);
        if (status == STATUS_OK && arena_overflowed(p->arena))
            status = STATUS_ARENA_FULL;
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

enum wirecopy_verdict wirecopy_extract(struct wirecopy_session *session,
                                       const struct wirecopy_input *input,
                                       struct wirecopy_outcome *ret_outcome)
{
    struct passage passage = {.arena = &session->arena,
                              .lexicon = &session->tables->lexicon,
                              .input = input,
                              .figure_rows = session->tables->figure_rows};
    struct wirecopy_outcome outcome = {0};

    arena_reset(&session->arena);
    passage.article.lexicon_id = session->tables->lexicon.id;
    enum status status = run_stages(&passage, &outcome.stage);
    outcome.verdict = status_verdict(status);
    outcome.reason = status_word(status);
    if (status == STATUS_OK) {
        outcome.record = passage.record.json.data;
        outcome.record_length = passage.record.json.length;
        outcome.uri = passage.record.uri;
        outcome.figure_rows = passage.record.figure_rows.data;
        outcome.figure_rows_length = passage.record.figure_rows.length;
    } else {
        bool detailed = passage.complaint.text[0] != '\0';
        snprintf(outcome.message, sizeof outcome.message, "%s%s%.160s%s", status_text(status),
                 detailed ? " (" : "", passage.complaint.text, detailed ? ")" : "");
    }
    *ret_outcome = outcome;
    return outcome.verdict;
}

const char *wirecopy_version(void)
{
    return WIRECOPY_VERSION;
}

enum wirecopy_verdict wirecopy_open(const struct wirecopy_options *options,
                                    struct wirecopy **ret_tables, char why[WIRECOPY_MESSAGE_BYTES])
{
    static const struct wirecopy_options defaults = {0};
    const struct wirecopy_options *o = options ? options : &defaults;
    struct complaints complaints = {
        .first = {"out of memory"}, .each = o->on_mistake, .context = o->context};
    enum status status = STATUS_MEMORY;

    struct wirecopy *tables = calloc(1, sizeof *tables);
    if (tables)
        status = lexicon_open(o->lexicon_dir, &tables->lexicon, &complaints);
    if (status != STATUS_OK) {
        free(tables);
        snprintf(why, WIRECOPY_MESSAGE_BYTES, "%s", complaints.first.text);
        return status_verdict(status);
    }
    tables->figure_rows = o->figure_rows;
    *ret_tables = tables;
    return WIRECOPY_DONE;
}

void wirecopy_close(struct wirecopy *tables)
{
    if (!tables)
        return;
    lexicon_close(&tables->lexicon);
    free(tables);
}

const char *wirecopy_lexicon_id(const struct wirecopy *tables)
{
    return tables->lexicon.id;
}

struct wirecopy_session *wirecopy_session_new(const struct wirecopy *tables)
{
    struct wirecopy_session *session = calloc(1, sizeof *session);

    assert(tables);
    if (!session || !arena_init(&session->arena, ARENA_BYTES)) {
        free(session);
        return NULL;
    }
    session->tables = tables;
    return session;
}

void wirecopy_session_rest(struct wirecopy_session *session)
{
    arena_reset(&session->arena);
}

void wirecopy_session_free(struct wirecopy_session *session)
{
    if (!session)
        return;
    arena_done(&session->arena);
    free(session);
}
