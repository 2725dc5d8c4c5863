"""The transactions of all items partitions that are ours: claimed with them, ended with them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field

from aiokafka.errors import KafkaError

from worker.service.delivery.commit_metadata import Standing
from worker.service.delivery.offsets import Acks
from worker.service.delivery.partition_transactions import Failing, TransactionalPartition
from worker.service.event import Partition
from worker.service.kafka.lease import Lease
from worker.service.kafka.producer import Message
from worker.settings import Settings


@dataclass(slots=True)
class Transactions:
    """A producer for each partition, which the broker lets nobody else be (ADR 0081)."""

    settings: Settings
    acks: Acks
    lease: Lease
    standing: Callable[[Partition], Awaitable[Standing]]
    on_commit: Callable[[], None]
    on_failure: Callable[[BaseException], None]
    _parts: dict[Partition, TransactionalPartition] = field(default_factory=dict)

    def own(self, places: Iterable[Partition]) -> None:
        """These are ours now. `release` comes first, where others were."""
        self._parts = {
            place: TransactionalPartition(
                place,
                self.settings,
                self.acks,
                self.lease,
                self.standing,
                self.on_commit,
                self.on_failure,
            )
            for place in places
        }

    def __contains__(self, place: Partition) -> bool:
        return place in self._parts

    async def claim(self, place: Partition) -> None:
        """Only then is what the group has committed for it, and what its memory holds, the last word.

        Raises KafkaError, also where the partition is not ours.
        """
        await self._part(place).claim()

    async def seal(self, place: Partition, offset: int, messages: Sequence[Message]) -> None:
        """Return when the records of the event at `offset`, and its end, are committed. Raises RecordTooLarge."""
        await self._part(place).seal(offset, messages)

    def want(self, places: Iterable[Partition]) -> None:
        """Have committed what is finished in these, also where it publishes nothing."""
        for place in places:
            self._parts[place].want()

    def failing(self) -> list[Failing]:
        """Of each partition whose transactions do not get through; the longest first."""
        return sorted(
            (part.failing for part in self._parts.values() if part.failing), key=lambda it: it.since
        )

    async def idle(self) -> None:
        """Wait until all that was wanted is committed."""
        await asyncio.gather(*(part.idle() for part in self._parts.values()))

    async def release(self) -> None:
        """They are ours no more: what is not committed now is never seen."""
        parts, self._parts = self._parts, {}
        await asyncio.gather(*(part.close() for part in parts.values()))

    def _part(self, place: Partition) -> TransactionalPartition:
        if place not in self._parts:
            raise KafkaError(f"{place.topic}-{place.partition} is not ours")
        return self._parts[place]
