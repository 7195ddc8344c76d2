"""Is a record what the project's own JSON Schema says it is?

    mistakes(b'{"uri": …}')  ->  ["extraction.dates[0].role: 'x' is not one of […]"]
"""

import functools
import json
from pathlib import Path

import jsonschema

SCHEMA = Path(__file__).resolve().parents[2] / "deploy/schema/record.schema.json"


@functools.lru_cache(maxsize=1)
def _validator():
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def mistakes(record):
    """A sentence for each; an empty list means valid."""
    found = _validator().iter_errors(json.loads(record))
    return [f"{error.json_path.removeprefix('$.')}: {error.message}" for error in found]
