"""Tree -> the addresses that a page gives for itself, believed only where they can be true."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from worker.articles.jsonld import Json

_LONGEST = 2_000


def canonical_url(
    tree: HtmlElement, og_url: str, article: Json, page_url: str, sources: dict[str, str]
) -> str | None:
    """The address that the page calls its own: `<link rel=canonical>`, then og:url, then JSON-LD.

    Not believed: another site's (syndication is kept apart, as is a page that was copied whole), the bare
    home page while we are on an article, and what is no http address.
    """
    links = (link.get("href", "") for link in tree.iter("link") if link.get("rel", "").lower() == "canonical")
    for source, given in _offers(next(links, ""), og_url, article):
        url = _absolute(page_url, given)
        if url and _believable(url, page_url):
            sources["canonical_url"] = source
            return url
    return None


def alternate_urls(tree: HtmlElement, page_url: str) -> tuple[tuple[str, str], ...]:
    """Other addresses of the same article, each with its role: "amphtml" or "shortlink"."""
    found = []
    for link in tree.iter("link"):
        rel = link.get("rel", "").lower()
        if rel in ("amphtml", "shortlink") and (url := _absolute(page_url, link.get("href", ""))):
            found.append((rel, url))
    return tuple(dict.fromkeys(found))[:5]


def _offers(link: str, og_url: str, article: Json) -> Iterator[tuple[str, str]]:
    yield "html", link
    yield "opengraph", og_url
    for value in (article.get("mainEntityOfPage"), article.get("url"), article.get("@id")):
        yield "json-ld", _address(value)


def _address(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _absolute(base: str, given: str) -> str | None:
    given = given.strip()
    if not given or len(given) > _LONGEST:
        return None
    try:
        url = urljoin(base, given)
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _believable(url: str, page_url: str) -> bool:
    try:
        own, page = urlsplit(url), urlsplit(page_url)
    except ValueError:
        return False
    if not page.hostname:
        return True
    if _site(own.hostname or "") != _site(page.hostname):
        return False
    return len(own.path.strip("/")) > 0 or len(page.path.strip("/")) == 0


def _site(host: str) -> str:
    """The last two labels, or three where the one before last is short (co.uk): enough to compare hosts."""
    labels = host.lower().rstrip(".").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])
