"""What a cue is: where it stands, what it governs, who speaks, on which side of it what was said stands."""

from dataclasses import dataclass

from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens

DASHES = frozenset("-–—")


@dataclass(slots=True)
class CueHit:
    """A cue in a sentence: tokens `first` to `past`; content starts at token `after` if it follows.

    `left`: what was said stands before the cue. `right`: it follows. `weight` is how much this says.
    """

    first: int
    past: int
    verb: int
    lemma: str
    frame: int
    evidence: Evidence
    subject: Phrase | None
    left: bool
    right: bool
    after: int
    weight: float
    gerund: bool = False
    passive: bool = False
    thing_said_at: int = -1
    """Token where a parenthesis «, selon X,» or «, wie X sagt,» opens; -1 for other verbs."""
    own: bool = False
    """The source is the subject of the clause itself: *die Stadt* setzt nach eigenen Angaben…"""
    polarity: int = Polarity.SAID
    """Whether it was said, by `polarity.set_polarity`."""

    @property
    def opens(self) -> int:
        """The first token of the cue and its subject, or of the parenthesis in which they stand."""
        first = self.first if self.thing_said_at < 0 else min(self.first, self.thing_said_at)
        return first if self.subject is None or self.own else min(first, self.subject.first)

    @property
    def ends(self) -> int:
        """Past the last token of the cue and its subject."""
        return self.past if self.subject is None or self.own else max(self.past, self.subject.past)


def inside(tokens: Tokens, hit: CueHit, hits: list[CueHit]) -> bool:
    """Whether the clause of this cue, which has a subject, is what a cue before it reports."""
    assert hit.subject is not None
    return any(
        other.subject is not None
        and other.right
        and other.past <= hit.subject.first
        and (
            other.after == hit.subject.first
            or tokens.norm[other.after] in tokens.language.clauses.conjunctions
        )
        for other in hits
        if other is not hit
    )
