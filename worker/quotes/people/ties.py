"""The people of a document -> what ties one to another: initials to the name they stand for, a role to its owner.

«Forze di supporto rapido (Rsf)», "Human Rights Watch … HRW"; «Hakim se tait. Son avocate, Me Colas,» is Hakim's.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from worker.quotes.people.person import Person, agrees, is_human
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL

_LONGEST = 8
"""Letters of an abbreviation; what is longer is a word."""
_NAMES = 400
"""Names of a document whose first letters are looked at, so that a list of names costs no more than a story."""


def stand_for(
    tokens: Tokens, persons: list[Person], by_phrase: dict[int, Person], phrases: Iterable[Phrase]
) -> dict[str, Person]:
    """Initials as `Tokens.norm` has them -> the body they stand for.

    A bracket behind its name says so, or the first letters of its words; the letters of two names stand for none. A
    person has none: in «Ana Lima (PSR)» they are a party's.
    """
    found: dict[str, Person] = {}
    for phrase in phrases:
        if phrase.core_past == len(tokens) or tokens.norm[phrase.core_past] != "(":
            continue
        person = by_phrase.get(phrase.first)
        short = _in_bracket(tokens, phrase)
        if not short or person is None or is_human(person, tokens.language):
            continue
        if _abbreviates(short, tokens.words(phrase.first, phrase.core_past)):
            found.setdefault(short, person)
    by_letters: dict[str, Person | None] = {}
    for person in islice(persons, _NAMES):
        letters = "".join(word[0] for word in person.name.split() if word[0].isupper()).lower()
        if len(letters) > 2 and not is_human(person, tokens.language):
            by_letters[letters] = None if letters in by_letters else person
    for person in islice(persons, _NAMES):
        full = by_letters.get(person.words[-1])
        if full is not None and full is not person and person.name.split()[-1].isupper():
            found.setdefault(person.words[-1], full)
    return found


def _in_bracket(tokens: Tokens, phrase: Phrase) -> str:
    """The one word in the bracket right behind a name: «(Rsf)»."""
    norm, k = tokens.norm, phrase.core_past
    if phrase.kind not in (Kind.NAME, Kind.COLLECTIVE) or tuple(norm[k : k + 3 : 2]) != ("(", ")"):
        return ""
    return norm[k + 1] if tokens.kind[k + 1] == CAPITAL and 1 < len(norm[k + 1]) <= _LONGEST else ""


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters stand in the name in order, the first at the head of a word (Schwartz and Hearst 2003).

    Or each at the head of a word, in whatever order: initials may come from another language.
    """
    words = [word.rpartition("'")[2] for word in name.lower().replace("’", "'").split()]
    if len(short) > 2 and Counter(short) <= Counter(word[0] for word in words if word):
        return True
    for at, word in enumerate(words):
        if word.startswith(short[0]):
            rest = iter("".join(words[at:]))
            if all(letter in rest for letter in short if letter.isalnum()):
                return True
    return False


def merged(people_mentioned: Iterable[Person], full: dict[str, Person]) -> dict[int, Person]:
    """id of somebody who is met by initials alone -> whom these stand for."""
    return {
        id(person): full[person.words[-1]]
        for person in people_mentioned
        if person.words[-1] in full
        and full[person.words[-1]] is not person
        and (len(person.words) == 1 or (person.kind == Kind.COLLECTIVE and len(person.words) == 2))
    }


def owner_of(tokens: Tokens, phrase: Phrase, before: Iterable[tuple[Person, bool]]) -> Person | None:
    """Whose «son avocate, Me Colas» is: the last subject with a name of those mentioned before, nearest first.

    A text may be that of a body: «der NDB in *seinem Lagebericht*».
    """
    possessive = next(
        (w for w in tokens.norm[phrase.first : phrase.past] if w in tokens.language.determiners.possessives),
        "",
    )
    owners = tokens.language.determiners.owners
    for person, subject in before:
        if not subject:
            continue
        if phrase.kind == Kind.DOCUMENT and person.kind == Kind.COLLECTIVE:
            return person
        if person.kind != Kind.NAME or not (len(person.words) > 1 or person.roles):
            continue
        return person if possessive not in owners or agrees(owners[possessive], person) else None
    return None
