"""`quotewire feeds status`: what is said of a feed, and which come first."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from rich.console import Console

from worker.commands.feeds_status import Standing, _table, rows, standing
from worker.records.model import FeedRecord, FeedStatusRecord

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FEED = FeedRecord("https://valcour.example/rss", title="La Gazette de Valcour")


def at(**ago: float) -> int:
    return round((NOW - timedelta(**ago)).timestamp() * 1000)


FINE = FeedStatusRecord(
    uri=FEED.uri,
    url=FEED.uri,
    status="not-modified",
    since=at(days=2),
    why="a new item comes every 35 min",
    last_poll=at(minutes=10),
    last_success=at(minutes=10),
    last_new=at(hours=3),
    next_poll=at(minutes=-8),
    rhythm_s=2100,
    pause_s=200_000,
)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (FINE, "fine"),
        (replace(FINE, status="moved"), "fine"),
        (replace(FINE, status="failing"), "failing"),
        (replace(FINE, status="slowed"), "failing"),
        (replace(FINE, status="failing", failing_long=True), "failing for long"),
        (replace(FINE, silent=True), "silent"),
        (replace(FINE, status="gone", next_poll=None), "gone"),
        (replace(FINE, next_poll=at(minutes=30)), "fine"),
        (replace(FINE, next_poll=at(hours=3)), "not polled"),
        (replace(FINE, next_poll=at(hours=3), silent=True), "not polled"),
        (None, "never polled"),
    ],
)
def test_a_feed_stands_as_the_worst_that_is_true_of_it(
    status: FeedStatusRecord | None, expected: str
) -> None:
    assert standing(FEED, status, NOW) == expected
    assert standing(replace(FEED, enabled=False), status, NOW) == "paused"


def test_the_worst_come_first_and_a_feed_that_is_not_followed_not_at_all() -> None:
    followed = {name: replace(FEED, uri=f"https://valcour.example/{name}") for name in "abcd"}
    statuses = {"a": FINE, "b": replace(FINE, silent=True), "d": replace(FINE, status="gone"), "z": FINE}
    found = [(row.feed_id, row.standing) for row in rows(followed, statuses, NOW)]
    assert found == [
        ("d", Standing.GONE),
        ("b", Standing.SILENT),
        ("c", Standing.UNPOLLED),
        ("a", Standing.FINE),
    ]


def test_the_table_says_when_and_why() -> None:
    failing = replace(
        FINE,
        status="blocked",
        failing_long=True,
        reason="access-denied",
        why="status-403, 9 times in a row",
        last_success=at(days=3),
        title="[bold]Harbour\x1b[31m",
    )
    followed = {"a": FEED, "b": replace(FEED, uri="https://user:secret@b.example/x", title=None), "c": FEED}
    lines = shown(followed, {"a": replace(FINE, silent=True), "b": failing})
    assert "[bold]Harbour\N{REPLACEMENT CHARACTER}[31m" in lines[1]
    assert "failing for long" in lines[1]
    assert "3 d ago" in lines[1]
    assert "status-403, 9 times in a row" in lines[1]
    assert "silent" in lines[2]
    assert "its longest recent pause was 2 d" in lines[2]
    assert "in 8 min" in lines[2]
    assert "no worker has polled it" in lines[3]
    assert "never" in lines[3]
    untitled = shown({"b": followed["b"]}, {"b": replace(failing, title=None)})
    assert "https://b.example/x" in untitled[1]
    assert "secret" not in untitled[1]


def shown(followed: dict[str, FeedRecord], statuses: dict[str, FeedStatusRecord]) -> list[str]:
    screen = Console(width=220, record=True, file=io.StringIO())
    screen.print(_table(rows(followed, statuses, NOW), NOW))
    return screen.export_text().splitlines()
