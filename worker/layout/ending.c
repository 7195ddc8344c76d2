/* ending.c: see ending.h. */
#include "layout/ending.h"

#include "layout/reading.h"

uint32_t ending_length(const struct text *text, uint32_t at, uint32_t end, enum ending *ret_ending)
{
    static const char *const not_after_dian[] = {"话", "视", "影", "力", "网", "商", "子", "动",
                                                 "信", "台", "器", "梯", "站", "费", "脑", "缆",
                                                 "源", "压", "机", "线", "流", "厂", "池", "价",
                                                 "磁", "工", "量", "路", "焊", "杆", NULL};
    static const char *const not_before_dian[] = {"发", "供", "用", "停", "家", "核", "致", NULL};
    static const char *const not_after_xun[] = {"问", "号", "飞", "期", "息", "录", NULL};
    static const char *const not_after_xiaoxi[] = {"称",   "说", "人士", "灵通", "面",
                                                   "来源", "指", "传",   NULL};
    static const struct {
        const char *word;
        enum ending ending;
        const char *const *not_after;
    } endings[] = {
        {"电讯", ENDING_XUN, NULL},
        {"专讯", ENDING_XUN, NULL},
        {"快讯", ENDING_XUN, NULL},
        {"专电", ENDING_DIAN, NULL},
        {"讯", ENDING_XUN, not_after_xun},
        {"电", ENDING_DIAN, not_after_dian},
        {"消息", ENDING_XIAOXI, not_after_xiaoxi},
        {"报道", ENDING_REPORT, NULL},
        {"报导", ENDING_REPORT, NULL},
    };
    uint32_t cp = text_fold(text, at);

    if (cp != 0x7535 && cp != 0x4E13 && cp != 0x5FEB && cp != 0x8BAF && cp != 0x6D88 &&
        cp != 0x62A5)
        return 0; /* the first characters of the words above */
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        uint32_t length = word_length(endings[i].word);
        if (at + length > end || !text_reads(text, at, endings[i].word))
            continue;
        *ret_ending = endings[i].ending;
        if (endings[i].ending == ENDING_DIAN && length == 1 && at > 0 &&
            text_one_of(text, at - 1, at, not_before_dian) > 0) /* 区域发电, 全县用电 */
            return 0;
        bool longer = endings[i].not_after &&
                      text_one_of(text, at + length, text->count, endings[i].not_after) > 0;
        return longer ? 0 : length;
    }
    return 0;
}
