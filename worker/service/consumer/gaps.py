"""Sees to it that every record of our partitions is taken, once and in order, whatever Faust delivers.

Faust empties its streams' queues when it resumes after a rebalance, after it has begun to fill them again:
a record that is in them at that moment never arrives (its issues 629, 596, 532). Where others follow, the
commit would pass it; where none do, the worker stands still and looks healthy. So we ask the broker ourselves
where the group stands and what there is, and have Faust read again what it left out.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError, KafkaError

from worker.service.delivery.commit_metadata import Standing
from worker.service.delivery.offsets import Acks
from worker.service.delivery.partition_transactions import NotClaimed
from worker.service.event import Partition
from worker.service.kafka.client import client_options
from worker.service.kafka.cluster import TopicNow, topics_now
from worker.service.kafka.topics import ITEMS
from worker.service.metrics import Metrics
from worker.settings import Settings

log = structlog.get_logger(__name__)

_ASK_WITHIN_S = 5.0
_SEEK_AGAIN_S = 5.0

Reread = Callable[[Partition, int], Awaitable[None]]
"""Have Faust read the partition again from this offset."""


Claim = Callable[[Partition], Awaitable[None]]
"""Awaited before the group's standing is asked: from then on nobody else commits for the partition."""


async def _ours_already(_place: Partition) -> None:
    """Where the membership alone says whose it is."""


@dataclass(slots=True)
class _Seen:
    """What the broker was last asked of one partition. `beginning` is where its log began then."""

    known: tuple[int, ...] = ()
    known_from: int = 0
    known_to: int = 0
    beginning: int = 0
    sought_at: float = float("-inf")


@dataclass(slots=True)
class Intake:
    """One for all partitions of a worker, with a client of its own. Use as an async context manager.

    What retention has deleted before it was read is passed, counted and said. Where the group stands in a topic of the
    same name that is no more, the one that is there now is read from its beginning.

    `silent_since` is set while the broker does not answer; `asked_in_vain` counts how often in a row the same
    record was asked for; `lost` how many records retention has deleted before they were read.
    """

    settings: Settings
    acks: Acks
    metrics: Metrics
    reread: Reread
    claim: Claim = _ours_already
    silent_since: float | None = None
    asked_in_vain: int = 0
    lost: int = 0
    _ids: dict[str, str] = field(default_factory=dict)
    _seen: dict[Partition, _Seen] = field(default_factory=dict)
    _generation: int = 0
    _consumer: Any = None
    _admin: Any = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __aenter__(self) -> Self:
        self._consumer = AIOKafkaConsumer(
            **client_options(self.settings),
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
        )
        self._admin = AIOKafkaAdminClient(**client_options(self.settings))
        await self._consumer.start()
        await self._admin.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        with contextlib.suppress(TimeoutError, KafkaError):
            async with asyncio.timeout(_ASK_WITHIN_S):
                await self._consumer.stop()
                await self._admin.close()

    def forget(self) -> None:
        """Partitions were taken from us."""
        self._generation += 1
        self._seen.clear()
        self._ids.clear()
        self.asked_in_vain = 0

    async def in_turn(self, place: Partition, offset: int) -> bool:
        """Whether the event at this offset is the next of its partition; waits for a silent broker.

        False where it was taken before, and where one was left out before it: that one is asked for, and
        this one will come again behind it. Offsets that hold no record (compaction, transactions) are passed.
        """
        generation = self._generation
        while generation == self._generation:
            try:
                return await self._in_turn(place, offset)
            except (KafkaError, TimeoutError) as exc:
                log.warning("waiting for the broker", partition=place.partition, error=repr(exc))
                await asyncio.sleep(1.0)
        return False

    async def look_after(self, places: Iterable[Partition], idle: Callable[[Partition], bool]) -> None:
        """Every few seconds: measure the lag, and ask for records at the end that never arrived.

        `idle` tells whether whoever takes a partition's events has waited for one for some seconds. Never
        raises: a broker that does not answer is noted in `silent_since`.
        """
        places = tuple(places)
        async with self._listening():
            ends = await self._ends(places)
            await self._begin_all(place for place in places if self.acks.expected(place) is None)
            for place in places:
                await self._look_at(place, ends[place], idle(place))
            self.metrics.lag.set(
                sum(max(end - _done(self.acks.standing(place)), 0) for place, end in ends.items())
            )

    async def knock(self, place: Partition) -> None:
        """Only see whether the broker answers: while partitions move, there is nothing else to look at."""
        async with self._listening():
            await self._ends((place,))

    async def standing(self, place: Partition) -> Standing:
        """What the group has committed, as the broker tells it now. Raises KafkaError.

        A coordinator that is still loading answers with no partition at all, and aiokafka does not look at the
        error beside it: that must not be taken for a group without offsets.
        """
        tp = TopicPartition(*place)
        found = await self._admin.list_consumer_group_offsets(self.settings.group_id, partitions=[tp])
        if tp not in found:
            raise GroupCoordinatorNotAvailableError("the broker does not tell where the group stands")
        topic = await self._id(place.topic)
        if found[tp].offset >= 0:
            standing = Standing.of(int(found[tp].offset), found[tp].metadata)
            if not await self._is_of_another(standing, tp, topic):
                return replace(standing, topic=topic)
            log.warning(
                "the topic was deleted and recreated; reading it from the beginning",
                topic=place.topic,
                partition=place.partition,
                committed=standing.offset,
            )
        return Standing(int((await self._consumer.beginning_offsets([tp]))[tp]), topic=topic)

    async def topics(self, names: Iterable[str]) -> dict[str, TopicNow]:
        """As the broker has them now. Raises KafkaError, and TimeoutError."""
        async with asyncio.timeout(_ASK_WITHIN_S):
            return await topics_now(self._admin, names)

    async def waiting(self, places: Iterable[Partition]) -> int:
        """How many records lie in these partitions. Raises KafkaError, and TimeoutError."""
        tps = [TopicPartition(*place) for place in places]
        async with asyncio.timeout(_ASK_WITHIN_S):
            ends, starts = await self._consumer.end_offsets(tps), await self._consumer.beginning_offsets(tps)
        return sum(int(ends[tp] - starts[tp]) for tp in tps)

    async def _id(self, topic: str) -> str:
        """Of the topic that has this name now."""
        if topic not in self._ids:
            self._ids[topic] = (await topics_now(self._admin, [topic]))[topic].id
        return self._ids[topic]

    async def _is_of_another(self, standing: Standing, tp: TopicPartition, topic: str) -> bool:
        """Whether what was committed belongs to a topic of this name that is no more.

        Commits of before 0.2 do not say to which: an offset that this topic has not reached is none of its own.
        A leader that has not heard yet how far its followers are does not tell its end (KIP-207).
        """
        if standing.topic:
            return bool(topic) and standing.topic != topic
        return standing.offset > int((await self._consumer.end_offsets([tp]))[tp])

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        asked_at = time.monotonic()
        try:
            yield
        except (KafkaError, TimeoutError) as exc:
            if self.silent_since is None:
                log.warning("the broker does not respond", error=repr(exc))
                self.silent_since = asked_at
        else:
            if self.silent_since is not None:
                log.info("the broker is responding again")
                self.silent_since = None

    async def _in_turn(self, place: Partition, offset: int) -> bool:
        expected = self.acks.expected(place)
        if expected is None:
            expected = await self._begin(place)
        if offset < expected:
            self.metrics.delivered_again.inc()
            return False
        if offset == expected or await self._first_record(place, expected, offset) >= offset:
            self._tell_lost(place, expected, offset)
            self.asked_in_vain = 0
            return True
        await self._ask_again(place, expected, "an event was left out")
        return False

    async def _look_at(self, place: Partition, end: int, idle: bool) -> None:
        expected = self.acks.expected(place)
        if expected is None or not idle or expected >= end:
            return
        first = await self._first_record(place, expected, end)
        if expected != self.acks.expected(place):
            return
        if first < end:
            await self._ask_again(place, expected, "the last events never arrived")
        else:
            self._tell_lost(place, expected, end)
            self.acks.pass_over(place, end)  # marks of transactions, or what was compacted

    def _tell_lost(self, place: Partition, expected: int, passed_to: int) -> None:
        """What lay between these and is gone from the beginning of the log: retention was faster than the group.

        Marks of transactions among them count as well: nobody can tell any more.
        """
        begun = self._seen[place].beginning if place in self._seen else 0
        lost = self.acks.unfinished(place, min(begun, passed_to))
        if not lost:
            return
        if place.topic == ITEMS.name(self.settings):
            self.metrics.lost_to_retention.inc(lost)
        self.lost += lost
        log.warning(
            "retention deleted records before they were read",
            topic=place.topic,
            partition=place.partition,
            lost=lost,
            first=expected,
            log_begins=begun,
        )

    async def _ask_again(self, place: Partition, offset: int, why: str) -> None:
        """At most every few seconds, since what was delivered before the seek still comes."""
        seen = self._seen.setdefault(place, _Seen())
        now = time.monotonic()
        if now - seen.sought_at < _SEEK_AGAIN_S:
            return
        seen.sought_at = now
        self.asked_in_vain += 1
        self.metrics.asked_again.inc()
        log.warning("Faust reads again", why=why, topic=place.topic, partition=place.partition, offset=offset)
        async with asyncio.timeout(_ASK_WITHIN_S):
            await self.reread(place, offset)

    async def _begin_all(self, places: Iterable[Partition]) -> None:
        """At the same time: one that cannot be claimed yet is left for later, and holds up no other."""
        for begun in await asyncio.gather(*map(self._begin, places), return_exceptions=True):
            if isinstance(begun, BaseException) and not isinstance(begun, NotClaimed):
                raise begun

    async def _begin(self, place: Partition) -> int:
        """Where the group stands, by the broker's word; the earliest record where it has no place yet."""
        generation = self._generation
        await self.claim(place)
        async with asyncio.timeout(_ASK_WITHIN_S):
            standing = await self.standing(place)
        if generation == self._generation:
            self.acks.begin(place, standing)
        return standing.offset

    async def _ends(self, places: tuple[Partition, ...]) -> dict[Partition, int]:
        if not places:
            return {}
        async with asyncio.timeout(_ASK_WITHIN_S):
            ends = await self._consumer.end_offsets([TopicPartition(*place) for place in places])
        return {Partition(*place): int(end) for place, end in ends.items()}

    async def _first_record(self, place: Partition, start: int, end: int) -> int:
        """The first offset from `start` that holds a record; `end` where none is before it.

        Answers are kept, a fetch at a time, so that a compacted topic is not asked record by record.
        """
        seen = self._seen.setdefault(place, _Seen())
        known = seen.known_from <= start < seen.known_to
        if not known or (end > seen.known_to and start > max(seen.known, default=-1)):
            async with self._lock, asyncio.timeout(_ASK_WITHIN_S):
                tp = TopicPartition(*place)
                seen.beginning = int((await self._consumer.beginning_offsets([tp]))[tp])
                seen.known = await self._offsets_from(tp, start, end)
            seen.known_from, seen.known_to = start, seen.known[-1] + 1 if seen.known else end
        return next((offset for offset in seen.known if offset >= start), end)

    async def _offsets_from(self, tp: TopicPartition, start: int, end: int) -> tuple[int, ...]:
        """Offsets of the next records, as many as one fetch gives; empty where none is before `end`."""
        self._consumer.assign([tp])
        try:
            self._consumer.seek(tp, start)
            found: list[int] = []
            while not found and await self._consumer.position(tp) < end:
                records = (await self._consumer.getmany(tp, timeout_ms=500)).get(tp, [])
                found = [record.offset for record in records]
            return tuple(found)
        finally:
            self._consumer.unsubscribe()


def _done(standing: Standing | None) -> int:
    return standing.offset if standing else 0
