"""Extracted quotations and labelled token sequences -> exact spans of source, cue and content.

As Wang et al. (CofeNet, COLING 2022) score PolNeAR: a span counts if it begins and ends at the annotated tokens. The
marks around a content belong to it. A sequence has one label a token, so that a cue or a source inside a content cuts
it in two there, and does so here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quotation_metrics import Counts

from worker.quotes import Quotation

MARKS = "'\"“”‘’`«»"
LABELS = ("source", "cue", "content")
Run = tuple[str, int, int]


def exact_spans(pairs: Iterable[tuple[Mapping[str, Any], tuple[Quotation, ...]]]) -> dict[str, Counts]:
    """The counts of each label over many documents: each a labelled row and what was extracted from its text."""
    counts = {label: Counts() for label in LABELS}
    for row, quotations in pairs:
        spans = _spans(row["text"], quotations)
        for instance in row["instances"]:
            annotated = set(_runs(instance["labels"]))
            extracted = set(_runs(_labels(instance["tokens"], spans)))
            for label, of in counts.items():
                gold = {run for run in annotated if run[0] == label}
                own = {run for run in extracted if run[0] == label}
                of.add(len(gold & own), len(own), len(gold))
    return counts


def _spans(text: str, quotations: tuple[Quotation, ...]) -> list[Run]:
    """Contents first: what stands inside one takes its tokens from it."""
    contents = [("content", *_with_marks(text, q.span.start, q.span.end)) for q in quotations]
    others: list[Run] = []
    for q in quotations:
        if q.speaker is not None and q.speaker.mention_span is not None:
            others.append(("source", *q.speaker.mention_span))
        if q.cue is not None:
            others.append(("cue", *q.cue.span))
    return contents + others


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1] in MARKS:
        start -= 1
    while end < len(text) and text[end] in MARKS:
        end += 1
    return start, end


def _labels(tokens: Sequence[Sequence[int] | None], spans: list[Run]) -> list[str]:
    labels = ["O"] * len(tokens)
    for label, start, end in spans:
        inside = [k for k, token in enumerate(tokens) if token and start <= token[0] and token[1] <= end]
        if inside:
            labels[inside[0] : inside[-1] + 1] = [f"I-{label}"] * (inside[-1] + 1 - inside[0])
            labels[inside[0]] = f"B-{label}"
    return labels


def _runs(labels: Sequence[str]) -> Iterable[Run]:
    """(label, first token, past the last) of each run in a sequence of B-, I- and O."""
    start, current = 0, ""
    for k, label in enumerate([*labels, "O"]):
        goes_on = label.startswith("I-") and label[2:] == current
        if goes_on:
            continue
        if current:
            yield current, start, k
        start, current = k, label[2:] if label.startswith("B-") else ""
