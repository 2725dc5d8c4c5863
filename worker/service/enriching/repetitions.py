"""Publisher -> the lines that it repeats, as a table that is co-partitioned with the items topic."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import msgspec
import structlog

from worker.articles.lines.repetition import REASON, RULES, Row, counted, keys_of, row_without, telling
from worker.errors import RecordTooLarge
from worker.records.model import ArticleRecord, Millis
from worker.service.event import Partition
from worker.service.kafka.changelog_table import ChangelogTable, Format, now_ms, ours_already
from worker.service.kafka.producer import Producer
from worker.service.kafka.topics import REPETITIONS_TABLE
from worker.service.metrics import Metrics
from worker.settings import Settings

log = structlog.get_logger(__name__)

_WRITE_EVERY_S = 60.0
_DAY_S = 86_400
_DAY_MS = 1000 * _DAY_S

Kept = tuple[int, Row]
"""What the table holds of a publisher: the partition whose changelog has it, and its row."""


def _today() -> int:
    """Days since 1970."""
    return int(time.time() // _DAY_S)


@dataclass(slots=True)
class RepetitionTable:
    """Counts in memory, written to the table a minute after they began, with what else is due then.

    What a crash takes is a minute of counting: a line then goes some articles later. A publisher of whom nothing came
    for as long as a line is remembered is forgotten, as the table does.
    """

    table: ChangelogTable[Kept]
    today: Callable[[], int] = _today
    clock: Callable[[], float] = time.monotonic
    _unwritten: OrderedDict[tuple[str, int], tuple[float, Row]] = field(default_factory=OrderedDict)

    async def row(self, publisher: str, partition: int) -> bytes:
        """What `pipeline.enrich` takes; empty for a publisher never seen. `partition` is that of the item."""
        row = telling(await self._row(publisher, partition), RULES)
        return msgspec.msgpack.encode(row) if row else b""

    async def count(self, article: ArticleRecord, partition: int) -> None:
        """Remember the lines of one article, those included that went for being repeated.

        `partition` is that of its event: there the next owner of the publisher's items will look. Returns when what
        was due is in the changelog.
        """
        publisher = article.publisher.domain or ""
        lines = article.article_body.split("\n") + _gone(article)
        row = await self._row(publisher, partition)
        since, _ = self._unwritten.get((publisher, partition), (self.clock(), row))
        self._unwritten[publisher, partition] = since, counted(row, lines, article.uri, self.today(), RULES)
        await self._write(self.clock() - _WRITE_EVERY_S)

    async def flush(self) -> None:
        """Write what was counted and not yet written: before partitions are given up."""
        await self._write(self.clock())

    def forget(self) -> None:
        """Partitions moved: what the table says counts again."""
        self._unwritten.clear()

    async def _row(self, publisher: str, partition: int) -> Row:
        """As it was counted last, written or not. Waits until the partition was read back, and not afterwards."""
        await self.table.wait_until_whole(partition)
        if (publisher, partition) in self._unwritten:
            return self._unwritten[publisher, partition][1]
        kept = await self.table.get(publisher, partition)
        return kept[1] if kept else {}

    async def _write(self, until: float) -> None:
        """What has been counted since then or longer; the table has it at once, the changelog when this returns."""
        due: list[tuple[str, Kept, int]] = []
        while self._unwritten and next(iter(self._unwritten.values()))[0] <= until:
            (publisher, partition), (_, row) = self._unwritten.popitem(last=False)
            due.append((publisher, (partition, row), partition))
        done = await asyncio.gather(*(self.table.put(*each) for each in due), return_exceptions=True)
        for (publisher, _, partition), failure in zip(due, done, strict=True):
            if isinstance(failure, RecordTooLarge):  # no fault of the item that is being counted
                log.warning(
                    "repeated lines are not remembered",
                    publisher=publisher,
                    partition=partition,
                    error=str(failure),
                )
            elif failure is not None:
                raise failure


def repetition_table(
    settings: Settings,
    producer: Producer,
    metrics: Metrics,
    on_failure: Callable[[BaseException], None],
    claim: Callable[[Partition], Awaitable[None]] = ours_already,
) -> RepetitionTable:
    """A row goes when the last line of it goes."""
    return RepetitionTable(
        ChangelogTable(
            settings,
            REPETITIONS_TABLE,
            _FORMAT,
            producer,
            on_failure,
            metrics,
            claim,
            timedelta(days=RULES.days),
        )
    )


def repeated_in(article: ArticleRecord) -> tuple[str, ...]:
    """The keys of the lines that went from the article for being repeated."""
    return keys_of(_gone(article))


def row_of(keys: tuple[str, ...]) -> bytes:
    """What `pipeline.enrich` takes to let exactly these lines go."""
    return msgspec.msgpack.encode(row_without(keys, RULES)) if keys else b""


def _gone(article: ArticleRecord) -> list[str]:
    return [removed.text for removed in article.removed if removed.reason == REASON]


def _kept(value: bytes) -> Kept:
    kept: Kept = msgspec.msgpack.decode(value, type=Kept)
    return kept


def _last_seen(kept: Kept) -> Millis:
    """The day of the line that stands last; this very moment for a row without lines."""
    row = kept[1]
    return [*row.values()][-1][0] * _DAY_MS if row else now_ms(kept)


_FORMAT = Format(msgspec.msgpack.encode, _kept, _last_seen)
