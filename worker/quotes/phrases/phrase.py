"""What a noun phrase is: where it stands, whether it can speak, its name, its head, its agreement."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import Agreement
from worker.quotes.lexicon.language import Language


class Kind:
    """What a phrase can be, from the likeliest speaker down: small ints (an IntEnum costs a call a look)."""

    NAME: Final = 0
    ROLE: Final = 1
    PRONOUN: Final = 2
    COLLECTIVE: Final = 3
    DOCUMENT: Final = 4
    THING: Final = 5


@dataclass(slots=True)
class Phrase:
    """Tokens `first` to `past`. `name` is a token range or None; `head` the head noun's token."""

    first: int
    past: int
    kind: int
    agreement: Agreement
    name: tuple[int, int] | None = None
    head: int | None = None
    preposition: str = ""
    core_past: int = 0
    """Where the phrase ends without its apposition."""
    possessive: bool = False
    house: tuple[int, int] | None = None
    """The body for which a person speaks: «*la direction*, par la voix de sa porte-parole, Ana Lima»."""
    oblique: bool = False
    """Its article says that it is no subject: *dem* Rat, *der* Zeitung."""
    parts: tuple["Phrase", ...] = ()
    """Those who speak together, for the phrase that holds them all."""
    owner: tuple[int, int] | None = None
    """A name inside the phrase that is not its own: «les hommes de *Yann Guillerm*»."""


def speaks(language: Language, word: str) -> tuple[int, Agreement] | None:
    """What a noun says of its phrase, if it is one that can speak: its `Kind` and agreement.

    A compound («ex-ministre», «Bundeskanzlerin») speaks as its last part does.
    """
    known = language.nouns.kinds.get(word)
    if known is None and ("-" in word or (language.syntax.compounds_are_written_together and len(word) > 7)):
        return _compound(language, word)
    return known


@lru_cache(maxsize=32768)
def _compound(language: Language, word: str) -> tuple[int, Agreement] | None:
    if "-" in word:
        last = speaks(language, word.rsplit("-", 1)[-1])
        if last is not None or language.syntax.compounds_are_written_together:
            return last  # PSR-Kandidat: whatever the PSR is, a candidate
        first = word.split("-", 1)[0]
        if first in language.nouns.kinds:
            return language.nouns.kinds[first]
    # Eight letters or more, four of them the noun and three before it: «Amt» and «Rat» would be found in anything.
    if language.syntax.compounds_are_written_together and len(word) > 7:
        for cut in range(max(3, len(word) - _longest_noun(language)), len(word) - 3):
            if word[cut:] in language.nouns.kinds:
                return language.nouns.kinds[word[cut:]]
    return None


@cache
def _longest_noun(language: Language) -> int:
    """In characters. Without it a chain of capitals with no end was cut at each of its letters."""
    return max(map(len, language.nouns.kinds))


@lru_cache(maxsize=8192)
def base_noun(language: Language, word: str) -> str:
    """The last noun of a word written together: bundesinnenministerin -> ministerin; the word itself elsewhere.

    A compound that is itself a noun of the list stays whole: a vice-president is no president.
    """
    if language.syntax.compounds_are_written_together and word not in language.nouns.roles:
        for cut in range(len(word) - 5, max(3, len(word) - _longest_noun(language)) - 1, -1):
            if word[cut:] in language.nouns.roles:
                return word[cut:]
    return word


def is_initials(word: str) -> bool:
    """Whether a word is two to six capitals, as houses are called for short: NDB, EU."""
    return 1 < len(word) < 7 and word.isupper()


def first_name_gender(language: Language, name: str) -> str:
    """m, f or ? for a first name, as this language uses it."""
    return language.names.first_names.get(name) or GENDER_OF_FIRST_NAME.get(name, "?")
