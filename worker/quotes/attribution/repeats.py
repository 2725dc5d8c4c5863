"""A page says a quotation three times (title, standfirst, body): which one is the fullest."""

import re
from collections.abc import Iterator

from worker.quotes.model import Quotation, QuotationType, Stance

_WORD = re.compile(r"\w+")
SHARED = 0.8
"""Share of the shorter one's words that the longer one must hold in the same order."""


OPENING = 6
"""Runs of words, from its beginning, by which a telling is looked for in others."""
MAX_TELLINGS = 8
"""Quotations remembered for one run of words."""


def point_repeats(text: str, quotations: list[Quotation]) -> list[int | None]:
    """For each quotation, the index of the fullest one that says the same, or None. A denial repeats nothing."""
    words: list[tuple[str, ...]] = [
        ()
        if q.type is QuotationType.INDIRECT or q.stance is Stance.DENIED
        else tuple(_WORD.findall(q.span.of(text).lower()))
        for q in quotations
    ]
    repeats: list[int | None] = [None] * len(quotations)
    openings = [list(_runs(said[: OPENING + 2])) for said in words]
    asked = {run for opening in openings for run in opening}
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, said in enumerate(words):
        for run in asked.intersection(_runs(said)):
            known = holders.setdefault(run, [])
            if len(known) < MAX_TELLINGS:
                known.append(index)
    for index, opening in enumerate(openings):
        best: int | None = None
        seen = {index}
        for run in opening:
            for other in holders[run]:
                if other in seen:
                    continue
                seen.add(other)
                if not _fuller(words, other, index) or not _says_the_same(words[index], words[other]):
                    continue
                if best is None or _fuller(words, other, best):
                    best = other
        repeats[index] = best
    for index, target in enumerate(repeats):
        hops = 0
        while target is not None and repeats[target] is not None and hops < 8:
            target = repeats[target]
            hops += 1
        repeats[index] = target
    return repeats


def _runs(said: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What two tellings of the same words share: runs of three, or all of a short one."""
    if len(said) < 3:
        return iter((said,) if said else ())
    return zip(said, said[1:], said[2:], strict=False)


def _says_the_same(own: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the longer telling holds enough of the runs of words of one's own."""
    if own == longer:
        return True
    if len(own) < 3:
        return False
    runs = set(_runs(longer))
    return sum(run in runs for run in _runs(own)) >= SHARED * (len(own) - 2)


def _fuller(words: list[tuple[str, ...]], other: int, index: int) -> bool:
    """Longer; of two alike the later one, since bodies follow titles."""
    return (len(words[other]), other) > (len(words[index]), index)
