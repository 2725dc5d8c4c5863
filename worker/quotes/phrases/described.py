"""Tokens -> a noun phrase behind adjectives that the chunker does not read: *a tired but happy* Ann Bell, *54-year-old* Ann Bell."""

from dataclasses import replace

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER

_REACH = 8
"""Tokens of the adjectives before a name; in more of them stands a clause."""


def described_at(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """The phrase at `k`, where a run of adjectives leads to its name or role, and a clause could end behind it.

    Without a determiner only a person's name ends it, and only where nouns may stand bare: said *newly elected* Ann Bell.
    """
    language, norm = tokens.language, tokens.norm
    determined = k < past and norm[k] in language.determiners.all
    if not determined and not language.syntax.nouns_may_stand_bare:
        return None
    start, plain = k + determined, False
    for j in range(start, min(past, start + _REACH)):
        if j > start and _describes(tokens, j - 1):
            phrase = phrase_at(tokens, j, past)
            if phrase is not None and (
                (determined and phrase.kind <= Kind.ROLE and norm[j] not in language.determiners.all)
                or (plain and _is_person(tokens, phrase))
            ):
                return replace(phrase, first=k) if _may_close(tokens, phrase.past, past) else None
        if not _describes(tokens, j) and not (j > start and _joins(tokens, j, determined)):
            return None
        plain = plain or norm[j] not in language.words.adverbs
    return None


def before_adjectives(tokens: Tokens, k: int, first: int) -> int:
    """The token before the adjectives, and their determiner, that lead to the phrase at `k`; `k` - 1 without any."""
    j = k - 1
    while j > max(first, k - _REACH) and (_describes(tokens, j) or (j < k - 1 and _joins(tokens, j, True))):
        j -= 1
    if j > first and j < k - 1 and tokens.norm[j] in tokens.language.determiners.all:
        j -= 1
    return j


def _describes(tokens: Tokens, j: int) -> bool:
    """Whether the word at j may be an adjective, an age or an adverb of one: no word of grammar, and no verb of a list."""
    language, word = tokens.language, tokens.norm[j]
    if tokens.kind[j] == NUMBER:
        return "-" in word  # *54-year-old* Ann Bell
    if tokens.kind[j] != LOWER or word in language.clauses.coordinators:
        return False
    if word in language.words.adverbs:
        return word not in language.words.prepositions and word not in language.determiners.all
    # a verb of speech or a light verb has the name as its object: *asked* Ann Bell
    return not (word in language.grammar or word in language.verbs.finites or word in language.verb_forms)


def _joins(tokens: Tokens, j: int, determined: bool) -> bool:
    """Whether the word at j joins two adjectives: tired *but* happy; müder*,* *aber* glücklicher."""
    if tokens.norm[j] in tokens.language.clauses.coordinators:
        return tokens.kind[j] == LOWER
    return determined and tokens.norm[j] == ","


def _is_person(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase has the name of somebody: of two words, or a name that the text or the lists know."""
    if phrase.kind != Kind.NAME or phrase.name is None:
        return False
    start, past = phrase.name
    word = tokens.norm[start]
    return past - start > 1 or word in GENDER_OF_FIRST_NAME or word in tokens.known_names


def _may_close(tokens: Tokens, k: int, past: int) -> bool:
    """Whether no verb follows whose subject the phrase would be: said newly elected Ann Bell *would leave*."""
    if k >= past:
        return True
    language, word = tokens.language, tokens.norm[k]
    if tokens.kind[k] > CAPITAL:
        return word not in language.nouns.genitive_clitics
    return (
        word in language.words.prepositions
        or word in language.words.adverbs
        or word in language.pronouns.relatives
        or word in language.clauses.coordinators
    )
