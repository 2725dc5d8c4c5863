"""Tokens of a noun phrase -> its head noun and its name, and whose name it is."""

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import ANY, Agreement
from worker.quotes.lexicon.language import Language
from worker.quotes.phrases.agreement import agreed, is_oblique
from worker.quotes.phrases.phrase import Kind, Phrase, first_name_gender, speaks
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL


def read_phrase(tokens: Tokens, k: int, end: int) -> Phrase | None:
    """Name, head and agreement of the phrase k..end."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    nouns, compounds = language.nouns.kinds, language.syntax.nouns_are_capitalised
    determined = language.determiners.all.get(norm[k])
    agreement = determined or ANY
    first = k
    while first < end and norm[first] in language.determiners.all:
        first += 1
    if not compounds:
        if determined is None and tokens.names.count(1, k, end) == end - k:
            of_one = _OF_ONE[first_name_gender(language, norm[k])]  # capitals and nothing else: «Ana Lima»
            return Phrase(k, end, Kind.NAME, of_one, (k, end), core_past=end)
        if tokens.heads.find(1, first, end) < 0:
            if determined and end - first == 1 and norm[first] in language.nouns.nationals:
                return Phrase(k, end, Kind.ROLE, agreement, head=first, core_past=end)  # el danés
            possessive = not language.determiners.possessives.isdisjoint(norm[k:first])
            return Phrase(k, end, Kind.THING, agreement, core_past=end, possessive=possessive)
    elif determined is not None and first < end:
        lone = _lone_noun(tokens, k, first, end, agreement)
        if lone is not None:
            return lone
    head: int | None = None
    phrase_kind = Kind.THING
    named = CAPITAL in kind[first:end]
    named_from = _name_start(tokens, first, end) if named else None
    own_head = named_from[0] if named_from is not None and named_from[0] > first else end
    # the head: the first noun that can speak before any linker (English: the last of the run before «of»)
    start = limit = first
    linkers = language.nouns.linkers
    while limit < end and norm[limit] not in linkers:
        limit += 1
        if limit < end and language.syntax.nouns_precede_head and norm[limit] == "'s":
            start = limit = limit + 1  # "Bell's spokesman Jan Holm": what is owned is the head
    for j in range(limit - 1, start - 1, -1) if language.syntax.head_last else range(start, limit):
        if j >= own_head and kind[j] == CAPITAL:
            continue
        word = norm[j]
        known = nouns.get(word)
        if known is None and (compounds or "-" in word):
            known = speaks(language, word)
        if known is not None and (
            kind[j] != CAPITAL
            or language.syntax.nouns_are_capitalised
            or (j == first and not language.syntax.nouns_precede_head)
            or not _name_like(tokens, j)
        ):
            phrase_kind, head = known[0], j
            agreement = agreed(language, norm[k], agreement, known[1], word)
            break
    name, owner = named_from, None
    if name is not None:
        phrase_kind, name, owner = _whose_name(tokens, k, first, end, head, phrase_kind, name)
        if phrase_kind == Kind.NAME and name is not None and name == (head, name[0] + 1):
            head, agreement = None, _OF_ONE["?"]  # Fischer is a name here, and no man's trade
        elif phrase_kind == Kind.NAME and name is not None and head == name[0] and determined is not None:
            name = name[0] + 1, name[1]  # «l'Américaine Ana Lima»
        elif phrase_kind == Kind.NAME and name is not None and head is None and name[0] > first and compounds:
            head = name[0] - 1 if kind[name[0] - 1] == CAPITAL else None
            agreement = language.determiners.adjective_articles.get(norm[k], agreement)
        if phrase_kind == Kind.NAME and head is None and name is not None and first < name[0]:
            head = first if norm[first] in language.nouns.nationals else None  # el danés Mads Holm
        if phrase_kind == Kind.NAME:
            for word in norm[k:end]:
                if word in language.names.honorifics:
                    agreement = language.names.honorifics[word]
                    break
        if name is not None and phrase_kind == Kind.NAME and agreement.gender == "?":
            agreement = _OF_ONE[first_name_gender(language, norm[name[0]])]
    return Phrase(
        k,
        end,
        phrase_kind,
        agreement,
        name,
        head,
        core_past=end,
        possessive=not language.determiners.possessives.isdisjoint(norm[k:first]),
        oblique=is_oblique(language, norm[k], agreement),
        owner=owner,
    )


_OF_ONE = {gender: Agreement(gender, "s") for gender in ("m", "f", "?")}


def _lone_noun(tokens: Tokens, k: int, first: int, end: int, agreement: Agreement) -> Phrase | None:
    """«der neue *Sprecher*», «die *Brücke*»: where nouns have capitals, the commonest phrase; None for others."""
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


def _whose_name(
    tokens: Tokens, k: int, first: int, end: int, head: int | None, kind: int, name: tuple[int, int]
) -> tuple[int, tuple[int, int] | None, tuple[int, int] | None]:
    """Kind of a phrase with a capitalised run, its name, and the owner's name where it is another's."""
    language, norm = tokens.language, tokens.norm
    determined = norm[k] in language.determiners.all
    length = name[1] - name[0]
    linked = name[0] > first and (
        norm[name[0] - 1] in language.nouns.linkers
        or norm[name[0] - 1] in language.determiners.all
        or norm[name[0] - 1] in language.clauses.coordinators
    )
    of_something = (
        not language.nouns.linkers.isdisjoint(norm[first : name[0]]) or "'s" in norm[first : name[0]]
    )
    place = name[0] - (
        norm[name[0] - 1] in language.determiners.all and language.syntax.subject_may_be_left_out
    )
    if place > first and norm[place - 1] in language.nouns.title_links:
        return kind, None, None  # «l'ambassadeur à Tarvis», «il ministro per i Rapporti»
    if name[0] > first and norm[name[0] - 1] == "'s" and head is None and _is_full_name(language, norm, name):
        return Kind.NAME, name, None  # "Channel Nine's Ana Bell"
    titled = not language.names.honorifics.keys().isdisjoint(norm[k:end])
    if titled and not (of_something and linked):
        return Kind.NAME, name, None
    if of_something and (
        linked
        or head is None
        or (length == 1 and not _is_role(language, norm[name[0] - 1]))
        or (norm[name[0] - 1] in language.nouns.collectives and not _after_nameless(language, norm, name))
    ):
        return (
            kind,
            None,
            name,
        )  # «le président de la Chambre», «les hommes de Yann Guillerm»: someone else's name
    if head is not None and kind == Kind.COLLECTIVE and head < name[0]:
        own = None if norm[head] in language.nouns.collectives and determined else name
        return kind, own, None
    if head == name[0] and length == 1 and (determined or norm[head] not in tokens.known_names):
        return kind, None, None  # «Demonstrators said»: a capital because the sentence begins
    if language.syntax.nouns_precede_head and head is not None and head >= name[1]:
        return kind, None, name if length > 1 else None  # «a Trump surrogate»: the name only tells whose
    if determined and head is None and name[0] == first:
        person = _named_by_origin(tokens, name)
        if person is not None:
            return Kind.NAME, person, None  # «la Néerlandaise Margriet Bos»
        if (
            length == 1
            and _demonym(language, norm[name[0]])
            and language.determiners.all[norm[k]].number != "p"
        ):
            return Kind.ROLE, None, None  # «l'Italien»
        # «le Kremlin», «la Russie», «the Pentagon»; in German any noun has a capital
        return (
            Kind.THING if language.syntax.nouns_are_capitalised and length == 1 else Kind.COLLECTIVE,
            None,
            None,
        )
    if (
        language.syntax.nouns_are_capitalised
        and head is None
        and length == 1
        and norm[name[0]] not in tokens.known_names
    ):
        return kind, None, None  # a noun without article, unless the text knows someone of that name
    if (head is None and not determined) or kind in (Kind.ROLE, Kind.THING):
        return Kind.NAME, name, None
    return kind, name, None


def _is_full_name(language: Language, norm: list[str], name: tuple[int, int]) -> bool:
    """Two words or more, none of which is a noun for a body or a text."""
    return name[1] - name[0] > 1 and not any(word in language.nouns.kinds for word in norm[name[0] : name[1]])


def _after_nameless(language: Language, norm: list[str], name: tuple[int, int]) -> bool:
    """«la capitaine des *pompiers* Oanez Quintric»: several, or a service, have no name of their own."""
    body = norm[name[0] - 1]
    return (
        norm[name[0]] in GENDER_OF_FIRST_NAME
        or body in language.nouns.nameless
        or language.nouns.collectives[body].number == "p"
    )


def _is_role(language: Language, word: str) -> bool:
    return word in language.nouns.roles or word in language.nouns.people


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
    known = bool(language.nouns.demonyms) and len(word) > 4 and word.endswith(language.nouns.demonyms)
    return known and word not in language.outlets.names


def _name_like(tokens: Tokens, j: int) -> bool:
    return (
        j + 1 < len(tokens.kind) and tokens.kind[j + 1] == CAPITAL and tokens.norm[j] in GENDER_OF_FIRST_NAME
    )


def _name_start(tokens: Tokens, first: int, end: int) -> tuple[int, int] | None:
    """The last run of capitalised words in first..end: the name, if there is one."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    j = end - 1
    while j >= first and not (
        kind[j] == CAPITAL
        and (
            norm[j] not in language.determiners.all
            or (language.syntax.subject_may_be_left_out and j > first and kind[j - 1] == CAPITAL)  # Sport Uno
        )
    ):
        j -= 1
    if j < first:
        return None
    while (
        not language.syntax.nouns_are_capitalised
        and j > first
        and kind[j - 1] == CAPITAL
        and norm[j] in language.words.adverbs
    ):
        j -= 1  # «in Florida Friday»: the day is no part of the name
    past = j + 1
    start = j
    while start > first:
        before = start - 1
        if kind[before] == CAPITAL and norm[before] not in language.determiners.all:
            if language.syntax.nouns_are_capitalised and (speaks(language, norm[before]) is not None):
                break
            start = before
        elif (
            norm[before] == "."
            and before - 1 >= first
            and kind[before - 1] == CAPITAL
            and tokens.end[before - 1] == tokens.start[before]
        ):
            start = before
        elif norm[before] in language.names.particles and before - 1 >= first and kind[before - 1] == CAPITAL:
            if norm[before] in language.names.noble and norm[before - 1] not in GENDER_OF_FIRST_NAME:
                break  # «Münzraub von Altenroda»
            if norm[before] in language.nouns.linkers and (
                speaks(language, norm[before - 1]) is not None
                or (language.syntax.nouns_are_capitalised and norm[before] != "von")
            ):
                break
            start = before - 1
        elif (
            norm[before] in language.names.particles
            and before - 2 >= first
            and norm[before - 1] in language.names.particles
            and kind[before - 2] == CAPITAL
            and (norm[before - 1] not in language.names.noble or norm[before - 2] in GENDER_OF_FIRST_NAME)
        ):
            start = before - 2
        else:
            break
    for j in range(past - 2, start - 1, -1):
        if norm[j] in language.names.honorifics or norm[j] in language.nouns.roles:
            start = j + 1  # «Retired Gen. Norman Ham», «House Speaker Paul Ryan»
            break
    if language.syntax.nouns_are_capitalised and norm[start] not in GENDER_OF_FIRST_NAME:
        # «die Bäuerin Anna Fischer»: a noun has a capital, too, and the first name begins the name
        start = next((j for j in range(start + 1, past - 1) if norm[j] in GENDER_OF_FIRST_NAME), start)
    while start < past - 1 and norm[start] == ".":
        start += 1
    if (
        past - start >= 3
        and start > first
        and (norm[start - 1] in language.determiners.all or norm[start - 1] in language.nouns.linkers)
        and norm[start] not in GENDER_OF_FIRST_NAME
        and not language.syntax.nouns_precede_head
    ):
        # «la ministre de la Culture Anne Lima», «der Minister der Grünen Insel Anna Lima»
        start = next((j for j in range(start + 1, past - 1) if norm[j] in GENDER_OF_FIRST_NAME), start)
    if past - start == 1 and (
        norm[start] in language.nouns.offices
        or (
            language.syntax.nouns_are_capitalised
            and speaks(language, norm[start]) is not None
            and (start > first or norm[start] not in tokens.known_names)  # Anna Fischer … «sagte *Fischer*»
        )
    ):
        return None  # «le Premier ministre»
    return start, past
