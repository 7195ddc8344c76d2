/* test_record.c: a whole record, byte by byte, and what happens when there is no memory. */
#include "support.h"

#include "record/record.h"

#include <jansson.h>

#define ARENA_SIZE (1u << 20)
#define FIGURES    5u

#define HASH "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

#define BODY                                                                                       \
    "全县64家企业已复工62家,发放汤剂3万余袋,较上月下降一至二成。\n"      \
    "落实“三大保障”\n共补贴企业5元。"
#define BODY_LENGTH 51u

/* --- An article by hand ----------------------------------------------------------------------- */

static struct figure figure_of(uint32_t start, uint32_t end, const char *value, const char *unit)
{
    return (struct figure){.span = {start, end},
                           .value = slice_of(value),
                           .qualifier = QUALIFIER_EXACT,
                           .kind = UNIT_COUNT,
                           .unit = slice_of(unit),
                           .part_of = NO_ITEM,
                           .place = NO_ITEM,
                           .in_quote = NO_ITEM};
}

static void add_figures(struct arena *arena, struct findings *findings)
{
    findings->figures = arena_array(arena, FIGURES, sizeof *findings->figures);
    findings->lost = arena_array(arena, 1, sizeof *findings->lost);
    if (arena_overflowed(arena))
        return;
    struct figure *list = findings->figures;
    list[0] = figure_of(2, 5, "64", "家");
    list[0].of = SLICE("企业");
    list[0].as_of = SLICE("2020-03-11");
    list[0].as_of_from = "dateline";
    list[1] = figure_of(10, 13, "62", "家");
    list[1].predicate = SLICE("已复工");
    list[1].part_of = 0;
    list[2] = figure_of(18, 22, "30000", "袋");
    list[2].qualifier = QUALIFIER_OVER;
    list[2].place = 1;
    list[2].place_from = "scope";
    list[2].in_quote = 2;
    list[3] = figure_of(28, 32, "10", "%");
    list[3].high = SLICE("20");
    list[3].fraction = SLICE("1/10");
    list[3].qualifier = FIGURE_QUALIFIER_RANGE;
    list[3].kind = UNIT_RATE;
    list[3].role = FIGURE_CHANGE;
    list[3].sign = -1;
    list[3].per = SLICE("月");
    list[4] = figure_of(48, 50, "5", "元");
    list[4].kind = UNIT_MONEY;
    list[4].currency = "CNY";
    findings->figure_count = FIGURES;
    findings->lost[0] =
        (struct lost_figure){{46, 48}, SLICE("家"), SLICE("企业"), LOST_DIGITS_MISSING};
    findings->lost_count = 1;
}

static void add_places(struct arena *arena, struct findings *findings)
{
    struct span *mentions = arena_array(arena, 2, sizeof *mentions);
    struct slice *candidates = arena_array(arena, 2, sizeof *candidates);

    findings->places = arena_array(arena, 3, sizeof *findings->places);
    if (arena_overflowed(arena))
        return;
    mentions[0] = (struct span){0, 2};
    mentions[1] = (struct span){23, 25};
    candidates[0] = SLICE("220502");
    candidates[1] = SLICE("110112");
    findings->places[0] = (struct place){.name = SLICE("双牌县"),
                                         .level = PLACE_COUNTY,
                                         .code = SLICE("431123"),
                                         .edition = SLICE("2019"),
                                         .mentions = mentions,
                                         .mention_count = 2};
    findings->places[1] = (struct place){.name = SLICE("通州"),
                                         .level = PLACE_COUNTY,
                                         .candidates = candidates,
                                         .candidate_count = 2,
                                         .mentions = mentions,
                                         .mention_count = 1};
    findings->places[2] = (struct place){
        .name = SLICE("欧洲"), .level = PLACE_OTHER, .mentions = mentions, .mention_count = 1};
    findings->place_count = 3;
}

static void add_people(struct arena *arena, struct findings *findings)
{
    struct span *mentions = arena_array(arena, 1, sizeof *mentions);
    struct slice *texts = arena_array(arena, 2, sizeof *texts);

    findings->people = arena_array(arena, 2, sizeof *findings->people);
    if (arena_overflowed(arena))
        return;
    mentions[0] = (struct span){5, 7};
    texts[0] = SLICE("局长");
    texts[1] = SLICE("村民");
    findings->people[0] = (struct person){.name = SLICE("王某"),
                                          .kind = PERSON_PSEUDONYM,
                                          .titles = texts,
                                          .title_count = 1,
                                          .descriptions = texts + 1,
                                          .description_count = 1,
                                          .affiliation = SLICE("县局"),
                                          .mentions = mentions,
                                          .mention_count = 1};
    findings->people[1] = (struct person){.name = SLICE("李大爷"),
                                          .kind = PERSON_SURNAME_ONLY,
                                          .mentions = mentions,
                                          .mention_count = 1};
    findings->person_count = 2;
}

static void add_organisations(struct arena *arena, struct findings *findings)
{
    struct span *mentions = arena_array(arena, 1, sizeof *mentions);

    findings->organisations = arena_array(arena, 2, sizeof *findings->organisations);
    if (arena_overflowed(arena))
        return;
    mentions[0] = (struct span){0, 4};
    findings->organisations[0] = (struct organisation){.name = SLICE("双牌县委"),
                                                       .kind = ORG_PARTY,
                                                       .place = 0,
                                                       .mentions = mentions,
                                                       .mention_count = 1};
    findings->organisations[1] = (struct organisation){.name = SLICE("某企业"),
                                                       .kind = ORG_COMPANY,
                                                       .place = NO_ITEM,
                                                       .mentions = mentions,
                                                       .mention_count = 1};
    findings->organisation_count = 2;
}

/* A speaker with a name, a document, somebody without a name, nobody. */
static void add_quotes(struct arena *arena, struct findings *findings)
{
    const struct quote none = {{36, 42}, {37, 41}, QUOTE_DIRECT, NO_ITEM,
                               NO_ITEM,  NO_ITEM,  {NULL, 0}};

    findings->quotes = arena_array(arena, 4, sizeof *findings->quotes);
    findings->documents = arena_array(arena, 2, sizeof *findings->documents);
    if (arena_overflowed(arena))
        return;
    for (size_t i = 0; i < 4; i++)
        findings->quotes[i] = none;
    findings->quotes[0].person = 1;
    findings->quotes[1].kind = QUOTE_CITED;
    findings->quotes[1].document = 0;
    findings->quotes[2].role = SLICE("村民");
    findings->quote_count = 4;
    findings->documents[0] = (struct document){.span = {34, 36},
                                               .title = SLICE("通知"),
                                               .number = SLICE("湘政发〔2020〕3号"),
                                               .issuer = SLICE("县政府"),
                                               .kind = DOCUMENT_OFFICIAL};
    findings->documents[1] =
        (struct document){.span = {34, 36}, .title = SLICE("日报"), .kind = DOCUMENT_MEDIA};
    findings->document_count = 2;
}

static void add_programmes(struct arena *arena, struct findings *findings)
{
    struct slice *parts = arena_array(arena, 2, sizeof *parts);

    findings->programmes = arena_array(arena, 1, sizeof *findings->programmes);
    if (arena_overflowed(arena))
        return;
    parts[0] = SLICE("用工");
    parts[1] = SLICE("资金");
    findings->programmes[0] =
        (struct programme){{36, 42}, {37, 41}, SLICE("三大保障"), PROGRAMME_LIST, parts, 2, 2};
    findings->programme_count = 1;
}

static void add_layout(struct arena *arena, struct layout *layout)
{
    layout->headline = SLICE("双牌:复工\"复产\"");
    layout->subtitle = SLICE("副题");
    layout->kicker = SLICE("眉题");
    layout->copyright = SLICE("版权所有");
    layout->url = SLICE("https://a.cn/1.html");
    layout->published = (struct moment){MOMENT_SECOND, 2020, 3, 11, 16, 46, 13, true, 480, "meta"};
    layout->dateline =
        (struct dateline){true,
                          SLICE("红网"),
                          SLICE("永州"),
                          {MOMENT_MONTH_DAY, 0, 3, 11, -1, -1, -1, false, 480, "dateline"}};
    layout->contributors = arena_array(arena, 4, sizeof *layout->contributors);
    layout->info_sources = arena_array(arena, 2, sizeof *layout->info_sources);
    layout->sections = arena_array(arena, 2, sizeof *layout->sections);
    if (arena_overflowed(arena))
        return;
    layout->contributors[0] =
        (struct contributor){SLICE("蒋某"), ROLE_REPORTER, SLICE("记者"), SLICE("本报")};
    layout->contributors[1] =
        (struct contributor){SLICE("蒋某"), ROLE_PHOTOGRAPHER, SLICE("图"), SLICE("")};
    layout->contributors[2] =
        (struct contributor){SLICE("于某"), ROLE_AUTHOR, SLICE(""), SLICE("")};
    layout->contributors[3] =
        (struct contributor){SLICE("佳某"), ROLE_EDITOR, SLICE("编辑"), SLICE("")};
    layout->contributor_count = 4;
    layout->info_sources[0] = (struct info_source){SLICE("红网"), INFO_ORIGIN};
    layout->info_sources[1] = (struct info_source){SLICE("新华社"), INFO_SOURCE};
    layout->info_source_count = 2;
    layout->sections[0] = (struct section){{0, 0}, {0, 33}};
    layout->sections[1] = (struct section){{34, 42}, {34, BODY_LENGTH}};
    layout->section_count = 2;
}

static void add_checks(struct arena *arena, struct checks *checks)
{
    uint32_t *operands = arena_array(arena, 3, sizeof *operands);

    memcpy(operands, (uint32_t[]){1, 0, 1}, 3 * sizeof *operands);
    checks->items = arena_array(arena, 2, sizeof *checks->items);
    checks->items[0] = (struct check){CHECK_RATIO, 3, operands, 2, SLICE("96.88"), true};
    checks->items[1] = (struct check){CHECK_DIFFERENCE, 4, operands + 1, 2, SLICE("2"), false};
    checks->count = 2;
}

static struct article article_of(struct arena *arena)
{
    struct article article = {.lexicon_id = "0123456789abcdef"};

    article.intake.source = (struct source){.sha256 = HASH,
                                            .bytes = 4096,
                                            .content_type = "text/plain",
                                            .charset = "GB18030",
                                            .charset_from = "detected"};
    article.intake.envelope =
        (struct envelope){.present = true, .id = SLICE("a/7"), .url = SLICE("https://b.cn/?一")};
    notes_init(&article.notes, arena);
    add_layout(arena, &article.layout);
    article.layout.body = text_of(arena, BODY);
    add_people(arena, &article.findings);
    add_places(arena, &article.findings);
    add_organisations(arena, &article.findings);
    add_figures(arena, &article.findings);
    add_quotes(arena, &article.findings);
    add_programmes(arena, &article.findings);
    add_checks(arena, &article.checks);
    notes_damage(&article.notes, DAMAGE_TRUNCATED, false, true);
    notes_damage(&article.notes, DAMAGE_RUBY, true, true);
    notes_damage(&article.notes, DAMAGE_RUBY, false, false);
    notes_remove(&article.notes, REMOVAL_SPAM, &article.layout.body, (struct span){22, 25});
    notes_warn(&article.notes, "date_conflict", "the page says 2020-03-11");
    return article;
}

/* What an article has at least. */
static struct article bare_article_of(struct arena *arena)
{
    struct article article = {.lexicon_id = "0123456789abcdef"};

    article.intake.source = (struct source){.sha256 = HASH,
                                            .bytes = 3,
                                            .content_type = "text/plain",
                                            .charset = "UTF-8",
                                            .charset_from = "assumed"};
    notes_init(&article.notes, arena);
    article.layout.body = text_of(arena, "A\x01\"");
    return article;
}

/* --- Tests ------------------------------------------------------------------------------------ */

/* The record that is expected, on one line. The golden file is laid out for people, and its version
 * is that of the day; the order of its keys counts. */
static char *golden_record(const char *written)
{
    json_error_t error;
    json_t *tree = json_load_file(WIRECOPY_TESTS "/schema/full_record.json", 0, &error);
    json_t *other = json_loads(written, 0, &error);

    if (!tree || !other)
        fail_msg("%s:%d: %s", error.source, error.line, error.text);
    json_t *generator = json_object_get(json_object_get(tree, "extraction"), "generator");
    json_object_set(
        generator, "version",
        json_object_get(json_object_get(json_object_get(other, "extraction"), "generator"),
                        "version"));
    char *line = json_dumps(tree, JSON_COMPACT);
    assert_non_null(line);
    json_decref(tree);
    json_decref(other);
    return line;
}

static void test_every_byte(void **state)
{
    struct arena arena;
    struct record record;
    struct complaint complaint;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    struct article article = article_of(&arena);
    assert_int_equal(record_write(&arena, &article, false, &record, &complaint), STATUS_OK);
    char *expected = golden_record(record.json.data);
    assert_string_equal(record.json.data, expected);
    assert_int_equal(record.json.length, strlen(expected));
    assert_string_equal(record.uri, "urn:wirecopy:id:a%2F7");
    free(expected);
    arena_done(&arena);
}

/* What the article does not say is not there; the lists that were looked for are. */
static void test_bare(void **state)
{
    static const char *const absent[] = {"contentCreated",  "headlines", "by",     "located",
                                         "copyrightNotice", "people",    "places", "organisations",
                                         "infoSources",     "altIds"};
    struct arena arena;
    struct record record;
    struct complaint complaint;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    struct article article = bare_article_of(&arena);
    assert_int_equal(record_write(&arena, &article, false, &record, &complaint), STATUS_OK);
    assert_non_null(strstr(record.json.data, "\"charCount\":3,\"value\":\"A\\u0001\\\"\"}],"
                                             "\"extraction\":{"));
    assert_non_null(strstr(
        record.json.data,
        "\"script\":\"none\"},\"dates\":[],\"contributors\":[],\"sections\":[],"
        "\"people\":[],\"places\":[],\"organisations\":[],\"figures\":[],"
        "\"lostFigures\":[],\"quotes\":[],\"documents\":[],\"programmes\":[],\"checks\":[],"));
    assert_non_null(strstr(record.json.data, "\"damage\":[],\"removed\":[],\"fingerprint\":{"));
    json_t *tree = json_loads(record.json.data, 0, NULL);
    for (size_t i = 0; i < COUNT_OF(absent); i++)
        assert_null(json_object_get(tree, absent[i]));
    json_decref(tree);
    arena_done(&arena);
}

/* The day of publication is what contentCreated needs; a dateline without a year has none. */
static void test_content_created(void **state)
{
    static const struct {
        struct moment published, dateline;
        const char *expected; /* NULL: absent */
    } rows[] = {
        {{MOMENT_DAY, 2020, 3, 1, -1, -1, -1, false, 480, "meta"},
         {MOMENT_DAY, 2020, 2, 2, -1, -1, -1, false, 480, "dateline"},
         "2020-02-29T16:00:00Z"},
        {{MOMENT_MONTH_DAY, 0, 3, 1, -1, -1, -1, false, 480, "title"},
         {MOMENT_DAY, 2020, 2, 2, -1, -1, -1, false, 480, "dateline"},
         "2020-02-01T16:00:00Z"},
        {{MOMENT_MONTH_DAY, 0, 3, 1, -1, -1, -1, false, 480, "title"}, {.from = NULL}, NULL},
    };
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct article article = bare_article_of(&arena);
        struct record record;
        struct complaint complaint;
        article.layout.published = rows[i].published;
        article.layout.dateline.date = rows[i].dateline;
        assert_int_equal(record_write(&arena, &article, false, &record, &complaint), STATUS_OK);
        json_t *tree = json_loads(record.json.data, 0, NULL);
        assert_non_null(tree);
        const char *created = json_string_value(json_object_get(tree, "contentCreated"));
        assert_true(!created == !rows[i].expected);
        if (created)
            assert_string_equal(created, rows[i].expected);
        json_decref(tree);
    }
    arena_done(&arena);
}

/* A record that grows past its first room in the arena is moved, not cut. */
static void test_long(void **state)
{
    static char message[100000];
    struct arena arena;
    struct record before, after;
    struct complaint complaint;
    (void)state;

    memset(message, 'm', sizeof message - 1);
    assert_true(arena_init(&arena, ARENA_SIZE));
    struct article article = article_of(&arena);
    assert_int_equal(record_write(&arena, &article, false, &before, &complaint), STATUS_OK);
    notes_warn(&article.notes, "long", message);
    assert_int_equal(record_write(&arena, &article, false, &after, &complaint), STATUS_OK);
    assert_int_equal(after.json.length, before.json.length +
                                            strlen(",{\"code\":\"long\",\"message\":\"\"}") +
                                            strlen(message));
    assert_int_equal(after.json.data[after.json.length], '\0');
    assert_memory_equal(after.json.data, before.json.data, before.json.length - 3);
    arena_done(&arena);
}

/* Whatever stood in the arena before, and every size of it until the record fits. */
static void test_every_arena_size(void **state)
{
    struct arena arena;
    enum status status = STATUS_ARENA_FULL;
    size_t sizes = 0;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    struct article article = article_of(&arena);
    void *block = malloc(ARENA_SIZE);
    assert_non_null(block);
    struct record whole;
    struct complaint none;
    assert_int_equal(record_write(&arena, &article, false, &whole, &none), STATUS_OK);
    for (size_t size = 0; status != STATUS_OK; size += 64, sizes++) {
        struct record record = {.uri = "untouched"};
        struct complaint complaint = {""};
        assert_in_range(size, 0, ARENA_SIZE);
        memset(block, 0xA5, ARENA_SIZE);
        struct arena part = {.block = block, .size = size};
        status = record_write(&part, &article, false, &record, &complaint);
        if (status == STATUS_OK) {
            assert_string_equal(record.json.data, whole.json.data);
            continue;
        }
        assert_int_equal(status, STATUS_ARENA_FULL);
        assert_string_equal(record.uri, "untouched");
        assert_string_not_equal(complaint.text, "");
    }
    assert_in_range(sizes, 10, SIZE_MAX);
    free(block);
    arena_done(&arena);
}

/* jansson's allocations: how many were made and not given back, and which is to fail. */
static struct {
    size_t made, living, failing;
} heap;

static void *heap_take(size_t size)
{
    if (++heap.made == heap.failing)
        return NULL;
    void *memory = malloc(size);
    heap.living += memory != NULL;
    return memory;
}

static void heap_give(void *memory)
{
    heap.living -= memory != NULL;
    free(memory);
}

static void test_every_allocation_fails_once(void **state)
{
    struct arena arena;
    enum status status = STATUS_MEMORY;
    (void)state;

    json_set_alloc_funcs(heap_take, heap_give);
    for (size_t failing = 1; status != STATUS_OK; failing++) {
        struct record record = {.uri = "untouched"};
        struct complaint complaint = {""};
        assert_true(arena_init(&arena, ARENA_SIZE));
        struct article article = article_of(&arena);
        heap.made = heap.living = 0;
        heap.failing = failing;
        status = record_write(&arena, &article, false, &record, &complaint);
        assert_int_equal(heap.living, 0);
        if (status != STATUS_OK) {
            assert_int_equal(status, STATUS_MEMORY);
            assert_string_equal(record.uri, "untouched");
        }
        arena_done(&arena);
    }
    assert_in_range(heap.made, 100, SIZE_MAX);
    json_set_alloc_funcs(malloc, free);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_byte),       cmocka_unit_test(test_bare),
        cmocka_unit_test(test_content_created),  cmocka_unit_test(test_long),
        cmocka_unit_test(test_every_arena_size), cmocka_unit_test(test_every_allocation_fails_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
