"""Sentence that only says who said the one before it -> that one: «Der Hafen schließt. *Das teilte die Stadt mit.*»."""

from dataclasses import replace

from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import QUOTE

WEIGHT = 0.75
"""What such a cue says of who spoke: which of the sentences before it are meant is not told."""


def taking_up(tokens: Tokens, hits: list[CueHit], sentence: int) -> CueHit | None:
    """The cue by which this sentence says who said the one before it; None where it says anything else."""
    first, past = tokens.sentences[sentence]
    at = _past_opening(tokens, first, past)
    if at == first or not hits or hits[0].first != at:
        return None
    hit = hits[0]
    if hit.polarity != Polarity.SAID or hit.passive or not hit.frame & (Frame.THAT | Frame.SAY):
        return None
    if hit.frame & Frame.THINK or QUOTE in tokens.kind[first:past] or ":" in tokens.norm[first:past]:
        return None
    subject = hit.subject or _behind(tokens, hit, past)
    if subject is None or subject.first < at or subject.kind == Kind.PRONOUN:
        return None
    conjunctions = tokens.language.clauses.conjunctions
    if not conjunctions.isdisjoint(tokens.norm[at:past]):
        return None  # «Das sagte Lima, *dass* …»
    return replace(hit, subject=subject, weight=WEIGHT)


def _past_opening(tokens: Tokens, first: int, past: int) -> int:
    """Past the words that take the sentence before up; `first` for none."""
    for words in tokens.language.clauses.taking_up:
        if tuple(tokens.norm[first : min(past, first + len(words))]) == words:
            return first + len(words)
    return first


def _behind(tokens: Tokens, hit: CueHit, past: int) -> Phrase | None:
    """«C'est ce qu'a indiqué jeudi *la mairie*»: who stands behind the verb."""
    subject = phrase_at(tokens, hit.after, past)
    return subject if subject is not None and subject.kind <= Kind.DOCUMENT else None
