"""What all tests on the broker share: one Kafka for the whole run, fresh topics for each test.

    class SomeTest(BrokerCase):
        def test_a_sentence_that_says_what_is_so(self):
            self.make_topics(raw=6, structured=3)
            self.feed("articles", self.raw, "--partitions", "6", "--count", "1000")
            worker = self.start_worker()
            self.wait_until_done()
            self.assert_exactly_once()

run says which binary is tested, in WIRECOPY_BINARY, and where feed is, in WIRECOPY_FEED.
"""

import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import kafka
import ledger
import messages
import patience
from worker import Worker

DONE_SECONDS = 60  # what a step may take on a machine that is busy with something else
PROBLEMS_SHOWN = 20

# What every test but the first uses, so that the tests do not share topics, and a dead member is
# noticed in six seconds (the broker's least) and not in 45.
SESSION_TIMEOUT_MS = "6000"

CONSUMED = "wirecopy_articles_consumed_total"
OUT = ("wirecopy_articles_structured_total", "wirecopy_articles_dead_total", "wirecopy_articles_tombstones_total")
ASSIGNED = "wirecopy_partitions_assigned"

_shared = {}


def shared_kafka():
    if "kafka" not in _shared:
        _shared["kafka"] = kafka.Kafka().start()
    return _shared["kafka"]


def stop_shared_kafka():
    if "kafka" in _shared:
        _shared.pop("kafka").stop()


class BrokerCase(unittest.TestCase):
    def setUp(self):
        self.kafka = shared_kafka()
        self.binary = os.environ["WIRECOPY_BINARY"]
        # In the broker's directory, which is removed even when this process is killed.
        self.directory = tempfile.mkdtemp(prefix="test.", dir=self.kafka.home)
        # test_null_becomes_a_tombstone_under_its_key works on null-becomes-a-tombstone.raw and so on.
        name = "-".join(self.id().rsplit(".", 1)[1].split("_")[1:5])
        self.raw, self.structured, self.dead = (f"{name}.{topic}" for topic in ("raw", "structured", "dead"))
        # Workers of one group and name find each other on a host, whatever their broker is.
        self.group = f"{name}-{os.getpid()}"
        # For workers that follow one another: the next goes on at once, without waiting for a time-out.
        self.one_name = {"KAFKA_GROUP_INSTANCE_ID": f"{self.group}-1"}
        self.workers = []
        self.feeders = []

    def make_topics(self, raw=1, structured=1, dead=1):
        """So many partitions each; a text such as "1:compact" also says the cleanup policy."""
        self.feed("topics", f"{self.raw}:{raw}", f"{self.structured}:{structured}", f"{self.dead}:{dead}")

    def tool(self, name, *arguments):
        """Runs a program that lies beside feed."""
        subprocess.run([Path(os.environ["WIRECOPY_FEED"]).with_name(name), *arguments], check=True,
                       stdin=subprocess.DEVNULL, env=self._feed_environment(), timeout=patience.seconds(DONE_SECONDS))

    # --- feeding ---

    def feed(self, *arguments):
        """Runs feed to its end and returns what it prints."""
        done = subprocess.run(self._feed_command(arguments), env=self._feed_environment(), check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, timeout=patience.seconds(DONE_SECONDS))
        self.assertEqual(done.returncode, 0, f"feed {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def feed_in_background(self, *arguments):
        """wait_until_done waits for it; at the test's end it is killed."""
        with open(os.path.join(self.directory, "feed.log"), "wb") as log:
            feeder = subprocess.Popen(kafka.bound(self._feed_command(arguments)), env=self._feed_environment(),
                                      stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.addCleanup(feeder.wait)
        self.addCleanup(feeder.kill)
        self.feeders.append(feeder)
        return feeder

    def feed_bytes(self, value, *options, partition=0):
        """One message with exactly these bytes, or null for None."""
        if value is None:
            self.feed("raw", self.raw, "--partition", str(partition), "--null", *options)
            return
        path = os.path.join(self.directory, "message")
        with open(path, "wb") as file:
            file.write(value)
        self.feed("raw", self.raw, "--partition", str(partition), *options, path)

    def _feed_command(self, arguments):
        return [os.environ["WIRECOPY_FEED"], *arguments]

    def _feed_environment(self):
        return {**os.environ, "KAFKA_BOOTSTRAP_SERVERS": self.kafka.bootstrap}

    # --- workers ---

    def start_worker(self, settings=None, arguments=("run",), name=None):
        """A worker on this test's topics. `settings` are environment variables; None unsets one."""
        variables = {
            "KAFKA_BOOTSTRAP_SERVERS": self.kafka.bootstrap,
            "KAFKA_GROUP_ID": self.group,
            "KAFKA_SESSION_TIMEOUT_MS": SESSION_TIMEOUT_MS,
            "WIRECOPY_TOPIC_RAW": self.raw,
            "WIRECOPY_TOPIC_STRUCTURED": self.structured,
            "WIRECOPY_TOPIC_DEAD": self.dead,
            **(settings or {}),
        }
        variables = {key: value for key, value in variables.items() if value is not None}
        worker = Worker(self.binary, variables, self.directory, name or f"worker{len(self.workers) + 1}", arguments)
        self.workers.append(worker)
        self.addCleanup(worker.close)
        return worker

    def wait_for_share(self, workers, partitions):
        """Until each of the workers holds so many partitions."""
        for worker in workers:
            worker.wait_until_ready()
        self.wait_until(lambda: all(worker.metrics()[ASSIGNED] == partitions for worker in workers),
                        f"each worker has {partitions} partitions")

    def assert_drains(self, *workers):
        """SIGTERM to all at once; each must end with exit code 0."""
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            code = worker.terminate()
            self.assertEqual(code, 0, f"{worker.name} after SIGTERM (None: still running):\n{worker.log_tail()}")

    def assert_books_balance(self, workers, count=None):
        """consumed = structured + dead + tombstones, in the counters of each worker that did all of
        the work, and each did some of it. Counters follow a commit by an instant: hence the wait."""
        count = count or sum(end for _, _, end in self.progress())
        self.wait_until(lambda: sum(w.metrics().get(CONSUMED, 0) for w in workers) >= count,
                        f"{CONSUMED} is {count}")
        total = 0
        for worker in workers:
            metrics = worker.metrics()
            out = sum(metrics[name] for name in OUT)
            self.assertEqual(metrics[CONSUMED], out, f"{worker.name}: consumed is not structured + dead + tombstones")
            self.assertGreater(out, 0, f"{worker.name} did no work")
            total += out
        self.assertEqual(total, count, "the workers' counters together")

    # --- waiting ---

    def progress(self):
        """[(partition, committed offset, end offset)] of the input; committed is 0 before a commit."""
        lines = self.feed("progress", self.group, self.raw).splitlines()
        rows = [tuple(map(int, line.split())) for line in lines]
        return [(partition, max(committed, 0), end) for partition, committed, end in rows]

    def committed(self):
        return sum(committed for _, committed, _ in self.progress())

    def wait_until(self, is_so, what, seconds=DONE_SECONDS):
        """Polls; fails with `what`, and at once when a worker that was not killed has ended."""
        deadline = patience.deadline(seconds)
        while not is_so():
            for worker in self.workers:
                code = worker.process.poll()
                if code is not None and code not in (-9, 0):
                    self.fail(f"{worker.name} ended with {code} while waiting until {what}:\n{worker.log_tail()}")
            if time.monotonic() > deadline:
                logs = "".join(f"--- {worker.name}\n{worker.log_tail()}" for worker in self.workers)
                self.fail(f"not within {patience.seconds(seconds):.0f} s: {what}; progress {self.progress()}\n{logs}")
            time.sleep(0.1)

    def wait_until_done(self, seconds=DONE_SECONDS):
        """Until the group has committed the end of every input partition."""
        for feeder in self.feeders:
            with open(os.path.join(self.directory, "feed.log"), encoding="utf-8") as log:
                self.assertEqual(feeder.wait(patience.seconds(seconds)), 0, f"feed failed: {log.read()}")
        self.wait_until(lambda: all(committed == end for _, committed, end in self.progress()),
                        "everything is committed", seconds)

    # --- what came out ---

    def read(self, topic):
        return messages.read(self.kafka.bootstrap, topic)

    def problems(self, inputs=None):
        """What the ledger says about this test's topics as they are now."""
        outputs = self.read(self.structured) + self.read(self.dead)
        return ledger.compare(map(ledger.slip, inputs or self.read(self.raw)), map(ledger.slip, outputs))

    def finish(self):
        """A last worker does what is left; then everything is there once. Returns the worker."""
        # Its time-out is long, so that a busy machine does not fence it.
        last = self.start_worker({**self.one_name, "KAFKA_SESSION_TIMEOUT_MS": "45000"}, name="last")
        last.wait_until_ready()  # there may be nothing left to do
        self.wait_until_done()
        self.assert_drains(last)
        self.assert_exactly_once()
        return last

    def assert_exactly_once(self):
        self.assert_no_problems(self.problems())

    def assert_no_problems(self, problems):
        if problems:
            shown = "\n  ".join(problems[:PROBLEMS_SHOWN])
            self.fail(f"{len(problems)} problems:\n  {shown}")
