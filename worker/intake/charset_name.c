/* charset_name.c: the names of charsets, ours and the world's. */
#include "intake/decode.h"

#include <strings.h>

static const char *const NAMES[CHARSET_COUNT] = {
#define CHARSET_WORD(name, word) word,
    CHARSET_LIST(CHARSET_WORD)
#undef CHARSET_WORD
};

/* The labels of the WHATWG Encoding Standard and a few that old senders use; GBK and GB2312 are
 * parts of GB18030. */
static const struct {
    const char *label;
    enum charset charset;
} LABELS[] = {
    {"utf-8", CHARSET_UTF8},
    {"utf8", CHARSET_UTF8},
    {"unicode-1-1-utf-8", CHARSET_UTF8},
    {"x-unicode20utf8", CHARSET_UTF8},
    {"utf-8-sig", CHARSET_UTF8},
    {"utf_8", CHARSET_UTF8},
    {"gb18030", CHARSET_GB18030},
    {"gbk", CHARSET_GB18030},
    {"gb2312", CHARSET_GB18030},
    {"x-gbk", CHARSET_GB18030},
    {"gb_2312", CHARSET_GB18030},
    {"gb_2312-80", CHARSET_GB18030},
    {"gb2312-80", CHARSET_GB18030},
    {"csgb2312", CHARSET_GB18030},
    {"csiso58gb231280", CHARSET_GB18030},
    {"iso-ir-58", CHARSET_GB18030},
    {"chinese", CHARSET_GB18030},
    {"cp936", CHARSET_GB18030},
    {"ms936", CHARSET_GB18030},
    {"windows-936", CHARSET_GB18030},
    {"euc-cn", CHARSET_GB18030},
    {"x-euc-cn", CHARSET_GB18030},
    {"gb-18030", CHARSET_GB18030},
    {"gb-2312", CHARSET_GB18030},
    {"big5", CHARSET_BIG5},
    {"big-5", CHARSET_BIG5},
    {"big5-hkscs", CHARSET_BIG5},
    {"big5hkscs", CHARSET_BIG5},
    {"cn-big5", CHARSET_BIG5},
    {"csbig5", CHARSET_BIG5},
    {"x-x-big5", CHARSET_BIG5},
    {"x-big5", CHARSET_BIG5},
    {"cp950", CHARSET_BIG5},
    {"ms950", CHARSET_BIG5},
    {"windows-950", CHARSET_BIG5},
    {"utf-16", CHARSET_UTF16LE},
    {"utf-16le", CHARSET_UTF16LE},
    {"utf16", CHARSET_UTF16LE},
    {"unicode", CHARSET_UTF16LE},
    {"ucs-2", CHARSET_UTF16LE},
    {"utf-16be", CHARSET_UTF16BE},
    {"unicodefffe", CHARSET_UTF16BE},
};

const char *charset_name(enum charset charset)
{
    return NAMES[charset];
}

enum charset charset_of_label(struct slice label)
{
    while (label.length > 0 && byte_is_space(label.data[0]))
        label.data++, label.length--;
    while (label.length > 0 && byte_is_space(label.data[label.length - 1]))
        label.length--;
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (strlen(LABELS[i].label) == label.length &&
            strncasecmp(LABELS[i].label, label.data, label.length) == 0)
            return LABELS[i].charset;
    return CHARSET_COUNT;
}
