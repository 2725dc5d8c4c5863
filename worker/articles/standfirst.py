"""Tree -> the standfirst: the sentence or two between headline and text, which extractors take for a teaser."""

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.extract import Line
from worker.articles.match import normal_form
from worker.articles.model import Role
from worker.articles.tree import node_text, squeeze

_SHORTEST = 30
_LONGEST = 1_200
_STEM = 60  # characters of the description by which a cut one ("…") finds its full text on the page
_TAGS = ("p", "h2", "h3", "div", "span", "strong", "section", "b", "em", "li", "header")


def find_standfirst(tree: HtmlElement, description: str) -> str:
    """The standfirst as it stands on the page; "" if the page shows none.

    It is what the page's own description says, word for word; where the description is cut, the text that
    goes on. A description that is nowhere on the page is for search engines and is left out.
    """
    wanted = normal_form(description)
    if len(wanted) < _SHORTEST:
        return ""
    stem = wanted[:_STEM]
    first = _beginning(description)
    for node in tree.iter(*_TAGS):
        begins = node.text if node.text and not node.text.isspace() else node[0].text if len(node) else None
        if not begins:
            continue
        start = _beginning(begins)
        if start != first and (len(node) == 0 or len(start) >= len(first) or not first.startswith(start)):
            continue
        text = _own_text(node)
        if not text:
            continue
        form = normal_form(text)
        if form == wanted or (form.startswith(stem) and _cut(description)):
            return text
    return ""


def _beginning(text: str) -> str:
    """The first letters, for a cheap look before the full comparison."""
    return text[:40].lstrip(" \t\r\n\xa0«\"“„'’‘").casefold()[:6]


def with_standfirst(lines: list[Line], standfirst: str) -> list[Line]:
    """The lines with the standfirst first. If it is already among the first ones it only gets its role."""
    if not standfirst:
        return lines
    wanted = normal_form(standfirst)
    for number, line in enumerate(lines[:6]):
        if normal_form(line.text) == wanted:
            rest = lines[:number] + lines[number + 1 :]
            return [Line(line.text, Role.STANDFIRST), *rest]
    if any(normal_form(line.text).startswith(wanted[:200]) for line in lines):
        return lines
    return [Line(standfirst, Role.STANDFIRST), *lines]


def _cut(description: str) -> bool:
    return description.rstrip().endswith(("…", "...", "[…]", "[...]"))


def _own_text(node: _Element) -> str:
    """The text of a node that holds one paragraph's worth of it; "" for containers."""
    size = len(node.text or "")
    if len(node) > 20:
        return ""
    if size < 5 and len(node) == 0:
        return ""
    text = node_text(node) if len(node) else squeeze(node.text or "")
    return text if _SHORTEST <= len(text) <= _LONGEST else ""
