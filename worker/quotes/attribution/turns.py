"""Paragraphs that a dash opens -> marked spans: turns of a dialogue, told from the points of a list.

«— We row —says Lima—. Every day.» has no marks, so the dash stands for one, and a reporting clause shows that it is
speech. A turn is one span: a clause with words of the speaker behind it is left to be its hole, one that closes the
turn is the writer's.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from worker.quotes.attribution.parentheticals import hole_of
from worker.quotes.cues.find import cues_in, triggers_in
from worker.quotes.cues.hit import DASHES, CueHit
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.language import Language
from worker.quotes.model import Evidence, Span
from worker.quotes.text.glyphs import BLANK
from worker.quotes.text.marks import Marked
from worker.quotes.text.tokens import Tokens, tokenise
from worker.quotes.text.words import QUOTE

_OPENS = re.compile(
    r"(?m)^[ \t\u00a0]*(?:[—–―](?=[ \t\u00a0\u202f]?[^\s\d—–―-])|-[ \u00a0\u202f](?=[^\s\d—–―-]))"
)
_SHARE = 3
"""A run of paragraphs is a dialogue if one of so many has a reporting clause: a list may have a stray one."""
_LONGEST_ANSWER = 200
"""Code points of a turn without a clause, where only a question before tells that it is one."""
_GLYPH = "—"


class _Turn(NamedTuple):
    """A paragraph from its dash to its end, what is spoken in it, and whether a clause says so."""

    outer: Span
    spoken: Span
    told: bool


def with_turns(text: str, language: Language, marked: tuple[Marked, ...]) -> tuple[Marked, ...]:
    """The marked spans, in order, with those of spoken turns; marks inside a turn are its own words' marks."""
    if _OPENS.search(text) is None:
        return marked
    found = list(marked)
    for run in _runs(text, language, found):
        if sum(turn.told for turn in run) * _SHARE < len(run) and not _answers(text, run, found):
            continue
        for turn in run:
            first = bisect_left(found, turn.outer.start, key=lambda mark: mark.outer.start)
            past = bisect_left(found, turn.outer.end, first, key=lambda mark: mark.outer.start)
            found[first:past] = [Marked(turn.spoken, Span(turn.outer.start, turn.spoken.end), _GLYPH)]
    return tuple(found)


def _runs(text: str, language: Language, marked: list[Marked]) -> list[list[_Turn]]:
    """Neighbouring paragraphs that a dash opens."""
    runs: list[list[_Turn]] = []
    for line in _OPENS.finditer(text):
        turn = None if _in_marks(line.start(), marked) else _turn(text, language, line)
        if turn is None:
            continue
        if runs and not text[runs[-1][-1].outer.end : turn.outer.start].strip(BLANK):
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return runs


def _in_marks(position: int, marked: list[Marked]) -> bool:
    at = bisect_left(marked, position + 1, key=lambda mark: mark.outer.end)
    return at < len(marked) and marked[at].outer.start < position


def _turn(text: str, language: Language, line: re.Match[str]) -> _Turn | None:
    start = line.end()
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    while start < end and text[start] in BLANK:
        start += 1
    while end > start and text[end - 1] in BLANK:
        end -= 1
    if start >= end:
        return None
    closes, told = _clauses(tokenise(text, language, (), start, end))
    if not told:
        closes = _behind_sentence(text, language, start, end)
        told = closes is not None
    spoken = end if closes is None else start + len(text[start:closes].rstrip(BLANK))
    return _Turn(Span(line.start(), end), Span(start, spoken), told) if spoken > start else None


def _clauses(inner: Tokens) -> tuple[int | None, bool]:
    """Where the clause begins that closes the turn, if one does; and whether any clause says that it is speech."""
    triggers = triggers_in(inner)
    told = False
    for first, past in inner.sentences:
        for hit in cues_in(inner, first, past, [], [k for k in triggers if first <= k < past]):
            opens = _opens(inner, hit, first)
            if opens is None or not hit.frame & (Frame.SAY | Frame.MANNER):
                continue
            hole = hole_of(inner, hit, first, past)
            if hole is None or inner.text[hole.end - 1] not in "-–—,":
                return inner.start[opens], True
            if not any(inner.kind[k] <= QUOTE for k in range(len(inner)) if inner.start[k] >= hole.end):
                return hole.start, True
            told = True
    return None, told


_LOWER_BEHIND = re.compile(r"[!?…][ \u00a0\u202f]+(?=[^\W\d_])")


def _behind_sentence(text: str, language: Language, start: int, end: int) -> int | None:
    """«— Et le marché ? *a demandé Ana Lima.*»: no comma sets the clause off, only what is asked or cried."""
    for found in _LOWER_BEHIND.finditer(text, start, end):
        at = found.end()
        if not text[at].islower():
            continue
        spoken = Marked(Span(start, found.start() + 1), Span(start, found.start() + 1), _GLYPH)
        outer = tokenise(text, language, (spoken,), start, end)
        first, past = outer.sentences[0]
        cues = cues_in(outer, first, past, [], triggers_in(outer))
        said = any(hit.evidence is Evidence.INVERSION and hit.first <= 2 and hit.subject for hit in cues)
        return at if said else None
    return None


def _opens(inner: Tokens, hit: CueHit, first: int) -> int | None:
    """The token from which a reporting clause is the writer's: its dash, or what stands behind the mark before it."""
    opens = hit.first - 1
    while opens > first and inner.norm[opens] in inner.language.pronouns.clitics:
        opens -= 1
    if opens < first:
        return None
    dash = inner.norm[opens] in DASHES
    if hit.subject is None:
        return opens if dash and inner.language.syntax.subject_may_be_left_out else None
    behind = hit.subject.first >= hit.past
    if dash:
        return opens if behind else None
    said = hit.evidence is Evidence.INVERSION and behind and inner.norm[opens] in ",!?…"
    return opens + (inner.norm[opens] != ",") if said else None


def _answers(text: str, run: list[_Turn], marked: list[Marked]) -> bool:
    """« Vous aviez bu ? », interroge la juge. / – Deux verres. / – De quoi ?: a run that answers a question."""
    at = bisect_left(marked, run[0].outer.start, key=lambda mark: mark.outer.start) - 1
    if at < 0 or text[marked[at].span.end - 1] != "?":
        return False
    near = text.count("\n", marked[at].outer.end, run[0].outer.start) <= 2
    return near and all(turn.outer.end - turn.outer.start < _LONGEST_ANSWER for turn in run)
