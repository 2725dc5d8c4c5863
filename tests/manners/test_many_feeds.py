"""Ten thousand feeds: a tick of the poller looks at those that are due, and at no other."""

from dataclasses import replace
from datetime import timedelta

from followed import START, Following, Table, following
from publisher import Publisher, answer, rss

from worker.feeds.identity import feed_id
from worker.feeds.schedule.plan import first_state
from worker.records.model import FeedRecord
from worker.service.polling.poll_table import Followed

MANY = 10_000


class Counting(Table):
    """Counts how often a feed is looked at."""

    looks = 0

    def get(self, key: str, default: Followed | None = None) -> Followed | None:  # type: ignore[override]
        self.looks += 1
        return super().get(key, default)

    def __iter__(self):  # type: ignore[no-untyped-def]
        self.looks += len(self)
        return super().__iter__()


def of_the_day(url: str, hours: float = 12) -> Followed:
    """A feed that was polled before, and is due in so many hours."""
    state = replace(first_state(START + timedelta(hours=hours)), last_poll=START - timedelta(hours=1))
    return Followed(FeedRecord(url), state)


def many() -> Counting:
    table = Counting()
    for number in range(MANY):
        url = f"https://feeds.example/{number}"
        table[feed_id(url)] = of_the_day(url)
    return table


def tick(world: Following) -> int:
    """One turn of the poller between two looks at all feeds."""
    return len(world.poller._begin())


async def test_a_tick_where_nothing_is_due_looks_at_no_feed() -> None:
    async with following(table=(table := many())) as world:
        table.looks = 0
        for _ in range(20):
            assert tick(world) == 0
        assert table.looks == 0


async def test_a_tick_looks_at_what_is_due_and_at_no_other_feed() -> None:
    table = many()
    async with Publisher({f"/{n}": answer(200, rss(1)) for n in range(3)}) as site:
        for number in range(3):
            table[feed_id(site.url(f"/{number}"))] = of_the_day(site.url(f"/{number}"), hours=1)
        async with following(table=table) as world:
            world.wait(hours=2)
            table.looks = 0
            assert tick(world) == 3
            assert table.looks <= 3
            assert tick(world) == 0  # they are being polled
            assert table.looks <= 3


async def test_a_host_that_rests_costs_no_look_at_every_tick() -> None:
    table = Counting()
    async with Publisher({}) as site:
        for number in range(500):
            entry = of_the_day(site.url(f"/{number}"), hours=1)
            assert entry.state is not None
            if number < 3:
                told = replace(
                    entry.state,
                    http_status=429,
                    last_poll=START + timedelta(minutes=50),
                    next_poll=START + timedelta(hours=9),
                )
                entry = replace(entry, state=told)
            table[feed_id(entry.subscription.uri)] = entry
        async with following(table=table) as world:
            world.clock[0] = START + timedelta(minutes=61)
            assert tick(world) == 0
            table.looks = 0
            for _ in range(19):
                assert tick(world) == 0
            assert table.looks == 0
            world.wait(hours=1)
            assert tick(world) == 497
            await world.poller.pause()


async def test_a_subscription_that_changes_is_heeded_between_two_looks() -> None:
    async with Publisher({"/a": answer(200, rss(1))}) as site, following(table=(table := many())) as world:
        key = feed_id(site.url("/a"))
        table[key] = Followed(FeedRecord(site.url("/a")))
        table.looks = 0
        world.poller.heed(key)
        assert table.looks == 1
        world.wait(minutes=11)
        table[key] = Followed(FeedRecord(site.url("/a"), enabled=False))
        world.poller.heed(key)
        assert tick(world) == 0
        table[key] = Followed(FeedRecord(site.url("/a")))
        world.poller.heed(key)
        world.wait(minutes=11)
        assert await world.poll() == 1
        assert world.state(site.url("/a")).last_success is not None
        world.forget(site.url("/a"))
        world.poller.heed(key)
        world.wait(hours=2)
        assert tick(world) == 0


async def test_feeds_follow_their_partitions() -> None:
    urls = [f"https://feeds.example/{n}" for n in range(6)]
    async with following(*urls) as world:
        ours = {feed_id(url) for url in urls[:3]}
        world.poller.owns = ours.__contains__
        assert tick(world) == 3  # all six were met, and three are not ours any more
        await world.poller.pause()
        world.poller._look()
        world.wait(minutes=11)
        assert tick(world) == 3
        await world.poller.pause()
        ours |= {feed_id(url) for url in urls}
        late = "https://feeds.example/recovered"  # of a table that is read back while we poll
        world.table[feed_id(late)] = Followed(FeedRecord(late))
        ours.add(feed_id(late))
        world.poller._look()
        world.wait(minutes=11)
        assert tick(world) == 7
        await world.poller.pause()
        ours.clear()
        world.poller._look()
        world.wait(hours=1)
        assert tick(world) == 0
