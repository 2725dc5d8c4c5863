"""Preposition -> whom or where it introduces: «à l'agence Ria Novosti», «sur X», «en rueda de prensa»."""

from worker.quotes.model import SaidTo
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.outlets import (
    head_word,
    is_crowd,
    is_outlet,
    outlet_after,
    past_number,
    undetermined,
    words_of,
)
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER


def introduced_by(tokens: Tokens, k: int, past: int, word: str, posted: bool = False) -> SaidTo | None:
    """What a preposition at k introduces, if it can be spoken to. `posted`: a bare name is where it was posted."""
    language = tokens.language
    start = k + 1
    if start < past and tokens.norm[start] in language.nouns.linkers:
        contracted = len(tokens.norm[start]) > 2
        start += 1
        phrase = phrase_at(tokens, start, past, apposition=False)
        if phrase is None and contracted:
            phrase = undetermined(tokens, start, past)
    else:
        phrase = phrase_at(tokens, start, past, apposition=False)
        if phrase is None:
            phrase = undetermined(tokens, start, past)
    if phrase is None or phrase.kind == Kind.PRONOUN:
        return None
    head = head_word(tokens, phrase)
    to = word in language.addressees.to_words
    inside = word in language.addressees.in_words
    if head in language.outlets.microphones and inside:
        for j in range(phrase.first, phrase.past - 1):
            if tokens.norm[j] in language.nouns.linkers and tokens.kind[j + 1] == CAPITAL:
                return SaidTo(tokens.words(j + 1, past_number(tokens, phrase.past, past)), "outlet")
    if head in language.outlets.events and inside:
        # an interview *with* an outlet is said to the outlet
        outlet = outlet_after(tokens, phrase, past)
        if outlet is not None:
            return outlet
        return SaidTo(words_of(tokens, phrase), "event")
    if (
        language.syntax.subject_may_be_left_out
        and phrase.past - phrase.first == 1
        and tokens.kind[phrase.first] == LOWER
        and not to
    ):
        return (
            SaidTo(words_of(tokens, phrase), "medium") if head in language.outlets.media else None
        )  # por radio
    named = tokens.kind[phrase.first] == CAPITAL or (
        phrase.past - phrase.first > 1 and tokens.kind[phrase.first + 1] == CAPITAL
    )
    channel = word in language.outlets.channel_words or (posted and inside and phrase.kind == Kind.NAME)
    if named and channel and not is_outlet(tokens, phrase):
        if any(tokens.norm[j] in language.words.adverbs for j in range(phrase.first, phrase.past)):
            return None  # "on Monday"
        return SaidTo(words_of(tokens, phrase), "medium")
    if (
        head in language.outlets.media or (named and tokens.norm[phrase.first] in language.outlets.media)
    ) and inside:
        return SaidTo(words_of(tokens, phrase), "medium")
    if is_outlet(tokens, phrase) and (to or inside):
        return SaidTo(tokens.words(phrase.first, past_number(tokens, phrase.past, past)), "outlet")
    if (
        to
        and phrase.kind == Kind.COLLECTIVE
        and phrase.agreement.number == "p"
        and word not in language.addressees.audience_words
    ):
        return SaidTo(words_of(tokens, phrase), "person")
    if to and word not in language.addressees.audience_words and phrase.kind in (Kind.ROLE, Kind.NAME):
        if (
            phrase.kind == Kind.NAME
            and phrase.name is not None
            and phrase.name[0] == phrase.first
            and phrase.name[1] - phrase.name[0] == 1
        ) and not (
            tokens.norm[phrase.first] in language.outlets.names or word in language.addressees.beside_words
        ):
            return None  # «à Paris», "to Washington"
        bare = phrase.kind == Kind.NAME and phrase.past - phrase.first == 1
        return SaidTo(words_of(tokens, phrase), "outlet" if bare else "person")
    if word in language.addressees.audience_words and (
        phrase.kind in (Kind.ROLE, Kind.COLLECTIVE) or is_crowd(tokens, phrase)
    ):
        return SaidTo(words_of(tokens, phrase), "event")
    return None


def rank(said: SaidTo) -> int:
    """Outlets and people before channels with a name, those before «un communiqué» and «une réunion»."""
    if said.kind in ("outlet", "person"):
        return 0
    return 1 if any(char.isupper() for char in said.name) else 2
