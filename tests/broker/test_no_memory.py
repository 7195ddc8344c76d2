"""Memory is denied to the worker from one of its requests on: it must say so and end, at whatever moment,
and what it leaves behind must be such that the next worker loses and doubles nothing.

WIRECOPY_DENIALS=all tries each request of the start; a tenth of them, then ever wider steps through
the first batches, are for every day.
"""

import os
import random
import unittest
from pathlib import Path

import patience
from case import BrokerCase

START_REQUESTS = 260  # until the group is joined: 137 of the program's own and about 110 in jansson
DENIED_MAX = 100000  # a batch of 20 articles takes about 10,000
EXIT_FAILED = 1  # worker/service/exit_code.h
LIVE_SECONDS = 60


def requests():
    """Those from which on memory is denied, one worker each."""
    every_day = sorted(random.Random(1).sample(range(1, START_REQUESTS), START_REQUESTS // 10))
    yield from range(1, START_REQUESTS) if os.environ.get("WIRECOPY_DENIALS") == "all" else every_day
    at = START_REQUESTS
    while at < DENIED_MAX:
        yield at
        at += at // 2


class NoMemoryTest(BrokerCase):
    def setUp(self):
        if patience.is_sanitized():
            self.skipTest("memory is the sanitizer's own")
        super().setUp()

    def test_a_worker_without_memory_ends_and_nothing_is_lost(self):
        self.make_topics(raw=4, structured=2)
        self.feed("articles", self.raw, "--partitions", "4", "--count", "8000")
        denied = at = 0
        for at in requests():
            worker = self.start_worker({"LD_PRELOAD": str(Path(os.environ["WIRECOPY_FEED"]).with_name("deny.so")),
                                        "DENY_AT": str(at), "WIRECOPY_EXTRACTION_THREADS": "1", "WIRECOPY_BATCH_ARTICLES_MAX": "20",
                                        **self.one_name}, name=f"denied{at}")
            self.workers.clear()  # its end is no surprise
            code = worker.wait(LIVE_SECONDS)
            self.assertEqual(code, EXIT_FAILED, f"request {at}:\n{worker.log_tail()}")
            self.assertRegex(worker.log(), "memory", f"request {at}")
            denied += 1
        print(f"      {denied} workers were denied memory, the last at request {at}", flush=True)
        self.assertGreater(self.committed(), 0, "none of them came so far as to commit")
        self.finish()


if __name__ == "__main__":
    unittest.main()
