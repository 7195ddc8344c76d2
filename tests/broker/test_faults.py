"""Workers that are killed, stopped and added under load: nothing lost, nothing doubled, order kept.

The moments of the kills are random; the seed is printed, and WIRECOPY_TEST_SEED gives it back.
"""

import os
import random
import signal
import time
import unittest

import patience
from case import BrokerCase

KILLS = 8
EXIT_FENCED = 6  # worker/service/exit_code.h


class FaultTest(BrokerCase):
    def setUp(self):
        super().setUp()
        self.seed = int(os.environ.get("WIRECOPY_TEST_SEED") or random.SystemRandom().randrange(10**6))
        self.random = random.Random(self.seed)
        print(f"      seed {self.seed}", flush=True)

    def feed_load(self, seconds, rate=500):
        """Articles for so long; one output partition, so that the order of everything can be seen."""
        self.make_topics(raw=4, structured=1)
        self.feed_in_background("articles", self.raw, "--partitions", "4", "--count", str(seconds * rate),
                                "--rate", str(rate))

    def wait_for_commits_after(self, start):
        self.wait_until(lambda: self.committed() > start, f"more than {start} articles are committed")

    def is_done(self):
        return all(committed == end for _, committed, end in self.progress())

    def test_kill_9_and_restart_again_and_again(self):
        self.feed_load(seconds=20)
        under_load = 0
        for number in range(KILLS):
            worker = self.start_worker(self.one_name, name=f"run{number}")
            self.wait_for_commits_after(self.committed())
            time.sleep(self.random.uniform(0, 0.6))
            worker.kill()
            under_load += not self.is_done()
        self.assertGreaterEqual(under_load, KILLS // 2, "most kills came when there was nothing to do")
        self.finish()

    def test_the_partitions_of_a_killed_worker_go_on_in_the_other(self):
        self.feed_load(seconds=8)
        workers = [self.start_worker(), self.start_worker()]
        self.wait_for_share(workers, 2)
        self.wait_for_commits_after(self.committed())
        time.sleep(self.random.uniform(0, 0.6))
        killed, other = workers
        killed.kill()
        self.assertFalse(self.is_done(), "the worker was killed too late")
        self.wait_until_done()
        self.assert_drains(other)
        self.assert_exactly_once()

    def test_workers_come_and_go_under_load(self):
        self.feed_load(seconds=15)
        first = self.start_worker()
        first.wait_until_ready()
        self.wait_for_commits_after(0)
        second = self.start_worker()
        second.wait_until_ready()
        time.sleep(self.random.uniform(0, 0.6))
        self.assert_drains(first)
        third = self.start_worker()
        third.wait_until_ready()
        self.assert_drains(second)
        self.assertFalse(self.is_done(), "the workers came and went too late")
        self.wait_until_done()
        self.assert_drains(third)
        self.assert_exactly_once()

    def test_partitions_given_up_while_fetching_pauses_are_fetched_again(self):
        """librdkafka hands a partition back paused when it was given up paused. There is only one here:
        another that still flows would wake it up."""
        small = {"WIRECOPY_INFLIGHT_BYTES_MAX": str(1 << 20), "WIRECOPY_BATCH_BYTES_MAX": str(1 << 18),
                 "WIRECOPY_EXTRACTION_THREADS": "1", "KAFKA_HEARTBEAT_INTERVAL_MS": "200"}
        self.make_topics()
        self.feed("articles", self.raw, "--partitions", "1", "--count", str(patience.load(30000)))
        staying = self.start_worker(small, name="staying")
        for visit in range(8):
            self.wait_for_commits_after(self.committed())
            time.sleep(self.random.uniform(0, 0.3))
            self.assertGreater(staying.metrics()["wirecopy_pauses_total"], 0, "the cap was never reached")
            visitor = self.start_worker(small, name=f"visitor{visit}")
            visitor.wait_until_ready()
            self.assert_drains(visitor)
        self.assertFalse(self.is_done(), "the visits came too late")
        self.wait_until_done()
        self.assert_drains(staying)
        self.assert_exactly_once()

    def test_a_worker_that_was_frozen_does_not_double(self):
        """It wakes up when its partitions and perhaps its transaction belong to the other."""
        self.feed_load(seconds=20, rate=300)
        frozen, other = self.start_worker(name="frozen"), self.start_worker(name="other")
        self.wait_for_share([frozen, other], 2)
        self.wait_for_commits_after(self.committed())
        time.sleep(self.random.uniform(0, 0.6))
        frozen.process.send_signal(signal.SIGSTOP)
        self.wait_for_share([other], 4)
        time.sleep(self.random.uniform(0, 3))
        frozen.process.send_signal(signal.SIGCONT)
        self.assertFalse(self.is_done(), "it was woken up too late")
        self.wait_until_done()
        self.assertTrue(frozen.is_alive(), f"it should have joined again:\n{frozen.log_tail()}")
        self.assert_drains(frozen, other)
        self.assert_exactly_once()

    def test_a_broker_that_is_killed_and_comes_back(self):
        """All is fed before: the input must not depend on how the feeder's own producer takes the fault."""
        count = patience.load(20000)
        self.make_topics(raw=4, structured=1)
        self.feed("articles", self.raw, "--partitions", "4", "--count", str(count))
        worker = self.start_worker()
        self.wait_for_commits_after(0)
        time.sleep(self.random.uniform(0, 0.6))
        self.assertLess(self.committed(), count, "the broker was to be killed under load")
        self.kafka.crash()
        self.wait_until_done()
        self.assertTrue(worker.is_alive(), worker.log_tail())
        self.assert_drains(worker)
        self.assert_exactly_once()

    def test_two_workers_of_one_name_do_not_double(self):
        """A mistake of whoever deploys them: one of the two says so and ends, the other goes on."""
        self.feed_load(seconds=6)
        pair = [self.start_worker({"WIRECOPY_WORKER_ID": f"{self.group}-1"}, name="older")]
        self.wait_for_commits_after(0)
        pair.append(self.start_worker({"WIRECOPY_WORKER_ID": f"{self.group}-1"}, name="newer"))
        self.workers.clear()  # an end is no surprise now
        self.wait_until(lambda: not all(worker.is_alive() for worker in pair), "one of the two has ended")
        ended, = [worker for worker in pair if not worker.is_alive()]
        other, = [worker for worker in pair if worker.is_alive()]
        self.assertEqual(ended.wait(0), EXIT_FENCED, ended.log_tail())
        self.assertIn(f"{self.group}-1", ended.log())
        self.wait_until_done()
        self.assert_drains(other)
        self.assert_exactly_once()


if __name__ == "__main__":
    unittest.main()
