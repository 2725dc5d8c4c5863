"""Inside the marks -> the cue that stands there: an incise, the label of a transcript."""

import re

from worker.quotes.cues.find import cues_in, triggers_in
from worker.quotes.cues.hit import DASHES, CueHit
from worker.quotes.document import Reading
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.model import Evidence, Span
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.marks import Marked
from worker.quotes.text.tokens import Tokens, tokenise


def transcript_label(reading: Reading, mark: Marked) -> tuple[Tokens, Phrase] | None:
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


_AFTER_COMMA = re.compile(r"(?:, |[—–] ?)([^\W\d_]+(?:['’](?=\w))?)")


def incise(reading: Reading, mark: Marked) -> tuple[Tokens, CueHit, Span] | None:
    """A cue inside the marks: «Je pars, a-t-il dit, et je ne reviens pas»."""
    text, language = reading.tokens.text, reading.tokens.language
    span = mark.span
    if language.syntax.nouns_precede_head or span.end - span.start < 25:
        return None
    if text.find(",", span.start, span.end) < 0 and not language.syntax.subject_may_be_left_out:
        return None
    if not any(text.find(word, span.start, span.end) >= 0 for word in ("-il", "-elle")) and not any(
        found.group(1).lower().replace("’", "'") in language.inserted
        for found in _AFTER_COMMA.finditer(text, span.start, span.end)
    ):
        return None
    inner = tokenise(text, language, (), span.start, span.end)
    triggers = triggers_in(inner)
    for first, past in inner.sentences:
        for hit in cues_in(inner, first, past, [], [k for k in triggers if first <= k < past]):
            dashed = (
                language.syntax.subject_may_be_left_out
                and hit.first > first
                and inner.norm[hit.first - 1] in DASHES
            )
            if dashed and hit.frame & (Frame.SAY | Frame.MANNER):
                end = next((j for j in range(hit.past, past) if inner.norm[j] in DASHES), past)
                named = hit.subject is None or hit.past <= hit.subject.first < end
                if end < past and named and end - hit.past < 16:
                    return inner, hit, Span(inner.start[hit.first - 1], inner.end[end])
            if (
                hit.evidence is not Evidence.INVERSION
                or hit.subject is None
                or not hit.frame & (Frame.SAY | Frame.MANNER)
            ):
                continue
            before = hit.first - 1
            while before > first and inner.norm[before] in language.pronouns.clitics:
                before -= 1
            if before < first or inner.norm[before] not in ",!?…":
                continue
            end = hit.past
            if hit.subject.kind != Kind.PRONOUN:
                end = hit.subject.past
                if end < past and inner.norm[end] in language.words.prepositions:
                    where = phrase_at(inner, end + 1, past, apposition=False)  # , dit Ana Lima de Porto,
                    end = where.past if where is not None else end
                if (
                    inner.norm[hit.subject.first] in language.determiners.indefinite
                    or inner.norm[min(end, past - 1)] not in ",."
                ):
                    continue
            while end < past and end < hit.past + 14 and inner.norm[end] not in ",.;:!?…":
                end += 1
            if end < past and inner.norm[end] in ",.;:":
                hole = Span(inner.start[before], inner.end[end])
                return inner, hit, hole
    return None
