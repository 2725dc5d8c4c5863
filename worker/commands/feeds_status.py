"""`quotewire feeds status`: how each feed is doing, those that need attention first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import msgspec
from rich.table import Table

from worker.commands.io import console, plain, write
from worker.feeds.model import FeedStatus
from worker.feeds.schedule.bounds import spoken
from worker.feeds.schedule.health import is_overdue
from worker.records.model import FeedRecord, FeedStatusRecord
from worker.service.kafka.compacted import latest
from worker.service.kafka.topics import FEED_STATUS
from worker.service.polling.subscriptions import subscriptions
from worker.settings import Settings
from worker.urls import without_password


class Standing(StrEnum):
    """How a feed stands with its reader, worst first. Those up to `UNPOLLED` need somebody."""

    GONE = "gone"
    FAILING_LONG = "failing for long"
    OVERDUE = "not polled"
    SILENT = "silent"
    UNPOLLED = "never polled"
    FAILING = "failing"
    PAUSED = "paused"
    FINE = "fine"


_ORDER = {standing: place for place, standing in enumerate(Standing)}
_TROUBLE = _ORDER[Standing.UNPOLLED]
_FINE = frozenset({FeedStatus.ACTIVE, FeedStatus.NOT_MODIFIED, FeedStatus.MOVED})


@dataclass(frozen=True, slots=True)
class Row:
    """A feed that is followed, and the last word on it."""

    feed_id: str
    subscription: FeedRecord
    status: FeedStatusRecord | None
    standing: Standing


async def show_status(settings: Settings, *, trouble: bool, as_json: bool) -> None:
    """Print how the feeds are doing; with `trouble` only those that need attention."""
    followed = await subscriptions(settings)
    now = datetime.now(UTC)
    every = rows(followed, await latest(settings, FEED_STATUS, FeedStatusRecord), now)
    shown = [row for row in every if not trouble or _ORDER[row.standing] <= _TROUBLE]
    if as_json:
        for row in shown:
            write(msgspec.json.encode(_fields(row)) + b"\n")
        return
    if shown:
        console().print(_table(shown, now))
    counts = Counter(row.standing for row in every)
    told = ", ".join(f"{counts[standing]} {standing}" for standing in Standing if counts[standing])
    print(f"{len(every)} feeds: {told}" if every else "no feeds are followed yet: `quotewire feeds add URL`")


def rows(
    followed: Mapping[str, FeedRecord], statuses: Mapping[str, FeedStatusRecord], now: datetime
) -> list[Row]:
    """A row for each feed that is followed, the worst first. Pure."""
    found = [
        Row(key, feed, statuses.get(key), standing(feed, statuses.get(key), now))
        for key, feed in followed.items()
    ]
    return sorted(found, key=lambda row: (_ORDER[row.standing], row.subscription.uri))


def standing(feed: FeedRecord, status: FeedStatusRecord | None, now: datetime) -> Standing:
    """The worst that is true of a feed. One that nobody polls is that first: what is said of it is old."""
    if not feed.enabled:
        return Standing.PAUSED
    if status is None:
        return Standing.UNPOLLED
    if status.status == FeedStatus.GONE:
        return Standing.GONE
    if status.next_poll is not None and is_overdue(_time(status.next_poll), now):
        return Standing.OVERDUE
    if status.failing_long:
        return Standing.FAILING_LONG
    if status.silent:
        return Standing.SILENT
    return Standing.FINE if status.status in _FINE else Standing.FAILING


def _table(shown: list[Row], now: datetime) -> Table:
    table = Table("feed", "state", "last success", "last new item", "next poll", "reason", box=None)
    for row in shown:
        status = row.status
        table.add_row(
            plain(
                row.subscription.title or (status and status.title) or without_password(row.subscription.uri)
            ),
            row.standing,
            _ago(status.last_success if status else None, now),
            _ago(status.last_new if status else None, now),
            _until(status.next_poll if status else None, now),
            plain(_reason(row)),
        )
    return table


def _reason(row: Row) -> str:
    """What is wrong, else why the next poll is when it is."""
    status = row.status
    match row.standing:
        case Standing.UNPOLLED:
            return "no worker has polled it: does one run with this group and these topics?"
        case Standing.OVERDUE:
            return "its poll is overdue: no worker polls it"
        case Standing.PAUSED:
            return "as the subscription says"
        case Standing.SILENT if status:
            return f"{status.status}; {_habit(status)}"
    if status is None:
        return ""
    words = [status.why]
    if status.url != status.uri:
        words.append(f"moved to {status.url}")
    if status.missed:
        words.append("items may have been missed")
    return "; ".join(word for word in words if word)


def _habit(status: FeedStatusRecord) -> str:
    """Against what the silence is one."""
    if status.pause_s:
        return f"its longest recent pause was {_span(status.pause_s)}"
    return (
        f"a new item usually comes every {_span(status.rhythm_s)}"
        if status.rhythm_s
        else "its usual pace is not known yet"
    )


def _fields(row: Row) -> dict[str, Any]:
    own = {
        "id": row.feed_id,
        "standing": row.standing,
        "trouble": _ORDER[row.standing] <= _TROUBLE,
        "uri": without_password(row.subscription.uri),
    }
    return {**own, **(msgspec.to_builtins(row.status) if row.status else {})}


def _ago(millis: int | None, now: datetime) -> str:
    return "never" if millis is None else f"{spoken(max(now, _time(millis)) - _time(millis))} ago"


def _until(millis: int | None, now: datetime) -> str:
    if millis is None:
        return "–"
    due = _time(millis)
    return f"in {spoken(due - now)}" if due > now else f"due {spoken(now - due)} ago"


def _span(seconds: int) -> str:
    return spoken(_time(seconds * 1000) - _time(0))


def _time(millis: int) -> datetime:
    return datetime.fromtimestamp(millis / 1000, UTC)
