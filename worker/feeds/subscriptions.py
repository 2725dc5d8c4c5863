"""The subscription list as people keep it: feeds.toml. OPML, for the way in and out, is in `feeds.opml`.

[[feeds]]
url = "https://www.example.com/rss"
title = "Example"        # optional
poll_every = "10 min"    # optional: s, min, h or d; otherwise the feed's own rhythm decides
enabled = true           # optional
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import tomlkit

from worker.errors import SubscriptionsUnreadable
from worker.feeds.identity import feed_id
from worker.feeds.model import Subscription
from worker.text import one_line
from worker.urls import is_http_url

_FIELDS = frozenset({"url", "title", "poll_every", "enabled"})
_UNITS = {"s": 1, "min": 60, "m": 60, "h": 3_600, "d": 86_400}
_SPAN = re.compile(r"\s*(\d{1,6})\s*(s|min|m|h|d)\s*")
_MAX_POLL_EVERY = timedelta(days=7)
_MAX_TITLE = 500
_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?://)", re.IGNORECASE)  # feed:https://…, feed://https://…


def read_toml(text: str, name: str = "feeds.toml") -> tuple[Subscription, ...]:
    """The feeds of a list, in its order. SubscriptionsUnreadable tells every line that is wrong, at once."""
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as exc:
        raise SubscriptionsUnreadable(f"{name}: {exc}") from exc
    entries = document.get("feeds", [])
    wrong = [
        f"{name}: unknown setting {key!r}: only [[feeds]] belongs here" for key in document if key != "feeds"
    ]
    if not isinstance(entries, list):
        raise SubscriptionsUnreadable(f"{name}: feeds must be written as [[feeds]]")
    lines = _Lines(text)
    feeds: dict[str, Subscription] = {}
    first_lines: dict[str, int] = {}
    for number, entry in enumerate(entries):
        line = lines.of(number, entry)
        try:
            feed = subscription(entry)
        except ValueError as exc:
            wrong.append(f"{name} line {line}: {exc}")
            continue
        key = feed_id(feed.uri)
        if key in feeds:
            wrong.append(f"{name} line {line}: {feed.uri} is listed already, on line {first_lines[key]}")
        else:
            feeds[key], first_lines[key] = feed, line
    if wrong:
        raise SubscriptionsUnreadable("; ".join(wrong))
    return tuple(feeds.values())


def write_toml(feeds: Iterable[Subscription]) -> str:
    """A list that `read_toml` reads back the same."""
    document = tomlkit.document()
    for feed in feeds:
        _append(document, feed)
    return tomlkit.dumps(document)


def subscription(entry: object) -> Subscription:
    """ValueError in plain words for what is no subscription."""
    if not isinstance(entry, Mapping):
        raise ValueError("a feed must be written as a table with a url")
    if unknown := sorted(set(entry) - _FIELDS):
        raise ValueError(f"unknown setting {unknown[0]!r}; known are {', '.join(sorted(_FIELDS))}")
    url, title, enabled = entry.get("url"), entry.get("title", ""), entry.get("enabled", True)
    if not isinstance(url, str) or not url.strip():
        raise ValueError("a feed needs a url")
    url = _FEED_SCHEME.sub("", url.strip())
    url = "https://" + url[len("feed://") :] if url.lower().startswith("feed://") else url
    if not is_http_url(url):
        raise ValueError(f"{url[:200]!r} is not an http or https address")
    if not isinstance(title, str):
        raise ValueError("title must be a text")
    if not isinstance(enabled, bool):
        raise ValueError("enabled must be true or false")
    return Subscription(
        url, one_line(title)[:_MAX_TITLE] or None, poll_every(entry.get("poll_every")), enabled
    )


def poll_every(value: object) -> timedelta | None:
    if value is None:
        return None
    span = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if span is None:
        raise ValueError(f'poll_every must be a text like "10 min", "2 h" or "1 d", not {value!r}')
    every = timedelta(seconds=int(span[1]) * _UNITS[span[2]])
    if not timedelta(minutes=1) <= every <= _MAX_POLL_EVERY:
        raise ValueError(f"poll_every must be from 1 min to 7 d, not {value!r}")
    return every


def _append(document: tomlkit.TOMLDocument, feed: Subscription) -> None:
    table: dict[str, Any] = {"url": feed.uri}
    if feed.title:
        table["title"] = feed.title
    if feed.poll_every is not None:
        table["poll_every"] = written(feed.poll_every)
    if not feed.enabled:
        table["enabled"] = False
    entries = document.get("feeds")
    if entries is None:
        document["feeds"] = entries = tomlkit.aot()
    entries.append(tomlkit.item(table))


def written(every: timedelta) -> str:
    seconds = round(every.total_seconds())
    for unit in ("d", "h", "min"):
        if seconds % _UNITS[unit] == 0:
            return f"{seconds // _UNITS[unit]} {unit}"
    return f"{seconds} s"


class _Lines:
    """Where the n-th feed stands: tomllib tells the line of an error in the syntax, and of nothing else."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        header = re.compile(r"\s*\[\[\s*[\"']?feeds[\"']?\s*\]\]")
        self._headers = [number for number, line in enumerate(self._lines, 1) if header.match(line)]

    def of(self, number: int, entry: object) -> int:
        if number < len(self._headers):
            return self._headers[number]
        url = entry.get("url") if isinstance(entry, Mapping) else None
        return next((n for n, line in enumerate(self._lines, 1) if isinstance(url, str) and url in line), 1)
