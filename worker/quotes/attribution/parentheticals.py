"""Inside the marks -> the cue that stands there: a parenthetical, the label of a transcript."""

import re
from typing import NamedTuple

from worker.quotes.attribution import weights
from worker.quotes.attribution.candidate import Candidate, Candidates, Place
from worker.quotes.cues.adverbials import verb_between
from worker.quotes.cues.find import cues_in, triggers_in
from worker.quotes.cues.hit import DASHES, CueHit
from worker.quotes.document import Reading
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.lexicon.language import Language
from worker.quotes.model import Evidence, Span
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.marks import Marked
from worker.quotes.text.tokens import Tokens, tokenise
from worker.quotes.text.words import LOWER, NUMBER


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


_AFTER_COMMA = re.compile(r"(?:, |[—–] ?|\s-\s)([^\W\d_]+(?:['’](?=\w))?)")
_SHORTEST = 25
"""Code points between marks below which no parenthetical is looked for."""
_LONGEST = 16
"""Tokens of a parenthetical between dashes, behind its cue."""
_PHRASES = 2
"""Phrases of where the speaker is from, and of what they speak."""
_APPOSITION = 12
"""Tokens of what an apposition or a gerund adds to the speaker."""
_TAIL = 14
"""Tokens behind a cue or its speaker within which the comma must close: a time, a place."""


class Inserted(NamedTuple):
    """A reporting clause inside the words that it reports, and the hole that it makes, its commas or dashes too."""

    hit: CueHit
    hole: Span


def parenthetical(reading: Reading, mark: Marked) -> tuple[Tokens, list[Inserted]] | None:
    """The tokens between the marks and the reporting clauses there: «Je pars, *a-t-il dit,* et je…»."""
    text, language, span = reading.tokens.text, reading.tokens.language, mark.span
    if not _may_hold_cue(text, span, language):
        return None
    inner = tokenise(text, language, (), span.start, span.end)
    triggers = triggers_in(inner)
    found: list[Inserted] = []
    for first, past in inner.sentences:
        for hit in cues_in(inner, first, past, [], [k for k in triggers if first <= k < past]):
            hole = hole_of(inner, hit, first, past) if hit.frame & (Frame.SAY | Frame.MANNER) else None
            if hole is not None and not (found and found[-1].hole.overlaps(hole)):
                found.append(Inserted(hit, hole))
    return (inner, found) if found else None


def hole_of(inner: Tokens, hit: CueHit, first: int, past: int) -> Span | None:
    """The hole that a cue of the sentence from `first` to `past` makes, if dashes or commas set it off."""
    return (
        _between_dashes(inner, hit, first, past)
        or _between_commas(inner, hit, first, past)
        or _with_null_subject(inner, hit, first, past)
    )


def _may_hold_cue(text: str, span: Span, language: Language) -> bool:
    """Whether what mostly opens a parenthetical stands there; else the marks need not be read on their own."""
    if language.syntax.nouns_precede_head or span.end - span.start < _SHORTEST:
        return False
    return any(text.find(word, span.start, span.end) >= 0 for word in language.pronouns.inverted) or any(
        found.group(1).lower().replace("’", "'") in language.inserted
        or found.group(1) in language.sources.according_after
        or (found.group(1) in language.pronouns.tonic and found.group(1) in language.pronouns.clitics)
        for found in _AFTER_COMMA.finditer(text, span.start, span.end)
    )


def _between_dashes(inner: Tokens, hit: CueHit, first: int, past: int) -> Span | None:
    """«La primera vez —explicó Ana Lima— pensé…», «Il mare - ha aggiunto - sale», with or without a subject."""
    opens = hit.first - 1
    while opens > first and inner.norm[opens] in inner.language.pronouns.clitics:
        opens -= 1
    if opens < first or inner.norm[opens] not in DASHES:
        return None
    closes = next((j for j in range(hit.past, past) if inner.norm[j] in DASHES), past)
    if closes == past < len(inner) and inner.norm[past] in DASHES:
        closes = past  # – sagt Lima. – Morgen…
    elif closes == past:
        return None
    left_out = hit.subject is None and inner.language.syntax.subject_may_be_left_out
    named = left_out or (hit.subject is not None and hit.past <= hit.subject.first < closes)
    if not named or closes - hit.past >= _LONGEST:
        return None
    return Span(inner.start[opens], inner.end[closes])


def _between_commas(inner: Tokens, hit: CueHit, first: int, past: int) -> Span | None:
    """«Je pars, *a-t-il dit jeudi,* et je ne reviens pas»"""
    said = (
        hit.evidence is Evidence.INVERSION or inner.norm[hit.first] in inner.language.sources.according_after
    )
    if not said or hit.subject is None:
        return None
    opens = hit.first - 1
    while opens > first and inner.norm[opens] in inner.language.pronouns.clitics:
        opens -= 1
    if opens < first or inner.norm[opens] not in ",!?…":
        return None
    end = hit.past if hit.subject.kind == Kind.PRONOUN else _past_named(inner, hit.subject, past)
    if end is None:
        return None
    closes = next((j for j in range(end, min(past, hit.past + _TAIL)) if inner.norm[j] in ",.;:!?…"), None)
    if closes is None:
        closes = max(end, min(past, hit.past + _TAIL))
    if closes >= past or inner.norm[closes] not in ",.;:":
        return None
    return Span(inner.start[opens], inner.end[_past_apposition(inner, hit.subject, closes, past)])


def _with_null_subject(inner: Tokens, hit: CueHit, first: int, past: int) -> Span | None:
    """«No hay dinero, *admitió entre risas*, y nunca lo hubo»: a verb, perhaps with an adverbial, and no subject."""
    language, norm = inner.language, inner.norm
    if hit.subject is not None or not language.syntax.subject_may_be_left_out or not hit.frame & Frame.SAY:
        return None
    if hit.gerund or hit.passive or norm[hit.first].endswith(language.verbs.plural_verbs):
        return None  # «La gente, *dicen*, …»: nobody
    opens = hit.first - 1
    while opens > first and norm[opens] in language.pronouns.clitics:
        opens -= 1
    if opens <= first or norm[opens] != ",":
        return None
    closes = next((j for j in range(hit.past, min(past, hit.past + _TAIL)) if norm[j] in ",.;:!?…"), past)
    if closes >= past or norm[closes] not in ",.;" or closes + 2 >= len(inner):
        return None
    if closes > hit.past and norm[hit.past] not in language.words.prepositions | language.words.adverbs:
        return None
    on = closes + 1
    states = verb_between(inner, first, opens)
    if norm[closes] == "," and (
        norm[on] in language.clauses.ands or (states and verb_between(inner, on, on + 1))
    ):
        return None  # «Vino, *dijo*, mintió y se fue»: one verb of several
    if verb_between(inner, hit.past, closes):
        return None
    return Span(inner.start[opens], inner.end[closes])


def _past_apposition(inner: Tokens, subject: Phrase, comma: int, past: int) -> int:
    """The mark behind whose speaker they are: «, taglia corto Ana Lima*, dell'Istituto di Bratsund,* una vite…»."""
    if subject.kind not in (Kind.NAME, Kind.ROLE) or inner.norm[comma] != "," or comma + 1 >= past:
        return comma
    word, verbs = inner.norm[comma + 1], inner.language.verbs
    belongs = subject.kind == Kind.NAME and word in inner.language.nouns.linkers
    verbal = word.endswith((*verbs.gerund_endings, *verbs.participles, "\n"))  # apontando, piqué au vif
    if not belongs and not (verbal and inner.kind[comma + 1] == LOWER):
        return comma
    closes = range(comma + 2, min(past, comma + _APPOSITION))
    return next((j for j in closes if inner.norm[j] in ",.;:"), comma)


def _past_named(inner: Tokens, subject: Phrase, past: int) -> int | None:
    """Past the speaker and where they are from, if a comma follows: «, dit Ana Lima *de Porto*,»."""
    end = subject.past
    for _ in range(_PHRASES):
        if end >= past or inner.norm[end] not in inner.language.words.prepositions:
            break
        where = phrase_at(inner, end + 1, past, apposition=False)
        end = where.past if where is not None else end
    if "," in inner.norm[subject.first : subject.past]:  # , secrétaire de l'Institut national des mers (INM).
        limit = min(past, end + _APPOSITION)
        while end < limit and (inner.kind[end] <= NUMBER or inner.norm[end] in "()"):
            end += 1
    elif end + 2 < past and inner.norm[end] == "(" and inner.norm[end + 2] == ")":
        end += 3
    new = inner.norm[subject.first] in inner.language.determiners.indefinite
    return None if new or inner.norm[min(end, past - 1)] not in ",." else end


def cue_inside(place: Place, best: Candidate) -> Candidates:
    """«Je pars, a-t-il dit, et je ne reviens pas»; the cue may leave its subject out."""
    if best.adjacent:
        return
    inside = parenthetical(place.reading, place.mark)
    if inside is not None:
        inner, found = inside
        hit, why = found[0].hit, weights.PARENTHETICAL
        yield Candidate(
            why.name,
            why.weight,
            (why,),
            Evidence.INVERSION,
            hit,
            hit.subject,
            adjacent=True,
            inner=inner,
            holes=tuple(each.hole for each in found),
        )
