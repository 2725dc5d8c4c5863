"""Draft -> confidence that it is something said, and not a title, a name or scare quotes.

A score of features, each with its reason; below `THRESHOLD` a marked span is no quotation.
"""

from worker.quotes.attribution.titles_and_terms import is_titled, is_usual_name, names_what_follows
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.language import Language
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER

THRESHOLD = 0.5
"""Set on the French and English development sets where precision and recall of spans meet."""


def judge(reading: Reading, drafts: list[Draft]) -> list[tuple[Draft, float]]:
    """Each draft with its confidence. A fragment sure in one place lends it to the same words elsewhere."""
    sure = [(draft, confidence(reading, draft)) for draft in drafts]
    for n in range(1, len(sure)):
        draft, score = sure[n]
        if score < THRESHOLD <= sure[n - 1][1] and _coordinated(reading.tokens, sure[n - 1][0], draft):
            sure[n] = draft, THRESHOLD + 0.02  # «brutal» et «injuste»
    said = {
        reading.marked[draft.mark].span.of(reading.tokens.text).lower()
        for draft, score in sure
        if score >= THRESHOLD and draft.hit is not None
    }
    return [
        (draft, max(score, THRESHOLD + 0.02))
        if THRESHOLD - 0.25 <= score < THRESHOLD
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
    tokens = reading.tokens
    mark = reading.marked[draft.mark]
    text = tokens.text
    content = text[mark.span.start : mark.span.end]
    if mark.block:
        return 0.9 if draft.subject is not None or draft.inherits is not None else 0.0
    words = content.split()
    count = len(words)
    if not any(c.isalnum() for c in content):
        return 0.0
    if content[0] == "(" and content.find(")") >= len(content) - 2:
        return 0.2  # (LAUGHTER): a stage direction
    score = _by_length(count)
    k = draft.token
    score += _by_cue(draft, tokens.language.syntax.nouns_are_capitalised)
    score += _by_context(tokens, k, draft, content, count)
    by_content = _by_content(tokens, content, words)
    if draft.hit is not None and draft.hit.lemma in tokens.language.verbs.naming:
        by_content = max(by_content, 0.0)
    score += by_content
    if (
        tokens.paragraph[draft.sentence] in reading.headings
        and draft.subject is not None
        and not _after_article(tokens, k)
    ):
        score += 0.2  # a headline keeps marks for words that were said
        if draft.subject.past == k and count <= 3 and content[:1].islower():
            score += 0.15  # «Le maire “abasourdi”»
    elif reading.reported(draft.sentence):
        score += 0.36
    elif (
        draft.evidence is Evidence.NONE
        and not (draft.hit is not None and draft.hit.passive)
        and not draft.alone
        and not (
            count > 3
            and k
            and tokens.norm[k - 1] == ":"
            and tokens.paragraph[draft.sentence] in reading.headings
        )
        and not (lowered_voice(tokens, words) or content[-1] in ".!?…")
    ):
        score -= 0.22 if count < 9 else 0.12  # nobody is said to say it
    if count <= 3 and _after_article(tokens, k) and reading.repeated(draft.mark):
        score -= 0.3  # a term of the article's own, not someone's word
    if draft.alone:
        score += 0.3 if count > 3 or content[-1] in ".!?…" else 0.1
    return max(0.0, min(0.99, score))


def _by_length(count: int) -> float:
    """Long spans are speech; one to three words are as often a name or irony."""
    if count >= 9:
        return 0.72
    if count >= 6:
        return 0.6
    if count >= 4:
        return 0.45
    return (0.0, 0.26, 0.3, 0.36)[count]


def _by_cue(draft: Draft, capital_nouns: bool) -> float:
    hit = draft.hit
    if hit is None or draft.subject is None:
        if draft.evidence is Evidence.COLON:
            return 0.3
        if hit is not None and hit.left and draft.adjacent and draft.inherits is None:
            return 0.3  # «“Siamo pronti”, fanno sapere»
        if hit is not None and hit.passive:
            return 0.24  # accused of it, by whom nobody says
        if draft.inherits is not None and hit is not None and hit.left and draft.adjacent:
            return 0.42  # «“Nera”, ha precisato»
        if draft.inherits is not None:
            return 0.2 if draft.weight >= 0.6 else 0.05
        return 0.0
    if hit.subject is not None and hit.subject.kind == Kind.THING and not capital_nouns:
        return 0.12
    strong = 0.32 if draft.weight >= 0.8 else 0.24
    if draft.adjacent:
        strong += 0.15
    if hit.frame & Frame.THINK and not draft.adjacent and not draft.clause:
        strong -= 0.12
    if draft.clause:
        strong += 0.05
    if draft.weight < 0.5:
        strong -= 0.12
    return strong


def _by_context(tokens: Tokens, k: int, draft: Draft, content: str, count: int) -> float:
    """What stands before the marks: a noun for a work, «dit», an article."""
    language = tokens.language
    if k == 0:
        return 0.0
    at = k - 1
    while (
        at > 0
        and (tokens.norm[at] == ":" or tokens.norm[at] in language.nouns.linkers)
        and tokens.norm[at - 1] in language.nouns.works
    ):
        at -= 1
    before = tokens.norm[at]
    score = 0.0
    short = count <= 6
    cue_beside = draft.hit is not None and draft.hit.past == k and not _only_calls(draft)
    likened = (
        before in language.clauses.likeness and at and tokens.norm[at - 1] in language.nouns.named
    )  # conocido como
    if (before in language.nouns.named or likened) and short and not cue_beside:
        score -= 0.5
    elif count <= 3 and is_usual_name(tokens, draft, k):
        score -= 0.35
    elif short and content[:1].islower() and count > 1 and _is_valued(tokens, draft, k, before):
        score += 0.12  # «called the plan “a disgrace”»
    elif short and (before in language.nouns.works or before.endswith(language.outlets.endings)):
        score -= 0.35 if content[:1].isupper() or count <= 3 else 0.15
    elif _is_valued(tokens, draft, k, before) and short:
        score += 0.12  # «called her a “bully”», «dismissed it as a “charade”»
    elif tokens.kind[k - 1] in (LOWER, CAPITAL) and before in language.determiners.all and count <= 3:
        score -= (
            (0.06 if draft.clause else 0.12)
            if language.syntax.nouns_are_capitalised or not content[:1].isupper()
            else 0.35
        )
    elif (
        short
        and k >= 2
        and tokens.norm[k - 2] in language.nouns.works
        and before not in language.clauses.conjunctions
        and tokens.kind[k - 1] == LOWER
        and content[:1].isupper()
    ):
        score -= 0.15
    if (
        count <= 2
        and content[:1].isupper()
        and (tokens.kind[k - 1] == CAPITAL or (before == "." and k >= 2 and len(tokens.norm[k - 2]) == 1))
        and k + 1 < len(tokens)
        and tokens.kind[k + 1] == CAPITAL
        and before not in language.names.not_names
    ):
        score -= 0.6  # Robert «Bobby» Scott
    if count <= 6 and content[:1].isupper() and is_titled(tokens, k, before):
        score -= 0.5
    if before == "(" and count <= 4:
        score -= 0.25
    if (
        language.syntax.nouns_precede_head
        and short
        and content[:1].isupper()
        and names_what_follows(tokens, k)
    ):
        score -= 0.35
    return score


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
    return _own_voice(tokens.language, words, ("j'",))


def _own_voice(language: Language, words: list[str], elided: tuple[str, ...]) -> bool:
    """Whether the words hold a first or second person, or begin with one of the elided words."""
    lowered = " ".join(words).lower().replace("’", "'").split(" ")
    if not language.pronouns.own_voice.isdisjoint(lowered):
        return True
    bare = [word.strip(".,;:!?…()[]") for word in lowered]
    return not language.pronouns.own_voice.isdisjoint(bare) or any(word.startswith(elided) for word in bare)


def _by_content(tokens: Tokens, content: str, words: list[str]) -> float:
    """Speech has first persons and sentence ends; titles have capitals."""
    language = tokens.language
    score = 0.0
    if _own_voice(language, words[:40], ("j'", "n'", "c'")):
        score += 0.15
    if len(words) >= 3 and (content[-1] in "!?…" or (content[-1] == "." and not content[:1].islower())):
        score += 0.08  # an American full stop stands inside the marks of a fragment, too
    if 2 <= len(words) <= 8 and not language.syntax.nouns_are_capitalised:
        capitals = sum(1 for w in words if w[:1].isupper())
        weighty = [w for w in words if len(w) > 4]
        if (
            capitals == len(words)
            or (
                words[0][:1].isupper()
                and len(weighty) > 1 - (capitals > 1)
                and all(w[:1].isupper() for w in weighty)
                and capitals > 1
                and not language.syntax.nouns_are_capitalised
            )
        ) and not content.isupper():
            score -= 0.4
        elif capitals * 2 > len(words):
            score -= 0.2
    if len(words) == 1 and content[:1].isupper():
        score -= 0.2 if not language.syntax.nouns_are_capitalised else 0.0
    if language.syntax.nouns_are_capitalised and 2 <= len(words) <= 8 and _is_foreign_name(language, words):
        score -= 0.35
    if len(words) == 1 and ("." in content[1:-2] or "@" in content):
        score -= 0.6  # an address
    if len(words) == 1 and any(c.isdigit() for c in content):
        score -= 0.3
    return score


def _is_foreign_name(language: Language, words: list[str]) -> bool:
    """Where nouns have capitals: capitals, and no small word of the language among them."""
    capitals = sum(1 for word in words if word[:1].isupper())
    small = any(word.lower() in language.words.common or word.lower() in language.stops for word in words)
    return capitals > 1 and not small and words[-1][-1] not in ".!?…"
