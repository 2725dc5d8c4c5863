"""Tokens after a cue -> whether an infinitive or a clause without conjunction begins there."""

import re

from worker.quotes.lexicon.grammar import Form
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.extent import is_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

_ROMANCE_INFINITIVE = re.compile(r"[aeií]r(?:e|s[ei]|ne|l[aeio]s?|les|gli|[cvm]i|[mt]e|nos)?\Z")
"""With the clitics that lean on it: averne, presentarsi, subirlos."""


def opens_infinitive(tokens: Tokens, start: int, past: int) -> bool:
    """«affirme avoir», «promet de», "promised to", "zu": an infinitive or its preposition comes next."""
    language = tokens.language
    word = tokens.norm[start]
    if language.syntax.participle_may_close_clause:
        return False
    if language.syntax.nouns_precede_head:
        return word == "to" and start + 1 < past and tokens.kind[start + 1] == LOWER
    if language.syntax.subject_may_be_left_out:
        return _opens_romance_infinitive(tokens, start, past)
    if word in language.clauses.infinitive_links and start + 1 < past:
        word = tokens.norm[start + 1]
        if (
            word in ("ne", "pas", "se", "s'", "l'", "le", "la", "les", "y", "en", "lui", "leur")
            and start + 2 < past
        ):
            word = tokens.norm[start + 2]
    elif word in ("ne", "se", "s'", "y", "l'", "en"):
        word = tokens.norm[min(start + 1, past - 1)]
        if word in ("pas", "plus", "jamais", "y", "en"):
            word = tokens.norm[min(start + 2, past - 1)]
    return (
        word.endswith(_INFINITIVE)
        and not word.endswith(_NO_INFINITIVE)
        and len(word) > 3
        and word not in language.determiners.all
        and tokens.kind[start] == LOWER
    )


def _opens_romance_infinitive(tokens: Tokens, start: int, past: int) -> bool:
    """«dice di non avere», «afirma haber», «promete no subirlos»: past the link and the words before an infinitive."""
    language, norm = tokens.language, tokens.norm
    k = start + (norm[start] in language.clauses.infinitive_links)
    while (
        k < past
        and k < start + 4
        and (norm[k] in language.clauses.negations or norm[k] in language.pronouns.clitics)
    ):
        k += 1
    if k >= past or tokens.kind[k] != LOWER:
        return False
    word = norm[k]
    return len(word) > 2 and word not in language.nouns.kinds and bool(_ROMANCE_INFINITIVE.search(word))


_INFINITIVE = ("er", "ir", "oir", "re", "ar", "ere")


_NO_INFINITIVE = ("ture", "sure", "eure", "ière", "aire", "toire", "ibre", "bre", "être")


"""Endings of nouns that look like infinitives: ouverture, mesure, affaire, histoire, nombre."""


def is_infinitive(tokens: Tokens, k: int) -> bool:
    word = tokens.norm[k]
    known = any(cue.form & Form.INFINITIVE for cue in tokens.language.verbs.cues.get(word, ()))
    return tokens.kind[k] == LOWER and (
        known
        or (
            len(word) > 3
            and word.endswith(_INFINITIVE)
            and not word.endswith(_NO_INFINITIVE)
            and word not in tokens.language.nouns.kinds
        )
    )


def opens_clause(tokens: Tokens, start: int, past: int, strict: bool) -> bool:
    """Whether a clause with its own subject follows without conjunction: "said it was late"."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if start >= past or kind[start] not in (LOWER, CAPITAL, QUOTE):
        return False
    word = norm[start]
    if (
        language.syntax.nouns_precede_head
        and word in _SUBJECTS
        and start + 1 < past
        and kind[start + 1] == LOWER
    ):
        return True  # "said *he* slept"
    if strict and not _subject_and_verb(tokens, start, past):
        return False
    amount = NUMBER in kind[start + 1 : start + 3]  # "said *up to 22* jobs would go"
    if word in language.addressees.to_words or (
        not amount
        and word in language.words.prepositions
        and word not in ("in", "under", "after", "if", "at", "on", "with", "for", "during", "as", "before")
    ):
        return False
    for j in range(start + 1, min(past, start + 14)):
        if norm[j] in ".;:" and kind[j] == PUNCT and norm[j - 1] not in language.names.abbreviations:
            return False
        if norm[j] in language.verbs.have or norm[j] in language.verbs.be or norm[j] in language.verbs.modals:
            return True
        if (
            kind[j] == LOWER
            and norm[j].endswith(language.verbs.finite_endings)
            and norm[j] not in language.words.prepositions
        ):
            return True
        noun = j == start + 1 and word in _ARTICLES  # "denied *the charge*"
        if (
            kind[j] == LOWER
            and not noun
            and (norm[j] in language.verbs.cues or norm[j] in language.verbs.finites)
        ):
            return True
        if norm[j] in ("'s", "'re", "'ll", "'d", "'ve", "n't", "'t"):
            return True
    return False


_ARTICLES = frozenset(["the", "a", "an"])
_SUBJECTS = frozenset(["he", "she", "they", "we", "i"])
"""English pronouns that are never an object."""


def _subject_and_verb(tokens: Tokens, start: int, past: int) -> bool:
    """Whether a noun phrase and then a verb begin here: "cited [slower orders]" is no clause."""
    language, norm = tokens.language, tokens.norm
    subject = phrase_at(tokens, start, past)
    if subject is None:
        return (
            norm[start] in language.pronouns.third
            or norm[start] in language.pronouns.own_voice
            or norm[start] == "there"
        )
    if subject.past < past and norm[subject.past] in language.clauses.infinitive_links:
        return True  # "expects him to stay"
    for j in range(subject.past, min(past, subject.past + 14)):
        if norm[j] in ",;:" and tokens.kind[j] == PUNCT:
            return False
        if is_verb(tokens, j) or norm[j] in ("'s", "'ll", "'d", "'re", "'ve"):
            return True
    return False
