"""Memory stays flat: however much waits, however slow the broker is, and when nothing can be written.

WIRECOPY_BACKLOG_MB says how much waits; 5000 is the published number (RESULTS.md).
"""

import os
import re
import signal
import time
import unittest
from pathlib import Path

import patience
from case import BrokerCase

BACKLOG_MB = int(os.environ.get("WIRECOPY_BACKLOG_MB") or 300)
ARTICLE_KB = 64
FED_AT_ONCE = 5000  # 320 MB
WATCH_SECONDS = 20
ABORTED = "wirecopy_transactions_aborted_total"

# What a worker may take by its settings, in MiB. inflight.bytes.max is passed by one batch at most, and what a
# transaction carries is there twice: in the batch, and in librdkafka until the broker has it.
INFLIGHT = 64  # inflight.bytes.max
BATCH = 8  # batch.bytes.max
FETCHED = 16 + 16  # queued.max.messages.kbytes, and an answer that is being read: fetch.max.bytes
THREAD = 16  # its arena and the record that it is making
PROGRAM = 40  # with its tables and libraries
THREADS = len(os.sched_getaffinity(0))
READING = 100 * ARTICLE_KB // 1024  # a hundred times the bytes of the article that a thread reads
IN_USE = PROGRAM + INFLIGHT + 2 * BATCH + FETCHED + (THREAD + READING) * THREADS
CAP_MIB = IN_USE * 11 // 10  # pieces between what is in use, which the heap cannot give back


def high_water_mib(worker):
    status = Path(f"/proc/{worker.process.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024


class MemoryTest(BrokerCase):
    def setUp(self):
        if patience.is_sanitized():
            self.skipTest("memory is the sanitizer's own")
        super().setUp()

    def make_backlog(self):
        """Long articles that differ, so that they do not vanish in compression on the way."""
        self.make_topics(raw=4, structured=2)
        count = BACKLOG_MB * 1024 // ARTICLE_KB
        for first in range(0, count, FED_AT_ONCE):
            self.feed("articles", self.raw, "--partitions", "4", "--first", str(first),
                      "--count", str(min(FED_AT_ONCE, count - first)), "--bytes", str(ARTICLE_KB * 1024))

    def start_on_backlog(self):
        self.make_backlog()
        worker = self.start_worker()
        self.wait_until(lambda: self.committed() > 0, "something is committed")
        return worker

    def watch(self, worker, what, seconds=WATCH_SECONDS):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.assertTrue(worker.is_alive(), worker.log_tail())
            self.assertLess(high_water_mib(worker), CAP_MIB, f"MiB at most {what}")
            time.sleep(0.2)
        print(f"      {what}: {high_water_mib(worker)} MiB at most, of {CAP_MIB}", flush=True)

    def test_with_a_backlog_a_slow_broker_and_one_that_stands_still(self):
        self.addCleanup(self.kafka.signal, signal.SIGCONT)  # the tests after this one need the broker
        worker = self.start_on_backlog()
        self.watch(worker, f"with {BACKLOG_MB} MB waiting")
        deadline = time.monotonic() + WATCH_SECONDS
        while time.monotonic() < deadline:  # nine tenths of the time it does nothing
            self.kafka.signal(signal.SIGSTOP)
            self.watch_quietly(worker, 0.9)
            self.kafka.signal(signal.SIGCONT)
            self.watch_quietly(worker, 0.1)
        self.watch(worker, "with a slow broker", 1)
        self.kafka.signal(signal.SIGSTOP)
        self.watch(worker, "with a broker that stands still")
        self.kafka.signal(signal.SIGCONT)
        before = self.committed()
        self.wait_until(lambda: self.committed() > before, "it goes on")
        self.assert_drains(worker)

    def test_with_an_output_topic_that_takes_nothing(self):
        """Its broker refuses each record as too old. It does not finish the aborted transaction then, so
        nothing goes on afterwards: this is about memory alone."""
        worker = self.start_on_backlog()
        self.feed("setting", self.structured, "message.timestamp.before.max.ms=0")
        self.wait_until(lambda: worker.metrics()[ABORTED] > 0, "a transaction is aborted")
        self.watch(worker, "with an output topic that takes nothing")

    def watch_quietly(self, worker, seconds):
        time.sleep(seconds)
        self.assertLess(high_water_mib(worker), CAP_MIB, "MiB at most with a slow broker")


if __name__ == "__main__":
    unittest.main()
