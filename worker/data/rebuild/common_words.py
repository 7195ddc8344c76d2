#!/usr/bin/env python3
"""Rebuilds worker/data/common_words.tsv from the word list of jieba 0.42.1 (MIT).

usage: common_words.py jieba/dict.txt > common_words.tsv
Left out are people's names, unless they are common words of two characters (明白, 荣誉) or foreign, words of
five characters and more, and words too rare to decide where a clause is cut.
"""
import math, sys

FREQUENCY_MIN = 15     # of a word of two characters or more
SINGLE_MIN = 3         # of a single character
LENGTH_MAX = 4
COST_UNIT = 4          # steps in a natural logarithm

KINDS = {"v": "verb", "vn": "deed", "vd": "verb", "vi": "verb", "vq": "verb", "d": "adverb", "ad": "adverb", "a": "quality",
         "an": "noun", "b": "quality", "z": "quality", "n": "noun", "nz": "noun", "ns": "noun", "j": "noun",
         "l": "other", "i": "other", "r": "other", "s": "noun", "f": "other", "t": "time", "c": "other", "p": "other",
         "q": "other", "u": "other", "y": "other", "m": "other", "mq": "other", "zg": "other", "ag": "quality", "tg": "time", "o": "other", "e": "other", "k": "other", "nt": "noun", "g": "noun", "ng": "noun", "vg": "verb"}
NAMES = {"nr": 60, "nrfg": 60, "nrt": FREQUENCY_MIN}  # from which frequency on one is a word of two characters

# Words that the list has under a wrong kind, as news uses them.
NOUNS = ("主任 考生 对手 做法 说法 想法 看法 选手 周期 好处 难度 处长 镇长 组长 站长 排长 连长 署长 终点 杀手 往事 喜事 签证 造价 "
         "主机 去处 出路 湿地 固体 无线电 超市 保费 辍学率 赞助费 补助费 好处费 诊费 进价 贿款 批次")
CORRECTED = {word: "noun" for word in NOUNS.split()} | {"特定": "quality"}

rows, total = {}, 0
for line in open(sys.argv[1], encoding="utf-8"):
    word, frequency, tag = line.split()
    frequency = int(frequency)
    total += frequency
    if not all("\u4e00" <= c <= "\u9fff" for c in word) or len(word) > LENGTH_MAX:
        continue
    if len(word) > 1 and tag not in KINDS and tag not in NAMES:
        continue
    if len(word) > 1 and tag in NAMES and (frequency < NAMES[tag] or tag != "nrt" and len(word) != 2):
        continue
    if frequency < (SINGLE_MIN if len(word) == 1 else FREQUENCY_MIN):
        continue
    rows[word] = (CORRECTED.get(word) or KINDS.get(tag, "noun"), frequency)
print("# common_words.tsv: words of written Chinese, to know where one ends when a clause is cut.\n"
      "# columns: word, kind (noun; verb; deed: a verb used as a noun; quality: before a noun; adverb; time; other),\n"
      "#   cost: minus the natural logarithm of its share of all words, in quarters\n"
      "# source: dict.txt of jieba 0.42.1, https://pypi.org/project/jieba/ (MIT); rebuilt by rebuild/common_words.py")
for word in sorted(rows, key=lambda word: (-rows[word][1], word)):  # 来 before 來: of one key the first row is read
    kind, frequency = rows[word]
    print(f"{word}\t{kind}\t{round(COST_UNIT * math.log(total / frequency))}")
