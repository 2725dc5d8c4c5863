"""Paragraphs -> answers: interviews, where the layout and not a mark says who speaks.

Five layouts: labels («Ana Lima : …»), letters («P. ¿Por qué? R. Porque…»), dashes in turns («– Pourquoi ? – Parce
que…»), and question paragraphs in a text that says it is an interview («Propos recueillis par…»), their answers
marked or not. Only answers are quotations.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from worker.quotes.lexicon.language import Language
from worker.quotes.model import Span

_DASHES = "–—―-"
_BLANK = " \t\u00a0\u202f"
_BLANK_OR_RETURN = _BLANK + "\r"
MAX_LABEL = 46
"""Code points of a label with its colon."""
MIN_TURNS = 4
"""Paragraphs in one layout below which it is no interview."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Words spoken in an interview. `label` is the span that names who speaks, if the layout has labels."""

    span: Span
    label: Span | None


def answers(text: str, language: Language) -> tuple[Answer, ...]:
    """The answers of an interview in reading order; nothing for any other text."""
    paragraphs = _paragraphs(text)
    if len(paragraphs) < MIN_TURNS:
        return ()
    return (
        _labelled(text, paragraphs, language)
        or _lettered(text, paragraphs, language)
        or _in_turns(text, paragraphs)
        or _marked(text, paragraphs, language)
        or _asked(text, paragraphs, language)
        or _behind_dashes(text, paragraphs, language)
    )


def _paragraphs(text: str) -> list[Span]:
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip(_BLANK_OR_RETURN)
        if words:
            first = start + line.index(words[0]) if line[0] in _BLANK_OR_RETURN else start
            found.append(Span(first, first + len(words)))
        start += len(line) + 1
    return found


def _labelled(text: str, paragraphs: list[Span], language: Language) -> tuple[Answer, ...]:
    labels: dict[int, Span] = {}
    for index, paragraph in enumerate(paragraphs):
        label = _label(text, paragraph)
        if label is not None:
            labels[index] = label
    times = Counter(label.of(text).casefold() for label in labels.values())
    turns = {index: label for index, label in labels.items() if times[label.of(text).casefold()] > 1}
    if len(turns) < MIN_TURNS or len({label.of(text).casefold() for label in turns.values()}) > 8:
        return ()
    asking = Counter(
        label.of(text).casefold() for index, label in turns.items() if text[paragraphs[index].end - 1] == "?"
    )
    found = []
    for index, label in turns.items():
        name = label.of(text).casefold()
        outlet = any(
            word in language.outlets.nouns or word in language.outlets.names for word in name.split()
        )
        if asking[name] * 2 >= times[name] or outlet:
            continue
        start, end = label.end, paragraphs[index].end
        while start < end and text[start] in _BLANK + ".:" + _DASHES:
            start += 1
        if start < end and text[start] in "«“" and text[end - 1] in "»”":
            start, end = _inside(text, start + 1, end - 1)
        if start < end:
            named = len(name.strip(".")) > 1  # «A:» names nobody
            found.append(Answer(Span(start, end), label if named else None))
    return tuple(found)


def _lettered(text: str, paragraphs: list[Span], language: Language) -> tuple[Answer, ...]:
    """«P. ¿Por qué?», «R. Porque…»: a word or letter that says question or answer, then the words."""
    found: list[Answer] = []
    turns = 0
    for paragraph in paragraphs if language.interviews.turns else ():
        opening = _TURN.match(text, paragraph.start, paragraph.end)
        answers = language.interviews.turns.get(opening.group(1).lower()) if opening else None
        if opening is None or answers is None:
            continue
        turns += 1
        if answers and opening.end() < paragraph.end:
            found.append(Answer(Span(opening.end(), paragraph.end), None))
    return tuple(found) if turns >= MIN_TURNS and found else ()


_TURN = re.compile(r"([^\W\d_]{1,12})[.:]?(?:[ \u00a0\u202f]?[–—-])?[ \u00a0\u202f]+(?=\S)")


def _marked(text: str, paragraphs: list[Span], language: Language) -> tuple[Answer, ...]:
    """Questions as plain paragraphs, answers as paragraphs between marks, in a text that says it is an interview."""
    if not language.interviews.turns or not any(word in text for word in language.interviews.openings):
        return ()
    found = []
    for before, paragraph in pairwise(paragraphs):
        whole = paragraph.of(text).rstrip(".")
        if not _is_marked(text, paragraph) or whole[-1:] not in _CLOSES or _is_marked(text, before):
            continue
        start, end = _inside(text, paragraph.start + 1, paragraph.start + len(whole) - 1)
        if start < end:
            found.append(Answer(Span(start, end), None))
    return tuple(found) if len(found) * 2 >= MIN_TURNS else ()


_CLOSES = ("»", "”")


def _is_marked(text: str, paragraph: Span) -> bool:
    return text[paragraph.start] in "«“"


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def _label(text: str, paragraph: Span) -> Span | None:
    """The words before the colon that opens a paragraph, if they look like a name."""
    colon = text.find(":", paragraph.start, min(paragraph.end, paragraph.start + MAX_LABEL))
    if colon < 0 or colon + 1 >= paragraph.end or text[colon + 1] not in _BLANK:
        return None
    end = colon
    while end > paragraph.start and text[end - 1] in _BLANK:
        end -= 1
    words = text[paragraph.start : end].split()
    initials = all(len(word) == 2 and word[0].isupper() and word[1] == "." for word in words)
    if not 1 <= len(words) <= 6 or not words[0][0].isupper() or not (words[-1][-1].isalnum() or initials):
        return None
    if any(c in '«»“”"?!;' for word in words for c in word):
        return None
    return Span(paragraph.start, end)


def _in_turns(text: str, paragraphs: list[Span]) -> tuple[Answer, ...]:
    turns = [p for p in paragraphs if p.end - p.start > 2 and _opens_turn(text, p.start)]
    if len(turns) < MIN_TURNS:
        return ()
    asked = [text[p.end - 1] == "?" for p in turns]
    even, odd = asked[0::2], asked[1::2]
    if sum(even) * 2 > len(even) and sum(odd) * 3 <= len(odd):
        spoken = turns[1::2]
    elif sum(odd) * 2 > len(odd) and sum(even) * 3 <= len(even):
        spoken = turns[0::2]
    else:
        return ()
    found = []
    for paragraph in spoken:
        start = paragraph.start + 1
        while start < paragraph.end and text[start] in _BLANK:
            start += 1
        if start < paragraph.end:
            found.append(Answer(Span(start, paragraph.end), None))
    return tuple(found)


def _opens_turn(text: str, start: int) -> bool:
    """A dash and a blank; a long dash may stand right before the words, as in Spanish."""
    if text[start] not in _DASHES:
        return False
    after = text[start + 1]
    return after in _BLANK or (text[start] != "-" and (after.isalpha() or after in "¿¡«“"))


def _asked(text: str, paragraphs: list[Span], language: Language) -> tuple[Answer, ...]:
    if not language.interviews.openings or not any(word in text for word in language.interviews.openings):
        return ()
    questions = [k for k, p in enumerate(paragraphs) if text[p.end - 1] == "?" and 15 < p.end - p.start < 400]
    if len(questions) < 3:
        return ()
    found = []
    for index in range(questions[0] + 1, len(paragraphs)):
        paragraph = paragraphs[index]
        if index in questions or index - max(q for q in questions if q < index) > 4:
            continue
        if (
            any(word in paragraph.of(text) for word in language.interviews.openings)
            or paragraph.end - paragraph.start < 30
        ):
            continue
        label = _turn_label(text, paragraph)
        start = paragraph.start if label is None else label.end
        while start < paragraph.end and text[start] in _BLANK + ".:" + _DASHES:
            start += 1
        if start < paragraph.end:
            found.append(Answer(Span(start, paragraph.end), label))
    return tuple(found)


def _behind_dashes(text: str, paragraphs: list[Span], language: Language) -> tuple[Answer, ...]:
    """«— ¿Cuál es el balance? / La relación no puede ser mejor.»: a dash opens the questions only.

    A guide asks itself questions, too: in most answers somebody must speak of themselves.
    """
    questions = [k for k, p in enumerate(paragraphs) if p.end - p.start > 2 and _opens_turn(text, p.start)]
    if len(questions) < _QUESTIONS or not all(text[paragraphs[k].end - 1] == "?" for k in questions):
        return ()
    found: list[Answer] = []
    asked = -_FAR
    for index, paragraph in enumerate(paragraphs):
        if index in questions:
            asked = index
        elif index - asked < _FAR and (index - asked == 1 or _speaks(text, paragraph, language)):
            found.append(Answer(paragraph, None))
    own = sum(_speaks(text, answer.span, language) for answer in found)
    return tuple(found) if own * 2 > len(found) >= len(questions) else ()


_QUESTIONS = 2
_FAR = 4
"""Paragraphs behind a question that may answer it, and one."""


def _speaks(text: str, paragraph: Span, language: Language) -> bool:
    """Whether somebody speaks of themselves in the paragraph."""
    words = (word.strip('.,;:!?…()[]«»“”"¿¡') for word in paragraph.of(text).lower().split())
    elided = language.pronouns.elided_voice
    return any(
        word in language.interviews.selves or word.replace("’", "'").startswith(elided) for word in words
    )


def _turn_label(text: str, paragraph: Span) -> Span | None:
    """«Ana LIMA. - Parce que…»: the name before the full stop and the dash that open a turn."""
    stop = text.find(".", paragraph.start, min(paragraph.end, paragraph.start + MAX_LABEL))
    if stop < 0:
        return _label(text, paragraph)
    after = text[stop + 1 : stop + 4].lstrip(_BLANK)
    words = text[paragraph.start : stop].split()
    if after[:1] in _DASHES and after and 1 <= len(words) <= 5 and all(word[0].isupper() for word in words):
        return Span(paragraph.start, stop)
    return _label(text, paragraph)
