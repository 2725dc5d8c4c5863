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
    MessageSizeTooLargeError,
    RecordListTooLargeError,
)
from aiokafka.structs import OffsetAndMetadata

from worker.errors import RecordTooLarge
from worker.service.delivery.commit_metadata import TOO_LONG, Standing, is_too_long
from worker.service.delivery.offsets import Acks
from worker.service.event import Partition
from worker.service.kafka.lease import Lease
from worker.service.kafka.producer import Message, close_producer, enqueue, producer_options
from worker.settings import Settings

log = structlog.get_logger(__name__)

_EVERY_S = (
    0.2  # each costs the broker some ten requests; records wait for half of it (ADR 0071 has the times)
)
_WITHIN_S = 60.0
_CLAIM_WITHIN_S = 10.0
_RETRY_S = 0.5
_LONGEST_RETRY_S = 10.0
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


@dataclass(frozen=True, slots=True)
class Failing:
    """Transactions that do not get through: since when on the monotonic clock, and the last error's name."""

    since: float
    why: str


class NotClaimed(KafkaError):  # type: ignore[misc]  # aiokafka has no types
    """The broker does not let us commit for the partition yet; it is asked again."""


class Usurped(RuntimeError):
    """Somebody else has committed for a partition that we took for ours: what we hold of it is out of date."""


@dataclass(slots=True)
class TransactionalPartition:
    """Outcomes that become ready close to each other share a transaction, with the partition's new standing.

    Its transactional id is that of the partition, so the broker lets only the last claimer commit (KIP-98). After
    any failure it is unknown whether the broker has committed: another producer is claimed, which ends what was
    open, and only then the group's standing tells. None is claimed without the lease. One task does all of this,
    so that `close` ends all of it.

    `standing` asks the broker how far the group has committed. `on_commit` is told of each that went through,
    `on_failure` of what ends them for good: Usurped, or a bug.
    """

    place: Partition
    settings: Settings
    acks: Acks
    lease: Lease
    standing: Callable[[Partition], Awaitable[Standing]]
    on_commit: Callable[[], None]
    on_failure: Callable[[BaseException], None]
    failing: Failing | None = None
    _producer: AIOKafkaProducer | None = None
    _running: asyncio.Task[None] | None = None
    _claimed: asyncio.Event = field(default_factory=asyncio.Event)
    _waiting: list[Outcome] = field(default_factory=list)
    _wanted: asyncio.Event = field(default_factory=asyncio.Event)
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _last: Standing = field(default_factory=lambda: Standing(0))
    _attempt: tuple[Standing, list[Outcome]] | None = None
    _apart: int = 0
    _terse: bool = False

    def __post_init__(self) -> None:
        self._idle.set()

    async def claim(self) -> None:
        """Return when nobody else commits for the partition any more. Raises NotClaimed."""
        if self._running is None:
            self._running = asyncio.create_task(self._run())
            self._running.add_done_callback(self._ended)
        try:
            await asyncio.wait_for(self._claimed.wait(), _CLAIM_WITHIN_S)
        except TimeoutError as exc:
            raise NotClaimed(f"partition {self.place.partition} was not claimed in time") from exc

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
        await self._drop()

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self.on_failure(error)

    async def _run(self) -> None:
        """Until cancelled."""
        self._last = await self._claim()
        self._claimed.set()
        pause_s, self.failing = _RETRY_S, None
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            begun, outcomes = time.monotonic(), self._next()
            try:
                async with asyncio.timeout(_WITHIN_S):
                    await self._transaction(outcomes)
            except RecordTooLarge as exc:
                await self._recover()
                if len(outcomes) == 1:
                    _tell(outcomes[0].sealed, exc)
                else:
                    self._apart = len(outcomes)
                    self._again(outcomes)
            except _FAILED as exc:
                self._told(exc, len(outcomes))
                self._again(outcomes)
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, _LONGEST_RETRY_S)
                await self._recover()
            else:
                pause_s, self.failing = _RETRY_S, None
                if not self._wanted.is_set():
                    self._idle.set()
                if not self._apart:
                    await asyncio.sleep(_EVERY_S - (time.monotonic() - begun))

    def _next(self) -> list[Outcome]:
        """All that wait, or one where the broker has refused a record of theirs. Nobody waits for some any more."""
        waiting = [each for each in self._waiting if not each.sealed.done()]
        count = 1 if self._apart else len(waiting)
        self._apart = max(0, self._apart - 1)
        self._waiting = waiting[count:]
        if self._waiting:
            self._wanted.set()
        return waiting[:count]

    def _again(self, outcomes: list[Outcome]) -> None:
        self._waiting = outcomes + self._waiting
        self._wanted.set()

    async def _transaction(self, outcomes: list[Outcome]) -> None:
        if not outcomes and self.place not in self.acks.committable():
            return
        producer = self._producer
        standing = self.acks.standing(self.place, [each.offset for each in outcomes])
        if producer is None or standing is None:
            raise IllegalOperation("the partition is not ours")
        text = "" if self._terse else standing.text()
        await producer.begin_transaction()
        await _acknowledged(producer, [message for each in outcomes for message in each.messages])
        self._attempt = Standing.of(standing.offset, text), outcomes
        offsets = {TopicPartition(*self.place): OffsetAndMetadata(standing.offset, text)}
        await producer.send_offsets_to_transaction(offsets, self.settings.group_id)
        await producer.commit_transaction()
        self.acks.committed({self.place: standing})
        self._succeeded()

    def _succeeded(self) -> None:
        """At once, not when the callers come to it: the next transaction's standing must know of them."""
        if self._attempt is not None:
            self._last, outcomes = self._attempt
            self._attempt = None
            for each in outcomes:
                self.acks.finish(self.place, each.offset)
                _tell(each.sealed)
            self.on_commit()

    async def _recover(self) -> None:
        """Claim again, and see whether the last attempt was committed. Raises Usurped."""
        found = await self._claim()
        if self._attempt is not None and found == self._attempt[0] != self._last:
            self._succeeded()
        elif found != self._last:
            raise Usurped(f"{self.place} stands at {found}, and not at {self._last} where we left it")
        self._attempt = None

    async def _claim(self) -> Standing:
        """Another producer, and how far the group has committed once it has begun; tried until it works."""
        await self._drop()
        while True:
            try:
                if await self.lease.check():
                    self._producer = self._producer or await self._opened()
                    return await self.standing(self.place)
            except _FAILED as exc:
                self._told(exc, 0)
            await asyncio.sleep(_RETRY_S)

    def _told(self, failure: BaseException, items: int) -> None:
        since = self.failing.since if self.failing else time.monotonic()
        self.failing = Failing(since, type(failure).__name__)
        log.warning(
            "a transaction failed and will be retried",
            partition=self.place.partition,
            items=items,
            error=repr(failure),
        )
        if is_too_long(failure):
            self._terse = True
            log.error(TOO_LONG)

    async def _opened(self) -> AIOKafkaProducer:
        settings = self.settings
        producer = AIOKafkaProducer(
            **producer_options(settings),
            transactional_id=f"{settings.group_id}:{self.place.topic}:{self.place.partition}",
            transaction_timeout_ms=max(_LEAST_TIMEOUT_MS, round(1000 * settings.session_timeout_s)),
        )
        try:
            await asyncio.wait_for(producer.start(), _CLAIM_WITHIN_S)
        except BaseException:
            await close_producer(producer, _CLOSE_S)
            raise
        return producer

    async def _drop(self) -> None:
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
