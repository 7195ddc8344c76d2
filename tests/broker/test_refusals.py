"""Every kind of request is answered with every error that might come: the worker must neither hang nor
crash, and each article must come out. On librdkafka's mock cluster, where errors can be ordered; what it
cannot tell is whether something is there twice (see mock.c).

WIRECOPY_REFUSALS=all sweeps all pairs; a random tenth of them, by the printed seed, is for every day.
"""

import os
import random
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import kafka
import patience
from worker import Worker

REQUESTS = {"Produce": 0, "Fetch": 1, "ListOffsets": 2, "Metadata": 3, "OffsetFetch": 9, "FindCoordinator": 10,
            "JoinGroup": 11, "Heartbeat": 12, "SyncGroup": 14, "InitProducerId": 22, "AddPartitionsToTxn": 24,
            "AddOffsetsToTxn": 25, "EndTxn": 26, "TxnOffsetCommit": 28}
ERRORS = {"UNKNOWN": -1, "OFFSET_OUT_OF_RANGE": 1, "UNKNOWN_TOPIC_OR_PART": 3, "LEADER_NOT_AVAILABLE": 5,
          "NOT_LEADER": 6, "REQUEST_TIMED_OUT": 7, "MSG_SIZE_TOO_LARGE": 10, "NETWORK_EXCEPTION": 13,
          "COORDINATOR_LOAD_IN_PROGRESS": 14, "COORDINATOR_NOT_AVAILABLE": 15, "NOT_COORDINATOR": 16,
          "NOT_ENOUGH_REPLICAS": 19, "ILLEGAL_GENERATION": 22, "UNKNOWN_MEMBER_ID": 25, "REBALANCE_IN_PROGRESS": 27,
          "TOPIC_AUTHORIZATION_FAILED": 29, "GROUP_AUTHORIZATION_FAILED": 30, "OUT_OF_ORDER_SEQUENCE_NUMBER": 45,
          "DUPLICATE_SEQUENCE_NUMBER": 46, "INVALID_PRODUCER_EPOCH": 47, "INVALID_TXN_STATE": 48,
          "INVALID_PRODUCER_ID_MAPPING": 49, "CONCURRENT_TRANSACTIONS": 51, "TRANSACTIONAL_ID_AUTHORIZATION_FAILED": 53,
          "KAFKA_STORAGE_ERROR": 56, "UNKNOWN_PRODUCER_ID": 59, "FENCED_INSTANCE_ID": 82, "PRODUCER_FENCED": 90}
# Says that the articles are stored already, which a producer believes and the mock cluster has not done.
UNTRUE = {("Produce", "DUPLICATE_SEQUENCE_NUMBER")}
# worker/service/exit_code.h: what a worker may end with after a refusal; an orchestrator starts it again.
ENDS = {5: "TOPICS", 6: "FENCED", 9: "KAFKA"}
SECONDS = 60
LATE_MS = 15000  # later than a request is waited for
GROUP = f"refused-{os.getpid()}"


class Mock:
    def __init__(self):
        self.process = subprocess.Popen(kafka.bound([str(Path(os.environ["WIRECOPY_FEED"]).with_name("mock"))]),
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.bootstrap = self.process.stdout.readline().strip()

    def ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        return self.process.stdout.readline().strip()

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class RefusalTest(unittest.TestCase):
    def setUp(self):
        self.mock = Mock()
        self.addCleanup(self.mock.stop)
        self.directory = tempfile.TemporaryDirectory(prefix="wirecopy-refusals.")
        self.addCleanup(self.directory.cleanup)
        self.starts, self.worker, self.fed = 0, None, 0

    def start(self):
        self.starts += 1
        self.worker = Worker(os.environ["WIRECOPY_BINARY"], {
            "KAFKA_BOOTSTRAP_SERVERS": self.mock.bootstrap, "KAFKA_GROUP_ID": GROUP, "WIRECOPY_WORKER_ID": "w1",
            "WIRECOPY_TOPIC_RAW": "raw", "WIRECOPY_TOPIC_STRUCTURED": "structured", "WIRECOPY_TOPIC_DEAD": "dead",
            "KAFKA_SESSION_TIMEOUT_MS": "6000", "WIRECOPY_EXTRACTION_THREADS": "1", "WIRECOPY_BATCH_LINGER_MS": "300",
            "WIRECOPY_PROGRESS_TIMEOUT_MS": "10000"}, self.directory.name, f"worker{self.starts}")
        self.addCleanup(self.worker.close)

    def articles_come_out(self, what, refusal=None):
        """The refusal waits for the worker, which sends nothing before its batch is 300 ms old."""
        self.fed += 3
        self.assertEqual(self.mock.ask("feed", 3), "ok")
        if refusal:
            self.mock.ask("refuse", *refusal, 1)
        deadline = patience.deadline(SECONDS)
        while int(self.mock.ask("seen")) < self.fed:
            self.assertLess(time.monotonic(), deadline, f"nothing comes out after {what}:\n{self.worker.log_tail()}")
            if not self.worker.is_alive():
                code = self.worker.wait(0)
                self.assertIn(code, ENDS, f"{what}:\n{self.worker.log_tail()}")
                self.start()

    def test_no_refusal_hangs_crashes_or_loses(self):
        pairs = [(request, error) for request in REQUESTS for error in ERRORS if (request, error) not in UNTRUE]
        seed = int(os.environ.get("WIRECOPY_TEST_SEED") or random.SystemRandom().randrange(10**6))
        random.Random(seed).shuffle(pairs)
        if os.environ.get("WIRECOPY_REFUSALS") != "all":
            pairs = pairs[:len(pairs) // 10]
        self.start()
        self.articles_come_out("the start")
        for request, error in pairs:
            self.articles_come_out(f"{error} to {request} (seed {seed})", (REQUESTS[request], ERRORS[error]))
        print(f"      {len(pairs)} refusals, seed {seed}; the worker ended and was started again {self.starts - 1} times",
              flush=True)

    def test_a_producer_that_lost_an_answer_is_not_used_after_the_abort(self):
        """It would give the number of the message that may be stored to another, which a broker then drops."""
        self.assertEqual(self.mock.ask("place", 1, 2, GROUP, "w1"), "ok")
        self.start()
        self.articles_come_out("the start")
        self.assertEqual(self.worker.metrics()["wirecopy_producer_replacements_total"], 0)
        for request in ("Produce", "TxnOffsetCommit"):
            self.assertEqual(self.mock.ask("delay", REQUESTS[request], 1, LATE_MS), "ok")
        self.articles_come_out("two answers too late")
        deadline = patience.deadline(SECONDS)
        while "remedy: abort" not in self.worker.log():
            self.assertLess(time.monotonic(), deadline, self.worker.log_tail())
            time.sleep(0.1)
        self.articles_come_out("the abort")
        self.assertEqual(self.worker.metrics()["wirecopy_producer_replacements_total"], 1)


if __name__ == "__main__":
    unittest.main()
