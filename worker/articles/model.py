"""Page in, article out: what the articles room speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Page:
    """What HTTP returned. Header names are lower case; `url` is the final address."""

    url: str
    body: bytes
    requested_url: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost. Over `bytes` it is cut; over the others a cheaper extractor reads it.

    Of 479 news pages of some 200 publishers the largest has 2.9 MB, 5,200 nodes and 0.6 MB of JSON-LD;
    bench/pages.py prints what pages at the limits cost.
    """

    bytes: int = 10_000_000
    nodes: int = 60_000
    depth: int = 250
    jsonld_bytes: int = 2_500_000
    removed: int = 300


class Role(StrEnum):
    """What a part of the article is."""

    STANDFIRST = "standfirst"
    BODY = "body"
    SUBHEAD = "subhead"
    QUOTE = "quote"
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
    """A line that cleaning took out: `reason` is the kind (ad, read-also, caption, …), `marker` what matched."""

    text: str
    reason: str
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself. Times are UTC; `*_precision` is `second` or `day`.

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
