"""Draft -> confidence that it is something said, and not a title, a name or scare quotes.

A sum of named features; below `weights.THRESHOLD` a marked span is no quotation.
"""

from collections.abc import Iterable
from typing import NamedTuple

from worker.quotes.attribution import weights
from worker.quotes.attribution.titles_and_terms import is_titled, is_usual_name, names_what_follows
from worker.quotes.attribution.weights import Feature
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.language import Language
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
        and not _after_article(reading.tokens, draft.token)
        and reading.marked[draft.mark].span.of(reading.tokens.text).lower() in said
        else (draft, score)
        for draft, score in sure
    ]


def _coordinated(tokens: Tokens, before: Draft, draft: Draft) -> bool:
    """Whether only "and" stands between two fragments under one cue."""
    return (
        draft.token == before.token + 2
        and before.hit is not None
        and tokens.norm[draft.token - 1] in tokens.language.clauses.coordinators
    )


def _after_article(tokens: Tokens, k: int) -> bool:
    """Whether a definite article or demonstrative stands right before the marks."""
    return (
        k > 0
        and tokens.norm[k - 1] in tokens.language.determiners.all
        and tokens.norm[k - 1] not in tokens.language.determiners.indefinite
    )


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
    if content[0] == "(" and content.find(")") >= len(content) - 2:
        return [(weights.STAGE_DIRECTION,)]  # (LAUGHTER)
    words = content.split()
    at = _governing(reading.tokens, draft.token)
    marks = Marks(
        reading,
        reading.tokens,
        draft,
        draft.token,
        content,
        words,
        len(words),
        content[:1].isupper(),
        at,
        reading.tokens.norm[at] if at >= 0 else "",
    )
    of_content = _by_content(marks)
    named = draft.hit is not None and draft.hit.lemma in marks.tokens.language.verbs.naming
    if named and sum(feature.weight for feature in of_content) < 0:
        of_content = []  # capitals are what somebody calls something
    groups: list[Features] = [(_by_length(len(words)),), _by_cue(marks), _by_context(marks), of_content]
    groups += [(feature,) for feature in _by_standing(marks)]
    return groups


class Marks(NamedTuple):
    """A draft with the words between its marks."""

    reading: Reading
    tokens: Tokens
    draft: Draft
    k: int
    content: str
    words: list[str]
    size: int
    capital: bool
    """The content begins with a capital."""
    at: int
    """The token that governs the marks: the one before them, or a noun for a work, «le *film* de “…”»."""
    before: str
    """The word there; empty at the head of the text."""

    @property
    def in_heading(self) -> bool:
        return self.tokens.paragraph[self.draft.sentence] in self.reading.headings


def _governing(tokens: Tokens, k: int) -> int:
    language, norm, at = tokens.language, tokens.norm, k - 1
    while (
        at > 0
        and (norm[at] == ":" or norm[at] in language.nouns.linkers)
        and norm[at - 1] in language.nouns.works
    ):
        at -= 1
    return at


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
        return (weights.THING_SPEAKS,)
    found = [weights.STRONG_CUE if draft.weight >= weights.STRONG else weights.PLAIN_CUE]
    if draft.adjacent:
        found.append(weights.BESIDE_MARKS)
    if hit.frame & Frame.THINK and not draft.adjacent and not draft.clause:
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


def _by_context(marks: Marks) -> Features:
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
    usual = marks.size <= 3 and is_usual_name(marks.tokens, marks.draft, marks.k)
    return weights.USUAL_NAME if usual else None


def _valued_fragment(marks: Marks) -> Feature | None:
    """«called the plan “a disgrace”»"""
    fragment = marks.size > 1 and marks.content[:1].islower()
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
    return weights.VALUED if _is_valued(marks.tokens, marks.draft, marks.k, marks.before) else None


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
    article = before in language.determiners.indefinite
    if hit.lemma in language.verbs.judging and hit.after < k and not _parted(tokens, hit.after, k):
        return True  # «a jugé la décision “injuste”»
    if hit.lemma in language.verbs.naming and article:
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


def lowered_voice(tokens: Tokens, words: list[str]) -> bool:
    """Whether a first or second person speaks in the words."""
    return _own_voice(tokens.language, words, tokens.language.pronouns.elided_voice)


def _own_voice(language: Language, words: list[str], elided: tuple[str, ...]) -> bool:
    """Whether the words hold a first or second person, or one of them begins like an elided one."""
    text = " ".join(words).lower().replace("’", "'")
    lowered = text.split(" ")
    if not language.pronouns.own_voice.isdisjoint(lowered):
        return True
    bare = [word.strip(".,;:!?…()[]") for word in lowered]
    if not language.pronouns.own_voice.isdisjoint(bare):
        return True
    return "'" in text and any(word.startswith(elided) for word in bare)


def _by_content(marks: Marks) -> Features:
    """Speech has first persons and sentence ends; titles have capitals."""
    content, words = marks.content, marks.words
    found: list[Feature] = []
    language = marks.tokens.language
    if _own_voice(language, words[:40], language.pronouns.elided_openings):
        found.append(weights.OWN_VOICE)
    if marks.size >= 3 and (content[-1] in "!?…" or (content[-1] == "." and not content[:1].islower())):
        found.append(
            weights.SENTENCE_ENDS
        )  # an American full stop stands inside the marks of a fragment, too
    if marks.size == 1:
        found += _by_word(marks)
    elif marks.size <= _TITLE:
        named = _by_capitals(marks)
        if named is not None:
            found.append(named)
    return found


_TITLE = 8
"""Words up to which capitals may make a title."""


def _by_word(marks: Marks) -> Features:
    """One word: a name, an address, a model number."""
    if marks.capital and not marks.tokens.language.syntax.nouns_are_capitalised:
        yield weights.ONE_CAPITAL
    if "." in marks.content[1:-2] or "@" in marks.content:
        yield weights.ADDRESS
    if any(c.isdigit() for c in marks.content):
        yield weights.DIGITS


def _by_capitals(marks: Marks) -> Feature | None:
    """What the capitals of two to eight words say."""
    language, words = marks.tokens.language, marks.words
    if language.syntax.nouns_are_capitalised:
        return weights.FOREIGN_NAME if _is_foreign_name(language, words) else None
    capitals = sum(1 for word in words if word[:1].isupper())
    if (capitals == len(words) or _is_title(words, capitals)) and not marks.content.isupper():
        return weights.ALL_CAPITALS
    return weights.MOST_CAPITALS if capitals * 2 > len(words) else None


def _is_title(words: list[str], capitals: int) -> bool:
    """«The Sea of Salt»: the first word and all that are not small have capitals."""
    weighty = [word for word in words if len(word) > 4]
    return (
        capitals > 1
        and words[0][:1].isupper()
        and bool(weighty)
        and all(word[:1].isupper() for word in weighty)
    )


def _is_foreign_name(language: Language, words: list[str]) -> bool:
    """Where nouns have capitals: capitals, and no small word of the language among them."""
    capitals = sum(1 for word in words if word[:1].isupper())
    small = any(word.lower() in language.words.common or word.lower() in language.stops for word in words)
    return capitals > 1 and not small and words[-1][-1] not in ".!?…"


def _by_standing(marks: Marks) -> Features:
    """Headline, reported sentence, nobody's words, a term of the article's own, a sentence by itself."""
    draft, size = marks.draft, marks.size
    if marks.in_heading and draft.subject is not None and not _after_article(marks.tokens, marks.k):
        yield weights.IN_HEADLINE
        if draft.subject.past == marks.k and size <= 3 and marks.content[:1].islower():
            yield weights.HEADLINE_FEELING  # «Le maire “abasourdi”»
    elif marks.reading.reported(draft.sentence):
        yield weights.IN_REPORT
    elif _nobody_says(marks):
        yield weights.NOBODY_SAYS if size < 9 else weights.NOBODY_SAYS_LONG
    if size <= 3 and _after_article(marks.tokens, marks.k) and marks.reading.repeated(draft.mark):
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
