"""What is remembered of publishers: written back after recovery, and gone when they are."""

import asyncio
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.records.samples import ARTICLE
from worker.articles.lines.repetition import RULES
from worker.records.model import ArticleRecord, PublisherRecord
from worker.service.consumer.faust_app import create_app
from worker.service.enriching.repetitions import RepetitionTable
from worker.settings import load_settings

LINE = "Retrouvez toute la région sur notre application"


def article(domain: str, number: int = 0) -> ArticleRecord:
    return replace(
        ARTICLE, uri=f"a1-{number}", article_body=f"{LINE}\n\nTexte.", publisher=PublisherRecord("x", domain)
    )


class Days:
    """A calendar that we turn."""

    day = 20_000

    def __call__(self) -> int:
        return self.day


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bytes, Any]]:
    """What went to the changelog, which no broker takes here: partition, key, value."""
    found: list[tuple[int, bytes, Any]] = []

    class Answer:
        class message:
            partition = 0

    def keep(self: Any, partition: int, key: bytes, value: Any, *_: Any, **__: Any) -> type[Answer]:
        found.append((partition, key, value))
        return Answer

    monkeypatch.setattr("faust.tables.base.Collection.send_changelog", keep)
    return found


def table_of(days: Days) -> RepetitionTable:
    return RepetitionTable(create_app(load_settings(bootstrap_servers="127.0.0.1:1")), 4, today=days)


def test_a_publisher_of_whom_nothing_came_for_long_is_forgotten(sent: list[tuple[int, bytes, Any]]) -> None:
    days = Days()
    table = table_of(days)
    for domain in ("old.example", "away.example", "young.example"):
        table.count(article(domain), 3)
    table.flush()
    assert len(table) == 3
    days.day += RULES.days
    table.count(article("young.example", 1), 3)
    table.flush()
    assert len(table) == 3  # just as long as a line is remembered
    days.day += 1
    table.count(article("young.example", 2), 3)
    assert len(table) == 1
    assert sent[-2:] == [(3, b"old.example", None), (3, b"away.example", None)]
    assert not table._row("old.example")
    assert table._row("young.example")


def test_one_that_was_never_written_leaves_the_memory_too(sent: list[tuple[int, bytes, Any]]) -> None:
    days = Days()
    table = table_of(days)
    for number in range(8):
        table.count(article(f"{number}.example"), 1)
    days.day += RULES.days + 1
    for number in range(3):  # some at each count, so that no event waits for all
        table.count(article("young.example", number), 1)
    assert set(table._rows) == {"young.example"}
    assert sent == []


def test_another_partitions_publishers_are_left_alone(sent: list[tuple[int, bytes, Any]]) -> None:
    days = Days()
    table = table_of(days)
    table.count(article("theirs.example"), 1)
    table.flush()
    days.day += 10 * RULES.days
    table.count(article("ours.example"), 2)
    assert len(table) == 1


def test_a_publisher_that_moved_to_another_partition_is_kept_by_its_last_article(
    sent: list[tuple[int, bytes, Any]],
) -> None:
    days = Days()
    table = table_of(days)
    table.count(article("moving.example"), 1)
    days.day += RULES.days
    table.count(article("moving.example", 1), 2)
    days.day += RULES.days
    table.count(article("other.example"), 1)
    assert table._row("moving.example")


def test_after_recovery_rows_are_as_they_were_and_go_when_it_is_time(
    sent: list[tuple[int, bytes, Any]],
) -> None:
    days = Days()
    table = table_of(days)
    table.count(article("old.example"), 3)
    days.day += 5
    table.count(article("young.example"), 3)
    table.flush()
    again = table_of(days)
    again._table.data.update({key: value for _, key, value in sent})
    asyncio.run(again._index())
    assert again._row("old.example") == table._row("old.example")
    assert again._row("young.example")
    days.day += RULES.days - 4
    again.count(article("young.example", 1), 3)
    assert len(again) == 1
    assert sent[-1] == (3, b"old.example", None)
    again.count(article("young.example", 2), 3)
    again.flush()
    assert sent[-1][:2] == (3, b"young.example")


def test_a_row_of_another_version_is_counted_anew(sent: list[tuple[int, bytes, Any]]) -> None:
    table = table_of(Days())
    table._table.data[b"x.example"] = msgspec.msgpack.encode({"line": [1, 2]})
    asyncio.run(table._index())
    assert table._row("x.example") == {}
    table.count(article("x.example"), 0)
    table.flush()
    assert table._row("x.example")
