"""Sentence -> cues: each verb of speech or "according to" with its speaker and the side its content is on.

One pass over the tokens looks every word up in the language's table of inflected cue verbs; around a hit the
verb group is read (auxiliaries, clitics, adverbs), then the speaker: an inverted clitic, a subject after the
verb, the antecedent of a relative, or the best-ranked noun phrase before it.
"""

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from operator import attrgetter
from typing import Final

from worker.quotes.cues.according_to import according_to, behind_source, noun_cue, so_source
from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.information import information_at, stands_behind_information
from worker.quotes.cues.inversions import unlisted_verb
from worker.quotes.cues.light_verbs import light_verb
from worker.quotes.cues.nominal import answer, in_view_of
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.verbs import verb_cue
from worker.quotes.lexicon.language import Language
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CUES

_UNLISTED_REACH = 6
"""Tokens behind the marks within which a listed verb is the cue, and no other is looked for."""

_VERBLESS: Final[
    tuple[tuple[Callable[[Language], Container[str]], Callable[[Sentence, int], CueHit | None]], ...]
] = (
    (attrgetter("sources.by_first"), according_to),
    (attrgetter("sources.according_after"), so_source),
    (attrgetter("sources.according_postposed"), behind_source),
    (attrgetter("sources.answers"), answer),
    (attrgetter("sources.views"), in_view_of),
    (attrgetter("nouns.noun_cues"), noun_cue),
)
"""(the words of a language that may be such a cue, the rule that reads it), in the order in which they are tried."""


def triggers_in(tokens: Tokens) -> list[int]:
    """The tokens of a text at which a cue may start, in order."""
    norm, language = tokens.norm, tokens.language
    informing = language.sources.information_leads
    certain, sources, last = language.triggers, language.sources.by_first, len(norm) - 1
    return [
        k
        for k in tokens.having(CUES)
        if norm[k] in certain
        or (k < last and norm[k + 1] in sources[norm[k]].seconds)
        or (norm[k] in informing and _informs(tokens, k))
    ]


def _informs(tokens: Tokens, k: int) -> bool:
    """Whether the preposition at `k` governs a noun for information, before it or behind it."""
    past = len(tokens.norm)
    return information_at(tokens, k, past) >= 0 or stands_behind_information(tokens, k, 0, past)


def cues_in(
    tokens: Tokens, first: int, past: int, phrases: list[Phrase], triggers: Sequence[int]
) -> list[CueHit]:
    """The cues of one sentence, left to right; `triggers` are its tokens at which one may start."""
    hits: list[CueHit] = []
    sentence = Sentence(tokens, first, past, phrases, hits)
    verbless = tokens.language.verbless
    for k in triggers:
        if tokens.kind[k] > CAPITAL:
            continue
        hit = _without_verb(sentence, k) if tokens.norm[k] in verbless else None
        if hit is None:
            hit = _with_verb(sentence, k)
        if hit is not None:
            hits.append(hit)
    _add_unlisted(sentence)
    return hits


def _without_verb(sentence: Sentence, k: int) -> CueHit | None:
    language, word = sentence.tokens.language, sentence.tokens.norm[k]
    for words, rule in _VERBLESS:
        if word in words(language):
            hit = rule(sentence, k)
            if hit is not None:
                return hit
    return None


def _with_verb(sentence: Sentence, k: int) -> CueHit | None:
    tokens = sentence.tokens
    language, word = tokens.language, tokens.norm[k]
    if tokens.kind[k] == CAPITAL and k > sentence.first and _is_noun_by_capital(tokens, k):
        return None
    readings, tail = language.verbs.cues.get(word), 0
    if word in language.verbs.light_forms:
        found = light_verb(tokens, k, sentence.past)
        if found is not None:
            readings, tail = (found[0],), found[1]
    if readings is None:
        return None
    return verb_cue(sentence, k, readings, tail)


def _is_noun_by_capital(tokens: Tokens, k: int) -> bool:
    """A capital inside a sentence says name or noun; only behind a colon it may open a sentence of its own."""
    return tokens.language.syntax.nouns_are_capitalised or tokens.norm[k - 1] != ":"


def _add_unlisted(sentence: Sentence) -> None:
    """Behind marks that no cue closes, a verb that the language does not list may be one."""
    tokens, past, hits = sentence.tokens, sentence.past, sentence.earlier
    quotes = tokens.quotes
    for n in range(bisect_left(quotes, sentence.first), bisect_left(quotes, past)):
        k = quotes[n]
        if any(hit.left and k < hit.first <= k + _UNLISTED_REACH for hit in hits):
            continue
        hit = unlisted_verb(tokens, k, past)
        if hit is not None and not any(hit.first <= other.verb < hit.past for other in hits):
            hits.append(hit)
            hits.sort(key=lambda found: found.first)
