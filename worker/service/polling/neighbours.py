"""The feed-status topic, all of it and as it grows -> what other workers' polls met, for the pace of shared hosts."""

import asyncio
import contextlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Any, Protocol, Self

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from worker.errors import RecordUndecodable
from worker.feeds.model import PollState
from worker.feeds.schedule.neighbours import Neighbourhood
from worker.records.codec import SchemaText, decode_record
from worker.records.model import FeedStatusRecord
from worker.service.kafka.client import client_options
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.topic_reader import ends_of
from worker.service.kafka.topics import FEED_STATUS
from worker.settings import Settings

log = structlog.get_logger(__name__)

_POLL_MS = 1_000
_AT_ONCE = 500
_AGAIN_S = 10.0


class Neighbours(Protocol):
    """What a poller wants to know of other workers."""

    def wait_s(self, host: str, now: datetime) -> float:
        """How long until it is to be asked again whether a poll of the host may begin here; at 0.0 it begins."""

    def throttled(self) -> Collection[tuple[str, str, PollState]]:
        """(feed id, host, state) of feeds that were last told to come back later, ours among them."""


class Alone:
    """Where there is but one worker."""

    def wait_s(self, _host: str, _now: datetime) -> float:
        """No other poll is in the way."""
        return 0.0

    def throttled(self) -> Collection[tuple[str, str, PollState]]:
        """Our own feeds say it themselves."""
        return ()


@dataclass(slots=True)
class StatusReader:
    """Reads without a group and commits nothing. Use as an async context manager.

    `ours` tells which partitions of the feeds topic are this worker's. Where the topic cannot be read, what was heard
    stands, and each worker keeps the pace for itself.
    """

    settings: Settings
    feed_partitions: int
    schema_text: SchemaText | None
    ours: Callable[[], Collection[int]]
    _hood: Neighbourhood = field(init=False)
    _task: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self._hood = Neighbourhood(lambda feed_id: partition_of(feed_id.encode(), self.feed_partitions))

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def wait_s(self, host: str, now: datetime) -> float:
        """By the partitions that have feeds of the host, in turn."""
        return self._hood.wait_s(host, now, self.ours(), self.settings.feed_gap_s)

    def throttled(self) -> Collection[tuple[str, str, PollState]]:
        """As their workers told."""
        return tuple(self._hood.throttled())

    async def _run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self._read()
            except (
                Exception
            ) as exc:  # Kafka's, TopicsFailed, the registry client's, which have no common base
                log.warning("the status of other workers' feeds cannot be read", error=repr(exc))
            await asyncio.sleep(_AGAIN_S)

    async def _read(self) -> None:
        name = FEED_STATUS.name(self.settings)
        places = [TopicPartition(name, number) for number in await ends_of(self.settings, FEED_STATUS)]
        consumer: Any = AIOKafkaConsumer(
            **client_options(self.settings), enable_auto_commit=False, auto_offset_reset="earliest"
        )
        try:
            await consumer.start()
            consumer.assign(places)
            await consumer.seek_to_beginning(*places)
            while True:
                found = await consumer.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
                for records in found.values():
                    for record in records:
                        await self._hear(record)
        finally:
            with contextlib.suppress(KafkaError, OSError):
                await consumer.stop()

    async def _hear(self, record: Any) -> None:
        feed_id = (record.key or b"").decode("utf-8", "replace")
        if record.value is None:
            self._hood.hear(feed_id, "", None)
            return
        with contextlib.suppress(RecordUndecodable):
            told = await self._decode(record.value)
            self._hood.hear(feed_id, told.url, _state(told))

    async def _decode(self, body: bytes) -> FeedStatusRecord:
        """Off the loop where a schema may have to be fetched from the registry."""
        decode = partial(decode_record, body, FeedStatusRecord, FEED_STATUS.schema or "", self.schema_text)
        if self.schema_text is not None and body[:1] == b"\x00":
            return await asyncio.to_thread(decode)
        return decode()


def _state(told: FeedStatusRecord) -> PollState | None:
    """As much of the feed's state as says whether its host should rest; None where it is polled no more."""
    if told.next_poll is None or told.last_poll is None:
        return None
    try:
        due, polled = (datetime.fromtimestamp(each / 1000, UTC) for each in (told.next_poll, told.last_poll))
    except (OverflowError, ValueError, OSError):
        return None
    return PollState(next_poll=due, last_poll=polled, http_status=told.http_status)
