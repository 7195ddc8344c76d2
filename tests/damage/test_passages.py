#!/usr/bin/env python3
"""The rows of passages.tsv: what damage is told of a passage, and what its article's body has then.

usage: test_passages.py BUILD/wirecopy
"""
import json, pathlib, subprocess, sys, tempfile, unittest

BINARY = sys.argv.pop(1)
ROWS = pathlib.Path(__file__).resolve().parent / "passages.tsv"
# The same in both scripts.
TITLE, ABOVE, BELOW = "公路修到村口", "4月2日，公路修到村口，老人和小孩都到路口看。", "公路一共8公里，村民盼了好多年。"


def page(place, passage):
    lines = passage.split(r"\n")
    around = {"middle": [TITLE, ABOVE, *lines, BELOW], "last": [TITLE, ABOVE, BELOW, *lines], "whole": lines}
    return "\n".join(around[place])


class Passages(unittest.TestCase):
    def test_rows(self):
        rows = [row.split("\t") for row in ROWS.read_text(encoding="utf-8").splitlines() if row[:1] not in ("#", "")]
        with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
            for place, _, passage, _, _ in rows:
                file.write(json.dumps({"text": page(place, passage)}, ensure_ascii=False) + "\n")
            file.flush()
            done = subprocess.run([BINARY, "extract", file.name], capture_output=True, check=False)
        self.assertEqual(done.stderr, b"")
        records = [json.loads(line) for line in done.stdout.decode().splitlines()]
        self.assertEqual(len(records), len(rows))
        wrong = []
        for (_, kinds, passage, having, lacking), record in zip(rows, records):
            told = {damage["kind"] for damage in record["extraction"]["damage"]}
            text = record["bodies"][0]["value"]
            if told != set(kinds.split(",")) - {"-"}:
                wrong.append(f"{passage[:60]}: {sorted(told)}, not {kinds}")
            if having not in text or (lacking and lacking in text):
                wrong.append(f"{passage[:60]}: the body is {text}")
        self.assertEqual(wrong, [], "\n".join(wrong))


if __name__ == "__main__":
    unittest.main()
