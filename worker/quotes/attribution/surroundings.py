"""Marks -> what stands before and around them and says title, term or name: features against speech."""

from collections.abc import Iterable

from worker.quotes.attribution import weights
from worker.quotes.attribution.marks import Marks
from worker.quotes.attribution.titles_and_terms import is_byname, is_titled, is_usual_name, names_what_follows
from worker.quotes.attribution.weights import Feature
from worker.quotes.document import Draft
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER


def by_surroundings(marks: Marks) -> Iterable[Feature]:
    """What stands before the marks: a noun for a work, «dit», an article."""
    if marks.k == 0 or marks.size > _SHORT:
        return ()
    found: list[Feature] = []
    for rule in _BEFORE:
        feature = rule(marks)
        if feature is not None:
            found.append(feature)
            break
    found += [feature for feature, holds in _AROUND if holds(marks)]
    return found


_SHORT = 6
"""Words up to which marks may as well hold a title, a term or a name."""


def _called(marks: Marks) -> Feature | None:
    """«surnommé “le Sage”», «conocido como “el Sabio”»"""
    language, hit = marks.tokens.language, marks.draft.hit
    if marks.before not in language.nouns.named and not _likened(marks):
        return None
    cue_beside = hit is not None and hit.past == marks.k and not _only_calls(marks.draft)
    return None if cue_beside else weights.NAMED_SO


def _likened(marks: Marks) -> bool:
    language, at = marks.tokens.language, marks.at
    return (
        marks.before in language.clauses.likeness
        and at > 0
        and marks.tokens.norm[at - 1] in language.nouns.named
    )


def _usual_name(marks: Marks) -> Feature | None:
    usual = marks.size <= 3 and (
        is_usual_name(marks.tokens, marks.draft, marks.k) or is_byname(marks.tokens, marks.draft, marks.words)
    )
    return weights.USUAL_NAME if usual else None


def _valued_fragment(marks: Marks) -> Feature | None:
    """«called the plan “a disgrace”»"""
    hit = marks.draft.hit
    judged = hit is not None and hit.lemma in marks.tokens.language.verbs.judging
    fragment = (marks.size > 1 or judged) and marks.content[:1].islower()
    return (
        weights.VALUED if fragment and _is_valued(marks.tokens, marks.draft, marks.k, marks.before) else None
    )


def _title(marks: Marks) -> Feature | None:
    language = marks.tokens.language
    if marks.before not in language.nouns.works and not marks.before.endswith(language.outlets.endings):
        return None
    return weights.WORK if marks.capital or marks.size <= 3 else weights.WORK_LOWERED


def _valued(marks: Marks) -> Feature | None:
    """«called her a “bully”», «dismissed it as a “charade”»"""
    return weights.VALUED if is_valued(marks) else None


def is_valued(marks: Marks) -> bool:
    """Whether the words say what somebody called something."""
    return _is_valued(marks.tokens, marks.draft, marks.k, marks.before)


def is_named(marks: Marks) -> bool:
    """Whether a word for a work or for being called stands before the marks."""
    return marks.size <= _SHORT and marks.k > 0 and (_called(marks) or _title(marks)) is not None


def _after_determiner(marks: Marks) -> Feature | None:
    tokens = marks.tokens
    if marks.size > 3 or marks.before not in tokens.language.determiners.all:
        return None
    if tokens.kind[marks.k - 1] not in (LOWER, CAPITAL):
        return None
    if marks.capital and not tokens.language.syntax.nouns_are_capitalised:
        return weights.AFTER_ARTICLE_CAPITAL
    return weights.AFTER_ARTICLE_IN_CLAUSE if marks.draft.clause else weights.AFTER_ARTICLE


def _title_and_word(marks: Marks) -> Feature | None:
    """«le film culte “Sel”»"""
    tokens, k = marks.tokens, marks.k
    if not marks.capital or k < 2 or tokens.norm[k - 2] not in tokens.language.nouns.works:
        return None
    word = tokens.kind[k - 1] == LOWER and marks.before not in tokens.language.clauses.conjunctions
    return weights.WORK_AND_WORD if word else None


_BEFORE = (_called, _usual_name, _valued_fragment, _title, _valued, _after_determiner, _title_and_word)
"""What the word before a few marked words makes of them; the first that answers is right."""


def _inside_name(marks: Marks) -> bool:
    """Robert «Bobby» Scott, J. «Bobby» Scott"""
    tokens, k = marks.tokens, marks.k
    if marks.size > 2 or not marks.capital or k + 1 >= len(tokens) or tokens.kind[k + 1] != CAPITAL:
        return False
    initial = marks.before == "." and k >= 2 and len(tokens.norm[k - 2]) == 1
    return (tokens.kind[k - 1] == CAPITAL or initial) and marks.before not in tokens.language.names.not_names


def _beside_work(marks: Marks) -> bool:
    return marks.capital and is_titled(marks.tokens, marks.k, marks.before)


def _bracketed(marks: Marks) -> bool:
    return marks.before == "(" and marks.size <= 4


def _names_work(marks: Marks) -> bool:
    heads = marks.tokens.language.syntax.nouns_precede_head
    return heads and marks.capital and names_what_follows(marks.tokens, marks.k)


_AROUND = (
    (weights.NICKNAME, _inside_name),
    (weights.TITLED, _beside_work),
    (weights.BRACKETED, _bracketed),
    (weights.NAMES_NEXT, _names_work),
)
"""What else stands around the marks and says that it is a name or a title."""


def _is_valued(tokens: Tokens, draft: Draft, k: int, before: str) -> bool:
    """Whether the marks say what someone called something: after "as a", or after a verb of calling."""
    language, hit = tokens.language, draft.hit
    if hit is None or hit.past > k or draft.subject is None or not hit.frame & Frame.OBJECT:
        return False
    article = before in language.determiners.all
    if hit.lemma in language.verbs.judging and hit.after < k and not _parted(tokens, hit.after, k):
        return True  # «a jugé la décision “injuste”»
    if hit.lemma in language.verbs.naming and (
        before in language.determiners.indefinite or tokens.norm[k - 1] in language.clauses.as_words
    ):
        return True
    return tokens.norm[k - 1 - article] in language.clauses.likeness and k - hit.past < 14


def _parted(tokens: Tokens, start: int, end: int) -> bool:
    language, between = tokens.language, tokens.norm[start:end]
    if language.syntax.nouns_precede_head and not (
        language.words.prepositions - language.nouns.linkers
    ).isdisjoint(between):
        return True  # «takes calls from listeners to her “Night Tide” show»
    return any(tokens.kind[j] not in (LOWER, CAPITAL) for j in range(start, end)) or not (
        language.clauses.conjunctions.isdisjoint(between)
    )


def _only_calls(draft: Draft) -> bool:
    """«un plan dit “de transformation”»: a thing says nothing, it is called so."""
    return draft.subject is not None and draft.subject.kind in (Kind.THING, Kind.DOCUMENT) and not draft.alone
