"""The text's node and the lines that an extractor made of it -> the lines, and what it left out.

An extractor drops what it takes for boilerplate and says nothing. Here every stretch of text of the node is
looked for in the lines: a paragraph that is missing between two that are there comes back in its place, anything
else is told as removed.
"""

import re
from bisect import bisect_right
from itertools import accumulate, islice
from typing import NamedTuple

from lxml.etree import _Element, iterwalk

from worker.articles.extraction.extract import Line
from worker.articles.extraction.structure import is_within, site_of
from worker.articles.model import Image, Removed, Role
from worker.articles.page.tree import INLINE, has_more_nodes, node_text, squeeze
from worker.articles.page.weight import breadth

_SHORT = 24  # letters; a shorter stretch is looked for as words of a line, not anywhere in the text
_SEARCH_AT_MOST = 30_000_000  # characters that are looked through; a page that needs more is an attack


class Stretch(NamedTuple):
    """A text between two blocks: what it says, how many of its letters are links (`abroad`: to other sites; `linked`:
    to this one), and the block around it."""

    text: str
    linked: int
    abroad: int
    tag: str


def stretches_of(root: _Element, url: str = "") -> list[Stretch]:
    """All text in and below a node, in reading order, cut where a block or a line of it begins or ends."""
    found: list[Stretch] = []
    pieces: list[str] = []
    holders = ["div"]
    links = [0, 0]  # letters of links within the site, and to others
    open_links: list[int] = []
    site = site_of(url)

    def end() -> None:
        if pieces and (text := squeeze("".join(pieces))):
            found.append(Stretch(text, links[0], links[1], holders[-1]))
        pieces.clear()
        links[:] = [0, 0]

    for event, node in iterwalk(root, events=("start", "end")):
        tag = node.tag
        begins = event == "start"
        if tag == "br" or tag not in INLINE:
            end()
            if tag in _TOLD:
                if begins:
                    holders.append(tag)
                else:
                    holders.pop()
        elif tag == "a":
            if begins:
                open_links.append(0 if is_within(node.get("href", ""), site) else 1)
            else:
                open_links.pop()
        text = node.text if begins else (None if node is root else node.tail)
        if text:
            pieces.append(text)
            if open_links:
                links[open_links[-1]] += len(text)
    end()
    return found


_TOLD = frozenset(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "form", "button", "select", "dt"])


def reconciled(lines: list[Line], stretches: list[Stretch]) -> tuple[list[Line], list[Removed]]:
    """The lines with the paragraphs that the extractor lost, in their places, and the rest of what it lost."""
    text = _Text(lines)
    added: dict[int, list[Line]] = {}
    removed: list[Removed] = []
    missing: list[Stretch] = []  # since the last one that was found
    after = -1  # the line that holds it
    for stretch in stretches:
        at = text.line_of(stretch.text)
        if at is None:
            missing.append(stretch)
            continue
        if missing:
            for lost in missing:
                if after >= 0 and _is_paragraph(lost):
                    added.setdefault(after, []).append(Line(lost.text, _role(lost)))
                else:
                    removed.append(_left_out(lost))
            missing = []
        after = max(after, at) if at < after or at - after < _FAR else after
    removed += [_left_out(s) for s in missing]
    if not added:
        return lines, removed
    whole: list[Line] = []
    for number, line in enumerate(lines):
        whole.append(line)
        whole += added.get(number, ())
    return whole, removed


def _left_out(stretch: Stretch) -> Removed:
    if stretch.linked * 2 > len(stretch.text):
        return Removed(stretch.text, "read-also", "mostly links")
    return Removed(stretch.text, "ui", "no text to the extractor")


_LEAST_ABROAD = 20
_FAR = 400  # lines
_LEAST = 60  # letters of a paragraph that comes back; shorter ones are labels as often as text
_ENDS = (".", "!", "?", "…", "»", "”", '"', "。", "！", "？", "」", ":", ";")


def _is_paragraph(stretch: Stretch) -> bool:
    if stretch.tag == "li" and stretch.abroad * 2 > len(stretch.text) >= _LEAST_ABROAD:
        return True  # a list of products or sources: extractors see nothing but links
    return (
        stretch.tag not in ("form", "button", "select")
        and stretch.linked * 4 <= len(stretch.text)
        and breadth(stretch.text) >= _LEAST
        and stretch.text.endswith(_ENDS)
    )


def _role(stretch: Stretch) -> Role:
    return Role.LIST if stretch.tag in ("li", "dt", "table") else Role.BODY


class _Text:
    """The lines as one text without spaces, in which stretches are found from the last one on."""

    def __init__(self, lines: list[Line]) -> None:
        forms = [_form(line.text) for line in lines]
        self.joined = "".join(forms)
        self.starts = [0, *accumulate(len(form) for form in forms)]
        self.lines = lines
        self.at = 0
        self.budget = _SEARCH_AT_MOST
        self.parts: frozenset[str] | None = None
        self.numbers: dict[str, int | None] = {}  # a line that is said twice has none
        for number, line in enumerate(lines):
            self.numbers[line.text] = None if line.text in self.numbers else number
        self.spaced = ""

    def line_of(self, text: str) -> int | None:
        """The number of the line that says it; None where none does."""
        number = self.numbers.get(text) if len(text) >= _LEAST else None
        if number is not None:
            self.at = max(self.at, self.starts[number])
            return number
        form = _form(text)
        if not form:
            return bisect_right(self.starts, self.at) - 1
        if len(form) < _SHORT and not self._says(text, form):
            return None
        near = self.joined.find(form, self.at, self.at + _NEAR)
        if near < 0:
            if self.budget < 0:
                return bisect_right(self.starts, self.at) - 1
            self.budget -= len(self.joined)
            near = self.joined.find(form)
            if near < 0:
                return None
        else:
            self.at = near
        return bisect_right(self.starts, near) - 1

    def _says(self, text: str, form: str) -> bool:
        """Whether a short text stands somewhere as words: "Share" does not in "shareholders"."""
        if self.parts is None:
            parts = (part for line in self.lines for part in line.text.split("\n"))
            self.parts = frozenset(_form(part) for part in parts if len(part) < 2 * _SHORT)
            self.spaced = f" {' '.join(line.text for line in self.lines)} ".replace("\n", " ")
        if form in self.parts:
            return True
        at = self.spaced.find(text)
        while at >= 0 and self.budget > 0:
            if not self.spaced[at - 1].isalnum() and not self.spaced[at + len(text)].isalnum():
                return True
            self.budget -= _NEAR
            at = self.spaced.find(text, at + 1)
        return False


_NEAR = 20_000
_WORDS = re.compile(r"\w+")


def _form(text: str) -> str:
    return "".join(text.split())


def stretches_outside(main: _Element, root: _Element) -> list[Stretch]:
    """What of the node chosen first lies outside of the one that is read, in page order."""
    path = [root, *root.iterancestors()]
    if main is root or root in main.iterancestors():
        return []
    if main not in path:
        return stretches_of(main)
    before: list[Stretch] = []
    after: list[Stretch] = []
    for node in path[: path.index(main)]:
        holder = node.getparent()
        earlier = _loose(holder.text) if holder is not None else []
        for beside in reversed(list(node.itersiblings(preceding=True))):
            earlier += [*stretches_of(beside), *_loose(beside.tail)]
        before = earlier + before
        after += _loose(node.tail)
        for beside in node.itersiblings():
            after += [*stretches_of(beside), *_loose(beside.tail)]
    return before + after


def _loose(text: str | None) -> list[Stretch]:
    """A text that stands between two nodes."""
    text = squeeze(text or "")
    return [Stretch(text, 0, 0, "div")] if text else []


def left_outside(outside: list[Stretch], lines: list[Line]) -> list[Removed]:
    """The stretches that none of the lines says: headlines, dates and teasers around the text."""
    if not outside:
        return []
    text = _Text(lines)
    return [
        Removed(s.text, "read-also" if s.linked * 2 > len(s.text) else "ui", "outside of the text")
        for s in outside
        if text.line_of(s.text) is None
    ]


def figures_in(main: _Element) -> list[tuple[_Element, str]]:
    """The figures and captions of a node, with what they say."""
    figures = (
        f for f in islice(main.iter("figure", "figcaption"), _FIGURES) if not has_more_nodes(f, _FIGURE_NODES)
    )
    return [(node, text) for node in figures if (text := node_text(node, " "))]


_FIGURES = 400
_FIGURE_NODES = 400


def left_of_figures(figures: list[tuple[_Element, str]], images: tuple[Image, ...]) -> list[Removed]:
    """What stood in the figures that have gone and is in no caption and no credit: buttons, labels, counters."""
    said = {
        word
        for image in images
        for text in (image.caption, image.credit_text)
        if text
        for word in _WORDS.findall(text)
    }
    return [
        Removed(text, "caption", "<figure>")
        for node, text in figures
        if node.getparent() is None and any(word not in said for word in _WORDS.findall(text))
    ]
