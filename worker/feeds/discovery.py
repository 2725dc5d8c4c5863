"""A home page -> the feeds it names, best first: for an operator who has only the outlet's address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from worker.text import one_line, sound
from worker.urls import absolute, normalised_feed

_MAX_FOUND = 50
_TYPES = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RDF",
    "application/x-rss+xml": "RSS",
}
_MAYBE_TYPES = frozenset({"application/json", "application/xml", "text/xml", "text/rss+xml"})
# Of a plain link's address: what feeds are called. Comments' feeds and sharing buttons are not the news.
_LIKELY = re.compile(r"(?:^|[/._?=&-])(?:rss2?|atom|feeds?|rdf|xml)(?:$|[/._?=&-])", re.IGNORECASE)
_UNLIKELY = re.compile(r"comments?|commentaires?|share|sharer|intent|podcast|login", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names. `declared`: by a link element with a feed's type; else only by its looks."""

    url: str
    title: str | None
    kind: str | None
    declared: bool


def feeds_in_page(page: bytes, url: str) -> tuple[FoundFeed, ...]:
    """What the page declares, in its order; then what its links look like; feeds of comments at the end.

    At most 50, each address once. Any bytes give a result, which may be empty.
    """
    parser = etree.HTMLParser(
        recover=True, no_network=True, remove_comments=True, remove_pis=True, encoding=_encoding(page)
    )
    try:
        root = etree.fromstring(sound(page), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ()
    if root is None:
        return ()
    bases = (absolute(url, each.get("href") or "") for each in root.iter("base"))
    base = next((each for each in bases if each), url)
    found: dict[str, FoundFeed] = {}
    for each in (*_declared(root, base), *_linked(root, base)):
        found.setdefault(normalised_feed(each.url) or each.url, each)
    return tuple(sorted(found.values(), key=lambda each: (not each.declared, _is_minor(each))))[:_MAX_FOUND]


def _encoding(page: bytes) -> str | None:
    """UTF-8 where it fits, as it does by chance only in ASCII; else what the page says of itself."""
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _declared(root: etree._Element, base: str) -> Iterator[FoundFeed]:
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if not {"alternate", "feed"} & set(relations) or not (url := absolute(base, link.get("href") or "")):
            continue
        likely = kind in _MAYBE_TYPES and _LIKELY.search(url)
        if kind in _TYPES or "feed" in relations or likely:
            yield FoundFeed(url, one_line(link.get("title") or "")[:200] or None, _TYPES.get(kind), True)


def _linked(root: etree._Element, base: str) -> Iterator[FoundFeed]:
    for anchor in root.iter("a"):
        href = anchor.get("href") or ""
        if _LIKELY.search(href[:2_000]) and (url := absolute(base, href)):
            words = one_line("".join(str(text) for text in anchor.itertext()))[:200]
            yield FoundFeed(url, words or None, None, False)


def _is_minor(feed: FoundFeed) -> bool:
    return bool(_UNLIKELY.search(f"{feed.url} {feed.title or ''}"))
