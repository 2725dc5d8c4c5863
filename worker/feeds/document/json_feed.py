"""JSON Feed 1.0 and 1.1 -> Feed (jsonfeed.org/version/1.1)."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from worker.dates import reader_for
from worker.errors import NotAFeed
from worker.feeds.document.compose import Composer, text_of
from worker.feeds.model import Enclosure, Feed
from worker.urls import is_http_url

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/(\d+(?:\.\d+)?)/?")
_DATES = ("date_published", "date_modified")
_TRAILING_COMMA = re.compile(r",(\s*+[\]}])")


def parse_json_feed(text: str, composer: Composer) -> Feed:
    """The feed in a JSON text. NotAFeed for JSON of another kind, or what is no JSON at all."""
    document = _loaded(text, composer)
    if not isinstance(document, dict):
        raise NotAFeed("this is JSON, but not a feed", url=composer.url)
    version = _VERSION.fullmatch(str(document.get("version", "")).strip())
    items = document.get("items")
    if version is None and not (isinstance(items, list) and _text(document, "title")):
        raise NotAFeed("this is JSON, but it has no JSON Feed version", url=composer.url)
    if version is None:
        composer.problem("no JSON Feed version is given")
    if not isinstance(items, list):
        composer.problem("the feed has no list of items")
        items = []
    composer.homes = (_text(document, "home_page_url"), _text(document, "feed_url"))
    composer.dates = reader_for(composer.homes[0] or composer.url, _text(document, "language")).beside(
        date for item in items if isinstance(item, Mapping) for name in _DATES if (date := _text(item, name))
    )
    feed_authors = tuple(_authors(document))
    for item in items:
        if isinstance(item, Mapping):
            _add(composer, item, feed_authors)
        else:
            composer.problem("some items are not objects: not kept")
    return composer.feed(
        format=f"JSON Feed {version[1]}" if version else "JSON Feed",
        title=text_of(_text(document, "title"), is_html=False),
        link=_text(document, "home_page_url"),
        language=_text(document, "language"),
        hub=next(_hubs(document), None),
        self_link=_text(document, "feed_url"),
        next_url=_text(document, "next_url"),
        expired=document.get("expired") is True,
    )


def _loaded(text: str, composer: Composer) -> Any:
    try:
        return json.loads(text, strict=False)
    except RecursionError as exc:
        raise NotAFeed("this is JSON, nested too deeply for a feed", url=composer.url) from exc
    except ValueError as exc:
        composer.problem(f"the JSON is broken: {exc}")
    return _salvaged(text, composer)


def _salvaged(text: str, composer: Composer) -> Any:
    """A document with commas too many, or cut short after some items: read up to the last whole item."""
    relaxed = _TRAILING_COMMA.sub(r"\1", text)
    for candidate in _endings(relaxed):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    raise NotAFeed("this looks like JSON and cannot be read as such", url=composer.url)


def _endings(text: str) -> Iterator[str]:
    yield text
    end = text.rfind("}")
    for _ in range(50):  # each step back is one brace; an item's attachments have a few
        if end < 0:
            return
        yield text[: end + 1] + "]}"
        end = text.rfind("}", 0, end)


def _add(composer: Composer, item: Mapping[str, Any], feed_authors: tuple[str, ...]) -> None:
    attachments = [each for each in _list(item, "attachments") if isinstance(each, Mapping)]
    authors = tuple(_authors(item))
    summary = text_of(_text(item, "summary"), is_html=False)
    summary = summary or text_of(_text(item, "content_text"), is_html=False)
    identity = _text(item, "id") or ""  # of 1.0, often the address; "1001" is none
    composer.add(
        links=(
            _text(item, "url"),
            identity if is_http_url(identity) else None,
            _text(item, "external_url"),
            *(_text(each, "url") for each in attachments),
            identity if identity.startswith("/") else None,
        ),
        guid=_text(item, "id"),
        title=text_of(_text(item, "title"), is_html=False),
        summary=summary or text_of(_text(item, "content_html"), is_html=True),
        published=composer.date(_text(item, "date_published")),
        updated=composer.date(_text(item, "date_modified")),
        authors=authors or feed_authors,
        categories=(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        enclosures=_enclosures(item, attachments),
    )


def _enclosures(item: Mapping[str, Any], attachments: list[Mapping[str, Any]]) -> Iterator[Enclosure]:
    for each in attachments:
        if url := _text(each, "url"):
            yield Enclosure(url, _text(each, "mime_type"), _length(each.get("size_in_bytes")))
    for name in ("image", "banner_image"):
        if url := _text(item, name):
            yield Enclosure(url, "image")


def _length(size: object) -> int | None:
    return int(size) if isinstance(size, (int, float)) and 0 <= size < 10**15 else None


def _authors(values: Mapping[str, Any]) -> Iterator[str]:
    """1.1 has a list; 1.0 had one author."""
    for author in (*_list(values, "authors"), values.get("author")):
        if isinstance(author, Mapping) and (name := _text(author, "name")):
            yield name


def _hubs(document: Mapping[str, Any]) -> Iterator[str]:
    for hub in _list(document, "hubs"):
        if (
            isinstance(hub, Mapping)
            and str(hub.get("type", "")).lower() == "websub"
            and (url := _text(hub, "url"))
        ):
            yield url


def _list(values: Mapping[str, Any], name: str) -> list[Any]:
    found = values.get(name)
    return found if isinstance(found, list) else []


def _text(values: Mapping[str, Any], name: str) -> str | None:
    """A text, or a number as a text (1.0 allowed numeric ids, 2.2)."""
    value = values.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    return value if isinstance(value, str) and value.strip() else None
