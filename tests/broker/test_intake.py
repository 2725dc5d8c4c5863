"""What Faust leaves out is asked for again; what was never there is passed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError, OutOfOrderSequenceNumber

from tests.broker.flow import publisher, settings_for, stored
from worker.records.model import ItemRecord
from worker.service.consumer.gaps import Intake
from worker.service.delivery.offsets import Acks
from worker.service.event import Partition
from worker.service.kafka.publisher import Outgoing
from worker.service.kafka.topics import ITEMS, ensure_topics
from worker.service.metrics import Metrics
from worker.settings import Settings

pytestmark = pytest.mark.broker


@dataclass
class Reads:
    """What Faust was asked to read again."""

    asked: list[tuple[Partition, int]] = field(default_factory=list)

    async def __call__(self, place: Partition, offset: int) -> None:
        self.asked.append((place, offset))


@asynccontextmanager
async def intake(settings: Settings, reads: Reads) -> AsyncIterator[Intake]:
    await ensure_topics(settings)
    async with Intake(settings, Acks(), Metrics(), reads) as opened:
        yield opened


async def taken(intake: Intake, place: Partition, offset: int) -> bool:
    if not await intake.in_turn(place, offset):
        return False
    intake.acks.start(place, offset)
    return True


async def send(settings: Settings, place: Partition, count: int, **options: object) -> None:
    async with AIOKafkaProducer(bootstrap_servers=settings.bootstrap_servers, **options) as producer:
        for number in range(count):
            if options:
                async with producer.transaction():
                    await producer.send(place.topic, b"%d" % number, partition=place.partition)
            else:
                await producer.send_and_wait(place.topic, b"%d" % number, partition=place.partition)


def test_an_event_left_out_is_asked_for_and_one_that_came_before_is_not_taken(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings, reads = settings_for(apache_kafka, topic_prefix, partitions=1), Reads()
        place = Partition(ITEMS.name(settings), 0)
        async with intake(settings, reads) as eye:
            await send(settings, place, 5)
            assert await taken(eye, place, 0)
            assert not await taken(eye, place, 2)
            assert reads.asked == [(place, 1)]
            assert [await taken(eye, place, offset) for offset in (0, 1, 2, 2, 3)] == [
                False,
                True,
                True,
                False,
                True,
            ]

    asyncio.run(scene())


def test_the_first_event_must_be_the_one_that_the_group_has_not_committed(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings, reads = settings_for(apache_kafka, topic_prefix, partitions=1), Reads()
        place = Partition(ITEMS.name(settings), 0)
        async with intake(settings, reads) as eye:
            await send(settings, place, 5)
            consumer = AIOKafkaConsumer(
                bootstrap_servers=apache_kafka, group_id=settings.group_id, enable_auto_commit=False
            )
            await consumer.start()
            consumer.assign([TopicPartition(*place)])
            await consumer.commit({TopicPartition(*place): 2})
            await consumer.stop()
            assert [await taken(eye, place, offset) for offset in (4, 1, 2)] == [False, False, True]
            assert reads.asked == [(place, 2)]

    asyncio.run(scene())


def test_the_last_events_that_never_arrive_are_asked_for(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings, reads = settings_for(apache_kafka, topic_prefix, partitions=1), Reads()
        place = Partition(ITEMS.name(settings), 0)
        async with intake(settings, reads) as eye:
            await send(settings, place, 3)
            await eye.look_after([place], lambda _: False)
            assert reads.asked == []  # whoever takes them is at work
            await eye.look_after([place], lambda _: True)
            assert reads.asked == [(place, 0)]

    asyncio.run(scene())


def test_offsets_of_transaction_marks_are_passed(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings, reads = settings_for(apache_kafka, topic_prefix, partitions=1), Reads()
        place = Partition(ITEMS.name(settings), 0)
        async with intake(settings, reads) as eye:
            await send(settings, place, 3, transactional_id=f"{topic_prefix}t")
            assert [await taken(eye, place, offset) for offset in (0, 2, 4)] == [True, True, True]
            await eye.look_after([place], lambda _: True)
            assert reads.asked == []

    asyncio.run(scene())


def test_a_producer_that_failed_for_good_is_replaced(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix)
        async with publisher(settings) as to:
            dead = to.producer._producer
            assert dead is not None
            dead._sender.sender_task.cancel()
            await asyncio.wait([dead._sender.sender_task])
            dead._message_accumulator.fail_all(OutOfOrderSequenceNumber())
            with pytest.raises(KafkaError):
                await dead.send(ITEMS.name(settings), b"x")
            item = Outgoing(ITEMS, "k", ItemRecord("http://x.example/"), "1", "test")
            await asyncio.wait_for(to.publish([item]), 30)
        assert len(await stored(settings, ITEMS)) == 1

    asyncio.run(scene())
