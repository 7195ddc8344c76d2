"""What goes wrong, one generator for each kind.

    def worker_killed(field, fault):
        worker = fault.claim_worker()
        worker.kill()
        yield fault.chance.uniform(0, 8)        seconds; others go wrong meanwhile
        worker.launch()

A generator gets what it breaks by claiming it, so that no two faults break the same thing; when there
is nothing idle it says so by NobodyIdle, and counts as not having happened. All its choices come from
fault.chance, which is seeded for each fault alone, so the same seed makes the same plan.
"""

import random
import signal

POISON_BURST = 600


class NobodyIdle(Exception):
    """There is nothing left to break in this way."""


class Fault:
    """One fault under way; of the target, if one is given, else of whom chance says."""

    def __init__(self, field, kind, seed, target=None):
        self.field, self.kind, self.target = field, kind, target
        self.chance = random.Random(seed)
        self.claims = []
        self.steps = KINDS[kind](field, self)

    def step(self):
        """Goes on; returns the seconds until the next step, or None when the fault is over."""
        try:
            return next(self.steps)
        except StopIteration:
            self.release()
            return None
        except NobodyIdle:
            self.release()
            raise

    def release(self):
        for thing in self.claims:
            self.field.claimed.discard(thing)
        self.claims.clear()

    def claim(self, thing):
        if thing in self.field.claimed:
            raise NobodyIdle
        self.field.claimed.add(thing)
        self.claims.append(thing)
        return thing

    def claim_worker(self):
        workers = [self.target] if self.target else self.field.fleet.workers
        idle = [worker for worker in workers if worker not in self.field.claimed and worker.is_up()]
        if not idle:
            raise NobodyIdle
        return self.claim(self.chance.choice(idle))

    def claim_broker(self, number=None):
        """Only one at a time: with two down, nothing is written at all."""
        self.claim("a broker")
        if self.target:
            return self.claim(self.target)
        brokers = self.field.cluster.brokers
        return self.claim(brokers[number - 1] if number else self.chance.choice(brokers))


def ask(field, *words):
    """The answer of the clerk, or None when the cluster cannot give it now: `answer = yield from ask(…)`."""
    request = field.clerk.ask(*words)
    while not request.is_done():
        yield 0.1
    return request.answer


def wait_for_end(worker, seconds):
    while worker.is_up() and seconds > 0:
        seconds -= 0.2
        yield 0.2


# --- workers ---


def worker_killed(field, fault):
    worker = fault.claim_worker()
    worker.kill()
    yield fault.chance.choice([0, 0, fault.chance.uniform(0, 10)])
    worker.launch()
    yield 0.5


def worker_stopped(field, fault):
    worker = fault.claim_worker()
    worker.terminate()
    yield from wait_for_end(worker, field.drain_seconds)
    if worker.is_up():
        field.complain(f"{worker.name} did not end in {field.drain_seconds} s after SIGTERM")
        worker.kill()
    else:
        field.fleet.note_exit(worker)
    yield fault.chance.choice([0, fault.chance.uniform(0, 8)])
    worker.launch()
    yield 0.5


def worker_frozen(field, fault):
    """A zombie: its partitions belong to others, and its transaction has expired, when it wakes up."""
    worker = fault.claim_worker()
    worker.signal(signal.SIGSTOP)
    yield field.session_seconds + fault.chance.uniform(0.5, 8)
    worker.signal(signal.SIGCONT)
    yield 1


def transaction_expires(field, fault):
    """Frozen for longer than transaction.timeout.ms, 10 s; the broker ends its transaction."""
    worker = fault.claim_worker()
    worker.signal(signal.SIGSTOP)
    yield 10 + fault.chance.uniform(0.5, 3)
    worker.signal(signal.SIGCONT)
    yield 1


def worker_stutters(field, fault):
    worker = fault.claim_worker()
    for _ in range(fault.chance.randint(3, 8)):
        worker.signal(signal.SIGSTOP)
        yield fault.chance.uniform(0.1, 2)
        worker.signal(signal.SIGCONT)
        yield fault.chance.uniform(0.1, 1)


def rebalance_storm(field, fault):
    """Others come and go faster than the group can settle."""
    fault.claim("the storm")
    for _ in range(fault.chance.randint(3, 5)):
        extra = field.extra_worker(fault.chance.randint(0, 1))
        extra.launch()
        yield fault.chance.uniform(0.3, 3)
        if fault.chance.random() < 0.5:
            extra.kill()
        else:
            extra.terminate()
            yield from wait_for_end(extra, field.drain_seconds)
            extra.kill()


# --- brokers ---


def broker_killed(field, fault, number=None):
    broker = fault.claim_broker(number)
    broker.kill()
    yield fault.chance.choice([0, fault.chance.uniform(0, 6)])
    broker.launch()
    yield from broker_back(field, fault)


def broker_back(field, fault):
    """The others must have time to take it in again before one of them goes."""
    yield fault.chance.uniform(6, 9)


def leader_killed(field, fault):
    topic = fault.chance.choice(field.topics)
    answer = yield from ask(field, "leader", topic, "0")
    yield from broker_killed(field, fault, int(answer[0]) if answer else None)


def group_coordinator_killed(field, fault):
    answer = yield from ask(field, "coordinator", field.group)
    yield from broker_killed(field, fault, int(answer[0]) if answer else None)


def restart_cleanly(field, fault, broker):
    broker.signal(signal.SIGTERM)
    yield from wait_for_end(broker, 20)
    broker.kill()
    broker.launch()
    yield from broker_back(field, fault)


def broker_restarted(field, fault):
    yield from restart_cleanly(field, fault, fault.claim_broker())


def rolling_restart(field, fault):
    fault.claim("a broker")
    for broker in field.cluster.brokers:
        yield from restart_cleanly(field, fault, broker)


def all_brokers_killed(field, fault):
    fault.claim("a broker")
    for broker in field.cluster.brokers:
        broker.kill()
    yield fault.chance.uniform(0, 3)
    for broker in field.cluster.brokers:
        broker.launch()
    yield from broker_back(field, fault)


def controller_killed(field, fault):
    controller = fault.claim(field.cluster.controller)
    controller.kill()
    yield fault.chance.uniform(0, 5)
    controller.launch()
    yield 3


def broker_frozen(field, fault):
    """A leader that is not dead: it wakes up and still believes to lead."""
    broker = fault.claim_broker()
    broker.signal(signal.SIGSTOP)
    yield fault.chance.uniform(3, 10)
    broker.signal(signal.SIGCONT)
    yield from broker_back(field, fault)


def disk_full(field, fault):
    fault.claim("a broker")
    answer = yield from ask(field, "leader", field.structured, "0")
    broker = fault.claim(field.cluster.broker(int(answer[0]) if answer else 1))
    broker.fill()
    yield fault.chance.uniform(3, 8)
    broker.empty()
    broker.kill()  # a broker that has met the end of its disk is of no use any more, if it still runs
    broker.launch()
    yield from broker_back(field, fault)


# --- the network ---


def worker_cut_off(field, fault):
    host = fault.claim_worker().host
    host.cut()
    yield fault.chance.choice([fault.chance.uniform(0.5, 4), fault.chance.uniform(6, 16)])
    host.heal()


def worker_without_one_broker(field, fault):
    worker = fault.claim_worker()
    worker.host.deafen(fault.chance.choice(field.cluster.brokers).host.address)
    yield fault.chance.uniform(3, 14)
    worker.host.heal()


def worker_deaf(field, fault):
    """What it says arrives, what is answered does not: no commit has a definite result."""
    worker = fault.claim_worker()
    worker.host.deafen(*(broker.host.address for broker in field.cluster.brokers))
    yield fault.chance.choice([fault.chance.uniform(0.5, 4), fault.chance.uniform(6, 16)])
    worker.host.heal()


def slow_link(field, fault):
    worker = fault.claim_worker()
    worker.host.slow(fault.chance.choice([100, 400, 1500]))
    yield fault.chance.uniform(4, 12)
    worker.host.heal()


def lossy_link(field, fault):
    worker = fault.claim_worker()
    worker.host.lose(fault.chance.choice([5, 20, 40]))
    yield fault.chance.uniform(4, 12)
    worker.host.heal()


def broker_cut_off(field, fault):
    host = fault.claim_broker().host
    host.cut()
    yield fault.chance.uniform(2, 12)
    host.heal()
    yield from broker_back(field, fault)


# --- topics and messages ---


def partitions_added(field, fault):
    fault.claim("partitions")
    topic = fault.chance.choice([field.raw, field.structured])
    yield from field.grow(topic)
    yield 2


def outage(field, fault, topic):
    """Each message must have all three replicas, and the broker of one is down: what is sent to the topic is refused,
    as are the ends of its transactions."""
    fault.claim(topic)
    broker = fault.claim_broker()
    broker.kill()
    yield from configure(field, topic, "min.insync.replicas", "3")
    yield fault.chance.uniform(5, 20)
    yield from configure(field, topic, "min.insync.replicas", "2")
    broker.launch()
    yield from broker_back(field, fault)


def configure(field, *words):
    while (yield from ask(field, "configure", *words)) is None:
        yield 1


def dead_letter_outage(field, fault):
    field.feed(POISON_BURST, "poison")
    yield from outage(field, fault, field.dead)


def output_outage(field, fault):
    yield from outage(field, fault, field.structured)


def poison_burst(field, fault):
    fault.claim("poison")
    field.feed(fault.chance.randint(POISON_BURST, 5 * POISON_BURST), "poison")
    yield 3


KINDS = {
    "worker kill -9": worker_killed,
    "worker SIGTERM": worker_stopped,
    "worker frozen past its session": worker_frozen,
    "transaction time-out": transaction_expires,
    "worker stutters": worker_stutters,
    "rebalance storm": rebalance_storm,
    "broker kill -9": broker_killed,
    "leader kill -9": leader_killed,
    "group coordinator kill -9": group_coordinator_killed,
    "broker restart": broker_restarted,
    "rolling restart": rolling_restart,
    "all brokers kill -9": all_brokers_killed,
    "controller kill -9": controller_killed,
    "broker frozen": broker_frozen,
    "disk full": disk_full,
    "worker cut off": worker_cut_off,
    "worker without one broker": worker_without_one_broker,
    "worker deaf": worker_deaf,
    "slow link": slow_link,
    "lossy link": lossy_link,
    "broker cut off": broker_cut_off,
    "partitions added": partitions_added,
    "dead-letter outage": dead_letter_outage,
    "output outage": output_outage,
    "poison burst": poison_burst,
}
NEED_NAMESPACES = {"disk full", "worker cut off", "worker without one broker", "worker deaf", "slow link",
                   "lossy link", "broker cut off"}
# In a mix the quick ones are more frequent than those that stop everybody.
SELDOM = {"rolling restart", "all brokers kill -9", "disk full", "dead-letter outage", "output outage",
          "partitions added", "controller kill -9", "broker frozen"}


def kinds(can_break):
    return [kind for kind in KINDS if can_break or kind not in NEED_NAMESPACES]


def plan_alone(seed, can_break):
    """Each kind once, in an order that the seed says: (kind, its seed)."""
    chance = random.Random(f"{seed}/alone")
    names = kinds(can_break)
    chance.shuffle(names)
    return [(kind, chance.randrange(2**32)) for kind in names]


def plan_bounces(seed, workers, brokers, times):
    """As Kafka's TransactionsTest does, and once more as hard: each worker and each broker is killed and cleanly
    restarted so many times: (kind, its seed, whom)."""
    chance = random.Random(f"{seed}/bounces")
    bounces = [(kind, chance.randrange(2**32), target) for _ in range(times)
               for kinds, targets in ((("worker kill -9", "worker SIGTERM"), workers),
                                      (("broker kill -9", "broker restart"), brokers))
               for kind in kinds for target in targets]
    chance.shuffle(bounces)
    return bounces


def plan_mixed(seed, can_break, gap_seconds):
    """For ever: (seconds to wait, kind, its seed)."""
    chance = random.Random(f"{seed}/mixed")
    names = [kind for kind in kinds(can_break) for _ in range(1 if kind in SELDOM else 3)]
    while True:
        yield chance.expovariate(1 / gap_seconds), chance.choice(names), chance.randrange(2**32)
