"""One items partition's way out in exactly-once delivery: records and offset in one transaction, or neither."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import structlog
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import (
    IllegalOperation,
    KafkaError,
    KafkaTimeoutError,
    MessageSizeTooLargeError,
    RecordListTooLargeError,
)
from aiokafka.structs import OffsetAndMetadata

from worker.errors import RecordTooLarge
from worker.service.acks import Acks, Partition
from worker.service.lease import Lease
from worker.service.producer import Message, close_producer, enqueue, producer_options
from worker.service.standing import Standing
from worker.settings import Settings

log = structlog.get_logger(__name__)

_EVERY_S = (
    0.2  # each costs the broker some ten requests; records wait for half of it (ADR 0071 has the times)
)
_WITHIN_S = 60.0
_CLAIM_WITHIN_S = 10.0
_RETRY_S = 0.5
_CLOSE_S = 1.0
_LEAST_TIMEOUT_MS = 10_000

_FAILED = (KafkaError, IllegalOperation, AssertionError, TimeoutError)
"""aiokafka's ways to say that a transaction failed; the producer is of no use afterwards."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event publishes, which may be nothing; `sealed` is done when that is committed."""

    offset: int
    messages: Sequence[Message]
    sealed: asyncio.Future[None]


@dataclass(slots=True)
class TransactionalPartition:
    """Outcomes that become ready close to each other share a transaction, with the partition's new standing.

    `claim` fences whoever wrote for the partition before: its transactional id is that of the partition, so the
    broker lets only the last claimer commit (KIP-98). After any failure it is unknown whether the broker has
    committed: another producer is claimed, which ends what was open, and only then the group's standing tells
    which outcomes are still to be sent. None is claimed without the lease, so that two workers that take each
    other for gone do not fence each other for ever.

    `standing` asks the broker how far the group has committed. `on_commit` is told of each that went
    through, `on_failure` of what ends them for good.
    """

    place: Partition
    settings: Settings
    acks: Acks
    lease: Lease
    standing: Callable[[Partition], Awaitable[Standing]]
    on_commit: Callable[[], None]
    on_failure: Callable[[BaseException], None]
    _producer: AIOKafkaProducer | None = None
    _claiming: asyncio.Lock = field(default_factory=asyncio.Lock)
    _waiting: list[Outcome] = field(default_factory=list)
    _wanted: asyncio.Event = field(default_factory=asyncio.Event)
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _running: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self._idle.set()

    async def claim(self) -> None:
        """From now on nobody else commits for the partition. No-op where that is so. Raises KafkaError."""
        async with self._claiming:
            if self._producer is None:
                self._producer = await self._opened()
                self._running = asyncio.create_task(self._run())
                self._running.add_done_callback(self._ended)

    async def seal(self, offset: int, messages: Sequence[Message]) -> None:
        """Return when these records, and that the event at `offset` is finished, are committed together.

        Raises RecordTooLarge where the broker takes less than it was said to; nothing is committed then.
        """
        outcome = Outcome(offset, messages, asyncio.get_running_loop().create_future())
        self._waiting.append(outcome)
        self.want()
        await outcome.sealed

    def want(self) -> None:
        """Have what is finished committed soon, also where it publishes nothing."""
        self._idle.clear()
        self._wanted.set()

    async def idle(self) -> None:
        """Wait until all that was wanted is committed."""
        await self._idle.wait()

    async def close(self) -> None:
        """The partition is given up: what is not committed is never seen; its next owner makes it again."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait([self._running])
            self._running = None
        await self._drop()

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self.on_failure(error)

    async def _run(self) -> None:
        """Until cancelled."""
        while True:
            await self._wanted.wait()
            begun = time.monotonic()
            self._wanted.clear()
            outcomes, self._waiting = self._waiting, []
            await self._settle([each for each in outcomes if not each.sealed.done()])
            if not self._wanted.is_set():
                self._idle.set()
            await asyncio.sleep(_EVERY_S - (time.monotonic() - begun))

    async def _settle(self, outcomes: list[Outcome]) -> None:
        """In a transaction; in one each where the broker refuses a record of theirs. Never gives up."""
        while True:
            try:
                async with asyncio.timeout(_WITHIN_S):
                    await self._transaction(outcomes)
                return
            except RecordTooLarge as exc:
                await self._claim_again()
                if len(outcomes) > 1:
                    for each in outcomes:
                        await self._settle([each])
                else:
                    _tell(outcomes[0].sealed, exc)
                return
            except _FAILED as exc:
                log.warning(
                    "a transaction failed, it will be repeated",
                    partition=self.place.partition,
                    items=len(outcomes),
                    error=repr(exc),
                )
            committed = await self._claim_again()
            self._sealed([each for each in outcomes if committed.covers(each.offset)])
            outcomes = [each for each in outcomes if not committed.covers(each.offset)]

    async def _transaction(self, outcomes: list[Outcome]) -> None:
        if not outcomes and self.place not in self.acks.committable():
            return
        producer, standing = (
            self._producer,
            self.acks.standing(self.place, [each.offset for each in outcomes]),
        )
        if producer is None or standing is None:
            raise IllegalOperation("the partition is not ours")
        await producer.begin_transaction()
        await _acknowledged(producer, [message for each in outcomes for message in each.messages])
        offsets = {TopicPartition(*self.place): OffsetAndMetadata(standing.offset, standing.text())}
        await producer.send_offsets_to_transaction(offsets, self.settings.group_id)
        await producer.commit_transaction()
        self.acks.committed({self.place: standing})
        self.on_commit()
        self._sealed(outcomes)

    def _sealed(self, outcomes: list[Outcome]) -> None:
        """At once, not when the caller comes to it: the next transaction's standing must know of them."""
        for each in outcomes:
            self.acks.finish(self.place, each.offset)
            _tell(each.sealed)

    async def _claim_again(self) -> Standing:
        """Another producer, and what the group has committed once it has begun; tried until it works."""
        await self._drop()
        while True:
            try:
                if await self.lease.check():
                    async with self._claiming:
                        self._producer = self._producer or await self._opened()
                    return await self.standing(self.place)
            except _FAILED as exc:
                log.warning("no transactions yet", partition=self.place.partition, error=repr(exc))
            await asyncio.sleep(_RETRY_S)

    async def _opened(self) -> AIOKafkaProducer:
        settings = self.settings
        producer = AIOKafkaProducer(
            **producer_options(settings),
            transactional_id=f"{settings.group_id}-{self.place.topic}-{self.place.partition}",
            transaction_timeout_ms=max(_LEAST_TIMEOUT_MS, round(1000 * settings.session_timeout_s)),
        )
        try:
            await asyncio.wait_for(producer.start(), _CLAIM_WITHIN_S)
        except BaseException as exc:
            await close_producer(producer, _CLOSE_S)
            if isinstance(exc, TimeoutError):
                raise KafkaTimeoutError("no transactional producer in time") from exc
            raise
        return producer

    async def _drop(self) -> None:
        async with self._claiming:
            producer, self._producer = self._producer, None
        if producer is not None:
            await close_producer(producer, _CLOSE_S)


async def _acknowledged(producer: AIOKafkaProducer, messages: Sequence[Message]) -> None:
    """Every record, before the transaction goes on: aiokafka 0.14 commits without one that was refused."""
    try:
        for future in [await enqueue(producer, message) for message in messages]:
            await future
    except (MessageSizeTooLargeError, RecordListTooLargeError) as exc:
        raise RecordTooLarge(str(exc)) from exc


def _tell(sealed: asyncio.Future[None], refused: Exception | None = None) -> None:
    """Whoever waits for it; nobody where it was cancelled."""
    if sealed.done():
        return
    if refused is not None:
        sealed.set_exception(refused)
    else:
        sealed.set_result(None)
