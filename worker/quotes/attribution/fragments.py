"""Marked words in a sentence of the writer's that has no cue for them -> who may speak."""

from worker.quotes.attribution import weights
from worker.quotes.attribution.candidate import Candidate, Candidates, Place
from worker.quotes.attribution.parentheticals import transcript_label
from worker.quotes.attribution.sentence_topic import clause_subject
from worker.quotes.attribution.signatures import SIGNS, signed
from worker.quotes.model import Evidence

_REPORT = 3
"""Sentences back from which reported speech may go on."""


def own_clause(place: Place, best: Candidate) -> Candidates:
    """A weak cue at a distance gives way to the subject of the clause in which the marks stand."""
    if best.hit is None or best.subject is None or best.adjacent:
        return
    subject = clause_subject(place.reading, place.sentence, place.k)
    if subject is not None and subject is not best.subject and subject.first > best.hit.first:
        yield best.instead(subject, Evidence.NONE, weights.OWN_CLAUSE)


def labelled(place: Place, best: Candidate) -> Candidates:
    """«WALLACE: Let us begin.» inside the marks."""
    label = transcript_label(place.reading, place.mark)
    if label is not None:
        inner, speaker = label
        yield best.instead(speaker, Evidence.DIALOGUE, weights.TRANSCRIPT_LABEL, inner)


def signed_on_line(place: Place, best: Candidate) -> Candidates:
    """«“…” — Ana Lima» to the end of the line."""
    if place.k + 2 < place.past and place.tokens.norm[place.k + 1] in SIGNS:
        author = signed(place.reading, place.sentence, place.k, place.past)
        if author is not None:
            yield best.instead(author, Evidence.BLOCK_QUOTE, weights.SIGNED)


def left_open(place: Place, best: Candidate) -> Candidates:
    """The marks of the paragraph before were left open: these go on with them."""
    if place.mark.continues and place.previous is not None:
        yield best.going_on(place.previous, Evidence.CONTINUATION, weights.MARK_GOES_ON)


def same_sentence(place: Place, best: Candidate) -> Candidates:
    """Two fragments of one sentence have one speaker."""
    previous = place.speaker_within(0)
    if previous is not None:
        yield best.going_on(previous, Evidence.CONTINUATION, weights.SAME_SENTENCE)


def report_of_last_speaker(place: Place, best: Candidate) -> Candidates:
    """German «Die Lage sei “ernst”.»: the sentence is reported speech, of whoever spoke before."""
    previous = place.speaker_within(1)
    if place.sentence and previous is not None and place.reading.reported(place.sentence):
        yield best.going_on(previous, Evidence.CONTINUATION, weights.REPORT_GOES_ON)


def report_of_cue(place: Place, best: Candidate) -> Candidates:
    """The same, under the last cue before, past sentences that are reported speech themselves."""
    reading, sentence = place.reading, place.sentence
    if not sentence or not reading.reported(sentence):
        return
    for back in range(sentence - 1, max(-1, sentence - 1 - _REPORT), -1):
        subjects = [hit.subject for hit in reading.hits(back) if hit.subject is not None]
        if subjects:
            found = best.spoken_by(subjects[-1], Evidence.CONTINUATION, weights.REPORT_SOURCE)
            yield found._replace(hit=None)
            return
        if not reading.reported(back):
            return


def subject_of_clause(place: Place, best: Candidate) -> Candidates:
    """Whom the sentence is about, though nothing says that they speak."""
    subject = clause_subject(place.reading, place.sentence, place.k)
    if subject is not None:
        why = weights.HEADLINE_SUBJECT if place.in_heading else weights.CLAUSE_SUBJECT
        yield best.spoken_by(subject, Evidence.NONE, why)


def speaker_of_paragraph(place: Place, best: Candidate) -> Candidates:
    """Whoever spoke last in the paragraph."""
    previous = place.previous
    if previous is not None and previous.has_speaker and place.shares_paragraph(previous):
        yield best.going_on(previous, Evidence.CONTINUATION, weights.FRAGMENT_GOES_ON)
