"""The topic of items that were put off -> the items topic, each when it is due.

A reader of its own, outside of Faust, since it waits: a record lies at the head of its partition until its time has
come, and holds no place in the window meanwhile. Whoever owns a partition of the items topic owns the one of the same
number here, and commits for it as a member of the group (ADR 0092).
"""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from worker.errors import RecordTooLarge
from worker.service.delivery.commit_metadata import Standing
from worker.service.delivery.deliver import Delivery
from worker.service.delivery.offsets import Acks
from worker.service.delivery.partition_transactions import Failing
from worker.service.enriching.postponing import postponed_in
from worker.service.enriching.repartition import origin_of
from worker.service.event import Partition
from worker.service.kafka.client import client_options
from worker.service.kafka.producer import Message
from worker.service.kafka.topics import ITEMS, ITEMS_LATER
from worker.service.metrics import Metrics
from worker.settings import Settings

log = structlog.get_logger(__name__)

_AT_ONCE = 100
_LOOK_AGAIN_S = 1.0
_AGAIN_S = 2.0
_STOP_WITHIN_S = 3.0


@dataclass(slots=True)
class _Assignment:
    """One assignment: what waits on each of its partitions, and which are claimed. `leaving` ends its task."""

    waiting: dict[Partition, deque[Any]] = field(default_factory=dict)
    claimed: set[Partition] = field(default_factory=set)
    leaving: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Later:
    """Use as an async context manager. `partitions` are those of the topic.

    Records come due in their order, since each waits `later_s` from its writing at most; one whose pause is longer goes to
    the end of its partition and waits again. `claim` is awaited before the first record of a partition is moved, and
    then `standing` is asked: only then is that the last word. `on_failure` is told of a bug.
    """

    settings: Settings
    acks: Acks
    metrics: Metrics
    delivery: Delivery
    claim: Callable[[Partition], Awaitable[None]]
    standing: Callable[[Partition], Awaitable[Standing]]
    on_failure: Callable[[BaseException], None]
    partitions: int
    _consumer: Any = None
    _assignment: _Assignment = field(default_factory=_Assignment)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _failing: Failing | None = None

    async def __aenter__(self) -> Self:
        self._consumer = AIOKafkaConsumer(
            **client_options(self.settings),
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
        )
        await self._consumer.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.release()
        await self._consumer.stop()

    def beside(self, items: Iterable[Partition]) -> list[Partition]:
        """The partitions here that go with these of the items topic."""
        name = ITEMS_LATER.name(self.settings)
        return [Partition(name, place.partition) for place in items if place.partition < self.partitions]

    def own(self, places: Iterable[Partition]) -> None:
        """These are ours: bring back what is due.

        `release` comes first, where others were; but a worker that ends while its partitions move is given new ones
        before it has let go of the old. So each assignment has a task and a state of its own, and one begins when the
        one before has ended: two on one consumer ask it for partitions that only the other has assigned.
        """
        self._assignment.leaving.set()
        self._assignment = _Assignment({place: deque() for place in places})
        if self._assignment.waiting:
            task = asyncio.create_task(self._follow(self._assignment, tuple(self._tasks)))
            self._tasks.add(task)
            task.add_done_callback(self._ended)

    async def release(self) -> None:
        """They are ours no more: finish what is being moved, within seconds, and touch nothing afterwards."""
        assignment, tasks = self._assignment, tuple(self._tasks)
        assignment.leaving.set()
        if not tasks:
            return
        await asyncio.wait(tasks, timeout=_STOP_WITHIN_S)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        if self._assignment is assignment:
            self._failing = None
            self.metrics.postponed_waiting.set(0)

    def failing(self) -> Failing | None:
        """Since when nothing can be brought back, and why."""
        return self._failing

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.on_failure(error)

    async def _follow(self, assignment: _Assignment, before: Sequence[asyncio.Task[None]]) -> None:
        """Until released; a broker that does not answer is asked again."""
        if before:
            await asyncio.wait(before)
        while not assignment.leaving.is_set():
            try:
                await self._begin(assignment)
                while not assignment.leaving.is_set():
                    await self._look(assignment)
                    self._failing = None
            except (KafkaError, TimeoutError) as exc:
                since = self._failing.since if self._failing else time.monotonic()
                self._failing = Failing(since, type(exc).__name__)
                log.warning("reading postponed items failed, retrying", error=repr(exc))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(assignment.leaving.wait(), _AGAIN_S)

    async def _begin(self, assignment: _Assignment) -> None:
        """From where the group stands."""
        standings = {place: await self.standing(place) for place in assignment.waiting}
        self._consumer.assign([TopicPartition(*place) for place in standings])
        for place, standing in standings.items():
            begun = self.acks.expected(place)  # after a failure: what was moved before it, committed or not
            self._consumer.seek(TopicPartition(*place), standing.offset if begun is None else begun)
            assignment.waiting[place].clear()

    async def _look(self, assignment: _Assignment) -> None:
        """Move what is due, fetch where nothing waits, and sleep until the next is due, a second at most."""
        now = time.time()
        await asyncio.gather(*(self._move_due(assignment, place, now) for place in assignment.waiting))
        await self._tell(assignment)
        heads = [self._ready_at(queue[0]) for queue in assignment.waiting.values() if queue]
        pause_s = min([_LOOK_AGAIN_S, *(max(0.0, at - time.time()) for at in heads)])
        for place, queue in assignment.waiting.items():
            (self._consumer.pause if queue else self._consumer.resume)(TopicPartition(*place))
        found = await self._consumer.getmany(timeout_ms=round(1000 * pause_s), max_records=_AT_ONCE)
        for tp, records in found.items():
            assignment.waiting[Partition(*tp)].extend(records)

    async def _move_due(self, assignment: _Assignment, place: Partition, now: float) -> None:
        """Together: a transaction takes a fifth of a second, whatever it holds."""
        queue = assignment.waiting[place]
        due = []
        while queue and self._ready_at(queue[0]) <= now:
            due.append(queue.popleft())
        if due and not assignment.leaving.is_set():
            await self._claim(assignment, place)
            await asyncio.gather(*(self._move(place, record, now) for record in due))

    async def _claim(self, assignment: _Assignment, place: Partition) -> None:
        if place not in assignment.claimed:
            await self.claim(place)
            self.acks.begin(place, await self.standing(place))
            assignment.claimed.add(place)

    async def _move(self, place: Partition, record: Any, now: float) -> None:
        if record.offset < (self.acks.expected(place) or 0) or not self.acks.start(place, record.offset):
            return  # the owner before us had moved it, and its commit came after we had asked
        message = self._moved(record, now)
        try:
            if message is not None:
                await self.delivery.pass_on(place, record.offset, message)
        except (
            RecordTooLarge
        ) as exc:  # it came from there as large: only somebody who changed that topic can do this
            log.error("a postponed item could not be sent back", partition=place.partition, error=repr(exc))
        self.acks.finish(place, record.offset)

    def _moved(self, record: Any, now: float) -> Message | None:
        """The item as it comes back, or as it goes to the end to wait for longer."""
        if record.value is None:
            return None
        headers = tuple((str(key), value) for key, value in record.headers)
        longer = self._due(record) > now
        topic = ITEMS_LATER if longer else ITEMS
        return Message(topic.name(self.settings), record.key or b"", record.value, headers, record.partition)

    def _ready_at(self, record: Any) -> float:
        """When its turn at the head ends; what somebody else has put here goes on at once."""
        return min(self._due(record), float(record.timestamp) / 1000 + self.settings.later_s)

    def _due(self, record: Any) -> float:
        return postponed_in(origin_of(record)).due / 1000

    async def _tell(self, assignment: _Assignment) -> None:
        waiting = 0
        for place, queue in assignment.waiting.items():
            tp = TopicPartition(*place)
            end = self._consumer.highwater(tp) or 0
            waiting += len(queue) + max(0, end - await self._consumer.position(tp))
        self.metrics.postponed_waiting.set(waiting)
