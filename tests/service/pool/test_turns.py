"""Places in the pool: first come, first served, and one site's slow pages behind everybody else's."""

import asyncio

import pytest

from worker.service.enriching.slow_sites import SlowSites
from worker.service.pool.turns import Turns


class Queue:
    """Those who ask for a place, each with a letter; in `order` they got it."""

    def __init__(self, places: int) -> None:
        self.turns = Turns(places)
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
