"""Events -> their fates, many at a time: a bounded window, and a first-in-first-out lane per key."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from weakref import WeakValueDictionary

from worker.service.delivery.offsets import Acks
from worker.service.event import Event, Partition

Begin = Callable[[], None]
Handle = Callable[[Event, Begin], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Share:
    """Events that have a key in common may fill `places` of the window; of more, up to `waiting` are accepted.

    They wait outside of the window, not begun, so that those behind them on the topic come to their turn: a
    site with a thousand new pages, fetched one a second, would otherwise hold all places for a quarter of an
    hour. `waiting_bytes` bounds what all that wait weigh.
    """

    key_of: Callable[[Event], Hashable]
    places: int
    waiting: int
    waiting_bytes: int = 32_000_000


class Lanes:
    """Runs `handle` for each event. Events with one lane key follow each other; others overtake.

    `handle(event, begin)` calls `begin` when work starts that is worth finishing before partitions are given
    up. It must not raise: an event whose handling raises or is cancelled is never acknowledged, so that its
    partition's commits stand still and it is read again; `on_failure` is told of what it raised.

    `is_current` tells whether an event belongs to the partitions as they are assigned now.

    At most `window` events are in work, `in_work` at the moment; without a `share` none is accepted beyond these.
    """

    def __init__(
        self,
        handle: Handle,
        lane_of: Callable[[Event], Hashable],
        acks: Acks,
        window: int,
        is_current: Callable[[Event], bool],
        on_failure: Callable[[BaseException], None],
        share: Share | None = None,
    ) -> None:
        self._handle = handle
        self._lane_of = lane_of
        self._acks = acks
        self._window = window
        self._slots = asyncio.Semaphore(window)
        self._share = share
        self._places: WeakValueDictionary[Hashable, asyncio.Semaphore] = WeakValueDictionary()
        self._has_room = asyncio.Event()
        self.in_work = 0
        self._held_bytes = 0
        self._is_current = is_current
        self._on_failure = on_failure
        self._closed = False
        self._tails: dict[Hashable, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._begun: set[asyncio.Task[None]] = set()

    async def take(self, event: Event) -> None:
        """Accept the event as soon as there is room: this is the backpressure on the consumer. One caller only.

        An event that lost its partition while it waited is let go: its next owner reads it.
        """
        while self._is_full():
            self._has_room.clear()
            await self._has_room.wait()
        if self._closed or not self._is_current(event):
            return
        if not self._acks.start(
            Partition(event.message.topic, event.message.partition), event.message.offset
        ):
            return
        lane, size = self._lane_of(event), len(event.message.value or b"")
        task = asyncio.create_task(self._run(event, self._tails.get(lane)))
        self._tails[lane] = task
        self._tasks.add(task)
        self._held_bytes += size
        task.add_done_callback(lambda done: self._leave(lane, size, done))

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

    def _is_full(self) -> bool:
        if len(self._tasks) < self._window:
            return False
        share = self._share
        return (
            share is None
            or len(self._tasks) >= self._window + share.waiting
            or self._held_bytes >= share.waiting_bytes
        )

    async def _run(self, event: Event, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
            if before.cancelled():
                raise asyncio.CancelledError
        async with self._place(event), self._slots:
            self.in_work += 1
            try:
                await self._handle(event, self._begin)
            finally:
                self.in_work -= 1
        self._acks.finish(Partition(event.message.topic, event.message.partition), event.message.offset)

    def _place(self, event: Event) -> contextlib.AbstractAsyncContextManager[None]:
        """One of those that the event's share of the window has."""
        if self._share is None:
            return contextlib.nullcontext()
        return self._places.setdefault(self._share.key_of(event), asyncio.Semaphore(self._share.places))

    def _begin(self) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._begun.add(task)

    def _leave(self, lane: Hashable, size: int, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._begun.discard(task)
        self._held_bytes -= size
        self._has_room.set()
        if self._tails.get(lane) is task:
            del self._tails[lane]
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_failure(error)
