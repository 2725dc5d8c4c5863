"""Two workers that have feeds of one host: they share its time, and what it told one of them."""

import asyncio
import time

import pytest
from aiohttp import web

from tests.broker.flow import publisher, running, settings_for, until
from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.kafka.topics import FEEDS
from worker.service.polling.subscriptions import outgoing
from worker.service.worker import Worker

pytestmark = [pytest.mark.broker, pytest.mark.slow]

GAP_S = 0.5
FEEDS_OF_THE_HOST = 12
FEED = b'<rss version="2.0"><channel><title>Gazette</title></channel></rss>'


def partitions_of(worker: Worker) -> set[int]:
    if worker._made is None or not worker.ready.is_set():
        return set()
    assigned = worker._made.app.consumer.assignment()
    return {tp.partition for tp in assigned if tp.topic.endswith(FEEDS.noun)}


def heard_of(worker: Worker) -> int:
    assert worker._made is not None
    return len(worker._made.polling.poller.neighbours._hood._feeds)  # type: ignore[attr-defined]


def test_two_workers_poll_one_host_no_more_often_than_one(bootstrap_servers: str, topic_prefix: str) -> None:
    async def scene() -> None:
        asked: list[float] = []
        refusing = False

        async def serve(_: web.Request) -> web.Response:
            asked.append(time.monotonic())
            if refusing:
                return web.Response(status=429, headers={"Retry-After": "600"})
            return web.Response(body=FEED, content_type="application/rss+xml", headers={"ETag": '"a"'})

        app = web.Application()
        app.add_routes([web.get("/{feed}", serve)])
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        site = f"http://127.0.0.1:{runner.addresses[0][1]}"
        settings = settings_for(bootstrap_servers, topic_prefix, feed_gap_s=GAP_S)
        urls = [f"{site}/{number}" for number in range(FEEDS_OF_THE_HOST)]
        async with publisher(settings) as to:
            await to.publish([outgoing(feed_id(url), FeedRecord(url, poll_every_s=1)) for url in urls])
        async with running(settings) as one, running(settings) as two:
            both = (one, two)
            await until(lambda: all(len(partitions_of(each)) == 2 for each in both), "each has its half")
            await until(lambda: all(heard_of(each) == len(urls) for each in both), "each has heard of all")
            asked.clear()
            await asyncio.sleep(20 * GAP_S)
            assert 3 <= len(asked) <= 20 + 3  # each for itself would ask as often
            refusing = True
            asked.clear()
            await asyncio.sleep(20 * GAP_S)
            assert 3 <= len(asked) <= 3 + 4  # three were told, and the host rests, at both
        await runner.cleanup()

    asyncio.run(scene())
