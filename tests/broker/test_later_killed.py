"""kill -9 of a worker that puts an item off, or brings it back: no item is lost, and with transactions none comes twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest

from tests.broker.flow import (
    Served,
    committed_to_the_end,
    page,
    publish_raw,
    serving,
    settings_for,
    stored,
    upserted,
)
from tests.chaos.workers import WorkerProcess
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, ITEMS, ITEMS_LATER
from worker.settings import Settings

pytestmark = [pytest.mark.broker, pytest.mark.slow, pytest.mark.timeout(900)]

ITEM_COUNT = 3
DIES_WITHIN_S = 120
WALL = Served(b"<html><title>Just a moment...</title><h1>x.example</h1><p>Checking your browser.</p>")
AT_LEAST_ONCE = ("put-off-sent", "brought-back-sent")
EXACTLY_ONCE = ("put-off-sent", "put-off-committed", "brought-back-sent", "brought-back-committed")


def ferry(number: int) -> Served:
    return Served(
        page(
            f"Ferry {number} late",
            f"The evening ferry number {number} to Ambreville was two hours late because a crane had blocked the quay.",
            f"“We were warm and we were fed,” said Ida Holm, who had come with her {number} sons from the islands.",
            "The crane was towed away at nine, and the board wants to know by Monday why nobody had the keys.",
            language="en",
        )
    )


@asynccontextmanager
async def mortal(settings: Settings, directory: Path) -> AsyncIterator[WorkerProcess]:
    """A worker that dies where a mark in the directory says so; not started yet."""
    options = {
        "bootstrap_servers": settings.bootstrap_servers,
        "topic_prefix": settings.topic_prefix,
        "group_id": settings.group_id,
        "exactly_once": settings.exactly_once,
        "session_timeout_s": settings.session_timeout_s,
        "allow_private": settings.allow_private,
        "host_gap_s": settings.host_gap_s,
        "later_s": settings.later_s,
        "later_attempts": settings.later_attempts,
        "processes": 1,
        "create_topics": False,
    }
    environment = {f"QUOTEWIRE_{name.upper()}": str(value) for name, value in options.items()}
    worker = WorkerProcess("mortal", environment, directory, "tests.chaos.stand_in", ("dies", str(directory)))
    try:
        yield worker
    finally:
        worker.kill()


async def dies(worker: WorkerProcess, mark: Path) -> None:
    """Start it, and wait until it is dead of the mark."""
    start_to_die(worker, mark)
    for _ in range(10 * DIES_WITHIN_S):
        if not worker.pid:
            break
        await asyncio.sleep(0.1)
    assert_dead_of(mark, worker)


def start_to_die(worker: WorkerProcess, mark: Path) -> None:
    mark.touch()
    worker.start()


def assert_dead_of(mark: Path, worker: WorkerProcess) -> None:
    last_words = worker.log.read_text("utf-8")[-3000:]
    assert not worker.pid, f"it lives on: {mark.name}\n{last_words}"
    assert not mark.exists(), f"it did not die of {mark.name}:\n{last_words}"


async def all_published(settings: Settings, links: set[str]) -> None:
    for _ in range(DIES_WITHIN_S):
        found = {article["url"] for article in (await upserted(settings, ARTICLES)).values()}
        if found == links:
            return
        await asyncio.sleep(1.0)
    raise AssertionError(f"these articles alone were published: {sorted(found)}")


async def nothing_waits(worker: WorkerProcess) -> None:
    for _ in range(DIES_WITHIN_S):
        if worker.readiness() == "ready" and worker.metric("quotewire_postponed_waiting") == 0:
            return
        await asyncio.sleep(1.0)
    raise AssertionError(f"{worker.metric('quotewire_postponed_waiting'):g} items wait for ever")


@pytest.mark.parametrize("exactly_once", [False, True])
def test_a_worker_that_is_killed_while_items_are_put_off_and_brought_back_loses_none(
    apache_kafka: str, topic_prefix: str, tmp_path: Path, exactly_once: bool
) -> None:
    async def scene() -> None:
        settings = settings_for(
            apache_kafka,
            topic_prefix,
            partitions=1,
            later_s=2.0,
            session_timeout_s=6.0,
            exactly_once=exactly_once,
        )
        pages = {f"/{number}": WALL for number in range(ITEM_COUNT)}
        async with serving(pages) as site, mortal(settings, tmp_path) as worker:
            links = {f"{site}/{number}" for number in range(ITEM_COUNT)}
            await publish_raw(settings, *(msgspec.json.encode({"link": link}) for link in sorted(links)))
            for mark in EXACTLY_ONCE if exactly_once else AT_LEAST_ONCE:
                await dies(worker, tmp_path / mark)
                if mark == "put-off-committed" or (mark == "put-off-sent" and not exactly_once):
                    pages.update({f"/{number}": ferry(number) for number in range(ITEM_COUNT)})
            worker.start()
            await all_published(settings, links)
            await nothing_waits(worker)
            await committed_to_the_end(settings)
            assert worker.stop() == 0
        put_off, items = await stored(settings, ITEMS_LATER), await stored(settings, ITEMS)
        brought_back = items[ITEM_COUNT:]
        assert {each.value for each in brought_back} <= {each.value for each in items[:ITEM_COUNT]}
        assert len(brought_back) >= len(put_off) >= 1
        if exactly_once:
            assert len(brought_back) == len(put_off) <= ITEM_COUNT
            assert len(await stored(settings, ARTICLES)) == ITEM_COUNT
        assert {each["version"] for each in (await upserted(settings, ARTICLES)).values()} == {1}
        assert not await stored(settings, DEAD_LETTERS)

    asyncio.run(scene())
