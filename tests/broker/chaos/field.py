"""One round: fresh topics, a fleet of workers, articles that come as fast as they are read, and faults.
At its end everything is mended, the workers finish and stop, and every message is accounted for.

The settings of a round (assignor, static membership, time-outs, sizes of batches, partitions) come from
its seed, as the faults do.
"""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import faults  # noqa: E402
import ledger  # noqa: E402
from fleet import Fleet, Worker  # noqa: E402

WORKERS = 3
PARTITIONS_MAX = 12
BACKLOG_LOW, FEED_CHUNK = 15000, 10000  # when fewer wait, so many are fed
TICK_SECONDS = 0.05
PROGRESS_SECONDS = 1.0
FINISH_SECONDS = 240  # for what is left when the faults are over
NAIVE_FINISH_SECONDS = 30  # the naive loop may have lost the end for good
DRAIN_SECONDS = 40  # drain.timeout.ms is 25 s, and a JVM or two may have the processors
GAP_SECONDS = 6
BOUNCES, BOUNCED_MESSAGES, BOUNCED_BATCH = 3, 100000, 750  # the numbers of Kafka's TransactionsTest
BAD_MESSAGES = 100000
STUCK_SECONDS = 120  # nothing committed for so long, and nothing broken


class Settings:
    """What a round's seed says about its workers."""

    def __init__(self, seed, strategy=None):
        chance = random.Random(f"{seed}/settings")
        self.strategy = strategy or chance.choice(["range", "roundrobin", "cooperative-sticky"])
        self.static = chance.random() < 0.4
        self.session_ms = chance.choice([6000, 6000, 10000])
        self.articles_max = chance.choice([200, 2000])
        self.linger_ms = chance.choice([50, 200])
        self.raw, self.out = chance.choice([4, 6, 8]), chance.choice([1, 3, 5])

    def __str__(self):
        return (f"{self.strategy}{', static' if self.static else ''}, session {self.session_ms // 1000} s, "
                f"batch {self.articles_max}/{self.linger_ms} ms, {self.raw} to {self.out} partitions")

    def variables(self, name):
        variables = {
            "KAFKA_SESSION_TIMEOUT_MS": str(self.session_ms),
            "KAFKA_PARTITION_ASSIGNMENT_STRATEGY": self.strategy,
            "KAFKA_HEARTBEAT_INTERVAL_MS": "1000",
            "WIRECOPY_BATCH_ARTICLES_MAX": str(self.articles_max),
            "WIRECOPY_BATCH_LINGER_MS": str(self.linger_ms),
            "WIRECOPY_EXTRACTION_THREADS": "1",
            "WIRECOPY_PROGRESS_TIMEOUT_MS": "20000",
            "WIRECOPY_WORKER_ID": name,
        }
        if self.static:
            variables["KAFKA_GROUP_INSTANCE_ID"] = name
        return variables


class Field:
    """`ground` has what all rounds share: cluster, clerk, hosts, programs; `plan` is the round's; see run."""

    def __init__(self, ground, plan, strategy=None):
        self.ground, self.cluster, self.clerk, self.plan = ground, ground.cluster, ground.clerk, plan
        self.settings = Settings(plan.seed, strategy)
        if plan.kind == "bounces":
            self.settings.articles_max = BOUNCED_BATCH
        self.group = f"round-{plan.number}"
        self.raw, self.structured, self.dead = (f"{self.group}.{name}" for name in ("raw", "structured", "dead"))
        self.topics = [self.raw, self.structured, self.dead]
        self.partitions = {self.raw: self.settings.raw, self.structured: self.settings.out}
        self.session_seconds, self.drain_seconds = self.settings.session_ms / 1000, DRAIN_SECONDS
        self.directory = ground.directory / self.group
        self.directory.mkdir()
        self.claimed = set()
        self.fleet = Fleet(self.make_worker, WORKERS)
        self.fleet.claimed = self.claimed
        self.extras = {}
        self.fed = 0  # asked for so far
        self.committed = self.end = 0
        self.committed_at = self.asked_at = time.monotonic()
        self.request = None
        self.active = []  # [due, fault]
        self.counts = Counter()
        self.complaints = []
        self.feeding = False  # as much as is read, by itself

    # --- what faults ask for ---

    def make_worker(self, name, last):
        variables = {
            "KAFKA_BOOTSTRAP_SERVERS": self.cluster.bootstrap,
            "KAFKA_GROUP_ID": self.group,
            "WIRECOPY_TOPIC_RAW": self.raw,
            "WIRECOPY_TOPIC_STRUCTURED": self.structured,
            "WIRECOPY_TOPIC_DEAD": self.dead,
            **self.settings.variables(name),
        }
        return Worker(self.ground.host(name, last), self.ground.program(self.plan.naive), self.directory, variables)

    def extra_worker(self, number):
        """One beside the fleet, for as long as a storm needs it."""
        if number not in self.extras:
            self.extras[number] = self.make_worker(f"x{number}", 40 + number)
        return self.extras[number]

    def complain(self, sentence):
        self.complaints.append(sentence)

    def feed(self, count, kind="mixed"):
        self.clerk.ask("feed", self.raw, str(self.partitions[self.raw]), str(self.fed), str(count), kind)
        self.fed += count

    def grow(self, topic):
        """A step of a fault: one partition more."""
        if self.partitions[topic] >= PARTITIONS_MAX:
            raise faults.NobodyIdle
        if (yield from faults.ask(self, "grow", topic, str(self.partitions[topic] + 1))) is not None:
            self.partitions[topic] += 1

    # --- the course of a round ---

    def run(self):
        """Returns the round's Report."""
        began = time.monotonic()
        for topic, partitions in ((self.raw, self.settings.raw), (self.structured, self.settings.out), (self.dead, 2)):
            self.clerk.call("create", topic, str(partitions))
        self.fleet.start()
        try:
            {"alone": self.run_alone, "mixed": self.run_mixed, "bounces": self.run_bounces, "bad": self.run_bad}[
                self.plan.kind](began + self.plan.seconds)
            self.finish()
        except GaveUp as error:
            self.complain(str(error))
        bad = self.fleet.stop(DRAIN_SECONDS)
        for sentence in bad:
            self.complain(sentence)
        for extra in self.extras.values():
            extra.kill()
        return Report(self, time.monotonic() - began)

    def start_feeding(self):
        self.feeding = True
        self.wait_until(lambda: self.committed > 0, FINISH_SECONDS, "nothing was committed at all")

    def run_alone(self, _):
        """One fault after the other, each when the workers have done something since the last one."""
        self.start_feeding()
        for kind, seed in faults.plan_alone(self.plan.seed, self.ground.can_break):
            self.begin(kind, seed)
            self.wait_until(lambda: not self.active, FINISH_SECONDS, f"{kind} does not end")
            before = self.committed
            self.wait_until(lambda: self.committed > before, STUCK_SECONDS, f"nothing is committed after {kind}")

    def run_bounces(self, _):
        """Each worker and broker, hard and clean; the articles come in equal parts meanwhile."""
        bounces = faults.plan_bounces(self.plan.seed, self.fleet.workers, self.cluster.brokers, BOUNCES)
        for number, (kind, seed, target) in enumerate(bounces, 1):
            self.feed(BOUNCED_MESSAGES * number // len(bounces) - self.fed)
            before = self.committed
            self.wait_until(lambda: self.committed > before and target.is_up(), STUCK_SECONDS, "nothing is committed")
            self.begin(kind, seed, target)
            self.wait_until(lambda: not self.active, FINISH_SECONDS, f"{kind} does not end")

    def run_bad(self, _):
        while self.fed < BAD_MESSAGES:
            self.feed(min(FEED_CHUNK, BAD_MESSAGES - self.fed), "bad")
            self.wait_until(lambda: self.fed - self.committed < BACKLOG_LOW, FINISH_SECONDS, "bad articles stay")

    def run_mixed(self, end):
        self.start_feeding()
        for gap, kind, seed in faults.plan_mixed(self.plan.seed, self.ground.can_break, GAP_SECONDS):
            due = time.monotonic() + gap
            if due > end:
                return
            self.wait_until(lambda: time.monotonic() >= due, gap + 60, "the clock stands still")
            self.begin(kind, seed)

    def finish(self):
        self.feeding = False
        self.wait_until(lambda: not self.active, FINISH_SECONDS, "a fault does not end")
        self.ground.say(f"faults over; {self.fed - self.committed} articles to go")
        self.wait_until(lambda: self.end >= self.fed and self.committed >= self.end,
                        NAIVE_FINISH_SECONDS if self.plan.naive else FINISH_SECONDS, "not everything was committed")

    def begin(self, kind, seed, target=None):
        fault = faults.Fault(self, kind, seed, target)
        try:
            pause = fault.step()
        except faults.NobodyIdle:
            return
        self.counts[kind] += 1
        self.ground.say(f"{kind} (committed {self.committed})")
        if pause is not None:
            self.active.append([time.monotonic() + pause, fault])

    def wait_until(self, is_so, seconds, what):
        deadline = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > deadline:
                raise GaveUp(f"{what} ({seconds:.0f} s; committed {self.committed} of {self.end}, fed {self.fed})")
            self.tick()
            time.sleep(TICK_SECONDS)

    def tick(self):
        now = time.monotonic()
        self.clerk.pump()
        self.fleet.tend()
        for entry in [entry for entry in self.active if entry[0] <= now]:
            try:
                pause = entry[1].step()
            except faults.NobodyIdle:
                self.counts[entry[1].kind] -= 1  # it had only asked so far
                pause = None
            if pause is None:
                self.active.remove(entry)
            else:
                entry[0] = now + pause
        self.look_at_progress(now)

    def look_at_progress(self, now):
        if self.request is None:
            if now - self.asked_at >= PROGRESS_SECONDS:
                self.asked_at = now
                self.request = self.clerk.ask("progress", self.group, self.raw)
            return
        if not self.request.is_done():
            return
        if self.request.answer:
            committed, self.end = map(int, self.request.answer)
            if committed != self.committed:
                self.committed, self.committed_at = committed, now
            if self.feeding and self.fed - self.committed < BACKLOG_LOW:
                self.feed(FEED_CHUNK)
        elif now - self.committed_at > STUCK_SECONDS and not self.active:
            raise GaveUp(f"no progress can be read: {self.request.error}")
        self.request = None


class GaveUp(Exception):
    """The round cannot go on; what is there is checked all the same."""


class Report:
    """What became of a round. `problems` are sentences, one for each message that is not as it should be."""

    def __init__(self, field, seconds):
        self.plan, self.settings, self.seconds = field.plan, str(field.settings), seconds
        self.counts, self.exits, self.peak_mib = field.counts, field.fleet.exits, field.fleet.peak_mib
        self.complaints = field.complaints
        self.complaints += [f"a worker died by itself: {signal.Signals(-code).name}" for code in self.exits if code < 0]
        path = field.directory / "messages"
        field.clerk.call("read", str(path), *field.topics)
        slips = read_slips(path)
        inputs = [slip for slip in slips if slip.topic == field.raw]
        outputs = [slip for slip in slips if slip.topic != field.raw]
        self.messages = len(inputs)
        self.dead = sum(slip.topic == field.dead for slip in outputs)
        in_the_log, second = (
            sum(count_with_kcat(field.cluster.bootstrap, topic, isolation) for topic in (field.structured, field.dead))
            for isolation in ("read_uncommitted", "read_committed"))
        self.aborted = in_the_log - len(outputs)
        if second != len(outputs):
            self.complaints.append(f"kcat sees {second} committed messages, the Java client {len(outputs)}")
        if self.messages != field.fed:
            self.complaints.append(f"{field.fed} articles were fed, {self.messages} lie on the topic")
        self.problems = ledger.compare(inputs, outputs)
        self.lost, self.doubled, self.swapped = (
            sum(problem.startswith(word) for problem in self.problems) for word in ("lost:", "doubled:", "swapped:"))
        self.other = len(self.problems) - self.lost - self.doubled - self.swapped

    def faults(self):
        return sum(self.counts.values())

    def name(self):
        return f"{'naive' if self.plan.naive else 'round'} {self.plan.seed}"

    def is_as_expected(self):
        if self.plan.naive:
            return self.lost + self.doubled + self.swapped > 0
        return not self.problems and not self.complaints


def read_slips(path):
    with open(path, encoding="utf-8") as lines:
        return [ledger.Slip.parse(line) for line in lines]


def count_with_kcat(bootstrap, topic, isolation):
    done = subprocess.run(["kcat", "-C", "-b", bootstrap, "-t", topic, "-o", "beginning", "-e", "-q", "-X",
                           f"isolation.level={isolation}", "-f", "\\n"],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False, timeout=300)
    return done.stdout.count(b"\n")
