"""Tree -> the standfirst: what stands between headline and text; extractors take it for a teaser."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.extraction.extract import Line
from worker.articles.model import Role
from worker.articles.normal_form import normal_form
from worker.articles.page.tree import INLINE, after_all, node_text

_SHORTEST = 30
_LONGEST = 1_200
_STEM = 60  # characters of the description by which a cut one ("…") finds its full text on the page
_LINES_AT_MOST = 8


def find_standfirst(tree: HtmlElement, root: _Element, description: str) -> list[Line]:
    """The lines between the headline and the text's node; else what the description says, if it is shown.

    A description that is nowhere on the page is for search engines and is left out. Nothing is taken from
    inside links: those are teasers of other articles.
    """
    wanted = _Wanted(description)
    lead: list[Line] = []
    described = ""
    below_headline = inside = False
    end = after_all(root)
    for node in tree.iter():
        if node is root:
            inside = True
        elif node is end:
            inside = below_headline = False
            if described or lead:
                break
        if node.tag == "h1" and not inside:
            below_headline, lead = True, []
            continue
        if (inside and described) or node.tag not in _TAGS or not (text := _own_text(node)):
            continue
        if not described and wanted.begins(text):
            described = text
        if below_headline and not inside and len(lead) < _LINES_AT_MOST and _linked(node) * 2 < len(text):
            lead.append(Line(text, Role.LIST if node.tag == "li" else Role.STANDFIRST))
    if described and all(normal_form(described) != normal_form(line.text) for line in lead):
        return lead or [Line(described, Role.STANDFIRST)]
    return lead


class _Wanted:
    """A description, to be found again on the page; one that is too short is found nowhere."""

    def __init__(self, description: str) -> None:
        form = normal_form(description)
        self._stem = form[:_STEM] if len(form) >= _SHORTEST else ""
        self._word = next((word for word in description.split() if len(word) > 4 and word.isalnum()), "")

    def begins(self, text: str) -> bool:
        """Whether it is in the beginning of the text. A word of it is looked for first: that costs less."""
        beginning = text[: _STEM * 3]
        return bool(self._stem) and self._word in beginning and self._stem in normal_form(beginning)


def with_standfirst(lines: list[Line], standfirst: list[Line], named: str) -> list[Line]:
    """The lines with the standfirst first; what they already say near their beginning is not said again.

    `named` is what the page calls its standfirst or its description: if it is the first paragraph of the text
    it only gets its role.
    """
    beginning = [normal_form(line.text[:_BEGINNING]) for line in lines[:8]] if standfirst else []
    everything = {line.text for line in lines} if standfirst else set()
    new = []
    for line in standfirst:
        form = normal_form(line.text)
        if line.text not in everything and not any(
            form[:200] in begin or begin in form for begin in beginning if begin
        ):
            new.append(line)
    first = next((number for number, line in enumerate(lines[:4]) if line.role is Role.BODY), None)
    if not named or new or first is None or len(lines[first].text) > _BEGINNING:
        return [*new, *lines]
    if normal_form(lines[first].text) == normal_form(named):
        return [*lines[:first], replace(lines[first], role=Role.STANDFIRST), *lines[first + 1 :]]
    return lines


_BEGINNING = 20_000  # characters; no standfirst is longer


def named_standfirst(root: _Element) -> str:
    """The text of the first node in the article that its class calls the standfirst; "" for none."""
    for node in islice(root.iter("p", "h2", "h3", "div"), _NODES_AT_MOST):
        name = node.get("class")
        if name and _is_named(name) and (text := _own_text(node)):
            return text
    return ""


@lru_cache(maxsize=4_096)
def _is_named(name: str) -> bool:
    return _NAMED.search(name) is not None


_NODES_AT_MOST = 300
_NAMED = re.compile(
    r"standfirst|chapo\b|chapeau|\bdek\b|sub-?title|sub-?headline|sottotitolo|sommario|entradilla|bajada|vorspann|"
    r"article__?desc|article-desc|\blede?\b|\blead(?:text)?\b|\bintro\b",
    re.I,
)
_TAGS = frozenset(["p", "h2", "h3", "h4", "div", "span", "strong", "section", "b", "em", "li", "header"])


def _linked(node: _Element) -> int:
    return sum(len(node_text(link)) for link in node.iter("a"))


def _own_text(node: _Element) -> str:
    """The text of a node that holds one line of it and no other block; "" for containers and parts of it."""
    if len(node) > 20 or any(child.tag not in INLINE for child in node):
        return ""
    if node.tag in INLINE and any(parent.tag in ("p", "a", "li", "h2") for parent in _near(node)):
        return ""
    text = node_text(node)
    if not _SHORTEST <= len(text) <= _LONGEST:
        return ""
    return "" if any(parent.tag == "a" for parent in _near(node)) else text


def _near(node: _Element) -> Iterator[_Element]:
    """The next parents up."""
    holder = node.getparent()
    for _ in range(8):
        if holder is None:
            return
        yield holder
        holder = holder.getparent()
