"""Marks beside a colon -> whom the words before it, or behind the marks, name."""

from worker.quotes.attribution import weights
from worker.quotes.attribution.candidate import Candidate, Candidates, Place
from worker.quotes.attribution.sentence_topic import clause_subject, subject_of
from worker.quotes.attribution.signatures import is_full_name
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Kind, Phrase


def named_before_colon(place: Place, best: Candidate) -> Candidates:
    """«…, comme celle d'Ana Lima, maire de Porto : «…»»: the name that the colon follows."""
    if place.before != ":" or _takes_the_clause(best):
        return
    language = place.tokens.language
    for phrase in place.reading.phrases[place.sentence]:
        if (
            phrase.past == place.k - 1
            and phrase.kind == Kind.NAME
            and phrase.preposition not in language.addressees.to_words
            and not (
                language.syntax.subject_may_be_left_out and phrase.preposition in language.addressees.in_words
            )
        ):
            yield best.instead(phrase, Evidence.COLON, weights.BEFORE_COLON)
            return


def _takes_the_clause(best: Candidate) -> bool:
    """Whether a cue is known that takes a clause, and what the colon brings is that clause."""
    return (
        best.hit is not None and bool(best.hit.frame & Frame.THAT) and best.weight > weights.COLON_CUE_HOLDS
    )


def before_colon(place: Place, best: Candidate) -> Candidates:
    """«Ana Lima : “…”», «Ana Lima s'assoit : “…”»: the name right before the colon, or the clause's subject."""
    if place.before != ":":
        return
    phrase = _leads_to_colon(place)
    if phrase is not None:
        all_of_it = phrase.past == place.k - 1 and phrase.first == place.first
        why = weights.COLON_OPENS if all_of_it else weights.COLON_CLAUSE
        yield best.spoken_by(phrase, Evidence.COLON, why)


def _leads_to_colon(place: Place) -> Phrase | None:
    last: Phrase | None = None
    for phrase in place.reading.phrases[place.sentence]:
        if phrase.past > place.k:
            break
        last = phrase
    if last is not None and place.tokens.language.syntax.subject_may_be_left_out and last.preposition:
        last = None  # «… a Portofermo: “…”»
    subject = clause_subject(place.reading, place.sentence, place.k)
    if last is not None and last.past == place.k - 1 and last.kind in (Kind.NAME, Kind.ROLE):
        # «Le club est derrière *son joueur* : «…»»: whom only a preposition brings in does not speak
        governed = last.kind == Kind.ROLE and last.preposition and subject is not None
        return subject if governed else last
    if subject is not None:
        return subject
    return last if last is not None and last.kind <= Kind.DOCUMENT else None


def topic_before_colon(place: Place, best: Candidate) -> Candidates:
    """«Elle s'assoit. Puis, au bout d'une heure : “…”»: only when and how stand before the colon."""
    if place.before != ":" or not place.follows_in_paragraph:
        return
    leads = [phrase for phrase in place.reading.phrases[place.sentence] if phrase.first < place.k]
    if leads and all(phrase.preposition for phrase in leads):
        topic = subject_of(place.reading, place.sentence - 1)
        if topic is not None:
            yield best.spoken_by(topic, Evidence.COLON, weights.COLON_ADVERBIALS)


def named_behind(place: Place, best: Candidate) -> Candidates:
    """«…» : Luc Lima n'a pas caché sa colère; «…» (Luc Lima): whom a colon or a bracket names behind the marks."""
    norm, k, past = place.tokens.norm, place.k, place.past
    if k + 2 >= past or norm[k + 1] not in (":", "("):
        return
    for phrase in place.reading.phrases[place.sentence]:
        if phrase.first == k + 2 and phrase.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            closed = phrase.past < past and norm[phrase.past] == ")"
            if norm[k + 1] == ":" or (closed and is_full_name(phrase)):
                yield best.spoken_by(phrase, Evidence.COLON, weights.NAMED_BEHIND)
            return
