"""A word -> its kind, its lower case and the parts it may play in a language, each found once and remembered."""

import re
from functools import lru_cache
from typing import Final

from worker.quotes.lexicon.first_names import ARABIC_ARTICLES, INITIALS_LIKE_WORDS
from worker.quotes.lexicon.language import Language

LOWER, CAPITAL, NUMBER, QUOTE, BREAK, PUNCT, CLITIC = range(7)
"""Kinds of token. BREAK ends a paragraph; CLITIC is an inverted pronoun: -t-il."""
MAX_REMEMBERED = 50_000
"""Words that are remembered between texts, in each language: a few megabytes."""
MAX_WORD = 60
"""Code points past which a word is not remembered."""

_STRAIGHT = str.maketrans("’ʼ`‘", "''''")
_NAME_AFTER_ARTICLE = re.compile(rf"(?:{'|'.join(ARABIC_ARTICLES)})-[^\W\d_a-z]")
"""An Arabic name with its article: al-Kassem is one name, whatever its first letter."""


class Part:
    """What a word may be: bits above its kind, so that a text's words are sifted as bytes."""

    KIND: Final = 7
    STARTS: Final = 8
    """A noun phrase may start here: a capital, a determiner, a noun for people."""
    CUES: Final = 16
    """A cue may start here, if only with the right word after it."""
    HEADS: Final = 32
    """It makes a noun phrase more than a thing: a capital, a noun that can speak, a compound."""
    NAMES: Final = 64
    """A capital that is a part of a name and nothing else."""
    BEARS: Final = 128
    """It matters in the search for whom something was said to: a preposition, a cue, any mark."""


KIND_OF = bytes(value & Part.KIND for value in range(256))
IS_LOWER = bytes(value & Part.KIND == LOWER for value in range(256))
IS_CAPITAL = bytes(value & Part.KIND == CAPITAL for value in range(256))
IS_EDGE = bytes(value & Part.KIND >= QUOTE for value in range(256))
STARTS = bytes(value & Part.STARTS > 0 for value in range(256))
CUES = bytes(value & Part.CUES > 0 for value in range(256))
HEADS = bytes(value & Part.HEADS > 0 for value in range(256))
NAMES = bytes(value & Part.NAMES > 0 for value in range(256))
BEARS = bytes(value & Part.BEARS > 0 for value in range(256))
"""Tables for bytes.translate: parts to kinds, and to 1 where the name is true of a word, else 0."""


class Norms(dict[str, str]):
    """Word -> lower case with straight apostrophes. One string a word: sets find it by its known hash."""

    def __missing__(self, word: str) -> str:
        norm = INITIALS_LIKE_WORDS.get(word) or word.lower().translate(_STRAIGHT)
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        if len(word) < MAX_WORD:
            self[word] = norm
        return norm


NORMS = Norms()


class Parts(dict[str, int]):
    """Word -> its kind and the bits of `Part` that it has in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._starters = language.starters | {words[0] for words in language.nouns.voices}

    def __missing__(self, word: str) -> int:
        language, norm, kind = self._language, NORMS[word], kind_of(word)
        part = kind
        if kind == CAPITAL or norm in self._starters:
            part |= Part.STARTS
        if norm in language.openings:
            part |= Part.CUES
        if kind == CAPITAL or norm in language.nouns.kinds or "-" in word:
            part |= Part.HEADS
        if kind == CAPITAL and norm not in language.known and "-" not in word:
            part |= Part.NAMES
        if kind > NUMBER or norm in language.bearings:
            part |= Part.BEARS
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        if len(word) < MAX_WORD:
            self[word] = part
        return part


@lru_cache(maxsize=16)
def parts_of(language: Language) -> Parts:
    """The table of a language, filled as its words are met."""
    return Parts(language)


def kind_of(word: str) -> int:
    """Its kind, by how it is written; QUOTE is for the caller to say."""
    char = word[0]
    if char.isalpha():
        if char.isupper() or char.istitle() or (len(word) > 4 and _NAME_AFTER_ARTICLE.match(word)):
            return CAPITAL
        return LOWER
    if char == "\n":
        return BREAK
    if char.isdigit():
        return NUMBER
    return PUNCT if len(word) == 1 else CLITIC
