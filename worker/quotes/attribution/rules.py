"""The rules of attribution, in the order in which they are asked, and the one function that picks among them.

A rule yields candidates for a place with marks, given the best one so far. It is asked only where the best one
weighs less than what the rule is over; of its own candidates the heaviest stands. So the tables below say all
of the order: what can speak against a cue comes first, then, if nobody speaks yet, what else may tell it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from worker.quotes.attribution import colons, credited, fragments, silent_cues, standing_alone, weights
from worker.quotes.attribution.candidate import NOBODY, Candidate, Candidates, Place
from worker.quotes.attribution.cues_of_sentence import cues, read_further
from worker.quotes.attribution.parentheticals import cue_inside


class Rule(NamedTuple):
    """`find` yields candidates; they may replace one whose weight is less than `over`."""

    name: str
    find: Callable[[Place, Candidate], Candidates]
    over: float = weights.OVER_ANYTHING


CUES = Rule("cue of the sentence", cues)
"""The rule before all tables: the heaviest cue is the one to beat."""

AGAINST_CUES = (
    Rule("name before a colon", colons.named_before_colon, weights.OVER_CUES_APART),
    Rule("label inside the marks", fragments.labelled),
    Rule("cue inside the marks", cue_inside, weights.OVER_CUES_APART),
    Rule("subject of the marks' own clause", fragments.own_clause, weights.OVER_WEAK),
    Rule("signature on the line", fragments.signed_on_line, weights.OVER_ALL_BUT_SURE),
)
"""What may know better than the cues of the sentence."""

WITHOUT_SPEAKER = (
    Rule("marks left open before", fragments.left_open),
    Rule("lead to a colon", colons.before_colon),
    Rule("topic before a colon", colons.topic_before_colon),
    Rule("name behind the marks", colons.named_behind),
    Rule("null subject: who was asked", silent_cues.was_asked),
    Rule("null subject: last speaker", silent_cues.last_speaker),
    Rule("null subject: topic", silent_cues.topic),
    Rule("null subject: speaker afar", silent_cues.speaker_afar),
)
"""Where no cue names a speaker."""

STANDING_ALONE = (
    Rule("signature on the next line", standing_alone.signed_on_next_line),
    Rule("author on the line before", standing_alone.headed_by_author),
    Rule("told by the next sentence", standing_alone.told_by_next),
    Rule("whose words these were", standing_alone.words_of),
    Rule("asked in the next sentence", standing_alone.asked_in_next),
    Rule("the other one's turn", standing_alone.the_others_turn),
    Rule("announced by a cue", standing_alone.announced),
    Rule("goes on in the paragraph", standing_alone.goes_on_in_paragraph),
    Rule("cue of the sentence before", standing_alone.cue_of_sentence_before),
    Rule("topic of the paragraph", standing_alone.topic_of_paragraph),
    Rule("goes on from afar", standing_alone.goes_on_from_afar),
    Rule("topic from afar", standing_alone.topic_from_afar),
    Rule("opens the next sentence", standing_alone.opens_next_sentence),
)
"""Where the marks are a sentence of their own. In a heading only the first is asked: what else a heading quotes
follows it, and does not go before.
"""

IN_A_SENTENCE = (
    Rule("fragment before in the sentence", fragments.same_sentence),
    Rule("report of the last speaker", fragments.report_of_last_speaker),
    Rule("report under a cue", fragments.report_of_cue),
    Rule("subject of the clause", fragments.subject_of_clause),
    Rule("speaker of the paragraph", fragments.speaker_of_paragraph),
)
"""Where the marks stand among the writer's own words."""

LAST_WORD = (Rule("source in the markup", credited.named_in_markup, weights.OVER_ALL_BUT_SURE),)
"""What the markup says is surer than all but a cue beside the marks."""

OF_BLOCKS = (
    Rule("source or signature of the block", credited.named_source),
    Rule("block goes on", credited.block_goes_on),
    Rule("block announced by a cue", credited.announced_by_cue),
    Rule("block announced by a name", credited.announced_by_name),
)
"""For a paragraph of a block quotation, which is all of its sentence."""


class Attempt(NamedTuple):
    """What a rule yielded, what was best before it, and the weight below which that had to be.

    `limit` is None for a rule that is asked only while nobody speaks. `asked` is whether it could win.
    """

    rule: str
    candidate: Candidate
    best: Candidate
    limit: float | None
    asked: bool


class Picked(NamedTuple):
    """The best cue of the marks' own sentence, and the candidate that won."""

    cue: Candidate
    winner: Candidate


def pick(place: Place, seen: list[Attempt] | None = None) -> Picked:
    """Who speaks at a place. With `seen`, every rule is asked, and what it yields is noted there."""
    if place.mark.block:
        return Picked(NOBODY, _first(OF_BLOCKS, place, NOBODY, seen))
    cue = read_further(place, _heaviest(CUES, place, seen))
    best = _strongest(AGAINST_CUES, place, cue, seen)
    if best.is_open or seen is not None:
        best = _first(_without_speaker(place, best), place, best, seen)
    return Picked(cue, _strongest(LAST_WORD, place, best, seen))


def _without_speaker(place: Place, best: Candidate) -> Sequence[Rule]:
    """The rules for marks that no cue gives a speaker; a parenthetical makes all of them one utterance."""
    if not place.alone and not best.holes:
        return _IN_A_SENTENCE
    return _IN_A_HEADING if place.in_heading else _STANDING_ALONE


_IN_A_SENTENCE = WITHOUT_SPEAKER + IN_A_SENTENCE
_STANDING_ALONE = WITHOUT_SPEAKER + STANDING_ALONE
_IN_A_HEADING = WITHOUT_SPEAKER + STANDING_ALONE[:1]


def _heaviest(rule: Rule, place: Place, seen: list[Attempt] | None) -> Candidate:
    """Of cues alike in weight, the first."""
    best = NOBODY
    for candidate in rule.find(place, best):
        if seen is not None:
            seen.append(Attempt(rule.name, candidate, best, best.weight, True))
        if candidate.weight > best.weight:
            best = candidate
    return best


def _strongest(rules: Sequence[Rule], place: Place, best: Candidate, seen: list[Attempt] | None) -> Candidate:
    """After each rule that may replace the best one so far."""
    for rule in rules:
        asked = best.weight < rule.over
        if asked or seen is not None:
            for candidate in rule.find(place, best):
                if seen is not None:
                    seen.append(Attempt(rule.name, candidate, best, rule.over, asked))
                if asked:
                    best = candidate
    return best


def _first(rules: Sequence[Rule], place: Place, best: Candidate, seen: list[Attempt] | None) -> Candidate:
    """What the first rule yields that finds a speaker, where there is none yet."""
    found = best
    for rule in rules:
        asked = found.is_open
        if not asked and seen is None:
            break
        for candidate in rule.find(place, best if asked else NOBODY):
            if seen is not None:
                seen.append(Attempt(rule.name, candidate, found, None, asked))
            if asked:
                found = candidate
                break
    return found
