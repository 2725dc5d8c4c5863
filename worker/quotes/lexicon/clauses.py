"""Function words: how clauses open, join and end."""

from collections.abc import Mapping
from dataclasses import field

from worker.quotes.lexicon.record import derived, record


@record
class Clauses:
    """The small words that open, join and end clauses."""

    conjunctions: frozenset[str] = frozenset()
    """Words that open a content clause: que, that, dass."""
    questions: frozenset[str] = frozenset()
    """Words that open an indirect question: si, whether, ob."""
    infinitive_links: frozenset[str] = frozenset()
    """Words between a cue and an infinitive: de, to, zu."""
    infixed: tuple[str, ...] = ()
    """How an infinitive begins that holds its link: *vorzu*legen."""
    subordinators: frozenset[str] = frozenset()
    """Words that open a clause which is no content of its own: nachdem, weil."""
    coordinators: frozenset[str] = frozenset()
    """Words that join equals: et, or, aber."""
    ands: frozenset[str] = frozenset()
    """The coordinators that join two speakers of one verb: et, and, und."""
    breaks: frozenset[str] = frozenset()
    """Words that begin a clause of its own, past which a cue does not reach: tandis que, while."""
    as_words: frozenset[str] = frozenset()
    """Words between a verb of calling and what it calls: qualifier *de*, décrire *comme*, describe *as*."""
    likeness: frozenset[str] = frozenset()
    """The word before what something is called: described *as* a fiasco, *als*, *como*, *comme*."""
    as_leads: frozenset[str] = frozenset()
    """Words that open the clause of a cue before what it reports: *wie* die Stadt mitteilte, …"""
    taking_up: tuple[tuple[str, ...], ...] = ()
    """Words before a cue that take up the sentence before it: *das* teilte die Stadt mit, *c' est ce qu'* a dit Lima."""
    before_that: frozenset[str] = frozenset()
    """Prepositions that may stand before the conjunction: informa *de* que, insiste *en* que."""
    writer_again: tuple[tuple[str, ...], ...] = ()
    """Words after a comma with which a reported clause is over: après avoir, tandis que."""
    asides: frozenset[str] = frozenset()
    """Words with which the writer may add something behind a comma: said it was paid, *which* drew questions."""
    gerund_markers: frozenset[str] = frozenset()
    """Words before a gerund: en, tout, while."""
    negations: frozenset[str] = frozenset()
    """Words inside a verb group that deny it: pas, jamais."""
    so: frozenset[str] = frozenset()
    """Words that open a sentence with who said what stands before it: «“…”. *Così* Ana Lima»."""
    contracted_negations: frozenset[str] = frozenset()
    """Negations that lean on an auxiliary, as tokens: n't."""
    before_infinitive: frozenset[str] = frozenset()
    """Words between an infinitive and its link: de *ne pas* voter, di *non* averne."""
    opening_infinitive: frozenset[str] = frozenset()
    """Words before an infinitive that has no link: affirme *ne pas* voter, promete *no* subirlos."""
    clause_prepositions: frozenset[str] = frozenset()
    """Prepositions with which a clause may open that has no conjunction: said *in* May it froze."""


@record
class Words:
    """Function words at large."""

    prepositions: frozenset[str] = frozenset()
    """All of them."""
    adverbs: frozenset[str] = frozenset()
    """Words that may stand between a verb and its subject: hier, également, vendredi."""
    months: frozenset[str] = frozenset()
    """Names of months, before which a number with a full stop is a date."""
    adverbials: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Phrases that may stand there though no word of theirs may alone, by their last word: dans la *foulée*, "#" a number."""
    stops: frozenset[str] = frozenset()
    """Other words that no noun phrase holds: verbs, adverbs, conjunctions, pronouns; prepositions are added."""
    common: frozenset[str] = frozenset()
    """Its most frequent small words, by which a text without a declared language is recognised."""

    @derived
    def adverbials_by_first(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The same by their first word, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(
            (each for some in self.adverbials.values() for each in some), key=len, reverse=True
        ):
            found.setdefault(phrase[0], []).append(phrase)
        return {first: tuple(phrases) for first, phrases in found.items()}
