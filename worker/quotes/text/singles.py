"""Single marks -> quotations or apostrophes."""

import re

from worker.quotes.text.glyphs import BLANK, CLOSES_BEFORE, OPENS_AFTER, head_of

MAX_SINGLE = 700
"""Code points a pair of single marks may hold: past it the ’ is an apostrophe."""


def opens_single(text: str, position: int, glyph: str, end: int) -> bool:
    """Whether the single mark may open a quotation, and is no apostrophe."""
    before = text[position - 1] if position else "\n"
    after = text[position + 1] if position + 1 < end else "\n"
    opens = before in OPENS_AFTER and glyph != "’" and (after.isalpha() or after in "[(…")
    return opens and not _letter_between(text, position)


def single_close(text: str, position: int, glyph: str, end: int, searched: int) -> int | None:
    """Where the single mark at `position` closes, or None: it was an apostrophe, or feet and minutes.

    Up to `searched` an earlier mark found no closing one, so no one looks there again.
    """
    closers = {"‘": "’'", "‚": "‘’'"}.get(glyph, "'’")
    limit = min(end, position + MAX_SINGLE)
    for k in range(max(position + 2, searched), limit):
        if text[k] in closers and text[k - 1] not in BLANK:
            follows = text[k + 1] if k + 1 < end else "\n"
            if follows not in CLOSES_BEFORE or _letter_between(text, k - 2):
                continue
            if text[k - 1] in "sS" and _plural_possessive(text, k, limit, closers):
                continue
            return k
    return None


def _letter_between(text: str, position: int) -> bool:
    """Rock 'n' roll: one letter between two single marks is what is left of a word, and the marks are no pair."""
    return position >= 0 and _LETTER_BETWEEN.match(text, position) is not None


_LETTER_BETWEEN = re.compile(r"['’‘][^\W\d_]['’][ \u00a0]")


def _plural_possessive(text: str, position: int, limit: int, closers: str) -> bool:
    """«voters' rights'»: an s before, a word after, and a better closing mark further on.

    One that another opens before it is that one's: the 'yes' vote won, and the 'no' lost.
    """
    if position + 1 >= len(text) or text[position + 1] not in BLANK:
        return False
    for k in range(position + 2, min(limit, position + 200)):
        if text[k] in closers and not text[k - 1].isspace():
            follows = text[k + 1] if k + 1 < len(text) else "\n"
            if follows in CLOSES_BEFORE and text[k - 1] not in "sS" and not _letter_between(text, k - 2):
                return True
        elif text[k - 1] in BLANK and opens_single(text, k, text[k], len(text)) and text[k] in "'‘":
            return False
    return False


def set_again(text: str, end: int, glyph: str) -> bool:
    """Whether a single mark left open stands again at the head of the paragraph behind `end`."""
    head = head_of(text, end, min(len(text), end + _BLANK_LINES))
    return head < len(text) and text[head] == glyph and opens_single(text, head, glyph, len(text))


_BLANK_LINES = 12
"""Code points between two paragraphs, at most."""
