"""Who waits for whom: feeds of one host for each other, and nobody else for them."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from clients import options
from followed import Table, following
from publisher import Publisher, Request, answer, redirect, rss

from worker.feeds.identity import feed_id
from worker.service.http import HttpClient, PaceRules
from worker.service.polling.poll_table import Followed

NO_HURRY = PaceRules(page_gap_s=0.0, feed_gap_s=60.0)  # of this length none of these tests sees the end


async def until(holds: Callable[[], bool]) -> None:
    """The test's own 30 seconds are the limit."""
    while not holds():  # noqa: ASYNC110  of several events, one of a server's
        await asyncio.sleep(0.01)


async def test_case_19_many_feeds_of_one_host_keep_no_other_from_being_polled() -> None:
    """Three hundred of them held all places while they waited for each other: the others came hours later."""
    async with Publisher({}, address="127.0.0.1") as crowd, Publisher({}, address="127.0.0.2") as alone:
        crowded = [crowd.url(f"/{n}") for n in range(300)]
        others = [alone.url("/a")]
        async with HttpClient(options(pace=NO_HURRY)) as http:
            async with following(*crowded, http=http, polls_at_once=2) as world:
                world.follow(*others)
                world.poller._look()
                world.wait(minutes=11)
                assert len(world.poller._begin()) == 301
                await until(lambda: len(alone.targets) == 1)
                await until(lambda: len(crowd.targets) == 1)
                assert not world.poller._places.locked()  # nobody who waits has one
                late = alone.url("/late")
                assert crowd.most_at_work == 1
                world.follow(late)
                await world.poller.pause()


async def test_case_19_who_was_sent_on_to_a_crowded_host_waits_without_a_place() -> None:
    """Feeds of many hosts that all lead to one: their polls are of that host as well."""
    async with Publisher({}, address="127.0.0.1") as crowd, Publisher({}, address="127.0.0.9") as alone:
        doors = [Publisher({}, address=f"127.0.0.{n}") for n in range(2, 9)]
        for door in doors:
            await door.__aenter__()
            door.answers["/feed"] = redirect(crowd.url("/feed"))
        try:
            async with HttpClient(options(pace=NO_HURRY)) as http:
                urls = [door.url("/feed") for door in doors]
                async with following(*urls, http=http, polls_at_once=2) as world:
                    assert len(world.poller._begin()) == 7
                    await until(lambda: all(door.targets for door in doors))
                    await until(lambda: not world.poller._places.locked())
                    world.follow(alone.url("/a"))
                    world.poller._look()
                    world.wait(minutes=11)
                    world.poller._begin()
                    await until(lambda: bool(alone.targets))
                    assert len(crowd.targets) <= 1
                    await world.poller.pause()
        finally:
            for door in doors:
                await door.__aexit__()


async def test_no_more_are_polled_at_once_than_is_set() -> None:
    at_work, most, released = 0, 0, asyncio.Event()

    async def slow(_: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await released.wait()
        at_work -= 1
        writer.write(answer(200, rss(1)))

    sites = [Publisher({"/feed": slow}, address=f"127.0.0.{n}") for n in range(2, 10)]
    for site in sites:
        await site.__aenter__()
    try:
        async with following(*(site.url("/feed") for site in sites), polls_at_once=3) as world:
            polled = asyncio.create_task(world.poll())
            await until(lambda: at_work == 3)
            released.set()
            assert await polled == 8
            assert most == 3
            assert not world.poller._places.locked()
    finally:
        for site in sites:
            await site.__aexit__()


async def test_case_25_who_stands_in_line_heeds_what_those_before_were_told() -> None:
    """The host's word came while they waited for its turn."""
    async with Publisher({}) as site:
        urls = [site.url(f"/{n}") for n in range(20)]
        site.answers |= {f"/{n}": answer(429, Retry_After="7200") for n in range(20)}
        async with following(*urls) as world:
            assert await world.poll() == 20
            assert len(site.targets) == 3
            world.wait(minutes=61)
            assert await world.poll() == 17
            assert len(site.targets) == 6


@pytest.mark.parametrize("when", ["first", "later"])
async def test_a_poll_that_meets_a_bug_of_ours_backs_off_and_is_told(
    when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Publisher({"/feed": answer(200, rss(1)), "/good": answer(200, rss(2))}) as site:
        url = site.url("/feed")
        async with following(url) as world:
            if when == "later":
                await world.poll()
            client = world.poller.http
            before = len(site.targets)

            async def broken(*_: object, **__: object) -> None:
                raise ZeroDivisionError

            monkeypatch.setattr(client, "fetch_feed", broken)
            waits = []
            world.wait(days=1)
            for _ in range(4):
                assert await world.poll() == 1
                for _ in range(10):  # looking at it again makes it no sooner
                    world.poller._look()
                waits.append(world.state(url).next_poll - world.clock[0])
                assert await world.poll() == 0
                world.clock[0] = world.state(url).next_poll
            assert waits[0] >= timedelta(minutes=15)
            assert waits[-1] > 2 * waits[0]
            told = world.records.statuses[-1]
            assert (told.status, told.reason) == ("failing", "internal-error")
            assert len(site.targets) == before
            monkeypatch.undo()
            assert await world.poll() == 1
            assert world.state(url).failures == 0


async def test_a_bug_where_the_state_is_kept_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Publisher({f"/{n}": answer(200, rss(n)) for n in range(3)}) as site:
        urls = [site.url(f"/{n}") for n in range(3)]
        async with following(*urls) as world:
            bad, put = feed_id(urls[0]), world.table.put

            async def refusing(key: str, followed: object) -> None:
                if key == bad:
                    raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
                await put(key, followed)  # type: ignore[arg-type]

            monkeypatch.setattr(world.table, "put", refusing)
            assert await world.poll() == 3
            for _ in range(3):
                assert await world.poll() == 0  # the one backs off, though the table knows nothing of it
            assert sorted(site.targets) == ["/0", "/1", "/2"]
            world.wait(hours=3)
            assert await world.poll() == 3


class SlowTable(Table):
    """Its changelog takes as long as the test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answers = asyncio.Event(), asyncio.Event()

    async def put(self, key: str, followed: Followed) -> None:
        self.asked.set()
        await self.answers.wait()
        await super().put(key, followed)


async def test_a_feed_that_is_due_again_while_its_row_is_written_is_polled_again() -> None:
    """It was passed over as being polled, and was never looked at again: two broker tests waited for it in vain."""
    async with Publisher({"/a": answer(rss(1))}, address="127.0.0.1") as site:
        table = SlowTable()
        async with following(site.url("/a"), table=table) as world:
            first = asyncio.create_task(world.poll())
            await table.asked.wait()
            world.wait(days=2)
            assert world.poller._begin() == []  # it is being polled
            table.answers.set()
            await first
            assert await world.poll() == 1
            assert len(site.targets) == 2
