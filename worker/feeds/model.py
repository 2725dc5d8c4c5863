"""Feed, item and poll state: what the feeds room speaks of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A media file that an item carries."""

    url: str
    type: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One article that a feed announces. Only `link` is required; texts are plain, times UTC.

    `id` is stable: see `feeds.identity.item_id`.
    """

    id: str
    link: str
    guid: str | None = None
    title: str | None = None
    summary: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    feed_uri: str | None = None
    feed_title: str | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed document, read: RSS, Atom or JSON Feed. Items stand in document order."""

    uri: str
    format: str
    title: str | None = None
    link: str | None = None
    language: str | None = None
    ttl: timedelta | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    hub: str | None = None
    items: tuple[Item, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscription:
    """One line of the subscription list. `poll_every` overrides the schedule when set."""

    uri: str
    title: str | None = None
    poll_every: timedelta | None = None
    enabled: bool = True


class PollOutcome(StrEnum):
    """How a poll ended."""

    CHANGED = "changed"
    NOT_MODIFIED = "not-modified"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class PollState:
    """What we remember of a feed between polls.

    `seen` maps item id to a fingerprint of what the feed said of it, newest last, bounded.
    Validators are kept byte for byte (RFC 9110 8.8).
    """

    next_poll: datetime
    last_poll: datetime | None = None
    last_success: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    seen: tuple[tuple[str, str], ...] = ()
    interval: timedelta = timedelta(minutes=15)
    failures: int = 0
    last_reason: str | None = None
    gone: bool = False
