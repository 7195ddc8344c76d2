/*
 * test_figure.c: the sentences of tests/figures/NAME.tsv, the figures in them and their checks.
 *
 * Each file has a floor for the share of its rows that must be right in everything they say. With
 * FIGURES_VERBOSE in the environment every difference is printed, not only those of a failure.
 */
#include "check/check.h"
#include "layout/calendar.h"
#include "recognise/recognise.h"
#include "support.h"

#define LINE_BYTES  8192u
#define VALUE_BYTES 256u

struct bench {
    struct lexicon lexicon;
    struct arena arena;
    struct notes notes;
    struct layout layout;
    struct findings findings;
    struct checks checks;
    unsigned rows, wrong_rows, expected, found, extra; /* of one file */
    bool verbose, row_wrong;
    const char *sentence;
    const char *title; /* of the bulletin that is read; NULL: no page around the sentence */
};

static void differ(struct bench *b, const char *what, const char *got, const char *want)
{
    b->row_wrong = true;
    if (b->verbose)
        print_message("%s\n    %s: got \"%s\", expected \"%s\"\n", b->sentence, what, got, want);
}

static void read_sentence(struct bench *b, const char *sentence)
{
    arena_reset(&b->arena);
    notes_init(&b->notes, &b->arena);
    b->layout = (struct layout){.body = text_of(&b->arena, sentence)};
    if (b->title) {
        b->layout.headline = slice_of(b->title);
        assert_true(moment_set_date(&b->layout.published, 2020, 2, 6));
    }
    recognise_body(&b->lexicon, &b->notes, &b->layout, &b->findings);
    check_figures(&b->lexicon, &b->arena, &b->layout.body, &b->findings, &b->checks);
}

static void copy_slice(struct slice s, char out[VALUE_BYTES])
{
    snprintf(out, VALUE_BYTES, "%.*s", (int)s.length, s.data ? s.data : "");
}

static void figure_text(struct bench *b, const struct figure *figure, char out[VALUE_BYTES])
{
    copy_slice(text_utf8(&b->arena, &b->layout.body, figure->span), out);
    for (char *c = out; *c; c++)
        *c = *c == ' ' ? '_' : *c;
}

static const char *qualifier_word(unsigned qualifier)
{
    return qualifier == FIGURE_QUALIFIER_RANGE ? "range"
                                               : table_kind_word(TABLE_QUALIFIERS, qualifier);
}

static const char *role_word(enum figure_role role)
{
    static const char *const WORDS[] = {"level", "from", "to", "change", "ratio"};
    return WORDS[role];
}

/* The value of an attribute as the files write it. */
static void attribute(struct bench *b, const struct figure *f, const char *key,
                      char out[VALUE_BYTES])
{
    *out = '\0';
    if (strcmp(key, "high") == 0)
        copy_slice(f->high, out);
    else if (strcmp(key, "kind") == 0)
        snprintf(out, VALUE_BYTES, "%s", table_kind_word(TABLE_UNITS, f->kind));
    else if (strcmp(key, "per") == 0)
        copy_slice(f->per, out);
    else if (strcmp(key, "role") == 0)
        snprintf(out, VALUE_BYTES, "%s", role_word(f->role));
    else if (strcmp(key, "sign") == 0)
        snprintf(out, VALUE_BYTES, "%d", f->sign);
    else if (strcmp(key, "of") == 0)
        copy_slice(f->of.length > 0 ? f->of : SLICE("-"), out);
    else if (strcmp(key, "predicate") == 0)
        copy_slice(f->predicate.length > 0 ? f->predicate : SLICE("-"), out);
    else if (strcmp(key, "currency") == 0)
        snprintf(out, VALUE_BYTES, "%s", f->currency ? f->currency : "-");
    else if (strcmp(key, "fraction") == 0)
        copy_slice(f->fraction, out);
    else if (strcmp(key, "asof") == 0)
        copy_slice(f->as_of.length > 0 ? f->as_of : SLICE("-"), out);
    else if (strcmp(key, "place") == 0)
        copy_slice(f->place == NO_ITEM ? SLICE("-") : b->findings.places[f->place].name, out);
    else if (strcmp(key, "code") == 0)
        copy_slice(f->place == NO_ITEM ? SLICE("-") : b->findings.places[f->place].code, out);
    else if (strcmp(key, "part") == 0 && f->part_of == NO_ITEM)
        copy_slice(SLICE("-"), out);
    else if (strcmp(key, "part") == 0)
        figure_text(b, &b->findings.figures[f->part_of], out);
    else
        fail_msg("no attribute is called %s", key);
}

/* Whether `got` has one of the parts in `wanted`, which are separated by /. */
static bool has_one_of(const char *got, const char *wanted)
{
    char copy[VALUE_BYTES], *save;

    snprintf(copy, sizeof copy, "%s", wanted);
    for (char *part = strtok_r(copy, "/", &save); part; part = strtok_r(NULL, "/", &save))
        if (strstr(got, part))
            return true;
    return false;
}

static void check_attribute(struct bench *b, const struct figure *f, char *pair)
{
    char got[VALUE_BYTES];
    char *want = strchr(pair, '=');

    if (!want)
        fail_msg("%s: \"%s\" is no key=value", b->sentence, pair);
    *want++ = '\0';
    attribute(b, f, pair, got);
    bool right = strcmp(got, want) == 0;
    if (strcmp(pair, "of") == 0 || strcmp(pair, "predicate") == 0)
        right = has_one_of(got, want);
    if (!right)
        differ(b, pair, got, want);
}

static bool fits(struct bench *b, const struct figure *f, const char *text, const char *value,
                 const char *unit)
{
    char got[VALUE_BYTES];

    figure_text(b, f, got);
    if (strcmp(got, text) != 0)
        return false;
    if (strcmp(value, "*") == 0)
        return true;
    copy_slice(f->value, got);
    if (strcmp(got, value) != 0)
        return false;
    copy_slice(f->unit, got);
    return strcmp(got, strcmp(unit, "-") == 0 ? "" : unit) == 0;
}

/* "text value unit qualifier key=value ...", with ? before it when it may be missing. */
static void check_figure(struct bench *b, char *item, bool *used)
{
    char *save, *text = strtok_r(item, " ", &save), *value = strtok_r(NULL, " ", &save);
    char *unit = strtok_r(NULL, " ", &save), *qualifier = strtok_r(NULL, " ", &save);

    if (!qualifier)
        fail_msg("%s: an expected figure has too few words", b->sentence);
    bool optional = *text == '?';
    text += optional;
    b->expected += !optional;
    for (size_t i = 0; i < b->findings.figure_count; i++) {
        const struct figure *f = &b->findings.figures[i];
        if (used[i] || !fits(b, f, text, value, unit))
            continue;
        used[i] = true;
        b->found += !optional;
        if (strcmp(qualifier, "*") != 0 && strcmp(qualifier_word(f->qualifier), qualifier) != 0)
            differ(b, text, qualifier_word(f->qualifier), qualifier);
        for (char *pair = strtok_r(NULL, " ", &save); pair; pair = strtok_r(NULL, " ", &save))
            check_attribute(b, f, pair);
        return;
    }
    if (!optional)
        differ(b, text, "nothing", value);
}

/* A check as the files write it: "ratio 96.88%=62家,64家 agrees". */
static void check_text(struct bench *b, const struct check *check, char out[LINE_BYTES])
{
    static const char *const KINDS[] = {"ratio", "sum", "difference", "product"};
    char text[VALUE_BYTES];

    figure_text(b, &b->findings.figures[check->stated], text);
    int length = snprintf(out, LINE_BYTES, "%s %s", KINDS[check->kind], text);
    for (size_t i = 0; i < check->operand_count; i++) {
        figure_text(b, &b->findings.figures[check->operands[i]], text);
        length +=
            snprintf(out + length, LINE_BYTES - (size_t)length, "%c%s", i > 0 ? ',' : '=', text);
    }
    snprintf(out + length, LINE_BYTES - (size_t)length, " %s",
             check->agrees ? "agrees" : "disagrees");
}

/* The third column: all checks that must be made, and no other may disagree; - for none at all. */
static void check_checks(struct bench *b, char *column)
{
    bool used[64] = {false};
    char got[LINE_BYTES], *save;

    assert_true(b->checks.count < COUNT_OF(used));
    if (strcmp(column, "-") == 0) {
        if (b->checks.count > 0) {
            check_text(b, &b->checks.items[0], got);
            differ(b, "check", got, "none at all");
        }
        return;
    }
    for (char *item = strtok_r(column, "|", &save); item; item = strtok_r(NULL, "|", &save)) {
        size_t found = b->checks.count;
        item += strspn(item, " ");
        item[strcspn(item, "|")] = '\0';
        while (*item && item[strlen(item) - 1] == ' ')
            item[strlen(item) - 1] = '\0';
        for (size_t i = 0; i < b->checks.count && found == b->checks.count; i++) {
            check_text(b, &b->checks.items[i], got);
            if (!used[i] && strcmp(got, item) == 0)
                found = i;
        }
        if (found < b->checks.count)
            used[found] = true;
        else
            differ(b, "check", "nothing", item);
    }
    for (size_t i = 0; i < b->checks.count; i++) {
        check_text(b, &b->checks.items[i], got);
        if (!used[i] && !b->checks.items[i].agrees)
            differ(b, "check", got, "nothing that disagrees");
    }
}

static void check_row(struct bench *b, char *line)
{
    bool used[256] = {false};
    char *tab = strchr(line, '\t'), *checks, *save;

    if (!tab)
        fail_msg("%s: there is no second column", line);
    *tab = '\0';
    checks = strchr(tab + 1, '\t');
    if (checks)
        *checks++ = '\0';
    b->sentence = line;
    b->row_wrong = false;
    b->rows++;
    read_sentence(b, line);
    assert_true(b->findings.figure_count < COUNT_OF(used));
    if (strcmp(tab + 1, "-") != 0)
        for (char *item = strtok_r(tab + 1, "|", &save); item; item = strtok_r(NULL, "|", &save))
            check_figure(b, item, used);
    for (size_t i = 0; i < b->findings.figure_count; i++) {
        char text[VALUE_BYTES], value[VALUE_BYTES];
        if (used[i])
            continue;
        b->extra++;
        figure_text(b, &b->findings.figures[i], text);
        copy_slice(b->findings.figures[i].value, value);
        differ(b, text, value, "no figure");
    }
    check_checks(b, checks ? checks : tab);
    b->wrong_rows += b->row_wrong;
}

/* A row of bulletins.tsv: the title of a page of 6 February 2020, then a row as those of passages;
 * ¶ begins a paragraph. */
static void check_bulletin_row(struct bench *b, char *line)
{
    char *tab = strchr(line, '\t');

    if (!tab)
        fail_msg("%s: there is no second column", line);
    *tab++ = '\0';
    for (char *mark = strstr(tab, "¶"); mark; mark = strstr(mark, "¶")) {
        *mark = '\n';
        memmove(mark + 1, mark + 2, strlen(mark + 2) + 1);
    }
    b->title = line;
    check_row(b, tab);
    b->title = NULL;
}

/* Reads the sentence that a row begins with. Returns the row's second column. */
static char *row_begin(struct bench *b, char *line)
{
    char *tab = strchr(line, '\t');

    if (!tab)
        fail_msg("%s: there is no second column", line);
    *tab = '\0';
    b->sentence = line;
    b->row_wrong = false;
    b->rows++;
    read_sentence(b, line);
    return tab + 1;
}

/* A row of checks.tsv: the sentence, and its checks as the third column of passages.tsv. */
static void check_checks_row(struct bench *b, char *line)
{
    check_checks(b, row_begin(b, line));
    b->wrong_rows += b->row_wrong;
}

/* A row of lost.tsv: the text, and the places that lost a number as they stand in it; - for none.
 */
static void check_lost_row(struct bench *b, char *line)
{
    const char *expected = row_begin(b, line);
    char got[LINE_BYTES] = "";

    for (size_t i = 0; i < b->findings.lost_count; i++) {
        struct slice place = text_utf8(&b->arena, &b->layout.body, b->findings.lost[i].span);
        size_t length = strlen(got);
        snprintf(got + length, sizeof got - length, "%s%.*s", i > 0 ? " | " : "", (int)place.length,
                 place.data);
    }
    if (strcmp(*got ? got : "-", expected) != 0)
        differ(b, "lost", got, expected);
    b->wrong_rows += b->row_wrong;
}

static void read_file(struct bench *b, const char *name, void (*check)(struct bench *, char *))
{
    char path[512], line[LINE_BYTES];

    snprintf(path, sizeof path, WIRECOPY_TESTS "/figures/%s", name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read", path);
    b->rows = b->wrong_rows = b->expected = b->found = b->extra = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (*line && *line != '#')
            check(b, line);
    }
    fclose(file);
    print_message("%s: %u of %u rows right; figures: %u of %u found, %u false\n", name,
                  b->rows - b->wrong_rows, b->rows, b->found, b->expected, b->extra);
}

static void test_files(void **state)
{
    static const struct {
        const char *name;
        unsigned wrong_rows_max;
        void (*check)(struct bench *, char *);
    } files[] = {
        {"first.tsv", 0, check_row},
        {"kept_back.tsv", 1, check_row},
        {"later.tsv", 0, check_row},
        {"context.tsv", 5, check_row},
        {"lost.tsv", 0, check_lost_row},
        {"context_kept_back.tsv", 2, check_row},
        {"passages.tsv", 18, check_row},
        {"bulletins.tsv", 0, check_bulletin_row},
        {"fresh.tsv", 1, check_row},
        {"varied.tsv", 13, check_row},
        {"checks.tsv", 0, check_checks_row},
        {"checks_kept_back.tsv", 0, check_checks_row},
        {"lost_kept_back.tsv", 1, check_lost_row},
    };
    struct bench b = {.verbose = getenv("FIGURES_VERBOSE") != NULL};
    const char *only = getenv("FIGURES_ONLY");
    struct complaints complaints = {0};
    bool failed = false;
    (void)state;

    assert_true(arena_init(&b.arena, 8u << 20));
    assert_int_equal(lexicon_open(NULL, &b.lexicon, &complaints), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        if (only && strcmp(only, files[i].name) != 0)
            continue;
        read_file(&b, files[i].name, files[i].check);
        failed = failed || b.wrong_rows > files[i].wrong_rows_max;
    }
    assert_false(failed);
    lexicon_close(&b.lexicon);
    arena_done(&b.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
