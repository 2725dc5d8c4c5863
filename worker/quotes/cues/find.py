"""Sentence -> cues: each verb of speech or "according to" with its speaker and the side its content is on.

One pass over the tokens looks every word up in the language's table of inflected cue verbs; around a hit the
verb group is read (auxiliaries, clitics, adverbs), then the speaker: an inverted clitic, a subject after the
verb, the antecedent of a relative, or the best-ranked noun phrase before it.
"""

from collections.abc import Sequence

from worker.quotes.cues.according_to import according_to, behind_source, noun_cue, so_source
from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.inversions import unlisted_verb
from worker.quotes.cues.light_verbs import light_verb
from worker.quotes.cues.verbs import verb_cue
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CUES, LOWER, QUOTE


def triggers_in(tokens: Tokens) -> list[int]:
    """The tokens of a text at which a cue may start, in order."""
    norm, language = tokens.norm, tokens.language
    certain, sources, last = language.triggers, language.sources.by_first, len(norm) - 1
    return [
        k
        for k in tokens.having(CUES)
        if norm[k] in certain or (k < last and norm[k + 1] in sources[norm[k]].seconds)
    ]


def cues_in(
    tokens: Tokens, first: int, past: int, phrases: list[Phrase], triggers: Sequence[int]
) -> list[CueHit]:
    """The cues of one sentence, left to right; `triggers` are its tokens at which one may start."""
    hits: list[CueHit] = []
    language = tokens.language
    norm, kind = tokens.norm, tokens.kind
    cues, light = language.verbs.cues, language.verbs.light_forms
    sources = language.sources.by_first
    for k in triggers:
        this, word = kind[k], norm[k]
        if this != LOWER and this != CAPITAL:
            continue
        source = sources.get(word)
        if source is not None and (source.alone or (k + 1 < past and norm[k + 1] in source.seconds)):
            hit = according_to(tokens, k, first, past, source.anywhere, source.initial)
            if hit is not None:
                hits.append(hit)
                continue
        if word in language.sources.according_after:
            hit = so_source(tokens, k, first, past)
            if hit is not None:
                hits.append(hit)
                continue
        if word in language.sources.according_postposed:
            hit = behind_source(tokens, k, first, past, phrases)
            if hit is not None:
                hits.append(hit)
                continue
        if word in language.nouns.noun_cues and k > first:
            hit = noun_cue(tokens, k, first, past, phrases)
            if hit is not None:
                hits.append(hit)
                continue
        words = cues.get(word)
        tail = 0
        if word in light:
            found = light_verb(tokens, k, past)
            if found is not None:
                words, tail = (found[0],), found[1]
        if words is None or (
            this == CAPITAL
            and k > first
            and not language.syntax.nouns_are_capitalised
            and norm[k - 1] not in ":"
        ):
            continue
        if this == CAPITAL and k > first and language.syntax.nouns_are_capitalised:
            continue
        hit = verb_cue(tokens, k, words, tail, first, past, phrases, hits)
        if hit is not None:
            hits.append(hit)
    if QUOTE not in kind[first:past]:
        return hits
    for k in [k for k in range(first, past) if kind[k] == QUOTE]:
        if not any(hit.left and k < hit.first <= k + 6 for hit in hits):
            hit = unlisted_verb(tokens, k, past)
            if hit is not None and not any(hit.first <= other.verb < hit.past for other in hits):
                hits.append(hit)
                hits.sort(key=lambda found: found.first)
    return hits
