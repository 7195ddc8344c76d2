"""What a worker says and does when it is started wrongly, and what it answers over HTTP."""

import json
import os
import re
import socket
import unittest

import kafka
from case import BrokerCase

# worker/service/exit_code.h
EXIT_CONFIG, EXIT_LISTEN, EXIT_TOPICS = 3, 4, 5

SOON_SECONDS = 30


def listening_ports(pid):
    """The TCP ports on which a process listens, from /proc."""
    inodes = set()
    for descriptor in os.listdir(f"/proc/{pid}/fd"):
        try:
            inodes.add(os.readlink(f"/proc/{pid}/fd/{descriptor}"))
        except FileNotFoundError:
            continue
    ports = []
    for table in ("tcp", "tcp6"):
        with open(f"/proc/{pid}/net/{table}", encoding="ascii") as lines:
            rows = [line.split() for line in lines][1:]
        ports += [int(row[1].rsplit(":", 1)[1], 16) for row in rows
                  if row[3] == "0A" and f"socket:[{row[9]}]" in inodes]
    return ports


class HttpTest(BrokerCase):
    def setUp(self):
        super().setUp()
        self.make_topics()

    def test_livez_readyz_metrics_version_answer(self):
        worker = self.start_worker()
        worker.wait_until_ready()
        for path in ("/livez", "/readyz"):
            self.assertEqual(worker.get(path)[0], 200, path)
        status, kind, body = worker.get("/version")
        self.assertEqual((status, kind.split(";")[0]), (200, "application/json"))
        self.assertRegex(json.loads(body)["version"], r"^\d+\.\d+\.\d+")
        status, kind, body = worker.get("/metrics")
        self.assertEqual((status, kind.split(";")[0]), (200, "text/plain"))
        self.assert_is_prometheus_text(body)
        self.assertEqual(worker.get("/no-such-page")[0], 404)
        self.assert_drains(worker)

    def assert_is_prometheus_text(self, body):
        declared = set()
        for line in body.splitlines():
            if line.startswith("# TYPE "):
                declared.add(line.split()[2])
            elif not line.startswith("#"):
                name = re.match(r"[a-zA-Z_:][\w:]*", line)[0]
                name = re.sub("_(bucket|sum|count)$", "", name) if name not in declared else name
                self.assertIn(name, declared, f"no # TYPE for: {line}")
                self.assertRegex(line, r'^\w+(\{(\w+="([^"\\]|\\.)*",?)*\})? [-+.\deEInfNa]+$')
        self.assertTrue(declared)

    def test_a_taken_port_is_an_error_at_start(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            worker = self.start_worker({"WIRECOPY_HTTP_LISTEN": f"127.0.0.1:{port}"})
            self.assertEqual(worker.wait(SOON_SECONDS), EXIT_LISTEN, worker.log_tail())
        self.assertIn(f"127.0.0.1:{port}", worker.log())

    def test_an_empty_address_turns_it_off(self):
        self.feed("articles", self.raw, "--partitions", "1", "--count", "10")
        worker = self.start_worker({"WIRECOPY_HTTP_LISTEN": ""})
        self.wait_until_done()
        self.assertEqual(listening_ports(worker.process.pid), [])
        self.assert_drains(worker)

    def test_not_ready_but_alive_without_a_broker(self):
        worker = self.start_worker({"KAFKA_BOOTSTRAP_SERVERS": f"127.0.0.1:{kafka.free_ports(1)[0]}"})
        self.wait_until(lambda: self.answers(worker, "/livez") == 200, "/livez answers 200")
        self.assertEqual(self.answers(worker, "/readyz"), 503)
        self.wait_until(lambda: any(event.get("level") in ("warning", "error") for event in worker.events()),
                        "the log says that the broker cannot be reached")
        self.assert_drains(worker)

    def answers(self, worker, path):
        try:
            return worker.get(path)[0]
        except (ConnectionError, TimeoutError):
            return None


class StartTest(BrokerCase):
    def test_a_missing_topic_is_waited_for_and_then_an_error(self):
        worker = self.start_worker({"WIRECOPY_TOPICS_WAIT_MS": "2000"})
        self.assertEqual(worker.wait(SOON_SECONDS), EXIT_TOPICS, worker.log_tail())
        self.assertIn(self.raw, worker.log())

    def test_a_topic_that_comes_late_is_found(self):
        worker = self.start_worker()
        self.wait_until(lambda: self.raw in worker.log(), "the log names the missing topic")
        self.make_topics()
        self.feed("articles", self.raw, "--partitions", "1", "--count", "10")
        self.wait_until_done()
        self.assert_drains(worker)
        self.assert_exactly_once()

    def test_every_mistake_in_the_configuration_is_listed(self):
        mistakes = {"WIRECOPY_NO_SUCH_KEY": "1", "KAFKA_NO_SUCH_KEY": "1", "WIRECOPY_BATCH_LINGER_MS": "soon",
                    "WIRECOPY_DELIVERY": "sometimes", "KAFKA_SASL_PASSWORD": "hunter2"}
        for arguments in (("run",), ("check-config",)):
            with self.subTest(arguments[0]):
                worker = self.start_worker(mistakes, arguments=arguments, name=arguments[0])
                self.assertEqual(worker.wait(SOON_SECONDS), EXIT_CONFIG, worker.log_tail())
                log = worker.log().lower()
                for word in ("no.such.key", "batch.linger.ms", "soon", "sometimes"):
                    self.assertIn(word, log.replace("_", "."))
                self.assertNotIn("hunter2", log)

    def test_without_a_broker_or_a_group_it_says_what_to_set(self):
        worker = self.start_worker({"KAFKA_BOOTSTRAP_SERVERS": None, "KAFKA_GROUP_ID": None})
        self.assertEqual(worker.wait(SOON_SECONDS), EXIT_CONFIG, worker.log_tail())
        for variable in ("KAFKA_BOOTSTRAP_SERVERS", "KAFKA_GROUP_ID"):
            self.assertIn(variable, worker.log())

    def test_check_config_needs_no_broker(self):
        worker = self.start_worker({"KAFKA_BOOTSTRAP_SERVERS": f"127.0.0.1:{kafka.free_ports(1)[0]}"},
                                   arguments=("check-config",))
        self.assertEqual(worker.wait(SOON_SECONDS), 0, worker.log_tail())


if __name__ == "__main__":
    unittest.main()
