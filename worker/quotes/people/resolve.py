"""Who a mention means: «Peskov», «le porte-parole», «il».

A mention keeps its own words; only the name is resolved, by agreement, role and recency, in the table of the
document's people.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from worker.quotes.lexicon.language import Language
from worker.quotes.model import GenderEvidence
from worker.quotes.people.antecedents import RECENT, Asked, antecedent, first_named, last_named, last_pair
from worker.quotes.people.gather import People
from worker.quotes.people.person import (
    Person,
    agrees,
    clean_name,
    compound,
    described_by,
    is_human,
    met_in,
    name_words,
)
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL

MAX_HOLDERS = 64
"""Holders of one role that are weighed against each other."""
_OUTLETS = 10
"""Mentions looked back at for the outlet that «le quotidien» is."""
MAX_DEPTH = 3
"""Roles that may stand for roles before a name must have come."""


class Resolved(NamedTuple):
    """Who a phrase means, with how sure that is."""

    person: Person | None
    name: str
    confidence: float


class Speakers:
    """Resolves mentions in the order of the text; the caller keeps who spoke last."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.tokens = people.tokens
        self.language: Language = people.tokens.language
        self.spoken = -1
        """The sentence in which the last of `recent` spoke; the caller keeps it."""
        self.asker: Person | None = None
        """Who asked the question that is being answered; the caller keeps it."""
        self._parties: dict[tuple[str, ...], Person] = {}
        """Those who spoke together, by the words of their names."""

    def resolve(
        self, phrase: Phrase, sentence: int, recent: list[Person], inverted: bool = False
    ) -> Resolved:
        """Who `phrase` means. `recent` are the speakers so far, last one last.

        `inverted` says that it stands after its verb of speech, so that it can only be a speaker.
        """
        if phrase.kind == Kind.PRONOUN:
            return self._pronoun(phrase, sentence, recent)
        if phrase.parts:
            return self._together(phrase, sentence, recent)
        if inverted and phrase.name is None:
            met = self._just_met(phrase, sentence, recent)
            if met is not None:
                return Resolved(met, met.name, 0.6)
        if phrase.name is not None and phrase.kind == Kind.NAME:
            return self._name(phrase, phrase.name)
        if phrase.kind == Kind.ROLE:
            return self._role(phrase, sentence, recent, mention_text(self.tokens, phrase))
        if phrase.kind == Kind.DOCUMENT:
            author = self._author(phrase, sentence, recent)
            if author is not None:
                return author
        if phrase.kind in (Kind.COLLECTIVE, Kind.DOCUMENT):
            return self._body(phrase, recent)
        return self._thing(phrase, sentence, recent, inverted)

    def _just_met(self, phrase: Phrase, sentence: int, recent: list[Person]) -> Person | None:
        """«…», raconte *cette* aide à domicile: a demonstrative takes up someone of the sentence before."""
        tokens = self.tokens
        if tokens.norm[phrase.first] not in self.language.determiners.demonstratives:
            return None
        asked = Asked(phrase.agreement, tokens.start[phrase.first], sentence, 1, True)
        return self._recent_person(asked, recent)

    def _name(self, phrase: Phrase, name: tuple[int, int]) -> Resolved:
        tokens = self.tokens
        words = name_words(tokens, *name)
        person = self.people.named(words, phrase.agreement.gender) or self.people.by_phrase.get(phrase.first)
        if person is None:
            return Resolved(None, clean_name(tokens.words(*name), self.language), 0.8)
        if phrase.house is not None:
            person.houses.add(tuple(tokens.norm[phrase.house[0] : phrase.house[1]]))
        return Resolved(person, person.name, 1.0 if len(person.words) > 1 else 0.9)

    def _body(self, phrase: Phrase, recent: list[Person]) -> Resolved:
        """A body or a text: one taken up by a bare noun, one that the document names, or itself."""
        tokens, by_phrase = self.tokens, self.people.by_phrase
        writer = self._writer(phrase) or self._outlet(phrase)
        if writer is not None:
            return Resolved(writer, writer.name, 0.6)
        anaphor = self._bare_body(phrase, recent)
        if anaphor is not None:
            return Resolved(anaphor, anaphor.name, 0.7)
        body = by_phrase.get(phrase.first)
        if body is None:
            body = self.people.same_body(tuple(tokens.norm[phrase.first : phrase.core_past]))
        if body is None:
            body = by_phrase[phrase.first] = met_in(tokens, phrase, mention_text(tokens, phrase))
        return Resolved(body, body.name, 0.85)

    def _thing(self, phrase: Phrase, sentence: int, recent: list[Person], inverted: bool) -> Resolved:
        """«…», répond l'édile: whatever the noun is, behind its verb it speaks, so it is someone met before."""
        tokens = self.tokens
        if inverted and self._takes_up_one(phrase):
            asked = Asked(phrase.agreement, tokens.start[phrase.first], sentence, 2, True)
            someone = self._recent_person(asked, recent)
            if someone is not None:
                return Resolved(someone, someone.name, 0.5)
        text = mention_text(tokens, phrase)
        return Resolved(met_in(tokens, phrase, text), text, 0.5)

    def _takes_up_one(self, phrase: Phrase) -> bool:
        """Whether a phrase is short and definite, as those are that take up a person: an adjective at most."""
        short = phrase.past - phrase.first <= 3
        one = phrase.agreement.number != "p"
        return short and one and self._definite(phrase) and not self._restricted(phrase)

    def _together(self, phrase: Phrase, sentence: int, recent: list[Person]) -> Resolved:
        """Several who speak with one voice: each resolved, their names joined as the text joins them."""
        found = [self.resolve(part, sentence, recent) for part in phrase.parts]
        tokens = self.tokens
        names = [found[0].name]
        for before, part, one in zip(phrase.parts, phrase.parts[1:], found[1:], strict=False):
            link = next(
                (j for j in range(before.past, part.first) if tokens.norm[j] in self.language.clauses.ands),
                None,
            )
            names += [", " if link is None else f" {tokens.words(link, link + 1)} ", one.name]
        name = "".join(names)
        words = tuple(name.lower().split())
        person = self._parties.setdefault(words, Person(name, words, phrase.agreement.gender, "p", Kind.NAME))
        return Resolved(person, name, min(one.confidence for one in found))

    def _author(self, phrase: Phrase, sentence: int, recent: list[Person]) -> Resolved | None:
        """«*Ann Tolley's* statement said», «*her* letter read»: whose text speaks, where the owner stands before it."""
        norm, language = self.tokens.norm, self.language
        agreement = language.determiners.owners.get(norm[phrase.first])
        if phrase.possessive and agreement is not None:
            owner = Phrase(phrase.first, phrase.first + 1, Kind.PRONOUN, agreement, head=phrase.first)
            found = self._pronoun(owner, sentence, recent)
            return found if found.person is not None else None
        for j in range(phrase.first + 1, phrase.past):
            if norm[j] in language.nouns.genitive_clitics:
                words = tuple(
                    word for word in norm[phrase.first : j] if word not in language.names.honorifics
                )
                person = self.people.named(words) if self.tokens.kind[j - 1] == CAPITAL else None
                return Resolved(person, person.name, 0.7) if person is not None else None
        return None

    def _restricted(self, phrase: Phrase) -> bool:
        """«le randonneur à l'origine de la découverte»: what follows says who, so it is no one met before."""
        tokens, language = self.tokens, self.language
        follows = tokens.norm[phrase.past] if phrase.past < len(tokens) else "."
        return follows in language.nouns.title_links or follows in language.pronouns.relatives

    def _writer(self, phrase: Phrase) -> Person | None:
        """«schreibt der NDB in seinem Lagebericht. „…“, heißt es in *dem Bericht*»: whose text that was."""
        tokens, determiners = self.tokens, self.language.determiners
        if phrase.kind != Kind.DOCUMENT or phrase.head is None or phrase.past - phrase.first > 3:
            return None
        article = tokens.norm[phrase.first]
        if article not in determiners.all or article in determiners.indefinite or phrase.possessive:
            return None
        noun, written_together = (
            tokens.norm[phrase.head],
            self.language.syntax.compounds_are_written_together,
        )
        for position, text, owner in reversed(self.people.texts):
            same = text == noun or (written_together and text.endswith(noun))
            if position < tokens.start[phrase.first] and same:
                return owner
        return None

    def _outlet(self, phrase: Phrase) -> Person | None:
        """«L'Équipe indique … selon *le quotidien sportif*»: a bare noun for an outlet takes up the last one named."""
        tokens, language = self.tokens, self.language
        if phrase.past - phrase.first > 3 or not self._definite(phrase) or self._restricted(phrase):
            return None
        words = tokens.norm[phrase.first : phrase.past]
        if words[0] not in language.determiners.all or language.outlets.nouns.isdisjoint(words[1:]):
            return None
        if (
            CAPITAL in tokens.kind[phrase.first + 1 : phrase.past]
            and not language.syntax.nouns_are_capitalised
        ):
            return None
        at = bisect_left(self.people.positions, tokens.start[phrase.first])
        for mention in reversed(self.people.mentions[max(0, at - _OUTLETS) : at]):
            if not language.outlets.names.isdisjoint(mention.person.words):
                return mention.person
        return None

    def _bare_body(self, phrase: Phrase, recent: list[Person]) -> Person | None:
        """«le texte», «l'organisation»: a bare noun takes up the last body or text that spoke."""
        tokens = self.tokens
        if (
            phrase.past - phrase.first != 2
            or tokens.norm[phrase.first] not in self.language.determiners.all
            or phrase.head is None
        ):
            return None
        if tokens.kind[phrase.first + 1] == CAPITAL and not self.language.syntax.nouns_are_capitalised:
            return None
        if (
            self.language.determiners.all[tokens.norm[phrase.first]].number == "p"
            or tokens.norm[phrase.first] in self.language.determiners.indefinite
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
                and tokens.norm[phrase.head] in self.language.nouns.anaphoric_bodies
                and (
                    person.kind == Kind.COLLECTIVE
                    or (person.kind == Kind.NAME and not is_human(person, self.language))
                )
            ):
                return person
        return None

    def resolve_inside(self, inner: Tokens, phrase: Phrase, sentence: int, recent: list[Person]) -> Resolved:
        """Who a phrase inside the marks means: the pronoun of an incise, the label of a transcript."""
        text = mention_text(inner, phrase)
        if phrase.kind == Kind.PRONOUN:
            asked = Asked(phrase.agreement, inner.start[phrase.first], sentence, 3, False)
            person = self._recent_person(asked, recent)
            return Resolved(
                person, person.name if person is not None else text, 0.7 if person is not None else 0.2
            )
        start, past = phrase.name or (phrase.first, phrase.past)
        words = tuple(inner.norm[start:past])
        holders = self.people.by_role.get(inner.norm[phrase.head], ()) if phrase.head is not None else ()
        if phrase.kind == Kind.NAME:
            person = self.people.named(words, phrase.agreement.gender)
        else:
            if not holders and phrase.head is not None:
                holders = self._of_narrower(inner.norm[phrase.head], phrase)
            person = holders[0] if len(holders) == 1 else None
        if person is not None and len(words) > len(person.words) and words[-1] == person.words[-1]:
            person.name, person.words = clean_name(inner.words(start, past), self.language), words
        if person is None:
            name = clean_name(inner.words(start, past), self.language) if phrase.kind == Kind.NAME else text
            person = Person(name, words, phrase.agreement.gender, "s", phrase.kind)
        return Resolved(person, person.name, 0.85)

    def _role(
        self, phrase: Phrase, sentence: int, recent: list[Person], text: str, depth: int = 0
    ) -> Resolved:
        """Who holds the role: somebody with a name, somebody taken up by what they are, or nobody else."""
        tokens = self.tokens
        head = tokens.norm[phrase.head] if phrase.head is not None else ""
        if not self._is_of_somebody(phrase, head):
            return Resolved(met_in(tokens, phrase, text), text, 0.8)
        at = phrase.head if phrase.head is not None else -1
        around = described_by(tokens, phrase, (at, at + 1)) - self.language.nouns.years
        if self._is_generic(head):
            around -= self.language.nouns.people.keys()
        holder, likelihood, others = self._holder(phrase, head, around, recent)
        if holder is not None:
            met = self._met_since(phrase, head, holder)
            if met is not None:
                return Resolved(met, text, 0.7)
            return Resolved(holder, holder.name, min(0.95, 0.55 + 0.15 * likelihood))
        others |= self._of_other_houses(phrase) | self.people.apart.get(head, frozenset())
        alone = len(around) <= 1 and not phrase.possessive and not self._is_of_named(phrase)
        if depth < MAX_DEPTH and alone and self._definite(phrase):
            someone = self._taken_up(phrase, head, sentence, recent, others, depth)
            if someone is not None:
                generic = self._is_generic(head) or not someone.roles
                return Resolved(someone, someone.name, 0.6 if generic else 0.5)
        for said in reversed(recent):
            same = said.kind == Kind.ROLE and head in said.words and said.number == "s"
            if same and around - set(said.words) == set():
                return Resolved(said, said.name, 0.75)
        return Resolved(met_in(tokens, phrase, text), text, 0.7)

    def _met_since(self, phrase: Phrase, head: str, holder: Person) -> Person | None:
        """«*Un policier* sonne. … raconte *le policier*»: somebody with the role but no name, met since its holder was."""
        people, tokens = self.people, self.tokens
        if tokens.norm[phrase.first] in self.language.determiners.possessives:
            return None
        at = bisect_left(people.positions, tokens.start[phrase.first])
        for mention in reversed(people.mentions[max(0, at - RECENT) : at]):
            if mention.person is holder:
                return None
            met = mention.phrase
            if met is None or met.head is None or tokens.norm[met.head] != head:
                continue
            if tokens.norm[met.first] in self.language.determiners.indefinite:
                return mention.person
        return None

    def _is_of_somebody(self, phrase: Phrase, head: str) -> bool:
        """Whether the role may be that of a person met elsewhere: one person, and known to the reader.

        A headline leaves the article out, and means someone of its text: «Ferry captain “heard nothing”».
        """
        if phrase.agreement.number == "p":
            return False
        bare = self.tokens.norm[phrase.first] not in self.language.determiners.all
        return self._definite(phrase) or (bare and head in self.people.by_role)

    def _holder(
        self, phrase: Phrase, head: str, around: set[str], recent: list[Person]
    ) -> tuple[Person | None, float, frozenset[int]]:
        """The likeliest person with a name who holds the role, how likely, and the ids of those who hold another."""
        position = self.tokens.start[phrase.first]
        others: set[int] = set(self._asker())
        best: Person | None = None
        best_score = 0.0
        holders = self.people.by_role.get(head, ())
        if not holders and around and head in self.language.nouns.people:
            holders = self._described(around)
        if not holders and phrase.head is not None:
            holders = self._of_compound(phrase, phrase.head)
        for person in holders[-MAX_HOLDERS:]:
            if person.kind != Kind.NAME or not agrees(phrase.agreement, person):
                continue
            score = _likeness(person, head, around)
            if not score:
                others.add(id(person))  # «le président russe» is not «le président américain»
                continue
            score += 0.6 * self._nearness(person, position)
            if person in recent[-2:]:
                score += 0.4
            if score > best_score:
                best, best_score = person, score
        return best, best_score, frozenset(others)

    def _taken_up(
        self,
        phrase: Phrase,
        head: str,
        sentence: int,
        recent: list[Person],
        others: frozenset[int],
        depth: int,
    ) -> Person | None:
        """Somebody not met in this role, taken up by what they are: «l'intéressé», «la championne»."""
        language = self.language
        generic, office = self._is_generic(head), head in language.nouns.offices
        asked = Asked(
            phrase.agreement,
            self.tokens.start[self._begins_to_report(phrase, sentence)],
            sentence,
            3 if generic else 0 if office else 2,
            True,
            others,
            # an office falls to someone named without a role, as the well known are
            office or (language.syntax.broader_is_complete and not generic),
            language.nouns.broader.get(head, frozenset()),
        )
        return self._recent_person(asked, recent, depth + 1)

    def _is_of_named(self, phrase: Phrase) -> bool:
        """«la maire *de Nanterre*»: somebody's who is known by it, and nobody met under another description."""
        tokens, language = self.tokens, self.language
        if phrase.head is None or language.syntax.nouns_are_capitalised:
            return False
        behind = range(phrase.head + 1, phrase.past)
        # «le chef de l'État» is whoever holds that office
        proper = any(tokens.kind[j] == CAPITAL and tokens.norm[j] not in language.nouns.kinds for j in behind)
        return proper and any(tokens.norm[j] in language.nouns.linkers for j in behind)

    def _begins_to_report(self, phrase: Phrase, sentence: int) -> int:
        """«Le mari est rentré, a précisé *le policier*»: whoever the sentence reports of does not report it himself.

        The token before which the antecedent stands: that of the phrase, or of the sentence where a cue stands before it.
        """
        first = self.tokens.sentences[sentence][0] if sentence < len(self.tokens.sentences) else phrase.first
        before = phrase.first - 1
        postposed = first < before < phrase.first and self.tokens.norm[before] in self.language.verbs.cues
        return first if postposed and first < phrase.first else phrase.first

    def _is_generic(self, head: str) -> bool:
        """Whether a noun says no more than that somebody is a person: *femme*, *danés*."""
        return not head or head in self.language.nouns.people or head in self.language.nouns.nationals

    def _definite(self, phrase: Phrase) -> bool:
        word = self.tokens.norm[phrase.first]
        if word not in self.language.determiners.all:
            return not self.language.syntax.nouns_may_stand_bare
        return word not in self.language.determiners.indefinite

    def _pronoun(self, phrase: Phrase, sentence: int, recent: list[Person]) -> Resolved:
        tokens = self.tokens
        text = mention_text(tokens, phrase).lstrip("-")
        position = tokens.start[phrase.first]
        place = self.language.pronouns.ordinals.get(tuple(tokens.norm[phrase.first : phrase.past]))
        if place is not None:
            pair = last_pair(self.people, position)
            if pair is not None:
                return Resolved(pair[place], pair[place].name, 0.75)
        latter = not self.language.pronouns.latter.isdisjoint(tokens.norm[phrase.first : phrase.past])
        person = last_named(self.people, phrase.agreement, position) if latter else None
        if person is None:
            asked = Asked(phrase.agreement, position, sentence, 3, False, self._asker())
            person = self._recent_person(asked, recent)
        if person is None:
            person = first_named(self.people, phrase.agreement, position, sentence)
        if person is None:
            return Resolved(None, text, 0.2)
        sure = person.gender == phrase.agreement.gender
        if (
            self.language.syntax.natural_gender
            and person.gender == "?"
            and phrase.agreement.gender in ("m", "f")
        ):
            person.gender = phrase.agreement.gender  # whom «she» has once meant is no «he»
            person.genders.setdefault(GenderEvidence.PRONOUN, person.gender)
        return Resolved(person, person.name, 0.75 if sure else 0.6)

    def _recent_person(self, asked: Asked, recent: list[Person], depth: int = 0) -> Person | None:
        """The likeliest antecedent; someone met by role only may belong to somebody with a name."""
        for _ in range(MAX_DEPTH):
            found = antecedent(self.people, asked, recent, self.spoken)
            if found is None:
                return None
            person, mention = found
            if mention is None or mention.phrase is None:
                return person
            meant = self._role(mention.phrase, mention.sentence, [], person.name, depth + 1).person or person
            if agrees(asked.agreement, meant):
                return meant
            # «The lawyer, … she»: the lawyer turned out to be a man
            asked = asked._replace(but_not=asked.but_not | {id(person)})
        return None

    def _asker(self) -> frozenset[int]:
        return frozenset() if self.asker is None else frozenset({id(self.asker)})

    def _of_narrower(self, head: str, phrase: Phrase) -> list[Person]:
        """«ajoute l'élu»: those whose role the noun widens, and who agree."""
        roles = self.language.nouns.broader.get(head, frozenset())
        return [
            p for p in self.people.persons if not roles.isdisjoint(p.roles) and agrees(phrase.agreement, p)
        ]

    def _of_compound(self, phrase: Phrase, at: int) -> list[Person]:
        """«der *PSR-Chef*»: the chief of the PSR, or the one person of whom it is said that they are of the PSR."""
        parts = compound(self.tokens, at)
        if parts is None:
            return []
        house, noun = parts
        holders = [p for p in self.people.by_role.get(noun, ()) if house in p.roles[noun]]
        if holders:
            return holders
        of_house = [
            p for p in self._described({house}) if p.kind == Kind.NAME and agrees(phrase.agreement, p)
        ]
        return of_house if len(of_house) == 1 else []

    def _of_other_houses(self, phrase: Phrase) -> frozenset[int]:
        """ids of those who are of another house than «der *PSR-Chef*»."""
        parts = compound(self.tokens, phrase.head) if phrase.head is not None else None
        if parts is None:
            return frozenset()
        others = set()
        for person in self.people.persons[-MAX_HOLDERS:]:
            houses = {role.rpartition("-")[0] for role in person.roles if "-" in role}
            if houses and parts[0] not in houses:
                others.add(id(person))
        return frozenset(others)

    def _described(self, around: set[str]) -> list[Person]:
        """Those of whose roles one of these words was said: the man of the same affair."""
        return [
            person
            for person in self.people.persons[-MAX_HOLDERS:]
            if any(around & known for known in person.roles.values())
        ]

    def _nearness(self, person: Person, position: int) -> float:
        """1 for a person just spoken of, towards 0 with distance; a later first mention counts little."""
        seen = self.people.seen_at.get(id(person), ())
        at = bisect_right(seen, position)
        if at:
            return 1.0 / (1.0 + (position - seen[at - 1]) / 600.0)
        return 0.2 if seen else 0.0


def _likeness(person: Person, head: str, around: set[str]) -> float:
    """How well a person's role goes with the words around the noun; 0 where they tell of another."""
    words = person.roles.get(head)
    if words is None:
        words = set().union(*person.roles.values())
    if not around:
        return 1.0
    shared = len(around & words)
    if not shared and words - {head}:
        return 0.0
    return 1.0 + 1.5 * shared / len(around)


def mention_text(tokens: Tokens, phrase: Phrase) -> str:
    """The phrase as it stands; a clitic without its hyphen."""
    text = tokens.words(phrase.first, phrase.past)
    if text.startswith("-"):
        return text.rsplit("-", 1)[-1]
    return text
