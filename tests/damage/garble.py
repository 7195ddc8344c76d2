#!/usr/bin/env python3
"""Damages clean articles the way pages are damaged, for property tests, fuzzing and measurements.

usage: garble.py [--site N] KIND... < clean.txt > damaged.txt     kinds are applied in the order given

Each number of a site stands for a made-up one with habits of its own: which characters carry readings, and before which
marks it puts fillers. The same number gives the same damage.
"""
import argparse, functools, pathlib, random, re, sys

READINGS = pathlib.Path(__file__).resolve().parents[2] / "worker/repair/readings.tsv"
MARKS = "。！？；，"
FILLER = b"\x01"
OPEN, CLOSE = b"(", b")"


def code(character, charset="gbk"):
    try:
        return character.encode(charset)
    except UnicodeEncodeError:
        return None


@functools.lru_cache(None)
def readings():
    """Traditional characters and a reading of each: those of GBK that GB 2312 lacks."""
    table = {}
    for row in READINGS.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            reading, characters = row.split("\t")
            if not reading.isascii():
                table.update((c, reading) for c in characters if not code(c, "gb2312"))
    return table


@functools.lru_cache(None)
class Site:
    def __init__(self, number):
        chance = random.Random(number)
        share = chance.uniform(0.3, 0.9)
        self.annotated = {c: r for c, r in sorted(readings().items()) if chance.random() < share}
        self.protected = chance.sample(MARKS, chance.randint(1, len(MARKS)))

    def ruby(self, text):
        return "".join(f"{c}({self.annotated[c]})" if c in self.annotated else c for c in text)

    def byteshift(self, text):
        """The same on bytes, where a replacement does not see where characters begin. A reading is one byte while the
        search goes on, so that no later search finds anything in it."""
        raw = b"".join(code(c) or b"?" for c in text)
        present = [c for c in self.annotated if code(c) in raw]
        present.sort(key=code)
        for number, character in enumerate(present):
            raw = raw.replace(code(character), code(character) + OPEN + b"{%d}" % number + CLOSE)
        for mark in sorted(self.protected, key=code):
            raw = raw.replace(code(mark), FILLER + code(mark))
        shown = read_as_gbk(raw).replace(FILLER.decode(), "")
        return re.sub(r"\{(\d+)\}", lambda m: self.annotated[present[int(m[1])]], shown)


def read_as_gbk(raw):
    """As a browser: a lead takes the next byte with it; a pair that is assigned to nothing is not seen."""
    shown, at = [], 0
    while at < len(raw):
        if raw[at] <= 0x80:
            shown.append("€" if raw[at] == 0x80 else chr(raw[at]))
            at += 1
            continue
        pair = raw[at:at + 2]
        at += 2
        if len(pair) < 2 or pair[1] < 0x40:
            shown.append("?")
        else:
            shown.append(pair.decode("gbk", "ignore") if pair[1] >= 0x80 or b"\x40" <= pair[1:] else "?")
    return "".join(shown)


def paragraphs(text):
    return text.split("\n")


def duplicate(text, site):
    return "\n".join(p if n % 3 else f"{p}\n{p}" for n, p in enumerate(paragraphs(text)))


def furniture(text, site):
    return f"首页 > 新闻中心 > 正文\n【字号:大 中 小】 打印\n{text}\n分享到: 微信 微博\n已有0人参与评论\n相关阅读:\n"


KINDS = {
    "ruby": lambda text, site: site.ruby(text),
    "byteshift": lambda text, site: site.byteshift(text),
    "nodigits": lambda text, site: re.sub("[^\u4e00-\u9fff，。]", "", text.replace(",", "，")),
    "noquotes": lambda text, site: re.sub("[“”‘’「」『』]", "", text),
    "nobreaks": lambda text, site: re.sub(r"\s*\n\s*", "", text),
    "furniture": furniture,
    "duplicate": duplicate,
    "spacednum": lambda text, site: re.sub("([0-9])(?=[\u4e00-\u9fff])", r"\1 ", text),
    "truncate": lambda text, site: text[:len(text) * 9 // 10],
}


def garble(text, kinds, site_number):
    site = Site(site_number)
    for kind in kinds:
        text = KINDS[kind](text, site)
    return text


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--site", type=int, default=0)
    parser.add_argument("kinds", nargs="+", choices=KINDS, metavar="KIND")
    arguments = parser.parse_args()
    sys.stdout.write(garble(sys.stdin.read(), arguments.kinds, arguments.site))
