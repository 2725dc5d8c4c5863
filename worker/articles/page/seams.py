"""Nodes out of a tree, one after the other: the text that grows where they stood is joined once.

A paragraph of 14,000 links that all go would be copied 14,000 times otherwise, and took a minute.
"""

from types import TracebackType
from typing import Self

from lxml.etree import _Element

from worker.articles.page.floor import is_initial
from worker.articles.page.tree import INLINE, node_text


class Seams:
    """Takes nodes out. What they leave is whole when the `with` ends; `close_in` before a node is read meanwhile."""

    def __init__(self) -> None:
        self._at: _Element | None = None  # in or behind which the open text stands
        self._is_tail = False
        self._pieces: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def drop(self, node: _Element) -> None:
        """Remove a node and all below it; the text after it stays, and a block still parts what was around it."""
        parent = node.getparent()
        if parent is None:
            return
        self.close_in(node)
        tail = node.tail or ""
        pieces = self.before(node, parent)
        if not _is_within_a_word(node):
            pieces.append(" ")
        if tail:
            pieces.append(tail)
        parent.remove(node)

    def before(self, node: _Element, parent: _Element) -> list[str]:
        """The text before a node, in pieces that may be changed; none of them is empty."""
        previous = node.getprevious()
        at, is_tail = (parent, False) if previous is None else (previous, True)
        if at is not self._at or is_tail != self._is_tail:
            self.close()
            text = at.tail if is_tail else at.text
            self._at, self._is_tail, self._pieces = at, is_tail, [text] if text else []
        return self._pieces

    def close_in(self, node: _Element) -> None:
        """Join what is open in, below or right behind a node that is going to be read."""
        at = self._at
        if at is not None and (at is node or (len(node) and node in at.iterancestors())):
            self.close()

    def close(self) -> None:
        """Join what is open."""
        if self._at is None:
            return
        text = "".join(self._pieces)
        if self._is_tail:
            self._at.tail = text
        else:
            self._at.text = text
        self._at = None


def drop(node: _Element) -> None:
    """Take out one node."""
    with Seams() as seams:
        seams.drop(node)


def _is_within_a_word(node: _Element) -> bool:
    return (
        node.tag in INLINE
        and not _is_long(node)
        and is_initial(node_text(node))
        and all(each.tag in INLINE for each in node.iter())
    )


def _is_long(node: _Element) -> bool:
    """Whether a node's own text is plainly no letter or two, without what is below it."""
    return node.text is not None and len(node.text) > 2 and len(node.text.split()) > 1
