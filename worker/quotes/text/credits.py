"""Lines and leads that say who made a text and where: bylines, credits of pictures, datelines.

«By Ann Reed», «J. Aumasson / Agence», «TAMARACK FALLS, Ohio (NNA) — The river rose»: nobody speaks there, and no
pronoun takes up who is named there.
"""

from typing import NamedTuple

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

_LINE = 14
"""Tokens of a byline: two names, and what the writers are."""
_BARE_LINE = 5
"""Tokens of a line that has no word to say that it is a credit: Voce di Monteluce."""
_LEAD = 16
"""Tokens before the dash of a dateline: a place, its state, a date and an agency."""
_DASHES = frozenset("—–-")
_PARTS = frozenset(",/|(·•")
"""What parts a name from what is said of its bearer."""


class Credit(NamedTuple):
    """Tokens `first` to `past` of sentence `sentence`; names begin at `names`, and are people's in a line alone."""

    sentence: int
    first: int
    past: int
    names: int
    line: bool


def credits_in(tokens: Tokens) -> tuple[Credit, ...]:
    """The credits of a text, in its order."""
    lines: list[Credit] = []
    leads: list[Credit] = []
    before = -1
    for sentence, paragraph in enumerate(tokens.paragraph):
        if paragraph == before:
            continue
        before = paragraph
        first, past = tokens.sentences[sentence]
        names = _names_of_line(tokens, sentence) if past - first <= _LINE else None
        if names is not None:
            lines.append(Credit(sentence, first, past, names, line=True))
            continue
        dash = _dash_of_lead(tokens, first, past)
        if dash is not None:
            leads.append(Credit(sentence, first, dash, dash, line=False))
    if len(leads) > 1:
        leads = []  # «ANA LIMA — … LUC VASSE — …»: who speaks in turn
    return tuple(sorted((*lines, *leads)))


def _names_of_line(tokens: Tokens, sentence: int) -> int | None:
    """Where the names of a byline or of a credit begin; None if the paragraph is neither."""
    first, past = tokens.sentences[sentence]
    paragraph = tokens.paragraph
    if sentence + 1 < len(paragraph) and paragraph[sentence + 1] == paragraph[sentence]:
        return None
    if tokens.text[tokens.end[past - 1] - 1] in ".!?…:;" or QUOTE in tokens.kind[first:past]:
        return None
    outlets, norm = tokens.language.outlets, tokens.norm
    names = first + 1
    if norm[first] in outlets.bylines or norm[first] in outlets.pictures or norm[first] == "©":
        while names < past and (norm[names] in ":©" or norm[names] in outlets.bylines):
            names += 1
        named = names < past and tokens.kind[names] == CAPITAL and _only_names(tokens, names, past)
        return names if named else None
    if "/" in norm[first:past] and tokens.kind[first] == CAPITAL:
        return first if past - first <= _LINE // 2 + 1 and _only_names(tokens, first, past) else None
    return first if _is_bare_line(tokens, sentence) else None


def _only_names(tokens: Tokens, start: int, past: int) -> bool:
    """Whether there are names and no more, but for what a comma or a stroke adds to them."""
    language = tokens.language
    added = False
    for j in range(start, past):
        word = tokens.norm[j]
        added = added or (word in _PARTS and word != "/")
        if tokens.kind[j] != LOWER:
            continue
        if word in language.verb_forms:
            return False
        joins = word in language.clauses.ands or word in language.names.particles
        if not added and not joins and word not in language.words.prepositions:
            return False
    return True


def _is_bare_line(tokens: Tokens, sentence: int) -> bool:
    """«Divulgação», «Voce di Monteluce»: a line that names no person, and stands beside nobody's words."""
    first, past = tokens.sentences[sentence]
    around = [tokens.kind[j] for j in (first - 2, past + 1) if 0 <= j < len(tokens)]
    if past - first > _BARE_LINE or QUOTE in around or tokens.norm[first] in GENDER_OF_FIRST_NAME:
        return False
    small = [j for j in range(first, past) if tokens.kind[j] != CAPITAL]
    if any(tokens.norm[j] not in tokens.language.words.prepositions for j in small):
        return False
    return tokens.kind[first] == CAPITAL and (past - first == 1 or bool(small))


def _dash_of_lead(tokens: Tokens, first: int, past: int) -> int | None:
    """The dash of «TAMARACK FALLS, Ohio (NNA) —»: behind a place in capitals, or a place with an agency."""
    text, kind, norm = tokens.text, tokens.kind, tokens.norm
    if kind[first] != CAPITAL:
        return None
    word = text[tokens.start[first] : tokens.end[first]]
    depth, agency = 0, False
    for j in range(first + 1, min(past - 1, first + _LEAD)):
        if not depth and norm[j] in _DASHES:
            shown = agency or (word.isupper() and len(word) > 2)
            if kind[j + 1] == QUOTE and norm[first] in GENDER_OF_FIRST_NAME:
                return None  # «ANA LIMA – “…”»: whose words they are
            follows = kind[j + 1 : past]
            return j if shown and (LOWER in follows or QUOTE in follows) else None
        if norm[j] in "()":
            depth += 1 if norm[j] == "(" else -1
            agency = agency or norm[j] == ")"
        elif (
            not depth
            and kind[j] not in (CAPITAL, NUMBER, PUNCT)
            and norm[j] not in tokens.language.words.months
        ):
            return None
    return None
