"""One record that nobody sane wrote costs itself, and no worker: on the feeds topic, the items topic, the tables."""

import asyncio
import json

import msgspec
import pytest
from aiokafka import AIOKafkaProducer
from confluent_kafka import Producer as OtherProducer

from tests.broker.flow import (
    Served,
    publisher,
    running,
    serving,
    settings_for,
    stored,
    topics_made,
    until,
    upserted,
)
from tests.broker.test_topics_changed import PAGES, metric
from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.kafka.topics import (
    ARTICLES,
    DEAD_LETTERS,
    FEEDS,
    ITEMS,
    POLLS_TABLE,
    REPETITIONS_TABLE,
    VERSIONS_TABLE,
    changelog_name,
)
from worker.service.polling.subscriptions import outgoing
from worker.settings import Settings

pytestmark = [pytest.mark.broker, pytest.mark.slow, pytest.mark.timeout(600)]

RSS = b"""<rss version="2.0"><channel><title>%s</title><link>https://quai.example/</link></channel></rss>"""
GARBAGE = (b"", b"\xff\xfe\x00", b"null", b"{}", b'{"next_poll": 1', b"[" * 50_000, b"x" * 900_000)


async def send(
    settings: Settings, topic: str, records: list[tuple[bytes | None, bytes | None]], **options: object
) -> None:
    """By a producer that takes whatever the topic does."""
    await topics_made(settings)
    async with AIOKafkaProducer(
        bootstrap_servers=settings.bootstrap_servers, max_request_size=4_100_000, **options
    ) as producer:
        for key, value in records:
            await producer.send_and_wait(topic, value, key=key, partition=0)


def test_subscriptions_that_nobody_sane_wrote_are_passed_over_and_told(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, partitions=1)
        async with serving({"/rss": Served(RSS % (b"Q" * 2_000_000), "application/rss+xml")}) as site:
            good = FeedRecord(f"{site}/rss", poll_every_s=1)
            large = msgspec.json.encode(FeedRecord(f"{site}/rss?{'x' * 1_200_000}"))
            records: list[tuple[bytes | None, bytes | None]] = [
                (b"large", large),
                (b"title", msgspec.json.encode(FeedRecord(f"{site}/t", title="t" * 1_200_000))),
                (b"often", msgspec.json.encode(FeedRecord(f"{site}/o", poll_every_s=-5))),
                (b"k" * 1_200_000, msgspec.json.encode(good)),
                (b"k" * 1_200_000, None),
                (b"\xff\xfe", b'{"uri": 7}'),
                *((b"garbage", each) for each in GARBAGE),
            ]
            await send(settings, FEEDS.name(settings), records)
            async with publisher(settings) as to:
                await to.publish([outgoing(feed_id(good.uri), good)])
            async with running(settings) as worker:
                await until(lambda: metric(worker, "quotewire_polls_total") >= 3, "the good one is polled")
                refused = metric(worker, "quotewire_subscriptions_refused_total")
                assert refused == len(records) - 1, "all but the end of one that never was"
            async with running(settings) as worker:  # what it has kept of the feed is read back
                await until(lambda: metric(worker, "quotewire_polls_total") >= 1, "it is polled again")

    asyncio.run(scene())


def test_items_of_any_size_and_kind_end_as_articles_or_dead_letters(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, partitions=1)
        async with serving(PAGES) as site:

            def item(number: int, **fields: object) -> bytes:
                return json.dumps({"link": f"{site}/{number}", **fields}).encode()

            readable = [
                item(0, published=31_494_784_780_800_000),
                item(1, published=-1, title="a\r\nb\x00"),
                item(2, authors=["Odile Vasseur"] * 200_000),
                item(3, title="t" * 3_500_000),
                item(4, feed_uri="https://quai.example/\r\nce_type: x", guid="g" * 100_000),
                item(5, unknown={"deep": [[[[1]]]]}),
            ]
            broken = [
                b"[" * 100_000,
                b'{"link": "http://[::1"}',
                b'{"link": "http://a.example:99999999/"}',
                b"\x00" * 9,
            ]
            await send(
                settings, ITEMS.name(settings), [(b"k\r\nX: 1\x00", each) for each in readable + broken]
            )
            for codec in ("gzip", "snappy", "lz4", "zstd"):
                other = OtherProducer({"bootstrap.servers": apache_kafka, "compression.codec": codec})
                number = 6 + ("gzip", "snappy", "lz4", "zstd").index(codec)
                other.produce(ITEMS.name(settings), item(number), headers={"x\r\ny": None, "": b"\xff"})
                other.flush(30)
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 14, "all have met their fate")
            articles = (await upserted(settings, ARTICLES)).values()
            assert {a["url"].rpartition("/")[2] for a in articles} == set(map(str, range(10)))
            letters = await stored(settings, DEAD_LETTERS)
            assert len(letters) == len(broken)
            for each in [*letters, *await stored(settings, ARTICLES)]:
                for name, value in each.headers:
                    assert name.startswith("ce_") or name == "content-type"
                    assert not set(value or b"") & {0, 10, 13}

    asyncio.run(scene())


def test_rows_of_the_tables_that_nobody_of_ours_wrote_count_as_not_there(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, partitions=1)
        rows: list[tuple[bytes | None, bytes | None]] = [
            (b"f1-%d" % n, each) for n, each in enumerate(GARBAGE)
        ]
        rows += [(b"\xff\xfe", b"{}"), (b"f1-naive", _naive()), (b"", b"x"), (None, b"x"), (None, None)]
        async with serving(PAGES | {"/rss": Served(RSS % b"Quai", "application/rss+xml")}) as site:
            good = FeedRecord(f"{site}/rss", poll_every_s=1)
            async with publisher(settings) as to:
                await to.publish([outgoing(feed_id(good.uri), good)])
            async with running(settings) as worker:
                await send(settings, ITEMS.name(settings), [(b"k", b'{"link": "%s/1"}' % site.encode())])
                await until(lambda: worker.settled() == 1, "an article is remembered")
            (uri,) = await upserted(settings, ARTICLES)
            for table in (POLLS_TABLE, VERSIONS_TABLE, REPETITIONS_TABLE):
                named = [
                    (key, value) for key, value in rows if key is not None
                ]  # Kafka refuses a compacted one without
                await send(settings, changelog_name(settings, table), [*named, (uri.encode(), b"\xff")])
            async with running(settings) as worker:
                await send(
                    settings,
                    ITEMS.name(settings),
                    [(b"k", b'{"link": "%s/%d"}' % (site.encode(), number)) for number in (1, 2)],
                )
                await until(lambda: worker.settled() == 2, "items are read as ever")
                await until(lambda: metric(worker, "quotewire_polls_total") >= 1, "feeds are polled as ever")
                assert metric(worker, "quotewire_rows_unreadable_total") > 0

    asyncio.run(scene())


def _naive() -> bytes:
    """A poll state whose moment has no zone: it cannot be compared with the time."""
    state = {"next_poll": "2026-11-03T08:00:00", "status": "active"}
    return json.dumps({"subscription": {"uri": "https://quai.example/rss"}, "state": state}).encode()
