"""Cue beside the marks whose subject is left out -> whose it is: «…», añadió."""

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution import weights
from worker.quotes.attribution.candidate import Candidate, Candidates, Place
from worker.quotes.attribution.sentence_topic import subject_of
from worker.quotes.model import Evidence, SaidTo
from worker.quotes.phrases.phrase import Kind, Phrase

_TOPIC_REACH = 2
"""Sentences looked back at for whom the text is about."""
_SPEAKER_REACH = 4
"""Sentences back in which the last speaker may have spoken, where no topic stands between."""


def was_asked(place: Place, best: Candidate) -> Candidates:
    """«Preguntan a Ana Lima si cederá. “No”, responde»: whom the sentence before asks, else whom it is about."""
    if not _is_beside(best) or not place.sentence or best.hit is None:
        return
    language, before = place.tokens.language, place.sentence - 1
    if best.hit.lemma not in language.verbs.answering:
        return
    hits = place.reading.hits(before)
    question = next((hit for hit in reversed(hits) if hit.lemma in language.verbs.asking), None)
    if question is None:
        return
    asked = next(
        (
            phrase
            for phrase in place.reading.phrases[before]
            if phrase.first > question.verb and phrase.preposition in language.addressees.to_words
        ),
        None,
    )
    if asked is None and before:
        asked = subject_of(place.reading, before - 1)
    elif asked is not None and asked.kind not in (Kind.NAME, Kind.ROLE):
        asked = None
    if asked is not None:
        yield best.spoken_by(asked, Evidence.CUE, weights.WAS_ASKED)


def last_speaker(place: Place, best: Candidate) -> Candidates:
    """Who spoke in this sentence or the one before."""
    previous = place.speaker_within(1)
    if _is_beside(best) and previous is not None:
        yield best.going_on(previous, Evidence.CUE, weights.NULL_SPEAKER)


def topic(place: Place, best: Candidate) -> Candidates:
    """Whom the two sentences before are about."""
    if not _is_beside(best):
        return
    reading, sentence, paragraph = place.reading, place.sentence, place.tokens.paragraph
    for back in range(sentence - 1, max(-1, sentence - 1 - _TOPIC_REACH), -1):
        subject = subject_of(reading, back)
        if subject is not None and paragraph[back] not in reading.headings:
            near = paragraph[back] == paragraph[sentence]
            why = weights.NULL_TOPIC if near else weights.NULL_TOPIC_AFAR
            found = best.spoken_by(subject, Evidence.CUE, why)
            if near and best.said_to is None:
                found = found._replace(said_to=_outlet_told(place, subject, back))
            yield found
            return


def _outlet_told(place: Place, subject: Phrase, sentence: int) -> SaidTo | None:
    """The outlet that a topic spoke to in its own sentence: it still does."""
    tokens = place.tokens
    if not tokens.language.syntax.subject_may_be_left_out:
        return None
    hit = next((hit for hit in reversed(place.reading.hits(sentence)) if hit.subject is subject), None)
    told = said_to(tokens, hit, *tokens.sentences[sentence]) if hit is not None else None
    return told if told is not None and told.kind == "outlet" else None


def speaker_afar(place: Place, best: Candidate) -> Candidates:
    """Who spoke last, a few sentences back."""
    previous = place.speaker_within(_SPEAKER_REACH)
    if _is_beside(best) and previous is not None:
        yield best.going_on(previous, Evidence.CUE, weights.NULL_SPEAKER_AFAR)


def _is_beside(best: Candidate) -> bool:
    return best.hit is not None and best.subject is None and best.adjacent
