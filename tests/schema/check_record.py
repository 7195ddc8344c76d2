#!/usr/bin/env python3
"""Say what is wrong with records.

usage: check_record.py [--ninjs FILE] [FILE...]

Reads records, one a line, from the files or standard input. Prints one line for each problem and
exits with 1 when there is any. A record is checked against deploy/schema/record.schema.json, without
its key extraction against IPTC's own schema of ninjs 3.1 (where --ninjs or WIRECOPY_NINJS_SCHEMA
names the file), and for what a schema cannot say: that selectors fit the body, ids are unique,
references lead somewhere, keys stand in the schema's order, and no number is a float.

Other tests import Checker:
    checker = Checker()
    for problem in checker.problems(line): ...
"""
import argparse
import datetime
import decimal
import json
import os
import pathlib
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "deploy" / "schema" / "record.schema.json"
NINJS_VARIABLE = "WIRECOPY_NINJS_SCHEMA"

LISTS = {"people": "p", "places": "l", "organisations": "o", "figures": "f", "quotes": "q",
         "documents": "d"}
LANGUAGES = {"Hans": {"zh-Hans"}, "Hant": {"zh-Hant"}, "mixed": {"zh-Hans", "zh-Hant"}}


class Refused(ValueError):
    """JSON that no record may be."""


def refuse_float(text):
    raise Refused(f"the number {text} is no integer")


def refuse_twice(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise Refused(f"a key stands twice among {keys}")
    return dict(pairs)


def parse(line):
    """The record of a line; Refused when it is no JSON or has what no record may have."""
    try:
        return json.loads(line, parse_float=refuse_float, parse_constant=refuse_float,
                          object_pairs_hook=refuse_twice)
    except json.JSONDecodeError as error:
        raise Refused(f"no JSON: {error}") from error


def selectors(value, path="extraction"):
    """Every selector below `value`, with its path."""
    if isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            yield path, value
            return
        value = value.items()
    elif isinstance(value, list):
        value = enumerate(value)
    else:
        return
    for key, item in value:
        yield from selectors(item, f"{path}.{key}")


def source_bytes(extraction):
    for name, items in extraction.items():
        for i, item in enumerate(items if isinstance(items, list) else []):
            if "sourceBytes" in item:
                yield f"extraction.{name}.{i}", item["sourceBytes"]


class Checker:
    def __init__(self, ninjs=None):
        """`ninjs` is the path of IPTC's schema; by default the environment says."""
        self.schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        self.validator = jsonschema.Draft202012Validator(self.schema)
        ninjs = ninjs or os.environ.get(NINJS_VARIABLE)
        self.ninjs = None
        if ninjs:
            text = pathlib.Path(ninjs).read_text(encoding="utf-8")
            self.ninjs = jsonschema.Draft202012Validator(json.loads(text))

    def problems(self, line):
        """What is wrong with the record of a line (str or bytes), as sentences."""
        try:
            record = parse(line)
        except (Refused, UnicodeDecodeError) as error:
            return [str(error)]
        found = self.schema_problems(record)
        return found or self.order_problems(record) + list(meaning_problems(record))

    def schema_problems(self, record):
        found = [f"schema: {error.json_path}: {error.message:.300}"
                 for error in self.validator.iter_errors(record)]
        if self.ninjs and isinstance(record, dict):
            item = {key: value for key, value in record.items() if key != "extraction"}
            found += [f"ninjs: {error.json_path}: {error.message:.300}"
                      for error in self.ninjs.iter_errors(item)]
        return found

    def order_problems(self, record):
        return list(self._order(record, self.schema, "$"))

    def _order(self, value, schema, path):
        """The schema lists properties in the order in which a record has them."""
        while "$ref" in schema:
            schema = self.schema["$defs"][schema["$ref"].rsplit("/", 1)[1]]
        if isinstance(value, dict):
            properties = schema.get("properties", {})
            expected = [key for key in properties if key in value]
            if list(value) != expected:
                yield f"{path}: the keys stand as {list(value)}, not as {expected}"
            for key, item in value.items():
                yield from self._order(item, properties.get(key, {}), f"{path}.{key}")
        elif isinstance(value, list) and isinstance(schema.get("items"), dict):
            for i, item in enumerate(value):
                yield from self._order(item, schema["items"], f"{path}[{i}]")


def meaning_problems(record):
    """What is wrong with a record that the schema allows."""
    extraction = record["extraction"]
    yield from body_problems(record)
    yield from id_problems(extraction)
    yield from reference_problems(record)
    yield from figure_problems(extraction)
    yield from header_problems(record)
    for path, (start, end) in source_bytes(extraction):
        if not start < end <= extraction["source"]["bytes"]:
            yield f"{path}: sourceBytes [{start}, {end}] of {extraction['source']['bytes']}"


def body_problems(record):
    body = record["bodies"][0]["value"]
    if record["bodies"][0]["charCount"] != len(body):
        yield f"charCount is {record['bodies'][0]['charCount']}, the body has {len(body)}"
    if body != body.strip("\n") or "\n\n" in body or "\r" in body:
        yield "the body's paragraphs are not separated by one line feed"
    for path, selector in selectors(record["extraction"]):
        exact = body[selector["start"]:selector["end"]]
        if exact != selector["exact"] or selector["end"] > len(body):
            yield f"{path}: the body reads {exact[:40]!r}, the selector {selector['exact'][:40]!r}"
    end = 0
    for i, section in enumerate(record["extraction"]["sections"]):
        selector = section["selector"]
        if selector["start"] < end:
            yield f"extraction.sections.{i} begins before the one before it ends"
        if not selector["exact"].startswith(section.get("heading", "")):
            yield f"extraction.sections.{i} does not begin with its heading"
        end = selector["end"]


def id_problems(extraction):
    for name, letter in LISTS.items():
        items = [item for item in extraction.get(name, []) if "id" in item]
        expected = [f"{letter}{i + 1}" for i in range(len(items))]
        if [item["id"] for item in items] != expected:
            yield f"extraction.{name}: the ids are {[item['id'] for item in items]}"


def references(record):
    """Every reference: where it stands, and the id that it names."""
    extraction = record["extraction"]
    for name in ("people", "places", "organisations"):
        for i, item in enumerate(record.get(name, [])):
            yield f"{name}.{i}.literal", item["literal"]
    for item in extraction["figures"]:
        for key in ("partOf", "place", "inQuote"):
            if key in item:
                yield f"{item['id']}.{key}", item[key]
    for item in extraction.get("organisations", []):
        if "place" in item:
            yield f"{item['id']}.place", item["place"]
    for item in extraction.get("quotes", []):
        if item["speaker"] and "ref" in item["speaker"]:
            yield f"{item['id']}.speaker.ref", item["speaker"]["ref"]
    for i, item in enumerate(extraction.get("checks", [])):
        for name in [item["stated"]] + item["operands"]:
            yield f"extraction.checks.{i}", name


def reference_problems(record):
    extraction = record["extraction"]
    by_id = {item["id"]: item for name in LISTS for item in extraction.get(name, [])
             if "id" in item}
    for path, name in references(record):
        if name not in by_id:
            yield f"{path}: there is no {name}"
    for name in ("people", "places", "organisations"):
        inner = [(item["name"], item["id"]) for item in extraction.get(name, [])]
        outer = [(item["name"], item["literal"]) for item in record.get(name, [])]
        if inner != outer:
            yield f"{name}: the item has {outer}, extraction has {inner}"
    for item in record.get("places", []):
        code = by_id.get(item["literal"], {}).get("code")
        if item.get("uri", "").rpartition(":")[2] != (code or ""):
            yield f"places: {item['name']} has the uri {item.get('uri')} and the code {code}"


def figure_problems(extraction):
    wholes = {item["id"]: item.get("partOf") for item in extraction["figures"]}
    for item in extraction["figures"]:
        if item["text"] != item["selector"]["exact"]:
            yield f"{item['id']}: text {item['text']} is not what its selector reads"
        if "high" in item and decimal.Decimal(item["high"]) < decimal.Decimal(item["value"]):
            yield f"{item['id']}: high {item['high']} is below value {item['value']}"
        seen, whole = {item["id"]}, item.get("partOf")
        while whole and whole not in seen:
            seen.add(whole)
            whole = wholes.get(whole)
        if whole:
            yield f"{item['id']}: partOf leads in a circle"
    for i, item in enumerate(extraction.get("checks", [])):
        if item["stated"] in item["operands"]:
            yield f"extraction.checks.{i}: what is stated is an operand"


def created(date):
    """contentCreated as a date makes it; None when its day is not certain."""
    if date is None or date["precision"] == "month-day":
        return None
    value = date["value"] if "T" in date["value"] else date["value"] + "T00:00:00+08:00"
    moment = datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def repeated(values):
    return sorted({value for value in values if values.count(value) > 1})


def header_problems(record):
    extraction = record["extraction"]
    dates = {date["role"]: date for date in extraction["dates"]}
    expected = created(dates.get("published")) or created(dates.get("dateline"))
    if record.get("contentCreated") != expected:
        yield f"contentCreated is {record.get('contentCreated')}, the dates make {expected}"
    for name, key, items in (("headlines", "role", record.get("headlines", [])),
                             ("altIds", "role", record.get("altIds", [])),
                             ("extraction.dates", "role", extraction["dates"]),
                             ("extraction.damage", "kind", extraction["damage"])):
        for value in repeated([item[key] for item in items]):
            yield f"{name}: {value} stands twice"
    script = extraction["source"]["script"]
    if (record["language"] not in LANGUAGES[script] if script in LANGUAGES
            else record["language"].startswith("zh")):
        yield f"the language is {record['language']}, the script {script}"
    partial = any(item["kind"] == "truncated" and item["repaired"] < item["count"]
                  for item in extraction["damage"])
    if (record["representationType"] == "partial") != partial:
        yield f"representationType is {record['representationType']}"
    for item in extraction["damage"]:
        if item["repaired"] > item["count"]:
            yield f"damage: {item['kind']} is repaired more often than it was found"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ninjs", metavar="FILE", help=f"IPTC's schema (or {NINJS_VARIABLE})")
    parser.add_argument("files", nargs="*", metavar="FILE")
    arguments = parser.parse_args()
    checker = Checker(arguments.ninjs)
    if not checker.ninjs:
        print(f"check_record: not checked against IPTC's schema: {NINJS_VARIABLE} is not set",
              file=sys.stderr)
    wrong = number = 0
    for name in arguments.files or ["-"]:
        with open(0 if name == "-" else name, "rb") as stream:
            for number_here, line in enumerate(stream, 1):
                number += 1
                found = checker.problems(line)
                wrong += bool(found)
                for problem in found:
                    print(f"{name}:{number_here}: {problem}")
    print(f"check_record: {number} records, {wrong} with problems", file=sys.stderr)
    sys.exit(1 if wrong or number == 0 else 0)


if __name__ == "__main__":
    main()
