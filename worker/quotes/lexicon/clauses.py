"""Function words: how clauses open, join and end."""

from worker.quotes.lexicon.record import record


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
    before_that: frozenset[str] = frozenset()
    """Prepositions that may stand before the conjunction: informa *de* que, insiste *en* que."""
    writer_again: tuple[tuple[str, ...], ...] = ()
    """Words after a comma with which a reported clause is over: après avoir, tandis que."""
    gerund_markers: frozenset[str] = frozenset()
    """Words before a gerund: en, tout, while."""
    negations: frozenset[str] = frozenset()
    """Words inside a verb group that deny it: pas, jamais."""
    so: frozenset[str] = frozenset()
    """Words that open a sentence with who said what stands before it: «“…”. *Così* Ana Lima»."""


@record
class Words:
    """Function words at large."""

    prepositions: frozenset[str] = frozenset()
    """All of them."""
    adverbs: frozenset[str] = frozenset()
    """Words that may stand between a verb and its subject: hier, également, vendredi."""
    stops: frozenset[str] = frozenset()
    """Other words that no noun phrase holds: verbs, adverbs, conjunctions, pronouns; prepositions are added."""
    common: frozenset[str] = frozenset()
    """Its most frequent small words, by which a text without a declared language is recognised."""
