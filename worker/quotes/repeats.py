"""A page says a quotation three times (title, standfirst, body): which one is the fullest."""

import re

from worker.quotes.model import Quotation, QuotationType

_WORD = re.compile(r"\w+")
SHARED = 0.8
"""Share of the shorter one's words that the longer one must hold in the same order."""


OPENING = 6
"""Runs of words, from its beginning, by which a telling is looked for in others."""
MAX_TELLINGS = 8
"""Quotations remembered for one run of words."""


def point_repeats(text: str, quotations: list[Quotation]) -> list[int | None]:
    """For each quotation, the index of the fullest one that says the same, or None."""
    words: list[tuple[str, ...]] = [
        () if q.type is QuotationType.INDIRECT else tuple(_WORD.findall(q.span.of(text).lower()))
        for q in quotations
    ]
    repeats: list[int | None] = [None] * len(quotations)
    grams = [_grams(said) for said in words]
    asked = {gram for own in grams for gram in own[:OPENING]}
    by_gram: dict[tuple[str, ...], list[int]] = {}
    for index, own in enumerate(grams):
        for gram in asked.intersection(own):
            known = by_gram.setdefault(gram, [])
            if len(known) < MAX_TELLINGS:
                known.append(index)
    for index, own in enumerate(grams):
        best: int | None = None
        seen = {index}
        for gram in own[:OPENING]:
            for other in by_gram[gram]:
                if other in seen:
                    continue
                seen.add(other)
                if not _fuller(words, other, index) or not _says_the_same(own, grams[other]):
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


def _grams(said: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What two tellings of the same words share: runs of three, or all of a short one."""
    if len(said) < 3:
        return [said] if said else []
    return list(zip(said, said[1:], said[2:], strict=False))


def _says_the_same(own: list[tuple[str, ...]], longer: list[tuple[str, ...]]) -> bool:
    """Whether the longer telling holds enough of the runs of words of one's own."""
    if own == longer:
        return True
    runs = set(longer)
    return len(own[0]) == 3 and sum(gram in runs for gram in own) >= SHARED * len(own)


def _fuller(words: list[tuple[str, ...]], other: int, index: int) -> bool:
    """Longer; of two alike the later one, since bodies follow titles."""
    return (len(words[other]), other) > (len(words[index]), index)
