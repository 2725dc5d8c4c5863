"""The quotations room against its bars and its peers, on the annotated sets in ../shared/data, in one run.

    uv venv .venv-bench && uv pip install --python .venv-bench/bin/python . --group bench
    .venv-bench/bin/python bench/quotes.py [--data DIR] [--alone]

One table a set: this project, its bar, a scan of the marks (each pair a quotation, said by the name nearest to
it), textacy on a small spaCy model and, in English, CoreNLP's quote annotator, all through the same scorer; for PolNeAR's
attributions exact spans, beside published figures; at the end, how often what is given a confidence is right.
Times are CPU milliseconds an article, scaled to 5,000 code points, of each article of 1,000 code points or more: the
best of three runs in a row, of CoreNLP one.
A peer that is not installed is left out and named; `mvn -f bench/corenlp/pom.xml dependency:build-classpath` fetches
CoreNLP (0.5 GB; Java 17). Without the data the bench says so and scores the project's own annotated articles.
`--alone` runs no peer.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "scores")]

from annotated import load  # noqa: E402
from quotation_metrics import Counts, score, spans_found  # noqa: E402

from bench.attribution_spans import exact_spans  # noqa: E402
from bench.quotes_peers import CoreNlp, Extract, scan, textacy  # noqa: E402
from bench.reliability import Pair, print_reliability, reliability  # noqa: E402
from worker.quotes import Quotation, extract_quotations  # noqa: E402

SETS = (
    ("French, Wikinews", "fr_wikinews60.jsonl", "fr"),
    ("French, example page", "fr_figaro_seed.jsonl", "fr"),
    ("English quoted, PolNeAR", "en_polnear_dev_quoted.jsonl", "en"),
    ("English all, PolNeAR", "en_polnear_dev_all.jsonl", "en"),
    ("German quoted, Wikinews", "de_wikinews_dev_quoted.jsonl", "de"),
    ("German all, Wikinews", "de_wikinews_dev_all.jsonl", "de"),
    ("French press", "fr_press_dev.jsonl", "fr"),
    ("English press", "en_press_dev.jsonl", "en"),
    ("German press", "de_press_dev.jsonl", "de"),
    ("Spanish press", "es_press_dev.jsonl", "es"),
    ("Italian press", "it_press_dev.jsonl", "it"),
)
UNTIDY_FROM = {"fr": 60, "en": 37, "de": 11, "es": 20, "it": 20, "pt": 21}
"""Number of the first of the own articles that are written as untidily as newspapers are (tests/scores/README.md)."""
ATTRIBUTIONS = "en_polnear_cofenet_dev.jsonl"
PUBLISHED = {
    "source": (0.506, 0.696, 0.832),
    "cue": (0.534, 0.667, 0.753),
    "content": (0.286, 0.590, 0.729),
}
"""Exact F on the test half of PolNeAR, as CofeNet (COLING 2022) reports it: CRF, BiLSTM-CRF, BERT with CofeNet."""
EXACT_BARS = {"source": 0.65, "cue": 0.63, "content": 0.50}
INDIRECT = {"indirect_precision": 0.8, "indirect_recall": 0.75, "indirect_token_f": 0.82}


def _press(spans: float, mention: float, entity: float) -> dict[str, float]:
    said = {"said_to_f": 0.75, "chain_links_f": 0.78}
    return {"spans_f": spans, "speaker_mention_f": mention, "speaker_entity_f": entity} | said


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
    "German all, Wikinews": {"all_spans_f": 0.70, "all_token_f": 0.76, "recall_of_indirect": 0.70},
    "French press": _press(0.955, 0.91, 0.78) | INDIRECT,
    "English press": _press(0.985, 0.93, 0.82) | INDIRECT,
    "German press": _press(0.97, 0.90, 0.80) | INDIRECT,
    "Spanish press": _press(0.97, 0.90, 0.78) | INDIRECT,
    "Italian press": _press(0.955, 0.85, 0.76),
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
    for language, first in UNTIDY_FROM.items():
        own_rows = [document.row() for document in load(language)]
        untidy = [row for row in own_rows if row["doc_id"].partition("_")[0] >= f"{language}{first}"]
        sets += [
            (f"own articles, {language}", own_rows, language),
            (f"own untidy articles, {language}", untidy, language),
        ]
    peers = {} if given.alone else _peers({language for _, _, language in sets})
    press: list[Pair] = []
    for name, rows, language in sets:
        extractors: dict[str, Extract] = {"quotewire": partial(extract_quotations, language=language)}
        extractors |= peers.get(language, {})
        own = _print_table(name, rows, extractors, BARS.get(name, {}))
        if name.endswith("press") or name.startswith("own"):
            print_reliability("    right, by confidence", reliability(own))
        press += own if name.endswith("press") else []
    if press:
        print_reliability("All press, right by confidence", reliability(press))
    if (folder / ATTRIBUTIONS).exists():
        _print_exact(_rows(folder / ATTRIBUTIONS))
    _print_length()


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _peers(languages: set[str]) -> dict[str, dict[str, Extract]]:
    """The peers that run here, by language; what is left out is said."""
    peers: dict[str, dict[str, Extract]] = {}
    without: dict[str, list[str]] = {}
    makers: dict[str, Callable[[str], Extract]] = {"textacy": textacy, "corenlp": CoreNlp}
    for language in sorted(languages):
        peers[language] = {"scan": scan}
        for peer, make in makers.items():
            try:
                peers[language][peer] = make(language)
            except (ImportError, OSError) as error:
                why = f"{peer}: {str(error).partition('. ')[0]}"
                without.setdefault(why, []).append(language)
    for reason, left_out in without.items():
        print(f"In {', '.join(left_out)} no column for {reason}.")
    print()
    return peers


def _print_table(
    name: str, rows: list[Row], extractors: dict[str, Extract], bars: dict[str, float]
) -> list[Pair]:
    """Print what each scores and needs; give back what this project extracts."""
    runs = {peer: [_run(extract, row["text"]) for row in rows] for peer, extract in extractors.items()}
    pairs = {peer: [(row, ran[0]) for row, ran in zip(rows, of, strict=True)] for peer, of in runs.items()}
    scored = {peer: score(of).figures() | _all_types(of) for peer, of in pairs.items()}
    print(f"{name:<32}" + "".join(f"{peer:>12}" for peer in extractors) + f"{'bar':>10}")
    for figure, own in scored["quotewire"].items():
        if own == 0 and figure not in bars:
            continue
        if (bars.keys() == {"all_token_f"} or "all_spans_f" in bars) and figure not in bars:
            continue  # spans of that set are whole attributions, not what stands in marks
        if figure in ("all_spans_f", "recall_of_indirect") and figure not in bars:
            continue
        values = "".join(f"{figures[figure]:>12.3f}" for figures in scored.values())
        bar = f"{bars[figure]:>10.3f} {'met' if own >= bars[figure] else 'MISSED'}" if figure in bars else ""
        print(f"    {figure:<28}{values}{bar}")
    times = {
        peer: sorted(
            ran[1] / len(row["text"]) * 5000
            for row, ran in zip(rows, of, strict=True)
            if len(row["text"]) >= MIN_TIMED
        )
        for peer, of in runs.items()
    }
    for figure, share in (("ms, median", 0.5), ("ms, p99", 0.99)):
        if len(times["quotewire"]) > 1:
            values = "".join(f"{of[min(len(of) - 1, int(len(of) * share))]:>12.2f}" for of in times.values())
            print(f"    {figure:<28}{values}")
    print()
    return pairs["quotewire"]


def _all_types(pairs: list[Pair]) -> dict[str, float]:
    """Spans of every type, against annotations of every type; and how many of the indirect ones are found."""
    spans, indirect = Counts(), Counts()
    for row, quotations in pairs:
        spans.add(*spans_found(row, quotations))
        only = {**row, "quotes": [q for q in row["quotes"] if q.get("type") == "indirect"]}
        indirect.add(*spans_found(only, quotations))
    return {"all_spans_f": spans.f, "recall_of_indirect": indirect.recall}


def _print_exact(rows: list[Row]) -> None:
    """Exact spans of PolNeAR's attributions, beside the figures that are published for them."""
    counts = exact_spans((row, extract_quotations(row["text"], "en")) for row in rows)
    heads = ("quotewire", "CRF", "BiLSTM", "CofeNet")
    print(
        f"{'English attributions, exact F':<32}" + "".join(f"{head:>12}" for head in heads) + f"{'bar':>10}"
    )
    for label, of in counts.items():
        values = "".join(f"{figure:>12.3f}" for figure in (of.f, *PUBLISHED[label]))
        met = "met" if of.f >= EXACT_BARS[label] else "MISSED"
        print(f"    {label:<28}{values}{EXACT_BARS[label]:>10.3f} {met}")
    print()


def _run(extract: Extract, text: str) -> tuple[tuple[Quotation, ...], float]:
    """What it finds, and CPU milliseconds: the best of three, or the one run of a process of its own."""
    if isinstance(extract, CoreNlp):
        before = extract.seconds()
        found = extract(text)
        return found, (extract.seconds() - before) * 1000
    return extract(text), min(_time(extract, text) for _ in range(3))


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
