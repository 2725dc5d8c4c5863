"""Feed id -> what the worker remembers of the feed: its subscription, and how it was polled."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

import msgspec

from worker.feeds.model import PollState
from worker.feeds.schedule.push import Push
from worker.feeds.state import fitting, is_sound
from worker.records.model import FeedRecord
from worker.service.kafka.changelog_table import ChangelogTable, Format
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.producer import Producer
from worker.service.kafka.topics import POLLS_TABLE
from worker.service.metrics import Metrics
from worker.settings import Settings

_PLACES = 2**18
"""Feeds whose partition is remembered: each is asked for twice in ten seconds."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that we poll: its subscription, its poll state once it was polled, and its hub's push."""

    subscription: FeedRecord
    state: PollState | None = None
    push: Push | None = None


@dataclass(slots=True)
class PollTable:
    """Co-partitioned with the feeds topic, of which `partitions` are read. All of it is of partitions that are ours.

    Whoever publishes on the feeds topic must hash keys by murmur2, as `feeds add` does.
    """

    table: ChangelogTable[Followed]
    partitions: int
    _decoded: dict[str, tuple[bytes, Followed | None]] = field(default_factory=dict)
    _partition_of: Callable[[str], int] = field(init=False)

    def __post_init__(self) -> None:
        self._partition_of = lru_cache(_PLACES)(
            lambda feed_id: partition_of(feed_id.encode(), self.partitions)
        )

    def owned(self) -> frozenset[int]:
        """The partitions of the feeds topic that are ours and read back."""
        return frozenset(filter(self.table.is_whole, self.table.owned()))

    def owns(self, feed_id: str) -> bool:
        """Whether the feed's partition is ours, and its rows are read back."""
        return self.table.is_whole(self._partition_of(feed_id))

    async def readable(self, feed_id: str) -> bool:
        """False where the feed's partition is not ours; else waits until it is read back."""
        partition = self._partition_of(feed_id)
        if partition not in self.table.owned():
            return False
        await self.table.wait_until_whole(partition)
        return True

    def get(self, feed_id: str) -> Followed | None:
        """What we know of the feed; None, too, of a feed that we do not own."""
        value = self.table.stored(feed_id, self._partition_of(feed_id))
        if value is None:
            return None
        known = self._decoded.get(feed_id)
        if known is None or known[0] != value:  # what cannot be read is told once
            known = self._decoded[feed_id] = value, self.table.read(feed_id, value)
        return known[1]

    async def put(self, feed_id: str, followed: Followed) -> None:
        """Remember, and return when the changelog has it."""
        if followed.state is not None:
            followed = replace(followed, state=fitting(followed.state))
        await self.table.put(feed_id, followed, self._partition_of(feed_id))

    async def drop(self, feed_id: str) -> None:
        """Forget a feed that is followed no more, and return when the changelog has it."""
        self._decoded.pop(feed_id, None)
        await self.table.drop(feed_id, self._partition_of(feed_id))

    def __iter__(self) -> Iterator[tuple[str, Followed]]:
        """Those that can be read, of the partitions where their ids belong."""
        if len(self._decoded) > len(self.table):  # partitions went
            self._decoded = {each: row for each, row in self._decoded.items() if self.owns(each)}
        for partition in self.table.owned():
            for feed_id in self.table.keys(partition):
                if self._partition_of(feed_id) == partition and (followed := self.get(feed_id)) is not None:
                    yield feed_id, followed


def poll_table(
    settings: Settings,
    producer: Producer,
    metrics: Metrics,
    on_failure: Callable[[BaseException], None],
    partitions: int,
) -> PollTable:
    """`partitions` of the feeds topic are read."""
    return PollTable(
        ChangelogTable(settings, POLLS_TABLE, _FORMAT, producer, on_failure, metrics), partitions
    )


def _followed(value: bytes) -> Followed:
    followed = msgspec.json.decode(value, type=Followed)
    if followed.state is not None and not is_sound(followed.state):
        raise ValueError("moments without a zone, or out of all bounds")
    return followed


_FORMAT = Format(msgspec.json.encode, _followed)
