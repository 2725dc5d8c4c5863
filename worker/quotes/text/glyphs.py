"""One glyph and its neighbours -> whether it opens, closes, may do either, or is no mark."""

import re
from typing import Final

BLANK = " \t\r\n\u00a0\u2007\u2009\u200a\u202f\u200b\u200e\u200f\ufeff"
OPENS_AFTER = BLANK + "([{–—-:;/'’‘«“\"„|>,"
_INK = re.compile(f"[^{BLANK}]")
CLOSES_BEFORE = BLANK + ".,;:!?…)]}–—-/'’»”\"“|<"
_SENTENCE_END = ".!?…"


class Turn:
    """Which way a mark points: small ints (an IntEnum costs a call a look)."""

    NO: Final = 0
    OPEN: Final = 1
    CLOSE: Final = 2
    EITHER: Final = 3


def family_of(glyph: str) -> str:
    if glyph in "«»":
        return "guillemet"
    if glyph in "‹›":
        return "small-guillemet"
    if len(glyph) == 1 and glyph in "‘’'‚":
        return "single"
    return "double"


def turn_of(text: str, position: int, glyph: str, start: int, end: int, is_reversed: bool) -> int:
    if glyph in "«‹":
        return Turn.CLOSE if is_reversed else Turn.OPEN
    if glyph in "»›":
        return Turn.OPEN if is_reversed else Turn.CLOSE
    if glyph in ("„", ",,"):
        return Turn.OPEN
    before = text[position - 1] if position > start else "\n"
    after_at = position + len(glyph)
    after = text[after_at] if after_at < end else "\n"
    if glyph in ('"', "″", "''", "”") and before.isdigit() and (after.isdigit() or glyph == "″"):
        return Turn.NO  # 43"18, 5′10″: minutes and inches
    may_open = before in OPENS_AFTER and after not in BLANK
    may_close = before not in BLANK and after in CLOSES_BEFORE
    if glyph in ("“", "``", "‟", "‘‘"):
        return Turn.CLOSE if may_close and not may_open else Turn.OPEN
    if glyph == "”":
        return Turn.OPEN if may_open and not may_close else Turn.CLOSE
    if may_open and not may_close:
        return Turn.OPEN
    if may_close and not may_open:
        return Turn.CLOSE
    return Turn.EITHER


def head_of(text: str, start: int, end: int) -> int:
    """Where the first character of a paragraph stands that is no blank; its end where there is none."""
    found = _INK.search(text, start, end)
    return found.start() if found else end


def reversed_guillemets(text: str, marks: list[tuple[int, str]]) -> bool:
    """Whether the text writes »so«, as German books do, and not «so»."""
    votes = 0
    seen = 0
    for position, glyph in marks:
        if glyph in "«»":
            before = text[position - 1] if position else "\n"
            after = text[position + 1] if position + 1 < len(text) else "\n"
            if before in BLANK and after.isalnum():
                votes += 1 if glyph == "»" else -1
            elif after in BLANK and (before.isalnum() or before in _SENTENCE_END):
                votes += 1 if glyph == "«" else -1
            seen += 1
            if seen >= 12:
                break
    return votes > 0
