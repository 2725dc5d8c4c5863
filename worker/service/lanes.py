"""Events -> their fates, many at a time: a bounded window, and a first-in-first-out lane per key."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

import faust

from worker.service.acks import Acks, Partition

Event = faust.EventT[Any]
Begin = Callable[[], None]
Handle = Callable[[Event, Begin], Awaitable[None]]


class Lanes:
    """Runs `handle` for each event. Events with one lane key follow each other; others overtake.

    `handle(event, begin)` calls `begin` when work starts that is worth finishing before partitions are given
    up. It must not raise: an event whose handling raises or is cancelled is never acknowledged, so that its
    partition's commits stand still and it is read again; `on_failure` is told of what it raised.

    `is_current` tells whether an event belongs to the partitions as they are assigned now.
    """

    def __init__(
        self,
        handle: Handle,
        lane_of: Callable[[Event], Hashable],
        acks: Acks,
        window: int,
        is_current: Callable[[Event], bool],
        on_failure: Callable[[BaseException], None],
    ) -> None:
        self._handle = handle
        self._lane_of = lane_of
        self._acks = acks
        self._slots = asyncio.Semaphore(window)
        self._is_current = is_current
        self._on_failure = on_failure
        self._closed = False
        self._tails: dict[Hashable, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._begun: set[asyncio.Task[None]] = set()

    async def take(self, event: Event) -> None:
        """Accept the event as soon as the window has room: this is the backpressure on the consumer.

        An event that lost its partition while it waited is let go: its next owner reads it.
        """
        await self._slots.acquire()
        if self._closed or not self._is_current(event):
            self._slots.release()
            return
        if not self._acks.start(
            Partition(event.message.topic, event.message.partition), event.message.offset
        ):
            self._slots.release()
            return
        lane = self._lane_of(event)
        task = asyncio.create_task(self._run(event, self._tails.get(lane)))
        self._tails[lane] = task
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._leave(lane, done))

    async def drain(self, timeout_s: float) -> int:
        """Accept nothing more; finish what has begun, within the time; cancel the rest.

        Returns how many were cancelled. `reopen` ends it.
        """
        self._closed = True
        cancelled = {task for task in self._tasks if task not in self._begun}
        for task in cancelled:
            task.cancel()
        if not self._tasks:
            return 0
        _, late = await asyncio.wait(set(self._tasks), timeout=timeout_s)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
        return len(cancelled | late)

    def reopen(self) -> None:
        """Accept events again."""
        self._closed = False

    def __len__(self) -> int:
        return len(self._tasks)

    async def _run(self, event: Event, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
            if before.cancelled():
                raise asyncio.CancelledError
        await self._handle(event, self._begin)
        self._acks.finish(Partition(event.message.topic, event.message.partition), event.message.offset)

    def _begin(self) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._begun.add(task)

    def _leave(self, lane: Hashable, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._begun.discard(task)
        self._slots.release()
        if self._tails.get(lane) is task:
            del self._tails[lane]
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_failure(error)
