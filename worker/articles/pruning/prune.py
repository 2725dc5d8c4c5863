"""Tree -> the same tree without what its own markup calls foreign: ads, promos, prompts, menus.

Class names, ids and a few attributes tell three quarters of what is not journalism, in any language. They
also lie ("has-ads" on the body, "paywall" around the text), so no node goes that holds much of the text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.model import Removed
from worker.articles.page.floor import (
    Floor,
    Surroundings,
    in_sentence,
    is_initial,
    line_of_byline,
    said_twice,
)
from worker.articles.page.seams import Seams
from worker.articles.page.tree import INLINE, after_all, node_text
from worker.articles.page.weight import Weights
from worker.articles.pruning.signals import ATTRIBUTES, PAIRS, WORDS

# A node with more of the page's running text than this stays, whatever it is called.
_SHARE_AT_MOST = 0.25


def prune(tree: HtmlElement, weights: Weights, main: _Element) -> tuple[Removed, ...]:
    """Take the foreign nodes out of the tree. What stood inside `main`, the main text, is returned, with reasons."""
    removed: list[Removed] = []
    floor = Floor(main)
    foreign = list(_foreign(tree, weights, floor))
    with Seams() as seams:
        for node, reason, marker in foreign:
            if node.getparent() is None:
                continue
            if _is_below(node, main):
                seams.close_in(node)
                removed += _told(node, reason, marker)
            weights.without(node)
            seams.drop(node)
    return tuple(removed)


def _told(node: _Element, reason: str, marker: str) -> Iterator[Removed]:
    """What the node says, in parts of a bounded length, cut between words."""
    text = node_text(node, " ")
    while text:
        end = len(text) if len(text) <= _TEXT_AT_MOST else text.rfind(" ", 1, _TEXT_AT_MOST)
        end = end if end > 0 else _TEXT_AT_MOST
        yield Removed(text[:end], reason, marker)
        text = text[end:].lstrip()


_TEXT_AT_MOST = 2_000
_CLIMB_AT_MOST = 300


def _is_below(node: _Element, ancestor: _Element) -> bool:
    holder = node.getparent()
    for _ in range(_CLIMB_AT_MOST):
        if holder is None:
            return False
        if holder is ancestor:
            return True
        holder = holder.getparent()
    return False


def _foreign(tree: HtmlElement, weights: Weights, floor: Floor) -> Iterator[tuple[_Element, str, str]]:
    until: _Element | None = None  # all before it is in a node that goes
    surroundings = Surroundings()
    found: list[tuple[_Element, str, str]] = []
    by_marker: Counter[str] = Counter()
    paragraphs: Counter[str] = Counter()
    for node in tree.iter():
        if until is not None:
            if node is not until:
                continue
            until = None
        verdict = _verdict(node)
        if verdict is None:
            continue
        reason, marker = verdict
        by_marker[marker] += weights.below.get(node, 0)
        if _stays(node, reason, marker, weights, floor, surroundings):
            continue
        if reason == "byline" and (line := line_of_byline(node, surroundings)) is not None:
            node = line  # the whole line goes with the name
        if node.tag == "p":
            paragraphs[marker] += weights.below.get(node, 0)
        found.append((node, reason, marker))
        until = after_all(node)
        if until is None:
            break
    for node, reason, marker in found:
        counted = by_marker if reason in _SOFT else paragraphs
        if reason == "obfuscated" or counted[marker] <= _SHARE_AT_MOST * weights.total:
            yield node, reason, marker


def _stays(
    node: _Element, reason: str, marker: str, weights: Weights, floor: Floor, surroundings: Surroundings
) -> bool:
    """Whether a node stays for what it holds, or where it stands, whatever its name says."""
    if reason == "obfuscated":  # letters turned into others hold as much of the page as the text would
        return (weights.share(node) > _SHARE_AT_MOST or floor.keeps(node)) and floor.is_readable(node)
    if weights.share(node) > _SHARE_AT_MOST or floor.keeps(node):
        return True
    if node.tag in INLINE and (reason in ("hidden", "ui")) and (twice := said_twice(node)) is not None:
        return not twice
    if reason in _SOFT and _may_be_text(node, reason, weights):
        return True
    return node.tag in INLINE and in_sentence(node, marker, surroundings)


# Names that publishers also give to the text itself: a quarter of the text under one such name is the text.
_SOFT = frozenset(["paywall", "hidden", "caption", "byline", "promo", "audio"])


def _may_be_text(node: _Element, reason: str, weights: Weights) -> bool:
    """Whether a name that publishers also give to the text itself says too little.

    "paywall" and hidden nodes wrap the paragraphs that a script will show; a prompt has little running text.
    """
    weight = weights.below.get(node, 0)
    if reason == "paywall":
        return (
            weight > _PROMPT
            or node.tag == "p"
            or next(node.iter("a", "button", "form", "input"), None) is None
        )
    if reason == "hidden":
        return weight > _PROMPT or (node.tag in INLINE and is_initial(node_text(node)))
    return False


_PROMPT = 300  # characters of running text


def _verdict(node: _Element) -> tuple[str, str] | None:
    tag = node.tag
    if tag in _KEPT_TAGS or not isinstance(tag, str):
        return None
    if tag in _TAGS:
        return _TAGS[tag], f"<{tag}>"
    for name, value in cast("list[tuple[str, str]]", node.items()):
        if name in _NAMES:
            if name == "id" and (tag in _HEADINGS or _RANDOM.search(value)):
                continue
            if found := named(value[:_NAME_AT_MOST]):
                return found[0], f"{name}={found[1]}"
        elif name in ATTRIBUTES:
            for part, reason in ATTRIBUTES[name]:
                if not part or part in value.lower():
                    return reason, f"{name}={part}" if part else name
    return None


_NAMES = frozenset(["class", "id", "data-testid", "data-component", "data-type"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# Ids made by machines ("f54ef493-ad…") and anchors made of a subhead's words say nothing.
_RANDOM = re.compile(r"\d[A-Za-z]|[A-Za-z]\d\w*\d|[A-Z][a-z]+[A-Z]{2}|(?:[^-_]+[-_]){4}")
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


def reason_of(names: str) -> str:
    """Why a node of these classes would go, by its first word that says so; "" for no reason."""
    found = named(names[:_NAME_AT_MOST])
    return found[0] if found else ""


@lru_cache(maxsize=20_000)
def named(value: str) -> tuple[str, str] | None:
    """The reason and the word that an attribute's value gives, token by token.

    Tokens are split at punctuation and capitals: "ArticleAdSlot" reads article, ad, slot.
    """
    for token in value.split():
        words = [w.lower() for w in _WORD.findall(token)]
        for number, word in enumerate(words):
            if word in WORDS and (len(word) > 3 or _alone(word, token)):
                return WORDS[word], token
            pair = (word, words[number + 1]) if number + 1 < len(words) else None
            if pair in PAIRS:
                return PAIRS[pair], token
    return None


def _alone(word: str, token: str) -> bool:
    """Whether a short word stands between hyphens: "top-ad", not "paragraphAd--16j0Y"."""
    return word in token.lower().replace("_", "-").split("-")


_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
