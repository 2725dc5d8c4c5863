"""Article's node -> the captions of pictures that stand in no figure, and the pictures that they describe.

A paragraph beside a picture is a caption only if something says so: small print, words that name the
picture's maker, or italics in the picture's own paragraph.
"""

import re
from itertools import islice

from lxml.etree import _Element

from worker.articles.extraction.captions import captioned, names_maker, source_of
from worker.articles.model import Image, Removed
from worker.articles.page.seams import drop
from worker.articles.page.tree import has_more_nodes, node_text

BESIDE_A_PICTURE = "beside a picture"
_PICTURES_AT_MOST = 200
_LONGEST = 400  # characters of a caption
_CLIMB_AT_MOST = 6
_NODES_AT_MOST = 400  # in a line with a caption
_SMALL = frozenset(["small", "figcaption"])
_SLANTED = frozenset(["em", "i", "small", "figcaption"])
_HOLDERS = frozenset(["p", "div", "td", "center", "section", "span", "small", "em", "i", "figure"])


def take_captions(root: _Element, url: str) -> tuple[tuple[Image, ...], list[Removed]]:
    """Take the captions out. They are returned with their pictures, and as what was removed."""
    images: list[Image] = []
    removed: list[Removed] = []
    for picture in list(islice(root.iter("img"), _PICTURES_AT_MOST)):
        node = _caption_of(picture, root)
        if node is None:
            continue
        text = node_text(node, " ")
        images.append(captioned(source_of(picture), text, url))
        removed.append(Removed(text, "caption", BESIDE_A_PICTURE))
        drop(node)
    return tuple(dict.fromkeys(images)), removed


def _caption_of(picture: _Element, root: _Element) -> _Element | None:
    box = picture
    for _ in range(_CLIMB_AT_MOST):
        holder = box.getparent()
        if holder is None or holder is root or box is root:
            break
        if not _says_something(holder):
            box = holder
            continue
        if _is_line(holder) and _begins_with(holder, box) and _is_caption(holder, _SLANTED):
            return holder
        break
    after = box.getnext()
    while after is not None and after.tag == "br":
        after = after.getnext() if not (after.tail or "").strip() else None
    if after is None or box is root or (box.tail or "").strip() or not _is_line(after):
        return None
    if next(after.iter("img"), None) is not None:
        return None
    named = _CAPTION_NAME.search(after.get("class") or "") is not None
    return after if named or _is_caption(after, _SMALL) else None


_CAPTION_NAME = re.compile(
    r"caption|legend|credit|cutline|bildunterschrift|bildtext|didascalia|pie-?de-?foto", re.I
)


def _is_caption(node: _Element, tags: frozenset[str]) -> bool:
    text = node_text(node, " ")
    return names_maker(text) or _all_within(node, tags, text)


def _says_something(node: _Element) -> bool:
    """Whether a node holds a word; one with hundreds of nodes is not looked through."""
    if has_more_nodes(node, _NODES_AT_MOST):
        return True
    return any(not str(piece).isspace() for piece in node.itertext() if piece)


def _is_line(node: _Element) -> bool:
    """Whether a node is one short line, not several paragraphs."""
    if has_more_nodes(node, _NODES_AT_MOST):
        return False
    size = 0
    for piece in node.itertext():
        size += len(piece.strip())
        if size > _LONGEST:
            return False
    blocks = list(islice(node.iter("p", "li", "h1", "h2", "h3", "h4", "blockquote", "td"), 3))
    return size >= 3 and node.tag in _HOLDERS and len([b for b in blocks if b is not node]) <= 1


def _begins_with(holder: _Element, box: _Element) -> bool:
    """Whether the picture stands before all words of its holder."""
    if (holder.text or "").strip():
        return False
    return not any(
        _says_something(node) or (node.tail or "").strip() for node in box.itersiblings(preceding=True)
    )


def _all_within(node: _Element, tags: frozenset[str], text: str) -> bool:
    """Whether all words stand in nodes of these tags, and no link or headline is among them."""
    if any(node_text(link) for link in islice(node.iter("a"), 3)):
        return False
    return node.tag in tags or " ".join(node_text(each, " ") for each in islice(node.iter(*tags), 5)) == text
