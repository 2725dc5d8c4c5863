"""What came of an event -> its topics and the memory of its article, at least once or exactly once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from worker.records.model import Millis
from worker.records.versions import ArticleMemory
from worker.service.delivery.transactions import Transactions
from worker.service.delivery.version_table import VersionTable, unrefreshed
from worker.service.event import Event, Partition
from worker.service.kafka.producer import Message
from worker.service.kafka.publisher import Outgoing, Publisher


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of the article `uri`: `intent` from before its records may be seen, `memory` afterwards."""

    uri: str
    intent: ArticleMemory
    memory: ArticleMemory


class Delivery(Protocol):
    """All return when nothing can undo it any more, and raise RecordTooLarge where nothing was published."""

    async def publish(
        self, event: Event, outgoing: Sequence[Outgoing], remembered: Remembered | None = None
    ) -> None:
        """The records of the event, and what is kept of its article."""

    async def seen(self, event: Event, uri: str, now: Millis) -> None:
        """The event's article was met unchanged."""

    async def pass_on(self, place: Partition, offset: int, message: Message) -> None:
        """The event that lies there, as it is to lie somewhere else."""


def delivery_of(publisher: Publisher, versions: VersionTable, transactions: Transactions | None) -> Delivery:
    """Exactly once where there are transactions."""
    if transactions is None:
        return AtLeastOnce(publisher, versions)
    return ExactlyOnce(publisher, versions, transactions)


@dataclass(frozen=True, slots=True)
class AtLeastOnce:
    """A version is noted before it is sent: whoever takes over makes it again as it was (ADR 0072)."""

    publisher: Publisher
    versions: VersionTable

    async def publish(
        self, event: Event, outgoing: Sequence[Outgoing], remembered: Remembered | None = None
    ) -> None:
        """As the protocol says. After a crash records may be there twice, alike."""
        partition = event.message.partition
        if remembered is not None:
            await self.versions.put(remembered.uri, remembered.intent, partition)
        await self.publisher.publish(outgoing)
        if remembered is not None:
            await self.versions.put(remembered.uri, remembered.memory, partition)

    async def seen(self, event: Event, uri: str, now: Millis) -> None:
        """As the protocol says."""
        memory = unrefreshed(await self.versions.get(uri, event.message.partition), now)
        if memory is not None:
            await self.versions.put(uri, memory, event.message.partition)

    async def pass_on(self, place: Partition, offset: int, message: Message) -> None:  # noqa: ARG002 - the protocol's
        """As the protocol says."""
        await self.publisher.producer.send([message])


@dataclass(frozen=True, slots=True)
class ExactlyOnce:
    """Records, memory and the event's end become visible together, to `read_committed` readers, or not at all."""

    publisher: Publisher
    versions: VersionTable
    transactions: Transactions

    async def publish(
        self, event: Event, outgoing: Sequence[Outgoing], remembered: Remembered | None = None
    ) -> None:
        """As the protocol says."""
        messages, place = self.publisher.messages(outgoing), place_of(event)
        if remembered is not None:
            messages += self.versions.messages(remembered.uri, remembered.memory, place.partition)
        await self.transactions.seal(place, event.message.offset, messages)
        if remembered is not None:
            self.versions.keep(remembered.uri, remembered.memory, place.partition)

    async def seen(self, event: Event, uri: str, now: Millis) -> None:
        """As the protocol says."""
        memory = unrefreshed(await self.versions.get(uri, event.message.partition), now)
        if memory is not None:
            await self.publish(event, (), Remembered(uri, memory, memory))

    async def pass_on(self, place: Partition, offset: int, message: Message) -> None:
        """As the protocol says."""
        await self.transactions.seal(place, offset, [message])


def place_of(event: Event) -> Partition:
    """Where the event lies."""
    return Partition(event.message.topic, event.message.partition)
