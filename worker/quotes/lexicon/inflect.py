"""Lemmas -> inflected cue words, by rules that language modules state as endings.

A language lists its verbs by class; a class is a function from lemma to (spelling, form) pairs.
"""

from collections.abc import Callable, Iterable, Mapping

from worker.quotes.lexicon.grammar import CueWord, Form, Frame

Forms = Iterable[tuple[str, int]]


def build_cues(
    verbs: Iterable[tuple[int, str]],
    thought: frozenset[str],
    conjugate: Callable[[str], Forms],
    irregular: Mapping[str, Forms],
    nouns_too: frozenset[str] = frozenset(),
) -> dict[str, tuple[CueWord, ...]]:
    """Every spelling of every verb, with what it may be. One spelling may belong to several verbs.

    `verbs` are frames with their lemmas, separated by blanks; a lemma that occurs twice joins its frames, one
    of `thought` is `Frame.THINK`, too. `nouns_too` are spellings of common nouns.
    """
    frames: dict[str, int] = {}
    for frame, lemmas in verbs:
        for lemma in lemmas.split():
            frames[lemma] = frames.get(lemma, 0) | frame | (Frame.THINK if lemma in thought else 0)
    table: dict[str, dict[str, int]] = {}
    for lemma, _frame in frames.items():
        for spelling, form in irregular.get(lemma) or conjugate(lemma):
            by_lemma = table.setdefault(spelling, {})
            by_lemma[lemma] = by_lemma.get(lemma, 0) | form
    return {
        spelling: tuple(
            CueWord(lemma, frames[lemma] | (Frame.NOUN_TOO if spelling in nouns_too else 0), form)
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
