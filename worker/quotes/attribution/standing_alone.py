"""Marks that are a sentence of their own -> who speaks: a line behind them, the sentence before, the last speaker."""

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution import weights
from worker.quotes.attribution.candidate import Candidate, Candidates, Place
from worker.quotes.attribution.dialogue import asked_by_next, in_turn, whose_words
from worker.quotes.attribution.sentence_topic import subject_of
from worker.quotes.attribution.signatures import letter_writer, shown_next, signature, told_next
from worker.quotes.cues.hit import CueHit
from worker.quotes.model import Evidence
from worker.quotes.text.words import QUOTE

_REACH = 2
"""Sentences back in which the last speaker may have spoken."""


def signed_on_next_line(place: Place, best: Candidate) -> Candidates:
    """«“…” / — Ana Lima»"""
    author = signature(place.reading, place.sentence)
    if author is not None:
        yield best.spoken_by(author, Evidence.BLOCK_QUOTE, weights.SIGNATURE)


def headed_by_author(place: Place, best: Candidate) -> Candidates:
    """«From the desk of Ana Lima. / “…”»"""
    author = letter_writer(place.reading, place.sentence)
    if author is not None:
        yield best.spoken_by(author, Evidence.COLON, weights.LETTER_HEAD)


def told_by_next(place: Place, best: Candidate) -> Candidates:
    """«“…”. Lo ha detto Ana Lima»"""
    told = told_next(place.reading, place.sentence)
    if told is not None:
        addressee = said_to(place.tokens, told, *place.tokens.sentences[place.sentence + 1])
        yield best.under(told, addressee, told.evidence, weights.TOLD_NEXT)


def words_of(place: Place, best: Candidate) -> Candidates:
    """“We slept.” Those were the words of Ann Tolley."""
    phrase = whose_words(place.reading, place.sentence)
    if phrase is not None:
        yield best.spoken_by(phrase, Evidence.CONTINUATION, weights.WORDS_OF)


def asked_in_next(place: Place, best: Candidate) -> Candidates:
    """“Yes or no?” Ann Tolley asked Luke Vance."""
    asked = asked_by_next(place.reading, place.sentence, place.number)
    if asked is not None:
        addressee = said_to(place.tokens, asked, *place.tokens.sentences[place.sentence + 1])
        yield best.under(asked, addressee, asked.evidence, weights.ASKED_NEXT)._replace(adjacent=True)


def the_others_turn(place: Place, best: Candidate) -> Candidates:
    """“Were you there?” she asked. / “I was.”"""
    answers = in_turn(place.reading, place.sentence, place.number, place.earlier)
    if answers is not None:
        yield best.going_on(answers, Evidence.DIALOGUE, weights.IN_TURN)


def announced(place: Place, best: Candidate) -> Candidates:
    """«Le maire ajoute :», or «Elle s'en félicite.», where no other marks stand between."""
    hit = _announcing(place)
    previous, before = place.previous, place.sentence - 1
    if hit is None:
        return
    colon = _ends_with_colon(place)
    if colon or previous is None or previous.sentence < before:
        addressee = said_to(place.tokens, hit, *place.tokens.sentences[before])
        why = weights.ANNOUNCED_COLON if colon else weights.ANNOUNCED
        yield best.under(hit, addressee, hit.evidence, why)


def goes_on_in_paragraph(place: Place, best: Candidate) -> Candidates:
    """«“…”, dit Ana Lima. “…”»"""
    previous = place.speaker_within(_REACH)
    if previous is not None and place.shares_paragraph(previous):
        yield best.going_on(previous, Evidence.CONTINUATION, weights.GOES_ON_HERE)


def cue_of_sentence_before(place: Place, best: Candidate) -> Candidates:
    """A cue in the sentence before, although that holds marks of its own whose speaker nobody knows."""
    hit = _announcing(place)
    if hit is not None:
        why = weights.ANNOUNCED_COLON if _ends_with_colon(place) else weights.ANNOUNCED
        yield best.under(hit, best.said_to, Evidence.CONTINUATION, why)


def topic_of_paragraph(place: Place, best: Candidate) -> Candidates:
    """Whom the sentence before is about, in the same paragraph."""
    if place.sentence and (place.follows_in_paragraph or place.shares_paragraph(place.previous)):
        topic = subject_of(place.reading, place.sentence - 1)
        if topic is not None:
            yield best.spoken_by(topic, Evidence.CONTINUATION, weights.TOPIC_HERE)


def goes_on_from_afar(place: Place, best: Candidate) -> Candidates:
    """The last speaker, in a paragraph before."""
    previous = place.speaker_within(_REACH)
    if previous is not None:
        yield best.going_on(previous, Evidence.CONTINUATION, weights.GOES_ON_AFAR)


def topic_from_afar(place: Place, best: Candidate) -> Candidates:
    """Whom the sentence before is about, in the paragraph before, unless that is a heading."""
    before = place.sentence - 1
    if before < 0 or place.tokens.paragraph[before] in place.reading.headings:
        return
    topic = subject_of(place.reading, before)
    if topic is not None:
        yield best.spoken_by(topic, Evidence.CONTINUATION, weights.TOPIC_AFAR)


def opens_next_sentence(place: Place, best: Candidate) -> Candidates:
    """«On ne partira pas !» Ana Lima, 58 ans, montre la colline."""
    shown = shown_next(place.reading, place.sentence)
    if shown is not None:
        yield best.spoken_by(shown, Evidence.CONTINUATION, weights.SHOWN_NEXT)


def _ends_with_colon(place: Place) -> bool:
    """Whether the sentence before ends with a colon."""
    tokens = place.tokens
    return place.sentence > 0 and tokens.norm[tokens.sentences[place.sentence - 1][1] - 1] == ":"


def _announcing(place: Place) -> CueHit | None:
    """The last cue with a speaker in the sentence before, if that ends with a colon or leads to these marks."""
    tokens = place.tokens
    if not place.sentence:
        return None
    before = place.sentence - 1
    if not _ends_with_colon(place):
        first, past = tokens.sentences[before]
        if not place.follows_in_paragraph or QUOTE in tokens.kind[first:past]:
            return None
    hits = reversed(place.reading.hits(before))
    return next((hit for hit in hits if hit.subject is not None and not hit.passive), None)
