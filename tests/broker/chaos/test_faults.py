"""A seed must give the same faults again, and every kind must have its turn."""

import itertools
import unittest

import faults


class PlanTest(unittest.TestCase):
    def mixed(self, seed, count=500, can_break=True):
        return list(itertools.islice(faults.plan_mixed(seed, can_break, 6), count))

    def test_the_same_seed_is_the_same_plan(self):
        self.assertEqual(self.mixed("7/1"), self.mixed("7/1"))
        self.assertEqual(faults.plan_alone("7/0", True), faults.plan_alone("7/0", True))

    def test_another_seed_is_another_plan(self):
        self.assertNotEqual(self.mixed("7/1"), self.mixed("7/2"))
        self.assertNotEqual(faults.plan_alone("7/0", True), faults.plan_alone("8/0", True))

    def test_alone_each_kind_comes_once(self):
        self.assertEqual(sorted(kind for kind, _ in faults.plan_alone("7", True)), sorted(faults.KINDS))

    def test_in_a_long_mix_every_kind_comes(self):
        self.assertEqual({kind for _, kind, _ in self.mixed("7")}, set(faults.KINDS))

    def test_without_namespaces_nothing_needs_them(self):
        self.assertFalse(faults.NEED_NAMESPACES & {kind for _, kind, _ in self.mixed("7", can_break=False)})
        self.assertLess(faults.NEED_NAMESPACES, set(faults.KINDS))

    def test_nothing_is_broken_twice_at_a_time(self):
        class Field:
            claimed = set()

        first, second = (faults.Fault.__new__(faults.Fault) for _ in range(2))
        for fault in (first, second):
            fault.field, fault.claims = Field, []
        first.claim("a broker")
        with self.assertRaises(faults.NobodyIdle):
            second.claim("a broker")
        first.release()
        second.claim("a broker")


if __name__ == "__main__":
    unittest.main()
