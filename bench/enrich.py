"""Pages a second on one core: the whole of `pipeline.enrich` against trafilatura alone, same pages, same run.

    .venv/bin/python -m bench.enrich

Each page is timed under both, in turn, so that a noisy machine disturbs both alike; the median of the rounds
counts. The pages are those of the sample site, and with ../shared/data/pages beside the checkout also those.
"""

import json
import lzma
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from tests.scores.site import page_of
from worker.articles import Page
from worker.embedded.site.contents import PAGES
from worker.errors import PageError
from worker.pipeline import enrich
from worker.records.model import ItemRecord

ROUNDS = 3
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages" / "fr.jsonl.xz"


def main() -> None:
    """Print one row for each set of pages."""
    print(f"{'pages':22} {'n':>4} {'enrich':>12} {'trafilatura':>12} {'ratio':>7}")
    for name, pages in sets():
        ours, theirs = measure(pages)
        print(
            f"{name:22} {len(pages):4} {len(pages) / ours:8.1f}/s {len(pages) / theirs:10.1f}/s {ours / theirs:7.2f}"
        )


def sets() -> Iterator[tuple[str, list[Page]]]:
    """The sets of pages that are here."""
    yield "sample site", [page_of(page, later=False) for page in PAGES if page.file.endswith(".html")]
    if CORPUS.is_file():
        with lzma.open(CORPUS, "rt", encoding="utf-8") as rows:
            read = [json.loads(row) for row in rows]
        headers = {"content-type": "text/html; charset=utf-8"}
        yield (
            "French news pages",
            [Page(url=row["url"], body=row["html"].encode(), headers=headers) for row in read],
        )


def measure(pages: list[Page]) -> tuple[float, float]:
    """Median CPU seconds for all pages: ours, theirs."""
    rounds = [
        ([timed(_ours, page) for page in pages], [timed(_theirs, page) for page in pages])
        for _ in range(ROUNDS)
    ]
    return (
        statistics.median(sum(ours) for ours, _ in rounds),
        statistics.median(sum(theirs) for _, theirs in rounds),
    )


def timed(work: Callable[[Page], object], page: Page) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    work(page)
    return time.process_time() - start


def _ours(page: Page) -> object:
    try:
        return enrich(ItemRecord(link=page.url), page)
    except PageError as exc:
        return exc


def _theirs(page: Page) -> object:
    return trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)


if __name__ == "__main__":
    main()
