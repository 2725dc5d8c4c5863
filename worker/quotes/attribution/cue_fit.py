"""Cue and marks in one sentence -> how well the one explains the other, feature by feature."""

from collections.abc import Callable
from typing import NamedTuple

from worker.quotes.attribution import weights
from worker.quotes.attribution.weights import Feature
from worker.quotes.cues.hit import CueHit, inside
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import NUMBER, QUOTE

_MARKS = frozenset(",;:.-–—!?…()")


class Pair(NamedTuple):
    """A cue and the marks at token `k`; `start` to `end` are the tokens between the two."""

    tokens: Tokens
    hit: CueHit
    k: int
    hits: list[CueHit]
    """All cues of the sentence."""
    start: int
    end: int
    beside: bool


class Fit(NamedTuple):
    """What speaks for a cue and against it; `beside` is whether it stands right beside the marks."""

    features: tuple[Feature, ...]
    weight: float
    beside: bool


_Table = tuple[tuple[Feature, Callable[[Pair], bool] | None], ...]
"""Features, each with what must hold of a cue and its marks; None for what is known already."""


def fit(tokens: Tokens, hit: CueHit, k: int, hits: list[CueHit]) -> Fit | None:
    """How well a cue explains the marks at token k; None if its content cannot be there."""
    if hit.past <= k:
        return _before_marks(tokens, hit, k, hits)
    if tokens.language.syntax.participle_may_close_clause and hit.right and _holds(tokens, hit, k, hits):
        return _around_marks(tokens, hit, k)
    return _behind_marks(tokens, hit, k, hits) if hit.first > k else None


def _before_marks(tokens: Tokens, hit: CueHit, k: int, hits: list[CueHit]) -> Fit | None:
    """«Ana Lima said the wall was “a disgrace”»"""
    if is_inserted(tokens, hit, k):
        return Fit(
            (Feature("cue", hit.weight), weights.INSERTED), hit.weight + weights.INSERTED.weight, False
        )
    if not hit.right:
        return None
    start = min(hit.after, k)
    if hit.subject is not None and hit.subject.first >= hit.past and hit.subject.past <= k:
        start = max(start, hit.subject.past)
    beside = _leads_straight_to(tokens, hit, start, k)
    if hit.frame & Frame.MANNER and not beside and not hit.frame & (Frame.THAT | Frame.OBJECT):
        return None
    return _weighed(Pair(tokens, hit, k, hits, start, k, beside), _BEFORE_BESIDE if beside else _BEFORE)


def is_inserted(tokens: Tokens, hit: CueHit, k: int) -> bool:
    """«the harbour, *says Ana Lima,* has “no keeper”»: a reporting clause amid what it reports, before the marks."""
    subject = hit.subject
    if hit.evidence is not Evidence.INVERSION or not hit.left or subject is None or subject.first < hit.past:
        return False
    comma = hit.first - 1
    while comma > 0 and tokens.norm[comma] in tokens.language.pronouns.clitics:
        comma -= 1
    if comma < 1 or tokens.norm[comma] != "," or tokens.kind[comma - 1] > NUMBER:
        return False
    closes = tokens.norm[subject.past : min(k, subject.past + _INSERTED)]
    return "," in closes and ":" not in tokens.norm[subject.past : k]


_INSERTED = 8
"""Tokens behind the speaker within which the clause must close: to whom, when, where."""


def _around_marks(tokens: Tokens, hit: CueHit, k: int) -> Fit:
    """«Lima hat den Bau “ein Glück” genannt»"""
    beside = tokens.norm[k - 1] in tokens.language.clauses.as_words or k + 1 == hit.verb
    features = [Feature("cue", hit.weight)]
    if beside:
        features.append(weights.VERB_LAST_BESIDE)
    return Fit(tuple(features), hit.weight + (weights.VERB_LAST_BESIDE.weight if beside else 0.0), beside)


def _behind_marks(tokens: Tokens, hit: CueHit, k: int, hits: list[CueHit]) -> Fit | None:
    """“The wall is a disgrace,” Ana Lima said"""
    if not hit.left:
        return None
    end = hit.first
    if hit.subject is not None and hit.subject.past <= end:
        end = min(end, hit.subject.first)
    clitics = tokens.language.pronouns.clitics
    beside = all(word in _MARKS or word in clitics for word in tokens.norm[k + 1 : end])
    pair = Pair(tokens, hit, k, hits, min(k + 1, end), end, beside)
    return _weighed(pair, _BEHIND_BESIDE if beside else _BEHIND)


def _weighed(pair: Pair, table: _Table) -> Fit:
    own = Feature("cue", pair.hit.weight)
    between = Feature("words between", weights.BETWEEN_WORD * (pair.end - pair.start))
    features = [own, between]
    total = own.weight + between.weight
    for feature, holds in table:
        if holds is None or holds(pair):
            features.append(feature)
            total += feature.weight
    return Fit(tuple(features), max(total, weights.LEAST_FIT), pair.beside)


def _leads_straight_to(tokens: Tokens, hit: CueHit, start: int, k: int) -> bool:
    """Whether only marks, a conjunction, or "as" and an article stand between the cue and the marks."""
    language, takes_object = tokens.language, hit.frame & Frame.OBJECT
    links = language.openers if hit.frame & Frame.INFINITIVE else language.clauses.conjunctions
    for word in tokens.norm[start:k]:
        if word in language.determiners.all:
            if not takes_object:
                return False
        elif (
            word not in _MARKS
            and word not in links
            and not (takes_object and word in language.clauses.as_words)
        ):
            return False
    return True


def _clause_begins_between(pair: Pair) -> bool:
    breaks = pair.tokens.language.clauses.breaks
    words = pair.tokens.norm[pair.start : pair.end]
    return bool(breaks) and (";" in words or not breaks.isdisjoint(words))


def _calls_it(pair: Pair) -> bool:
    """«questioned the plan, calling it a “charade”»: what is called stands between, and nothing else."""
    tokens, hit, language = pair.tokens, pair.hit, pair.tokens.language
    if hit.lemma not in language.verbs.naming | language.verbs.judging or pair.end - pair.start > _CALLED:
        return False
    between = tokens.norm[pair.start : pair.end]
    plain = all(kind <= NUMBER for kind in tokens.kind[pair.start : pair.end])
    return plain and language.clauses.conjunctions.isdisjoint(between)


_CALLED = 7
"""Tokens of what is called something, with the article or the “as” before the marks."""


def _has_weak_frame(pair: Pair) -> bool:
    return not pair.hit.frame & (Frame.SAY | Frame.THAT)


def _speech_is_closed(pair: Pair) -> bool:
    """«A», a dit X, …: what follows is another matter unless a comma takes the speech up again."""
    return pair.hit.left and pair.hit.evidence is not Evidence.ACCORDING_TO


def _is_reported(pair: Pair) -> bool:
    """«she said her government had asked for it and would “…”»: she speaks."""
    return _is_no_voice(pair.tokens, pair.hit) and inside(pair.tokens, pair.hit, pair.hits)


def _other_cue_before(pair: Pair) -> bool:
    tokens, hit, k, hits = pair.tokens, pair.hit, pair.k, pair.hits
    return any(
        other is not hit
        and hit.past <= other.verb < k
        and other.right
        and other.subject is not None
        and not (_is_no_voice(tokens, other) and inside(tokens, other, hits))
        for other in hits
    )


def _is_served(pair: Pair) -> bool:
    """«Lima s'est dite «choquée», et la mairie a jugé que … «…»»: its words stand beside it, and another cue follows them."""
    tokens, hit = pair.tokens, pair.hit
    if hit.after >= pair.k or tokens.kind[hit.after] != QUOTE:
        return False
    return any(
        other is not hit
        and hit.after < other.first
        and other.past <= pair.k
        and other.right
        and other.subject is not None
        for other in pair.hits
    )


def _is_apart(pair: Pair) -> bool:
    return not pair.hit.frame & Frame.THAT


def _other_cue_behind(pair: Pair) -> bool:
    return any(
        other is not pair.hit and pair.k < other.verb < pair.hit.first and other.left for other in pair.hits
    )


_BEFORE: _Table = (
    (weights.CALLS_IT, _calls_it),
    (weights.CLAUSE_BETWEEN, _clause_begins_between),
    (weights.WEAK_FRAME, _has_weak_frame),
    (weights.SPEECH_CLOSED, _speech_is_closed),
    (weights.CUE_IS_REPORTED, _is_reported),
    (weights.CUE_NEARER_BEFORE, _other_cue_before),
    (weights.CUE_SERVED, _is_served),
)
"""What is asked of a cue before the marks, with words between."""

_BEFORE_BESIDE: _Table = (
    (weights.CUE_BESIDE, None),
    (weights.CLAUSE_BETWEEN, _clause_begins_between),
    (weights.CUE_IS_REPORTED, _is_reported),
    (weights.CUE_NEARER_BEFORE, _other_cue_before),
)
"""And of one right beside them."""

_BEHIND: _Table = (
    (weights.BEHIND_APART, _is_apart),
    (weights.CUE_NEARER_BEHIND, _other_cue_behind),
)
"""What is asked of a cue behind the marks, with words between."""

_BEHIND_BESIDE: _Table = (
    (weights.BEHIND_BESIDE, None),
    (weights.CUE_NEARER_BEHIND, _other_cue_behind),
)
"""And of one right beside them."""


def _holds(tokens: Tokens, hit: CueHit, k: int, hits: list[CueHit]) -> bool:
    """Whether the marks stand inside the verb's clause, which the verb ends.

    «Lima hat den Bau “ein Glück” genannt», «…, dass Lima den Bau “ein Glück” nannte»
    """
    subject = hit.subject
    if subject is None or not subject.past <= k < hit.verb or (hit.left and not hit.passive):
        return False
    if hit.first > k and not hit.frame & Frame.OBJECT:
        return False
    start = max(min(hit.first, k), subject.past)
    return "," not in tokens.norm[start : hit.verb] and not any(
        subject.past <= other.verb < hit.verb for other in hits if other is not hit
    )


def _is_no_voice(tokens: Tokens, hit: CueHit) -> bool:
    """Whether it speaks only if nobody else does: someone's ("her government"), a thing ("it shows that").

    In English whoever is only said to want something, too: "she said the crews wanted “a rest”".
    """
    subject = hit.subject
    return subject is not None and (
        (tokens.language.syntax.nouns_precede_head and bool(hit.frame & Frame.THINK))
        or subject.possessive
        or (subject.kind == Kind.PRONOUN and subject.agreement.gender == "n")
    )
