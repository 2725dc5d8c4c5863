"""A word -> whether it is a finite verb by the language's tables, and in which mood."""

from worker.quotes.lexicon.grammar import Form
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
