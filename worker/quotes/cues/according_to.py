"""Tokens -> sources without a verb: «selon X», "according to X", «…», so X, "X's claim that"."""

from worker.quotes.cues.coordinated import joined_after
from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.information import (
    FRAME as _FRAME,
)
from worker.quotes.cues.information import (
    by_information,
    extended_phrase,
    information_back,
    own_source,
)
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.weights import Weight
from worker.quotes.lexicon.grammar import ANY, ES, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at, phrase_behind_article
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

_SOURCE_REACH = 8
"""Tokens of a source without determiner: «selon *les premières informations de nos confrères*»."""
_INSERTED_REACH = 6
"""Tokens from a holder of a view between commas to the marks: «, para la alcaldesa, *son en realidad* “…”»."""
_NOUN_REACH = 3
"""Tokens from an owner to the noun of speech, adjectives among them: «Lima's *bold new* claim»."""


def according_to(sentence: Sentence, k: int) -> CueHit | None:
    """«selon X», "according to X" at token `k`; «pour X» only at the head of a clause and before a speaker."""
    tokens, past = sentence.tokens, sentence.past
    source_words = tokens.language.sources.by_first[tokens.norm[k]]
    informs = tokens.norm[k] in tokens.language.sources.information_leads
    if informs and (hit := by_information(sentence, k)) is not None:
        return hit
    if not source_words.alone and (k + 1 >= past or tokens.norm[k + 1] not in source_words.seconds):
        return None
    for words in source_words.anywhere:
        if _stand_at(tokens, k, past, words):
            return _with_source(sentence, k, words, anywhere=True)
    if _heads_clause(sentence, k) or _is_inserted(sentence, k):
        for words in source_words.initial:
            if _stand_at(tokens, k, past, words):
                return _with_source(sentence, k, words, anywhere=False)
    return None


def _stand_at(tokens: Tokens, k: int, past: int, words: tuple[str, ...]) -> bool:
    """Most of the phrases that begin with one word differ in their second."""
    norm = tokens.norm
    return (
        k + len(words) <= past
        and (len(words) == 1 or norm[k + 1] == words[1])
        and tuple(norm[k : k + len(words)]) == words
    )


def _heads_clause(sentence: Sentence, k: int) -> bool:
    """At the head of the sentence or of a part of it, or behind a fragment that opens one."""
    tokens, first = sentence.tokens, sentence.first
    if k == first or tokens.norm[k - 1] in ";:" or _closes_marks(tokens, k):
        return True
    if tokens.kind[k - 1] == QUOTE and tokens.language.syntax.verbless_fragment_may_have_source:
        # «“Un désastre” *pour* la mairie, “un succès” *pour* le club»
        return k - 1 == first or tokens.norm[k - 2] in ",;:–—-"
    return k == first + 1 and tokens.norm[first] in tokens.language.clauses.coordinators


def _is_inserted(sentence: Sentence, k: int) -> bool:
    """«Estos diques, *para la alcaldesa*, son “damas cansadas”»: between two commas, the verb and marks behind them."""
    tokens, past = sentence.tokens, sentence.past
    if tokens.norm[k - 1] != "," or k - 1 <= sentence.first or k + 1 >= past:
        return False
    holder = phrase_at(tokens, k + 1, past, apposition=False)
    if holder is None or holder.kind > Kind.COLLECTIVE or holder.past + 1 >= past:
        return False
    closes = tokens.norm[holder.past] == "," and tokens.norm[holder.past + 1] in tokens.language.verbs.be
    return closes and QUOTE in tokens.kind[holder.past : min(past, holder.past + _INSERTED_REACH)]


def _closes_marks(tokens: Tokens, k: int) -> bool:
    """“…,” *per* Ana Bell; «…», *para* Ana Lima: marks and a comma, inside them or behind them, stand before it."""
    if tokens.norm[k - 1] == ",":
        return k > 1 and tokens.kind[k - 2] == QUOTE
    return tokens.kind[k - 1] == QUOTE and tokens.text[tokens.end[k - 1] - 2] == ","


def _with_source(sentence: Sentence, k: int, words: tuple[str, ...], *, anywhere: bool) -> CueHit | None:
    """The cue of these words at `k`, if a source follows. `anywhere`: they mean "according to" wherever they stand."""
    tokens, past, language = sentence.tokens, sentence.past, sentence.tokens.language
    norm, behind = tokens.norm, k + len(words)
    if len(words) == 1 and k > sentence.first and norm[k - 1] in language.sources.counted:
        return None  # «del *secondo* set»
    # the last word may be of the source itself: de *source* policière, para *quien*
    start = behind - (words[-1] in language.nouns.kinds or words[-1] in language.pronouns.relatives)
    if start < past and tokens.kind[start] == LOWER and is_verb(tokens, start):
        return None  # «según *explicó* Ana Lima»: the verb is the cue
    if start < past and norm[start] in language.verbs.agents:
        start += 1  # nach Angaben *von* Ana Lima
    relative = _relative(tokens, start, past)
    taken_up = relative or _possessive(tokens, k, behind)
    source = taken_up or _source_at(tokens, start, past, words)
    if source is None and anywhere:
        source = _loose_source(tokens, start, past)
    if source is None:
        return None
    source = joined_after(tokens, source, past) or source
    if not anywhere and taken_up is None and not _holds_a_view(tokens, source, past):
        return None
    opens = relative is not None or _opens_part(sentence, k)
    ends = source.past >= past or norm[source.past] in ".!?…;" or tokens.kind[source.past] == BREAK
    return _cue(k, behind, " ".join(words), source, left=not opens, right=not ends, after=source.past)


def _source_at(tokens: Tokens, start: int, past: int, words: tuple[str, ...]) -> Phrase | None:
    """The source behind the words of the cue, by what it says or by itself."""
    owner = _owner_of_words(tokens, start, past)
    found = owner or extended_phrase(tokens, start, past)
    if found is not None:
        return found
    owned = words[-1] in tokens.language.sources.of_words
    source = phrase_behind_article(tokens, start, past) if owned else phrase_at(tokens, start, past)
    return source or (_with_last_article(tokens, start, past) if len(words) > 1 else None)


def _cue(k: int, behind: int, lemma: str, source: Phrase, *, left: bool, right: bool, after: int) -> CueHit:
    """A cue that may stand in a parenthesis; a thing («selon nos informations») is a weaker source than a speaker."""
    weight = Weight.SOURCE if source.kind != Kind.THING else Weight.LOOSE_SOURCE
    kind = Evidence.ACCORDING_TO
    return CueHit(k, behind, k, lemma, _FRAME, kind, source, left, right, after, weight, thing_said_at=k)


def _opens_part(sentence: Sentence, k: int) -> bool:
    """Whether nothing that could have been said stands before it."""
    tokens, first = sentence.tokens, sentence.first
    return k == first or tokens.norm[k - 1] in ";:" or _only_marks(tokens, first, k)


def _only_marks(tokens: Tokens, start: int, end: int) -> bool:
    return all(kind == PUNCT for kind in tokens.kind[start:end])


def _holds_a_view(tokens: Tokens, source: Phrase, past: int) -> bool:
    """«*Pour* le maire, …» is a view of his, «*pour* le maire de Lima il a voté» and «pour un rapport, …» are not."""
    if source.kind in (Kind.THING, Kind.DOCUMENT):
        return False
    if source.past >= past or tokens.norm[source.past] in ",;:.»" or tokens.kind[source.past] == QUOTE:
        return True
    syntax = tokens.language.syntax
    if not (syntax.subject_may_be_left_out or syntax.verb_stands_second):
        return False
    if _says(tokens, source.past):
        return syntax.subject_may_be_left_out or QUOTE in tokens.kind[source.past : past]
    # «Para el alcalde *las obras* son “un error”»: with marks, the next phrase is the subject
    determined = tokens.norm[source.past] in tokens.language.determiners.all
    return syntax.subject_may_be_left_out and determined and QUOTE in tokens.kind[source.past : past]


def _says(tokens: Tokens, k: int) -> bool:
    """«Per il sindaco *è* “un regalo”», «Para el club *se trata* de “un error”»: the clause goes on with its verb."""
    return is_verb(tokens, k) or tokens.norm[k] in tokens.language.pronouns.reflexive


def _possessive(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """«a *suo* giudizio», «a *su* juicio»: the possessive, which takes up who spoke."""
    for j in range(k, past):
        if tokens.norm[j] in tokens.language.determiners.possessives:
            return Phrase(j, j + 1, Kind.PRONOUN, ES, head=j, core_past=j + 1)
    return None


def _relative(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """«Ana Lima, secondo *la quale* …», «a giudizio del *quale*»: the relative, which takes up who stands before it."""
    language, norm = tokens.language, tokens.norm
    at = start + (start < past and norm[start] in language.determiners.all)
    if at >= past or norm[at] not in language.pronouns.relatives:
        return None
    agreement = language.determiners.all.get(norm[start], ANY)
    return Phrase(start, at + 1, Kind.PRONOUN, agreement, head=at, core_past=at + 1)


def _owner_of_words(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """«selon les précisions de *la préfète*», «d'après le récit qu'en fait *Ana Lima*»: who stands behind what they said."""
    language, norm = tokens.language, tokens.norm
    at = start + (start < past and norm[start] in language.determiners.all)
    if at < past and norm[at] not in language.sources.nouns and tokens.kind[at] == LOWER:
        at += 1  # selon les *premières* précisions
    if at >= past or norm[at] not in language.sources.nouns:
        return None
    at += 1
    if at < past and tokens.kind[at] == LOWER and norm[at] not in language.grammar:
        at += 1  # selon l'expression *consacrée* de
    beyond = at + (at < past and norm[at] in language.sources.of_words)
    if beyond == at:
        beyond += next(
            (len(words) for words in language.sources.rendered if _stand_at(tokens, at, past, words)), 0
        )
    owner = phrase_behind_article(tokens, beyond, past) if beyond > at else None
    return owner if owner is not None and owner.kind <= Kind.COLLECTIVE else None


def _with_last_article(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """«aux yeux *des* habitants»: the last word of the cue is the article of the source."""
    article = start < past and tokens.norm[start - 1] in tokens.language.determiners.all
    return phrase_at(tokens, start - 1, past) if article and tokens.kind[start] <= CAPITAL else None


def _loose_source(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """A source without determiner: «selon nos informations», «de source policière»."""
    language, norm = tokens.language, tokens.norm
    end = start
    while (
        end < min(past, start + _SOURCE_REACH)
        and tokens.kind[end] in (LOWER, CAPITAL, NUMBER)
        and (norm[end] not in language.stops or (end > start and norm[end] in language.nouns.linkers))
    ):
        end += 1
    if end == start or (language.syntax.nouns_are_capitalised and CAPITAL not in tokens.kind[start:end]):
        return None  # «war laut *geworden*»: no noun
    agreement = language.determiners.all.get(norm[start], ANY)
    return Phrase(start, end, Kind.THING, agreement, head=start, core_past=end)


def so_source(sentence: Sentence, k: int) -> CueHit | None:
    """German «…», so Müller: the word, then the source, then the end of the clause."""
    tokens, past, norm = sentence.tokens, sentence.past, sentence.tokens.norm
    if k == sentence.first or not (norm[k - 1] in ",–—-" or tokens.kind[k - 1] == QUOTE):
        return None
    source = phrase_at(tokens, k + 1, past)
    if source is None:
        return None
    source = joined_after(tokens, source, past) or source
    if not _closes_so(tokens, source.past, past):
        return None
    kind, after = Evidence.ACCORDING_TO, source.past
    return CueHit(
        k, k + 1, k, norm[k], _FRAME, kind, source, left=True, right=False, after=after, weight=Weight.SOURCE
    )


def _closes_so(tokens: Tokens, k: int, past: int) -> bool:
    """«…, so Lima.», «…, so Lima *am Montag*»; but «…, so Lima *hat* nie …» goes on."""
    if k >= past or tokens.norm[k] in ".,;:!?" or tokens.kind[k] == QUOTE:
        return True
    return (
        tokens.norm[k] in tokens.language.words.prepositions
        or tokens.norm[k] in tokens.language.words.adverbs
    )


def behind_source(sentence: Sentence, k: int) -> CueHit | None:
    """«dem Bericht *zufolge*», «Medienberichten *zufolge*»: the source, then the word."""
    tokens, past = sentence.tokens, sentence.past
    back = information_back(tokens, k, sentence.first) if tokens.language.sources.information else k
    if not tokens.language.sources.own.isdisjoint(tokens.norm[back:k]):
        return own_source(sentence, back, k + 1)
    source = next(
        (phrase for phrase in sentence.phrases if phrase.past == k and (back == k or phrase.first >= back)),
        None,
    )
    if back < k and source is None:
        source = Phrase(back, k, Kind.THING, ANY, head=back, core_past=k)
    if source is None and k > sentence.first and tokens.kind[k - 1] == CAPITAL:
        source = Phrase(k - 1, k, Kind.THING, ANY, head=k - 1, core_past=k)
    if source is None:
        return None
    opens = _only_marks(tokens, sentence.first, source.first)
    ends = k + 1 >= past or tokens.norm[k + 1] in ".!?…;"
    return _cue(k, k + 1, tokens.norm[k], source, left=not opens, right=not ends, after=k + 1)


def noun_cue(sentence: Sentence, k: int) -> CueHit | None:
    """ "Lima's claim that…", "her promise to…": a noun of speech with the person it belongs to."""
    tokens, language, norm = sentence.tokens, sentence.tokens.language, sentence.tokens.norm
    after = k + 1
    if k == sentence.first or after >= sentence.past or not _announces(tokens, after):
        return None
    j = k - 1
    while (
        j > max(sentence.first, k - _NOUN_REACH)
        and tokens.kind[j] == LOWER
        and norm[j] not in language.stops
        and norm[j] not in language.determiners.all
    ):
        j -= 1
    owner: Phrase | None = None
    if norm[j] in language.nouns.genitive_clitics and j > sentence.first:
        owner = _genitive(tokens, sentence.phrases, j)
    elif norm[j] in language.determiners.possessors:
        owner = Phrase(
            j, j + 1, Kind.PRONOUN, language.determiners.possessors[norm[j]], head=j, core_past=j + 1
        )
    if owner is None:
        return None
    frame = _FRAME | Frame.INFINITIVE
    return CueHit(
        k,
        after,
        k,
        norm[k],
        frame,
        Evidence.CUE,
        owner,
        left=False,
        right=True,
        after=after,
        weight=Weight.OWNER,
    )


def _announces(tokens: Tokens, k: int) -> bool:
    language, word = tokens.language, tokens.norm[k]
    return (
        word in language.clauses.conjunctions
        or word in language.clauses.infinitive_links
        or word in language.nouns.noun_cue_links
        or word == ":"
        or tokens.kind[k] == QUOTE
    )


def _genitive(tokens: Tokens, phrases: list[Phrase], j: int) -> Phrase | None:
    """Whom the genitive at `j` makes the owner: "*Ana Lima* 's claim", "*the mayor* 's claim"."""
    capital = tokens.kind[j - 1] == CAPITAL
    whole = next((phrase for phrase in phrases if phrase.first < j <= phrase.past), None)
    if whole is None:
        return Phrase(j - 1, j, Kind.NAME, ANY, (j - 1, j), None, "", j) if capital else None
    if whole.kind != Kind.NAME and capital:
        first = max(whole.first, j - 3)  # a name of at most three words: "the mayor, *Ana Lima* 's claim"
        return Phrase(first, j, Kind.NAME, whole.agreement, (j - 1, j), None, "", j)
    name = whole.name
    if name is not None and name[1] > j:
        name = (name[0], j) if name[0] < j else None
    return Phrase(whole.first, j, whole.kind, whole.agreement, name, whole.head, whole.preposition, j)
