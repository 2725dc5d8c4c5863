"""Text -> marked spans: every kind of quotation mark, paired by one stack a paragraph.

The languages disagree about glyphs („a“, «a», »a«, “a”, "a", ‘a’) and writers mix them ("a”), so a mark
is read by its glyph and by what stands beside it, and one pass with a stack pairs them. Nested pairs stay
inside the outer one. Linear in the length of the text.
"""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Marked:
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
            pairs, left_open, pending_closed = _pair(
                text, inside, paragraph_start, paragraph_end, pending, is_reversed
            )
            found.extend(pairs)
            if left_open is not None:
                pending, pending_for = left_open, 0
            elif pending_closed:
                pending = None
        if pending is not None:
            pending_for += 1
            if pending_for > MAX_OPEN_PARAGRAPHS or not _goes_on(text, marks, at, pending, is_reversed):
                pending = None
        if paragraph_end >= len(text):
            break
        paragraph_start = paragraph_end + 1
    return tuple(found[:MAX_MARKED])


def _pair(
    text: str,
    marks: list[tuple[int, str]],
    start: int,
    end: int,
    pending: _Open | None,
    is_reversed: bool,
) -> tuple[list[Marked], _Open | None, bool]:
    """The outermost pairs of one paragraph, what it leaves open, and whether `pending` ended here."""
    stack: list[_Open] = []
    pairs: list[tuple[int, int, int, int, str, bool]] = []
    continued = False
    lead = head_of(text, start, end)
    if pending is not None and lead < end:
        again = marks[0][0] == lead if marks else False
        if again and family_of(marks[0][1]) == pending.family:
            # «The mark is set again at the head of each paragraph»: it opens, whatever its glyph.
            stack.append(_Open(pending.family, pending.glyph, lead, len(marks[0][1])))
            marks = marks[1:]
        else:
            stack.append(_Open(pending.family, pending.glyph, lead, 0))
        continued = True
    bottom_is_continued = continued
    last_single_end = -1
    no_close_before = -1
    for position, glyph in marks:
        family = family_of(glyph)
        if family == "single":
            if stack or position < last_single_end:
                continue
            if not opens_single(text, position, glyph, end):
                continue
            close = single_close(text, position, glyph, end, no_close_before)
            if close is None:
                no_close_before = max(no_close_before, min(end, position + MAX_SINGLE) - 1)
            else:
                pairs.append((position, close + 1, 1, 1, glyph, False))
                last_single_end = close + 1
            continue
        if position < last_single_end:
            continue
        turn = turn_of(text, position, glyph, start, end, is_reversed)
        if turn == Turn.NO:
            continue
        match = next(
            (k for k in range(len(stack) - 1, max(-1, len(stack) - 5), -1) if stack[k].family == family), None
        )
        if turn == Turn.EITHER:
            turn = Turn.OPEN if match is None else Turn.CLOSE
        elif glyph in ("“", "‟") and match is not None and stack[match].glyph in ("„", ",,"):
            turn = Turn.CLOSE
        elif turn == Turn.CLOSE and match is None and glyph in ('"', "”", "''", "’’") and position <= lead:
            turn = Turn.OPEN
        if turn == Turn.OPEN:
            if (
                glyph == '"'
                and match is not None
                and stack[match].glyph == '"'
                and _stray(text, stack[match])
            ):
                del stack[match:]
            stack.append(_Open(family, glyph, position, len(glyph)))
        elif match is not None:
            opened = stack[match]
            pairs.append(
                (
                    opened.position,
                    position + len(glyph),
                    opened.width,
                    len(glyph),
                    opened.glyph,
                    bottom_is_continued and match == 0,
                )
            )
            del stack[match:]
            if match == 0:
                bottom_is_continued = False
    left_open: _Open | None = None
    pending_closed = continued and not bottom_is_continued
    if stack:
        bottom = stack[0]
        if bottom_is_continued or _may_stay_open(text, bottom, start):
            pairs.append((bottom.position, end, bottom.width, 0, bottom.glyph, bottom_is_continued))
            left_open = bottom
    return _outermost(text, pairs), left_open, pending_closed


def _outermost(text: str, pairs: list[tuple[int, int, int, int, str, bool]]) -> list[Marked]:
    found: list[Marked] = []
    reached = -1
    for outer_start, outer_end, opening, closing, glyph, continues in sorted(
        pairs, key=lambda pair: (pair[0], -pair[1])
    ):
        if outer_start < reached:
            continue
        start, end = outer_start + opening, outer_end - closing
        while start < end and text[start] in BLANK:
            start += 1
        while end > start and text[end - 1] in BLANK:
            end -= 1
        if start < end:
            found.append(
                Marked(
                    Span(start, end),
                    Span(outer_start if opening else start, outer_end if closing else end),
                    glyph,
                    continues,
                    closing == 0,
                )
            )
            reached = outer_end
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
