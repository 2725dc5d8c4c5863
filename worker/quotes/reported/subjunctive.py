"""Sentence in a mood of report -> that it is reported, and by whom, though it holds no cue.

The German Konjunktiv I says that someone else's words are given; so a sentence that has it goes on for the speaker
of the sentence before («Die Lage sei ernst, sagte Lima. Das Geld reiche nicht.»), as berichtete Rede (Duden).
"""

from typing import Final

from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.finite import is_finite
from worker.quotes.lexicon.language import Language
from worker.quotes.phrases.phrase import Kind
from worker.quotes.reported.comma_clauses import second_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import LOWER, PUNCT, QUOTE

_GAP = 2
"""Sentences of the writer's own that may stand between a cue and a Konjunktiv I that goes on for its speaker.

Set by hand, and looked at on German press and Wikinews: with three, the mood mostly reports somebody who is named in
one of them.
"""
_VERB_REACH = 24
"""Tokens from the head of a clause within which its finite verb stands."""
_INSERTED = 30
"""Tokens of what stands between commas before the finite verb."""


class Mood:
    """What a sentence's main verb says of it."""

    OWN: Final = 0
    """The writer's own words."""
    STANDS_IN: Final = 1
    """A form that stands for the Konjunktiv I where that looks like the indicative: *hätten*, *würden*."""
    REPORTED: Final = 2
    """Konjunktiv I: *sei*, *habe*, *reiche*."""


class Report:
    """The cue that sentences go on from, as they are read in order."""

    def __init__(self, reading: Reading, drafts: list[Draft]) -> None:
        self._reading = reading
        self._spoken = {
            draft.sentence: (draft.source.hit, draft.source.sentence)
            for draft in drafts
            if draft.source.hit is not None
            and draft.source.subject is not None
            and draft.source.inner is None
        }
        self._paragraph = -1
        self._source: tuple[CueHit, int] | None = None
        self._since = 0
        """Sentences of the writer's own since then; a new paragraph counts for one."""

    def goes_on(self, sentence: int) -> tuple[CueHit, int] | None:
        """The cue whose speaker this sentence goes on with, and its sentence, if its main verb says so."""
        tokens = self._reading.tokens
        if tokens.paragraph[sentence] in self._reading.headings:
            return None
        if tokens.paragraph[sentence] != self._paragraph:
            self._since += self._paragraph >= 0
            self._paragraph = tokens.paragraph[sentence]
        if self._source is None or self._since > _GAP:
            return None
        mood = mood_of(tokens, *tokens.sentences[sentence])
        if mood == Mood.REPORTED or (mood == Mood.STANDS_IN and not self._since):
            return self._source
        return None

    def read(self, sentence: int, hits: list[CueHit], went_on: bool) -> None:
        """Take note of a sentence: what follows goes on from its last cue, or from what it went on from itself."""
        tokens = self._reading.tokens
        if tokens.paragraph[sentence] in self._reading.headings:
            return
        if went_on:
            self._since = 0
            return
        for hit in reversed(hits):
            speaks = hit.subject is not None and (hit.subject.kind < Kind.THING or hit.left)
            if speaks and not hit.passive:
                self._source, self._since = (hit, sentence), 0
                return
        if sentence in self._spoken:
            self._source, self._since = self._spoken[sentence], 0
            return
        first, past = tokens.sentences[sentence]
        if any(kind not in (QUOTE, PUNCT) for kind in tokens.kind[first:past]):
            self._since += 1


def mood_of(tokens: Tokens, first: int, past: int) -> int:
    """The mood of the first finite verb outside a leading subordinate clause and what stands between commas."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    k, leads = first, False
    if norm[first] in language.clauses.subordinators and norm[first] not in language.words.prepositions:
        k, leads = next((j + 1 for j in range(first, past) if norm[j] == ","), past), True
    for j in range(k, min(past, k + _VERB_REACH)):
        word = norm[j]
        if kind[j] == PUNCT and word in ",;:–":
            closes = _closing_comma(tokens, j, past) if word == "," and not leads else past
            return _mood(language, norm[closes + 1]) if closes + 1 < past else Mood.OWN
        if kind[j] != LOWER and not (j == k and word in language.verbs.reportive):
            continue
        mood = _mood(language, word)
        if mood:
            # «*Sei* es, dass …», «es *sei* denn, …» report nothing
            fixed = j == first or (j + 1 < past and norm[j + 1] in language.verbs.fixed_behind)
            return Mood.OWN if fixed else mood
        if is_finite(language, word):
            return Mood.OWN
        if _looks_reportive(language, word) and (leads or j == second_verb(tokens, k, past)):
            return Mood.REPORTED
        if leads:
            return Mood.OWN
    return Mood.OWN


def _closing_comma(tokens: Tokens, comma: int, past: int) -> int:
    """The comma that closes what the one at `comma` opens: «Der Hafen, *den die Stadt leitet*, sei zu»."""
    return next((j for j in range(comma + 2, min(past, comma + _INSERTED)) if tokens.norm[j] == ","), past)


def _mood(language: Language, word: str) -> int:
    if word in language.verbs.reportive or word in language.verbs.reportive_cues:
        return Mood.STANDS_IN if word in language.verbs.stand_ins else Mood.REPORTED
    return Mood.OWN


def _looks_reportive(language: Language, word: str) -> bool:
    looks = language.verbs.looks_reportive
    return looks is not None and looks(word) and word not in language.grammar
