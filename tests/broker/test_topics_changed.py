"""What others do to our topics while a worker runs, or while none does: it goes on, and says what it cannot do."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions, NewTopic, RecordsToDelete

from tests.broker.flow import (
    Served,
    committed_to_the_end,
    page,
    running,
    serving,
    settings_for,
    topics_made,
    upserted,
)
from worker.service.kafka.rekey import rekey
from worker.service.kafka.topics import ARTICLES, ITEMS, VERSIONS_TABLE, changelog_name
from worker.service.worker import Worker
from worker.settings import Settings

pytestmark = [pytest.mark.broker, pytest.mark.slow, pytest.mark.timeout(900)]

PATIENCE_S = 240


def text(number: int) -> bytes:
    return page(
        f"Le pont {number} rouvre",
        f"Le pont des Tanneurs numéro {number} rouvrira lundi matin à la circulation, après sept mois de travaux.",
        "«Nous tiendrons ce délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus.",
        "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps.",
    )


PAGES = {f"/{number}": Served(text(number)) for number in range(60)}


@asynccontextmanager
async def admin_of(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.bootstrap_servers)
    await admin.start()
    try:
        yield admin
    finally:
        await admin.close()


async def publish(settings: Settings, site: str, numbers: range, partition: int) -> None:
    async with AIOKafkaProducer(bootstrap_servers=settings.bootstrap_servers) as producer:
        for number in numbers:
            link = json.dumps({"link": f"{site}/{number}"}).encode()
            await producer.send_and_wait(ITEMS.name(settings), link, partition=partition)


async def in_time(happened: Callable[[], Awaitable[bool]], what: str) -> None:
    for _ in range(PATIENCE_S):
        if await happened():
            return
        await asyncio.sleep(1.0)
    raise AssertionError(f"it did not happen within {PATIENCE_S} s: {what}")


async def readiness(worker: Worker) -> tuple[int, dict[str, object]]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{worker.port}/readyz") as response,
    ):
        return response.status, await response.json()


async def is_ready(worker: Worker) -> bool:
    return (await readiness(worker))[0] == 200


async def says(worker: Worker, words: str) -> bool:
    return words in json.dumps((await readiness(worker))[1])


async def published(settings: Settings, numbers: range) -> bool:
    articles = (await upserted(settings, ARTICLES)).values()
    return {article["url"].rpartition("/")[2] for article in articles} >= set(map(str, numbers))


def metric(worker: Worker, name: str) -> float:
    return sum(
        sample.value
        for family in worker.metrics.registry.collect()
        for sample in family.samples
        if sample.name == name
    )


def quick(servers: str, prefix: str) -> Settings:
    return settings_for(servers, prefix, partitions=1, metadata_max_age_s=1.0)


def test_partitions_that_are_added_are_named_and_the_old_one_goes_on_also_after_a_restart(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = quick(apache_kafka, topic_prefix)
        name, changelog = ITEMS.name(settings), changelog_name(settings, VERSIONS_TABLE)
        async with serving(PAGES) as site:
            async with running(settings) as worker:
                await publish(settings, site, range(2), 0)
                await in_time(lambda: published(settings, range(2)), "the first items")
                async with admin_of(settings) as admin:
                    await admin.create_partitions({name: NewPartitions(4)})
                await in_time(lambda: says(worker, f"{name} has 4 partitions"), "it is said")
                assert await says(worker, changelog)
                await publish(settings, site, range(10, 13), 2)
                await in_time(lambda: says(worker, "3 records lie on the others"), "what waits is said")
                await publish(settings, site, range(2, 5), 0)
                await in_time(lambda: published(settings, range(5)), "the old partition goes on")
                assert (await readiness(worker))[0] == 503
                assert metric(worker, "quotewire_partitions_unread") == 3
                assert metric(worker, "quotewire_topic_changes_total") == 1
            async with running(settings) as worker:
                await publish(settings, site, range(5, 6), 0)
                await in_time(lambda: published(settings, range(6)), "it goes on after a restart")
                await in_time(lambda: says(worker, "this group reads 1"), "and says it")
            assert not await published(settings, range(10, 11))
            await rekey(settings)
            async with running(settings) as worker:
                await in_time(lambda: published(settings, range(10, 13)), "done as the sentence says")
                await in_time(lambda: is_ready(worker), "ready")
                assert metric(worker, "quotewire_partitions_unread") == 0

    asyncio.run(scene())


@pytest.mark.parametrize("pause_s", [0.0, 20.0], ids=["at once", "after a while"])
def test_a_topic_that_is_made_anew_is_read_from_its_beginning(
    apache_kafka: str, topic_prefix: str, pause_s: float
) -> None:
    async def scene() -> None:
        settings = quick(apache_kafka, topic_prefix)
        name = ITEMS.name(settings)
        async with serving(PAGES) as site, running(settings) as worker:
            await publish(settings, site, range(20), 0)
            await in_time(lambda: published(settings, range(20)), "the first items")
            await committed_to_the_end(settings)
            async with admin_of(settings) as admin:
                await admin.delete_topics([name])
                if pause_s:
                    await in_time(lambda: says(worker, f"no topic {name}"), "that it is gone is said")
                await in_time(lambda: made(admin, name), "it is made again")
            await publish(settings, site, range(30, 35), 0)
            await in_time(lambda: published(settings, range(30, 35)), "what lies on the new one")
            await in_time(lambda: is_ready(worker), "ready")
            await in_time(lambda: told(worker, "quotewire_topic_changes_total"), "it is counted")
            await publish(settings, site, range(35, 60), 0)
            await in_time(lambda: published(settings, range(30, 60)), "and beyond where the old one ended")

    asyncio.run(scene())


async def made(admin: AIOKafkaAdminClient, name: str) -> bool:
    """Deleting takes the brokers a moment, and meanwhile the name is taken."""
    response = await admin.create_topics([NewTopic(name, 1, 1)])
    return all(error[1] == 0 for error in response.topic_errors)


async def told(worker: Worker, name: str) -> bool:
    return metric(worker, name) >= 1


def test_a_topic_made_anew_while_no_worker_runs_is_read_from_its_beginning(
    apache_kafka: str, topic_prefix: str
) -> None:
    """Also where its offsets have passed by then what the group had committed of the old one."""

    async def scene() -> None:
        settings = quick(apache_kafka, topic_prefix)
        name = ITEMS.name(settings)
        async with serving(PAGES) as site:
            async with running(settings):
                await publish(settings, site, range(5), 0)
                await in_time(lambda: published(settings, range(5)), "the first items")
                await committed_to_the_end(settings)
            async with admin_of(settings) as admin:
                before = await admin.list_consumer_group_offsets(settings.group_id)
                await admin.delete_topics([name])
                await in_time(lambda: made(admin, name), "it is made again")
            await publish(settings, site, range(10, 20), 0)
            await commit_again(settings, name, before[TopicPartition(name, 0)])
            async with running(settings) as worker:
                await in_time(lambda: published(settings, range(10, 20)), "all that lies on the new one")
                await in_time(lambda: is_ready(worker), "ready")

    asyncio.run(scene())


async def commit_again(settings: Settings, name: str, committed: object) -> None:
    """Brokers drop the offsets of a topic that is deleted; a commit that was under way comes after that."""
    from aiokafka import AIOKafkaConsumer

    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.bootstrap_servers, group_id=settings.group_id, enable_auto_commit=False
    )
    await consumer.start()
    consumer.assign([TopicPartition(name, 0)])
    await consumer.commit({TopicPartition(name, 0): committed})
    await consumer.stop()


def test_what_retention_has_deleted_while_no_worker_ran_is_counted_and_the_rest_is_read(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = quick(apache_kafka, topic_prefix)
        name = ITEMS.name(settings)
        await topics_made(settings)
        async with serving(PAGES) as site:
            async with running(settings):
                await publish(settings, site, range(3), 0)
                await in_time(lambda: published(settings, range(3)), "the first items")
                await committed_to_the_end(settings)
            await publish(settings, site, range(3, 43), 0)
            async with admin_of(settings) as admin:
                await admin.delete_records({TopicPartition(name, 0): RecordsToDelete(before_offset=37)})
            async with running(settings) as worker:
                await in_time(lambda: published(settings, range(37, 43)), "what is left")
                await in_time(lambda: says(worker, "34 records were deleted by retention"), "it is said")
                assert metric(worker, "quotewire_items_lost_to_retention_total") == 34
                assert await is_ready(worker)

    asyncio.run(scene())
