"""What cannot be read is set aside whole, and stops nobody."""

import json
import unittest

import ledger
from case import BrokerCase

GOOD = "双牌县口罩发放到户\n\n本报讯　全县共发放口罩3000余袋。\n".encode()
LARGE_BYTES = 20_000_000

# name: value, options of feed. Each of them has to end on the dead-letter topic.
POISON = {
    "no charset fits": (bytes([0x81, 0x20, 0xFF, 0xFE, 0x80, 0xC3, 0x28, 0xA0, 0xFF]) * 40,
                        ["--header", "content-type=text/plain; charset=utf-8"]),
    "broken envelope": ('{"id":"x1","title":"坏信封","text":"正文'.encode(),
                        ["--header", "content-type=application/json"]),
    "envelope of another kind": (b'["no", "object"]', ["--header", "content-type=application/json"]),
    "20 MB": ("全县共发放口罩三千袋。\n".encode() * (LARGE_BYTES // 34 + 1), []),
    "empty": (b"", []),
    "binary": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, []),
    "a type that is no text": (GOOD, ["--header", "content-type=image/png"]),
}
CONNECT = ["topic", "partition", "offset", "stage", "class.name", "exception.class.name", "exception.message"]


class PoisonTest(BrokerCase):
    def setUp(self):
        super().setUp()
        self.make_topics(raw=2, structured="1:compact" if "compacted" in self.id() else 1)

    def feed_good(self, key):
        self.feed_bytes(GOOD.replace(b"3000", key.encode()), "--key", key, "--header", "content-type=text/plain")

    def run_worker(self):
        worker = self.start_worker()
        self.wait_until_done()
        self.assert_books_balance([worker])
        self.assert_drains(worker)

    def test_unreadable_articles_become_dead_letters_between_good_ones(self):
        self.feed_good("1000")
        for number, (value, options) in enumerate(POISON.values()):
            self.feed_bytes(value, "--key", f"poison-{number}", "--header", f"desk=a=b;{number}", *options)
            self.feed_good(str(1001 + number))
        self.run_worker()

        self.assert_exactly_once()
        given = {message.key: message for message in self.read(self.raw)}
        dead = {message.key: message for message in self.read(self.dead)}
        for number, name in enumerate(POISON):
            with self.subTest(name):
                key = f"poison-{number}".encode()
                self.assertIn(key, dead, "is not among the dead letters")
                self.assert_is_dead_letter_of(dead[key], given[key])
        good = [message.key.decode() for message in self.read(self.structured)]
        self.assertEqual(good, [str(1000 + n) for n in range(len(POISON) + 1)])

    def assert_is_dead_letter_of(self, dead, given):
        self.assertEqual(dead.value, given.value)
        for name, value in given.headers.items():
            self.assertEqual(dead.headers.get(name), value, f"header {name}")
        self.assertEqual(ledger.source(dead._replace(headers=connect_only(dead))), given.place)
        for name in CONNECT:
            self.assertTrue(dead.headers.get("__connect.errors." + name), f"__connect.errors.{name} is missing")

    def test_null_becomes_a_tombstone_under_its_key(self):
        self.feed_good("1000")
        self.feed_bytes(None, "--key", "withdrawn")
        self.feed_good("1001")
        self.run_worker()
        self.assert_exactly_once()
        out = [(message.key, message.value is None) for message in self.read(self.structured)]
        self.assertEqual(out, [(b"1000", False), (b"withdrawn", True), (b"1001", False)])
        self.assertEqual(self.read(self.dead), [])

    def test_null_without_a_key_stays_null_without_a_key(self):
        self.feed_bytes(None)
        self.feed_good("1000")
        self.run_worker()
        self.assert_exactly_once()
        out = [(message.key, message.value is None) for message in self.read(self.structured)]
        self.assertEqual(out, [(None, True), (b"1000", False)])
        self.assertEqual(self.read(self.dead), [])

    def test_a_null_without_a_key_does_not_stop_a_compacted_topic(self):
        """The broker refuses it there: a compacted topic takes no message without a key."""
        self.feed_good("1000")
        self.feed_bytes(None)
        self.feed_good("1001")
        self.run_worker()
        self.assert_exactly_once()
        self.assertEqual([message.key for message in self.read(self.structured)], [b"1000", b"1001"])

    def test_a_flood_of_poison_does_not_stop_the_good_ones(self):
        path = self.directory + "/poison"
        with open(path, "wb") as file:
            file.write(POISON["broken envelope"][0])
        for _ in range(40):
            self.feed("raw", self.raw, "--partition", "0", "--header", "content-type=application/json", path)
        self.feed("articles", self.raw, "--partitions", "2", "--count", "200")
        self.run_worker()
        self.assert_exactly_once()
        self.assertEqual(len(self.read(self.dead)), 40)
        self.assertEqual(len(self.read(self.structured)), 200)


class RecordTest(BrokerCase):
    def test_the_same_bytes_give_the_same_record_and_new_headers(self):
        self.make_topics(raw=2)
        trace = "traceparent=00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        options = ["--header", "content-type=text/plain", "--header", trace, "--header", "tracestate=a=1,b=2"]
        self.feed_bytes(GOOD, "--key", "one", *options, partition=0)
        self.feed_bytes(GOOD, "--key", "two", *options, partition=1)
        self.feed_bytes(GOOD, partition=1)  # neither key nor headers
        worker = self.start_worker()
        self.wait_until_done()
        self.assert_drains(worker)
        self.assert_exactly_once()

        records = self.read(self.structured)
        self.assertEqual(len({record.value for record in records[:2]}), 1)
        uri = json.loads(records[0].value)["uri"]
        self.assertEqual({record.key for record in records}, {b"one", b"two", uri.encode()})
        for record in records:
            with self.subTest(record.key):
                self.assert_headers(record.headers, traced=record.key in (b"one", b"two"))
        self.assertEqual(len({record.headers["ce_id"] for record in records}), 3, "CloudEvents ids must differ")

    def assert_headers(self, headers, traced):
        self.assertEqual(headers.get("ce_specversion"), "1.0")
        for name in ("ce_id", "ce_source", "ce_type", "wirecopy-source"):
            self.assertTrue(headers.get(name), f"{name} is missing in {headers}")
        self.assertRegex(headers.get("ce_time", ""), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
        self.assertRegex(headers.get("content-type", ""), "^application/.*json")
        if traced:
            self.assertEqual(headers.get("traceparent"), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            self.assertIn("a=1", headers.get("tracestate", ""))


def connect_only(message):
    return {name: value for name, value in message.headers.items() if name.startswith("__connect.")}


if __name__ == "__main__":
    unittest.main()
