"""Article uri -> what we keep of its last version: in memory, and in a changelog of our own on Kafka."""

import asyncio
import contextlib
import itertools
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from types import TracebackType
from typing import Self

import msgspec
import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from worker.records.model import Millis
from worker.records.versions import ArticleMemory
from worker.service.kafka.client import client_options
from worker.service.kafka.producer import Message, Producer
from worker.service.kafka.topics import VERSIONS_TABLE, changelog_name
from worker.service.metrics import Metrics
from worker.settings import Settings

log = structlog.get_logger(__name__)

_EXPIRE_AT_ONCE = 4
_DAY_MS = 86_400_000
_READ_AT_ONCE = 2_000
_READ_MS = 500
_AGAIN_S = 1.0


async def _ours_already(_partition: int) -> None:
    """Of a partition that the consumer group has given to us, and nobody writes to any more."""


@dataclass(slots=True)
class _Part:
    """One partition: its rows, those last written last; how far its changelog was read, and whether to its end."""

    rows: OrderedDict[bytes, tuple[Millis, bytes]] = field(default_factory=OrderedDict)
    read_to: int = 0
    whole: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class VersionTable:
    """Co-partitioned with the items topic. Use as an async context manager.

    Written by the worker's producer, whose acknowledgement can be awaited and which sends only while the
    partitions are ours; read back by a client of its own. Faust's tables do neither, take forty times as long
    to read back, and hold up all else meanwhile (ADR 0077). Bounded by time: each write lets go of a few rows
    of its own partition that are older than `keep_for`. `on_failure` is told of what ends the reading back for
    good. `claim` is awaited before a partition is read back: from then on nobody else writes to it.
    """

    settings: Settings
    producer: Producer
    keep_for: timedelta
    on_failure: Callable[[BaseException], None]
    claim: Callable[[int], Awaitable[None]] = _ours_already
    metrics: Metrics = field(default_factory=Metrics)
    _parts: dict[int, _Part] = field(default_factory=dict)
    _consumer: AIOKafkaConsumer | None = None
    _reading: asyncio.Task[None] | None = None

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
        if self._consumer is not None:
            await self._consumer.stop()

    def own(self, partitions: Iterable[int]) -> None:
        """These are ours: read back what others have written to them. What we hold of them already stays."""
        self._parts = {partition: self._parts.get(partition, _Part()) for partition in partitions}
        if self._parts:
            self._reading = asyncio.create_task(self._read_back())
            self._reading.add_done_callback(self._ended)

    async def release(self) -> None:
        """They are ours no more. Rows are kept, since most partitions come back at once; none is served."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait([self._reading])
            self._reading = None
        for part in self._parts.values():
            part.whole.clear()

    def unread(self) -> int:
        """Partitions of ours that are not read back yet."""
        return sum(not part.whole.is_set() for part in self._parts.values())

    async def get(self, uri: str, partition: int) -> ArticleMemory | None:
        """The last version of the article, where it is remembered. Waits until the partition was read back."""
        part = self._part(partition)
        await part.whole.wait()
        found = part.rows.get(uri.encode())
        if found is None:
            return None
        try:
            return msgspec.json.decode(found[1], type=ArticleMemory)
        except msgspec.MsgspecError as exc:  # nobody of ours wrote it: as if it were not there
            self.metrics.rows_unreadable.labels(VERSIONS_TABLE).inc()
            log.warning("skipped an unreadable row of the versions table", uri=uri, detail=str(exc)[:300])
            return None

    async def put(self, uri: str, memory: ArticleMemory, partition: int) -> None:
        """Remember, and return when the changelog has it."""
        self.keep(uri, memory, partition)
        await self.producer.send(self.messages(uri, memory, partition))

    def keep(self, uri: str, memory: ArticleMemory, partition: int) -> None:
        """Remember; the changelog is somebody else's care."""
        part, key = self._part(partition), uri.encode()
        part.rows.pop(key, None)
        part.rows[key] = memory.updated, msgspec.json.encode(memory)

    def messages(self, uri: str, memory: ArticleMemory, partition: int) -> list[Message]:
        """What the changelog is to be told: the row, and the end of a few old ones, which are gone here now."""
        part, key = self._part(partition), uri.encode()
        if key in part.rows:  # its old row must not expire between now and the new one
            part.rows[key] = memory.updated, part.rows.pop(key)[1]
        expired = _expired(part, memory.updated - round(self.keep_for.total_seconds() * 1000))
        rows: dict[bytes, bytes | None] = dict.fromkeys(expired)
        rows[key] = msgspec.json.encode(memory)
        changelog = changelog_name(self.settings, VERSIONS_TABLE)
        return [Message(changelog, key, value, partition=partition) for key, value in rows.items()]

    async def unrefreshed(self, uri: str, now: Millis, partition: int) -> ArticleMemory | None:
        """The memory of an article met unchanged, to be put so that it is not forgotten yet.

        None where that was done within a day.
        """
        memory = await self.get(uri, partition)
        if memory is None or now - memory.updated <= _DAY_MS:
            return None
        return msgspec.structs.replace(memory, updated=now)

    def __len__(self) -> int:
        return sum(len(part.rows) for part in self._parts.values())

    def _part(self, partition: int) -> _Part:
        """One that is not ours is never whole: whoever asks for it waits until its work is cancelled."""
        return self._parts.setdefault(partition, _Part())

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self.on_failure(error)

    async def _read_back(self) -> None:
        """Until every partition is whole; a broker that does not answer is asked again."""
        started = time.monotonic()
        while self.unread():
            try:
                await self._read()
            except KafkaError as exc:
                log.warning(
                    "restoring the versions table failed, retrying", partitions=self.unread(), error=repr(exc)
                )
                await asyncio.sleep(_AGAIN_S)
        log.info("versions table restored", rows=len(self), seconds=round(time.monotonic() - started, 1))

    async def _read(self) -> None:
        """What can be claimed; then raises what the others raised."""
        name = changelog_name(self.settings, VERSIONS_TABLE)
        unread = {number: part for number, part in self._parts.items() if not part.whole.is_set()}
        claims = await asyncio.gather(*map(self.claim, unread), return_exceptions=True)
        claimed = [each for each, failure in zip(unread.items(), claims, strict=True) if failure is None]
        if claimed:
            await self._read_parts({TopicPartition(name, number): part for number, part in claimed})
        for failure in claims:
            if failure is not None:
                raise failure

    async def _read_parts(self, parts: dict[TopicPartition, _Part]) -> None:
        consumer = self._consumer
        if consumer is None:
            raise RuntimeError("the table was not opened")
        ends = await consumer.end_offsets(list(parts))
        starts = await consumer.beginning_offsets(list(parts))
        consumer.assign(list(parts))
        try:
            for place, part in parts.items():
                consumer.seek(place, max(part.read_to, starts[place]))
            while unread := [place for place, part in parts.items() if not part.whole.is_set()]:
                for place in unread:
                    parts[place].read_to = await consumer.position(place)
                    if parts[place].read_to >= ends[place]:
                        parts[place].whole.set()
                        consumer.pause(place)
                found = await consumer.getmany(timeout_ms=_READ_MS, max_records=_READ_AT_ONCE)
                for place, records in found.items():
                    for record in records:
                        _take(parts[place], record.key, record.value, record.timestamp)
        finally:
            with contextlib.suppress(KafkaError):
                consumer.unsubscribe()


def _take(part: _Part, key: bytes | None, value: bytes | None, written: Millis) -> None:
    if key is None:
        return
    part.rows.pop(key, None)
    if value is not None:
        part.rows[key] = written, value


def _expired(part: _Part, before: Millis) -> list[bytes]:
    """The keys of a few rows that were older, and are gone now."""
    oldest = itertools.islice(part.rows.items(), _EXPIRE_AT_ONCE)
    keys = [key for key, (updated, _) in itertools.takewhile(lambda row: row[1][0] < before, oldest)]
    for key in keys:
        del part.rows[key]
    return keys
