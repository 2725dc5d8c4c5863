"""News sitemaps and sitemap indexes -> Feed (sitemaps.org 0.9, Google News 0.9, image 1.1)."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from worker.errors import NotAFeed
from worker.feeds.document.compose import Composer, title_of
from worker.feeds.document.lenient_xml import lenient_parser
from worker.feeds.model import Enclosure, Feed
from worker.text import sound
from worker.urls import absolute

_END = re.compile(
    r"</(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex|url|sitemap)\s*>\s*(?:<!--[^<>]*>\s*)*$", re.IGNORECASE
)
_MAX_PARTS = 1_000
_MAX_TEXT = 5_000


def parse_sitemap(document: str, composer: Composer) -> Feed:
    """The pages that a sitemap names, as items; of an index, the sitemaps it names, as `parts`.

    Names of elements are matched without their namespaces, which sitemaps often get wrong.
    """
    parser = lenient_parser()
    root = etree.fromstring(sound(document.encode("utf-8", "replace")), parser)
    if root is None:
        raise NotAFeed("this sitemap cannot be read", url=composer.url)
    if parser.error_log:
        composer.problem(f"the XML is not well formed: {parser.error_log[0].message}")
    if _name(root) == "sitemapindex":
        parts = tuple(dict.fromkeys(_parts(root, document, composer.url)))
        composer.problem("this is an index of sitemaps: subscribe to one of them")
        return composer.feed(format="sitemap index", parts=parts)
    is_news = False
    language = None
    title = None
    for page in _whole(root, document):
        if _name(page) == "url":
            news = next(_children(page, "news"), None)
            is_news = is_news or news is not None
            publication = next(_children(news, "publication"), None)
            title = title or _text(publication, "name")
            language = language or _text(publication, "language")
            _add(composer, page, news)
    return composer.feed(format="news sitemap" if is_news else "sitemap", title=title, language=language)


def _parts(root: etree._Element, document: str, url: str) -> Iterator[str]:
    for number, part in enumerate(_children(_whole(root, document), "sitemap")):
        if number == _MAX_PARTS:
            return
        if found := absolute(url, _text(part, "loc") or ""):
            yield found


def _add(composer: Composer, page: etree._Element, news: etree._Element | None) -> None:
    loc = _text(page, "loc")
    keywords = (_text(news, "keywords") or "").split(",")
    genres = (_text(news, "genres") or "").split(",")
    composer.add(
        links=(loc,),
        title=title_of(_text(news, "title"), is_html=True),
        published=composer.date(_text(news, "publication_date")),
        updated=composer.date(_text(page, "lastmod")),
        categories=[*keywords, *genres],
        enclosures=[
            Enclosure(image, "image") for each in _children(page, "image") if (image := _text(each, "loc"))
        ],
    )


def _whole(root: etree._Element, document: str) -> list[etree._Element]:
    """The pages of a sitemap, without the last where the document was cut within it: half an address is another."""
    pages = list(root)
    return pages if _END.search(document[-200:]) else pages[:-1]


def _children(element: Iterable[etree._Element] | None, name: str) -> Iterator[etree._Element]:
    for child in element if element is not None else ():
        if _name(child) == name:
            yield child


def _text(element: etree._Element | None, name: str) -> str | None:
    for child in _children(element, name):
        if text := (child.text or "").strip():
            return text[:_MAX_TEXT]
    return None


def _name(element: etree._Element) -> str:
    """The local name in lower case; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""
