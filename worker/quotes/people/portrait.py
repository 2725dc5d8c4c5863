"""A resolved speaker -> what kind of speaker that is, and whether a man or a woman, with what says so.

Both are None where the text does not say: who counts women among those quoted is served worse by a guess than by a gap.
"""

from typing import NamedTuple

from worker.quotes.lexicon.language import Language
from worker.quotes.model import Gender, GenderEvidence, SpeakerKind
from worker.quotes.people.person import Person, is_house, is_human
from worker.quotes.phrases.phrase import Kind, Phrase, first_name_gender, speaks
from worker.quotes.text.tokens import Tokens

_GENDERS = {"f": Gender.FEMALE, "m": Gender.MALE}


class Portrait(NamedTuple):
    """Kind and gender of a speaker; the evidence is that of the gender."""

    kind: SpeakerKind | None
    gender: Gender | None = None
    evidence: GenderEvidence | None = None


def portrait(tokens: Tokens, phrase: Phrase, person: Person | None) -> Portrait:
    """What the text says of the speaker whom `phrase` means; `person` is None for a pronoun that means nobody known."""
    language = tokens.language
    kind = _kind(language, phrase, person)
    if kind not in (SpeakerKind.PERSON, SpeakerKind.UNNAMED) or phrase.parts:
        return Portrait(kind)
    if (person is not None and person.number == "p") or phrase.agreement.number == "p":
        return Portrait(kind)
    if person is not None and not language.clauses.ands.isdisjoint(person.words):
        return Portrait(kind)  # «Barack e Michelle»
    found = dict(person.genders) if person is not None else {}
    if phrase.kind == Kind.PRONOUN and phrase.agreement.gender in _GENDERS:
        found[GenderEvidence.PRONOUN] = phrase.agreement.gender
    elif phrase.kind == Kind.ROLE:
        said = gender_of_noun(tokens, phrase)
        if said != "?":
            _say(found, GenderEvidence.AGREEMENT, said)
    if person is not None and person.kind == Kind.NAME and len(person.words) > 1:
        first = first_name_gender(language, person.words[0])
        if first in _GENDERS:
            found[GenderEvidence.FIRST_NAME] = first
    return _weighed(kind, found)


def _weighed(kind: SpeakerKind, found: dict[GenderEvidence, str]) -> Portrait:
    """A title is believed whatever else is said; of all others none may tell another story."""
    title = found.get(GenderEvidence.TITLE)
    if title in _GENDERS:
        return Portrait(kind, _GENDERS[title], GenderEvidence.TITLE)
    if len(set(found.values())) == 1:
        for evidence in (GenderEvidence.PRONOUN, GenderEvidence.AGREEMENT, GenderEvidence.FIRST_NAME):
            if found.get(evidence) in _GENDERS:
                return Portrait(kind, _GENDERS[found[evidence]], evidence)
    return Portrait(kind)


def _kind(language: Language, phrase: Phrase, person: Person | None) -> SpeakerKind | None:
    if person is None:
        # «he said» of nobody known is somebody; «il» may be a body
        someone = phrase.kind == Kind.PRONOUN and language.syntax.natural_gender
        return SpeakerKind.UNNAMED if someone and phrase.agreement.gender in _GENDERS else None
    if person.kind == Kind.COLLECTIVE:
        return SpeakerKind.ORGANISATION
    if person.kind == Kind.DOCUMENT:
        return SpeakerKind.DOCUMENT
    if person.kind == Kind.ROLE:
        return SpeakerKind.UNNAMED
    if person.kind != Kind.NAME:
        return None
    house = is_house(person, language)
    if (is_human(person, language) or person.shortened) and not house:
        return SpeakerKind.PERSON
    return SpeakerKind.ORGANISATION if house and not is_human(person, language) else None


def note_gender(tokens: Tokens, phrase: Phrase, person: Person) -> None:
    """Take note of what a phrase with a name says of its bearer: by a title before it, by a noun for what they are."""
    language = tokens.language
    assert phrase.name is not None
    for word in tokens.norm[phrase.first : phrase.name[0]]:
        title = language.names.honorifics.get(word)
        if title is not None and title.gender in _GENDERS:
            _say(person.genders, GenderEvidence.TITLE, title.gender)
    noun = gender_of_noun(tokens, phrase)
    if noun != "?":
        _say(person.genders, GenderEvidence.AGREEMENT, noun)


def gender_of_noun(tokens: Tokens, phrase: Phrase) -> str:
    """What the head noun and its article say, m, f or ?: *la* ministre, die *Sprecherin*; nothing of «la victime»."""
    language, norm = tokens.language, tokens.norm
    if phrase.head is None or norm[phrase.head] in language.nouns.epicene:
        return "?"
    known = speaks(language, norm[phrase.head])
    if known is None or known[0] != Kind.ROLE or known[1].number == "p":
        return "?"
    noun = known[1].gender
    article = phrase.head - 1
    while article > phrase.first and norm[article] not in language.determiners.all and norm[article] != ",":
        article -= 1
    word = norm[article]
    if noun in _GENDERS:
        return noun if _allows(tokens, phrase, word if article >= phrase.first else "", noun) else "?"
    if (
        article < phrase.first
        or word not in language.determiners.all
        or word in language.determiners.possessives
    ):
        return "?"
    told = language.determiners.all[word]
    return told.gender if told.gender in _GENDERS and told.number == "s" else "?"


def _allows(tokens: Tokens, phrase: Phrase, article: str, noun: str) -> bool:
    """Not «*la* consigliere»; and a bare noun of men may be a plural of both: «*Mitarbeiter* des Spitals»."""
    told = tokens.language.determiners.all.get(article)
    if told is None:
        bare = tokens.language.syntax.nouns_are_capitalised and phrase.kind == Kind.ROLE
        return noun == "f" or not bare
    return told.gender not in _GENDERS or told.gender == noun


def _say(found: dict[GenderEvidence, str], evidence: GenderEvidence, gender: str) -> None:
    """One more time that evidence speaks; against itself it says nothing."""
    found[evidence] = gender if found.get(evidence, gender) == gender else "?"
