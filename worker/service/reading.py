"""A topic from its beginning to where it ends now, for commands: no group, nothing committed."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from aiokafka import AIOKafkaConsumer, TopicPartition

from worker.service.kafka import client_options
from worker.service.topics import Topic, TopicsFailed, describe_topics
from worker.settings import Settings

_POLL_MS = 1000
_EMPTY_POLLS = 5


@dataclass(frozen=True, slots=True)
class Stored:
    """One record as the broker keeps it."""

    partition: int
    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


async def read_topic(
    settings: Settings, topic: Topic, *, since: datetime | None = None
) -> AsyncIterator[Stored]:
    """Each record that is there now, partition by partition in offset order. Raises TopicsFailed.

    With `since`, from the first record of that time on, by the topic's timestamps.
    """
    name = topic.name(settings)
    count = next((s.partitions for s in await describe_topics(settings) if s.name == name), 0)
    if not count:
        raise TopicsFailed(f"there is no topic {name}; run `quotewire topics create`")
    consumer = AIOKafkaConsumer(
        **client_options(settings), enable_auto_commit=False, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        for partition in range(count):
            async for stored in _read_partition(consumer, TopicPartition(name, partition), since):
                yield stored
    finally:
        await consumer.stop()


async def _read_partition(
    consumer: AIOKafkaConsumer, place: TopicPartition, since: datetime | None
) -> AsyncIterator[Stored]:
    consumer.assign([place])
    end = (await consumer.end_offsets([place]))[place]
    await consumer.seek_to_beginning(place)
    if since is not None:
        found = (await consumer.offsets_for_times({place: round(since.timestamp() * 1000)}))[place]
        consumer.seek(place, end if found is None else found.offset)
    empty = 0
    while empty < _EMPTY_POLLS and await consumer.position(place) < end:
        records = (await consumer.getmany(place, timeout_ms=_POLL_MS, max_records=500)).get(place, [])
        empty = 0 if records else empty + 1
        for record in records:
            if record.offset < end:
                yield Stored(
                    partition=record.partition,
                    offset=record.offset,
                    timestamp_ms=record.timestamp,
                    key=record.key,
                    value=record.value,
                    headers=tuple(record.headers),
                )
