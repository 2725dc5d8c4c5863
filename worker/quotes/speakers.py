"""The people of a document, and who a mention means: «Peskov», «le porte-parole», «il».

Everyone with a name is gathered before any mention is resolved, so that a name given in full later still
serves a mention that comes earlier. A mention keeps its own words; only `name` is resolved.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from worker.quotes.language import ANY, Agreement, Language
from worker.quotes.model import Span
from worker.quotes.names import GENDER_OF_FIRST_NAME
from worker.quotes.phrase import Kind, Phrase, first_name_gender
from worker.quotes.tokens import CAPITAL, LOWER, NUMBER, Tokens

MAX_DEPTH = 3
"""Roles that may stand for roles before a name must have come."""
RECENT = 60
"""Mentions looked back at for a pronoun."""


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
    aged: bool = False
    """«Mehdi, 23 ans»: an age says that this is a person."""


@dataclass(slots=True)
class Mention:
    """One place where a person is named or taken up."""

    position: int
    person: Person
    subject: bool
    sentence: int
    phrase: Phrase | None = None
    """For someone met by role only: the phrase that is still to be resolved."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a phrase means, with how sure that is."""

    person: Person | None
    name: str
    confidence: float


class People:
    """The table of a document's people and its running memory of who was last spoken of."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.language: Language = tokens.language
        self.persons: list[Person] = []
        self.mentions: list[Mention] = []
        self._by_last: dict[str, list[Person]] = {}
        self._positions: list[int] = []
        self._by_phrase: dict[int, Person] = {}

    # --- gathering --------------------------------------------------------------------------------

    def gather(self, sentences: list[list[Phrase]]) -> None:
        """Take in every phrase of the document: full names first, then what refers to them."""
        full: list[tuple[int, Phrase]] = []
        short: list[tuple[int, Phrase]] = []
        for index, phrases in enumerate(sentences):
            for phrase in phrases:
                if phrase.name is not None and phrase.kind == Kind.NAME:
                    length = phrase.name[1] - phrase.name[0]
                    (full if length > 1 else short).append((index, phrase))
                elif phrase.kind == Kind.COLLECTIVE:
                    short.append((index, phrase))
                elif phrase.kind == Kind.ROLE and phrase.agreement.number != "p":
                    self._hold(phrase, index)
        for index, phrases in enumerate(sentences):
            for phrase in phrases:
                if phrase.owner is not None and phrase.owner[1] - phrase.owner[0] > 1:
                    owned = Phrase(
                        phrase.owner[0], phrase.owner[1], Kind.NAME, ANY, phrase.owner, preposition="of"
                    )
                    full.append((index, owned))
        for index, phrase in full:
            self._note(phrase, index)
        for index, phrase in short:
            self._note(phrase, index)
        self.mentions.sort(key=lambda mention: mention.position)
        self._positions = [mention.position for mention in self.mentions]

    def _hold(self, phrase: Phrase, sentence: int) -> None:
        """Remember someone met by role only; who that is gets resolved if a pronoun asks."""
        text = self.tokens.words(phrase.first, phrase.past)
        words = tuple(self.tokens.norm[phrase.first : phrase.past])
        holder = Person(text, words, phrase.agreement.gender, "s", Kind.ROLE, count=1)
        self.mentions.append(
            Mention(self.tokens.start[phrase.first], holder, not phrase.preposition, sentence, phrase)
        )

    def _note(self, phrase: Phrase, sentence: int) -> None:
        tokens, language = self.tokens, self.language
        if phrase.kind == Kind.COLLECTIVE:
            text = tokens.words(phrase.first, phrase.core_past)
            words = tuple(tokens.norm[phrase.first : phrase.core_past])
            person = self._same_body(words)
            if person is None:
                person = Person(
                    text, words, phrase.agreement.gender, phrase.agreement.number, Kind.COLLECTIVE
                )
                self._add(person, words[-1])
        else:
            assert phrase.name is not None
            start, past = phrase.name
            words = tuple(w for w in tokens.norm[start:past] if w not in (".", "'s"))
            text = _clean_name(tokens.words(start, past))
            gender = phrase.agreement.gender
            if not words:
                return
            person = self.named(words, gender)
            if person is None:
                gender = gender if gender != "?" else first_name_gender(language, words[0])
                person = Person(text, words, gender, "s", Kind.NAME)
                self._add(person, words[-1])
            else:
                if len(words) > len(person.words) and words[-1] == person.words[-1]:
                    person.name, person.words = text, words
                if person.gender == "?":
                    person.gender = gender
            if any(tokens.norm[j] in language.honorifics for j in range(phrase.first, start)):
                person.honorific = True
            after = phrase.name[1]
            if after + 1 < len(tokens) and tokens.norm[after] == "," and tokens.kind[after + 1] == NUMBER:
                person.aged = True
            self._note_role(phrase, person)
        person.count += 1
        self._by_phrase[phrase.first] = person
        self.mentions.append(Mention(tokens.start[phrase.first], person, not phrase.preposition, sentence))

    def _note_role(self, phrase: Phrase, person: Person) -> None:
        """What a phrase says of its person: «le président américain Donald Trump»."""
        if phrase.head is None or phrase.name is None:
            return
        tokens, language = self.tokens, self.language
        start, past = phrase.name
        around = {
            tokens.norm[j]
            for j in range(phrase.first, phrase.past)
            if not start <= j < past
            and tokens.kind[j] in (LOWER, CAPITAL)
            and tokens.norm[j] not in language.determiners
            and tokens.norm[j] not in language.linkers
        }
        for j in range(phrase.first, phrase.past):
            word = tokens.norm[j]
            if not start <= j < past and (word in language.roles or word in language.people):
                person.roles.setdefault(word, set()).update(around)
        person.roles.setdefault(tokens.norm[phrase.head], set()).update(around)
        text = role_text(tokens, phrase)
        if text and (person.role is None or len(text) > len(person.role)):
            person.role = text
        if person.gender == "?" and phrase.agreement.gender != "?":
            person.gender = phrase.agreement.gender

    def _add(self, person: Person, last: str) -> None:
        self.persons.append(person)
        self._by_last.setdefault(last, []).append(person)

    def _same_body(self, words: tuple[str, ...]) -> Person | None:
        for person in self._by_last.get(words[-1], ()):
            if person.kind == Kind.COLLECTIVE and _without_article(
                person.words, self.language
            ) == _without_article(words, self.language):
                return person
        return None

    def named(self, words: tuple[str, ...], gender: str = "?") -> Person | None:
        """Whom these words of a name mean, if the document names anyone so."""
        if not words:
            return None
        last = words[-1]
        best: Person | None = None
        for person in self._by_last.get(last, ()):
            if person.kind == Kind.COLLECTIVE:
                continue
            if len(words) > 1 and len(person.words) > 1 and not _first_names_agree(words[0], person.words[0]):
                continue
            if gender != "?" and person.gender != "?" and gender != person.gender:
                continue
            if best is None or (person.count, len(person.words)) > (best.count, len(best.words)):
                best = person
        if best is None and len(words) == 1 and last in GENDER_OF_FIRST_NAME:
            firsts = [
                p for p in self.persons if p.kind == Kind.NAME and len(p.words) > 1 and p.words[0] == last
            ]
            if len(firsts) == 1:
                best = firsts[0]
        return best

    # --- resolving --------------------------------------------------------------------------------

    def resolve(
        self, phrase: Phrase, sentence: int, recent: list[Person], inverted: bool = False
    ) -> Resolved:
        """Who `phrase` means. `recent` are the speakers so far, last one last.

        `inverted` says that it stands after its verb of speech, so that it can only be a speaker.
        """
        tokens = self.tokens
        text = mention_text(tokens, phrase)
        if phrase.kind == Kind.PRONOUN:
            return self._pronoun(phrase, sentence, recent)
        if phrase.name is not None and phrase.kind == Kind.NAME:
            words = tuple(w for w in tokens.norm[phrase.name[0] : phrase.name[1]] if w not in (".", "'s"))
            person = self.named(words, phrase.agreement.gender) or self._by_phrase.get(phrase.first)
            if person is not None:
                return Resolved(person, person.name, 1.0 if len(person.words) > 1 else 0.9)
            return Resolved(None, _clean_name(tokens.words(*phrase.name)), 0.8)
        if phrase.kind == Kind.ROLE:
            return self._role(phrase, sentence, recent, text)
        if phrase.kind in (Kind.COLLECTIVE, Kind.DOCUMENT):
            anaphor = self._bare_body(phrase, recent)
            if anaphor is not None:
                return Resolved(anaphor, anaphor.name, 0.7)
            person = self._by_phrase.get(phrase.first)
            if person is None:
                person = self._same_body(tuple(tokens.norm[phrase.first : phrase.core_past]))
            if person is None:
                person = Person(
                    text,
                    tuple(tokens.norm[phrase.first : phrase.past]),
                    phrase.agreement.gender,
                    phrase.agreement.number,
                    phrase.kind,
                )
                self._by_phrase[phrase.first] = person
            return Resolved(person, person.name, 0.85)
        person = Person(
            text,
            tuple(tokens.norm[phrase.first : phrase.past]),
            phrase.agreement.gender,
            phrase.agreement.number,
            phrase.kind,
        )
        if (
            inverted
            and self._definite(phrase)
            and phrase.past - phrase.first <= 3
            and phrase.agreement.number != "p"
        ):
            # «…», répond l'édile: whatever the noun is, it speaks, so it is someone met before
            someone = self._recent_person(
                phrase.agreement, tokens.start[phrase.first], sentence, recent, reach=2, persons_only=True
            )
            if someone is not None:
                return Resolved(someone, someone.name, 0.5)
        return Resolved(person, text, 0.5)

    def _bare_body(self, phrase: Phrase, recent: list[Person]) -> Person | None:
        """«le texte», «l'organisation»: a bare noun takes up the last body or text that spoke."""
        tokens = self.tokens
        if (
            phrase.past - phrase.first != 2
            or tokens.norm[phrase.first] not in self.language.determiners
            or phrase.head is None
        ):
            return None
        if tokens.kind[phrase.first + 1] == CAPITAL and not self.language.capital_nouns:
            return None
        if (
            self.language.determiners[tokens.norm[phrase.first]].number == "p"
            or tokens.norm[phrase.first] in self.language.indefinite
        ):
            return None
        for person in reversed(recent[-3:]):
            if person.number == "p" or (
                phrase.agreement.gender != "?" and person.gender not in ("?", phrase.agreement.gender)
            ):
                continue
            same = phrase.kind == Kind.DOCUMENT or tokens.norm[phrase.head] in person.words
            if same and person.kind == phrase.kind and len(person.words) > 2:
                return person
            if (
                phrase.kind == Kind.COLLECTIVE
                and tokens.norm[phrase.head] in self.language.anaphoric_bodies
                and (
                    person.kind == Kind.COLLECTIVE
                    or (person.kind == Kind.NAME and not _human(person, self.language))
                )
            ):
                return person
        return None

    def resolve_inside(self, inner: Tokens, phrase: Phrase, sentence: int, recent: list[Person]) -> Resolved:
        """Who a phrase inside the marks means: the pronoun of an incise, the label of a transcript."""
        text = mention_text(inner, phrase)
        if phrase.kind == Kind.PRONOUN:
            person = self._recent_person(
                phrase.agreement, inner.start[phrase.first], sentence, recent, reach=3, persons_only=False
            )
            return Resolved(
                person, person.name if person is not None else text, 0.7 if person is not None else 0.2
            )
        person = self.named(tuple(inner.norm[phrase.first : phrase.past]))
        if person is None:
            person = Person(text, tuple(inner.norm[phrase.first : phrase.past]), "?", "s", Kind.NAME)
        return Resolved(person, person.name, 0.85)

    def _role(
        self, phrase: Phrase, sentence: int, recent: list[Person], text: str, depth: int = 0
    ) -> Resolved:
        tokens, language = self.tokens, self.language
        head = tokens.norm[phrase.head] if phrase.head is not None else ""
        definite = self._definite(phrase)
        if phrase.agreement.number == "p" or not definite:
            person = Person(
                text,
                tuple(tokens.norm[phrase.first : phrase.past]),
                phrase.agreement.gender,
                phrase.agreement.number,
                Kind.ROLE,
            )
            return Resolved(person, text, 0.8)
        around = {
            tokens.norm[j]
            for j in range(phrase.first, phrase.past)
            if j != phrase.head
            and tokens.kind[j] in (LOWER, CAPITAL)
            and tokens.norm[j] not in language.determiners
            and tokens.norm[j] not in language.linkers
        }
        position = tokens.start[phrase.first]
        others: set[int] = set()
        best: Person | None = None
        best_score = 0.0
        for person in self.persons:
            if person.kind != Kind.NAME or not _agrees(phrase.agreement, person):
                continue
            words = person.roles.get(head)
            if words is None:
                if not (
                    around
                    and any(around & known for known in person.roles.values())
                    and head in language.people
                ):
                    continue
                words = set().union(*person.roles.values())
            score = 1.0
            if around:
                shared = len(around & words)
                if not shared and words - {head}:
                    others.add(id(person))  # «le président russe» is not «le président américain»
                    continue
                score += 1.5 * shared / len(around)
            score += 0.6 * self._nearness(person, position)
            if person in recent[-2:]:
                score += 0.4
            if score > best_score:
                best, best_score = person, score
        if best is not None and best_score >= 1.0:
            return Resolved(best, best.name, min(0.95, 0.55 + 0.15 * best_score))
        # a role not met with a name: people taken up by what they are («l'intéressé», «la championne»)
        if depth < MAX_DEPTH and len(around) <= 1 and not phrase.possessive:
            # an office falls to someone whom the text names without saying what he is, as it does the well known
            office = head in language.offices
            if office:
                others |= {id(person) for person in self.persons if person.roles or len(person.words) < 2}
            generic = not head or head in language.people
            someone = self._recent_person(
                phrase.agreement,
                position,
                sentence,
                recent,
                reach=3 if generic else 0 if office else 2,
                persons_only=True,
                but_not=others,
                depth=depth + 1,
            )
            if someone is not None:
                return Resolved(someone, someone.name, 0.6 if generic or not someone.roles else 0.5)
        person = Person(
            text,
            tuple(tokens.norm[phrase.first : phrase.past]),
            phrase.agreement.gender,
            phrase.agreement.number,
            Kind.ROLE,
        )
        for said in reversed(recent):
            if said.kind == Kind.ROLE and head in said.words and said.number == "s":
                return Resolved(said, said.name, 0.75)
        return Resolved(person, text, 0.7)

    def _definite(self, phrase: Phrase) -> bool:
        word = self.tokens.norm[phrase.first]
        if word not in self.language.determiners:
            return self.language.code != "en"
        return word not in self.language.indefinite

    def _pronoun(self, phrase: Phrase, sentence: int, recent: list[Person]) -> Resolved:
        tokens = self.tokens
        text = mention_text(tokens, phrase).lstrip("-")
        position = tokens.start[phrase.first]
        person = self._recent_person(
            phrase.agreement, position, sentence, recent, reach=3, persons_only=False
        )
        if person is None:
            return Resolved(None, text, 0.2)
        return Resolved(person, person.name, 0.75 if person.gender == phrase.agreement.gender else 0.6)

    def _recent_person(
        self,
        agreement: Agreement,
        position: int,
        sentence: int,
        recent: list[Person],
        *,
        reach: int,
        persons_only: bool,
        but_not: set[int] | frozenset[int] = frozenset(),
        depth: int = 0,
    ) -> Person | None:
        """The likeliest antecedent: subjects before objects, near before far, speakers before others."""
        at = bisect_left(self._positions, position)
        best: Person | None = None
        best_phrase: tuple[Phrase, int] | None = None
        best_score = 0.0
        seen: set[int] = set()
        for k in range(at - 1, max(-1, at - RECENT), -1):
            mention = self.mentions[k]
            back = sentence - mention.sentence
            if back > reach + 4:
                break
            person = mention.person
            if id(person) in seen or id(person) in but_not or not _agrees(agreement, person):
                continue
            if persons_only and person.kind != Kind.NAME:
                continue
            if person.kind == Kind.NAME and not _is_somebody(person, recent):
                continue
            seen.add(id(person))
            score = 2.0 - 0.55 * back
            if mention.subject:
                score += 0.9
            if person.kind == Kind.NAME:
                score += 0.7 if len(person.words) > 1 or person.roles or person.honorific else -0.6
            elif person.kind == Kind.COLLECTIVE and agreement.gender == "m":
                score -= 1.2
            if person.gender == agreement.gender != "?":
                score += 0.4
            if person.count > 2:
                score += 0.2
            if recent and person is recent[-1]:
                score += 0.5 if persons_only else 1.2
            if score > best_score:
                best, best_score = person, score
                best_phrase = (mention.phrase, mention.sentence) if mention.phrase is not None else None
        if (
            recent
            and id(recent[-1]) not in but_not
            and _agrees(agreement, recent[-1])
            and (not persons_only or recent[-1].kind == Kind.NAME)
        ):
            last = recent[-1]
            if best is None or (id(last) not in seen and best_score < 1.6):
                return last
        if best is not None and best_phrase is not None:
            # someone met by role only: the role may belong to somebody with a name (no pronoun is asked again)
            return self._role(best_phrase[0], best_phrase[1], [], best.name, depth + 1).person or best
        return best

    def label(self, span: Span) -> Person:
        """Whom the label of an interview means."""
        text = span.of(self.tokens.text)
        words = tuple(text.lower().replace("’", "'").split())
        person = self.named(words)
        if person is None:
            person = Person(text, words, "?", "s", Kind.NAME)
            self._add(person, words[-1])
        return person

    def main_person(self) -> Person | None:
        """The person with a full name whom the text mentions most."""
        named = [
            p for p in self.persons if p.kind == Kind.NAME and len(p.words) > 1 and _human(p, self.language)
        ]
        return max(named, key=lambda person: person.count, default=None)

    def _nearness(self, person: Person, position: int) -> float:
        """1 for a person just spoken of, towards 0 with distance; a later first mention counts little."""
        nearest = 0.0
        for mention in self.mentions:
            if mention.person is person:
                distance = position - mention.position
                if distance >= 0:
                    nearest = max(nearest, 1.0 / (1.0 + distance / 600.0))
                else:
                    nearest = max(nearest, 0.2)
                    break
        return nearest

    def at(self, phrase: Phrase) -> Person | None:
        """The person whom the phrase that starts there names, if any."""
        return self._by_phrase.get(phrase.first)


def mention_text(tokens: Tokens, phrase: Phrase) -> str:
    """The phrase as it stands; a clitic without its hyphen."""
    text = tokens.words(phrase.first, phrase.past)
    if text.startswith("-"):
        return text.rsplit("-", 1)[-1]
    return text


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


def _first_names_agree(one: str, other: str) -> bool:
    """The same first name, or one is the other's initial."""
    return one == other or (one[:1] == other[:1] and min(len(one), len(other)) <= 2)


def _human(person: Person, language: Language) -> bool:
    """Whether a named speaker is surely a person: a first name, a title, a role."""
    return (
        person.honorific
        or person.aged
        or bool(person.roles.keys() & (language.roles.keys() | language.people.keys()))
        or (len(person.words) > 1 and person.words[0] in GENDER_OF_FIRST_NAME)
    )


def _is_somebody(person: Person, recent: list[Person]) -> bool:
    """A lone capitalised word may be a place or a noun: it is somebody with a title, a role, an age or a voice."""
    if person.name.isupper() and len(person.words) > 1:
        return False  # a line in capitals
    return (
        len(person.words) > 1
        or bool(person.roles)
        or person.honorific
        or person.aged
        or any(person is said for said in recent)
    )


def _agrees(agreement: Agreement, person: Person) -> bool:
    if agreement.gender != "?" and person.gender not in ("?", agreement.gender):
        return False
    return agreement.number == "?" or person.number in ("?", agreement.number)


def _clean_name(text: str) -> str:
    text = " ".join(text.split())
    for possessive in ("'s", "’s"):
        text = text.removesuffix(possessive)
    return text


def _without_article(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return words[1:] if words and words[0] in language.determiners and len(words) > 1 else words
