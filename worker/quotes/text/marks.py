"""Text -> marked spans: every kind of quotation mark, paired by one stack a paragraph.

The languages disagree about glyphs („a“, «a», »a«, “a”, "a", ‘a’) and writers mix them ("a”), so a mark
is read by its glyph and by what stands beside it, and one pass with a stack pairs them. Nested pairs stay
inside the outer one. Linear in the length of the text.
"""

import re
from typing import NamedTuple

from worker.quotes.model import Span
from worker.quotes.text.glyphs import BLANK, Turn, family_of, head_of, reversed_guillemets, turn_of
from worker.quotes.text.paragraph_marks import Open, Pair, Paragraph
from worker.quotes.text.singles import set_again

_DOUBLED = ("``", "''", "’’", "‘‘", ",,", "<<")
_MARK = re.compile(r"[«»‹›“”„‟\"＂❝❞〝〞‘'‚″\n]")
"""Without ’, which opens nothing: most are apostrophes, and `single_close` looks for the others itself."""
_MARK_OR_DOUBLED = re.compile(
    r"``|''|’’|‘‘|,,(?=\w)|<<(?=[^\W\d]|[¿¡…(]|[ \u00a0\u202f][A-ZÀ-Þ¿¡])|>>|[«»‹›“”„‟\"＂❝❞〝〞‘’'‚″]|\n"
)
_TYPED_TWICE = re.compile(r"[\w,.!?][,.!?]''[ \n]")
"""An apostrophe typed twice for a mark, as archives of newspapers have it: ''We will wait,'' she said. Italics hold no comma."""
MAX_MARKED = 10_000
"""Pairs of marks in one text: a megabyte of news holds half as many, and what has more is no article."""
MAX_OPEN_PARAGRAPHS = 8
"""Paragraphs over which a mark left open is followed."""


class Marked(NamedTuple):
    """A pair of marks: `span` is the words inside, trimmed; `outer` takes in the marks.

    `continues` says that the paragraph before left its marks open and these words go on;
    `left_open` that no closing mark stands in this paragraph; `block` that the markup and no mark says that
    these words, a whole paragraph, are quoted. `source` names whose words they are, where the markup says so.
    """

    span: Span
    outer: Span
    glyph: str
    continues: bool = False
    left_open: bool = False
    block: bool = False
    source: Span | None = None


def find_marked(text: str) -> tuple[Marked, ...]:
    """The outermost pairs of quotation marks, in order. They never overlap."""
    mark = _MARK_OR_DOUBLED if any(pair in text for pair in _DOUBLED) else _MARK
    marks = [(m.start(), m.group()) for m in mark.finditer(text)]
    if "``" not in text and not ("''" in text and _TYPED_TWICE.search(text)):
        marks = [mark for mark in marks if mark[1] != "''"]  # ``TeX''; alone it is italics in wikitext
    is_reversed = reversed_guillemets(text, marks)
    found: list[Marked] = []
    pending: Open | None = None
    pending_for = 0
    paragraph_start = 0
    at = 0
    total = len(marks)
    while (paragraph_start < len(text) or at < total) and len(found) < MAX_MARKED:
        first = at
        while at < total and marks[at][1] != "\n":
            at += 1
        paragraph_end = marks[at][0] if at < total else len(text)
        inside = marks[first:at]
        at += 1
        if inside or pending:
            paragraph = Paragraph(text, paragraph_start, paragraph_end, is_reversed)
            paragraph.read(inside, pending)
            opened = paragraph.left_open
            goes_on = opened is not None and _goes_on(text, marks, at, opened, is_reversed)
            found.extend(_outermost(text, paragraph.finished(goes_on)))
            if opened is not None:
                pending, pending_for = (opened, 0) if goes_on else (None, 0)
            elif paragraph.ends_pending:
                pending = None
        if pending is not None:
            pending_for += 1
            if pending_for > MAX_OPEN_PARAGRAPHS:
                pending = None
        if paragraph_end >= len(text):
            break
        paragraph_start = paragraph_end + 1
    return tuple(found[:MAX_MARKED])


def _outermost(text: str, pairs: list[Pair]) -> list[Marked]:
    found: list[Marked] = []
    reached = -1
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if pair.start < reached:
            continue
        start, end = pair.start + pair.opening, pair.end - pair.closing
        while start < end and text[start] in BLANK:
            start += 1
        while end > start and text[end - 1] in BLANK:
            end -= 1
        if start < end:
            outer = Span(pair.start if pair.opening else start, pair.end if pair.closing else end)
            found.append(Marked(Span(start, end), outer, pair.glyph, pair.continues, pair.closing == 0))
            reached = pair.end
    return found


def _goes_on(text: str, marks: list[tuple[int, str]], at: int, pending: Open, is_reversed: bool) -> bool:
    """Whether the next paragraphs take up the mark left open: set again at the next head, or closed unopened."""
    end = marks[at - 1][0] if at <= len(marks) else len(text)
    if pending.family == "single":
        return set_again(text, end, pending.glyph)
    for k in range(at, min(at + 60, len(marks))):
        position, glyph = marks[k]
        if glyph == "\n" or family_of(glyph) != pending.family:
            continue
        line_start = text.rfind("\n", 0, position) + 1
        if head_of(text, line_start, position) == position:
            return head_of(text, end, position) == position
        if pending.glyph in _STRAIGHT:
            return False
        return turn_of(text, position, glyph, line_start, len(text), is_reversed) == Turn.CLOSE
    return False


_STRAIGHT = frozenset({'"', "＂"})
