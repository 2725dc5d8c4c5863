"""Lines of text -> the lines that are journalism; what goes is kept, with its reason.

Only whole lines go, and every line that stays is as it came: cleaning twice is cleaning once.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from worker.articles.extraction.captions import is_caption, is_credit
from worker.articles.extraction.extract import Line
from worker.articles.lines.datelines import is_dateline
from worker.articles.lines.match import Markers
from worker.articles.model import Removed, Role
from worker.articles.normal_form import normal_form


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the page besides its text: lines that repeat it are no part of the text."""

    markers: Markers
    headline: str = ""
    captions: Collection[str] = ()
    bylines: Collection[str] = ()
    authors: Collection[str] = ()
    outlet: str = ""


def clean(lines: list[Line], context: Context) -> tuple[list[Line], list[Removed]]:
    """The lines that are journalism, in order, and the lines that are not.

    A subhead that would head nothing (the end of the text, or only removed lines) goes with what it headed.
    """
    kept: list[Line] = []
    removed: list[Removed] = []
    seen: set[str] = set()
    copied: set[int] = set()  # before which kept lines a long one was said again
    judge = _Judge(context)
    for line in lines:
        parts = line.text.split("\n")
        texts: list[str] = []
        for text in parts:
            found = judge.verdict(text, line.role)
            if not found and len(text) >= _REPEATED and text in seen:
                found = ("repeated", None)
                copied.add(len(kept))
            if found:
                removed.append(Removed(text, *found))
            else:
                texts.append(text)
                seen.add(text)
        if texts:
            kept.append(line if len(texts) == len(parts) else replace(line, text="\n".join(texts)))
    kept = _without_copies(kept, copied, removed)
    while len(kept) > 2 and _is_bio(kept[-1].text, context.authors):
        removed.append(Removed(kept.pop().text, "byline", "bio"))
    if len(kept) > 1 and _INITIALS.fullmatch(kept[-1].text):
        removed.append(Removed(kept.pop().text, "byline", "initials"))
    while kept and kept[-1].role is Role.SUBHEAD:
        removed.append(Removed(kept.pop().text, "subhead-of-nothing", None))
    return kept, removed


def _without_copies(kept: list[Line], copied: set[int], removed: list[Removed]) -> list[Line]:
    """The lines without the short ones that came again between long ones that did: a page that holds its
    article twice, for two widths of screen, or to be printed."""
    if len(copied) < 2:
        return kept
    first: dict[str, int] = {}
    for number, line in enumerate(kept):
        first.setdefault(line.text, number)
    begin, end = min(copied), max(copied)
    stays = []
    for number, line in enumerate(kept):
        if begin <= number < end and first[line.text] < begin:
            removed.append(Removed(line.text, "repeated", "in a copy"))
        else:
            stays.append(line)
    return stays


_INITIALS = re.compile(r"[a-z]{2,4}(?:[/-][a-z]{1,4}){1,4}")  # an agency signs its dispatch: "bur-abc/de/fgh"
_REPEATED = 60  # characters; shorter lines may well be said twice


def _is_bio(line: str, authors: Collection[str]) -> bool:
    """Whether a closing line presents the author: "Ada Bell is a reporter …", "Ada Bell est …"."""
    for name in authors:
        if line.startswith(f"{name} "):
            return line[len(name) + 1 :].split(" ", 1)[0].rstrip(",") in _PRESENTS
    return False


_PRESENTS = frozenset(
    ["is", "was", "has", "covers", "writes", "est", "ist", "arbeitet", "es", "è", "schreibt"]
)


class _Judge:
    def __init__(self, context: Context) -> None:
        self.markers = context.markers
        self.headline = normal_form(context.headline)
        self.captions = frozenset(normal_form(c) for c in context.captions if c)
        self.bylines = frozenset(_byline_forms(context.bylines))
        self.outlet = context.outlet.strip()

    def verdict(self, text: str, role: Role) -> tuple[str, str | None] | None:
        """Why the line goes, with the marker that it is; None if it stays."""
        if len(text) > _LINE_AT_MOST:
            return None
        form = normal_form(text)
        if not form:
            return "ui", "no word"
        if hit := self.markers.hit(form):
            return hit.reason, hit.marker
        if role is Role.QUOTE_SOURCE:  # a name, perhaps a date: it says who is quoted
            return ("embed", "a post's signature") if _SIGNED_POST.search(text) else None
        if form == self.headline:
            return "headline", None
        if form in self.captions and len(form) >= 3 and not _is_paragraph(text, role):
            return "caption", None
        if form in self.bylines:
            return "byline", None
        if is_dateline(self._without_outlet(text)):
            return "byline", "date"
        if role is not Role.SUBHEAD and (is_credit(text) or is_caption(text)):
            return "caption", "credit"
        return None

    def _without_outlet(self, text: str) -> str:
        """A dateline may begin with who publishes: "Aldmere Gazette | 4 May 2026, 13:36"."""
        return text.removeprefix(self.outlet) if self.outlet else text


def _is_paragraph(text: str, role: Role) -> bool:
    """Whether a line that a caption says too is a paragraph first: the picture repeats the text, then."""
    return role is Role.BODY and len(text) >= _PARAGRAPH and text.endswith((".", "!", "?", "…", "”", "»"))


_PARAGRAPH = 90  # characters; captions that stand again as a line of the text are shorter
_SIGNED_POST = re.compile(r"\(@\w{1,50}(?:@[\w.-]{1,80})?\)")
_LINE_AT_MOST = 400  # characters; longer lines are text
_BY = ("par", "by", "von", "por", "di", "de", "text", "texte")


def _byline_forms(names: Collection[str]) -> Iterator[str]:
    for name in names:
        form = normal_form(name)
        if form:
            yield form
            for by in _BY:
                yield f"{by} {form}"
                yield f"{by}: {form}"
