"""The harness's side of Clerk.java: ask now, look at the answer later, so that nothing here waits for
a cluster that is just being broken.

    request = clerk.ask("progress", group, topic)
    … clerk.pump() … request.answer            None, or ["1200", "1500"]; request.error is a sentence
    clerk.call("create", topic, "6")           waits, and raises ClerkError
"""

import os
import select
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import jars  # noqa: E402
import kafka  # noqa: E402

CALL_SECONDS = 300


class ClerkError(Exception):
    pass


class Request:
    def __init__(self, line):
        self.line, self.answer, self.error = line, None, None

    def is_done(self):
        return self.answer is not None or self.error is not None


class Clerk:
    def __init__(self, bootstrap, log_path):
        command = [kafka.java(), "-Xms64m", "-Xmx400m", *kafka.JAVA_OPTIONS[2:], "-cp", f"{jars.directory()}/*",
                   str(Path(__file__).with_name("Clerk.java")), bootstrap]
        with open(log_path, "ab") as log:
            self.process = subprocess.Popen(kafka.bound(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=log, bufsize=0)
        self.pending, self.rest = deque(), b""

    def ask(self, *words):
        request = Request(" ".join(words))
        self.pending.append(request)
        self.process.stdin.write(request.line.encode() + b"\n")
        return request

    def pump(self):
        """Takes in what was answered."""
        while select.select([self.process.stdout], [], [], 0)[0]:
            piece = os.read(self.process.stdout.fileno(), 65536)
            if not piece:
                raise ClerkError("the clerk has ended; see its log")
            *lines, self.rest = (self.rest + piece).split(b"\n")
            for line in lines:
                word, _, answer = line.decode().partition(" ")
                request = self.pending.popleft()
                if word == "ok":
                    request.answer = answer.split()
                else:
                    request.error = answer

    def call(self, *words, seconds=CALL_SECONDS):
        request, deadline = self.ask(*words), time.monotonic() + seconds
        while not request.is_done():
            if time.monotonic() > deadline:
                raise ClerkError(f"{request.line}: no answer")
            select.select([self.process.stdout], [], [], 0.2)
            self.pump()
        if request.error:
            raise ClerkError(f"{request.line}: {request.error}")
        return request.answer

    def stop(self):
        self.process.kill()
        self.process.wait()
