"""Marked spans in sentences -> drafts: which cue and which phrase speaks for each.

The rules that yield candidates, their order and the pick stand in `rules`; here the winner becomes a draft.
"""

from typing import NamedTuple

from worker.quotes.attribution import weights
from worker.quotes.attribution.candidate import Candidate, Place, place_of
from worker.quotes.attribution.cue_fit import is_inserted
from worker.quotes.attribution.quotation_type import type_of
from worker.quotes.attribution.rules import Attempt, Picked, pick
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence, QuotationType
from worker.quotes.polarity.denials import of_mark
from worker.quotes.text.tokens import Tokens, sentences_of
from worker.quotes.text.words import BREAK, QUOTE

_CONTENT = 24
"""Tokens behind a cue in which its conjunction must stand for the marks to be in its content clause."""


class Deliberation(NamedTuple):
    """Everything that was weighed for one draft, and what won."""

    winner: Candidate
    attempts: tuple[Attempt, ...]


def attribute(reading: Reading, seen: list[Deliberation] | None = None) -> list[Draft]:
    """One draft for every marked span, in order; each with its polarity under the cue that announces it.

    With `seen`, what was weighed for each draft is noted there, one entry a draft.
    """
    tokens = reading.tokens
    drafts: list[Draft] = []
    for sentence in sentences_of(tokens, tokens.quotes):
        for k in range(*tokens.sentences[sentence]):
            if tokens.kind[k] != QUOTE:
                continue
            place = place_of(reading, sentence, k, drafts)
            attempts: list[Attempt] | None = [] if seen is not None else None
            picked = pick(place, attempts)
            if seen is not None:
                seen.append(Deliberation(picked.winner, tuple(attempts or ())))
            draft = _draft(place, picked)
            if drafts and are_coordinated(tokens, drafts[-1].token, k):
                draft = _shared(drafts[-1], draft)
            if place.mark.continues and draft.subject is not None:
                _tell_opened(reading, drafts, draft)
            drafts.append(draft)
    return drafts


def _tell_opened(reading: Reading, drafts: list[Draft], told: Draft) -> None:
    """“We wait. / “We go,” said Lima: the paragraphs before, whose marks stayed open, were hers as well."""
    for n in range(len(drafts) - 1, -1, -1):
        draft = drafts[n]
        sure = draft.source.subject is not None and draft.source.weight >= weights.GOES_ON_SURELY
        if sure or not reading.marked[draft.mark].left_open:
            return
        drafts[n] = draft._replace(
            subject=None,
            inherits=told,
            evidence=Evidence.CONTINUATION,
            weight=weights.MARK_GOES_ON.weight,
        )
        if not reading.marked[draft.mark].continues:
            return


def _draft(place: Place, picked: Picked) -> Draft:
    cue, won = picked
    whole = place.mark.block or bool(won.holes)  # a parenthetical stands in a whole utterance
    return Draft(
        place.number,
        place.k,
        place.sentence,
        QuotationType.DIRECT if whole else type_of(place, cue),
        won.evidence,
        won.hit,
        won.subject,
        won.weight,
        won.inherits,
        won.adjacent,
        _in_content_clause(place, cue),
        place.alone or whole,
        won.holes,
        won.said_to,
        won.inner,
        _polarity(place, won),
    )


def _in_content_clause(place: Place, cue: Candidate) -> bool:
    """«she said that the wall was “a disgrace”», «the wall was “a disgrace”, she said», «according to her it…»"""
    hit, tokens, k = cue.hit, place.tokens, place.k
    if hit is None:
        return False
    if hit.evidence is Evidence.ACCORDING_TO or (hit.past <= k and is_inserted(tokens, hit, k)):
        return True
    if hit.past > k:
        opens = hit.opens
        return hit.left and not hit.passive and opens - 1 > k and tokens.norm[opens - 1] == ","
    return not tokens.language.clauses.conjunctions.isdisjoint(
        tokens.norm[hit.past : min(k, hit.past + _CONTENT)]
    )


def _shared(before: Draft, draft: Draft) -> Draft:
    """«brutal» et «injuste», sa «peine» et sa «colère»: fragments with only "and" between them share a cue."""
    if before.hit is None or before.subject is None or draft.hit is before.hit:
        return draft
    if before.hit.past > before.token or (draft.hit is not None and draft.hit.past > before.token):
        return draft
    return draft._replace(
        hit=before.hit,
        subject=before.subject,
        evidence=before.evidence,
        weight=before.weight,
        said_to=before.said_to,
        polarity=before.polarity,
    )


def are_coordinated(tokens: Tokens, before: int, k: int) -> bool:
    """Whether only "and" stands between two marked spans, at most with the determiner that the first has too."""
    language, norm = tokens.language, tokens.norm
    if k - before not in (2, 3) or norm[before + 1] not in language.clauses.coordinators:
        return False
    all_of = language.determiners.all
    return k - before == 2 or (norm[k - 1] in all_of and before > 0 and norm[before - 1] in all_of)


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
