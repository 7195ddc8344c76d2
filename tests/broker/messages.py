"""What lies on a topic, read by kcat as a consumer with isolation.level=read_committed sees it.

    read("127.0.0.1:9092", "articles.structured")
      -> [Message("articles.structured", 0, 17, b"00000012", b'{"uri":…', {"ce_id": "…"}), …]

kcat prints the lengths of key and value first and then their bytes, so that any bytes are read back as
they are, and null is told from empty (length -1). Its headers are one comma-separated line; a header's
value may hold commas, but not `,name=`.
"""

import re
import subprocess
from typing import NamedTuple, Optional

import patience

READ_SECONDS = 120

END = b"\x1e\n"
FORMAT = r"%p %o %K %S\n%k%s%h\x1e\n"
NEXT_HEADER = re.compile(r",(?=[A-Za-z_][A-Za-z0-9_.-]*=)")


class Message(NamedTuple):
    topic: str
    partition: int
    offset: int
    key: Optional[bytes]
    value: Optional[bytes]
    headers: dict

    @property
    def place(self):
        return f"{self.topic}/{self.partition}/{self.offset}"


def read(bootstrap, topic, isolation="read_committed"):
    """Every message from the beginning to the end as it is now; in order within a partition."""
    kcat = subprocess.run(
        ["kcat", "-C", "-b", bootstrap, "-t", topic, "-o", "beginning", "-e", "-q",
         "-X", f"isolation.level={isolation}", "-f", FORMAT],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=patience.seconds(READ_SECONDS),
        check=False)
    if kcat.returncode != 0:
        raise RuntimeError(f"kcat could not read {topic}: {kcat.stderr.decode(errors='replace')}")
    return list(_split(topic, kcat.stdout))


def _split(topic, output):
    position = 0
    while position < len(output):
        line_end = output.index(b"\n", position)
        partition, offset, key_length, value_length = map(int, output[position:line_end].split())
        key, position = _take(output, line_end + 1, key_length)
        value, position = _take(output, position, value_length)
        end = output.index(END, position)
        yield Message(topic, partition, offset, key, value, parse_headers(output[position:end]))
        position = end + len(END)


def _take(output, position, length):
    if length < 0:
        return None, position
    return output[position:position + length], position + length


def parse_headers(line):
    """b"a=1,b=2,3" -> {"a": "1", "b": "2,3"}; of a name that stands twice the last one."""
    text = line.decode("utf-8", errors="replace")
    return dict(pair.split("=", 1) for pair in NEXT_HEADER.split(text) if pair)
