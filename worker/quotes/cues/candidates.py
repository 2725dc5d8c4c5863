"""Phrases before a verb -> the one that is its subject: candidates with named features, scored by one table."""

from typing import Final, NamedTuple

from worker.quotes.cues.sentence import Sentence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import LOWER, QUOTE

_NEAREST = 6
"""Phrases before a verb that are ranked, from the nearest on."""
_PARENTHESIS = 40
"""Tokens of a parenthesis between a subject and its verb; more between two commas is a clause of its own."""
_BY_KIND: Final = {
    Kind.NAME: 1.6,
    Kind.ROLE: 1.4,
    Kind.PRONOUN: 1.5,
    Kind.COLLECTIVE: 1.1,
    Kind.DOCUMENT: 0.6,
    Kind.THING: -0.6,
}
"""How well it speaks. Like those below set by hand, none trained (ADR 0010): what counts is which sums pass which."""


class Place:
    """How a phrase stands to the verb behind it."""

    ADJACENT: Final = 0
    """*Ana Lima* hier encore a dit: only adverbs and clitics between."""
    CUT_OFF: Final = 1
    """*El acuerdo*, dijo: one comma alone parts no subject from its verb."""
    BEFORE_PARENTHESIS: Final = 2
    """*Le maire*, élu en 2014, a dit."""
    ANTECEDENT: Final = 3
    """*le maire*, qui a dit: a comma, then the relative."""
    APART: Final = 4
    """Other words between: the farther, the worse."""


_BY_PLACE: Final = {
    Place.ADJACENT: 3.0,
    Place.CUT_OFF: -3.0,
    Place.BEFORE_PARENTHESIS: 2.2,
    Place.ANTECEDENT: 3.0,
    Place.APART: 0.0,
}
_PER_TOKEN = 0.12
_PAST_MARKS = 0.5
_GOVERNED = 3.2
"""What is taken off for each token apart, for marks between, and for a preposition before the phrase."""


class Start:
    """What stands before a phrase."""

    MARKS: Final = 0
    """«…» *Ana Lima*, «…», *Ana Lima*."""
    CLAUSE: Final = 1
    """The head of the sentence, a mark or a conjunction."""
    COORDINATOR: Final = 2
    WORD: Final = 3
    """A word whose object it may be."""
    WORD_BUT_ADJACENT: Final = 4
    """The same, but the verb follows at once."""
    OTHER: Final = 5


_BY_START: Final = {
    Start.MARKS: 1.8,
    Start.CLAUSE: 0.8,
    Start.COORDINATOR: 0.2,
    Start.WORD: -1.0,
    Start.WORD_BUT_ADJACENT: -0.3,
    Start.OTHER: 0.0,
}


class Candidate(NamedTuple):
    """A phrase that may be the subject of the verb behind it, with what speaks for it and against it."""

    phrase: Phrase
    place: int
    start: int
    distance: int
    """Tokens between it and the verb."""
    past_marks: bool
    """Marks stand between."""
    governed: bool
    """A preposition governs it, and it is no antecedent."""

    def score(self) -> float:
        score = _BY_KIND[self.phrase.kind] + _BY_PLACE[self.place]
        if self.place == Place.APART:
            score -= _PER_TOKEN * self.distance
            if self.past_marks:
                score -= _PAST_MARKS
        if self.governed:
            score -= _GOVERNED
        return score + _BY_START[self.start]


def best_before(sentence: Sentence, limit: int, relative: bool) -> tuple[Phrase | None, float]:
    """The best of the phrases before token `limit`, and its score. `relative`: it is an antecedent that is sought."""
    tokens = sentence.tokens
    tonic = _taken_up(tokens, sentence.phrases, limit)
    best: Phrase | None = None
    best_score = 0.0
    seen = 0
    for phrase in reversed(sentence.phrases):
        if phrase.first >= limit or phrase is tonic or not _may_stand_before(tokens, phrase, limit):
            continue
        seen += 1
        if seen > _NEAREST:
            break
        score = _candidate(sentence, phrase, limit, relative).score()
        if best is None or score > best_score:
            best, best_score = phrase, score
    return best, best_score


def _may_stand_before(tokens: Tokens, phrase: Phrase, limit: int) -> bool:
    """Whether it ends before `limit`, if only without its apposition, and is not an object by its form."""
    if phrase.past > limit and phrase.core_past > limit:
        return False
    language, word = tokens.language, tokens.norm[phrase.first]
    if word in language.pronouns.relatives and tokens.norm[limit - 1] == ",":
        return False  # «Ann Tolley, *who* runs the port, said»: the clause is over
    return phrase.kind != Kind.PRONOUN or word not in language.pronouns.object_pronouns


def _candidate(sentence: Sentence, phrase: Phrase, limit: int, relative: bool) -> Candidate:
    place, start = _place(sentence, phrase, limit, relative), _start(sentence, phrase)
    if start == Start.WORD and place == Place.ADJACENT:
        start = Start.WORD_BUT_ADJACENT
    marks = place == Place.APART and QUOTE in sentence.tokens.kind[phrase.past : limit]
    governed = phrase.preposition != "" and not relative
    return Candidate(phrase, place, start, limit - phrase.past, marks, governed)


def _place(sentence: Sentence, phrase: Phrase, limit: int, relative: bool) -> int:
    tokens, between = sentence.tokens, phrase.past
    if between >= limit:
        return Place.ADJACENT
    language, norm = tokens.language, tokens.norm
    adverbs, clitics = language.words.adverbs, language.pronouns.clitics
    while between < limit and (norm[between] in adverbs or norm[between] in clitics):
        between += 1
    if between < limit and norm[between] in language.words.prepositions and not phrase.preposition:
        between = _past_modifiers(sentence, between, limit)
    if between >= limit:
        return Place.ADJACENT
    if norm[limit - 1] != ",":
        return Place.APART
    if not relative and language.syntax.subject_may_be_left_out and _is_cut_off(phrase, limit):
        return Place.CUT_OFF
    if _is_parenthesis(tokens, phrase.past, limit):
        return Place.BEFORE_PARENTHESIS
    return Place.ANTECEDENT if relative and phrase.past == limit - 1 else Place.APART


def _start(sentence: Sentence, phrase: Phrase) -> int:
    tokens, language = sentence.tokens, sentence.tokens.language
    before = phrase.first - 1
    word, kind = tokens.norm[before], tokens.kind[before]
    if kind == QUOTE or (word == "," and before - 1 >= sentence.first and tokens.kind[before - 1] == QUOTE):
        return Start.MARKS
    if phrase.first == sentence.first or word in ",;:" or word in language.clauses.conjunctions:
        return Start.CLAUSE
    if word in language.clauses.coordinators:
        return Start.COORDINATOR
    if kind == LOWER and word not in language.words.adverbs and not phrase.preposition:
        return Start.WORD
    return Start.OTHER


def _past_modifiers(sentence: Sentence, k: int, limit: int) -> int:
    """«a report *by the port* found»: past what prepositions bring between a noun and its verb.

    Only where a statement keeps its subject before its verb: elsewhere the subject may stand behind it.
    """
    if sentence.tokens.language.syntax.keeps_subject_before_verb:
        for phrase in sentence.phrases:
            if phrase.preposition and phrase.first == k + 1 and phrase.past <= limit:
                k = phrase.past
    return k


def _taken_up(tokens: Tokens, phrases: list[Phrase], limit: int) -> Phrase | None:
    """The pronoun that only takes a subject up, between commas before the verb: «le maire, *lui*, estime»."""
    norm, last = tokens.norm, limit - 1
    if (
        not tokens.language.pronouns.tonic
        or norm[last] != ","
        or norm[last - 1] not in tokens.language.pronouns.tonic
    ):
        return None
    if last < 3 or norm[last - 2] != ",":
        return None
    at = last - 1
    pronoun = next((phrase for phrase in phrases if phrase.first == at and phrase.past == last), None)
    before = any(phrase.past == at - 1 and not phrase.preposition for phrase in phrases)
    return pronoun if before else None


def _is_cut_off(phrase: Phrase, limit: int) -> bool:
    """«El acuerdo, dijo a la prensa, “es de cristal”»: nothing but the comma before `limit` follows the phrase."""
    return phrase.past == limit - 1 and phrase.core_past == phrase.past


def _is_parenthesis(tokens: Tokens, start: int, limit: int) -> bool:
    """Whether start..limit is one parenthesis between commas: «, élu en 2014,», «in Marlow, who saw it,»."""
    syntax = tokens.language.syntax
    if syntax.keeps_subject_before_verb and tokens.norm[start] in tokens.language.words.prepositions:
        governed = phrase_at(tokens, start + 1, limit, apposition=False)
        start = governed.past if governed is not None else start
    return start < limit and tokens.norm[start] in ",(" and limit - start < _PARENTHESIS
