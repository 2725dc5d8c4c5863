"""What the worker remembers, in Faust tables: polls by feed, versions by article."""

import asyncio
import itertools
import logging
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import faust
import msgspec
from aiokafka.partitioner import murmur2
from faust.tables.table import Table

from worker.feeds.model import PollState
from worker.feeds.push import Push
from worker.records.model import FeedRecord, Millis
from worker.records.versions import ArticleMemory
from worker.service.producer import Message, Producer
from worker.service.topics import POLLS_TABLE, VERSIONS_TABLE

_EXPIRE_AT_ONCE = 4
_DAY_MS = 86_400_000
_INDEX_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that we poll: its subscription, its poll state once it was polled, and its hub's push."""

    subscription: FeedRecord
    state: PollState | None = None
    push: Push | None = None


def partition_of(key: bytes, partitions: int) -> int:
    """The partition that Kafka's Java client and aiokafka give a key (murmur2)."""
    return int(murmur2(key) & 0x7FFF_FFFF) % partitions


class _KeyedTable(Table[bytes, bytes]):
    """A table that may be written outside of streams: the key's own hash picks the partition.

    Faust's `use_partitioner` means the same, but fails until the producer has met the changelog.
    """

    logger = logging.getLogger("faust.tables")

    def partition_for_key(self, key: bytes) -> int:
        return partition_of(key, self.partitions or 1)


class PollTable:
    """Feed id -> Followed, co-partitioned with the feeds topic.

    Whoever publishes on the feeds topic must hash keys by murmur2, as `feeds add` does.
    """

    def __init__(self, app: faust.App, partitions: int) -> None:
        self.partitions = partitions
        self._table: Any = app.tables.add(
            _KeyedTable(app, name=POLLS_TABLE, key_type=bytes, value_type=bytes, partitions=partitions)
        )
        self._decoded: dict[bytes, tuple[bytes, Followed]] = {}

    def get(self, feed_id: str) -> Followed | None:
        """What we know of the feed."""
        return self._decode(feed_id.encode())

    def put(self, feed_id: str, followed: Followed) -> None:
        """Remember; also in the changelog, which the next commit flushes."""
        self._table[feed_id.encode()] = msgspec.json.encode(followed)

    def drop(self, feed_id: str) -> None:
        """Forget a feed that is followed no more."""
        key = feed_id.encode()
        self._decoded.pop(key, None)
        if key in self._table:
            del self._table[key]

    def __iter__(self) -> Iterator[tuple[str, Followed]]:
        for key in list(self._table.keys()):
            followed = self._decode(key)
            if followed is not None:
                yield key.decode(), followed

    def _decode(self, key: bytes) -> Followed | None:
        raw = self._table.get(key)
        if raw is None:
            return None
        cached = self._decoded.get(key)
        if cached is None or cached[0] != raw:
            cached = (raw, msgspec.json.decode(raw, type=Followed))
            self._decoded[key] = cached
        return cached[1]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A memory with the partition whose changelog holds it."""

    memory: ArticleMemory
    partition: int


@dataclass(slots=True)
class VersionTable:
    """Article uri -> ArticleMemory, co-partitioned with the items topic.

    Faust reads it back after a rebalance. Its changelog is written by our own producer, whose
    acknowledgement can be awaited and which sends only while the partitions are ours. Bounded by time: each
    write lets go of a few memories of its own partition that are older than `keep`.
    """

    app: faust.App
    producer: Producer
    partitions: int
    keep: timedelta
    _table: Any = None
    _by_age: dict[int, OrderedDict[bytes, Millis]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._table = self.app.Table(
            VERSIONS_TABLE,
            key_type=bytes,
            value_type=bytes,
            partitions=self.partitions,
            on_recover=self._index,
        )

    def get(self, uri: str) -> ArticleMemory | None:
        """The last version of the article, where it is remembered."""
        raw = self._table.data.get(uri.encode())
        return None if raw is None else msgspec.json.decode(raw, type=_Kept).memory

    async def put(self, uri: str, memory: ArticleMemory, partition: int) -> None:
        """Remember, and return when the changelog has it."""
        key, raw = uri.encode(), msgspec.json.encode(_Kept(memory, partition))
        self._table.data[key] = raw
        ages = self._by_age.setdefault(partition, OrderedDict())
        ages.pop(key, None)
        ages[key] = memory.updated
        expired = self._expire(ages, memory.updated - round(self.keep.total_seconds() * 1000))
        changelog = self._table.changelog_topic.get_topic_name()
        written = {key: raw} | dict.fromkeys(expired)
        await self.producer.send(
            [Message(changelog, each, value, partition=partition) for each, value in written.items()]
        )

    async def seen(self, uri: str, now: Millis, partition: int) -> None:
        """The article was met unchanged: it is not forgotten yet. Written at most once a day."""
        memory = self.get(uri)
        if memory is not None and now - memory.updated > _DAY_MS:
            await self.put(uri, replace(memory, updated=now), partition)

    def __len__(self) -> int:
        return len(self._table.data)

    def _expire(self, ages: OrderedDict[bytes, Millis], before: Millis) -> list[bytes]:
        """The keys that were let go of."""
        expired: list[bytes] = []
        for key, updated in itertools.islice(ages.items(), _EXPIRE_AT_ONCE):
            if updated >= before:
                break
            expired.append(key)
        for key in expired:
            del ages[key]
            self._table.data.pop(key, None)
        return expired

    async def _index(self) -> None:
        """After recovery: the memories of each partition, oldest first."""
        found: dict[int, list[tuple[Millis, bytes]]] = {}
        for number, (key, raw) in enumerate(list(self._table.data.items())):
            if number % _INDEX_AT_ONCE == 0:
                await asyncio.sleep(0)
            kept = msgspec.json.decode(raw, type=_Kept)
            found.setdefault(kept.partition, []).append((kept.memory.updated, key))
        self._by_age = {
            partition: OrderedDict((key, age) for age, key in sorted(ages))
            for partition, ages in found.items()
        }
