"""Noun phrase -> whether an outlet, a channel or a crowd is meant, and where its name ends."""

from worker.quotes.lexicon.grammar import ANY
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
    language = tokens.language
    for j in range(event.first, event.past):
        if tokens.norm[j] in language.outlets.events and j + 1 < past:
            break
    k = event.past
    limit = min(past, k + 8)
    while k < limit:
        word = tokens.norm[k]
        if tokens.kind[k] in (QUOTE, BREAK, PUNCT):
            break
        if (
            word in language.addressees.to_words
            or word in language.verbs.agents
            or word in language.outlets.with_words
        ):
            phrase = phrase_at(tokens, k + 1, past, apposition=False) or undetermined(tokens, k + 1, past)
            if phrase is not None and (
                is_outlet(tokens, phrase)
                or (phrase.kind == Kind.NAME and word in language.outlets.with_words)
                or (phrase.kind == Kind.COLLECTIVE and tokens.kind[phrase.past - 1] == CAPITAL)
            ):
                return SaidTo(words_of(tokens, phrase), "outlet")
        k += 1
    words = range(event.first, event.past)
    if any(
        tokens.norm[j] not in language.outlets.events
        and (tokens.norm[j] in language.outlets.nouns or tokens.norm[j] in language.outlets.names)
        for j in words
    ):
        for j in words:
            if (
                tokens.norm[j] in language.nouns.linkers
                and j + 1 < event.past
                and (
                    tokens.kind[j + 1] == CAPITAL
                    or tokens.norm[j + 1] in language.outlets.nouns
                    or tokens.norm[j + 1] in language.determiners.all
                )
            ):
                return SaidTo(tokens.words(j + 1, event.past), "outlet")
    return None


def is_outlet(tokens: Tokens, phrase: Phrase) -> bool:
    language = tokens.language
    for j in range(phrase.first, phrase.past):
        word, kind = tokens.norm[j], tokens.kind[j]
        if word in language.outlets.nouns and (
            kind == LOWER
            or language.syntax.nouns_are_capitalised
            or (kind == CAPITAL and phrase.past - phrase.first > 1)  # «Radio Lagune», "Evening Herald"
        ):
            return True
        if (
            kind == CAPITAL
            and language.syntax.nouns_are_capitalised
            and word.endswith(language.outlets.endings)
        ):
            return True
        if language.syntax.nouns_are_capitalised and word in language.outlets.names:
            return True  # der dpa: small only as a name
        if kind == CAPITAL and (word in language.outlets.names or word.split("-")[0] in ("afp", "bfm")):
            return True
    return False


def words_of(tokens: Tokens, phrase: Phrase) -> str:
    return tokens.words(phrase.first, phrase.past)
