"""What others do to our topics while we run: partitions added, a topic deleted, or made anew under its name."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field

import structlog
from aiokafka.errors import KafkaError

from worker.service.event import Partition
from worker.service.kafka.cluster import TopicNow
from worker.service.kafka.topics import FEEDS, ITEMS, ITEMS_LATER, TopicsFailed, all_names, tables_of
from worker.service.metrics import Metrics
from worker.settings import Settings

log = structlog.get_logger(__name__)

_LOOK_EVERY_S = 5.0


@dataclass(slots=True)
class TopicWatch:
    """Looks every five seconds, and believes what it has seen twice: brokers hear of a change one after the other.

    `reads` is how many partitions this group reads of the feeds and items topics, of their tables, and of the topic of
    items that were put off. `ask` is for topics by name, `waiting` for how many records lie in partitions; both may raise KafkaError and TimeoutError. `rejoin`
    has the partitions given out anew, so that all that is known of them is asked again; `fail` ends the worker.
    """

    settings: Settings
    metrics: Metrics
    reads: Mapping[str, int]
    ask: Callable[[Iterable[str]], Awaitable[dict[str, TopicNow]]]
    waiting: Callable[[Iterable[Partition]], Awaitable[int]]
    rejoin: Callable[[], Awaitable[None]]
    fail: Callable[[BaseException], None]
    _believed: dict[str, TopicNow] = field(default_factory=dict)
    _seen: dict[str, TopicNow] = field(default_factory=dict)
    _unread: dict[str, int] = field(default_factory=dict)

    async def run(self) -> None:
        """Until cancelled. A broker that does not answer is asked again; that it is silent is said by others."""
        while True:
            try:
                await self.look()
            except (KafkaError, TimeoutError) as exc:
                log.debug("checking the topics failed", error=repr(exc))
            await asyncio.sleep(_LOOK_EVERY_S)

    async def look(self) -> None:
        """Once. Raises KafkaError and TimeoutError."""
        seen = await self.ask(all_names(self.settings))
        anew = False
        for name, now in seen.items():
            if now == self._seen.get(name, now) and now != self._believed.get(name):
                anew |= self._changed(name, self._believed.get(name), now)
                self._believed[name] = now
        self._seen = seen
        await self._count_unread()
        if anew:
            await self.rejoin()

    def gone(self) -> str | None:
        """Which topics are not there, and what to do; None where all are."""
        gone = [name for name, now in self._believed.items() if not now.partitions]
        return f"no topic {', '.join(gone)}: make it again with `quotewire topics create`" if gone else None

    def unread(self) -> str | None:
        """Which partitions nobody of this group reads, and what to do; None where there are none."""
        sentences = [
            f"{name} has {self._believed[name].partitions} partitions and this group reads {self.reads[name]}, as many as "
            f"its tables {' and '.join(tables_of(self.settings, name))} have; {count} records lie on the others. Stop all "
            "workers, run `quotewire topics rekey`, which moves what is known of feeds and articles along, and start them"
            for name, count in self._unread.items()
        ]
        return "; ".join(sentences) or None

    def _changed(self, name: str, before: TopicNow | None, now: TopicNow) -> bool:
        """Say it. Whether what is known of the topic's partitions is of a topic that is no more."""
        if before is not None and before.partitions and not now.partitions:
            self._told("gone", name, before, now)
        elif before is not None and (not before.partitions or before.id != now.id):
            self._told("anew", name, before, now)
            if now.partitions < self.reads.get(name, 0):
                self.fail(
                    TopicsFailed(
                        f"{name} was made anew with {now.partitions} partitions, {self.reads[name]} are needed"
                    )
                )
            return name in (*self._sources(), ITEMS_LATER.name(self.settings))
        elif now.partitions > (before.partitions if before else self.reads.get(name, now.partitions)):
            self._told("grown", name, before, now)
        return False

    def _sources(self) -> tuple[str, str]:
        return FEEDS.name(self.settings), ITEMS.name(self.settings)

    def _told(self, change: str, name: str, before: TopicNow | None, now: TopicNow) -> None:
        self.metrics.topic_changes.labels(change).inc()
        log.warning(
            _SAID[change],
            topic=name,
            partitions=now.partitions,
            before=before.partitions if before else None,
            read=self.reads.get(name),
        )

    async def _count_unread(self) -> None:
        unread: dict[str, list[Partition]] = {}
        for name in self._sources():
            now = self._believed.get(name, TopicNow(0)).partitions
            if now > self.reads[name]:
                unread[name] = [Partition(name, number) for number in range(self.reads[name], now)]
        self.metrics.partitions_unread.set(sum(map(len, unread.values())))
        self._unread = {name: await self.waiting(places) for name, places in unread.items()}


_SAID = {
    "grown": "a topic has more partitions than before",
    "gone": "a topic is gone",
    "anew": "a topic was deleted and made anew",
}
