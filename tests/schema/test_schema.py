#!/usr/bin/env python3
"""Tests of the record's schema and of check_record.py.

usage: test_schema.py [WIRECOPY]

full_record.json is a record that has every key the worker writes today (tests/unit/test_record.c
compares it byte for byte); here the keys of later recognisers are added. It must pass. Each row of
DEFECTS spoils one thing in it, and must be found, by the sentence that names it. With the path of
the program, every sample article must make a record that passes.
"""
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

import jsonschema

import check_record

HERE = pathlib.Path(__file__).resolve().parent
GONE = object()
PROGRAM = None

BODY = "全县64家企业已复工62家,发放汤剂3万余袋,较上月下降一至二成。\n落实“三大保障”\n共补贴企业5元。"


def selector(start, end):
    return {"start": start, "end": end, "exact": BODY[start:end]}


LATER = {
    "programmes": [{"name": "三大保障", "kind": "list", "parts": ["汤剂"],
                    "selector": selector(37, 41)}],
    "checks": [{"kind": "ratio", "stated": "f4", "operands": ["f2", "f1"], "computed": "96.875",
                "verdict": "disagrees"}],
}

# What is spoiled (a path, and the new value), and what the checker must say.
DEFECTS = [
    # The item.
    ("uri", GONE, "'uri' is a required property"),
    ("uri", "no uri", "does not match"),
    ("uri", "urn:wirecopy:id:甲", "does not match"),
    ("extraction", GONE, "'extraction' is a required property"),
    ("slugline", "a key of ninjs that no record has", "Unevaluated properties"),
    ("standard.version", "2.1", "'3.1' was expected"),
    ("standard.schema", "https://example.org/", "was expected"),
    ("standard.more", 1, "Unevaluated properties"),
    ("type", "picture", "'text' was expected"),
    ("representationType", "half", "is not one of"),
    ("representationType", "full", "representationType is full"),
    ("contentCreated", "2020-03-11", "does not match"),
    ("contentCreated", "2020-03-11T16:46:13Z", "the dates make 2020-03-11T08:46:13Z"),
    ("contentCreated", GONE, "contentCreated is None"),
    ("language", "zh-Hans-CN", "does not match"),
    ("language", "zh", "does not match"),
    ("language", "zh-Hant", "the script Hans"),
    ("headlines", [], "$.headlines"),
    ("headlines.0.role", "title", "is not one of"),
    ("headlines.0.value", "", "$.headlines[0].value"),
    ("headlines.1.role", "main", "main stands twice"),
    ("bodies.0.charCount", GONE, "'charCount' is a required property"),
    ("bodies.0.charCount", 50, "charCount is 50, the body has 51"),
    ("bodies.0.charCount", 51.0, "the number 51.0 is no integer"),
    ("bodies.0.contentType", "text/html", "was expected"),
    ("bodies.0.value", BODY + "\n", "one line feed"),
    ("bodies.0.wordCount", 9, "Unevaluated properties"),
    ("people.0.literal", "p9", "there is no p9"),
    ("people.0.name", "王", "people: the item has"),
    ("places.0.uri", "urn:wirecopy:gb2260:431124", "has the uri"),
    ("places.0.uri", GONE, "has the uri None"),
    ("places.1.literal", "f1", "does not match"),
    ("infoSources.0.role", "agency", "is not one of"),
    ("altIds.0.role", "guid", "is not one of"),
    # The extraction.
    ("extraction.more", [], "Unevaluated properties"),
    ("extraction.figures", GONE, "'figures' is a required property"),
    ("extraction.offsetUnit", "byte", "'codepoint' was expected"),
    ("extraction.generator.lexicon", "0", "does not match"),
    ("extraction.generator.time", "2020-03-11", "Unevaluated properties"),
    ("extraction.source.sha256", "9F" * 32, "does not match"),
    ("extraction.source.bytes", "4096", "is not of type 'integer'"),
    ("extraction.source.charsetFrom", "guessed", "is not one of"),
    ("extraction.source.script", "Latn", "is not one of"),
    ("extraction.source.script", "none", "the script none"),
    ("extraction.dates.0.value", "2020-03-11 16:46", "does not match"),
    ("extraction.dates.0.precision", "hour", "is not one of"),
    ("extraction.dates.0.from", "clock", "is not one of"),
    ("extraction.dates.0.timezoneFrom", GONE, "required property"),
    ("extraction.dates.1.role", "published", "published stands twice"),
    ("extraction.contributors.0.role", "writer", "is not one of"),
    ("extraction.contributors.0.outlet", "", "$.extraction.contributors[0].outlet"),
    ("extraction.sections.0.selector", GONE, "'selector' is a required property"),
    ("extraction.sections.1.heading", "保障", "does not begin with its heading"),
    ("extraction.sections.1.selector", selector(30, 51), "begins before"),
    ("extraction.sections.0.sourceBytes", [0], "too short"),
    ("extraction.sections.0.sourceBytes", [0, 1, 2], "$.extraction.sections[0].sourceBytes"),
    ("extraction.sections.0.sourceBytes", [9, 9], "sourceBytes [9, 9]"),
    ("extraction.sections.0.sourceBytes", [0, 4097], "sourceBytes [0, 4097] of 4096"),
    ("extraction.people.0.kind", "masked", "is not one of"),
    ("extraction.people.0.mentions", [], "$.extraction.people[0].mentions"),
    ("extraction.people.0.id", "p01", "does not match"),
    ("extraction.places.0.code", "4311", "does not match"),
    ("extraction.places.0.code", GONE, "and the code None"),
    ("extraction.places.0.candidates", ["431123", "431100"], "should not be valid under"),
    ("extraction.places.0.level", "city", "is not one of"),
    ("extraction.places.1.candidates", ["220502"], "too short"),
    ("extraction.places.0.mentions.0.exact", GONE, "'exact' is a required property"),
    ("extraction.organisations.0.place", "l9", "there is no l9"),
    ("extraction.organisations.0.kind", "club", "is not one of"),
    ("extraction.figures.0.id", "f2", "the ids are"),
    ("extraction.figures.0.value", 64, "is not of type 'string'"),
    ("extraction.figures.0.value", 64.5, "the number 64.5 is no integer"),
    ("extraction.figures.0.value", "6,4", "does not match"),
    ("extraction.figures.0.value", "1e3", "does not match"),
    ("extraction.figures.0.qualifier", GONE, "'qualifier' is a required property"),
    ("extraction.figures.0.qualifier", "circa", "is not one of"),
    ("extraction.figures.0.kind", "number", "is not one of"),
    ("extraction.figures.0.currency", "CNY", "'money' was expected"),
    ("extraction.figures.4.currency", "元", "does not match"),
    ("extraction.figures.0.high", "65", "should not be valid under"),
    ("extraction.figures.3.high", GONE, "'high' is a required property"),
    ("extraction.figures.3.high", "9", "is below value"),
    ("extraction.figures.3.fraction", "1/0", "does not match"),
    ("extraction.figures.3.sign", 2, "is not one of"),
    ("extraction.figures.3.role", "from", "'change' was expected"),
    ("extraction.figures.0.partOf", "f2", "leads in a circle"),
    ("extraction.figures.0.partOf", "f77", "there is no f77"),
    ("extraction.figures.2.place", GONE, "'place' is a dependency of 'placeFrom'"),
    ("extraction.figures.2.placeFrom", "guess", "is not one of"),
    ("extraction.figures.2.inQuote", "q9", "there is no q9"),
    ("extraction.figures.0.text", "64", "not what its selector reads"),
    ("extraction.figures.0.selector.end", 6, "the body reads '64家企'"),
    ("extraction.figures.0.selector.exact", "65家", "the body reads '64家'"),
    ("extraction.figures.0.selector.exact", GONE, "'exact' is a required property"),
    ("extraction.figures.0.selector.start", 2.0, "the number 2.0 is no integer"),
    ("extraction.figures.0.selector.unit", "byte", "Unevaluated properties"),
    ("extraction.figures.0.confidence", 1, "Unevaluated properties"),
    ("extraction.lostFigures.0.reason", "unknown", "is not one of"),
    ("extraction.quotes.0.speaker.ref", "p7", "there is no p7"),
    ("extraction.quotes.0.speaker", {}, "$.extraction.quotes[0].speaker"),
    ("extraction.quotes.0.speaker", GONE, "'speaker' is a required property"),
    ("extraction.quotes.0.kind", "slogan", "is not one of"),
    ("extraction.documents.0.kind", "law", "is not one of"),
    ("extraction.programmes.0.kind", "quote", "is not one of"),
    ("extraction.checks.0.verdict", "unsure", "is not one of"),
    ("extraction.checks.0.operands", ["f4", "f1"], "what is stated is an operand"),
    ("extraction.checks.0.operands", ["f1"], "too short"),
    ("extraction.checks.0.computed", 0.96875, "the number 0.96875 is no integer"),
    ("extraction.damage.0.kind", "typos", "is not one of"),
    ("extraction.damage.0.count", 0, "less than the minimum"),
    ("extraction.damage.0.repaired", 3, "more often than it was found"),
    ("extraction.damage.1.kind", "ruby", "ruby stands twice"),
    ("extraction.removed.0.kind", "advert", "is not one of"),
    ("extraction.removed.0.text", "", "$.extraction.removed[0].text"),
    ("extraction.fingerprint.simhash64", "xyz", "does not match"),
    ("extraction.warnings.0.code", "Date conflict", "does not match"),
]


def full_record():
    record = json.loads((HERE / "full_record.json").read_text(encoding="utf-8"))
    for key, value in LATER.items():
        record["extraction"][key] = copy.deepcopy(value)
    return in_order(record)


def in_order(record):
    """The record with its first two levels of keys as the schema lists them."""
    schema = json.loads(check_record.SCHEMA.read_text(encoding="utf-8"))
    outer, inner = schema["properties"], schema["$defs"]["extraction"]["properties"]
    record["extraction"] = {key: record["extraction"][key] for key in inner}
    return {key: record[key] for key in outer}


def spoil(record, path, value):
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        record = record[step]
    if value is GONE:
        del record[last]
    else:
        record[last] = value


def line_of(record):
    return json.dumps(record, ensure_ascii=False)


class Schema(unittest.TestCase):
    def setUp(self):
        self.checker = check_record.Checker()

    def test_is_a_schema(self):
        check_record.jsonschema.Draft202012Validator.check_schema(self.checker.schema)

    def test_record_as_written_passes(self):
        record = json.loads((HERE / "full_record.json").read_text(encoding="utf-8"))
        self.assertEqual(self.checker.problems(line_of(record)), [])

    def test_record_with_every_key_passes(self):
        self.assertEqual(self.checker.problems(line_of(full_record())), [])

    def test_every_defect_is_found(self):
        for path, value, expected in DEFECTS:
            with self.subTest(path=path, value=value):
                record = full_record()
                spoil(record, path, value)
                self.assertIn(expected, "\n".join(self.checker.problems(line_of(record))))

    def test_order_counts(self):
        record = full_record()
        figure = record["extraction"]["figures"][0]
        figure["text"] = figure.pop("text")
        self.assertIn("the keys stand as", "\n".join(self.checker.problems(line_of(record))))

    def test_key_twice_is_found(self):
        line = line_of(full_record()).replace('"type":', '"type": "text", "type":', 1)
        self.assertIn("a key stands twice", "\n".join(self.checker.problems(line)))

    def test_no_record_at_all(self):
        for line in ("", "[]", "null", "{", b"\xff", '{"uri": NaN}'):
            with self.subTest(line=line):
                self.assertNotEqual(self.checker.problems(line), [])

    def test_every_object_is_closed(self):
        def walk(schema, path):
            if isinstance(schema, dict):
                # `if`, `then` and `not` only look at an object that is closed elsewhere.
                if schema.get("type") in ("object", ["object", "null"]):
                    self.assertIs(schema.get("unevaluatedProperties"), False, path)
                for key, value in schema.items():
                    walk(value, f"{path}/{key}")
            elif isinstance(schema, list):
                for i, value in enumerate(schema):
                    walk(value, f"{path}/{i}")
        walk(self.checker.schema, "#")

    def test_ninjs_finds_a_foreign_key(self):
        if not self.checker.ninjs:
            self.skipTest(f"{check_record.NINJS_VARIABLE} does not name IPTC's schema")
        record = full_record()
        self.assertEqual(self.checker.schema_problems(record), [])
        record["bodies"][0]["selector"] = 1
        self.assertIn("ninjs: $.bodies[0]", "\n".join(self.checker.problems(line_of(record))))


class Words(unittest.TestCase):
    """The closed lists of the schema are those of the C headers."""

    LISTS = [
        ("repair/notes.h", "DAMAGE_LIST", "extraction/properties/damage/items/properties/kind"),
        ("repair/notes.h", "REMOVAL_LIST", "extraction/properties/removed/items/properties/kind"),
        ("recognise/findings.h", "LOST_LIST",
         "extraction/properties/lostFigures/items/properties/reason"),
        ("lexicon/vocabulary.h", "ROLE_KINDS",
         "extraction/properties/contributors/items/properties/role"),
        ("lexicon/vocabulary.h", "UNIT_KINDS", "figure/properties/kind"),
        ("lexicon/vocabulary.h", "ORG_KINDS", "organisation/properties/kind"),
        ("lexicon/vocabulary.h", "DOCUMENT_KINDS", "document/properties/kind"),
    ]

    def words(self, header, name):
        text = (check_record.ROOT / "worker" / header).read_text(encoding="utf-8")
        lines = re.search(rf"#define {name}\(X\)((?:.*\\\n)*.*\n)", text).group(1)
        return re.findall(r'X\(\w+, "([^"]+)"\)', lines)

    def enum(self, path):
        schema = json.loads(check_record.SCHEMA.read_text(encoding="utf-8"))["$defs"]
        for step in path.split("/"):
            schema = schema[step]
        return schema["enum"]

    def test_lists(self):
        for header, name, path in self.LISTS:
            with self.subTest(name=name):
                self.assertEqual(self.words(header, name), self.enum(path))

    def test_lists_with_one_more(self):
        self.assertCountEqual(self.words("lexicon/vocabulary.h", "QUALIFIER_KINDS") + ["range"],
                              self.enum("figure/properties/qualifier"))
        self.assertEqual(self.words("lexicon/vocabulary.h", "PLACE_KINDS"),
                         self.enum("place/properties/level") + ["other"])


class Samples(unittest.TestCase):
    def test_every_sample(self):
        if not PROGRAM:
            self.skipTest("no program was given")
        checker = check_record.Checker()
        samples = sorted((check_record.ROOT / "worker" / "samples").glob("*.[tj]*"))
        records = 0
        for sample in samples:
            done = subprocess.run([PROGRAM, "extract", sample], capture_output=True, check=False)
            again = subprocess.run([PROGRAM, "extract", sample], capture_output=True, check=False)
            with self.subTest(sample=sample.name):
                self.assertEqual(done.stdout, again.stdout)
                self.assertEqual(done.returncode != 0, "poison" in sample.name, done.stderr)
                for line in done.stdout.split(b"\n")[:-1]:
                    records += 1
                    self.assertEqual(checker.problems(line), [])
        self.assertGreaterEqual(records, 10)

    def test_every_row_of_figures(self):
        """The rows fit their schema, and say of each figure what the record says."""
        if not PROGRAM:
            self.skipTest("no program was given")
        validator = jsonschema.Draft202012Validator(row_schema())
        rows = 0
        for sample in sorted((check_record.ROOT / "worker" / "samples").glob("*.[tj]*")):
            expected = []
            for record in lines_of("extract", sample):
                places = {place["id"]: place["name"] for place in record["extraction"]["places"]}
                for figure in record["extraction"]["figures"]:
                    expected.append((record["uri"], figure["id"], figure["text"], figure["value"], figure.get("of"),
                                     figure.get("asOf"), figure["selector"]["start"],
                                     places.get(figure.get("place"))))
            found = lines_of("extract", "--figures", sample)
            for row in found:
                self.assertEqual([error.message for error in validator.iter_errors(row)], [], sample.name)
            self.assertEqual([(row["uri"], row["id"], row["text"], row["value"], row.get("of"), row.get("asOf"),
                               row["start"], row.get("place")) for row in found], expected, sample.name)
            rows += len(found)
        self.assertGreaterEqual(rows, 50)

    def test_a_row_that_does_not_fit_is_found(self):
        validator = jsonschema.Draft202012Validator(row_schema())
        row = {"uri": "urn:wirecopy:id:a", "id": "f1", "text": "3家", "value": "3", "qualifier": "exact", "unit": "家",
               "kind": "count", "start": 0, "end": 2}
        self.assertEqual(list(validator.iter_errors(row)), [])
        for key, value in (("value", "3,0"), ("more", 1), ("placeCode", "431123"), ("id", "p1"), ("kind", "sort")):
            self.assertNotEqual(list(validator.iter_errors({**row, key: value})), [], key)


def row_schema():
    """With what it refers to in the record's schema inside."""
    text = (check_record.SCHEMA.parent / "figure.schema.json").read_text()
    schema = json.loads(text.replace("urn:wirecopy:schema:record-1#", "#"))
    return {**schema, "$defs": json.loads(check_record.SCHEMA.read_text())["$defs"]}


def lines_of(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, check=False)
    return [json.loads(line) for line in done.stdout.split(b"\n")[:-1]]


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        PROGRAM = sys.argv.pop(1)
    if not os.environ.get(check_record.NINJS_VARIABLE):
        print(f"{check_record.NINJS_VARIABLE} is not set: not checked against IPTC's own schema")
    unittest.main()
