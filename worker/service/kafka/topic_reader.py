"""A topic from its beginning to where it ends now: no group, nothing committed."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from aiokafka import AIOKafkaConsumer, TopicPartition

from worker.service.kafka.client import client_options
from worker.service.kafka.topics import Topic, TopicsFailed, describe_topics
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
    headers: tuple[tuple[str, bytes | None], ...]


async def read_topic(
    settings: Settings,
    topic: Topic,
    *,
    since: datetime | None = None,
    ends: Mapping[int, int] | None = None,
) -> AsyncIterator[Stored]:
    """Each record that is there now, partition by partition in offset order. Raises TopicsFailed.

    With `since`, from the first record of that time on, by the topic's timestamps. `ends` are those of an
    earlier look (`ends_of`), for a second pass over the same records.
    """
    if ends is None:
        ends = await ends_of(settings, topic)
    async with reader_of(settings) as consumer:
        for partition, end in sorted(ends.items()):
            place = TopicPartition(topic.name(settings), partition)
            async for stored in _read_partition(consumer, place, since, end):
                yield stored


async def ends_of(settings: Settings, topic: Topic) -> dict[int, int]:
    """Partition -> the offset after its last record now. Raises TopicsFailed where there is no such topic."""
    name = topic.name(settings)
    count = next((s.partitions for s in await describe_topics(settings) if s.name == name), 0)
    if not count:
        raise TopicsFailed(f"there is no topic {name}; run `quotewire topics create`")
    async with reader_of(settings) as consumer:
        places = [TopicPartition(name, partition) for partition in range(count)]
        return {place.partition: end for place, end in (await consumer.end_offsets(places)).items()}


@asynccontextmanager
async def reader_of(settings: Settings) -> AsyncIterator[AIOKafkaConsumer]:
    """A consumer of no group, started, that reads what is committed; raises KafkaError where the broker is away."""
    consumer = AIOKafkaConsumer(
        **client_options(settings),
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
    )
    await consumer.start()
    try:
        yield consumer
    finally:
        await consumer.stop()


async def _read_partition(
    consumer: AIOKafkaConsumer, place: TopicPartition, since: datetime | None, end: int
) -> AsyncIterator[Stored]:
    consumer.assign([place])
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
