"""Faust's events -> lanes: each event of a topic once and in its turn, whatever Faust delivers."""

import asyncio
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

import faust
from faust.types import TP

from worker.service.consumer.gaps import Intake, Reread
from worker.service.consumer.lanes import Handle, Lanes, Share
from worker.service.consumer.membership import Membership
from worker.service.event import Event, Partition

_LOOK_EVERY_S = 2.0
_IDLE_S = 3.0


@dataclass(slots=True)
class Turns:
    """The events of one topic. `take` returns when there is room for the next: this is the backpressure on Faust."""

    app: faust.App
    topic: str
    intake: Intake
    lanes: Lanes
    source: Any = field(init=False)
    _busy: bool = False
    _idle_since: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.source = self.app.topic(self.topic, key_type=bytes, value_type=bytes, acks=False)

    async def take(self, event: Any) -> None:
        """Put the event in its lane; let it go where it is of partitions that have moved, or not in its turn."""
        self._busy = True
        try:
            if is_current(self.app, event):
                place = Partition(self.topic, event.message.partition)
                if await self.intake.in_turn(place, event.message.offset):
                    await self.lanes.take(event)
        finally:
            self._busy = False
            self.wait()

    def wait(self) -> None:
        """Partitions have come, or are moving: that no event comes says nothing yet."""
        self._idle_since = time.monotonic()

    def are_idle(self) -> bool:
        """Whether the agent has nothing in hand and has waited for an event for some time."""
        return not self._busy and time.monotonic() - self._idle_since > _IDLE_S


@dataclass(slots=True)
class Streams:
    """The topics that are consumed. `on_failure` is told of an event whose handling raised."""

    app: faust.App
    membership: Membership
    intake: Intake
    on_failure: Callable[[BaseException], None]
    _turns: dict[str, Turns] = field(default_factory=dict)

    def of(
        self,
        topic: str,
        handle: Handle,
        lane_of: Callable[[Event], Hashable],
        window: int,
        share: Share | None = None,
    ) -> Turns:
        """What the agent of the topic is to give its events to: at most `window` of them are in work."""
        lanes = Lanes(
            handle,
            lane_of,
            self.membership.acks,
            window,
            lambda event: is_current(self.app, event),
            self.on_failure,
            share,
        )
        self.membership.lanes.append(lanes)
        self._turns[topic] = Turns(self.app, topic, self.intake, lanes)
        return self._turns[topic]

    def wait(self) -> None:
        """Partitions have come, or are moving."""
        for turns in self._turns.values():
            turns.wait()

    async def look_after(self) -> None:
        """Until cancelled: see to it that what lies on our partitions comes to us, and whether the broker answers."""
        while True:
            await asyncio.sleep(_LOOK_EVERY_S)
            if not self.membership.ready.is_set() or self.app.rebalancing:
                self.wait()
                await self.intake.knock(Partition(next(iter(self._turns)), 0))
                continue
            places = [Partition(*tp) for tp in self.app.consumer.assignment() if tp.topic in self._turns]
            await self.intake.look_after(places, lambda place: self._turns[place.topic].are_idle())


def is_current(app: faust.App, event: Any) -> bool:
    """Whether the event is of the partitions as they are assigned now."""
    return bool(event.message.generation_id == app.consumer_generation_id)


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
