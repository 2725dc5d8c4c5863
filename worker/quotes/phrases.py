"""Tokens -> noun phrases: names, roles and pronouns that may speak or be spoken to.

No parser: a phrase is read left to right from a determiner, a name or a noun for people, and ends at the
first word that no noun phrase holds. What is needed of it is where it stands, whether it can speak, its
name, its head noun and its agreement.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from worker.quotes.language import ANY, Agreement, Language
from worker.quotes.names import GENDER_OF_FIRST_NAME
from worker.quotes.tokens import BREAK, CAPITAL, LOWER, NUMBER, PUNCT, QUOTE, Tokens

MAX_PHRASE = 24
"""Tokens in one noun phrase, apposition included."""


class Kind:
    """What a phrase can be, from the likeliest speaker down: small ints (an IntEnum costs a call a look)."""

    NAME: Final = 0
    ROLE: Final = 1
    PRONOUN: Final = 2
    COLLECTIVE: Final = 3
    DOCUMENT: Final = 4
    THING: Final = 5


@dataclass(slots=True)
class Phrase:
    """Tokens `first` to `past`. `name` is a token range or None; `head` the head noun's token."""

    first: int
    past: int
    kind: int
    agreement: Agreement
    name: tuple[int, int] | None = None
    head: int | None = None
    preposition: str = ""
    core_past: int = 0
    """Where the phrase ends without its apposition."""
    possessive: bool = False
    owner: tuple[int, int] | None = None
    """A name inside the phrase that is not its own: «les hommes de *Yann Guillerm*»."""


def phrases_in(tokens: Tokens, first: int, past: int) -> list[Phrase]:
    """The noun phrases of one sentence, left to right; they do not overlap."""
    found: list[Phrase] = []
    norm = tokens.norm
    kind = tokens.kind
    prepositions, starters = tokens.language.prepositions, tokens.language.starters
    k = first
    while k < past:
        if kind[k] != CAPITAL and norm[k] not in starters:
            k += 1
            continue
        phrase = phrase_at(tokens, k, past)
        if phrase is None:
            k += 1
            continue
        if k > first and norm[k - 1] in prepositions:
            phrase.preposition = norm[k - 1]
        found.append(phrase)
        k = max(phrase.past, k + 1)
    return found


def phrase_at(tokens: Tokens, k: int, past: int, *, apposition: bool = True) -> Phrase | None:
    """The noun phrase that starts exactly at token k, or None."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if k >= past:
        return None
    word = norm[k]
    if word in language.pronouns and kind[k] in (LOWER, CAPITAL):
        if (
            word not in language.determiners
            or k + 1 >= past
            or kind[k + 1] == PUNCT
            or norm[k + 1] in language.stops
        ):
            return Phrase(k, k + 1, Kind.PRONOUN, language.pronouns[word], head=k, core_past=k + 1)
    if language.pronoun_pairs and k + 1 < past and (word, norm[k + 1]) in language.pronoun_pairs:
        if (
            k + 2 >= past
            or kind[k + 2] not in (LOWER, CAPITAL)
            or norm[k + 2] in language.stops
            or norm[k + 2] in language.cues
        ):
            return Phrase(
                k, k + 2, Kind.PRONOUN, language.pronoun_pairs[word, norm[k + 1]], head=k + 1, core_past=k + 2
            )
    if not _starts(tokens, k, past):
        return None
    end = _extent(tokens, k, min(past, k + MAX_PHRASE))
    if end <= k:
        return None
    phrase = _read(tokens, k, end)
    if phrase is None:
        return None
    if apposition:
        _take_apposition(tokens, phrase, past)
    return phrase


def _starts(tokens: Tokens, k: int, past: int) -> bool:
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    word = norm[k]
    if word in language.determiners:
        return (
            k + 1 < past
            and kind[k + 1] in (LOWER, CAPITAL, NUMBER, QUOTE)
            and (norm[k + 1] not in language.stops or norm[k + 1] in language.determiners)
        )
    if word in language.honorifics:
        return True
    if kind[k] == CAPITAL:
        if word in language.not_names:
            return False
        if language.participles and word.endswith(language.participles) and word not in GENDER_OF_FIRST_NAME:
            # «Tournée en juin, …»: a participle with the capital of its sentence
            opens = k == 0 or kind[k - 1] == BREAK or norm[k - 1] in ".!?…"
            return not opens or (k + 1 < past and kind[k + 1] == CAPITAL) or word in language.nouns
        return True
    if kind[k] == LOWER:
        if word in language.modifiers:
            if not any(
                kind[j] == CAPITAL or norm[j] in language.nouns for j in range(k + 1, min(past, k + 4))
            ):
                return False
        elif word not in language.nouns or word in language.stops:
            return False
        return (
            k == 0 or kind[k - 1] != LOWER or norm[k - 1] in language.stops or norm[k - 1] in language.adverbs
        )
    return False


def speaks(language: Language, word: str) -> tuple[int, Agreement] | None:
    """What a noun says of its phrase, if it is one that can speak: its `Kind` and agreement.

    A compound («ex-ministre», «Bundeskanzlerin») speaks as its last part does.
    """
    known = language.nouns.get(word)
    if known is None and ("-" in word or (language.capital_nouns and len(word) > 7)):
        return _compound(language, word)
    return known


@lru_cache(maxsize=32768)
def _compound(language: Language, word: str) -> tuple[int, Agreement] | None:
    if "-" in word:
        for part in (word.rsplit("-", 1)[-1], word.split("-", 1)[0]):
            if part in language.nouns:
                return language.nouns[part]
    if language.capital_nouns and len(word) > 7:
        for cut in range(3, len(word) - 3):
            if word[cut:] in language.nouns:
                return language.nouns[word[cut:]]
    return None


def _extent(tokens: Tokens, k: int, past: int) -> int:
    """Where the bare phrase that starts at k ends."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    determiners, linkers, stops = language.determiners, language.linkers, language.stops
    j = k
    linked = True  # a determiner may stand here
    seen_noun = False
    title = False
    while j < past:
        word, this = norm[j], kind[j]
        if this == CAPITAL and (
            word not in language.not_names
            or (
                (seen_noun or (j > k and norm[j - 1] in determiners))
                and word not in determiners
                and word not in stops
            )
        ):
            seen_noun, linked = True, False
        elif word in language.honorifics:
            linked = False
        elif word in determiners and this in (LOWER, CAPITAL) and not (seen_noun and word in linkers):
            if not linked:
                if not (
                    norm[j - 1] in language.particles
                    or (word in language.particles
                    and j + 1 < past
                    and kind[j + 1] == CAPITAL
                    and kind[j - 1] == CAPITAL)
                ):
                    break
        elif word in linkers:
            if not seen_noun or j + 1 >= past:
                break
            ahead = norm[j + 1]
            if kind[j + 1] not in (LOWER, CAPITAL, NUMBER) or (ahead in stops and ahead not in determiners):
                break
            linked = True
        elif (
            word in language.title_links
            and title
            and j + 1 < past
            and (norm[j + 1] in determiners or kind[j + 1] == CAPITAL)
            and norm[j - 1] in language.roles
            and norm[j - 1] in _TITLES
        ):
            linked = True
        elif this == LOWER:
            if (
                word in language.particles
                and kind[j - 1] == CAPITAL
                and j + 1 < past
                and kind[j + 1] == CAPITAL
            ):
                j += 1
                continue
            if word in stops:
                break
            if language.capital_nouns and j > k and kind[j - 1] == CAPITAL and not linked:
                break  # in German an adjective goes before its noun: this is a verb or an adverb
            if seen_noun and (_is_verb(tokens, j) or (j + 1 < past and norm[j + 1] in language.agents)):
                break
            if (
                j > k
                and kind[j - 1] == CAPITAL
                and not linked
                and norm[j - 1] not in determiners
                and not language.capital_nouns
            ):
                if not _noun_ahead(tokens, j, past):
                    break
            if word in language.roles:
                title = True
            seen_noun, linked = True, False
        elif this == NUMBER:
            if j > k and kind[j - 1] == CAPITAL:
                break
            linked = False
        elif (word in ("&", "+", "/") and j > k and kind[j - 1] == CAPITAL) or (
            word == "."
            and j > k
            and kind[j - 1] == CAPITAL
            and (len(norm[j - 1]) == 1 or norm[j - 1] in language.abbreviations)
            and tokens.end[j - 1] == tokens.start[j]
        ):
            pass
        elif word == "'" and j > k:
            break
        elif word == "'s" and j > k and seen_noun and j + 1 < past and kind[j + 1] in (LOWER, CAPITAL):
            linked = False
        else:
            break
        j += 1
    while (
        j > k
        and (norm[j - 1] in linkers or norm[j - 1] in determiners or norm[j - 1] in language.title_links)
        and kind[j - 1] == LOWER
    ):
        j -= 1
    return j


_TITLES = frozenset(
    ["secrétaire", "adjoint", "adjointe", "candidat", "candidate", "délégué", "déléguée", "haut-commissaire", "conseiller", "conseillère", "ambassadeur", "ambassadrice", "ministre", "directeur", "directrice", "consejero", "consejera", "candidato", "candidata", "secretario", "secretaria", "ministro", "ministra"]
)


def _is_verb(tokens: Tokens, j: int) -> bool:
    """Whether the lower-case word at j is more likely a verb than a noun or adjective."""
    language = tokens.language
    word = tokens.norm[j]
    if word in language.have or word in language.be or word in language.modals:
        return True
    words = language.cues.get(word) or ((language.light_forms[word],) if word in language.light_forms else ())
    for cue in words:
        if cue.form & 1 and not (cue.frame & 512):
            return True
        if cue.form & 1 and tokens.kind[j - 1] == CAPITAL:
            return True
        if cue.form & 1 and tokens.norm[j - 1] in language.roles and cue.frame & 1:
            return True
    return len(word) > 4 and word.endswith(language.finite_endings) if language.finite_endings else False


def _noun_ahead(tokens: Tokens, j: int, past: int) -> bool:
    """After a capitalised word: does this lower-case word belong to a title («Republican presidential candidate»)?"""
    language = tokens.language
    for k in range(j, min(past, j + 3)):
        if tokens.kind[k] != LOWER or tokens.norm[k] in language.stops:
            return False
        if (
            tokens.norm[k] in language.roles
            or tokens.norm[k] in language.collectives
            or tokens.norm[k] in language.documents
        ):
            return language.code == "en" or tokens.norm[k] not in language.cues
    return False


def _read(tokens: Tokens, k: int, end: int) -> Phrase | None:
    """Name, head and agreement of the phrase k..end."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    determined = norm[k] in language.determiners
    first = k + 1 if determined else k
    while first < end and norm[first] in language.determiners:
        first += 1
    agreement = language.determiners[norm[k]] if determined else ANY
    head: int | None = None
    phrase_kind = Kind.THING
    named_from = _name_start(tokens, first, end) if CAPITAL in kind[first:end] else None
    # the head: the first noun that can speak before any linker (English: the last of the run before «of»)
    limit = end
    for j in range(first, end):
        if norm[j] in language.linkers:
            limit = j
            break
    order = range(limit - 1, first - 1, -1) if language.code in ("en", "de") else range(first, limit)
    for j in order:
        if named_from is not None and j >= named_from[0] and kind[j] == CAPITAL and named_from[0] > first:
            continue
        known = speaks(language, norm[j])
        if known is not None and (
            kind[j] != CAPITAL or language.capital_nouns or j == first or not _name_like(tokens, j)
        ):
            phrase_kind, head = known[0], j
            noun = known[1]
            agreement = Agreement(
                agreement.gender if agreement.gender != "?" else noun.gender,
                agreement.number if agreement.number != "?" else noun.number,
            )
            break
    name, owner = named_from, None
    if name is not None:
        phrase_kind, name, owner = _whose_name(tokens, k, first, end, head, phrase_kind, name)
        honorific = next((norm[j] for j in range(k, end) if norm[j] in language.honorifics), None)
        if phrase_kind == Kind.NAME and honorific is not None:
            agreement = language.honorifics[honorific]
        if name is not None and phrase_kind == Kind.NAME and agreement.gender == "?":
            agreement = Agreement(first_name_gender(language, norm[name[0]]), "s")
    return Phrase(
        k,
        end,
        phrase_kind,
        agreement,
        name,
        head,
        core_past=end,
        possessive=norm[k] in language.possessives,
        owner=owner,
    )


def _whose_name(
    tokens: Tokens, k: int, first: int, end: int, head: int | None, kind: int, name: tuple[int, int]
) -> tuple[int, tuple[int, int] | None, tuple[int, int] | None]:
    """Kind of a phrase with a capitalised run; its name; and whose name it is if it is not the phrase's own."""
    language, norm = tokens.language, tokens.norm
    determined = norm[k] in language.determiners
    length = name[1] - name[0]
    linked = name[0] > first and (
        norm[name[0] - 1] in language.linkers or norm[name[0] - 1] in language.determiners
    )
    of_something = any(norm[j] in language.linkers or norm[j] == "'s" for j in range(first, name[0]))
    if any(norm[j] in language.honorifics for j in range(k, end)) and not (of_something and linked):
        return Kind.NAME, name, None
    if of_something and (linked or head is None or length == 1 and not _is_role(language, norm[name[0] - 1])):
        return kind, None, name  # «le président de la Chambre», «les hommes de Yann Guillerm»: someone else's name
    if head is not None and kind == Kind.COLLECTIVE and head < name[0]:
        own = None if norm[head] in language.collectives and determined else name
        return kind, own, None
    if head == name[0] and length == 1:
        return kind, None, None  # «Demonstrators said»: a capital because the sentence begins
    if language.code == "en" and head is not None and head >= name[1]:
        return kind, None, name if length > 1 else None  # «a Trump surrogate»: the name only tells whose
    if determined and head is None and name[0] == first:
        person = _named_by_origin(tokens, name)
        if person is not None:
            return Kind.NAME, person, None  # «la Néerlandaise Margriet Bos»
        if length == 1 and _demonym(language, norm[name[0]]) and language.determiners[norm[k]].number != "p":
            return Kind.ROLE, None, None  # «l'Italien»
        # «le Kremlin», «la Russie», «the Pentagon»; in German any noun has a capital
        return Kind.THING if language.capital_nouns and length == 1 else Kind.COLLECTIVE, None, None
    if language.capital_nouns and head is None and length == 1 and norm[name[0]] not in tokens.known_names:
        return kind, None, None  # a noun without article, unless the text knows someone of that name
    if (head is None and not determined) or kind in (Kind.ROLE, Kind.THING):
        return Kind.NAME, name, None
    return kind, name, None


def _is_role(language: Language, word: str) -> bool:
    return word in language.roles or word in language.people


def _named_by_origin(tokens: Tokens, name: tuple[int, int]) -> tuple[int, int] | None:
    """«Néerlandaise Margriet Bos»: the name without the word for where its bearer is from."""
    start, past = name
    if past - start < 3 and not (past - start == 2 and _demonym(tokens.language, tokens.norm[start])):
        return None
    if tokens.norm[start] in GENDER_OF_FIRST_NAME:
        return None
    if _demonym(tokens.language, tokens.norm[start]) or tokens.norm[start + 1] in GENDER_OF_FIRST_NAME:
        return start + 1, past
    return None


def _demonym(language: Language, word: str) -> bool:
    return bool(language.demonyms) and len(word) > 4 and word.endswith(language.demonyms)


def first_name_gender(language: Language, name: str) -> str:
    """m, f or ? for a first name, as this language uses it."""
    return language.first_names.get(name) or GENDER_OF_FIRST_NAME.get(name, "?")


def _name_like(tokens: Tokens, j: int) -> bool:
    return (
        j + 1 < len(tokens.kind) and tokens.kind[j + 1] == CAPITAL and tokens.norm[j] in GENDER_OF_FIRST_NAME
    )


def _name_start(tokens: Tokens, first: int, end: int) -> tuple[int, int] | None:
    """The last run of capitalised words in first..end: the name, if there is one."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    j = end - 1
    while j >= first and not (kind[j] == CAPITAL and norm[j] not in language.determiners):
        j -= 1
    if j < first:
        return None
    past = j + 1
    start = j
    while start > first:
        before = start - 1
        if kind[before] == CAPITAL and norm[before] not in language.determiners:
            if language.capital_nouns and (speaks(language, norm[before]) is not None):
                break
            start = before
        elif (
            norm[before] == "."
            and before - 1 >= first
            and kind[before - 1] == CAPITAL
            and tokens.end[before - 1] == tokens.start[before]
        ):
            start = before
        elif norm[before] in language.particles and before - 1 >= first and kind[before - 1] == CAPITAL:
            if norm[before] in language.linkers and (
                speaks(language, norm[before - 1]) is not None
                or (language.capital_nouns
                and norm[before] != "von")
            ):
                break
            start = before - 1
        elif (
            norm[before] in language.particles
            and before - 2 >= first
            and norm[before - 1] in language.particles
            and kind[before - 2] == CAPITAL
        ):
            start = before - 2
        else:
            break
    for j in range(past - 2, start - 1, -1):
        if norm[j] in language.honorifics or norm[j] in language.roles:
            start = j + 1  # «Retired Gen. Norman Ham», «House Speaker Paul Ryan»
            break
    while start < past - 1 and norm[start] == ".":
        start += 1
    if language.capital_nouns and past - start == 1 and speaks(language, norm[start]) is not None:
        return None
    return start, past


def _take_apposition(tokens: Tokens, phrase: Phrase, past: int) -> None:
    """«le porte-parole du Kremlin, Dmitri Peskov,» and «Ana Lima, maire de Porto,» are one phrase."""
    language, norm = tokens.language, tokens.norm
    j = phrase.past
    if j < past and norm[j] == "(":
        after = _past_brackets(tokens, j, past)
        if after == j:
            return
        if after >= past or norm[after] != ",":
            if phrase.kind in (Kind.NAME, Kind.COLLECTIVE):
                phrase.past = after
            elif phrase.kind == Kind.ROLE and phrase.name is None:
                other = phrase_at(tokens, after, past, apposition=False)
                if other is not None and other.kind == Kind.NAME:  # «la députée (Centre) Ana Lima»
                    _merge_name(phrase, other, other.past)
            return
        j = after
    if j + 1 >= past or norm[j] != ",":
        return
    other = phrase_at(tokens, j + 1, past, apposition=False)
    if other is None or other.past - phrase.first > MAX_PHRASE:
        return
    ends = _past_brackets(tokens, other.past, past)
    closed = ends >= past or norm[ends] in ".,;:)" or tokens.kind[ends] == QUOTE
    if not closed:
        ends = other.past
    if phrase.name is None and other.kind == Kind.NAME and other.name is not None:
        full = other.name[1] - other.name[0] > 1
        if phrase.kind == Kind.ROLE:
            if closed or full or _is_verb(tokens, other.past):
                _merge_name(phrase, other, ends)
        elif closed and full and norm[phrase.first] in language.determiners and phrase.agreement.number != "p":
            _merge_name(phrase, other, ends)  # «son conseil, Me Anne Lima,»
    elif phrase.kind == Kind.NAME and other.kind == Kind.ROLE and other.name is None:
        follows = norm[ends] if ends < past else "."
        open_ended = (
            follows in language.relatives
            or follows in language.prepositions
            or follows in language.coordinators
            or (other.head is not None and follows not in language.have and not _is_verb(tokens, ends))
        )
        if closed or open_ended:
            phrase.past = ends
            if phrase.head is None:
                phrase.head = other.head
            if phrase.agreement.gender == "?":
                phrase.agreement = other.agreement


def _merge_name(phrase: Phrase, other: Phrase, ends: int) -> None:
    """Give a nominal phrase the name that stands in apposition to it."""
    phrase.name, phrase.kind, phrase.past = other.name, Kind.NAME, ends
    if phrase.head is None:
        phrase.head = phrase.first + 1
    if phrase.agreement.gender == "?":
        phrase.agreement = other.agreement


def _past_brackets(tokens: Tokens, j: int, past: int) -> int:
    """Past a short bracket that opens at j: «(Centre)», «(34)»; j itself where there is none."""
    if j < past and tokens.norm[j] == "(":
        for close in range(j, min(past, j + 7)):
            if tokens.norm[close] == ")":
                return close + 1
    return j
