"""How far a partition is done: the offset to commit, and which events behind it are finished already.

Kafka keeps one offset for a partition and group, with up to 4,096 bytes of text beside it
(offset.metadata.max.bytes). Events end out of order; so the text says which of those after the offset are
finished, and who takes the partition over leaves them out. It also says of which topic the offset is: one that is
deleted and made anew has the same name, and its offsets begin at 0 again.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from aiokafka.errors import OffsetMetadataTooLargeError

TEXT_CHARS = 4_000
"""Of the text of one standing. What does not fit is left out, and would be done again."""

_FORM = re.compile(r"quotewire/(?:1|2 (?P<topic>[\w-]{22}))(?P<spans>(?: \d{1,18}\+\d{1,18})*)", re.ASCII)


class Span(NamedTuple):
    """Offsets from `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Standing:
    """`offset` is the first that is not finished; `ahead` are spans behind it that are, ascending and apart.

    `topic` is the id of the topic that the offsets are of; empty where it is not known. Standings are compared without.
    """

    offset: int
    ahead: tuple[Span, ...] = ()
    topic: str = field(default="", compare=False)

    def covers(self, offset: int) -> bool:
        """Whether the event at this offset is finished."""
        return offset < self.offset or any(start <= offset < end for start, end in self.ahead)

    def text(self) -> str:
        """What goes beside the offset: `quotewire/2`, the topic's id, and for each span a gap and a length, `3+12`.

        Where the id is not known, `quotewire/1` and the spans.
        """
        text, at = f"quotewire/2 {self.topic}" if self.topic else "quotewire/1", self.offset
        for start, end in self.ahead:
            more = f" {start - at}+{end - start}"
            if len(text) + len(more) > TEXT_CHARS:
                break
            text, at = text + more, end
        return text

    @classmethod
    def of(cls, offset: int, text: str | None) -> "Standing":
        """As it was committed. A text that is not ours says nothing."""
        found = _FORM.fullmatch(text or "")
        ahead, at = [], offset
        for pair in found["spans"].split() if found else ():
            gap, length = (int(number) for number in pair.split("+"))
            ahead.append(Span(at + gap, at + gap + length))
            at = ahead[-1].end
        return cls(offset, tuple(ahead), (found["topic"] or "") if found else "")


def standing_of(end: int, unfinished: Iterable[int], ahead: Iterable[Span] = ()) -> Standing:
    """Of a partition whose events were taken up to before `end` and are finished but for `unfinished`.

    `ahead` are spans from `end` on that are finished though nobody here took them.
    """
    offsets = sorted(unfinished)
    first = offsets[0] if offsets else end
    spans = [Span(one + 1, next_one) for one, next_one in pairwise([*offsets, end]) if one + 1 < next_one]
    for span in ahead:
        if spans and spans[-1].end == span.start:
            spans[-1] = Span(spans[-1].start, span.end)
        elif not spans and first == span.start:
            first = span.end
        else:
            spans.append(span)
    return Standing(first, tuple(spans))


TOO_LONG = (
    "the brokers take no text beside offsets (offset.metadata.max.bytes, 4096 by default): "
    "what was finished out of turn is done again by the next owner"
)


def is_too_long(failure: BaseException) -> bool:
    """Whether the text beside an offset was refused, by the error or by the one that caused it."""
    return isinstance(failure, OffsetMetadataTooLargeError) or isinstance(
        failure.__cause__, OffsetMetadataTooLargeError
    )
