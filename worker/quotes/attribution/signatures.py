"""Marked words -> who speaks, by what stands behind them: the next sentence, a signature, a dash and a name."""

from worker.quotes.cues.adverbials import clause_over, past_prepositional, skip_adverbs, verb_between
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Reading
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at, phrase_behind_article
from worker.quotes.phrases.outlets import is_outlet
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, QUOTE

SIGNS = frozenset("—–―-~")
_DASHES = SIGNS - {"~"}
_SPEAKS = (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE)
_SIGNATURE = 14
"""Tokens of a line that is no more than a signature."""


def told_next(reading: Reading, sentence: int) -> CueHit | None:
    """«“…”. Lo ha detto Ana Lima», «“…”. Così Ana Lima», «“…”. È quanto afferma Ana Lima»: the next sentence says whose."""
    tokens, after = reading.tokens, sentence + 1
    language = tokens.language
    if after >= len(tokens.sentences):
        return None
    first, past = tokens.sentences[after]
    if tokens.paragraph[after] != tokens.paragraph[sentence] or QUOTE in tokens.kind[first:past]:
        return None
    speaker = _named_so(tokens, first, past) or _told_so(tokens, first, past)
    if speaker is not None:
        return _cue(tokens, first, speaker)
    if not language.pronouns.objects:
        return None
    speaker = (
        _speaker_at(tokens, _past_be(tokens, first + 2, past), past)
        if _tells_it(tokens, first, past)
        else None
    )
    if speaker is not None:  # A dirlo è Irma Tolli
        return _cue(tokens, first + 1, speaker)
    return _said_it(reading, after)


def _named_so(tokens: Tokens, first: int, past: int) -> Phrase | None:
    """«*Così* Ana Lima», «*Così*, in una nota, la sindaca.»: who is named, and no more, behind the word."""
    if tokens.norm[first] not in tokens.language.clauses.so:
        return None
    at = past_prepositional(tokens, skip_adverbs(tokens, first + 1, past), past)
    speaker = _speaker_at(tokens, at, past)
    return speaker if speaker is not None and clause_over(tokens, speaker.past, past) else None


def _told_so(tokens: Tokens, first: int, past: int) -> Phrase | None:
    """«*È quanto* afferma in una nota Ana Lima», "*That is what* the mayor said", «*Das* sagte Ana Lima am Montag»."""
    language, norm = tokens.language, tokens.norm
    opening = next(
        (words for words in language.sources.told_so if tuple(norm[first : first + len(words)]) == words), ()
    )
    verb = _past_be(tokens, first + len(opening), past)
    if not opening or verb >= past:
        return None
    ahead = _speaker_at(tokens, verb, past)
    if ahead is not None:
        verb = _past_be(tokens, ahead.past, past)
    readings = language.verbs.cues.get(norm[verb], ()) if verb < past and tokens.kind[verb] == LOWER else ()
    if not any(word.frame & Frame.SAY and not word.frame & Frame.THINK for word in readings):
        return None
    at = skip_adverbs(tokens, verb + 1, past)
    speaker = (
        ahead
        or _speaker_at(tokens, at, past)
        or _speaker_at(tokens, past_prepositional(tokens, at, past), past)
    )
    return None if speaker is None or is_outlet(tokens, speaker) else speaker


def _past_be(tokens: Tokens, k: int, past: int) -> int:
    """Past forms of "be" and "have": A dirlo *è stata* Ana Lima, ce qu'*a* dit Ana Lima."""
    verbs = tokens.language.verbs
    while k < past and (tokens.norm[k] in verbs.be or tokens.norm[k] in verbs.have):
        k += 1
    return k


def _said_it(reading: Reading, sentence: int) -> CueHit | None:
    """«*Lo* ha detto Ana Lima»: a cue with the pronoun for what was said, and its subject behind it."""
    tokens = reading.tokens
    first = tokens.sentences[sentence][0]
    if tokens.language.pronouns.objects.isdisjoint(tokens.norm[first : first + 3]):
        return None
    hit = next((hit for hit in reading.hits(sentence) if hit.subject is not None and not hit.passive), None)
    if hit is None or hit.subject is None or hit.first > first + 3:
        return None
    return hit if hit.subject.first >= hit.past else None


def _speaker_at(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """Who can speak and is named from token k."""
    phrase = phrase_at(tokens, k, past)
    return phrase if phrase is not None and phrase.kind in _SPEAKS else None


def _tells_it(tokens: Tokens, first: int, past: int) -> bool:
    """«A dirlo è …», «A sostenerlo è stata …»: an infinitive with what was said, and whose it is."""
    language, norm = tokens.language, tokens.norm
    opens = (
        first + 3 < past
        and norm[first] in language.clauses.infinitive_links
        and norm[first + 2] in language.verbs.be
    )
    infinitive = norm[first + 1][:-2] if opens else ""
    return (
        opens
        and norm[first + 1].endswith(tuple(language.pronouns.objects))
        and (infinitive in language.verbs.cues or infinitive + "e" in language.verbs.cues)
    )


def _cue(tokens: Tokens, k: int, speaker: Phrase) -> CueHit:
    frame = Frame.SAY | Frame.THAT
    return CueHit(k, k + 1, k, tokens.norm[k], frame, Evidence.CUE, speaker, True, False, speaker.past, 0.85)


def shown_next(reading: Reading, sentence: int) -> Phrase | None:
    """«On ne partira pas !» Ana Lima, 58 ans, montre la colline: the person whom the next sentence opens with."""
    tokens = reading.tokens
    after = sentence + 1
    if after >= len(tokens.sentences) or tokens.paragraph[after] != tokens.paragraph[sentence]:
        return None
    for phrase in reading.phrases[after][:1]:
        if phrase.first == tokens.sentences[after][0] and is_full_name(phrase):
            return phrase
    return None


def is_full_name(phrase: Phrase) -> bool:
    """Whether it names a person by more than one word."""
    return phrase.kind == Kind.NAME and phrase.name is not None and phrase.name[1] - phrase.name[0] > 1


def signature(reading: Reading, sentence: int) -> Phrase | None:
    """«— Société Dark Star» on a line of its own after the words: the author of a block quotation."""
    tokens, line = reading.tokens, sentence + 1
    if line >= len(tokens.sentences) or tokens.paragraph[line] == tokens.paragraph[sentence]:
        return None
    first, past = tokens.sentences[line]
    if tokens.norm[first] not in _DASHES or past - first > _SIGNATURE or QUOTE in tokens.kind[first:past]:
        return None
    for phrase in reading.phrases[line]:
        if phrase.first == first + 1:
            return phrase
    if first + 1 < past and tokens.kind[first + 1] == CAPITAL:
        end = next((j for j in range(first + 1, past) if tokens.norm[j] in ",.("), past)
        return Phrase(first + 1, end, Kind.COLLECTIVE, ANY, core_past=end)
    return None


def signed(reading: Reading, sentence: int, k: int, past: int) -> Phrase | None:
    """«…» — Ana Lima: the author after a dash, to the end of the line."""
    tokens = reading.tokens
    for phrase in reading.phrases[sentence]:
        if phrase.first != k + 2 or phrase.kind not in _SPEAKS:
            continue
        if phrase.past >= past or (tokens.norm[phrase.past] in ".,(" and past - phrase.past < 12):
            return phrase
    return None


def letter_writer(reading: Reading, sentence: int) -> Phrase | None:
    """«And from Chairwoman Ana Lima:», «Le mot du maire Luc Lima.» on the line before: whose message follows."""
    tokens, line = reading.tokens, sentence - 1
    if line < 0 or tokens.paragraph[line] == tokens.paragraph[sentence]:
        return None
    first, past = tokens.sentences[line]
    if line and tokens.paragraph[line - 1] == tokens.paragraph[line]:
        return None
    first += tokens.norm[first] in tokens.language.clauses.coordinators
    for words in tokens.language.sources.letter_openings:
        if tuple(tokens.norm[first : first + len(words)]) == words:
            named = phrase_behind_article(tokens, first + len(words), past)
            speaks = named is not None and named.kind in _SPEAKS
            if named is None or not speaks or past - first > _SIGNATURE:
                return None
            rest = tokens.norm[named.past : past]
            return named if rest and rest[0] in ":.," and not verb_between(tokens, named.past, past) else None
    return None
