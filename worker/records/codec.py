"""Records <-> bytes on the wire: JSON, or Avro with Confluent framing."""

import io
import json
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import fastavro
import msgspec

from worker.errors import ItemUndecodable, ItemWithoutLink, RecordUndecodable
from worker.records.foreign import sound_item
from worker.records.model import ItemRecord

R = TypeVar("R")

SchemaText = Callable[[int], str]
"""Schema id -> the text of the writer's schema."""

AVRO_MAGIC = 0
_FRAME = struct.Struct(">bI")  # Confluent wire format: magic byte 0, schema id, big-endian


class Codec(Protocol):
    """Encodes one record type for one topic, and decodes it again."""

    @property
    def content_type(self) -> str:
        """The media type that the header `content-type` names."""
        ...

    def encode(self, record: object) -> bytes:
        """The record's bytes."""
        ...


@dataclass(frozen=True, slots=True)
class JsonCodec:
    """JSON with the Avro schema's field names; bytes are base64, times milliseconds."""

    content_type: str = "application/json"

    def encode(self, record: object) -> bytes:
        """The record's bytes, UTF-8."""
        return msgspec.json.encode(record)


@dataclass(frozen=True, slots=True)
class AvroCodec:
    """Avro binary behind the Confluent header; `schema_id` is the registry's for `schema`."""

    schema: str
    schema_id: int
    content_type: str = "application/vnd.confluent.avro"

    def encode(self, record: object) -> bytes:
        """The framed bytes."""
        out = io.BytesIO()
        out.write(_FRAME.pack(AVRO_MAGIC, self.schema_id))
        fields = msgspec.to_builtins(record, builtin_types=(bytes,))
        fastavro.schemaless_writer(out, parsed_schema(self.schema), fields, strict=True)
        return out.getvalue()


@cache
def schema_text(name: str) -> str:
    """The text of `schemas/<name>.avsc`: beside the package in a wheel, at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "schemas", package.parent / "schemas"):
        path = folder / f"{name}.avsc"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"schemas/{name}.avsc is neither in the package nor beside it")


@cache
def parsed_schema(name: str) -> Any:
    """The schema as fastavro wants it."""
    return fastavro.parse_schema(json.loads(schema_text(name)))


def decode_record(body: bytes, kind: type[R], schema: str, writer_schema: SchemaText | None = None) -> R:
    """One of our records from its bytes, JSON or framed Avro.

    `writer_schema` gives the text of a schema id; without it Avro is read with our own schema.
    Raises RecordUndecodable.
    """
    try:
        if body[:1] == b"\x00":
            _, schema_id = _FRAME.unpack_from(body)
            reader = parsed_schema(schema)
            writer = fastavro.parse_schema(json.loads(writer_schema(schema_id))) if writer_schema else reader
            fields = fastavro.schemaless_reader(io.BytesIO(body[_FRAME.size :]), writer, reader)
            return msgspec.convert(_millis(fields), kind)
        return msgspec.json.decode(body, type=kind)
    except (
        msgspec.MsgspecError,
        ValueError,
        RecursionError,
        EOFError,
        IndexError,
        KeyError,
        struct.error,
        OverflowError,
    ) as exc:
        raise RecordUndecodable(f"no record of the schema {schema}: {exc}") from exc


def decode_item(body: bytes | None, writer_schema: SchemaText | None = None) -> ItemRecord:
    """An item that we or somebody else published. Unknown fields are ignored; only `link` must be there.

    What comes out is bounded and clean (`foreign.sound_item`). Raises ItemUndecodable, or ItemWithoutLink.
    """
    if not body:
        raise ItemUndecodable("the event has no value")
    if body[:1] == b"\x00":
        try:
            item = decode_record(body, ItemRecord, "item", writer_schema)
        except RecordUndecodable as exc:
            raise ItemUndecodable(exc.detail) from exc
        if not item.link.strip():
            raise ItemWithoutLink("the item has no link")
        return sound_item(item)
    try:
        fields = msgspec.json.decode(body)
    except (msgspec.MsgspecError, ValueError, RecursionError) as exc:
        raise ItemUndecodable(f"not JSON: {exc}") from exc
    if not isinstance(fields, Mapping):
        raise ItemUndecodable(f"a JSON object was expected, not {type(fields).__name__}")
    link = fields.get("link")
    if link is None or (isinstance(link, str) and not link.strip()):
        raise ItemWithoutLink("the item has no link")
    try:
        return sound_item(msgspec.convert(fields, ItemRecord))
    except (msgspec.MsgspecError, ValueError) as exc:
        raise ItemUndecodable(f"not an item: {exc}") from exc


def _millis(value: Any) -> Any:
    """fastavro reads timestamp-millis as datetimes; our records hold the number."""
    if isinstance(value, dict):
        return {key: _millis(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_millis(inner) for inner in value]
    return round(value.timestamp() * 1000) if hasattr(value, "timestamp") else value
