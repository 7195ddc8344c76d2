#!/usr/bin/env python3
"""All kinds of garble.py, alone and in pairs, on all samples: what holds for each damaged article.

usage: test_properties.py BUILD/wirecopy

Nothing is lost: each byte of an article stands in its body or in what was removed, and so does each of its characters,
in every sample (and in the seeds beside the project, where they are), clean and damaged in each way.

The record is valid, the damage is named, and nothing is invented: no figure, person or place that the clean article has
not. Samples that the kinds cannot be told from (they are damaged themselves) are left out.
"""
import collections, concurrent.futures, functools, itertools, json, pathlib, re, subprocess, sys, tempfile, unicodedata, unittest

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


def read_files(pages):
    """The records of pages as files of their own, so that offsets of bytes are those of the page."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, f"{name}.txt") for name in pages]
        for path, page in zip(paths, pages.values()):
            path.write_bytes(page.encode())
        done = subprocess.run([BINARY, "extract", *paths], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@functools.lru_cache(None)
def checker():
    return Checker()


def problems(line):
    return list(checker().problems(line))


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


def is_free(character):
    """White space, and what shows nothing: it may stand between parts."""
    return character.isspace() or unicodedata.category(character) == "Cf"


def uncovered(text, record):
    """The characters of an article whose bytes are neither the body's nor removed."""
    spans = sorted(part["sourceBytes"] for key in ("sections", "removed") for part in record["extraction"][key])
    covered, lost = bytearray(len(text.encode())), ""
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    at = 0
    for character in text:
        length = len(character.encode())
        if not is_free(character) and not all(covered[at:at + length]):
            lost += character
        at += length
    return lost


def unsaid(text, record):
    """The Chinese characters and digits of an article that are oftener in it than in the body and what was removed."""
    said = collections.Counter(body(record) + "".join(part["text"] for part in record["extraction"]["removed"]))
    said.subtract(character for character in text if "一" <= character <= "鿿" or character.isdigit())
    return "".join(sorted(character for character, more in said.items() if more < 0))


def articles(folder):
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


ALL_SAMPLES = articles(ROOT / "worker" / "samples")
SEEDS = articles(ROOT.parent / "shared" / "seeds")
SAMPLES = {name: text for name, text in ALL_SAMPLES.items() if name not in DAMAGED_SAMPLES}
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
        with concurrent.futures.ProcessPoolExecutor() as checkers:      # it takes nine tenths of all the time
            found = checkers.map(problems, self.lines.values(), chunksize=20)
            wrong = [f"{name}: {problem}" for name, more in zip(self.lines, found) for problem in more]
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

    def test_no_markup_is_lost(self):
        ends = ["<p>全县已开工。</p></section></div>", "&nbsp;&nbsp;全县已开工。&nbsp;&nbsp;", "<br><br>全县已开工。<br />",
                "全县已开工。&amp;nbsp;{/if}[/p] Array", "**全县已开工。**<!-- ad -->", r"\u3000全县已开工。\n\u3000",
                "## 全县已开工了。![图](http://www.example.com/a.jpg)", "全县已开工。　　其余的也在准备。<p>"]
        pages = {str(i): f"公路修到村口\n4月2日，公路修到村口，老人和小孩都到路口看。\n{end}\n{end}" for i, end in enumerate(ends)}
        lost = {ends[int(i)]: missing for (i, page), record in zip(pages.items(), read_files(pages))
                if (missing := uncovered(page, record))}
        self.assertEqual(lost, {})

    def test_nothing_is_lost(self):
        if not SEEDS:
            print("no seeds beside the project: tested on the samples alone", file=sys.stderr)
        articles, ways = {**ALL_SAMPLES, **SEEDS}, [(), *((kind,) for kind in garble.KINDS)]
        pages = {page_name(name, way): garble.garble(text, way, SITE)
                 for (name, text), way in itertools.product(articles.items(), ways)}
        lost = {}
        for (name, page), record in zip(pages.items(), read_files(pages)):
            missing = uncovered(page, record)
            if not missing and "byteshift" not in name and "byte_shift" not in kinds_of(record):
                missing = unsaid(page, record)
            if missing:
                lost[name] = missing
        self.assertEqual(lost, {})


if __name__ == "__main__":
    unittest.main()
