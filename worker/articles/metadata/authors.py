"""Tree -> the bylines that a reader sees: in nodes marked as the author's, and under the headline.

Class names are read word by word, because every publisher has its own: "article__author", "pb-byline",
"autor-nombre". The most certain mark that is there counts, and only in the page's own story.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import cast

from lxml.etree import XPath, _Element, _ElementUnicodeResult
from lxml.html import HtmlElement

from worker.articles.metadata.byline import begins_with_by, read_byline
from worker.articles.page.tree import INLINE, has_more_nodes, node_text
from worker.articles.pruning.elsewhere import Elsewhere

_LONGEST = 160  # characters of a byline
_TAGS = (
    "a",
    "span",
    "div",
    "p",
    "address",
    "strong",
    "b",
    "em",
    "li",
    "ul",
    "cite",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
)
_NODES_AT_MOST = 6_000
_AFTER_HEADLINE = 25  # nodes in which a line without a mark may be the byline


def visible_bylines(tree: HtmlElement, elsewhere: Elsewhere) -> list[str]:
    """The byline's strings, one for each author where the page parts them; empty where none is seen."""
    found: dict[int, list[_Element]] = {}
    taken: set[_Element] = set()
    for node in islice(tree.iter(*_TAGS), _NODES_AT_MOST):
        rank = _rank(node)
        if (
            rank is not None
            and not elsewhere.holds(node)
            and taken.isdisjoint(islice(node.iterancestors(), 6))
        ):
            found.setdefault(rank, []).append(node)
            taken.add(node)
    for rank in sorted(found):
        nodes = found[rank] if rank < _BY_CLASS else _near_first(found[rank])
        names = list(dict.fromkeys(text for node in nodes[:_NAMED_AT_MOST] for text in _names(node)))
        if names:
            return names
    line = _under_headline(tree, elsewhere)
    return [line] if line else []


_NAMED_AT_MOST = 200
_BY_CLASS = 2
_MARKED = {"itemprop": {"author": 0, "creator": 0}, "rel": {"author": 1}}


def _rank(node: _Element) -> int | None:
    """How certain the mark of an author is: 0 and 1 are standards', 2 to 4 words of class names; None for none."""
    best: int | None = None
    for name, value in cast("list[tuple[str, str]]", node.items()):
        rank: int | None = None
        if name in _NAMED:
            rank = _rank_of_names(value)
        elif name in _MARKED:
            rank = next(
                (_MARKED[name][mark] for mark in value.lower().split() if mark in _MARKED[name]), None
            )
        if rank is not None and (best is None or rank < best):
            best = rank
    return best


_NAMED = frozenset(["class", "id", "data-testid", "data-component", "data-qa"])


@lru_cache(maxsize=20_000)
def _rank_of_names(value: str) -> int | None:
    best: int | None = None
    for token in value[:300].split():
        words = [word.lower() for word in _WORD.findall(token)]
        if not _NOT_NAMES.isdisjoint(words) and "name" not in words:
            continue
        found = next((_CLASS_RANK[word] for word in words if word in _CLASS_RANK), None)
        if found is not None and "name" in "".join(words):
            found = _BY_CLASS
        if found is not None and (best is None or found < best):
            best = found
    return best


_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CLASSES = {
    3: """
author authors byline bylines auteur auteurs autor autores autoren autore autori autorin verfasser
""",
    4: """
signature signatures writer writers reporter journalist journaliste contributor contributors by firma
""",
}
_CLASS_RANK = {word: rank for rank, words in _CLASSES.items() for word in words.split()}
# Words beside these that say what else of the author it is.
_NOT_NAMES_WORDS = """
    bio biography box card image img avatar photo picture icon social follow twitter date time title role position
    job desc description about email mail share count comment comments related more other also list page archive
    profile info button cta newsletter topic topics tags caption credit credits quote quotes sponsor sponsored
    popular latest recommended sidebar teaser
    """
_NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())


def _names(node: _Element) -> Iterator[str]:
    """The names that a marked node holds: those marked as names, else links, else its text without times."""
    if has_more_nodes(node, _NODES_IN_BYLINE):
        return
    for inner in (
        [n for n in node.iter() if n.get("itemprop") == "name" and n is not node],
        [n for n in node.iter("a") if n is not node and "author" in n.get("rel", "").split()],
    ):
        texts = [text for n in islice(inner, 10) if (text := node_text(n)) and len(text) <= 80]
        if texts:
            yield from texts
            return
    for text in _lines(node):
        yield text
        if read_byline([text]).people:
            return


def _lines(node: _Element) -> list[str]:
    """The texts of a byline's blocks, without times; what stands in several tags side by side is several names."""
    if has_more_nodes(node, _NODES_IN_BYLINE):  # the path asks each text for all around it
        return []
    lines: list[str] = [""]
    size = 0
    for piece in cast("list[_ElementUnicodeResult]", _SHOWN_TEXTS(node)):
        size += len(piece)
        if size > _LONGEST * 4:
            return []
        holder = piece.getparent()
        begins = holder is not None and holder is not node and holder.tag not in INLINE and not piece.is_tail
        if begins or "\n\n" in piece:
            lines.append("")
        elif lines[-1][-1:].isalnum() and piece[:1].isalnum():
            lines[-1] += ", "
        lines[-1] += str(piece)
    lines = [" ".join(line.split()) for line in lines]
    return [line for line in lines if 2 <= len(line) <= _LONGEST]


_NODES_IN_BYLINE = 300
_SHOWN_TEXTS = XPath(
    ".//text()[not(ancestor::time or ancestor::script or ancestor::style or ancestor::button)]"
)
_FOLLOWING = XPath(f"following::*[position() <= {_AFTER_HEADLINE}]")


_BESIDE = 3  # steps up from one name to the holder of all of them


def _near_first(nodes: list[_Element]) -> list[_Element]:
    """By class names alone: the first byline, and those right beside it."""
    around = list(islice(nodes[0].iterancestors(), _BESIDE))
    return [
        node
        for node in nodes[:10]
        if node is nodes[0] or any(up in around for up in islice(node.iterancestors(), _BESIDE))
    ]


def _under_headline(tree: HtmlElement, elsewhere: Elsewhere) -> str:
    """ "By Ann Reed" on a line of its own, in the first nodes after the headline."""
    heading = next((h for h in tree.iter("h1") if node_text(h)), None)
    if heading is None:
        return ""
    for node in cast("list[_Element]", _FOLLOWING(heading)):
        if node.tag not in ("p", "div", "span", "address", "h2", "h3", "h4", "h5", "h6", "em", "strong"):
            continue
        if len(node) > 8 or elsewhere.holds(node):
            continue
        text = ", ".join(_lines(node))
        if 6 <= len(text) <= 100 and begins_with_by(text):
            return text
    return ""
