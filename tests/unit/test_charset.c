/* test_charset.c: the right charset, every code as iconv reads it, and nothing made of noise. */
#include "intake/charset.h"
#include "intake/decode.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define ARENA_SIZE (8u << 20)

struct row {
    struct slice bytes;
    const char *declared, *text, *name, *from;
    uint32_t errors;
};

#define BYTES(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* 复工率达到九成 in GB18030 and in Big5 (復工率達到九成). */
#define GB_WORDS   "\xB8\xB4\xB9\xA4\xC2\xCA\xB4\xEF\xB5\xBD\xBE\xC5\xB3\xC9"
#define BIG5_WORDS "\xB4\x5F\xA4\x75\xB2\x76\xB9\x46\xA8\xEC\xA4\x45\xA6\xA8"

static const struct row READ[] = {
    {BYTES("复工率达到九成"), "", "复工率达到九成", "UTF-8", "detected", 0},
    {BYTES("\xEF\xBB\xBF复工"), "gbk", "复工", "UTF-8", "bom", 0},
    {BYTES("复工率达到九成"), "gbk", "复工率达到九成", "UTF-8", "detected", 0},
    {BYTES("复工"), "UTF-8", "复工", "UTF-8", "declared", 0},
    {BYTES("2020-03-11"), "", "2020-03-11", "UTF-8", "assumed", 0},
    {BYTES("2020-03-11"), "gb2312", "2020-03-11", "GB18030", "declared", 0},
    {BYTES("2020-03-11"), "utf-16", "2020-03-11", "UTF-8", "assumed", 0},
    {BYTES(GB_WORDS), "", "复工率达到九成", "GB18030", "detected", 0},
    {BYTES(GB_WORDS), " GB2312 ", "复工率达到九成", "GB18030", "declared", 0},
    {BYTES(GB_WORDS), "utf-8", "复工率达到九成", "GB18030", "detected", 0},
    {BYTES(GB_WORDS), "iso-8859-1", "复工率达到九成", "GB18030", "detected", 0},
    {BYTES(GB_WORDS), "big5", "复工率达到九成", "GB18030", "detected", 0},
    {BYTES("\xEF\xBB\xBF" GB_WORDS), "", "复工率达到九成", "GB18030", "detected", 0},
    {BYTES("\x84\x31\x95\x33\xB8\xB4"), "", "复", "GB18030", "bom", 0},
    {BYTES("\xC1\xAA\xCD\xA8"), "", "联通", "GB18030", "detected", 0},
    {BYTES(BIG5_WORDS), "", "復工率達到九成", "Big5", "detected", 0},
    {BYTES(BIG5_WORDS), "Big5", "復工率達到九成", "Big5", "declared", 0},
    {BYTES(BIG5_WORDS), "gb18030", "復工率達到九成", "Big5", "detected", 0},
    {BYTES("\xFF\xFE\x0D\x59\xE5\x5D"), "", "复工", "UTF-16LE", "bom", 0},
    {BYTES("\xFE\xFF\x59\x0D\x5D\xE5"), "utf-8", "复工", "UTF-16BE", "bom", 0},
    {BYTES("\x0D\x59\xE5\x5D"
           "3\0\n\0"),
     "", "复工3\n", "UTF-16LE", "detected", 0},
    {BYTES("\x59\x0D\x5D\xE5\0"
           "3\0\n"),
     "utf-16", "复工3\n", "UTF-16BE", "detected", 0},
    {BYTES("\x59\x0D\x5D\xE5"), "utf-16be", "复工", "UTF-16BE", "declared", 0},
    /* A few wrong bytes stand as U+FFFD; what follows a lead byte is kept when it is ASCII. */
    {BYTES("复工率\xFF达到九\xE6\x88"), "", "复工率\uFFFD达到九\uFFFD", "UTF-8", "detected", 2},
    {BYTES(GB_WORDS "\xB0"), "", "复工率达到九成\uFFFD", "GB18030", "detected", 1},
    {BYTES(GB_WORDS "\x82(g\xA8\xA8)"), "", "复工率达到九成\uFFFD(gè)", "GB18030", "detected", 1},
    /* What iconv refuses and damaged pages hold. */
    {BYTES(GB_WORDS "\xAD\xE3"), "", "复工率达到九成\uE15C", "GB18030", "detected", 0},
    {BYTES(GB_WORDS "\x80"), "", "复工率达到九成€", "GB18030", "detected", 0},
    {BYTES(BIG5_WORDS "\x88\x62"), "big5-hkscs", "復工率達到九成\u00CA\u0304", "Big5", "declared",
     0},
    {BYTES(BIG5_WORDS "\xFA\x40"), "", "復工率達到九成\U00020547", "Big5", "detected", 0},
    {BYTES(GB_WORDS "\x95\x32\x82\x36"), "", "复工率达到九成\U00020000", "GB18030", "detected", 0},
};

static const struct row REFUSED[] = {
    {BYTES("Der B\xFCrgermeister von K\xF6ln er\xF6"
           "ffnet die neue Br\xFC"
           "cke"),
     "", 0, 0, 0, 0},
    {BYTES("Der B\xFCrgermeister von K\xF6ln er\xF6"
           "ffnet die neue Br\xFC"
           "cke"),
     "big5", 0, 0, 0, 0},
    {BYTES("\xC9l\xE8ve \xE0 l'\xE9"
           "cole, Fran\xE7ois a re\xE7u un prix"),
     "", 0, 0, 0, 0},
    /* Shift_JIS: 東京都は来月から運賃を */
    {BYTES("\x93\x8C\x8B\x9E\x93\x73\x82\xCD\x97\x88\x8C\x8E\x82\xA9\x82\xE7\x89\x5E\x92\xC0\x82"
           "\xF0"),
     "", 0, 0, 0, 0},
    /* EUC-KR: 서울시는 다음 달부터 시내버스 요금을 인상하기로 했다고 밝혔다 */
    {BYTES("\xBC\xAD\xBF\xEF\xBD\xC3\xB4\xC2 \xB4\xD9\xC0\xBD \xB4\xDE\xBA\xCE\xC5\xCD "
           "\xBD\xC3\xB3\xBB\xB9\xF6\xBD\xBA \xBF\xE4\xB1\xDD\xC0\xBB "
           "\xC0\xCE\xBB\xF3\xC7\xCF\xB1\xE2\xB7\xCE \xC7\xDF\xB4\xD9\xB0\xED "
           "\xB9\xE0\xC7\xFB\xB4\xD9"),
     "", 0, 0, 0, 0},
};

static enum status decode(struct arena *arena, struct slice bytes, const char *declared,
                          struct text *text, struct charset_choice *choice,
                          struct complaint *complaint)
{
    arena_reset(arena);
    *complaint = (struct complaint){""};
    return charset_decode(arena, bytes, slice_of(declared), text, choice, complaint);
}

static void test_read(void **state)
{
    struct arena arena;
    struct text text;
    struct charset_choice choice;
    struct complaint complaint;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < sizeof READ / sizeof *READ; i++) {
        const struct row *row = &READ[i];
        if (decode(&arena, row->bytes, row->declared, &text, &choice, &complaint) != STATUS_OK)
            fail_msg("row %zu: %s", i, complaint.text);
        struct slice utf8 = text_utf8(&arena, &text, (struct span){0, text.count});
        if (!slice_equal(utf8, slice_of(row->text)) || strcmp(choice.name, row->name) != 0 ||
            strcmp(choice.from, row->from) != 0 || choice.errors != row->errors)
            fail_msg("row %zu: %.*s, %s from %s, %u errors", i, (int)utf8.length, utf8.data,
                     choice.name, choice.from, choice.errors);
        uint32_t end = text.raw[0];
        for (uint32_t at = 0; at < text.count; end = text.raw[at] + text.raw_length[at], at++)
            assert_int_equal(text.raw[at], end);
        assert_int_equal(end, row->bytes.length);
    }
    arena_done(&arena);
}

static void test_refused(void **state)
{
    struct arena arena;
    struct text text;
    struct charset_choice choice;
    struct complaint complaint;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        assert_int_equal(
            decode(&arena, REFUSED[i].bytes, REFUSED[i].declared, &text, &choice, &complaint),
            STATUS_CHARSET);
        assert_non_null(strstr(complaint.text, "UTF-8 fails at byte "));
    }
    arena_done(&arena);
}

/* A mark at the start or good text before it do not make noise readable. */
static void test_noise(void **state)
{
    static const char *const BEFORE[] = {"", "\xEF\xBB\xBF", "\xFF\xFE", "复工", GB_WORDS};
    static const char *const DECLARED[] = {"", "utf-8", "gb18030", "big5", "utf-16"};
    static const size_t LENGTHS[] = {64, 333, 4096, 30000};
    static char bytes[30100];
    uint64_t random = 88172645463325252u;
    struct arena arena;
    struct text text;
    struct charset_choice choice;
    struct complaint complaint;
    (void)state;

    assert_true(arena_init(&arena, ARENA_SIZE));
    for (unsigned i = 0; i < 2000; i++) {
        const char *before = BEFORE[i % 5], *declared = DECLARED[i / 5 % 5];
        size_t length = strlen(before), noise = LENGTHS[i / 25 % 4];
        memcpy(bytes, before, length);
        for (; noise > 0; noise--) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            bytes[length++] = (char)(random >> 32);
        }
        if (decode(&arena, (struct slice){bytes, length}, declared, &text, &choice, &complaint) !=
            STATUS_CHARSET)
            fail_msg("%zu random bytes after \"%s\" are read as %s", length, before, choice.name);
    }
    arena_done(&arena);
}

/* What iconv makes of one code: its character, or 0. */
static uint32_t by_iconv(iconv_t charset, const unsigned char *code, size_t length)
{
    char in[4], *from = in;
    wchar_t out[4];
    char *to = (char *)out;
    size_t from_left = length, to_left = sizeof out;

    memcpy(in, code, length);
    iconv(charset, NULL, NULL, NULL, NULL);
    if (iconv(charset, &from, &from_left, &to, &to_left) == (size_t)-1)
        return 0;
    iconv(charset, NULL, NULL, &to, &to_left);
    return to_left == sizeof out - sizeof *out ? (uint32_t)out[0] : 0;
}

static void compare(enum charset charset, iconv_t reference, const unsigned char *code,
                    size_t length)
{
    struct slice bytes = {(const char *)code, length};
    uint32_t expected = by_iconv(reference, code, length);
    struct decoded one = decode_one(charset, bytes, 0);

    if (expected && (one.bad || one.cp != expected || one.length != length))
        fail_msg("%02X%02X: U+%04X instead of U+%04X", code[0], code[1], one.cp, expected);
    if (!expected && !one.bad && charset == CHARSET_GB18030)
        fail_msg("%02X%02X: U+%04X instead of nothing", code[0], code[1], one.cp);
    if (charset == CHARSET_GB18030 && length == 2 && expected && expected <= 0xFFFF &&
        expected != 0x20AC)
        assert_int_equal(encode_gbk(expected), code[0] << 8 | code[1]);
}

static void test_every_code(void **state)
{
    iconv_t gb = iconv_open("WCHAR_T", "GB18030"), big5 = iconv_open("WCHAR_T", "BIG5-HKSCS");
    (void)state;

    assert_true(gb != (iconv_t)-1 && big5 != (iconv_t)-1);
    for (unsigned lead = 0x81; lead < 0xFF; lead++) {
        for (unsigned trail = 0x40; trail < 0xFF; trail++) {
            unsigned char code[2] = {(unsigned char)lead, (unsigned char)trail};
            if (trail == 0x7F)
                continue;
            compare(CHARSET_GB18030, gb, code, sizeof code);
            if (lead >= 0x87 && (trail < 0x7F || trail > 0xA0))
                compare(CHARSET_BIG5, big5, code, sizeof code);
        }
        for (unsigned i = 0; i < 12600 && (lead <= 0x84 || (lead >= 0x90 && lead <= 0xE3)); i++) {
            unsigned char code[4] = {(unsigned char)lead, (unsigned char)(0x30 + i / 1260),
                                     (unsigned char)(0x81 + i / 10 % 126),
                                     (unsigned char)(0x30 + i % 10)};
            compare(CHARSET_GB18030, gb, code, sizeof code);
        }
    }
    iconv_close(gb);
    iconv_close(big5);
}

static void test_every_arena(void **state)
{
    struct text text;
    struct charset_choice choice;
    struct complaint complaint;
    struct slice bytes = BYTES(GB_WORDS);
    (void)state;

    for (size_t size = 16;; size += 16) {
        struct arena arena;
        assert_true(arena_init(&arena, size));
        enum status status = decode(&arena, bytes, "", &text, &choice, &complaint);
        assert_true(status == STATUS_OK || status == STATUS_ARENA_FULL);
        arena_done(&arena);
        if (status == STATUS_OK)
            break;
        assert_true(size < 1024);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_noise),       cmocka_unit_test(test_every_code),
        cmocka_unit_test(test_every_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
