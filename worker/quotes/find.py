"""Text -> marked spans: every kind of quotation mark, paired by one stack a paragraph.

The languages disagree about glyphs („a“, «a», »a«, “a”, "a", ‘a’) and writers mix them ("a”), so a mark
is read by its glyph and by what stands beside it, and one pass with a stack pairs them. Nested pairs stay
inside the outer one. Linear in the length of the text.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from worker.quotes.model import Span

_DOUBLED = ("``", "''", "’’", "‘‘", ",,")
_MARK = re.compile(r"[«»‹›“”„‟\"‘’'‚″\n]")
_MARK_OR_DOUBLED = re.compile(r"``|''|’’|‘‘|,,(?=\w)|[«»‹›“”„‟\"‘’'‚″]|\n")
_BLANK = " \t\r\n\u00a0\u2007\u2009\u200a\u202f\u200b\u200e\u200f\ufeff"
_OPENS_AFTER = _BLANK + "([{–—-:;/'’‘«“\"„|>,"
_CLOSES_BEFORE = _BLANK + ".,;:!?…)]}–—-/'’»”\"“|<"
_SENTENCE_END = ".!?…"
MAX_SINGLE = 700
"""Code points a pair of single marks may hold: past it the ’ is an apostrophe."""
MAX_MARKED = 10_000
"""Pairs of marks in one text: a megabyte of news holds half as many, and what has more is no article."""
MAX_OPEN_PARAGRAPHS = 8
"""Paragraphs over which a mark left open is followed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A pair of marks: `span` is the words inside, trimmed; `outer` takes in the marks.

    `continues` says that the paragraph before left its marks open and these words go on;
    `left_open` that no closing mark stands in this paragraph.
    """

    span: Span
    outer: Span
    glyph: str
    continues: bool = False
    left_open: bool = False


class _Turn(IntEnum):
    OPEN = 1
    CLOSE = 2
    EITHER = 3
    NO = 0


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
    reversed_guillemets = _reversed_guillemets(text, marks)
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
                text, inside, paragraph_start, paragraph_end, pending, reversed_guillemets
            )
            found.extend(pairs)
            if left_open is not None:
                pending, pending_for = left_open, 0
            elif pending_closed:
                pending = None
        if pending is not None:
            pending_for += 1
            if pending_for > MAX_OPEN_PARAGRAPHS or not _goes_on(
                text, marks, at, pending, reversed_guillemets
            ):
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
    reversed_guillemets: bool,
) -> tuple[list[Marked], _Open | None, bool]:
    """The outermost pairs of one paragraph, what it leaves open, and whether `pending` ended here."""
    stack: list[_Open] = []
    pairs: list[tuple[int, int, int, int, str, bool]] = []
    continued = False
    if pending is not None and text[start:end].strip(_BLANK):
        lead = start + len(text[start:end]) - len(text[start:end].lstrip(_BLANK))
        again = marks[0][0] == lead if marks else False
        if again and _family(marks[0][1]) == pending.family:
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
        family = _family(glyph)
        if family == "single":
            if stack or position < last_single_end:
                continue
            if not _opens_single(text, position, glyph, end):
                continue
            close = _single_close(text, position, glyph, end, no_close_before)
            if close is None:
                no_close_before = max(no_close_before, min(end, position + MAX_SINGLE) - 1)
            else:
                pairs.append((position, close + 1, 1, 1, glyph, False))
                last_single_end = close + 1
            continue
        if position < last_single_end:
            continue
        turn = _turn(text, position, glyph, start, end, reversed_guillemets)
        if turn == _Turn.NO:
            continue
        match = next(
            (k for k in range(len(stack) - 1, max(-1, len(stack) - 5), -1) if stack[k].family == family), None
        )
        if turn == _Turn.EITHER:
            turn = _Turn.OPEN if match is None else _Turn.CLOSE
        elif glyph in ("“", "‟") and match is not None and stack[match].glyph in ("„", ",,"):
            turn = _Turn.CLOSE
        elif (
            turn == _Turn.CLOSE
            and match is None
            and glyph in ('"', "”", "''", "’’")
            and _begins(text, position, start)
        ):
            turn = _Turn.OPEN
        if turn == _Turn.OPEN:
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
        while start < end and text[start] in _BLANK:
            start += 1
        while end > start and text[end - 1] in _BLANK:
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


def _family(glyph: str) -> str:
    if glyph in "«»":
        return "guillemet"
    if glyph in "‹›":
        return "small-guillemet"
    if len(glyph) == 1 and glyph in "‘’'‚":
        return "single"
    return "double"


def _turn(text: str, position: int, glyph: str, start: int, end: int, reversed_guillemets: bool) -> _Turn:
    if glyph in "«‹":
        return _Turn.CLOSE if reversed_guillemets else _Turn.OPEN
    if glyph in "»›":
        return _Turn.OPEN if reversed_guillemets else _Turn.CLOSE
    if glyph in ("„", ",,"):
        return _Turn.OPEN
    before = text[position - 1] if position > start else "\n"
    after_at = position + len(glyph)
    after = text[after_at] if after_at < end else "\n"
    if glyph in ('"', "″", "''", "”") and before.isdigit() and (after.isdigit() or glyph == "″"):
        return _Turn.NO  # 43"18, 5′10″: minutes and inches
    may_open = before in _OPENS_AFTER and after not in _BLANK
    may_close = before not in _BLANK and after in _CLOSES_BEFORE
    if glyph in ("“", "``", "‟", "‘‘"):
        return _Turn.CLOSE if may_close and not may_open else _Turn.OPEN
    if glyph == "”":
        return _Turn.OPEN if may_open and not may_close else _Turn.CLOSE
    if may_open and not may_close:
        return _Turn.OPEN
    if may_close and not may_open:
        return _Turn.CLOSE
    return _Turn.EITHER


def _begins(text: str, position: int, start: int) -> bool:
    """Whether only blanks stand between the paragraph's start and the mark."""
    return not text[start:position].strip(_BLANK)


def _stray(text: str, opened: _Open) -> bool:
    """A `"` after a digit opened nothing: it was a sign for inches or seconds."""
    return opened.position > 0 and text[opened.position - 1].isdigit()


def _may_stay_open(text: str, opened: _Open, start: int) -> bool:
    """A mark without its partner opens a quotation only where one begins: a paragraph, or after a colon."""
    head = text[max(start, opened.position - 40) : opened.position].rstrip(_BLANK)
    return not head or head[-1] in ":.!?…,—–"


def _goes_on(
    text: str, marks: list[tuple[int, str]], at: int, pending: _Open, reversed_guillemets: bool
) -> bool:
    """Whether the next paragraphs take up the mark left open: set again at a head, or closed unopened."""
    for k in range(at, min(at + 60, len(marks))):
        position, glyph = marks[k]
        if glyph == "\n" or _family(glyph) != pending.family:
            continue
        line_start = text.rfind("\n", 0, position) + 1
        if _begins(text, position, line_start):
            return True
        if pending.glyph == '"':
            return False
        return _turn(text, position, glyph, line_start, len(text), reversed_guillemets) == _Turn.CLOSE
    return False


def _opens_single(text: str, position: int, glyph: str, end: int) -> bool:
    """Whether the single mark may open a quotation, and is no apostrophe."""
    before = text[position - 1] if position else "\n"
    after = text[position + 1] if position + 1 < end else "\n"
    return (
        before in _OPENS_AFTER
        and after not in _BLANK
        and glyph != "’"
        and (after.isalpha() or after in "[(…")
    )


def _single_close(text: str, position: int, glyph: str, end: int, searched: int) -> int | None:
    """Where the single mark at `position` closes, or None: it was an apostrophe, or feet and minutes.

    Up to `searched` an earlier mark found no closing one, so no one looks there again.
    """
    closers = {"‘": "’'", "‚": "‘’'"}.get(glyph, "'’")
    limit = min(end, position + MAX_SINGLE)
    for k in range(max(position + 2, searched), limit):
        if text[k] in closers and text[k - 1] not in _BLANK:
            follows = text[k + 1] if k + 1 < end else "\n"
            if follows in _CLOSES_BEFORE and not (
                text[k - 1] in "sS" and _plural_possessive(text, k, limit, closers)
            ):
                return k
    return None


def _plural_possessive(text: str, position: int, limit: int, closers: str) -> bool:
    """«voters' rights'»: an s before, a word after, and a better closing mark further on."""
    if position + 1 >= len(text) or text[position + 1] not in _BLANK:
        return False
    for k in range(position + 2, min(limit, position + 200)):
        if text[k] in closers and not text[k - 1].isspace():
            follows = text[k + 1] if k + 1 < len(text) else "\n"
            if follows in _CLOSES_BEFORE and text[k - 1] not in "sS":
                return True
    return False


def _reversed_guillemets(text: str, marks: list[tuple[int, str]]) -> bool:
    """Whether the text writes »so«, as German books do, and not «so»."""
    votes = 0
    seen = 0
    for position, glyph in marks:
        if glyph in "«»":
            before = text[position - 1] if position else "\n"
            after = text[position + 1] if position + 1 < len(text) else "\n"
            if before in _BLANK and after.isalnum():
                votes += 1 if glyph == "»" else -1
            elif after in _BLANK and (before.isalnum() or before in _SENTENCE_END):
                votes += 1 if glyph == "«" else -1
            seen += 1
            if seen >= 12:
                break
    return votes > 0
