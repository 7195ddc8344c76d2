/* person_title.c: from a name outwards, title by title. */
#include "recognise/person/person_title.h"

#include "recognise/person/person_affiliation.h"
#include "recognise/reader.h"

#define CHAIN_TITLES_MAX 6u  /* offices of one person in a row */
#define FUSED_PREFIX_MAX 4u  /* 组织 of 组织部长 */
#define ASIDE_LENGTH_MAX 12u /* 1970年11月出生 */
#define OTHER_LENGTH_MAX 12u /* 和丈夫贺兰山, 在镇卫生院 */
#define ROW_NAME_MAX     4u  /* code points of a name in a row: 欧阳秋虹 */
#define ROW_NAMES_MAX    30u /* of those who are put into an office together */
#define POSTS_LENGTH_MAX 60u /* code points of 常务委员会委员、副主任职务 behind a name */

static const uint32_t LIST_COMMA = 0x3001, AND = 0x517C, OF = 0x7684; /* 、 兼 的 */
static const uint32_t PAPER_OPEN = 0x300A, PAPER_CLOSE = 0x300B;      /* 《 》 */

static void add_slice(struct arena *arena, struct slice **list, size_t *count, size_t *capacity,
                      struct slice item)
{
    for (size_t i = 0; i < *count; i++)
        if (slice_equal((*list)[i], item))
            return;
    struct slice *items = arena_grow(arena, *list, *count, capacity, sizeof *items);
    if (!items)
        return;
    *list = items;
    items[(*count)++] = item;
}

void person_title_add(struct person_titles *titles, struct person *person, struct span title)
{
    struct slice text = text_utf8(titles->arena, titles->text, title);
    struct table_match match = lexicon_exact(titles->lexicon, TABLE_TITLES, titles->text, title);

    if (match_is(match, TITLE_DESCRIPTION))
        add_slice(titles->arena, &person->descriptions, &person->description_count,
                  &person->description_capacity, text);
    else
        add_slice(titles->arena, &person->titles, &person->title_count, &person->title_capacity,
                  text);
}

/* Where in the run the last 兼 stands; run.end when nowhere: 副县长|兼|公安局. */
static uint32_t and_in(const struct text *text, struct span run)
{
    for (uint32_t at = run.end; at-- > run.start;)
        if (text->fold[at] == AND)
            return at;
    return run.end;
}

/* Whether a title before a comma is a title of who follows, as in 厅长,省委农办主任江河清, and not
 * what somebody else is: 他任厅长,省委农办主任江河清到场. */
static bool is_held(const struct person_titles *titles, struct span title)
{
    struct span run = {person_run_start(titles->text, title.start), title.start};
    return !person_run_stops(titles, run) && and_in(titles->text, run) == run.end;
}

/* Where the run before `at` begins, with the title of a paper in it: 、|《机车电传动》杂志. */
static uint32_t run_with_paper(const struct text *text, uint32_t at)
{
    uint32_t start = person_run_start(text, at), open = start;

    if (text_fold(text, start - 1) != PAPER_CLOSE)
        return start;
    while (open > 0 && start - open <= AFFILIATION_LENGTH_MAX && text->fold[open] != PAPER_OPEN)
        open--;
    return text->fold[open] == PAPER_OPEN ? open : start;
}

/* The title before `title`: 主任督学 without a mark, 书记兼镇长, 常委、组织部长. Then *title begins
 * where its own words begin: 组织部长 behind 、. Empty when there is none. */
static struct span earlier_title(const struct person_titles *titles, struct span *title)
{
    const struct text *text = titles->text;
    struct span before = title_map_before(&titles->map, title->start);
    struct span run = {run_with_paper(text, title->start), title->start};
    uint32_t and = and_in(text, run);

    if (!span_is_empty(before))
        return before;
    before = title_map_before(&titles->map, and);
    if (and < run.end && !span_is_empty(before))
        return before;
    if (text_fold(text, run.start - 1) != LIST_COMMA && text_fold(text, run.start - 1) != ',')
        return before;
    before = title_map_before(&titles->map, run.start - 1);
    if (text->fold[run.start - 1] == ',' && !is_held(titles, before))
        return (struct span){title->start, title->start};
    if (!span_is_empty(before) && span_length(run) <= FUSED_PREFIX_MAX &&
        !person_run_stops(titles, run) && !mention_map_overlaps(&titles->places, run) &&
        !mention_map_overlaps(&titles->organisations, run))
        title->start = run.start;
    return before;
}

/* Adds `title` and those before it down to `floor`, in the order in which they are printed, and the
 * first organisation. */
static void add_chain(struct person_titles *titles, struct person *person, struct span title,
                      uint32_t floor)
{
    struct span chain[CHAIN_TITLES_MAX];
    size_t count = 0;

    while (count < CHAIN_TITLES_MAX && !span_is_empty(title) && title.start >= floor) {
        struct span before = earlier_title(titles, &title);
        chain[count++] = title;
        title = before;
    }
    for (size_t i = count; i-- > 0;) {
        person_title_add(titles, person, chain[i]);
        person_affiliation_read(titles, person, chain[i], floor);
    }
}

/* 局长王兵, 时任局长的王兵, “老瓦匠”王兵; but “空中搬运工”王兵 is only called so. */
static void read_before(struct person_titles *titles, struct person *person, struct span name)
{
    static const uint32_t OPEN = 0x201C, CLOSE = 0x201D; /* “ ” */
    const struct text *text = titles->text;
    struct span title = person_context_title(text, &titles->map, name.start);

    if (text_fold(text, name.start - 1) != CLOSE || text_fold(text, title.start - 1) == OPEN)
        add_chain(titles, person, title, 0);
}

/* --- What is said behind a name --------------------------------------------------------------- */

/* How a clause behind a name says what somebody is. */
enum link {
    LINK_NONE,
    LINK_OFFICE, /* 担任, a bracket: nothing but an office follows */
    LINK_IS,     /* 是: a title follows when its organisation does, or at once */
    LINK_BESIDE  /* a comma: the organisation must stand right before the title */
};

/* 今年41岁, 男, 汉族, 1970年生: whether the clause tells no more than such. */
static bool is_aside(const struct text *text, struct span clause)
{
    static const char *const ENDS[] = {"岁", "男", "女", "族", "生", "出生", "党员", "学历", NULL};
    static const char *const BEGINS[] = {"今年", "现年", "时年", "年仅", "生于", NULL};

    return span_length(clause) <= ASIDE_LENGTH_MAX &&
           (reader_one_of(text, clause.start, BEGINS) > 0 ||
            reader_ends_in(text, clause.end, ENDS) > 0);
}

/* Behind 今年41岁, and the like; `at` where there is nothing of the kind. */
static uint32_t skip_asides(const struct text *text, uint32_t at)
{
    uint32_t behind = at;

    for (bool first = true;; first = false) {
        struct span clause = {behind + (!first || text_fold(text, behind) == ','), 0};
        for (clause.end = clause.start; !person_context_ends(text_fold(text, clause.end)) &&
                                        span_length(clause) <= ASIDE_LENGTH_MAX;)
            clause.end++;
        if (text_fold(text, clause.end) != ',' || !is_aside(text, clause))
            return behind;
        behind = clause.end;
    }
}

/* 如今已|是, 也曾|任. */
static uint32_t skip_adverbs(const struct text *text, uint32_t at)
{
    static const char *const ADVERBS[] = {"如今", "现在", "目前", "当时", "后来", "同时", "曾经",
                                          "已经", "一直", "现",   "已",   "也",   "还",   "又",
                                          "曾",   "后",   "仍",   "原",   "都",   "生前", "原本",
                                          "以前", "从前", "过去", NULL};
    uint32_t length;

    for (unsigned i = 0; i < 3 && (length = reader_one_of(text, at, ADVERBS)) > 0; i++)
        at += length;
    return at;
}

/* Behind 在镇卫生院|当 and 在县里|做, at a verb; `at` when they do not stand there. */
static uint32_t serving_behind(const struct text *text, uint32_t at)
{
    static const char *const SERVES[] = {"当", "做", "任", "担任", NULL};
    static const uint32_t IN = 0x5728; /* 在 */

    for (uint32_t verb = at + 2; text_fold(text, at) == IN && verb <= at + OTHER_LENGTH_MAX;
         verb++) {
        uint32_t length = reader_one_of(text, verb, SERVES);
        if (length > 0)
            return verb + length;
        if (!cp_is_hanzi(text_fold(text, verb)))
            break;
    }
    return at;
}

/* The link at `at`, if one stands there; *ret_behind is behind it. */
static enum link link_read(const struct text *text, uint32_t at, uint32_t *ret_behind)
{
    static const char *const OFFICE[] = {
        "担任",     "任",     "出任",   "兼任", "现任",     "曾任",     "时任",     "历任",
        "连任",     "续任",   "接任",   "升任", "调任",     "转任",     "就任",     "受聘为",
        "被聘为",   "被选为", "当选为", "当选", "(",        "被任命为", "被推选为", "被推举为",
        "利用担任", "在担任", "辞去",   "卸任", "不再担任", NULL};
    static const char *const IS[] = {"是", "系", "为", NULL};
    bool comma = text_fold(text, at) == ',';
    uint32_t verb = skip_adverbs(text, at + comma);

    *ret_behind = verb + reader_one_of(text, verb, OFFICE);
    if (*ret_behind == verb)
        *ret_behind = serving_behind(text, verb);
    if (*ret_behind > verb)
        return LINK_OFFICE;
    *ret_behind = verb + reader_one_of(text, verb, IS);
    if (*ret_behind > verb)
        return LINK_IS;
    *ret_behind = at + comma;
    return comma ? LINK_BESIDE : LINK_NONE;
}

/* Where the words from `at` on end: at 、, or with the clause; a comma ends none in a bracket, and
 * a title of a paper none at all: 《机车电传动》杂志|主编. */
static uint32_t item_end(const struct text *text, uint32_t at, bool bracket)
{
    uint32_t end = at;

    while (end - at <= AFFILIATION_LENGTH_MAX && text_fold(text, end) != LIST_COMMA &&
           (!person_context_ends(text_fold(text, end)) || text->fold[end] == PAPER_OPEN ||
            text->fold[end] == PAPER_CLOSE || (bracket && text->fold[end] == ',')))
        end++;
    return end;
}

/* Whether what stands between a link and a title lets it be one of the person. */
static bool may_be_of(const struct person_titles *titles, enum link link, struct span before)
{
    static const char *const ONE[] = {"一名", "一位", "一个", "名", "位", NULL};
    struct span said = {before.start + reader_one_of(titles->text, before.start, ONE), before.end};

    if (link == LINK_OFFICE || (link == LINK_IS && span_is_empty(said)))
        return true;
    if (link == LINK_BESIDE)
        return !span_is_empty(before) && person_is_placed(titles, before.end - 1);
    return reader_ends(titles->text, said.start + 1, "该") || /* 是|该|院副主任医师 */
           mention_map_overlaps(&titles->organisations, said) ||
           mention_map_overlaps(&titles->places, said);
}

/* Where the title of an item ends: before the words that say what is made of it (职务的请求, 期间),
 * and before 等职, which says of several offices that they are some. */
static uint32_t title_end(const struct text *text, uint32_t end)
{
    static const char *const CLOSES[] = {
        "的职务便利", "职务便利", "的职务之便", "职务上的便利", "的职务", "职务", "等职",
        "一职",       "的请求",   "请求",       "的决定",       "期间",   "等",   NULL};
    uint32_t length;

    while ((length = reader_ends_in(text, end, CLOSES)) > 0)
        end -= length;
    return end;
}

/* 高级教师|叶燕芬到场: whether a title stands in the item, and goes before what ends it. */
static bool has_title(const struct person_titles *titles, struct span item)
{
    for (uint32_t end = item.start + 2; end < item.end; end++)
        if (title_map_before(&titles->map, end).start >= item.start &&
            !span_is_empty(title_map_before(&titles->map, end)))
            return true;
    return false;
}

/* Adds the titles of the items that begin at `start`, behind a link: not 小学校长、高级教师|叶燕芬
 * behind another name and a comma, which are hers. Returns where they end;
 * `start` when there are none. */
static uint32_t read_items(struct person_titles *titles, struct person *person, enum link link,
                           uint32_t start, bool bracket)
{
    const struct text *text = titles->text;
    uint32_t end = item_end(text, start, bracket);
    uint32_t words = title_end(text, end);
    struct span title = title_map_before(&titles->map, words);

    if (span_is_empty(title) || title.start < start ||
        !may_be_of(titles, link, (struct span){start, title.start}))
        return start;
    while (text_fold(text, end) == LIST_COMMA && words == end) { /* the next item, when it is one */
        uint32_t next = item_end(text, end + 1, bracket);
        words = title_end(text, next);
        struct span other = title_map_before(&titles->map, words);
        if (span_is_empty(other) || other.start <= end ||
            person_run_stops(titles, (struct span){end + 1, other.start})) {
            if (link == LINK_BESIDE && has_title(titles, (struct span){end + 1, next}))
                return start;
            break;
        }
        title = other;
        end = next;
    }
    add_chain(titles, person, title, start);
    return end;
}

/* 是某局党组书记、副局长,也是…, 担任审判长, (某公司经理): the titles in what is said of a person
 * whose name ends at `at`. */
static void read_said(struct person_titles *titles, struct person *person, uint32_t at)
{
    const struct text *text = titles->text;
    bool bracket = text_fold(text, at) == '(';
    uint32_t start, end;
    enum link link = link_read(text, skip_asides(text, at), &start);

    if (link == LINK_NONE)
        return;
    end = read_items(titles, person, link, start, bracket);
    while (end > start && text_fold(text, end) == ',' &&
           skip_adverbs(text, end + 1) > end + 1) { /* ,也是全校唯一的书法教师 */
        link = link_read(text, end, &start);
        if (link != LINK_OFFICE && link != LINK_IS)
            break;
        end = read_items(titles, person, LINK_OFFICE, start, false);
    }
}

/* Whether `name` begins the sentence, by itself or behind 今年53岁的: then the clauses and the
 * sentence behind it that have no subject of their own are about its bearer. */
static bool is_subject(const struct text *text, struct span sentence, struct span name)
{
    if (name.start == sentence.start || person_context_ends(text->fold[name.start - 1]))
        return true;
    return text->fold[name.start - 1] == OF && person_run_start(text, name.start) == sentence.start;
}

/* Adds what the clause at `at` says: 历任某局局长, 如今是某合作社理事长. */
static void read_clause(struct person_titles *titles, struct person *person, uint32_t at)
{
    static const char *const MORE[] = {"先后任", "先后担任", "历任过", NULL};
    static const uint32_t BE = 0x662F; /* 是 */
    uint32_t more = reader_one_of(titles->text, at, MORE), start = at + more;
    enum link link = more > 0 ? LINK_OFFICE : link_read(titles->text, at, &start);

    if (link == LINK_OFFICE || (link == LINK_IS && titles->text->fold[start - 1] == BE))
        read_items(titles, person, link, start, false);
}

/* 古秉钧早年参加革命,历任…局长、…副主席等职; 余卓衡昨到村,他是某委员会主席。她如今已是组长。 */
static void read_career(struct person_titles *titles, struct person *person, struct span name)
{
    static const char *const PRONOUNS[] = {"他", "她", NULL};
    const struct text *text = titles->text;
    struct span sentence = reader_sentence(text, name.start);

    if (!is_subject(text, sentence, name))
        return;
    struct span next = reader_sentence(text, sentence.end + 1);
    bool goes_on = sentence.end < text->count && reader_one_of(text, next.start, PRONOUNS) > 0;
    uint32_t end = goes_on ? next.end : sentence.end;
    for (uint32_t at = name.end; at < end && text->fold[at] != ';'; at++) /* ;尉迟红霞,现任… */
        if (text->fold[at] == ',' || at == sentence.end)
            read_clause(titles, person, at + 1 + reader_one_of(text, at + 1, PRONOUNS));
}

/* Behind the other names of a row: at 为 of 任命|卢江|、孙斌同志|为. */
static uint32_t skip_row(const struct text *text, uint32_t at)
{
    static const char *const AND_WORDS[] = {"、", "和", NULL};
    static const char *const ENDS[] = {"、", "和", "为", "同志", NULL};

    at += text_reads_length(text, at, "同志");
    for (unsigned i = 0; i < ROW_NAMES_MAX && reader_one_of(text, at, AND_WORDS) > 0; i++) {
        uint32_t end = at + 1;
        while (cp_is_hanzi(text_fold(text, end)) && reader_one_of(text, end, ENDS) == 0 &&
               end - at <= ROW_NAME_MAX)
            end++;
        at = end + text_reads_length(text, end, "同志");
    }
    return at;
}

static bool says_one_of(const struct text *text, struct span span, const char *const *words)
{
    for (; *words; words++)
        if (text_find(text, span, *words) < span.end)
            return true;
    return false;
}

/* 聘任|沙莎|为公司副总经理, 任命|卢江|、孙斌|为副市长, 免去|徐阳|同志副市长职务: the sentence puts
 * whom it names into an office, or out of one. */
static void read_appointed(struct person_titles *titles, struct person *person, struct span name)
{
    static const char *const APPOINTS[] = {"聘任", "聘请", "任命", "选举", "推选", "推举",
                                           "补选", "增补", "委任", "提名", "决定", NULL};
    static const char *const REMOVES[] = {"免去", "撤销", "罢免", NULL};
    static const uint32_t AS = 0x4E3A; /* 为 */
    const struct text *text = titles->text;
    struct span before = {reader_sentence(text, name.start).start, name.start};
    uint32_t as = skip_row(text, name.end);
    uint32_t office = name.end + text_reads_length(text, name.end, "同志");
    office += text_fold(text, office) == OF;
    struct span clause = {office, office};

    if (text_fold(text, as) == AS && says_one_of(text, before, APPOINTS))
        read_items(titles, person, LINK_OFFICE, as + 1, false);
    while (span_length(clause) < POSTS_LENGTH_MAX &&
           !person_context_ends(text_fold(text, clause.end)))
        clause.end++;
    if (text_find(text, clause, "职务") < clause.end && says_one_of(text, before, REMOVES))
        read_items(titles, person, LINK_OFFICE, clause.start, false);
}

/* Behind 张红霞|和丈夫贺兰山|都是: what is said of two people is said of each. `at` where nothing
 * is. */
static uint32_t skip_other(const struct text *text, uint32_t at)
{
    static const char *const BOTH[] = {"都是", "均是", "同是", "均为", "同为", NULL};
    static const char *const AND_WORDS[] = {"和", "与", "、", NULL};

    if (reader_one_of(text, at, AND_WORDS) == 0)
        return at;
    for (uint32_t both = at + 1; both <= at + OTHER_LENGTH_MAX; both++) {
        if (reader_one_of(text, both, BOTH) > 0)
            return both;
        if (!cp_is_hanzi(text_fold(text, both)))
            break;
    }
    return at;
}

/* 名誉主席由某公司董事长强海鹏担任。站长是退休法官殷士彦。 The office before 由 or 是 is that of
 * who ends the clause. */
static void read_given(struct person_titles *titles, struct person *person, struct span name)
{
    static const char *const HOLDS[] = {"担任", "出任", "兼任", NULL};
    static const uint32_t BY = 0x7531, BE = 0x662F; /* 由 是 */
    const struct text *text = titles->text;
    uint32_t holds = reader_one_of(text, name.end, HOLDS), link = holds > 0 ? BY : BE,
             start = person_run_start(text, name.start);

    if (!person_context_ends(text_fold(text, name.end + holds)))
        return;
    for (uint32_t at = name.start; at-- > start;)
        if (text->fold[at] == link) {
            add_chain(titles, person, title_map_before(&titles->map, at), start);
            break;
        }
}

/* 王建国书记: a title right behind the name, or in what is said of the person. */
static void read_behind(struct person_titles *titles, struct person *person, uint32_t at)
{
    struct table_match beside =
        lexicon_longest(titles->lexicon, TABLE_TITLES, titles->text, at, titles->text->count);

    bool acts = text_reads(titles->text, at, "代表") &&
                beside.length == 2 && /* 王琴|代表|全体师生 */
                cp_is_hanzi(text_fold(titles->text, at + 2));

    if (beside.length > 1 && !match_is(beside, TITLE_DESCRIPTION) && !acts)
        person_title_add(titles, person, (struct span){at, at + beside.length});
    at += text_reads_length(titles->text, at, "同志");
    read_said(titles, person, skip_other(titles->text, at));
}

void person_titles_read(struct person_titles *titles, struct person *person, struct span name)
{
    read_before(titles, person, name);
    read_behind(titles, person, name.end);
    read_career(titles, person, name);
    read_appointed(titles, person, name);
    read_given(titles, person, name);
}
