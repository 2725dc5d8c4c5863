"""Whether our partitions are still ours: asked before anything is published, so that a sleeper stays silent.

A worker that was stopped for longer than its session (a paused machine, a debugger, swapping) wakes up in
the belief that it owns its partitions, while another has published newer versions of their articles. Kafka
rejects its commits, not its records. So its producers send only within one session timeout of the last sign
that the broker takes it for a member of the group: for so long nobody else can have got its partitions.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import ProducerClosed

_ASK_AGAIN_S = 0.5


@dataclass(slots=True)
class Lease:
    """`confirm` asks the broker whether we are a member of the group still; False also where it is silent."""

    valid_s: float
    confirm: Callable[[], Awaitable[bool]]
    _until: float = float("-inf")
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)

    def renewed(self, asked_at: float) -> None:
        """The broker accepted what a member sent at this time of the monotonic clock."""
        self._until = max(self._until, asked_at + self.valid_s)

    @property
    def valid(self) -> bool:
        """Whether nobody else can own our partitions now."""
        return time.monotonic() < self._until

    async def renew(self) -> None:
        """Where half of it is over, have it confirmed in time."""
        if time.monotonic() > self._until - self.valid_s / 2:
            asked_at = time.monotonic()
            if await self.confirm():
                self.renewed(asked_at)

    async def hold(self) -> None:
        """Return while the lease is valid. Waits as long as the broker does not confirm it."""
        while not self.valid:
            async with self._asking:
                if self.valid:
                    return
                asked_at = time.monotonic()
                if await self.confirm():
                    self.renewed(asked_at)
                else:
                    await asyncio.sleep(_ASK_AGAIN_S)


class Gate:
    """Holds back a producer's requests while the lease is out, and drops what waits when it is lost.

    aiokafka has no hook between its buffer and the wire, where records may lie when the process is stopped:
    hence the replaced method of its sender.
    """

    def __init__(self, producer: AIOKafkaProducer, lease: Lease) -> None:
        self._producer = producer
        self._lease = lease
        self._losses = 0
        self._send = producer._sender._send_produce_req
        producer._sender._send_produce_req = self._send_on_lease

    def drop(self) -> None:
        """Partitions are lost: records that were not sent yet never are, their futures fail."""
        self._losses += 1
        waiting = self._producer._message_accumulator._batches
        batches = [batch for queue in waiting.values() for batch in queue]
        waiting.clear()
        for batch in batches:
            batch.failure(ProducerClosed())

    async def _send_on_lease(self, node_id: Any, batches: dict[Any, Any]) -> None:
        losses = self._losses
        if not self._lease.valid:
            await self._lease.hold()
        if losses == self._losses:
            await self._send(node_id, batches)
            return
        sender = self._producer._sender
        for place, batch in batches.items():
            batch.failure(ProducerClosed())
            sender._muted_partitions.discard(place)
        sender._in_flight.discard(node_id)
