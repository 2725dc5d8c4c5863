"""Noun phrase -> where it ends with all that belongs to it: "an economist *at the Marlow Institute*", "Mr. Reed *of the union*".

The chunker stops before a preposition, as what follows may be anybody's; a mention is shown to people, and is not cut off
in the middle. Languages ask for this by `Syntax.mentions_hold_complements`.
"""

from bisect import bisect_right
from dataclasses import replace

from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER

_MOST = 25
"""Tokens of complements; more is a clause."""


def with_complements(tokens: Tokens, phrase: Phrase, verb: int) -> Phrase:
    """The phrase with its complements, where the verb of saying at token `verb` has it for its subject."""
    if phrase.kind == Kind.PRONOUN or not tokens.language.syntax.mentions_hold_complements:
        return phrase
    if phrase.past <= verb and _leads_up_to(tokens, phrase.past, verb):
        return replace(phrase, past=verb)
    sentence = bisect_right(tokens.sentences, phrase.first, key=lambda each: each[0]) - 1
    past = _past_offices(tokens, phrase, verb if phrase.past <= verb else tokens.sentences[sentence][1])
    return phrase if past == phrase.past else replace(phrase, past=past)


def _leads_up_to(tokens: Tokens, k: int, verb: int) -> bool:
    """«Mr. Reed *of the union* said», «the studies *published in May* found»: nothing else stands before the verb."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if not 1 < verb - k <= _MOST:
        return False
    if (
        norm[k]
        in language.clauses.clause_prepositions - language.addressees.in_words - language.nouns.affiliations
    ):
        return False  # "left the crews *after a study found*": another subject may follow
    opens = norm[k] in language.words.prepositions or (
        kind[k] == LOWER
        and norm[k].endswith((*language.verbs.finite_endings, *language.verbs.gerund_endings))
    )
    return opens and all(
        kind[j] in (LOWER, CAPITAL, NUMBER) or norm[j] in ".&" or _leans(tokens, j) for j in range(k, verb)
    )


def _leans(tokens: Tokens, j: int) -> bool:
    return tokens.norm[j] in tokens.language.nouns.genitive_clitics


def _past_offices(tokens: Tokens, phrase: Phrase, past: int) -> int:
    """«said Ana Bell, an economist *at the Marlow Institute*»; behind a bare name a preposition says when or where."""
    language, norm = tokens.language, tokens.norm
    k = phrase.past
    while k + 1 < past and k - phrase.past < _MOST:
        of = norm[k] in language.nouns.linkers or (k > phrase.past and norm[k] in language.clauses.ands)
        if not of and (
            norm[k] not in language.words.prepositions or (k == phrase.past and tokens.kind[k - 1] != LOWER)
        ):
            return k
        inner = phrase_at(tokens, k + 1, past, apposition=False)
        belongs = of or (
            norm[k] in language.nouns.affiliations and norm[k] not in language.addressees.in_words
        )
        if inner is None or not (belongs or _names_house(tokens, inner)):
            return k
        k = inner.past
    return k


def _names_house(tokens: Tokens, inner: Phrase) -> bool:
    """A house or a place has a capital; «in a statement», «on Monday» tell of the saying."""
    language, norm = tokens.language, tokens.norm
    words = range(inner.first, inner.past)
    if (
        any(norm[j] in language.words.adverbs for j in words)
        or norm[inner.past - 1] in language.outlets.channels
    ):
        return False
    return any(tokens.kind[j] == CAPITAL for j in words)
