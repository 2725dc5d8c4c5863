"""A bounded window, order within a lane, and what a drain leaves to the next owner."""

import asyncio
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from worker.service.consumer.lanes import Begin, Lanes, Share
from worker.service.delivery.commit_metadata import Span, Standing
from worker.service.delivery.offsets import Acks
from worker.service.event import Event, Partition

TOPIC = Partition("news.items", 0)


def event(offset: int, lane: str = "") -> Any:
    message = SimpleNamespace(topic=TOPIC.topic, partition=TOPIC.partition, offset=offset, value=b"x" * 10)
    return SimpleNamespace(message=message, lane=lane or str(offset))


@dataclass
class Desk:
    """A handler whose events end when the test says so."""

    acks: Acks = field(default_factory=Acks)
    started: list[int] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)
    gates: dict[int, asyncio.Event] = field(default_factory=dict)
    current: bool = True
    begins: bool = True
    fails: frozenset[int] = frozenset()

    def lanes(self, window: int = 10, share: Share | None = None) -> Lanes:
        return Lanes(
            self.handle,
            lambda e: e.lane,
            self.acks,
            window,
            lambda _: self.current,
            self.failures.append,
            share,
        )

    async def handle(self, each: Event, begin: Begin) -> None:
        offset = each.message.offset
        self.started.append(offset)
        if self.begins:
            begin()
        if offset in self.fails:
            raise RuntimeError(str(offset))
        await self.gates.setdefault(offset, asyncio.Event()).wait()
        self.ended.append(offset)

    def let_go(self, *offsets: int) -> None:
        for offset in offsets:
            self.gates.setdefault(offset, asyncio.Event()).set()


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_events_of_one_lane_follow_each_other_and_others_overtake() -> None:
    async def scene() -> None:
        desk = Desk()
        lanes = desk.lanes()
        for each in (event(1, "a"), event(2, "a"), event(3, "b")):
            await lanes.take(each)
        desk.let_go(2, 3)
        await settle()
        assert (desk.started, desk.ended) == ([1, 3], [3])
        desk.let_go(1)
        await settle()
        assert desk.ended == [3, 1, 2]
        assert desk.acks.standing(TOPIC) == Standing(4)

    asyncio.run(scene())


def test_a_full_window_holds_the_consumer_back() -> None:
    async def scene() -> None:
        desk = Desk()
        lanes = desk.lanes(window=2)
        await lanes.take(event(1))
        await lanes.take(event(2))
        third = asyncio.create_task(lanes.take(event(3)))
        await settle()
        assert not third.done()
        desk.let_go(1)
        await settle()
        assert third.done()
        assert desk.started == [1, 2, 3]

    asyncio.run(scene())


def test_a_drain_finishes_what_has_begun_and_leaves_the_rest() -> None:
    async def scene() -> None:
        desk = Desk()
        lanes = desk.lanes()
        for each in (event(1, "a"), event(2, "a"), event(3, "b")):
            await lanes.take(each)
        await settle()
        desk.let_go(1, 2, 3)
        assert await lanes.drain(5) == 1
        assert sorted(desk.ended) == [1, 3]
        assert desk.acks.standing(TOPIC) == Standing(2, (Span(3, 4),))

    asyncio.run(scene())


def test_a_drain_cancels_what_does_not_end_in_time() -> None:
    async def scene() -> None:
        desk = Desk()
        lanes = desk.lanes()
        await lanes.take(event(1))
        await settle()
        assert await lanes.drain(0.01) == 1
        assert desk.acks.standing(TOPIC) == Standing(1)
        assert len(lanes) == 0

    asyncio.run(scene())


def test_what_waits_for_its_page_does_not_hold_up_a_rebalance() -> None:
    async def scene() -> None:
        desk = Desk(begins=False)
        lanes = desk.lanes()
        await lanes.take(event(1))
        await settle()
        assert await asyncio.wait_for(lanes.drain(60), 5) == 1

    asyncio.run(scene())


def test_an_event_of_a_lost_partition_is_let_go_and_frees_its_place() -> None:
    async def scene() -> None:
        desk = Desk()
        lanes = desk.lanes(window=1)
        await lanes.take(event(1))
        waiting = asyncio.create_task(lanes.take(event(2)))
        await settle()
        desk.current = False
        desk.let_go(1)
        await asyncio.wait_for(waiting, 60)
        desk.current = True
        await asyncio.wait_for(lanes.take(event(3)), 5)
        await settle()
        assert desk.started == [1, 3]

    asyncio.run(scene())


def test_a_closed_lane_takes_nothing_until_it_reopens() -> None:
    async def scene() -> None:
        desk = Desk()
        lanes = desk.lanes()
        await lanes.drain(1)
        await lanes.take(event(1))
        lanes.reopen()
        await lanes.take(event(2))
        await settle()
        assert desk.started == [2]

    asyncio.run(scene())


def test_a_handler_that_raises_is_reported_and_never_committed() -> None:
    async def scene() -> None:
        desk = Desk(fails=frozenset({1}))
        lanes = desk.lanes()
        await lanes.take(event(1))
        await lanes.take(event(2))
        desk.let_go(2)
        await settle()
        assert [str(each) for each in desk.failures] == ["1"]
        assert desk.acks.standing(TOPIC) == Standing(1, (Span(2, 3),))

    asyncio.run(scene())


def tens(each: Event) -> int:
    """The key that events 0 to 9 have in common, 10 to 19, and so on."""
    return int(each.message.offset) // 10


async def accepted(lanes: Lanes, *offsets: int) -> int:
    """How many of these are taken without waiting for one that is in work."""
    taking = [asyncio.create_task(lanes.take(event(offset))) for offset in offsets]
    await settle()
    taken = sum(task.done() for task in taking)
    for task in taking:
        task.cancel()
    return taken


def test_events_of_one_key_hold_their_share_and_those_behind_them_come_to_their_turn() -> None:
    async def scene() -> None:
        desk = Desk()
        lanes = desk.lanes(4, Share(tens, 2, 6))
        assert await accepted(lanes, 0, 1, 2, 3, 4, 10, 11) == 7
        assert desk.started == [0, 1, 10, 11]
        desk.let_go(0)
        await settle()
        assert desk.started == [0, 1, 10, 11, 2]
        standing = desk.acks.standing(TOPIC)
        assert standing is not None and standing.offset == 1  # behind what is in work nothing is passed

    asyncio.run(scene())


def test_what_waits_for_its_share_is_bounded_in_number_and_in_bytes() -> None:
    async def scene() -> None:
        assert await accepted(Desk().lanes(2, Share(tens, 1, 3)), *range(10)) == 5
        assert await accepted(Desk().lanes(2, Share(tens, 1, 100, waiting_bytes=41)), *range(10)) == 5
        assert await accepted(Desk().lanes(2, Share(tens, 1, 100, waiting_bytes=1)), *range(10)) == 2

    asyncio.run(scene())


def test_a_drain_leaves_what_waits_for_its_share_to_the_next_owner() -> None:
    async def scene() -> None:
        desk = Desk()
        lanes = desk.lanes(4, Share(tens, 1, 6))
        assert await accepted(lanes, 0, 1, 2) == 3
        desk.let_go(0, 1, 2)
        assert await lanes.drain(30) == 2
        assert (desk.ended, desk.acks.standing(TOPIC), len(lanes)) == ([0], Standing(1), 0)

    asyncio.run(scene())
