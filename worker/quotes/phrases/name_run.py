"""Tokens of a noun phrase -> the run of capitals in it that may be somebody's name."""

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.phrases.phrase import Kind, is_initials, speaks
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL


def name_in(tokens: Tokens, first: int, end: int) -> tuple[int, int] | None:
    """The last name in first..end as a token range, without titles and roles before it; None without one."""
    last = _last_word(tokens, first, end)
    if last < first:
        return None
    past = last + 1
    start = _past_titles(tokens, _start_of_run(tokens, first, last), past)
    if tokens.language.syntax.nouns_are_capitalised:
        start = _at_first_name(
            tokens, start, past
        )  # «die Bäuerin *Anna Fischer*»: the noun has a capital, too
    while start < past - 1 and tokens.norm[start] == ".":
        start += 1
    if past - start >= 3 and start > first and _follows_complement(tokens, start):
        start = _behind_complement(tokens, first, start, past)
    if past - start == 1 and _is_common_noun(tokens, first, start):
        return None
    return None if _is_capital_title(tokens, start, past) else (start, past)


def _last_word(tokens: Tokens, first: int, end: int) -> int:
    """The last capital that may close a name; `first` - 1 where none does."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    j = end - 1
    while j >= first and (
        kind[j] != CAPITAL or (norm[j] in language.determiners.all and not _is_of_name(tokens, first, j))
    ):
        j -= 1
    # Where nouns have capitals, so has a day or a season, and they are surnames as well: Freitag, Sommer.
    if not language.syntax.nouns_are_capitalised:
        while j > first and kind[j - 1] == CAPITAL and norm[j] in language.words.adverbs:
            j -= 1  # «in Florida *Friday*»: the day is no part of the name
    return j


def _is_of_name(tokens: Tokens, first: int, j: int) -> bool:
    """Whether a determiner with a capital closes a name: Sport *Uno*."""
    behind_capital = j > first and tokens.kind[j - 1] == CAPITAL
    return behind_capital and tokens.language.syntax.names_may_hold_articles


def _start_of_run(tokens: Tokens, first: int, last: int) -> int:
    start = last
    while start > first:
        joined = _joined_before(tokens, first, start - 1)
        if not joined:
            break
        start -= joined
    return start


def _joined_before(tokens: Tokens, first: int, j: int) -> int:
    """How many tokens that end with j belong to the name behind it: *Ana* Lima, *Ana M.* Lima, *Ana de la* Vega."""
    norm, kind, language = tokens.norm, tokens.kind, tokens.language
    if kind[j] == CAPITAL and norm[j] not in language.determiners.all:
        # «der *Sprecher* Fischer»
        return int(not (language.syntax.nouns_are_capitalised and speaks(language, norm[j]) is not None))
    if j <= first:
        return 0
    if norm[j] == ".":
        return int(kind[j - 1] == CAPITAL and tokens.end[j - 1] == tokens.start[j])
    if norm[j] not in language.names.particles:
        return 0
    if kind[j - 1] == CAPITAL:
        return 2 if _is_particle(tokens, j) else 0
    if j - 2 >= first and kind[j - 2] == CAPITAL and norm[j - 1] in language.names.particles:
        of_name = norm[j - 1] not in language.names.noble or norm[j - 2] in GENDER_OF_FIRST_NAME
        return 3 if of_name else 0
    return 0


def _is_particle(tokens: Tokens, j: int) -> bool:
    """Whether the word between two capitals is part of a name: Anna *von* Altenroda; not «Münzraub *von* Altenroda»."""
    norm, language = tokens.norm, tokens.language
    if norm[j] in language.names.noble and norm[j - 1] not in GENDER_OF_FIRST_NAME:
        return False
    if norm[j] not in language.nouns.linkers:
        return True
    # «Presidente *de* Valdonia», «Sprecher *der* Grünen»: between two nouns a linker is no more than that
    genitive = language.syntax.nouns_are_capitalised and norm[j] not in language.names.noble
    return not genitive and speaks(language, norm[j - 1]) is None


def _past_titles(tokens: Tokens, start: int, past: int) -> int:
    """«Retired Gen. *Norman Ham*», «House Speaker *Paul Ryan*»: past the last title; the last word is never one."""
    language, norm = tokens.language, tokens.norm
    for j in range(past - 2, start - 1, -1):
        if norm[j] in language.names.honorifics or norm[j] in language.nouns.roles:
            return j + 1
    return start


def _follows_complement(tokens: Tokens, start: int) -> bool:
    """Whether the run begins with what a title is for: «la ministre de la *Culture Anne Lima*»."""
    language, before = tokens.language, tokens.norm[start - 1]
    return (
        before in language.determiners.all
        or before in language.nouns.linkers
        or before in language.nouns.title_links
        or before in language.clauses.coordinators
    )


def _behind_complement(tokens: Tokens, first: int, start: int, past: int) -> int:
    """«le ministre de la *Justice* Abel Ouali»: at a first name; behind an office of state past one noun, if none is known."""
    at = _at_first_name(tokens, start, past)
    norm, language = tokens.norm, tokens.language
    if at > start or norm[start] in GENDER_OF_FIRST_NAME:
        return at
    office = next((word for word in norm[first:start] if word in language.nouns.roles), "")
    article = norm[start - 1] in language.determiners.all or norm[start - 1] in language.nouns.linkers
    of_one_noun = past - start == 3 and office in language.nouns.titles and article
    body = any(word in language.nouns.collectives for word in norm[start + 1 : past])
    return start + 1 if of_one_noun and not body else start


def _at_first_name(tokens: Tokens, start: int, past: int) -> int:
    """Where the first name stands in the run, if it is not the last word; else `start`."""
    own = tokens.language.names.first_names
    return next(
        (
            j
            for j in range(start, past - 1)
            if tokens.norm[j] in GENDER_OF_FIRST_NAME or tokens.norm[j] in own
        ),
        start,
    )


def _is_capital_title(tokens: Tokens, start: int, past: int) -> bool:
    """«*Sarvian Ambassador* to the Hague», «*Deputy Mayor*, Ana Bell,»: a title in capitals, which nobody bears as a name."""
    language, norm = tokens.language, tokens.norm
    if past - start < 2:
        return False
    if language.syntax.nouns_are_capitalised:
        known = speaks(language, norm[past - 1]) if "-" in norm[past - 1] else None
        if known is None or known[0] != Kind.ROLE:
            return False  # «Sarwiens *PSR-Chef*»; but «Anna Richter»
    elif not language.syntax.nouns_precede_head or not (
        norm[past - 1] in language.nouns.offices
        or norm[past - 1] in language.nouns.titles
        or (norm[past - 1] in language.nouns.roles and is_initials(tokens.words(past - 1, past)))
    ):
        return False  # «Lee *Baker*»; but «a Labour *MP*»
    return norm[start] not in GENDER_OF_FIRST_NAME and norm[past - 1] not in GENDER_OF_FIRST_NAME


def _is_common_noun(tokens: Tokens, first: int, j: int) -> bool:
    """Whether a lone capital is an office («le Premier *ministre*») or, where all nouns have capitals, a noun."""
    language, word = tokens.language, tokens.norm[j]
    if word in language.nouns.offices:
        return True
    if not language.syntax.nouns_are_capitalised or speaks(language, word) is None:
        return False
    return j > first or word not in tokens.known_names  # Anna Fischer … «sagte *Fischer*»
