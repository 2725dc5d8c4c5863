"""Text with letters in pieces -> the same text composed, and where each of its characters stood.

Some systems write é as e and an accent (NFD): two code points, and the second is no part of a word.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from worker.quotes.model import Span

_COMBINING = "\u0300-\u036f"
_COMPOSABLE = re.compile(f"[A-Za-z][{_COMBINING}]")
_CLUSTER = re.compile(f"[^{_COMBINING}][{_COMBINING}]*|[{_COMBINING}]+")


class Composed(NamedTuple):
    """A text and, for each of its code points and its end, the offset in the text that it was composed from."""

    text: str
    offsets: Sequence[int]

    def before(self, span: Span) -> Span:
        """A span of this text in the one that it was composed from."""
        return Span(self.offsets[span.start], self.offsets[span.end])

    def after(self, span: Span) -> Span:
        """A span of the text that it was composed from in this one."""
        return Span(bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end))


def composed(text: str) -> Composed | None:
    """None for a text that needs no composing, as nearly all do."""
    if text.isascii() or unicodedata.is_normalized("NFC", text) or _COMPOSABLE.search(text) is None:
        return None  # asked in this order since each costs twenty times the one before
    clusters = _CLUSTER.findall(text)
    pieces = [unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster for cluster in clusters]
    starts = accumulate(map(len, clusters), initial=0)
    offsets: list[int] = []
    for start, piece in zip(starts, pieces, strict=False):
        offsets += [start] * len(piece)
    return Composed("".join(pieces), [*offsets, len(text)])
