"""The broker of the tests must not outlive them, whatever ends them."""

import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

import kafka
from case import BrokerCase

GONE_SECONDS = 20


def processes_that_name(path):
    """The ids of the processes with `path` in their command line."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.fsencode(path) in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


class KafkaTest(BrokerCase):
    def test_the_broker_ends_when_its_owner_is_killed(self):
        home = os.path.join(self.directory, "other")
        owner = subprocess.Popen(kafka.bound(["sleep", "1000"]))
        self.addCleanup(owner.wait)
        self.addCleanup(owner.kill)
        started = subprocess.run([sys.executable, kafka.__file__, "start", "--dir", home, "--owner", str(owner.pid)],
                                 stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, check=False)
        self.assertEqual(started.returncode, 0)
        self.assertRegex(started.stdout, r"^127\.0\.0\.1:\d+\n$")
        self.assertEqual(len(processes_that_name(home)), 2, "the supervisor and the broker run")
        owner.send_signal(signal.SIGKILL)
        owner.wait()
        deadline = time.monotonic() + GONE_SECONDS
        while (processes_that_name(home) or os.path.exists(home)) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual(processes_that_name(home), [])
        self.assertFalse(os.path.exists(home), "its directory is left behind")


if __name__ == "__main__":
    unittest.main()
