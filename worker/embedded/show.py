"""Records as they arrive -> what a person sees of them in `quotewire demo`.

In a terminal: colour, wrapped to its width, with a status line. Elsewhere: one plain line each, unwrapped,
for grep. Every text came over the network: it is printed as `Text`, never as markup, through `printable`.
"""

import unicodedata
from collections import Counter
from collections.abc import AsyncIterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from rich import box
from rich.cells import cell_len, set_cell_size
from rich.console import Console, Group
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from worker.embedded.tally import Record, Tally, is_denied, publisher_of

MAX_SHOWN = 400  # code points of one text; a record may hold a whole speech
_MARKS = {
    "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"),
    "de": ("„", "“"),
    "it": ("«", "»"),
    "es": ("«", "»"),
}
_HUES = ("cyan", "magenta", "green", "blue", "yellow")


async def show_records(records: AsyncIterable[tuple[str, str, Record | None]], console: Console) -> Tally:
    """Show each (topic, key, decoded record) until there are no more, then a summary; returns the counts.

    Topics are told by their last word, so any prefix will do. A record of None is a tombstone.
    """
    display = Display(console)
    waiting = console.status(display.progress()) if console.is_terminal else nullcontext()
    with waiting as status:
        async for topic, key, record in records:
            display.show(topic, key, record)
            if status is not None:
                status.update(display.progress())
    display.show_summary()
    return display.tally


class Display:
    """Shows one record at a time on `console` and keeps the tally."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.tally = Tally()
        self._hues: dict[str, str] = {}

    def show(self, topic: str, key: str, record: Record | None) -> None:
        """Items and quotations are only counted: quotations are shown with their article."""
        kind = topic.rpartition(".")[2]
        if record is None:
            if kind == "quotations" and (words := self.tally.withdraw_quotation(key)):
                self._print(Line(Text(f"no longer quoted: {printable(words)}", style="yellow"), indent=2))
        elif kind == "items":
            self.tally.add_item(key)
        elif kind == "quotations":
            self.tally.add_quotation(key, record)
        elif kind == "articles":
            before = self.tally.articles.get(key)
            if self.tally.add_article(key, record):
                self._print(*self._article_lines(record, before))
        elif kind == "dead-letters" and self.tally.add_dead_letter(key, record):
            self._print(*self._one_or_two_lines(*dead_letter_texts(record), indents=(0, 4)))

    def progress(self) -> Text:
        """One line of counts."""
        counts = [
            f"{count} {name.replace('_', ' ')}"[: -1 if count == 1 else None]
            for name, count in self.tally.summary().items()
        ]
        return Text(", ".join(counts), style="dim")

    def show_summary(self) -> None:
        """Publishers and reasons, as tables in a terminal and as aligned columns elsewhere."""
        publishers = [
            (name, ", ".join(sorted(of.languages)), of.articles, of.quotations, of.attributed, of.removed)
            for name, of in self.tally.by_publisher().items()
        ]
        titles = ("publisher", "language", "articles", "quotations", "attributed", "removed")
        self._print_table(titles, publishers)
        if reasons := self.tally.reasons().most_common():
            self._print_table(("dead letters", "count"), reasons)

    def _article_lines(self, article: Record, before: Record | None) -> list["Line"]:
        """The article; of a new version only the quotations that the version before did not have."""
        quotations = article.get("quotations") or ()
        known = {_told(each) for each in (before or {}).get("quotations") or ()}
        shown = [each for each in quotations if _told(each) not in known]
        lines = [Line(), Line(self._source_line(article)), Line(headline_line(article))]
        lines.append(Line(contents_line(article), indent=2))
        for quotation in shown:
            words = words_line(quotation, str(article.get("in_language") or ""))
            attribution = attribution_line(quotation)
            lines += self._one_or_two_lines(words, attribution, indents=(2, 6))
        if kept := len(quotations) - len(shown):
            lines.append(Line(Text(f"and {kept} quoted before", style="dim"), indent=2))
        return lines

    def _one_or_two_lines(self, first: Text, second: Text, indents: tuple[int, int]) -> list["Line"]:
        """Both on one line where they fit on it, and always where lines are not wrapped."""
        together = Text.assemble(first, " ", second)
        if not self.console.is_terminal or indents[0] + together.cell_len <= self.console.width:
            return [Line(together, indents[0])]
        return [Line(first, indents[0]), Line(second, indents[1])]

    def _source_line(self, article: Record) -> Text:
        """Who published it, when, in which language; each publisher keeps one colour."""
        name = printable(publisher_of(article))
        hue = self._hues.setdefault(name, _HUES[len(self._hues) % len(_HUES)])
        facts = [article.get("in_language"), article.get("article_section"), when(article)]
        line = Text.assemble((name, f"bold {hue}"), "  ")
        line.append(" · ".join(printable(str(fact)) for fact in facts if fact), style=hue)
        version = article.get("version")
        if isinstance(version, int) and version > 1:
            line.append(f"  version {version}", style="bold yellow")
        return line

    def _print(self, *lines: "Line") -> None:
        """All at once. A terminal wraps within the indent; a file gets whole lines. `?` for what the
        encoding of either cannot hold."""
        encoding = self.console.encoding
        for line in lines:
            line.text.plain = line.text.plain.encode(encoding, "replace").decode(encoding)
        if self.console.is_terminal:
            self.console.print(Group(*(Padding(line.text, (0, 0, 0, line.indent)) for line in lines)))
        else:
            for line in lines:
                self.console.print(Text(" " * line.indent) + line.text, soft_wrap=True)

    def _print_table(self, titles: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
        if not self.console.is_terminal:
            self._print(Line(), *(Line(Text(line)) for line in aligned([titles, *rows])))
            return
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True)
        for number, title in enumerate(titles):
            is_count = bool(rows) and isinstance(rows[0][number], int)
            table.add_column(title, justify="right" if is_count else "left")
        for row in rows:
            table.add_row(*(Text(printable(str(cell))) for cell in row))
        self.console.print(Text(), table)


@dataclass(slots=True)
class Line:
    """One line to print, before any wrapping; `indent` in columns."""

    text: Text = field(default_factory=Text)
    indent: int = 0


def headline_line(article: Record) -> Text:
    """The headline, linked to the article where the terminal can."""
    url = printable(str(article.get("url") or ""))
    link = url if url.startswith(("http://", "https://")) else None
    return Text(printable(str(article.get("headline") or "(no headline)")), Style(bold=True, link=link))


def contents_line(article: Record) -> Text:
    """How much text there is, and struck through what was taken out of it: kind ×count."""
    line = Text(style="dim")
    line.append(f"{len(article.get('blocks') or ())} blocks, {article.get('word_count') or 0} words")
    reasons = Counter(printable(str(removed.get("reason"))) for removed in article.get("removed") or ())
    for number, (reason, count) in enumerate(reasons.most_common()):
        line.append(", " if number else ", removed ")
        line.append(f"{reason} ×{count}" if count > 1 else reason, style="strike")
    return line


def _told(quotation: Record) -> tuple[object, bool]:
    """What a reader has seen of a quotation: that it is now denied is news."""
    return quotation.get("id"), is_denied(quotation)


def words_line(quotation: Record, language: str) -> Text:
    """The words, in the marks of the article's language; indirect speech without marks, in italics.

    What the speaker denies has that said before it.
    """
    words = printable(str(quotation.get("text") or ""))
    if quotation.get("type") == "indirect":
        told = Text(words, style="italic")
    else:
        opening, closing = _MARKS.get(language.partition("-")[0], ("“", "”"))
        told = Text(f"{opening}{words}{closing}")
    return Text.assemble(("denied: ", "bold red"), told) if is_denied(quotation) else told


def attribution_line(quotation: Record) -> Text:
    """Speaker (role), said to, cue, confidence; what is unknown is left out, an unknown speaker is said."""
    speaker = quotation.get("speaker") or {}
    name = printable(str(speaker.get("name") or speaker.get("mention") or ""))
    line = Text("— ")
    line.append(name or "speaker unknown", style="bold" if name else "yellow")
    if role := printable(str(speaker.get("role") or "")):
        line.append(f" ({role})", style="dim")
    if cue := printable(str((quotation.get("cue") or {}).get("text") or "")):
        line.append(", ", style="dim").append(cue, style="dim italic")
    if said_to := printable(str((quotation.get("said_to") or {}).get("name") or "")):
        line.append(f", to {said_to}", style="dim")
    confidence = speaker.get("confidence", quotation.get("confidence"))
    if isinstance(confidence, int | float):
        line.append(f", {confidence:.0%}", style="dim")
    return line


def dead_letter_texts(letter: Record) -> tuple[Text, Text]:
    """The reason and the detail, both red."""
    reason = printable(str(letter.get("reason") or "unknown"))
    detail = printable(str(letter.get("detail") or ""), limit=160)
    return Text(f"✗ dead letter {reason}", style="bold red"), Text(detail, style="red")


def aligned(rows: Sequence[tuple[object, ...]]) -> list[str]:
    """Rows as lines, their cells in columns two spaces apart."""
    cells = [[printable(str(cell)) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(set_cell_size, row, widths)).rstrip() for row in cells]


def when(article: Record) -> str:
    """The day of publication, from milliseconds or a datetime; empty if there is none that can be shown."""
    published: Any = article.get("date_published")
    try:
        if isinstance(published, int):
            published = datetime.fromtimestamp(published / 1000, UTC)
        return f"{published:%Y-%m-%d %H:%M}" if isinstance(published, datetime) else ""
    except (OverflowError, ValueError, OSError):
        return ""


def printable(text: str, limit: int = MAX_SHOWN) -> str:
    """`text` on one line, without anything that steers a terminal, no longer than `limit`.

    Control, format (bidirectional overrides, zero-width) and unassigned characters go, white space becomes
    one space, and a letter keeps at most two combining marks, so that nothing runs over other lines.
    """
    kept: list[str] = []
    marks = 0
    for character in text[: 2 * limit]:
        category = unicodedata.category(character)
        if category[0] == "C" and not character.isspace():
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= 2:
            kept.append(" " if character.isspace() else character)
    line = " ".join("".join(kept).split())
    return line if len(line) <= limit and len(text) <= 2 * limit else line[: limit - 1].rstrip() + "…"
