/* test_mojibake.c: wrongly decoded lines are put back, everything else is left alone. */
#include "intake/decode.h"
#include "intake/mojibake.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define ARENA_SIZE (1u << 20)

static const struct {
    const char *text, *undone;
    uint32_t gaps;
} ROWS[] = {
    {"澶嶅伐鐜囪揪鍒颁節鎴愬叚", "复工率达到九成六", 0},
    {"闈掔煶鍘垮\uFFFD嶅伐鐜囪揪鍒颁節鎴愶紝涓夋湀鍗佹棩", "青石县\uFFFD工率达到九成，三月十日", 1},
    {"å¤\xC2\x8D"
     "å·¥ç\xC2\x8E"
     "\xC2\x87"
     "è¾¾å\xC2\x88"
     "°ä¹\xC2\x9D"
     "æ\xC2\x88"
     "\xC2\x90"
     "",
     "复工率达到九成", 0},
    {"ÇàÊ¯ÏØ¸´¹¤ÂÊ´ïµ½¾Å³É£¬ÈýÔÂÊ®ÈÕ", "青石县复工率达到九成，三月十日", 0},
    {"ÇàʯÏØ˼Ïë¼ÍÄî¹ã³¡¸´¹¤Âʴïµ½¾ųɣ¬ÈýÔÂʮÈÕ", "青石县思想纪念广场复工率达到九成，三月十日",
     0}, /* bytes that are UTF-8 by chance were read so */
    {"å‘å¸ƒæ—¶é—´ï¼š2019-10-28 来源：清河日报", "\uFFFD布时间：2019-10-28 来源：清河日报",
     1}, /* 0x8F of 发 is no character of Windows-1252 */
    {"«C¥Û¿¤´_¤u²v¹F¨ì¤E¦¨¡A¤T¤ë¤Q¤é", "青石縣復工率達到九成，三月十日", 0},
};

/* Lines as they should be, however strange. */
static const char *const LEFT_ALONE[] = {
    "复工率达到九成",
    "",
    "Élève à l'école supérieure, François a reçu un prix très convoité à Besançon",
    "Der Bürgermeister von Köln eröffnete die Brücke über den Fluß",
    "东京都は来月から公共交通機関の運賃を引き上げると発表した",
    "서울시는 다음 달부터 시내버스 요금을 인상하기로 했다",
    "昝旻昊、亓官璟、仉督晟、禚嬿、逄珺、阚喆、佘赟、尉迟翀、麴罡、郗鑫淼",
    "魑魅魍魉，饕餮盛宴；耄耋老人，踽踽独行",
    "鑫淼焱垚矗",
    "①②③④⑤★★★☆☆→←↑↓■□●○",
    "法国的Élève à l'école supérieure一词",
    "“……”——“……”，他说。",
    "āáǎàēéěèīíǐìōóǒòūúǔù",
    "¥€£©®™°±×÷",
    "Здравствуйте, дорогие друзья",
    "Η ελληνική γλώσσα είναι αρχαία",
    "Příliš žluťoučký kůň úpěl",
};

static struct text text_of(struct arena *arena, const char *utf8)
{
    struct text_builder builder;
    size_t left = strlen(utf8);

    text_builder_init(&builder, arena, (uint32_t)left + 1);
    for (uint32_t raw = 0, cp; left > 0;) {
        size_t step = utf8_decode(utf8, left, &cp);
        text_append(&builder, cp, cp, raw, (uint16_t)step);
        utf8 += step, left -= step, raw += (uint32_t)step;
    }
    return text_built(&builder);
}

static void check_raw(const struct text *text, uint32_t raw_end)
{
    uint32_t end = 0;

    for (uint32_t at = 0; at < text->count; at++) {
        assert_int_equal(text->raw[at], end);
        end += text->raw_length[at];
    }
    assert_int_equal(end, raw_end);
}

static void test_undone(void **state)
{
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct text text = text_of(&arena, ROWS[i].text), undone;
        struct mojibake found = mojibake_undo(&arena, &text, &undone);
        struct slice utf8 = text_utf8(&arena, &undone, (struct span){0, undone.count});
        if (!slice_equal(utf8, slice_of(ROWS[i].undone)) || found.mended != 1 ||
            found.gaps != ROWS[i].gaps)
            fail_msg("%s: %.*s, %u gaps", ROWS[i].text, (int)utf8.length, utf8.data, found.gaps);
        check_raw(&undone, (uint32_t)strlen(ROWS[i].text));
        arena_reset(&arena);
    }
    arena_done(&arena);
}

static void test_left_alone(void **state)
{
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < sizeof LEFT_ALONE / sizeof *LEFT_ALONE; i++) {
        struct text text = text_of(&arena, LEFT_ALONE[i]), undone;
        struct mojibake found = mojibake_undo(&arena, &text, &undone);
        if (found.mended || found.lost || undone.cp != text.cp)
            fail_msg("%s is changed", LEFT_ALONE[i]);
        arena_reset(&arena);
    }
    arena_done(&arena);
}

/* Only the damaged line of a text changes; what cannot be mended is counted. */
static void test_lines(void **state)
{
    struct arena arena;
    struct text undone;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    struct text text = text_of(&arena, "标题\n澶嶅伐鐜囪揪鍒颁節鎴愬叚\n锟斤拷，第三行\n");
    struct mojibake found = mojibake_undo(&arena, &text, &undone);
    struct slice utf8 = text_utf8(&arena, &undone, (struct span){0, undone.count});
    assert_true(slice_equal(utf8, SLICE("标题\n复工率达到九成六\n锟斤拷，第三行\n")));
    assert_int_equal(found.mended, 1);
    assert_int_equal(found.lost, 1);

    /* Three characters alone would not be certain. */
    text = text_of(&arena, "清河ÏûÏ¢£º\nÇàÊ¯ÏØ¸´¹¤ÂÊ´ïµ½¾Å³É£¬ÈýÔÂÊ®ÈÕ");
    found = mojibake_undo(&arena, &text, &undone);
    utf8 = text_utf8(&arena, &undone, (struct span){0, undone.count});
    assert_true(slice_equal(utf8, SLICE("清河消息：\n青石县复工率达到九成，三月十日")));
    assert_int_equal(found.mended, 2);
    text = text_of(&arena, "清河ÏûÏ¢£º\n青石县复工率达到九成");
    assert_int_equal(mojibake_undo(&arena, &text, &undone).mended, 0);
    arena_done(&arena);
}

/* Any text read as GBK from its UTF-8 bytes comes back, if no byte was lost on the way. */
static void test_way_back(void **state)
{
    static const char *const TEXTS[] = {"全县规模工业企业已复工开工率为百分之九十六点五",
                                        "市民热线接通率提高到98%，其中3月份12.5万件",
                                        "立法會三讀通過最低工資條例草案"};
    struct arena arena;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct slice bytes = slice_of(TEXTS[i]);
        struct text_builder wrong;
        struct text undone;
        uint32_t lost = 0;
        text_builder_init(&wrong, &arena, (uint32_t)bytes.length);
        for (size_t at = 0; at < bytes.length;) {
            struct decoded one = decode_one(CHARSET_GB18030, bytes, at);
            text_append(&wrong, one.cp, one.cp, (uint32_t)at, (uint16_t)one.length);
            at += one.length;
            lost += one.bad;
        }
        struct text text = text_built(&wrong);
        struct mojibake found = mojibake_undo(&arena, &text, &undone);
        struct slice utf8 = text_utf8(&arena, &undone, (struct span){0, undone.count});
        if (found.mended != 1)
            fail_msg("%s: not mended, %u lost", TEXTS[i], lost);
        if (lost == 0 ? !slice_equal(utf8, bytes) : found.gaps != 1)
            fail_msg("%s: %.*s", TEXTS[i], (int)utf8.length, utf8.data);
        arena_reset(&arena);
    }
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_undone),
        cmocka_unit_test(test_left_alone),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_way_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
