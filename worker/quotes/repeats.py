"""A page says a quotation three times (title, standfirst, body): which one is the fullest."""

import re

from worker.quotes.model import Quotation, QuotationType

_WORD = re.compile(r"\w+")
SHARED = 0.8
"""Share of the shorter one's words that the longer one must hold in the same order."""


def point_repeats(text: str, quotations: list[Quotation]) -> list[int | None]:
    """For each quotation, the index of the fullest one that says the same, or None."""
    words: list[tuple[str, ...]] = [
        () if q.type is QuotationType.INDIRECT else tuple(_WORD.findall(q.span.of(text).lower()))
        for q in quotations
    ]
    repeats: list[int | None] = [None] * len(quotations)
    by_gram: dict[tuple[str, ...], list[int]] = {}
    for index, said in enumerate(words):
        for gram in _grams(said) if said else ():
            known = by_gram.setdefault(gram, [])
            if len(known) < 8:
                known.append(index)
    for index, said in enumerate(words):
        if not said:
            continue
        best: int | None = None
        seen: set[int] = set()
        for gram in _grams(said)[:6]:
            for other in by_gram.get(gram, ()):
                if other == index or other in seen:
                    continue
                seen.add(other)
                if not _says_the_same(said, words[other]) or not _fuller(words, other, index):
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
        return [said]
    return [said[k : k + 3] for k in range(len(said) - 2)]


def _says_the_same(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    if len(shorter) > len(longer):
        return False
    if shorter == longer:
        return True
    if len(shorter) < 3:
        return False
    runs = set(_grams(longer))
    own = _grams(shorter)
    return sum(1 for gram in own if gram in runs) >= SHARED * len(own)


def _fuller(words: list[tuple[str, ...]], other: int, index: int) -> bool:
    """Longer; of two alike the later one, since bodies follow titles."""
    return (len(words[other]), other) > (len(words[index]), index)
