"""The wire: every record says what its schema says, and comes back as it went."""

import contextlib
import io
import json
import struct

import fastavro
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import samples
from worker.errors import ItemError, ItemUndecodable, ItemWithoutLink, RecordUndecodable
from worker.records.codec import (
    AvroCodec,
    JsonCodec,
    decode_item,
    decode_record,
    parsed_schema,
    schema_text,
)
from worker.records.model import ItemRecord

RECORDS = [pytest.param(name, record, id=name) for name, record in samples.ALL.items()]


@pytest.mark.parametrize(("name", "record"), RECORDS)
def test_json_comes_back_as_it_went(name: str, record: object) -> None:
    assert decode_record(JsonCodec().encode(record), type(record), name) == record


@pytest.mark.parametrize(("name", "record"), RECORDS)
def test_avro_comes_back_as_it_went_behind_the_confluent_header(name: str, record: object) -> None:
    body = AvroCodec(name, 77).encode(record)
    assert struct.unpack(">bI", body[:5]) == (0, 77)
    assert decode_record(body, type(record), name) == record


@pytest.mark.parametrize(("name", "record"), RECORDS)
def test_a_record_has_the_fields_of_its_schema_in_their_order(name: str, record: object) -> None:
    assert [field["name"] for field in _fields(name)] == _names_in_schema_order(record, name)


@pytest.mark.parametrize("name", list(samples.ALL))
def test_every_field_is_documented_and_every_optional_one_has_a_default(name: str) -> None:
    for field in _fields(name):
        assert field.get("doc"), field["name"]
        if isinstance(field["type"], list):
            assert field["type"][0] == "null", field["name"]
            assert field["default"] is None, field["name"]


@pytest.mark.parametrize(("name", "record"), RECORDS)
def test_the_samples_leave_no_nullable_field_unset(name: str, record: object) -> None:
    unset = [f.name for f in msgspec.structs.fields(record) if getattr(record, f.name) in (None, (), "")]  # type: ignore[arg-type]
    assert unset == [], name


def test_a_header_of_the_time_when_each_had_a_value_is_read() -> None:
    older = json.loads(schema_text("dead_letter"))
    (headers,) = (field for field in older["fields"] if field["name"] == "headers")
    headers["type"]["items"]["fields"][1] = {"name": "value", "type": "bytes"}
    letter = msgspec.structs.replace(samples.DEAD_LETTER, headers=samples.DEAD_LETTER.headers[:2])
    out = io.BytesIO()
    fields = msgspec.to_builtins(letter, builtin_types=(bytes,))
    fastavro.schemaless_writer(out, fastavro.parse_schema(older), fields)
    body = struct.pack(">bI", 0, 7) + out.getvalue()
    assert decode_record(body, type(letter), "dead_letter", lambda _: json.dumps(older)) == letter


def test_avro_is_read_with_the_schema_that_wrote_it() -> None:
    older = json.loads(schema_text("feed"))
    older["fields"] = [field for field in older["fields"] if field["name"] != "origin"]
    body = AvroCodec("feed", 5).encode(samples.FEED)
    without_origin = body[: body.rindex(b"\x14feeds.toml") - 1]
    read = decode_record(without_origin, type(samples.FEED), "feed", lambda _: json.dumps(older))
    assert read == msgspec.structs.replace(samples.FEED, origin=None)


def test_an_item_needs_nothing_but_a_link() -> None:
    assert decode_item(b'{"link": "https://x.example/1", "mood": "fine"}') == ItemRecord(
        "https://x.example/1"
    )


@pytest.mark.parametrize("body", [b'{"title": "x"}', b'{"link": null}', b'{"link": "  "}'])
def test_an_item_without_a_link_says_so(body: bytes) -> None:
    with pytest.raises(ItemWithoutLink):
        decode_item(body)


@pytest.mark.parametrize(
    "body",
    [None, b"", b"<xml/>", b"[]", b'{"link": 7}', b'{"link": "x", "published": "yesterday"}', b"\xff\xfe"],
)
def test_what_is_no_item_says_so(body: bytes | None) -> None:
    with pytest.raises(ItemUndecodable):
        decode_item(body)


@given(st.binary(max_size=300))
def test_any_bytes_are_an_item_or_an_item_error(body: bytes) -> None:
    with contextlib.suppress(ItemError):
        assert isinstance(decode_item(body), ItemRecord)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_record_or_undecodable(body: bytes) -> None:
    with contextlib.suppress(RecordUndecodable):
        decode_record(b"\x00\x00\x00\x00\x01" + body, type(samples.ARTICLE), "article")


def test_deeply_nested_json_is_no_item_and_no_crash() -> None:
    with pytest.raises(ItemError):
        decode_item(b"[" * 200_000)


def _fields(name: str) -> list[dict[str, object]]:
    fields: list[dict[str, object]] = parsed_schema(name)["fields"]
    return fields


def _names_in_schema_order(record: object, name: str) -> list[str]:
    names = {field.name for field in msgspec.structs.fields(record)}  # type: ignore[arg-type]
    listed = [str(field["name"]) for field in _fields(name)]
    assert names == set(listed)
    return listed


def test_deeply_nested_json_is_no_feed_record_and_no_crash() -> None:
    with pytest.raises(RecordUndecodable):
        decode_record(
            b'{"uri": "https://x.example/", "y": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
            type(samples.FEED),
            "feed",
        )
