"""The quotations room against its bars and against a scan of the marks, on the annotated sets in ../shared/data.

    python bench/quotes.py [--data DIR] [--without-scan]

Scores every set that is there, times each article, and scores in the same run what a scan gives: every pair of
marks a quotation, said by the name nearest to it. Without the data it says so and scores the project's own
annotated articles.

There is no column for another extractor. textacy.extract.direct_quotations looks for parts of speech, lemmas and
subject dependencies (read in its source, 0.13; it was not run): it needs a trained spaCy pipeline, which this
project does not install, and a blank one sets none of them.
"""

import argparse
import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "scores")]

from annotated import load  # noqa: E402
from quotation_metrics import score  # noqa: E402

from worker.quotes import Evidence, Quotation, QuotationType, Speaker, extract_quotations  # noqa: E402
from worker.quotes.find import find_marked  # noqa: E402

SETS = (
    ("French, Wikinews", "fr_wikinews60.jsonl", "fr"),
    ("French, example page", "fr_figaro_seed.jsonl", "fr"),
    ("English quoted, PolNeAR", "en_polnear_dev_quoted.jsonl", "en"),
    ("English all, PolNeAR", "en_polnear_dev_all.jsonl", "en"),
    ("German quoted, Wikinews", "de_wikinews_dev_quoted.jsonl", "de"),
)
BARS = {
    "French, Wikinews": {
        "spans_f": 0.95,
        "speaker_mention_f": 0.82,
        "speaker_entity_f": 0.78,
        "said_to_f": 0.8,
        "chain_links_f": 0.8,
    },
    "French, example page": {
        "spans_f": 1.0,
        "speaker_entity_f": 1.0,
        "indirect_token_f": 0.6,
        "said_to_f": 1.0,
        "chain_links_f": 1.0,
    },
    "English quoted, PolNeAR": {"spans_precision": 0.97, "spans_recall": 0.95, "speaker_mention_f": 0.82},
    "English all, PolNeAR": {"all_token_f": 0.78},
    "German quoted, Wikinews": {"spans_f": 0.88, "speaker_mention_f": 0.7},
}
NAME = re.compile(r"\b[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)+")
NEAR = 80
"""Code points on either side of the marks in which the scan looks for a name."""
Row = dict[str, Any]
Extract = Callable[[str], tuple[Quotation, ...]]


def main() -> None:
    """Score what is there and print the tables."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = os.environ.get("QUOTEWIRE_SHARED_DATA", str(ROOT.parent / "shared" / "data"))
    arguments.add_argument(
        "--data", type=Path, default=Path(default), help="folder that holds quotes/*.jsonl"
    )
    arguments.add_argument("--without-scan", action="store_true")
    given = arguments.parse_args()
    folder = given.data / "quotes"
    sets = [
        (name, _rows(folder / file), language) for name, file, language in SETS if (folder / file).exists()
    ]
    if not sets:
        print(f"No annotated sets in {folder}: scoring the project's own articles.\n")
    sets += [
        (f"own articles, {language}", [document.row() for document in load(language)], language)
        for language in ("fr", "en", "de", "es", "it")
    ]
    for name, rows, language in sets:
        _print_scores(
            name, rows, lambda text, language=language: extract_quotations(text, language), BARS.get(name, {})
        )
        _print_times(rows, language)
        if not given.without_scan:
            _print_scores(f"{name}: a scan of the marks", rows, _scan, {})
    _print_length()


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _print_scores(name: str, rows: Iterable[Row], extract: Extract, bars: dict[str, float]) -> None:
    figures = score((row, extract(row["text"])) for row in rows).figures()
    print(name)
    for figure, value in figures.items():
        if value == 0 and figure not in bars:
            continue
        if bars.keys() == {"all_token_f"} and figure not in bars:
            continue  # spans of that set are whole attributions, not what stands in marks
        bar = (
            f"   bar {bars[figure]:.2f} {'met' if value >= bars[figure] else 'MISSED'}"
            if figure in bars
            else ""
        )
        print(f"    {figure:<20} {value:.3f}{bar}")


def _print_times(rows: list[Row], language: str) -> None:
    """Milliseconds an article, scaled to 5,000 code points; the best of three runs of each."""
    scaled = []
    for row in rows:
        text = row["text"]
        if len(text) < 1000:
            continue
        best = min(_time(text, language) for _ in range(3))
        scaled.append(best / len(text) * 5000)
    if len(scaled) > 1:
        scaled.sort()
        p99 = scaled[min(len(scaled) - 1, int(len(scaled) * 0.99))]
        print(f"    ms per 5,000 chars   median {statistics.median(scaled):.2f}   p99 {p99:.2f}\n")


def _time(text: str, language: str) -> float:
    start = time.process_time()
    extract_quotations(text, language)
    return (time.process_time() - start) * 1000


def _print_length() -> None:
    """Seconds for one text of a million code points, and for half of it."""
    for language in ("fr", "en"):
        article = "\n\n".join(document.row()["text"] for document in load(language)) + "\n\n"
        text = (article * (1_000_000 // len(article) + 1))[:1_000_000]
        half, whole = (_time(text[:size], language) / 1000 for size in (500_000, 1_000_000))
        print(f"{language}: 500,000 chars in {half:.2f} s, 1,000,000 in {whole:.2f} s")


def _scan(text: str) -> tuple[Quotation, ...]:
    """Every marked span, said by the nearest run of capitalised words: after it within a line, else before it."""
    found: list[Quotation] = []
    for mark in find_marked(text):
        after = NAME.search(text, mark.outer.end, min(len(text), mark.outer.end + NEAR))
        before = list(NAME.finditer(text, max(0, mark.outer.start - NEAR), mark.outer.start))
        name = after.group() if after else before[-1].group() if before else None
        speaker = None if name is None else Speaker(name, name, None, None, 1.0)
        found.append(Quotation(mark.span, QuotationType.DIRECT, Evidence.NONE, speaker=speaker))
    return tuple(found)


if __name__ == "__main__":
    main()
