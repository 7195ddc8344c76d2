#!/usr/bin/env python3
"""Golden cases: articles with hand-made answers.

usage: run.py --bin BUILD/wirecopy [--ninjs FILE] [--verbose] [CASE...]

A case is a folder with expect.json, and with the article as input.* or named by "input" (a path from
the top of the repository). expect.json says only what the case is about; a key that is absent is not
compared. README.md in this folder lists the keys.

Every record, whatever its case is about, must also
  - pass tests/schema/check_record.py: the project's JSON Schema, IPTC's ninjs schema where that is at
    hand (--ninjs, WIRECOPY_NINJS_SCHEMA, or a folder beside the repository), selectors, references,
  - have sourceBytes that read in the raw input what the selector reads in the body,
  - be the same bytes when the article is read again, alone and after other articles.
"""
import argparse, collections, json, os, pathlib, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "schema"))
import check_record  # noqa: E402  (it lies in the folder beside)

# Kinds of damage after whose repair the body no longer reads as the raw bytes do.
DAMAGE_THAT_MOVES_TEXT = {"ruby", "byte_shift", "injected_text", "junk", "mojibake", "markup_left"}


def run_extract(binary, paths):
    """The records of `paths` by path, and what was said of the others; one process for all of them."""
    result = subprocess.run([binary, "extract", *paths], capture_output=True, timeout=120)
    said = {}
    for line in result.stderr.decode().splitlines():
        for path in paths:
            if line.startswith(f"wirecopy: {path}: "):
                said[path] = line[len(f"wirecopy: {path}: "):]
    if len(said) != len(result.stderr.splitlines()):
        sys.exit(f"unexpected on stderr:\n{result.stderr.decode()}")
    if result.returncode != (1 if said else 0):
        sys.exit(f"exit code {result.returncode} with {len(said)} complaints")
    lines = result.stdout.split(b"\n")[:-1]
    done = [path for path in paths if path not in said]
    if len(lines) != len(done):
        sys.exit(f"{len(lines)} records of {len(done)} articles")
    return dict(zip(done, lines)), said


def walk(value, path="$"):
    """All objects inside `value`, each with its path."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from walk(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from walk(inner, f"{path}[{i}]")


def wanted_figure(row):
    """The keys of an expected figure; what is null is not compared."""
    text, value, unit, qualifier, *more = row
    want = {"text": text, "value": value, "unit": unit, "qualifier": qualifier}
    want.update(more[0] if more else {})
    return {key: value for key, value in want.items() if value is not None}


class Case:
    def __init__(self, folder):
        self.name = folder.name
        self.expect = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
        given = self.expect.get("input")
        self.path = str(ROOT / given) if given else str(next(folder.glob("input.*")))
        self.raw = pathlib.Path(self.path).read_bytes()
        self.failures = []
        self.compared = 0

    def check(self, good, what):
        self.compared += 1
        if not good:
            self.failures.append(what)

    def equal(self, what, got, expected):
        self.check(got == expected, f"{what}: {got!r}, expected {expected!r}")

    # What every record must be, besides what check_record.py says.
    def check_source_bytes(self, record):
        moved = {d["kind"] for d in record["extraction"]["damage"]} & DAMAGE_THAT_MOVES_TEXT
        if moved or self.path.endswith(".json"):
            return
        for path, item in walk(record["extraction"]):
            exact = item.get("selector", {}).get("exact")
            if "sourceBytes" in item and exact and "\n" not in exact:
                start, end = item["sourceBytes"]
                raw = self.raw[start:end].decode("utf-8", "replace")
                self.equal(f"{path}.sourceBytes", raw, exact)

    # What this one must be.
    def check_expected(self, record):
        expect, extraction = self.expect, record["extraction"]
        heads = {h["role"]: h["value"] for h in record.get("headlines", [])}
        for key, role in (("title", "main"), ("subtitle", "sub"), ("kicker", "kicker")):
            if key in expect:
                self.equal(key, heads.get(role), expect[key])
        dates = {d["role"]: d["value"] for d in extraction["dates"]}
        for key in ("published", "dateline"):
            if key in expect:
                self.equal(key, dates.get(key), expect[key])
        for key in ("language", "located"):
            if key in expect:
                self.equal(key, record.get(key), expect[key])
        if "contributors" in expect:
            got = [[c["name"], c["role"]] for c in extraction["contributors"]]
            self.equal("contributors", sorted(got), sorted(expect["contributors"]))
        if "sources" in expect:
            names = [s["name"] for s in record.get("infoSources", [])]
            self.equal("sources", names, expect["sources"])
        if "headings" in expect:
            got = [s["heading"] for s in extraction["sections"] if s.get("heading")]
            self.equal("headings", got, expect["headings"])
        if "damage" in expect:
            got = sorted(d["kind"] for d in extraction["damage"])
            self.equal("damage", got, sorted(expect["damage"]))
        self.check_body(record["bodies"][0]["value"])
        self.check_figures(extraction)
        self.check_checks(extraction)
        names = [p["name"] for p in extraction.get("places", [])]
        for name in expect.get("places_without", []):
            self.check(name not in names, f"{name} is no place of this article")

    def check_body(self, body):
        expect = self.expect
        if "body_starts" in expect:
            start = expect["body_starts"]
            self.equal("body starts", body[:len(start)], start)
        if "body_ends" in expect:
            end = expect["body_ends"]
            self.equal("body ends", body[-len(end):], end)
        for part in expect.get("body_with", []):
            self.check(part in body, f"not in the body: {part}")
        for part in expect.get("body_once", []):
            self.equal(f"{part} in the body", body.count(part), 1)
        for part in expect.get("body_without", []):
            self.check(part not in body, f"in the body: {part}")

    def check_figures(self, extraction):
        """Each expected figure once, in any order; others only where they are optional."""
        left = list(extraction["figures"])
        for row in self.expect.get("figures", self.expect.get("figures_among", [])):
            want = wanted_figure(row)
            text = want["text"]
            same = [f for f in left if f["text"] == text]
            best = max(same, key=lambda f: sum(f.get(k) == v for k, v in want.items()), default=None)
            self.check(best is not None, f"figure {text} is missing")
            if best is None:
                continue
            left.remove(best)
            got = {key: best.get(key) for key in want}
            self.equal(f"figure {text}", got, want)
        optional = self.expect.get("optional_figures", [])
        for figure in left if "figures" in self.expect else []:
            self.check(figure["text"] in optional, f"figure {figure['text']} is none")
        for figure in extraction["figures"]:
            self.check(figure.get("currency") != self.expect.get("not_currency", "-"),
                       f"figure {figure['text']} has the currency {figure.get('currency')}")
        lost = collections.Counter(f["unit"] for f in extraction["lostFigures"])
        for unit in self.expect.get("lost_figures", []):
            self.check(lost[unit] > 0, f"no lost figure with the unit {unit}")

    def check_checks(self, extraction):
        texts = {f["id"]: f["text"] for f in extraction["figures"]}
        got = [[c["kind"], texts.get(c["stated"]), c["verdict"]] for c in extraction["checks"]]
        if "checks" in self.expect:
            self.equal("checks", sorted(got), sorted(self.expect["checks"]))
        elif "checks_among" in self.expect:
            for check in self.expect["checks_among"]:
                self.check(check in got, f"no check {check} among {got}")
            for check in got:
                self.check(check[2] == "agrees" or check in self.expect["checks_among"],
                           f"a false check: {check}")


def find_ninjs(given):
    if given or os.environ.get("WIRECOPY_NINJS_SCHEMA"):
        return pathlib.Path(given or os.environ["WIRECOPY_NINJS_SCHEMA"])
    return next(iter(sorted(ROOT.parent.glob("*/data/ninjs-schema_3.1.json"))), None)


def run_case(case, binary, records, said, checker):
    line = records.get(case.path)
    if "rejected" in case.expect:
        reason = said.get(case.path, "").split(":")[0]
        case.equal("rejected", reason or None, case.expect["rejected"])
        return
    case.check(line is not None, f"rejected: {said.get(case.path)}")
    if line is None:
        return
    alone, _ = run_extract(binary, [case.path])
    case.check(alone[case.path] == line, "another record when it is read alone")
    problems = checker.problems(line)
    for problem in problems:
        case.check(False, problem)
    record = json.loads(line)
    case.check_source_bytes(record)
    case.check_expected(record)


def main():
    parser = argparse.ArgumentParser(description="golden cases")
    parser.add_argument("--bin", required=True)
    parser.add_argument("--ninjs")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    folders = sorted(path.parent for path in HERE.glob("*/expect.json"))
    cases = [Case(f) for f in folders if not options.cases or f.name in options.cases]
    if not cases:
        sys.exit("golden: no such case")
    ninjs = find_ninjs(options.ninjs)
    if not ninjs:
        print("golden: skipped: IPTC's ninjs schema is not at hand")
    checker = check_record.Checker(ninjs)
    records, said = run_extract(options.bin, [case.path for case in cases])
    for case in cases:
        run_case(case, options.bin, records, said, checker)
        if case.failures or options.verbose:
            print(f"golden: {case.name}: {len(case.failures)} of {case.compared} failed")
        for failure in case.failures:
            print(f"  {failure}")
    failed = sum(bool(case.failures) for case in cases)
    print(f"golden: {len(cases) - failed} of {len(cases)} cases pass, "
          f"{sum(case.compared for case in cases)} comparisons")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
