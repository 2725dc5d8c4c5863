"""Plain text -> quotations with what was weighed for each: candidates, features, and why one won.

Everything is worked out as in `extract_quotations`; only here every rule is asked, also those that could not win.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from worker.quotes.assembly import quotations_of, said
from worker.quotes.attribution.attribute import Deliberation, attribute
from worker.quotes.attribution.candidate import Candidate
from worker.quotes.attribution.judge import features, judge
from worker.quotes.attribution.rules import CUES, Attempt
from worker.quotes.attribution.weights import THRESHOLD, Feature
from worker.quotes.document import Draft, Reading
from worker.quotes.extract import read
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence, Quotation, QuotationType, Quoted, Span
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.reported.clause import Reported, indirect
from worker.quotes.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Considered:
    """A candidate: who would speak, by which rule and cue, what speaks for it, and what became of it."""

    rule: str
    speaker: str | None
    cue: str | None
    evidence: Evidence
    weight: float
    features: tuple[Feature, ...]
    won: bool
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was weighed for a marked span or a reported clause.

    `quotation` is the index of the quotation that came of it, None if none did; `verdict` says why. `features`
    add up to `weight`, that it is something said; reported clauses have none of their own. `confidence` is the
    quotation's, read off that weight; 0 where there is none.
    """

    span: Span
    quotation: int | None
    verdict: str
    weight: float
    confidence: float
    features: tuple[Feature, ...]
    candidates: tuple[Considered, ...]


def explain_quotations(
    text: str,
    language: str | None = None,
    *,
    headings: tuple[Span, ...] = (),
    quoted: tuple[Quoted, ...] = (),
) -> tuple[tuple[Quotation, ...], tuple[Explanation, ...]]:
    """The quotations of `extract_quotations`, and an explanation of every marked span and reported clause."""
    reading, people = read(text, language, headings, quoted)
    seen: list[Deliberation] = []
    drafts = attribute(reading, seen)
    quotations = quotations_of(reading, people, drafts)
    explained = [*_of_marks(reading, drafts, seen, quotations), *_of_reports(reading, drafts, quotations)]
    return quotations, tuple(sorted(explained, key=lambda each: each.span))


def _of_marks(
    reading: Reading, drafts: list[Draft], seen: list[Deliberation], quotations: tuple[Quotation, ...]
) -> Iterator[Explanation]:
    built = {q.span: n for n, q in enumerate(quotations) if q.type is not QuotationType.INDIRECT}
    judged = {draft.mark: score for draft, score in judge(reading, said(drafts))}
    for draft, deliberation in zip(drafts, seen, strict=True):
        span = reading.marked[draft.mark].span
        number = built.get(span)
        weighed = tuple(feature for group in features(reading, draft) for feature in group)
        yield Explanation(
            span,
            number,
            _verdict(draft, deliberation.winner, number, judged.get(draft.mark)),
            round(judged.get(draft.mark, 0.0), 3),
            quotations[number].confidence if number is not None else 0.0,
            weighed,
            tuple(_considered(reading, deliberation)),
        )


def _verdict(draft: Draft, winner: Candidate, number: int | None, score: float | None) -> str:
    if score is None:
        return "no quotation: its cue says that nobody said it"
    if score < THRESHOLD:
        return f"no quotation: its features come to less than {THRESHOLD}"
    if number is None:
        return "no quotation of its own: an answer of an interview holds it"
    if draft.polarity == Polarity.DENIED:
        return "quotation that its speaker denies"
    if draft.hit is not winner.hit:
        return "quotation under the cue of the fragment before"
    return "quotation" if draft.has_speaker else "quotation, and nobody is named for it"


def _considered(reading: Reading, deliberation: Deliberation) -> Iterator[Considered]:
    """Each candidate once: the rules later in the tables know the winner's cue under the same features."""
    attempts, winner = deliberation.attempts, deliberation.winner
    for attempt in attempts:
        candidate = attempt.candidate
        won = candidate.features is winner.features
        yield Considered(
            attempt.rule,
            _speaker(reading.tokens, winner if won else candidate),
            _cue(reading.tokens, candidate),
            (winner if won else _evident(candidate)).evidence,
            round(candidate.weight, 3),
            candidate.features,
            won,
            _why_it_won(attempt, attempts) if won else _why_it_lost(attempt, winner),
        )


def _evident(candidate: Candidate) -> Candidate:
    """A cue that lost was not read further, and has the evidence that the cue itself is."""
    hit = candidate.hit
    return candidate._replace(evidence=hit.evidence) if candidate.rule == "cue" and hit else candidate


def _why_it_won(attempt: Attempt, attempts: tuple[Attempt, ...]) -> str:
    if attempt.rule == CUES.name:
        alone = sum(other.rule == CUES.name for other in attempts) == 1
        return "only cue of its sentence" if alone else "heaviest cue of its sentence"
    if attempt.limit is None:
        open_cue = attempt.best.hit is not None
        return f"first rule that finds a speaker where {'the cue' if open_cue else 'no cue'} names one"
    if not attempt.best.features:
        return "nothing else spoke for anyone"
    return f"replaces a weight of {attempt.best.weight:.2f}, which is under {_limit(attempt.limit)}"


def _why_it_lost(attempt: Attempt, winner: Candidate) -> str:
    if attempt.limit is None and not attempt.asked:
        return "a speaker is known"
    if not attempt.asked:
        return f"what is known weighs {attempt.best.weight:.2f}, not under {_limit(attempt.limit)}"
    if attempt.rule == CUES.name and winner.rule == "cue":
        return (
            "another cue is heavier" if attempt.candidate.weight < winner.weight else "another cue is first"
        )
    if attempt.rule == CUES.name and not attempt.candidate.hit_names_speaker:
        return f"names nobody: {winner.rule}"
    return f"gives way to: {winner.rule}"


def _limit(limit: float | None) -> str:
    return f"{limit or 0.0:.2f}"


def _speaker(tokens: Tokens, candidate: Candidate) -> str | None:
    """The words that name who would speak."""
    hit, subject, words = candidate.hit, candidate.subject, candidate.inner or tokens
    if subject is None and candidate.inherits is not None:
        source = candidate.inherits.source
        subject, words = source.subject, source.inner or tokens
    elif subject is None and hit is not None:
        subject = hit.subject
    return _words(words, subject) if subject is not None else None


def _words(tokens: Tokens, phrase: Phrase) -> str:
    return tokens.text[tokens.start[phrase.first] : tokens.end[phrase.past - 1]]


def _cue(tokens: Tokens, candidate: Candidate) -> str | None:
    hit, words = candidate.hit, candidate.inner or tokens
    return words.text[words.start[hit.first] : words.end[hit.past - 1]] if hit is not None else None


def _of_reports(
    reading: Reading, drafts: list[Draft], quotations: tuple[Quotation, ...]
) -> Iterator[Explanation]:
    """Reported clauses come of one cue each: nothing competes for them."""
    built = {q.span: n for n, q in enumerate(quotations) if q.type is QuotationType.INDIRECT}
    for report in indirect(reading, said(drafts)):
        number = built.get(report.span)
        verdict = "reported clause" if number is not None else "an answer of an interview holds it"
        sure = quotations[number].confidence if number is not None else 0.0
        why = (_reporting(reading.tokens, report),)
        yield Explanation(report.span, number, verdict, round(report.hit.weight, 3), sure, (), why)


def _reporting(tokens: Tokens, report: Reported) -> Considered:
    hit = report.hit
    why = "its content clause"
    if hit.evidence is Evidence.CONTINUATION:
        why = "the sentence goes on with what this cue reports"
    own = Candidate("cue", hit.weight, (Feature("cue", hit.weight),), hit.evidence, hit, hit.subject)
    speaker, cue = _speaker(tokens, own), _cue(tokens, own)
    return Considered(CUES.name, speaker, cue, hit.evidence, round(hit.weight, 3), own.features, True, why)
