"""A line of text -> how much of it a site says to its visitor, and how much is told of the world.

A sentence is a notice by a formula of wall_words.py, if it also speaks to its reader ("your") or of the site itself
("this page"): maintenance closes bridges too. One that reports ("said", "on Thursday") and quotes is none,
whatever it quotes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from worker.articles.normal_form import normal_form
from worker.articles.walls.wall_words import (
    ADDRESS,
    FORMULAS,
    FURNITURE,
    REPORTING,
    SITE,
    TELLING,
    TITLES,
    VOCABULARY,
)
from worker.text import beyond_alphabets

_DENSE = 4  # words of one kind's vocabulary that make a notice without any formula
_LOOSE = 2  # the same where the page was shown to be a wall otherwise


@dataclass(slots=True)
class Weight:
    """Words by what they are: the world's (`own`), or a notice's, by its kind. `formulas` counts sentences."""

    own: float = 0.0
    formulas: int = 0
    by_kind: dict[str, float] = field(default_factory=dict)

    @property
    def notice(self) -> float:
        """Words of notices of all kinds."""
        return sum(self.by_kind.values())

    @property
    def kind(self) -> str | None:
        """The kind of which there are most words."""
        return max(self.by_kind, key=lambda kind: self.by_kind[kind]) if self.by_kind else None

    @property
    def share(self) -> float:
        """The notices' part of the text, 0 to 1."""
        return self.notice / (self.notice + self.own) if self.by_kind else 0.0


def weigh_lines(lines: Iterable[str], suspected: str | None = None) -> Weight:
    """What the lines consist of. `suspected` is the kind that the page's title or its machinery names.

    A line that is a notice for half of its words is one; furniture ("© 2026 …") counts as neither.
    """
    whole = Weight()
    for line in lines:
        one = _weigh(line, suspected)
        if one.notice >= one.own and one.kind:
            whole.by_kind[one.kind] = whole.by_kind.get(one.kind, 0.0) + one.notice + one.own
        else:
            whole.own += one.own
            for kind, words in one.by_kind.items():
                whole.by_kind[kind] = whole.by_kind.get(kind, 0.0) + words
        whole.formulas += one.formulas
    return whole


@lru_cache(maxsize=64)  # a page's first lines are asked for twice
def notice_kind(line: str) -> str | None:
    """The kind of notice that the whole of a line is, by its formulas; None for any other line."""
    if len(line) > _NOTICE_AT_MOST:
        return None
    if named := _named(line):
        return named
    kind = None
    for sentence in _sentences(_folded(line)):
        found = _kind_of(sentence, None)
        if found is None:
            return None
        kind = kind or found or None
    return kind


_NOTICE_AT_MOST = 1_000  # characters


@lru_cache(maxsize=64)  # a page's titles are alike, and asked for up to three times
def title_kind(title: str) -> str | None:
    """The kind of wall that a title names, beside the site's name or alone."""
    if not title or len(title) > _TITLE_AT_MOST:
        return None
    form = normal_form(title)
    titles = _titles()
    if found := titles.get(form):
        return found
    return next((kind for part in form.split(": ") if (kind := titles.get(normal_form(part)))), None)


_TITLE_AT_MOST = 200


def words_in(text: str) -> float:
    """How many words; two characters of a script without spaces count as one."""
    unspaced = len(_UNSPACED.findall(text)) if beyond_alphabets(text) else 0
    return len(_WORD.findall(_UNSPACED.sub(" ", text) if unspaced else text)) + unspaced / 2


def _weigh(line: str, suspected: str | None) -> Weight:
    weight = Weight()
    if named := _named(line):
        weight.by_kind[named] = max(words_in(line), 1.0)
        weight.formulas = 1
        return weight
    for sentence in _sentences(_folded(line)):
        words = words_in(sentence)
        kind = _kind_of(sentence, suspected)
        if kind is None:
            weight.own += words
        elif kind:
            weight.by_kind[kind] = weight.by_kind.get(kind, 0.0) + words
            weight.formulas += _formula(sentence, _WORD.findall(sentence)) is not None
    return weight


def _named(line: str) -> str | None:
    """The kind of wall whose title the line is."""
    return _titles().get(normal_form(line)) if len(line) <= _LONGEST_TITLE else None


def _kind_of(sentence: str, suspected: str | None) -> str | None:
    """The notice's kind; "" for what counts as nothing; None for a sentence about the world."""
    tokens = _WORD.findall(sentence)
    known = set(tokens)
    kind = _formula(sentence, tokens)
    reports = not known.isdisjoint(REPORTING)
    if reports and (kind is None or _QUOTES.search(sentence)):
        return None
    addressed = not known.isdisjoint(ADDRESS)
    if kind is not None and not addressed and not known.isdisjoint(TELLING):
        return None
    if kind is not None:
        if addressed or not known.isdisjoint(SITE) or _UNSPACED.search(sentence):
            return kind
        return "" if not reports else None
    if len(tokens) <= _FURNITURE_AT_MOST and any(words in sentence for words in FURNITURE):
        return ""
    if not addressed and not (suspected and not known.isdisjoint(SITE)):
        return None
    kind, found = _vocabulary(known, suspected)
    return kind if found >= (_LOOSE if suspected else _DENSE) else None


_FURNITURE_AT_MOST = 14  # words; longer sentences that name a licence or an imprint are text


def _formula(sentence: str, tokens: list[str]) -> str | None:
    """The kind of the first formula in the sentence."""
    index, unspaced = _formulas()
    for token in tokens:
        for formula, kind in index.get(token, ()):
            if formula in sentence:
                return kind
    if sentence.isascii() or not _UNSPACED.search(sentence):
        return None
    return next((kind for formula, kind in unspaced if formula in sentence), None)


def _vocabulary(words: set[str], suspected: str | None) -> tuple[str, int]:
    """The kind with most of its words in the sentence, the suspected one first; how many of them."""
    stems = _stems()
    found: dict[str, set[str]] = {}
    for word in words:
        for length in range(3, min(len(word), _LONGEST_STEM) + 1):
            for kind in stems.get(word[:length], ()):
                found.setdefault(kind, set()).add(word)
    if not found:
        return "", 0
    best = max(found, key=lambda kind: (len(found[kind]), kind == suspected))
    return best, len(found[best])


def _folded(line: str) -> str:
    line = line.casefold()
    return line if line.isascii() else line.translate(_PLAIN)


def _sentences(text: str) -> Iterator[str]:
    return (part for part in _END.split(text) if part and not part.isspace())


_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u0307": None})
_END = re.compile(r"(?<=[.!?…])\s+|[\n。！？]+")
_WORD = re.compile(r"[^\W_]+")
_QUOTES = re.compile('["“”„«»‹›「」]')
# Han, kana, hangul, Thai: their words are not parted, or not by spaces that tell much.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def _titles() -> dict[str, str]:
    return {normal_form(title): kind for kind, titles in TITLES.items() for title in titles}


@cache
def _formulas() -> tuple[dict[str, list[tuple[str, str]]], tuple[tuple[str, str], ...]]:
    """Formulas by one whole word in them, and those of scripts without spaces.

    The last of several words may be a beginning only ("niedostępn"), so it is no key.
    """
    index: dict[str, list[tuple[str, str]]] = {}
    unspaced = []
    for kind, languages in FORMULAS.items():
        for formula in (formula for formulas in languages.values() for formula in formulas):
            words = _WORD.findall(formula)
            if _UNSPACED.search(formula):
                unspaced.append((formula, kind))
            else:
                index.setdefault(max(words[:-1] or words, key=len), []).append((formula, kind))
    return index, tuple(unspaced)


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    stems: dict[str, tuple[str, ...]] = {}
    for kind, words in VOCABULARY.items():
        for stem in words.split():
            stems[stem] = (*stems.get(stem, ()), kind)
    return stems


_LONGEST_TITLE = 2 * max(len(title) for titles in TITLES.values() for title in titles)
_LONGEST_STEM = max(len(stem) for words in VOCABULARY.values() for stem in words.split())
