"""The workers, each on a host of its own, kept running as an orchestrator would keep them: one that
ends by itself, or is ended by a fault, is started again after a moment, under the same name.

A fault that wants a worker down claims it (see faults.py); a claimed worker is left alone.
"""

import os
import re
import signal
import time
from collections import Counter
from pathlib import Path

from cluster import Node

RESTART_SECONDS = 1
SAMPLE_SECONDS = 2
HIGH_WATER = re.compile(r"^VmHWM:\s+(\d+) kB", re.M)


class Worker(Node):
    def __init__(self, host, program, directory, variables):
        super().__init__(host)
        self.program, self.directory = [str(word) for word in program], Path(directory)
        self.variables = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"),
                          "WIRECOPY_HTTP_LISTEN": f"{host.address}:8080", **variables}
        for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if key in os.environ:
                self.variables[key] = os.environ[key]
        self.asked_to_end = False
        self.down_since = None

    def log_path(self):
        return self.directory / f"{self.name}.log"

    def command(self):
        return self.program, self.variables

    def launch(self):
        self.asked_to_end, self.down_since = False, None
        super().launch()

    def terminate(self):
        self.asked_to_end = True
        self.signal(signal.SIGTERM)

    def kill(self):
        self.asked_to_end = True
        super().kill()

    def peak_mib(self):
        """The most memory that this process has had, or 0 when it is gone."""
        try:
            found = HIGH_WATER.search(Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii"))
        except OSError:
            return 0
        return int(found[1]) // 1024 if found else 0


class Fleet:
    """`make(name, last)` gives a worker that is not started yet."""

    def __init__(self, make, count):
        self.make = make
        self.workers = [make(f"w{n}", 20 + n) for n in range(1, count + 1)]
        self.claimed = set()
        self.exits = Counter()  # of workers that were not killed: code -> how often
        self.peak_mib = 0
        self.sampled_at = 0.0

    def start(self):
        for worker in self.workers:
            worker.launch()

    def tend(self):
        """Starts again what has ended."""
        now = time.monotonic()
        if now - self.sampled_at > SAMPLE_SECONDS:
            self.sampled_at = now
            self.peak_mib = max(self.peak_mib, *(worker.peak_mib() for worker in self.workers if worker.is_up()), 0)
        for worker in self.workers:
            if worker.is_up() or worker in self.claimed:
                continue
            if worker.down_since is None:
                worker.down_since = now
                self.note_exit(worker)
            elif now - worker.down_since > RESTART_SECONDS:
                worker.launch()

    def note_exit(self, worker):
        """The code of one that has ended; a fault does it for a claimed worker. Those killed do not count."""
        code = worker.process.wait()
        if not (worker.asked_to_end and code == -signal.SIGKILL):
            self.exits[code] += 1

    def stop(self, seconds):
        """SIGTERM to all; returns the names of those that did not end with 0 in that time."""
        for worker in self.workers:
            worker.signal(signal.SIGCONT)
            worker.terminate()
        deadline, bad = time.monotonic() + seconds, []
        for worker in self.workers:
            while worker.is_up() and time.monotonic() < deadline:
                time.sleep(0.1)
            if worker.is_up():
                bad.append(f"{worker.name} has not drained in {seconds} s")
                worker.kill()
                continue
            self.note_exit(worker)
            if worker.process.returncode != 0:
                bad.append(f"{worker.name} ended with {worker.process.returncode} when it was asked to stop")
        return bad

    def kill(self):
        for worker in self.workers:
            worker.kill()
