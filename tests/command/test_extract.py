#!/usr/bin/env python3
"""`wirecopy extract` as a user meets it: files, lines, errors, terminals.

usage: test_extract.py WIRECOPY [unittest arguments]
"""
import errno, json, os, pathlib, pty, select, signal, subprocess, sys, tempfile, unittest

BINARY = None
SAMPLES = pathlib.Path(__file__).resolve().parent.parent.parent / "worker/samples"
ARTICLE = "新化开学\n\n2021-09-01 08:00 来源:资水日报\n\n本报讯 9月1日,新化县86所小学开学,入学新生1200人。\n"
DONE, NOT_ALL, USAGE, OUTPUT = 0, 1, 64, 74


def extract(*arguments, stdin=b"", env=None):
    return subprocess.run([BINARY, "extract", *map(str, arguments)], input=stdin, timeout=60,
                          capture_output=True, env={**os.environ, **(env or {})})


def records(result):
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def envelope(number):
    text = ARTICLE.split("\n\n")[-1]
    return json.dumps({"id": f"a{number}", "title": f"新化开学第{number}天", "text": text},
                      ensure_ascii=False)


def read_terminal(fd):
    """All that was written to a terminal until its other end was closed."""
    got = b""
    while True:
        try:
            part = os.read(fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            part = b""
        if not part:
            return got.decode()
        got += part


class Extract(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="wirecopy-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def test_file_and_stdin_give_the_same_record(self):
        from_file = extract(self.file("a.txt", ARTICLE))
        self.assertEqual((from_file.returncode, from_file.stderr), (DONE, b""))
        self.assertEqual(len(records(from_file)), 1)
        for arguments in ([], ["-"]):
            self.assertEqual(extract(*arguments, stdin=ARTICLE.encode()).stdout, from_file.stdout)

    def test_records_come_in_the_order_of_the_files(self):
        names = [self.file(f"{i}.json", envelope(i)) for i in (3, 1, 2)]
        titles = [r["headlines"][0]["value"] for r in records(extract(*names))]
        self.assertEqual(titles, [f"新化开学第{i}天" for i in (3, 1, 2)])

    def test_lines(self):
        content = "\n".join([envelope(1), "", "  ", envelope(2)]) + "\n"
        for ending in ("ndjson", "jsonl"):
            result = extract(self.file(f"day.{ending}", content))
            self.assertEqual((result.returncode, len(records(result))), (DONE, 2))
        self.assertEqual(len(records(extract("--lines", stdin=content.encode()))), 2)

    def test_bad_line_is_named_and_the_others_are_done(self):
        path = self.file("day.ndjson", "\n".join([envelope(1), '{"id":', "", envelope(2)]))
        result = extract(path)
        self.assertEqual((result.returncode, len(records(result))), (NOT_ALL, 2))
        lines = result.stderr.decode().splitlines()
        self.assertEqual(len(lines), 1)
        self.assertTrue(lines[0].startswith(f"wirecopy: {path}:2: envelope_broken: "), lines[0])

    def test_unreadable_files_are_named_and_the_others_are_done(self):
        good, missing = self.file("good.txt", ARTICLE), self.folder / "missing.txt"
        empty = self.file("empty.txt", "")
        result = extract(missing, good, self.folder, empty, good)
        self.assertEqual((result.returncode, len(records(result))), (NOT_ALL, 2))
        said = result.stderr.decode().splitlines()
        self.assertEqual(said[0], f"wirecopy: {missing}: No such file or directory")
        self.assertEqual(said[1], f"wirecopy: {self.folder}: Is a directory")
        self.assertTrue(said[2].startswith(f"wirecopy: {empty}: article_empty"), said[2])
        self.assertEqual(len(said), 3)

    def test_stream_is_answered_line_by_line(self):
        with subprocess.Popen([BINARY, "extract", "--lines"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as process:
            for number in (1, 2):
                process.stdin.write(envelope(number).encode() + b"\n")
                process.stdin.flush()
                ready, _, _ = select.select([process.stdout], [], [], 20)
                self.assertTrue(ready, "no record while the stream is open")
                self.assertIn(f"新化开学第{number}天", process.stdout.readline().decode())
            process.stdin.close()
            self.assertEqual(process.wait(20), DONE)

    def test_indent_and_plain_say_the_same(self):
        path = SAMPLES / "12-sums.txt"
        indented = extract("--indent", path).stdout.decode()
        self.assertGreater(indented.count("\n"), 50)
        self.assertEqual(json.loads(indented), records(extract(path))[0])

    def test_content_type_is_passed_on(self):
        types = []
        for arguments in ([], ["--content-type", "text/plain"]):
            result = extract(*arguments, stdin=envelope(1).encode())
            self.assertEqual(result.returncode, DONE, result.stderr)
            types.append(records(result)[0]["extraction"]["source"]["contentType"])
        self.assertEqual(types, ["application/json", "text/plain"])

    def test_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([BINARY, "extract", self.file("a.txt", ARTICLE)], stdout=full,
                                    stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(result.returncode, OUTPUT)
        self.assertEqual(result.stderr, b"wirecopy: cannot write the records: "
                                        b"No space left on device\n")

    def test_closed_pipe_is_an_error(self):
        read_end, write_end = os.pipe()
        os.close(read_end)
        path = self.file("day.ndjson", "\n".join(envelope(i) for i in range(200)))
        result = subprocess.run([BINARY, "extract", path], stdout=write_end, timeout=60,
                                stderr=subprocess.PIPE, restore_signals=False,
                                preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN))
        os.close(write_end)
        self.assertEqual(result.returncode, OUTPUT)
        self.assertIn(b"Broken pipe", result.stderr)

    def test_wrong_arguments(self):
        self.assertEqual(extract("--no-such-option").returncode, USAGE)
        self.assertEqual(extract("--content-type").returncode, USAGE)

    def test_help_lists_the_exit_codes(self):
        said = extract("--help").stdout.decode()
        for code in (DONE, NOT_ALL, USAGE, OUTPUT):
            self.assertRegex(said, rf"(?m)^  {code}\s+\S")

    def test_pretty_has_colours_only_on_a_terminal(self):
        path = SAMPLES / "12-sums.txt"
        self.assertNotIn("\033", extract("--pretty", path).stdout.decode())
        for no_color, coloured in (("", True), ("1", False)):
            ours, theirs = pty.openpty()
            with subprocess.Popen([BINARY, "extract", "--pretty", path], stdout=theirs,
                                  env={**os.environ, "NO_COLOR": no_color}) as process:
                os.close(theirs)
                shown = read_terminal(ours)
            os.close(ours)
            self.assertEqual(process.returncode, DONE)
            self.assertIn("汝城", shown)
            self.assertEqual("\033[" in shown, coloured)

    def test_escape_sequences_of_an_article_do_not_reach_the_terminal(self):
        result = extract("--pretty", stdin=ARTICLE.replace("入学", "入学\033[2J\u009b").encode())
        self.assertNotIn("\033", result.stdout.decode())
        self.assertNotIn("\u009b", result.stdout.decode())

    def progress_of(self, count, stdout):
        paths = [self.file(f"{i}.json", envelope(i) if i != 3 else "{") for i in range(count)]
        ours, theirs = pty.openpty()
        with subprocess.Popen([BINARY, "extract", *paths], stdout=stdout, stderr=theirs) as process:
            os.close(theirs)
            shown = read_terminal(ours)
        os.close(ours)
        self.assertEqual(process.returncode, NOT_ALL)
        return shown

    def test_progress_on_a_terminal(self):
        shown = self.progress_of(20, subprocess.DEVNULL)
        self.assertIn("100%  20 articles, 1 not done", shown)
        self.assertTrue(shown.endswith("\r\033[K"), "the bar is left on the line")
        self.assertIn("\r\033[Kwirecopy: ", shown)

    def test_no_progress_for_few_files_or_in_a_pipe(self):
        self.assertNotIn("%", self.progress_of(4, subprocess.DEVNULL))
        paths = [self.file(f"{i}.json", envelope(i)) for i in range(20)]
        self.assertEqual(extract(*paths).stderr, b"")


if __name__ == "__main__":
    BINARY = sys.argv.pop(1)
    unittest.main()
