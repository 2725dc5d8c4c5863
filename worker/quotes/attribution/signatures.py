"""Marked words -> who speaks, by what stands behind them: the next sentence, a signature, a dash and a name."""

from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Reading
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, QUOTE

SIGNS = frozenset("—–―-~")


def told_next(reading: Reading, sentence: int) -> CueHit | None:
    """«“…”. Lo ha detto Ana Lima», «“…”. Così Ana Lima»: the next sentence says whose words these were."""
    tokens, after = reading.tokens, sentence + 1
    language = tokens.language
    if not language.pronouns.objects or after >= len(tokens.sentences):
        return None
    first, past = tokens.sentences[after]
    if tokens.paragraph[after] != tokens.paragraph[sentence] or QUOTE in tokens.kind[first:past]:
        return None
    if tokens.norm[first] in language.clauses.so:
        phrase = next((phrase for phrase in reading.phrases[after] if phrase.first == first + 1), None)
        if phrase is not None and phrase.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            return _cue(tokens, first, phrase)
    if _tells_it(tokens, first, past):  # A dirlo è Irma Tolli
        phrase = next((phrase for phrase in reading.phrases[after] if phrase.first == first + 3), None)
        if phrase is not None and phrase.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            return _cue(tokens, first + 1, phrase)
    opening = tokens.norm[first : first + 3]
    if language.pronouns.objects.isdisjoint(opening):
        return None
    hit = next((hit for hit in reading.hits(after) if hit.subject is not None and not hit.passive), None)
    if hit is None or hit.subject is None or hit.first > first + 3:
        return None
    return hit if hit.subject.first >= hit.past else None


def _tells_it(tokens: Tokens, first: int, past: int) -> bool:
    """«A dirlo è …», «A sostenerlo è stata …»: an infinitive with what was said, and whose it is."""
    language, norm = tokens.language, tokens.norm
    opens = (
        first + 3 < past
        and norm[first] in language.clauses.infinitive_links
        and norm[first + 2] in language.verbs.be
    )
    return (
        opens
        and norm[first + 1].endswith(tuple(language.pronouns.objects))
        and norm[first + 1][:-2] in language.verbs.cues
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
        if (
            phrase.first == tokens.sentences[after][0]
            and phrase.kind == Kind.NAME
            and phrase.name is not None
        ):
            return phrase if phrase.name[1] - phrase.name[0] > 1 else None
    return None


def signature(reading: Reading, sentence: int) -> Phrase | None:
    """«— Société Dark Star» on a line of its own after the words: the author of a block quotation."""
    tokens = reading.tokens
    if sentence + 1 >= len(tokens.sentences):
        return None
    first, past = tokens.sentences[sentence + 1]
    if tokens.paragraph[sentence + 1] == tokens.paragraph[sentence] or tokens.norm[first] not in (
        "—",
        "–",
        "-",
        "―",
    ):
        return None
    if past - first > 14 or QUOTE in tokens.kind[first:past]:
        return None
    for phrase in reading.phrases[sentence + 1]:
        if phrase.first == first + 1:
            return phrase
    if tokens.kind[first + 1] == CAPITAL if first + 1 < past else False:
        end = next((j for j in range(first + 1, past) if tokens.norm[j] in ",.("), past)
        return Phrase(first + 1, end, Kind.COLLECTIVE, ANY, core_past=end)
    return None


def signed(reading: Reading, sentence: int, k: int, past: int) -> Phrase | None:
    """«…» — Ana Lima: the author after a dash, to the end of the line."""
    tokens = reading.tokens
    for phrase in reading.phrases[sentence]:
        if phrase.first != k + 2 or phrase.kind not in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            continue
        if phrase.past >= past or (tokens.norm[phrase.past] in ".,(" and past - phrase.past < 12):
            return phrase
    return None
