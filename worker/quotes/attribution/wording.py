"""Marks -> what their own words say: a first person and sentence ends speak for speech, capitals against it."""

from collections.abc import Iterable

from worker.quotes.attribution import weights
from worker.quotes.attribution.marks import Marks
from worker.quotes.attribution.weights import Feature
from worker.quotes.lexicon.finite import is_finite
from worker.quotes.lexicon.grammar import Form, Frame
from worker.quotes.lexicon.language import Language
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NORMS


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


def by_wording(marks: Marks) -> Iterable[Feature]:
    """Speech has first persons and sentence ends; titles have capitals."""
    content, words = marks.content, marks.words
    found: list[Feature] = []
    language = marks.tokens.language
    if _own_voice(language, words[:40], language.pronouns.elided_openings):
        found.append(weights.OWN_VOICE)
    if _opens_with_verb(marks):
        found.append(weights.PREDICATE)
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


def _opens_with_verb(marks: Marks) -> bool:
    """«their boats “will not wait”», «had been “waiting on the quay”»: nobody quotes a term or a name so.

    One verb alone may be used in irony: the price “exploded”.
    """
    tokens, k, language = marks.tokens, marks.k, marks.tokens.language
    if marks.size < 2 or k == 0 or tokens.kind[k - 1] not in (LOWER, CAPITAL):
        return False
    if marks.before in language.determiners.all or marks.before in language.words.prepositions:
        return False
    word = NORMS[marks.words[0]]
    if not word[:1].isalpha() or marks.capital or word in language.determiners.all:
        return False
    cues = language.verbs.cues.get(word, ())
    if marks.before in language.pronouns.reflexive:
        return bool(cues)  # elle s’« indigne d’un abandon »
    if marks.before in language.verbs.have or marks.before in language.verbs.be:
        gerund = language.verbs.gerund_endings and word.endswith(language.verbs.gerund_endings)
        return bool(gerund) or any(cue.form & Form.PARTICIPLE and cue.frame & Frame.SAY for cue in cues)
    if any(cue.frame & Frame.NOUN_TOO for cue in cues):
        return False
    long = len(word) >= _LONG_VERB and word.endswith(language.verbs.finite_endings or ("\n",))
    return is_finite(language, word) or long or word in language.clauses.negations


_LONG_VERB = 5
_TITLE = 8
"""Words up to which capitals may make a title."""


def _by_word(marks: Marks) -> Iterable[Feature]:
    """One word: a name, an address, a model number."""
    said_of = (
        marks.draft.clause and marks.before in marks.tokens.language.verbs.be
    )  # the rule was “Victorian”
    if marks.capital and not said_of and not marks.tokens.language.syntax.nouns_are_capitalised:
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
    capitals = sum(1 for word in words if word[:1].isupper() or word[:1].isdigit())
    small = any(word.lower() in language.words.common or word.lower() in language.stops for word in words)
    return capitals > 1 and not small and words[-1][-1] not in ".!?…"
