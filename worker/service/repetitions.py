"""Publisher -> the lines that it repeats, in a Faust table co-partitioned with the items topic."""

import logging
import time
from dataclasses import dataclass, field
from typing import Any

import faust
import msgspec
from faust.tables.table import Table

from worker.articles.repetition import RULES, Row, counted, telling
from worker.records.model import ArticleRecord
from worker.service.topics import REPETITIONS_TABLE

REASON = "repeated-line"

_WRITE_EVERY_S = 60.0
_DAY_S = 86_400


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

    What a crash takes is a minute of counting: a line then goes some articles later.
    """

    app: faust.App
    partitions: int
    _table: "_PlacedTable" = field(init=False)
    _rows: dict[str, Row] = field(default_factory=dict)
    _unwritten: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._table = _PlacedTable(
            self.app, name=REPETITIONS_TABLE, key_type=bytes, value_type=bytes, partitions=self.partitions
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
        lines += [removed.text for removed in article.removed if removed.reason == REASON]
        day = int(time.time() // _DAY_S)
        self._rows[publisher] = counted(self._row(publisher), lines, article.uri, day, RULES)
        self._table.places[publisher.encode()] = partition
        now = time.monotonic()
        if now - self._unwritten.setdefault(publisher, now) >= _WRITE_EVERY_S:
            self._write(publisher)

    def flush(self) -> None:
        """Write what was counted and not yet written: before partitions are given up."""
        for publisher in list(self._unwritten):
            self._write(publisher)

    def forget(self) -> None:
        """Partitions moved: what the table says counts again."""
        self._rows.clear()
        self._unwritten.clear()

    def _write(self, publisher: str) -> None:
        self._table[publisher.encode()] = msgspec.msgpack.encode(self._rows[publisher])
        del self._unwritten[publisher]

    def _row(self, publisher: str) -> Row:
        row = self._rows.get(publisher)
        if row is None:
            raw = self._table.get(publisher.encode())
            row = self._rows[publisher] = msgspec.msgpack.decode(raw, type=Row) if raw else {}
        return row
