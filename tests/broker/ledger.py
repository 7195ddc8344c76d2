"""Compares what went in with what came out: lost, doubled, swapped, or not what it should be.

Every message out names the one that it came from: records and tombstones in `wirecopy-source:
topic/partition/offset`, dead letters in the three `__connect.errors.*` headers. So the comparison
needs no knowledge of how the worker numbers or spreads its output:

    in   raw/0/5 raw/0/6 raw/0/7        out  structured/0/1 from raw/0/5
                                             structured/0/2 from raw/0/7
                                             structured/0/3 from raw/0/7
    compare(in, out) -> ["lost: raw/0/6 (key 00000006)",
                         "doubled: raw/0/7 in structured/0/1 and structured/0/2"]

What is compared are slips: of a message only what matters here, so that millions fit into memory. Order is what a consumer can see: within one output partition, the messages that came from one input
partition stand in its order. An empty list means exactly once and in order.
"""

import hashlib
import json
from collections import defaultdict
from typing import NamedTuple, Optional

ERRORS = "__connect.errors."


class Slip(NamedTuple):
    topic: str
    partition: int
    offset: int
    key: Optional[str]
    digest: Optional[str]  # SHA-256 of the value; None for null
    stated: Optional[str]  # SHA-256 of its input that the record in it names, "dead" for a dead letter, else None
    source: Optional[str]  # the place that it says it came from

    @property
    def place(self):
        return f"{self.topic}/{self.partition}/{self.offset}"

    @classmethod
    def parse(cls, line):
        """A line with tabs between the fields in this order, "-" for None."""
        fields = [None if field == "-" else field for field in line.rstrip("\n").split("\t")]
        return cls(fields[0], int(fields[1]), int(fields[2]), *fields[3:])


def slip(message):
    """Of a messages.Message."""
    digest = None if message.value is None else hashlib.sha256(message.value).hexdigest()
    key = None if message.key is None else message.key.decode(errors="replace")
    stated = "dead" if ERRORS + "topic" in message.headers else record_hash(message)
    return Slip(message.topic, message.partition, message.offset, key, digest, stated, source(message))


def source(message):
    """Where the message says that it came from, as "topic/partition/offset", or None."""
    headers = message.headers
    if ERRORS + "topic" not in headers:
        return headers.get("wirecopy-source")
    parts = [headers.get(ERRORS + name) for name in ("topic", "partition", "offset")]
    return None if None in parts else "/".join(parts)


def compare(inputs, outputs):
    """A list of sentences, one for each thing that is wrong. Both are slips."""
    known = {message.place: message for message in inputs}
    found = defaultdict(list)
    problems = []
    for message in outputs:
        place = message.source
        if place in known:
            found[place].append(message)
            problems += _differences(known[place], message)
        else:
            problems.append(f"from nowhere: {message.place} (key {message.key}) says it is from {place}")
    for place, message in known.items():
        if place not in found:
            problems.append(f"lost: {place} (key {message.key})")
        elif len(found[place]) > 1:
            problems.append(f"doubled: {place} in " + " and ".join(m.place for m in found[place]))
    return problems + list(_swapped(found))


def _differences(given, message):
    """Is `message` made of `given`? The key must be kept, and the record names the input's hash."""
    problems = []
    if given.key is not None and message.key != given.key:
        problems.append(f"other key: {given.place} has {given.key}, {message.place} has {message.key}")
    if message.stated == "dead":
        if message.digest != given.digest:
            problems.append(f"other bytes: the dead letter {message.place} is not {given.place}")
    elif given.digest is None or message.digest is None:
        if given.digest is not message.digest:
            problems.append(f"null on one side only: {given.place} and {message.place}")
    elif message.stated != given.digest:
        problems.append(f"other article: the record {message.place} was not made of {given.place}")
    return problems


def record_hash(message):
    """The SHA-256 of its input which the record states, or None when there is no such thing in it."""
    try:
        return json.loads(message.value)["extraction"]["source"]["sha256"]
    except (ValueError, KeyError, TypeError):
        return None


def _swapped(found):
    """Neighbours in the wrong order. A message that came twice is judged at its first place."""
    streams = defaultdict(list)
    for place, messages in found.items():
        topic, partition, offset = place.rsplit("/", 2)
        first = min(messages, key=lambda m: (m.topic, m.partition, m.offset))
        streams[first.topic, first.partition, topic, partition].append((first.offset, int(offset), place))
    for (topic, partition, _, _), stream in sorted(streams.items()):
        stream.sort()
        for (_, before, earlier), (offset, after, later) in zip(stream, stream[1:]):
            if after < before:
                yield f"swapped: {later} at {topic}/{partition}/{offset} stands behind {earlier}"
