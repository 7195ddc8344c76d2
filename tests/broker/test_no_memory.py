"""Memory is denied to the worker at its first, second, third, fifth … request: it must say so and end, at
whatever moment, and what it leaves behind must be such that the next worker loses and doubles nothing."""

import os
import signal
import unittest
from pathlib import Path

from case import BrokerCase

DENIED_MAX = 10000  # with small batches the worker commits after some hundred requests
EXIT_FAILED = 1  # worker/service/exit_code.h
LIVE_SECONDS = 60


class NoMemoryTest(BrokerCase):
    def test_a_worker_without_memory_ends_and_nothing_is_lost(self):
        self.make_topics(raw=4, structured=2)
        self.feed("articles", self.raw, "--partitions", "4", "--count", "8000")
        denied, at, step = 0, 1, 1
        while at < DENIED_MAX and not all(committed == end for _, committed, end in self.progress()):
            worker = self.start_worker({"LD_PRELOAD": str(Path(os.environ["WIRECOPY_FEED"]).with_name("deny.so")),
                                        "DENY_AT": str(at), "WIRECOPY_EXTRACTION_THREADS": "1", "WIRECOPY_BATCH_ARTICLES_MAX": "20",
                                        "KAFKA_GROUP_INSTANCE_ID": f"{self.group}-1"}, name=f"denied{at}")
            self.workers.clear()  # its end is no surprise
            code = worker.wait(LIVE_SECONDS)
            self.assertIn(code, (-signal.SIGABRT, EXIT_FAILED), f"request {at}:\n{worker.log_tail()}")
            self.assertRegex(worker.log(), "memory", f"request {at}")
            denied += 1
            at, step = at + step, max(1, at // 2)
        print(f"      {denied} workers were denied memory, at request 1 to {at - step}", flush=True)
        self.assertGreater(denied, 20)
        self.assertGreater(self.committed(), 0, "none of them came so far as to commit")
        last = self.start_worker({"KAFKA_GROUP_INSTANCE_ID": f"{self.group}-1"}, name="last")
        self.wait_until_done()
        self.assert_drains(last)
        self.assert_exactly_once()


if __name__ == "__main__":
    unittest.main()
