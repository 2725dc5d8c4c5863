"""Marked spans in sentences -> drafts: which cue and which phrase speaks for each.

For every marked span the candidates are ranked: the cues of its sentence, the words before a colon, the
quotation that goes before, the signature that follows. Each candidate carries the weight of its evidence;
the winner's weight goes into the confidence.
"""

from dataclasses import dataclass

from worker.quotes.cues import CueHit, cues_in
from worker.quotes.find import Marked
from worker.quotes.language import ANY, Frame
from worker.quotes.model import Evidence, QuotationType, SaidTo, Span
from worker.quotes.phrases import Kind, Phrase, phrases_in
from worker.quotes.said_to import said_to
from worker.quotes.tokens import CAPITAL, PUNCT, QUOTE, Tokens, tokenise

_TERMINAL = ".!?…"
_MARKS = frozenset(",;:.-–—!?…()")


@dataclass(slots=True)
class Draft:
    """A quotation being worked on. `inherits` is the draft whose speaker it takes over."""

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


class Reading:
    """The document as attribution reads it: tokens, and each sentence's phrases and cues, found once."""

    def __init__(
        self, tokens: Tokens, marked: tuple[Marked, ...], headings: frozenset[int] = frozenset()
    ) -> None:
        self.tokens = tokens
        self.headings = headings
        self.marked = marked
        self.phrases: list[list[Phrase]] = [phrases_in(tokens, a, b) for a, b in tokens.sentences]
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
        reportive = self.tokens.language.reportive
        if not reportive:
            return False
        first, past = self.tokens.sentences[sentence]
        return any(self.tokens.norm[k] in reportive for k in range(first, past))

    def hits(self, sentence: int) -> list[CueHit]:
        """The cues of a sentence."""
        if sentence not in self._hits:
            first, past = self.tokens.sentences[sentence]
            self._hits[sentence] = cues_in(self.tokens, first, past, self.phrases[sentence])
        return self._hits[sentence]


def attribute(reading: Reading) -> list[Draft]:
    """One draft for every marked span, in order."""
    tokens, marked = reading.tokens, reading.marked
    drafts: list[Draft] = []
    for sentence, (first, past) in enumerate(tokens.sentences):
        quotes = [k for k in range(first, past) if tokens.kind[k] == QUOTE]
        for k in quotes:
            draft = _draft(reading, sentence, k, first, past, drafts)
            drafts.append(draft)
    return drafts


def _draft(reading: Reading, sentence: int, k: int, first: int, past: int, earlier: list[Draft]) -> Draft:
    tokens, marked = reading.tokens, reading.marked
    mark = marked[tokens.quote[k]]
    hits = reading.hits(sentence)
    draft = Draft(tokens.quote[k], k, sentence, QuotationType.MIXED)
    draft.alone = _alone(tokens, k, first, past)
    best: CueHit | None = None
    best_score = 0.0
    for hit in hits:
        score, adjacent = _fit(tokens, hit, k, hits)
        if score > best_score:
            best, best_score, draft.adjacent = hit, score, adjacent
    if best is not None and best.past <= k:
        draft.clause = any(
            tokens.norm[j] in tokens.language.conjunctions for j in range(best.past, min(k, best.past + 24))
        )
    draft.type = _type(tokens, mark, draft, best, k)
    if best is not None and best.subject is not None:
        draft.hit, draft.subject, draft.evidence, draft.weight = best, best.subject, best.evidence, best_score
        if k > 0 and tokens.norm[k - 1] == ":" and best.evidence is Evidence.CUE:
            draft.evidence = Evidence.COLON
        draft.said_to = said_to(tokens, best, first, past)
        if draft.said_to is None and best.gerund:
            for other in hits:
                if other.subject is best.subject and other is not best:
                    draft.said_to = said_to(tokens, other, first, past)
                    break
    elif best is not None:
        draft.hit, draft.weight = best, best_score
    if k > first and tokens.norm[k - 1] == ":" and best_score < 0.95:
        named = _named_before_colon(reading, sentence, k)
        if named is not None and not (best is not None and best.frame & Frame.THAT and best_score > 0.7):
            draft.hit, draft.subject, draft.evidence, draft.weight, draft.said_to = (
                None,
                named,
                Evidence.COLON,
                0.85,
                None,
            )
    incise = _incise(reading, mark) if not draft.adjacent else None
    if incise is not None and (draft.hit is None or draft.weight < 0.95):
        inner, hit, hole = incise
        draft.inner, draft.hit, draft.subject = inner, hit, hit.subject
        draft.evidence, draft.weight, draft.holes = Evidence.INVERSION, 0.95, (hole,)
        draft.type, draft.alone, draft.adjacent = QuotationType.DIRECT, True, True
        draft.said_to = None
        return draft
    if draft.subject is not None and draft.weight < 0.5 and draft.hit is not None and not draft.adjacent:
        own = _clause_subject(reading, sentence, k)
        if own is not None and own is not draft.subject and own.first > draft.hit.first:
            draft.hit, draft.subject, draft.evidence, draft.weight, draft.said_to = (
                None,
                own,
                Evidence.NONE,
                0.45,
                None,
            )
    label = _label(reading, mark)
    if label is not None:
        draft.inner, draft.hit, draft.subject, draft.evidence, draft.weight = (
            label[0],
            None,
            label[1],
            Evidence.DIALOGUE,
            0.9,
        )
        draft.said_to = None
    elif k + 2 < past and tokens.norm[k + 1] in _SIGNS and draft.weight < 0.9:
        signed = _signed(reading, sentence, k, past)
        if signed is not None:
            draft.hit, draft.subject, draft.evidence, draft.weight = None, signed, Evidence.BLOCK_QUOTE, 0.9
            draft.said_to = None
    if draft.subject is None:
        _without_cue(reading, draft, k, first, past, earlier)
    return draft


def _fit(tokens: Tokens, hit: CueHit, k: int, hits: list[CueHit]) -> tuple[float, bool]:
    """How well a cue explains the quotation at token k, and whether it stands right beside it."""
    language = tokens.language
    if hit.past <= k:
        if not hit.right:
            return 0.0, False
        start = min(hit.after, k)
        if hit.subject is not None and hit.subject.first >= hit.past and hit.subject.past <= k:
            start = max(start, hit.subject.past)
        between = range(start, k)
        links = (
            language.conjunctions
            if not hit.frame & Frame.INFINITIVE
            else language.conjunctions | language.infinitive_links | language.reflexive
        )
        beside = True
        articles = 0
        for j in between:
            word = tokens.norm[j]
            if word in language.determiners:
                articles += 1
            elif (
                word not in _MARKS
                and word not in links
                and not (hit.frame & Frame.OBJECT and word in language.as_words)
            ):
                beside = False
                break
        if beside and articles and not hit.frame & Frame.OBJECT:
            beside = False
        score = hit.weight - 0.006 * len(between)
        if beside:
            score += 0.25
        if language.breaks and any(
            tokens.norm[j] in language.breaks or tokens.norm[j] == ";" for j in between
        ):
            score -= 0.45
        if hit.frame & Frame.MANNER and not beside and not hit.frame & (Frame.THAT | Frame.OBJECT):
            return 0.0, False
        if not hit.frame & (Frame.SAY | Frame.THAT) and not beside:
            score -= 0.03
        if hit.left and not beside and hit.evidence is not Evidence.ACCORDING_TO:
            # «A», a dit X, …: what follows is another matter unless a comma takes the speech up again
            score -= 0.12
        if any(
            other is not hit and hit.past <= other.verb < k and other.right and other.subject is not None
            for other in hits
        ):
            score -= 0.1
        return max(score, 0.05), beside
    if hit.first > k:
        if not hit.left:
            return 0.0, False
        between = range(k + 1, hit.first)
        if hit.subject is not None and hit.subject.past <= hit.first:
            between = range(k + 1, min(hit.first, hit.subject.first))
        beside = all(tokens.norm[j] in _MARKS for j in between)
        score = hit.weight - 0.006 * len(between)
        if beside:
            score += 0.3
        elif not hit.frame & Frame.THAT:
            score -= 0.3
        if any(other is not hit and k < other.verb < hit.first and other.left for other in hits):
            score -= 0.15
        return max(score, 0.05), beside
    return 0.0, False


def _alone(tokens: Tokens, k: int, first: int, past: int) -> bool:
    """Whether the marked span is a whole sentence, or all its sentence but punctuation and other spans."""
    return all(tokens.kind[j] in (PUNCT, QUOTE) for j in range(first, past))


def _type(tokens: Tokens, mark: Marked, draft: Draft, hit: CueHit | None, k: int) -> QuotationType:
    text = tokens.text
    span = mark.span
    words = text.count(" ", span.start, span.end) + 1
    capital = text[span.start].isupper() or text[span.start] in "[(…¿¡" or text[span.start].isdigit()
    ends = text[span.end - 1] in _TERMINAL + ","
    before = tokens.norm[k - 1] if k else ""
    if draft.alone or mark.continues or mark.left_open:
        return QuotationType.DIRECT
    if (
        hit is not None
        and draft.adjacent
        and hit.evidence in (Evidence.INVERSION, Evidence.CUE)
        and hit.left
        and hit.first > k
    ):
        return QuotationType.DIRECT if capital or words > 6 else QuotationType.MIXED
    if before == ":" and (capital or words > 3):
        return QuotationType.DIRECT
    if capital and words > 4 and (ends or before == ","):
        return QuotationType.DIRECT
    return QuotationType.MIXED


_SIGNS = frozenset("—–―-~")


def _label(reading: Reading, mark: Marked) -> tuple[Tokens, Phrase] | None:
    """A transcript's own label inside the marks: «WALLACE: Let us begin.»"""
    text = reading.tokens.text
    colon = text.find(":", mark.span.start, mark.span.start + 30)
    if colon <= mark.span.start + 1:
        return None
    label = text[mark.span.start : colon]
    if not label.isupper() or not all(c.isalpha() or c in " .-'’" for c in label):
        return None
    inner = tokenise(text, reading.tokens.language, (), mark.span.start, colon)
    if not inner.kind:
        return None
    end = len(inner)
    return inner, Phrase(0, end, Kind.NAME, ANY, name=(0, end), core_past=end)


def _signed(reading: Reading, sentence: int, k: int, past: int) -> Phrase | None:
    """«…» — Ana Lima: the author after a dash, to the end of the line."""
    tokens = reading.tokens
    for phrase in reading.phrases[sentence]:
        if phrase.first == k + 2 and phrase.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            if phrase.past >= past or (tokens.norm[phrase.past] in ".,(" and past - phrase.past < 12):
                return phrase
    return None


def _without_cue(reading: Reading, draft: Draft, k: int, first: int, past: int, earlier: list[Draft]) -> None:
    """The other evidence: a colon, a quotation that goes on, the sentence before, a signature."""
    tokens = reading.tokens
    mark = reading.marked[draft.mark]
    sentence = draft.sentence
    previous = earlier[-1] if earlier else None
    same_paragraph = (
        previous is not None and tokens.paragraph[previous.sentence] == tokens.paragraph[sentence]
    )
    if mark.continues and previous is not None:
        draft.inherits, draft.evidence, draft.weight = previous, Evidence.CONTINUATION, 0.95
        return
    if k > first and tokens.norm[k - 1] == ":":
        phrase = _before_colon(reading, sentence, k, first)
        if phrase is not None:
            draft.subject, draft.evidence = phrase, Evidence.COLON
            draft.weight = 0.9 if phrase.past == k - 1 and phrase.first == first else 0.62
            return
    if draft.hit is not None and draft.adjacent and _left_out(reading, draft, previous):
        return
    if draft.alone:
        signature = _signature(reading, draft, sentence)
        if signature is not None:
            draft.subject, draft.evidence, draft.weight = signature, Evidence.BLOCK_QUOTE, 0.9
            return
        announced = _announced(reading, sentence, same_paragraph)
        if announced is not None and (
            previous is None or previous.sentence < announced[2] or announced[1] > 0.9
        ):
            hit, weight, where = announced
            draft.hit, draft.subject, draft.evidence, draft.weight = hit, hit.subject, hit.evidence, weight
            draft.said_to = said_to(tokens, hit, *tokens.sentences[where])
            return
        if (
            same_paragraph
            and previous is not None
            and _speech(previous)
            and sentence - previous.sentence <= 2
        ):
            draft.inherits, draft.evidence, draft.weight = previous, Evidence.CONTINUATION, 0.85
            return
        if announced is not None:
            hit, weight, where = announced
            draft.hit, draft.subject, draft.evidence, draft.weight = (
                hit,
                hit.subject,
                Evidence.CONTINUATION,
                weight,
            )
            return
        if sentence > 0:
            before = _subject_of(reading, sentence - 1)
            if before is not None and (
                same_paragraph or tokens.paragraph[sentence - 1] == tokens.paragraph[sentence]
            ):
                draft.subject, draft.evidence, draft.weight = before, Evidence.CONTINUATION, 0.5
                return
        if previous is not None and _speech(previous) and sentence - previous.sentence <= 2:
            draft.inherits, draft.evidence, draft.weight = previous, Evidence.CONTINUATION, 0.55
            return
        if sentence > 0:
            before = _subject_of(reading, sentence - 1)
            if before is not None and tokens.paragraph[sentence - 1] not in reading.headings:
                draft.subject, draft.evidence, draft.weight = before, Evidence.CONTINUATION, 0.4
        return
    same_sentence = previous is not None and previous.sentence == sentence
    if same_sentence and previous is not None and _speech(previous):
        draft.inherits, draft.evidence, draft.weight = previous, Evidence.CONTINUATION, 0.6
        return
    if reading.reported(sentence) and sentence > 0:
        if previous is not None and _speech(previous) and sentence - previous.sentence <= 1:
            draft.inherits, draft.evidence, draft.weight = previous, Evidence.CONTINUATION, 0.6
            return
        for back in range(sentence - 1, max(-1, sentence - 4), -1):
            hits = [hit for hit in reading.hits(back) if hit.subject is not None]
            if hits:
                draft.hit, draft.subject, draft.evidence, draft.weight = (
                    None,
                    hits[-1].subject,
                    Evidence.CONTINUATION,
                    0.55,
                )
                return
            if not reading.reported(back):
                break
    subject = _clause_subject(reading, sentence, k)
    if subject is not None:
        heading = tokens.paragraph[sentence] in reading.headings
        draft.subject, draft.evidence, draft.weight = subject, Evidence.NONE, 0.55 if heading else 0.35
        return
    if same_paragraph and previous is not None and _speech(previous):
        draft.inherits, draft.evidence, draft.weight = previous, Evidence.CONTINUATION, 0.35


def _left_out(reading: Reading, draft: Draft, previous: Draft | None) -> bool:
    """«…», añadió: a cue without subject takes the one of the sentence before, or the last speaker's."""
    tokens, sentence = reading.tokens, draft.sentence
    if previous is not None and sentence - previous.sentence <= 1 and _speech(previous):
        draft.inherits, draft.evidence, draft.weight = previous, Evidence.CUE, 0.8
        return True
    for back in range(sentence - 1, max(-1, sentence - 3), -1):
        subject = _subject_of(reading, back)
        if subject is not None and tokens.paragraph[back] not in reading.headings:
            near = tokens.paragraph[back] == tokens.paragraph[sentence]
            draft.subject, draft.evidence, draft.weight = subject, Evidence.CUE, 0.75 if near else 0.55
            return True
    if previous is not None and sentence - previous.sentence <= 4 and _speech(previous):
        draft.inherits, draft.evidence, draft.weight = previous, Evidence.CUE, 0.7
        return True
    return False


def _speech(draft: Draft) -> bool:
    return draft.subject is not None or draft.inherits is not None


def _named_before_colon(reading: Reading, sentence: int, k: int) -> Phrase | None:
    """«…, comme celle d'Ana Lima, maire de Porto : «…»»: the name that the colon follows."""
    for phrase in reading.phrases[sentence]:
        if (
            phrase.past == k - 1
            and phrase.kind == Kind.NAME
            and phrase.preposition not in reading.tokens.language.to_words
        ):
            return phrase
    return None


def _before_colon(reading: Reading, sentence: int, k: int, first: int) -> Phrase | None:
    """Who speaks after «…:»: the name right before it, or the clause's subject."""
    tokens = reading.tokens
    last: Phrase | None = None
    for phrase in reading.phrases[sentence]:
        if phrase.past > k:
            break
        last = phrase
    if last is not None and last.past == k - 1 and last.kind in (Kind.NAME, Kind.ROLE):
        return last
    subject = _clause_subject(reading, sentence, k)
    if subject is not None:
        return subject
    return last if last is not None and last.kind <= Kind.DOCUMENT and tokens.norm[k - 1] == ":" else None


def _clause_subject(reading: Reading, sentence: int, before: int) -> Phrase | None:
    """The first phrase of the sentence that can speak and that no preposition governs."""
    first = reading.tokens.sentences[sentence][0]
    found: Phrase | None = None
    for phrase in reading.phrases[sentence]:
        if phrase.first >= before:
            break
        if not phrase.preposition and phrase.kind != Kind.THING:
            opens = (
                phrase.first == first
                or reading.tokens.norm[phrase.first - 1] in ":;"
                or any(
                    reading.tokens.norm[j] in reading.tokens.language.breaks
                    for j in range(max(first, phrase.first - 2), phrase.first)
                )
            )
            if found is None or opens:
                found = phrase
            elif _lone(found) and reading.tokens.norm[phrase.first - 1] == "," and phrase.kind != Kind.PRONOUN:
                found = phrase  # «Accanto a lei, un pensionato…»: a capital alone was no subject
    return found


def _lone(phrase: Phrase) -> bool:
    return (
        phrase.kind == Kind.NAME
        and phrase.head is None
        and phrase.name is not None
        and phrase.name[1] - phrase.name[0] == 1
    )


def _subject_of(reading: Reading, sentence: int) -> Phrase | None:
    """Who the sentence is about: its last cue's speaker, else its subject."""
    for hit in reversed(reading.hits(sentence)):
        if hit.subject is not None and not hit.passive:
            return hit.subject
    first, past = reading.tokens.sentences[sentence]
    subject = _clause_subject(reading, sentence, past)
    if subject is not None and subject.kind != Kind.DOCUMENT:
        return subject
    return None


def _announced(reading: Reading, sentence: int, same_paragraph: bool) -> tuple[CueHit, float, int] | None:
    """The cue that announces a quotation standing alone: «Le maire ajoute :», or «Elle s'en félicite.»"""
    tokens = reading.tokens
    if sentence == 0:
        return None
    before = sentence - 1
    first, past = tokens.sentences[before]
    colon = tokens.norm[past - 1] == ":"
    together = tokens.paragraph[before] == tokens.paragraph[sentence]
    if not colon and not together:
        return None
    if any(tokens.kind[j] == QUOTE for j in range(first, past)) and not colon:
        return None
    for hit in reversed(reading.hits(before)):
        if hit.subject is not None and not hit.passive:
            return hit, 0.95 if colon else 0.68, before
    return None


def _signature(reading: Reading, draft: Draft, sentence: int) -> Phrase | None:
    """«— Société Dark Star» on a line of its own after the words: the author of a block quotation."""
    tokens = reading.tokens
    if sentence + 1 >= len(tokens.sentences):
        return None
    first, past = tokens.sentences[sentence + 1]
    if tokens.paragraph[sentence + 1] == tokens.paragraph[sentence] or tokens.norm[first] not in (
        "—",
        "–",
        "-",
        "―",
    ):
        return None
    if past - first > 14 or any(tokens.kind[j] == QUOTE for j in range(first, past)):
        return None
    for phrase in reading.phrases[sentence + 1]:
        if phrase.first == first + 1:
            return phrase
    if tokens.kind[first + 1] == CAPITAL if first + 1 < past else False:
        end = next((j for j in range(first + 1, past) if tokens.norm[j] in ",.("), past)
        return Phrase(first + 1, end, Kind.COLLECTIVE, ANY, core_past=end)
    return None


def _incise(reading: Reading, mark: Marked) -> tuple[Tokens, CueHit, Span] | None:
    """A cue inside the marks: «Je pars, a-t-il dit, et je ne reviens pas»."""
    text, language = reading.tokens.text, reading.tokens.language
    span = mark.span
    if not language.clitic_subjects or span.end - span.start < 25 or text.find(",", span.start, span.end) < 0:
        return None
    if not any(text.find(word, span.start, span.end) >= 0 for word in ("-il", "-elle", "-ils", "-elles")):
        return None
    inner = tokenise(text, language, (), span.start, span.end)
    for first, past in inner.sentences:
        phrases: list[Phrase] = []
        for hit in cues_in(inner, first, past, phrases):
            if (
                hit.evidence is not Evidence.INVERSION
                or hit.subject is None
                or not hit.frame & (Frame.SAY | Frame.MANNER)
            ):
                continue
            before = hit.first - 1
            if before < first or inner.norm[before] not in ",!?…":
                continue
            end = hit.past
            while end < past and end < hit.past + 14 and inner.norm[end] not in ",.;:!?…":
                end += 1
            if end < past and inner.norm[end] in ",.;:":
                hole = Span(inner.start[before], inner.end[end])
                return inner, hit, hole
    return None


def is_speech_mark(draft: Draft) -> bool:
    """Whether the draft has any speaker."""
    return _speech(draft)
