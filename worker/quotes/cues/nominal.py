"""Noun for what is said -> cue: “…,” was the mayor's *answer*; «…», fue la *respuesta* de Ana Lima.

The noun, its owner and the marks are tied by "be" or its like; without that tie nobody is said to have said them.
"""

from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.weights import Weight
from worker.quotes.lexicon.grammar import ES, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at, phrase_behind_article
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, QUOTE

_FRAME = Frame.SAY | Frame.THAT | Frame.OBJECT
_NOUN_REACH = 4
"""Tokens from an owner or an article to the noun, adjectives among them: «the mayor's *curt first* answer»."""
_TIE_REACH = 5
"""Tokens between marks and such a phrase, all of them part of the tie: «“…”, tal *ha sido hoy* la respuesta»."""


def answer(sentence: Sentence, k: int) -> CueHit | None:
    """The cue of the noun at `k`, if it has an owner and marks are tied to it."""
    tokens = sentence.tokens
    opens, owner = _owner_before(sentence, k)
    ends = k + 1
    if owner is None:
        owner = _owner_behind(tokens, k + 1, sentence.past)
        ends = owner.past if owner is not None else ends
    if owner is None or owner.kind > Kind.COLLECTIVE:
        return None
    tie = _tie_before(sentence, opens)
    if tie >= 0:
        return _cue(tokens, tie, k, owner, left=True, after=max(ends, k + 1))
    after = _past_tie(tokens, ends, sentence.past)
    return _cue(tokens, opens, k, owner, left=False, after=after) if after >= 0 else None


def _cue(tokens: Tokens, first: int, k: int, owner: Phrase, *, left: bool, after: int) -> CueHit:
    evidence, weight = Evidence.CUE, Weight.OWNER_OF_ANSWER
    return CueHit(first, k + 1, k, tokens.norm[k], _FRAME, evidence, owner, left, not left, after, weight)


def in_view_of(sentence: Sentence, k: int) -> CueHit | None:
    """ "In *Ana Lima*'s view, …", "…, in the mayor's *words*": a preposition, the owner, and what they hold or say."""
    tokens, norm = sentence.tokens, sentence.tokens.norm
    opens, owner = _genitive_before(sentence, k)
    before = opens - 1
    if owner is None or before < sentence.first or norm[before] not in tokens.language.sources.view_words:
        return None
    first = before == sentence.first or norm[before - 1] in ";:"
    evidence, after = Evidence.ACCORDING_TO, k + 1
    left, right = not first, after < sentence.past and norm[after] not in ".!?…;"
    return CueHit(
        before,
        after,
        before,
        f"{norm[before]} {norm[k]}",
        _FRAME,
        evidence,
        owner,
        left,
        right,
        after,
        Weight.SOURCE,
        thing_said_at=before,
    )


def _owner_before(sentence: Sentence, k: int) -> tuple[int, Phrase | None]:
    """Where the phrase of the noun at `k` begins, and its owner if that stands before it: *Lima's*, *his* answer."""
    language, norm = sentence.tokens.language, sentence.tokens.norm
    opens, owner = _genitive_before(sentence, k)
    if owner is not None:
        return opens, owner
    j = _before_adjectives(sentence, k)
    if j < sentence.first:
        return k, None
    if norm[j] in language.determiners.possessives:
        agreement = language.determiners.possessors.get(norm[j], ES)
        return j, Phrase(j, j + 1, Kind.PRONOUN, agreement, head=j, core_past=j + 1)
    return (j, None) if norm[j] in language.determiners.all else (k, None)


def _genitive_before(sentence: Sentence, k: int) -> tuple[int, Phrase | None]:
    tokens, norm = sentence.tokens, sentence.tokens.norm
    j = _before_adjectives(sentence, k)
    if j <= sentence.first or norm[j] not in tokens.language.nouns.genitive_clitics:
        return k, None
    whole = next((phrase for phrase in sentence.phrases if phrase.first < j <= phrase.past), None)
    if whole is None:
        if tokens.kind[j - 1] != CAPITAL:
            return k, None
        return j - 1, Phrase(j - 1, j, Kind.NAME, ES, (j - 1, j), None, "", j)
    owner = phrase_at(tokens, whole.first, j)
    return (owner.first, owner) if owner is not None and owner.past == j else (k, None)


def _before_adjectives(sentence: Sentence, k: int) -> int:
    tokens, language = sentence.tokens, sentence.tokens.language
    j = k - 1
    while (
        j > max(sentence.first, k - _NOUN_REACH)
        and tokens.kind[j] == LOWER
        and tokens.norm[j] not in language.stops
        and tokens.norm[j] not in language.determiners.all
    ):
        j -= 1
    return j


def _owner_behind(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """«la respuesta *de Ana Lima*», "the answer *from the mayor*"."""
    language, norm = tokens.language, tokens.norm
    if k < past and tokens.kind[k] == LOWER and norm[k] not in language.grammar:
        k += 1  # la respuesta *tajante* de
    if k >= past:
        return None
    if norm[k] in language.sources.of_words or norm[k] in language.sources.origins:
        return phrase_behind_article(tokens, k + 1, past)
    genitive = norm[k] in language.determiners.datives and norm[k] in language.nouns.linkers
    return phrase_at(tokens, k, past) if genitive else None  # die Antwort *der Ministerin*


def _tie_before(sentence: Sentence, opens: int) -> int:
    """Where the tie between marks and the phrase at `opens` begins: “…,” *came* the answer; -1 where there is none."""
    tokens, language = sentence.tokens, sentence.tokens.language
    j, tied = opens - 1, False
    while j > max(sentence.first, opens - _TIE_REACH) and tokens.kind[j] == LOWER:
        word = tokens.norm[j]
        is_tie = word in language.verbs.be or word in language.sources.ties
        if not is_tie and word not in language.verbs.have and word not in language.words.adverbs:
            return -1
        tied = tied or is_tie
        j -= 1
    marks = j - (tokens.norm[j] == "," and j > sentence.first)
    return j + 1 if tied and tokens.kind[marks] == QUOTE else -1


def _past_tie(tokens: Tokens, ends: int, past: int) -> int:
    """The marks behind the phrase that ends at `ends`: the answer *was:* “…”, la réponse d'Ana Lima*:* «…»; else -1."""
    language, norm = tokens.language, tokens.norm
    j = ends
    while j < min(past, ends + _TIE_REACH) and (
        norm[j] in language.verbs.be
        or norm[j] in language.sources.ties
        or norm[j] in language.verbs.have
        or norm[j] in language.words.adverbs
    ):
        j += 1
    if j < past and norm[j] in ":,":
        j += 1
    return j if ends < j < past and tokens.kind[j] == QUOTE else -1
