"""What is remembered of publishers: found by the next owner, and gone when nothing came of them for long."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import msgspec
import pytest
from confluent_kafka.admin import AdminClient, NewTopic
from msgspec.structs import replace

from tests.broker.flow import settings_for, topics_made
from tests.records.samples import ARTICLE
from worker.articles.lines.repetition import RULES
from worker.records.model import ArticleRecord, PublisherRecord
from worker.service.enriching.repetitions import RepetitionTable, repetition_table
from worker.service.event import Partition
from worker.service.kafka.producer import Message, Producer
from worker.service.kafka.topics import ITEMS, REPETITIONS_TABLE, changelog_name
from worker.service.metrics import Metrics
from worker.settings import Settings

pytestmark = pytest.mark.broker

LINE = "Retrouvez toute la région sur notre application"
MINUTE = 60.0


def article(domain: str, number: int = 0) -> ArticleRecord:
    return replace(
        ARTICLE, uri=f"a1-{number}", article_body=f"{LINE}\n\nTexte.", publisher=PublisherRecord("x", domain)
    )


@dataclass
class Clock:
    """A calendar that begins today, since rows that are read back are as old as their records; and seconds."""

    day: int = int(time.time() // 86_400)
    seconds: float = 0.0


def failed(error: BaseException) -> None:
    raise error


@asynccontextmanager
async def table(settings: Settings, clock: Clock, *partitions: int) -> AsyncIterator[RepetitionTable]:
    """Of a worker that owns these partitions."""
    await topics_made(settings)
    async with Producer(settings) as producer:
        opened = repetition_table(settings, producer, Metrics(), failed)
        opened.today, opened.clock = lambda: clock.day, lambda: clock.seconds
        own(opened, *partitions)
        try:
            yield opened
        finally:
            await opened.table.release()


def own(repetitions: RepetitionTable, *partitions: int) -> None:
    name = ITEMS.name(repetitions.table.settings)
    repetitions.table.own([Partition(name, partition) for partition in partitions])


async def known(repetitions: RepetitionTable, publisher: str, partition: int) -> bool:
    return await asyncio.wait_for(repetitions.table.get(publisher, partition), 60) is not None


def test_the_next_owner_finds_what_was_flushed_and_counts_on(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings, clock = settings_for(bootstrap_servers, topic_prefix, partitions=2), Clock()
        async with table(settings, clock, 0, 1) as one:
            for number in range(RULES.articles - 1):
                await one.count(article("quai.example", number), 1)
            assert not await one.row("quai.example", 1)
            await one.flush()
        async with table(settings, clock, 1) as other:
            await other.count(article("quai.example", RULES.articles - 1), 1)
            assert await other.row("quai.example", 1), "the line stands on enough articles now"
        async with table(settings, clock, 0) as third:
            assert not await known(third, "quai.example", 0)

    asyncio.run(scene())


def test_what_is_a_minute_old_is_written_with_the_next_count(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings, clock = settings_for(bootstrap_servers, topic_prefix, partitions=1), Clock()
        async with table(settings, clock, 0) as one:
            await one.count(article("once.example"), 0)
            clock.seconds = MINUTE - 1
            await one.count(article("young.example"), 0)
            assert len(one.table) == 0
            clock.seconds = MINUTE
            await one.count(article("young.example", 1), 0)
            assert len(one.table) == 1
            async with table(settings, clock, 0) as other:
                assert await known(other, "once.example", 0)
                assert not await known(other, "young.example", 0)

    asyncio.run(scene())


def test_a_publisher_of_whom_nothing_came_for_long_is_forgotten(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings, clock = settings_for(bootstrap_servers, topic_prefix, partitions=2), Clock()
        async with table(settings, clock, 0, 1) as one:
            for domain in ("old.example", "away.example", "young.example"):
                await one.count(article(domain), 0)
            await one.count(article("theirs.example"), 1)
            await one.flush()
            clock.day += RULES.days
            await one.count(article("young.example", 1), 0)
            await one.flush()
            assert len(one.table) == 4  # just as long as a line is remembered
            clock.day += 1
            await one.count(article("young.example", 2), 0)
            await one.flush()
            async with table(settings, clock, 0, 1) as other:
                for each in (one, other):
                    left = {d for d in ("old", "away", "young") if await known(each, f"{d}.example", 0)}
                    assert left == {"young"}
                    assert await known(each, "theirs.example", 1), "another partition's rows are left alone"

    asyncio.run(scene())


def test_a_row_of_another_version_is_counted_anew(bootstrap_servers: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings, clock = settings_for(bootstrap_servers, topic_prefix, partitions=1), Clock()
        await topics_made(settings)
        async with Producer(settings) as producer:
            row = msgspec.msgpack.encode({"line": [1, 2]})
            name = changelog_name(settings, REPETITIONS_TABLE)
            await producer.send([Message(name, b"quai.example", row, partition=0)])
        async with table(settings, clock, 0) as one:
            assert not await known(one, "quai.example", 0)
            await one.count(article("quai.example"), 0)
            await one.flush()
            assert await known(one, "quai.example", 0)

    asyncio.run(scene())


def test_counts_that_the_broker_does_not_take_cost_no_item(apache_kafka: str, topic_prefix: str) -> None:
    """They are written while another publisher's article is counted: that one is not too large."""

    async def scene() -> None:
        settings, clock = settings_for(apache_kafka, topic_prefix, partitions=1), Clock()
        narrow = NewTopic(
            changelog_name(settings, REPETITIONS_TABLE), 1, 1, config={"max.message.bytes": "5000"}
        )
        admin = AdminClient({"bootstrap.servers": apache_kafka})
        for made in admin.create_topics([narrow]).values():
            made.result(30)
        words = ("".join("abcdefghij"[int(digit)] for digit in f"{number:04}") for number in range(1_000))
        lines = "\n".join(f"Une ligne de pied de page qui dit {word}" for word in words)
        async with table(settings, clock, 0) as rows:
            await rows.count(replace(article("long.example"), article_body=lines), 0)
            clock.seconds += 2 * MINUTE
            await rows.count(article("quai.example"), 0)
            await rows.flush()
        async with table(settings, clock, 0) as other:
            assert await known(other, "quai.example", 0)
            assert not await known(other, "long.example", 0)

    asyncio.run(scene())
