"""Plain text -> quotations: find marks, read sentences, attribute, judge, resolve, chain."""

import re

from worker.quotes.assembly import quotations_of
from worker.quotes.attribution.attribute import attribute
from worker.quotes.attribution.null_subjects import take_up_subjects
from worker.quotes.attribution.turns import with_turns
from worker.quotes.document import Reading
from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.language import Language
from worker.quotes.model import (
    Cue,
    Quotation,
    Quoted,
    Span,
)
from worker.quotes.people.gather import People
from worker.quotes.text.blocks import with_blocks
from worker.quotes.text.composed import Composed, composed
from worker.quotes.text.credits import credits_in
from worker.quotes.text.marks import find_marked
from worker.quotes.text.tokens import Tokens, tokenise

_WORD = re.compile(r"[^\W\d_]+")


def extract_quotations(
    text: str,
    language: str | None = None,
    *,
    headings: tuple[Span, ...] = (),
    quoted: tuple[Quoted, ...] = (),
) -> tuple[Quotation, ...]:
    """Everything said in `text`, in order of span start.

    Paragraphs are separated by one or more newlines; offsets are code points into exactly this text.
    `language` is a BCP 47 tag; unknown or None, the language is guessed from the text's small words.
    `headings` are the spans of headline and subheads, if the caller knows them; `quoted` is
    what the markup says is quoted, without regard to marks.
    """
    whole = composed(text)
    if whole is not None:
        headings, quoted = _moved(whole, headings, quoted)
        found = _found(whole.text, language, headings, quoted)
        return tuple(_as_written(text, whole, quotation) for quotation in found)
    return _found(text, language, headings, quoted)


def _found(
    text: str, language: str | None, headings: tuple[Span, ...], quoted: tuple[Quoted, ...]
) -> tuple[Quotation, ...]:
    """The quotations of a text that is composed, as far as its letters can be."""
    reading, people = read(text, language, headings, quoted)
    return quotations_of(reading, people, attribute(reading))


def _moved(
    whole: Composed, headings: tuple[Span, ...], quoted: tuple[Quoted, ...]
) -> tuple[tuple[Span, ...], tuple[Quoted, ...]]:
    """What the caller says of the text, in the composed one."""
    return tuple(map(whole.after, headings)), tuple(
        Quoted(whole.after(each.span), None if each.source is None else whole.after(each.source))
        for each in quoted
    )


def _as_written(text: str, whole: Composed, quotation: Quotation) -> Quotation:
    """A quotation of the composed text, in the text itself; names stay composed."""
    cue, speaker = quotation.cue, quotation.speaker
    if cue is not None:
        span = whole.before(cue.span)
        cue = Cue(span.of(text), span)
    if speaker is not None and speaker.mention_span is not None:
        span = whole.before(speaker.mention_span)
        speaker = speaker._replace(mention=span.of(text), mention_span=span)
    return quotation._replace(
        span=whole.before(quotation.span),
        cue=cue,
        speaker=speaker,
        holes=tuple(map(whole.before, quotation.holes)),
    )


def read(
    text: str, language: str | None, headings: tuple[Span, ...], quoted: tuple[Quoted, ...]
) -> tuple[Reading, People]:
    """The text as attribution reads it, and the people in it."""
    spoken = choose_language(text, language)
    marked = with_turns(text, spoken, find_marked(text))
    if quoted:
        marked = with_blocks(text, marked, quoted)
    tokens = tokenise(text, spoken, marked)
    reading = Reading(tokens, marked, _headings(tokens, headings))
    people = People(tokens)
    credited = reading.take_out(credits_in(tokens))
    people.gather(reading.phrases)
    people.complete(credited)
    take_up_subjects(reading)
    return reading, people


def choose_language(text: str, language: str | None) -> Language:
    """The declared language if we have it, else the one whose small words are most of the text."""
    if language:
        known = LANGUAGES.get(language.lower().replace("_", "-").split("-")[0])
        if known is not None:
            return known
    words = [m.group().lower() for m in _WORD.finditer(text[:6000])]
    best = next(iter(LANGUAGES.values()))
    best_count = 0
    for candidate in LANGUAGES.values():
        count = sum(1 for word in words if word in candidate.words.common)
        if count > best_count:
            best, best_count = candidate, count
    return best


def _headings(tokens: Tokens, told: tuple[Span, ...]) -> frozenset[int]:
    """Paragraph numbers of headings: those told, else short ones without a full stop."""
    headings: set[int] = set()
    by_paragraph: dict[int, list[int]] = {}
    for sentence, paragraph in enumerate(tokens.paragraph):
        by_paragraph.setdefault(paragraph, []).append(sentence)
    for paragraph, sentences in by_paragraph.items():
        first = tokens.sentences[sentences[0]][0]
        past = tokens.sentences[sentences[-1]][1]
        start, end = tokens.start[first], tokens.end[past - 1]
        if told:
            if any(span.start <= start and end <= span.end for span in told):
                headings.add(paragraph)
        elif len(sentences) == 1 and past - first <= 30:
            last = tokens.text[end - 1]
            closers = '“»”"' if tokens.language.syntax.subject_may_be_left_out else "“"
            if (paragraph == 0 and last in closers) or last not in '.!?…:;,»”“"':
                headings.add(paragraph)
    return frozenset(headings)
