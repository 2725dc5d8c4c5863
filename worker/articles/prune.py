"""Tree -> the same tree without what its own markup calls foreign: ads, promos, prompts, menus.

Class names, ids and a few attributes tell three quarters of what is not journalism, in any language. They
also lie ("has-ads" on the body, "paywall" around the text), so no node goes that holds much of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.model import Limits, Removed
from worker.articles.signals import ATTRIBUTES, PAIRS, WORDS
from worker.articles.tree import node_text

# A node with more of the page's running text than this stays, whatever it is called.
_SHARE_AT_MOST = 0.25
_RUNNING_TEXT = 50  # characters in one stretch of text that make it running text
_STEPS_AT_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Weights:
    """How much running text, in characters, lies in and below each node that has any."""

    below: dict[_Element, int]
    total: int

    def share(self, node: _Element) -> float:
        """The part of the page's running text that the node holds, 0 to 1."""
        return self.below.get(node, 0) / self.total if self.total else 0.0


def weigh(tree: HtmlElement) -> Weights:
    """Running text by node: stretches of 50 characters or more outside links, added to all ancestors.

    Stops adding after a million steps: a page that needs more is an attack, and keeping its nodes is safe.
    """
    below: dict[_Element, int] = {}
    total = steps = 0
    for element in tree.iter():
        for text, holder in ((element.text, element), (element.tail, element.getparent())):
            if not text or len(text) < _RUNNING_TEXT or holder is None or holder.tag in _NOT_TEXT:
                continue
            length = len(text.strip())
            if length < _RUNNING_TEXT:
                continue
            total += length
            while holder is not None and steps < _STEPS_AT_MOST:
                below[holder] = below.get(holder, 0) + length
                holder = holder.getparent()
                steps += 1
    return Weights(below, total)


_NOT_TEXT = frozenset(["a", "script", "style", "noscript", "template", "svg", "button", "title", "option"])


def main_node(tree: HtmlElement, weights: Weights) -> _Element:
    """The deepest node that still holds six tenths of the running text."""
    best: _Element = tree
    while True:
        heavier = [child for child in best if weights.share(child) >= 0.6]
        if not heavier:
            return best
        best = heavier[0]


def prune(tree: HtmlElement, weights: Weights, limits: Limits) -> tuple[Removed, ...]:
    """Take the foreign nodes out of the tree. What stood inside the main text is returned, with its reason."""
    main = main_node(tree, weights)
    removed: list[Removed] = []
    for node, reason, marker in list(_foreign(tree, weights)):
        parent = node.getparent()
        if parent is None:
            continue
        if len(removed) < limits.removed and _is_below(node, main):
            text = node_text(node, " ")[:_TEXT_AT_MOST]
            if text:
                removed.append(Removed(text, reason, marker))
        drop(node)
    return tuple(removed)


_TEXT_AT_MOST = 500
_CLIMB_AT_MOST = 300


def drop(node: _Element) -> None:
    """Remove a node and all below it; the text after it stays."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def _is_below(node: _Element, ancestor: _Element) -> bool:
    holder = node.getparent()
    for _ in range(_CLIMB_AT_MOST):
        if holder is None:
            return False
        if holder is ancestor:
            return True
        holder = holder.getparent()
    return False


def _foreign(tree: HtmlElement, weights: Weights) -> Iterator[tuple[_Element, str, str]]:
    gone: set[_Element] = set()
    for node in tree.iter():
        if node.getparent() in gone:
            gone.add(node)
            continue
        found = _verdict(node)
        if found and weights.share(node) <= _SHARE_AT_MOST:
            gone.add(node)
            yield node, *found


def _verdict(node: _Element) -> tuple[str, str] | None:
    tag = node.tag
    if tag in _KEPT_TAGS or not isinstance(tag, str):
        return None
    if tag in _TAGS:
        return _TAGS[tag], f"<{tag}>"
    attributes = node.attrib
    if not attributes:
        return None
    for name in ("class", "id", "data-testid", "data-component", "data-type"):
        value = attributes.get(name)
        if value and (found := _named(value[:_NAME_AT_MOST])):
            return found[0], f"{name}={found[1]}"
    for name, value, reason in ATTRIBUTES:
        if (given := attributes.get(name)) is not None and (not value or value in given.lower()):
            return reason, f"{name}={value}" if value else name
    return None


_NAME_AT_MOST = 400
_KEPT_TAGS = frozenset(["html", "body", "main", "article", "head", "h1", "title", "td", "tr", "tbody", "br"])
_TAGS = {
    "nav": "navigation",
    "footer": "navigation",
    "form": "form",
    "button": "ui",
    "dialog": "ui",
    "iframe": "embed",
    "noscript": "ui",
}


@lru_cache(maxsize=20_000)
def _named(value: str) -> tuple[str, str] | None:
    """The reason and the word that an attribute's value gives, token by token.

    Tokens are split at punctuation and capitals: "ArticleAdSlot" reads article, ad, slot.
    """
    for token in value.split():
        words = [w.lower() for w in _WORD.findall(token)]
        for number, word in enumerate(words):
            if word in WORDS:
                return WORDS[word], token
            pair = (word, words[number + 1]) if number + 1 < len(words) else None
            if pair in PAIRS:
                return PAIRS[pair], token
    return None


_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
