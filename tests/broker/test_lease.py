"""What lies in the producer's buffer when the partitions are lost is never sent, and the next goes through."""

import asyncio
from dataclasses import dataclass

import pytest

from tests.broker.flow import settings_for, stored
from worker.service.kafka.lease import Lease
from worker.service.kafka.producer import Message, Producer, enqueue
from worker.service.kafka.topics import ITEMS, ensure_topics
from worker.settings import Settings

pytestmark = pytest.mark.broker

VALID_S = 0.3


@dataclass
class Group:
    """What the broker says of us."""

    member: bool = True

    async def confirm(self) -> bool:
        return self.member

    async def lose(self) -> None:
        self.member = False
        await asyncio.sleep(VALID_S * 1.3)


def message(settings: Settings, value: bytes) -> Message:
    return Message(ITEMS.name(settings), b"k", value)


async def values(settings: Settings) -> list[bytes | None]:
    return [each.value for each in await stored(settings, ITEMS)]


def test_records_wait_for_the_lease(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings, group = settings_for(apache_kafka, topic_prefix), Group()
        await ensure_topics(settings)
        async with Producer(settings, Lease(VALID_S, group.confirm)) as producer:
            await producer.send([message(settings, b"mine")])
            await group.lose()
            waiting = asyncio.create_task(producer.send([message(settings, b"perhaps mine")]))
            await asyncio.sleep(1.0)
            assert await values(settings) == [b"mine"]
            group.member = True
            await asyncio.wait_for(waiting, 300)
        assert await values(settings) == [b"mine", b"perhaps mine"]

    asyncio.run(scene())


def test_what_a_lost_lease_leaves_in_the_buffer_is_never_sent(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings, group = settings_for(apache_kafka, topic_prefix), Group()
        await ensure_topics(settings)
        async with Producer(settings, Lease(VALID_S, group.confirm)) as producer:
            await producer.send([message(settings, b"mine")])
            await group.lose()
            abandoned = asyncio.create_task(producer.send([message(settings, b"not mine any more")]))
            await asyncio.sleep(0.5)
            abandoned.cancel()
            await asyncio.wait([abandoned])
            await producer.settle(5)
            group.member = True
            await asyncio.wait_for(producer.send([message(settings, b"mine again")]), 30)
        assert await values(settings) == [b"mine", b"mine again"]

    asyncio.run(scene())


def test_what_was_abandoned_on_a_lease_that_holds_is_sent_before_the_partitions_go(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings, group = settings_for(apache_kafka, topic_prefix), Group()
        await ensure_topics(settings)
        async with Producer(settings, Lease(VALID_S, group.confirm)) as producer:
            await producer.send([message(settings, b"before")])
            assert producer._producer is not None
            await enqueue(producer._producer, message(settings, b"mine"))
            await producer.settle(10)
            assert await values(settings) == [b"before", b"mine"]

    asyncio.run(scene())
