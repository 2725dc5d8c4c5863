"""Records -> topics, acknowledged by all replicas before anyone goes on."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from worker.errors import RecordTooLarge
from worker.records.codec import Codec, JsonCodec
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.producer import Message, Producer
from worker.service.kafka.topics import Topic
from worker.settings import Settings
from worker.text import one_line


class Outgoing(NamedTuple):
    """One record on its way to a topic. `record` None is a tombstone.

    `event_id` is the same for the same content, however often it is published: CloudEvents `ce_id`.
    """

    topic: Topic
    key: str
    record: object | None
    event_id: str
    source: str


@dataclass(slots=True)
class Publisher:
    """Gives a producer what it is to send, encoded by the codec of each topic, under CloudEvents headers.

    `reads`: topic -> of how many partitions its keys are spread over, where that is not all that it has.
    """

    producer: Producer
    codecs: dict[str, Codec] = field(default_factory=dict)
    reads: Mapping[str, int] = field(default_factory=dict)

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        """Send all, and return when the broker has acknowledged every one.

        Raises RecordTooLarge before anything is sent, so that no event is published by halves.
        """
        await self.producer.send(self.messages(outgoing))

    def messages(self, outgoing: Sequence[Outgoing]) -> list[Message]:
        """As they go on the wire. Raises RecordTooLarge."""
        time = datetime.now(UTC).isoformat(timespec="milliseconds").encode()
        return [self._message(out, time) for out in outgoing]

    def _message(self, out: Outgoing, time: bytes) -> Message:
        settings = self.producer.settings
        codec = self.codecs.get(out.topic.noun, _JSON)
        value = None if out.record is None else codec.encode(out.record)
        if value is not None and len(value) > settings.max_record_bytes:
            raise RecordTooLarge(
                f"{len(value)} bytes for {out.topic.noun}, {settings.max_record_bytes} are allowed"
            )
        name, key = out.topic.name(settings), out.key.encode()
        partition = partition_of(key, self.reads[name]) if name in self.reads else None
        return Message(name, key, value, _headers(out, time, codec.content_type), partition)


@asynccontextmanager
async def publisher_of(
    settings: Settings, codecs: dict[str, Codec] | None = None
) -> AsyncIterator[Publisher]:
    """A publisher for whoever is no worker: with a producer of its own, in no group and on no lease."""
    async with Producer(settings) as producer:
        yield Publisher(producer, codecs or {})


def _headers(out: Outgoing, time: bytes, content_type: str) -> tuple[tuple[str, bytes], ...]:
    """CloudEvents 1.0 attributes in binary mode (Kafka protocol binding, 3.2).

    Without control characters, which the specification forbids (3.1) and which would begin another header where somebody
    carries them on over HTTP; keys of others' events may hold any.
    """
    return (
        ("ce_id", one_line(out.event_id).encode()),
        ("ce_source", one_line(out.source).encode()),
        ("ce_subject", one_line(out.key).encode()),
        ("ce_time", time),
        *_fixed_headers(out.topic.schema, content_type),
    )


@cache
def _fixed_headers(schema: str | None, content_type: str) -> tuple[tuple[str, bytes], ...]:
    """Those that all records of a topic share."""
    return (
        ("ce_specversion", b"1.0"),
        ("ce_type", f"org.quotewire.{schema}.v1".encode()),
        ("ce_dataschema", f"urn:quotewire:schema:{schema}:1".encode()),
        ("content-type", content_type.encode()),
    )


_JSON = JsonCodec()
