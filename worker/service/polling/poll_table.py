"""What the worker remembers of feeds, in a Faust table."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import faust
import msgspec
import structlog
from faust.tables.table import Table

from worker.feeds.model import PollState
from worker.feeds.schedule.push import Push
from worker.feeds.state import fitting, is_sound
from worker.records.model import FeedRecord
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.topics import POLLS_TABLE
from worker.service.metrics import Metrics

log = structlog.get_logger(__name__)


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

    def __init__(self, app: faust.App, partitions: int, metrics: Metrics | None = None) -> None:
        self.partitions = partitions
        self._metrics = metrics or Metrics()
        self._table: Any = app.tables.add(
            _KeyedTable(app, name=POLLS_TABLE, key_type=bytes, value_type=bytes, partitions=partitions)
        )
        self._decoded: dict[bytes, tuple[bytes, Followed | None]] = {}

    def get(self, feed_id: str) -> Followed | None:
        """What we know of the feed."""
        return self._decode(feed_id.encode())

    def put(self, feed_id: str, followed: Followed) -> None:
        """Remember; also in the changelog, which the next commit flushes."""
        if followed.state is not None:
            followed = replace(followed, state=fitting(followed.state))
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
                yield key.decode("utf-8", "replace"), followed

    def _decode(self, key: bytes) -> Followed | None:
        raw = self._table.get(key)
        if raw is None:
            return None
        cached = self._decoded.get(key)
        if cached is None or cached[0] != raw:
            cached = self._decoded[key] = (raw, self._read(key, raw))
        return cached[1]

    def _read(self, key: bytes, raw: bytes) -> Followed | None:
        """None for what is no row of ours: told once, and as if it were not there, since else no feed were polled."""
        try:
            key.decode()
            followed = msgspec.json.decode(raw, type=Followed)
        except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError) as exc:
            detail = str(exc)[:300]
        else:
            if followed.state is None or is_sound(followed.state):
                return followed
            detail = "moments without a zone, or out of all bounds"
        self._metrics.rows_unreadable.labels(POLLS_TABLE).inc()
        log.warning("skipped an unreadable row of the polls table", key=repr(key[:100]), detail=detail)
        return None
