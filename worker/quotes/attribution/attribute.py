"""Marked spans in sentences -> drafts: which cue and which phrase speaks for each.

The rules that yield candidates, their order and the pick stand in `rules`; here the winner becomes a draft.
"""

from dataclasses import replace

from worker.quotes.attribution.candidate import Candidate, Place, place_of
from worker.quotes.attribution.quotation_type import type_of
from worker.quotes.attribution.rules import Attempt, pick, pick_block
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import QuotationType
from worker.quotes.polarity.denials import of_mark
from worker.quotes.text.tokens import sentences_of
from worker.quotes.text.words import BREAK, QUOTE

_CONTENT = 24
"""Tokens behind a cue in which its conjunction must stand for the marks to be in its content clause."""


def attribute(reading: Reading, seen: list[list[Attempt]] | None = None) -> list[Draft]:
    """One draft for every marked span, in order; each with its polarity under the cue that announces it.

    With `seen`, the candidates of each draft are noted there, one list a draft.
    """
    tokens = reading.tokens
    drafts: list[Draft] = []
    for sentence in sentences_of(tokens, tokens.quotes):
        for k in range(*tokens.sentences[sentence]):
            if tokens.kind[k] != QUOTE:
                continue
            attempts: list[Attempt] | None = None
            if seen is not None:
                seen.append(attempts := [])
            place = place_of(reading, sentence, k, drafts)
            draft = _block(place, attempts) if place.mark.block else _marked(place, attempts)
            if drafts and drafts[-1].token == k - 2 and tokens.norm[k - 1] in tokens.language.coordinators:
                draft = _shared(drafts[-1], draft)
            drafts.append(draft)
    return drafts


def _block(place: Place, seen: list[Attempt] | None) -> Draft:
    """A paragraph of a block quotation, which is all of its sentence."""
    won = pick_block(place, seen)
    return _draft(place, won, QuotationType.DIRECT, alone=True, clause=False)


def _marked(place: Place, seen: list[Attempt] | None) -> Draft:
    cue, won = pick(place, seen)
    if won.holes:  # a parenthetical stands in a whole utterance
        return _draft(place, won, QuotationType.DIRECT, alone=True, clause=_in_content_clause(place, cue))
    kind = type_of(place, cue)
    return _draft(place, won, kind, alone=place.alone, clause=_in_content_clause(place, cue))


def _draft(place: Place, won: Candidate, kind: QuotationType, *, alone: bool, clause: bool) -> Draft:
    return Draft(
        place.number,
        place.k,
        place.sentence,
        kind,
        won.evidence,
        won.hit,
        won.subject,
        won.weight,
        won.inherits,
        won.adjacent,
        clause,
        alone,
        won.holes,
        won.said_to,
        won.inner,
        _polarity(place, won),
    )


def _in_content_clause(place: Place, cue: Candidate) -> bool:
    """«she said that the wall was “a disgrace”»"""
    hit, tokens, k = cue.hit, place.tokens, place.k
    if hit is None or hit.past > k:
        return False
    return not tokens.language.conjunctions.isdisjoint(tokens.norm[hit.past : min(k, hit.past + _CONTENT)])


def _shared(before: Draft, draft: Draft) -> Draft:
    """«brutal» et «injuste»: two fragments with only "and" between them stand under one cue."""
    if before.hit is None or before.subject is None or draft.hit is before.hit:
        return draft
    if before.hit.past > before.token or (draft.hit is not None and draft.hit.past > before.token):
        return draft
    return replace(
        draft,
        hit=before.hit,
        subject=before.subject,
        evidence=before.evidence,
        weight=before.weight,
        said_to=before.said_to,
        polarity=before.polarity,
    )


def _polarity(place: Place, won: Candidate) -> int:
    """Whether the marked words were said: by the cue of their own sentence, or one before that ends with a colon."""
    hit, tokens = won.hit, place.tokens
    if hit is None and won.inherits is not None and place.mark.block:
        return won.inherits.polarity  # a further paragraph of one block
    if hit is None or hit.polarity == Polarity.SAID or won.inner is not None:
        return Polarity.SAID
    if place.first <= hit.verb < place.past:
        return of_mark(tokens, hit, place.k, won.adjacent)
    colon = place.first - 1 - (tokens.kind[place.first - 1] == BREAK)
    return of_mark(tokens, hit, colon + 1, False) if tokens.norm[colon] == ":" else Polarity.SAID
