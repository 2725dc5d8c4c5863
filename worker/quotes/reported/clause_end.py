"""Reported clause -> where it ends: the sentence, a new cue, or the writer's own words again."""

from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Form
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import PUNCT, QUOTE

_DASHES = frozenset("-–—―")
_SHORTEST = 3
"""Tokens of a clause at least, before a dash may end it."""


def clause_end(tokens: Tokens, start: int, past: int, hits: list[CueHit], n: int) -> int:
    """Where the reported clause ends: the sentence, or before a new cue of the writer's own level."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    end = min(past, _before_next_cue(tokens, start, past, hits, n))
    for j in range(start + 1, end):
        if norm[j] == ";" and kind[j] == PUNCT:
            return j
        if norm[j] == "," and j + 1 < end and (_leaves(tokens, j + 1, end) or _adds(tokens, j + 1, end)):
            return j
        if (
            kind[j - 1] == QUOTE
            and norm[j] in language.clauses.asides
            and j + 1 < end
            and norm[j + 1] in language.pronouns.own_voice
        ):
            return j  # "said I “should not wear” it *but I* will"
        if language.clauses.asides and norm[j] in _DASHES and _ends_with_dash(tokens, start, j, end):
            return j
        told = norm[j] == "," and j + 1 < end and norm[j + 1] in language.clauses.as_leads
        if told and any(_says_itself(other, j) for other in hits[n + 1 :]):
            return j  # «que falta una reforma, *como* la presidenta anuncia en su carta»
        if norm[j] in language.clauses.breaks and any(_says_itself(other, j) for other in hits[n + 1 :]):
            return j - (norm[j - 1] == ",")  # «said it was late, *while* the port called it “early”»
    while end > start and norm[end - 1] in language.clauses.coordinators:
        end -= 1
    return end


def _before_next_cue(tokens: Tokens, start: int, past: int, hits: list[CueHit], n: int) -> int:
    """Where the first later cue begins that is not part of what is reported."""
    for other in hits[n + 1 :]:
        if other.first <= start:
            continue
        if _closes_other_words(other):
            return (
                other.opens
                if other.subject is not None and other.subject.past <= other.first
                else other.first
            )
        comma = _comma_of_gerund(tokens, other, start)
        if comma is not None:
            return comma
        joined = _joined_clause(tokens, hits[n], other, start)
        if joined is not None:
            return joined
        group = _group_start(tokens, other, start)
        coordinated = (
            tokens.norm[group - 1] == "," or tokens.norm[group - 1] in tokens.language.clauses.coordinators
        )
        if (
            coordinated
            and not other.left
            and not _is_infinitive(tokens, other)
            and other.subject is hits[n].subject
        ):
            return group
    return past


def _is_infinitive(tokens: Tokens, other: CueHit) -> bool:
    """«…, *à commencer par* le quai»: no verb of its own level."""
    readings = tokens.language.verbs.cues.get(tokens.norm[other.verb], ())
    return other.first == other.verb and bool(readings) and all(r.form == Form.INFINITIVE for r in readings)


def _joined_clause(tokens: Tokens, hit: CueHit, other: CueHit, start: int) -> int | None:
    """«said it was late, *and* the port *says* that…»: the coordinator before a cue that has a subject of its own."""
    subject = other.subject
    if (
        subject is None
        or subject is hit.subject
        or other.left
        or other.gerund
        or not start < subject.first < other.first
    ):
        return None
    joins = subject.first - 1
    language = tokens.language
    if tokens.norm[joins] not in language.clauses.coordinators | language.clauses.breaks:
        return None
    return joins


def _closes_other_words(other: CueHit) -> bool:
    """«…, a dit X»: what stands before it is reported by it."""
    return other.left and not other.right and other.evidence in (Evidence.INVERSION, Evidence.CUE)


def _comma_of_gerund(tokens: Tokens, other: CueHit, start: int) -> int | None:
    """«said it was late, *adding* that…», «…, *tout en* ajoutant»: the comma before a cue of the same speaker."""
    if not other.gerund:
        return None
    j = other.first
    while j > start and tokens.norm[j - 1] in tokens.language.clauses.gerund_markers:
        j -= 1
    return j - 1 if tokens.norm[j - 1] == "," else None


def _says_itself(other: CueHit, start: int) -> bool:
    """Whether a later cue has its own speaker behind `start`."""
    return other.subject is not None and other.subject.first > start and other.first > start


def _group_start(tokens: Tokens, hit: CueHit, start: int) -> int:
    j = hit.first
    while j - 1 > start and (
        tokens.norm[j - 1] in tokens.language.words.adverbs
        or tokens.norm[j - 1] in tokens.language.pronouns.clitics
    ):
        j -= 1
    return max(j, start + 1)


def _adds(tokens: Tokens, k: int, end: int) -> bool:
    """ "…, *which drew* questions", "…, *which the court has* stopped", "…, *but the port was* shut".

    A relative in the past, or whatever has a subject of its own that is no pronoun.
    """
    language, norm = tokens.language, tokens.norm
    if norm[k] not in language.clauses.asides or k + 1 >= end:
        return False
    comma = next((j for j in range(k, end - 1) if norm[j] == ","), end)
    if comma < end and is_verb(tokens, comma + 1):
        return False  # "the bill, *which passed in May,* is late": the clause goes on
    past = norm[k + 1] in language.verbs.finites or norm[k + 1].endswith(language.verbs.finite_endings)
    if past and norm[k] not in language.clauses.coordinators:
        return True
    subject = phrase_at(tokens, k + 1, end)
    return (
        subject is not None
        and subject.kind != Kind.PRONOUN
        and subject.past < end
        and is_verb(tokens, subject.past)
    )


def _ends_with_dash(tokens: Tokens, start: int, k: int, end: int) -> bool:
    """ "said it was safe – *a claim that the port rejects*": the only dash of the clause; two hold a parenthesis."""
    norm = tokens.norm
    if k - start < _SHORTEST or k + 1 >= end or norm[k + 1] not in tokens.language.determiners.indefinite:
        return False
    if tokens.start[k] == tokens.end[k - 1] or not any(is_verb(tokens, j) for j in range(k + 2, end)):
        return False  # "low- and middle-income", "the harbor - a wreck"
    typed_twice = k + 1 < end and norm[k + 1] in _DASHES
    others = (*range(start, k), *range(k + 1 + typed_twice, end))
    return not any(norm[j] in _DASHES for j in others)


def _leaves(tokens: Tokens, k: int, end: int) -> bool:
    """Whether the words after a comma are the writer's again: «, après avoir…», «, lors d'un…»."""
    language = tokens.language
    word = tokens.norm[k]
    for words in language.clauses.writer_again:
        if tokens.norm[k : min(end, k + len(words))] == list(words):
            return True
    follows = tokens.norm[k + 1] if k + 1 < end else ""
    return word in language.clauses.gerund_markers and follows.endswith(language.verbs.gerund_endings)
