"""Publisher -> the lines that it repeats, in a Faust table co-partitioned with the items topic."""

import asyncio
import contextlib
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import faust
import msgspec
from faust.tables.table import Table

from worker.articles.lines.repetition import REASON, RULES, Row, counted, keys_of, row_without, telling
from worker.records.model import ArticleRecord
from worker.service.kafka.topics import REPETITIONS_TABLE

_WRITE_EVERY_S = 60.0
_EXPIRE_AT_ONCE = 4
_INDEX_AT_ONCE = 100
_DAY_S = 86_400

Kept = tuple[int, Row]
"""What the table holds of a publisher: the partition whose changelog has it, and its row."""


def _today() -> int:
    """Days since 1970."""
    return int(time.time() // _DAY_S)


class _PlacedTable(Table[bytes, bytes]):
    """A table that may be written outside of streams: each key has the partition of its last event."""

    logger = logging.getLogger("faust.tables")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[bytes, int] = {}

    def partition_for_key(self, key: bytes) -> int:
        return self.places[key]


@dataclass(slots=True)
class RepetitionTable:
    """Counts in memory, written to the table at most once a minute for each publisher.

    What a crash takes is a minute of counting: a line then goes some articles later. Bounded by time: each
    count lets go of a few publishers of its own partition of whom nothing came for as long as a line is
    remembered.
    """

    app: faust.App
    partitions: int
    today: Callable[[], int] = _today
    _table: "_PlacedTable" = field(init=False)
    _rows: dict[str, Row] = field(default_factory=dict)
    _unwritten: dict[str, float] = field(default_factory=dict)
    _by_age: dict[int, OrderedDict[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._table = _PlacedTable(
            self.app,
            name=REPETITIONS_TABLE,
            key_type=bytes,
            value_type=bytes,
            partitions=self.partitions,
            on_recover=self._index,
        )
        self.app.tables.add(self._table)

    def row(self, publisher: str) -> bytes:
        """What `pipeline.enrich` takes; empty for a publisher never seen."""
        row = telling(self._row(publisher), RULES)
        return msgspec.msgpack.encode(row) if row else b""

    def count(self, article: ArticleRecord, partition: int) -> None:
        """Remember the lines of one article, those included that went for being repeated.

        `partition` is that of its event: there the next owner of the publisher's items will look.
        """
        publisher = article.publisher.domain or ""
        lines = article.article_body.split("\n")
        lines += _gone(article)
        day = self.today()
        self._rows[publisher] = counted(self._row(publisher), lines, article.uri, day, RULES)
        self._place(publisher, partition, day)
        now = time.monotonic()
        if now - self._unwritten.setdefault(publisher, now) >= _WRITE_EVERY_S:
            self._write(publisher)
        self._expire(partition, day - RULES.days)

    def flush(self) -> None:
        """Write what was counted and not yet written: before partitions are given up."""
        for publisher in list(self._unwritten):
            self._write(publisher)

    def forget(self) -> None:
        """Partitions moved: what the table says counts again."""
        self._rows.clear()
        self._unwritten.clear()

    def __len__(self) -> int:
        return len(self._table)

    def _write(self, publisher: str) -> None:
        key = publisher.encode()
        kept: Kept = (self._table.places[key], self._rows[publisher])
        self._table[key] = msgspec.msgpack.encode(kept)
        del self._unwritten[publisher]

    def _row(self, publisher: str) -> Row:
        """From the table for the first time only; what is not there is not remembered before it is counted."""
        row = self._rows.get(publisher)
        if row is None:
            kept = _kept(self._table.get(publisher.encode()))
            if kept is None:
                return {}
            row = self._rows[publisher] = kept[1]
        return row

    def _place(self, publisher: str, partition: int, day: int) -> None:
        """The publisher was met on this partition today."""
        before = self._table.places.get(publisher.encode())
        if before is not None:
            self._by_age.get(before, OrderedDict()).pop(publisher, None)
        self._table.places[publisher.encode()] = partition
        self._by_age.setdefault(partition, OrderedDict())[publisher] = day

    def _expire(self, partition: int, before: int) -> None:
        """Only of the partition at hand, which is surely ours to write."""
        ages = self._by_age[partition]
        for _ in range(_EXPIRE_AT_ONCE):
            publisher, day = next(iter(ages.items()))
            if day >= before:
                return
            key = publisher.encode()
            if key in self._table:
                del self._table[key]
            self._rows.pop(publisher, None)
            self._unwritten.pop(publisher, None)
            del ages[publisher], self._table.places[key]

    async def _index(self) -> None:
        """After recovery: the publishers of each partition, those first that were silent for longest."""
        found: list[tuple[int, int, str]] = []
        for number, (key, raw) in enumerate(list(self._table.items())):
            if number % _INDEX_AT_ONCE == 0:
                await asyncio.sleep(0)
            kept = _kept(raw)
            if kept is None:
                continue
            partition, row = kept
            with contextlib.suppress(UnicodeDecodeError):
                found.append((max((seen[0] for seen in row.values()), default=0), partition, key.decode()))
        self.forget()
        self._by_age.clear()
        self._table.places.clear()
        for day, partition, publisher in sorted(found):
            self._place(publisher, partition, day)


def repeated_in(article: ArticleRecord) -> tuple[str, ...]:
    """The keys of the lines that went from the article for being repeated."""
    return keys_of(_gone(article))


def row_of(keys: tuple[str, ...]) -> bytes:
    """What `pipeline.enrich` takes to let exactly these lines go."""
    return msgspec.msgpack.encode(row_without(keys, RULES)) if keys else b""


def _gone(article: ArticleRecord) -> list[str]:
    return [removed.text for removed in article.removed if removed.reason == REASON]


def _kept(raw: bytes | None) -> Kept | None:
    """None where there is nothing, or what another version wrote: counting begins anew then."""
    try:
        return None if raw is None else msgspec.msgpack.decode(raw, type=Kept)
    except msgspec.MsgspecError:
        return None
