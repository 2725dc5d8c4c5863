"""Feed, item and poll state: what the feeds room speaks of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A media file that an item carries: an RSS enclosure, an Atom link, Media RSS content or thumbnail."""

    url: str
    type: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One article that a feed announces. Only `link` is required; texts are plain, times UTC.

    `id` is stable: see `feeds.identity.item_id`. `published_precision` is "second", or "day" where the feed gives no
    time, or none with its zone.
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
    published_precision: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed document, read: RSS, RDF, Atom, JSON Feed or news sitemap. Items stand in document order.

    `uri` is the address that the feed is known by, and that its items' ids are made with. `ttl` and
    `update_every` (sy:updatePeriod over sy:updateFrequency) are what the feed asks of its readers; hours and
    days (0 is Monday) are in GMT. `hub` and `self_link` are for WebSub; `next_url` is the next page of a long
    feed; `expired` is JSON Feed's word for a feed that ends. `parts` are the sitemaps that an index names.
    `dropped` counts what was announced and not kept. `problems` are plain words for an operator; a feed with
    problems is still a feed.
    """

    uri: str
    format: str
    title: str | None = None
    link: str | None = None
    language: str | None = None
    ttl: timedelta | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    update_every: timedelta | None = None
    hub: str | None = None
    self_link: str | None = None
    next_url: str | None = None
    expired: bool = False
    parts: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    dropped: int = 0
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


class FeedStatus(StrEnum):
    """How a feed is doing. All but `gone` are polled again, each at its own pace.

    Moved: it answers, from an address that a permanent redirect has led to for long enough. Slowed: 429.
    Failing: the network, the server, or an answer that could not be read.
    """

    ACTIVE = "active"
    NOT_MODIFIED = "not-modified"
    BLOCKED = "blocked"
    MISSING = "missing"
    GONE = "gone"
    NOT_A_FEED = "not-a-feed"
    MOVED = "moved"
    FAILING = "failing"
    SLOWED = "slowed"


@dataclass(frozen=True, slots=True)
class PollState:
    """What we remember of a feed between polls: small, plain, one record in a table.

    `seen` maps item id to a fingerprint of what the feed said of it, newest last, bounded.
    Validators are kept byte for byte (RFC 9110 8.8). `http_hint` and `feed_hint` are
    the least time between polls that the server and the feed ask for, and where they do. `trouble` grows
    with each failure in a row by how much it weighs. `rhythm` is the usual time between two new or revised
    items, the last of which came at `last_new`, `pause` the longest time without one lately, which fades with
    time. `redirect_*` is a permanent
    redirect that has not been trusted yet; `moved_to` is one that has. `why` says in plain words why
    the next poll is when it is, `notes` what was odd about the last one. `since` is when the status began.
    `silent`: nothing new for twice the longest pause. `failing_long`: no poll has succeeded for a day or more.
    `told`: when the last record about it was published. `missed`: items may have come and gone between the last
    two polls that read the feed. `title`, `items` and `tossed` are those of the last document, `hub` and `topic` what
    it says of WebSub: where to subscribe, and to what.
    """

    next_poll: datetime
    status: FeedStatus = FeedStatus.ACTIVE
    outcome: PollOutcome | None = None
    first_poll: datetime | None = None
    last_poll: datetime | None = None
    last_success: datetime | None = None
    last_full: datetime | None = None
    last_new: datetime | None = None
    http_status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    seen: tuple[tuple[str, str], ...] = ()
    interval: timedelta = timedelta(minutes=15)
    rhythm: timedelta | None = None
    pause: timedelta | None = None
    http_hint: timedelta | None = None
    http_hint_from: str | None = None
    feed_hint: timedelta | None = None
    feed_hint_from: str | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    failures: int = 0
    trouble: float = 0.0
    last_reason: str | None = None
    redirect_to: str | None = None
    redirect_since: datetime | None = None
    redirect_polls: int = 0
    moved_to: str | None = None
    since: datetime | None = None
    silent: bool = False
    failing_long: bool = False
    told: datetime | None = None
    missed: bool = False
    title: str | None = None
    items: int = 0
    tossed: int = 0
    hub: str | None = None
    topic: str | None = None
    why: str = ""
    notes: tuple[str, ...] = ()

    @property
    def gone(self) -> bool:
        """Whether the feed is retired: it answered 410, and is not polled any more."""
        return self.status is FeedStatus.GONE
