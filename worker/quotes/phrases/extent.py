"""Tokens -> how far a noun phrase goes: to the first word that none holds."""

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.language import Language
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CLITIC, LOWER, NUMBER


def extent(tokens: Tokens, k: int, past: int) -> int:
    """Where the bare phrase that starts at k ends, at most at `past`; k itself where none starts."""
    norm, kind, language = tokens.norm, tokens.kind, tokens.language
    j = k
    while j < past and kind[j] == LOWER and norm[j] in language.determiners.all:
        j += 1
    if j < past and _is_noun(language, norm[j], kind[j]):
        # a third of all phrases are over with their first noun: «la *ministre* a dit», «*Lima*, qui…»
        ahead = j + 1
        if (
            ahead >= past
            or norm[ahead] == ","
            or (kind[ahead] == LOWER and norm[ahead] in language.ends_phrase)
        ):
            return ahead
    j = _Reading(tokens, k, past).read(j)
    # before the small words at its end that lead to nothing: «le maire *de la*», then marks
    while j > k and kind[j - 1] == LOWER and norm[j - 1] in language.leads_on:
        j -= 1
    return j


def _is_noun(language: Language, word: str, kind: int) -> bool:
    """Whether the first word behind the determiners is a noun, a name or an adjective whatever follows it."""
    if kind == LOWER:
        return word not in language.grammar
    return kind == CAPITAL and word not in language.names.not_names and word not in language.grammar


class _Reading:
    """A phrase as far as it is read: what has stood in it decides what may still come.

    Each step answers how many tokens the phrase takes from j on: 0 where it ends.
    """

    __slots__ = ("first", "has_noun", "has_role", "is_open", "kind", "language", "norm", "past", "tokens")

    def __init__(self, tokens: Tokens, first: int, past: int) -> None:
        self.tokens, self.language = tokens, tokens.language
        self.norm, self.kind = tokens.norm, tokens.kind
        self.first, self.past = first, past
        self.is_open = True
        """The last word leads on to a noun, so that a determiner may follow: le maire *de*."""
        self.has_noun = False
        self.has_role = False
        """One of the nouns is a role, whose title may go on: le secrétaire *à* la Santé."""

    def read(self, j: int) -> int:
        """The first token from j on, the first behind the determiners, that the phrase does not hold."""
        norm, kind = self.norm, self.kind
        grammar, ends_phrase = self.language.grammar, self.language.ends_phrase
        while j < self.past:
            this = kind[j]
            if this == LOWER:
                if norm[j] in ends_phrase:
                    break
                taken = self._grammar_word(j) if norm[j] in grammar else self._common_word(j)
            elif this == CAPITAL:
                taken = self._capital(j)
            elif this == NUMBER:
                taken = self._number(j)
            elif this == CLITIC or kind[j - 1] == CAPITAL:
                taken = self._sign(j)
            else:
                break
            if not taken:
                break
            j += taken
        return j

    def _common_word(self, j: int) -> int:
        """A noun or adjective, written small; 0 where it must be a verb or an adverb."""
        if self.has_noun and not self._goes_on(j):
            return 0
        if self.norm[j] in self.language.nouns.roles:
            self.has_role = True
        self.has_noun, self.is_open = True, False
        return 1

    def _goes_on(self, j: int) -> bool:
        """Whether a small word behind a noun is one more noun or adjective, and no verb or adverb."""
        behind_capital = self.kind[j - 1] == CAPITAL and not self.is_open
        if (behind_capital and not self._may_follow_capital(j)) or is_verb(self.tokens, j):
            return False
        # «la mesure *annoncée par* Lima»: before a passive agent stands a participle
        return j + 1 >= self.past or self.norm[j + 1] not in self.language.verbs.agents

    def _may_follow_capital(self, j: int) -> bool:
        """Whether a small word behind a capital belongs to the phrase, and is not the verb or an adverb."""
        if self.language.syntax.nouns_are_capitalised:
            return False  # a noun would have a capital, too, and an adjective stands before its noun
        return (
            self.norm[j - 1] in self.language.determiners.all
            or _role_ahead(self.tokens, j, self.past)
            or self._is_adjective_of_capital(j)
        )

    def _is_adjective_of_capital(self, j: int) -> bool:
        """Whether the word at j is an adjective of the noun before it: la Protezione *civile*.

        «el ministro de Exteriores *valdonio*, Ana Lima,»: behind any other capital only before an apposition.
        """
        language, norm = self.language, self.norm
        if not language.syntax.adjective_may_follow_title or norm[j] in language.grammar:
            return False
        if is_verb(self.tokens, j) or norm[j] in language.words.adverbs:
            return False
        if norm[j - 1] in language.nouns.collectives:
            return (
                j == self.first + 1
                or norm[j - 2] in language.determiners.all
                or norm[j - 2] in language.nouns.linkers
            )
        return (
            j + 2 < self.past
            and norm[j + 1] == ","
            and self.kind[j + 2] == CAPITAL
            and not language.nouns.roles.keys().isdisjoint(norm[self.first : j])
        )

    def _grammar_word(self, j: int) -> int:
        """A word of grammar, written small: one of `stops` only where it has its place inside a phrase."""
        language, word = self.language, self.norm[j]
        if word in language.stops:
            if word in language.tails and j > self.first:
                tail = _role_tail(self.tokens, j, self.past)
                tail = tail or int(self._joins_names(j) or self._joins_complements(j))
                if tail:
                    return tail
            if word not in language.inner_words:
                return 0
        return self._small_word(j)

    def _is_object(self, j: int) -> bool:
        """sagte Anna Lima *der* Zeitung: no genitive goes with a person's name."""
        return self.norm[j - 1] in self.tokens.known_names

    def _joins_names(self, j: int) -> bool:
        """Whether the word at j is an "and" inside the name of one body: of the Metal *and* Allied Workers."""
        norm, kind, language = self.norm, self.kind, self.language
        if (
            not language.syntax.body_names_are_joined
            or norm[j] not in language.clauses.coordinators
            or j >= self.past - 2
        ):
            return False
        if kind[j - 1] != CAPITAL or kind[j + 1] != CAPITAL:
            return False
        start = j - 1
        while start > self.first and kind[start - 1] == CAPITAL:
            start -= 1
        return (
            start - 2 > self.first
            and norm[start - 1] in language.determiners.all
            and norm[start - 2] in language.nouns.linkers
            and norm[j + 1] not in GENDER_OF_FIRST_NAME
        )

    def _lists_complements(self, j: int) -> int:
        """«la delegada de Fomento*,* Agricultura y Pesca»: a comma in a list that an "and" closes, behind an office."""
        norm, kind, language = self.norm, self.kind, self.language
        if not self.has_role or language.nouns.titles.isdisjoint(norm[self.first : j - 1]):
            return 0
        for k in range(j + 1, min(self.past - 1, j + _LONGEST_LIST)):
            if norm[k] in language.clauses.ands and kind[k - 1] == CAPITAL:
                linked = norm[k + 1] in language.nouns.linkers
                self.is_open = True
                return int(linked or (kind[k + 1] == CAPITAL and norm[k + 1] not in GENDER_OF_FIRST_NAME))
            small = norm[k] in language.nouns.linkers or norm[k] in language.determiners.all
            if norm[k] in GENDER_OF_FIRST_NAME or not (kind[k] == CAPITAL or norm[k] == "," or small):
                return 0
        return 0

    def _joins_complements(self, j: int) -> bool:
        """«la ministre des Routes *et* du Rail», "Minister for Roads *and* Rail Jane Kern": one office for two things.

        Without a second link the name must follow: "the Minister for Roads and Jane Kern" are two.
        """
        norm, kind, language = self.norm, self.kind, self.language
        if not self.has_role or norm[j] not in language.clauses.ands or j + 2 >= self.past:
            return False
        if kind[j - 1] != CAPITAL or language.nouns.titles.isdisjoint(norm[self.first : j - 1]):
            return False
        ahead = j + 1
        if norm[ahead] in language.nouns.linkers or norm[ahead] in language.nouns.title_links:
            ahead += 1 + (norm[ahead + 1] in language.determiners.all and ahead + 2 < self.past)
            self.is_open = True
            return kind[ahead] == CAPITAL and norm[ahead] not in GENDER_OF_FIRST_NAME
        noun = kind[ahead] == CAPITAL and norm[ahead] not in GENDER_OF_FIRST_NAME
        listed = "," in norm[self.first : j]
        return noun and (listed or norm[ahead + 1] in GENDER_OF_FIRST_NAME)

    def _small_word(self, j: int) -> int:
        """What may stand before a noun, or carries the phrase on to the next one."""
        language, word = self.language, self.norm[j]
        if word in language.determiners.datives and j > self.first and self._is_object(j):
            return 0
        if word in language.names.honorifics:
            self.is_open = False
            self.has_noun = self.has_noun or word in language.nouns.roles  # «the senator said»
            return 1
        if word in language.determiners.all and not (self.has_noun and word in language.nouns.linkers):
            return int(self.is_open or self._is_article_of_name(j))  # else one begins the next phrase
        if word in language.nouns.linkers:
            return self._linker(j)
        if word in language.nouns.title_links and self._carries_title_on(j):
            self.is_open = True
            return 1
        if self.kind[j] != LOWER:
            return 0
        if word in language.names.particles and self._is_inside_name(j):
            return self._to_capital(j) - j
        return 0 if word in language.stops else self._common_word(j)

    def _is_article_of_name(self, j: int) -> bool:
        """«Jan van *den* Hoek», «Ana *La* Rocca», «el bar *La* Espuela»."""
        language, kind = self.language, self.kind
        if self.norm[j - 1] in language.names.particles:
            return True
        if j + 1 >= self.past or kind[j + 1] != CAPITAL:
            return False
        if kind[j - 1] == CAPITAL and self.norm[j] in language.names.particles:
            # beschreibt Lima *den* Gründer: an article that shows its case is one
            return self.norm[j] not in language.determiners.oblique
        # an article with a capital inside a sentence is a name's
        capital = kind[j] == CAPITAL and kind[j - 1] == LOWER
        return language.syntax.names_may_hold_articles and self.has_noun and capital

    def _linker(self, j: int) -> int:
        """«la ministre *de* la Santé»: only from a noun to a word of the same phrase."""
        language, ahead = self.language, j + 1
        if not self.has_noun or ahead >= self.past:
            return 0
        if self.norm[j] in language.nouns.origin_words and _is_full_name(self.tokens, self.first, j):
            return 0
        follows = self.norm[ahead]
        if self.kind[ahead] not in (LOWER, CAPITAL, NUMBER):
            return 0
        if follows in language.stops and follows not in language.determiners.all:
            return 0
        self.is_open = True
        return 1

    def _carries_title_on(self, j: int) -> bool:
        """«le secrétaire *à* la Santé», «fonti vicine *alle* trattative»."""
        language, norm, ahead = self.language, self.norm, j + 1
        if norm[j - 1] in language.nouns.near:
            return True
        if not self.has_role or ahead >= self.past:
            return False
        if norm[ahead] not in language.determiners.all and self.kind[ahead] != CAPITAL:
            return False
        if norm[j - 1] in language.nouns.roles and norm[j - 1] in language.nouns.titles:
            return True
        # «il sottosegretario *leghista* alla Difesa»
        behind_adjective = language.syntax.adjective_may_follow_title and j - 2 >= self.first
        return behind_adjective and norm[j - 2] in language.nouns.titles

    def _is_inside_name(self, j: int) -> bool:
        """«Jan *van* den Hoek»"""
        if j == self.first or self.kind[j - 1] != CAPITAL:
            return False
        if self.norm[j] in self.language.names.noble and self.norm[j - 1] not in GENDER_OF_FIRST_NAME:
            return False  # «dem Kandidaten *zur* Seite»
        return leads_to_name(self.tokens, j, self.past)

    def _to_capital(self, j: int) -> int:
        while self.kind[j] != CAPITAL:
            j += 1
        return j

    def _capital(self, j: int) -> int:
        """A name or a noun with a capital; a small word that has one where it begins its sentence or a name."""
        language, word = self.language, self.norm[j]
        if j == self.first:
            if word in language.names.particles and leads_to_name(self.tokens, j + 1, self.past):
                return self._to_capital(j + 1) - j  # *Von der* Heide sagte
        elif (
            self.norm[j - 1] in language.outlets.nouns or self.norm[j - 1] in language.outlets.names
        ) and self._follows_addressee(j):
            return 0
        if word in language.names.not_names and not self._is_named(j):
            return self._small_word(j)
        self.has_noun, self.is_open = True, False
        if word in language.nouns.titles:
            self.has_role = True
        return 1

    def _follows_addressee(self, j: int) -> bool:
        """«dijo a esta agencia *Ana Lima*», «a dit à l'AFP *Ana Lima*»: behind a demonstrative an outlet has no name.

        Behind one in initials two capitals are somebody's, unless the second is a noun for a house: BBC World Service.
        """
        if self.norm[j - 1] in self.language.outlets.names:
            return self._follows_initials(j)
        return (
            self.language.syntax.subject_may_follow_addressee
            and j > self.first + 1
            and self.norm[self.first] in self.language.determiners.demonstratives
        )

    def _follows_initials(self, j: int) -> bool:
        tokens, language = self.tokens, self.language
        ahead = j + 1
        if j - 1 == self.first or ahead >= self.past or self.kind[ahead] != CAPITAL:
            return False
        if not tokens.words(j - 1, j).isupper():
            return False
        return not any(
            word in language.nouns.kinds or word in language.outlets.nouns for word in self.norm[j : j + 3]
        )

    def _is_named(self, j: int) -> bool:
        """Whether one of `not_names` is part of a name here, and does not just begin its sentence."""
        language, word, kind = self.language, self.norm[j], self.kind
        if j > self.first and kind[j - 1] == CAPITAL and language.syntax.names_may_hold_articles:
            return True  # Sport *Uno*
        if j > self.first and j + 1 < self.past and kind[j + 1] == CAPITAL:
            in_name = kind[j - 1] == CAPITAL and word in language.names.particles
            if in_name or word in GENDER_OF_FIRST_NAME:
                return True
        noun_expected = self.has_noun or (j > self.first and self.norm[j - 1] in language.determiners.all)
        return noun_expected and word not in language.determiners.all and word not in language.stops

    def _number(self, j: int) -> int:
        behind_capital = j > self.first and self.kind[j - 1] == CAPITAL
        if behind_capital and self.norm[j - 1] not in self.language.determiners.all:
            return 0  # «Ana Lima, *34*» has a comma; «in Altenroda *2014*» is no name
        self.is_open = False
        if self.language.syntax.nouns_are_capitalised and "-" in self.norm[j]:
            self.has_noun = True
            ahead = j + 1
            if (
                ahead < self.past
                and self.kind[ahead] == LOWER
                and self.norm[ahead] not in self.language.nouns.linkers
            ):
                self.past = ahead  # «der 71-Jährige *sagte*»: a noun, behind which no adjective stands
        return 1

    def _sign(self, j: int) -> int:
        """A mark inside a name, where it follows a capital, or the clitic of an owner."""
        word = self.norm[j]
        if word in self.language.nouns.linkers:
            return self._linker(j)
        if j == self.first:
            return 0
        if word == ",":
            return self._lists_complements(j)
        if word in self.language.nouns.genitive_clitics:
            self.is_open = False
            return int(self.has_noun and j + 1 < self.past and self.kind[j + 1] in (LOWER, CAPITAL))
        return int(word in _JOINS_NAMES or (word == "." and j + 1 < self.past and self._is_shortened(j)))

    def _is_shortened(self, j: int) -> bool:
        """«Ana M*.* Lima», «Gen*.* Lima»: whether the full stop belongs to the word before it."""
        before = self.norm[j - 1]
        short = len(before) == 1 or before in self.language.names.abbreviations
        return short and self.tokens.end[j - 1] == self.tokens.start[j]


_LONGEST_LIST = 14
"""Tokens behind a comma within which an "and" closes the list of what an office is for."""
_JOINS_NAMES = frozenset("&+/")


def _is_full_name(tokens: Tokens, k: int, j: int) -> bool:
    """«*Ann Tolley* of the Harbor Council»: whether the capitals before j are a person's, by first name or title."""
    norm, language = tokens.norm, tokens.language
    start = j
    while start > k and (tokens.kind[start - 1] == CAPITAL or (norm[start - 1] == "." and start - 1 > k)):
        start -= 1
    for at in range(start, j - 1):
        if norm[at] in GENDER_OF_FIRST_NAME or norm[at] in language.names.honorifics:
            return not any(word in language.nouns.kinds for word in norm[at + 1 : j])
    return False


def _role_tail(tokens: Tokens, j: int, past: int) -> int:
    """How many words at j end a role: «ingénieur *en chef*», «ingénieur agricole *en chef*»."""
    if tokens.norm[j - 1] in tokens.language.nouns.roles or tokens.language.syntax.adjectives_follow_noun:
        for tail in tokens.language.nouns.role_tails:
            if tail[0] == tokens.norm[j] and tuple(tokens.norm[j : min(past, j + len(tail))]) == tail:
                return len(tail)
    return 0


def leads_to_name(tokens: Tokens, j: int, past: int) -> bool:
    """Whether one or two particles at j lead to a capital: van den Hoek."""
    for k in range(j, min(past, j + 3)):
        if tokens.kind[k] == CAPITAL:
            return True
        if tokens.norm[k] not in tokens.language.names.particles:
            return False
    return False


def _role_ahead(tokens: Tokens, j: int, past: int) -> bool:
    """Whether this small word after a capital belongs to a title, with the name before it: Labour *leadership candidate*."""
    language = tokens.language
    if not language.syntax.name_may_precede_noun:
        return False
    for k in range(j, min(past, j + 3)):
        word = tokens.norm[k]
        if tokens.kind[k] != LOWER or word in language.stops:
            return False
        if (
            word in language.nouns.roles
            or word in language.nouns.collectives
            or word in language.nouns.documents
        ):
            # a verb as well («la CGT *juge*») is the verb, but where nouns run together it is the head
            return language.syntax.nouns_precede_head or word not in language.verbs.cues
    return False
