"""Somebody whom a document names: what is known of them, and what that says they can be."""

from dataclasses import dataclass, field

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import Agreement
from worker.quotes.lexicon.language import Language
from worker.quotes.model import GenderEvidence
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER


@dataclass(slots=True)
class Person:
    """Somebody, or a body, that the document names. `name` is the fullest form met."""

    name: str
    words: tuple[str, ...]
    gender: str
    number: str
    kind: int
    roles: dict[str, set[str]] = field(default_factory=dict)
    """Head noun of each role -> the words around it («président» -> {russe})."""
    role: str | None = None
    count: int = 0
    honorific: bool = False
    houses: set[tuple[str, ...]] = field(default_factory=set)
    """Words of the bodies for which this person speaks."""
    aged: bool = False
    """«Mehdi, 23 ans»: an age says that this is a person."""
    shortened: bool = False
    """The text goes on with the last part of the name alone, as it does with people."""
    genders: dict[GenderEvidence, str] = field(default_factory=dict)
    """m or f by what says so; ? where it has said both."""
    abbreviated: bool = False
    """Initials stand for the name: that of a body."""
    voiced: bool = False
    """A verb of speech follows a full name somewhere: a person, as far as one can tell."""


def role_text(tokens: Tokens, phrase: Phrase) -> str | None:
    """The words of the phrase that say the role: «le porte-parole du Kremlin»."""
    if phrase.head is None:
        return None
    if phrase.name is None:
        return tokens.words(phrase.first, phrase.past)
    start, past = phrase.name
    if phrase.head < start:
        return tokens.words(phrase.first, start).strip(" ,\u00a0\u202f") or None
    if phrase.head >= past:
        text = tokens.text[tokens.end[past - 1] : tokens.end[phrase.past - 1]].strip(" ,\u00a0\u202f")
        if text.startswith("(") and ")" in text:
            text = text[text.index(")") + 1 :].strip(" ,\u00a0\u202f") or text
        return text or None
    return None


def is_human(person: Person, language: Language) -> bool:
    """Whether a named speaker is surely a person: a first name, a title, a role."""
    return (
        person.honorific
        or person.aged
        or not person.roles.keys().isdisjoint(language.nouns.roles.keys())
        or not person.roles.keys().isdisjoint(language.nouns.people.keys())
        or (len(person.words) > 1 and person.words[0] in GENDER_OF_FIRST_NAME)
    )


def is_house(person: Person, language: Language) -> bool:
    """Whether a name holds the word for a house, an outlet or a text: Harbor Council, Channel News, Voting Act."""
    return person.abbreviated or any(
        word in language.nouns.collectives
        or word in language.nouns.documents
        or word in language.outlets.nouns
        or word in language.outlets.names
        for word in person.words
    )


def agrees(agreement: Agreement, person: Person) -> bool:
    if agreement.gender != "?" and person.gender not in ("?", agreement.gender):
        return False
    return agreement.number == "?" or person.number in ("?", agreement.number)


def clean_name(text: str, language: Language) -> str:
    """A name as it stands in the text, on one line and without the ending of an owner."""
    name = " ".join(text.split())
    straight = name.replace("’", "'")
    for clitic in language.nouns.genitive_clitics:
        if straight.endswith(clitic):
            return name[: -len(clitic)]
    return name


def name_words(tokens: Tokens, start: int, past: int) -> tuple[str, ...]:
    """The words of a name: without the full stops of initials and the ending of an owner."""
    clitics = tokens.language.nouns.genitive_clitics
    return tuple([word for word in tokens.norm[start:past] if word != "." and word not in clitics])


def met_in(tokens: Tokens, phrase: Phrase, text: str) -> Person:
    """Somebody of whom the document has only this phrase."""
    words = tuple(tokens.norm[phrase.first : phrase.past])
    return Person(text, words, phrase.agreement.gender, phrase.agreement.number, phrase.kind)


def described_by(tokens: Tokens, phrase: Phrase, but_not: tuple[int, int]) -> set[str]:
    """The words of a phrase, without the tokens `but_not`, that tell one bearer of a role from another: {russe}."""
    start, past = but_not
    language = tokens.language
    words = set()
    for j in range(phrase.first, phrase.past):
        of_compound = compound(tokens, j) if "-" in tokens.norm[j] else None
        if of_compound is not None:
            words.add(of_compound[0])
        if (
            not start <= j < past
            and tokens.kind[j] in (LOWER, CAPITAL)
            and tokens.norm[j] not in language.determiners.all
            and tokens.norm[j] not in language.nouns.linkers
        ):
            words.add(tokens.norm[j])
    return words


def compound(tokens: Tokens, j: int) -> tuple[str, str] | None:
    """What a role is for and the role itself, where a hyphen joins initials to a noun: PSR-Chefin -> psr, chefin.

    Not Ex-Kanzler or vice-président: they hold another office than the noun alone.
    """
    word = tokens.words(j, j + 1)
    house, hyphen, noun = word.rpartition("-")
    if not hyphen or not any(letter.isupper() for letter in house[1:]):
        return None
    return house.lower(), noun.lower()
