"""Draft -> confidence that it is something said, and not a title, a name or scare quotes.

A sum of named features; below `weights.THRESHOLD` a marked span is no quotation.
"""

from collections.abc import Iterable

from worker.quotes.attribution import weights
from worker.quotes.attribution.attribute import are_coordinated
from worker.quotes.attribution.marks import Marks, after_article, marks_of
from worker.quotes.attribution.surroundings import by_surroundings, is_named, is_valued
from worker.quotes.attribution.weights import Feature
from worker.quotes.attribution.wording import by_wording, lowered_voice
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER

Features = Iterable[Feature]


def judge(reading: Reading, drafts: list[Draft]) -> list[tuple[Draft, float]]:
    """Each draft with its confidence. A fragment sure in one place lends it to the same words elsewhere."""
    sure = [(draft, confidence(reading, draft)) for draft in drafts]
    for n in range(1, len(sure)):
        draft, score = sure[n]
        if score < weights.THRESHOLD <= sure[n - 1][1] and _coordinated(
            reading.tokens, sure[n - 1][0], draft
        ):
            sure[n] = draft, weights.THRESHOLD + weights.LENT  # «brutal» et «injuste»
    said = {
        reading.marked[draft.mark].span.of(reading.tokens.text).lower()
        for draft, score in sure
        if score >= weights.THRESHOLD and draft.hit is not None
    }
    return [
        (draft, max(score, weights.THRESHOLD + weights.LENT))
        if weights.THRESHOLD - weights.LENT_FROM <= score < weights.THRESHOLD
        and not after_article(reading.tokens, draft.token)
        and reading.marked[draft.mark].span.of(reading.tokens.text).lower() in said
        else (draft, score)
        for draft, score in sure
    ]


def _coordinated(tokens: Tokens, before: Draft, draft: Draft) -> bool:
    """Whether only "and" stands between two fragments under one cue."""
    return before.hit is not None and are_coordinated(tokens, before.token, draft.token)


def confidence(reading: Reading, draft: Draft) -> float:
    """From 0 to 1: that the marked span is a quotation."""
    score = 0.0
    for group in features(reading, draft):
        of_group = 0.0
        for feature in group:
            of_group += feature.weight
        score += of_group
    return max(0.0, min(0.99, score))


def features(reading: Reading, draft: Draft) -> list[Features]:
    """What speaks for speech and against it, in groups: length, cue, place, content, standing."""
    mark = reading.marked[draft.mark]
    content = mark.span.of(reading.tokens.text)
    if mark.block:
        return [(weights.BLOCK_NAMED,)] if draft.has_speaker else []
    if not any(c.isalnum() for c in content):
        return []
    if mark.left_open and not (draft.adjacent or draft.clause) and _amid(reading, draft):
        return []  # a slip: he left the «house and went home.
    if content[0] == "(" and content.find(")") >= len(content) - 2:
        return [(weights.STAGE_DIRECTION,)]  # (LAUGHTER)
    marks = marks_of(reading, draft, content)
    of_content = by_wording(marks)
    named = draft.hit is not None and draft.hit.lemma in marks.tokens.language.verbs.naming
    if (named or is_valued(marks)) and sum(feature.weight for feature in of_content) < 0:
        of_content = []  # capitals are what somebody calls something
    groups: list[Features] = [(_by_length(marks.size),), _by_cue(marks), by_surroundings(marks), of_content]
    groups += [(feature,) for feature in _by_standing(marks)]
    return groups


def _amid(reading: Reading, draft: Draft) -> bool:
    """Whether a word stands right before the marks."""
    k = draft.token
    return k > 0 and reading.tokens.kind[k - 1] in (LOWER, CAPITAL)


def _by_length(count: int) -> Feature:
    """Long spans are speech; one to three words are as often a name or irony."""
    if count >= 9:
        return weights.NINE_WORDS
    if count >= 6:
        return weights.SIX_WORDS
    return weights.FOUR_WORDS if count >= 4 else weights.FEW_WORDS[count]


def _by_cue(marks: Marks) -> Features:
    draft = marks.draft
    hit = draft.hit
    if hit is None or draft.subject is None:
        named = _by_cue_without_subject(draft)
        return (named,) if named is not None else ()
    thing = hit.subject is not None and hit.subject.kind == Kind.THING
    if thing and not marks.tokens.language.syntax.nouns_are_capitalised:
        accuses = hit.lemma in marks.tokens.language.verbs.accusing and (
            marks.tokens.norm[marks.k - 1] in marks.tokens.language.clauses.as_words
        )
        near = draft.adjacent or draft.clause or accuses or draft.evidence is Evidence.COLON
        says = hit.frame & Frame.SAY and near and draft.weight >= weights.OVER_WEAK
        return (weights.THING_SPEAKS, weights.THING_SAYS) if says else (weights.THING_SPEAKS,)
    found = [weights.STRONG_CUE if draft.weight >= weights.STRONG else weights.PLAIN_CUE]
    if draft.adjacent:
        found.append(weights.BESIDE_MARKS)
    if hit.frame & Frame.THINK and not draft.adjacent and not draft.clause and not is_valued(marks):
        found.append(weights.THOUGHT_APART)
    if draft.clause:
        found.append(weights.IN_CONTENT_CLAUSE)
    if draft.weight < weights.OVER_WEAK:
        found.append(weights.WEAK_CUE)
    return found


def _by_cue_without_subject(draft: Draft) -> Feature | None:
    hit = draft.hit
    closes = hit is not None and hit.left and draft.adjacent
    if draft.evidence is Evidence.COLON:
        return weights.COLON_NOBODY
    if closes and draft.inherits is None:
        return weights.CUE_NOBODY  # «“Siamo pronti”, fanno sapere»
    if hit is not None and hit.passive:
        return weights.ACCUSED
    if draft.inherits is None:
        return None
    if closes:
        return weights.NULL_BESIDE  # «“Nera”, ha precisato»
    return weights.GOES_ON if draft.weight >= weights.GOES_ON_SURELY else weights.GOES_ON_WEAKLY


def _by_standing(marks: Marks) -> Features:
    """Headline, reported sentence, nobody's words, a term of the article's own, a sentence by itself."""
    draft, size = marks.draft, marks.size
    if marks.in_heading and draft.subject is not None and not after_article(marks.tokens, marks.k):
        yield weights.IN_HEADLINE
        if draft.subject.past == marks.k and size <= 3 and marks.content[:1].islower():
            yield weights.HEADLINE_FEELING  # «Le maire “abasourdi”»
    elif marks.reading.reported(draft.sentence) and not is_named(marks):
        yield weights.IN_REPORT
    elif _nobody_says(marks):
        yield weights.NOBODY_SAYS if size < 9 else weights.NOBODY_SAYS_LONG
    if size <= 3 and after_article(marks.tokens, marks.k) and marks.reading.repeated(draft.mark):
        yield weights.OWN_TERM
    if draft.alone:
        yield weights.ALONE if size > 3 or marks.content[-1] in ".!?…" else weights.ALONE_SHORT


def _nobody_says(marks: Marks) -> bool:
    """Whether no evidence names a speaker, and neither place nor words look like speech."""
    draft = marks.draft
    if draft.evidence is not Evidence.NONE or draft.alone or (draft.hit is not None and draft.hit.passive):
        return False
    colon = marks.size > 3 and marks.k > 0 and marks.tokens.norm[marks.k - 1] == ":"
    if colon and marks.in_heading:
        return False
    return marks.content[-1] not in ".!?…" and not lowered_voice(marks.tokens, marks.words)
