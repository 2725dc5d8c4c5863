"""Quotations in order -> chains: runs of one party's words under one attribution.

A house and who speaks for it are one party: the Kremlin, its spokesman, Russia. A heading that itself holds
someone's words begins a new run.
"""

from bisect import bisect_right
from collections import Counter

from worker.quotes.document import Reading
from worker.quotes.lexicon.language import Language
from worker.quotes.model import Quotation, QuotationType
from worker.quotes.people.person import Person
from worker.quotes.phrases.phrase import Kind


def chain(
    reading: Reading,
    built: list[Quotation],
    persons: list[Person | None],
    paragraphs: list[int],
    repeats: list[int | None],
) -> list[int | None]:
    """A number for each quotation, shared by those of one run; None for a run of one.

    A headline's telling joins the run of its fullest telling (`repeats`).
    """
    language, headings = reading.tokens.language, reading.headings
    speaking = sorted({paragraph for paragraph in paragraphs if paragraph in headings})
    runs = list(range(len(built)))

    def root(k: int) -> int:
        while runs[k] != k:
            runs[k] = runs[runs[k]]
            k = runs[k]
        return k

    last = -1
    for k, person in enumerate(persons):
        if person is None:
            if built[k].type is not QuotationType.INDIRECT:
                last = -1
            continue
        before = persons[last] if last >= 0 else None
        if before is not None and _same_party(language, before, person):
            broken = bisect_right(speaking, paragraphs[k]) > bisect_right(speaking, paragraphs[last])
            if not broken:
                runs[root(k)] = root(last)
        last = k
    for k, target in enumerate(repeats):
        if target is not None and paragraphs[k] in headings:
            runs[root(k)] = root(target)
    sizes = Counter(root(k) for k in range(len(built)))
    numbers: dict[int, int] = {}
    return [
        numbers.setdefault(root(k), len(numbers) + 1) if sizes[root(k)] > 1 else None
        for k in range(len(built))
    ]


def _same_party(language: Language, one: Person, other: Person) -> bool:
    """The same person, or a house and who speaks for it: the Kremlin, its spokesman, Russia."""
    if one is other or one.name == other.name or one.words in other.houses or other.words in one.houses:
        return True
    return bool(_parties(language, one) & _parties(language, other))


def _parties(language: Language, person: Person) -> set[str]:
    words = set(person.words) if person.kind == Kind.COLLECTIVE else set()
    for head, around in person.roles.items():
        if head.startswith(language.nouns.spokespeople):
            words |= around
    return {language.names.metonyms[word] for word in words if word in language.names.metonyms}
