"""Sentence -> which of those it mentions stand together in one clause, one its subject, the other behind its verb.

«Ann Reed met *Carla Oy*»: the subject is what the text goes on about, and the mayor who met Carla Oy is not her.
"""

from collections.abc import Iterator
from typing import NamedTuple

from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import LOWER

_GAP = 8
"""Tokens between two who share a clause: a verb group, an adverb or two and a date."""


class Pair(NamedTuple):
    """Two phrases of one clause. `bare` is whether no preposition stands between verb and `other`: its object."""

    subject: Phrase
    other: Phrase
    bare: bool


def pairs_in(tokens: Tokens, phrases: list[Phrase], first: int) -> Iterator[Pair]:
    """The pairs in a sentence that begins with token `first`, in the order of the text."""
    subject: Phrase | None = None
    for phrase in phrases:
        if phrase.kind > Kind.PRONOUN:
            continue
        if subject is not None and phrase.kind < Kind.PRONOUN and _share_clause(tokens, subject, phrase):
            yield Pair(subject, phrase, not phrase.preposition)
        elif not phrase.preposition and not phrase.oblique and not _is_dependent(tokens, phrase, first):
            subject = phrase
        else:
            subject = None


def _share_clause(tokens: Tokens, subject: Phrase, other: Phrase) -> bool:
    """Whether between them stand the words of one verb group and no more."""
    language = tokens.language
    start, end = _past_apposition(tokens, subject, other.first), other.first
    if start == end and language.syntax.verb_stands_second:
        # «Am Montag lobte *Ann Reed* die Direktorin *Carla Oye*»
        inverted = subject.first > 0 and tokens.norm[subject.first - 1] in language.verb_forms
        return inverted and subject.kind == Kind.NAME and tokens.norm[other.first] in language.determiners.all
    if not start < end <= start + _GAP or not all(_is_small(tokens, j) for j in range(start, end)):
        return False
    between = tokens.norm[start:end]
    if not language.joints.isdisjoint(between) or not language.verbs.be.isdisjoint(between[-1:]):
        return False
    return any(
        word not in language.words.adverbs and word not in language.words.prepositions for word in between
    )


def _past_apposition(tokens: Tokens, subject: Phrase, end: int) -> int:
    """«Ann Reed, *54*, met …», «Ann Reed, *the treasurer*, met …»: the token past the comma that closes it."""
    norm, start = tokens.norm, subject.past
    if start >= end or norm[start] != ",":
        return start
    close = next((j for j in range(start + 1, min(end, start + _GAP)) if norm[j] == ","), start)
    if close > start:
        return close + 1 if tokens.language.verb_forms.isdisjoint(norm[start:close]) else start
    return start + 1 if "," in norm[max(0, subject.first - 1) : start] else start


def _is_small(tokens: Tokens, j: int) -> bool:
    """A word that starts no name: a lower-case one, or «am *Montag*» where nouns have capitals."""
    language = tokens.language
    return tokens.kind[j] == LOWER or (
        language.syntax.nouns_are_capitalised
        and (tokens.norm[j] in language.words.adverbs or tokens.norm[j - 1] in language.words.prepositions)
    )


def _is_dependent(tokens: Tokens, phrase: Phrase, first: int) -> bool:
    """«While *Ann Reed* slept Carla Oy worked»: the subject of a clause that a subordinator opens."""
    language = tokens.language
    return phrase.first > first and (
        tokens.norm[phrase.first - 1] in language.clauses.subordinators
        or tokens.norm[phrase.first - 1] in language.clauses.breaks
    )
