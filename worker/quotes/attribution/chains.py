"""Quotations in order -> chains: runs of one party's words under one attribution.

A house and who speaks for it are one party: the Kremlin, its spokesman, Russia.
"""

from collections import Counter
from itertools import accumulate
from typing import NamedTuple

from worker.quotes.document import Reading
from worker.quotes.lexicon.language import Language
from worker.quotes.model import Evidence, Quotation, QuotationType
from worker.quotes.people.person import Person
from worker.quotes.phrases.phrase import Kind

_MARKS_AND_BLANKS = 4
"""Code points that may stand between the head of a paragraph and the words: a dash, a mark, two blanks."""


class Told(NamedTuple):
    """A quotation on its way into a chain."""

    quotation: Quotation
    person: Person | None
    paragraph: int
    leans: bool
    """Its attribution takes up somebody already introduced: by a pronoun, a description or nothing at all."""


def chain(reading: Reading, told: list[Told], repeats: list[int | None]) -> list[int | None]:
    """A number for each quotation, shared by those of one run; None for a run of one (ADR 0137).

    Words go on under an attribution in its paragraph, whatever verb reports them, and beyond it where no verb
    does. A verb of the next paragraph goes on where the paragraph opens with the words, or where who speaks is
    only taken up («elle», «le policier»); where it names the speaker first, it begins anew. A heading's fragment
    joins the run of its fullest telling (`repeats`); a whole utterance in a heading stands by itself.
    """
    runs = _Runs(len(told))
    places = _Places(reading, told)
    last = interrupted = -1
    for k, one in enumerate(told):
        if one.quotation.speaker is None:
            if one.quotation.type is not QuotationType.INDIRECT:
                last = interrupted = -1
            continue
        if last >= 0 and places.one_party(last, k):
            if places.goes_on(last, k):
                runs.join(last, k)
        elif interrupted >= 0 and one.leans and places.one_party(interrupted, k):
            if places.goes_on(interrupted, k):
                runs.join(interrupted, k)
        elif interrupted < 0 or not _in_passing(one.quotation, told[interrupted].quotation):
            in_passing = last >= 0 and _in_passing(one.quotation, told[last].quotation)
            interrupted = last if in_passing else -1
        last = k
    for k, target in enumerate(repeats):
        if target is not None and places.in_heading(k) and not places.stands_alone(k):
            runs.join(target, k)
    return runs.numbers()


class _Runs:
    """Which quotations belong together."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))

    def join(self, earlier: int, later: int) -> None:
        """Make one run of those that two quotations are in."""
        self._of[self._root(later)] = self._root(earlier)

    def numbers(self) -> list[int | None]:
        """From one up in the order of the text, for each in a run of several."""
        roots = [self._root(k) for k in range(len(self._of))]
        sizes = Counter(roots)
        numbers: dict[int, int] = {}
        return [numbers.setdefault(root, len(numbers) + 1) if sizes[root] > 1 else None for root in roots]

    def _root(self, k: int) -> int:
        of = self._of
        while of[k] != k:
            of[k] = of[of[k]]
            k = of[k]
        return k


class _Places:
    """Where the quotations of a document stand to each other."""

    def __init__(self, reading: Reading, told: list[Told]) -> None:
        self._text, self._language = reading.tokens.text, reading.tokens.language
        self._headings, self._told = reading.headings, told
        self._speaking = frozenset(one.paragraph for one in told if one.paragraph in self._headings)
        ends = range(1 + max((one.paragraph for one in told), default=0))
        self._prose = list(accumulate(int(paragraph not in self._headings) for paragraph in ends))
        self._heard = list(accumulate(int(paragraph in self._speaking) for paragraph in ends))

    def in_heading(self, k: int) -> bool:
        """Whether it stands in a headline or subhead."""
        return self._told[k].paragraph in self._headings

    def stands_alone(self, k: int) -> bool:
        """Whether it is a heading's whole utterance: the text below attributes the words once more."""
        return self.in_heading(k) and self._told[k].quotation.type is QuotationType.DIRECT

    def one_party(self, one: int, other: int) -> bool:
        """Whether the same party speaks in both, by person or else by the very same mention."""
        first, second = self._told[one], self._told[other]
        if first.person is not None and second.person is not None:
            return _same_party(self._language, first.person, second.person)
        if first.person is not None or second.person is not None:
            return False
        mention = _mention(second.quotation)
        return mention is not None and mention == _mention(first.quotation)

    def goes_on(self, before: int, k: int) -> bool:
        """Whether one party's words stand under the attribution of its words before."""
        earlier, later = self._told[before].paragraph, self._told[k].paragraph
        if self.stands_alone(before) or self.stands_alone(k):
            return False
        if self._heard[later] > self._heard[earlier]:
            return False  # a heading that holds someone's words begins a section
        if earlier == later or self._shares_cue(before, k):
            return True
        if self._prose[later] - self._prose[earlier] > 1:
            return False
        return self.in_heading(before) or self._told[k].leans or self._opens_paragraph(k)

    def _shares_cue(self, before: int, k: int) -> bool:
        """Whether no cue of its own reports it."""
        cue, cue_before = self._told[k].quotation.cue, self._told[before].quotation.cue
        return cue is None or (cue_before is not None and cue.span == cue_before.span)

    def _opens_paragraph(self, k: int) -> bool:
        start = self._told[k].quotation.span.start
        head = self._text[max(0, start - _MARKS_AND_BLANKS) : start]
        if "\n" not in head and start > _MARKS_AND_BLANKS:
            return False
        return not any(char.isalnum() for char in head.rpartition("\n")[2])


def _in_passing(quotation: Quotation, floor: Quotation) -> bool:
    """Whether words leave the floor to who had it: «Ils sont, *selon le métro*, 570 557», or what a question quotes."""
    if quotation.type is QuotationType.INDIRECT:
        return Evidence.ACCORDING_TO is quotation.evidence or floor.evidence is Evidence.DIALOGUE
    return quotation.type is QuotationType.MIXED and floor.evidence is Evidence.DIALOGUE


def _mention(quotation: Quotation) -> object:
    return quotation.speaker.mention_span if quotation.speaker is not None else None


def _same_party(language: Language, one: Person, other: Person) -> bool:
    """The same person, or a house and who speaks for it: the Kremlin, its spokesman, Russia."""
    if one is other or one.name == other.name or one.words in other.houses or other.words in one.houses:
        return True
    shorter, longer = sorted((one.words, other.words), key=len)
    if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
        return True  # Thomas Hans Hansson, Hans Hansson
    return bool(_parties(language, one) & _parties(language, other))


def _parties(language: Language, person: Person) -> set[str]:
    words = set(person.words) if person.kind == Kind.COLLECTIVE else set()
    for head, around in person.roles.items():
        if head.startswith(language.nouns.spokespeople):
            words |= around
    return {language.names.metonyms[word] for word in words if word in language.names.metonyms}
