"""A topic gets more partitions, and what is known of its feeds and articles goes along."""

import asyncio

import pytest
from aiokafka.admin import NewPartitions

from tests.broker.flow import (
    Served,
    page,
    publish_raw,
    publisher,
    running,
    serving,
    settings_for,
    stored,
    until,
    upserted,
)
from tests.broker.test_recovery import RSS, polls, value
from tests.broker.test_topics_changed import admin_of
from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.rekey import rekey
from worker.service.kafka.topics import ARTICLES, FEEDS, ITEMS, QUOTATIONS, TopicsFailed
from worker.service.polling.subscriptions import outgoing

pytestmark = pytest.mark.broker

FIRST = "Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux."
LAST = "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps."


def said(words: str) -> Served:
    return Served(page("Le pont rouvre", FIRST, f"«{words}», a promis la maire, Odile Vasseur.", LAST))


def moving(key: str) -> int:
    """How many partitions it takes so that the key does not lie on the first."""
    return next(count for count in range(2, 20) if partition_of(key.encode(), count))


def test_an_article_and_a_feed_go_on_where_they_belong_now(apache_kafka: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, partitions=1, metadata_max_age_s=1.0)
        answers = {"/1": said("Nous tiendrons ce délai coûte que coûte")}
        async with serving(answers) as site:
            answers["/rss"] = Served(RSS % site.encode(), "application/rss+xml")
            feed = feed_id(f"{site}/rss")
            async with publisher(settings) as to:
                await to.publish([outgoing(feed, FeedRecord(f"{site}/rss", poll_every_s=1))])
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 1 and polls(worker) >= 2, "polled and enriched")
                with pytest.raises(TopicsFailed, match=r"1 workers of the group .* run: stop them first"):
                    await rekey(settings)
            async with admin_of(settings) as admin:
                await admin.create_partitions(
                    {
                        ITEMS.name(settings): NewPartitions(moving("127.0.0.1")),
                        FEEDS.name(settings): NewPartitions(moving(feed)),
                    }
                )
            done = {each.table: each for each in await rekey(settings)}
            assert [done[name].moved for name in ("polls", "versions", "repetitions")] == [1, 1, 1]
            assert [each.moved for each in await rekey(settings)] == [0, 0, 0], "a second time does nothing"
            answers["/1"] = said("Nous ne tiendrons pas ce délai")
            async with running(settings) as worker:
                await until(lambda: polls(worker) >= 2, "the feed is polled")
                assert value(worker, "quotewire_items_found_total") == 0, "and its item is known"
                await publish_raw(settings, b'{"link": "%s/1"}' % site.encode())
                await until(
                    lambda: value(worker, "quotewire_fates_total", fate="published", reason="changed") == 1,
                    "the article's next version",
                )
            (article,) = (await upserted(settings, ARTICLES)).values()
            assert article["version"] == 2
            (quotation,) = (await upserted(settings, QUOTATIONS)).values()
            assert "ne tiendrons pas" in quotation["text"], "the old one is gone"
            assert len(await stored(settings, ARTICLES)) == 2

    asyncio.run(scene())
