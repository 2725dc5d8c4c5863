"""Tree -> the addresses that a page gives for itself, believed only where they can be true."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from worker.articles.metadata.addresses import is_of_this_article, is_unfilled, may_be_of
from worker.articles.metadata.jsonld import Json
from worker.urls import is_http_url

_LONGEST = 2_000
_LINKS_AT_MOST = 10


def canonical_url(
    tree: HtmlElement, og_url: str, article: Json, page_url: str, title: str, sources: dict[str, str]
) -> str | None:
    """The address that the page calls its own: `<link rel=canonical>`, then og:url, then JSON-LD.

    It becomes the article's key, so it is believed only where it proves itself (`addresses.py`, ADR 0090): of
    the same owner, since syndication is kept apart, as is a page that was copied whole; no section's, home's or
    template's; and not another article's. `title` is all that the page calls itself.
    """
    links = [link.get("href", "") for link in tree.iter("link") if link.get("rel", "").lower() == "canonical"]
    for source, given in _offers(links[:_LINKS_AT_MOST], og_url, article):
        url = _absolute(page_url, given)
        if (
            url
            and may_be_of(url, page_url)
            and is_of_this_article(url, page_url, title, on_its_word=source != "json-ld")
        ):
            sources["canonical_url"] = source
            return url
    return None


def alternate_urls(tree: HtmlElement, page_url: str) -> tuple[tuple[str, str], ...]:
    """Other addresses of the same article, each with its role: "amphtml" or "shortlink". Of the same owner only."""
    found: list[tuple[str, str]] = []
    for link in tree.iter("link"):
        rel = link.get("rel", "").lower()
        if rel not in ("amphtml", "shortlink") or len(found) >= _LINKS_AT_MOST:
            continue
        url = _absolute(page_url, link.get("href", ""))
        if url and may_be_of(url, page_url):
            found.append((rel, url))
    return tuple(dict.fromkeys(found))[:5]


def _offers(links: list[str], og_url: str, article: Json) -> Iterator[tuple[str, str]]:
    for link in links:
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
    if not given or len(given) > _LONGEST or is_unfilled(given):
        return None
    try:
        url = urljoin(base, given)
    except ValueError:
        return None
    return url if is_http_url(url) else None
