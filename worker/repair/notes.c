/* notes.c: growing lists in the article's arena. */
#include "repair/notes.h"

#include <assert.h>

static const char *const DAMAGE_WORDS[] = {
#define DAMAGE_WORD(name, word) word,
    DAMAGE_LIST(DAMAGE_WORD)
#undef DAMAGE_WORD
};

static const char *const REMOVAL_WORDS[] = {
#define REMOVAL_WORD(name, word) word,
    REMOVAL_LIST(REMOVAL_WORD)
#undef REMOVAL_WORD
};

void notes_init(struct notes *notes, struct arena *arena)
{
    *notes = (struct notes){.arena = arena};
}

void notes_damage(struct notes *notes, enum damage_kind kind, bool repaired, bool sure)
{
    assert(kind < DAMAGE_KIND_COUNT);
    notes->damage[kind].count++;
    notes->damage[kind].repaired += repaired;
    notes->damage[kind].unsure |= !sure;
}

void notes_remove(struct notes *notes, enum removal_kind kind, const struct text *text,
                  struct span span)
{
    span = text_trim(text, span);
    if (span_is_empty(span))
        return;
    struct removal *list = arena_grow(notes->arena, notes->removals, notes->removal_count,
                                      &notes->removal_capacity, sizeof *list);
    if (!list)
        return;
    notes->removals = list;
    list[notes->removal_count++] =
        (struct removal){kind, text_raw_span(text, span), text_utf8(notes->arena, text, span)};
}

void notes_warn(struct notes *notes, const char *code, const char *message)
{
    struct warning *list = arena_grow(notes->arena, notes->warnings, notes->warning_count,
                                      &notes->warning_capacity, sizeof *list);
    if (!list)
        return;
    notes->warnings = list;
    list[notes->warning_count++] = (struct warning){code, message};
}

const char *damage_word(enum damage_kind kind)
{
    return DAMAGE_WORDS[kind];
}

const char *removal_word(enum removal_kind kind)
{
    return REMOVAL_WORDS[kind];
}
