"""Pronoun or bare role -> the likeliest of those mentioned before it, by agreement, place and recency."""

from bisect import bisect_left
from typing import NamedTuple

from worker.quotes.lexicon.grammar import Agreement
from worker.quotes.lexicon.language import Language
from worker.quotes.people.gather import Mention, People
from worker.quotes.people.person import Person, agrees, is_house, is_human
from worker.quotes.phrases.phrase import Kind

RECENT = 60
"""Mentions looked back at for a pronoun."""

AHEAD = 3
"""Sentences that a pronoun may come before the name it stands for."""


class Asked(NamedTuple):
    """What an anaphor asks for: who agrees, within `reach` sentences, and is none of `but_not` (ids).

    `unknown_only` takes only those named without a role; `taken_up` are roles that the anaphor may widen.
    """

    agreement: Agreement
    position: int
    sentence: int
    reach: int
    persons_only: bool
    but_not: frozenset[int] = frozenset()
    unknown_only: bool = False
    taken_up: frozenset[str] = frozenset()


def antecedent(
    people: People, asked: Asked, recent: list[Person], spoken: int
) -> tuple[Person, Mention | None] | None:
    """The likeliest person with the mention that was chosen.

    `recent` are the speakers so far, last one last, who spoke in the sentence `spoken`.
    """
    at = bisect_left(people.positions, asked.position)
    best: Mention | None = None
    best_score = 0.0
    seen: set[int] = set()
    topic = _topic(people, asked, recent, at, spoken)
    for k in range(at - 1, max(-1, at - RECENT), -1):
        mention = people.mentions[k]
        if asked.sentence - mention.sentence > asked.reach + 4:
            break
        person = mention.person
        if id(person) in seen or not _eligible(people.language, person, asked, recent):
            continue
        if _is_place(people.language, mention, recent):
            continue
        seen.add(id(person))
        subject = mention.subject and not _is_beside_pronoun(people, mention, asked)
        goes_on = spoken >= topic or (subject and mention.sentence >= topic)
        if _owned_by_asked(people, mention, asked):
            continue
        score = _likelihood(people.language, mention, asked, recent, goes_on, subject)
        if score > best_score:
            best, best_score = mention, score
    if best is not None and not best.subject and _may_be_nobody(people.language, best.person, asked, recent):
        spoke = next((one for one in reversed(recent) if one.gender == asked.agreement.gender), None)
        if spoke is not None:
            return spoke, None
    last = recent[-1] if recent else None
    if last is not None and _may_be_last_speaker(people.language, last, asked):
        unlikely = id(last) not in seen and best_score < _LIKELY
        if best is None or unlikely:
            return last, None
    return (best.person, best) if best is not None else None


_LIKELY = 1.6
"""A full name two sentences back that was no subject: whoever is less likely yields to the last speaker."""


def _may_be_last_speaker(language: Language, last: Person, asked: Asked) -> bool:
    return (
        not asked.unknown_only
        and id(last) not in asked.but_not
        and agrees(asked.agreement, last)
        and not _is_no_it(language, last, asked)
        and (not asked.persons_only or last.kind == Kind.NAME)
    )


def _is_place(language: Language, mention: Mention, recent: list[Person]) -> bool:
    """«una vecina de Hoz de Arriba»: behind a preposition, and nothing says that it is a person.

    A pronoun rules most places out by its gender; where the subject is left out, nothing does.
    """
    person = mention.person
    if (
        not language.syntax.subject_may_be_left_out
        or mention.subject
        or person.kind != Kind.NAME
        or is_human(person, language)
    ):
        return False
    return all(person is not said for said in recent)


def _eligible(language: Language, person: Person, asked: Asked, recent: list[Person]) -> bool:
    if (
        id(person) in asked.but_not
        or not agrees(asked.agreement, person)
        or _is_no_it(language, person, asked)
    ):
        return False
    if person.kind != Kind.NAME:
        return not asked.persons_only
    if asked.persons_only and is_house(person, language) and not is_human(person, language):
        return False  # «el instructor» is no *Unidad Central Operativa*
    if asked.unknown_only and (person.roles or len(person.words) < 2):
        return not asked.taken_up.isdisjoint(person.roles) and _is_somebody(person, recent)
    return _is_somebody(person, recent)


def _is_beside_pronoun(people: People, mention: Mention, asked: Asked) -> bool:
    """«*Elle* salue la ministre, Ana Lima. “…”, dit-elle»: beside a pronoun that agrees the name is no subject."""
    opening = people.opened_by.get(mention.sentence)
    return opening is not None and mention.position > opening[0] and opening[1] == asked.agreement


def _owned_by_asked(people: People, mention: Mention, asked: Asked) -> bool:
    """«Her manager is mild. … “I slept,” she said»: *she* is whom the manager belongs to."""
    if mention.phrase is None or not mention.phrase.possessive or not people.language.syntax.natural_gender:
        return False
    owner = people.language.determiners.owners.get(people.tokens.norm[mention.phrase.first])
    return owner is not None and owner.gender == asked.agreement.gender


def _may_be_nobody(language: Language, person: Person, asked: Asked, recent: list[Person]) -> bool:
    """«She told Wexmoor Live of it. … “I cried,” she said»: nothing says that this name is a person, or which."""
    by_nature = (
        language.syntax.natural_gender and asked.agreement.gender in ("m", "f") and not asked.persons_only
    )
    return by_nature and person.gender == "?" and not is_human(person, language) and person not in recent


def _is_no_it(language: Language, person: Person, asked: Asked) -> bool:
    """Whether the pronoun is the English «it» and this a person."""
    if not language.syntax.natural_gender or asked.agreement.gender != "n":
        return False
    return person.kind == Kind.ROLE or (person.kind == Kind.NAME and is_human(person, language))


def last_pair(people: People, position: int) -> tuple[Person, Person] | None:
    """The two people whom the latest sentence before `position` names, where one names just two."""
    at = bisect_left(people.positions, position)
    named: list[Person] = []
    sentence = -1
    for k in range(at - 1, max(-1, at - RECENT), -1):
        mention = people.mentions[k]
        if named and mention.sentence != sentence:
            if len(named) == 2:
                return named[1], named[0]
            named = []
        sentence = mention.sentence
        person = mention.person
        if person.kind == Kind.NAME and (len(person.words) > 1 or person.roles) and person not in named:
            named.append(person)
    return (named[1], named[0]) if len(named) == 2 else None


def last_named(people: People, agreement: Agreement, position: int) -> Person | None:
    """«quest'ultimo», «esta última»: the last person named before, subject or not."""
    at = bisect_left(people.positions, position)
    for k in range(at - 1, max(-1, at - RECENT), -1):
        person = people.mentions[k].person
        named = person.kind == Kind.NAME and (len(person.words) > 1 or person.roles or person.honorific)
        if named and agrees(agreement, person):
            return person
    return None


def first_named(people: People, agreement: Agreement, position: int, sentence: int) -> Person | None:
    """«Elle arrive en retard. … Nora Valmy s'explique»: whom a pronoun without antecedent is about to mean.

    The first subject with a full name in the sentences that follow, if its gender is known and agrees.
    """
    for k in range(bisect_left(people.positions, position), min(len(people.mentions), RECENT)):
        mention = people.mentions[k]
        if mention.sentence > sentence + AHEAD:
            return None
        person = mention.person
        if mention.subject and person.kind == Kind.NAME and len(person.words) > 1:
            return person if person.gender == agreement.gender and agrees(agreement, person) else None
    return None


def _topic(people: People, asked: Asked, recent: list[Person], at: int, spoken: int) -> int:
    """The latest sentence whose subject is another than the last speaker, and could be meant; -1 for none."""
    if not recent:
        return -1
    for k in range(at - 1, max(-1, at - RECENT), -1):
        mention = people.mentions[k]
        if mention.sentence <= spoken or asked.sentence - mention.sentence > asked.reach + 4:
            break
        person = mention.person
        is_subject = mention.subject and not _is_beside_pronoun(people, mention, asked)
        if is_subject and person is not recent[-1] and person.kind == Kind.NAME:
            known = len(person.words) > 1 or is_human(person, people.language)
            if known and _eligible(people.language, person, asked, recent):
                return mention.sentence
    return -1


def _likelihood(
    language: Language, mention: Mention, asked: Asked, recent: list[Person], goes_on: bool, subject: bool
) -> float:
    """Subjects before objects, near before far, speakers before others; 0 for whom the pronoun cannot mean.

    `goes_on` is false for a speaker since whose last words another has become the subject: the subject of the
    sentence before is what a pronoun takes up (Grosz, Joshi and Weinstein 1995, on centering).
    """
    person, agreement = mention.person, asked.agreement
    score = 2.0 - 0.55 * (asked.sentence - mention.sentence)
    if subject:
        score += 0.9
    if person.kind == Kind.NAME:
        score += 0.7 if len(person.words) > 1 or person.roles or person.honorific else -0.6
    elif person.kind == Kind.COLLECTIVE and agreement.gender == "m":
        score -= 1.2
    by_nature = language.syntax.natural_gender and agreement.gender in ("m", "f")
    if by_nature and person.kind != Kind.ROLE and not is_human(person, language):
        if person.kind == Kind.COLLECTIVE or is_house(person, language):
            return 0.0
        score -= 0.0 if person.voiced else 0.9
    if person.gender == agreement.gender != "?":
        score += 0.4
    if person.count > 2:
        score += 0.2
    if recent and person is recent[-1]:
        score += _for_last_speaker(language, asked, person, goes_on)
    if not asked.taken_up.isdisjoint(person.roles):
        score += 1.5
    return score


def _for_last_speaker(language: Language, asked: Asked, person: Person, goes_on: bool) -> float:
    """What it is worth to have spoken last; where another has become the subject since, less than nothing."""
    if not goes_on:
        return -0.3
    if asked.persons_only:
        return 0.5
    nameless = person.kind == Kind.ROLE and person.words[0] in language.determiners.indefinite
    return 0.8 if person.kind == Kind.COLLECTIVE or nameless else 1.2


def _is_somebody(person: Person, recent: list[Person]) -> bool:
    """A lone capital may be a place or a noun; it is somebody with a title, a role, an age or a voice."""
    if len(person.words) > 1:
        return not person.name.isupper()  # a line in capitals
    return bool(person.roles) or person.honorific or person.aged or any(person is said for said in recent)
