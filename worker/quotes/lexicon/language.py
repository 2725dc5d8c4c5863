"""What a language tells the room: its words as data, in records by part of speech, and its facts of syntax.

A language package builds one `Language`. Everything is lower case with the apostrophe `'`; the engine
lower-cases and straightens a token before it asks. An empty list switches off what a language does not have.
"""

from dataclasses import field

from worker.quotes.lexicon.clauses import Clauses, Words
from worker.quotes.lexicon.grammar import Form
from worker.quotes.lexicon.nouns import Determiners, Names, Nouns, Pronouns
from worker.quotes.lexicon.polarity import PolarityWords
from worker.quotes.lexicon.record import derived, record
from worker.quotes.lexicon.sources import Addressees, Interviews, Outlets, SourcePhrases
from worker.quotes.lexicon.syntax import Syntax
from worker.quotes.lexicon.verbs import Verbs


@record
class Language:
    """A language as the engine sees it. What follows from several records is a member of the language itself."""

    code: str
    """ISO 639-1."""
    word_pattern: str
    """A regular expression for one word, with its elisions, clitics and abbreviations."""
    verbs: Verbs
    syntax: Syntax = field(default_factory=Syntax)
    polarity: PolarityWords | None = None
    """The words by which nothing, or the contrary, was said."""
    determiners: Determiners = field(default_factory=Determiners)
    nouns: Nouns = field(default_factory=Nouns)
    names: Names = field(default_factory=Names)
    pronouns: Pronouns = field(default_factory=Pronouns)
    clauses: Clauses = field(default_factory=Clauses)
    words: Words = field(default_factory=Words)
    sources: SourcePhrases = field(default_factory=SourcePhrases)
    outlets: Outlets = field(default_factory=Outlets)
    addressees: Addressees = field(default_factory=Addressees)
    interviews: Interviews = field(default_factory=Interviews)

    @derived
    def stops(self) -> frozenset[str]:
        """Lower-case words that no noun phrase holds: verbs, adverbs, conjunctions, pronouns, most prepositions."""
        return self.words.stops | (self.words.prepositions - self.nouns.linkers)

    @derived
    def starters(self) -> frozenset[str]:
        """Every lower-case word at which a noun phrase may start."""
        tables = (self.determiners.all, self.names.honorifics, self.nouns.kinds)
        return self.pronouns.starts | self.nouns.modifiers | frozenset().union(*tables)

    @derived
    def triggers(self) -> frozenset[str]:
        """Every word at which a cue may start, whatever follows; `sources` has those that need a second word."""
        alone = {first for first, phrases in self.sources.by_first.items() if phrases.alone}
        cues = {*self.verbs.cues, *self.verbs.light_forms, *self.nouns.noun_cues}
        nouns = self.sources.answers | self.sources.views
        behind = {*self.sources.according_after, *self.sources.according_postposed}
        return frozenset((alone | cues | nouns | behind) - self.verbs.have - self.verbs.be)

    @derived
    def verbless(self) -> frozenset[str]:
        """Every word at which a cue without a verb may start."""
        behind = {*self.sources.according_after, *self.sources.according_postposed}
        nouns = self.nouns.noun_cues | self.sources.answers | self.sources.views
        return nouns.union(behind, self.sources.by_first)

    @derived
    def openings(self) -> frozenset[str]:
        """Every word at which a cue may start, if only before a second one."""
        return self.triggers.union(self.sources.by_first)

    @derived
    def tails(self) -> frozenset[str]:
        """Words with which a phrase may go on past what ends others: ingénieur *en* chef."""
        joined = self.clauses.coordinators if self.syntax.body_names_are_joined else frozenset()
        if self.nouns.titles:
            joined |= self.clauses.ands
        return joined | {words[0] for words in self.nouns.role_tails}

    @derived
    def leads_on(self) -> frozenset[str]:
        """Every small word behind which a noun phrase goes on, and with which none ends."""
        return self.nouns.linkers.union(self.nouns.title_links, self.determiners.all)

    @derived
    def inner_words(self) -> frozenset[str]:
        """Every small word that may stand inside a noun phrase though it is one of `stops`."""
        return self.leads_on.union(self.names.particles, self.names.honorifics)

    @derived
    def ends_phrase(self) -> frozenset[str]:
        """Every small word that no noun phrase holds, wherever it stands."""
        return self.stops - self.inner_words - self.tails

    @derived
    def grammar(self) -> frozenset[str]:
        """Every word that is more inside a noun phrase than a plain noun or adjective."""
        return self.stops | self.inner_words | self.tails

    @derived
    def verb_forms(self) -> frozenset[str]:
        """Every word that may be a verb by the language's tables."""
        verbs = self.verbs
        return verbs.have.union(verbs.be, verbs.modals, verbs.cues, verbs.light_forms)

    @derived
    def known(self) -> frozenset[str]:
        """Every word that, with a capital, may be more or less than a part of a name."""
        tables = (self.nouns.kinds, self.names.honorifics, self.determiners.all)
        return self.words.adverbs | self.nouns.offices | frozenset().union(*tables)

    @derived
    def joints(self) -> frozenset[str]:
        """Words past which a verb has another subject, and those by which one is the other: *as* mayor."""
        clauses = self.clauses
        opening = clauses.conjunctions | clauses.questions | clauses.subordinators | clauses.as_leads
        return opening.union(clauses.coordinators, clauses.breaks, clauses.likeness, self.pronouns.relatives)

    @derived
    def inserted(self) -> frozenset[str]:
        """Every lower-case word at which an inverted cue may start: a, s', explique."""
        verbs = self.verbs
        finite = {word for word, cues in verbs.cues.items() for cue in cues if cue.form & Form.FINITE}
        finite |= {word for word, cue in verbs.light_forms.items() if cue.form & Form.FINITE}
        return verbs.have | self.pronouns.reflexive | finite

    @derived
    def bearings(self) -> frozenset[str]:
        """Every word that matters in the search for whom something was said to."""
        before = self.addressees.to_words | self.addressees.in_words
        return before.union(self.clauses.conjunctions, self.pronouns.relatives, self.verbs.cues)

    @derived
    def openers(self) -> frozenset[str]:
        """Every word between a cue and what it reports: que, de, se."""
        return self.clauses.conjunctions | self.clauses.infinitive_links | self.pronouns.reflexive
