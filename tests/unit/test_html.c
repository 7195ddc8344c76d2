/* test_html.c: markup to lines, entities, what is hidden, and pages made to hurt. */
#include "intake/charset.h"
#include "intake/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#define ARENA_SIZE (384u << 20)
#define PAGE_BYTES (4u << 20)

static const struct {
    const char *html, *text;
} ROWS[] = {
    {"<h1>标题</h1><p>正&nbsp;文<br>二</p><script>var a = '<p>';</script>", "标题\n正\u00A0文\n二"},
    {"标题", "标题"},
    {"", ""},
    {"<p>一<p>二</div>三", "一\n二\n三"},
    {"<div><div><p>  一  </p></div></div>\n\n<div>二</div>", "一\n二"},
    {"复工率<b>达到</b><font color=red>九成</font>", "复工率达到九成"},
    /* Line ends of the source are nothing between Chinese characters, a space between words. */
    {"复工率\n    达到", "复工率达到"},
    {"New\n  York 市", "New York 市"},
    {"<pre>一\n二</pre>三", "一\n二\n三"},
    {"3 < 5 且 a<5 &lt;b&gt; A&B", "3 < 5 且 a<5 <b> A&B"},
    {"&#22797;&#x5DE5;&#150;&copy;2020&hellip;&ldquo;&foo;&#0;&#;&", "复工–©2020…“&foo;\uFFFD&#;&"},
    {"&nbspA&ampB&hellipC", "\u00A0A&B&hellipC"},
    {"<!-- <p>x</p> > -->一<!-->二<!doctype html><?php x ?>三", "一二三"},
    {"一<style>p{}</style><textarea><b>x</textarea><select><option>x</select>二", "一二"},
    {"一<SCRIPT>a</scripty></SCRIPT >二", "一二"},
    {"<img alt=\"图>片\" src='a>b'>一<input type=text value=x>", "一"},
    {"一<span style=\"color:red; DISPLAY : none\">x<span>y</span>z</span>二", "一二"},
    {"一<div hidden>x<div>y</div>z</div>二<p hidden>x<p>三", "一二\n三"},
    {"<ul><li hidden>x<li>一<li style='visibility:hidden'><ul><li>x</ul>y</ul>二", "一\n二"},
    {"<body style=\"display:none\"><p data-hidden=1 aria-hidden=\"true\">一", "一"},
    {"<img hidden>一<br hidden>二", "一\n二"},
    {"<ruby>業<rp>(</rp><rt>yè</rt><rp>)</rp></ruby>", "業"},
    /* The page's title stands in for a heading, when there is none. */
    {"<head><title>页题</title></head><body><p>一", "页题\n一"},
    {"<title> 页题 </title><h1>标题</h1>一", "标题\n一"},
    {"<title>页题</title><h1><img></h1>一", "页题\n一"},
    {"<p>一</p><svg><title>x</title></svg><title>x</title>二", "一\n二"},
    /* Cells are set apart by tabs, but not the columns of a page laid out by a table. */
    {"<table><tr><td>县</td><td>例</td></tr><tr><th>甲<td><p>3</p></table>二", "县\t例\n甲\t3\n二"},
    {"<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table>", "甲\n乙\n丙"},
    {"<table><tr><td><p>甲</p></td><td><p>乙</p></td></tr></table>", "甲\t乙"},
    /* Cut and broken markup. */
    {"一<a href=\"x", "一"},
    {"一<", "一<"},
    {"一</", "一</"},
    {"一<!--", "一"},
    {"一<script>", "一"},
    {"一</>二<p =x>三<p/>四<a b=c/>五", "一二\n三\n四五"},
};

static struct text decoded(struct arena *arena, struct slice bytes)
{
    struct text text = {0};
    struct charset_choice choice;
    struct complaint complaint = {""};

    if (charset_decode(arena, bytes, SLICE("utf-8"), &text, &choice, &complaint) != STATUS_OK)
        fail_msg("%s", complaint.text);
    return text;
}

static void test_rows(void **state)
{
    struct arena arena;
    struct complaint complaint;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct text html = decoded(&arena, slice_of(ROWS[i].html)), text;
        assert_int_equal(html_read(&arena, &html, &text, &complaint), STATUS_OK);
        struct slice utf8 = text_utf8(&arena, &text, (struct span){0, text.count});
        if (!slice_equal(utf8, slice_of(ROWS[i].text)))
            fail_msg("%s\nis read as\n%.*s", ROWS[i].html, (int)utf8.length, utf8.data);
        for (uint32_t at = 1; at < text.count; at++)
            assert_true(text.raw[at - 1] + text.raw_length[at - 1] <= text.raw[at]);
        arena_reset(&arena);
    }
    arena_done(&arena);
}

/* Every character points at its bytes: an entity at all of its own, a line end at its tag. */
static void test_raw(void **state)
{
    static const struct {
        uint32_t cp, raw;
        uint16_t length;
    } EXPECTED[] = {{0x4E00, 3, 3}, {0xA0, 6, 6}, {0x4E8C, 12, 3}, {'\n', 15, 4}, {0x4E09, 22, 8}};
    struct arena arena;
    struct complaint complaint;
    struct text text;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    struct text html = decoded(&arena, SLICE("<p>一&nbsp;二</p><p>&#19977;</p>"));
    assert_int_equal(html_read(&arena, &html, &text, &complaint), STATUS_OK);
    assert_int_equal(text.count, sizeof EXPECTED / sizeof *EXPECTED);
    for (uint32_t i = 0; i < text.count; i++) {
        assert_int_equal(text.cp[i], EXPECTED[i].cp);
        assert_int_equal(text.raw[i], EXPECTED[i].raw);
        assert_int_equal(text.raw_length[i], EXPECTED[i].length);
    }
    arena_done(&arena);
}

static void test_declared_charset(void **state)
{
    static const struct {
        const char *page, *charset;
    } PAGES[] = {
        {"<html><meta charset=\"gbk\">", "gbk"},
        {"<META http-equiv=Content-Type content=\"text/html; charset=gb2312\">", "gb2312"},
        {"<meta name=\"a\"><meta content='text/html;charset=Big5' />", "Big5"},
        {"<meta charset=utf-8>", "utf-8"},
        {"<?xml version=\"1.0\" encoding=\"GB18030\"?><html>", "GB18030"},
        {"<p>charset=gbk</p>", ""},
        {"<meta name=charset", ""},
        {"", ""},
    };
    (void)state;

    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        struct slice charset = html_declared_charset(slice_of(PAGES[i].page));
        if (!slice_equal(charset, slice_of(PAGES[i].charset)))
            fail_msg("%s: %.*s", PAGES[i].page, (int)charset.length, charset.data);
    }
}

/* 4 MB of one piece of markup each, 100,000 times and more: read or refused within a second of
 * processor time, and text behind it is found where it must be. */
static void test_hurtful_pages(void **state)
{
    static const struct {
        const char *piece;
        bool seen; /* the text behind it */
    } PAGES[] = {
        {"<div>", true},
        {"<b>", true},
        {"<p><b id=x>", true},
        {"<table><tr><td>", true},
        {"<ul><li>", true},
        {"</div>", true},
        {"<!-->", true},
        {"<a b='\"'>", true},
        {"<", true},
        {"<div hidden>", false},
        {"<p hidden>", true},
        {"<!--", false},
        {"<script>", false},
        {"<a href=\"", false},
        {"<title>", true},
        {"<style></style", false},
        {"&am", true},
        {"&#99999999999", true},
        {"<a style=\"displaydisplay:", false},
    };
    char *bytes = malloc(PAGE_BYTES);
    struct arena arena;
    struct complaint complaint;
    (void)state;

    assert_non_null(bytes);
    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        static const char LAST[] = "<p>\xE6\x9C\xAB";
        size_t piece = strlen(PAGES[i].piece), length = 0;
        for (; length + piece + sizeof LAST <= PAGE_BYTES; length += piece)
            memcpy(bytes + length, PAGES[i].piece, piece);
        memcpy(bytes + length, LAST, sizeof LAST - 1);
        length += sizeof LAST - 1;
        struct text html = decoded(&arena, (struct slice){bytes, length}), text;
        clock_t start = clock();
        assert_int_equal(html_read(&arena, &html, &text, &complaint), STATUS_OK);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (seconds > 1.0)
            fail_msg("%s: %.2f s", PAGES[i].piece, seconds);
        bool found = text.count > 0 && text.cp[text.count - 1] == 0x672B;
        if (found != (PAGES[i].seen))
            fail_msg("%s: %u characters", PAGES[i].piece, text.count);
        arena_reset(&arena);
    }
    arena_done(&arena);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_raw),
        cmocka_unit_test(test_declared_charset),
        cmocka_unit_test(test_hurtful_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
