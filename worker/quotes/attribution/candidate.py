"""A place with marks, and the candidates for who speaks there: speaker, cue, kind of evidence, features."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worker.quotes.attribution.weights import Feature
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.model import Evidence, SaidTo, Span
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.marks import Marked
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import PUNCT, QUOTE


class Place(NamedTuple):
    """A marked span where it stands: token `k` of a sentence from `first` to `past`, behind `earlier` drafts.

    Places and candidates are named tuples: a frozen dataclass takes four times as long to make.
    """

    reading: Reading
    tokens: Tokens
    sentence: int
    k: int
    first: int
    past: int
    number: int
    mark: Marked
    alone: bool
    """The span is a whole sentence, or all its sentence but punctuation and other spans."""
    earlier: Sequence[Draft]

    @property
    def previous(self) -> Draft | None:
        """The draft of the marks before these."""
        return self.earlier[-1] if self.earlier else None

    @property
    def before(self) -> str:
        """The token right before the marks; empty at the head of the sentence."""
        return self.tokens.norm[self.k - 1] if self.k > self.first else ""

    @property
    def in_heading(self) -> bool:
        """Whether the marks stand in a headline or subhead."""
        return self.tokens.paragraph[self.sentence] in self.reading.headings

    def speaker_within(self, sentences: int) -> Draft | None:
        """The draft before, if it has a speaker and stands at most so many sentences back."""
        previous = self.previous
        if previous is None or not previous.has_speaker or self.sentence - previous.sentence > sentences:
            return None
        return previous

    def shares_paragraph(self, draft: Draft | None) -> bool:
        """Whether the draft stands in the paragraph of these marks."""
        paragraph = self.tokens.paragraph
        return draft is not None and paragraph[draft.sentence] == paragraph[self.sentence]

    @property
    def follows_in_paragraph(self) -> bool:
        """Whether the sentence before stands in the same paragraph."""
        paragraph, sentence = self.tokens.paragraph, self.sentence
        return sentence > 0 and paragraph[sentence - 1] == paragraph[sentence]


_NOTHING_ELSE = frozenset((PUNCT, QUOTE))


def place_of(reading: Reading, sentence: int, k: int, earlier: Sequence[Draft]) -> Place:
    """The place of the marked span at token k."""
    tokens = reading.tokens
    first, past = tokens.sentences[sentence]
    number = tokens.quote[k]
    alone = _NOTHING_ELSE.issuperset(tokens.kind[first:past])
    return Place(reading, tokens, sentence, k, first, past, number, reading.marked[number], alone, earlier)


class Candidate(NamedTuple):
    """One answer to who speaks, and what speaks for it.

    A speaker stands in `subject`, or is that of the draft in `inherits`. A cue without either is open: its
    subject is left out, and other evidence may tell it.
    """

    rule: str
    weight: float
    """The sum of the features, within what the rule allows."""
    features: tuple[Feature, ...] = ()
    evidence: Evidence = Evidence.NONE
    hit: CueHit | None = None
    subject: Phrase | None = None
    inherits: Draft | None = None
    adjacent: bool = False
    """The cue stands right beside the marks."""
    said_to: SaidTo | None = None
    inner: Tokens | None = None
    """The tokens inside the marks, where cue or speaker stand there."""
    holes: tuple[Span, ...] = ()

    @property
    def has_speaker(self) -> bool:
        """Whether it says who speaks, by itself or by a quotation before."""
        return self.subject is not None or self.inherits is not None

    @property
    def hit_names_speaker(self) -> bool:
        """Whether the cue has a subject of its own."""
        return self.hit is not None and self.hit.subject is not None

    @property
    def is_open(self) -> bool:
        """Whether who speaks is still to be found; «accused of “…”» is said by nobody who is named."""
        passive = self.hit is not None and self.hit.passive and self.inner is None
        return self.subject is None and self.inherits is None and not passive

    def spoken_by(self, subject: Phrase, evidence: Evidence, why: Feature) -> "Candidate":
        """The same cue, if any, with this speaker; none inside the marks, whose tokens are not the speaker's."""
        hit = self.hit if self.inner is None else None
        return self._now(why, evidence, hit, subject, None, self.said_to)

    def going_on(self, draft: Draft, evidence: Evidence, why: Feature) -> "Candidate":
        """The same cue, if any, with the speaker of a draft before."""
        return self._now(why, evidence, self.hit, None, draft.source, self.said_to, self.inner)

    def under(self, hit: CueHit, said_to: SaidTo | None, evidence: Evidence, why: Feature) -> "Candidate":
        """The subject of another cue, which speaks for the marks."""
        return self._now(why, evidence, hit, hit.subject, None, said_to)

    def instead(
        self, subject: Phrase, evidence: Evidence, why: Feature, inner: Tokens | None = None
    ) -> "Candidate":
        """This speaker and no cue: what the cue says belongs to something else."""
        return self._now(why, evidence, None, subject, None, None, inner)

    def _now(
        self,
        why: Feature,
        evidence: Evidence,
        hit: CueHit | None,
        subject: Phrase | None,
        inherits: Draft | None,
        said_to: SaidTo | None,
        inner: Tokens | None = None,
    ) -> "Candidate":
        """Positions, since `dataclasses.replace` takes four times as long."""
        return Candidate(
            why.name,
            why.weight,
            (why,),
            evidence,
            hit,
            subject,
            inherits,
            self.adjacent,
            said_to,
            inner,
            self.holes,
        )


Candidates = Iterator[Candidate]

NOBODY = Candidate("nobody", 0.0)
