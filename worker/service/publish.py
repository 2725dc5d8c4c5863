"""Records -> topics, acknowledged by all replicas before anyone goes on."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError, RecordListTooLargeError

from worker.errors import RecordTooLarge
from worker.records.codec import Codec, JsonCodec
from worker.service.kafka import client_options
from worker.service.topics import Topic
from worker.settings import Settings

log = structlog.get_logger(__name__)

_STOP_S = 5.0
_RETRY_S = (0.5, 1.0, 2.0, 5.0)
_LINGER_MS = (
    30  # an article and its quotations are a dozen records: let those of a few articles share requests
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One record on its way to a topic. `record` None is a tombstone.

    `event_id` is the same for the same content, however often it is published: CloudEvents `ce_id`.
    """

    topic: Topic
    key: str
    record: object | None
    event_id: str
    source: str
    time: datetime | None = None


@dataclass(slots=True)
class Publisher:
    """An idempotent producer with the codecs of each topic. Use as an async context manager."""

    settings: Settings
    codecs: dict[str, Codec] = field(default_factory=dict)
    _producer: AIOKafkaProducer | None = None
    _renewing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __aenter__(self) -> Self:
        self._producer = await self._new()
        return self

    async def _new(self) -> AIOKafkaProducer:
        compression = None if self.settings.compression == "none" else self.settings.compression
        producer = AIOKafkaProducer(
            **client_options(self.settings),
            acks="all",
            enable_idempotence=True,
            linger_ms=_LINGER_MS,
            compression_type=compression,
            max_request_size=self.settings.max_record_bytes + 100_000,
            request_timeout_ms=30_000,
        )
        await producer.start()
        return producer

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._producer is not None:
            await _stop(self._producer)

    async def _renew(self, dead: AIOKafkaProducer) -> None:
        """An idempotent producer that met a fatal error refuses every record from then on: take another."""
        async with self._renewing:
            if self._producer is not dead:
                return
            try:
                self._producer = await self._new()
            except KafkaError as exc:
                log.warning("no producer yet", error=repr(exc))
                return
        log.warning("here is another producer")
        await _stop(dead)

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        """Send all, and return when the broker has acknowledged every one.

        A broker that is away is waited for: nothing is given up, intake stands still meanwhile.
        Raises RecordTooLarge before anything is sent, so that no event is published by halves.
        """
        encoded = [(out, self._encode(out)) for out in outgoing]
        for out, value in encoded:
            if value is not None and len(value) > self.settings.max_record_bytes:
                raise RecordTooLarge(
                    f"{len(value)} bytes for {out.topic.noun}, {self.settings.max_record_bytes} are allowed"
                )
        attempt = 0
        while encoded:
            encoded = await self._send(encoded)
            if encoded:
                pause = _RETRY_S[min(attempt, len(_RETRY_S) - 1)]
                log.warning("publishing waits for the broker", records=len(encoded), pause_s=pause)
                await asyncio.sleep(pause)
                attempt += 1
                if self._producer is not None and _is_dead(self._producer):
                    await self._renew(self._producer)

    async def _send(
        self, encoded: list[tuple[Outgoing, bytes | None]]
    ) -> list[tuple[Outgoing, bytes | None]]:
        """Send each once; what was not acknowledged comes back."""
        if self._producer is None:
            raise RuntimeError("the publisher was not started")
        sent = []
        failed = []
        for out, value in encoded:
            try:
                future = await self._producer.send(
                    out.topic.name(self.settings), value, key=out.key.encode(), headers=self._headers(out)
                )
                sent.append((out, value, future))
            except (MessageSizeTooLargeError, RecordListTooLargeError) as exc:
                raise RecordTooLarge(str(exc)) from exc
            except KafkaError:
                failed.append((out, value))
        for out, value, future in sent:
            try:
                await future
            except (MessageSizeTooLargeError, RecordListTooLargeError) as exc:
                raise RecordTooLarge(str(exc)) from exc
            except KafkaError:
                failed.append((out, value))
        return failed

    def _encode(self, out: Outgoing) -> bytes | None:
        return None if out.record is None else self._codec(out.topic).encode(out.record)

    def _codec(self, topic: Topic) -> Codec:
        return self.codecs.get(topic.noun, _JSON)

    def _headers(self, out: Outgoing) -> list[tuple[str, bytes]]:
        """CloudEvents 1.0 attributes in binary mode (Kafka protocol binding, 3.2)."""
        time = out.time or datetime.now(UTC)
        attributes = {
            "ce_specversion": "1.0",
            "ce_id": out.event_id,
            "ce_source": out.source,
            "ce_type": f"org.quotewire.{out.topic.schema}.v1",
            "ce_subject": out.key,
            "ce_time": time.isoformat(timespec="milliseconds"),
            "ce_dataschema": f"urn:quotewire:schema:{out.topic.schema}:1",
            "content-type": self._codec(out.topic).content_type,
        }
        return [(name, value.encode()) for name, value in attributes.items()]


def _is_dead(producer: AIOKafkaProducer) -> bool:
    """aiokafka tells it nowhere in public: the task that sends has ended, and nothing starts it again."""
    task = producer._sender.sender_task
    return task is not None and task.done()


async def _stop(producer: AIOKafkaProducer) -> None:
    """Flush and close; a broker that is away is not waited for."""
    try:
        await asyncio.wait_for(producer.stop(), _STOP_S)
    except (TimeoutError, KafkaError) as exc:
        log.warning("the producer was not closed in order", error=repr(exc))


_JSON = JsonCodec()
