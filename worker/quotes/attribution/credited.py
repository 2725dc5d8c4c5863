"""Words that the markup quotes -> who speaks: the source that the markup names, or what announces the block.

A block without marks may as well be a law, a poem, or a sentence of the article shown large. So it is
speech only where somebody is named for it: otherwise nothing is said of it.
"""

from bisect import bisect_right

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution.signatures import signature
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.model import Evidence, QuotationType
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.marks import Marked
from worker.quotes.text.words import CAPITAL, NUMBER

_SPEAKS = (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE)
_LEAD = 2
"""Tokens that may stand before the source's name: a dash, «by», an article."""


def block_draft(reading: Reading, sentence: int, k: int, earlier: list[Draft]) -> Draft:
    """The draft for a paragraph of a block quotation, which is all of its sentence."""
    mark = reading.marked[reading.tokens.quote[k]]
    draft = Draft(reading.tokens.quote[k], k, sentence, QuotationType.DIRECT, alone=True)
    named = source_of(reading, mark) if mark.source is not None else signature(reading, sentence)
    if named is not None and not _is_work(reading, named):
        draft.subject, draft.evidence, draft.weight = named, Evidence.BLOCK_QUOTE, 0.9
        return draft
    if mark.continues and earlier and earlier[-1].mark == draft.mark - 1:
        before = earlier[-1]
        source = before.inherits if before.subject is None and before.inherits is not None else before
        if source.subject is not None:
            draft.inherits, draft.evidence, draft.weight = source, Evidence.CONTINUATION, 0.95
        return draft
    if mark.source is None:
        _announce(reading, draft)
    return draft


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
    return verse or not _TEXTS.isdisjoint(tokens.norm[phrase.first : past])


def _announce(reading: Reading, draft: Draft) -> None:
    """«Ann Reed wrote:» before the block, or «In a statement, Ann Reed said» without any sign behind it."""
    tokens, before = reading.tokens, draft.sentence - 1
    if before < 0:
        return
    first, past = tokens.sentences[before]
    closes = tokens.norm[past - 1]
    heads = tokens.paragraph[before] in reading.headings
    if closes in (".", "!", "?", "…", ";") or (heads and closes != ":"):
        return
    hit = _last_cue(reading, before)
    if hit is not None and not _tells(reading, hit, past):
        return
    if hit is not None and hit.subject is not None and hit.subject.kind in (*_SPEAKS, Kind.PRONOUN):
        draft.hit, draft.subject, draft.evidence, draft.weight = hit, hit.subject, Evidence.COLON, 0.9
        draft.said_to = said_to(tokens, hit, first, past)
        return
    lead = next(iter(reading.phrases[before]), None)
    alone = lead is not None and lead.first == first and lead.past == past - 1
    if hit is not None or closes != ":" or lead is None or not alone:
        return
    if lead.kind in _SPEAKS and not _is_work(reading, lead):
        draft.subject, draft.evidence, draft.weight = lead, Evidence.COLON, 0.85


def _tells(reading: Reading, hit: CueHit, past: int) -> bool:
    """Whether a cue announces its subject's own words, and not a text that it goes on to name."""
    told = hit.frame & (Frame.SAY | Frame.THAT) and not hit.frame & Frame.THINK
    return bool(told) and _TEXTS.isdisjoint(reading.tokens.norm[hit.past : past])


def _last_cue(reading: Reading, sentence: int) -> CueHit | None:
    hits = [hit for hit in reading.hits(sentence) if not hit.passive]
    return hits[-1] if hits else None


_TEXTS_WORDS = """
    law laws act article articles section chapter clause constitution charter treaty declaration statute code bill
    verse psalm gospel regulation directive convention
    loi lois code chapitre alinéa traité charte déclaration décret arrêté règlement psaume verset constitution
    gesetz grundgesetz artikel absatz paragraf paragraph verfassung vertrag verordnung erklärung kapitel satzung
    ley artículo capítulo constitución tratado carta decreto reglamento código declaración
    legge articolo capitolo costituzione trattato decreto regolamento codice dichiarazione comma
    """
_TEXTS = frozenset(_TEXTS_WORDS.split())
