"""Tree -> where its running text lies, and the node that holds the article's."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import cast

from lxml.etree import XPath, _Element, _ElementUnicodeResult
from lxml.html import HtmlElement, html_parser

from worker.text import beyond_alphabets

_RUNNING_TEXT = 50  # letters in one stretch of text that make it running text
_RUNNING_IDEOGRAPHS = 13  # as many say the same in Chinese, Japanese or Korean
_STEPS_AT_MOST = 1_000_000


@dataclass(slots=True)
class Weights:
    """How much running text, in letters as `breadth` counts them, lies in and below each node that has any."""

    below: dict[_Element, int]
    total: int

    def share(self, node: _Element) -> float:
        """The part of the page's running text that the node holds, 0 to 1."""
        return self.below.get(node, 0) / self.total if self.total else 0.0

    def without(self, node: _Element) -> None:
        """Take a node that is about to go out of the count."""
        gone = self.below.get(node, 0)
        holder: _Element | None = node if gone else None
        while holder is not None:
            self.below[holder] = self.below.get(holder, 0) - gone
            holder = holder.getparent()


def weigh(tree: HtmlElement) -> Weights:
    """Running text by node: stretches of 50 letters or more, added to the node and all above it.

    What stands in links never counts: teasers are long too. What stands in lists, forms and footers counts
    only where most of the page's text does: some sites put all of it there. Stops after a million steps; a
    page that needs more is an attack, and nodes without weight are cut by their names only.
    """
    stretches: list[tuple[int, list[_Element], bool]] = []
    strict = loose = steps = 0
    long_texts = _LONG_IDEOGRAPHIC if _writes_ideographs(tree) else _LONG_TEXTS
    for text in cast("list[_ElementUnicodeResult]", long_texts(tree)):
        holder = text.getparent()
        length = breadth(text.strip())
        if length < _RUNNING_TEXT or steps > _STEPS_AT_MOST:
            continue
        if text.is_tail and holder is not None:
            holder = holder.getparent()
        if holder is None:
            continue
        above = [holder, *holder.iterancestors()]
        steps += len(above)
        tags = {node.tag for node in above}
        if tags & _NOT_TEXT:
            continue
        aside = bool(tags & _SELDOM_TEXT)
        stretches.append((length, above, aside))
        loose += length
        strict += 0 if aside else length
    keep_all = strict * 2 < loose
    below: dict[_Element, int] = {}
    for length, above, aside in stretches:
        if keep_all or not aside:
            for node in above:
                below[node] = below.get(node, 0) + length
    return Weights(below, loose if keep_all else strict)


def breadth(text: str) -> int:
    """The length of a text in letters of an alphabet: an ideograph or a syllable says as much as four."""
    return len(text) + 3 * len(_IDEOGRAPH.findall(text)) if beyond_alphabets(text) else len(text)


_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")
_LONG_TEXTS = XPath(f"//body//text()[string-length(.) >= {_RUNNING_TEXT}]")
_LONG_IDEOGRAPHIC = XPath(f"//body//text()[string-length(.) >= {_RUNNING_IDEOGRAPHS}]")


def _writes_ideographs(tree: HtmlElement) -> bool:
    """Whether the page says that it is in Chinese, Japanese or Korean, or its headlines are."""
    if (tree.get("lang") or "").lower().startswith(("zh", "ja", "ko")):
        return True
    texts = (node.text for node in islice(tree.iter("h1", "h2", "p"), 30) if node.text)
    return any(_IDEOGRAPH.search(text) for text in texts)


_SELDOM_TEXT = frozenset(["li", "form", "footer", "nav", "figcaption"])
_NOT_TEXT = frozenset(["a", "button", "noscript", "svg", "title", "option"])


def text_root(tree: HtmlElement, weights: Weights) -> _Element:
    """The deepest node that holds the article's text.

    Down from the top: into the child that holds nearly all text; or into one that holds half of it and is
    marked as the article, because side columns and readers' comments may weigh as much as a short article; or,
    where nothing is marked, into the one under the headline that holds most of it.
    """
    root: _Element = tree
    while True:
        here = weights.below.get(root, 0)
        heavy = [c for c in root if weights.below.get(c, 0) >= 0.1 * here] if here else []
        down = next((c for c in heavy if weights.below[c] >= 0.85 * here), None)
        if down is None:
            marked = [c for c in heavy if _is_marked(c)]
            headed = [c for c in marked if c.tag == "article" and _is_headed(c)]
            if len(marked) > 1 and len(headed) == len(marked):
                root = headed[0]  # whole articles one after the other: endless scrolling
                continue
            down = marked[0] if len(marked) == 1 and weights.below[marked[0]] >= 0.4 * here else None
            if down is None and not marked:
                down = next((c for c in heavy if weights.below[c] >= 0.6 * here and _is_headed(c)), None)
        if down is None or down.tag == "p":
            return root
        root = down


def _is_headed(node: _Element) -> bool:
    return next(node.iter("h1"), None) is not None


def _is_marked(node: _Element) -> bool:
    if node.tag in ("article", "main") or node.get("itemprop") == "articleBody" or node.get("role") == "main":
        return True
    name = f"{node.get('class', '')} {node.get('id', '')}"
    return bool(_ARTICLE_NAME.search(name))


_ARTICLE_NAME = re.compile(
    r"(?:article|story|post|entry|news|text)[-_]*(?:body|content|text|main|container|wrapper)|"
    r"(?:content|main)[-_]*(?:body|article|text|column|content)",
    re.I,
)


def isolated(tree: HtmlElement, root: _Element, weights: Weights) -> HtmlElement:
    """A page that holds nothing but the text's node, marked so that an extractor finds it at once.

    No name is left in it: what goes by its name has gone, with a reason; an extractor's own list of names
    would take more (95 of 234 names tried on a paragraph) and tell nobody. Where no node of the page is the
    text's, the extractor has to look for one by its names: only the nodes that hold much of it lose theirs.
    """
    if root.tag in ("html", "body"):
        much = 0.25 * weights.below.get(root, 0)
        for node in root.iter():
            if node.tag == "span" or weights.below.get(node, 0) > much:
                node.attrib.clear()
        return tree
    for node in root.iter():
        attributes = node.attrib
        if attributes and (len(attributes) > 1 or "href" not in attributes):
            for name in set(attributes) - _READ_BY_EXTRACTORS:
                del attributes[name]
    page = _element("html")
    body = _element("body")
    page.append(body)
    root.tail = None
    root.tag = "div"
    root.set("class", "article-body")
    body.append(root)
    return page


_READ_BY_EXTRACTORS = frozenset(["href", "colspan", "rowspan"])


def _element(tag: str) -> HtmlElement:
    return html_parser.makeelement(tag)
