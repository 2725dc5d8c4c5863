"""Draft -> the words between its marks and the token that governs them, as the judge's features ask for them."""

from typing import NamedTuple

from worker.quotes.document import Draft, Reading
from worker.quotes.text.tokens import Tokens


class Marks(NamedTuple):
    """A draft with the words between its marks."""

    reading: Reading
    tokens: Tokens
    draft: Draft
    k: int
    content: str
    words: list[str]
    size: int
    capital: bool
    """The content begins with a capital."""
    at: int
    """The token that governs the marks: the one before them, or a noun for a work, «le *film* de “…”»."""
    before: str
    """The word there; empty at the head of the text."""

    @property
    def in_heading(self) -> bool:
        return self.tokens.paragraph[self.draft.sentence] in self.reading.headings


def marks_of(reading: Reading, draft: Draft, content: str) -> Marks:
    """`content` is what stands between the draft's marks."""
    words = content.split()
    at = _governing(reading.tokens, draft.token)
    return Marks(
        reading,
        reading.tokens,
        draft,
        draft.token,
        content,
        words,
        len(words),
        content[:1].isupper(),
        at,
        reading.tokens.norm[at] if at >= 0 else "",
    )


def _governing(tokens: Tokens, k: int) -> int:
    language, norm, at = tokens.language, tokens.norm, k - 1
    while (
        at > 0
        and (norm[at] == ":" or norm[at] in language.nouns.linkers)
        and norm[at - 1] in language.nouns.works
    ):
        at -= 1
    return at


def after_article(tokens: Tokens, k: int) -> bool:
    """Whether a definite article or demonstrative stands right before the marks."""
    return (
        k > 0
        and tokens.norm[k - 1] in tokens.language.determiners.all
        and tokens.norm[k - 1] not in tokens.language.determiners.indefinite
    )
