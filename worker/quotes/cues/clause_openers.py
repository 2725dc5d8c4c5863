"""Tokens after a cue -> whether an infinitive or a clause without conjunction begins there."""

import re
from functools import lru_cache

from worker.quotes.lexicon.grammar import Form
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

_REACH = 14
"""Tokens within which the verb of a clause follows its first word."""
_FILLERS = 3
"""Words that may stand between an infinitive and its link: de *ne pas y* aller."""


def opens_infinitive(tokens: Tokens, start: int, past: int) -> bool:
    """«affirme avoir», «promet de ne pas céder», "promised to": an infinitive comes next, with or without its link."""
    language, norm = tokens.language, tokens.norm
    if language.syntax.infinitive_closes_clause:
        return False
    linked = norm[start] in language.clauses.infinitive_links
    if language.syntax.infinitive_is_bare:
        return linked and start + 1 < past and tokens.kind[start + 1] == LOWER
    fillers = language.clauses.before_infinitive if linked else language.clauses.opening_infinitive
    k = start + linked
    limit = min(past, k + _FILLERS)
    while k < limit and norm[k] in fillers:
        k += 1
    return k < past and _has_infinitive_ending(tokens, k)


def is_infinitive(tokens: Tokens, k: int) -> bool:
    """Whether the word at token k is an infinitive, by the table of cue verbs or by its ending."""
    readings = tokens.language.verbs.cues.get(tokens.norm[k], ())
    known = any(reading.form & Form.INFINITIVE for reading in readings)
    return (known and tokens.kind[k] == LOWER) or _has_infinitive_ending(tokens, k)


def _has_infinitive_ending(tokens: Tokens, k: int) -> bool:
    language, word = tokens.language, tokens.norm[k]
    return (
        tokens.kind[k] == LOWER
        and bool(language.verbs.infinitive_pattern)
        and (
            word not in language.nouns.kinds or word in language.verbs.noun_infinitives
        )  # *ministre*, el *militar*
        and word not in language.determiners.all  # *notre* port
        and bool(_pattern(language.verbs.infinitive_pattern).search(word))
    )


@lru_cache(maxsize=16)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def opens_clause(tokens: Tokens, start: int, past: int, strict: bool) -> bool:
    """Whether a clause with its own subject follows without conjunction: "said it was late".

    `strict` asks for a noun phrase and its verb: behind "cited" or "believes" an object is as likely as a clause.
    """
    if start >= past or tokens.kind[start] not in (LOWER, CAPITAL, QUOTE):
        return False
    if _opens_with_nominative(tokens, start, past):
        return True
    if strict and not _has_subject_and_verb(tokens, start, past):
        return False
    return not _opens_complement(tokens, start) and _has_verb(tokens, start, past)


def _opens_with_nominative(tokens: Tokens, start: int, past: int) -> bool:
    """ "said *he* slept": a pronoun that can be nothing but a subject."""
    subject = tokens.norm[start] in tokens.language.pronouns.nominative_pronouns
    return subject and start + 1 < past and tokens.kind[start + 1] == LOWER


def _opens_complement(tokens: Tokens, start: int) -> bool:
    """ "spoke *of the port*", "said *to the crews*": the preposition belongs to the cue, no clause begins with it."""
    language, word = tokens.language, tokens.norm[start]
    if word in language.addressees.to_words:
        return True
    if word not in language.words.prepositions or word in language.clauses.clause_prepositions:
        return False
    return NUMBER not in tokens.kind[start + 1 : start + 3]  # "said *up to 22* jobs would go"


def _has_verb(tokens: Tokens, start: int, past: int) -> bool:
    """Whether a finite verb follows within the sentence. Right behind an article, what looks like one is a noun."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    article = norm[start] in language.determiners.articles
    for j in range(start + 1, min(past, start + _REACH)):
        word = norm[j]
        if word in ".;:" and kind[j] == PUNCT and norm[j - 1] not in language.names.abbreviations:
            return False
        if word in language.verbs.have or word in language.verbs.be or word in language.verbs.modals:
            return True
        if kind[j] == LOWER:
            if word.endswith(language.verbs.finite_endings) and word not in language.words.prepositions:
                return True
            noun = article and j == start + 1  # "denied *the charge*"
            if not noun and (word in language.verbs.cues or word in language.verbs.finites):
                return True
        if word in language.verbs.contracted_verbs or word in language.clauses.contracted_negations:
            return True
    return False


def _has_subject_and_verb(tokens: Tokens, start: int, past: int) -> bool:
    """Whether a noun phrase and then a verb begin here: "cited [slower orders]" is no clause."""
    language, norm = tokens.language, tokens.norm
    subject = phrase_at(tokens, start, past)
    if subject is None:
        word = norm[start]
        return (
            word in language.pronouns.third
            or word in language.pronouns.own_voice
            or word in language.pronouns.expletives
        )
    if subject.past < past and norm[subject.past] in language.clauses.infinitive_links:
        return True  # "expects him to stay"
    for j in range(subject.past, min(past, subject.past + _REACH)):
        if norm[j] in ",;:" and tokens.kind[j] == PUNCT:
            return False
        if is_verb(tokens, j) or norm[j] in language.verbs.contracted_verbs:
            return True
    return False
