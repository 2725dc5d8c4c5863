"""Bytes -> topics: one idempotent producer, replaced when it dies, that sends only on a lease."""

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import TracebackType
from typing import Any, NamedTuple, Self

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError, ProducerClosed, RecordListTooLargeError

from worker.errors import RecordTooLarge
from worker.service.kafka.client import client_options
from worker.service.kafka.lease import Gate, Lease
from worker.settings import Settings

log = structlog.get_logger(__name__)

_STOP_S = 5.0
_RETRY_S = (0.5, 1.0, 2.0, 5.0)
_DEPARTURE_S = 0.1
"""Between two departures, which records of a few articles share; who comes when none was for so long leaves at once. Not
aiokafka's linger: that runs for each partition by itself, so that an article, whose quotations lie on all partitions, cost
several produce requests (ADR 0083)."""

_AT_ONCE = 32
"""Callers in one turn of the loop, which else may stand still when a broker is back and hundreds have waited."""

_BATCH_BYTES = 262_144
"""Of one partition in one request. aiokafka's own 16 KB are less than an article."""

_TOO_LARGE = (MessageSizeTooLargeError, RecordListTooLargeError)


class Message(NamedTuple):
    """One record as it goes on the wire. `partition` None leaves the choice to the key's hash."""

    topic: str
    key: bytes
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...] = ()
    partition: int | None = None


@dataclass(slots=True)
class Producer:
    """Acknowledged by all replicas, or sent again. Use as an async context manager.

    What several callers send within `_DEPARTURE_S` shares requests and batches, and still no record that is too large
    costs another one than its own. Without a `lease` nobody is asked before it sends, as whoever is in no group may.

    A batch that the broker refuses for good leaves a gap in the sequence of its partition, and every later one
    is refused for that (aiokafka 0.14 goes on regardless): a producer that is torn so is replaced too.
    """

    settings: Settings
    lease: Lease | None = None
    _producer: AIOKafkaProducer | None = None
    _gate: Gate | None = None
    _torn: AIOKafkaProducer | None = None
    _departing: deque[asyncio.Future[None]] = field(default_factory=deque)
    _departed_at: float = float("-inf")
    _renewing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _apart: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._producer is not None:
            await close_producer(self._producer)

    async def send(self, messages: Sequence[Message]) -> None:
        """Return when the broker has acknowledged every one.

        A broker that is away is waited for: nothing is given up, intake stands still meanwhile. Raises
        RecordTooLarge where the broker takes less than it was said to.
        """
        if self._torn is not None:
            await self._renew()
        left, attempt = list(messages), 0
        while left := await self._sent(left):
            pause = _RETRY_S[min(attempt, len(_RETRY_S) - 1)]
            log.warning("publishing is waiting for the broker", records=len(left), pause_s=pause)
            await asyncio.sleep(pause)
            attempt += 1
            await self._renew()

    async def settle(self, within_s: float) -> None:
        """Before partitions are given up, when nobody waits any more: leave nothing in the buffer.

        What an abandoned caller left there is sent where the lease holds, and is never sent where it does not,
        or where the broker does not take it in time.
        """
        if self._producer is None or self._gate is None or self._gate.closed:
            return
        if self.lease is not None and await self.lease.check():
            try:
                await asyncio.wait_for(self._producer.flush(), within_s)
                return
            except TimeoutError:
                log.warning("queued records dropped; their items will be processed again")
        self._gate.close()
        await self._renew()

    async def _sent(self, messages: list[Message]) -> list[Message]:
        """Send each; what was not acknowledged comes back. Raises RecordTooLarge."""
        failed, refused = await self._send(messages)
        if refused:
            log.warning("the broker refused a batch; sending its records one by one", records=len(refused))
            await self._renew()
            failed += await self._send_apart(refused)
        return failed

    async def _send(self, messages: list[Message]) -> tuple[list[Message], list[Message]]:
        """Send each once, with what others send: (what was not acknowledged, what was in a batch that was refused)."""
        await self._departed()
        producer = self._producer
        if producer is None:
            raise RuntimeError("the producer was not started")
        sent, failed, refused = [], [], []
        for each in messages:
            try:
                sent.append((each, await enqueue(producer, each)))
            except _TOO_LARGE as exc:
                raise RecordTooLarge(str(exc)) from exc
            except KafkaError:
                failed.append(each)
        for each, future in sent:
            try:
                await future
            except _TOO_LARGE:
                self._torn = producer
                refused.append(each)
            except KafkaError:
                self._torn = producer
                failed.append(each)
        return failed, refused

    async def _send_apart(self, messages: list[Message]) -> list[Message]:
        """Send each in a batch of its own, by a producer of its own: only so does it show which is too large."""
        async with self._apart:
            try:
                producer, gate = await self._opened()
            except KafkaError:
                return messages
            try:
                for number, each in enumerate(messages):
                    try:
                        await (await enqueue(producer, each))
                    except _TOO_LARGE as exc:
                        raise RecordTooLarge(str(exc)) from exc
                    except KafkaError:
                        return messages[number:]
            finally:
                if gate is not None:
                    gate.close()
                await close_producer(producer)
        return []

    async def _departed(self) -> None:
        """Return in one turn of the loop with others who wait: aiokafka sends then what it was given in it."""
        loop = asyncio.get_running_loop()
        ours = loop.create_future()
        self._departing.append(ours)
        if len(self._departing) == 1:
            loop.call_at(max(loop.time(), self._departed_at + _DEPARTURE_S), self._depart)
        await ours

    def _depart(self) -> None:
        self._departed_at = asyncio.get_running_loop().time()
        for _ in range(min(_AT_ONCE, len(self._departing))):
            waiting = self._departing.popleft()
            if not waiting.done():
                waiting.set_result(None)
        if self._departing:
            asyncio.get_running_loop().call_soon(self._depart)

    async def _open(self) -> None:
        self._producer, self._gate = await self._opened()

    async def _opened(self) -> tuple[AIOKafkaProducer, Gate | None]:
        producer = AIOKafkaProducer(
            **producer_options(self.settings),
            acks="all",
            enable_idempotence=True,
            request_timeout_ms=30_000,
        )
        try:
            await producer.start()
        except BaseException:
            await close_producer(producer)
            raise
        return producer, Gate(producer, self.lease) if self.lease is not None else None

    async def _renew(self) -> None:
        """A producer that is torn or dead, or whose gate is closed, sends nothing more: take another."""
        async with self._renewing:
            dead, gate = self._producer, self._gate
            torn, closed = dead is self._torn, gate is not None and gate.closed
            if dead is None or not (torn or closed or _is_dead(dead)):
                return
            try:
                await self._open()
            except KafkaError as exc:
                log.warning("creating a producer failed, retrying", error=repr(exc))
                return
            self._torn = None
        log.info("replaced the producer")
        await close_producer(dead)


def producer_options(settings: Settings) -> dict[str, Any]:
    """Keyword arguments that all producers of ours share."""
    return client_options(settings) | {
        "compression_type": None if settings.compression == "none" else settings.compression,
        "max_request_size": settings.max_record_bytes + 100_000,
        "max_batch_size": _BATCH_BYTES,
    }


async def enqueue(producer: AIOKafkaProducer, message: Message) -> asyncio.Future[object]:
    """Into the producer's buffer; the future is done when the broker has acknowledged it."""
    future: asyncio.Future[object] = await producer.send(
        message.topic,
        message.value,
        key=message.key,
        headers=list(message.headers),
        partition=message.partition,
    )
    future.add_done_callback(_seen)
    return future


def _seen(future: asyncio.Future[object]) -> None:
    """An abandoned record may fail: nobody else looks at its future, and asyncio would complain of that."""
    if not future.cancelled():
        future.exception()


def _is_dead(producer: AIOKafkaProducer) -> bool:
    """aiokafka tells it nowhere in public: the task that sends has ended, and nothing starts it again."""
    task = producer._sender.sender_task
    return task is not None and task.done()


async def close_producer(producer: AIOKafkaProducer, within_s: float = _STOP_S) -> None:
    """Flush and close; a broker that is away is not waited for.

    Whoever still waits for a record of this producer then is told that it failed: aiokafka would leave them
    waiting for ever.
    """
    try:
        await asyncio.wait_for(producer.stop(), within_s)
    except (TimeoutError, KafkaError) as exc:
        log.warning("closing the producer failed", error=repr(exc))
    finally:
        producer._message_accumulator.fail_all(ProducerClosed())
        for future in _forgotten(producer):
            future.add_done_callback(_seen)
        await producer.client.close()


def _forgotten(producer: AIOKafkaProducer) -> Iterator[asyncio.Future[object]]:
    """What aiokafka 0.14 sets an exception on that nobody asks for, when the broker has fenced the producer."""
    buffer, transactions = producer._message_accumulator, producer._txn_manager
    for batch in chain(buffer._pending_batches, *buffer._batches.values()):
        yield batch._drain_waiter
    if transactions is not None and transactions._transaction_waiter is not None:
        yield transactions._transaction_waiter
