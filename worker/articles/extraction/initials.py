"""Tree -> the same tree with drop caps joined to their words: `<span class="drop-cap">N</span> a endlich`."""

import re

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.page.tree import INLINE

_SPELLINGS = (b"drop", b"Drop", b"initial", b"Initial", b"lettrine", b"first-letter", b"firstLetter")
_NAME = re.compile(
    r"drop[-_]?cap|drop[-_]?letter|initial[-_]?letter|first[-_]?letter|lettrine|^initial$", re.I
)
# Letters that are words by themselves, in the languages of the press that we read: the blank behind them may be meant.
_WORDS = frozenset("aàáeèéêiíoóòuúùyàвикосуяізй")
_AT_MOST = 200
_CLIMB_AT_MOST = 4


def join_initials(tree: HtmlElement, source: bytes) -> None:
    """Take out the blank between a drop cap and the rest of its word, where the markup set one.

    Only behind one capital letter that begins its paragraph and that its class calls a drop cap, before a small letter; `source` is the page
    in UTF-8, which tells cheaply that there is nothing to look for.
    """
    if not any(spelling in source for spelling in _SPELLINGS):
        return
    named = (node for node in tree.iter("span", "b", "strong", "i", "em", "font", "big", "a"))
    found = [node for node in named if (text := node.text) and len(text.strip()) == 1 and len(node) == 0]
    for node in found[:_AT_MOST]:
        letter = (node.text or "").strip()
        is_half_a_word = letter.isupper() and letter.casefold() not in _WORDS
        if is_half_a_word and _NAME.search(node.get("class", "")) and _begins_line(node):
            _join(node, letter)


def _begins_line(node: _Element) -> bool:
    """Whether nothing stands before it in its paragraph."""
    for _ in range(_CLIMB_AT_MOST):
        holder = node.getparent()
        if holder is None or node.getprevious() is not None or (holder.text or "").strip():
            return False
        if holder.tag not in INLINE:
            return True
        node = holder
    return False


def _join(node: _Element, letter: str) -> None:
    end = node
    for _ in range(_CLIMB_AT_MOST):
        holder = end.getparent()
        if end.tail or end.getnext() is not None or holder is None or holder.tag not in INLINE:
            break
        end = holder
    tail, following = end.tail or "", end.getnext()
    rest = tail.lstrip()
    if rest:
        if rest[0].islower():
            node.text, end.tail = letter, rest
    elif tail and following is not None and following.tag in INLINE and (following.text or "")[:1].islower():
        node.text, end.tail = letter, None
