"""Tree -> the lines of the article's text: the one file that knows trafilatura."""

from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime

import trafilatura
from htmldate import find_date
from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement
from trafilatura.settings import Extractor

from worker.articles.extraction.breaks import joined
from worker.articles.model import Role
from worker.articles.page.tree import INLINE, squeeze

EXTRACTOR = "trafilatura"
EXTRACTOR_VERSION: str = trafilatura.__version__


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the text as the extractor gives it: no blank line inside, spaces squeezed.

    `time` is that of a live post; `strong` says that the page sets all of the line in bold.
    """

    text: str
    role: Role = Role.BODY
    level: int | None = None
    time: datetime | None = None
    strong: bool = False


def extract(tree: HtmlElement, url: str, strong: Collection[str] = ()) -> list[Line]:
    """The lines of the main text, in reading order. The tree is used up. `strong` are the lines set in bold.

    `fast`: the justext and readability fallbacks bring menus into paywalled teasers (F .80 against .90).
    `favor_recall`: cleaning is ours, so a lost paragraph costs more than a line too many.
    """
    options = copy(_OPTIONS)
    options.url = options.source = url or None
    document = trafilatura.bare_extraction(tree, options=options)
    if document is None or isinstance(document, dict):
        return []
    lines = [line for element in document.body for line in _lines(element) if line.text]
    return (
        [replace(line, strong=True) if line.text in strong else line for line in lines] if strong else lines
    )


# Made once: it reads its numbers from a configuration, which takes as long as reading a short page.
_OPTIONS = Extractor(output_format="python", fast=True, recall=True, comments=False)


def date_on_page(tree: HtmlElement, url: str, before: datetime | None) -> str:
    """The day that the page's address or text gives, as YYYY-MM-DD; "" for none. A guess: the last resort."""
    found = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url or None,
        max_date=before.strftime("%Y-%m-%d") if before else "2100-01-01",
    )
    return found or ""


def _lines(element: _Element) -> Iterator[Line]:
    tag = element.tag
    if tag == "head":
        rend = element.get("rend", "h3")
        level = int(rend[1:]) if rend[1:].isdigit() else 3
        yield Line(" ".join(_parts(element)), Role.SUBHEAD, min(max(level, 2), 6))
    elif tag == "quote":
        yield Line("\n".join(_parts(element)), Role.QUOTE)
    elif tag == "list":
        yield Line("\n".join(_parts(element)), Role.LIST)
    elif tag == "table":
        rows = ("\t".join(" ".join(_parts(cell)) for cell in row.iter("cell")) for row in element.iter("row"))
        yield Line("\n".join(row for row in rows if row.strip()), Role.LIST)
    else:
        for part in _parts(element):
            yield Line(part)
    if element.tail and element.tail.strip():
        yield Line(squeeze(element.tail))


def _parts(element: _Element) -> list[str]:
    """The texts between line breaks, paragraphs and list items inside an element; its tail is not its own."""
    parts: list[list[str]] = [[]]
    broken: list[bool] = [False]  # for each part: whether a line break begins it
    for event, inner in iterwalk(element, events=("start", "end")):
        if event == "start":
            if inner is not element and inner.tag not in _WITHIN_LINES:
                parts.append([])
                broken.append(inner.tag == "lb")
            parts[-1].append(inner.text or "")
        elif inner is not element:
            if inner.tag not in _WITHIN_LINES and inner.tag != "lb":
                parts.append([])
                broken.append(False)
            parts[-1].append(inner.tail or "")
    texts = [squeeze("".join(part)) for part in parts]
    if not any(broken):
        return [text for text in texts if text]
    return joined(
        (text, single and bool(texts[number - 1]))
        for number, (text, single) in enumerate(zip(texts, broken, strict=True))
    )


# All other tags of the extractor's, known or not, begin a line of their own.
_WITHIN_LINES = INLINE | {"hi", "ref", "done"}
