"""The word lists of a language: text files in its package, one entry a line, under headings.

    # Pronouns of French.

    [own_voice]
    # Never a speaker outside the quotation marks.
    je
    nous

    [third]
    elle = fs
    il = ms

A heading names a list. Where the file is that of a record (pronouns.txt: `Pronouns`), every heading is a field,
and the field's type says how its entries are read: words, endings, phrases, `key = value`. Entries stand in
the order of their code points and once each; tests/quotes/test_word_lists.py holds every file to that.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from worker.quotes.lexicon.grammar import AGREEMENTS, Agreement, Frame

R = TypeVar("R")
Tails = tuple[tuple[tuple[str, ...], int], ...]
"""What makes a light verb a cue: words behind it, with the frame."""


class WordLists:
    """One file of lists: `package`/words/`name`.txt."""

    def __init__(self, package: str, name: str) -> None:
        self.name = f"{package}/words/{name}.txt"
        # not importlib.resources, whose imports cost every start 15 ms
        text = (pkgutil.get_data(package, f"words/{name}.txt") or b"").decode("utf-8")
        self._lists: dict[str, tuple[str, ...]] = dict(parse(text))

    def __getitem__(self, heading: str) -> tuple[str, ...]:
        """The entries as they are written. A list that is not there raises `KeyError`."""
        return self._lists[heading]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def get(self, heading: str) -> tuple[str, ...]:
        """The entries, none if the list is not there."""
        return self._lists.get(heading, ())

    def set(self, heading: str) -> frozenset[str]:
        return frozenset(self._lists[heading])

    def table(self, heading: str) -> dict[str, str]:
        """Entries `key = value`."""
        return table(self._lists[heading])

    def agreements(self, heading: str) -> dict[str, Agreement]:
        """Entries `word = gender and number`: elle = fs, they = ?p."""
        return agreements(self.get(heading))

    def light_verbs(self) -> dict[str, Tails]:
        """Entries `lemma and the words behind it = frames`: take aim at = say object."""
        verbs: dict[str, Tails] = {}
        entries = sorted(self.table("light_verbs").items(), key=lambda each: each[0].count(" "), reverse=True)
        for verb, frames in entries:
            lemma, *words = verb.split()
            verbs[lemma] = (*verbs.get(lemma, ()), (tuple(words), frame_of(frames)))
        return verbs

    def by_frame(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Lists headed by frames, `[say that bare]`, for `inflect.build_cues`; other lists are left out."""
        return tuple((frame_of(each), self[each]) for each in self if set(each.split()) <= _FRAMES.keys())

    def fill(self, kind: type[R]) -> R:
        """The record that the lists make, with nothing added."""
        return kind(**self.arguments(kind))

    def arguments(self, kind: type, *apart: str) -> dict[str, Any]:
        """The lists as arguments of a record; those that are `apart` the language puts together itself.

        A heading that is no field of it raises `ValueError`: a list that nothing reads is a mistake.
        """
        types = {field.name: field.type for field in fields(kind)}
        given = [heading for heading in self if heading not in apart]
        for heading in given:
            if types.get(heading) not in _READ_AS:
                raise ValueError(f"{self.name}: {kind.__name__} has no list {heading}")
        return {heading: _READ_AS[types[heading]](self[heading]) for heading in given}


def parse(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Text -> headings with their entries; lines that begin with # and blank lines are for people."""
    heading, entries = "", list[str]()
    for line in text.splitlines():
        if line.startswith("["):
            if heading:
                yield heading, tuple(entries)
            heading, entries = line.strip("[]"), []
        elif line and not line.startswith("#"):
            entries.append(line)
    if heading:
        yield heading, tuple(entries)


def phrases(entries: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Entries of several words, the longest first: a phrase is tried before one that it begins with."""
    return tuple(sorted((tuple(entry.split()) for entry in entries), key=len, reverse=True))


def table(entries: tuple[str, ...]) -> dict[str, str]:
    return dict(entry.split(" = ") for entry in entries)


def agreements(entries: tuple[str, ...]) -> dict[str, Agreement]:
    return {word: AGREEMENTS[value] for word, value in table(entries).items()}


def frame_of(names: str) -> int:
    """Names of frames -> their bits: "say that"."""
    return sum(_FRAMES[name] for name in names.split())


def _sequences(entries: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their last word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases(entries):
        found[phrase[-1]] = (*found.get(phrase[-1], ()), phrase)
    return found


def _pairs(entries: tuple[str, ...]) -> dict[tuple[str, ...], Agreement]:
    return {tuple(pair.split()): agreement for pair, agreement in agreements(entries).items()}


_FRAMES: dict[str, int] = {name.lower(): bits for name, bits in vars(Frame).items() if name.isupper()}
_READ_AS: Mapping[Any, Callable[[tuple[str, ...]], object]] = {
    frozenset[str]: frozenset,
    tuple[str, ...]: tuple,
    tuple[tuple[str, ...], ...]: phrases,
    tuple[tuple[str, str], ...]: lambda entries: tuple(
        tuple(ending.removeprefix("-") for ending in entry.split(" = ")) for entry in entries
    ),
    Mapping[str, str]: table,
    Mapping[str, Agreement]: agreements,
    Mapping[tuple[str, str], Agreement]: _pairs,
    Mapping[tuple[str, ...], int]: lambda entries: {
        tuple(pair.split()): int(place) for pair, place in table(entries).items()
    },
    Mapping[str, frozenset[str]]: lambda entries: {
        word: frozenset(words.split()) for word, words in table(entries).items()
    },
    Mapping[str, bool]: lambda entries: {word: value == "yes" for word, value in table(entries).items()},
    Mapping[str, tuple[Agreement, Agreement]]: lambda entries: {
        word: tuple(AGREEMENTS[each] for each in both.split()) for word, both in table(entries).items()
    },
    Mapping[str, tuple[tuple[str, ...], ...]]: _sequences,
}
"""Type of a field -> how its entries are read."""
