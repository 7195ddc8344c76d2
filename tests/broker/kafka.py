#!/usr/bin/env python3
"""One real Kafka node for tests: KRaft, on loopback, gone when its owner is gone.

    kafka.py with CMD…                  run CMD with KAFKA_BOOTSTRAP_SERVERS set, exit with its code
    kafka.py start --dir D --owner $$   print the bootstrap address; lives until `stop` or the owner's end
    kafka.py stop --dir D
    kafka.py jars                       only fetch the jars and print where they are

From Python:

    with Kafka() as kafka:
        subprocess.run(["kcat", "-L", "-b", kafka.bootstrap])

The broker must not outlive a test run, whatever ends it: a failure, Ctrl-C or kill -9. So it does not
run under the test but under a supervisor in a session of its own, which waits for
the owner's end, the broker's, and its own SIGTERM. Whichever comes first, it kills the broker
and removes the directory. Should the supervisor itself be killed, the kernel kills the broker
(PR_SET_PDEATHSIG), and only the directory stays behind.

        owner (test)  <--watches--  supervisor  --parent of-->  java kafka.Kafka

The data are thrown away, so the broker is always killed, never shut down: it saves two seconds.
"""

import argparse
import base64
import os
import random
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import jars  # noqa: E402

START_SECONDS = 120  # two busy cores need 15; this is for a machine that does much else
START_ATTEMPTS = 3  # a port that was free may be taken before the broker binds it

# Below the range from which the kernel takes ports for outgoing connections.
PORT_FIRST, PORT_LAST = 20000, 31999

PROPERTIES = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.quorum.bootstrap.servers": "127.0.0.1:{controller}",
    "listeners": "PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}",
    "advertised.listeners": "PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}",
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": "{directory}/data",
    "auto.create.topics.enable": "false",
    "message.max.bytes": "33554432",
    "replica.fetch.max.bytes": "33554432",
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "offsets.topic.num.partitions": "4",
    "transaction.state.log.num.partitions": "4",
    "group.initial.rebalance.delay.ms": "0",
    # After a kill -9 the broker may not register again before its old session is over, 9 s by default.
    "broker.session.timeout.ms": "4000",
    "broker.heartbeat.interval.ms": "500",
    # Expired transactions are looked for every 10 s by default, which is what a test would wait.
    "transaction.abort.timed.out.transaction.cleanup.interval.ms": "1000",
}

JAVA_OPTIONS = ["-Xms128m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"]


class KafkaError(Exception):
    """The broker could not be started; the message says why."""


class Kafka:
    """One node. `properties` are added to the broker's own; `directory` is made (it must not exist
    yet) and removed at the end, a temporary one when not given; `owner` is the process whose end ends
    the broker, this one unless said otherwise, or 0 for none."""

    def __init__(self, directory=None, properties=None, owner=None, version=jars.KAFKA_VERSION):
        self.directory = Path(directory).absolute() if directory else None
        self.properties = dict(properties or {})
        self.owner = os.getpid() if owner is None else owner
        self.version = version
        self.supervisor = None
        self.log = None
        self.home = None  # the directory of this attempt, removed at the end with all that is in it
        self.bootstrap = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def start(self):
        """Returns self when the broker answers a metadata request at `self.bootstrap`."""
        if shutil.which("kcat") is None:
            raise KafkaError("`kcat` is not here: apt-get install kcat")
        java(), jars.fetch(self.version)
        for _ in range(START_ATTEMPTS):
            log = self._launch()
            if log is None:
                return self
            if "Address already in use" not in log:
                break
        raise KafkaError(f"Kafka {self.version} did not start:\n{log}")

    def stop(self):
        if self.supervisor is not None:
            self.supervisor.terminate()
            self.supervisor.wait()
            self.supervisor = None
            self.log.close()

    def crash(self):
        """kill -9 of the broker, which is started again on its data. Returns when it is dead; it
        answers some seconds later."""
        text = "the broker is started again"
        before = self.log_text().count(text)
        self.supervisor.send_signal(signal.SIGHUP)
        while self.log_text().count(text) == before and self.supervisor.poll() is None:
            time.sleep(0.05)

    def signal(self, number):
        """A signal to the broker, such as SIGSTOP, and not to its supervisor."""
        broker, = Path(f"/proc/{self.supervisor.pid}/task/{self.supervisor.pid}/children").read_text(
            encoding="ascii").split()
        os.kill(int(broker), number)

    def _launch(self):
        """One attempt. None when the broker is ready, else the end of its log."""
        directory = self.home = self._make_directory()
        broker, controller = free_ports(2)
        text = {**PROPERTIES, **self.properties}
        lines = [f"{key}={value.format(broker=broker, controller=controller, directory=directory)}\n"
                 for key, value in text.items()]
        (directory / "server.properties").write_text("".join(lines), encoding="utf-8")
        self.bootstrap = f"127.0.0.1:{broker}"
        self.log = open(directory / "kafka.log", "w+", encoding="utf-8", errors="replace")
        self.supervisor = subprocess.Popen(
            [sys.executable, __file__, "supervise", "--dir", str(directory),
             "--owner", str(self.owner), "--kafka", self.version],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True)
        try:
            if self._wait_until_ready():
                return None
        except BaseException:
            self.stop()
            raise
        self.supervisor.terminate()
        self.supervisor.wait()
        return self.log_tail()

    def log_text(self):
        """The broker's log. Its file is gone when the supervisor is, but still open here."""
        with open(f"/proc/self/fd/{self.log.fileno()}", encoding="utf-8", errors="replace") as log:
            return log.read()

    def log_tail(self, lines=30):
        return "".join(self.log_text().splitlines(keepends=True)[-lines:])

    def _make_directory(self):
        if self.directory is None:
            return Path(tempfile.mkdtemp(prefix="wirecopy-kafka."))
        self.directory.mkdir(parents=True)
        return self.directory

    def _wait_until_ready(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._is_ready():
                return True
            try:
                self.supervisor.wait(0.2)
                return False
            except subprocess.TimeoutExpired:
                pass
        return False

    def _is_ready(self):
        answer = subprocess.run(["kcat", "-L", "-b", self.bootstrap, "-m", "2"], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        return answer.returncode == 0 and f" at {self.bootstrap}" in answer.stdout


def java():
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=f"{home}/bin" if home else None) or shutil.which("java")
    if found is None:
        raise KafkaError("Kafka needs a JRE and `java` is not here: apt-get install default-jre-headless")
    return found


def free_ports(count):
    """Ports of 127.0.0.1 on which nothing listens now. All are held until all are chosen."""
    held = []
    try:
        while len(held) < count:
            probe = socket.socket()
            try:
                probe.bind(("127.0.0.1", random.randint(PORT_FIRST, PORT_LAST)))
                held.append(probe)
            except OSError:
                probe.close()
        return [probe.getsockname()[1] for probe in held]
    finally:
        for probe in held:
            probe.close()


def bound(command):
    """The command, which the kernel kills when the process that starts it ends."""
    return ["setpriv", "--pdeathsig", "KILL", *command]


# --- the supervisor's side ------------------------------------------------------------------------


class Restart(Exception):
    """SIGHUP came."""


def restart(*_):
    raise Restart


def supervise(directory, owner, version):
    """Run the broker until it, its owner or this process is told to end. Removes the directory."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    (directory / "supervisor.pid").write_text(f"{os.getpid()}\n", encoding="ascii")
    try:
        watched = [os.pidfd_open(owner)] if owner else []
        classpath = ["-cp", f"{jars.directory(version)}/*"]
        config = str(directory / "server.properties")
        cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode("ascii").rstrip("=").replace("-", "A")
        format_data = ["kafka.tools.StorageTool", "format", "-t", cluster, "-c", config, "--standalone"]
        if subprocess.run(bound([java(), *JAVA_OPTIONS, *classpath, *format_data]), check=False).returncode:
            sys.exit(1)
        while run_broker(bound([java(), *JAVA_OPTIONS, *classpath, "kafka.Kafka", config]), watched):
            print("the broker is started again", flush=True)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def run_broker(command, watched):
    """Runs it until it ends or a watched process does. True when it was killed to be started again."""
    broker = subprocess.Popen(command)
    try:
        signal.signal(signal.SIGHUP, restart)
        select.select([*watched, os.pidfd_open(broker.pid)], [], [])
        if broker.poll() is not None:
            print(f"the broker ended by itself, code {broker.returncode}", flush=True)
        return False
    except Restart:
        return True
    finally:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        broker.kill()
        broker.wait()


# --- the command line -----------------------------------------------------------------------------


def command_with(arguments):
    """The broker's owner is this process, so even kill -9 of it ends the broker; the command, which
    Ctrl-C reaches by itself, is waited for."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with Kafka(properties=arguments.set) as kafka:
        environment = {**os.environ, "KAFKA_BOOTSTRAP_SERVERS": kafka.bootstrap}
        code = subprocess.run(bound(arguments.command), env=environment, check=False).returncode
    return 128 - code if code < 0 else code


def command_start(arguments):
    kafka = Kafka(directory=arguments.dir, properties=arguments.set, owner=arguments.owner).start()
    print(kafka.bootstrap)
    return 0


def command_stop(arguments):
    directory = Path(arguments.dir).absolute()
    try:
        pid = int((directory / "supervisor.pid").read_text(encoding="ascii"))
        watched = os.pidfd_open(pid)
        if "supervise" not in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8"):
            raise ProcessLookupError
    except (FileNotFoundError, ProcessLookupError):
        print(f"kafka.py: no broker runs in {directory}", file=sys.stderr)
        return 1
    signal.pidfd_send_signal(watched, signal.SIGTERM)
    select.select([watched], [], [])
    return 0


def command_jars(_):
    print(jars.fetch())
    return 0


def command_supervise(arguments):
    supervise(Path(arguments.dir), arguments.owner, arguments.kafka)
    return 0


def property_pair(text):
    key, separator, value = text.partition("=")
    if not separator or not re.fullmatch(r"[a-z0-9._-]+", key):
        raise argparse.ArgumentTypeError(f"{text!r} is not key=value")
    return key, value


def parse(arguments):
    parser = argparse.ArgumentParser(prog="kafka.py", description="One real Kafka node for tests.")
    commands = parser.add_subparsers(required=True, metavar="with|start|stop|jars")
    for name, function in (("with", command_with), ("start", command_start), ("stop", command_stop),
                           ("jars", command_jars), ("supervise", command_supervise)):
        command = commands.add_parser(name)
        command.set_defaults(function=function)
        if name in ("start", "stop", "supervise"):
            command.add_argument("--dir", required=True)
        if name in ("start", "supervise"):
            command.add_argument("--owner", type=int, default=0, metavar="PID")
        if name in ("with", "start"):
            command.add_argument("--set", action="append", type=property_pair, default=[],
                                 metavar="KEY=VALUE", help="a broker property")
        if name == "supervise":
            command.add_argument("--kafka", required=True, metavar="VERSION")
        if name == "with":
            command.add_argument("command", nargs=argparse.PARSER)
    return parser.parse_args(arguments)


def main():
    arguments = parse(sys.argv[1:])
    try:
        return arguments.function(arguments)
    except (KafkaError, jars.JarsError) as error:
        print(f"kafka.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
