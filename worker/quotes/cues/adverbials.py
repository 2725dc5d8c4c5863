"""Tokens around a cue -> past the adverbs, dates and prepositional phrases that part it from its subject or object."""

from worker.quotes.cues.clause_openers import is_infinitive
from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import CueWord, Form, Frame
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.outlets import undetermined
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

_LOOSE_REACH = 8
"""Tokens of a prepositional phrase that the chunker does not read, in which a speaker is looked for."""
_INSERTED_REACH = 10
"""Tokens of what stands between commas behind a verb: «, a dit, vendredi soir, Ana Lima»."""


def skip_adverbs(tokens: Tokens, k: int, past: int) -> int:
    """Past the adverbs and dates after a verb: «a déclaré vendredi 5 septembre», «disse na terça (12)»."""
    adverbs, norm, kind = tokens.language.words.adverbs, tokens.norm, tokens.kind
    phrases = tokens.language.words.adverbials_by_first
    j = k
    while j < past:
        if norm[j] in phrases and (beyond := past_adverbial(tokens, j, past)) > j:
            j = beyond
        elif norm[j] == "(" and j > k and j + 2 < past and kind[j + 1] == NUMBER and norm[j + 2] == ")":
            j += 3
        elif kind[j] == NUMBER:
            if j == k or not _belongs_to_date(tokens, j, past):
                break
            j += 1
        elif kind[j] > CAPITAL or norm[j] not in adverbs:
            break
        elif _also_opens_phrase(tokens, j):
            beyond = _past_time_phrase(tokens, j, past)
            if beyond == j:
                break
            j = beyond
        else:
            j += 1
    return j


def past_adverbial(tokens: Tokens, j: int, past: int) -> int:
    """Past the adverbial phrase of several words that begins at `j`; `j` where none does."""
    for phrase in tokens.language.words.adverbials_by_first.get(tokens.norm[j], ()):
        if j + len(phrase) <= past and _matches(tokens, j, phrase):
            return j + len(phrase)
    return j


def before_adverbial(tokens: Tokens, j: int, first: int) -> int:
    """Before the adverbial phrase of several words that ends at `j`; `j` where none does."""
    for phrase in tokens.language.words.adverbials.get(tokens.norm[j], ()):
        opens = j + 1 - len(phrase)
        if opens >= first and _matches(tokens, opens, phrase):
            return opens - 1
    return j


def _matches(tokens: Tokens, j: int, phrase: tuple[str, ...]) -> bool:
    return all(
        tokens.kind[j + n] == NUMBER if word == "#" else tokens.norm[j + n] == word
        for n, word in enumerate(phrase)
    )


def _belongs_to_date(tokens: Tokens, j: int, past: int) -> bool:
    """«5 *septembre*», «5.»: a number before a time, a mark or another number; «5 *maires*» has a noun behind it."""
    if j + 1 >= past:
        return False
    return tokens.kind[j + 1] in (PUNCT, NUMBER) or tokens.norm[j + 1] in tokens.language.words.adverbs


def _also_opens_phrase(tokens: Tokens, j: int) -> bool:
    """«*ce* vendredi» but «*ce* maire», «*pour* sa part» but «*pour* le port»."""
    word = tokens.norm[j]
    return word in tokens.language.determiners.all or word in tokens.language.words.prepositions


def _past_time_phrase(tokens: Tokens, j: int, past: int) -> int:
    """Past «ce vendredi», «le 5 mai», «pour sa part»; at `j` where no time or adverb follows the word there."""
    language, norm = tokens.language, tokens.norm
    m = j + 1
    while (
        m < min(past, j + 3)
        and norm[m] in language.words.adverbs
        and (norm[m] in language.determiners.all or norm[m] in language.determiners.possessives)
    ):
        m += 1
    if m >= past:
        return j
    if tokens.kind[m] == NUMBER:
        return m + 1 if m + 1 < past and norm[m + 1] in language.words.adverbs else j
    return m + 1 if norm[m] in language.words.adverbs and not _also_opens_phrase(tokens, m) else j


def clause_over(tokens: Tokens, k: int, past: int) -> bool:
    """Whether nothing but adverbials may follow."""
    if k >= past or tokens.kind[k] in (PUNCT, QUOTE):
        return True
    language, word = tokens.language, tokens.norm[k]
    return (
        word in language.words.prepositions
        or word in language.words.adverbs
        or word in language.pronouns.relatives
        or word in language.clauses.coordinators
    )


def only_adverbs(tokens: Tokens, start: int, end: int) -> bool:
    """Whether only adverbs and clitics stand between."""
    language = tokens.language
    return all(
        word in language.words.adverbs or word in language.pronouns.clitics or word in language.verbs.modals
        for word in tokens.norm[start:end]
    )


def verb_between(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a finite verb may stand between."""
    return any(_may_be_finite(tokens, j) for j in range(start, end))


def _may_be_finite(tokens: Tokens, j: int) -> bool:
    language, word = tokens.language, tokens.norm[j]
    if word in language.verbs.have or word in language.verbs.be or word in language.verbs.modals:
        return True
    if word in language.verbs.cues and any(
        _is_clearly_finite(reading) for reading in language.verbs.cues[word]
    ):
        return True
    # `stops` are the words that no noun phrase holds; its longer ones are verbs, if not prepositions or adverbs
    return (
        tokens.kind[j] == LOWER
        and len(word) > 3
        and word in language.stops
        and word not in language.words.prepositions
        and word not in language.words.adverbs
    )


def _is_clearly_finite(reading: CueWord) -> bool:
    return bool(reading.form & Form.FINITE) and not reading.frame & Frame.NOUN_TOO


def past_prepositional(tokens: Tokens, k: int, past: int) -> int:
    """Past «à l'AFP», «sur le même réseau» or «, jeudi,» between an inverted verb and its subject; `k` for nothing."""
    if k >= past:
        return k
    if _is_preposition(tokens, k):
        return _past_governed(tokens, k, past)
    if tokens.norm[k] == ",":
        return _past_inserted(tokens, k, past)
    return k


def _is_preposition(tokens: Tokens, k: int) -> bool:
    language, word = tokens.language, tokens.norm[k]
    return (
        word in language.addressees.to_words
        or word in language.addressees.in_words
        or word in language.words.prepositions
    )


def _past_governed(tokens: Tokens, k: int, past: int) -> int:
    if _opens_complement(tokens, k, past):
        return k
    far = tokens.language.syntax.free_inversion  # dijo *en rueda de prensa con la alcaldesa* Ana Lima
    phrase = phrase_at(tokens, k + 1, past, apposition=False)
    if phrase is None and far:
        phrase = undetermined(tokens, k + 1, past)
    if phrase is None:
        return _speaker_in(tokens, k, past)
    person = _person_inside(tokens, phrase, past)
    if person is not None:
        return person
    at = skip_adverbs(tokens, phrase.past, past)
    if at >= past:
        return at
    if tokens.norm[at] == "," or _opens_complement(tokens, at, past):
        return k
    further = tokens.language.words.prepositions if far else tokens.language.addressees.in_words
    return past_prepositional(tokens, at, past) if tokens.norm[at] in further else at


def _speaker_in(tokens: Tokens, k: int, past: int) -> int:
    """Where a person or a body begins in what the preposition at `k` opens and the chunker does not read; else `k`."""
    language, norm = tokens.language, tokens.norm
    for j in range(k + 2, min(past, k + _LOOSE_REACH)):
        if tokens.kind[j] in (PUNCT, QUOTE, BREAK):
            break
        if norm[j - 1] in language.words.prepositions or norm[j - 1] in language.determiners.all:
            continue
        phrase = phrase_at(tokens, j, past, apposition=False)
        if phrase is not None and phrase.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            return j
    return k


def _past_inserted(tokens: Tokens, k: int, past: int) -> int:
    """Past the comma that closes what the one at `k` opens; `k` where none does."""
    for j in range(k + 1, min(past, k + _INSERTED_REACH)):
        if tokens.norm[j] == ",":
            return j + 1
        if tokens.kind[j] in (QUOTE, BREAK):
            break
    return k


def _opens_complement(tokens: Tokens, k: int, past: int) -> bool:
    """«di *voler* lasciare», «a la *que* asistieron»: no prepositional phrase, but an infinitive or a relative clause.

    The subject may be null, so that it holds the next person. Elsewhere it must come: «ne cesse *de répéter* Ana Lima».
    """
    language, norm = tokens.language, tokens.norm
    if not language.syntax.subject_may_be_left_out:
        return False
    if norm[k] in language.clauses.infinitive_links and k + 1 < past and is_infinitive(tokens, k + 1):
        return True
    if norm[k] not in language.words.prepositions:
        return False
    return any(
        word in language.clauses.conjunctions or word in language.pronouns.relatives
        for word in norm[k + 1 : min(past, k + 3)]
    )


def _person_inside(tokens: Tokens, phrase: Phrase, past: int) -> int | None:
    """«à l'agence Norpresse Luc Lima», «à la presse Ana Lima»: where a person's name begins inside it."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    start = phrase.past
    while start > phrase.first and kind[start - 1] == CAPITAL:
        start -= 1
    capitals = phrase.past - start
    if start == phrase.first and capitals > 2:
        return _person_behind_channel(tokens, phrase)
    if start <= phrase.first or capitals < 2:
        return None
    for j in range(start, phrase.past - 1):
        if norm[j] in GENDER_OF_FIRST_NAME:
            return j
    outlet = norm[start - 1] in language.outlets.nouns and norm[start - 1] not in language.outlets.events
    if outlet and language.syntax.free_inversion:
        if norm[phrase.first] in language.determiners.demonstratives:
            return start  # a esta agencia *Ana Lima*
        return start + 1 if capitals > 2 else None  # all'agenzia *Norpress* Milo Lima
    closed = phrase.past >= past or kind[phrase.past] in (PUNCT, QUOTE)
    return start if closed and kind[start - 1] == LOWER else None


def _person_behind_channel(tokens: Tokens, phrase: Phrase) -> int | None:
    """«ha scritto su Ciarla *Luca Lima*»: a bare channel, and a first name behind it that is no part of it."""
    language, norm = tokens.language, tokens.norm
    opens = norm[phrase.first]
    if opens in GENDER_OF_FIRST_NAME or opens in language.nouns.kinds or opens in language.names.honorifics:
        return None  # a Maria Luisa Lima, al Presidente Luca Lima
    return next(
        (j for j in range(phrase.first + 1, phrase.past - 1) if norm[j] in GENDER_OF_FIRST_NAME), None
    )
