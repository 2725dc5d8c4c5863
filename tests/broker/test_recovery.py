"""A worker knows after a restart what it knew, also what one of before 0.2 had left in Faust's tables."""

import asyncio
import time

import msgspec
import pytest

from tests.broker.flow import (
    Served,
    page,
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
from worker.articles.lines.repetition import RULES, Row, counted
from worker.feeds.document.parse import parse_feed
from worker.feeds.identity import feed_id
from worker.feeds.schedule.changes import new_items
from worker.records.model import FeedRecord
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.producer import Message, Producer
from worker.service.kafka.topics import ARTICLES, ITEMS, POLLS_TABLE, REPETITIONS_TABLE, changelog_name
from worker.service.polling.subscriptions import outgoing
from worker.service.worker import Worker
from worker.settings import Settings

pytestmark = pytest.mark.broker

RSS = b"""<rss version="2.0"><channel><title>Quai</title><link>https://quai.example/</link>
<item><title>Le pont rouvre</title><link>%s/1</link><guid>g1</guid></item></channel></rss>"""
LINE = "Retrouvez toute la région sur notre application mobile"
TEXT = page(
    "Le pont rouvre",
    "Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux.",
    LINE,
    "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps.",
)


def value(worker: Worker, name: str, **labels: str) -> float:
    return worker.metrics.registry.get_sample_value(name, labels) or 0.0


def polls(worker: Worker) -> float:
    return sum(
        sample.value
        for metric in worker.metrics.polls.collect()
        for sample in metric.samples
        if sample.name == "quotewire_polls_total"
    )


def test_after_a_restart_an_old_item_is_no_news(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix)
        answers: dict[str, Served] = {"/1": Served(TEXT, "text/html")}
        async with serving(answers) as site:
            answers["/rss"] = Served(RSS % site.encode(), "application/rss+xml")
            async with publisher(settings) as to:
                await to.publish(
                    [outgoing(feed_id(f"{site}/rss"), FeedRecord(f"{site}/rss", poll_every_s=1))]
                )
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 1 and polls(worker) >= 2, "polled and enriched")
            async with running(settings) as again:
                await until(lambda: polls(again) >= 2, "the feed is polled again")
                assert value(again, "quotewire_items_found_total") == 0
                await publish_raw(settings, b'{"link": "%s/1"}' % site.encode())
                await until(lambda: again.settled() == 1, "the item is read again")
            (article,) = (await upserted(settings, ARTICLES)).values()
            assert article["version"] == 1
            assert len(await stored(settings, ARTICLES)) == 1

    asyncio.run(scene())


def state_of_before(site: str) -> bytes:
    """A row of the table of polls, as Faust's `raw` codec had put it on its topic: of a feed whose item was seen."""
    now = time.strftime("%Y-%m-%dT%H:%M:%S.000001Z", time.gmtime())
    return (
        b'{"subscription":{"uri":"%s/rss","title":null,"poll_every_s":1,"enabled":true,"origin":null},'
        b'"state":{"next_poll":"%s","status":"active","outcome":"changed","first_poll":"%s","last_poll":"%s",'
        b'"last_success":"%s","last_full":"%s","last_new":"%s","http_status":200,"etag":null,"last_modified":null,'
        b'"body_sha256":null,"seen":%s,"interval":"PT1S","rhythm":null,"pause":null,"http_hint":null,'
        b'"http_hint_from":null,"feed_hint":null,"feed_hint_from":null,"skip_hours":[],"skip_days":[],"failures":0,'
        b'"trouble":0.0,"last_reason":null,"redirect_to":null,"redirect_since":null,"redirect_polls":0,'
        b'"moved_to":null,"since":"%s","silent":false,"failing_long":false,"told":"%s","missed":false,'
        b'"title":"Quai","items":1,"tossed":0,"hub":null,"topic":null,"why":"as the subscription says","notes":[]},'
        b'"push":null}'
    ) % (site.encode(), *[now.encode()] * 6, _seen(site), *[now.encode()] * 2)


def _seen(site: str) -> bytes:
    """What the feed's item is known by, and what it said."""
    feed = parse_feed(RSS % site.encode(), f"{site}/rss")
    return msgspec.json.encode(new_items(feed, ()).seen)


def row_of_before(day: int) -> bytes:
    """A row of the table of repeated lines: LINE was on as many articles as it takes to be a template's."""
    row: Row = {}
    for number in range(RULES.articles):
        row = counted(row, [LINE], f"a1-{number}", day, RULES)
    return msgspec.msgpack.encode((partition_of(b"127.0.0.1", 4), row))


async def left_by_the_last_state(settings: Settings, site: str) -> None:
    """Its committed offsets lie behind the subscription, which is on no topic any more: only the row knows it."""
    await topics_made(settings)
    key = feed_id(f"{site}/rss").encode()
    day = int(time.time() // 86_400)
    async with Producer(settings) as producer:
        await producer.send(
            [
                Message(
                    changelog_name(settings, POLLS_TABLE),
                    key,
                    state_of_before(site),
                    partition=partition_of(key, settings.partitions),
                ),
                Message(
                    changelog_name(settings, REPETITIONS_TABLE),
                    b"127.0.0.1",
                    row_of_before(day),
                    partition=partition_of(b"127.0.0.1", settings.partitions),
                ),
            ]
        )


def test_what_fausts_tables_held_is_read_from_their_changelogs(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix)
        answers: dict[str, Served] = {"/1": Served(TEXT, "text/html")}
        async with serving(answers) as site:
            answers["/rss"] = Served(RSS % site.encode(), "application/rss+xml")
            assert changelog_name(settings, POLLS_TABLE) == f"{settings.group_id}-polls-changelog"
            await left_by_the_last_state(settings, site)
            async with running(settings) as worker:
                await until(lambda: polls(worker) >= 2, "the feed is polled as before")
                assert value(worker, "quotewire_items_found_total") == 0, (
                    "its item was seen by the last state"
                )
                assert value(worker, "quotewire_rows_unreadable_total", table="polls") == 0
                await publish_raw(settings, b'{"link": "%s/1"}' % site.encode())
                await until(lambda: worker.settled() == 1, "an article")
            (article,) = (await upserted(settings, ARTICLES)).values()
            assert LINE not in article["article_body"]
            assert "repeated-line" in [each["reason"] for each in article["removed"]]

    asyncio.run(scene())


def test_a_worker_that_still_reads_back_stops_when_it_is_told_to(
    apache_kafka: str, topic_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An item waits meanwhile for the memory of its article, and is left to the next owner."""

    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, shutdown_timeout_s=2.0)
        async with serving({"/1": Served(TEXT, "text/html")}) as site:
            await topics_made(settings)
            await publish_raw(settings, b'{"link": "%s/1"}' % site.encode())
            worker = Worker(settings)
            run = asyncio.create_task(worker.run())
            with monkeypatch.context() as slow:
                slow.setattr("worker.service.kafka.changelog_table._read_parts", _endless)
                await until(worker.ready.is_set, "partitions are assigned")
                await asyncio.sleep(3.0)
                assert worker.settled() == 0
                worker.stop()
                assert await asyncio.wait_for(run, 300) is None
            async with running(settings) as again:
                await until(lambda: again.settled() == 1, "the next owner has it")
            assert len(await stored(settings, ITEMS)) == 1

    asyncio.run(scene())


async def _endless(*_: object) -> None:
    await asyncio.Event().wait()
