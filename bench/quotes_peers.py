"""What bench/quotes.py measures the quotations room against: a scan of the marks, and textacy over spaCy."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from worker.quotes import Evidence, Quotation, QuotationType, Span, Speaker
from worker.quotes.text.marks import find_marked

Extract = Callable[[str], tuple[Quotation, ...]]
NAME = re.compile(r"\b[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)+")
NEAR = 80
"""Code points on either side of the marks in which the scan looks for a name."""
MODELS = {"fr": "fr_core_news_sm", "en": "en_core_web_sm", "es": "es_core_news_sm"}
"""The small spaCy model of each language that textacy has reporting verbs for. The bench group installs the
French one; the others are used where somebody has installed them."""
MARKS = "«»‹›“”„‟\"‘’'"


def scan(text: str) -> tuple[Quotation, ...]:
    """Every marked span, said by the nearest run of capitalised words: after it within a line, else before it."""
    found: list[Quotation] = []
    for mark in find_marked(text):
        after = NAME.search(text, mark.outer.end, min(len(text), mark.outer.end + NEAR))
        before = list(NAME.finditer(text, max(0, mark.outer.start - NEAR), mark.outer.start))
        name = after.group() if after else before[-1].group() if before else None
        found.append(_direct(mark.span, name))
    return tuple(found)


def textacy(language: str) -> Extract:
    """textacy.extract.direct_quotations; ImportError or OSError where it or its model is not installed.

    Where its answer can be read in two ways, the one that scores better on the French Wikinews set is taken:

    - It gives up on a Doc with an odd number of marks, so each paragraph is a Doc of its own
      (spans F .35; .31 when only the texts that it gave up on are cut; .23 without).
    - Its speaker is the head of the subject; its name is what the parse hangs on that head
      (entity F .14; .10 for the head alone or the named entity around it).
    - Its content keeps the marks, and they are stripped here.

    The model's named entities are not needed and not computed. The parse is part of its time.
    """
    if language not in MODELS:
        raise ImportError("it has no list of reporting verbs")
    try:
        import spacy
        from textacy.extract import direct_quotations
    except ImportError as error:
        raise ImportError(f"{error}; the bench group installs it") from error
    pipeline = spacy.load(MODELS[language], exclude=["ner"])

    def extract(text: str) -> tuple[Quotation, ...]:
        found: list[Quotation] = []
        for start, paragraph in _paragraphs(text):
            doc = pipeline(paragraph)
            try:
                triples = list(direct_quotations(doc))
            except ValueError:  # an odd number of marks
                continue
            found += [_read_triple(doc, start, triple) for triple in triples]
        return tuple(found)

    return extract


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^\n]+", text):
        if not match.group().isspace():
            yield match.start(), match.group()


def _read_triple(doc: Any, start: int, triple: Any) -> Quotation:
    content = triple.content
    inside = content.text.strip(MARKS + " \u00a0\u202f")
    first = start + content.start_char + content.text.index(inside)
    head = triple.speaker[0]
    return _direct(
        Span(first, first + len(inside)), doc[head.left_edge.i : head.right_edge.i + 1].text.strip()
    )


def _direct(span: Span, name: str | None) -> Quotation:
    speaker = None if name is None else Speaker(name, name, None, None, 1.0)
    return Quotation(span, QuotationType.DIRECT, Evidence.NONE, speaker=speaker)
