"""Page in, article out: what the articles room speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Page:
    """What HTTP returned. Header names are lower case; `url` is the final address.

    `robots` is robots.txt's verdict on us: allowed, or not-asked; None where we did not fetch the page.
    `known_since` is when its article was first published, where that is known: live pages are told from then on.
    `known_at` is when somebody else had it at the latest: no date that the page gives itself is believed beyond that.
    """

    url: str
    body: bytes
    requested_url: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: datetime | None = None
    robots: str | None = None
    known_since: datetime | None = None
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RightsSignal:
    """What the publisher says about reuse, as it stands: source is header or meta."""

    source: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: at most 2 s and 500 MB, whatever it holds (bench/pages.py measures it).

    Over `bytes` a page is cut. Over `nodes`, `depth`, `attributes` (in one tag) or `levelled_chars` (each character
    counted on every level around it: what it is to read each node's text) the page is read without its tree, and
    over `text_nodes` in the article's part the extractor is not asked: a cheaper one reads the page. Of 479
    news pages of some 200 publishers the largest has 2.9 MB, 5,200 nodes, 4,000 of them in the article's
    part, and 0.6 MB of JSON-LD; the second largest part has 1,400. `live_chars` is for the posts of a live page.
    """

    bytes: int = 10_000_000
    nodes: int = 30_000
    depth: int = 250
    attributes: int = 1_000
    levelled_chars: int = 40_000_000
    text_nodes: int = 4_000
    jsonld_bytes: int = 2_500_000
    removed: int = 300
    live_chars: int = 100_000


class Role(StrEnum):
    """What a part of the article is. A quote's source is the line behind it that says whose words it quotes."""

    STANDFIRST = "standfirst"
    BODY = "body"
    SUBHEAD = "subhead"
    QUOTE = "quote"
    QUOTE_SOURCE = "quote-source"
    LIST = "list"
    LIVE_POST = "live-post"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of `Article.body`: code points `start` to `end`, exclusive.

    `level` is that of a subhead (2 to 6); `time` is that of a live post.
    """

    role: Role
    start: int
    end: int
    level: int | None = None
    time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; its caption and credit live here and never in the body."""

    content_url: str | None = None
    caption: str | None = None
    credit_text: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that cleaning took out.

    `reason` is the kind: ad, read-also, newsletter, app, follow-us, paywall, share, byline, comments, audio,
    consent, caption, navigation, embed, promo, ui, form, hidden, obfuscated, struck-out, headline, repeated,
    repeated-line, subhead-of-nothing, other-story, summary. `marker` is what matched: a line of markers.py, an attribute and its
    word ("class=ad-slot"), a tag, or a rule's name ("only a link").
    """

    text: str
    reason: str
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself. Times are UTC; `*_precision` is `second` or `day`.

    Of a time without a zone, which is read as UTC, only the day is sure.
    `sources` maps a field's name to where its value came from: json-ld, opengraph, meta, html, text.
    """

    headline: str | None = None
    alternative_headline: str | None = None
    description: str | None = None
    canonical_url: str | None = None
    authors: tuple[str, ...] = ()
    publisher_name: str | None = None
    source_organization: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    genre: str | None = None
    language: str | None = None
    language_confidence: float | None = None
    date_published: datetime | None = None
    date_published_precision: str | None = None
    date_modified: datetime | None = None
    is_accessible_for_free: bool | None = None
    is_live_blog: bool = False
    alt_urls: tuple[tuple[str, str], ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader reads. `body` is the blocks joined by a blank line; blocks are in reading order."""

    body: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    images: tuple[Image, ...] = ()
    removed: tuple[Removed, ...] = ()
    encoding: str = "utf-8"
    extractor: str = "trafilatura"
    extractor_version: str = ""
    notes: tuple[str, ...] = ()
    rights: tuple[RightsSignal, ...] = ()
