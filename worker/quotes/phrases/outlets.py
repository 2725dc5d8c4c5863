"""Noun phrase -> whether an outlet, a channel or a crowd is meant, and where its name ends."""

from worker.quotes.lexicon.grammar import ANY
from worker.quotes.lexicon.language import Language
from worker.quotes.model import SaidTo
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, LOWER, NUMBER, PUNCT, QUOTE


def listener_at(tokens: Tokens, k: int, past: int, lemma: str = "") -> Phrase | None:
    """Who is spoken to in a case of its own: sagte *dem Nordkurier*, sagte *der Zeitung „Nordkurier“*."""
    language = tokens.language
    if (
        k + 1 >= past
        or tokens.norm[k] not in language.determiners.datives
        or tokens.kind[k + 1] not in (LOWER, CAPITAL)
    ):
        return None
    listener = phrase_at(tokens, k, past, apposition=False)
    if listener is None or listener.kind == Kind.PRONOUN:
        return None
    outlet = is_outlet(tokens, listener)
    spoken_to = lemma in language.verbs.dative_verbs and listener.oblique and listener.kind <= Kind.COLLECTIVE
    if not outlet and not spoken_to and language.determiners.datives[tokens.norm[k]]:
        return None
    named = listener.past < past and (
        tokens.kind[listener.past] == QUOTE or tokens.norm[listener.past] in language.outlets.names
    )
    if outlet and named:
        listener.past += 1
    return listener


def is_crowd(tokens: Tokens, phrase: Phrase) -> bool:
    """«une trentaine de riverains»: people, though the noun that leads the phrase only counts them."""
    nouns = tokens.language.nouns.kinds
    return any(
        word in nouns and nouns[word][0] == Kind.ROLE and nouns[word][1].number == "p"
        for word in tokens.norm[phrase.first : phrase.past]
    )


def head_word(tokens: Tokens, phrase: Phrase) -> str:
    """The noun that says what a phrase is: its first word that is no determiner or adjective we know."""
    language = tokens.language
    found = ""
    for j in range(phrase.first, phrase.past):
        word = tokens.norm[j]
        if word in language.nouns.linkers and j > phrase.first:
            break
        if word in language.outlets.channels:
            found = word
            if not language.syntax.head_last:  # a news *conference*
                break
    return found


def past_number(tokens: Tokens, k: int, past: int) -> int:
    """Past the number of a channel: «Canal 9»."""
    number = k < past and tokens.kind[k] == NUMBER and tokens.kind[k - 1] == CAPITAL
    return k + 1 if number and tokens.end[k] - tokens.start[k] < 3 else k


def undetermined(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """A noun without article: «sur Twitter», «en conférence de presse», «dans *Le Monde*»."""
    language = tokens.language
    if start >= past:
        return None
    if tokens.kind[start] == LOWER and (
        tokens.norm[start] in language.outlets.events
        or tokens.norm[start] in language.outlets.media
        or tokens.norm[start] in language.outlets.nouns
        or tokens.norm[start] in language.outlets.microphones
    ):
        end = _past_capitals(tokens, start + 1, past)
        while (
            end + 1 < past
            and tokens.norm[end] in language.nouns.linkers
            and tokens.kind[end + 1] in (LOWER, CAPITAL)
            and tokens.norm[end + 1] not in language.determiners.all
            and tokens.norm[end + 1] not in language.stops
        ):
            end = _past_capitals(tokens, end + 2, past)
        return Phrase(start, end, Kind.THING, ANY, head=start, core_past=end)
    if tokens.kind[start] == CAPITAL:
        end = start
        while end < past and tokens.kind[end] == CAPITAL:
            end += 1
        return Phrase(start, end, Kind.COLLECTIVE, ANY, core_past=end)
    return None


def _past_capitals(tokens: Tokens, k: int, past: int) -> int:
    """Past the name that follows a noun: «quotidien *Dita e Re*», «diario *El Faro*»."""
    while k < past and (
        tokens.kind[k] == CAPITAL
        or (
            (tokens.norm[k] in tokens.language.names.particles or tokens.norm[k] == "&")
            and tokens.kind[k - 1] == CAPITAL
            and k + 1 < past
            and tokens.kind[k + 1] == CAPITAL
        )
    ):
        k += 1
    return k


def outlet_after(tokens: Tokens, event: Phrase, past: int) -> SaidTo | None:
    """The outlet to which an interview was given: told behind the event or inside its phrase."""
    return _outlet_behind(tokens, event.past, past) or _outlet_inside(tokens, event)


_OUTLET_WITHIN = 8
"""Tokens behind an event in which its outlet is told: an interview given *on Monday evening to Canal 9*."""


def _outlet_behind(tokens: Tokens, k: int, past: int) -> SaidTo | None:
    """«un entretien accordé *à la Gazette*», «une interview *avec Canal 9*»."""
    language = tokens.language
    for j in range(k, min(past, k + _OUTLET_WITHIN)):
        if tokens.kind[j] in (QUOTE, BREAK, PUNCT):
            return None
        word = tokens.norm[j]
        if (
            word not in language.addressees.to_words
            and word not in language.verbs.agents
            and word not in language.outlets.with_words
        ):
            continue
        phrase = phrase_at(tokens, j + 1, past, apposition=False) or undetermined(tokens, j + 1, past)
        if phrase is not None and _may_be_outlet(tokens, phrase, word in language.outlets.with_words):
            return SaidTo(words_of(tokens, phrase), "outlet")
    return None


def _may_be_outlet(tokens: Tokens, phrase: Phrase, is_with: bool) -> bool:
    """Whether what follows the preposition is an outlet, or has a name that may be one's."""
    if is_outlet(tokens, phrase) or (phrase.kind == Kind.NAME and is_with):
        return True
    return phrase.kind == Kind.COLLECTIVE and tokens.kind[phrase.past - 1] == CAPITAL


def _outlet_inside(tokens: Tokens, event: Phrase) -> SaidTo | None:
    """«les colonnes *du Phare*», «une interview *de Canal 9*»: behind the linker of a phrase that tells of one."""
    language, norm = tokens.language, tokens.norm
    if not any(_is_outlet_word(language, word) for word in norm[event.first : event.past]):
        return None
    for j in range(event.first, event.past - 1):
        ahead = norm[j + 1]
        if norm[j] in language.nouns.linkers and (
            tokens.kind[j + 1] == CAPITAL
            or ahead in language.outlets.nouns
            or ahead in language.determiners.all
        ):
            return SaidTo(tokens.words(j + 1, event.past), "outlet")
    return None


def _is_outlet_word(language: Language, word: str) -> bool:
    return word not in language.outlets.events and (
        word in language.outlets.nouns or word in language.outlets.names
    )


def is_outlet(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase tells of an outlet, by its noun or its name."""
    alone = phrase.past - phrase.first == 1
    return any(_tells_outlet(tokens, j, alone) for j in range(phrase.first, phrase.past))


def _tells_outlet(tokens: Tokens, j: int, alone: bool) -> bool:
    language, word = tokens.language, tokens.norm[j]
    noun_or_name = tokens.kind[j] == LOWER or language.syntax.nouns_are_capitalised
    if word in language.outlets.nouns and (noun_or_name or (tokens.kind[j] == CAPITAL and not alone)):
        return True  # «Radio Lagune», "Evening Herald"; alone it is a surname, too
    if word in language.outlets.names and (
        tokens.kind[j] == CAPITAL or language.syntax.nouns_are_capitalised
    ):
        return True  # der dpa: small only as a name
    return tokens.kind[j] == CAPITAL and (
        word.endswith(language.outlets.endings) or word.split("-")[0] in language.outlets.beginnings
    )


def words_of(tokens: Tokens, phrase: Phrase) -> str:
    """The text of a phrase."""
    return tokens.words(phrase.first, phrase.past)
