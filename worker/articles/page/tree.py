"""Page text -> one tree, parsed once; all that reads the page reads this tree."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import cast

from lxml import etree
from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.model import Limits
from worker.errors import NoArticle, PageTooComplex
from worker.text import sound


def parse(text: str | bytes, limits: Limits, *, url: str = "") -> HtmlElement:
    """The page's tree. Raises PageTooComplex before the expensive step, NoArticle if nothing is in it.

    Bytes are UTF-8. Tags are counted in them, before parsing; depth is asked of the tree, in C.
    """
    page = text.encode("utf-8", "replace") if isinstance(text, str) else text
    nodes = page.count(b"<")
    if nodes > limits.nodes and (nodes := nodes - page.count(b"</")) > limits.nodes:
        raise PageTooComplex(f"{nodes} nodes, {limits.nodes} allowed", url=url)
    if any(_attributes(piece) > limits.attributes for piece in _long_tags(page)):
        raise PageTooComplex(f"more than {limits.attributes} attributes in one tag", url=url)
    # huge_tree: without it libxml2 silently drops what is nested deeper than 256.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_LOOKUP)
    try:
        tree = etree.fromstring(sound(page), parser)
    except etree.LxmlError as error:
        raise NoArticle(f"no tree: {error}", url=url) from error
    if not isinstance(tree, HtmlElement):
        raise NoArticle("no element in it", url=url)
    if _deeper_than(limits.depth)(tree):
        raise PageTooComplex(f"nested deeper than {limits.depth}", url=url)
    depth = next((each for each in _DEPTHS if not _deeper_than(each)(tree)), limits.depth)
    if len(page) * depth > limits.levelled_chars:  # else it cannot be more
        read = _characters_by_level(tree)
        if read > limits.levelled_chars:
            raise PageTooComplex(f"{read} characters by levels, {limits.levelled_chars} allowed", url=url)
    return tree


_DEPTHS = (20, 40, 80, 160)


def _characters_by_level(tree: _Element) -> int:
    """How much it is to read the text of each node once: each character counts on all levels that hold it."""
    total = level = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        unread = node.tag in ("script", "style")
        if event == "start":
            level += 1
            total += level * len(node.text or "") if not unread else 0
        else:
            level -= 1
            total += level * len(node.tail or "")
    return total


@cache
def _deeper_than(depth: int) -> etree.XPath:
    return etree.XPath(f"boolean({'/*' * (depth + 1)})")


_LONG_TAG = 4_000  # bytes


def _long_tags(page: bytes) -> Iterator[bytes]:
    """What stands between two "<" that are more than `_LONG_TAG` apart; such a stretch holds a whole step of half of it.

    Splitting the page at every "<" finds the same, for ten times as much.
    """
    at = 0
    while at < len(page):
        step = at + _LONG_TAG // 2
        if page.find(b"<", at, step) >= 0:
            at = step
            continue
        begin, end = page.rfind(b"<", 0, at) + 1, page.find(b"<", step)
        end = end if end >= 0 else len(page)
        if end - begin > _LONG_TAG:
            yield page[begin:end]
        at = end + 1


def _attributes(piece: bytes) -> int:
    """How many attributes the tag has with which a stretch of text begins, at most.

    libxml2 compares each attribute with all before it: 500,000 of them take minutes.
    """
    end = piece.find(b">")
    return piece.count(b"=", 0, end if end >= 0 else len(piece)) if piece[:1].isalpha() else 0


# trafilatura wants lxml.html's elements; its own lookup calls Python for each of them, this one does not.
_LOOKUP = etree.ElementDefaultClassLookup(element=HtmlElement)


_INLINE_TAGS = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp
small span strike strong sub sup time tt u var wbr img br
"""
INLINE = frozenset(_INLINE_TAGS.split())


def finder(path: str) -> Callable[[_Element], list[_Element]]:
    """A compiled XPath that selects elements, as a function of the node that it starts from."""
    find = etree.XPath(path)
    return lambda node: cast("list[_Element]", find(node))


def after_all(root: _Element) -> _Element | None:
    """The first node after all that lies in and below a node, in document order."""
    node: _Element | None = root
    while node is not None:
        following = node.getnext()
        if following is not None:
            return following
        node = node.getparent()
    return None


def has_more_nodes(root: _Element, limit: int) -> bool:
    """Whether more than `limit` nodes lie in and below a node; stops counting there."""
    return next(islice(root.iter(), limit, None), None) is not None


def squeeze(text: str) -> str:
    """One space for any run of white space, NFC, no invisible characters (soft hyphen, zero width)."""
    if text.isprintable() and "  " not in text:  # of white space and what is invisible it has spaces at most
        text = text.strip()
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    text = " ".join(text.split())
    if text.isascii():
        return text
    if not text.isprintable():
        text = " ".join(_INVISIBLE.sub("", text).split())
    return unicodedata.normalize("NFC", text)


_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f]")


def node_text(node: _Element, glue: str = "") -> str:
    """All text in and below a node, squeezed. `glue` goes between its pieces: "" in a sentence, else " "."""
    if len(node) == 0:
        return squeeze(node.text or "")
    if not glue:
        return squeeze(etree.tostring(node, method="text", encoding="unicode", with_tail=False))
    return squeeze(glue.join(texts_of(node)))


def texts_of(node: _Element) -> list[str]:
    """The pieces of text in and below a node, in reading order, as they stand: `itertext` in two thirds of its time."""
    pieces = [node.text] if node.text else []
    walks, holders = [iter(node)], [node]
    while walks:
        for child in walks[-1]:
            if text := child.text:
                pieces.append(text)
            if len(child):
                walks.append(iter(child))
                holders.append(child)
                break
            if tail := child.tail:
                pieces.append(tail)
        else:
            walks.pop()
            holder = holders.pop()
            if walks and (tail := holder.tail):
                pieces.append(tail)
    return pieces


def says_more(node: _Element, characters: int) -> bool:
    """Whether a node's text, as it stands, has more characters; stops counting there."""
    if len(node) == 0:
        return len(node.text or "") > characters
    size = 0
    for piece in node.itertext():
        size += len(piece)
        if size > characters:
            return True
    return False
