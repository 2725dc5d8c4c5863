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


_GUILLEMETS = frozenset({"«", "»", "<<", ">>"})
_OPENS = frozenset({"«", "‹", "❝", "〝", "<<"})
_SAYS = _OPENS | {"»", "›", "❞", "〞"}
"""Glyphs that say by themselves which way they point."""
_LOW = frozenset({"„", ",,"})
"""They open; „so„ is typed wrong, but typed."""
_MOSTLY_OPEN = frozenset({"“", "``", "‟", "‘‘"})
_INCHES = frozenset({'"', "″", "''", "”"})


def family_of(glyph: str) -> str:
    if glyph in _GUILLEMETS:
        return "guillemet"
    if glyph in "‹›":
        return "small-guillemet"
    if len(glyph) == 1 and glyph in "‘’'‚":
        return "single"
    return "double"


def turn_of(text: str, position: int, glyph: str, start: int, end: int, is_reversed: bool) -> int:
    """Which way the mark points, by its glyph where that says it, and else by what stands beside it."""
    if glyph in _SAYS:
        opens = (glyph in _OPENS) != (is_reversed and glyph in "«»‹›")
        return Turn.OPEN if opens else Turn.CLOSE
    before = text[position - 1] if position > start else "\n"
    after_at = position + len(glyph)
    after = text[after_at] if after_at < end else "\n"
    if glyph in _INCHES and before.isdigit() and (after.isdigit() or glyph == "″"):
        return Turn.NO  # 43"18, 5′10″: minutes and inches
    if glyph == ">>":
        heads = before == "\n" or before == ">"  # as mails quote mails
        return Turn.CLOSE if after in CLOSES_BEFORE and not heads else Turn.NO
    may_open = before in OPENS_AFTER and after not in BLANK
    may_close = before not in BLANK and after in CLOSES_BEFORE
    return _leaning(glyph, may_open, may_close and not (glyph in _LOW and before in ":("))


def _leaning(glyph: str, may_open: bool, may_close: bool) -> int:
    """By the blanks beside it; where they say nothing, by what the glyph is for the most part."""
    if may_open != may_close:
        return Turn.OPEN if may_open else Turn.CLOSE
    if glyph in _LOW or glyph in _MOSTLY_OPEN:
        return Turn.OPEN
    return Turn.CLOSE if glyph == "”" else Turn.EITHER


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
