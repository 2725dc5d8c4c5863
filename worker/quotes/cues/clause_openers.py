"""Tokens after a cue -> whether an infinitive or a clause without conjunction begins there."""

import re
from functools import lru_cache

from worker.quotes.lexicon.grammar import ANY, Form, Frame
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

_REACH = 14
"""Tokens within which the verb of a clause follows its subject."""
_CLAUSE = 30
"""Tokens within which the verb of a clause follows its first word, relative clauses included."""
_UNKNOWN = (Kind.THING, ANY)
"""Of a word that no list of nouns holds. Nouns for texts are verbs as well ("to act", "to report"), those for people are not."""
_FILLERS = 3
"""Words that may stand between an infinitive and its link: de *ne pas y* aller."""


_SHORTEST = 4
"""Letters of a word at most whose ending says nothing."""
_VERBAL = 4
"""Words in marks among which a verb is likely."""


def opens_infinitive(tokens: Tokens, start: int, past: int) -> bool:
    """«affirme avoir», «promet de ne pas céder», "promised to": an infinitive comes next, with or without its link."""
    language, norm = tokens.language, tokens.norm
    if language.syntax.infinitive_closes_clause:
        return False
    linked = norm[start] in language.clauses.infinitive_links
    if language.syntax.infinitive_is_bare:
        return linked and start + 1 < past and _may_be_bare_infinitive(tokens, start + 1)
    fillers = language.clauses.before_infinitive if linked else language.clauses.opening_infinitive
    k = start + linked
    limit = min(past, k + _FILLERS)
    while k < limit and norm[k] in fillers:
        k += 1
    return k < past and _has_infinitive_ending(tokens, k)


def _may_be_bare_infinitive(tokens: Tokens, k: int) -> bool:
    """ "vowed to *fight*"; not "the claim to *the* islands", "agreed to *her* plan"."""
    language, word = tokens.language, tokens.norm[k]
    return (
        tokens.kind[k] == LOWER
        and word not in language.determiners.all
        and word not in language.pronouns.object_pronouns
        and (language.nouns.kinds.get(word, _UNKNOWN)[0] >= Kind.DOCUMENT or _is_listed_infinitive(tokens, k))
    )


def is_infinitive(tokens: Tokens, k: int) -> bool:
    """Whether the word at token k is an infinitive, by the table of cue verbs or by its ending."""
    return (_is_listed_infinitive(tokens, k) and tokens.kind[k] == LOWER) or _has_infinitive_ending(tokens, k)


def _is_listed_infinitive(tokens: Tokens, k: int) -> bool:
    readings = tokens.language.verbs.cues.get(tokens.norm[k], ())
    return any(reading.form & Form.INFINITIVE for reading in readings)


def is_gerund(tokens: Tokens, k: int) -> bool:
    """Whether the word at token k ends like a gerund."""
    return tokens.kind[k] == LOWER and tokens.norm[k].endswith(tokens.language.verbs.gerund_endings)


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


def opens_clause(tokens: Tokens, start: int, past: int, frame: int) -> bool:
    """Whether a clause with its own subject follows without conjunction: "said it was late".

    `frame` is that of the cue: behind one that may have an object a verb must show that it is a clause, behind one of
    thinking also a noun phrase before it: "believes *the doctors*", "cited *slower orders*".
    """
    if start >= past or tokens.kind[start] not in (LOWER, CAPITAL, QUOTE):
        return False
    if _opens_with_nominative(tokens, start, past):
        return True
    if _opens_complement(tokens, start) or _is_auxiliary(tokens, start):
        return False  # "all she says *is* a lie"
    if frame & Frame.THINK and not _has_subject_and_verb(tokens, start, past):
        return False
    return main_verb(tokens, start, past) is not None or (
        not frame & Frame.OBJECT and _has_unlisted_verb(tokens, start, past)
    )


def _opens_with_nominative(tokens: Tokens, start: int, past: int) -> bool:
    """ "said *he* slept": a pronoun that can be nothing but a subject."""
    language, word = tokens.language, tokens.norm[start]
    subject = word in language.pronouns.nominative_pronouns or word in language.pronouns.expletives
    return subject and start + 1 < past and tokens.kind[start + 1] == LOWER


def _is_auxiliary(tokens: Tokens, k: int) -> bool:
    language, word = tokens.language, tokens.norm[k]
    return word in language.verbs.be or word in language.verbs.have or word in language.verbs.modals


def _opens_complement(tokens: Tokens, start: int) -> bool:
    """ "spoke *of the port*", "said *to the crews*": the preposition belongs to the cue, no clause begins with it."""
    language, word = tokens.language, tokens.norm[start]
    if word in language.addressees.to_words:
        return True
    if word not in language.words.prepositions or word in language.clauses.clause_prepositions:
        return False
    return NUMBER not in tokens.kind[start + 1 : start + 3]  # "said *up to 22* jobs would go"


def main_verb(tokens: Tokens, start: int, past: int) -> int | None:
    """The token of the finite verb of a clause that begins at `start`, past its relatives: "the calls *that came* woke".

    None where only a subordinate clause has one: "stressed the need for calm, *as* talks *continue*".
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    relatives, j, limit = 0, start + 1, min(past, start + _CLAUSE)
    while j < limit:
        word = norm[j]
        if kind[j] == PUNCT and word in ".;:" and norm[j - 1] not in language.names.abbreviations:
            return None
        if word == "," and _subordinates(tokens, j + 1, past):
            return None
        if word in language.pronouns.relatives or word in language.clauses.conjunctions:
            relatives += 1
        elif (
            kind[j] == QUOTE
            and not relatives
            and len(tokens.text[tokens.start[j] : tokens.end[j]].split()) >= _VERBAL
        ):
            return j  # "said the plan “*would not hold*”"
        elif _is_finite(tokens, j):
            if not relatives:
                return j
            relatives -= 1
            while j + 1 < limit and _goes_on(tokens, j + 1):
                j += 1
        j += 1
    return None


def _subordinates(tokens: Tokens, k: int, past: int) -> bool:
    """Whether a clause of time or reason opens at k: ", *as* talks go on", ", particularly *after* it froze"."""
    language, norm = tokens.language, tokens.norm
    while k < past and norm[k] in language.words.adverbs:
        k += 1
    return k < past and (
        norm[k] in language.clauses.breaks or norm[k] in language.clauses.clause_prepositions
    )


def _is_finite(tokens: Tokens, j: int) -> bool:
    """Whether a verb stands at j that has a subject. Right behind an article, what looks like one is a noun."""
    language, norm, kind, word = tokens.language, tokens.norm, tokens.kind, tokens.norm[j]
    if norm[j - 1] in language.clauses.infinitive_links or word in language.clauses.infinitive_links:
        return False
    if kind[j] == CAPITAL:
        return False  # in *May*
    if word in language.verbs.have or word in language.verbs.be or word in language.verbs.modals:
        return True
    if word in language.clauses.contracted_negations:
        return True
    if word in language.verbs.contracted_verbs:
        return word not in language.nouns.genitive_clitics or kind[j - 1] != CAPITAL
    if kind[j] != LOWER:
        return False
    if len(word) > _SHORTEST and word.endswith(language.verbs.finite_endings):
        return word not in language.words.prepositions
    if word in language.verbs.finites:
        return True
    before = norm[j - 1]
    if before in language.determiners.all:
        return False  # "denied *the charge*"
    return any(not cue.frame & Frame.NOUN_TOO for cue in language.verbs.cues.get(word, ())) or _is_no_noun(
        tokens, j
    )


def _is_no_noun(tokens: Tokens, j: int) -> bool:
    """Whether a form that may be a noun is a verb: "the crews *fear*", "many *doubt*", not "a spending *target*"."""
    language, before = tokens.language, tokens.norm[j - 1]
    if tokens.norm[j] not in language.verbs.cues or tokens.kind[j - 1] not in (LOWER, CAPITAL):
        return False
    many = before.endswith(language.nouns.plural_endings) and before not in language.stops
    return (
        many
        or before in language.pronouns.third
        or before in language.pronouns.own_voice
        or is_verb(tokens, j)
    )


def _goes_on(tokens: Tokens, j: int) -> bool:
    """Whether the word at j is a further part of the verb before it: have *been given*."""
    language, word = tokens.language, tokens.norm[j]
    return (
        word in language.verbs.be
        or word in language.verbs.have
        or word in language.words.adverbs
        or word.endswith(language.verbs.finite_endings)
        or any(reading.form & Form.PARTICIPLE for reading in language.verbs.cues.get(word, ()))
    )


def _has_unlisted_verb(tokens: Tokens, start: int, past: int) -> bool:
    """«said the lead *hides* doubts»: a word with a verb's ending that has a noun before it and its object behind it."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    for j in range(start + 1, min(past - 1, start + _REACH)):
        if kind[j] == PUNCT and norm[j] in ",.;:" and norm[j - 1] not in language.names.abbreviations:
            return False
        before, behind = norm[j - 1], norm[j + 1]
        if (
            kind[j] == LOWER
            and len(norm[j]) > _SHORTEST
            and norm[j].endswith(language.verbs.present_endings)
            and before not in language.stops
            and before not in language.determiners.all
            and kind[j + 1] in (LOWER, CAPITAL)
            and behind not in language.words.prepositions
            and behind not in language.clauses.coordinators
            and not behind.endswith(language.verbs.finite_endings)
        ):
            return True
    return False


def _has_subject_and_verb(tokens: Tokens, start: int, past: int) -> bool:
    """Whether a noun phrase and then a verb begin here: "cited [slower orders]" is no clause."""
    language, norm = tokens.language, tokens.norm
    subject = phrase_at(tokens, start, past)
    if subject is None:
        word = norm[start]
        return (
            (start + 1 < past and _is_auxiliary(tokens, start + 1))  # "expects *more will* follow"
            or word in language.pronouns.third
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
