"""Quotation that stands alone -> who speaks it by its turn: who asks behind a question mark, who answers."""

from collections.abc import Sequence

from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.phrases.chunk import phrase_behind_article
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import PUNCT

_TURNS = 3
"""Paragraphs back in which the other one spoke last."""


def asked_by_next(reading: Reading, sentence: int, mark: int) -> CueHit | None:
    """English “Yes or no?” *Ann Tolley asked Luke Vance*: the cue that a mark inside the quotation cuts off."""
    tokens, after = reading.tokens, sentence + 1
    if not tokens.language.syntax.nouns_precede_head or after >= len(tokens.sentences):
        return None
    if _last(reading, mark) not in "?!" or tokens.paragraph[after] != tokens.paragraph[sentence]:
        return None
    first, past = tokens.sentences[after]
    for hit in reading.hits(after)[:1]:
        opens = hit.subject is not None and hit.subject.first == first and hit.subject.past == hit.first
        closes = hit.after >= past or (tokens.kind[hit.after] == PUNCT and tokens.norm[hit.after] != ":")
        told = hit.lemma in tokens.language.verbs.asking and tokens.language.clauses.questions.isdisjoint(
            tokens.norm[hit.after : hit.after + 4]
        )
        if opens and hit.frame & Frame.SAY and (closes or told):
            return hit
    return None


def whose_words(reading: Reading, sentence: int) -> Phrase | None:
    """“We slept.” Those were the words of *Ann Tolley*: whom the next sentence names."""
    tokens, sources, after = reading.tokens, reading.tokens.language.sources, sentence + 1
    if not sources.pointing or after >= len(tokens.sentences):
        return None
    first, past = tokens.sentences[after]
    if past - first < 3 or tokens.norm[first] not in sources.pointing:
        return None
    is_tied = tokens.norm[first + 1] in tokens.language.verbs.be
    # «Queste *le parole di* Ana Lima»: without "be" they follow at once
    for k in range(first + 1, min(past, first + (8 if is_tied else 3))):
        named_at = next((k + len(words) for words in sources.words_of if _stand_at(tokens, k, words)), None)
        if named_at is not None:
            phrase = phrase_behind_article(tokens, named_at, past)
            return phrase if phrase is not None and phrase.kind <= Kind.COLLECTIVE else None
    return None


def in_turn(reading: Reading, sentence: int, mark: int, earlier: Sequence[Draft]) -> Draft | None:
    """“Were you there?” she asked. / “*I was.*”: the one of two who is not the last speaker, where one asks."""
    paragraph = reading.tokens.paragraph
    if len(earlier) < 2 or paragraph[sentence] - paragraph[earlier[-1].sentence] != 1:
        return None
    previous = earlier[-1]
    if not (_asks(reading, previous) or (_last(reading, mark) == "?" and _asks(reading, earlier[-2]))):
        return None
    speaker = _speaker(reading, previous)
    for other in reversed(earlier[:-1]):
        if paragraph[previous.sentence] - paragraph[other.sentence] > _TURNS:
            return None
        if _speaker(reading, other) not in ((), speaker):
            return other
    return None


def _stand_at(tokens: Tokens, k: int, words: tuple[str, ...]) -> bool:
    return tuple(tokens.norm[k : k + len(words)]) == words


def _asks(reading: Reading, draft: Draft) -> bool:
    asking = draft.hit is not None and draft.hit.lemma in reading.tokens.language.verbs.asking
    return asking and _last(reading, draft.mark) == "?"


def _last(reading: Reading, mark: int) -> str:
    """The last character inside the marks."""
    return reading.tokens.text[reading.marked[mark].span.end - 1]


def _speaker(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """The words that name who speaks, () for nobody."""
    source = draft.source
    if source.subject is None:
        return ()
    words = source.inner or reading.tokens
    return tuple(words.norm[source.subject.first : source.subject.past])
