"""The quotations room against its bars and its peers, on the annotated sets in ../shared/data, in one run.

    uv venv .venv-bench && uv pip install --python .venv-bench/bin/python . --group bench
    .venv-bench/bin/python bench/quotes.py [--data DIR] [--alone]

One table a set: this project, its bar, a scan of the marks (each pair a quotation, said by the name nearest to
it) and textacy on a small spaCy model, all through the same scorer. Times are CPU milliseconds an article, scaled
to 5,000 code points: the best of three runs in a row, of each article of 1,000 code points or more.
A peer that is not installed is left out and named. Without the data the bench says so and scores the project's
own annotated articles. `--alone` runs no peer.
"""

import argparse
import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "scores")]

from annotated import load  # noqa: E402
from quotation_metrics import score  # noqa: E402

from bench.quotes_peers import Extract, scan, textacy  # noqa: E402
from worker.quotes import extract_quotations  # noqa: E402

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
MIN_TIMED = 1000
"""Code points below which an article is scored, not timed."""
Row = dict[str, Any]


def main() -> None:
    """Score what is there and print the tables."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = os.environ.get("QUOTEWIRE_SHARED_DATA", str(ROOT.parent / "shared" / "data"))
    arguments.add_argument(
        "--data", type=Path, default=Path(default), help="folder that holds quotes/*.jsonl"
    )
    arguments.add_argument("--alone", action="store_true", help="without the peers")
    given = arguments.parse_args()
    folder = given.data / "quotes"
    sets = [
        (name, _rows(folder / file), language) for name, file, language in SETS if (folder / file).exists()
    ]
    if not sets:
        print(f"No annotated sets in {folder}: scoring the project's own articles.\n")
    sets += [
        (f"own articles, {language}", [document.row() for document in load(language)], language)
        for language in ("fr", "en", "de", "es", "it", "pt")
    ]
    peers = {} if given.alone else _peers({language for _, _, language in sets})
    for name, rows, language in sets:
        extractors: dict[str, Extract] = {"quotewire": partial(extract_quotations, language=language)}
        extractors |= peers.get(language, {})
        _print_table(name, rows, extractors, BARS.get(name, {}))
    _print_length()


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _peers(languages: set[str]) -> dict[str, dict[str, Extract]]:
    """The peers that run here, by language; what is left out is said."""
    peers: dict[str, dict[str, Extract]] = {}
    without: dict[str, list[str]] = {}
    for language in sorted(languages):
        peers[language] = {"scan": scan}
        try:
            peers[language]["textacy"] = textacy(language)
        except (ImportError, OSError) as error:
            without.setdefault(str(error).partition(". ")[0], []).append(language)
    for reason, left_out in without.items():
        print(f"No column for textacy in {', '.join(left_out)}: {reason}.")
    print()
    return peers


def _print_table(name: str, rows: list[Row], extractors: dict[str, Extract], bars: dict[str, float]) -> None:
    scored = {
        peer: score((row, of(row["text"])) for row in rows).figures() for peer, of in extractors.items()
    }
    times = _times(rows, extractors)
    print(f"{name:<32}" + "".join(f"{peer:>12}" for peer in extractors) + f"{'bar':>10}")
    for figure, own in scored["quotewire"].items():
        if own == 0 and figure not in bars:
            continue
        if bars.keys() == {"all_token_f"} and figure not in bars:
            continue  # spans of that set are whole attributions, not what stands in marks
        values = "".join(f"{figures[figure]:>12.3f}" for figures in scored.values())
        bar = f"{bars[figure]:>10.2f} {'met' if own >= bars[figure] else 'MISSED'}" if figure in bars else ""
        print(f"    {figure:<28}{values}{bar}")
    for figure, share in (("ms, median", 0.5), ("ms, p99", 0.99)):
        if len(times["quotewire"]) > 1:
            values = "".join(f"{of[min(len(of) - 1, int(len(of) * share))]:>12.2f}" for of in times.values())
            print(f"    {figure:<28}{values}")
    print()


def _times(rows: list[Row], extractors: dict[str, Extract]) -> dict[str, list[float]]:
    """Milliseconds per 5,000 code points, in ascending order."""
    times: dict[str, list[float]] = {peer: [] for peer in extractors}
    for text in [row["text"] for row in rows if len(row["text"]) >= MIN_TIMED]:
        for peer, extract in extractors.items():
            times[peer].append(min(_time(extract, text) for _ in range(3)) / len(text) * 5000)
    return {peer: sorted(of) for peer, of in times.items()}


def _time(extract: Extract, text: str) -> float:
    start = time.process_time()
    extract(text)
    return (time.process_time() - start) * 1000


def _print_length() -> None:
    """Seconds for one text of a million code points, and for half of it."""
    for language in ("fr", "en"):
        article = "\n\n".join(document.row()["text"] for document in load(language)) + "\n\n"
        text = (article * (1_000_000 // len(article) + 1))[:1_000_000]
        extract = partial(extract_quotations, language=language)
        half, whole = (_time(extract, text[:size]) / 1000 for size in (500_000, 1_000_000))
        print(f"{language}: 500,000 chars in {half:.2f} s, 1,000,000 in {whole:.2f} s")


if __name__ == "__main__":
    main()
