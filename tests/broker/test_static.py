"""Members with a group.instance.id: the broker gives them their old share when they come back, without a
new assignment."""

import unittest

from case import BrokerCase


class StaticTest(BrokerCase):
    def start_member(self, name):
        """Its time-out is so long that the group does not notice that it was away."""
        worker = self.start_worker({"KAFKA_GROUP_INSTANCE_ID": f"{self.group}-{name}",
                                    "KAFKA_SESSION_TIMEOUT_MS": "45000"}, name=f"{name}{len(self.workers)}")
        worker.wait_until_ready()
        return worker

    def grow_while_the_leader_is_away(self, before, after):
        """The one that came first leads; by its name it has the last share."""
        self.make_topics(raw=before)
        leader, other = self.start_member("z"), self.start_member("a")
        self.wait_for_share([other], 1)
        leader.kill()
        self.tool("grow", self.raw, str(after))
        self.feed("articles", self.raw, "--partitions", str(after), "--count", "300")
        leader = self.start_member("z")
        self.wait_until_done()
        orphans = sum(worker.metrics()["wirecopy_partitions_orphaned_total"] for worker in (leader, other))
        self.assertGreater(orphans, 0, "the partition found a reader by itself")
        self.assert_drains(leader, other)
        self.assert_exactly_once()

    def test_a_partition_that_came_while_the_leader_was_away_is_read(self):
        self.grow_while_the_leader_is_away(before=2, after=3)

    def test_and_also_when_the_leader_has_no_partition(self):
        self.grow_while_the_leader_is_away(before=1, after=2)


if __name__ == "__main__":
    unittest.main()
