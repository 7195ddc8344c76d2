/*
 * figure_place.c: from the figure to the left: a place, a scope word, then what the header names.
 *
 * A place that an item of a list or a bracket beside a figure names is that item's alone, and is
 * passed over for others: 全市5例(甲县2例、乙县3例),出院1例.
 */
#include "recognise/figure/figure_place.h"

#include "base/bisect.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "lexicon/fold.h"
#include "recognise/place/place_search.h"
#include "recognise/reader.h"

#define SCOPE_REACH_MAX 20000u /* code points between 全县 and the county that it means */

/* Code points between a place and what somebody's past there is called: 湖北及其他省份接触史. */
#define PAST_REACH_MAX 10u

#define HANZI_BYTES 3u /* in UTF-8 */

/* Code points of a date or a source before the subject of a sentence. */
#define SUBJECT_REACH_MAX 20u

/* Sentences that a place goes on to serve without being named again. */
#define SCENE_SENTENCES_MAX 8u

/* Whether a figure begins in the span. */
static bool has_figure(const struct findings *f, struct span span)
{
    size_t i = BISECT(f->figures, f->figure_count, struct figure, span.start, span.start);

    return i < f->figure_count && f->figures[i].span.start < span.end;
}

static const uint32_t OUT = 0x5916, IN = 0x5185; /* 外 内 */

/* 湖北接触史, 武汉病例有接触: where somebody was before. */
static bool is_past(const struct text *text, uint32_t end)
{
    static const char *const WORDS[] = {"接触史", "旅居史", "旅行史", "居住史", "病例有接触", NULL};
    static const char *const MARKS[] = {",", "。", ";", "(", "\n", NULL};

    for (uint32_t at = end; at < end + PAST_REACH_MAX && !reader_one_of(text, at, MARKS); at++)
        if (reader_one_of(text, at, WORDS) > 0)
            return true;
    return false;
}

/* 湖北籍员工, 荆州来双, 永州市外, 从长沙返, “永州智慧就业”: where somebody comes from, what is not
 * meant, or the first word of a name. */
static bool is_origin(const struct place_search *search, struct span mention)
{
    const struct text *text = search->text;
    static const uint32_t BEHIND[] = {0x7C4D, 0x6765, 0x8FD4, 0x5916, 0x56DE}; /* 籍来返外回 */
    static const uint32_t BEFORE[] = {0x4ECE, 0x8D74, 0x63F4, 0x5F80,
                                      0x81EA, 0x201C, 0x300A}; /* 从赴援往自“《 */

    uint32_t end = place_search_chain_end(search, mention.end);
    for (size_t i = 0; i < sizeof BEHIND / sizeof *BEHIND; i++)
        if (text_fold(text, end) == BEHIND[i])
            return true;
    if (is_past(text, end) || text_reads(text, end, "输入"))
        return true;
    if (text_reads(text, end, "《") || text_reads(text, end, "的《")) /* 日本《某报》报道 */
        return true;
    uint32_t start = place_search_chain_start(search, mention.start);
    if (reader_ends(text, start, "记者从"))
        return false;
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++)
        if (text_fold(text, start - 1) == BEFORE[i])
            return true;
    return false;
}

/* Whether a mention is another figure's alone: in the bracket beside that, or an item of a list. */
static bool is_others(const struct place_search *search, struct span mention, uint32_t at)
{
    uint32_t aside = search->marks[mention.start].aside;

    return (aside > 0 && aside != search->marks[at].aside) ||
           place_search_is_listed(search, mention, at);
}

/* Whether a mention says nothing of a figure at `at`, or of a sentence that ends there. */
static bool is_passed(const struct place_search *search, struct span mention, uint32_t at)
{
    return mention_map_overlaps(&search->organisations, mention) || is_origin(search, mention) ||
           is_others(search, mention, at);
}

/* The place that is stated last inside `span`; NO_ITEM when there is none. */
static uint32_t place_in(const struct place_search *search, struct span span)
{
    struct span mention;
    uint32_t at = span.end, place = mention_map_last(&search->places, span, &mention);

    while (place != NO_ITEM && is_passed(search, mention, at)) {
        span.end = mention.start;
        place = mention_map_last(&search->places, span, &mention);
    }
    return place;
}

/* The level that 省 市 县 区 镇 乡 stand for; PLACE_OTHER for another character. */
static enum place_kind level_of(uint32_t cp)
{
    switch (cp) {
    case 0x7701: /* 省 */
        return PLACE_PROVINCE;
    case 0x5E02: /* 市 */
    case 0x5DDE: /* 州 */
        return PLACE_PREFECTURE;
    case 0x53BF: /* 县 */
    case 0x533A: /* 区 */
        return PLACE_COUNTY;
    case 0x9547: /* 镇 */
    case 0x4E61: /* 乡 */
        return PLACE_TOWNSHIP;
    default:
        return PLACE_OTHER;
    }
}

static bool is_own(uint32_t cp)
{
    return cp == 0x6211 || cp == 0x672C; /* 我 本 */
}

/* 高于全省平均, 比全市: what a figure is compared with. */
static bool is_compared(const struct text *text, uint32_t at)
{
    uint32_t before = text_fold(text, at - 1);
    return before == 0x4E8E || before == 0x6BD4 || before == 0x8F83; /* 于比较 */
}

/* 全县, 该市, 我省, 县内: a level with a word that makes it a scope. */
static bool is_scope(const struct text *text, uint32_t at)
{
    uint32_t before = text_fold(text, at - 1);

    if (level_of(text_fold(text, at)) == PLACE_OTHER || is_compared(text, at - 1))
        return false;
    return before == 0x5168 || before == 0x8BE5 || is_own(before) ||
           text_fold(text, at + 1) == IN; /* 全 该 */
}

/* The last character of a name, folded. */
static uint32_t last_character(struct slice name)
{
    size_t at = name.length;
    uint32_t cp = 0;

    while (at > 0 && ((unsigned char)name.data[at - 1] & 0xC0) == 0x80)
        at--;
    if (at > 0)
        utf8_decode(name.data + at - 1, name.length - at + 1, &cp);
    return fold_cp(cp);
}

/* What a province calls itself: 直辖市 are 市, autonomous regions 区. */
static uint32_t word_of_province(struct slice code)
{
    static const char *const CITIES[] = {"11", "12", "31", "50"};
    static const char *const REGIONS[] = {"15", "45", "54", "64", "65"};

    for (size_t i = 0; i < sizeof CITIES / sizeof *CITIES; i++)
        if (code.length > 2 && memcmp(code.data, CITIES[i], 2) == 0)
            return 0x5E02; /* 市 */
    for (size_t i = 0; i < sizeof REGIONS / sizeof *REGIONS; i++)
        if (code.length > 2 && memcmp(code.data, REGIONS[i], 2) == 0)
            return 0x533A; /* 区 */
    return 0x7701;         /* 省 */
}

/* Whether a place may be what a scope word ending in `word` means: 该县 is no 市 and no 区; 全市
 * may be a county's as well. */
static bool fits_word(const struct place *place, uint32_t word)
{
    enum place_kind level = level_of(word);
    uint32_t last = last_character(place->name);

    if (place->level == PLACE_PROVINCE)
        return word_of_province(place->code) == word;
    if (word == 0x5E02 /* 市 */)
        return place->level == PLACE_PREFECTURE || (last == word && place->level != PLACE_ZONE);
    if (word == 0x533A /* 区 */ && place->level == PLACE_ZONE)
        return true;
    return place->level == level && (last == word || level_of(last) == PLACE_OTHER);
}

static bool header_fits(const struct place_search *search, uint32_t place, uint32_t word)
{
    return place != NO_ITEM && fits_word(&search->findings->places[place], word);
}

/* The place that `word` may mean and that is named last before `at`. */
static uint32_t last_of_word(const struct place_search *search, uint32_t at, uint32_t word)
{
    struct span before = {at > SCOPE_REACH_MAX ? at - SCOPE_REACH_MAX : 0, at}, mention;
    uint32_t place = mention_map_last(&search->places, before, &mention);

    while (place != NO_ITEM && (!fits_word(&search->findings->places[place], word) ||
                                is_origin(search, mention) || is_others(search, mention, at))) {
        before.end = mention.start;
        place = mention_map_last(&search->places, before, &mention);
    }
    return place;
}

/* What the scope word at `at` means: 我县 the publisher's, 全县 the one named last. */
static uint32_t resolve_scope(const struct place_search *search, uint32_t at)
{
    const struct findings *findings = search->findings;
    uint32_t word = text_fold(search->text, at);
    bool own = is_own(text_fold(search->text, at - 1));

    if (own && header_fits(search, findings->dateline_place, word))
        return findings->dateline_place;
    uint32_t found = own ? NO_ITEM : last_of_word(search, at, word);
    if (found == NO_ITEM && header_fits(search, findings->title_place, word))
        found = findings->title_place;
    if (found == NO_ITEM && header_fits(search, findings->dateline_place, word))
        found = findings->dateline_place;
    return found != NO_ITEM ? found : last_of_word(search, at, word);
}

/* 省外, 县外: whatever the place is, it is not this one. */
static bool is_excluded(const struct text *text, uint32_t start, uint32_t end)
{
    for (uint32_t at = end; at-- > start + 1;) {
        uint32_t cp = text_fold(text, at);
        if (cp == ',' || cp == ';' || cp == '(' || cp == 0x3001)
            return false;
        if (cp == OUT && (level_of(text_fold(text, at - 1)) != PLACE_OTHER ||
                          text_fold(text, at - 1) == 0x5883 || text_fold(text, at - 1) == 0x56FD))
            return true; /* 境外 国外 */
    }
    return false;
}

/* Where the sentence of a figure begins, or as far back as a sentence reaches. */
static uint32_t sentence_start(const struct place_search *search, uint32_t at)
{
    uint32_t floor = at > SENTENCE_REACH_MAX ? at - SENTENCE_REACH_MAX : 0;

    return search->marks[at].sentence > floor ? search->marks[at].sentence : floor;
}

/* The organisation that begins a sentence, behind its date or source: 3月7日,岳阳县公安局…,
 * 记者从石门县法院获悉. */
static uint32_t subject_of(const struct place_search *search, struct span sentence)
{
    static const char *const LEADS[] = {",", "从", "据", "日", " ", ":", ")", NULL};
    uint32_t end = sentence.start + SUBJECT_REACH_MAX;

    for (uint32_t at = sentence.start; at < sentence.end && at < end; at++) {
        uint32_t subject = mention_map_at(&search->organisations, at);
        if (subject == NO_ITEM || search->findings->organisations[subject].kind == ORG_MEDIA)
            continue; /* 据《三湘都市报》报道,长沙县人社局… */
        bool leads = at == sentence.start || reader_ends_in(search->text, at, LEADS) > 0;
        return leads && search->marks[at].aside == 0 ? subject : NO_ITEM;
    }
    return NO_ITEM;
}

/* 会同县林业局发放… : who begins the sentence acts at its seat; of other than public bodies only
 * when their name says the county. */
static uint32_t seat_of_subject(const struct place_search *search, struct span sentence)
{
    uint32_t subject = subject_of(search, sentence);

    if (subject == NO_ITEM || search->findings->organisations[subject].place == NO_ITEM)
        return NO_ITEM;
    const struct organisation *body = &search->findings->organisations[subject];
    enum place_kind level = search->findings->places[body->place].level;
    bool public = body->kind == ORG_GOVERNMENT || body->kind == ORG_PARTY ||
                  body->kind == ORG_COURT || body->kind == ORG_INSTITUTION ||
                  body->kind == ORG_HOSPITAL;
    return public || level == PLACE_COUNTY || level == PLACE_TOWNSHIP ? body->place : NO_ITEM;
}

/* The last 全县, 该市 in `span`; NO_ITEM when there is none. */
static uint32_t last_scope(const struct place_search *search, struct span span)
{
    uint32_t scope = search->marks[span.end].scope;

    return scope != NO_ITEM && scope >= span.start ? scope : NO_ITEM;
}

/* The digits of a code that the places below it share. */
static size_t shared_digits(struct slice code)
{
    size_t length = code.length;

    while (length > 2 && length <= 6 && code.data[length - 1] == '0' &&
           code.data[length - 2] == '0')
        length -= 2;
    return length;
}

/* Whether one of two places lies in the other. */
static bool is_related(const struct place *a, const struct place *b)
{
    size_t shared = shared_digits(a->code), other = shared_digits(b->code);

    if (other < shared)
        shared = other;
    return a == b || (shared > 0 && memcmp(a->code.data, b->code.data, shared) == 0);
}

/* The one place that a sentence is about: the smallest of its places when they lie in each other,
 * without those of a list, but one that holds them, what its scope word means, or the seat of who
 * acts. *ret_split says that it names several. */
static uint32_t scene_of(const struct place_search *search, struct span sentence, bool *ret_split)
{
    const struct place *places = search->findings->places;
    uint32_t scope = last_scope(search, sentence), scene = NO_ITEM, listed = NO_ITEM, other;
    struct span left = sentence, mention;
    uint32_t at = 0; /* of the scene's mention */

    *ret_split = false;
    if (scope != NO_ITEM && resolve_scope(search, scope) != NO_ITEM)
        left.start = scope;
    while ((other = mention_map_last(&search->places, left, &mention)) != NO_ITEM) {
        left.end = mention.start;
        if (place_search_is_aside(search, mention))
            continue;
        if (is_passed(search, mention, sentence.end)) {
            if (place_search_is_listed(search, mention, sentence.end)) {
                listed = other;
                scene = NO_ITEM; /* what stands behind the list is one of its items */
            }
            continue;
        }
        if (listed != NO_ITEM && !is_related(&places[listed], &places[other]))
            continue;
        *ret_split = scene != NO_ITEM && !is_related(&places[scene], &places[other]);
        if (*ret_split)
            return NO_ITEM;
        bool apart =
            has_figure(search->findings, (struct span){mention.end, at}); /* 全省…9例,甲市1例 */
        if (scene == NO_ITEM || apart ||
            shared_digits(places[other].code) > shared_digits(places[scene].code))
            scene = other;
        at = mention.start;
    }
    if (scene == NO_ITEM && scope != NO_ITEM)
        scene = resolve_scope(search, scope);
    return scene != NO_ITEM ? scene : seat_of_subject(search, sentence);
}

/* The scene that the sentences before `start` have set in this paragraph. */
static uint32_t scene_before(const struct place_search *search, uint32_t start)
{
    const struct text *text = search->text;
    bool split;

    for (unsigned i = 0; i < SCENE_SENTENCES_MAX && start > 0 && text->fold[start - 1] != '\n';
         i++) {
        struct span sentence = {sentence_start(search, start - 1), start - 1};
        uint32_t scene = scene_of(search, sentence, &split);
        if (scene != NO_ITEM || split)
            return scene;
        start = sentence.start;
    }
    return NO_ITEM;
}

static void place_set(struct figure *figure, uint32_t place, const char *from)
{
    figure->place = place;
    figure->place_from = place != NO_ITEM ? from : NULL;
}

/* 甲市和乙市各1例: the figure is per what each of them is, and holds where the list does, before
 * `end`; the end itself when no such list stands before it. */
static uint32_t before_each(const struct place_search *search, struct figure *figure, uint32_t end)
{
    static const char *const EACH[] = {"各",       "各报告",   "各新增", "各有",
                                       "分别报告", "分别新增", NULL};
    static const char *const JOINTS[] = {"、", "和", "及", "与", NULL};
    const struct text *text = search->text;
    uint32_t at = figure->reach.start, first;
    uint32_t word = 0, joint = reader_ends_in(text, at, EACH);
    unsigned count = 0;
    bool alike = true;

    if (joint == 0 || reader_one_of(text, figure->reach.end, JOINTS) > 0)
        return end;
    for (at -= joint; (first = place_search_chain_start(search, at)) < at; at = first - joint) {
        alike = alike && (count == 0 || text_fold(text, at - 1) == word);
        word = text_fold(text, at - 1);
        count++;
        joint = reader_ends_in(text, first, JOINTS);
        if (joint == 0)
            break;
    }
    if (count < 2)
        return end;
    struct slice name =
        search->findings->places[mention_map_at(&search->places, joint > 0 ? at + joint : first)]
            .name;
    if (alike && figure->per.length == 0 && level_of(word) != PLACE_OTHER &&
        last_character(name) == word)
        figure->per = (struct slice){name.data + name.length - HANZI_BYTES, HANZI_BYTES};
    return joint > 0 ? at + joint : first;
}

static void find_place(struct place_search *search, struct figure *figure)
{
    const struct findings *findings = search->findings;
    uint32_t start = sentence_start(search, figure->span.start);
    struct span before = {start, figure->span.start};
    uint32_t behind = place_search_behind(search, figure);

    before.end = before_each(search, figure, before.end);
    if (behind == NO_ITEM)
        behind = place_search_home(search, figure);
    if (behind != NO_ITEM) {
        place_set(figure, behind, "stated");
        return;
    }
    if (is_excluded(search->text, before.start, before.end))
        return;
    uint32_t scope = last_scope(search, before);
    uint32_t stated =
        place_in(search, scope != NO_ITEM ? (struct span){scope, before.end} : before);
    if (stated == NO_ITEM && scope == NO_ITEM)
        stated = seat_of_subject(search, before);
    uint32_t scene = NO_ITEM;
    if (stated == NO_ITEM && scope == NO_ITEM) {
        if (search->scene_start != start)
            search->scene = scene_before(search, start);
        search->scene_start = start;
        scene = search->scene;
    }
    if (stated != NO_ITEM)
        place_set(figure, stated, "stated");
    else if (scope != NO_ITEM)
        place_set(figure, resolve_scope(search, scope), "scope");
    else if (scene != NO_ITEM && scene != findings->title_place &&
             scene != findings->dateline_place)
        place_set(figure, scene, "scope");
    else if (findings->title_place != NO_ITEM &&
             (scene == NO_ITEM || scene == findings->title_place))
        place_set(figure, findings->title_place, "title");
    else
        place_set(figure, findings->dateline_place, "dateline");
}

static void marks_fill(struct place_search *search)
{
    const struct text *text = search->text;
    struct place_mark mark = {0, NO_ITEM, 0};

    for (uint32_t at = 0; at <= text->count; at++) {
        search->marks[at] = mark;
        uint32_t cp = text_fold(text, at);
        if (cp == 0x3002 || cp == '\n' || cp == '!' || cp == '?')
            mark.sentence = at + 1;
        else if (at > 0 && is_scope(text, at))
            mark.scope = at;
    }
}

void figure_places_find(struct arena *arena, const struct text *body, struct findings *findings)
{
    struct place_search search = {
        .text = body, .findings = findings, .scene_start = NO_ITEM, .scene = NO_ITEM};

    mention_map_places(&search.places, arena, body->count, findings);
    mention_map_organisations(&search.organisations, arena, body->count, findings);
    search.marks = arena_array(arena, body->count + 1, sizeof *search.marks);
    if (!search.marks)
        return;
    marks_fill(&search);
    place_search_mark_asides(&search);
    for (size_t i = 0; i < findings->figure_count; i++)
        if (findings->figures[i].place == NO_ITEM)
            find_place(&search, &findings->figures[i]);
}
