"""Text -> marked spans: every kind of quotation mark, paired by one stack a paragraph.

The languages disagree about glyphs („a“, «a», »a«, “a”, "a", ‘a’) and writers mix them ("a”), so a mark
is read by its glyph and by what stands beside it, and one pass with a stack pairs them. Nested pairs stay
inside the outer one. Linear in the length of the text.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from worker.quotes.model import Span
from worker.quotes.text.glyphs import BLANK, Turn, family_of, head_of, reversed_guillemets, turn_of
from worker.quotes.text.singles import MAX_SINGLE, opens_single, single_close

_DOUBLED = ("``", "''", "’’", "‘‘", ",,")
_MARK = re.compile(r"[«»‹›“”„‟\"‘'‚″\n]")
"""Without ’, which opens nothing: most are apostrophes, and `single_close` looks for the others itself."""
_MARK_OR_DOUBLED = re.compile(r"``|''|’’|‘‘|,,(?=\w)|[«»‹›“”„‟\"‘’'‚″]|\n")
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


@dataclass(slots=True)
class _Open:
    family: str
    glyph: str
    position: int
    width: int


def find_marked(text: str) -> tuple[Marked, ...]:
    """The outermost pairs of quotation marks, in order. They never overlap."""
    mark = _MARK_OR_DOUBLED if any(pair in text for pair in _DOUBLED) else _MARK
    marks = [(m.start(), m.group()) for m in mark.finditer(text)]
    if "``" not in text:
        marks = [mark for mark in marks if mark[1] != "''"]  # ``TeX''; alone it is italics in wikitext
    is_reversed = reversed_guillemets(text, marks)
    found: list[Marked] = []
    pending: _Open | None = None
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
            paragraph = _Paragraph(text, paragraph_start, paragraph_end, is_reversed)
            found.extend(paragraph.read(inside, pending))
            if paragraph.left_open is not None:
                pending, pending_for = paragraph.left_open, 0
            elif paragraph.ends_pending:
                pending = None
        if pending is not None:
            pending_for += 1
            if pending_for > MAX_OPEN_PARAGRAPHS or not _goes_on(text, marks, at, pending, is_reversed):
                pending = None
        if paragraph_end >= len(text):
            break
        paragraph_start = paragraph_end + 1
    return tuple(found[:MAX_MARKED])


class _Pair(NamedTuple):
    """Two marks that belong together: where they begin and end, and how wide each is; 0 for one left out."""

    start: int
    end: int
    opening: int
    closing: int
    glyph: str
    continues: bool


class _Paragraph:
    """The marks of one paragraph, paired by a stack.

    `left_open` is the mark that stays open past its end; `ends_pending` says that the one left open before it
    is closed here.
    """

    __slots__ = (
        "continues",
        "end",
        "ends_pending",
        "is_reversed",
        "lead",
        "left_open",
        "no_close_before",
        "pairs",
        "past_single",
        "stack",
        "start",
        "text",
    )

    def __init__(self, text: str, start: int, end: int, is_reversed: bool) -> None:
        self.text, self.start, self.end = text, start, end
        self.is_reversed = is_reversed
        self.lead = head_of(text, start, end)
        self.stack: list[_Open] = []
        self.pairs: list[_Pair] = []
        self.continues = False
        """Whether the mark at the bottom of the stack was opened in an earlier paragraph."""
        self.left_open: _Open | None = None
        self.ends_pending = False
        self.past_single = 0
        """Past the last pair of single marks: nothing inside one is looked at."""
        self.no_close_before = -1
        """Up to here an earlier single mark found no partner."""

    def read(self, marks: list[tuple[int, str]], pending: _Open | None) -> list[Marked]:
        """The outermost pairs, `pending` being the mark that the paragraphs before left open."""
        if pending is not None and self.lead < self.end:
            marks = self._take_up(marks, pending)
        for position, glyph in marks:
            if position < self.past_single:
                continue
            family = family_of(glyph)
            if family != "single":
                self._read_mark(position, glyph, family)
            elif not self.stack:
                self._read_single(position, glyph)
        self.ends_pending = pending is not None and self.lead < self.end and not self.continues
        self._leave_open()
        return _outermost(self.text, self.pairs)

    def _take_up(self, marks: list[tuple[int, str]], pending: _Open) -> list[tuple[int, str]]:
        """Open the paragraph with the mark left open before it; the marks that are still to be read."""
        self.continues = True
        again = bool(marks) and marks[0][0] == self.lead and family_of(marks[0][1]) == pending.family
        # «The mark is set again at the head of each paragraph»: it opens, whatever its glyph.
        width = len(marks[0][1]) if again else 0
        self.stack.append(_Open(pending.family, pending.glyph, self.lead, width))
        return marks[1:] if again else marks

    def _read_single(self, position: int, glyph: str) -> None:
        """A single mark outside all others: its pair, or an apostrophe."""
        if not opens_single(self.text, position, glyph, self.end):
            return
        close = single_close(self.text, position, glyph, self.end, self.no_close_before)
        if close is None:
            searched = min(self.end, position + MAX_SINGLE) - 1
            self.no_close_before = max(self.no_close_before, searched)
        else:
            self.pairs.append(_Pair(position, close + 1, 1, 1, glyph, False))
            self.past_single = close + 1

    def _read_mark(self, position: int, glyph: str, family: str) -> None:
        turn = turn_of(self.text, position, glyph, self.start, self.end, self.is_reversed)
        if turn == Turn.NO:
            return
        match = self._match(family)
        turn = self._turn_by_match(turn, position, glyph, match)
        if turn == Turn.OPEN:
            if (
                match is not None
                and glyph == self.stack[match].glyph == '"'
                and _stray(self.text, self.stack[match])
            ):
                del self.stack[match:]
            self.stack.append(_Open(family, glyph, position, len(glyph)))
        elif match is not None:
            self._close(match, position + len(glyph), len(glyph))

    def _match(self, family: str) -> int | None:
        """The innermost open mark of the family; deeper than four, marks are no longer nested but astray."""
        stack = self.stack
        for k in range(len(stack) - 1, max(-1, len(stack) - 5), -1):
            if stack[k].family == family:
                return k
        return None

    def _turn_by_match(self, turn: int, position: int, glyph: str, match: int | None) -> int:
        """Which way a mark points, by what is open: a glyph alone does not always say."""
        if turn == Turn.EITHER:
            return Turn.OPEN if match is None else Turn.CLOSE
        if glyph in _CLOSE_LOW and match is not None and self.stack[match].glyph in _LOW:
            return Turn.CLOSE  # „…“ as in German, though “ opens elsewhere
        if turn == Turn.CLOSE and match is None and glyph in _OPEN_AT_HEAD and position <= self.lead:
            return Turn.OPEN  # ”…” as in Swedish, or typed wrong
        return turn

    def _close(self, match: int, end: int, width: int) -> None:
        opened = self.stack[match]
        continues = self.continues and match == 0
        self.pairs.append(_Pair(opened.position, end, opened.width, width, opened.glyph, continues))
        del self.stack[match:]
        if match == 0:
            self.continues = False

    def _leave_open(self) -> None:
        """A mark without partner opens a quotation to the end of the paragraph, where one may begin."""
        if not self.stack:
            return
        bottom = self.stack[0]
        if self.continues or _may_stay_open(self.text, bottom, self.start):
            self.pairs.append(_Pair(bottom.position, self.end, bottom.width, 0, bottom.glyph, self.continues))
            self.left_open = bottom


_LOW = frozenset({"„", ",,"})
_CLOSE_LOW = frozenset({"“", "‟"})
_OPEN_AT_HEAD = frozenset({'"', "”", "''", "’’"})


def _outermost(text: str, pairs: list[_Pair]) -> list[Marked]:
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


def _stray(text: str, opened: _Open) -> bool:
    """A `"` after a digit opened nothing: it was a sign for inches or seconds."""
    return opened.position > 0 and text[opened.position - 1].isdigit()


def _may_stay_open(text: str, opened: _Open, start: int) -> bool:
    """A mark without its partner opens a quotation only where one begins: a paragraph, or after a colon."""
    head = text[max(start, opened.position - 40) : opened.position].rstrip(BLANK)
    return not head or head[-1] in ":.!?…,—–"


def _goes_on(text: str, marks: list[tuple[int, str]], at: int, pending: _Open, is_reversed: bool) -> bool:
    """Whether the next paragraphs take up the mark left open: set again at a head, or closed unopened."""
    for k in range(at, min(at + 60, len(marks))):
        position, glyph = marks[k]
        if glyph == "\n" or family_of(glyph) != pending.family:
            continue
        line_start = text.rfind("\n", 0, position) + 1
        if head_of(text, line_start, position) == position:
            return True
        if pending.glyph == '"':
            return False
        return turn_of(text, position, glyph, line_start, len(text), is_reversed) == Turn.CLOSE
    return False
