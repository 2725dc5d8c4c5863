"""feedparser's entries -> items: which link, date, author and text stand in where others are missing."""

from collections.abc import Iterator, Mapping
from typing import Any

from worker.feeds.document.compose import Composer, text_of, title_of
from worker.feeds.model import Enclosure
from worker.text import plain
from worker.urls import is_http_url

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", ""})


def add_entry(composer: Composer, entry: Mapping[str, Any], version: str) -> None:
    """One feedparser entry; which links and dates stand in for missing ones."""
    is_atom = version.startswith("atom")
    published = composer.date(text_in(entry, "published")) or composer.date(text_in(entry, "created"))
    updated = composer.date(text_in(entry, "updated"))
    if published is None and not is_atom:  # dc:date is all that RSS 1.0 has
        published, updated = updated, None
    composer.add(
        links=_links(entry),
        guid=text_in(entry, "id"),
        title=title_of(text_in(entry, "title"), is_html=is_html(entry.get("title_detail"), is_atom)),
        summary=_summary(entry, is_atom),
        published=published,
        updated=updated,
        authors=_authors(entry),
        categories=(plain(tag.get("term") or tag.get("label") or "") for tag in dicts_in(entry, "tags")),
        enclosures=_enclosures(entry),
    )


def _links(entry: Mapping[str, Any]) -> Iterator[str | None]:
    """Where the article may be, best first: its page, then its permanent id, then its media."""
    yield text_in(entry, "feedburner_origlink")
    links = list(dicts_in(entry, "links"))
    pages = [link for link in links if link.get("rel", "alternate") in {"alternate", ""}]
    yield from (link.get("href") for link in pages if link.get("type", "text/html") in _PAGE_TYPES)
    yield from (link.get("href") for link in pages)
    for permanent in (text_in(entry, "link"), text_in(entry, "id")):
        if permanent and is_http_url(permanent):  # "1001" is a guid, whatever isPermaLink says or forgets
            yield permanent
    yield from (
        link.get("href") for link in links if link.get("rel") in {"canonical", "shortlink", "related", "via"}
    )
    yield from (content.get("src") for content in dicts_in(entry, "content"))
    yield from (link.get("href") for link in links if link.get("rel") == "enclosure")
    yield from (media.get("url") for media in dicts_in(entry, "media_content"))
    if (guid := text_in(entry, "id")) and guid.startswith("/"):  # a path that nobody resolved
        yield guid


def _summary(entry: Mapping[str, Any], is_atom: bool) -> str | None:
    """The summary; the content where there is none; what a media group says of itself where that is all."""
    summary = text_of(text_in(entry, "summary"), is_html=is_html(entry.get("summary_detail"), is_atom))
    if summary:
        return summary
    for content in dicts_in(entry, "content"):
        if text := text_of(text_in(content, "value"), is_html=is_html(content, is_atom)):
            return text
    return text_of(text_in(entry, "media_about"), is_html=True)


def is_html(detail: Any, is_atom: bool) -> bool:
    """Only Atom says which texts are plain (RFC 4287 3.1.1); any text of RSS may be HTML."""
    return not (is_atom and isinstance(detail, Mapping) and detail.get("type") == "text/plain")


def _authors(entry: Mapping[str, Any]) -> Iterator[str]:
    listed = list(dicts_in(entry, "authors"))
    written = text_in(entry, "author")
    if len(listed) <= 1 and written:  # as it stands: feedparser's list takes addresses apart wrongly
        listed = [{"name": written}]
    for author in listed:
        yield _person(plain(text_in(author, "name") or text_in(author, "email") or ""))


def _person(written: str) -> str:
    """The name in "name@host (Name)", "Name (name@host)" and "Name <name@host>"; else what is written."""
    if written[-1:] in {")", ">"}:
        before, _, within = written[:-1].rpartition("(" if written[-1] == ")" else "<")
        if "@" in before and "@" not in within:
            return within.strip()
        if "@" in within and before.strip():
            return before.strip()
    return written


def _enclosures(entry: Mapping[str, Any]) -> Iterator[Enclosure]:
    for link in dicts_in(entry, "links"):
        if link.get("rel") == "enclosure" and link.get("href"):
            yield Enclosure(link["href"], link.get("type"), _length(link.get("length")))
    for media in dicts_in(entry, "media_content"):
        if media.get("url"):
            yield Enclosure(
                media["url"], media.get("type") or media.get("medium"), _length(media.get("filesize"))
            )
    for media in dicts_in(entry, "media_thumbnail"):
        if media.get("url"):
            yield Enclosure(media["url"], media.get("type") or "image")


def _length(text: object) -> int | None:
    digits = str(text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None


def dates_of(entry: Mapping[str, Any]) -> Iterator[str]:
    """The dates of an entry, as it writes them."""
    for name in ("published", "created", "updated"):
        if text := text_in(entry, name):
            yield text


def text_in(values: Mapping[str, Any], name: str) -> str | None:
    """A text, or None: an ill-formed feed may have anything there."""
    value = values.get(name)
    return value if isinstance(value, str) and value.strip() else None


def dicts_in(values: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    found = values.get(name)
    for value in found if isinstance(found, list) else ():
        if isinstance(value, Mapping):
            yield value
