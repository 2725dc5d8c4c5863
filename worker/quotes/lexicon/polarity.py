"""What a language tells of polarity: the words by which a cue says that nothing, or the contrary, was said."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.record import derived, record


class Polarity:
    """Whether a cue's clause was said: small ints, for they are asked for every cue."""

    SAID: Final = 0
    DENIED: Final = 1
    """Its subject says that it is not so."""
    LATER: Final = 2
    """It is still to be said: only words in marks are known already."""
    UNSAID: Final = 3
    """Negated, asked, supposed or withheld: nobody is reported to have said it."""


class Governor:
    """What the verb that governs a saying makes of it."""

    REVERSES: Final = 0
    """refuse, hesitate, stop: without negation nothing is said; with it, it is."""
    AWAITS: Final = 1
    """expect, plan, ask someone: it is still to be said."""
    DENIES: Final = 2
    """deny having said."""


Sequences = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their last word, the longest first."""


@record
class PolarityWords:
    """One language's words, lower case. Empty fields switch off what a language does not have."""

    negators: frozenset[str]
    """Words in a verb group, or right before it, that deny it: not, never, no, non."""
    pairs: Mapping[str, str] = field(default_factory=dict)
    """Second word of a negator in two words -> its first: *longer* behind no."""
    partners: frozenset[str] = frozenset()
    """Words before a verb that deny it together with one of `halves`: ne."""
    halves: frozenset[str] = frozenset()
    nobodies: frozenset[str] = frozenset()
    """Words that make a subject nobody: nobody, no (official), aucun, ni."""
    not_one: Sequences = field(default_factory=dict)
    """Subjects that are nobody in two words: not a (single councillor)."""
    nowhere: frozenset[str] = frozenset()
    """Prepositions behind which `nobodies` deny the whole clause: *en* ningún momento."""
    behind: frozenset[str] = frozenset()
    """Words right behind the verb that deny it: said *nothing*."""
    spared: frozenset[str] = frozenset()
    """Words behind a negator that leave the saying as it is: not *only*, nicht *umsonst*."""
    exceptions: frozenset[str] = frozenset()
    """Words behind the verb by which just what follows was said: nothing *but*, rien d'*autre* que."""
    adversatives: frozenset[str] = frozenset()
    """Words behind which the other thing stands that was said: not “A” *but* “B”."""
    joins: frozenset[str] = frozenset()
    """Words between two clauses: und, sondern, doch."""
    partial: frozenset[str] = frozenset()
    """Negators that as often deny a part of the clause: *nicht* Lima, sondern Bell."""
    fillers: frozenset[str] = frozenset()
    """Words inside a verb group that are no adverbs elsewhere: not *yet* said."""
    adverb_endings: tuple[str, ...] = ()
    """Endings of adverbs that no table holds: did not *formally* say."""
    links: frozenset[str] = frozenset()
    """Words between a governor and the verb of saying: refused *to* say, short *of* saying."""
    governors: Mapping[str, int] = field(default_factory=dict)
    """Every form of a governing word -> `Governor`."""
    linked_only: frozenset[str] = frozenset()
    """Governors that are one only with a link: dejó *de* decir, and not dejó caer."""
    askers: frozenset[str] = frozenset()
    """Forms of verbs that want someone else to speak: asked (him) to say."""
    withholding: frozenset[str] = frozenset()
    """Prepositions and adverbs before an infinitive or gerund of saying: *without* saying."""
    alternatives: frozenset[str] = frozenset()
    """Coordinators whose second verb shares the first one's polarity: confirm *or* deny."""
    later: frozenset[str] = frozenset()
    """Auxiliaries of the future: will, va, wird."""
    maybe: frozenset[str] = frozenset()
    """Auxiliaries of what is only possible: could, might, würde."""
    after_all: frozenset[str] = frozenset()
    """Adverbs by which a conditional auxiliary tells of the past: would *later* say."""
    futures: frozenset[str] = frozenset()
    """Finite forms that are a future: dira, dirá. `conditionals` likewise."""
    conditionals: frozenset[str] = frozenset()
    future_endings: tuple[tuple[str, str], ...] = ()
    """Endings of infinitives with those of their future: er, era; ar, ará. A passé simple shares only the latter."""
    conditional_endings: tuple[tuple[str, str], ...] = ()
    bare: frozenset[str] = frozenset()
    """Auxiliaries without a subject: denied *having* said."""
    auxiliaries: frozenset[str] = frozenset()
    """What stands before the subject in a question or behind a negation: *Did* she say."""
    supposing: frozenset[str] = frozenset()
    """Those of them that at a clause's head mean "if": *should* she say."""
    conditions: Sequences = field(default_factory=dict)
    """Words that open the clause of a cue that is only supposed: if, whether, in case."""
    conceding: Sequences = field(default_factory=dict)
    """Those that concede what was said all the same: *même si* elle a dit."""
    untrue: Sequences = field(default_factory=dict)
    """Words before "that" by which the whole clause is not so: it is *not true* that she said."""
    deniers: frozenset[str] = frozenset()
    """Lemmas whose content their subject denies: deny, nier, bestreiten."""
    rejecters: frozenset[str] = frozenset()
    """Lemmas that deny a claim, and whose marks hold the speaker's own words: reject (the claim that)."""
    refusing: frozenset[str] = frozenset()
    """Lemmas that with a reflexive pronoun refuse: *negarse* a decir."""
    claims: frozenset[str] = frozenset()
    """Nouns for what others say: claim, report, accusation."""
    doubters: frozenset[str] = frozenset()
    """Lemmas whose content their subject neither says nor denies: doubt."""

    @derived
    def endings(self) -> tuple[str, ...]:
        """All endings of a future or a conditional."""
        return tuple({ending for _, ending in (*self.future_endings, *self.conditional_endings)})

    @derived
    def loaded(self) -> frozenset[str]:
        """Lemmas that are no plain saying."""
        return self.deniers | self.rejecters | self.doubters

    @derived
    def by_group(self) -> frozenset[str]:
        """Every word without which no verb group says anything but that it was said."""
        tenses = self.later | self.maybe | self.futures | self.conditionals
        return self.negators.union(self.partners, self.behind, tenses, self.pairs)

    @derived
    def before(self) -> frozenset[str]:
        """Every word that stands between a governor and its verb, or is one: refused *to* say, *evitó* decir."""
        return self.links.union(self.withholding, self.governors)

    @derived
    def by_subject(self) -> frozenset[str]:
        """Every word without which no subject is nobody."""
        return self.nobodies | self.negators | _rarest(self.not_one)

    @derived
    def by_clause(self) -> frozenset[str]:
        """Every word without which no clause is only supposed."""
        return self.by_subject | _rarest(self.conditions) | _rarest(self.untrue)

    @derived
    def signals(self) -> frozenset[str]:
        """Every word without which, and without a question mark, a sentence only says."""
        return self.by_group | self.by_clause

    def is_loaded(self, lemma: str, word: str) -> bool:
        """Whether a cue is no plain saying by itself: it denies or doubts, or its verb is in a future."""
        return lemma in self.loaded or word.endswith(self.endings)

    def tense(self, word: str, lemma: str) -> int:
        """LATER for a future, UNSAID for a conditional, else SAID: what the form of the verb itself says."""
        if word in self.futures:
            return Polarity.LATER
        if word in self.conditionals:
            return Polarity.UNSAID
        if not word.endswith(self.endings):
            return Polarity.SAID
        if any(lemma.endswith(verb) and word.endswith(ending) for verb, ending in self.conditional_endings):
            return Polarity.UNSAID
        if any(lemma.endswith(verb) and word.endswith(ending) for verb, ending in self.future_endings):
            return Polarity.LATER
        return Polarity.SAID


def _rarest(phrases: Sequences) -> set[str]:
    """The longest word of each phrase, which is the rarest in texts."""
    return {max(phrase, key=len) for ending in phrases.values() for phrase in ending}


def polarity_words(lists: WordLists) -> PolarityWords:
    """The record of a language's polarity.txt, where governors are listed by what they make of a saying."""
    governors = dict.fromkeys(lists.get("awaits"), Governor.AWAITS)
    governors |= dict.fromkeys(lists.get("reverses"), Governor.REVERSES)
    governors |= dict.fromkeys(lists.get("denies"), Governor.DENIES)
    return PolarityWords(
        governors=governors, **lists.arguments(PolarityWords, "awaits", "reverses", "denies")
    )
