"""Places in the pool: a like share of the time for each site, and known slow ones behind everybody else."""

import asyncio

import pytest

from worker.service.enriching.slow_sites import SlowSites
from worker.service.pool.fair_queue import FairQueue


class Queue:
    """Those who ask for a place, each with a letter; in `order` they got it."""

    def __init__(self, places: int) -> None:
        self.turns = FairQueue(places)
        self.order = ""
        self.leave = {}
        self.tasks = {}

    async def ask(self, letters: str, *, behind: bool = False) -> None:
        for letter in letters:
            self.leave[letter] = asyncio.Event()
            self.tasks[letter] = asyncio.create_task(self._hold(letter, behind))
        await settle()

    async def go(self, letters: str) -> None:
        for letter in letters:
            self.leave[letter].set()
        await settle()

    async def _hold(self, letter: str, behind: bool) -> None:
        async with self.turns.place(behind=behind):
            self.order += letter
            await self.leave[letter].wait()


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_who_stands_behind_waits_for_all_others_and_holds_one_place_at_most() -> None:
    async def scene() -> None:
        queue = Queue(3)
        await queue.ask("XYZ", behind=True)
        assert queue.order == "X"
        await queue.ask("abcd")
        assert queue.order == "Xab"
        await queue.go("X")
        assert queue.order == "Xabc"  # before Y, who came earlier
        await queue.go("ab")
        assert queue.order == "XabcdY"
        await queue.go("cd")
        assert queue.order == "XabcdY"  # two places are free, and Z waits for Y
        await queue.go("Y")
        assert queue.order == "XabcdYZ"

    asyncio.run(scene())


def test_with_one_place_all_get_it_in_turn() -> None:
    async def scene() -> None:
        queue = Queue(1)
        await queue.ask("X", behind=True)
        await queue.ask("ab")
        await queue.go("Xab")
        assert queue.order == "Xab"

    asyncio.run(scene())


@pytest.mark.parametrize("behind", [False, True])
def test_who_stops_waiting_takes_no_place_with_him(behind: bool) -> None:
    async def scene() -> None:
        queue = Queue(1)
        await queue.ask("a")
        await queue.ask("b", behind=behind)
        await queue.ask("c", behind=behind)
        queue.tasks["b"].cancel()
        await queue.go("a")
        assert queue.order == "ac"
        await queue.ask("d", behind=behind)
        queue.leave["c"].set()
        queue.tasks["c"].cancel()  # at the moment at which its place becomes d's
        await settle()
        assert queue.order == "acd"
        queue.leave["d"].set()
        queue.tasks["d"].cancel()
        await queue.ask("e", behind=behind)
        assert queue.order == "acde"

    asyncio.run(scene())


def test_whoever_is_cancelled_as_his_turn_comes_hands_it_on() -> None:
    async def scene() -> None:
        queue = Queue(1)
        await queue.ask("a")
        await queue.ask("bc")
        queue.leave["a"].set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        queue.tasks["b"].cancel()
        await settle()
        assert queue.order in ("ac", "abc")
        assert not queue.tasks["c"].done() and queue.order.endswith("c")

    asyncio.run(scene())


def served(places: int, *asked: tuple[str, float, int]) -> list[str]:
    """Whose turn it was, of sites that ask for `n` places of so many seconds each, all before the first is served."""
    order: list[str] = []
    clock = {"s": 0.0}
    ends: list[tuple[float, int, asyncio.Event]] = []

    async def scene() -> None:
        turns = FairQueue(places, lambda: clock["s"])

        async def hold(site: str, lasts_s: float) -> None:
            async with turns.place(site):
                order.append(site)
                ended = asyncio.Event()
                ends.append((clock["s"] + lasts_s, len(ends), ended))
                await ended.wait()

        tasks = [asyncio.create_task(hold(site, lasts)) for site, lasts, n in asked for _ in range(n)]
        await settle()
        while ends:
            ends.sort(key=lambda each: each[:2])
            clock["s"], _, ended = ends.pop(0)
            ended.set()
            await settle()
        await asyncio.gather(*tasks)

    asyncio.run(scene())
    return order


def test_pages_of_one_site_keep_their_order_and_equal_sites_take_turns() -> None:
    assert "".join(served(1, ("a", 1, 3), ("b", 1, 3))) == "ababab"


@pytest.mark.parametrize("places", [1, 2, 4])
def test_a_site_whose_pages_take_long_has_no_more_of_the_time_than_another(places: int) -> None:
    """A hundred pages of a fiftieth of its pages' time each: they wait for one of those a place, and for no second."""
    order = served(places, ("slow", 2.0, 160), ("quick", 0.04, 50))
    last_quick = len(order) - 1 - order[::-1].index("quick")
    assert order[: last_quick + 1].count("slow") <= places + 1


def test_many_quick_sites_are_served_before_the_second_round_of_a_slow_one() -> None:
    order = served(2, ("slow", 2.0, 10), *((f"s{n}", 0.1, 5) for n in range(10)))
    assert order[: order.index("s9") + 1].count("slow") <= 3


def test_a_site_that_was_idle_has_saved_nothing_up_and_owes_nothing_for_time_that_nobody_wanted() -> None:
    async def scene() -> None:
        clock = 0.0
        turns = FairQueue(1, lambda: clock)
        for _ in range(50):  # alone, for a hundred seconds
            async with turns.place("old"):
                clock += 2.0
        order = []

        async def one(site: str) -> None:
            nonlocal clock
            async with turns.place(site):
                order.append(site)
                await settle()
                clock += 2.0

        await asyncio.gather(*(one(site) for site in ("new", "old") for _ in range(4)))
        assert "".join(site[0] for site in order[:4]) in ("nono", "nnoo", "onon")

    asyncio.run(scene())


def test_the_sites_that_are_remembered_are_bounded() -> None:
    async def scene() -> None:
        clock = 0.0
        turns = FairQueue(2, lambda: clock)
        for number in range(5_000):
            async with turns.place(f"{number}.example"):
                clock += 1.0
        assert len(turns._sites) <= 1_025

    asyncio.run(scene())


def test_a_site_is_slow_for_ten_minutes_and_the_list_is_bounded() -> None:
    slow = SlowSites()
    assert not slow.holds("a.example", 0)
    slow.note("a.example", 100)
    assert (slow.holds("a.example", 699), slow.holds("a.example", 700)) == (True, False)
    assert not slow.holds("b.example", 100)
    for number in range(1024):
        slow.note(f"{number}.example", 100)
    assert not slow.holds("a.example", 101)
    assert slow.holds("1023.example", 101)
