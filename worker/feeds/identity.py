"""Stable, versioned keys of feeds, items and articles.

A key is a letter for its kind, the version of the rule that made it, a hyphen, and the first 128 bits of a
SHA-256 in hex: "f1-…", "i1-…", "a1-…". Anyone can compute one: the rule is below and in ADR 0030. A change
of a rule is a new version, and then old and new keys never meet by accident.
"""

from hashlib import sha256
from urllib.parse import urlsplit, urlunsplit

from worker.errors import LinkRefused
from worker.urls import normalised, normalised_feed


def feed_id(url: str) -> str:
    """The key of a feed: `normalised_feed` of its address, http and https being one.

    The query counts in full, in its order. LinkRefused if the address is not http or https.
    """
    normal = normalised_feed(url)
    if normal is None:
        raise LinkRefused("a feed's address must be http or https", url=url)
    return _key("f1", _without_scheme(normal))


def item_id(feed_uri: str | None, guid: str | None, link: str) -> str:
    """The key of an item: the guid within its feed, or its link where there is no guid.

    A guid is unique within one feed only (RSS 2.0), so the feed is part of the key. Items that somebody
    else publishes may have no feed: then only the link counts, in its normal form where it has one.
    """
    feed = feed_id(feed_uri) if feed_uri and normalised_feed(feed_uri) else (feed_uri or "")
    guid = (guid or "").strip()
    if guid:
        return _key("i1", f"{feed}\nguid\n{guid}")
    return _key("i1", f"{feed}\nlink\n{normalised(link) or link.strip()}")


def article_uri(canonical_url: str) -> str:
    """The key of an article, the same whatever feed announced it: the normal form of its canonical URL.

    For the key alone, http and https are one, so are a host with and without "www.", and a path with and
    without its final slash: browsers and publishers treat them as one. LinkRefused if not http or https.
    """
    normal = normalised(canonical_url)
    if normal is None:
        raise LinkRefused("an article's address must be http or https", url=canonical_url)
    parts = urlsplit(normal)
    folded = parts._replace(netloc=parts.netloc.removeprefix("www."), path=parts.path.rstrip("/") or "/")
    return _key("a1", _without_scheme(urlunsplit(folded)))


def _without_scheme(url: str) -> str:
    return url.partition("://")[2]


def _key(kind: str, subject: str) -> str:
    return f"{kind}-{sha256(subject.encode()).hexdigest()[:32]}"
