"""The gate of schema changes: FULL_TRANSITIVE against every released set, and nothing goes that consumers read by name.

FULL_TRANSITIVE as Confluent's registry has it: each released schema reads what the present one writes, and the other way
round, by the rules of Avro 1.12, "Schema Resolution", as Apache's own checker applies them. Avro lets a field with a default go;
we do not, since JSON consumers ask for it by name.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from avro.compatibility import ReaderWriterCompatibilityChecker, SchemaCompatibilityType
from avro.schema import parse

SCHEMAS = Path(__file__).parents[2] / "schemas"
RELEASED = SCHEMAS / "released"


def released_sets() -> list[Path]:
    """The folders of released schemas, the first release first."""
    return sorted((path for path in RELEASED.iterdir() if path.is_dir()), key=lambda path: int(path.name))


def breaks(released: str, present: str) -> list[str]:
    """What a change from one schema's text to another breaks; empty if nothing."""
    return [
        *(f"the new cannot read the old: {each}" for each in _unreadable(present, released)),
        *(f"the old cannot read the new: {each}" for each in _unreadable(released, present)),
        *(f"gone: {path}" for path in sorted(set(paths(released)) - set(paths(present)))),
    ]


def paths(schema: str) -> Iterator[str]:
    """The dotted path of every field, those of inner records included."""
    yield from _paths(json.loads(schema), "")


def _paths(schema: Any, prefix: str) -> Iterator[str]:
    if isinstance(schema, list):
        for branch in schema:
            yield from _paths(branch, prefix)
    elif isinstance(schema, dict) and schema.get("type") == "record":
        for field in schema["fields"]:
            path = f"{prefix}{field['name']}"
            yield path
            yield from _paths(field["type"], f"{path}.")
    elif isinstance(schema, dict) and schema.get("type") == "array":
        yield from _paths(schema["items"], prefix)


def _unreadable(reader: str, writer: str) -> list[str]:
    found = ReaderWriterCompatibilityChecker().get_compatibility(parse(reader), parse(writer))
    if found.compatibility is SchemaCompatibilityType.compatible:
        return []
    return sorted(str(message) for message in found.messages) or ["incompatible"]
