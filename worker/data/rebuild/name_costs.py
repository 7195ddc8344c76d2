#!/usr/bin/env python3
"""Rebuilds worker/data/given_costs.tsv, surname_costs.tsv and foreign_costs.tsv.

usage: name_costs.py DICT CHARFREQ PERSON OUT_DIR
  DICT      jieba/dict.txt of PyPI jieba 0.42.1 (MIT)
  CHARFREQ  ngender/charfreq.csv of PyPI ngender 0.1.1 (MIT)
  PERSON    faker/providers/person/zh_CN/__init__.py of PyPI faker 37.0.0 (MIT)
A cost is minus the natural logarithm of a share, in quarters as in common_words.tsv: of all characters of given
names, of all people, of all characters of foreign names in Chinese characters (those of two or more that the
dictionary marks nrt).
"""
import collections, math, os, re, sys

COST_UNIT, RARE_COST_MAX, FOREIGN_COUNT_MIN = 4, 60, 5
MISJUDGED = {"于": 21}  # the list has it among the rarest: it is about as common as 余
# What names of China's nations are often written with beside those characters; our own judgement.
NATIONS = {c: 30 for c in "央旺堆其史措仁次珠丹增嘎呷曲惹扎云买"}
# Characters of foreign names that the dictionary has too seldom: 朔尔茨, 内塔尼亚胡.
FOREIGN = {c: 28 for c in "朔滕申济歇胡詹鲍修欧"}
# Parts of such names, which one character does not tell; public knowledge.
NATION_PARTS = """扎西 才让 卓玛 旺堆 多吉 次仁 尼玛 达瓦 平措 索朗 格桑 央金 德吉 卓嘎 拉姆 白玛 贡布 桑吉 加措 顿珠
丹增 旦增 仁青 仁增 洛桑 次旦 普布 米玛 强巴 阿旺 曲珍 曲扎 才旦 才仁 索南 公保 完么 昂毛 吉美 晋美 久美 罗布 旦巴 边巴
巴桑 旺姆 卓嘎 德庆 措姆 旺久 旺加 扎巴 次卓 次央 拉巴 拉珍 梅朵 白珍 仓决 其美 确吉 江白 赤列 朗杰 旺扎 俄珠 坚赞 嘉措
巴特尔 巴图 其木格 高娃 娜仁 乌云 斯琴 那日苏 塔娜 图雅 格日勒 宝音 朝鲁 敖登 萨仁 乌兰 阿拉坦 布和 额尔敦 孟和 特木尔
吉日嘎拉 哈斯 苏雅拉 达来 毕力格 朝克图 牧仁 青格乐 乌日娜 通拉嘎 阿茹娜 萨日娜 娜布其 陶格陶 白音 乌恩 巴雅尔 巴音 苏日娜
呼格吉勒 乌尼尔 牧其尔 塔拉 道尔吉 敖其尔 其其格 琪琪格 高勒 阿古拉 阿木古楞 乌力吉 吉雅 德力格尔
买买提 麦麦提 阿不都 阿卜杜 古丽 艾山 吐尔逊 玉素甫 阿依 木拉提 努尔 库尔班 亚森 帕提 吾买尔 艾力 依明 塔依尔 巴合提 哈山
热依汗 阿孜古丽 阿依古丽 热合曼 买尔旦 艾尼瓦尔 艾合买提 阿力木 迪力木拉提 帕尔哈提 迪丽娜尔 古丽娜 米娜瓦尔 吐尔洪 肉孜
尔古 吉克 沙马 木呷 阿呷 日哈 东智 东知 闹吾 三智 三知 华旦 华青 娘吉 拉毛 本巴 万德 斗拉 力加 才昂 切羊 项杰 扎么
曲木 阿木 吉木 尔哈 伍果 惹古 阿牛 阿果 子呷 木乃
那生 敖日格乐 满都呼 乌日图 恩和 阿拉腾 查干 莎仁 萨茹拉 那仁 那木拉 额尔德木图 宝力高 苏日古嘎 旭日干 斯日古楞 哈木扎 帕孜来提 阿曼古丽 麦尔丹 阿卜力孜 图尔荪
木塔力甫 吐尔地 叶尔江 叶尔肯 努尔波力 布茹玛汗 那日松 桑珠 德央 更登 班玛 多旦 尕桑 求吉 阿苏 吉布 勒伍 海来 俄木 莫色 苏呷 吉子 依火 麦吉""".split()
# Names that have a word in them.
KNOWN = "内塔尼亚胡 哈梅内伊 泽连斯基".split()
NATION_PART_COST = 24


def cost(share):
    return round(-COST_UNIT * math.log(share))


def read_given(path):
    counts = {}
    for line in open(path, encoding="utf-8").read().split()[1:]:
        character, male, female = line.split(",")
        counts[character] = int(male) + int(female)
    total = sum(counts.values())
    costs = {c: cost(n / total) for c, n in counts.items() if n}
    return {c: bits for c, bits in costs.items() if bits < RARE_COST_MAX}


def read_surnames(path):
    text = open(path, encoding="utf-8").read()
    listed = text[text.index("last_names = OrderedDict"):]
    costs = {name: cost(float(percent) / 100) for name, percent in re.findall(r'\("(.+?)", ([\d.]+)\)', listed)}
    return costs | MISJUDGED


def read_foreign(path):
    counts = collections.Counter()
    for line in open(path, encoding="utf-8"):
        word, _, tag = line.split()
        if tag == "nrt" and len(word) > 1:
            counts.update(word)
    total = sum(counts.values())
    return NATIONS | FOREIGN | dict.fromkeys(NATION_PARTS + KNOWN, NATION_PART_COST) | {c: cost(n / total) for c, n in counts.items() if n >= FOREIGN_COUNT_MIN}


def write(folder, name, head, costs):
    with open(os.path.join(folder, name + ".tsv"), "w", encoding="utf-8") as out:
        out.write("".join(f"# {line}\n" for line in head))
        for word in sorted(costs, key=lambda word: (costs[word], word)):
            out.write(f"{word}\t{costs[word]}\n")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    folder = sys.argv[4]
    write(folder, "given_costs", [
        "given_costs.tsv: how common a character is in given names.",
        "columns: character, cost: minus the natural logarithm of its share of such characters, in quarters; a character",
        "  that is not here costs 60",
        "source: charfreq.csv of PyPI ngender 0.1.1 (MIT); rebuilt by rebuild/name_costs.py"], read_given(sys.argv[2]))
    write(folder, "surname_costs", [
        "surname_costs.tsv: how common a surname is.",
        "columns: surname, cost: minus the natural logarithm of the share of those who have it, in quarters; a surname of",
        "  surnames.tsv that is not here costs 42",
        "source: zh_CN of PyPI faker 37.0.0 (MIT); rebuilt by rebuild/name_costs.py"], read_surnames(sys.argv[3]))
    write(folder, "foreign_costs", [
        "foreign_costs.tsv: how common a character is in foreign names that are written in Chinese characters.",
        "columns: character, cost: minus the natural logarithm of its share of such characters, in quarters",
        "source: dict.txt of PyPI jieba 0.42.1 (MIT); rebuilt by rebuild/name_costs.py"], read_foreign(sys.argv[1]))


if __name__ == "__main__":
    main()
