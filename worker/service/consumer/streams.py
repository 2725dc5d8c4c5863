"""Faust's events -> lanes: an agent a topic, each event once and in its turn."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

import faust
import structlog
from aiokafka.errors import KafkaError
from faust.types import TP

from worker.service.consumer.gaps import Intake, Reread
from worker.service.consumer.lanes import Handle, Lanes, Share
from worker.service.consumer.membership import Membership
from worker.service.event import Event, Partition

log = structlog.get_logger(__name__)

_LOOK_EVERY_S = 2.0
_IDLE_S = 3.0
_RECOVERED_IN_S = 10.0


@dataclass(slots=True)
class Streams:
    """The topics that are consumed. `on_failure` is told of an event whose handling raised."""

    app: faust.App
    membership: Membership
    intake: Intake
    on_failure: Callable[[BaseException], None]
    _topics: list[str] = field(default_factory=list)
    _busy: set[str] = field(default_factory=set)
    _idle_since: dict[str, float] = field(default_factory=dict)

    def add(
        self,
        name: str,
        topic: str,
        handle: Handle,
        lane_of: Callable[[Event], Hashable],
        window: int,
        share: Share | None = None,
    ) -> None:
        """An agent of one instance: named, so that moving code renames no consumer; never acked by Faust."""
        lanes = Lanes(handle, lane_of, self.membership.acks, window, self._is_current, self.on_failure, share)
        self.membership.lanes.append(lanes)

        async def run(stream: Any) -> None:
            async for event in stream.noack().events():
                with self._in_hand(topic):
                    if self._is_current(event):
                        place = Partition(topic, event.message.partition)
                        if await self.intake.in_turn(place, event.message.offset):
                            await lanes.take(event)

        source = self.app.topic(topic, key_type=bytes, value_type=bytes, acks=False)
        self.app.agent(source, name=name, concurrency=1)(run)
        self._topics.append(topic)
        self.wait()

    def wait(self) -> None:
        """Partitions have come, or are moving: that no event comes says nothing yet."""
        self._idle_since = dict.fromkeys(self._topics, time.monotonic())

    async def look_after(self) -> None:
        """Until cancelled: see to it that what lies on our partitions comes to us, and whether the broker answers."""
        while True:
            await asyncio.sleep(_LOOK_EVERY_S)
            if not self.membership.ready.is_set() or self.app.rebalancing:
                self.wait()
                await self.intake.knock(Partition(self._topics[0], 0))
                since_s = time.monotonic() - self.membership.assigned_at
                if self.membership.ready.is_set() and since_s > _RECOVERED_IN_S:
                    await reread_tables(self.app)
                continue
            places = [Partition(*tp) for tp in self.app.consumer.assignment() if tp.topic in self._topics]
            await self.intake.look_after(places, self._idle)

    def _is_current(self, event: Any) -> bool:
        return bool(event.message.generation_id == self.app.consumer_generation_id)

    def _idle(self, place: Partition) -> bool:
        """Whether the agent of the topic has nothing in hand and has waited for an event for some time."""
        return place.topic not in self._busy and time.monotonic() - self._idle_since[place.topic] > _IDLE_S

    @contextlib.contextmanager
    def _in_hand(self, topic: str) -> Iterator[None]:
        self._busy.add(topic)
        try:
            yield
        finally:
            self._busy.discard(topic)
            self._idle_since[topic] = time.monotonic()


def rereading(app: faust.App) -> Reread:
    """Have Faust fetch from an offset, also where it paused the partition for a full queue."""

    async def reread(place: Partition, offset: int) -> None:
        if app.rebalancing:
            return
        consumer: Any = app.consumer
        tp = TP(*place)
        if tp in consumer.assignment():
            consumer.on_buffer_drop(tp)
            consumer.resume_partitions({tp})
            await consumer.seek_wait({tp: offset})

    return reread


async def reread_tables(app: faust.App) -> None:
    """Have Faust fetch again what the recovery of its tables waits for, where it waits.

    It empties the queue of changelog records, too, when it resumes after a rebalance. What it has seen of a
    changelog it passes over.
    """
    tables: Any = app.tables
    waiting = {tp: left for tp, left in tables.recovery.active_remaining().items() if left > 0}
    for tp, left in waiting.items():
        consumer: Any = app.consumer
        if tp in consumer.assignment():
            log.warning("Faust reads a table again", topic=tp.topic, partition=tp.partition, left=left)
            consumer.on_buffer_drop(tp)
            consumer.resume_partitions({tp})
            with contextlib.suppress(KafkaError):
                await consumer.seek_wait({tp: max(0, tables.recovery.active_offsets[tp] or 0)})
