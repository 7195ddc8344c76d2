"""One `wirecopy run` process under test.

    worker = Worker("build/wirecopy", {"KAFKA_BOOTSTRAP_SERVERS": …, "KAFKA_GROUP_ID": "g"}, directory)
    worker.wait_until_ready()
    worker.metrics()["wirecopy_articles_consumed_total"]
    worker.terminate()  ->  exit code

It gets no variable of this process but PATH, HOME and those that a sanitizer reads, so that a setting
in the shell of whoever runs the tests changes nothing. Its log is kept in a file, and shown when a
test fails. It dies with the test process, whatever ends that (see kafka.bound).
"""

import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import kafka
import patience

READY_SECONDS = 60
DRAIN_SECONDS = 60  # more than drain.timeout.ms, 25 s by default
REQUEST_SECONDS = 10
REPORT_SHOWN = 6000  # characters

KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS")
# What the sanitizers write when they find something.
REPORT = re.compile(r"^.*(?:(?:Address|Leak|Thread)Sanitizer|runtime error): .*$", re.M)
SAMPLE = re.compile(r"^([a-zA-Z_:][\w:]*)(\{.*\})? (\S+)$")


class Worker:
    def __init__(self, binary, environment, directory, name="worker", arguments=("run",)):
        self.name = name
        self.port = kafka.free_ports(1)[0]
        self.log_path = Path(directory) / f"{name}.log"
        variables = {key: os.environ[key] for key in KEPT if key in os.environ}
        variables["WIRECOPY_HTTP_LISTEN"] = f"127.0.0.1:{self.port}"
        variables.update(environment)
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(kafka.bound([str(binary), *arguments]), env=variables, cwd=directory,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def is_alive(self):
        return self.process.poll() is None

    def wait(self, seconds):
        """The exit code, or None when it still runs after that time."""
        try:
            return self.process.wait(patience.seconds(seconds))
        except subprocess.TimeoutExpired:
            return None

    def terminate(self, seconds=DRAIN_SECONDS):
        """SIGTERM. The exit code, or None when it did not end in time."""
        self.process.terminate()
        return self.wait(seconds)

    def kill(self):
        """SIGKILL."""
        self.process.kill()
        self.process.wait()

    def close(self):
        """At a test's end, whatever that was: a sanitizer must not have found anything."""
        self.kill()
        found = REPORT.search(self.log())
        if found:
            raise AssertionError(f"{self.name}: {found[0]}\n{self.log()[found.start():][:REPORT_SHOWN]}")

    def get(self, path):
        """(status, content type, body) of an HTTP request; ConnectionError when nobody listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=patience.seconds(REQUEST_SECONDS)) as answer:
                return answer.status, answer.headers.get("Content-Type", ""), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get("Content-Type", ""), error.read().decode()
        except urllib.error.URLError as error:
            raise ConnectionError(error.reason) from error

    def is_ready(self):
        try:
            return self.get("/readyz")[0] == 200
        except (ConnectionError, TimeoutError):
            return False

    def wait_until_ready(self, seconds=READY_SECONDS):
        deadline = patience.deadline(seconds)
        while not self.is_ready():
            if not self.is_alive() or time.monotonic() > deadline:
                raise AssertionError(f"{self.name} is not ready:\n{self.log_tail()}")
            time.sleep(0.1)

    def metrics(self):
        """Every sample of /metrics whose labels are none, and for those with labels also the sum of
        all of that name."""
        samples = {}
        for line in self.get("/metrics")[2].splitlines():
            found = SAMPLE.match(line)
            if found:
                samples[found[1]] = samples.get(found[1], 0) + float(found[3])
                if found[2]:
                    samples[found[1] + found[2]] = float(found[3])
        return samples

    def log(self):
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def log_tail(self, lines=20):
        return "".join(self.log().splitlines(keepends=True)[-lines:])

    def events(self):
        """The lines of the log, parsed; those that are no JSON object are left out."""
        parsed = []
        for line in self.log().splitlines():
            try:
                parsed.append(json.loads(line))
            except ValueError:
                continue
        return [event for event in parsed if isinstance(event, dict)]
