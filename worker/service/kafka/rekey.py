"""After a topic has got more partitions: the rows of its tables, each to the partition that its key has now."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice

from aiokafka.admin import AIOKafkaAdminClient, NewPartitions
from aiokafka.errors import for_code

from worker.errors import RecordUndecodable
from worker.records.codec import decode_record
from worker.records.model import ArticleRecord
from worker.service.event import Partition
from worker.service.kafka.changelog_table import ChangelogTable, Format
from worker.service.kafka.client import client_options
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.producer import Producer
from worker.service.kafka.registry import topic_codecs
from worker.service.kafka.topic_reader import read_topic
from worker.service.kafka.topics import (
    ARTICLES,
    TABLES,
    VERSIONS_TABLE,
    Table,
    TopicsFailed,
    changelog_name,
    describe_topics,
)
from worker.service.metrics import Metrics
from worker.settings import Settings
from worker.urls import site_of

_AT_ONCE = 1_000
_READ_WITHIN_S = 3_600.0
_VISIBLE_WITHIN_S = 15

PlaceOf = Callable[[str], int | None]
"""A row's key -> its partition; None where nobody can tell."""


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What was done with one table. `unplaced` rows stay where they are: their article is on no topic any more."""

    table: str
    partitions: int
    rows: int
    moved: int
    unplaced: int


async def rekey(settings: Settings) -> list[Rekeyed]:
    """Give each changelog as many partitions as its topic has, and move the rows that belong elsewhere now.

    A row is written and acknowledged where it belongs before it goes where it was: a command that was broken off is
    given again. Raises TopicsFailed where workers of the group run, a topic is missing, or a changelog has more partitions
    than its topic.
    """
    admin = AIOKafkaAdminClient(**client_options(settings))
    await admin.start()
    try:
        await _refuse_while_workers_run(admin, settings)
        partitions = {state.name: state.partitions for state in await describe_topics(settings)}
        await _grow(admin, settings, partitions)
    finally:
        await admin.close()
    return [await _rekeyed(settings, table, partitions[table.source.name(settings)]) for table in TABLES]


async def _refuse_while_workers_run(admin: AIOKafkaAdminClient, settings: Settings) -> None:
    (response,) = await admin.describe_consumer_groups([settings.group_id])
    for group in response.to_object()["groups"]:
        if group["members"]:
            raise TopicsFailed(
                f"{len(group['members'])} workers of the group {settings.group_id} run: stop them first"
            )


async def _grow(admin: AIOKafkaAdminClient, settings: Settings, partitions: Mapping[str, int]) -> None:
    wanted = {}
    for table in TABLES:
        source, changelog = table.source.name(settings), changelog_name(settings, table)
        if not partitions[source] or not partitions[changelog]:
            raise TopicsFailed(f"no topic {source} or {changelog}; run `quotewire topics create`")
        if partitions[changelog] > partitions[source]:
            raise TopicsFailed(
                f"{changelog} has {partitions[changelog]} partitions and {source} {partitions[source]}"
            )
        if partitions[changelog] < partitions[source]:
            wanted[changelog] = NewPartitions(partitions[source])
    if not wanted:
        return
    response = await admin.create_partitions(wanted)
    for name, code, *message in response.topic_errors:
        if code:
            raise TopicsFailed(f"{name}: {(message and message[0]) or for_code(code).__name__}")
    for _ in range(_VISIBLE_WITHIN_S * 5):  # brokers hear of it one after the other
        now = {state.name: state.partitions for state in await describe_topics(settings)}
        if all(now[name] == more.total_count for name, more in wanted.items()):
            return
        await asyncio.sleep(0.2)
    raise TopicsFailed(
        f"the brokers do not show the new partitions of {', '.join(wanted)} yet: run this again"
    )


async def _rekeyed(settings: Settings, table: Table, partitions: int) -> Rekeyed:
    place_of: PlaceOf = partial(_by_key, partitions=partitions)
    if table is VERSIONS_TABLE:
        place_of = (await _places_of_articles(settings, partitions)).get
    async with _opened(settings, table, partitions) as rows:
        places = [(key, number) for number in range(partitions) for key in rows.keys(number)]
        wrong = [
            (key, number, place) for key, number in places if (place := place_of(key)) not in (None, number)
        ]
        for batch in _batches(wrong):
            await asyncio.gather(
                *(_move(rows, key, number, place) for key, number, place in batch if place is not None)
            )
        unplaced = sum(place_of(key) is None for key, _ in places)
        return Rekeyed(table.name, partitions, len(places), len(wrong), unplaced)


def _by_key(key: str, partitions: int) -> int:
    return partition_of(key.encode(), partitions)


async def _places_of_articles(settings: Settings, partitions: int) -> dict[str, int]:
    """Article uri -> the partition of its site, by its last record: there its items go."""
    _, schema_text = await topic_codecs(settings)
    places = {}
    async for stored in read_topic(settings, ARTICLES):
        if stored.value is None:
            continue
        try:
            article = decode_record(stored.value, ArticleRecord, ARTICLES.schema or "", schema_text)
        except RecordUndecodable:
            continue
        places[article.uri] = _by_key(site_of(article.canonical_url or article.url), partitions)
    return places


@asynccontextmanager
async def _opened(settings: Settings, table: Table, partitions: int) -> AsyncIterator[ChangelogTable[bytes]]:
    """All of the table, read back; its rows as they are."""
    failed = asyncio.get_running_loop().create_future()
    async with Producer(settings) as producer:
        rows = ChangelogTable(
            settings, table, Format(bytes, bytes), producer, failed.set_exception, Metrics()
        )
        source = table.source.name(settings)
        rows.own(Partition(source, number) for number in range(partitions))
        try:
            whole = asyncio.gather(*map(rows.wait_until_whole, range(partitions)))
            async with asyncio.timeout(_READ_WITHIN_S):
                await asyncio.wait([whole, failed], return_when=asyncio.FIRST_COMPLETED)
            if failed.done():
                failed.result()
            yield rows
        finally:
            failed.cancel()
            await rows.release()


async def _move(rows: ChangelogTable[bytes], key: str, before: int, now: int) -> None:
    """One that lies there already was moved by a command that was broken off."""
    value = rows.stored(key, before)
    if value is not None and rows.stored(key, now) is None:
        await rows.put(key, value, now)
    await rows.drop(key, before)


def _batches(
    rows: Iterable[tuple[str, int, int | None]],
) -> Iterable[list[tuple[str, int, int | None]]]:
    each = iter(rows)
    while batch := list(islice(each, _AT_ONCE)):
        yield batch
