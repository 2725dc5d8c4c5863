"""A worker that fails ends, with an exit code that says so, and what it had in hand is done by the next."""

import asyncio
import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from tests.broker.flow import (
    page,
    publish_raw,
    publisher,
    running,
    settings_for,
    stored,
    until,
    upserted,
)
from tests.children import environment
from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.kafka.topics import ARTICLES, FEED_STATUS
from worker.service.polling.subscriptions import outgoing
from worker.settings import Settings

pytestmark = [pytest.mark.broker, pytest.mark.slow]

ENDS_WITHIN_S = 240.0
ITEMS_IN_HAND = 12
TEXT = page(
    "Le pont rouvre",
    "Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux.",
    "«Nous tiendrons ce délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus.",
    "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps.",
)
RSS = b"""<rss version="2.0"><channel><title>Quai</title><link>https://quai.example/</link></channel></rss>"""


@asynccontextmanager
async def slow_site() -> AsyncIterator[tuple[str, asyncio.Event, list[str]]]:
    """Pages that come when the event is set, and a feed that comes at once; which paths were asked for."""
    opened, asked = asyncio.Event(), list[str]()

    async def handle(request: web.BaseRequest) -> web.Response:
        asked.append(request.path)
        if request.path == "/rss":
            return web.Response(body=RSS, content_type="application/rss+xml")
        if request.path == "/robots.txt":
            return web.Response(status=404)
        await opened.wait()
        return web.Response(body=TEXT, content_type="text/html")

    runner = web.ServerRunner(web.Server(handle, access_log=None), shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", opened, asked
    finally:
        opened.set()
        await runner.cleanup()


@asynccontextmanager
async def failing_worker(
    settings: Settings, what: str, mark: Path, log: Path
) -> AsyncIterator["subprocess.Popen[bytes]"]:
    own = {
        "QUOTEWIRE_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "QUOTEWIRE_TOPIC_PREFIX": settings.topic_prefix,
        "QUOTEWIRE_GROUP_ID": settings.group_id,
        "QUOTEWIRE_PARTITIONS": str(settings.partitions),
        "QUOTEWIRE_ALLOW_PRIVATE": "127.0.0.0/8",
        "QUOTEWIRE_POLL_MIN_S": "1",
        "QUOTEWIRE_HOST_GAP_S": "0.01",
        "QUOTEWIRE_FEED_GAP_S": "0.01",
        "QUOTEWIRE_SESSION_TIMEOUT_S": "10",
        "QUOTEWIRE_SHUTDOWN_TIMEOUT_S": "2",
        "QUOTEWIRE_FETCH_TIMEOUT_S": "60",
        "QUOTEWIRE_PROCESSES": "1",
        "QUOTEWIRE_PORT": "0",
    }
    command = [sys.executable, "-m", "tests.broker.failing", what, str(mark)]
    with log.open("wb") as to:
        process = subprocess.Popen(command, env=environment(**own), stderr=to)  # noqa: ASYNC220
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def in_hand(asked: list[str], log: Path) -> None:
    """Wait until a page is being fetched, and the feed was polled."""
    try:
        await until(lambda: "/rss" in asked and {*asked} > {"/rss", "/robots.txt"}, "events are in hand")
    except AssertionError as exc:
        raise AssertionError(f"{exc}: {asked}\n{_last_words(log)}") from exc


async def published(settings: Settings, count: int) -> set[str]:
    """The addresses of the articles, once there are so many."""
    for _ in range(300):
        found = {article["url"] for article in (await upserted(settings, ARTICLES)).values()}
        if len(found) >= count:
            break
        await asyncio.sleep(1.0)
    return found


async def ended(process: "subprocess.Popen[bytes]", log: Path) -> int:
    """Its exit code; AssertionError with its last words where it lives on."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        return await asyncio.to_thread(process.wait, ENDS_WITHIN_S)
    raise AssertionError(f"it did not end:\n{_last_words(log)}")


def _last_words(log: Path) -> str:
    return log.read_text("utf-8")[-3000:]


def events_of(log: Path) -> list[str]:
    return [json.loads(line)["event"] for line in log.read_text().splitlines() if line.startswith("{")]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("sigterm", ["no signal", "SIGTERM, twice"])
def test_a_worker_whose_faust_crashes_with_events_in_hand_ends_and_loses_none(
    apache_kafka: str, topic_prefix: str, tmp_path: Path, sigterm: str
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix, fetch_timeout_s=60.0)
        mark, log = tmp_path / "mark", tmp_path / "log"
        async with slow_site() as (site, opened, asked):
            feed = f"{site}/rss".replace("127.0.0.1", "localhost")  # each host has a pace of its own
            links = [f"{site}/{number}" for number in range(ITEMS_IN_HAND)]
            async with publisher(settings) as to:
                await to.publish([outgoing(feed_id(feed), FeedRecord(feed, poll_every_s=1))])
            await publish_raw(settings, *(json.dumps({"link": link}).encode() for link in links))
            async with failing_worker(settings, "consumer", mark, log) as process:
                await in_hand(asked, log)
                for _ in range(600):
                    if await stored(
                        settings, FEED_STATUS
                    ):  # the feed's row is written every second from now on
                        break
                    await asyncio.sleep(0.1)
                mark.touch()
                if sigterm != "no signal":
                    await until(lambda: "Crashed reason" in log.read_text("utf-8"), "Faust has crashed")
                    for _ in range(2):
                        process.send_signal(signal.SIGTERM)
                        await asyncio.sleep(0.2)
                assert await ended(process, log) not in (0, -signal.SIGTERM)
            opened.set()
            async with running(settings):
                assert await published(settings, len(links)) == set(links)

    asyncio.run(scene())


@pytest.mark.timeout(600)
def test_a_worker_is_gone_after_sigterm_though_a_thread_of_its_process_never_ends(
    apache_kafka: str, topic_prefix: str, tmp_path: Path
) -> None:
    async def scene() -> None:
        settings = settings_for(apache_kafka, topic_prefix)
        log = tmp_path / "log"
        async with failing_worker(settings, "thread", tmp_path / "mark", log) as process:
            await until(lambda: "worker started" in events_of(log), "it runs")
            process.send_signal(signal.SIGTERM)
            await until(lambda: "worker stopped" in events_of(log), "its work is done")
            process.send_signal(signal.SIGTERM)
            assert await ended(process, log) == 1
        assert "_endless" in log.read_text()

    asyncio.run(scene())
