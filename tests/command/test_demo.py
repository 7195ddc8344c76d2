#!/usr/bin/env python3
"""`wirecopy demo` from start to end, and when its worker dies.

usage: test_demo.py WIRECOPY [unittest arguments]
"""
import os, pathlib, re, signal, subprocess, sys, time, unittest

BINARY = None
SAMPLES = pathlib.Path(__file__).resolve().parent.parent.parent / "worker/samples"
NAMES = sorted(p.name for p in SAMPLES.iterdir() if p.suffix in (".txt", ".json"))


def worker_of(pid):
    """The process id of the demo's worker, once there is one."""
    for _ in range(200):
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if children:
            return int(children[0])
        time.sleep(0.05)
    raise AssertionError("the demo starts no worker")


def is_gone(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


class Demo(unittest.TestCase):
    def start(self, **env):
        return subprocess.Popen([BINARY, "demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={**os.environ, **env})

    def test_every_sample_comes_through_once(self):
        # Settings of the surrounding shell must not reach the worker.
        demo = self.start(WIRECOPY_TOPIC_RAW="elsewhere", KAFKA_BOOTSTRAP_SERVERS="127.0.0.1:1",
                          WIRECOPY_NO_SUCH_KEY="1")
        out, said = (part.decode() for part in demo.communicate(timeout=90))
        self.assertEqual((demo.returncode, said), (0, ""))
        self.assertEqual(sorted(re.findall(r"(?m)^── (\S+) ─", out)), NAMES)
        self.assertEqual(out.count("\nrejected "), 1)
        self.assertNotIn("\033", out)
        count = len(NAMES)
        self.assertEqual(out.splitlines()[-1], f"in {count} = structured {count - 1} + dead 1")

    def test_dead_worker_is_a_failure(self):
        demo = self.start()
        os.kill(worker_of(demo.pid), signal.SIGKILL)
        out, said = (part.decode() for part in demo.communicate(timeout=90))
        self.assertEqual(demo.returncode, 1)
        self.assertIn("wirecopy: the worker has ended too early\n", said)
        self.assertEqual(out.splitlines()[-1], f"in {len(NAMES)} = structured 0 + dead 0")

    def test_worker_does_not_outlive_the_demo(self):
        demo = self.start()
        worker = worker_of(demo.pid)
        demo.kill()
        demo.communicate(timeout=30)
        for _ in range(400):
            if is_gone(worker):
                return
            time.sleep(0.1)
        self.fail("the worker still runs")

    def test_wrong_arguments(self):
        for argument in ("--no-such-option", "extra"):
            result = subprocess.run([BINARY, "demo", argument], capture_output=True, timeout=30)
            self.assertEqual(result.returncode, 64)


if __name__ == "__main__":
    BINARY = sys.argv.pop(1)
    unittest.main()
