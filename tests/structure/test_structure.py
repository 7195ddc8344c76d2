#!/usr/bin/env python3
"""Tests of the source itself, by the rules of rules.py, and of the rules.

usage: test_structure.py [--archive LIBRARY.a]... [--program WIRECOPY]

Project runs every rule on the project. Rules runs each on a tree of a few lines that breaks it, and
on the same tree put right, so that a rule that finds nothing any more is found out.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import rules

ROOT = rules.project()
ARCHIVES = []
PROGRAM = None

HEAD = "/* {name}: a file of a test. */\n"


class Project(unittest.TestCase):
    def none(self, problems):
        self.assertEqual([str(problem) for problem in problems], [])

    def test_rooms(self):
        self.none(rules.rooms_know_only_their_left(ROOT))

    def test_core_knows_no_outside(self):
        self.none(rules.core_knows_no_outside(ROOT))

    def test_files_are_short(self):
        self.none(rules.files_are_short(ROOT))

    def test_functions_are_short(self):
        self.none(rules.functions_are_short(ROOT))
        count, median = rules.function_lengths(ROOT)
        print(f"{count} functions, median {median:g} lines")
        self.assertGreater(count, 200)
        self.assertLessEqual(median, 20)

    def test_files_say_what_they_are(self):
        self.none(rules.files_say_what_they_are(ROOT))

    def test_headers_are_guarded(self):
        self.none(rules.headers_are_guarded(ROOT))

    def test_nothing_banned(self):
        self.none(rules.nothing_banned(ROOT))

    def test_no_floats(self):
        self.none(rules.no_floats(ROOT))

    def test_no_mutable_globals(self):
        if not ARCHIVES:
            self.skipTest("no library was given: a sanitizer's build has variables of its own")
        self.none(rules.no_mutable_globals(ARCHIVES))

    def test_tables_are_in_order(self):
        self.none(rules.tables_are_in_order(ROOT))

    def test_cities_are_no_other_places(self):
        self.none(rules.cities_are_no_other_places(ROOT))

    def test_no_foreign_paths(self):
        if not (ROOT / ".git").exists() or not shutil.which("git"):
            self.skipTest("this is no clone, so there is no list of committed files")
        self.none(rules.no_foreign_paths(ROOT, rules.committed(ROOT)))

    def test_readme_has_the_keys(self):
        if not PROGRAM:
            self.skipTest("no program was given")
        readme = ROOT / "README.md"
        done = subprocess.run([PROGRAM, "help", "config"], capture_output=True, text=True,
                              check=False)
        problems = rules.readme_has_the_keys(rules.read(readme) if readme.exists() else "",
                                             done.stdout)
        if problems is None:
            self.skipTest("README.md has no configuration table yet")
        self.none(problems)


class Rules(unittest.TestCase):
    """Each rule on a tree that breaks it, and on one that does not."""

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)

    def write(self, name, text, head=True):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((HEAD.format(name=path.name) if head else "") + text, encoding="utf-8")
        return path

    def finds(self, rule, name, text, expected, head=True):
        """The rule names what is wrong with the file; `expected` None: nothing is."""
        path = self.write(name, text, head)
        found = "\n".join(rule(self.root))
        path.unlink()
        if expected is None:
            self.assertEqual(found, "")
        else:
            self.assertIn(expected, found)
            self.assertIn(name, found)

    def test_rooms(self):
        rule = rules.rooms_know_only_their_left
        for name, include, expected in (
                ("worker/layout/a.c", "repair/b.h", None),
                ("worker/layout/a.c", "layout/b.h", None),
                ("worker/layout/a.c", "wirecopy.h", None),
                ("worker/layout/a.c", "record/b.h", "a.c:2: layout/ may not know record/"),
                ("worker/base/a.h", "lexicon/b.h", "a.h:2: base/ may not know lexicon/"),
                ("worker/layout/a.c", "b.h", "b.h is in no room"),
                ("worker/service/a.c", "base/b.h", None),
                ("worker/service/a.c", "record/b.h", "through wirecopy.h"),
                ("worker/service/a.c", "command/b.h", "may not know command/"),
                ("worker/main.c", "command/b.h", None),
                ("worker/main.c", "pipeline/b.h", "through wirecopy.h"),
                ("worker/attic/a.c", "base/b.h", "attic is no room"),
                ("worker/lexicon/generate/a.c", "record/b.h", None)):
            with self.subTest(name=name, include=include):
                self.finds(rule, name, f'#include "{include}"\n', expected)

    def test_core_knows_no_outside(self):
        rule = rules.core_knows_no_outside
        for header in ("librdkafka/rdkafka.h", "uv.h", "microhttpd.h", "pthread.h", "time.h",
                       "sys/time.h", "locale.h", "ctype.h"):
            with self.subTest(header=header):
                text = f"#include <{header}>\n"
                self.finds(rule, "worker/record/a.c", text, f"the core includes <{header}>")
                self.finds(rule, "include/a.h", text, f"the core includes <{header}>")
                self.finds(rule, "worker/service/a.c", text, None)
        self.finds(rule, "worker/record/a.c", "#include <jansson.h>\n", None)

    def test_files_are_short(self):
        rule = rules.files_are_short
        self.finds(rule, "worker/base/a.c", "\n" * 499, None)
        self.finds(rule, "worker/base/a.c", "\n" * 500, "501 lines")
        self.finds(rule, "tests/a.py", "\n" * 500, "501 lines")

    def function_of(self, lines):
        return "static const struct row ROWS[] = {\n    {1},\n};\n\nstatic int\nlong_one(int a,\n" \
               "         int b)\n{\n" + "    a = 1;\n" * (lines - 5) + "}\n"

    def test_functions_are_short(self):
        rule = rules.functions_are_short
        self.finds(rule, "worker/base/a.c", self.function_of(70), None)
        self.finds(rule, "worker/base/a.c", self.function_of(71), "long_one has 71 lines")
        self.finds(rule, "tests/unit/a.c", self.function_of(71), "a.c:6: long_one has 71")

    def test_files_say_what_they_are(self):
        rule = rules.files_say_what_they_are
        self.finds(rule, "worker/base/a.c", "", None)
        self.finds(rule, "worker/base/a.c", "int x;\n", "does not begin with a comment", head=False)
        self.finds(rule, "worker/base/a.c", "/* b.c: another file. */\n", "does not say", head=False)
        self.finds(rule, "worker/base/a.c", "/*\n * a.c: this one.\n */\n", None, head=False)

    def test_headers_are_guarded(self):
        rule = rules.headers_are_guarded
        guard = "#ifndef {0}\n#define {0}\n#endif\n"
        self.finds(rule, "worker/base/a.h", guard.format("WIRECOPY_BASE_A_H"), None)
        self.finds(rule, "worker/base/a.h", guard.format("WIRECOPY_B_H"), "is not guarded")
        self.finds(rule, "worker/base/a.h", "", "is not guarded")
        self.write("worker/base/a.h", guard.format("WIRECOPY_A_H"))
        self.finds(rule, "worker/layout/a.h", guard.format("WIRECOPY_A_H"), "has the guard of")

    def test_nothing_banned(self):
        rule = rules.nothing_banned
        for name in rules.BANNED:
            with self.subTest(name=name):
                self.finds(rule, "worker/base/a.c", f"int x = {name} (y);\n", f"{name} is banned")
        self.finds(rule, "worker/base/a.c", "my_system(x); /* system(x) */ f(\"gets(\");\n", None)
        self.finds(rule, "worker/base/a.c", "snprintf(x); a->system(x);\n", None)

    def test_no_floats(self):
        rule = rules.no_floats
        self.finds(rule, "worker/base/a.c", "double x;\n", "a.c:2: double in the core")
        self.finds(rule, "include/a.h", "float f(void);\n", "float in the core")
        self.finds(rule, "worker/record/a.c", "json_real(1);\n", "json_real in the core")
        self.finds(rule, "worker/service/a.c", "double x;\n", None)
        self.finds(rule, "worker/base/a.c", "/* no double */ int doubled;\n", None)

    def test_no_mutable_globals(self):
        compiler = shutil.which("cc")
        self.assertTrue(compiler, "there is no C compiler")
        for text, expected in (
                ("static const int ROWS[] = {1, 2};\n"
                 "static const char *const WORDS[] = {\"a\", \"b\"};\n"
                 "const char *f(int i) { return ROWS[i] ? WORDS[i] : 0; }\n", None),
                ("int count;\n", "count can change"),
                ("int f(void) { static int calls = 3; return calls++; }\n", "calls"),
                ("static const char *words[] = {\"a\"};\n"
                 "void g(int i, const char *w) { words[i] = w; }\n"
                 "const char *f(int i) { return words[i]; }\n", "words can change"),
                ("_Thread_local int mine;\n", "mine can change")):
            with self.subTest(text=text):
                source = self.write("a.c", text)
                archive = self.root / "lib.a"
                archive.unlink(missing_ok=True)
                subprocess.run([compiler, "-O2", "-fPIC", "-c", str(source), "-o",
                                str(self.root / "a.o")], check=True)
                subprocess.run(["ar", "rc", str(archive), str(self.root / "a.o")], check=True)
                found = "\n".join(rules.no_mutable_globals([archive]))
                self.assertIn(expected or "", found)
                self.assertEqual(bool(found), expected is not None, found)

    def test_tables_are_in_order(self):
        rule = rules.tables_are_in_order
        head = "# a.tsv: words.\n# columns: word, kind\n# source: common usage\n"
        for text, expected in (
                (head + "甲\tx\n乙\tx\n", None),
                (head + "甲\tx\n甲\ty\n", None),
                (head + "甲\tx\n甲\tx\tz\n", "甲 x stands in line 4 already"),
                (head, "has no rows"),
                (head + " 甲\tx\n", "spaces around it"),
                (head + "\n", "a row is empty"),
                (head.replace("a.tsv: ", "") + "甲\tx\n", "does not say what the table is"),
                (head.replace("# columns", "# column") + "甲\tx\n", "no line '# columns:'"),
                (head.replace("# source", "# from") + "甲\tx\n", "no line '# source:'")):
            with self.subTest(text=text):
                self.finds(rule, "worker/data/a.tsv", text, expected, head=False)
        fold = head.replace("a.tsv", "fold.tsv") + "後\t后\n後\t厚\n"
        self.finds(rule, "worker/data/fold.tsv", fold, "後 stands in line 4 already", head=False)
        places = head.replace("a.tsv", "places.tsv") + "甲区\tcounty\t1\n甲区\tcounty\t2\n"
        self.finds(rule, "worker/data/places.tsv", places, None, head=False)
        self.finds(rule, "worker/data/places.tsv", places + "甲区\tcounty\t1\n", "stands in line 4",
                   head=False)

    def test_cities_are_no_other_places(self):
        self.write("worker/data/places.tsv", "甲区\tcounty\t1\n", head=False)
        self.write("worker/data/place_stems.tsv", "乙\tcounty\t1\n", head=False)
        for name, expected in (("雪梨", None), ("甲", None), ("甲区", "stands in places.tsv"),
                               ("乙", "stands in place_stems.tsv")):
            self.finds(rules.cities_are_no_other_places, "worker/data/cities.tsv",
                       f"# cities.tsv: cities\n{name}\tplace\n", expected, head=False)

    def test_no_foreign_paths(self):
        def rule(root):
            return rules.no_foreign_paths(root, [root / "a"])
        for text, expected in (
                ("see ../sha" + "red/x", "names ../sha" + "red"),
                ("cat /wo" + "rk/main", "names /wo" + "rk/"),
                ("ls .lib" + "rary", "names .lib" + "rary"),
                ("at the work/ and lib.library in x/work/y", None)):
            with self.subTest(text=text):
                self.finds(rule, "a", text + "\n", expected, head=False)

    def test_readme_has_the_keys(self):
        table = "| key | default |\n|---|---|\n| `a.b` | 1 |\n| `c` | 2 |\n"
        check = rules.readme_has_the_keys
        self.assertEqual(check(f"# x\n\n{table}\nmore\n", f"Keys:\n{table}"), [])
        self.assertIsNone(check("# x\n", table))
        self.assertIsNone(check(table, "no such command\n"))
        self.assertIn("README.md has not: | `c` | 2 |",
                      check(table.replace("| `c` | 2 |\n", ""), table))
        self.assertIn("`wirecopy help config` has not: | `c` | 3 |",
                      check(table.replace("2", "3"), table))
        swapped = "| key | default |\n|---|---|\n| `c` | 2 |\n| `a.b` | 1 |\n"
        self.assertEqual(check(swapped, table), ["README.md has the rows in another order"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--archive", action="append", default=[], type=pathlib.Path)
    parser.add_argument("--program")
    arguments, rest = parser.parse_known_args()
    ARCHIVES, PROGRAM = arguments.archive, arguments.program
    unittest.main(argv=sys.argv[:1] + rest)
