"""Tokens -> noun phrases: names, roles and pronouns that may speak or be spoken to.

No parser: a phrase is read left to right from a determiner, a name or a noun for people, and ends at the
first word that no noun phrase holds.
"""

from worker.quotes.lexicon.finite import is_finite
from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import Agreement, Form, Frame
from worker.quotes.phrases.extent import extent, leads_to_name
from worker.quotes.phrases.head_and_name import read_phrase
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, LOWER, NUMBER, PUNCT, QUOTE, STARTS

MAX_PHRASE = 24
"""Tokens in one noun phrase, apposition included."""


def phrases_of(tokens: Tokens) -> list[list[Phrase]]:
    """The noun phrases of each sentence, left to right; they do not overlap."""
    norm, kind = tokens.norm, tokens.kind
    prepositions, starters = tokens.language.words.prepositions, tokens.language.starters
    contracted = tokens.language.determiners.contracted
    starts = tokens.having(STARTS)
    sentences: list[list[Phrase]] = []
    at, total = 0, len(starts)
    for first, past in tokens.sentences:
        found: list[Phrase] = []
        free = first
        while at < total and starts[at] < past:
            k = starts[at]
            at += 1
            if k < free:
                continue
            if kind[k] != CAPITAL and norm[k] not in starters:
                free = k + voice_at(tokens, k, past)
                continue
            phrase = phrase_at(tokens, k, past)
            if phrase is None:
                continue
            if k > first and norm[k - 1] in prepositions:
                phrase.preposition = norm[k - 1]
                if norm[k - 1] in contracted and phrase.kind == Kind.NAME and phrase.head is None:
                    _take_name(tokens, phrase)
            elif phrase.oblique:
                phrase.preposition = norm[k]
            found.append(phrase)
            free = phrase.past
        sentences.append(found)
    return sentences


def _take_name(tokens: Tokens, phrase: Phrase) -> None:
    """«im *Osten Sarwiens*»: behind an article that is part of the preposition a noun stands, no bare name."""
    assert phrase.name is not None
    if tokens.norm[phrase.name[0]] not in GENDER_OF_FIRST_NAME:
        phrase.kind, phrase.name = Kind.THING, None


def voice_at(tokens: Tokens, k: int, past: int) -> int:
    """How many words at k lead to the person who speaks for a house: «par la voix de»."""
    for words in tokens.language.nouns.voices:
        if tuple(tokens.norm[k : min(past, k + len(words))]) == words:
            return len(words)
    return 0


def phrase_at(tokens: Tokens, k: int, past: int, *, apposition: bool = True) -> Phrase | None:
    """The noun phrase that starts exactly at token k, or None."""
    language, norm = tokens.language, tokens.norm
    if k >= past:
        return None
    word = norm[k]
    if word in language.pronouns.starts and (
        word in language.pronouns.third or (k + 1 < past and (word, norm[k + 1]) in language.pronouns.pairs)
    ):
        pronoun = _pronoun(tokens, k, past)
        if pronoun is not None:
            return pronoun
    if (
        language.syntax.number_may_stand_for_people
        and word in language.nouns.people
        and word in language.determiners.all
    ):
        some = _some(tokens, k, past)
        if some is not None:
            return some
    return _read(tokens, k, past, apposition) if _starts(tokens, k, past) else None


def phrase_behind_article(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """The noun phrase at k, where the preposition before it holds its article: la réponse du *maire*, della *sindaca*."""
    phrase = phrase_at(tokens, k, past)
    if phrase is not None or k >= past or tokens.kind[k] != LOWER or not _is_bare_noun(tokens, k, past):
        return phrase
    return _read(tokens, k, past, True)


def _read(tokens: Tokens, k: int, past: int, apposition: bool) -> Phrase | None:
    """The noun phrase that starts at k, with what stands in apposition to it."""
    language, norm = tokens.language, tokens.norm
    end = extent(tokens, k, min(past, k + MAX_PHRASE))
    if end <= k:
        return None
    phrase = read_phrase(tokens, k, end)
    if phrase is None:
        return None
    if apposition and end + 1 < past and (norm[end] in ",(" or norm[end] in language.nouns.affiliations):
        _take_apposition(tokens, phrase, past)
    elif apposition and phrase.kind == Kind.NAME and norm[end : end + 2][1:] == [","]:
        _take_role_past_adverb(tokens, phrase, end + 1, past)
    return phrase


def _pronoun(tokens: Tokens, k: int, past: int) -> Phrase | None:
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    word = norm[k]
    if (
        word in language.pronouns.third
        and kind[k] in (LOWER, CAPITAL)
        and (
            word not in language.determiners.all
            or k + 1 >= past
            or kind[k + 1] == PUNCT
            or norm[k + 1] in language.stops
            or _is_finite_before_mark(tokens, k + 1, past)
        )
    ):
        agreement = language.pronouns.third[word]
        if word in language.pronouns.numbered:
            agreement = _numbered(tokens, k, past)
        return Phrase(k, k + 1, Kind.PRONOUN, agreement, head=k, core_past=k + 1)
    if k + 1 >= past or (word, norm[k + 1]) not in language.pronouns.pairs:
        return None
    if (
        k + 2 >= past
        or kind[k + 2] not in (LOWER, CAPITAL)
        or norm[k + 2] in language.stops
        or norm[k + 2] in language.verbs.cues
        or norm[k + 1] in language.pronouns.relatives
    ):
        agreement = language.pronouns.pairs[word, norm[k + 1]]
        return Phrase(k, k + 2, Kind.PRONOUN, agreement, head=k + 1, core_past=k + 2)
    return None


def _is_finite_before_mark(tokens: Tokens, k: int, past: int) -> bool:
    """«Diese *bestätigte*, dass», not «diese *bestätigte* Zahl»: a verb of speech with a mark or a small word behind it."""
    cues = tokens.language.verbs.cues.get(tokens.norm[k], ())
    if not any(cue.form & Form.FINITE for cue in cues):
        return False
    return tokens.language.syntax.nouns_are_capitalised and (k + 1 >= past or tokens.kind[k + 1] == PUNCT)


def _some(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """«said *one*», «*two of the crew* said»: a number or quantity that stands for people."""
    language, norm = tokens.language, tokens.norm
    end = k + 1
    if end < past and norm[end] in language.nouns.linkers:
        inner = phrase_at(tokens, end + 1, past, apposition=False)
        if inner is None or inner.kind not in (Kind.ROLE, Kind.PRONOUN, Kind.COLLECTIVE):
            return None
        end = inner.past
    elif end < past and tokens.kind[end] not in (PUNCT, QUOTE) and not is_verb(tokens, end):
        return None
    return Phrase(k, end, Kind.ROLE, language.nouns.people[norm[k]], head=k, core_past=end)


def _numbered(tokens: Tokens, k: int, past: int) -> Agreement:
    """sagte *sie*, *sie* sagten: what the verb beside a pronoun says of its number."""
    language, norm = tokens.language, tokens.norm
    for j in (k - 1, k + 1):
        if 0 <= j < past and tokens.kind[j] == LOWER and is_finite(language, norm[j]):
            return language.pronouns.numbered[norm[k]][norm[j].endswith(language.verbs.plural_verbs)]
    return language.pronouns.third[norm[k]]


def _starts(tokens: Tokens, k: int, past: int) -> bool:
    """Whether a noun phrase may start at k: with a determiner, a title, a name or a noun for those who speak."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    word = norm[k]
    if word in language.determiners.all:
        if language.syntax.article_may_be_relative and _is_relative(tokens, k, past):
            return False
        return (
            k + 1 < past
            and kind[k + 1] in (LOWER, CAPITAL, NUMBER, QUOTE)
            and (norm[k + 1] not in language.stops or norm[k + 1] in language.determiners.all)
        )
    if word in language.names.honorifics:
        return True
    if kind[k] == CAPITAL:
        return _starts_with_capital(tokens, k, past)
    return kind[k] == LOWER and _is_bare_noun(tokens, k, past) and _may_precede_bare_noun(tokens, k)


def _is_relative(tokens: Tokens, k: int, past: int) -> bool:
    """«Lima, *die* sonst von einem ruhigen Tag berichtete:»: behind the comma no noun, but a clause that a verb closes."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if not k or norm[k - 1] != "," or k + 2 >= past or norm[k] in language.determiners.indefinite:
        return False
    after = norm[k + 1]
    if kind[k + 1] != LOWER or (
        after not in language.words.prepositions and after not in language.words.adverbs
    ):
        return False
    for j in range(k + 2, min(past, k + MAX_PHRASE)):
        if kind[j] >= QUOTE:
            return kind[j - 1] == LOWER and is_verb(tokens, j - 1)
    return False


def _starts_with_capital(tokens: Tokens, k: int, past: int) -> bool:
    """Whether the capital at k is more than the first letter of a sentence."""
    language, norm, word = tokens.language, tokens.norm, tokens.norm[k]
    if word in language.names.not_names:
        if language.syntax.particle_may_open_sentence and word in tokens.no_names:
            return False  # «*Da* Tarvis fonti vicine…»
        return word in language.names.particles and leads_to_name(
            tokens, k + 1, past
        )  # «*Von der* Heide sagte»
    opens = k == 0 or tokens.kind[k - 1] == BREAK or norm[k - 1] in ".!?…"
    if not opens or word in GENDER_OF_FIRST_NAME or word in language.nouns.kinds:
        return True
    return _opens_with_name(tokens, k, past)


def _opens_with_name(tokens: Tokens, k: int, past: int) -> bool:
    """Whether the first word of a sentence is a name, and no verb or noun: «*Nota* Ana Lima che», «*Entretien*.»"""
    language, word = tokens.language, tokens.norm[k]
    before_capital = k + 1 < past and tokens.kind[k + 1] == CAPITAL
    if word in tokens.no_names and not before_capital:
        noun_follows = k + 1 < past and tokens.norm[k + 1] in language.nouns.kinds
        if not noun_follows:
            return False  # «Éteindre coûterait…»
    if language.verbs.participles and word.endswith(language.verbs.participles):
        return before_capital  # «*Tournée* en juin, …»
    # «Nota» is a noun as well; before a name it is the verb where that may come first
    verb_first = before_capital and language.syntax.verb_may_open_sentence
    return not any(
        cue.form & Form.FINITE and (verb_first or not cue.frame & Frame.NOUN_TOO)
        for cue in language.verbs.cues.get(word, ())
    )


def _is_bare_noun(tokens: Tokens, k: int, past: int) -> bool:
    """A noun for those who speak, or an adjective before one: *officials*, *former* president."""
    language, norm, word = tokens.language, tokens.norm, tokens.norm[k]
    if word in language.nouns.modifiers:
        ahead = range(k + 1, min(past, k + 4))
        return any(tokens.kind[j] == CAPITAL or norm[j] in language.nouns.kinds for j in ahead)
    return word in language.nouns.kinds and word not in language.stops


def _may_precede_bare_noun(tokens: Tokens, k: int) -> bool:
    """Whether no noun phrase is going on before k."""
    if k == 0 or tokens.kind[k - 1] != LOWER:
        return True
    language, before = tokens.language, tokens.norm[k - 1]
    return (
        before in language.stops
        or before in language.words.adverbs
        or (language.syntax.nouns_may_stand_bare and before in language.verbs.cues)
    )


def _take_apposition(tokens: Tokens, phrase: Phrase, past: int) -> None:
    """«le porte-parole du Kremlin, Dmitri Peskov,» and «Ana Lima, maire de Porto,» are one phrase."""
    norm = tokens.norm
    j = phrase.past
    if norm[j] == "(":
        j = _past_brackets(tokens, j, past)
        if j == phrase.past:
            return
        if phrase.kind in (Kind.NAME, Kind.COLLECTIVE):
            phrase.past = j
        if j >= past or norm[j] != ",":
            _take_name_behind_bracket(tokens, phrase, j, past)
            return
    if phrase.kind == Kind.ROLE and phrase.name is None:
        j = _past_affiliation(tokens, j, past)
    if j + 1 >= past or norm[j] != ",":
        return
    other = phrase_at(tokens, j + 1, past, apposition=False)
    if other is None or other.past - phrase.first > MAX_PHRASE:
        return
    ends = _past_brackets(tokens, other.past, past)
    closed = ends >= past or norm[ends] in ".,;:)" or tokens.kind[ends] == QUOTE
    if not closed:
        ends = other.past
    if phrase.name is None and other.kind == Kind.NAME:
        if _is_name_of(tokens, phrase, other, closed, norm[ends] == "," if ends < past else False):
            _merge_name(phrase, other, ends)
    else:
        _take_role(tokens, phrase, other, ends, closed)


def _take_role_past_adverb(tokens: Tokens, phrase: Phrase, comma: int, past: int) -> None:
    """«Mario Wolters allerdings, *der Kandidat der PSR*, lacht.»"""
    adverb = tokens.norm[comma - 1]
    if adverb not in tokens.language.words.adverbs or tokens.kind[comma - 1] != LOWER:
        return
    other = phrase_at(tokens, comma + 1, past, apposition=False)
    if other is not None and tokens.norm[other.past : other.past + 1] == [","]:
        _take_role(tokens, phrase, other, other.past, True)


def _take_name_behind_bracket(tokens: Tokens, phrase: Phrase, k: int, past: int) -> None:
    """«la députée (Centre) *Ana Lima*»"""
    if phrase.kind == Kind.ROLE and phrase.name is None:
        other = phrase_at(tokens, k, past, apposition=False)
        if other is not None and other.kind == Kind.NAME:
            _merge_name(phrase, other, other.past)


def _is_name_of(tokens: Tokens, phrase: Phrase, other: Phrase, closed: bool, between_commas: bool) -> bool:
    """Whether the name behind the comma is that of the phrase before it, and no subject of its own."""
    assert other.name is not None
    language, words = tokens.language, tokens.norm[phrase.first : phrase.past]
    full = other.name[1] - other.name[0] > 1
    several = phrase.agreement.number == "p"
    if phrase.kind == Kind.ROLE:
        if several and language.syntax.apposition_agrees_in_number:
            return False  # «A preguntas de los *medios, Ana Lima* dijo»
        return closed or full or is_verb(tokens, other.past)
    if language.syntax.apposition_tells_last_noun and not language.nouns.linkers.isdisjoint(words):
        return False  # «la testimonianza del *cognato, Elio Lima*»
    if not closed or several or words[0] not in language.determiners.all:
        return False
    if phrase.head is None and _is_adverbial(tokens, phrase):
        return False  # «A su vez, Ana Lima, …», "In a letter, Ana Bell, …"
    # «son conseil, Me Anne Lima,»; "the driver, Bell,"
    return full or (between_commas and language.syntax.surname_may_be_apposition)


def _is_adverbial(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the phrase is the thing behind a preposition that opens its sentence."""
    norm, k = tokens.norm, phrase.first - 1
    if phrase.kind != Kind.THING or k < 0 or norm[k] not in tokens.language.words.prepositions:
        return False
    return k == 0 or norm[k - 1] in ".!?…" or tokens.kind[k - 1] >= QUOTE


def _take_role(tokens: Tokens, phrase: Phrase, other: Phrase, ends: int, closed: bool) -> None:
    """«Ana Lima, *maire de Porto*,»: what somebody is stands behind the name, up to `ends`."""
    if other.kind != Kind.ROLE:
        return
    language = tokens.language
    lone_noun = phrase.kind == Kind.THING and phrase.past - phrase.first == 1
    determined = tokens.norm[other.first] in language.determiners.all
    if lone_noun and closed and determined and language.syntax.nouns_are_capitalised:
        phrase.kind, phrase.name = Kind.NAME, (phrase.first, phrase.past)  # «Celik, die Anwältin der Frau,»
    if phrase.kind != Kind.NAME or other.name is not None:
        return
    if closed or _role_goes_on(tokens, other, ends) or _is_unclosed(tokens, phrase, other, ends):
        phrase.past = ends
        if phrase.head is None:
            phrase.head = other.head
        if phrase.agreement.gender == "?":
            phrase.agreement = other.agreement


def _is_unclosed(tokens: Tokens, phrase: Phrase, other: Phrase, k: int) -> bool:
    """«Ana Lima, *maire de Porto* a dit»: the comma behind a bare role is left out, and the verb comes."""
    if tokens.norm[other.first] in tokens.language.determiners.all or phrase.name is None:
        return False
    if phrase.first and tokens.norm[phrase.first - 1] in tokens.language.words.prepositions:
        return False
    full = phrase.name[1] - phrase.name[0] > 1
    return full and k < len(tokens) and is_verb(tokens, k)


def _past_affiliation(tokens: Tokens, k: int, past: int) -> int:
    """«a spokesman *for the Harbor Guild*, Luke Vance,»: past whom a role is held for, to the comma; else k."""
    if k < past and tokens.norm[k] in tokens.language.nouns.affiliations:
        house = phrase_at(tokens, k + 1, past, apposition=False)
        if house is not None and tokens.norm[house.past : house.past + 1] == [","]:
            return house.past
    return k


def _role_goes_on(tokens: Tokens, other: Phrase, k: int) -> bool:
    """Whether a role in apposition may be followed by what stands at k: «, maire de Brancy depuis 2014»."""
    language, follows = tokens.language, tokens.norm[k]
    return (
        follows in language.pronouns.relatives
        or follows in language.words.prepositions
        or follows in language.clauses.coordinators
        or (other.head is not None and follows not in language.verbs.have and not is_verb(tokens, k))
    )


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
