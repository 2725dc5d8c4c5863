"""Schemas change by addition alone: the gate holds, it bites, and bytes of both ages are really read."""

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastavro
import msgspec
import pytest

from tests.records import samples
from tests.records.compatibility import RELEASED, SCHEMAS, breaks, paths, released_sets
from worker.records.codec import AvroCodec, JsonCodec, decode_record, parsed_schema, schema_text

PAIRS = [
    pytest.param(path, id=f"{path.parent.name}/{path.stem}")
    for folder in released_sets()
    for path in sorted(folder.glob("*.avsc"))
]
Schema = dict[str, Any]


def test_there_is_a_released_set_of_every_record() -> None:
    assert {path.stem for path in released_sets()[0].glob("*.avsc")} <= {
        p.stem for p in SCHEMAS.glob("*.avsc")
    }
    assert len(PAIRS) >= 6


def test_a_released_set_never_changes() -> None:
    listed = dict(reversed(line.split("  ")) for line in (RELEASED / "SHA256SUMS").read_text().splitlines())
    assert listed == {
        str(path.relative_to(RELEASED)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(RELEASED.rglob("*.avsc"))
    }


@pytest.mark.parametrize("released", PAIRS)
def test_every_released_schema_reads_the_present_one_and_is_read_by_it(released: Path) -> None:
    assert breaks(released.read_text(encoding="utf-8"), schema_text(released.stem)) == []


def _without(name: str) -> Callable[[Schema], None]:
    def change(schema: Schema) -> None:
        schema["fields"] = [field for field in schema["fields"] if field["name"] != name]

    return change


def _with(field: Schema) -> Callable[[Schema], None]:
    return lambda schema: schema["fields"].append(field)


def _retyped(name: str, kind: object) -> Callable[[Schema], None]:
    def change(schema: Schema) -> None:
        next(field for field in schema["fields"] if field["name"] == name)["type"] = kind

    return change


def _in_array(name: str, change: Callable[[Schema], None]) -> Callable[[Schema], None]:
    return lambda schema: change(
        next(field for field in schema["fields"] if field["name"] == name)["type"]["items"]
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(_without("url"), "url", id="a required field removed"),
        pytest.param(_without("headline"), "gone: headline", id="an optional field removed"),
        pytest.param(
            _in_array("quotations", _without("speaker")),
            "gone: quotations.speaker",
            id="a field of an inner record removed",
        ),
        pytest.param(_with({"name": "x", "type": "string"}), "x", id="a field without default"),
        pytest.param(
            _in_array("quotations", _with({"name": "x", "type": "string"})),
            "x",
            id="a field without default in an inner record",
        ),
        pytest.param(_retyped("word_count", "string"), "string", id="a type changed"),
        pytest.param(_retyped("word_count", "int"), "long", id="a type narrowed: only the old way round"),
        pytest.param(_retyped("headline", "string"), "null", id="a null taken away"),
        pytest.param(_retyped("url", ["null", "string"]), "null", id="a null let in"),
    ],
)
def test_the_gate_bites(change: Callable[[Schema], None], told: str) -> None:
    changed = json.loads(schema_text("article"))
    change(changed)
    found = breaks(schema_text("article"), json.dumps(changed))
    assert any(told in each for each in found), found


def _enum(symbols: str, **more: str) -> str:
    kind = {"type": "enum", "name": "Stance", "symbols": symbols.split(), **more}
    return json.dumps({"type": "record", "name": "R", "fields": [{"name": "stance", "type": kind}]})


def test_the_gate_bites_at_a_symbol_that_an_old_reader_does_not_know() -> None:
    assert breaks(_enum("said denied"), _enum("said denied doubted"))
    assert breaks(_enum("said denied"), _enum("said denied doubted", default="said"))
    assert not breaks(_enum("said denied", default="said"), _enum("said denied doubted", default="said"))


@pytest.mark.parametrize(
    "field",
    [
        {"name": "x", "type": ["null", "string"], "default": None},
        {"name": "x", "type": "string", "default": "said"},
        {"name": "x", "type": {"type": "array", "items": "string"}, "default": []},
    ],
    ids=lambda field: json.dumps(field["type"]),
)
def test_the_gate_lets_additions_with_a_default_pass(field: Schema) -> None:
    changed = json.loads(schema_text("article"))
    changed["fields"].append(field)
    _in_array("quotations", _with(field))(changed)
    assert breaks(schema_text("article"), json.dumps(changed)) == []


@pytest.mark.parametrize("released", PAIRS)
def test_an_old_avro_record_is_read_by_the_present_worker(released: Path) -> None:
    older, record = released.read_text(encoding="utf-8"), samples.ALL[released.stem]
    out = io.BytesIO()
    known = _pruned(_builtins(record), json.loads(older))
    fastavro.schemaless_writer(out, fastavro.parse_schema(json.loads(older)), known, strict=True)
    body = b"\x00\x00\x00\x00\x07" + out.getvalue()
    read = decode_record(body, type(record), released.stem, lambda _: older)
    _agrees(read, known, older)


@pytest.mark.parametrize("released", PAIRS)
def test_a_present_avro_record_is_read_with_an_old_schema(released: Path) -> None:
    older = json.loads(released.read_text(encoding="utf-8"))
    body = AvroCodec(released.stem, 7).encode(samples.ALL[released.stem])
    read = fastavro.schemaless_reader(
        io.BytesIO(body[5:]), parsed_schema(released.stem), fastavro.parse_schema(older)
    )
    wanted = _pruned(_builtins(samples.ALL[released.stem]), older)
    assert _millis(read) == wanted


@pytest.mark.parametrize("released", PAIRS)
def test_an_old_json_record_is_read_by_the_present_worker(released: Path) -> None:
    older, record = released.read_text(encoding="utf-8"), samples.ALL[released.stem]
    known = _pruned(_builtins(record), json.loads(older))
    read = decode_record(msgspec.json.encode(known), type(record), released.stem)
    _agrees(read, known, older)


@pytest.mark.parametrize("released", PAIRS)
def test_a_present_json_record_is_read_by_an_old_decoder(released: Path) -> None:
    older = json.loads(released.read_text(encoding="utf-8"))
    decoder = msgspec.json.Decoder(_class_of(older, {}))
    read = decoder.decode(JsonCodec().encode(samples.ALL[released.stem]))
    wanted = _pruned(_builtins(samples.ALL[released.stem]), older)
    assert msgspec.to_builtins(read, builtin_types=(bytes,)) == wanted


def test_a_quotation_of_the_first_release_was_said() -> None:
    older = (RELEASED / "1" / "quotation.avsc").read_text(encoding="utf-8")
    assert "stance" not in set(paths(older))
    known = _pruned(_builtins(samples.TOPIC_QUOTATION), json.loads(older))
    read = decode_record(msgspec.json.encode(known), type(samples.TOPIC_QUOTATION), "quotation")
    assert read.stance == "said"


def _builtins(record: object) -> Any:
    return msgspec.to_builtins(record, builtin_types=(bytes,))


def _agrees(read: object, known: Any, older: str) -> None:
    """What the old schema has came back as it was; what it has not is at its default."""
    assert _pruned(_builtins(read), json.loads(older)) == known
    present = {field.name: field for field in msgspec.structs.fields(read)}  # type: ignore[arg-type]
    for name in present.keys() - {field["name"] for field in json.loads(older)["fields"]}:
        assert getattr(read, name) == present[name].default, name


def _pruned(value: Any, schema: Any, named: dict[str, Schema] | None = None) -> Any:
    """The value without what the schema does not know. `named` are its records so far, which may come again by name."""
    known: dict[str, Schema] = {} if named is None else named
    if isinstance(schema, list):
        return None if value is None else _pruned(value, next(e for e in schema if e != "null"), known)
    if isinstance(schema, str):
        return _pruned(value, known[schema], known) if schema in known else value
    if schema["type"] == "record":
        known[schema["name"]] = schema
        return {f["name"]: _pruned(value[f["name"]], f["type"], known) for f in schema["fields"]}
    if schema["type"] == "array":
        return [_pruned(each, schema["items"], known) for each in value]
    return value


def _millis(value: Any) -> Any:
    """fastavro reads timestamp-millis as datetimes."""
    if isinstance(value, dict):
        return {key: _millis(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_millis(inner) for inner in value]
    return round(value.timestamp() * 1000) if hasattr(value, "timestamp") else value


_PLAIN: dict[str, Any] = {
    "string": str,
    "long": int,
    "int": int,
    "double": float,
    "boolean": bool,
    "bytes": bytes,
    "null": None,
}


def _class_of(schema: Any, named: dict[str, Any]) -> Any:
    """A decoder's class as a consumer of that release would have written it from the schema."""
    if isinstance(schema, str):
        return _PLAIN[schema] if schema in _PLAIN else named[schema]
    if isinstance(schema, list):
        union: Any = None
        for branch in schema:
            kind = _class_of(branch, named)
            union = kind if union is None else union | kind
        return union | None if "null" in schema else union
    if schema["type"] == "array":
        return list[_class_of(schema["items"], named)]  # type: ignore[misc]
    if schema["type"] != "record":
        return _PLAIN[schema["type"]]
    fields = [(field["name"], _class_of(field["type"], named)) for field in schema["fields"]]
    named[schema["name"]] = msgspec.defstruct(schema["name"], fields)
    return named[schema["name"]]
