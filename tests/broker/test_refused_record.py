"""A record that the broker refuses costs itself: those around it and after it arrive."""

import asyncio
from collections.abc import Iterator

import pytest
from confluent_kafka import Consumer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from tests.broker.flow import settings_for
from worker.errors import RecordTooLarge
from worker.service.kafka.producer import Message, Producer

pytestmark = pytest.mark.broker

TAKEN_BYTES = 20_000
TOO_LARGE = b"x" * 50_000


@pytest.fixture
def topic(apache_kafka: str, topic_prefix: str) -> str:
    """Of one partition, and made by somebody who allows less than the worker was told."""
    name = f"{topic_prefix}narrow"
    narrow = NewTopic(name, 1, 1, config={"max.message.bytes": str(TAKEN_BYTES)})
    admin = AdminClient({"bootstrap.servers": apache_kafka})
    for made in admin.create_topics([narrow]).values():
        made.result(30)
    return name


def values(servers: str, topic: str) -> Iterator[bytes]:
    consumer = Consumer({"bootstrap.servers": servers, "group.id": "t", "enable.auto.commit": False})
    try:
        place = TopicPartition(topic, 0, 0)
        _, end = consumer.get_watermark_offsets(place, timeout=30)
        consumer.assign([place])
        for _ in range(end):
            message = consumer.poll(30)
            assert message is not None and message.error() is None
            yield message.value() or b""
    finally:
        consumer.close()


def test_the_next_records_of_its_partition_arrive(apache_kafka: str, topic_prefix: str, topic: str) -> None:
    async def scene() -> None:
        async with Producer(settings_for(apache_kafka, topic_prefix)) as producer:
            await producer.send([Message(topic, b"k", b"before")])
            for number in range(2):
                with pytest.raises(RecordTooLarge):
                    await producer.send([Message(topic, b"k", TOO_LARGE)])
                await asyncio.wait_for(producer.send([Message(topic, b"k", b"after %d" % number)]), 30)

    asyncio.run(scene())
    assert list(values(apache_kafka, topic)) == [b"before", b"after 0", b"after 1"]


def test_records_under_way_beside_it_arrive_once(apache_kafka: str, topic_prefix: str, topic: str) -> None:
    async def scene() -> None:
        async with Producer(settings_for(apache_kafka, topic_prefix)) as producer:

            async def one(number: int) -> None:
                await asyncio.sleep(number / 100)
                await producer.send([Message(topic, b"k", b"%d" % number)])

            others = asyncio.gather(*(one(number) for number in range(100)))
            await asyncio.sleep(0.3)
            with pytest.raises(RecordTooLarge):
                await producer.send([Message(topic, b"k", TOO_LARGE)])
            await asyncio.wait_for(others, 60)

    asyncio.run(scene())
    assert sorted(map(int, values(apache_kafka, topic))) == list(range(100))


def test_records_that_are_too_many_for_one_batch_arrive(
    apache_kafka: str, topic_prefix: str, topic: str
) -> None:
    """Each is small enough, all together are not: nothing of it is too large."""
    sizes = [9_000 + number for number in range(8)]

    async def scene() -> None:
        async with Producer(settings_for(apache_kafka, topic_prefix)) as producer:
            await asyncio.wait_for(
                asyncio.gather(*(producer.send([Message(topic, b"k", b"x" * size)]) for size in sizes)), 60
            )

    asyncio.run(scene())
    assert sorted(map(len, values(apache_kafka, topic))) == sizes
