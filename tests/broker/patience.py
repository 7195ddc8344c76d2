"""How long the tests wait: one factor on all their time limits.

    patience.deadline(60)   the moment, on the monotonic clock, until which 60 s may be waited
    patience.seconds(60)    60, or more when a sanitizer is built into the binary under test
    patience.load(20000)    20,000 articles, or as many as that binary reads in the same time

A limit is there to end a test that hangs. It says nothing about speed, so the factor is generous:
it allows for a sanitizer and for a machine that is busy with its build. WIRECOPY_PATIENCE sets
another one.
"""

import os
import time
from functools import lru_cache
from pathlib import Path

FACTORS = {b"__tsan_init": 15, b"__asan_init": 6}  # the symbol that each sanitizer leaves in a binary


@lru_cache(maxsize=None)
def _symbols():
    """Of the binary under test; the image is not built with a sanitizer and names none."""
    binary = os.environ.get("WIRECOPY_BINARY")
    content = Path(binary).read_bytes() if binary else b""
    return [symbol for symbol in FACTORS if symbol in content]


def is_sanitized():
    """Memory, and what is preloaded to deny it, are the sanitizer's own then."""
    return bool(_symbols())


def _slowness():
    return max([FACTORS[symbol] for symbol in _symbols()], default=1)


def seconds(count):
    return count * float(os.environ.get("WIRECOPY_PATIENCE") or _slowness())


def load(count):
    return count // _slowness()


def deadline(count):
    return time.monotonic() + seconds(count)
