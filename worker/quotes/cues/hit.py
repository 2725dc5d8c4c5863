"""Tokens -> the pieces of a clause that every cue is read from: the hit itself, adverbs, gaps, ends."""

from dataclasses import dataclass

from worker.quotes.cues.clause_openers import is_infinitive
from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import Form, Frame
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.outlets import undetermined
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

DASHES = frozenset("-–—")


CLAUSE = 24
"""The same where the participle stands at the clause's end."""


@dataclass(slots=True)
class CueHit:
    """A cue in a sentence: tokens `first` to `past`; content starts at token `after` if it follows.

    `left`: what was said stands before the cue. `right`: it follows. `weight` is how much this says.
    """

    first: int
    past: int
    verb: int
    lemma: str
    frame: int
    evidence: Evidence
    subject: Phrase | None
    left: bool
    right: bool
    after: int
    weight: float
    gerund: bool = False
    passive: bool = False
    thing_said_at: int = -1
    """Token where a parenthesis «, selon X,» opens; -1 for verbs."""
    polarity: int = Polarity.SAID
    """Whether it was said, by `polarity.set_polarity`."""

    @property
    def opens(self) -> int:
        """The first token of the cue and its subject."""
        return self.first if self.subject is None else min(self.first, self.subject.first)

    @property
    def ends(self) -> int:
        """Past the last token of the cue and its subject."""
        return self.past if self.subject is None else max(self.past, self.subject.past)


def skip_adverbs(tokens: Tokens, k: int, past: int) -> int:
    """Past the adverbs and dates after a verb: «a déclaré vendredi 5 septembre»."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    j = k
    while j < past:
        if kind[j] == NUMBER:
            if (
                j + 1 < past
                and (norm[j + 1] in language.words.adverbs or kind[j + 1] == PUNCT or (kind[j + 1] == NUMBER))
                and j > k
            ):
                j += 1
                continue
            break
        if kind[j] not in (LOWER, CAPITAL) or norm[j] not in language.words.adverbs:
            break
        if norm[j] in language.determiners.all or norm[j] in language.words.prepositions:
            # «ce vendredi», «le 5 mai», «pour sa part»: only when a time or adverb follows
            m = j + 1
            while (
                m < past
                and m < j + 3
                and (norm[m] in language.determiners.all or norm[m] in language.determiners.possessives)
                and norm[m] in language.words.adverbs
            ):
                m += 1
            if m < past and (
                (kind[m] == NUMBER and m + 1 < past and norm[m + 1] in language.words.adverbs)
                or (
                    norm[m] in language.words.adverbs
                    and norm[m] not in language.determiners.all
                    and norm[m] not in language.words.prepositions
                )
            ):
                j = m + 1
                continue
            break
        j += 1
    return j


def clause_over(tokens: Tokens, k: int, past: int) -> bool:
    """Whether nothing but adverbials may follow."""
    language = tokens.language
    return (
        k >= past
        or tokens.kind[k] in (PUNCT, QUOTE)
        or tokens.norm[k] in language.words.prepositions
        or tokens.norm[k] in language.words.adverbs
        or tokens.norm[k] in language.pronouns.relatives
        or tokens.norm[k] in language.clauses.coordinators
    )


def only_adverbs(tokens: Tokens, start: int, end: int) -> bool:
    """Whether only adverbs and clitics stand between."""
    return all(
        tokens.norm[j] in tokens.language.words.adverbs
        or tokens.norm[j] in tokens.language.pronouns.clitics
        or tokens.norm[j] in tokens.language.verbs.modals
        for j in range(start, end)
    )


def verb_between(tokens: Tokens, start: int, end: int) -> bool:
    language = tokens.language
    for j in range(start, end):
        word = tokens.norm[j]
        if word in language.verbs.have or word in language.verbs.be or word in language.verbs.modals:
            return True
        for cue in language.verbs.cues.get(word, ()):
            if cue.form & Form.FINITE and not cue.frame & Frame.NOUN_TOO:
                return True
        if (
            tokens.kind[j] == LOWER
            and word in language.stops
            and word not in language.words.prepositions
            and word not in language.words.adverbs
            and len(word) > 3
        ):
            return True
    return False


def past_prepositional(tokens: Tokens, k: int, past: int) -> int:
    """Past «à l'AFP», «sur le même réseau» or «, jeudi,» between an inverted verb and its subject."""
    language, norm = tokens.language, tokens.norm
    if k < past and (
        norm[k] in language.addressees.to_words
        or norm[k] in language.addressees.in_words
        or norm[k] in language.words.prepositions
    ):
        if language.syntax.subject_may_be_left_out and _opens_clause(tokens, k, past):
            return k
        phrase = phrase_at(tokens, k + 1, past, apposition=False)
        if phrase is None and language.syntax.subject_may_be_left_out:
            phrase = undetermined(tokens, k + 1, past)
        if phrase is not None:
            person = _person_inside(tokens, phrase, past)
            if person is not None:
                return person
            at = skip_adverbs(tokens, phrase.past, past)
            if at < past and norm[at] == ",":
                return k
            further = (
                language.words.prepositions
                if language.syntax.subject_may_be_left_out
                else language.addressees.in_words
            )
            if language.syntax.subject_may_be_left_out and at < past and _opens_clause(tokens, at, past):
                return k
            return past_prepositional(tokens, at, past) if at < past and norm[at] in further else at
        for j in range(k + 2, min(past, k + 8)):
            if tokens.kind[j] in (PUNCT, QUOTE, BREAK):
                break
            if norm[j - 1] in language.words.prepositions or norm[j - 1] in language.determiners.all:
                continue
            phrase = phrase_at(tokens, j, past, apposition=False)
            if phrase is not None and phrase.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
                return j
    if k < past and norm[k] == ",":
        for j in range(k + 1, min(past, k + 10)):
            if norm[j] == ",":
                return j + 1
            if tokens.kind[j] in (QUOTE, BREAK):
                break
    return k


def _opens_clause(tokens: Tokens, k: int, past: int) -> bool:
    """«di *voler* lasciare», «a la *que* asistieron»: no prepositional phrase, but an infinitive or a relative clause."""
    language, norm = tokens.language, tokens.norm
    if norm[k] in language.clauses.infinitive_links and k + 1 < past and is_infinitive(tokens, k + 1):
        return True
    ahead = norm[k + 1 : min(past, k + 3)]
    return norm[k] in language.words.prepositions and not (
        language.clauses.conjunctions | language.pronouns.relatives
    ).isdisjoint(ahead)


def _person_inside(tokens: Tokens, phrase: Phrase, past: int) -> int | None:
    """«à l'agence Norpresse Luc Lima», «à la presse Ana Lima»: where a person's name begins inside it."""
    start = phrase.past
    while start > phrase.first and tokens.kind[start - 1] == CAPITAL:
        start -= 1
    if start <= phrase.first or phrase.past - start < 2:
        return None
    for j in range(start, phrase.past - 1):
        if tokens.norm[j] in GENDER_OF_FIRST_NAME:
            return j
    language = tokens.language
    if (
        language.syntax.subject_may_be_left_out
        and tokens.norm[start - 1] in language.outlets.nouns - language.outlets.events
    ):
        if tokens.norm[phrase.first] in language.determiners.demonstratives:
            return start  # a esta agencia *Ana Lima*
        return start + 1 if phrase.past - start > 2 else None  # all'agenzia *Norpress* Milo Lima
    closed = phrase.past >= past or tokens.kind[phrase.past] in (PUNCT, QUOTE)
    return start if closed and tokens.kind[start - 1] == LOWER else None
