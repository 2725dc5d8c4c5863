"""Quotation = content + cue + speaker + said to (PARC 3.0, PolNeAR: content, cue, source).

What is made for every quotation is a named tuple: a frozen dataclass takes four times as long to make.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end`, exclusive, of one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def inside(self, other: "Span") -> bool:
        """Whether all of this span lies in the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of the text that its markup says is quoted; `source` is the line that names whose words it is."""

    span: Span
    source: Span | None = None


class QuotationType(StrEnum):
    """Direct: a whole utterance in marks. Mixed: a fragment in the writer's sentence. Indirect: no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Stance(StrEnum):
    """What the speaker does with the words: says them, or denies them."""

    SAID = "said"
    DENIED = "denied"


class Evidence(StrEnum):
    """What tells us who is speaking."""

    CUE = "cue"
    INVERSION = "inversion"
    COLON = "colon"
    ACCORDING_TO = "according-to"
    PARTICIPLE = "participle"
    CONTINUATION = "continuation"
    DIALOGUE = "dialogue"
    BLOCK_QUOTE = "block-quote"
    REPEAT = "repeat"
    """Only its fuller telling elsewhere on the page names the speaker."""
    NONE = "none"


class Cue(NamedTuple):
    """The words that announce speech: «a déclaré», "according to"."""

    text: str
    span: Span


class SpeakerKind(StrEnum):
    """What speaks. Unnamed: a person or persons whom the text only describes, "a neighbour"."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Gender(StrEnum):
    """As the text speaks of somebody."""

    FEMALE = "female"
    MALE = "male"


class GenderEvidence(StrEnum):
    """What tells a speaker's gender, the strongest first: Mme, *she* said, *la* ministre, Anna."""

    TITLE = "title"
    PRONOUN = "pronoun"
    AGREEMENT = "agreement"
    FIRST_NAME = "first-name"


class Speaker(NamedTuple):
    """Who speaks: `mention` as it stands in the text, `name` as resolved in the document.

    `confidence` is from 0 to 1: that these are somebody's words, and this is who said them; of those given 0.9 or
    more nine in ten are right (docs/quotations.md). A quotation that goes on under an earlier attribution has that attribution's
    mention, which stands outside its own sentence. `mention` and its span are None where none names anyone.
    `kind` and `gender` are None where the text does not say; `gender_evidence` is None with `gender`.
    """

    name: str | None
    mention: str | None
    mention_span: Span | None
    role: str | None
    confidence: float
    kind: SpeakerKind | None = None
    gender: Gender | None = None
    gender_evidence: GenderEvidence | None = None


class SaidTo(NamedTuple):
    """Whom or where it was said to; kind is outlet, person, body, medium or event."""

    name: str
    kind: str


class Quotation(NamedTuple):
    """One quotation. `span` holds the words inside the marks; `holes` are incises inside them.

    Quotations under one attribution share `chain`. `repeats` is the index, in the document's quotations,
    of the fullest one that says the same; None for that one itself.
    `confidence` is from 0 to 1: that this is something said, and not a title, a nickname or scare quotes; of those
    given 0.9 or more nine in ten are right.
    With the stance DENIED, the speaker is reported to say that it is *not* so: show it, or leave it out.
    """

    span: Span
    type: QuotationType
    evidence: Evidence
    cue: Cue | None = None
    speaker: Speaker | None = None
    said_to: SaidTo | None = None
    chain: int | None = None
    holes: tuple[Span, ...] = ()
    repeats: int | None = None
    confidence: float = 1.0
    stance: Stance = Stance.SAID

    def among(self, chain: int | None, repeats: int | None, said_to: SaidTo | None) -> "Quotation":
        """The same quotation as it stands among the others; `_replace` takes four times as long."""
        return Quotation(
            self.span,
            self.type,
            self.evidence,
            self.cue,
            self.speaker,
            said_to,
            chain,
            self.holes,
            repeats,
            self.confidence,
            self.stance,
        )
