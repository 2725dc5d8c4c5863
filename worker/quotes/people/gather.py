"""The document -> its people and bodies: who is named, with what roles, where.

Everyone with a name is gathered before any mention is resolved, so that a name given in full later still
serves a mention that comes earlier.
"""

from dataclasses import dataclass

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import ANY, Form, Frame
from worker.quotes.lexicon.language import Language
from worker.quotes.model import Span
from worker.quotes.people.person import Person, clean_name, is_house, is_human, role_text
from worker.quotes.phrases.phrase import Kind, Phrase, first_name_gender
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER


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
                elif phrase.kind == Kind.ROLE:
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

    def _note(self, phrase: Phrase, sentence: int) -> None:
        tokens, language = self.tokens, self.language
        if phrase.kind == Kind.COLLECTIVE:
            text = tokens.words(phrase.first, phrase.core_past)
            words = tuple(tokens.norm[phrase.first : phrase.core_past])
            person = self.same_body(words)
            if person is None:
                person = Person(
                    text, words, phrase.agreement.gender, phrase.agreement.number, Kind.COLLECTIVE
                )
                self._add(person, words[-1])
        else:
            assert phrase.name is not None
            start, past = phrase.name
            words = tuple([w for w in tokens.norm[start:past] if w not in (".", "'s")])
            text = clean_name(tokens.words(start, past))
            gender = phrase.agreement.gender
            if not words or language.words.adverbs.issuperset(words):
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
            if phrase.first < start and not language.names.honorifics.keys().isdisjoint(
                tokens.norm[phrase.first : start]
            ):
                person.honorific = True
            if _aged(tokens, phrase.name[1]):
                person.aged = True
            if phrase.head is not None:
                self._note_role(phrase, person)
        person.count += 1
        self.by_phrase[phrase.first] = person
        # "Bell's plans have failed": the plans are the subject
        owns = (
            phrase.name is not None and phrase.past > phrase.name[1] and tokens.norm[phrase.name[1]] == "'s"
        )
        subject = not phrase.preposition and not owns and not self._is_told(phrase.first)
        self.mentions.append(Mention(tokens.start[phrase.first], person, subject, sentence))

    def _is_told(self, first: int) -> bool:
        """«told *Wexmoor Live*»: whether a phrase is the object of an English verb of telling."""
        if not self.language.syntax.nouns_precede_head or not first:
            return False
        words = self.language.verbs.cues.get(self.tokens.norm[first - 1], ())
        return any(word.frame & Frame.TELL and word.form & Form.FINITE for word in words)

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
            and tokens.norm[j] not in language.determiners.all
            and tokens.norm[j] not in language.nouns.linkers
        }
        for j in range(phrase.first, phrase.past):
            word = tokens.norm[j]
            if not start <= j < past and (word in language.nouns.roles or word in language.nouns.people):
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
        surname = person.words[1] if len(person.words) > 2 else last
        if (
            self.language.syntax.subject_may_be_left_out
            and person.kind == Kind.NAME
            and surname not in (last, *self.language.names.particles)
        ):
            self._by_last.setdefault(surname, []).append(person)  # Ana *Lima* Duarte
        if person.kind == Kind.NAME and len(person.words) > 1:
            self._by_first.setdefault(person.words[0], []).append(person)

    def same_body(self, words: tuple[str, ...]) -> Person | None:
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
        if best is None and len(words) == 1 and last in GENDER_OF_FIRST_NAME:
            firsts = self._by_first.get(last, ())
            if len(firsts) == 1:
                best = firsts[0]
        return best

    def _weight(self, person: Person) -> tuple[bool, int, int]:
        human = self.language.syntax.subject_may_be_left_out and is_human(
            person, self.language
        )  # not «Birra Lima»
        return human, person.count, len(person.words)

    def _is_surname(self, words: tuple[str, ...], full: tuple[str, ...]) -> bool:
        """Whether the words are the end of a full name, from its particle on: *De la Vega*, Soledad de la Vega."""
        begins = words[0] in self.language.names.particles or self.language.syntax.subject_may_be_left_out
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
