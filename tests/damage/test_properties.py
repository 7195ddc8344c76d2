#!/usr/bin/env python3
"""All kinds of garble.py, alone and in pairs, on all samples: what holds for each damaged article.

usage: test_properties.py BUILD/wirecopy

The record is valid, the damage is named, and nothing is invented: no figure, person or place that the clean article has
not. Samples that the kinds cannot be told from (they are damaged themselves) are left out.
"""
import itertools, json, pathlib, re, subprocess, sys, tempfile, unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "damage"), str(ROOT / "tests" / "schema")]
import garble
from check_record import Checker

BINARY = sys.argv.pop(1)
DAMAGED_SAMPLES = {"03-ruby", "04-stripped", "09-byteshift", "14-duplicates"}
SITE = 7
ENDS = ("。", "”", "！", "」", ")", "）")
CHARACTERS_MIN = 600    # of a page without digits: a shorter one may have had none


def read(pages):
    """The records of pages, by their ids."""
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        for name, page in pages.items():
            file.write(json.dumps({"id": name, "text": page}, ensure_ascii=False) + "\n")
        file.flush()
        done = subprocess.run([BINARY, "extract", file.name], capture_output=True, check=False)
    lines = done.stdout.decode().splitlines()
    return {json.loads(line)["uri"]: line for line in lines}, done.stderr.decode()


def kinds_of(record):
    return {damage["kind"] for damage in record["extraction"]["damage"]}


def body(record):
    return record["bodies"][0]["value"]


def figures(record):
    return {(f["value"], f.get("high")) for f in record["extraction"].get("figures", [])}


def names(record, key):
    return {item["name"] for item in record["extraction"].get(key, [])}


def ends_well(text):
    """Whether nobody can tell that a text ends too early: it ends as a sentence does, or with a line too short to say."""
    last = text.split("\n")[-1]
    return last.endswith(ENDS) or len(last) < 20 and "。" not in last


SAMPLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "worker/samples").glob("*.txt"))
           if path.stem not in DAMAGED_SAMPLES}
# Readings go into a page once, be it with a shift or without.
WAYS = [(kind,) for kind in garble.KINDS] + [pair for pair in itertools.permutations(garble.KINDS, 2)
                                             if set(pair) != {"ruby", "byteshift"}]


def page_name(sample, way):
    return "-".join((sample, *way))


class Properties(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        pages = dict(SAMPLES)
        for sample, text in SAMPLES.items():
            pages.update({page_name(sample, way): garble.garble(text, way, SITE) for way in WAYS})
        cls.pages = pages
        lines, cls.said = read(pages)
        cls.lines = {uri.rsplit(":", 1)[-1]: line for uri, line in lines.items()}
        cls.records = {name: json.loads(line) for name, line in cls.lines.items()}

    def ways(self, *kinds, without=()):
        """Names of pages with their sample: of the ways that have one of the kinds and none of the others."""
        return [(page_name(sample, way), sample) for sample, way in itertools.product(SAMPLES, WAYS)
                if (not kinds or set(kinds) & set(way)) and not set(without) & set(way)]

    def test_every_page_gives_a_record(self):
        self.assertEqual(self.said, "")
        self.assertEqual(set(self.records), set(self.pages))

    def test_records_are_valid(self):
        checker = Checker()
        wrong = [f"{name}: {problem}" for name, line in self.lines.items() for problem in checker.problems(line)]
        self.assertEqual(wrong, [])

    def test_clean_samples_have_no_damage(self):
        self.assertEqual({name: kinds_of(self.records[name]) for name in SAMPLES if kinds_of(self.records[name])}, {})

    def test_furniture_and_spaces_are_no_damage(self):
        told = {page_name(sample, (kind,)): kinds_of(self.records[page_name(sample, (kind,))])
                for sample in SAMPLES for kind in ("furniture", "spacednum")}
        self.assertEqual({name: kinds for name, kinds in told.items() if kinds}, {})
        left = [name for name, _ in self.ways("furniture", without=("truncate", "nobreaks", "nodigits", "spacednum"))
                if re.search("参与评论|字号:|新闻中心", body(self.records[name]))]
        self.assertEqual(left, [])

    def test_damage_is_named(self):
        wanted = {"ruby": {"ruby"}, "byteshift": {"ruby", "byte_shift"}, "nodigits": {"digits_missing"},
                  "duplicate": {"duplicated"}, "truncate": {"truncated"}}
        silent = []
        for kind, words in wanted.items():
            for sample, text in SAMPLES.items():
                name = page_name(sample, (kind,))
                record = self.records[name]
                untouched = self.pages[name] == text or (kind == "truncate" and ends_well(body(record))) or (
                    kind == "nodigits" and len(body(record)) < CHARACTERS_MIN)
                if not untouched and not words & kinds_of(record):
                    silent.append(name)
        self.assertEqual(silent, [])

    def test_no_reading_is_left(self):
        left = [name for name, _ in self.ways("ruby", without=("byteshift", "nodigits"))
                if re.search(r"[一-鿿]\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)", body(self.records[name]))]
        self.assertEqual(left, [])

    def test_no_figure_is_invented(self):
        invented = {name: more for name, sample in self.ways(without=("nobreaks", "nodigits"))
                    if (more := figures(self.records[name]) - figures(self.records[sample]))}
        self.assertEqual(invented, {})

    def test_no_person_is_invented(self):
        invented = {}
        for name, sample in self.ways(without=("nobreaks", "nodigits", "noquotes", "truncate")):
            clean = self.records[sample]
            known = names(clean, "people") | {c["name"] for c in clean["extraction"]["contributors"]}
            if more := names(self.records[name], "people") - known:
                invented[name] = more
        self.assertEqual(invented, {})


if __name__ == "__main__":
    unittest.main()
