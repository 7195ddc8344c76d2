"""Three brokers and a controller, each a small JVM on a host of its own, that are meant to be hurt.

    cluster = Cluster(network, directory)
    cluster.start()                       returns when all three answer
    cluster.brokers[0].kill()             kill -9
    cluster.brokers[0].launch()           and again, on the same data

Topics have three replicas, two of which must have a message before it is acknowledged. Where mounting
is allowed each broker's data lie on a small file system of their own, in memory, which fill() fills.
"""

import base64
import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import jars  # noqa: E402
import kafka  # noqa: E402

PORT = 9092
DATA_MIB = 2000
START_SECONDS = 180
STOP_SECONDS = 30  # then a clean shutdown becomes a kill

COMMON = {
    "node.id": "{id}",
    "controller.quorum.bootstrap.servers": "{controller}:9093",
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": "{data}/log",
    # After a kill -9 a broker may not register again before its old session is over, 9 s by default.
    "broker.session.timeout.ms": "4000",
    "broker.heartbeat.interval.ms": "500",
    "auto.create.topics.enable": "false",
}
CONTROLLER = {
    **COMMON,
    "process.roles": "controller",
    "listeners": "CONTROLLER://{address}:9093",
}
BROKER = {
    **COMMON,
    "process.roles": "broker",
    "listeners": "PLAINTEXT://{address}:9092",
    "advertised.listeners": "PLAINTEXT://{address}:9092",
    "message.max.bytes": "33554432",
    "replica.fetch.max.bytes": "33554432",
    "min.insync.replicas": "2",
    "replica.lag.time.max.ms": "5000",
    "offsets.topic.replication.factor": "3",
    "transaction.state.log.replication.factor": "3",
    "transaction.state.log.min.isr": "2",
    "offsets.topic.num.partitions": "4",
    "transaction.state.log.num.partitions": "4",
    "group.initial.rebalance.delay.ms": "0",
    # Expired transactions are looked for every 10 s by default.
    "transaction.abort.timed.out.transaction.cleanup.interval.ms": "1000",
    "file.delete.delay.ms": "1000",
    # An index takes its full size at once in a file system in memory: 10 MB by default.
    "log.index.size.max.bytes": "262144",
}
# Kafka 4.1 may forget, when min.insync.replicas has changed, that a topic had eligible leader replicas. When that topic
# is deleted, its controller refuses every broker that comes back ("existed in isrMembers, but not in the topics map").
FEATURES = ["--feature", "eligible.leader.replicas.version=0"]


class Node:
    """A process on a host that can be stopped and started in every way."""

    def __init__(self, host):
        self.host, self.name = host, host.name
        self.process = None

    def command(self):
        """What to run, and its environment or None."""
        raise NotImplementedError

    def launch(self):
        command, environment = self.command()
        with open(self.log_path(), "ab") as log:
            self.process = subprocess.Popen(kafka.bound(self.host.inside(command)), env=environment,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def is_up(self):
        return self.process is not None and self.process.poll() is None

    def signal(self, number):
        if self.is_up():
            self.process.send_signal(number)

    def kill(self):
        self.signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()


class JavaNode(Node):
    def __init__(self, host, number, directory, properties, heap):
        super().__init__(host)
        self.number, self.heap = number, heap
        self.home = Path(directory) / host.name
        self.data = self.home / "data"
        self.data.mkdir(parents=True)
        self.properties = properties

    def log_path(self):
        return self.home / "kafka.log"

    def java(self, *arguments):
        return [kafka.java(), "-Xms64m", f"-Xmx{self.heap}m", *kafka.JAVA_OPTIONS[2:],
                "-cp", f"{jars.directory()}/*", *arguments]

    def command(self):
        return self.java("kafka.Kafka", str(self.home / "server.properties")), None

    def start_format(self, cluster_id, controller, *options):
        facts = {"id": self.number, "controller": controller, "address": self.host.address, "data": self.data}
        lines = [f"{key}={value.format(**facts)}" for key, value in self.properties.items()]
        path = self.home / "server.properties"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        with open(self.log_path(), "ab") as log:
            return subprocess.Popen(self.java("kafka.tools.StorageTool", "format", "-t", cluster_id, "-c", str(path),
                                              *options), stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def fill(self):
        """No byte more fits on the broker's file system."""
        free = os.statvfs(self.data)
        with open(self.data / "balloon", "wb") as balloon:
            try:
                os.posix_fallocate(balloon.fileno(), 0, free.f_bavail * free.f_frsize)
            except OSError:
                pass  # somebody else was faster with the last of it

    def empty(self):
        (self.data / "balloon").unlink(missing_ok=True)


class Cluster:
    def __init__(self, network, directory):
        self.controller = JavaNode(network.add("c1", 10), 100, directory, CONTROLLER, heap=160)
        self.brokers = [JavaNode(network.add(f"b{n}", 10 + n), n, directory, BROKER, heap=320) for n in (1, 2, 3)]
        self.nodes = [self.controller, *self.brokers]
        self.bootstrap = ",".join(f"{broker.host.address}:{PORT}" for broker in self.brokers)
        self.can_fill = network.can_break

    def start(self):
        if self.can_fill:
            for broker in self.brokers:
                subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DATA_MIB}m", "tmpfs", str(broker.data)],
                               check=True)
        cluster_id = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode("ascii").rstrip("=").replace("-", "A")
        formats = [node.start_format(cluster_id, self.controller.host.address,
                                     *(["--standalone", *FEATURES] if node is self.controller else []))
                   for node in self.nodes]
        if any([process.wait() for process in formats]):
            raise kafka.KafkaError("the brokers' directories could not be formatted")
        for node in self.nodes:
            node.launch()
        deadline = time.monotonic() + START_SECONDS
        while not self._is_ready():
            if time.monotonic() > deadline:
                raise kafka.KafkaError("the three brokers did not come up")
            time.sleep(0.5)

    def _is_ready(self):
        answer = subprocess.run(["kcat", "-L", "-b", self.bootstrap, "-m", "2"], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        return answer.returncode == 0 and " 3 brokers:" in answer.stdout

    def broker(self, number):
        return self.brokers[number - 1]

    def stop(self):
        for node in self.nodes:
            node.kill()
        for broker in self.brokers if self.can_fill else []:
            subprocess.run(["umount", "--lazy", str(broker.data)], check=False)
