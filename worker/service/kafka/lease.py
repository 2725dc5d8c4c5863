"""Whether our partitions are still ours: asked before anything is sent, so that a sleeper stays silent.

A worker that was stopped for longer than its session (a paused machine, a debugger, swapping) wakes up in
the belief that it owns its partitions, while another has published newer versions of their articles. Kafka
rejects its commits, not its records. So its producer sends only within one session timeout of the last sign
that the broker takes it for a member of the group: for so long nobody else can have got its partitions.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import ProducerClosed
from aiokafka.protocol.produce import ProduceRequest

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
            await self._ask()

    async def check(self) -> bool:
        """Whether it is valid, after the broker was asked where it was not."""
        async with self._asking:
            return self.valid or await self._ask()

    async def _ask(self) -> bool:
        asked_at = time.monotonic()
        confirmed = await self.confirm()
        if confirmed:
            self.renewed(asked_at)
        return confirmed


class Gate:
    """Stands between a producer's buffer and the wire: what waits there waits for the lease as well.

    Checking before a record is given to the producer is not enough: it may lie in its buffer while the process
    is stopped. aiokafka has no hook there; so this takes the place of its sender's client, passes everything
    on, and holds produce requests while the lease is out. What remains open is a process stopped between the
    check and the write to the socket, some microseconds.
    """

    def __init__(self, producer: AIOKafkaProducer, lease: Lease) -> None:
        self._lease = lease
        self._client = producer._sender.client
        self.closed = False
        producer._sender.client = self

    def close(self) -> None:
        """For good: records that were not sent yet never are, and their futures fail with ProducerClosed."""
        self.closed = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    async def send(self, node_id: int, request: Any, **options: Any) -> Any:
        """As the client's own; a produce request waits for the lease. ProducerClosed once the gate is."""
        if isinstance(request, ProduceRequest):
            await self._client.ready(node_id)  # connecting takes time: let it not lie behind the check
            while not self._lease.valid and not self.closed:
                if not await self._lease.check():
                    await asyncio.sleep(_ASK_AGAIN_S)
            if self.closed:
                raise ProducerClosed
        return await self._client.send(node_id, request, **options)
