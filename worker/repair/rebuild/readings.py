#!/usr/bin/env python3
"""Rebuilds worker/repair/readings.tsv: the characters of GBK by their readings, from Unihan.

usage: readings.py Unihan_Readings.txt.bz2 > readings.tsv
Readings are those of kMandarin, kHanyuPinlu and kXHC1983. Only characters that Simplified text does not write can
carry a reading on a page; which these are the program knows.
"""
import bz2, collections, re, sys

FIELDS = ("kMandarin", "kHanyuPinlu", "kXHC1983")
rows = collections.defaultdict(set)
for line in bz2.open(sys.argv[1], "rt", encoding="utf-8"):
    fields = line.rstrip("\n").split("\t")
    if len(fields) != 3 or fields[1] not in FIELDS:
        continue
    character = chr(int(fields[0][2:], 16))
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        continue
    for reading in re.findall(r"[a-zü\u0300-\u030c\u00e0-\u01dc\u1e3f\u0144\u0148\u01f9]+", re.sub(r"[0-9.*,:]+", " ", fields[2])):
        rows[reading].add(character)
print("# The characters of GBK by reading: READING with its tone mark, CHARACTERS.\n"
      "# Read at build time, for putting back characters whose bytes were cut by a reading.\n"
      "# Source: Unihan (Debian's unicode-data 15.0.0): kMandarin, kHanyuPinlu, kXHC1983; Unicode licence; rebuilt by\n"
      "# rebuild/readings.py.")
for reading in sorted(rows):
    print(f"{reading}\t{''.join(sorted(rows[reading]))}")
