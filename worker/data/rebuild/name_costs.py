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
    return NATIONS | {c: cost(n / total) for c, n in counts.items() if n >= FOREIGN_COUNT_MIN}


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
