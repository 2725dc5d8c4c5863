"""Marked spans and what the markup says is quoted -> marked spans: a block's paragraph is one, without marks.

A block quotation has no marks where its layout says enough. Where it has some, they may hold all of it, or the
block tells who said it («“…”, said Ann Reed»): then the marks are read as anywhere else.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from worker.quotes.model import Quoted, Span
from worker.quotes.text.glyphs import BLANK
from worker.quotes.text.marks import Marked

_MARKED_SHARE = 0.5
"""Of a paragraph's characters: with more of them inside marks, the marks are what is quoted."""


def with_blocks(text: str, marked: tuple[Marked, ...], quoted: Sequence[Quoted]) -> tuple[Marked, ...]:
    """The marked spans, in order, with those of the blocks. They never overlap."""
    found = list(marked)
    for block in sorted(quoted, key=lambda block: block.span):
        before: Marked | None = None
        for paragraph in _paragraphs(text, block.span):
            first = bisect_left(found, paragraph.start, key=lambda mark: mark.outer.start)
            past = bisect_left(found, paragraph.end, first, key=lambda mark: mark.outer.start)
            inside = found[first:past]
            if _speaks_by_marks(text, paragraph, inside):
                found[first:past] = [mark._replace(source=block.source) for mark in inside]
                before = None
                continue
            if first and found[first - 1].outer.end > paragraph.start:
                continue
            before = Marked(paragraph, paragraph, "", before is not None, False, True, block.source)
            found[first:past] = [before]
    return tuple(found)


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        first, past = start, end
        while first < past and text[first] in BLANK:
            first += 1
        while past > first and text[past - 1] in BLANK:
            past -= 1
        if first < past:
            yield Span(first, past)
        start = end + 1


def _speaks_by_marks(text: str, paragraph: Span, inside: list[Marked]) -> bool:
    if not inside:
        return False
    opens = inside[0].outer.start == paragraph.start or inside[0].continues
    told = any(text[paragraph.start : mark.outer.start].rstrip(BLANK).endswith(":") for mark in inside)
    held = sum(mark.outer.end - mark.outer.start for mark in inside)
    return opens or told or held > _MARKED_SHARE * (paragraph.end - paragraph.start)
