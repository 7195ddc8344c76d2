#!/usr/bin/env python3
"""Rebuilds worker/intake/frequency.tsv from the word list of jieba 0.42.1 (MIT).

usage: frequency.py jieba/dict.txt > frequency.tsv
A character's share is the sum of its words' frequencies over the sum of all; its cost is minus the binary
logarithm of that, in half bits. Characters that are rarer than 22 bits are left out: the reader takes 22 bits for them.
"""
import collections, math, sys

UNSEEN_BITS = 22

counts = collections.Counter()
for line in open(sys.argv[1], encoding="utf-8"):
    word, frequency = line.split()[:2]
    for character in word:
        if "\u4e00" <= character <= "\u9fff":
            counts[character] += int(frequency)
total = sum(counts.values())
rows = collections.defaultdict(list)
for character, count in counts.items():
    if count:
        rows[round(-2 * math.log2(count / total))].append(character)
print("# How often a Chinese character stands in text: COST in half bits (-2 log2 of its share), CHARACTERS.\n"
      "# Read at build time, for telling charsets apart; rarer characters than these cost 44.\n"
      "# Source: dict.txt of jieba 0.42.1, https://pypi.org/project/jieba/ (MIT); rebuilt by rebuild/frequency.py.")
for cost in sorted(rows):
    if cost < 2 * UNSEEN_BITS:
        print(f"{cost}\t{''.join(sorted(rows[cost]))}")
