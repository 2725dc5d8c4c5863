"""Sentence in a mood of report -> that it is reported, and by whom, though it holds no cue.

The German Konjunktiv I says that someone else's words are given; so a sentence that has it goes on for the speaker
of the sentence before («Die Lage sei ernst, sagte Lima. Das Geld reiche nicht.»), as berichtete Rede (Duden).
"""

from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Reading
from worker.quotes.lexicon.finite import is_finite
from worker.quotes.lexicon.language import Language
from worker.quotes.phrases.phrase import Kind
from worker.quotes.reported.comma_clauses import second_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import LOWER, PUNCT, QUOTE


class Report:
    """The cue that a paragraph's sentences go on from, as they are read in order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._paragraph = -1
        self._source: tuple[CueHit, int] | None = None

    def goes_on(self, sentence: int) -> tuple[CueHit, int] | None:
        """The cue whose speaker this sentence goes on with, and its sentence, if its main verb says so."""
        tokens = self._reading.tokens
        if tokens.paragraph[sentence] != self._paragraph:
            self._paragraph, self._source = tokens.paragraph[sentence], None
        if self._source is None or not _in_konjunktiv(tokens, *tokens.sentences[sentence]):
            return None
        return self._source

    def read(self, sentence: int, hits: list[CueHit], went_on: bool) -> None:
        """Take note of a sentence: what follows goes on from its last cue, or from what it went on from itself."""
        if went_on:
            return
        for hit in reversed(hits):
            if hit.subject is not None and hit.subject.kind < Kind.THING and not hit.passive:
                self._source = hit, sentence
                return
        first, past = self._reading.tokens.sentences[sentence]
        if any(kind not in (QUOTE, PUNCT) for kind in self._reading.tokens.kind[first:past]):
            self._source = None


def _in_konjunktiv(tokens: Tokens, first: int, past: int) -> bool:
    """Whether the first finite verb outside a leading subordinate clause is a Konjunktiv."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    k, leads = first, False
    if norm[first] in language.clauses.subordinators and norm[first] not in language.words.prepositions:
        k, leads = next((j + 1 for j in range(first, past) if norm[j] == ","), past), True
    for j in range(k, min(past, k + 24)):
        word = norm[j]
        if kind[j] == PUNCT and word in ",;:–":
            return False
        if kind[j] != LOWER and not (j == k and word in language.verbs.reportive):
            continue
        if word in language.verbs.reportive:
            return True
        if word in language.verbs.reportive_cues:
            return True
        if is_finite(language, word):
            return False
        if _looks_reportive(language, word) and (leads or j == second_verb(tokens, k, past)):
            return True
        if leads:
            return False
    return False


def _looks_reportive(language: Language, word: str) -> bool:
    looks = language.verbs.looks_reportive
    return looks is not None and looks(word) and word not in language.grammar
