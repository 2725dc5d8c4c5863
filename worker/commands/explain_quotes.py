"""Quotations for a person: each marked span with the candidates for its speaker, their features, and why one won."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from worker.commands.io import plain
from worker.quotes import Considered, Explanation, Quotation

_SHOWN = 300
"""Code points of a quotation that are shown."""


def explained_quotations(
    text: str, quotations: Sequence[Quotation], explanations: Sequence[Explanation]
) -> RenderableType:
    """One block for each marked span or reported clause, in the order of the text; stacked, for narrow terminals."""
    if not explanations:
        return Text("nothing in marks, and no reported clause")
    parts: list[RenderableType] = []
    for number, each in enumerate(explanations):
        if number:
            parts.append(Text(""))
        parts += _block(text, quotations, each)
    return Group(*parts)


def _block(text: str, quotations: Sequence[Quotation], each: Explanation) -> Iterator[RenderableType]:
    words = plain(each.span.of(text).replace("\n", " ")).plain
    cut = "…" if len(words) > _SHOWN else ""
    yield Text.assemble((f"{each.span.start}–{each.span.end}  ", "dim"), (words[:_SHOWN] + cut, "bold"))
    style = "green" if each.quotation is not None else "red"
    yield _indented(Text.assemble((each.verdict, style), _of(quotations, each)), 2)
    if each.features:
        means = f", confidence {each.confidence:.2f}" if each.quotation is not None else ""
        yield _indented(Text(f"weight {each.weight:.2f} = {_sum(each.features)}{means}", style="dim"), 2)
    for candidate in each.candidates:
        yield from _candidate(candidate)
    if not each.candidates:
        yield _indented(Text("no rule found anyone", style="dim"), 2)


def _of(quotations: Sequence[Quotation], each: Explanation) -> str:
    """Who is taken to speak in the end, once the mention is resolved and repeats have lent their speaker."""
    speaker = quotations[each.quotation].speaker if each.quotation is not None else None
    who = plain(speaker.name or speaker.mention).plain if speaker is not None else ""
    return f" of {who}" if who else ""


def _candidate(candidate: Considered) -> Iterator[RenderableType]:
    style = "bold" if candidate.won else ""
    head = Text.assemble(
        ("▶ " if candidate.won else "· ", "bold green" if candidate.won else "dim"),
        (f"{candidate.weight:.2f}  ", style),
        (plain(candidate.speaker).plain or "?", style),
        ("  by ", "dim"),
        candidate.rule,
    )
    if candidate.cue:
        head.append_text(Text.assemble((" “", "dim"), (plain(candidate.cue).plain, "cyan"), ("”", "dim")))
    yield _indented(head, 2)
    outcome = ("won: " if candidate.won else "lost: ") + candidate.why
    yield _indented(Text(f"{outcome} · {_sum(candidate.features)}", style="dim"), 4)


def _sum(features: Iterable[tuple[str, float]]) -> str:
    """«cue 0.92 +0.25 nothing between cue and marks −0.01 words between»"""
    shown = [(name, weight) for name, weight in features if round(weight, 3)]
    signed = [f"{'+' if weight > 0 else '−'}{abs(weight):.2f} {name}" for name, weight in shown]
    return ", ".join(signed).removeprefix("+")


def _indented(text: Text, columns: int) -> RenderableType:
    return Padding(text, (0, 0, 0, columns), expand=False)
