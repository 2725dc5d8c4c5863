"""The document as attribution reads it: its sentences' phrases and cues, each found once, and drafts."""

from bisect import bisect_left
from typing import NamedTuple

from worker.quotes.cues.find import cues_in, triggers_in
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence, QuotationType, SaidTo, Span
from worker.quotes.phrases.chunk import phrases_of
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.polarity.of_cues import set_polarity
from worker.quotes.text.credits import Credit
from worker.quotes.text.marks import Marked
from worker.quotes.text.tokens import Tokens, sentences_of


class Draft(NamedTuple):
    """A marked span with who is taken to speak it. `inherits` is the draft whose own speaker it takes over."""

    mark: int
    token: int
    sentence: int
    type: QuotationType
    evidence: Evidence
    hit: CueHit | None
    subject: Phrase | None
    weight: float
    inherits: "Draft | None"
    adjacent: bool
    """The cue stands right beside the marks."""
    clause: bool
    """The marks stand in the content clause of the cue."""
    alone: bool
    """The marks hold all of their sentence."""
    holes: tuple[Span, ...] = ()
    said_to: SaidTo | None = None
    inner: Tokens | None = None
    """The tokens inside the marks, where cue or speaker stand there."""
    polarity: int = Polarity.SAID

    @property
    def has_speaker(self) -> bool:
        """Whether it says who speaks, by itself or by a draft before."""
        return self.subject is not None or self.inherits is not None

    @property
    def source(self) -> "Draft":
        """The draft that itself has the speaker: this one, or the one it goes on from."""
        return self.inherits if self.subject is None and self.inherits is not None else self


class Reading:
    """The document as attribution reads it: tokens, and each sentence's phrases and cues, found once."""

    def __init__(
        self, tokens: Tokens, marked: tuple[Marked, ...], headings: frozenset[int] = frozenset()
    ) -> None:
        self.tokens = tokens
        self.headings = headings
        self.marked = marked
        self.phrases: list[list[Phrase]] = phrases_of(tokens)
        self._triggers = triggers_in(tokens)
        self.live = sorted({*sentences_of(tokens, self._triggers), *sentences_of(tokens, tokens.quotes)})
        """The sentences in which a cue may be or a quotation is; in the others nobody speaks."""
        self._hits: dict[int, list[CueHit]] = {}
        self._times: dict[str, int] = {}
        for mark in marked:
            if mark.span.end - mark.span.start < 60:
                content = mark.span.of(tokens.text).lower()
                self._times[content] = self._times.get(content, 0) + 1

    def take_out(self, credits: tuple[Credit, ...]) -> list[tuple[int, int]]:
        """Leave the phrases of credits out, since none can speak or be taken up; the names of their people, as tokens."""
        named = []
        for credit in credits:
            kept = []
            for phrase in self.phrases[credit.sentence]:
                if phrase.first >= credit.past:
                    kept.append(phrase)
                elif credit.line and phrase.kind == Kind.NAME and phrase.name is not None:
                    named.append((max(phrase.name[0], credit.names), phrase.name[1]))
            self.phrases[credit.sentence] = kept
        return named

    def repeated(self, mark: int) -> bool:
        """Whether the document marks these same words more than once."""
        return self._times.get(self.marked[mark].span.of(self.tokens.text).lower(), 1) > 1

    def reported(self, sentence: int) -> bool:
        """Whether the sentence's own verb forms mark it as reported speech."""
        language = self.tokens.language
        if not language.verbs.reportive:
            return False
        first, past = self.tokens.sentences[sentence]
        words = self.tokens.norm[first:past]
        return not (
            language.verbs.reportive.isdisjoint(words) and language.verbs.reportive_cues.isdisjoint(words)
        )

    def hits(self, sentence: int) -> list[CueHit]:
        """The cues of a sentence."""
        if sentence not in self._hits:
            first, past = self.tokens.sentences[sentence]
            at = bisect_left(self._triggers, first)
            triggers = self._triggers[at : bisect_left(self._triggers, past, at)]
            hits = cues_in(self.tokens, first, past, self.phrases[sentence], triggers)
            set_polarity(self.tokens, hits, first, past, self.phrases[sentence])
            self._hits[sentence] = hits
        return self._hits[sentence]
