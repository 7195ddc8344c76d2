#!/usr/bin/env python3
"""`wirecopy bench` as a user meets it: its figures fit together, and what is wrong is said.

usage: test_bench.py WIRECOPY [unittest arguments]
"""
import pathlib, re, subprocess, sys, tempfile, unittest

BINARY = None
DONE, NOT_ALL, USAGE = 0, 1, 64


def bench(*arguments):
    return subprocess.run([BINARY, "bench", *map(str, arguments)], timeout=60, text=True,
                          capture_output=True)


class Bench(unittest.TestCase):
    def test_samples(self):
        result = bench("-n", 2, "-j", 2)
        self.assertEqual((result.returncode, result.stderr), (DONE, ""))
        head = re.match(r"(\d+) articles, (\d+) bytes, 2 threads, 2 rounds\n", result.stdout)
        per_second = re.search(r"^articles/s +(\d+)$", result.stdout, re.M)
        median, most, longest = map(float, re.search(
            r"^ms an article +median ([\d.]+) +99 % ([\d.]+) +longest ([\d.]+)$", result.stdout, re.M).groups())
        self.assertGreater(int(head[1]), 10)
        self.assertGreater(int(per_second[1]), 0)
        self.assertTrue(0 < median <= most <= longest, result.stdout)

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "day.ndjson")
            path.write_text('{"text":"全县有3家企业。"}\n{"text":"全县有4家企业。"}\n', encoding="utf-8")
            self.assertRegex(bench("-n", 1, path).stdout, "^2 articles, ")
            path.write_text("")
            self.assertEqual(bench(path).returncode, NOT_ALL)

    def test_wrong_arguments(self):
        for arguments in (["-n", "0"], ["-n", "x"], ["-j", "257"], ["--nothing"], ["-n", "1x"]):
            self.assertEqual(bench(*arguments).returncode, USAGE, arguments)
        result = bench("/there/is/none")
        self.assertEqual(result.returncode, NOT_ALL)
        self.assertIn("/there/is/none: No such file", result.stderr)


if __name__ == "__main__":
    BINARY = sys.argv.pop(1)
    unittest.main()
