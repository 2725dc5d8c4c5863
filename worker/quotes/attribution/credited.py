"""Words that the markup quotes -> who speaks: the source that the markup names, or what announces the block.

A block without marks may as well be a law, a poem, or a sentence of the article shown large. So it is
speech only where somebody is named for it: otherwise nothing is said of it.
"""

from bisect import bisect_right

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution import weights
from worker.quotes.attribution.candidate import Candidate, Candidates, Place
from worker.quotes.attribution.signatures import signature
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.marks import Marked
from worker.quotes.text.words import CAPITAL, NUMBER

_SPEAKS = (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE)
_SPEAKS_OR_STANDS = (*_SPEAKS, Kind.PRONOUN)
_LEAD = 2
"""Tokens that may stand before the source's name: a dash, «by», an article."""


def named_source(place: Place, best: Candidate) -> Candidates:
    """The source line of a block quotation, or the signature on the line behind it; neither may name a text."""
    signed = place.mark.source is None
    reading = place.reading
    named = signature(reading, place.sentence) if signed else source_of(reading, place.mark)
    if named is not None and not _is_work(reading, named):
        yield best.spoken_by(named, Evidence.BLOCK_QUOTE, weights.CREDITED)


def block_goes_on(place: Place, best: Candidate) -> Candidates:
    """A further paragraph of one block."""
    before = _part_before(place)
    if before is not None and before.source.subject is not None:
        yield best.going_on(before, Evidence.CONTINUATION, weights.BLOCK_GOES_ON)


def _part_before(place: Place) -> Draft | None:
    """The draft of the paragraph before, if it is one of the same block."""
    previous = place.previous
    same = place.mark.continues and previous is not None and previous.mark == place.number - 1
    return previous if same else None


def announced_by_cue(place: Place, best: Candidate) -> Candidates:
    """«Ann Reed wrote:» before the block, or «In a statement, Ann Reed said» without any sign behind it."""
    hit = _last_cue(place.reading, place.sentence - 1) if _is_announced(place) else None
    if hit is None or hit.subject is None or hit.subject.kind not in _SPEAKS_OR_STANDS:
        return
    first, past = place.tokens.sentences[place.sentence - 1]
    if _tells(place.reading, hit, past):
        yield best.under(
            hit, said_to(place.tokens, hit, first, past), Evidence.COLON, weights.BLOCK_ANNOUNCED
        )


def announced_by_name(place: Place, best: Candidate) -> Candidates:
    """«Ann Reed:» before the block, and no more."""
    reading, before = place.reading, place.sentence - 1
    if not _is_announced(place) or _last_cue(reading, before) is not None:
        return
    first, past = place.tokens.sentences[before]
    lead = next(iter(reading.phrases[before]), None)
    if lead is None or place.tokens.norm[past - 1] != ":" or (lead.first, lead.past) != (first, past - 1):
        return
    if lead.kind in _SPEAKS and not _is_work(reading, lead):
        yield best.spoken_by(lead, Evidence.COLON, weights.BLOCK_LABELLED)


def _is_announced(place: Place) -> bool:
    """Whether the sentence before is left open, by a colon or by no sign at all, and no source is named."""
    before = place.sentence - 1
    if before < 0 or place.mark.source is not None or _part_before(place) is not None:
        return False
    closes = place.tokens.norm[place.tokens.sentences[before][1] - 1]
    heads = place.tokens.paragraph[before] in place.reading.headings
    return closes not in (".", "!", "?", "…", ";") and not (heads and closes != ":")


def named_in_markup(place: Place, best: Candidate) -> Candidates:
    """Marked words in a block quotation whose markup names the source: a surer one than a cue at a distance."""
    source = source_of(place.reading, place.mark)
    if source is not None:
        yield best.instead(source, Evidence.BLOCK_QUOTE, weights.CREDITED)


def source_of(reading: Reading, mark: Marked) -> Phrase | None:
    """Whom the source line of a block quotation names; None where it names a text."""
    if mark.source is None:
        return None
    tokens = reading.tokens
    sentence = bisect_right(tokens.sentences, mark.source.start, key=lambda each: tokens.start[each[0]]) - 1
    while sentence >= 0 and sentence + 1 < len(tokens.sentences):
        if tokens.start[tokens.sentences[sentence][0]] >= mark.source.start:
            break
        sentence += 1
    first, past = tokens.sentences[sentence]
    if not mark.source.start <= tokens.start[first] < mark.source.end:
        return None
    for phrase in reading.phrases[sentence]:
        if phrase.first <= first + _LEAD and phrase.kind in _SPEAKS:
            return None if _is_work(reading, phrase) else phrase
    lead = next((k for k in range(first, min(past, first + _LEAD)) if tokens.kind[k] == CAPITAL), None)
    if lead is None:
        return None
    end = next((k for k in range(lead, past) if tokens.kind[k] != CAPITAL), past)
    named = Phrase(lead, end, Kind.NAME, ANY, name=(lead, end), core_past=end)
    return None if _is_work(reading, named) else named


def _is_work(reading: Reading, phrase: Phrase) -> bool:
    """Whether a source is a text: a law, a book, a verse."""
    tokens = reading.tokens
    sentence = bisect_right(tokens.sentences, phrase.first, key=lambda each: each[0]) - 1
    past = min(tokens.sentences[sentence][1], phrase.past + 3)
    verse = phrase.past < past and tokens.kind[phrase.past] == NUMBER  # Luke 4:3
    return verse or not tokens.language.nouns.texts.isdisjoint(tokens.norm[phrase.first : past])


def _tells(reading: Reading, hit: CueHit, past: int) -> bool:
    """Whether a cue announces its subject's own words, and not a text that it goes on to name."""
    told = hit.frame & (Frame.SAY | Frame.THAT) and not hit.frame & Frame.THINK
    return bool(told) and reading.tokens.language.nouns.texts.isdisjoint(reading.tokens.norm[hit.past : past])


def _last_cue(reading: Reading, sentence: int) -> CueHit | None:
    hits = [hit for hit in reading.hits(sentence) if not hit.passive]
    return hits[-1] if hits else None
