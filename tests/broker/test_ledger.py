"""The comparison that every other test leans on: it must be able to fail."""

import hashlib
import json
import unittest

import ledger
from messages import Message, parse_headers


def article(offset, partition=0):
    return Message("raw", partition, offset, b"%08d" % offset, "第{}批".format(offset).encode(), {})


def record(given, offset, partition=0):
    """The record that a worker without faults would make of `given`."""
    value = {"extraction": {"source": {"sha256": hashlib.sha256(given.value).hexdigest()}}}
    return Message("structured", partition, offset, given.key, json.dumps(value).encode(),
                   {"wirecopy-source": given.place})


def dead_letter(given, offset):
    headers = {"__connect.errors.topic": given.topic, "__connect.errors.partition": str(given.partition),
               "__connect.errors.offset": str(given.offset)}
    return Message("dead", 0, offset, given.key, given.value, headers)


class LedgerTest(unittest.TestCase):
    def setUp(self):
        self.inputs = [article(offset, partition) for partition in (0, 1) for offset in range(10)]
        self.outputs = [record(given, offset) for offset, given in enumerate(self.inputs)]

    def problems(self):
        return ledger.compare(map(ledger.slip, self.inputs), map(ledger.slip, self.outputs))

    def test_exactly_once_in_order_has_no_problem(self):
        self.assertEqual(self.problems(), [])

    def test_two_input_partitions_may_mix(self):
        mixed = [given for pair in zip(self.inputs[:10], self.inputs[10:]) for given in pair]
        self.outputs = [record(given, offset) for offset, given in enumerate(mixed)]
        self.assertEqual(self.problems(), [])

    def test_a_dead_letter_counts_as_out(self):
        del self.outputs[4]
        self.outputs.append(dead_letter(self.inputs[4], 0))
        self.assertEqual(self.problems(), [])

    def test_one_lost(self):
        del self.outputs[12]
        self.assertEqual(self.problems(), ["lost: raw/1/2 (key 00000002)"])

    def test_one_doubled(self):
        self.outputs.append(record(self.inputs[3], 20, partition=1))
        self.assertEqual(self.problems(), ["doubled: raw/0/3 in structured/0/3 and structured/1/20"])

    def test_one_both_record_and_dead_letter(self):
        self.outputs.append(dead_letter(self.inputs[3], 0))
        self.assertEqual(self.problems(), ["doubled: raw/0/3 in structured/0/3 and dead/0/0"])

    def test_two_swapped(self):
        self.outputs[5], self.outputs[6] = record(self.inputs[6], 5), record(self.inputs[5], 6)
        self.assertEqual(self.problems(), ["swapped: raw/0/5 at structured/0/6 stands behind raw/0/6"])

    def test_one_from_nowhere(self):
        self.outputs.append(record(article(10), 20))
        self.assertEqual(self.problems(), [
            "from nowhere: structured/0/20 (key 00000010) says it is from raw/0/10"])

    def test_one_without_a_source(self):
        self.outputs[19] = self.outputs[19]._replace(headers={})
        self.assertEqual(self.problems(), [
            "from nowhere: structured/0/19 (key 00000009) says it is from None",
            "lost: raw/1/9 (key 00000009)"])

    def test_the_key_of_another(self):
        self.outputs[7] = self.outputs[7]._replace(key=b"k")
        self.assertEqual(self.problems(), ["other key: raw/0/7 has 00000007, structured/0/7 has k"])

    def test_the_record_of_another(self):
        self.outputs[7] = self.outputs[7]._replace(value=self.outputs[8].value)
        self.assertEqual(self.problems(),
                         ["other article: the record structured/0/7 was not made of raw/0/7"])

    def test_a_record_that_is_no_json(self):
        self.outputs[7] = self.outputs[7]._replace(value=b"{")
        self.assertEqual(len(self.problems()), 1)

    def test_a_dead_letter_with_other_bytes(self):
        changed = self.inputs[4]._replace(value=b"other")
        self.outputs[4] = dead_letter(changed, 0)
        self.assertEqual(self.problems(), ["other bytes: the dead letter dead/0/0 is not raw/0/4"])

    def test_null_becomes_null_and_nothing_else_does(self):
        self.inputs[0] = self.inputs[0]._replace(value=None)
        self.assertEqual(self.problems(), ["null on one side only: raw/0/0 and structured/0/0"])
        self.outputs[0] = self.outputs[0]._replace(value=None)
        self.assertEqual(self.problems(), [])

    def test_headers_with_commas_in_them(self):
        self.assertEqual(parse_headers(b"a=1,message=bad, really: x=y,b.c=3"),
                         {"a": "1", "message": "bad, really: x=y", "b.c": "3"})
        self.assertEqual(parse_headers(b""), {})


if __name__ == "__main__":
    unittest.main()
