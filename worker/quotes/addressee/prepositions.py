"""Preposition -> whom or where it introduces: «à l'agence Ria Novosti», «sur X», «en rueda de prensa»."""

from typing import NamedTuple

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
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER


class Introduced(NamedTuple):
    """A noun phrase behind a preposition, with what the preposition may make of it."""

    tokens: Tokens
    phrase: Phrase
    past: int
    """Where what it may reach ends."""
    preposition: str
    head: str
    """Its noun, if it is one for a channel, an outlet or an occasion."""
    to: bool
    """The preposition stands before whom something is said to: à, to."""
    inside: bool
    """It stands before a medium or an occasion: dans, in."""
    audience: bool
    """It stands before whom one speaks in public: devant."""
    posted: bool
    """The verb says that the words were posted, so that a bare name is where: escribió *en* Parloir."""


def introduced_by(tokens: Tokens, k: int, past: int, word: str, posted: bool = False) -> SaidTo | None:
    """What a preposition at k introduces, if it can be spoken to. `posted`: a bare name is where it was posted."""
    phrase = _governed(tokens, k + 1, past)
    if phrase is None or phrase.kind == Kind.PRONOUN:
        return None
    language = tokens.language
    to, inside = word in language.addressees.to_words, word in language.addressees.in_words
    audience = word in language.addressees.audience_words
    head = head_word(tokens, phrase)
    found = Introduced(tokens, phrase, past, word, head, to, inside, audience, posted)
    if inside and head in language.outlets.microphones:
        outlet = _at_microphone(found)
        if outlet is not None:
            return outlet
    if inside and head in language.outlets.events:
        # an interview *with* an outlet is said to the outlet
        return outlet_after(tokens, phrase, past) or _as(found, occasion(tokens, head))
    if not to and _is_bare_noun(found):
        if head in language.outlets.media:
            return _as(found, "medium")
        if language.syntax.outlets_need_article_or_name:
            return None
    if _is_time(found):
        return None  # "on Monday"
    if _is_channel(found) or _is_medium(found):
        return _as(found, "medium")
    if (to or inside) and is_outlet(tokens, phrase):
        return SaidTo(tokens.words(phrase.first, past_number(tokens, phrase.past, past)), "outlet")
    if audience:
        return _as(found, occasion(tokens, head)) if _is_audience(found) else None
    return _listener(found) if to else None


def _governed(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """The phrase that a preposition governs, past the second half of «auprès *de*», «lors *du*»."""
    if start >= past or tokens.norm[start] not in tokens.language.nouns.linkers:
        return phrase_at(tokens, start, past, apposition=False) or undetermined(tokens, start, past)
    # a linker of more than two letters holds an article (du, del, of is none): a bare noun may follow it
    holds_article = len(tokens.norm[start]) > 2
    phrase = phrase_at(tokens, start + 1, past, apposition=False)
    return undetermined(tokens, start + 1, past) if phrase is None and holds_article else phrase


def _as(found: Introduced, kind: str) -> SaidTo:
    return SaidTo(words_of(found.tokens, found.phrase), kind)


def _at_microphone(found: Introduced) -> SaidTo | None:
    """«au micro de *Canal 9*», "in the columns of *the Herald*": the outlet behind the noun that stands for it."""
    tokens, phrase = found.tokens, found.phrase
    for j in range(phrase.first, phrase.past - 1):
        if tokens.norm[j] in tokens.language.nouns.linkers and tokens.kind[j + 1] == CAPITAL:
            return SaidTo(tokens.words(j + 1, past_number(tokens, phrase.past, found.past)), "outlet")
    return None


def _is_bare_noun(found: Introduced) -> bool:
    """«por *radio*», «par *communiqué*»: one plain word without article."""
    phrase = found.phrase
    return phrase.past - phrase.first == 1 and found.tokens.kind[phrase.first] == LOWER


def _is_named(found: Introduced) -> bool:
    """Whether a name stands first, or right behind the first word."""
    phrase, kind = found.phrase, found.tokens.kind
    return kind[phrase.first] == CAPITAL or (
        phrase.past - phrase.first > 1 and kind[phrase.first + 1] == CAPITAL
    )


def _is_channel(found: Introduced) -> bool:
    """«sur *Parloir*», "on *Parloir*"; and where words are posted, «en *Parloir*»."""
    channel = found.preposition in found.tokens.language.outlets.channel_words or (
        found.posted and found.inside and found.phrase.kind == Kind.NAME
    )
    return channel and _is_named(found) and not is_outlet(found.tokens, found.phrase)


def _is_time(found: Introduced) -> bool:
    """What would be a channel, but a word of time stands in it."""
    phrase, adverbs = found.phrase, found.tokens.language.words.adverbs
    words = found.tokens.norm[phrase.first : phrase.past]
    return any(word in adverbs for word in words) and _is_channel(found)


def _is_medium(found: Introduced) -> bool:
    """«dans un *communiqué*», "in a *post*"; «sur Twitter», whose name is in the list of media."""
    outlets = found.tokens.language.outlets
    media = outlets.media
    if not found.inside:
        return False
    if _is_own_channel(found):
        return True
    if found.head in outlets.nouns and found.phrase.name is not None:
        return False  # "on the news *site* Harbor Herald" is an outlet
    return found.head in media or (found.tokens.norm[found.phrase.first] in media and _is_named(found))


def _is_own_channel(found: Introduced) -> bool:
    """«sur *son* site», "in *her* newsletter": what somebody has to speak by is no outlet that asks."""
    tokens, phrase = found.tokens, found.phrase
    owners = tokens.language.determiners.owners
    return found.head != "" and any(word in owners for word in tokens.norm[phrase.first : phrase.first + 2])


def _is_audience(found: Introduced) -> bool:
    """«devant *les députés*», «devant *une trentaine de riverains*», «devant *le tribunal*»; not «devant *la mairie*»."""
    tokens, phrase = found.tokens, found.phrase
    house = phrase.kind == Kind.COLLECTIVE and phrase.agreement.number != "p"
    if house and found.head not in tokens.language.outlets.events:
        return is_crowd(tokens, phrase)
    return phrase.kind in (Kind.ROLE, Kind.COLLECTIVE) or is_crowd(tokens, phrase)


def _listener(found: Introduced) -> SaidTo | None:
    """«à *la ministre*», «aux *syndicats*», «à *Norpresse*»; a single name is a place unless something says outlet."""
    phrase = found.phrase
    if phrase.kind == Kind.COLLECTIVE and phrase.agreement.number == "p":
        return _as(found, "person")
    if phrase.kind not in (Kind.ROLE, Kind.NAME) or _may_be_place(found):
        return None
    bare = phrase.kind == Kind.NAME and phrase.past - phrase.first == 1
    return _as(found, "outlet" if bare else "person")


def _may_be_place(found: Introduced) -> bool:
    """«à *Paris*», "to *Washington*", but not «auprès de *Norpresse*»."""
    phrase, language = found.phrase, found.tokens.language
    if phrase.kind != Kind.NAME or phrase.name != (phrase.first, phrase.first + 1):
        return False
    outlet = found.tokens.norm[phrase.first] in language.outlets.names
    return not outlet and found.preposition not in language.addressees.beside_words


def whom(phrase: Phrase) -> str:
    """The kind of who is spoken to and is no outlet: people, or a body such as a court, a party or a company."""
    return "body" if phrase.kind == Kind.COLLECTIVE and phrase.agreement.number != "p" else "person"


def occasion(tokens: Tokens, head: str) -> str:
    """The kind of what one speaks at or to: a body, if the noun is one for a court or a parliament."""
    return "body" if head in tokens.language.outlets.bodies else "event"


def rank(said: SaidTo) -> int:
    """Outlets and people before channels with a name, those before «un communiqué» and «une réunion»."""
    if said.kind in ("outlet", "person", "body"):
        return 0
    return 1 if any(char.isupper() for char in said.name) else 2
