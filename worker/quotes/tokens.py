"""Text and its marked spans -> tokens in sentences, each marked span one token.

Outside the marks the writer speaks; that is where cues and speakers stand. So a quotation is one opaque
token of the writer's sentence, and its words do not confuse the search.
"""

import re
from functools import lru_cache

from worker.quotes.find import Marked
from worker.quotes.language import Language
from worker.quotes.names import GENDER_OF_FIRST_NAME

MAX_SENTENCE = 300
"""Tokens after which a sentence is cut: what is longer is a list or a page without full stops."""
LOWER, CAPITAL, NUMBER, QUOTE, BREAK, PUNCT, CLITIC = range(7)
"""Kinds of token. BREAK ends a paragraph; CLITIC is an inverted pronoun: -t-il."""

_STRAIGHT = str.maketrans("’ʼ`‘", "''''")
_NAME_AFTER_ARTICLE = re.compile(r"(?:al|el|ad|as|at|ar|an|ibn|ben)-[^\W\d_a-z]")
"""An Arabic name with its article: al-Kassem is one name, whatever its first letter."""
_TERMINAL = frozenset(".!?…")


class Tokens:
    """Parallel lists: token k stands at text[start[k]:end[k]]; `norm` is lower case, straight apostrophes.

    `quote[k]` is the index of the marked span for a QUOTE token, -1 otherwise.
    `sentences` are (first, past last) token indices; a BREAK belongs to no sentence.
    """

    __slots__ = (
        "end",
        "kind",
        "known_names",
        "language",
        "no_names",
        "norm",
        "paragraph",
        "quote",
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
        self.norm: list[str] = []
        self.quote: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.known_names: frozenset[str] = frozenset()
        """Where nouns have capitals: the words that stand at the end of a full name somewhere in the text."""
        self.no_names: frozenset[str] = frozenset()
        """Words that the text also writes small, and never with a capital inside a sentence."""
        self.paragraph: list[int] = []
        """For each sentence, the number of its paragraph."""

    def __len__(self) -> int:
        return len(self.start)

    def words(self, first: int, past: int) -> str:
        """The text from token `first` to the one before `past`."""
        if first >= past:
            return ""
        return self.text[self.start[first] : self.end[past - 1]]


@lru_cache(maxsize=16)
def _scanner(pattern: str) -> re.Pattern[str]:
    """Most tokens are plain words before a blank: they are tried first, and blanks not at all."""
    return re.compile(f"(?! )(?:[^\\W\\d_]+(?=[ ,])|{pattern}|\\n\\s*|[^\\w\\s]|\\w+)")


class _Kinds(dict[str, int]):
    """First character -> kind of token, remembered."""

    def __missing__(self, char: str) -> int:
        if char.isalpha():
            kind = CAPITAL if char.isupper() or char.istitle() else LOWER
        elif char == "\n":
            kind = BREAK
        elif char.isdigit():
            kind = NUMBER
        else:
            kind = PUNCT
        if len(self) < 4096:
            self[char] = kind
        return kind


_KINDS = _Kinds()


def tokenise(
    text: str, language: Language, marked: tuple[Marked, ...] = (), start: int = 0, end: int | None = None
) -> Tokens:
    """Tokens of text[start:end], with every marked span as one token. Linear."""
    tokens = Tokens(text, language)
    stop = len(text) if end is None else end
    scanner = _scanner(language.word_pattern)
    lowered = _lowered(text) if start == 0 else ""
    at = start
    for index, mark in enumerate(marked):
        _scan(tokens, scanner, lowered, at, mark.outer.start)
        tokens.start.append(mark.outer.start)
        tokens.end.append(mark.outer.end)
        tokens.kind.append(QUOTE)
        tokens.norm.append("«»")
        tokens.quote.append(index)
        at = mark.outer.end
    _scan(tokens, scanner, lowered, at, stop)
    _cut_sentences(tokens, marked)
    if language.capital_nouns:
        tokens.known_names = _full_names(tokens)
    else:
        tokens.no_names = _no_names(tokens)
    return tokens


def _lowered(text: str) -> str:
    """Lower case with straight apostrophes, code point for code point."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for mark in "’ʼ`‘":
        lowered = lowered.replace(mark, "'")
    return lowered


def _scan(tokens: Tokens, scanner: re.Pattern[str], lowered: str, start: int, end: int) -> None:
    if start >= end:
        return
    text = tokens.text
    spans = [match.span() for match in scanner.finditer(text, start, end)]
    kinds = [_KINDS[text[first]] for first, _ in spans]
    tokens.start += [first for first, _ in spans]
    tokens.end += [past for _, past in spans]
    tokens.kind += [
        CLITIC if kind == PUNCT and past - first > 1 else kind
        for kind, (first, past) in zip(kinds, spans, strict=True)
    ]
    if lowered:
        tokens.norm += [lowered[first:past] for first, past in spans]
    else:
        tokens.norm += [text[first:past].lower().translate(_STRAIGHT) for first, past in spans]
    tokens.quote += [-1] * len(spans)
    if _NAME_AFTER_ARTICLE.search(text, start, end):
        for k in range(len(tokens.kind) - len(spans), len(tokens.kind)):
            if (
                tokens.kind[k] == LOWER
                and tokens.end[k] - tokens.start[k] > 4
                and _NAME_AFTER_ARTICLE.match(text, tokens.start[k])
            ):
                tokens.kind[k] = CAPITAL


def _no_names(tokens: Tokens) -> frozenset[str]:
    kind, norm = tokens.kind, tokens.norm
    inside = {
        word
        for word, this, before in zip(norm[1:], kind[1:], kind, strict=False)
        if this == CAPITAL and before in (LOWER, CAPITAL, NUMBER)
    }
    small = {word for word, this in zip(norm, kind, strict=True) if this == LOWER}
    infinitives = tokens.language.infinitives
    if infinitives:
        heads = {word for word, this in zip(norm, kind, strict=True) if this == CAPITAL}
        small |= {word for word in heads if word.endswith(infinitives)}
    return frozenset(small - inside)


def _full_names(tokens: Tokens) -> frozenset[str]:
    names: set[str] = set()
    kind, norm = tokens.kind, tokens.norm
    particles, people = tokens.language.particles, tokens.language.roles
    for k in range(1, len(kind)):
        if kind[k] != CAPITAL:
            continue
        before = k - 1
        while before > 0 and norm[before] in particles:
            before -= 1
        if kind[before] == CAPITAL and (
            norm[before] in GENDER_OF_FIRST_NAME
            or norm[before] in tokens.language.honorifics
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
    kind, norm, text = tokens.kind, tokens.norm, tokens.text
    abbreviations = tokens.language.abbreviations
    total = len(kind)
    first = 0
    paragraph = 0
    for k in range(total):
        this = kind[k]
        if this < QUOTE and k - first < MAX_SENTENCE:
            continue
        if k - first >= MAX_SENTENCE:
            tokens.sentences.append((first, k))
            tokens.paragraph.append(paragraph)
            first = k
        if this == BREAK:
            if first < k:
                tokens.sentences.append((first, k))
                tokens.paragraph.append(paragraph)
            first = k + 1
            paragraph += 1
            continue
        if this == PUNCT and norm[k] in _TERMINAL:
            if k + 1 < total and kind[k + 1] == PUNCT and norm[k + 1] in ".!?…)]":
                continue
            if norm[k] == "." and k > first and _abbreviates(tokens, k, abbreviations):
                continue
            if k + 1 < total and kind[k + 1] not in (CAPITAL, QUOTE, BREAK, NUMBER, PUNCT):
                continue
            if k + 1 < total and kind[k + 1] == PUNCT and norm[k + 1] in ",;:":
                continue
        elif this == PUNCT and norm[k] in ")]" and k > first and norm[k - 1] in _TERMINAL:
            if k + 1 < total and kind[k + 1] not in (CAPITAL, QUOTE, BREAK):
                continue
        elif this == QUOTE:
            span = marked[tokens.quote[k]].span
            last = text[span.end - 1]
            if last not in _TERMINAL or k + 1 >= total or kind[k + 1] not in (CAPITAL, QUOTE):
                continue
            if kind[k + 1] == CAPITAL and last != "." and _cue_follows(tokens, k + 1):
                continue
            if k > first and kind[k + 1] == CAPITAL and _only_a_fragment(text, span.start, span.end):
                continue
        else:
            continue
        if first < k + 1:
            tokens.sentences.append((first, k + 1))
            tokens.paragraph.append(paragraph)
        first = k + 1
    if first < total:
        tokens.sentences.append((first, total))
        tokens.paragraph.append(paragraph)


def _abbreviates(tokens: Tokens, k: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at token k belongs to an abbreviation or an initial."""
    if tokens.end[k - 1] != tokens.start[k]:
        return False
    before = tokens.norm[k - 1]
    if before in abbreviations:
        return True
    return len(before) == 1 and tokens.kind[k - 1] == CAPITAL and before.isalpha()


def _only_a_fragment(text: str, start: int, end: int) -> bool:
    """A title with an exclamation mark inside a sentence does not end it."""
    return text[end - 1] in "!?" and text.count(" ", start, end) < 2


def _cue_follows(tokens: Tokens, k: int) -> bool:
    """«…?» Obama asked: a short noun phrase, then a cue verb, before anything else."""
    cues = tokens.language.cues
    for j in range(k, min(k + 7, len(tokens.kind))):
        if tokens.kind[j] in (PUNCT, BREAK, QUOTE):
            return False
        if j > k and tokens.norm[j] in cues and tokens.kind[j] == LOWER:
            return True
    return False
