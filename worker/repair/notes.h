/*
 * notes.h: what an article's damage was, what was left out of the body, and what a reader should
 * know.
 *
 * Every stage from here on writes into the same notes, and the record prints them. Damage is
 * counted by kind; a removal keeps its text and its raw bytes, so that nothing is lost silently.
 */
#ifndef WIRECOPY_REPAIR_NOTES_H
#define WIRECOPY_REPAIR_NOTES_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/text.h"

#define DAMAGE_LIST(X)                                                                             \
    X(RUBY, "ruby")                                                                                \
    X(BYTE_SHIFT, "byte_shift")                                                                    \
    X(DIGITS_MISSING, "digits_missing")                                                            \
    X(DIGIT_EATEN, "digit_eaten")                                                                  \
    X(LINE_BREAKS_MISSING, "line_breaks_missing")                                                  \
    X(QUOTES_MISSING, "quotes_missing")                                                            \
    X(MARKUP_LEFT, "markup_left")                                                                  \
    X(TRUNCATED, "truncated")                                                                      \
    X(DUPLICATED, "duplicated")                                                                    \
    X(MASKED, "masked")                                                                            \
    X(MOJIBAKE, "mojibake")                                                                        \
    X(TITLE_MISMATCH, "title_mismatch")                                                            \
    X(INJECTED_TEXT, "injected_text")                                                              \
    X(TAMPERED_NAMES, "tampered_names")                                                            \
    X(REWRITTEN, "rewritten")                                                                      \
    X(JUNK, "junk")                                                                                \
    X(MULTIPLE_ARTICLES, "multiple_articles")                                                      \
    X(DECODING_ERRORS, "decoding_errors")

enum damage_kind {
#define DAMAGE_ENUM(name, word) DAMAGE_##name,
    DAMAGE_LIST(DAMAGE_ENUM)
#undef DAMAGE_ENUM
        DAMAGE_KIND_COUNT
};

#define REMOVAL_LIST(X)                                                                            \
    X(FURNITURE, "furniture")                                                                      \
    X(CAPTION, "caption")                                                                          \
    X(CREDIT, "credit")                                                                            \
    X(DUPLICATE, "duplicate")                                                                      \
    X(SPAM, "spam")                                                                                \
    X(COPYRIGHT, "copyright")                                                                      \
    X(HEADER, "header")

enum removal_kind {
#define REMOVAL_ENUM(name, word) REMOVAL_##name,
    REMOVAL_LIST(REMOVAL_ENUM)
#undef REMOVAL_ENUM
};

struct damage {
    uint32_t count;    /* places; 0: this kind was not found */
    uint32_t repaired; /* of them */
    bool unsure;       /* at least one of them is a guess */
};

struct removal {
    enum removal_kind kind;
    struct span raw;   /* bytes of the input */
    struct slice text; /* UTF-8, in the arena */
};

struct warning {
    const char *code;    /* a fixed word: "date_conflict" */
    const char *message; /* for a person; in the arena or a literal */
};

struct notes {
    struct arena *arena;
    struct damage damage[DAMAGE_KIND_COUNT];
    struct removal *removals;
    size_t removal_count, removal_capacity;
    struct warning *warnings;
    size_t warning_count, warning_capacity;
};

void notes_init(struct notes *notes, struct arena *arena);

/* Counts one more damaged place. */
void notes_damage(struct notes *notes, enum damage_kind kind, bool repaired, bool sure);

/* A part of `text` that does not stand in the body. White space alone is not noted. */
void notes_remove(struct notes *notes, enum removal_kind kind, const struct text *text,
                  struct span span);

/* `code` and `message` are borrowed for as long as the notes live. */
void notes_warn(struct notes *notes, const char *code, const char *message);

/* The words of the record. */
const char *damage_word(enum damage_kind kind);
const char *removal_word(enum removal_kind kind);

#endif
