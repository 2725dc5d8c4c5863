"""Confidences and annotations -> how often what is given a confidence is right.

A quotation is right if its span is one that is annotated, of whatever type; its speaker is right if, besides, the
resolved name fits the annotated one. What matches an optional annotation is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from quotation_metrics import matched_spans, same_name

from worker.quotes import Quotation

Pair = tuple[Mapping[str, Any], tuple[Quotation, ...]]
EDGES = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
"""Lower ends of the rows of a table."""


@dataclass(slots=True)
class Reliability:
    """(confidence, right) of everything extracted, by type and for the speakers."""

    spans: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    speakers: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))


def reliability(pairs: Iterable[Pair], *, of_right_spans: bool = False) -> Reliability:
    """What is extracted from each document, with whether it is right; speakers `of_right_spans` alone, or all."""
    found = Reliability()
    for row, quotations in pairs:
        gold = row["quotes"]
        right = matched_spans(row, quotations)
        for j, one in enumerate(quotations):
            annotation = gold[right[j]] if j in right else None
            if annotation is not None and annotation.get("optional"):
                continue
            kind = str(one.type)
            found.spans[kind].append((one.confidence, annotation is not None))
            if one.speaker is not None and (annotation is not None or not of_right_spans):
                names = [annotation["speaker"], *(annotation.get("speaker_alts") or ())] if annotation else []
                named = bool(annotation and annotation.get("speaker")) and same_name(
                    one.speaker.name or one.speaker.mention, names
                )
                found.speakers[kind].append((one.speaker.confidence, named))
    return found


def print_reliability(name: str, found: Reliability) -> None:
    """A row for each band of confidence: how many, and the share that is right, by type."""
    kinds = [kind for kind in ("direct", "mixed", "indirect") if found.spans[kind]]
    print(f"{name:<32}" + "".join(f"{kind:>16}" for kind in kinds) + f"{'speakers':>16}")
    columns = [found.spans[kind] for kind in kinds] + [[x for of in found.speakers.values() for x in of]]
    above = 1.01
    for edge in EDGES:
        cells = [[right for sure, right in column if edge <= sure < above] for column in columns]
        above = edge
        shown = "".join(
            f"{f'{sum(cell) / len(cell):.2f} of {len(cell)}' if cell else '':>16}" for cell in cells
        )
        if any(cells):
            print(f"    {f'{edge:.2f} or more':<28}{shown}")
    print()
