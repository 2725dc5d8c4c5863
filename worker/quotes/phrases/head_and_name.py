"""Tokens of a noun phrase -> its head noun and its name, and whose name it is."""

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import ANY, Agreement
from worker.quotes.lexicon.language import Language
from worker.quotes.phrases.agreement import agreed, is_oblique
from worker.quotes.phrases.name_run import name_in
from worker.quotes.phrases.phrase import Kind, Phrase, first_name_gender, is_initials, speaks
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER

_OF_ONE = {gender: Agreement(gender, "s") for gender in ("m", "f", "?")}


def read_phrase(tokens: Tokens, k: int, end: int) -> Phrase | None:
    """Name, head and agreement of the phrase k..end."""
    language, norm = tokens.language, tokens.norm
    agreement = language.determiners.all.get(norm[k], ANY)
    first = k
    while first < end and norm[first] in language.determiners.all:
        first += 1
    plain = _plain(tokens, k, first, end, agreement)
    if plain is not None:
        return plain
    name = name_in(tokens, first, end) if CAPITAL in tokens.kind[first:end] else None
    kind, owner = Kind.THING, None
    head, known = _head(tokens, first, end, name)
    if head is not None:
        kind = known[0]
        agreement = agreed(language, norm[k], agreement, known[1], norm[head])
    if name is not None:
        kind, name, owner = _Run(tokens, k, first, end, head, kind, name).whose()
        if kind == Kind.NAME and name is not None:
            head, name, agreement = _bearer(tokens, k, first, head, name, agreement)
            agreement = _agreement_of_name(tokens, k, end, name, agreement)
    return Phrase(
        k,
        end,
        kind,
        agreement,
        name,
        head,
        core_past=end,
        possessive=k < first and not language.determiners.possessives.isdisjoint(norm[k:first]),
        oblique=norm[k] in language.determiners.oblique and is_oblique(language, norm[k], agreement),
        owner=owner,
    )


def _plain(tokens: Tokens, k: int, first: int, end: int, agreement: Agreement) -> Phrase | None:
    """The phrases that are one thing at a glance, most of all: a bare name, a lone noun, a thing; None for others."""
    language, norm = tokens.language, tokens.norm
    if language.syntax.nouns_are_capitalised:
        lone = k < first < end or end - k == 1
        return _lone_noun(tokens, k, first, end, agreement) if lone else None
    if k == first and tokens.names.count(1, k, end) == end - k:
        of_one = _OF_ONE[first_name_gender(language, norm[k])]  # capitals and nothing else: «Ana Lima»
        return Phrase(k, end, Kind.NAME, of_one, (k, end), core_past=end)
    if tokens.heads.find(1, first, end) >= 0:
        return None
    if k < first and end - first == 1 and norm[first] in language.nouns.nationals:
        return Phrase(k, end, Kind.ROLE, agreement, head=first, core_past=end)  # el danés
    possessive = not language.determiners.possessives.isdisjoint(norm[k:first])
    return Phrase(k, end, Kind.THING, agreement, core_past=end, possessive=possessive)


def _lone_noun(tokens: Tokens, k: int, first: int, end: int, agreement: Agreement) -> Phrase | None:
    """«der neue *Sprecher*», «die *Brücke*», «*Anwohner*»: where nouns have capitals, the commonest phrase; None for others."""
    language, norm = tokens.language, tokens.norm
    word = norm[end - 1]
    if tokens.kind[end - 1] != CAPITAL or tokens.kind[first:end].count(CAPITAL) > 1:
        return None
    if (
        word in tokens.known_names
        or word in language.names.honorifics
        or not language.nouns.linkers.isdisjoint(norm[first:end])
    ):
        return None
    known = speaks(language, word)
    kind, head = (known[0], end - 1) if known is not None else (Kind.THING, None)
    if known is not None:
        agreement = agreed(language, norm[k], agreement, known[1], word)
    elif end - first == 1 and is_initials(tokens.words(end - 1, end)):
        kind = Kind.COLLECTIVE  # betont *HRW*, so *der NDB*
    return Phrase(
        k,
        end,
        kind,
        agreement,
        None,
        head,
        core_past=end,
        possessive=norm[k] in language.determiners.possessives,
        oblique=is_oblique(language, norm[k], agreement),
    )


_UNKNOWN = Kind.THING, ANY


def _head(
    tokens: Tokens, first: int, end: int, name: tuple[int, int] | None
) -> tuple[int | None, tuple[int, Agreement]]:
    """The noun that the phrase is about: the first that can speak and stands before any linker.

    With it comes what `speaks` says of it. Where nouns precede their head it is the last of its run («the campaign *manager* of»).
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    compounds = language.syntax.compounds_are_written_together
    start = limit = first
    while limit < end and norm[limit] not in language.nouns.linkers:
        limit += 1
        if limit < end and norm[limit] in language.nouns.genitive_clitics:
            start = limit = limit + 1  # "Bell's *spokesman* Jan Holm": what is owned is the head
    named_from = name[0] if name is not None and name[0] > first else end
    for j in range(limit - 1, start - 1, -1) if language.syntax.head_last else range(start, limit):
        word, capital = norm[j], kind[j] == CAPITAL
        if capital and j >= named_from:
            continue
        known = language.nouns.kinds.get(word)
        if known is None and (compounds or "-" in word):
            known = speaks(language, word)
        if known is not None and not (capital and _is_first_name(tokens, first, j)):
            return j, known
    return None, _UNKNOWN


def _is_first_name(tokens: Tokens, first: int, j: int) -> bool:
    """Whether the noun with a capital at j is somebody's first name: «*Dean* Holm», no dean."""
    syntax = tokens.language.syntax
    if syntax.nouns_are_capitalised or (j == first and not syntax.first_name_may_be_role):
        return False
    return (
        j + 1 < len(tokens.kind) and tokens.kind[j + 1] == CAPITAL and tokens.norm[j] in GENDER_OF_FIRST_NAME
    )


def _bearer(
    tokens: Tokens, k: int, first: int, head: int | None, name: tuple[int, int], agreement: Agreement
) -> tuple[int | None, tuple[int, int], Agreement]:
    """Head, name and agreement of a phrase that is named, where the name and its noun share a word or touch."""
    language, norm = tokens.language, tokens.norm
    start, past = name
    if head == start and past - start == 1:
        return (
            _national(tokens, first, start),
            name,
            _OF_ONE["?"],
        )  # Fischer is a name here, and no man's trade
    if head == start and k < first:
        return head, (start + 1, past), agreement  # «l'*Américaine* Ana Lima»
    if head is not None or start == first:
        return head, name, agreement
    if language.syntax.nouns_are_capitalised:
        # «der *Gefangene* Anton Holm»: any noun before a name tells what its bearer is
        agreement = language.determiners.adjective_articles.get(norm[k], agreement)
        if tokens.kind[start - 1] == CAPITAL:
            return start - 1, name, agreement
    return _national(tokens, first, start), name, agreement


def _national(tokens: Tokens, first: int, start: int) -> int | None:
    """«el *danés* Mads Holm»"""
    return first if first < start and tokens.norm[first] in tokens.language.nouns.nationals else None


def _agreement_of_name(
    tokens: Tokens, k: int, end: int, name: tuple[int, int], agreement: Agreement
) -> Agreement:
    """A title before a name tells its gender, and where nothing else does, the first name."""
    language, norm = tokens.language, tokens.norm
    for word in norm[k:end]:
        if word in language.names.honorifics:
            agreement = language.names.honorifics[word]
            break
    return _OF_ONE[first_name_gender(language, norm[name[0]])] if agreement.gender == "?" else agreement


class _Run:
    """A run of capitals in its phrase: is it the name of whom the phrase means, of another, or no name?"""

    __slots__ = ("before", "end", "first", "head", "k", "kind", "language", "name", "tokens")

    def __init__(
        self, tokens: Tokens, k: int, first: int, end: int, head: int | None, kind: int, name: tuple[int, int]
    ) -> None:
        self.tokens, self.language = tokens, tokens.language
        self.k, self.first, self.end = k, first, end
        self.head, self.kind, self.name = head, kind, name
        self.before = tokens.norm[name[0] - 1] if name[0] > first else ""
        """The word before the run, behind the determiners of the phrase."""

    def whose(self) -> tuple[int, tuple[int, int] | None, tuple[int, int] | None]:
        """Kind of the phrase, its name, and the owner's name where the run is another's."""
        kind, name = self.kind, self.name
        if self.before == "," or (self.before and self._completes_title()):
            return kind, None, None
        if self._has_title() or self._is_person_of_owner():
            return Kind.NAME, name, None
        if self.before and self._is_owners():
            return kind, None, name
        if self.head is None:
            return self._without_noun()
        return self._behind_noun(self.head)

    def _is_determined(self) -> bool:
        return self.k < self.first

    def _is_one_word(self) -> bool:
        return self.name[1] - self.name[0] == 1

    def _is_of_something(self) -> bool:
        """Whether a linker or an owner stands before the run: le président *de* la Chambre."""
        leads = self.tokens.norm[self.first : self.name[0]]
        language = self.language
        return not (
            language.nouns.linkers.isdisjoint(leads) and language.nouns.genitive_clitics.isdisjoint(leads)
        )

    def _is_linked(self) -> bool:
        """Whether the run follows a small word: le président de *la* Chambre."""
        language, before = self.language, self.before
        return (
            before in language.nouns.linkers
            or before in language.determiners.all
            or before in language.clauses.coordinators
        )

    def _completes_title(self) -> bool:
        """«l'ambassadeur à *Tarvis*», «il ministro per i *Rapporti*»."""
        language, norm, place = self.language, self.tokens.norm, self.name[0]
        if self.before in language.clauses.ands and self._is_one_word():
            # «die Ministerin für Bildung und *Kultur*»
            return not language.nouns.title_links.isdisjoint(norm[self.first : place])
        if norm[place - 1] in language.determiners.all:
            place -= 1
        return place > self.first and norm[place - 1] in language.nouns.title_links

    def _is_person_of_owner(self) -> bool:
        """ "Channel Nine's *Ana Bell*"."""
        owned = self.head is None and self.before in self.language.nouns.genitive_clitics
        return owned and not self._is_one_word() and self._holds_no_noun()

    def _holds_no_noun(self) -> bool:
        nouns = self.language.nouns.kinds
        return not any(word in nouns for word in self.tokens.norm[self.name[0] : self.name[1]])

    def _has_title(self) -> bool:
        """«M. *Lima*»; but «le cabinet de M. *Lima*» is no person."""
        titled = not self.language.names.honorifics.keys().isdisjoint(self.tokens.norm[self.k : self.end])
        return titled and not (self._is_of_something() and self._is_linked())

    def _is_owners(self) -> bool:
        """«le président de la *Chambre*», «les hommes de *Yann Guillerm*»: someone else's name."""
        if not self._is_of_something():
            return False
        language = self.language
        if self._names_body() or self._is_of_other():
            return True
        role = self.before in language.nouns.roles or self.before in language.nouns.people
        return (
            self._is_linked()
            or self.head is None
            or (self._is_one_word() and not role)
            or (self.before in language.nouns.collectives and not self._follows_nameless())
        )

    def _is_of_other(self) -> bool:
        """«la femme du défenseur marocain *Achraf Hamadi*»: behind a linker somebody else's role has the name."""
        if self.head is None or self.head >= self.name[0] or self.kind != Kind.ROLE:
            return False
        language, norm = self.language, self.tokens.norm
        for j in range(self.name[0] - 1, self.head, -1):
            if norm[j] in language.nouns.linkers or norm[j] in language.nouns.genitive_clitics:
                return False
            known = language.nouns.kinds.get(norm[j])
            if known is not None and known[0] == Kind.ROLE:
                one = (
                    known[1].number == "s"
                    and language.determiners.all.get(norm[j - 1], known[1]).number != "p"
                )
                return one and any(norm[i] in language.nouns.linkers for i in range(self.head + 1, j))
        return False

    def _names_body(self) -> bool:
        """«a member of the *Advisor Council*», "the Gull's *Audit Board*": behind a role, a run that ends with a body."""
        if self.head is None or self.head >= self.name[0] or self.kind != Kind.ROLE:
            return False
        last = self.tokens.norm[self.name[1] - 1]
        return last in self.language.nouns.collectives and self.tokens.norm[self.head] != last

    def _follows_nameless(self) -> bool:
        """«la capitaine des *pompiers* Oanez Quintric»: several, or a service, have no name of their own."""
        language, body = self.language, self.before
        return (
            self.tokens.norm[self.name[0]] in GENDER_OF_FIRST_NAME
            or body in language.nouns.nameless
            or language.nouns.collectives[body].number == "p"
        )

    def _behind_noun(self, head: int) -> tuple[int, tuple[int, int] | None, tuple[int, int] | None]:
        """The run beside the noun that the phrase is about."""
        language, kind, name = self.language, self.kind, self.name
        if kind == Kind.COLLECTIVE and head < name[0]:
            # «le parti *Horizon*»; «the *Horizon* party's» own name begins with its article
            nameless = self._is_determined() and self.tokens.norm[head] in language.nouns.collectives
            return kind, None if nameless else name, None
        if head == name[0] and self._is_one_word() and (self._is_determined() or not self._is_known(head)):
            if self._is_surname(head):
                return Kind.NAME, name, None
            return kind, None, None  # «*Demonstrators* said»: a capital because the sentence begins
        if language.syntax.nouns_precede_head and head >= name[1]:
            return (
                kind,
                None,
                None if self._is_one_word() else name,
            )  # «a *Trump* surrogate»: tells only whose
        return (Kind.NAME if kind == Kind.ROLE else kind), name, None

    def _is_surname(self, head: int) -> bool:
        """“…,” added *Baker*: inside a sentence a lone capital is a name, though the noun is one for a person."""
        tokens, language = self.tokens, self.language
        if self._is_determined() or self.kind != Kind.ROLE or language.syntax.nouns_are_capitalised:
            return False
        word = tokens.norm[head]
        if word in language.nouns.offices or word in language.nouns.titles or not head:
            return False
        known = language.nouns.kinds.get(word)
        return known is not None and known[1].number == "s" and tokens.kind[head - 1] == LOWER

    def _without_noun(self) -> tuple[int, tuple[int, int] | None, tuple[int, int] | None]:
        """The run in a phrase with no noun that can speak."""
        capitalised = self.language.syntax.nouns_are_capitalised
        if self._is_determined() and self.name[0] == self.first:
            return self._behind_article(capitalised)
        if capitalised and self._is_one_word() and not self._is_known(self.name[0]):
            if is_initials(self.tokens.words(*self.name)):
                return Kind.COLLECTIVE, None, None
            return self.kind, None, None  # a noun without article, unless the text knows someone of that name
        return Kind.NAME, self.name, None

    def _behind_article(
        self, capitalised: bool
    ) -> tuple[int, tuple[int, int] | None, tuple[int, int] | None]:
        """«la *Néerlandaise Margriet Bos*», «l'*Italien*», «le *Kremlin*»."""
        if self.tokens.norm[self.first - 1] in self.language.determiners.emphatic:
            return Kind.NAME, self.name, None
        person = _named_by_origin(self.tokens, self.name)
        if person is not None:
            return Kind.NAME, person, None
        language, norm = self.language, self.tokens.norm
        one = language.determiners.all[norm[self.k]].number != "p"
        first_name = norm[self.first] in GENDER_OF_FIRST_NAME and not self._is_one_word()
        if one and first_name and norm[self.k] in language.determiners.indefinite and self._holds_no_noun():
            return Kind.NAME, self.name, None  # «une *Anne Lima* épuisée»
        if one and self._is_one_word() and _is_demonym(language, norm[self.first]):
            return Kind.ROLE, None, None
        # any noun has a capital in German, so that a lone one need not be a body
        noun = capitalised and self._is_one_word() and not is_initials(self.tokens.words(*self.name))
        return Kind.THING if noun else Kind.COLLECTIVE, None, None

    def _is_known(self, j: int) -> bool:
        return self.tokens.norm[j] in self.tokens.known_names


def _named_by_origin(tokens: Tokens, name: tuple[int, int]) -> tuple[int, int] | None:
    """«Néerlandaise *Margriet Bos*»: the name without the word for where its bearer is from."""
    start, past = name
    word, follows = tokens.norm[start], tokens.norm[start + 1 : past]
    by_origin = _is_demonym(tokens.language, word)
    if word in GENDER_OF_FIRST_NAME or len(follows) < (1 if by_origin else 2):
        return None
    return (start + 1, past) if by_origin or follows[0] in GENDER_OF_FIRST_NAME else None


def _is_demonym(language: Language, word: str) -> bool:
    # Five letters or more: «bien» and «rien» end as «Italien» does.
    return len(word) > 4 and word.endswith(language.nouns.demonyms) and word not in language.outlets.names
