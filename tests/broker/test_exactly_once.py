"""The main promise on an undisturbed cluster: everything once, in order, by any number of workers."""

import json
import signal
import time
import unittest

import validate
from case import BrokerCase

COUNT = 10000
REQUIRED = ("uri", "standard", "type", "version", "language", "bodies", "extraction")
SAMPLE_EVERY = 200  # validating all 10,000 against the schema would take longer than the worker


class ExactlyOnceTest(BrokerCase):
    def test_two_workers_at_defaults_share_10000_articles(self):
        self.raw, self.structured, self.dead = "articles.raw", "articles.structured", "articles.dead"
        self.make_topics(raw=6, structured=3)
        # Some are there before the group is: it has to start at the earliest.
        self.feed("articles", self.raw, "--partitions", "6", "--count", "1000")
        workers = [self.start_bare_worker(), self.start_bare_worker()]
        self.wait_for_share(workers, 3)
        self.feed("articles", self.raw, "--partitions", "6", "--first", "1000", "--count", str(COUNT - 1000))
        self.wait_until_done()
        self.assert_books_balance(workers, COUNT)
        self.assert_drains(*workers)

        records = self.read(self.structured)
        self.assert_exactly_once()
        self.assertEqual(len(records), COUNT)
        self.assertEqual(self.read(self.dead), [])
        self.assert_valid(records)

    def start_bare_worker(self):
        return self.start_worker({"KAFKA_SESSION_TIMEOUT_MS": None, "WIRECOPY_TOPIC_RAW": None,
                                  "WIRECOPY_TOPIC_STRUCTURED": None, "WIRECOPY_TOPIC_DEAD": None})

    def assert_valid(self, records):
        for record in records:
            value = json.loads(record.value)
            missing = [key for key in REQUIRED if key not in value]
            self.assertEqual(missing, [], f"{record.place} has none of these")
            number = record.key.decode().lstrip("0") or "0"
            self.assertIn(f"第{number}批", value["headlines"][0]["value"], record.place)
        for record in records[::SAMPLE_EVERY]:
            self.assertEqual(validate.mistakes(record.value), [], record.place)


class PositionTest(BrokerCase):
    """The worker has its partition, and believes that nothing is committed, when somebody commits."""

    def read_with_commit(self, offset):
        self.make_topics()
        worker = self.start_worker()
        self.wait_for_share([worker], 1)
        time.sleep(1)  # until it knows where to begin
        worker.process.send_signal(signal.SIGSTOP)
        self.tool("commit", self.group, self.raw, str(offset))
        self.feed("articles", self.raw, "--partitions", "1", "--count", "100")
        worker.process.send_signal(signal.SIGCONT)
        self.wait_until(lambda: self.committed() == 100, "all is committed")
        skipped = worker.metrics()["wirecopy_repeats_skipped_total"]
        self.assert_drains(worker)
        return [int(record.key) for record in self.read(self.structured)], skipped

    def test_what_is_committed_is_not_read_again(self):
        self.assertEqual(self.read_with_commit(40), (list(range(40, 100)), 40))

    def test_an_offset_behind_the_end_is_no_commit(self):
        """That of another topic which had the same name."""
        self.assertEqual(self.read_with_commit(1000), (list(range(100)), 0))


class AtLeastOnceTest(BrokerCase):
    def test_nothing_is_lost_when_a_worker_is_killed(self):
        self.make_topics(raw=6, structured=1)
        settings = {"WIRECOPY_DELIVERY": "at-least-once"}
        workers = [self.start_worker(settings), self.start_worker(settings)]
        for worker in workers:
            worker.wait_until_ready()
        self.feed_in_background("articles", self.raw, "--partitions", "6", "--count", "4000", "--rate", "1000")
        self.wait_until(lambda: self.committed() > 1000, "1,000 articles are committed")
        workers[0].kill()
        self.wait_until_done()
        self.assert_drains(workers[1])
        problems = [line for line in self.problems() if not line.startswith("doubled: ")]
        self.assert_no_problems(problems)


if __name__ == "__main__":
    unittest.main()
