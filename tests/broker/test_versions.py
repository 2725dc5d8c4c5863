"""What one worker remembered of an article, the next owner of its partition finds, and nobody else's."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.broker.flow import settings_for, topics_made
from worker.records.versions import ArticleMemory
from worker.service.delivery.version_table import VersionTable, unrefreshed, version_table
from worker.service.event import Partition
from worker.service.kafka.producer import Producer
from worker.service.kafka.topics import ITEMS
from worker.service.metrics import Metrics
from worker.settings import Settings

pytestmark = pytest.mark.broker

NOW = round(time.time() * 1000)  # rows that are read back are as old as their records
DAY = 86_400_000


def memory(version: int, updated: int = NOW) -> ArticleMemory:
    return ArticleMemory(version, NOW, "f" * 32, ("q1-a",), updated)


def failed(error: BaseException) -> None:
    raise error


@asynccontextmanager
async def table(settings: Settings) -> AsyncIterator[VersionTable]:
    await topics_made(settings)
    async with Producer(settings) as producer:
        opened = version_table(settings, producer, Metrics(), failed)
        try:
            yield opened
        finally:
            await opened.release()


def own(table: VersionTable, *partitions: int) -> None:
    name = ITEMS.name(table.settings)
    table.own([Partition(name, partition) for partition in partitions])


async def read(versions: VersionTable, uri: str, partition: int) -> ArticleMemory | None:
    return await asyncio.wait_for(versions.get(uri, partition), 30)


def test_the_next_owner_finds_every_row_in_its_own_partition(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, partitions=2)
        async with table(settings) as one, table(settings) as other:
            own(one, 0, 1)
            await asyncio.gather(*(one.put(f"a{n}", memory(n), n % 2) for n in range(3000)))
            own(other, 1)
            assert await read(other, "a2999", 1) == memory(2999)
            assert await read(other, "a2998", 1) is None
            assert (len(other), other.unread()) == (1500, 0)

    asyncio.run(scene())


def test_an_owner_who_comes_back_reads_what_was_written_and_deleted_meanwhile(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, partitions=1)
        async with table(settings) as one, table(settings) as other:
            own(one, 0)
            await one.put("old", memory(1), 0)
            await one.put("kept", memory(1), 0)
            await one.release()
            own(other, 0)
            assert await read(other, "kept", 0) == memory(1)
            later = NOW + 31 * DAY
            await other.put("kept", memory(2, later), 0)
            await other.put("new", memory(1, later), 0)
            await other.release()
            own(one, 0)
            found = [await read(one, uri, 0) for uri in ("old", "kept", "new")]
            assert found == [None, memory(2, later), memory(1, later)]

    asyncio.run(scene())


def test_nothing_is_answered_before_a_partition_is_owned_and_read(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, partitions=1)
        async with table(settings) as one:
            asked = asyncio.create_task(one.get("a", 0))
            await asyncio.sleep(0.3)
            assert not asked.done()
            own(one, 0)
            assert await asyncio.wait_for(asked, 300) is None
            await one.put("a", memory(1), 0)
            await one.release()
            late = asyncio.create_task(one.get("a", 0))
            await asyncio.sleep(0.3)
            assert not late.done()
            late.cancel()

    asyncio.run(scene())


def test_an_article_that_comes_after_long_is_not_forgotten_by_its_neighbour(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    """Between an article's messages and the commit after which they are kept, others' messages are made."""

    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, partitions=1)
        async with table(settings) as one:
            own(one, 0)
            assert await read(one, "a0", 0) is None
            for n in range(6):
                await one.put(f"a{n}", memory(1), 0)
            late = NOW + 40 * DAY
            first = one.messages("a5", memory(2, late), 0)
            then = one.messages("b", memory(1, late), 0)
            gone = {each.key for each in (*first, *then) if each.value is None}
            assert gone == {b"a0", b"a1", b"a2", b"a3", b"a4"}

    asyncio.run(scene())


def test_rows_older_than_is_kept_go_a_few_at_each_write_and_stay_gone(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, partitions=1)
        async with table(settings) as one, table(settings) as other:
            own(one, 0)
            for n in range(6):
                await one.put(f"a{n}", memory(1, NOW + n), 0)
            await one.put("b", memory(1, NOW + 31 * DAY), 0)
            assert len(one) == 3
            assert unrefreshed(await read(one, "b", 0), NOW + 31 * DAY + DAY // 2) is None
            seen = unrefreshed(await read(one, "b", 0), NOW + 33 * DAY)
            assert seen == memory(1, NOW + 33 * DAY)
            await one.put("b", seen, 0)
            assert len(one) == 1
            own(other, 0)
            assert await read(other, "b", 0) == memory(1, NOW + 33 * DAY)
            assert len(other) == 1

    asyncio.run(scene())
