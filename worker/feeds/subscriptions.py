"""The subscription list as people keep it: feeds.toml, and OPML 2.0 for the way in and out.

[[feeds]]
url = "https://www.example.com/rss"
title = "Example"        # optional
poll_every = "10 min"    # optional: s, min, h or d; otherwise the feed's own rhythm decides
enabled = true           # optional
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import tomlkit
from lxml import etree

from worker.errors import SubscriptionsUnreadable
from worker.feeds.identity import feed_id
from worker.feeds.lenient_xml import lenient_parser
from worker.feeds.model import Subscription
from worker.text import one_line, sound
from worker.urls import is_http_url

_FIELDS = frozenset({"url", "title", "poll_every", "enabled"})
_UNITS = {"s": 1, "min": 60, "m": 60, "h": 3_600, "d": 86_400}
_SPAN = re.compile(r"\s*(\d{1,6})\s*(s|min|m|h|d)\s*")
_MAX_POLL_EVERY = timedelta(days=7)
_MAX_TITLE = 500
_OURS = "urn:quotewire:opml"  # OPML 2.0 takes attributes of others in a namespace only
_OPML_POLL_EVERY, _OPML_ENABLED = f"{{{_OURS}}}pollEvery", f"{{{_OURS}}}enabled"
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
            feed = _feed(entry)
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


def with_feed(text: str, feed: Subscription) -> str:
    """The list with one more feed at its end; comments and order stay. The text must be readable."""
    document = tomlkit.parse(text)
    _append(document, feed)
    return tomlkit.dumps(document)


def without_feed(text: str, url: str) -> str:
    """The list without a feed; everything else stays as it was. KeyError if it is not listed."""
    document = tomlkit.parse(text)
    entries = document.get("feeds", [])
    wanted = feed_id(url)
    for number, entry in enumerate(entries):
        if is_http_url(str(entry.get("url", ""))) and feed_id(str(entry["url"])) == wanted:
            del entries[number]
            if not entries:
                del document["feeds"]
            return tomlkit.dumps(document)
    raise KeyError(url)


def read_opml(body: bytes) -> tuple[tuple[Subscription, ...], tuple[str, ...]]:
    """The feeds of an OPML file, of whatever folder, and in plain words what was passed over.

    Any version of OPML, ill-formed too; no entity or DTD is resolved. SubscriptionsUnreadable if it is none.
    """
    parser = lenient_parser()
    try:
        root = etree.fromstring(sound(body), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or not isinstance(root.tag, str) or root.tag.lower() != "opml":
        raise SubscriptionsUnreadable("this is not an OPML file")
    feeds: dict[str, Subscription] = {}
    problems = [f"line {error.line}: {error.message}" for error in list(parser.error_log)[:1]]
    for outline in root.iter("outline"):
        try:
            attributes = {key.lower(): value for key, value in outline.attrib.items()}
        except UnicodeDecodeError:  # in UTF-16, say: libxml2 took what is no character
            problems.append(f"line {outline.sourceline}: not readable: passed over")
            continue
        if not (address := attributes.get("xmlurl", "").strip()):
            continue
        title = attributes.get("title") or attributes.get("text") or ""
        try:
            feed = _feed({"url": address, "title": "" if title == address else title})
        except ValueError as exc:
            problems.append(f"line {outline.sourceline}: {exc}: passed over")
            continue
        try:
            feed = replace(feed, poll_every=_poll_every(outline.get(_OPML_POLL_EVERY)))
        except ValueError as exc:
            problems.append(f"line {outline.sourceline}: {exc}: its own rhythm decides")
        feed = replace(feed, enabled=outline.get(_OPML_ENABLED) != "false")
        if feeds.setdefault(feed_id(feed.uri), feed) is not feed:
            problems.append(f"line {outline.sourceline}: {feed.uri} is listed twice: taken once")
    return tuple(feeds.values()), tuple(problems)


def write_opml(feeds: Iterable[Subscription], title: str = "Quotewire subscriptions") -> bytes:
    """OPML 2.0, which other readers import.

    How often to poll and what is disabled stand in attributes of our own namespace, which `read_opml` reads
    back and others pass over: there a disabled feed is a feed like the rest.
    """
    root = etree.Element("opml", version="2.0", nsmap={"quotewire": _OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = one_line(title)
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.uri
        outline = etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.uri)
        if feed.poll_every is not None:
            outline.set(_OPML_POLL_EVERY, _written(feed.poll_every))
        if not feed.enabled:
            outline.set(_OPML_ENABLED, "false")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _feed(entry: object) -> Subscription:
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
        url, one_line(title)[:_MAX_TITLE] or None, _poll_every(entry.get("poll_every")), enabled
    )


def _poll_every(value: object) -> timedelta | None:
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
        table["poll_every"] = _written(feed.poll_every)
    if not feed.enabled:
        table["enabled"] = False
    entries = document.get("feeds")
    if entries is None:
        document["feeds"] = entries = tomlkit.aot()
    entries.append(tomlkit.item(table))


def _written(every: timedelta) -> str:
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
