"""What every rule for cues reads: one sentence, its noun phrases, and the cues that were found in it so far."""

from typing import NamedTuple

from worker.quotes.cues.hit import CueHit
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens


class Sentence(NamedTuple):
    """Tokens `first` to `past` of a text."""

    tokens: Tokens
    first: int
    past: int
    phrases: list[Phrase]
    """Its noun phrases, from left to right."""
    earlier: list[CueHit]
    """The cues to the left of the one that is read: filled while the sentence is read."""
