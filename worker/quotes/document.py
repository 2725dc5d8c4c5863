"""The document as attribution reads it: its sentences' phrases and cues, each found once, and drafts."""

from bisect import bisect_left
from dataclasses import dataclass

from worker.quotes.cues.find import cues_in, triggers_in
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.finite import is_konjunktiv
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence, QuotationType, SaidTo, Span
from worker.quotes.phrases.chunk import phrases_of
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.polarity.of_cues import set_polarity
from worker.quotes.text.marks import Marked
from worker.quotes.text.tokens import Tokens, sentences_of


@dataclass(slots=True)
class Draft:
    """A quotation being worked on. `inherits` is the draft whose own speaker it takes over."""

    mark: int
    token: int
    sentence: int
    type: QuotationType
    evidence: Evidence = Evidence.NONE
    hit: CueHit | None = None
    subject: Phrase | None = None
    weight: float = 0.0
    inherits: "Draft | None" = None
    adjacent: bool = False
    clause: bool = False
    alone: bool = False
    holes: tuple[Span, ...] = ()
    cue_span: Span | None = None
    said_to: SaidTo | None = None
    inner: Tokens | None = None
    polarity: int = Polarity.SAID


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
        return not language.verbs.reportive.isdisjoint(words) or any(
            is_konjunktiv(language.verbs.cues[word], word) for word in words if word in language.verbs.cues
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
