"""Items that were put off come back when they are due, once, whoever owns their partition then."""

import asyncio
import time

import msgspec
import pytest
from aiokafka import AIOKafkaProducer

from tests.broker.flow import (
    Served,
    page,
    running,
    serving,
    settings_for,
    stored,
    topics_made,
    until,
    upserted,
)
from worker.service.enriching.repartition import LATER, PLACED, PLACED_KEY
from worker.service.event import Partition
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, ITEMS, ITEMS_LATER
from worker.settings import Settings

pytestmark = pytest.mark.broker

BODY = (
    "Le conseil municipal de Vermont a reporté jeudi soir sa décision sur le tramway de la rive nord.",
    "Les travaux dureraient quatre ans et coûteraient quelque 220 millions d’euros aux communes voisines.",
    "Une seconde audience est prévue à la fin du mois de janvier dans la grande salle de la mairie.",
)


def now_ms() -> int:
    return round(time.time() * 1000)


async def put_off(
    settings: Settings, link: str, header: str, *, written: int | None = None, key: bytes = b"127.0.0.1"
) -> None:
    await topics_made(settings)
    producer = AIOKafkaProducer(bootstrap_servers=settings.bootstrap_servers)
    await producer.start()
    headers = [
        ("mine", b"kept"),
        (PLACED, b"later 0 17"),
        (PLACED_KEY, b"first-key"),
        (LATER, header.encode()),
    ]
    try:
        await producer.send_and_wait(
            ITEMS_LATER.name(settings),
            msgspec.json.encode({"link": link}),
            key=key,
            headers=headers,
            timestamp_ms=written,
        )
    finally:
        await producer.stop()


@pytest.mark.parametrize("exactly_once", [False, True])
def test_an_item_that_is_due_becomes_its_article_once_and_the_next_worker_finds_nothing(
    apache_kafka: str, topic_prefix: str, exactly_once: bool
) -> None:
    async def scene() -> None:
        settings = settings_for(
            apache_kafka, topic_prefix, partitions=1, later_s=60.0, exactly_once=exactly_once
        )
        async with serving({"/a": Served(page("Le tramway", *BODY))}) as site:
            await put_off(settings, f"{site}/a", f"1 {now_ms() + 1500} 5 1 wall")
            async with running(settings) as worker:
                asked = time.monotonic()
                await until(lambda: worker.settled() == 1, "the item came back")
                assert time.monotonic() - asked >= 0.5
                await until(lambda: worker.metrics.postponed_waiting._value.get() == 0, "nothing waits")
                await asyncio.sleep(1.5)
            async with running(settings) as worker:
                await worker.ready.wait()
                await asyncio.sleep(3)
                assert worker.settled() == 0
        assert len(await stored(settings, ITEMS)) == 1
        assert [a["version"] for a in (await upserted(settings, ARTICLES)).values()] == [1]

    asyncio.run(scene())


def test_a_pause_that_is_longer_than_one_wait_goes_to_the_end_and_waits_again(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, partitions=1, later_s=1.0)
        async with serving({"/a": Served(page("Le tramway", *BODY))}) as site:
            due = now_ms() + 4000
            await put_off(settings, f"{site}/a", f"2 {due} 5 2 wall")
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 1, "the item came back")
        back = (await stored(settings, ITEMS))[0]
        assert back.timestamp_ms >= due
        assert len(await stored(settings, ITEMS_LATER)) >= 3

    asyncio.run(scene())


def test_what_fails_after_it_was_put_off_is_a_dead_letter_of_the_event_as_it_was_published(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, partitions=1, later_s=1.0)
        async with serving({}) as site, running(settings) as worker:
            await put_off(settings, f"{site}/gone", f"1 {now_ms()} 1234567890123 4 wall")
            await until(lambda: worker.settled() == 1, "the dead letter")
        (letter,) = (await upserted(settings, DEAD_LETTERS)).values()
        assert (letter["topic"], letter["partition"], letter["offset"]) == (ITEMS.name(settings), 0, 17)
        assert [header["key"] for header in letter["headers"]] == ["mine"]
        assert (letter["reason"], letter["attempts"]) == ("page-gone", 5)
        assert letter["first_failed_at"] == 1234567890123

    asyncio.run(scene())


def test_what_somebody_else_puts_there_goes_on_at_once(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, partitions=1, later_s=60.0)
        async with serving({"/a": Served(page("Le tramway", *BODY))}) as site, running(settings) as worker:
            await put_off(settings, f"{site}/a", "soon, please")
            await put_off(settings, "no link at all", "1 1 1 1 " + "x" * 100)
            await until(lambda: worker.settled() == 2, "both")
        assert len(await upserted(settings, ARTICLES)) == 1

    asyncio.run(scene())


def test_partitions_given_out_while_others_are_let_go_are_followed_once(
    apache_kafka: str, topic_prefix: str
) -> None:
    """A worker that ends while its group rebalances is given partitions before it has let go of those it had."""

    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, partitions=4, later_s=60.0)
        async with serving({"/a": Served(page("Le tramway", *BODY))}) as site, running(settings) as worker:
            await worker.ready.wait()
            later = worker._parts().enriching.later
            every = later.beside(Partition(ITEMS.name(settings), number) for number in range(4))
            for places in (every[:1], every[2:], every):
                letting_go = asyncio.create_task(later.release())
                await asyncio.sleep(0)  # it waits for who follows, within a second of a fetch
                later.own(places)
                later.own(places)  # and once more without a word of a revocation
                await letting_go
            await put_off(settings, f"{site}/a", f"1 {now_ms()} 5 1 wall")
            await until(lambda: worker.settled() == 1, "the item came back")
            assert len([task for task in asyncio.all_tasks() if "Later._follow" in repr(task)]) == 1
            assert worker._error is None

    asyncio.run(scene())
