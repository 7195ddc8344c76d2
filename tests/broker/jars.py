"""Apache Kafka's jars from Maven Central, fetched once and kept.

Kafka needs no tarball and no shell scripts: the jars and a JRE are enough. They live in
$XDG_CACHE_HOME/wirecopy/kafka-jars-VERSION (~/.cache when unset), outside every build tree, so that
`rm -rf build` does not cost a download. Maven copies them into a directory named `.part`, which gets
its final name only when all of them are there: a directory with the final name is always whole.

    jars.fetch("4.1.1")  ->  Path("/home/me/.cache/wirecopy/kafka-jars-4.1.1")

It does not look for newer versions, and never removes an old one.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

KAFKA_VERSION = os.environ.get("WIRECOPY_KAFKA_VERSION", "4.1.1")

# The scope `runtime` of these two is all that a broker loads: 46 jars of 4.1.1.
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.wirecopy.tests</groupId>
  <artifactId>kafka-jars</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>{version}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
"""

# Pinned: without a version Maven would ask for the newest plugin each time.
MAVEN_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"

PROGRESS_SECONDS = 5  # between two lines of progress where the output is not a terminal


class JarsError(Exception):
    """The jars could not be had; the message says what to do."""


def directory(version=KAFKA_VERSION):
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "wirecopy" / f"kafka-jars-{version}"


def fetch(version=KAFKA_VERSION):
    """The directory of the jars, downloaded first when they are not there. Several processes may ask
    at once: one downloads, the others wait for it."""
    target = directory(version)
    if target.is_dir():
        return target
    if shutil.which("mvn") is None:
        raise JarsError("Kafka's jars come from Maven Central and `mvn` is not here: apt-get install maven")
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target.with_name(target.name + ".lock"), "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.is_dir():
            _download(version, target)
    return target


def _download(version, target):
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    pom = part / "pom.xml"
    pom.write_text(POM.format(version=version), encoding="utf-8")
    print(f"downloading Kafka {version} (43 MB) once, to {target}", file=sys.stderr, flush=True)
    log = _maven(pom, part)
    if not list(part.glob("kafka_2.13-*.jar")):
        raise JarsError("Maven did not deliver Kafka's jars:\n" + "\n".join(log[-20:]))
    pom.unlink()
    part.rename(target)


def _maven(pom, part):
    """Run Maven and show its progress. Returns its output, a list of lines; raises when it failed."""
    command = ["mvn", "-B", "-C", "-f", str(pom), MAVEN_GOAL,
               f"-DoutputDirectory={part}", "-DincludeScope=runtime"]
    log, progress = [], _Progress()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace") as maven:
        try:
            for line in maven.stdout:
                log.append(line.rstrip())
                progress.line(line)
        except BaseException:
            maven.kill()
            raise
    progress.done()
    if maven.returncode != 0:
        raise JarsError("Maven could not fetch Kafka's jars:\n" + "\n".join(log[-20:]))
    return log


class _Progress:
    """Counts what Maven says it has downloaded. `Downloaded from central: URL (6.3 MB at 9.8 MB/s)`"""

    SIZE = re.compile(r"Downloaded from .*\.jar \(([0-9.]+) (B|kB|MB)")
    UNIT = {"B": 1e-6, "kB": 1e-3, "MB": 1.0}

    def __init__(self):
        self.jars, self.megabytes, self.shown = 0, 0.0, time.monotonic()
        self.terminal = sys.stderr.isatty()

    def line(self, line):
        found = self.SIZE.search(line)
        if not found:
            return
        self.jars += 1
        self.megabytes += float(found[1]) * self.UNIT[found[2]]
        if self.terminal or time.monotonic() - self.shown > PROGRESS_SECONDS:
            self.shown = time.monotonic()
            self._show("\r" if self.terminal else "")

    def done(self):
        if self.terminal and self.jars:
            self._show("\r")
            print(file=sys.stderr)

    def _show(self, start):
        end = "" if self.terminal else "\n"
        print(f"{start}  {self.jars} jars, {self.megabytes:.0f} MB", end=end, file=sys.stderr, flush=True)
