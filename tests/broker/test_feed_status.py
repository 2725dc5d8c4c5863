"""How each feed is doing, on its compacted topic: told when it changes, taken back when nobody follows it."""

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest

from tests.broker.flow import Served, publisher, running, serving, settings_for, stored, until, upserted
from tests.children import environment
from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.kafka.topics import FEED_STATUS, ITEMS
from worker.service.polling.subscriptions import outgoing
from worker.service.worker import Worker
from worker.settings import Settings

pytestmark = pytest.mark.broker

FEED = b"""<rss version="2.0"><channel><title>Gazette</title>
<item><title>Ferry</title><link>http://127.0.0.1:9/ferry</link></item></channel></rss>"""


def changes(worker: Worker, status: str) -> float:
    return worker.metrics.registry.get_sample_value("quotewire_feed_changes_total", {"status": status}) or 0


def feeds_status(settings: Settings, *options: str) -> list[dict[str, Any]]:
    own = {
        "QUOTEWIRE_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "QUOTEWIRE_TOPIC_PREFIX": settings.topic_prefix,
    }
    done = subprocess.run(
        [sys.executable, "-m", "worker", "feeds", "status", *options],
        env=environment(**own),
        capture_output=True,
        timeout=60,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_feed_that_goes_is_told_and_one_that_is_forgotten_leaves(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, poll_min_s=1.0)
        answers = {"/a": Served(FEED, "application/rss+xml"), "/b": Served(FEED, "application/rss+xml")}
        async with serving(answers) as site:
            a, b = f"{site}/a", f"{site}/b"
            async with publisher(settings) as to:
                await to.publish([outgoing(feed_id(url), FeedRecord(url, poll_every_s=1)) for url in (a, b)])
            async with running(settings) as worker:
                await until(lambda: changes(worker, "active") == 2, "both feeds answer")
                answers["/a"] = Served(status=410)
                await until(lambda: changes(worker, "gone") == 1, "the feed is retired")
                async with publisher(settings) as to:
                    await to.publish([outgoing(feed_id(b), None)])
                for _ in range(100):
                    if feed_id(b) not in await upserted(settings, FEED_STATUS):
                        break
                    await asyncio.sleep(0.2)
            now = await upserted(settings, FEED_STATUS)
            assert list(now) == [feed_id(a)]
            assert (now[feed_id(a)]["status"], now[feed_id(a)]["http_status"]) == ("gone", 410)
            assert now[feed_id(a)]["uri"] == a
            assert len(await stored(settings, ITEMS)) == 2
            unseen = "https://unseen.example/rss"
            async with publisher(settings) as to:
                await to.publish([outgoing(feed_id(unseen), FeedRecord(unseen))])
            said = await asyncio.to_thread(feeds_status, settings, "--trouble", "--json")
            assert [(each["uri"], each["standing"], each["trouble"]) for each in said] == [
                (a, "gone", True),
                (unseen, "never polled", True),
            ]
            assert said[0]["http_status"] == 410

    asyncio.run(scene())
