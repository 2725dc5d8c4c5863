"""Cues -> indirect speech: the clause that a cue reports without marks, and where it ends."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence, Span
from worker.quotes.phrases.phrase import Kind
from worker.quotes.reported.content import content_of
from worker.quotes.reported.inserted import inserted
from worker.quotes.reported.subjunctive import Report
from worker.quotes.reported.taken_up import taking_up
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, PUNCT, QUOTE

MAX_WORDS = 90
"""Tokens in one reported clause: a run longer than that is a list or a page without full stops."""


_FEWEST_WORDS = 2
"""Words in one reported clause."""


class Reported(NamedTuple):
    """What a cue reports: its span in the text and the tokens it covers."""

    hit: CueHit
    sentence: int
    span: Span
    first: int
    past: int
    holes: tuple[Span, ...] = ()
    """The source in the middle of what it says: «Das Bad öffnet *laut der Stadt* im Mai»."""
    denied: bool = False


def indirect(reading: Reading, drafts: list[Draft]) -> list[Reported]:
    """The reported clauses of the document, in order; `drafts` are its marked words that somebody says."""
    tokens = reading.tokens
    found: list[Reported] = []
    live, report = set(reading.live), Report(reading, drafts)
    reportive = bool(tokens.language.verbs.reportive)
    for sentence in range(len(tokens.sentences)) if reportive else reading.live:
        hits = reading.hits(sentence) if sentence in live else []
        before = len(found)
        if said_before := _said_before(tokens, hits, sentence, found):
            found.append(said_before)
        for reported in _outermost(tokens, list(_of_cues(tokens, hits, sentence))):
            if not found or found[-1].span != reported.span:  # «De source proche, on indique que…»
                found.append(reported)
        if reportive:
            again = report.goes_on(sentence)
            silent = len(found) == before and not any(_announces(tokens, hit) for hit in hits)
            if again is not None and silent:
                found += _whole_sentence(tokens, *again, sentence)
            report.read(sentence, hits, again is not None and silent)
    return found


def _said_before(tokens: Tokens, hits: list[CueHit], sentence: int, found: list[Reported]) -> Reported | None:
    """The sentence before this one, if this one only says who said it, and nobody else did."""
    if sentence == 0 or tokens.paragraph[sentence - 1] != tokens.paragraph[sentence]:
        return None
    hit = taking_up(tokens, hits, sentence)
    first, past = tokens.sentences[sentence - 1]
    if hit is None or QUOTE in tokens.kind[first:past]:
        return None
    if found and found[-1].past > first:
        return None
    start, end = _trimmed(tokens, first, past)
    if not 3 <= end - start <= MAX_WORDS:
        return None
    return Reported(hit, sentence, Span(tokens.start[start], tokens.end[end - 1]), start, end)


def _outermost(tokens: Tokens, reports: list[Reported]) -> list[Reported]:
    """Without those that somebody only reports: "Bell said *she thinks that it will rain*" is one report, Bell's."""
    if len(reports) < 2:
        return reports
    return [inner for inner in reports if not any(_holds(tokens, outer, inner) for outer in reports)]


def _holds(tokens: Tokens, outer: Reported, inner: Reported) -> bool:
    """Whether `inner` is part of what `outer` reports, and no words of somebody else: «dice que *Lima promete* …».

    Where no conjunction need mark a clause (English), what somebody else is said to have said is part as well:
    "said the port says it is shut" is heard as one statement (ADR 0133).
    """
    cue = inner.hit
    inside = outer.first <= cue.first and max(cue.past, inner.past) <= outer.past
    if outer is inner or not inside or inner.first <= outer.first:
        return False
    if tokens.language.syntax.content_clause_may_be_unmarked:
        return True
    said = cue.frame & Frame.SAY and not cue.frame & Frame.THINK
    return not said or cue.subject is None or cue.subject.kind == Kind.PRONOUN


def _announces(tokens: Tokens, hit: CueHit) -> bool:
    """Whether the cue stands behind what it reports, or before a colon."""
    return hit.left or tokens.norm[hit.after : hit.after + 1] == [":"]


def _of_cues(tokens: Tokens, hits: list[CueHit], sentence: int) -> Iterator[Reported]:
    """What the cues of one sentence report, each for itself."""
    first, past = tokens.sentences[sentence]
    for n, hit in enumerate(hits):
        if hit.polarity > Polarity.DENIED:
            continue
        around = inserted(tokens, hits, n, first, past)
        clause = around.clause if around is not None else content_of(tokens, hits, n, first, past)
        if clause is None:
            continue
        start, end = _trimmed(tokens, *clause)
        if around is not None:
            start = around.clause[0]  # «*Ayer*, dijo Lima, no hubo agua»: no adverbs before it, but its own
        if hit.left and _is_told_already(tokens, hits[:n], start, end):
            continue
        kinds = tokens.kind[start:end]
        words = kinds.count(LOWER) + kinds.count(CAPITAL)
        if end - start > MAX_WORDS or words < _FEWEST_WORDS or _mostly_marked(tokens, start, end):
            continue
        span = Span(tokens.start[start], tokens.end[end - 1])
        denied = hit.polarity == Polarity.DENIED
        holes = _hole(tokens, hit, start, end) if around is None else (_span(tokens, *around.hole),)
        yield Reported(hit, sentence, span, start, end, holes, denied)


def _is_told_already(tokens: Tokens, earlier: list[CueHit], start: int, end: int) -> bool:
    """«*Lima a dit que le port ferme*, a affirmé Lima», «*Elle craint “le pire”*, dit-elle»: it has a cue of its own."""
    conjunctions = tokens.language.clauses.conjunctions
    for other in earlier:
        if other.left or other.subject is None or not start <= other.opens <= start + 1 or other.ends > end:
            continue
        behind = other.after
        if behind < end and (tokens.kind[behind] == QUOTE or tokens.norm[behind] in conjunctions):
            return True
        if QUOTE in tokens.kind[behind : behind + 6]:
            return True
    return False


def _trimmed(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Without punctuation at either end, but for what belongs to the words: a bracket, a percent sign."""
    while start < end and tokens.kind[start] == PUNCT and tokens.norm[start] not in "([":
        start += 1
    if not tokens.language.syntax.keeps_conjunction:
        start = _past_lead(tokens, start, end)
    end = _before_marks(tokens, start, end)
    while end > start and tokens.kind[end - 1] == PUNCT and tokens.norm[end - 1] not in ")]%":
        end -= 1
    return start, end


def _past_lead(tokens: Tokens, start: int, end: int) -> int:
    """«*tuttavia*, la strada è chiusa», «*por ahora, no obstante*, calla»: past adverbs before it."""
    while start + 2 < end:
        comma = next((j for j in range(start + 1, min(end - 1, start + 4)) if tokens.norm[j] == ","), start)
        if comma == start or not all(_is_adverbial(tokens, j) for j in range(start, comma)):
            return start
        start = comma + 1
    return start


def _is_adverbial(tokens: Tokens, k: int) -> bool:
    language, word = tokens.language, tokens.norm[k]
    return word in language.words.adverbs or word in language.words.prepositions


def _before_marks(tokens: Tokens, start: int, end: int) -> int:
    """«la strada è chiusa*: “…”*», «dass der Hafen zu ist*: Die Stadt …*»: up to a colon and what stands for itself."""
    determiners, pronouns = tokens.language.determiners.all, tokens.language.pronouns.third
    for j in range(start, end - 1):
        if tokens.norm[j] != ":":
            continue
        opens = tokens.norm[j + 1]
        if tokens.kind[j + 1] == QUOTE or (
            tokens.kind[j + 1] == CAPITAL and (opens in determiners or opens in pronouns)
        ):
            return j
    return end


def _hole(tokens: Tokens, hit: CueHit, start: int, end: int) -> tuple[Span, ...]:
    if hit.subject is None or not start < hit.opens < hit.ends < end:
        return ()
    return (_span(tokens, hit.opens, hit.ends),)


def _span(tokens: Tokens, first: int, past: int) -> Span:
    return Span(tokens.start[first], tokens.end[past - 1])


def _whole_sentence(tokens: Tokens, hit: CueHit, source: int, sentence: int) -> list[Reported]:
    """A sentence that goes on with what the cue of an earlier one reports."""
    first, past = tokens.sentences[sentence]
    while past > first and tokens.kind[past - 1] == PUNCT:
        past -= 1
    if past - first < 3 or past - first > MAX_WORDS or _mostly_marked(tokens, first, past):
        return []
    again = replace(hit, evidence=Evidence.CONTINUATION, weight=0.6)
    return [Reported(again, source, Span(tokens.start[first], tokens.end[past - 1]), first, past)]


def _mostly_marked(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a marked span already holds nearly all of it, but for two words or more that lead to it."""
    if QUOTE not in tokens.kind[start:end] or QUOTE not in tokens.kind[start : start + 2]:
        return False
    whole = tokens.end[end - 1] - tokens.start[start]
    marked = sum(tokens.end[j] - tokens.start[j] for j in range(start, end) if tokens.kind[j] == QUOTE)
    return marked >= 0.75 * whole
