"""Dead letters: found by reason and time, replayed once, and whole."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.broker.flow import Served, publish_raw, running, serving, settings_for, stored, until, upserted
from tests.broker.test_main_job import GOOD
from worker.records.model import DeadLetterRecord
from worker.service.dead_letters import REPLAYS, Replayed, Wanted, dead_letters, replay
from worker.service.placing import origin_of
from worker.service.topics import ARTICLES, ITEMS
from worker.settings import Settings

pytestmark = pytest.mark.broker


async def wanted(settings: Settings, which: Wanted) -> list[DeadLetterRecord]:
    return [letter async for _, letter in dead_letters(settings, which)]


def test_a_page_that_came_back_is_published_by_a_replay_and_a_second_replay_does_nothing(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        pages: dict[str, Served] = {}
        gone = Wanted(reasons=frozenset({"page-gone"}))
        async with serving(pages) as site:
            item = b'{"link": "%s/pont"}' % site.encode()
            await publish_raw(settings, item, b"not json", key=b"the key")
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 2, "both are dead letters")
                pages["/pont"] = Served(GOOD)
                letters = await wanted(settings, gone)
                assert await replay(settings, letters) == Replayed(sent=1)
                await until(lambda: worker.settled() == 3, "the replayed item is settled")
                assert await replay(settings, letters) == Replayed(before=1)
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
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        await publish_raw(settings, b"not json")
        async with running(settings) as worker:
            await until(lambda: worker.settled() == 1, "it is a dead letter")
            await replay(settings, await wanted(settings, Wanted()))
            await until(lambda: worker.settled() == 2, "it failed again")
            letters = await wanted(settings, Wanted())
            assert len(letters) == 2
            assert await replay(settings, letters) == Replayed(sent=1, before=1)

    asyncio.run(scene())


def test_letters_are_found_by_reason_and_time(bootstrap_servers: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
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
        assert await replay(settings, [letter]) == Replayed(sent=1)
        assert [each.value for each in await stored(settings, ITEMS)] == [large, large]

    asyncio.run(scene())
