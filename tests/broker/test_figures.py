"""topic.figures: each figure of each record is a message of its own, once, whatever happens to the workers."""

import hashlib
import json
import unittest
from collections import Counter

import ledger
from case import BrokerCase

FLAT = ("text", "value", "high", "qualifier", "unit", "kind", "currency", "of", "predicate", "role", "sign", "per",
        "partOf", "asOf", "placeFrom")
FIGURES = "wirecopy_figures_total"


class FiguresTest(BrokerCase):
    def setUp(self):
        super().setUp()
        self.figures = self.raw.replace(".raw", ".figures")
        self.wanted = {"WIRECOPY_TOPIC_FIGURES": self.figures}

    def start(self, **settings):
        return self.start_worker({**self.wanted, **settings})

    def make_all_topics(self, raw, figures):
        self.make_topics(raw=raw)
        self.feed("topics", f"{self.figures}:{figures}")

    def assert_each_figure_once(self):
        """Returns the messages."""
        expected = Counter()
        for record in self.read(self.structured):
            value = json.loads(record.value)
            for figure in value["extraction"]["figures"]:
                expected[record.headers["wirecopy-source"], flat(value["uri"], figure)] += 1
        messages = self.read(self.figures)
        found = Counter((message.headers["wirecopy-source"], flat(message.key.decode(), json.loads(message.value)))
                        for message in messages)
        self.assertGreater(len(expected), 0)
        self.assertEqual(found - expected, Counter(), "too many")
        self.assertEqual(expected - found, Counter(), "too few")
        self.assertEqual(len({message.headers["ce_id"] for message in messages}), len(messages))
        return messages

    def test_each_figure_comes_once_when_workers_are_killed(self):
        self.make_all_topics(raw=4, figures=3)
        self.feed_in_background("articles", self.raw, "--partitions", "4", "--count", "3000", "--rate", "600")
        workers = [self.start(), self.start()]
        for worker in workers:
            worker.wait_until_ready()
        for number in range(3):
            self.wait_until(lambda: self.committed() > 400 * (number + 1), "some are committed")
            workers.pop(0).kill()
            workers.append(self.start())
        self.wait_until_done()
        self.assert_drains(*workers)
        self.assert_exactly_once()
        self.assert_each_figure_once()

    def test_a_row_says_what_the_record_says(self):
        self.make_all_topics(raw=1, figures=1)
        worker = self.start()
        text = "清河县：复工企业213家\n2020年3月11日 10:00\n截至3月10日，双牌县复工企业213家，复工率68.5%。\n"
        self.feed_bytes(text.encode(), "--key", "k", "--header", "content-type=text/plain",
                        "--header", "traceparent=00-a-b-01")
        self.wait_until_done()
        self.assertEqual(worker.metrics()[FIGURES], 2)
        self.assert_drains(worker)
        first, second = self.assert_each_figure_once()
        self.assertEqual(json.loads(first.value), {**json.loads(first.value), "text": "213家", "published": "2020-03-11T10:00+08:00",
                                                   "place": "双牌县", "placeCode": "431123", "asOf": "2020-03-10"})
        self.assertEqual(first.headers["ce_type"], "wirecopy.figure")
        self.assertEqual(first.headers["ce_id"], f"{self.raw}/0/0#f1")
        self.assertEqual(second.headers["ce_id"], f"{self.raw}/0/0#f2")
        self.assertEqual(first.headers["traceparent"], "00-a-b-01")

    def test_many_small_figures_are_not_taken_for_large_ones(self):
        """Together they are more than the topic takes of one request, each by itself is not."""
        self.make_all_topics(raw=1, figures=1)
        self.feed("setting", self.figures, "max.message.bytes=2000")
        text = "".join(f"第{number}村有学生{number * 7919 % 99991}人。" for number in range(200))
        self.feed_bytes(text.encode(), "--key", "many", "--header", "content-type=text/plain")
        worker = self.start()
        self.wait_until_done()
        self.assert_drains(worker)
        self.assert_exactly_once()
        self.assertEqual(self.read(self.dead), [])
        self.assertGreater(len(self.assert_each_figure_once()), 150)

    def test_a_figure_that_the_topic_refuses_makes_a_dead_letter_of_its_article(self):
        self.make_all_topics(raw=1, figures=1)
        self.feed("setting", self.figures, "max.message.bytes=2000")
        worker = self.start()
        self.feed("articles", self.raw, "--partitions", "1", "--count", "15")
        # Headers go on to the figures; this one does not get shorter when it is compressed.
        trace = "".join(hashlib.sha256(bytes([number])).hexdigest() for number in range(80))
        self.feed_bytes("全县共有企业213家。\n".encode(), "--key", "long", "--header", "content-type=text/plain",
                        "--header", f"tracestate={trace}")
        self.feed("articles", self.raw, "--partitions", "1", "--first", "16", "--count", "15")
        self.wait_until_done()
        self.assert_drains(worker)
        self.assert_exactly_once()
        dead, = self.read(self.dead)
        self.assertEqual((dead.key, dead.headers[ledger.ERRORS + "exception.class.name"]), (b"long", "output_refused"))
        self.assert_each_figure_once()

    def test_without_the_topic_the_worker_waits_and_names_it(self):
        self.make_topics()
        worker = self.start(WIRECOPY_TOPICS_WAIT_MS="2000")
        self.assertEqual(worker.wait(30), 5, worker.log_tail())
        self.assertIn(f": {self.figures};", worker.log())


def flat(uri, figure):
    return (uri, figure["id"], *(figure.get(key) for key in FLAT))


if __name__ == "__main__":
    unittest.main()
