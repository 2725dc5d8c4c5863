"""JSON-LD of a page -> the one object that describes its article.

Scripts are bounded before they are parsed and walked without recursion, because publishers' JSON-LD is as
hostile as any other byte: 8 MB of it took a naive reader 4 s and 1.1 GB.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from lxml.etree import _Element

from worker.articles.metadata.lenient_json import read_values
from worker.articles.model import Limits
from worker.articles.page.tree import squeeze

Json = Mapping[str, Any]

# schema.org types that are an article, best first; a page may hold several.
_ARTICLE_TYPES = (
    "LiveBlogPosting",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "AskPublicNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "Article",
    "TechArticle",
    "ScholarlyArticle",
    "SatiricalArticle",
    "Report",
    "BlogPosting",
    "SocialMediaPosting",
    "Review",
    "CreativeWork",
    "VideoObject",
    "WebPage",
)
_RANK = {name: rank for rank, name in enumerate(_ARTICLE_TYPES)}
# A page that is none of these may hold one: with a name of its own it has a day and an author of its own, too.
_BESIDE = frozenset(["VideoObject", "Review"])
_OBJECTS_AT_MOST = 2_000


def read_jsonld(tree: _Element, limits: Limits) -> tuple[Json, ...]:
    """All JSON-LD objects of the page that have a type, in document order, `@graph` unfolded.

    A script that is broken is mended as far as it can be; left out is what lies past `limits.jsonld_bytes`.
    """
    budget, mendable = limits.jsonld_bytes, _MENDED_AT_MOST
    found: list[Json] = []
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        text = script.text or ""
        budget -= len(text)
        if budget < 0:
            break
        parsed, mendable = _parse(text, mendable)
        found.extend(_objects(parsed))
    return tuple(found[:_OBJECTS_AT_MOST])


def article_object(objects: tuple[Json, ...], title: str) -> Json:
    """The object that describes the page's article: by type, then by a headline that the title holds."""

    def rank(numbered: tuple[int, Json]) -> tuple[int, int, int]:
        number, candidate = numbered
        headline = text_of(candidate.get("headline") or candidate.get("name"))
        of_this_page = bool(headline) and headline[:40].casefold() in title.casefold()
        best = min(_RANK.get(name, 99) for name in types_of(candidate))
        return (best >= _RANK["CreativeWork"], not of_this_page, best * 1000 + number)

    known = [(n, o) for n, o in enumerate(objects) if any(name in _RANK for name in types_of(o))]
    if not known:
        return {}
    best = min(known, key=rank)
    named = text_of(best[1].get("headline") or best[1].get("name"))
    beside = bool(named) and rank(best)[1] and not _BESIDE.isdisjoint(types_of(best[1]))
    return {} if beside else best[1]


def by_id(objects: tuple[Json, ...]) -> Mapping[str, Json]:
    """Objects by their `@id`, for authors and publishers that stand elsewhere in the graph."""
    return {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}


def types_of(candidate: Json) -> tuple[str, ...]:
    """The names of an object's types, without the schema.org prefix."""
    given = candidate.get("@type")
    names = given if isinstance(given, list) else [given]
    return tuple(n.rsplit("/", 1)[-1] for n in names if isinstance(n, str))


def text_of(value: Any) -> str:
    """The first text in a value, entities read and spaces squeezed; "" if there is none."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("headline") or ""
    if not isinstance(value, str):
        return ""
    value = html.unescape(value[:_TEXT_AT_MOST]) if "&" in value else value[:_TEXT_AT_MOST]
    return " ".join(value.split())


_TEXT_AT_MOST = 200_000


def paragraphs_of(value: Any) -> list[str]:
    """A long text as its paragraphs: by line breaks, tags read as text without them."""
    if not isinstance(value, str):
        return []
    text = html.unescape(_TAG.sub("\n", value[:_TEXT_AT_MOST]))
    return [squeezed for part in text.splitlines() if (squeezed := squeeze(part))]


_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul)\b[^<>]{0,200}>|<[^<>]{1,200}>")


def values_of(value: Any) -> list[Any]:
    """A value as a list: JSON-LD lets one stand for a list of one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _parse(text: str, budget: int) -> tuple[Any, int]:
    """The script's value, and how many characters may still be mended: mending costs fifty times as much."""
    for repair in (_unwrapped, _without_controls):
        try:
            return msgspec.json.decode(repair(text)), budget
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            continue
    if len(text) > budget:
        return None, budget
    if '"' not in text and _ESCAPED_QUOTE.search(text):
        text = html.unescape(text)
    return list(read_values(text)), budget - len(text)


_MENDED_AT_MOST = 300_000  # characters of broken scripts on one page: at most half a second
_ESCAPED_QUOTE = re.compile("&(?:quot|#34|#x22);")


def _unwrapped(text: str) -> str:
    """The script without the comments and sections that older browsers and XHTML asked for around it."""
    text = text.strip(_AROUND)
    for opening, closing in _WRAPPERS:
        text = text.removeprefix(opening).removesuffix(closing).strip(_AROUND)
    return text


_AROUND = " \t\r\n;\ufeff"
_WRAPPERS = (
    ("<!--", "-->"),
    ("//", "//"),
    ("/*", "*/"),
    ("<![CDATA[", "]]>"),
    ("*/", "/*"),
    ("", "//"),
    ("<!--", "-->"),
)


def _without_controls(text: str) -> str:
    """Line breaks and tabs inside strings are the commonest fault: as spaces they harm nothing anywhere."""
    return re.sub(r"[\x00-\x1f]", " ", _unwrapped(text))


def _objects(parsed: Any) -> Iterator[Json]:
    """Typed objects at the top, in lists and in `@graph`; also what `mainEntity` wraps."""
    todo = [parsed]
    seen = 0
    while todo and seen < _OBJECTS_AT_MOST:
        seen += 1
        value = todo.pop(0)
        if isinstance(value, list):
            todo[:0] = value[:_OBJECTS_AT_MOST]
        elif isinstance(value, dict):
            if "@type" in value:
                yield value
            for key in ("@graph", "mainEntity"):
                if isinstance(value.get(key), list | dict):
                    todo.append(value[key])
