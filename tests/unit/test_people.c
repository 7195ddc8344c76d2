/*
 * test_people.c: the sentences of tests/entities/NAME.tsv, and who, which organisations and what
 * was said in them.
 *
 * Each file has a floor for its rows that must be right in everything they say. With
 * PEOPLE_VERBOSE in the environment every difference is printed; PEOPLE_ONLY names one file.
 */
#include "bench.h"
#include "recognise/recognise.h"

#define LINE_BYTES  4096u
#define VALUE_BYTES 512u
#define ITEMS       64u

/* One column of a row, cut into its items. */
struct column {
    bool asked; /* false: the row does not ask for it */
    char *items[ITEMS];
    size_t count;
    bool found[ITEMS];
};

struct people_test {
    struct bench bench;
    struct notes notes;
    struct layout layout;
    struct findings findings;
    const char *sentence;
    unsigned rows, wrong_rows;
    bool verbose, row_wrong;
};

static void differ(struct people_test *t, const char *what, const char *which)
{
    t->row_wrong = true;
    if (t->verbose)
        print_message("%s\n    %s: %s\n", t->sentence, what, which);
}

/* Cuts "a | b" at its bars; "-" has no items, "" is not asked. */
static void column_read(char *text, struct column *column)
{
    *column = (struct column){.asked = text && *text};
    if (!column->asked || strcmp(text, "-") == 0)
        return;
    for (char *item = text, *next; item; item = next) {
        next = strstr(item, " | ");
        if (next) {
            *next = '\0';
            next += 3;
        }
        assert_true(column->count < ITEMS);
        column->items[column->count++] = item;
    }
}

/* Cuts the attributes off an item: name:title~kind becomes name, and *ret_rest ":title~kind". */
static void item_cut(const char *item, char name[VALUE_BYTES], const char **ret_rest)
{
    size_t length = strcspn(item, ":/~*@");

    snprintf(name, VALUE_BYTES, "%.*s", (int)length, item);
    *ret_rest = item + length;
}

static bool is_in(struct slice list, const char *part)
{
    char text[VALUE_BYTES];

    snprintf(text, sizeof text, "%.*s", (int)list.length, list.data);
    return strstr(text, part) != NULL;
}

static bool any_has(const struct slice *list, size_t count, const char *part)
{
    for (size_t i = 0; i < count; i++)
        if (is_in(list[i], part))
            return true;
    return false;
}

static const char *kind_word(enum person_kind kind)
{
    static const char *const WORDS[] = {"named", "pseudonym", "surname_only"};
    return WORDS[kind];
}

/* Whether one of the titles has `part`; -: whether there is none. */
static bool has_title(const struct person *person, const char *part)
{
    return strcmp(part, "-") == 0 ? person->title_count == 0
                                  : any_has(person->titles, person->title_count, part);
}

/* :title,title /description @affiliation ~kind *mentions */
static bool person_has(const struct person *person, const char *rest)
{
    char value[VALUE_BYTES], mark = *rest;

    while (*rest) {
        size_t length = strcspn(rest + 1, ":/@~*,");
        snprintf(value, sizeof value, "%.*s", (int)length, rest + 1);
        if ((mark == ':' && !has_title(person, value)) ||
            (mark == '/' && !any_has(person->descriptions, person->description_count, value)) ||
            (mark == '@' && !is_in(person->affiliation, value)) ||
            (mark == '~' && strcmp(kind_word(person->kind), value) != 0) ||
            (mark == '*' && person->mention_count != strtoul(value, NULL, 10)))
            return false;
        rest += 1 + length;
        if (*rest && *rest != ',')
            mark = *rest;
    }
    return true;
}

static void check_people(struct people_test *t, struct column *column)
{
    char name[VALUE_BYTES], got[VALUE_BYTES];
    const char *rest;

    for (size_t i = 0; column->asked && i < t->findings.person_count; i++) {
        const struct person *person = &t->findings.people[i];
        bool expected = false;
        snprintf(got, sizeof got, "%.*s", (int)person->name.length, person->name.data);
        for (size_t k = 0; k < column->count; k++) {
            item_cut(column->items[k], name, &rest);
            if (strcmp(name, got) != 0)
                continue;
            expected = column->found[k] = true;
            if (!person_has(person, rest))
                differ(t, "person is otherwise", column->items[k]);
        }
        if (!expected)
            differ(t, "no person", got);
    }
}

static void check_organisations(struct people_test *t, struct column *column)
{
    char got[VALUE_BYTES];

    for (size_t i = 0; column->asked && i < t->findings.organisation_count; i++) {
        struct slice name = t->findings.organisations[i].name;
        bool expected = false;
        snprintf(got, sizeof got, "%.*s", (int)name.length, name.data);
        for (size_t k = 0; k < column->count; k++)
            if (strcmp(column->items[k] + (*column->items[k] == '+'), got) == 0)
                expected = column->found[k] = true;
        if (!expected)
            differ(t, "no organisation", got);
    }
    for (size_t k = 0; k < column->count; k++)
        column->found[k] |= *column->items[k] == '+';
}

/* Whether the speaker is the one of @name or @role; @- is nobody. */
static bool speaker_is(const struct people_test *t, const struct quote *quote, const char *who)
{
    if (strcmp(who, "-") == 0)
        return quote->person == NO_ITEM && quote->role.length == 0;
    if (quote->person != NO_ITEM)
        return is_in(t->findings.people[quote->person].name, who);
    if (quote->document != NO_ITEM)
        return is_in(t->findings.documents[quote->document].title, who);
    if (quote->organisation != NO_ITEM)
        return is_in(t->findings.organisations[quote->organisation].name, who);
    return is_in(quote->role, who);
}

static const char *quote_kind_word(enum quote_kind kind)
{
    static const char *const WORDS[] = {"direct", "inferred", "cited"};
    return WORDS[kind];
}

static void check_quotes(struct people_test *t, struct column *column)
{
    char name[VALUE_BYTES], got[VALUE_BYTES], who[VALUE_BYTES];
    const char *rest;

    for (size_t i = 0; column->asked && i < t->findings.quote_count; i++) {
        const struct quote *quote = &t->findings.quotes[i];
        struct slice words = text_utf8(&t->bench.arena, &t->layout.body, quote->words);
        bool expected = false;
        snprintf(got, sizeof got, "%.*s", (int)words.length, words.data);
        for (size_t k = 0; k < column->count; k++) {
            item_cut(column->items[k], name, &rest);
            if (strncmp(got, name, strlen(name)) != 0)
                continue;
            expected = column->found[k] = true;
            snprintf(who, sizeof who, "%.*s", (int)strcspn(rest, "~"), rest);
            if ((*who && !speaker_is(t, quote, who + 1)) ||
                (strchr(rest, '~') &&
                 strcmp(strchr(rest, '~') + 1, quote_kind_word(quote->kind)) != 0))
                differ(t, "quotation is otherwise", column->items[k]);
        }
        if (!expected)
            differ(t, "no quotation", got);
    }
}

static void check_found(struct people_test *t, const struct column *column)
{
    for (size_t k = 0; k < column->count; k++)
        if (!column->found[k])
            differ(t, "not found", column->items[k]);
}

/* \n in a sentence stands for a new paragraph. */
static void unescape(char *sentence)
{
    char *to = sentence;

    for (const char *from = sentence; *from; from++) {
        bool paragraph = from[0] == '\\' && from[1] == 'n';
        *to++ = paragraph ? '\n' : *from;
        from += paragraph;
    }
    *to = '\0';
}

static void check_row(struct people_test *t, char *line)
{
    struct column people, organisations, quotes;
    char *fields[4] = {line};

    for (size_t i = 1; i < COUNT_OF(fields); i++) {
        fields[i] = fields[i - 1] ? strchr(fields[i - 1], '\t') : NULL;
        if (fields[i])
            *fields[i]++ = '\0';
    }
    unescape(line);
    t->sentence = line;
    t->row_wrong = false;
    t->rows++;
    column_read(fields[1], &people);
    column_read(fields[2], &organisations);
    column_read(fields[3], &quotes);
    arena_reset(&t->bench.arena);
    notes_init(&t->notes, &t->bench.arena);
    t->layout = (struct layout){.body = text_of(&t->bench.arena, line)};
    recognise_body(&t->bench.lexicon, &t->notes, &t->layout, &t->findings);
    check_people(t, &people);
    check_organisations(t, &organisations);
    check_quotes(t, &quotes);
    check_found(t, &people);
    check_found(t, &organisations);
    check_found(t, &quotes);
    t->wrong_rows += t->row_wrong;
}

static void read_file(struct people_test *t, const char *name)
{
    char path[512], line[LINE_BYTES];

    snprintf(path, sizeof path, WIRECOPY_TESTS "/entities/%s", name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read", path);
    t->rows = t->wrong_rows = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (*line && *line != '#')
            check_row(t, line);
    }
    fclose(file);
    print_message("%s: %u of %u rows right\n", name, t->rows - t->wrong_rows, t->rows);
}

static void test_files(void **state)
{
    static const struct {
        const char *name;
        unsigned wrong_rows_max;
    } files[] = {{"people.tsv", 8},        {"people_kept_back.tsv", 4},
                 {"organisations.tsv", 1}, {"organisations_kept_back.tsv", 0},
                 {"bodies.tsv", 7},        {"bodies_kept_back.tsv", 6},
                 {"quotes.tsv", 3},        {"quotes_kept_back.tsv", 0},
                 {"titles.tsv", 3},        {"titles_kept_back.tsv", 2}};
    struct people_test t = {.verbose = getenv("PEOPLE_VERBOSE") != NULL};
    const char *only = getenv("PEOPLE_ONLY");
    bool failed = false;
    (void)state;

    bench_open(&t.bench);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        if (only && strcmp(only, files[i].name) != 0)
            continue;
        read_file(&t, files[i].name);
        failed = failed || t.wrong_rows > files[i].wrong_rows_max;
    }
    assert_false(failed);
    bench_close(&t.bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
