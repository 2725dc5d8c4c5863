"""Single marks -> quotations or apostrophes."""

from worker.quotes.text.glyphs import BLANK, CLOSES_BEFORE, OPENS_AFTER

MAX_SINGLE = 700
"""Code points a pair of single marks may hold: past it the ’ is an apostrophe."""


def opens_single(text: str, position: int, glyph: str, end: int) -> bool:
    """Whether the single mark may open a quotation, and is no apostrophe."""
    before = text[position - 1] if position else "\n"
    after = text[position + 1] if position + 1 < end else "\n"
    return (
        before in OPENS_AFTER and after not in BLANK and glyph != "’" and (after.isalpha() or after in "[(…")
    )


def single_close(text: str, position: int, glyph: str, end: int, searched: int) -> int | None:
    """Where the single mark at `position` closes, or None: it was an apostrophe, or feet and minutes.

    Up to `searched` an earlier mark found no closing one, so no one looks there again.
    """
    closers = {"‘": "’'", "‚": "‘’'"}.get(glyph, "'’")
    limit = min(end, position + MAX_SINGLE)
    for k in range(max(position + 2, searched), limit):
        if text[k] in closers and text[k - 1] not in BLANK:
            follows = text[k + 1] if k + 1 < end else "\n"
            if follows in CLOSES_BEFORE and not (
                text[k - 1] in "sS" and _plural_possessive(text, k, limit, closers)
            ):
                return k
    return None


def _plural_possessive(text: str, position: int, limit: int, closers: str) -> bool:
    """«voters' rights'»: an s before, a word after, and a better closing mark further on."""
    if position + 1 >= len(text) or text[position + 1] not in BLANK:
        return False
    for k in range(position + 2, min(limit, position + 200)):
        if text[k] in closers and not text[k - 1].isspace():
            follows = text[k + 1] if k + 1 < len(text) else "\n"
            if follows in CLOSES_BEFORE and text[k - 1] not in "sS":
                return True
    return False
