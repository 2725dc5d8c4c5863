"""Feed bytes -> Feed. The one file that knows feedparser."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import feedparser

from worker.dates import reader_for
from worker.errors import FeedEmpty, NotAFeed
from worker.feeds.document import json_feed, sitemap
from worker.feeds.document.bases import without_inner_bases
from worker.feeds.document.captions import with_captions_apart
from worker.feeds.document.compose import Composer, title_of
from worker.feeds.document.decode import decoded
from worker.feeds.document.entries import add_entry, dates_of, dicts_in, is_html, text_in
from worker.feeds.document.link_header import links_in
from worker.feeds.document.mend import mended
from worker.feeds.document.prune import bare, is_light_soup, light_head, pruned
from worker.feeds.document.survey import Survey, surveyed
from worker.feeds.model import Feed
from worker.text import paired
from worker.urls import absolute, site_of

MAX_ITEMS = 2_000

_MAX_JUNK = 65_536  # characters before the root element: a server's warning, blank lines
_ROOT = re.compile(
    r"<(?:[A-Za-z_][\w.-]{0,40}:)?(rss|rdf|feed|channel|urlset|sitemapindex)(?=[\s>/])", re.IGNORECASE
)
_HTML = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)
_ENTITY = re.compile(
    r"""<!ENTITY\s{1,20}([A-Za-z][\w.-]{0,40})\s{1,20}(?:"([^"<&%]{0,200})"|'([^'<&%]{0,200})'|"&\#(\d{1,7});")\s{0,20}>"""
)
_MAX_ENTITIES = 500

# A namespace with a space in it, most often at its end, is none that any reader knows.
_SPACED_NAMESPACE = re.compile(
    r"""(\sxmlns(?::[\w.-]{1,40})?=)(?:"([^"<>\s]{0,300}\s[^"<>]{0,300})"|'([^'<>\s]{0,300}\s[^'<>]{0,300})')"""
)

# <link uri="at://…">https://…</link>: feedparser takes the attribute and drops the text.
_LINK_OF_ANOTHER_KIND = re.compile(
    r"""<link\s{1,20}uri=(?:"(?!https?:)[^"<>]{0,500}"|'(?!https?:)[^'<>]{0,500}')\s{0,20}>"""
)

_FORMATS = {
    "rss090": "RSS 0.90", "rss091u": "RSS 0.91", "rss092": "RSS 0.92",
    "rss093": "RSS 0.93", "rss094": "RSS 0.94", "rss20": "RSS 2.0", "rss10": "RSS 1.0", "rss": "RSS",
    "atom01": "Atom 0.1", "atom02": "Atom 0.2", "atom03": "Atom 0.3", "atom10": "Atom 1.0", "atom": "Atom",
    "cdf": "CDF",
}  # fmt: skip


def parse_feed(
    body: bytes,
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    feed_uri: str | None = None,
    max_items: int = MAX_ITEMS,
) -> Feed:
    """Whatever can be read of a feed: RSS 0.9x to 2.0, RDF, Atom, JSON Feed, a news sitemap or its index.

    `url` is where the bytes came from, which relative links start at; `feed_uri` is the address that the
    feed is known by, where a redirect makes it another. Header names are lower case; only content-type,
    content-location and link are read. Of more than `max_items` items the first are kept and the rest counted
    in `dropped`. Raises FeedEmpty and NotAFeed, and nothing else, for any bytes.
    """
    headers = headers or {}
    text, misencoded = decoded(body, headers)
    text = paired(text.strip("\ufeff\x00 \t\r\n"))
    if not text:
        raise FeedEmpty("the feed is empty", url=url)
    composer = Composer(url=_base(url, headers), feed_uri=feed_uri or url, max_items=max_items)
    if misencoded:
        composer.problem(misencoded)
    if text[0] in "{[":
        return json_feed.parse_json_feed(text, composer)
    root = _root(text, url)
    if root.start() and text[: root.start()].strip() and not text.lstrip().startswith(("<?", "<!")):
        composer.problem("there is something before the feed begins")
    document = text[root.start() :]
    links = links_in(headers.get("link", ""))
    if root[1].lower() in {"urlset", "sitemapindex"}:
        return sitemap.parse_sitemap(document, composer)
    return _parse_xml(document, text[: root.start()], composer, links)


def _root(text: str, url: str) -> re.Match[str]:
    root = _ROOT.search(text, 0, _MAX_JUNK)
    html = _HTML.search(text, 0, _MAX_JUNK)
    if html and (root is None or html.start() < root.start()):
        raise NotAFeed("this is an HTML page, not a feed", url=url)
    if root is None:
        raise NotAFeed(f"this is not a feed: it begins with {text[:40]!r}", url=url)
    return root


def _parse_xml(document: str, prolog: str, composer: Composer, links: Mapping[str, str]) -> Feed:
    document = _LINK_OF_ANOTHER_KIND.sub("<link>", document)
    document = _SPACED_NAMESPACE.sub(_without_spaces, document)
    document = with_captions_apart(document)
    survey = surveyed(document)
    if survey.error:
        composer.problem(f"the XML is not well formed: {survey.error}")
        document, survey = mended(document, survey, _entities(prolog))
    if survey.too_large or (survey.error and not is_light_soup(document)):
        head = light_head(document) if survey.error else None
        document, dropped = head or pruned(document, composer.max_items)
        composer.drop(dropped)
    if not survey.error:
        document = without_inner_bases(document, document.find(">") + 1, composer.url)
    read = _read_anyhow(document, composer)
    if not read.get("version") and not read["entries"]:
        raise NotAFeed(f"this is not a feed: its root is <{survey.root}>", url=composer.url)
    about = read["feed"] if isinstance(read.get("feed"), Mapping) else {}
    links = _links(about, survey, links)
    site = text_in(about, "link") or links.get("alternate")
    composer.homes = (site, links.get("self"))
    composer.dates = reader_for(site or composer.url, text_in(about, "language")).beside(
        date for entry in read["entries"] for date in dates_of(entry)
    )
    for entry in read["entries"]:
        add_entry(composer, entry, read.get("version") or "")
    return _feed(composer, read, about, survey, links)


def _without_spaces(declaration: re.Match[str]) -> str:
    return f'{declaration[1]}"{"".join((declaration[2] or declaration[3]).split())}"'


def _read_anyhow(document: str, composer: Composer) -> Mapping[str, Any]:
    """What feedparser reads, if need be without the elements that it trips over."""
    try:
        return _read(document)
    except Exception:  # KeyError, TypeError and more, on elements that nest in ways it did not expect
        composer.problem("the feed's elements are nested wrongly: read without its extensions")
    try:
        return _read(bare(document))
    except Exception as exc:
        raise NotAFeed("this feed cannot be read: its elements are nested wrongly", url=composer.url) from exc


def _read(document: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = feedparser.parse(
        BytesIO(b"<?xml version='1.0' encoding='utf-8'?>\n" + document.encode("utf-8", "replace")),
        # No base: with one, feedparser would make an address of any guid that does not say it is none, and
        # the guid would change with the feed's address. The composer resolves what is a link.
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return read


def _entities(prolog: str) -> dict[str, str]:
    """Those entities of the document's own DTD that are plain characters: not nested, not external."""
    found: dict[str, str] = {}
    for match in _ENTITY.finditer(prolog):
        if len(found) == _MAX_ENTITIES:
            break
        code = int(match[4]) if match[4] else 0
        value = chr(code) if 0 < code <= 0x10FFFF else (match[2] or match[3] or "")
        found.setdefault(match[1], value)
    return found


def _base(url: str, headers: Mapping[str, str]) -> str:
    """RFC 3986 5.1.3, with RFC 9110 8.7: Content-Location, where it names this server, else the address."""
    located = absolute(url, headers.get("content-location", "") or url)
    return located if located and site_of(located) == site_of(url) else url


def _links(about: Mapping[str, Any], survey: Survey, in_header: Mapping[str, str]) -> dict[str, str]:
    """Relation -> target: the first of each counts, the header before the body."""
    links = dict(reversed(survey.links)) | dict(in_header)
    for link in dicts_in(about, "links"):  # what only the tag soup parser could read
        links.setdefault(str(link.get("rel", "alternate")), str(link.get("href", "")))
    return links


def _feed(
    composer: Composer,
    read: Mapping[str, Any],
    about: Mapping[str, Any],
    survey: Survey,
    links: Mapping[str, str],
) -> Feed:
    version = read.get("version") or ""
    return composer.feed(
        format=_FORMATS.get(version, "unknown"),
        title=title_of(
            text_in(about, "title"), is_html=is_html(about.get("title_detail"), version.startswith("atom"))
        ),
        link=composer.homes[0],
        language=text_in(about, "language"),
        ttl=survey.ttl,
        skip_hours=survey.skip_hours,
        skip_days=survey.skip_days,
        update_every=survey.update_every,
        hub=links.get("hub"),
        self_link=links.get("self"),
        next_url=links.get("next"),
    )
