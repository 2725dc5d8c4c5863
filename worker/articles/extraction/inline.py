"""Tree -> the same tree with what its inline markup says as text: marks of `<q>`, struck-out words gone."""

import html
import re
from itertools import islice
from typing import cast

from lxml.etree import XPath, _Element, _ElementUnicodeResult
from lxml.html import HtmlElement

from worker.articles.model import Removed
from worker.articles.page.seams import Seams
from worker.articles.page.tree import INLINE, node_text
from worker.articles.page.weight import Weights

_SHARE_AT_MOST = 0.25  # of the page's running text: a tag that was never closed strikes all that follows


def show_inline(tree: HtmlElement, weights: Weights, language: str | None, source: bytes) -> list[Removed]:
    """Set the marks that a browser would show around `<q>`, take out what it strikes out, and part words at `<br>`.

    `language` is the page's, as a BCP 47 tag; a `lang` nearer to the quotation counts more. `source` is the page in
    UTF-8, which tells cheaply what need not be looked for. What went is returned. Marks that were escaped twice
    ("&amp;ldquo;") become marks, except in code.
    """
    for line_break in tree.iter("br"):
        if line_break.tail and not line_break.tail[0].isspace():
            line_break.tail = f"\n{line_break.tail}"  # it parts words, also for whoever reads only texts
    removed = _strike_out(tree, weights, b"line-through" in source)
    if _ESCAPED_TWICE.search(source):
        _mend_references(tree)
    for quote in list(islice(tree.iter("q"), _QUOTES_AT_MOST)):
        _set_marks(quote, language or "")
    return removed


_QUOTES_AT_MOST = 2_000


def _strike_out(tree: HtmlElement, weights: Weights, by_style: bool) -> list[Removed]:
    struck = list(islice(tree.iter("s", "strike", "del"), _STRUCK_AT_MOST))
    if by_style:
        struck += cast("list[_Element]", _STRUCK_BY_STYLE(tree))[:_STRUCK_AT_MOST]
    removed: list[Removed] = []
    gone = set(struck)
    with Seams() as seams:
        for node in struck:
            parent = node.getparent()
            if (
                parent is None
                or weights.share(node) > _SHARE_AT_MOST
                or not gone.isdisjoint(node.iterancestors())
            ):
                continue
            seams.close_in(node)
            text = node_text(node)
            if text:
                removed.append(Removed(text[:_TEXT_AT_MOST], "struck-out", f"<{node.tag}>"))
            weights.without(node)
            _take_out(node, parent, seams)
    return removed


_STRUCK_AT_MOST = 1_000
_STRUCK_BY_STYLE = XPath("//body//*[contains(@style, 'line-through')]")
_TEXT_AT_MOST = 500


def _take_out(node: _Element, parent: _Element, seams: Seams) -> None:
    """Remove a node, and one of the two spaces around it; what is no inline node parts what was around it."""
    tail = node.tail or ""
    before = seams.before(node, parent)
    if node.tag not in INLINE:
        before.append(" ")
    elif not before or before[-1][-1].isspace():
        tail = tail.lstrip()
    if tail and tail[0] in ",.;:!?)":
        while before and before[-1].isspace():
            before.pop()
        if before:
            before[-1] = before[-1].rstrip()
    if tail:
        before.append(tail)
    parent.remove(node)


# -- references that were escaped twice

_NAMED = "ldquo|rdquo|lsquo|rsquo|bdquo|sbquo|laquo|raquo|lsaquo|rsaquo|quot|apos|hellip|ndash|mdash|nbsp|shy"
_REFERENCE = re.compile(
    rf"&(?:{_NAMED}|#0{{0,3}}(?:1[34]\d|1[56]0|3[49]|1[67]1|187|82\d\d)|#x0{{0,3}}(?:2[27]|a0|ab|bb|20[12]\w));",
    re.I,
)
_ESCAPED_TWICE = re.compile(rb"&amp;(?:#[0-9xX]|[a-zA-Z]{3,6};)")
_CODE = frozenset(["code", "pre", "kbd", "samp", "tt", "textarea"])


_TEXTS = XPath("//body//text()[contains(., '&')]")


def _mend_references(tree: HtmlElement) -> None:
    for text in cast("list[_ElementUnicodeResult]", _TEXTS(tree)):
        if ";" not in text or not _REFERENCE.search(text):
            continue
        holder = text.getparent()
        within = holder.getparent() if text.is_tail and holder is not None else holder
        if (
            holder is None
            or within is None
            or any(node.tag in _CODE for node in (within, *within.iterancestors()))
        ):
            continue
        mended = _without_references(str(text))
        if text.is_tail:
            holder.tail = mended
        else:
            holder.text = mended


def _without_references(text: str) -> str:
    """The marks that references name; one that stands free between spaces is spoken about, and stays.

    Two and more in one text are marks wherever they stand: «&laquo; Oui &raquo;».
    """
    several = len(_REFERENCE.findall(text)) > 1

    def mark(found: re.Match[str]) -> str:
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        touches = bool(before.strip(_FREE) or after.strip(_FREE))
        return html.unescape(found[0]) if several or touches else found[0]

    return _REFERENCE.sub(mark, text)


_FREE = " \t\r\n\u00a0,.;:()"

# -- <q>


def _set_marks(quote: _Element, language: str) -> None:
    if any(child.tag not in INLINE for child in quote):
        quote.tag = "blockquote"  # it holds paragraphs
        return
    quote.tag = "span"
    first = next((piece.lstrip()[0] for piece in quote.itertext() if not piece.isspace() and piece), "")
    if not first or first in _OPENING or _last(quote) in _CLOSING or _stands_in_marks(quote):
        return
    level, lang = 0, ""
    for holder in quote.iterancestors():
        level += holder.get(_LEVEL) is not None
        lang = lang or holder.get("lang") or holder.get("xml:lang") or ""
    quote.set(_LEVEL, "")
    lang = (quote.get("lang") or lang or language).lower().replace("_", "-")
    marks = _MARKS.get(lang) or _MARKS.get(lang.split("-")[0]) or _MARKS[""]
    opening, closing = marks[level % 2]
    quote.text = opening + (quote.text or "").lstrip()
    if len(quote):
        quote[-1].tail = (quote[-1].tail or "").rstrip() + closing
    else:
        quote.text = quote.text.rstrip() + closing


def _last(node: _Element) -> str:
    """The last character of a node's text, if no empty node stands behind it."""
    while len(node):
        if tail := (node[-1].tail or "").rstrip():
            return tail[-1]
        node = node[-1]
    return (node.text or "").rstrip()[-1:]


def _stands_in_marks(quote: _Element) -> bool:
    """Whether the page wrote marks around the tag."""
    parent, previous = quote.getparent(), quote.getprevious()
    assert parent is not None
    before = ((parent.text if previous is None else previous.tail) or "").rstrip()
    after = (quote.tail or "").lstrip(" \t\r\n\u00a0.,")
    return bool(before and after) and before[-1] in _OPENS and after[0] in _CLOSES


_LEVEL = "data-quote"
_OPENS = frozenset('“„«‹»"‘‚「『')
_CLOSES = frozenset('”“»›«"’‘」』')
_OPENING = _OPENS - {"‘", "'"}
_CLOSING = _CLOSES - {"’"}

_ANGLES = ("«", "»")
_SPACED = ("« ", " »")
_HIGH = ("“", "”")
_HIGH_SINGLE = ("‘", "’")
_LOW = ("„", "“")
_LOW_SINGLE = ("‚", "‘")
_LOW_HIGH = ("„", "”")
_RIGHT = ("”", "”")
_CORNERS = ("「", "」")

# The marks of a language, and those inside of them (Unicode CLDR, delimiters).
_MARKS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "": (_HIGH, _HIGH_SINGLE),
    **dict.fromkeys(("de", "cs", "sk", "sl", "lt", "is", "et", "bg"), (_LOW, _LOW_SINGLE)),
    **dict.fromkeys(("pl", "ro", "hu", "hr", "bs", "nl-be"), (_LOW_HIGH, _ANGLES)),
    **dict.fromkeys(("es", "it", "pt-pt", "ca", "gl", "el", "hy"), (_ANGLES, _HIGH)),
    **dict.fromkeys(("ru", "uk", "be"), (_ANGLES, _LOW)),
    **dict.fromkeys(("no", "nb", "nn", "da"), (_ANGLES, _HIGH_SINGLE)),
    **dict.fromkeys(("fi", "sv"), (_RIGHT, ("’", "’"))),
    **dict.fromkeys(("de-ch", "it-ch"), (_ANGLES, ("‹", "›"))),
    **dict.fromkeys(("ja", "zh-tw", "zh-hant", "zh-hk"), (_CORNERS, ("『", "』"))),
    "fr": (_SPACED, _HIGH),
    "fr-ch": (_ANGLES, ("‹", "›")),
}
