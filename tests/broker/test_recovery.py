"""Where Faust loses changelog records on the way, they are read again; a worker that still starts can be stopped."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from mode.utils.queues import ThrowableQueue

from tests.broker.flow import Served, publisher, running, serving, settings_for, until
from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.consumer import streams
from worker.service.polling.subscriptions import outgoing
from worker.service.worker import Worker
from worker.settings import Settings

pytestmark = pytest.mark.broker

FEED = (
    b"""<rss version="2.0"><channel><title>Quai</title><link>https://quai.example/</link></channel></rss>"""
)


def polls(worker: Worker) -> float:
    return sum(
        sample.value
        for metric in worker.metrics.polls.collect()
        for sample in metric.samples
        if sample.name == "quotewire_polls_total"
    )


@pytest.fixture
def lossy(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Offsets of changelog records that were emptied from their queue: the first three, once `lossy[0]` is there.

    As when Faust resumes after a rebalance, at a moment that a test cannot choose.
    """
    deliver, emptied = ThrowableQueue.put_nowait_enhanced, list[int]()

    def lossily(queue: Any, value: Any, **options: Any) -> bool:
        if value.message.topic.endswith("-polls-changelog") and 0 < len(emptied) < 4:
            emptied.append(value.message.offset)
            return True
        return bool(deliver(queue, value, **options))

    monkeypatch.setattr(ThrowableQueue, "put_nowait_enhanced", lossily)
    yield emptied
    assert len(emptied) > 1, "nothing was lost"


async def polled_once(settings: Settings, url: str) -> None:
    """A worker that has come and gone, and left a row in the table of polls."""
    async with publisher(settings) as to:
        await to.publish([outgoing(feed_id(url), FeedRecord(url, poll_every_s=1))])
    async with running(settings) as worker:
        await until(lambda: polls(worker) >= 1, "the feed is polled, and the poll remembered")


def test_a_recovery_whose_records_were_lost_ends(
    apache_kafka: str, topic_prefix: str, monkeypatch: pytest.MonkeyPatch, lossy: list[int]
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, poll_min_s=1.0)
        async with serving({"/rss": Served(FEED, "application/rss+xml")}) as site:
            await polled_once(settings, f"{site}/rss")
            monkeypatch.setattr(streams, "_RECOVERED_IN_S", 1.0)
            lossy.append(-1)
            async with running(settings) as again:
                await until(lambda: polls(again) >= 1, "the feed is polled again")

    asyncio.run(scene())


def test_a_worker_that_is_still_starting_stops_when_it_is_told_to(
    apache_kafka: str, topic_prefix: str, monkeypatch: pytest.MonkeyPatch, lossy: list[int]
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, poll_min_s=1.0, shutdown_timeout_s=2.0)
        async with serving({"/rss": Served(FEED, "application/rss+xml")}) as site:
            await polled_once(settings, f"{site}/rss")
            monkeypatch.setattr(streams, "_RECOVERED_IN_S", float("inf"))
            lossy.append(-1)
            worker = Worker(settings)
            run = asyncio.create_task(worker.run())
            await until(lambda: len(lossy) > 1, "its recovery has lost something")
            await asyncio.sleep(1.0)
            worker.stop()
            assert await asyncio.wait_for(run, 300) is None

    asyncio.run(scene())
