"""Lemmas -> inflected cue words, by rules that language modules state as endings.

A language lists its verbs by class; a class is a function from lemma to (spelling, form) pairs.
"""

from collections.abc import Callable, Iterable, Mapping

from worker.quotes.language import CueWord, Form

Forms = Iterable[tuple[str, int]]


def build_cues(
    verbs: Iterable[tuple[str, int]],
    conjugate: Callable[[str], Forms],
    irregular: Mapping[str, Forms],
    nouns_too: frozenset[str] = frozenset(),
    noun_flag: int = 0,
) -> dict[str, tuple[CueWord, ...]]:
    """Every spelling of every verb, with what it may be. One spelling may belong to several verbs.

    A lemma that occurs twice joins its frames. `nouns_too` are spellings that get `noun_flag`.
    """
    frames: dict[str, int] = {}
    for lemma, frame in verbs:
        frames[lemma] = frames.get(lemma, 0) | frame
    table: dict[str, dict[str, int]] = {}
    for lemma, _frame in frames.items():
        for spelling, form in irregular.get(lemma) or conjugate(lemma):
            by_lemma = table.setdefault(spelling, {})
            by_lemma[lemma] = by_lemma.get(lemma, 0) | form
    return {
        spelling: tuple(
            CueWord(lemma, frames[lemma] | (noun_flag if spelling in nouns_too else 0), form)
            for lemma, form in by_lemma.items()
        )
        for spelling, by_lemma in table.items()
    }


def spelled(finite: str = "", participle: str = "", gerund: str = "", infinitive: str = "") -> Forms:
    """Forms written out, for irregular verbs: words separated by blanks."""
    return (
        *((word, Form.FINITE) for word in finite.split()),
        *((word, Form.PARTICIPLE) for word in participle.split()),
        *((word, Form.GERUND) for word in gerund.split()),
        *((word, Form.INFINITIVE) for word in infinitive.split()),
    )
