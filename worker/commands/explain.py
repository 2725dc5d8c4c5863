"""An article for a person: its text block by block, who says or denies what, and what was taken out and why."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from worker.articles import Article
from worker.commands.io import plain
from worker.quotes import Quotation, Stance


def explained(article: Article, quotations: Sequence[Quotation] = ()) -> RenderableType:
    """The text with its roles, the captions that left it, the lines removed, and where metadata is from.

    Quotations stand with their type, stance, evidence and speaker.
    """
    meta = article.metadata
    parts: list[RenderableType] = [Text.assemble((plain(meta.headline).plain, "bold"))]
    parts.append(_sources(article))
    for block in article.blocks:
        style = {"standfirst": "italic", "subhead": "bold"}.get(block.role, "")
        parts.append(
            Text.assemble((f"{block.role:>10}  ", "dim cyan"), (_cut(article, block.start, block.end), style))
        )
    if article.images:
        parts.append(Rule("captions and credits", style="dim", align="left"))
        parts += [
            Padding(Text(_line(i.caption, i.credit_text), style="green"), (0, 0, 0, 12))
            for i in article.images
        ]
    if quotations:
        parts.append(Rule("quotations", style="dim", align="left"))
        parts += [_quotation(article, quotation) for quotation in quotations]
    if article.removed:
        parts.append(Rule("removed", style="dim", align="left"))
    for removed in article.removed:
        why = f"{removed.reason}" + (f" · {plain(removed.marker).plain}" if removed.marker else "")
        parts.append(Text.assemble((plain(removed.text).plain[:300], "red strike"), (f"  {why}", "dim")))
    for note in article.notes:
        parts.append(Text(plain(note).plain, style="yellow"))
    return Group(*parts)


def _quotation(article: Article, quotation: Quotation) -> Text:
    """One line: what, who, and by what it is known; a denial in red, for its words are not its speaker's view."""
    denied = quotation.stance is Stance.DENIED
    who = quotation.speaker.name or quotation.speaker.mention if quotation.speaker else None
    span = quotation.span
    return Text.assemble(
        (f"{quotation.stance.value:>10}  ", "bold red" if denied else "dim cyan"),
        (plain(who).plain or "?", "bold"),
        f": {_cut(article, span.start, span.end)[:300]}",
        (f"  {quotation.type.value} · {quotation.evidence.value} · {quotation.confidence:.0%}", "dim"),
    )


def _sources(article: Article) -> Table:
    """Each metadata field that the page gave, and where it stood."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for field, source in sorted(article.metadata.sources.items()):
        value = getattr(article.metadata, field, None)
        shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        table.add_row(Text(field, style="dim"), plain(shown[:200]), Text(source, style="dim cyan"))
    return table


def _cut(article: Article, start: int, end: int) -> str:
    return plain(article.body[start:end].replace("\n", " ")).plain


def _line(caption: str | None, credit: str | None) -> str:
    return " — ".join(part for part in (plain(caption).plain, plain(credit).plain) if part)
