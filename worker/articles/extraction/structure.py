"""Tree -> the same tree with its paragraphs in paragraph tags, and without lines that are only a link.

Extractors look for `<p>`. Publishers also write `<div>` for a paragraph, put a paragraph loose between two
blocks, or open a `<div>` inside a `<p>`, which ends the `<p>` and orphans what follows (HTML, 13.2.6.4.7).
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from lxml.etree import _Element, strip_tags
from lxml.html import HtmlElement, html_parser

from worker.articles.model import Removed
from worker.articles.page.seams import Seams
from worker.articles.page.tree import INLINE, node_text, squeeze

_CONTAINERS = ("div", "section", "article", "main", "td", "body", "center", "blockquote", "header")
_SELDOM = ("figcaption", "center", "address", "hgroup", "header", "main", "details", "summary")
_LOOSE = 25  # characters of loose text that make a paragraph


def mend(root: _Element) -> None:
    """Put loose text between blocks, and blocks that hold only text, into paragraphs."""
    _bracket_readings(root)
    strip_tags(root, "ruby", "rb", "rt", "rp", "rtc")  # extractors drop readings, and the text after them
    for node in list(root.iter("span", "a", "b", "strong", "em", "i")):
        if _SHOWN_AS_BLOCK.search(node.get("style", "")):
            node.tag = "div"
    _part_sentences(root)
    for node in list(root.iter(*_SELDOM)):
        node.tag = "div"  # extractors do not know these as blocks and run their text into the next
    for node in root.iterdescendants():
        if node.tag not in INLINE:
            _part_from_neighbours(node)
    for node in list(root.iter(*_CONTAINERS)):
        if any(child.tag not in INLINE for child in node):
            _wrap_loose(node, 1 if node.tag == "blockquote" else _LOOSE)
        elif node.tag == "div" and node is not root and _has_text(node):
            node.tag = "p"


def _bracket_readings(root: _Element) -> None:
    """A reading that browsers show above its characters stands behind them in brackets."""
    for node in list(root.iter("rt")):
        if node.getnext() is None and node.text and not node.text.lstrip().startswith(_OPENS):
            before = node.getprevious()
            if before is None or before.tag != "rp":
                node.text = f"({node.text})"


def _part_from_neighbours(block: _Element) -> None:
    """A block parts words even where no space stands."""
    parent = block.getparent()
    within = parent is not None and (parent.tag == "p" or parent.tag in INLINE)
    if block.text or (within and len(block)):
        block.text = f" {block.text or ''}"
    if block.tail or (parent is not None and parent.tag in INLINE):
        block.tail = f" {block.tail or ''}"


_OPENS = ("(", "（", "[")
_SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.I)


def _part_sentences(root: _Element) -> None:
    """A space between two inline nodes where a sentence ends at the seam: "met.</span><span>First".

    Styles part what the markup runs together. Words stay whole: "Ambre</span><span>ville", "U.</b>S.".
    """
    for node in root.iter("span", "b", "strong", "em", "i", "a"):
        begin = _first_text(node)
        if not begin[:1].isupper() and begin[:1] not in _OPENING_MARKS:
            continue
        before = node.getprevious()
        parent = node.getparent()
        if parent is None or parent.tag not in (
            "p",
            "div",
            "span",
            "li",
            "td",
            "section",
            "article",
            "blockquote",
        ):
            continue
        text = (parent.text if before is None else before.tail) or ""
        own = not text and before is not None and before.tag == "span" and node.tag == "span"
        end = _last_text(before) if own and before is not None else text
        end = end[-_END_AT_MOST:]  # a pattern that ends at the end is tried at every character before it
        ended = _SENTENCE_END.search(end) is not None
        if ended or (own and begin[:1].isupper() and _WORD_END.search(end) is not None):
            if before is None:
                parent.text = f"{text} "
            else:
                before.tail = f"{text} "


_END_AT_MOST = 5  # characters of either pattern, with a line end that `$` allows
_SENTENCE_END = re.compile(r"(?:\w{2}|[”»\")])[.!?…][”»\"’)]?$")
_WORD_END = re.compile(r"[^\W\d_A-Z]{3}$")
_OPENING_MARKS = ("“", "«", "„", "‘")


def _first_text(node: _Element) -> str:
    while not node.text and len(node):
        node = node[0]
    return node.text or ""


def _last_text(node: _Element) -> str:
    while len(node):
        if node[-1].tail:
            return node[-1].tail
        node = node[-1]
    return node.text or ""


def drop_linked_lines(root: _Element, url: str, running_text: int) -> list[Removed]:
    """Take out paragraphs and list items that are nothing but a link into the same site: other articles.

    A label before the link ("Archives: …") still leaves it a link. Links to other sites stay: those are
    sources and products. So do large subheads, and all links of a page with more of them than running text.
    """
    site = site_of(url)
    found: dict[_Element, str] = {}
    seen: set[_Element] = set()
    for link in list(root.iter("a")):
        if len(link.text or "") < 20 and len(node_text(link)) < 20:
            continue
        holder = _line_of(link)
        if holder is None or holder in seen or holder is root or not is_within(link.get("href", ""), site):
            continue
        seen.add(holder)
        text = node_text(holder)
        linked = sum(len(node_text(a)) for a in holder.iter("a"))
        if (
            len(text) <= 300
            and linked >= 0.75 * len(text)
            and not text.endswith((".", "…", ".”", ".»", '."'))
        ):
            found[holder] = text
    if sum(map(len, found.values())) > running_text:
        return []
    with Seams() as seams:
        for holder in found:
            seams.drop(holder)
    return [Removed(text, "read-also", "only a link") for text in found.values()]


@lru_cache(maxsize=256)  # a page links to the same places again and again
def site_of(url: str) -> str:
    """The last two labels of the host: enough to tell a publisher's own links from others'."""
    try:
        return ".".join((urlsplit(url).hostname or "").split(".")[-2:])
    except ValueError:
        return ""


def is_within(href: str, site: str) -> bool:
    return (
        not href.startswith(("http:", "https:", "//"))
        or not site
        or site_of(href if ":" in href[:6] else f"https:{href}") == site
    )


def strong_lines(root: _Element) -> frozenset[str]:
    """The paragraphs that are bold from their first word to their last: interviews set their questions so."""
    found = set()
    for node in root.iter("strong", "b"):
        line = node.getparent()
        if line is not None and line.tag in ("p", "div") and len(line) <= 3 and not (line.text or "").strip():
            text = node_text(line)
            if text and text == " ".join(node_text(inner) for inner in line if inner.tag in ("strong", "b")):
                found.add(text)
    return frozenset(found)


def _line_of(link: _Element) -> _Element | None:
    holder = link.getparent()
    for _ in range(6):
        if holder is None or holder.tag in ("p", "li", "h4", "h5", "h6"):
            return holder
        if holder.tag not in INLINE:
            return None
        holder = holder.getparent()
    return None


def _wrap_loose(node: _Element, at_least: int) -> None:
    """Each stretch of text and inline nodes between two blocks becomes a paragraph, if it is long enough."""
    run: list[_Element] = []
    block: _Element | None = None  # the one before the run
    for child in [*node, None]:
        if child is not None and child.tag in INLINE:
            run.append(child)
            continue
        loose = (node.text if block is None else block.tail) or ""
        size = len(loose.strip()) + sum(
            len(node_text(inline)) + len((inline.tail or "").strip()) for inline in run
        )
        if size >= at_least:
            paragraph: HtmlElement = html_parser.makeelement("p")
            paragraph.text = loose
            if block is None:
                node.text = None
                node.insert(0, paragraph)
            else:
                block.tail = None
                block.addnext(paragraph)
            paragraph.extend(run)
        run, block = [], child


def _has_text(node: _Element) -> bool:
    return len(squeeze(node.text or "")) >= _LOOSE or len(node_text(node)) >= _LOOSE
