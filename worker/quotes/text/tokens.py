"""Text and its marked spans -> tokens in sentences, each marked span one token.

Outside the marks the writer speaks; that is where cues and speakers stand. So a quotation is one opaque
token of the writer's sentence, and its words do not confuse the search.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, compress

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.language import Language
from worker.quotes.text.marks import Marked
from worker.quotes.text.words import (
    BEARS,
    BREAK,
    CAPITAL,
    HEADS,
    IS_CAPITAL,
    IS_EDGE,
    IS_LOWER,
    KIND_OF,
    LOWER,
    NAMES,
    NORMS,
    NUMBER,
    PUNCT,
    QUOTE,
    Part,
    Parts,
    parts_of,
)

MAX_SENTENCE = 300
"""Tokens after which a sentence is cut: what is longer is a list or a page without full stops."""
_TERMINAL = frozenset(".!?…")
_MAY_END = _TERMINAL | frozenset(")]")


class Tokens:
    """Parallel lists: token k stands at text[start[k]:end[k]]; `norm` is lower case, straight apostrophes.

    `quote[k]` is the index of the marked span for a QUOTE token, -1 otherwise.
    `parts[k]` has the kind and the bits of `words.Part`; sifted as bytes, it tells where to look.
    `sentences` are (first, past last) token indices; a BREAK belongs to no sentence.
    """

    __slots__ = (
        "bears",
        "end",
        "heads",
        "kind",
        "known_names",
        "language",
        "names",
        "no_names",
        "norm",
        "paragraph",
        "parts",
        "quote",
        "quotes",
        "sentences",
        "start",
        "text",
    )

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.start: list[int] = []
        self.end: list[int] = []
        self.kind: list[int] = []
        self.parts = bytearray()
        self.heads = b""
        self.names = b""
        self.bears = b""
        """1 for each token that has the bit of `words.Part`, 0 for the others."""
        self.norm: list[str] = []
        self.quote: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.known_names: frozenset[str] = frozenset()
        """Where nouns have capitals, the words that stand at the end of a full name somewhere in the text; elsewhere
        those of them that are nouns for people as well."""
        self.no_names: set[str] = set()
        """Words that the text also writes small, and never with a capital inside a sentence."""
        self.paragraph: list[int] = []
        """For each sentence, the number of its paragraph."""
        self.quotes: list[int] = []
        """The QUOTE tokens, in order."""

    def __len__(self) -> int:
        return len(self.start)

    def having(self, table: bytes) -> list[int]:
        """The tokens of which a table of `words` is true, in order."""
        return list(compress(range(len(self.parts)), self.parts.translate(table)))

    def words(self, first: int, past: int) -> str:
        """The text from token `first` to the one before `past`."""
        if first >= past:
            return ""
        return self.text[self.start[first] : self.end[past - 1]]


def sentences_of(tokens: Tokens, found: list[int]) -> Iterator[int]:
    """The numbers of the sentences that hold these tokens, which are in order."""
    sentence, last = 0, -1
    sentences, total = tokens.sentences, len(tokens.sentences)
    for k in found:
        while sentence < total and sentences[sentence][1] <= k:
            sentence += 1
        if sentence < total and sentence != last and sentences[sentence][0] <= k:
            last = sentence
            yield sentence


@lru_cache(maxsize=16)
def _scanner(pattern: str) -> re.Pattern[str]:
    """Most tokens are plain words before a blank: they are tried first, and blanks not at all."""
    return re.compile(f"((?! )(?:[A-Za-zÀ-ÖØ-öø-ÿ]++(?=[ ,])|{pattern}|\\n\\s*|[^\\w\\s]|\\w+))")


def tokenise(
    text: str, language: Language, marked: tuple[Marked, ...] = (), start: int = 0, end: int | None = None
) -> Tokens:
    """Tokens of text[start:end], with every marked span as one token. Linear."""
    tokens = Tokens(text, language)
    stop = len(text) if end is None else end
    parts = parts_of(language)
    scanner = _scanner(language.word_pattern)
    at = start
    for index, mark in enumerate(marked):
        _scan(tokens, scanner, parts, at, mark.outer.start)
        tokens.start.append(mark.outer.start)
        tokens.end.append(mark.outer.end)
        tokens.quotes.append(len(tokens.norm))
        tokens.parts.append(QUOTE | Part.BEARS)
        tokens.norm.append("«»")
        tokens.quote.append(index)
        at = mark.outer.end
    _scan(tokens, scanner, parts, at, stop)
    tokens.kind = list(tokens.parts.translate(KIND_OF))
    tokens.heads = bytes(tokens.parts.translate(HEADS))
    tokens.names = bytes(tokens.parts.translate(NAMES))
    tokens.bears = bytes(tokens.parts.translate(BEARS))
    _cut_sentences(tokens, marked)
    if language.syntax.nouns_are_capitalised:
        tokens.known_names = _full_names(tokens)
    else:
        tokens.no_names = _no_names(tokens)
        tokens.known_names = _surnames(tokens)
    return tokens


def _scan(tokens: Tokens, scanner: re.Pattern[str], table: Parts, start: int, end: int) -> None:
    if start >= end:
        return
    # split gives the gaps and the tokens in turns; their lengths, added up, are the offsets
    parts = scanner.split(tokens.text[start:end])
    edges = list(accumulate(map(len, parts), initial=start))
    words = parts[1::2]
    tokens.start += edges[1:-1:2]
    tokens.end += edges[2::2]
    tokens.parts += bytes(map(table.__getitem__, words))
    tokens.norm += map(NORMS.__getitem__, words)
    tokens.quote += [-1] * len(words)


def _no_names(tokens: Tokens) -> set[str]:
    kind, norm = tokens.kind, tokens.norm
    infinitives = tokens.language.verbs.infinitives
    language, last = tokens.language, len(norm)
    lone = (
        set(language.determiners.all).union(language.words.prepositions)
        if language.syntax.verb_may_open_sentence
        else set()
    )
    small = set(compress(norm, tokens.parts.translate(IS_LOWER)))
    inside: set[str] = set()
    for k in tokens.having(IS_CAPITAL):
        if k and kind[k - 1] <= NUMBER:
            inside.add(norm[k])
        elif infinitives and norm[k].endswith(infinitives):
            small.add(norm[k])
        elif lone and k + 1 < last and norm[k + 1] in lone:
            small.add(norm[k])  # «Opposta la versione di Lima»
    small -= inside
    return small


def _surnames(tokens: Tokens) -> frozenset[str]:
    """Nouns for people that are somebody's surname in this text: Lee *Baker* … *Baker* said."""
    norm, kind, kinds = tokens.norm, tokens.kind, tokens.language.nouns.kinds
    own = tokens.language.names.first_names
    return frozenset(
        norm[k]
        for k in tokens.having(IS_CAPITAL)
        if norm[k] in kinds
        and k
        and kind[k - 1] == CAPITAL
        and (norm[k - 1] in GENDER_OF_FIRST_NAME or norm[k - 1] in own)
    )


def _full_names(tokens: Tokens) -> frozenset[str]:
    names: set[str] = set()
    kind, norm = tokens.kind, tokens.norm
    particles, people = tokens.language.names.particles, tokens.language.nouns.roles
    for k in range(1, len(kind)):
        if kind[k] != CAPITAL:
            continue
        before = k - 1
        while before > 0 and norm[before] in particles:
            before -= 1
        if kind[before] == CAPITAL and (
            norm[before] in GENDER_OF_FIRST_NAME
            or norm[before] in tokens.language.names.honorifics
            or (before == k - 1 and norm[before] in people and norm[k] not in people)
        ):
            last = k
            while (
                last + 1 < len(kind)
                and last < k + 2
                and kind[last + 1] == CAPITAL
                and norm[last + 1] not in people
            ):
                last += 1
            names.add(norm[last])
    return frozenset(names)


def _cut_sentences(tokens: Tokens, marked: tuple[Marked, ...]) -> None:
    kind = tokens.kind
    sentences, paragraphs = tokens.sentences, tokens.paragraph
    first = paragraph = 0
    for k in [*tokens.having(IS_EDGE), len(kind)]:
        while k - first >= MAX_SENTENCE:
            sentences.append((first, first + MAX_SENTENCE))
            paragraphs.append(paragraph)
            first += MAX_SENTENCE
        end = k == len(kind) or kind[k] == BREAK
        if not end:
            never = kind[k] == PUNCT and tokens.norm[k] not in _MAY_END  # most are commas
            if never or not _ends_sentence(tokens, marked, k, first):
                continue
        past = k if end else k + 1
        if first < past:
            sentences.append((first, past))
            paragraphs.append(paragraph)
        first = k + 1
        paragraph += end


def _ends_sentence(tokens: Tokens, marked: tuple[Marked, ...], k: int, first: int) -> bool:
    """Whether the mark or quotation at token k ends the sentence that began at `first`."""
    kind, norm, text = tokens.kind, tokens.norm, tokens.text
    this = kind[k]
    follows = kind[k + 1] if k + 1 < len(kind) else BREAK
    if this == PUNCT and norm[k] in _TERMINAL:
        if follows == PUNCT:
            return norm[k + 1] not in ".!?…)],;:" and not (norm[k] == "." and _abbreviates(tokens, k, first))
        if norm[k] == "." and (_abbreviates(tokens, k, first) or _is_ordinal(tokens, k, first)):
            return False
        return follows in (CAPITAL, QUOTE, BREAK, NUMBER)
    if this == PUNCT and norm[k] in ")]":
        return k > first and norm[k - 1] in _TERMINAL and follows in (CAPITAL, QUOTE, BREAK)
    if this != QUOTE or follows not in (CAPITAL, QUOTE) or k + 1 >= len(kind):
        return False
    span = marked[tokens.quote[k]].span
    last = text[span.end - 1]
    if last not in _TERMINAL:
        return False
    if follows == QUOTE:
        return True
    if last != "." and _cue_follows(tokens, k + 1):
        return False
    return not (k > first and _only_a_fragment(text, span.start, span.end))


def _abbreviates(tokens: Tokens, k: int, first: int) -> bool:
    """Whether the full stop at token k belongs to an abbreviation or an initial."""
    if k <= first or tokens.end[k - 1] != tokens.start[k]:
        return False
    before = tokens.norm[k - 1]
    if before in tokens.language.names.abbreviations:
        return True
    if (
        before in tokens.language.outlets.media
        and k - 2 >= first
        and tokens.norm[k - 2] in tokens.language.addressees.in_words
    ):
        return False  # «a-t-il écrit sur X.»
    whole = k - 2 < first or tokens.end[k - 2] < tokens.start[k - 1]  # «un A400M.» ends with no initial
    if k + 1 < len(tokens.norm) and tokens.norm[k + 1] in tokens.language.words.prepositions:
        return False  # «gegenüber der F.A.Z. *Neben* …»
    return whole and len(before) == 1 and tokens.kind[k - 1] == CAPITAL and before.isalpha()


def _is_ordinal(tokens: Tokens, k: int, first: int) -> bool:
    """«am 7. Oktober», «in der 3. Liga»: whether the full stop at token k makes an ordinal of the number before it."""
    language, norm = tokens.language, tokens.norm
    if not language.syntax.full_stop_makes_ordinal or k + 1 >= len(norm) or k <= first:
        return False
    number, follows = norm[k - 1], norm[k + 1]
    if not (number.isdigit() and len(number) < 3 and tokens.end[k - 1] == tokens.start[k]):
        return False
    if follows in language.words.months:
        return True
    if k - 2 < first or tokens.kind[k + 1] != CAPITAL:
        return False
    determined = norm[k - 2] in language.determiners.all or norm[k - 2] in language.determiners.contracted
    return determined and not (
        follows in language.determiners.all or follows in language.pronouns.third or follows in language.stops
    )


def _only_a_fragment(text: str, start: int, end: int) -> bool:
    """A title with an exclamation mark inside a sentence does not end it."""
    return text[end - 1] in "!?" and text.count(" ", start, end) < 2


def _cue_follows(tokens: Tokens, k: int) -> bool:
    """«…?» Obama asked: a short noun phrase, then a cue verb, before anything else."""
    cues = tokens.language.verbs.cues
    for j in range(k, min(k + 7, len(tokens.kind))):
        if tokens.kind[j] in (PUNCT, BREAK, QUOTE):
            return False
        if j > k and tokens.norm[j] in cues and tokens.kind[j] == LOWER:
            return True
    return False
