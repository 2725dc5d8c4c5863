"""The document -> its people and bodies: who is named, with what roles, where.

Everyone with a name is gathered before any mention is resolved, so that a name given in full later still
serves a mention that comes earlier.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import ANY, Agreement, Form, Frame
from worker.quotes.lexicon.language import Language
from worker.quotes.model import Span
from worker.quotes.people.objects import Pair, pairs_in
from worker.quotes.people.person import (
    Person,
    clean_name,
    compound,
    described_by,
    is_house,
    is_human,
    name_words,
    role_text,
)
from worker.quotes.people.portrait import note_gender
from worker.quotes.people.ties import merged, owner_of, stand_for
from worker.quotes.phrases.phrase import Kind, Phrase, base_noun, first_name_gender
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER

_OPENING = 3
"""Tokens before the pronoun that opens a sentence: «Hier encore, *elle*…»."""
_OWNERS = 12
"""Mentions looked back at for whose a role is."""


@dataclass(slots=True)
class Mention:
    """One place where a person is named or taken up."""

    position: int
    person: Person
    subject: bool
    sentence: int
    phrase: Phrase | None = None
    """For someone met by role only: the phrase that is still to be resolved."""


class People:
    """The table of a document's people, and where each is mentioned."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.language: Language = tokens.language
        self.persons: list[Person] = []
        self.mentions: list[Mention] = []
        self.by_role: dict[str, list[Person]] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self.positions: list[int] = []
        self.seen_at: dict[int, list[int]] = {}
        """id of a person -> where that person is mentioned, in order."""
        self.by_phrase: dict[int, Person] = {}
        self._initials: dict[str, Person] = {}
        self.texts: list[tuple[int, str, Person]] = []
        """Where a text is said to be somebody's, its noun, and whose it is: «in *seinem Lagebericht*»."""
        self.apart: dict[str, set[int]] = {}
        """Role -> ids of those who share a clause with its bearer: «*the mayor* met Carla Oy»."""
        self.opened_by: dict[int, tuple[int, Agreement]] = {}
        """Sentence that opens with a personal pronoun -> where that stands, and what it agrees with."""

    def gather(self, sentences: list[list[Phrase]]) -> None:
        """Take in every phrase of the document: full names first, then what refers to them."""
        later: list[tuple[Phrase, int]] = []
        for index, phrases in enumerate(sentences):
            self._note_opening(phrases, index)
            for phrase in phrases:
                if phrase.kind == Kind.ROLE:
                    self._hold(phrase, index)
                elif phrase.kind == Kind.COLLECTIVE or (
                    phrase.kind == Kind.NAME and not _is_long(phrase.name)
                ):
                    later.append((phrase, index))
                elif phrase.kind == Kind.NAME:
                    self._note(phrase, index)
        for index, phrases in enumerate(sentences):
            for phrase in phrases:
                if phrase.owner is not None and _is_long(phrase.owner):
                    owner = Phrase(*phrase.owner, Kind.NAME, ANY, phrase.owner)
                    self._note(owner, index, may_be_subject=False)
        for phrase, index in later:
            self._note(phrase, index)
        self.mentions.sort(key=attrgetter("position"))
        self._note_pairs(sentences)
        self._join_initials(phrase for phrases in sentences for phrase in phrases)
        self._note_owners(phrase for phrases in sentences for phrase in phrases)
        self._index()

    def complete(self, names: Iterable[tuple[int, int]]) -> None:
        """Take in the names of bylines, as tokens: they say a first name where the text has a surname, and no more."""
        for start, past in names:
            words = name_words(self.tokens, start, past)
            known = self.named(words) if len(words) > 1 else None
            if known is not None and len(words) > len(known.words) and words[-1] == known.words[-1]:
                known.name, known.words = clean_name(self.tokens.words(start, past), self.language), words

    def _note_opening(self, phrases: list[Phrase], sentence: int) -> None:
        """Remember a sentence that opens with a personal pronoun."""
        if phrases and phrases[0].kind == Kind.PRONOUN and not phrases[0].preposition:
            opening = phrases[0]
            if opening.first - self.tokens.sentences[sentence][0] <= _OPENING:
                self.opened_by[sentence] = self.tokens.start[opening.first], opening.agreement

    def _note_pairs(self, sentences: list[list[Phrase]]) -> None:
        """Take in who shares a clause with whom; the mentions are in order."""
        for index, phrases in enumerate(sentences):
            if len(phrases) > 1:
                for pair in pairs_in(self.tokens, phrases, self.tokens.sentences[index][0]):
                    self._note_pair(pair)

    def _note_pair(self, pair: Pair) -> None:
        """«Ann Reed met Carla Oy»: an object is no subject; «the mayor met Carla Oy»: nor is she the mayor."""
        subject, other = self.by_phrase.get(pair.subject.first), self.by_phrase.get(pair.other.first)
        for role, person in ((pair.subject, other), (pair.other, subject)):
            if role.kind == Kind.ROLE and role.head is not None and person is not None:
                self.apart.setdefault(self.tokens.norm[role.head], set()).add(id(person))
        if not pair.bare or other is None:
            return
        # «Tamarack chose Carla Oy»: what is not known to be a person yields to one who is
        human = subject is None or is_human(subject, self.language) or subject.voiced
        if human or not is_human(other, self.language):
            position = self.tokens.start[pair.other.first]
            at = bisect_left(self.mentions, position, key=attrgetter("position"))
            self.mentions[at].subject = False

    def _join_initials(self, phrases: Iterable[Phrase]) -> None:
        """Those met by initials are those whose name these stand for."""
        self._initials = stand_for(self.tokens, self.persons, self.by_phrase, phrases)
        for person in self._initials.values():
            person.abbreviated = True
        same = merged(self.persons, self._initials)
        if not same:
            return
        for person in self.persons:
            if id(person) in same:
                same[id(person)].count += person.count
        self.persons = [person for person in self.persons if id(person) not in same]
        for mention in self.mentions:
            mention.person = same.get(id(mention.person), mention.person)
        for first, person in self.by_phrase.items():
            self.by_phrase[first] = same.get(id(person), person)

    def _note_owners(self, phrases: Iterable[Phrase]) -> None:
        """«*son* avocate, Me Colas»: the role is told apart by whose it is."""
        positions: list[int] | None = None
        for phrase in phrases:
            if not phrase.possessive or phrase.head is None:
                continue
            person = self.by_phrase.get(phrase.first) if phrase.name is not None else None
            if person is None and phrase.kind != Kind.DOCUMENT:
                continue
            if positions is None:
                positions = [mention.position for mention in self.mentions]
            at = bisect_left(positions, self.tokens.start[phrase.first])
            before = self.mentions[max(0, at - _OWNERS) : at]
            owner = owner_of(self.tokens, phrase, ((m.person, m.subject) for m in reversed(before)))
            if owner is None or owner is person:
                continue
            if person is not None:
                person.roles.setdefault(self.tokens.norm[phrase.head], set()).update(owner.words)
            else:
                self.texts.append((self.tokens.start[phrase.first], self.tokens.norm[phrase.head], owner))

    def _index(self) -> None:
        """What is looked up once everyone is known: mentions by place, people by role."""
        self.positions = [mention.position for mention in self.mentions]
        for mention in self.mentions:
            self.seen_at.setdefault(id(mention.person), []).append(mention.position)
        for person in self.persons:
            for head in person.roles:
                self.by_role.setdefault(head, []).append(person)

    def _hold(self, phrase: Phrase, sentence: int) -> None:
        """Remember someone met by role only; who that is gets resolved if a pronoun asks."""
        text = self.tokens.words(phrase.first, phrase.past)
        words = tuple(self.tokens.norm[phrase.first : phrase.past])
        number = "p" if phrase.agreement.number == "p" else "s"
        holder = Person(text, words, phrase.agreement.gender, number, Kind.ROLE, count=1)
        self.mentions.append(
            Mention(self.tokens.start[phrase.first], holder, not phrase.preposition, sentence, phrase)
        )

    def _note(self, phrase: Phrase, sentence: int, may_be_subject: bool = True) -> None:
        """Count a mention of a body or of somebody with a name, who may be new."""
        person = self._body(phrase) if phrase.kind == Kind.COLLECTIVE else self._named(phrase)
        if person is None:
            return
        person.count += 1
        self.by_phrase[phrase.first] = person
        subject = may_be_subject and self._is_subject(phrase)
        self.mentions.append(Mention(self.tokens.start[phrase.first], person, subject, sentence))

    def _is_subject(self, phrase: Phrase) -> bool:
        tokens, name = self.tokens, phrase.name
        # "Bell's plans have failed": the plans are the subject
        owns = (
            name is not None
            and phrase.past > name[1]
            and tokens.norm[name[1]] in self.language.nouns.genitive_clitics
        )
        return (
            not phrase.preposition
            and not owns
            and not self._is_told(phrase.first)
            and not self._is_embedded(phrase.first)
        )

    def _body(self, phrase: Phrase) -> Person:
        tokens = self.tokens
        words = tuple(tokens.norm[phrase.first : phrase.core_past])
        body = self.same_body(words)
        if body is None:
            text, agreement = tokens.words(phrase.first, phrase.core_past), phrase.agreement
            body = Person(text, words, agreement.gender, agreement.number, Kind.COLLECTIVE)
            self._add(body, words[-1])
        return body

    def _named(self, phrase: Phrase) -> Person | None:
        """Whom the name of a phrase means, with what the phrase says of them; None where it is no name after all."""
        tokens, language = self.tokens, self.language
        assert phrase.name is not None
        start, past = phrase.name
        words = name_words(tokens, start, past)
        if not words or language.words.adverbs.issuperset(words):
            return None
        says = past == phrase.past and self._says(past)
        text = clean_name(tokens.words(start, past), language)
        person = self._known_or_new(words, text, phrase.agreement.gender, says)
        titles = tokens.norm[phrase.first : start]
        if titles and not language.names.honorifics.keys().isdisjoint(titles):
            person.honorific = True
        if _aged(tokens, past):
            person.aged = True
        note_gender(tokens, phrase, person)
        if says and past - start > 1:
            person.voiced = True
        if phrase.head is not None:
            self._note_role(phrase, person)
        return person

    def _by_first_name(self, words: tuple[str, ...], says: bool) -> Person | None:
        """«Fahmi Fadzin … *Fahmi* said»: the one whose name begins so, where the verb says that it is a person."""
        if len(words) > 1 or not says:
            return None
        firsts = self._by_first.get(words[0], ())
        return firsts[0] if len(firsts) == 1 and not is_house(firsts[0], self.language) else None

    def _known_or_new(self, words: tuple[str, ...], text: str, gender: str, says: bool) -> Person:
        person = self.named(words, gender) or self._by_first_name(words, says)
        if person is None:
            gender = gender if gender != "?" else first_name_gender(self.language, words[0])
            person = Person(text, words, gender, "s", Kind.NAME)
            self._add(person, words[-1])
            return person
        if len(words) > len(person.words) and words[-1] == person.words[-1]:
            person.shortened = person.shortened or len(person.words) == 1
            person.name, person.words = text, words
        elif len(words) == 1 < len(person.words) and words[0] == person.words[-1] and says:
            person.shortened = True
        if person.gender == "?":
            person.gender = gender
        return person

    def _says(self, k: int) -> bool:
        """«Sadeq Amar *told*»: whether the word behind a name is a finite verb of speech."""
        norm, adverbs = self.tokens.norm, self.language.words.adverbs
        k += k + 1 < len(norm) and norm[k] in adverbs
        if k >= len(norm) or self.tokens.kind[k] != LOWER:
            return False
        words = self.language.verbs.cues.get(self.tokens.norm[k], ())
        return any(word.form & Form.FINITE and word.frame & (Frame.SAY | Frame.TELL) for word in words)

    def _is_embedded(self, first: int) -> bool:
        """«She asked if *Ana Bell* slept»: the subject of a clause that a conjunction opens is talked about."""
        return first > 0 and self.tokens.norm[first - 1] in self.language.clauses.conjunctions

    def _is_told(self, first: int) -> bool:
        """«told *Wexmoor Live*»: whether a phrase is the object of a verb of telling."""
        if not self.language.syntax.addressee_may_stand_bare or not first:
            return False
        words = self.language.verbs.cues.get(self.tokens.norm[first - 1], ())
        return any(word.frame & Frame.TELL and word.form & Form.FINITE for word in words)

    def _note_role(self, phrase: Phrase, person: Person) -> None:
        """What a phrase says of its person: «le président américain Donald Trump»."""
        if phrase.head is None or phrase.name is None:
            return
        tokens, language = self.tokens, self.language
        start, past = phrase.name
        around = described_by(tokens, phrase, phrase.name)
        for j in range(phrase.first, phrase.past):
            word = tokens.norm[j]
            if not start <= j < past and (word in language.nouns.roles or word in language.nouns.people):
                person.roles.setdefault(word, set()).update(around)
        person.roles.setdefault(tokens.norm[phrase.head], set()).update(around)
        person.roles.setdefault(base_noun(language, tokens.norm[phrase.head]), set()).update(around)
        of_compound = compound(tokens, phrase.head)
        if of_compound is not None:
            person.roles.setdefault(of_compound[1], set()).update(around)
        text = role_text(tokens, phrase)
        if text and (person.role is None or len(text) > len(person.role)):
            person.role = text
        if person.gender == "?" and phrase.agreement.gender != "?":
            person.gender = phrase.agreement.gender

    def _add(self, person: Person, last: str) -> None:
        self.persons.append(person)
        self._by_last.setdefault(last, []).append(person)
        surname = person.words[1] if len(person.words) > 2 else last
        if (
            self.language.syntax.surname_may_be_two_words
            and person.kind == Kind.NAME
            and surname != last
            and surname not in self.language.names.particles
        ):
            self._by_last.setdefault(surname, []).append(person)  # Ana *Lima* Duarte
        if person.kind == Kind.NAME and len(person.words) > 1:
            self._by_first.setdefault(person.words[0], []).append(person)

    def same_body(self, words: tuple[str, ...]) -> Person | None:
        if words[-1] in self._initials and len(_without_article(words, self.language)) == 1:
            return self._initials[words[-1]]
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
        if last in self._initials and len(words) == 1:
            return self._initials[last]
        best: Person | None = None
        for person in self._by_last.get(last, ()):
            if person.kind == Kind.COLLECTIVE:
                continue
            if (
                len(words) > 1
                and len(person.words) > 1
                and not _first_names_agree(words[0], person.words[0])
                and not self._is_surname(words, person.words)
            ):
                continue
            if gender != "?" and person.gender != "?" and gender != person.gender:
                continue
            if best is None or self._weight(person) > self._weight(best):
                best = person
        if (
            best is None
            and self.language.syntax.names_take_genitive_s
            and len(last) > 3
            and last.endswith("s")
        ):
            return self.named((*words[:-1], last[:-1]), gender)  # nach *Lindes* Ansicht
        if best is None and len(words) == 1 and last in GENDER_OF_FIRST_NAME:
            firsts = self._by_first.get(last, ())
            if len(firsts) == 1:
                best = firsts[0]
        return best

    def _weight(self, person: Person) -> tuple[bool, int, int]:
        human = self.language.syntax.houses_bear_surnames and is_human(person, self.language)
        return human, person.count, len(person.words)

    def _is_surname(self, words: tuple[str, ...], full: tuple[str, ...]) -> bool:
        """Whether the words are the end of a full name, from its particle on: *De la Vega*, Soledad de la Vega."""
        begins = words[0] in self.language.names.particles or self.language.syntax.surname_may_be_two_words
        return begins and len(words) < len(full) and full[-len(words) :] == words

    def label(self, span: Span) -> Person:
        """Whom the label of an interview means."""
        text = span.of(self.tokens.text)
        words = tuple(text.lower().replace("’", "'").split())
        person = self._by_initials(words) or self.named(words)
        if person is None:
            person = Person(text, words, "?", "s", Kind.NAME)
            self._add(person, words[-1])
        return person

    def _by_initials(self, words: tuple[str, ...]) -> Person | None:
        """«A. L.»: the person with these initials, if there is one."""
        initials = [word.strip(".") for word in words]
        if not all(len(initial) == 1 for initial in initials):
            return None
        found = [
            p
            for p in self.persons
            if p.kind == Kind.NAME
            and [word[0] for word in p.words] == initials
            and all(len(word.strip(".")) > 1 for word in p.words)
        ]
        return max(found, key=lambda person: person.count, default=None)

    def main_person(self) -> Person | None:
        """The person with a full name whom the text mentions most."""
        language, asks = self.language, self._interviewers()
        named = [
            p
            for p in self.persons
            if p.kind == Kind.NAME and len(p.words) > 1 and not is_house(p, language) and id(p) not in asks
        ]
        return max(named, key=lambda person: (is_human(person, language), person.count), default=None)

    def _interviewers(self) -> set[int]:
        """«Propos recueillis par Ana Lima»: the ids of those whom the credit of an interview names."""
        text, asks = self.tokens.text, set()
        for marker in self.language.interviews.openings:
            at = text.find(marker)
            if at >= 0:
                line = text.find("\n", at)
                end = min(at + 80, line if line >= 0 else len(text))
                asks |= {id(m.person) for m in self.mentions if at <= m.position < end}
        return asks


def _is_long(name: tuple[int, int] | None) -> bool:
    """Whether a name has more than one word."""
    return name is not None and name[1] - name[0] > 1


def _aged(tokens: Tokens, after: int) -> bool:
    """«Mehdi, 23 ans», «Mehdi, ancien couvreur, 71 ans»: whether an age follows the name."""
    norm, kind, last = tokens.norm, tokens.kind, len(tokens) - 2
    if after > last or norm[after] != ",":
        return False
    if kind[after + 1] == NUMBER:
        return True
    for k in range(after + 1, min(last, after + 7)):
        if norm[k] == ",":
            return kind[k + 1] == NUMBER and k + 2 <= last + 1 and norm[k + 2] in tokens.language.nouns.years
        if kind[k] not in (LOWER, CAPITAL):
            return False
    return False


def _first_names_agree(one: str, other: str) -> bool:
    """The same first name, or one is the other's initial."""
    return one == other or (one[:1] == other[:1] and min(len(one), len(other)) <= 2)


def _without_article(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return words[1:] if words and words[0] in language.determiners.all and len(words) > 1 else words
