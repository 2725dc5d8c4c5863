"""Rows by key: in memory, and in a changelog on Kafka that whoever gets the partition reads back."""

import asyncio
import itertools
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

import msgspec
import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from worker.records.model import Millis
from worker.service.event import Partition
from worker.service.kafka.producer import Message, Producer
from worker.service.kafka.topic_reader import reader_of
from worker.service.kafka.topics import Table, changelog_name
from worker.service.metrics import Metrics
from worker.settings import Settings

log = structlog.get_logger(__name__)

Row = TypeVar("Row")

_EXPIRE_AT_ONCE = 4
_READ_AT_ONCE = 2_000
_READ_MS = 500
_AGAIN_S = 1.0
_STOP_WITHIN_S = 3.0  # a consumer that is closed may say goodbye to a broker that is away

_UNREADABLE = (msgspec.MsgspecError, ValueError, RecursionError, OverflowError)
"""What decoding a row raises that is none of ours."""


async def ours_already(_place: Partition) -> None:
    """Of a partition that the consumer group has given to us, and nobody writes to any more."""


def now_ms(_row: object) -> Millis:
    """The age of a row that does not tell one: it was written just now."""
    return round(time.time() * 1000)


@dataclass(frozen=True, slots=True)
class Format(Generic[Row]):
    """A row <-> the value of its record. `decode` raises MsgspecError or ValueError for what is no row of ours.

    `updated` tells when the row was last true; a row that was read back is as old as its record.
    """

    encode: Callable[[Row], bytes]
    decode: Callable[[bytes], Row]
    updated: Callable[[Row], Millis] = now_ms


@dataclass(slots=True)
class _Part:
    """One partition: its rows, those last written last; how far its changelog was read, and whether to its end."""

    rows: OrderedDict[bytes, tuple[Millis, bytes]] = field(default_factory=OrderedDict)
    read_to: int = 0
    whole: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class ChangelogTable(Generic[Row]):
    """Co-partitioned with the topic that feeds it: who owns a partition there has the rows of the same number here.

    Written by the worker's producer, whose acknowledgement can be awaited and which sends only while the
    partitions are ours; read back with a consumer of its own, transactions that were broken off left out, from
    where it had been read to. No row is served before its partition was read to the end.

    Rows are kept encoded: a million versions would take three times as much otherwise. With `keep_for` the table is
    bounded by time: each write lets go of a few older rows of its own partition. `claim` is awaited before a
    partition is read back: from then on nobody else writes to it. `on_failure` is told of what ends the reading
    back for good.
    """

    settings: Settings
    table: Table
    format: Format[Row]
    producer: Producer
    on_failure: Callable[[BaseException], None]
    metrics: Metrics
    claim: Callable[[Partition], Awaitable[None]] = ours_already
    keep_for: timedelta | None = None
    _parts: dict[int, _Part] = field(default_factory=dict)
    _reading: asyncio.Task[None] | None = None
    _writing: WeakValueDictionary[tuple[int, bytes], asyncio.Lock] = field(
        default_factory=WeakValueDictionary
    )

    def own(self, places: Iterable[Partition]) -> None:
        """Those of the topic that feeds the table are ours: read back what others have written to them.

        What we hold of them already stays; what we hold of any other goes. `release` comes first, where others were; where
        it did not come, since an assignment may follow another, nothing is served either before it is read again.
        """
        source = self.table.source.name(self.settings)
        numbers = [place.partition for place in places if place.topic == source]
        self._parts = {number: self._parts.get(number, _Part()) for number in numbers}
        if self._reading is not None:
            self._reading.cancel()
        for part in self._parts.values():
            part.whole.clear()
        if self._parts:
            self._reading = asyncio.create_task(self._read_back())
            self._reading.add_done_callback(self._ended)

    async def release(self) -> None:
        """They are ours no more. Rows are kept, since most partitions come back at once; none is served."""
        reading, self._reading = (
            self._reading,
            None,
        )  # `own` may come meanwhile, where a worker ends in a rebalance
        if reading is not None:
            reading.cancel()
            await asyncio.wait([reading], timeout=_STOP_WITHIN_S)
        for part in self._parts.values():
            part.whole.clear()

    def unread(self) -> int:
        """Partitions of ours that are not read back yet."""
        return sum(not part.whole.is_set() for part in self._parts.values())

    def owned(self) -> frozenset[int]:
        """The partitions that are ours, read back or not."""
        return frozenset(self._parts)

    def is_whole(self, partition: int) -> bool:
        """Whether it is ours, and read back."""
        part = self._parts.get(partition)
        return part is not None and part.whole.is_set()

    async def wait_until_whole(self, partition: int) -> None:
        """Until it was read back. One that is not ours never is: whoever asks waits until its work is cancelled."""
        await self._part(partition).whole.wait()

    async def get(self, key: str, partition: int) -> Row | None:
        """The row, where there is one. Waits until the partition was read back."""
        await self.wait_until_whole(partition)
        value = self.stored(key, partition)
        return None if value is None else self.read(key, value)

    def stored(self, key: str, partition: int) -> bytes | None:
        """The row as it is kept, for `read`; None, too, where the partition is not ours or not read back."""
        found = self._parts[partition].rows.get(key.encode()) if self.is_whole(partition) else None
        return None if found is None else found[1]

    def read(self, key: str, value: bytes) -> Row | None:
        """What is kept, as a row. None for what is none of ours, which is told, and counts as if it were not there."""
        try:
            return self.format.decode(value)
        except _UNREADABLE as exc:
            self.metrics.rows_unreadable.labels(self.table.name).inc()
            log.warning(
                "a row of a table was passed over",
                table=self.table.name,
                key=repr(key[:100]),
                detail=str(exc)[:300],
            )
            return None

    def keys(self, partition: int) -> Iterator[str]:
        """Of all rows of a partition that was read back, as they are now. What is no text is no key of ours."""
        if self.is_whole(partition):
            for key in list(self._parts[partition].rows):
                yield key.decode("utf-8", "replace")

    async def put(self, key: str, row: Row, partition: int) -> None:
        """Remember, and return when the changelog has it. Raises RecordTooLarge."""
        self.keep(key, row, partition)
        await self._send(key, partition, self.messages(key, row, partition))

    async def drop(self, key: str, partition: int) -> None:
        """Forget, and return when the changelog has it."""
        if self._part(partition).rows.pop(key.encode(), None) is not None:
            await self._send(key, partition, [self._message(key.encode(), None, partition)])

    def keep(self, key: str, row: Row, partition: int) -> None:
        """Remember; the changelog is somebody else's care."""
        part, name = self._part(partition), key.encode()
        part.rows.pop(name, None)
        part.rows[name] = self.format.updated(row), self.format.encode(row)

    def messages(self, key: str, row: Row, partition: int) -> list[Message]:
        """What the changelog is to be told: the row, and the end of a few old ones, which are gone here now."""
        part, name, updated = self._part(partition), key.encode(), self.format.updated(row)
        if name in part.rows:  # its old row must not expire between now and the new one
            part.rows[name] = updated, part.rows.pop(name)[1]
        rows: dict[bytes, bytes | None] = {}
        if self.keep_for is not None:
            rows |= dict.fromkeys(_expired(part, updated - round(self.keep_for.total_seconds() * 1000)))
        rows[name] = self.format.encode(row)
        return [self._message(each, value, partition) for each, value in rows.items()]

    def __len__(self) -> int:
        return sum(len(part.rows) for part in self._parts.values())

    async def _send(self, key: str, partition: int, messages: Sequence[Message]) -> None:
        """Writes of one key follow each other, also where the first has to be sent again."""
        async with self._writing.setdefault((partition, key.encode()), asyncio.Lock()):
            await self.producer.send(messages)

    def _message(self, key: bytes, value: bytes | None, partition: int) -> Message:
        return Message(changelog_name(self.settings, self.table), key, value, partition=partition)

    def _part(self, partition: int) -> _Part:
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
                    "a table is read back later",
                    table=self.table.name,
                    partitions=self.unread(),
                    error=repr(exc),
                )
                await asyncio.sleep(_AGAIN_S)
        seconds = round(time.monotonic() - started, 1)
        log.info("a table was read back", table=self.table.name, rows=len(self), seconds=seconds)

    async def _read(self) -> None:
        """What can be claimed; then raises what the others raised."""
        source, name = self.table.source.name(self.settings), changelog_name(self.settings, self.table)
        unread = {number: part for number, part in self._parts.items() if not part.whole.is_set()}
        claims = await asyncio.gather(
            *(self.claim(Partition(source, number)) for number in unread), return_exceptions=True
        )
        claimed = [each for each, failure in zip(unread.items(), claims, strict=True) if failure is None]
        if claimed:
            async with reader_of(self.settings) as consumer:
                await _read_parts(consumer, {TopicPartition(name, number): part for number, part in claimed})
        for failure in claims:
            if failure is not None:
                raise failure


async def _read_parts(consumer: AIOKafkaConsumer, parts: dict[TopicPartition, _Part]) -> None:
    """To where each ends now, as `read_committed` readers see it."""
    ends = await consumer.end_offsets(list(parts))
    starts = await consumer.beginning_offsets(list(parts))
    consumer.assign(list(parts))
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
