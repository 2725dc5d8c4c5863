"""`quotewire run` as a service manager runs it: a feeds file, probes, SIGTERM."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from tests.broker.flow import PATIENCE_S, Served, page, serving, settings_for, stored, topics_made, upserted
from tests.children import environment, worker_address
from worker.service.kafka.topic_reader import Stored
from worker.service.kafka.topics import ARTICLES, ITEMS
from worker.service.polling.subscriptions import subscriptions
from worker.settings import Settings

pytestmark = pytest.mark.broker

RSS = """<rss version="2.0"><channel><title>Une</title>
<item><title>Le pont rouvre</title><link>{site}/pont</link><guid>pont-1</guid></item></channel></rss>"""
TEXT = page(
    "Le pont rouvre",
    "Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux.",
    "«Nous tiendrons ce délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus.",
    "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps.",
)


@dataclass(frozen=True, slots=True)
class Service:
    """`quotewire run` as a process of its own, and the file that its log goes to."""

    process: "subprocess.Popen[bytes]"
    log: Path

    async def get(self, path: str) -> tuple[int, str]:
        """Status and text; 0 where nothing answers yet."""
        try:
            url = f"http://{worker_address(self.log)}{path}"
            async with aiohttp.ClientSession() as session, session.get(url) as response:
                return response.status, await response.text()
        except (aiohttp.ClientError, ConnectionError):
            return 0, ""

    async def ended(self) -> tuple[int, str]:
        """Exit code and log."""
        code = await asyncio.to_thread(self.process.wait, PATIENCE_S)
        return code, self.log.read_text("utf-8")


@asynccontextmanager
async def service(settings: Settings, log: Path, *arguments: str, **other: str) -> AsyncIterator[Service]:
    """Killed at the end if it still lives."""
    own = {
        "QUOTEWIRE_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "QUOTEWIRE_TOPIC_PREFIX": settings.topic_prefix,
        "QUOTEWIRE_GROUP_ID": settings.group_id,
        "QUOTEWIRE_PARTITIONS": "4",
        "QUOTEWIRE_ALLOW_PRIVATE": "127.0.0.0/8",
        "QUOTEWIRE_POLL_MIN_S": "1",
        "QUOTEWIRE_HOST_GAP_S": "0.01",
        "QUOTEWIRE_FEED_GAP_S": "0.01",
        "QUOTEWIRE_SESSION_TIMEOUT_S": "10",
        "QUOTEWIRE_PROCESSES": "1",
        "QUOTEWIRE_PORT": "0",
    }
    with log.open("wb") as errors:
        process = subprocess.Popen(  # noqa: ASYNC220  its own process is the point
            [sys.executable, "-m", "worker", "run", *arguments], env=environment(**own | other), stderr=errors
        )
    try:
        yield Service(process, log)
    finally:
        process.kill()
        process.wait()


async def first_article(settings: Settings) -> list[Stored]:
    for _ in range(int(PATIENCE_S)):
        if found := await stored(settings, ARTICLES):
            return found
        await asyncio.sleep(1)
    raise AssertionError("no article came")


def test_a_service_follows_its_feeds_file_answers_probes_and_leaves_on_sigterm(
    bootstrap_servers: str, topic_prefix: str, tmp_path: Path
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        await topics_made(settings)
        answers = {"/pont": Served(TEXT)}
        feeds = tmp_path / "feeds.toml"
        async with serving(answers) as site:
            answers["/une.xml"] = Served(RSS.format(site=site).encode(), "application/rss+xml")
            feeds.write_text(f'[[feeds]]\nurl = "{site}/une.xml"\ntitle = "Une"\n')
            async with service(settings, tmp_path / "1.log", "--feeds", str(feeds)) as worker:
                await first_article(settings)
                (article,) = (await upserted(settings, ARTICLES)).values()
                assert article["feed"]["title"] == "Une"
                assert (await worker.get("/healthz"))[0] == 200
                assert await worker.get("/readyz") == (200, '{"status": "ready"}')
                metrics = (await worker.get("/metrics"))[1]
                assert 'quotewire_fates_total{fate="published",reason="new"} 1.0' in metrics
                assert (await worker.get("/tables"))[0] == 404
                worker.process.send_signal(signal.SIGTERM)
                code, errors = await worker.ended()
                assert code == 0, errors[-2000:]
                events = [json.loads(line)["event"] for line in errors.splitlines() if line.startswith("{")]
                assert "worker stopped" in events
            assert [feed.uri for feed in (await subscriptions(settings)).values()] == [f"{site}/une.xml"]

            feeds.write_text(f'[[feeds]]\nurl = "{site}/autre.xml"\n')
            async with service(settings, tmp_path / "2.log", "--feeds", str(feeds)) as worker:
                for _ in range(int(PATIENCE_S)):
                    if (await worker.get("/readyz"))[0] == 200:
                        break
                    await asyncio.sleep(1)
                while worker.process.poll() is None:  # again and again, as an impatient supervisor does
                    worker.process.send_signal(signal.SIGTERM)
                    await asyncio.sleep(0.02)
                assert worker.process.returncode == 0
            assert [feed.uri for feed in (await subscriptions(settings)).values()] == [f"{site}/autre.xml"]
            assert len(await stored(settings, ITEMS)) == 1

    asyncio.run(scene())


def test_a_feeds_file_that_is_wrong_names_its_line_and_nothing_starts(
    bootstrap_servers: str, topic_prefix: str, tmp_path: Path
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        feeds = tmp_path / "feeds.toml"
        feeds.write_text('[[feeds]]\nurl = "not an address"\n')
        async with service(settings, tmp_path / "log", "--feeds", str(feeds)) as worker:
            code, errors = await worker.ended()
            assert (code, "feeds.toml line 1" in errors) == (1, True)


def test_a_port_that_is_taken_is_told_in_one_sentence(
    bootstrap_servers: str, topic_prefix: str, tmp_path: Path
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        await topics_made(settings)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            async with service(settings, tmp_path / "log", QUOTEWIRE_PORT=port) as worker:
                code, errors = await worker.ended()
        sentence = (
            f"quotewire: health and metrics cannot be served on 127.0.0.1:{port}: address already in use; "
        )
        assert (code, sentence in errors, "Traceback" in errors) == (1, True, False)

    asyncio.run(scene())
