"""Preposition and a noun for information -> the source: «nach Polizeiangaben», «eigenen Angaben zufolge».

A language that has none of `sources.information_leads` asks nothing here.
"""

from worker.quotes.cues.coordinated import joined_after
from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.weights import Weight
from worker.quotes.lexicon.grammar import ANY, ES, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase, speaks
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER

FRAME = Frame.SAY | Frame.THAT | Frame.OBJECT
"""What a source without a verb governs: marks, a clause or a fragment."""
_REACH = 5
"""Tokens from the preposition to its noun: an article, adjectives, the owner."""
_BACK = 12
"""Tokens from *zufolge* back to the noun for information: «Berichten der Sender Nord 3 und Radio 7 zufolge»."""


def information_at(tokens: Tokens, k: int, past: int) -> int:
    """The noun for information that the preposition at `k` governs; -1 for none."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    happens = definite = False
    for j in range(k + 1, min(past, k + 1 + _REACH)):
        word = norm[j]
        if kind[j] == CAPITAL:
            if not word.endswith(language.sources.information):
                owner = word.endswith("s") and j + 1 < past and kind[j + 1] == CAPITAL
                if owner and norm[j + 1].endswith(language.sources.information):
                    continue  # nach *Limas* Angaben
                return -1
            happens = word.endswith(language.sources.information_events)
            return -1 if happens and definite else j
        if kind[j] != LOWER or (word in language.stops and word not in language.determiners.all):
            return -1
        definite = definite or (
            word in language.determiners.all
            and word not in language.determiners.indefinite
            and word not in language.determiners.possessives
        )
    return -1


def by_information(sentence: Sentence, k: int) -> CueHit | None:
    """«*nach* ersten Meldungen», «*laut* Angaben der Stadt», «*nach* eigenen Angaben»; «ihrer Meinung *nach*»."""
    tokens, past = sentence.tokens, sentence.past
    noun = information_at(tokens, k, past)
    if noun < 0:
        return _behind_noun(sentence, k)
    if not tokens.language.sources.own.isdisjoint(tokens.norm[k + 1 : noun]):
        return _own(sentence, k, noun + 1)
    source = _owner(tokens, k + 1, noun, past)
    if source is None and tuple(tokens.norm[k : noun + 1]) in tokens.language.sources.according:
        return None  # nach Meinung *politischer Beobachter*
    if source is None:
        source = Phrase(k + 1, noun + 1, Kind.THING, ANY, head=noun, core_past=noun + 1)
    return _cue(sentence, k, noun + 1, source, max(source.past, noun + 1))


def _behind_noun(sentence: Sentence, k: int) -> CueHit | None:
    """«*ihrer Meinung* nach», «*den Angaben* nach»: the preposition stands behind its noun."""
    tokens, first = sentence.tokens, sentence.first
    if not stands_behind_information(tokens, k, first, sentence.past):
        return None
    start = information_back(tokens, k, first)
    if not tokens.language.sources.own.isdisjoint(tokens.norm[start:k]):
        return _own(sentence, start, k + 1)
    owner = next(
        (j for j in range(start, k) if tokens.norm[j] in tokens.language.determiners.possessives), -1
    )
    if owner < 0:
        return None
    source = Phrase(owner, owner + 1, Kind.PRONOUN, ES, head=owner, core_past=owner + 1)
    return _cue(sentence, start, k + 1, source, k + 1)


def stands_behind_information(tokens: Tokens, k: int, first: int, past: int) -> bool:
    """Whether the word at `k` closes its noun for information, and opens no phrase of its own."""
    language = tokens.language
    if k <= first + 1 or tokens.kind[k - 1] != CAPITAL:
        return False
    if not tokens.norm[k - 1].endswith(language.sources.information):
        return False
    if k + 1 >= past or (
        tokens.kind[k + 1] != CAPITAL and tokens.norm[k + 1] not in language.determiners.all
    ):
        return True
    attribute = tokens.norm[k - 2]  # «setzt *eigenen* Angaben nach die Arbeiten fort»
    return attribute in language.sources.own or attribute in language.determiners.possessives


def information_back(tokens: Tokens, k: int, first: int) -> int:
    """Where the phrase begins whose noun for information stands before `k`; `k` itself where none does."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    noun = next(
        (
            j
            for j in range(k - 1, max(first, k - _BACK) - 1, -1)
            if kind[j] == CAPITAL and norm[j].endswith(language.sources.information)
        ),
        -1,
    )
    if noun < 0 or any(kind[j] not in (LOWER, CAPITAL, NUMBER) for j in range(noun, k)):
        return k
    if noun < k - 1 and norm[noun + 1] not in language.nouns.linkers:
        return k
    start = noun
    while start > first and kind[start - 1] == LOWER:
        word = norm[start - 1]
        determiner = word in language.determiners.all
        if not determiner and (word in language.grammar or not word.endswith(language.sources.attributes)):
            break
        start -= 1
        if determiner:
            break
    return start


def own_source(sentence: Sentence, opens: int, past_cue: int) -> CueHit | None:
    """«*eigenen Angaben zufolge*»: the clause's own subject is the source."""
    return _own(sentence, opens, past_cue)


def _own(sentence: Sentence, opens: int, past_cue: int) -> CueHit | None:
    subject = _subject_of_clause(sentence, opens, past_cue)
    if subject is None:
        return None
    hit = _cue(sentence, opens, past_cue, subject, past_cue)
    hit.own = True
    return hit


def _subject_of_clause(sentence: Sentence, opens: int, past_cue: int) -> Phrase | None:
    """The phrase that may be the subject of the clause around the source: the last before it, else the first behind it."""
    norm = sentence.tokens.norm
    clause = next((j + 1 for j in range(opens - 1, sentence.first, -1) if norm[j] in ",;:"), sentence.first)
    able = [phrase for phrase in sentence.phrases if not phrase.preposition and not phrase.oblique]
    if opens > clause:
        before = [phrase for phrase in able if clause <= phrase.first and phrase.past <= opens]
        speakers = [phrase for phrase in before if phrase.kind <= Kind.COLLECTIVE or phrase.first == clause]
        return speakers[0] if speakers else None
    behind = (phrase for phrase in able if phrase.first >= past_cue and phrase.kind <= Kind.COLLECTIVE)
    return next(behind, None)


def _owner(tokens: Tokens, start: int, noun: int, past: int) -> Phrase | None:
    """Whose information it is: «Angaben *der Stadt*», «Angaben *von Ana Lima*», «*Limas* Angaben», «*ihrer* Meinung»."""
    language, norm = tokens.language, tokens.norm
    for j in range(start, noun):
        if norm[j] in language.determiners.possessives:
            return Phrase(j, j + 1, Kind.PRONOUN, ES, head=j, core_past=j + 1)
        if tokens.kind[j] == CAPITAL:
            return Phrase(j, j + 1, Kind.NAME, ANY, (j, j + 1), core_past=j + 1)
    at = noun + 1
    if at >= past or (
        norm[at] not in language.nouns.linkers and norm[at] not in language.determiners.oblique
    ):
        return None
    attributed = extended_phrase(tokens, at, past)
    if attributed is not None:
        return attributed
    source = phrase_at(tokens, at + (norm[at] in language.verbs.agents), past)
    if source is None:
        return None
    if norm[source.past - 1] in language.words.adverbs:
        return None  # Meldungen vom *Freitag*
    return joined_after(tokens, source, past) or source


def extended_phrase(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """«*des von der Stadt geleiteten Bauamts*»: a participle with all it governs stands between article and noun."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if (
        k + 3 >= past
        or norm[k] not in language.determiners.all
        or norm[k + 1] not in language.words.prepositions
    ):
        return None
    for j in range(k + 3, min(past - 1, k + 12)):
        if kind[j] not in (LOWER, CAPITAL):
            return None
        attribute = (
            kind[j] == LOWER
            and norm[j] not in language.grammar
            and norm[j].endswith(language.sources.attributes)
        )
        if attribute and kind[j + 1] == CAPITAL:
            known = speaks(language, norm[j + 1])
            what, agreement = known if known is not None else (Kind.THING, ANY)
            return Phrase(k, j + 2, what, agreement, head=j + 1, core_past=j + 2)
    return None


def _cue(sentence: Sentence, k: int, behind: int, source: Phrase, after: int) -> CueHit:
    tokens, past = sentence.tokens, sentence.past
    opens = k == sentence.first or tokens.norm[k - 1] in ";:"
    ends = after >= past or tokens.norm[after] in ".!?…;"
    weight = Weight.SOURCE if source.kind != Kind.THING else Weight.LOOSE_SOURCE
    lemma = " ".join(tokens.norm[k:behind])
    return CueHit(
        k,
        behind,
        k,
        lemma,
        FRAME,
        Evidence.ACCORDING_TO,
        source,
        left=not opens,
        right=not ends,
        after=after,
        weight=weight,
        thing_said_at=k,
    )
