"""The scales of worker/quotes/attribution/confidences.py, fitted on texts that are free: own articles, French Wikinews.

    python bench/fit_confidences.py [--data DIR]

Isotonic regression of "is right" on the sum of weights, over groups of at least forty, each pulled towards its
neighbours by one standard error downwards: annotated articles are tidier than a newspaper. Spans are those of every
type; reported clauses only of the own articles, since French Wikinews has none annotated. Speakers are those of
quotations whose span is right. Without the data it is fitted on the own articles alone.
"""

import argparse
import json
import os
import sys
from itertools import groupby, pairwise
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "scores")]

from annotated import load  # noqa: E402

from bench.reliability import Pair, reliability  # noqa: E402
from worker.quotes import QuotationType, extract_quotations  # noqa: E402
from worker.quotes.attribution import confidences  # noqa: E402

LANGUAGES = ("fr", "en", "de", "es", "it", "pt")
GROUP = 40
"""Quotations that a step of a scale rests on at least."""
IDENTITY = ((0.0, 0.0), (1.0, 1.0))


def main() -> None:
    """Print the scales."""
    arguments = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("QUOTEWIRE_SHARED_DATA", str(ROOT.parent / "shared" / "data"))
    arguments.add_argument("--data", type=Path, default=Path(default))
    wikinews = arguments.parse_args().data / "quotes" / "fr_wikinews60.jsonl"
    with (
        patch.object(confidences, "WORDS", dict.fromkeys(QuotationType, IDENTITY)),
        patch.object(confidences, "OF_FEW_TOKENS", 1.0),
    ):
        own = [(row, extract_quotations(row["text"], row["lang"])) for row in _own()]
        marked = own + [(row, _marked(row)) for row in _rows(wikinews)]
        for kind in QuotationType:
            of_kind = reliability(own if kind is QuotationType.INDIRECT else marked).spans[str(kind)]
            print(f"{kind.value}: {_scale(of_kind)}")
    with (
        patch.object(confidences, "WORDS", dict.fromkeys(QuotationType, ((0.0, 1.0), (1.0, 1.0)))),
        patch.object(confidences, "OF_FEW_TOKENS", 1.0),
        patch.object(confidences, "SPEAKER", IDENTITY),
    ):
        pairs: list[Pair] = [(row, extract_quotations(row["text"], row["lang"])) for row in _own()]
        pairs += [(row, _marked(row)) for row in _rows(wikinews)]
        found = reliability(pairs, of_right_spans=True).speakers
        print(f"speaker: {_scale([each for of in found.values() for each in of])}")


def _own() -> list[dict[str, object]]:
    return [document.row() for language in LANGUAGES for document in load(language)]


def _rows(path: Path) -> list[dict[str, object]]:
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


def _marked(row: dict[str, object]) -> tuple[object, ...]:
    found = extract_quotations(str(row["text"]), str(row["lang"]))
    return tuple(q for q in found if q.type is not QuotationType.INDIRECT)


def _scale(seen: list[tuple[float, bool]]) -> str:
    """The points of a rising scale: (mean weight, share that is right less one standard error) of each group."""
    groups: list[list[tuple[float, bool]]] = []
    for _, of_weight in groupby(sorted(seen), key=lambda each: each[0]):
        if not groups or len(groups[-1]) >= GROUP:
            groups.append([])
        groups[-1] += of_weight
    if len(groups) > 1 and len(groups[-1]) < GROUP:
        groups[-2:] = [groups[-2] + groups[-1]]
    pooled: list[list[tuple[float, bool]]] = []
    for group in groups:
        pooled.append(group)
        while len(pooled) > 1 and _share(pooled[-2]) >= _share(pooled[-1]):
            pooled[-2:] = [pooled[-2] + pooled[-1]]
    points = [(sum(weight for weight, _ in group) / len(group), _share(group)) for group in pooled]
    assert all(one[1] < other[1] for one, other in pairwise(points))
    return ", ".join(f"({weight:.2f}, {share:.2f})" for weight, share in points)


def _share(group: list[tuple[float, bool]]) -> float:
    """Of the group, with one right and one wrong added, the share that is right less its standard error."""
    n = len(group) + 2
    share = (sum(right for _, right in group) + 1) / n
    return share - (share * (1 - share) / n) ** 0.5


if __name__ == "__main__":
    main()
