"""Page text -> one tree, parsed once; all that reads the page reads this tree."""

import unicodedata

from lxml import etree
from lxml.etree import _Element
from lxml.html import HtmlElement, HTMLParser

from worker.articles.model import Limits
from worker.errors import NoArticle, PageTooComplex


def parse(text: str, limits: Limits, *, url: str = "") -> HtmlElement:
    """The page's tree. Raises PageTooComplex before the expensive step, NoArticle if nothing is in it.

    Tags are counted in the text, before parsing; depth is asked of the tree, in C.
    """
    nodes = text.count("<") - text.count("</")
    if nodes > limits.nodes:
        raise PageTooComplex(f"{nodes} nodes, {limits.nodes} allowed", url=url)
    # huge_tree: without it libxml2 silently drops what is nested deeper than 256.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise NoArticle(f"no tree: {error}", url=url) from error
    if not isinstance(tree, HtmlElement):
        raise NoArticle("no element in it", url=url)
    if tree.xpath(f"boolean({'/*' * (limits.depth + 1)})"):
        raise PageTooComplex(f"nested deeper than {limits.depth}", url=url)
    return tree


def squeeze(text: str) -> str:
    """One space for any run of white space, NFC, no invisible characters (soft hyphen, zero width)."""
    return unicodedata.normalize("NFC", " ".join(text.translate(_INVISIBLE).split()))


_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F], None)


def node_text(node: _Element, glue: str = "") -> str:
    """All text in and below a node, squeezed. `glue` goes between its pieces: "" inside a sentence, else " "."""
    return squeeze(glue.join(str(piece) for piece in node.itertext()))
