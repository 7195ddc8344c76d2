/* as_of_now.c: 截至 and 目前 or a day word; a day word alone only where it opens a clause. */
#include "recognise/figure/as_of_now.h"

#include "base/bisect.h"
#include "recognise/date.h"
#include "recognise/figure/as_of_value.h"

static bool may_begin_now(uint32_t cp)
{
    return cp == 0x622A /* 截 */ || cp == 0x81F3 /* 至 */ || cp == 0x4ECA /* 今 */ ||
           cp == 0x6628 /* 昨 */ || cp == 0x5F53 /* 当 */;
}

/* The day word at `at`, behind 截至 or where a clause opens; its length, 0 for none. */
static uint32_t day_word(const struct text *text, uint32_t at, enum now_day *ret_day)
{
    static const char *const TODAY[] = {"今天", "今日", "今晨", "今晚", NULL};
    static const char *const YESTERDAY[] = {"昨天", "昨日", "昨晚", NULL};
    static const char *const NAMED[] = {"当日", "当天", "当晚", NULL};
    const char *const *const WORDS[] = {TODAY, YESTERDAY, NAMED};
    static const enum now_day DAYS[] = {DAY_OWN, DAY_BEFORE, DAY_NAMED};

    for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++) {
        uint32_t length = reader_one_of(text, at, WORDS[i]);
        if (length > 0) {
            *ret_day = DAYS[i];
            return length;
        }
    }
    return 0;
}

static bool now_read(const struct reader *reader, uint32_t at, struct now *ret_now)
{
    static const char *const UNTIL_NOW[] = {"截至", "截止", "至", NULL};
    static const char *const NOW[] = {"目前", "当前", "现在", "发稿时", "发稿", NULL};
    const struct text *text = reader->text;
    struct now now = {.at = at, .clock = {-1, 0}};
    uint32_t until = reader_one_of(text, at, UNTIL_NOW), from = at + until, length;
    struct date_phrase time;

    now.until = until > 0;
    length = now.until ? reader_one_of(text, from, NOW) : 0;
    if (length == 0) {
        bool told = as_of_opens(text, at) && text_fold(text, at - 1) != 0x201C; /* “今天…” */
        length = until > 1 || told ? day_word(text, from, &now.day) : 0;
        bool bound = text_fold(text, from + length) == 0x7684 /* 的 */ ||
                     as_of_is_bound(text, from + length);
        if (length == 0 || (!now.until && bound))
            return false;
        if (date_read(text, from + length, reader->years, &time) == DATE_CLOCK) {
            now.clock = time.clock;
            if (text_fold(text, from + length - 1) == 0x665A /* 晚 */ && now.clock.hour < 12)
                now.clock.hour += 12;
        }
    }
    *ret_now = now;
    return true;
}

void now_find_all(const struct reader *reader, struct now_list *list)
{
    const struct text *text = reader->text;
    struct now now;

    for (uint32_t at = 0; at < text->count; at++) {
        if (!may_begin_now(text->fold[at]) || !now_read(reader, at, &now))
            continue;
        struct now *grown = arena_grow(reader->arena, list->items, list->count, &list->capacity,
                                       sizeof *list->items);
        if (!grown)
            return;
        list->items = grown;
        list->items[list->count++] = now;
        at++; /* 截至今天 is one, not 今天 as well */
    }
}

const struct now *now_before(const struct now_list *list, uint32_t at)
{
    size_t count = BISECT(list->items, list->count, struct now, at, at);

    return count > 0 ? &list->items[count - 1] : NULL;
}

struct slice now_value(const struct reader *reader, const struct now *now, const char **ret_from)
{
    if (now->day != DAY_NAMED)
        return as_of_own_day(reader, now->day == DAY_BEFORE ? -1 : 0, now->clock, ret_from);
    *ret_from = "phrase";
    return as_of_day_named(reader, now->at);
}
