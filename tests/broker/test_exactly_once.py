"""The main promise on an undisturbed cluster: everything once, in order, by any number of workers."""

import json
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
