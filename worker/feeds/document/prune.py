"""Feeds of any size and shape -> what feedparser reads in bounded time.

feedparser's tag soup parser is the best reader of soup there is, and takes quadratic time on what it was not
made for. So it gets light soup only; of a long one the head, as feeds begin with what is new; and of
anything else what libxml2 recovers, cut to size.
"""

import re

from lxml import etree

from worker.feeds.document.lenient_xml import lenient_parser
from worker.feeds.document.survey import AUTHORS

_MAX_CHILDREN = 1_000  # of one item; feedparser compares each category with all the others
_MAX_DEPTH = 100
_MAX_ATTRIBUTES = 50
_MAX_NAME = 1_000
_CHANNEL_DEPTH = 3  # of what stands beside the items of RSS
_ITEMS = frozenset({"item", "entry"})
_BARE_NAMES = """
    rss rdf feed channel item entry title link guid id pubdate published issued updated modified date
    description summary content encoded author creator name category subject enclosure origlink
"""
_BARE = frozenset(_BARE_NAMES.split())
_HOLDERS = frozenset({"rss", "rdf", "feed", "channel", "author", *_ITEMS})

_SOUP_CHARACTERS = 1_000_000
_SOUP_TAGS = 50_000
_SOUP_TAGS_OF_ITEM = 5_000
_SLOW = re.compile(r"<[^<>]{8000}|(?<![\w.+-])[\w.+-]{5000}")  # from the start of a run only: linear
_ITEM_START = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>", re.IGNORECASE)


def is_light_soup(document: str) -> bool:
    """Whether feedparser reads this, however ill-formed, within a second or two."""
    if len(document) > _SOUP_CHARACTERS or document.count("<") > _SOUP_TAGS or _SLOW.search(document):
        return False
    return all(part.count("<") <= _SOUP_TAGS_OF_ITEM for part in _ITEM_START.split(document))


def light_head(document: str) -> tuple[str, int] | None:
    """As many whole items from the start as are light, and how many come after; None if not one is."""
    end = None
    tags = at = 0
    for match in _ITEM_END.finditer(document, 0, _SOUP_CHARACTERS):
        tags += document.count("<", at, match.end())
        at = match.end()
        if tags > _SOUP_TAGS:
            break
        end = at
    if end is None or not is_light_soup(document[:end]):
        return None
    return document[:end], sum(1 for _ in _ITEM_START.finditer(document, end))


def pruned(document: str, max_items: int) -> tuple[str, int]:
    """The document, well formed, and how many items past `max_items` were cut from it.

    Of one item, and of the channel beside its items, at most 1,000 children stay; of one element at most 50
    attributes; and nothing deeper than 100 levels. A document without a root comes back as "", 0.
    """
    root = _recovered(document)
    if root is None:
        return "", 0
    cut = _cut(root, max_items)
    return etree.tostring(root, encoding="unicode"), cut


def bare(document: str) -> str:
    """The document with only those elements of which an item is made, well formed."""
    root = _recovered(document)
    if root is None:
        return ""
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        if parent is not None and (_name(element) not in _BARE or not _stands_well(element, parent)):
            parent.remove(element)
    return etree.tostring(root, encoding="unicode")


def _stands_well(element: etree._Element, parent: etree._Element) -> bool:
    """Whether items stand in the channel or root, and what makes an item holds no elements of its own."""
    if _name(element) in _ITEMS:
        return parent.getparent() is None or _name(parent) == "channel"
    return _name(parent) in _HOLDERS


def _recovered(document: str) -> etree._Element | None:
    parser = lenient_parser(remove_comments=True, remove_pis=True)
    return etree.fromstring(document.encode("utf-8", "replace"), parser)


def _cut(root: etree._Element, max_items: int) -> int:
    items = others = depth = 0
    too_many: list[etree._Element] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        _cut_own(element, depth)
        if _name(element) in _ITEMS:
            items += 1
            is_kept = is_bounded = items <= max_items
        else:
            others += depth == _CHANNEL_DEPTH
            is_kept = depth != _CHANNEL_DEPTH or others <= _MAX_CHILDREN
            is_bounded = depth >= _CHANNEL_DEPTH
        if is_bounded:
            del element[_MAX_CHILDREN:]
        if not is_kept:
            too_many.append(element)
    for element in too_many:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return max(0, items - max_items)


def _cut_own(element: etree._Element, depth: int) -> None:
    """What one element may be, wherever it stands: its attributes, its depth, the length of a name."""
    for attribute in element.keys()[_MAX_ATTRIBUTES:]:
        del element.attrib[attribute]
    if depth == _MAX_DEPTH:
        del element[:]
    if _name(element) in AUTHORS and element.text:
        element.text = element.text[:_MAX_NAME]


def _name(element: etree._Element) -> str:
    """The local name in lower case; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""
