"""A word -> whether it is a finite verb by the language's tables, and in which mood."""

from worker.quotes.lexicon.grammar import Form
from worker.quotes.lexicon.language import Language


def is_finite(language: Language, word: str) -> bool:
    """Whether a word is a finite verb by the language's tables."""
    return (
        word in language.have
        or word in language.be
        or word in language.modals
        or word in language.reportive
        or any(cue.form & Form.FINITE for cue in language.cues.get(word, ()))
    )
