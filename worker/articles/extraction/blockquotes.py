"""Tree -> its block quotations: what they quote, and the line that says whose words they are.

A quotation may name its source in `<cite>`, in `<footer>`, in the figure's caption, in a node of a class that
says so, or in a last line behind a dash. Extractors lose these or run them into the words; here each becomes
a line of its own behind the quotation, and `with_quotations` finds the lines again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml.etree import _Element
from lxml.html import HtmlElement, html_parser

from worker.articles.extraction.captions import is_credit
from worker.articles.extraction.extract import Line
from worker.articles.model import Role
from worker.articles.page.tree import INLINE, node_text, squeeze
from worker.articles.page.weight import Weights

_SHARE_AT_MOST = 0.4  # of the page's running text: old pages indent their text with blockquote
_BLOCKS_AT_MOST = 300
_CREDIT_AT_MOST = (
    160  # characters; "Ann Reed, mayor of Ambreville, in a letter to the council of 3 May" has 66
)


@dataclass(frozen=True, slots=True)
class BlockQuotes:
    """The lines that stand in block quotations, and those that name a quotation's source."""

    lines: frozenset[str]
    credits: frozenset[str]


def part_credits(tree: HtmlElement, weights: Weights) -> BlockQuotes:
    """Set the source of each block quotation on a line of its own behind it; say what is quoted.

    A blockquote that holds much of the page's text is layout and becomes a plain division.
    """
    lines: set[str] = set()
    credits: set[str] = set()
    for block in list(islice(tree.iter("blockquote"), _BLOCKS_AT_MOST)):
        if weights.share(block) > _SHARE_AT_MOST:
            block.tag = "div"
            continue
        if next(block.iterancestors("blockquote"), None) is not None:
            continue
        if text := _take_credit(block):
            credits.add(text)
        figure = next(islice(block.iterancestors("figure"), 1), None)
        if figure is not None and next(figure.iter("img"), None) is None:
            figure.tag = "div"  # it shows nothing but words
        lines.update(_lines(block))
    return BlockQuotes(frozenset(lines), frozenset(credits))


def with_quotations(lines: list[Line], quotes: BlockQuotes) -> list[Line]:
    """The lines, quotations with no more than what is quoted, and the sources behind them with their role.

    Only what `part_credits` saw keeps the role of a quotation: extractors give it to preformatted text, too.
    """
    found: list[Line] = []
    for line in lines:
        after_quote = bool(found) and found[-1].role is Role.QUOTE
        if after_quote and (line.text in quotes.credits or _is_signature(line)):
            found.append(replace(line, role=Role.QUOTE_SOURCE, level=None))
        elif line.role is Role.QUOTE and not any(text in quotes.lines for text in line.text.split("\n")):
            found.append(replace(line, role=Role.BODY))
        else:
            found.append(line)
    return found


def _is_signature(line: Line) -> bool:
    text = line.text
    return (
        line.role is Role.BODY
        and text[0] in _DASHES
        and len(text) <= _CREDIT_AT_MOST
        and text[-1] not in "?!:»”"
    )


def _lines(block: _Element) -> Iterator[str]:
    """The texts of the block's own paragraphs, as the extractor will give them."""
    whole = node_text(block)
    if whole:
        yield whole
    for node in islice(block.iterdescendants(), _NODES_AT_MOST):
        if node.tag in INLINE or any(child.tag not in INLINE for child in node):
            continue
        if text := node_text(node):
            yield text
    for piece in islice(block.itertext(), _NODES_AT_MOST):
        if text := squeeze(str(piece)):
            yield text


_NODES_AT_MOST = 200
_LATER_AT_MOST = 50  # empty nodes behind a quotation's source


def _take_credit(block: _Element) -> str:
    """Take the block's source out, and set it behind the block as a paragraph; "" where none is named."""
    _wrap_signature(block)
    node = _credit_within(block)
    if node is None:
        node = _caption_of(block)
    text = node_text(node, " ") if node is not None else ""
    if node is None or not text or node_text(block, " ") == text:
        return ""
    parent = node.getparent()
    assert parent is not None
    if parent.tag in INLINE | {"p", "footer"} and node_text(parent, " ") == text and parent is not block:
        node, parent = parent, parent.getparent()
        assert parent is not None
    previous, tail = node.getprevious(), node.tail or ""
    before = ((parent.text if previous is None else previous.tail) or "").rstrip()
    if node.tag == "cite" and before and before[-1] in _DASHES:
        text, before = f"{before[-1]} {text}", before[:-1]
    if node.tag not in INLINE:
        before += " "  # it parted the words before it from those behind
    if previous is None:
        parent.text = before + tail
    else:
        previous.tail = before + tail
    parent.remove(node)
    paragraph: HtmlElement = html_parser.makeelement("p")
    paragraph.text = text
    paragraph.tail, block.tail = block.tail, None
    block.addnext(paragraph)
    return text


def _wrap_signature(block: _Element) -> None:
    """Make a paragraph of a last line that a dash begins behind `<br>`, or loose behind the last block."""
    for last in islice(block.iter(), _NODES_AT_MOST):
        tail = (last.tail or "").strip()
        if last is block or tail[:1] not in _DASHES or not tail or (last.tag in INLINE and last.tag != "br"):
            continue
        rest = list(last.itersiblings())
        holder = last.getparent()
        if holder is None or any(node.tag not in INLINE or node.tag == "br" for node in rest):
            continue
        paragraph: HtmlElement = html_parser.makeelement("p")
        paragraph.text, last.tail = last.tail, None
        paragraph.extend(rest)
        (last if holder is block else holder).addnext(paragraph)
        if last.tag == "br":
            holder.remove(last)
        return


def _credit_within(block: _Element) -> _Element | None:
    """The node in the block that names its source: by its tag, by its class, or the last line behind a dash."""
    for tag in ("footer", "figcaption", "cite"):
        found = list(islice(block.iter(tag), 3))
        if len(found) == 1 and _may_be_credit(found[0]) and (tag != "cite" or _ends_block(found[0], block)):
            return found[0]
    for node in islice(block.iterdescendants(), _NODES_AT_MOST):
        if _CREDIT_NAME.search(node.get("class") or "") and _may_be_credit(node) and _ends_block(node, block):
            return node
    alone = len(block) == 0 or (len(block) == 1 and not (block.text or "").strip())
    last = None if alone or (block[-1].tail or "").strip() else block[-1]
    if last is not None and last.tag not in INLINE and _may_be_credit(last):
        return last if node_text(last)[:1] in _DASHES or node_text(last).startswith("--") else None
    return None


_CREDIT_NAME = re.compile(
    r"(?:^|[\s_-])(?:attribution|cite|credit|author|source|speaker|quotee|byline|auteur|autor|autore)"
    r"(?:$|[\s_-])",
    re.I,
)
_DASHES = frozenset("—–―-−~")


def _caption_of(block: _Element) -> _Element | None:
    """The caption of the figure around the block; the figure itself becomes a plain division."""
    figure = next(islice(block.iterancestors("figure"), 1), None)
    if figure is None:
        return None
    caption = next(figure.iter("figcaption"), None)
    if caption is None or not _may_be_credit(caption):
        return None
    if next(figure.iter("img"), None) is not None:
        text = node_text(caption, " ")
        if is_credit(text) or text[-1] in ".!?" or len(text) > _BESIDE_A_PICTURE:
            return None
    return caption


_BESIDE_A_PICTURE = 80  # characters: a longer caption says what the picture shows


def _may_be_credit(node: _Element) -> bool:
    size = 0
    for piece in node.itertext():
        size += len(piece.strip())
        if size > _CREDIT_AT_MOST:
            return False
    return size >= 3


def _ends_block(node: _Element, block: _Element) -> bool:
    """Whether nothing of the block stands behind the node; a `<cite>` in the middle is a title."""
    at: _Element | None = node
    while at is not None and at is not block:
        later = list(islice(at.itersiblings(), _LATER_AT_MOST))
        if (at.tail or "").strip(" \t\r\n.") or len(later) == _LATER_AT_MOST or any(map(node_text, later)):
            return False
        at = at.getparent()
    return True
