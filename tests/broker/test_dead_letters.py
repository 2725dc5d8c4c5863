"""Dead letters: found by reason and time, replayed once, and whole."""

import asyncio
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from aiokafka import AIOKafkaProducer
from confluent_kafka import Producer
from msgspec.structs import replace

from tests.broker.flow import (
    Served,
    publish_raw,
    publisher,
    running,
    serving,
    settings_for,
    stored,
    topics_made,
    until,
    upserted,
)
from tests.broker.test_main_job import GOOD
from tests.children import environment
from tests.records.samples import DEAD_LETTER
from worker.records.model import DeadLetterRecord
from worker.service.dead_letters.read import Wanted, dead_letters, find
from worker.service.dead_letters.replay import REPLAYS, Replayed, place_of, replay
from worker.service.enriching.repartition import origin_of
from worker.service.kafka.publisher import Outgoing
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, ITEMS
from worker.settings import Settings

pytestmark = pytest.mark.broker  # of `apache_kafka`: the embedded broker finds nothing by time


async def wanted(settings: Settings, which: Wanted) -> list[DeadLetterRecord]:
    return [letter async for _, letter in dead_letters(settings, which)]


def test_a_page_that_came_back_is_published_by_a_replay_and_a_second_replay_does_nothing(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix)
        pages: dict[str, Served] = {}
        gone = Wanted(reasons=frozenset({"page-gone"}))
        async with serving(pages) as site:
            item = b'{"link": "%s/pont"}' % site.encode()
            await publish_raw(settings, item, b"not json", key=b"the key")
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 2, "both are dead letters")
                pages["/pont"] = Served(GOOD)
                letters = await wanted(settings, gone)
                assert await replay(settings, await find(settings, gone)) == Replayed(sent=1)
                await until(lambda: worker.settled() == 3, "the replayed item is settled")
                assert await replay(settings, await find(settings, gone)) == Replayed(before=1)
            assert len(await upserted(settings, ARTICLES)) == 1
            published = [each for each in await stored(settings, ITEMS) if origin_of(each).by is None]
            *_, again = sorted(published, key=lambda each: each.timestamp_ms)
            assert (again.key, again.value) == (b"the key", item)
            failed = letters[0]
            assert (
                dict(again.headers)[REPLAYS].decode() == f"{failed.topic}-{failed.partition}-{failed.offset}"
            )

    asyncio.run(scene())


def test_what_fails_again_is_a_new_letter_and_can_be_replayed_again(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix)
        await publish_raw(settings, b"not json")
        async with running(settings) as worker:
            await until(lambda: worker.settled() == 1, "it is a dead letter")
            first = await find(settings, Wanted())
            await replay(settings, first)
            await until(lambda: worker.settled() == 2, "it failed again")
            assert await replay(settings, first) == Replayed(before=1)
            both = await find(settings, Wanted())
            assert both.count == 2
            assert await replay(settings, both) == Replayed(sent=1, before=1)

    asyncio.run(scene())


def test_letters_are_found_by_reason_and_time(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix)
        await publish_raw(settings, b"not json", b"{}")
        async with running(settings) as worker:
            await until(lambda: worker.settled() == 2, "both are dead letters")
        now = datetime.now(UTC)
        hour = timedelta(hours=1)
        for which, reasons in (
            (Wanted(), {"item-undecodable", "item-without-link"}),
            (Wanted(reasons=frozenset({"item-without-link"})), {"item-without-link"}),
            (Wanted(since=now - hour, until=now + hour), {"item-undecodable", "item-without-link"}),
            (Wanted(since=now + hour), set()),
            (Wanted(until=now - hour), set()),
        ):
            assert {letter.reason for letter in await wanted(settings, which)} == reasons

    asyncio.run(scene())


def test_a_letter_that_was_cut_is_replayed_whole(bootstrap_servers: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, max_record_bytes=20_000)
        large = b"x" * 15_000
        await publish_raw(settings, large)
        async with running(settings) as worker:
            await until(lambda: worker.settled() == 1, "it is a dead letter")
        (letter,) = await wanted(settings, Wanted())
        assert letter.value_truncated and letter.value != large
        assert await replay(settings, await find(settings, Wanted())) == Replayed(sent=1)
        assert [each.value for each in await stored(settings, ITEMS)] == [large, large]

    asyncio.run(scene())


def test_headers_come_back_from_a_replay_as_they_were(bootstrap_servers: str, topic_prefix: str) -> None:
    """Without a value, with an empty one, and twice."""
    headers: list[tuple[str, bytes | None]] = [
        ("traceparent", None),
        ("empty", b""),
        ("via", b"one"),
        ("via", b"two"),
        (REPLAYS, None),
    ]

    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        producer = AIOKafkaProducer(bootstrap_servers=bootstrap_servers)
        async with running(settings) as worker:
            await producer.start()
            await producer.send_and_wait(ITEMS.name(settings), b"not json", headers=headers)
            await producer.stop()
            await until(lambda: worker.settled() == 1, "it is a dead letter")
        (letter,) = await wanted(settings, Wanted())
        assert [(each.key, each.value) for each in letter.headers] == headers
        assert await replay(settings, await find(settings, Wanted())) == Replayed(sent=1)
        *_, again = sorted(await stored(settings, ITEMS), key=lambda each: each.timestamp_ms)
        assert list(again.headers) == [*headers[:-1], (REPLAYS, place_of(letter).encode())]

    asyncio.run(scene())


def test_an_event_with_two_letters_is_replayed_once(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix)
        await publish_raw(settings, b"the event")
        letter = replace(
            DEAD_LETTER, topic=ITEMS.name(settings), partition=0, offset=0, value_truncated=False
        )
        twice = [Outgoing(DEAD_LETTERS, "k", each, "place", "quotewire") for each in (letter, letter)]
        async with publisher(settings) as publishing:
            await publishing.publish(twice)
        found = await find(settings, Wanted())
        assert found.count == 2
        assert await replay(settings, found) == Replayed(sent=1)
        assert await replay(settings, found) == Replayed(before=1)

    asyncio.run(scene())


LETTERS = 100_000


def test_a_hundred_thousand_letters_are_looked_through_in_bounded_memory(
    apache_kafka: str, topic_prefix: str
) -> None:
    """They are 140 MB of JSON. The embedded broker would not keep them."""
    settings = settings_for(apache_kafka, topic_prefix)
    asyncio.run(topics_made(settings))
    producer = Producer({"bootstrap.servers": apache_kafka, "linger.ms": 50, "log_level": 0})
    for number in range(LETTERS):
        letter = replace(
            DEAD_LETTER,
            topic=ITEMS.name(settings),
            offset=number,
            value=b"x" * 700,
            value_truncated=False,
            last_failed_at=DEAD_LETTER.first_failed_at + number,
        )
        producer.produce(DEAD_LETTERS.name(settings), msgspec.json.encode(letter), f"{number}".encode())
        if number % 1000 == 0:
            producer.flush(30)
    assert producer.flush(60) == 0
    least, _ = peak_mb(settings, "dead-letters", "list", "--since", "2100-01-01T00:00")  # reads none
    mb, out = peak_mb(settings, "dead-letters", "list", "--limit", "3", "--json")
    assert [json.loads(line)["offset"] for line in out.splitlines()] == [
        LETTERS - 3,
        LETTERS - 2,
        LETTERS - 1,
    ]
    assert mb - least < 40, (mb, least)
    mb, out = peak_mb(settings, "dead-letters", "replay", "--all", "--dry-run")
    assert out.startswith(f"{LETTERS} dead letters")
    assert mb - least < 40, (mb, least)


def peak_mb(settings: Settings, *arguments: str) -> tuple[float, str]:
    """A command's largest resident memory, and what it printed."""
    own = {
        "QUOTEWIRE_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "QUOTEWIRE_TOPIC_PREFIX": settings.topic_prefix,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "worker", *arguments],
        env=environment(**own),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024), out
