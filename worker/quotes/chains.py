"""Quotations in order -> chains: runs of one party's words under one attribution.

A house and who speaks for it are one party: the Kremlin, its spokesman, Russia. A heading that itself holds
someone's words begins a new run.
"""

from worker.quotes.language import Language
from worker.quotes.model import Quotation, QuotationType
from worker.quotes.people import Person
from worker.quotes.phrase import Kind
from worker.quotes.reading import Reading


def chain(
    reading: Reading,
    built: list[Quotation],
    persons: list[Person | None],
    paragraphs: list[int],
    headings: frozenset[int],
) -> list[int | None]:
    """Runs of quotations of one party; a heading begins a new run. A run of one has no chain."""
    language = reading.tokens.language
    chains: list[int | None] = [None] * len(built)
    speaking = {paragraphs[k] for k in range(len(built)) if paragraphs[k] in headings}
    number = 0
    last = -1
    for k, person in enumerate(persons):
        if person is None:
            if built[k].type is not QuotationType.INDIRECT:
                last = -1
            continue
        if last >= 0:
            before = persons[last]
            broken = any(paragraphs[last] < h <= paragraphs[k] for h in speaking)
            if before is not None and _same_party(language, before, person) and not broken:
                if chains[last] is None:
                    number += 1
                    chains[last] = number
                chains[k] = chains[last]
        last = k
    return chains


def join_chains(chains: list[int | None], index: int, target: int) -> None:
    """Put a headline's telling, and what is chained to it, into the chain of the fullest telling."""
    kept = chains[target]
    if kept is None:
        kept = chains[index]
        if kept is None:
            kept = max((number for number in chains if number is not None), default=0) + 1
        chains[target] = kept
    old = chains[index]
    for k, number in enumerate(chains):
        if k == index or (old is not None and number == old):
            chains[k] = kept


def _same_party(language: Language, one: Person, other: Person) -> bool:
    """The same person, or a house and who speaks for it: the Kremlin, its spokesman, Russia."""
    if one is other or one.name == other.name:
        return True
    return bool(_parties(language, one) & _parties(language, other))


def _parties(language: Language, person: Person) -> set[str]:
    words = set(person.words) if person.kind == Kind.COLLECTIVE else set()
    for head, around in person.roles.items():
        if head.startswith(("porte-parole", "spokes", "sprecher", "portavoz", "portavoce")):
            words |= around
    return {language.metonyms[word] for word in words if word in language.metonyms}
