"""The cues of the marks' own sentence -> candidates, and what the strongest one is read further for."""

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution.candidate import Candidate, Candidates, Place
from worker.quotes.attribution.cue_fit import fit
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence, SaidTo
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens


def cues(place: Place, _best: Candidate) -> Candidates:
    """Each cue of the sentence whose content may be the marks."""
    hits = place.reading.hits(place.sentence)
    for hit in hits:
        found = fit(place.tokens, hit, place.k, hits)
        if found is not None:
            yield Candidate("cue", found.weight, found.features, hit=hit, adjacent=found.beside)


def read_further(place: Place, strongest: Candidate) -> Candidate:
    """The strongest cue with its speaker and whom it was said to."""
    tokens, hits = place.tokens, place.reading.hits(place.sentence)
    hit = strongest.hit
    if hit is None:
        return strongest
    if hit.polarity == Polarity.UNSAID:
        hit = _who_tells(tokens, hit, hits) or hit
    evidence, addressee = Evidence.NONE, None
    if hit.subject is not None:
        colon = place.k > 0 and tokens.norm[place.k - 1] == ":"
        evidence = Evidence.COLON if colon and hit.evidence is Evidence.CUE else hit.evidence
        addressee = said_to(tokens, hit, place.first, place.past) or _said_to_before(place, hit, hits)
    elif tokens.language.syntax.subject_may_be_left_out:
        addressee = said_to(tokens, hit, place.first, place.past)
    return Candidate(
        strongest.rule,
        strongest.weight,
        strongest.features,
        evidence,
        hit,
        hit.subject,
        None,
        strongest.adjacent,
        addressee,
    )


def _said_to_before(place: Place, hit: CueHit, hits: list[CueHit]) -> SaidTo | None:
    """«told the inquiry he had slept, *adding* “…”»: whom the same speaker's other cue addresses."""
    assert hit.subject is not None
    for other in hits:
        same = other.subject is hit.subject or hit.gerund or hit.subject.kind == Kind.PRONOUN
        same = same and (other.gerund or other.first < hit.first)
        if same and other is not hit and other.frame & (Frame.SAY | Frame.THAT):
            return said_to(place.tokens, other, place.first, place.past)
    return None


def _who_tells(tokens: Tokens, inner: CueHit, hits: list[CueHit]) -> CueHit | None:
    """«Lima *said* she would not discuss “rumours”»: of oneself, the cue that reports what was not said."""
    if inner.subject is None or inner.subject.kind != Kind.PRONOUN:
        return None
    for other in hits:
        reports = other.polarity == Polarity.SAID and other.right and other.past <= inner.opens
        if reports and (
            tokens.norm[other.after] in tokens.language.clauses.conjunctions or other.after == inner.opens
        ):
            return other
    return None
