"""A word -> whether it is a finite verb by the language's tables, and in which mood."""

from worker.quotes.lexicon.grammar import CueWord, Form
from worker.quotes.lexicon.language import Language


def is_finite(language: Language, word: str) -> bool:
    """Whether a word is a finite verb by the language's tables."""
    return (
        word in language.verbs.have
        or word in language.verbs.be
        or word in language.verbs.modals
        or word in language.verbs.reportive
        or any(cue.form & Form.FINITE for cue in language.verbs.cues.get(word, ()))
    )


def is_konjunktiv(words: tuple[CueWord, ...], word: str) -> bool:
    """Whether a form of a cue verb is its Konjunktiv I: the stem with -e (sage, behaupte; not sagte, sah)."""
    infinitives = (word + "n", word[:-1] + "n")  # sage: sagen; erinnere: erinnern
    return (
        word.endswith("e")
        and bool(words)
        and all(cue.form & Form.FINITE and cue.lemma.endswith(infinitives) for cue in words)
    )
