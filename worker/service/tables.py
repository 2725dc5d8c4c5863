"""What the worker remembers of feeds, in a Faust table."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import faust
import msgspec
from faust.tables.table import Table

from worker.feeds.model import PollState
from worker.feeds.push import Push
from worker.records.model import FeedRecord
from worker.service.murmur import partition_of
from worker.service.topics import POLLS_TABLE

_EXPIRE_AT_ONCE = 4
_DAY_MS = 86_400_000
_INDEX_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that we poll: its subscription, its poll state once it was polled, and its hub's push."""

    subscription: FeedRecord
    state: PollState | None = None
    push: Push | None = None


class _KeyedTable(Table[bytes, bytes]):
    """A table that may be written outside of streams: the key's own hash picks the partition.

    Faust's `use_partitioner` means the same, but fails until the producer has met the changelog.
    """

    logger = logging.getLogger("faust.tables")

    def partition_for_key(self, key: bytes) -> int:
        return partition_of(key, self.partitions or 1)


class PollTable:
    """Feed id -> Followed, co-partitioned with the feeds topic.

    Whoever publishes on the feeds topic must hash keys by murmur2, as `feeds add` does.
    """

    def __init__(self, app: faust.App, partitions: int) -> None:
        self.partitions = partitions
        self._table: Any = app.tables.add(
            _KeyedTable(app, name=POLLS_TABLE, key_type=bytes, value_type=bytes, partitions=partitions)
        )
        self._decoded: dict[bytes, tuple[bytes, Followed]] = {}

    def get(self, feed_id: str) -> Followed | None:
        """What we know of the feed."""
        return self._decode(feed_id.encode())

    def put(self, feed_id: str, followed: Followed) -> None:
        """Remember; also in the changelog, which the next commit flushes."""
        self._table[feed_id.encode()] = msgspec.json.encode(followed)

    def drop(self, feed_id: str) -> None:
        """Forget a feed that is followed no more."""
        key = feed_id.encode()
        self._decoded.pop(key, None)
        if key in self._table:
            del self._table[key]

    def __iter__(self) -> Iterator[tuple[str, Followed]]:
        for key in list(self._table.keys()):
            followed = self._decode(key)
            if followed is not None:
                yield key.decode(), followed

    def _decode(self, key: bytes) -> Followed | None:
        raw = self._table.get(key)
        if raw is None:
            return None
        cached = self._decoded.get(key)
        if cached is None or cached[0] != raw:
            cached = (raw, msgspec.json.decode(raw, type=Followed))
            self._decoded[key] = cached
        return cached[1]
