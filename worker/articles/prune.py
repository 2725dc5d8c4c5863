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

from worker.articles.model import Limits, Removed
from worker.articles.signals import ATTRIBUTES, PAIRS, WORDS
from worker.articles.tree import INLINE, node_text
from worker.articles.weight import Weights, text_root

# A node with more of the page's running text than this stays, whatever it is called.
_SHARE_AT_MOST = 0.25


def prune(tree: HtmlElement, weights: Weights, limits: Limits) -> tuple[Removed, ...]:
    """Take the foreign nodes out of the tree. What stood inside the main text is returned, with reasons."""
    main = text_root(tree, weights)
    removed: list[Removed] = []
    for node, reason, marker in list(_foreign(tree, weights)):
        parent = node.getparent()
        if parent is None:
            continue
        if len(removed) < limits.removed and _is_below(node, main):
            text = node_text(node, " ")[:_TEXT_AT_MOST]
            if text:
                removed.append(Removed(text, reason, marker))
        weights.without(node)
        drop(node)
    return tuple(removed)


_TEXT_AT_MOST = 500
_CLIMB_AT_MOST = 300


def drop(node: _Element) -> None:
    """Remove a node and all below it; the text after it stays, and a block still parts what was around it."""
    parent = node.getparent()
    if parent is None:
        return
    within_a_word = all(each.tag in INLINE for each in node.iter()) and _is_initial(node_text(node))
    gap = "" if within_a_word else " "
    if node.tail or gap:
        before = node.getprevious()
        if before is None:
            parent.text = f"{parent.text or ''}{gap}{node.tail or ''}"
        else:
            before.tail = f"{before.tail or ''}{gap}{node.tail or ''}"
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
    found: list[tuple[_Element, str, str]] = []
    by_marker: Counter[str] = Counter()
    for node in tree.iter():
        if node.getparent() in gone:
            gone.add(node)
            continue
        verdict = _verdict(node)
        if verdict and (weights.share(node) <= _SHARE_AT_MOST or verdict[0] == "obfuscated"):
            by_marker[verdict[1]] += weights.below.get(node, 0)
            if verdict[0] in _SOFT and _may_be_text(node, verdict[0], weights):
                continue
            gone.add(node)
            found.append((node, *verdict))
    for node, reason, marker in found:
        if reason not in _SOFT or by_marker[marker] <= _SHARE_AT_MOST * weights.total:
            yield node, reason, marker


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
        return weight > _PROMPT or (node.tag in INLINE and _is_initial(node_text(node)))
    return False


def _is_initial(text: str) -> bool:
    return len(text) <= _INITIAL and (not text or text.isalpha())


_PROMPT = 300  # characters of running text
_INITIAL = 2  # characters: a drop cap, shown to the eye and said again, unseen, to screen readers


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
            if found := _named(value[:_NAME_AT_MOST]):
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
    found = _named(names[:_NAME_AT_MOST])
    return found[0] if found else ""


@lru_cache(maxsize=20_000)
def _named(value: str) -> tuple[str, str] | None:
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
