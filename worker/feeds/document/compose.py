"""What a format's reader found -> Feed: one place for bounds, plain text, links, ids and problems.

The readers of RSS, JSON Feed and sitemaps say what stood there; here it becomes what we publish.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from worker.dates import DateReader, Moment
from worker.feeds.document.bases import link_base
from worker.feeds.document.wrapped import unwrapped
from worker.feeds.identity import item_id
from worker.feeds.model import Enclosure, Feed, Item
from worker.text import one_line, paired, plain, plain_title, well_formed
from worker.urls import absolute, normalised

# Bounds on one item, so that its record stays far below Kafka's limit of a megabyte.
_MAX_TITLE = 1_000
_MAX_SUMMARY = 10_000
_MAX_MARKUP = 200_000  # characters of HTML that are read for a summary
_MAX_MARKUP_OF_TITLE = 20_000
_MAX_GUID = 2_000
_MAX_NAME = 200
_MAX_AUTHORS = 50
_MAX_CATEGORIES = 100
_MAX_ENCLOSURES = 50
_MAX_PROBLEMS = 50

# A text that still begins with one of HTML's commonest tags was escaped once too often. Only the beginning
# counts: a title may well name a tag.
_ESCAPED_TWICE = re.compile(
    r"<(?:p|div|a|img|br|span|b|i|em|strong|h[1-6]|ul|table|figure)(?:\s[^<>]*)?/?>", re.IGNORECASE
)

_LINE_ENDS = re.compile(r"\s*[\r\n\t]\s*")

_COUNTED = {
    "no-link": "{n} without a link: not kept",
    "link-refused": "{n} with a link that is not http or https: not kept",
    "twice": "{n} announced twice: kept once",
    "shared-guid": "{n} share their guid with another: known by their links instead",
    "no-date": "{n} without a date that can be read",
    "dropped": "{n} past the limit of {limit}: not kept",
}


@dataclass(slots=True)
class Composer:
    """Collects the items of one document, which came from `url`. `homes` are as in `bases.link_base`."""

    url: str
    feed_uri: str
    max_items: int
    dates: DateReader = field(default_factory=DateReader)
    homes: tuple[str | None, ...] = ()
    items: list[Item] = field(default_factory=list)
    dropped: int = 0
    _problems: list[str] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)

    def problem(self, words: str) -> None:
        """Notes in plain words what an operator may want to know."""
        words = one_line(words)[:_MAX_NAME]
        if words not in self._problems and len(self._problems) < _MAX_PROBLEMS:
            self._problems.append(words)

    def date(self, text: str | None) -> Moment | None:
        """The moment that a date of this feed tells, in whole seconds."""
        moment = self.dates.read(text)
        return replace(moment, at=moment.at.replace(microsecond=0)) if moment else None

    def drop(self, items: int) -> None:
        """Counts items past the limit."""
        self.dropped += items
        self._counts["dropped"] += items

    def add(
        self,
        *,
        links: Iterable[str | None],
        guid: str | None = None,
        title: str | None = None,
        summary: str | None = None,
        published: Moment | None = None,
        updated: Moment | None = None,
        authors: Iterable[str | None] = (),
        categories: Iterable[str | None] = (),
        enclosures: Iterable[Enclosure] = (),
    ) -> None:
        """Adds an item, in document order. The first of `links` that is http or https is its link.

        Texts are plain by now; they are bounded here. What has no link is counted, and no item.
        """
        if len(self.items) >= self.max_items:
            self.drop(1)
            return
        candidates = [link for link in links if link and link.strip()]
        base = link_base(self.url, *self.homes)
        link = next((unwrapped(found) for each in candidates if (found := absolute(base, each))), None)
        if link is None:
            self.dropped += 1
            self._counts["link-refused" if candidates else "no-link"] += 1
            return
        if published is None and updated is None:
            self._counts["no-date"] += 1
        self.items.append(
            Item(
                id="",
                link=link,
                guid=_LINE_ENDS.sub(" ", well_formed(guid)).strip()[:_MAX_GUID] or None if guid else None,
                title=_bounded(title, _MAX_TITLE),
                summary=_bounded(summary, _MAX_SUMMARY),
                published=published.at if published else None,
                updated=updated.at if updated else None,
                authors=_distinct(authors, _MAX_AUTHORS),
                categories=_distinct(categories, _MAX_CATEGORIES),
                enclosures=_media(base, enclosures),
                feed_uri=self.feed_uri,
                published_precision=_precision(published),
            )
        )

    def feed(
        self,
        *,
        format: str,
        title: str | None = None,
        link: str | None = None,
        language: str | None = None,
        ttl: timedelta | None = None,
        skip_hours: tuple[int, ...] = (),
        skip_days: tuple[int, ...] = (),
        update_every: timedelta | None = None,
        hub: str | None = None,
        self_link: str | None = None,
        next_url: str | None = None,
        expired: bool = False,
        parts: tuple[str, ...] = (),
    ) -> Feed:
        """The feed, with ids on its items."""
        title = _bounded(title, _MAX_TITLE)
        items = tuple(replace(item, feed_title=title) for item in self._identified())
        if not items and not parts:
            self.problem("the feed has no items")
        return Feed(
            uri=self.feed_uri,
            format=format,
            title=title,
            link=absolute(self.url, link) if link else None,
            language=_bounded(language, 35),  # RFC 5646 4.4.1
            ttl=ttl,
            skip_hours=skip_hours,
            skip_days=skip_days,
            update_every=update_every,
            hub=absolute(self.url, hub) if hub else None,
            self_link=absolute(self.url, self_link) if self_link else None,
            next_url=absolute(self.url, next_url) if next_url else None,
            expired=expired,
            parts=parts,
            items=items,
            dropped=self.dropped,
            problems=self._told(),
        )

    def _identified(self) -> list[Item]:
        """Items with their ids. A guid that stands on different articles identifies none of them."""
        links_of: dict[str, set[str]] = {}
        for item in self.items:
            if item.guid:
                links_of.setdefault(item.guid, set()).add(normalised(item.link) or item.link)
        known: dict[str, Item] = {}
        for item in self.items:
            guid = item.guid
            if guid and len(links_of[guid]) > 1:
                self._counts["shared-guid"] += 1
                guid = None
            key = item_id(self.feed_uri, guid, item.link)
            if key in known:
                self._counts["twice"] += 1
                self.dropped += 1
            else:
                known[key] = replace(item, id=key)
        return list(known.values())

    def _told(self) -> tuple[str, ...]:
        counted = [
            words.format(n="1 item" if n == 1 else f"{n} items", limit=self.max_items)
            for kind, words in _COUNTED.items()
            if (n := self._counts[kind])
        ]
        return tuple(self._problems + counted)


def text_of(value: str | None, *, is_html: bool) -> str | None:
    """A title or summary as plain text. Where tags are meant literally, only entities are read.

    Entities are read in literal text too: "Q&amp;A" in a title was escaped once too often, never meant so.
    """
    if not value:
        return None
    value = paired(value[:_MAX_MARKUP])
    if not is_html:
        return one_line(html.unescape(value)) or None
    text = plain(value)
    return (plain(text) if _ESCAPED_TWICE.match(text) else text) or None


def title_of(value: str | None, *, is_html: bool) -> str | None:
    """As `text_of`, for a title, in which a tag may be what it is about: «the <video> element», «List<String>»."""
    if not value:
        return None
    value = paired(value[:_MAX_MARKUP_OF_TITLE])
    if not is_html:
        return one_line(html.unescape(value)) or None
    text = plain_title(value)
    return (plain_title(text) if _ESCAPED_TWICE.match(text) else text) or None


def _precision(moment: Moment | None) -> str | None:
    return None if moment is None else "second" if moment.precision == "second" else "day"


def _bounded(text: str | None, limit: int) -> str | None:
    if not text:
        return None
    text = one_line(text)
    return (text if len(text) <= limit else text[: limit - 1].rstrip() + "…") or None


def _distinct(names: Iterable[str | None], limit: int) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for name in names:
        if name and (line := one_line(name)[:_MAX_NAME]):
            kept[line] = None
            if len(kept) == limit:
                break
    return tuple(kept)


def _media(base: str, enclosures: Iterable[Enclosure]) -> tuple[Enclosure, ...]:
    """Each address once, the first description of it."""
    kept: dict[str, Enclosure] = {}
    for enclosure in enclosures:
        url = absolute(base, enclosure.url)
        if url and url not in kept:
            kind = one_line(enclosure.type or "")[:_MAX_NAME].lower() or None
            kept[url] = Enclosure(url, kind, enclosure.length)
            if len(kept) == _MAX_ENCLOSURES:
                break
    return tuple(kept.values())
