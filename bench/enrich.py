"""CPU time of the whole of `pipeline.enrich` against trafilatura with metadata: same pages, same run, pure and compiled.

    .venv/bin/python -m bench.enrich            # the pure code
    make compiled && .venv/bin/python -m bench.enrich build/compiled

Each build is a process of its own, and so is trafilatura; they are given each page in turn, so that a noisy machine
disturbs all alike. The sums of the best of the rounds count. The pages are those of the sample site, and with
../shared/data/pages beside the checkout also those, by language and length. Quotations are timed by themselves on the
bodies that `enrich` gave, in milliseconds for 5,000 characters.
"""

import json
import lzma
import os
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import trafilatura

from tests.scores.site import page_of
from worker.articles import Page, read_article
from worker.embedded.site.contents import PAGES
from worker.errors import PageError
from worker.pipeline import enrich, quotations_of
from worker.records.model import ItemRecord

HERE = Path(__file__).resolve().parents[1]
CORPUS = HERE.parent / "shared" / "data" / "pages" / "fr.jsonl.xz"
ROUNDS = 3
LONG = 10_000  # characters of an article's text, as it is annotated

HEADERS = {"content-type": "text/html; charset=utf-8"}


def main(compiled: str | None = None) -> None:
    """Print one row for each set of pages."""
    builds = {"pure": HERE} | ({"compiled": Path(compiled).resolve()} if compiled else {})
    print(
        f"{'pages':26} {'n':>4} {'trafilatura':>11}", *(f"{name:>21} {'quotations':>11}" for name in builds)
    )
    for name, rows in sets():
        children = {"trafilatura": Child(HERE, "trafilatura")}
        for build, root in builds.items():
            children[build] = Child(root, "enrich")
            children[f"{build} quotations"] = Child(root, "quotations")
        spent, letters = measured(children, rows)
        theirs = spent["trafilatura"]
        cells = [
            f"{spent[build] / len(rows) * 1e3:11.1f} ms  x{spent[build] / theirs:.2f}"
            f" {spent[f'{build} quotations'] / max(letters, 1) * 5e6:8.1f} ms"
            for build in builds
        ]
        print(f"{name:26} {len(rows):4} {theirs / len(rows) * 1e3:8.1f} ms", *cells, flush=True)


def sets() -> Iterator[tuple[str, list[Page]]]:
    """The sets of pages that are here."""
    shown = (page_of(page, later=False) for page in PAGES if page.file.endswith(".html"))
    yield "sample site", list(shown)
    corpus = [row for path in sorted(CORPUS.parent.glob("*.jsonl.xz")) for row in _rows(path)]

    def of(name: str, *languages: str) -> list[Page]:
        chosen = (row for row in corpus if row["set"] == name and (not languages or row["lang"] in languages))
        return [_page(row) for row in chosen]

    for name, rows in (
        ("French", of("fr")),
        ("German (fundus)", of("fundus", "de")),
        ("English (fundus)", of("fundus", "en")),
        ("all of fundus", of("fundus")),
        ("English (andy)", of("andy")),
        (
            "English, long articles",
            [_page(row) for row in corpus if row["lang"] == "en" and _length(row) >= LONG],
        ),
    ):
        if rows:
            yield name, rows


def _rows(path: Path) -> list[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _page(row: dict[str, Any]) -> Page:
    return Page(url=row["url"] or "", body=row["html"].encode(), headers=HEADERS)


def _length(row: dict[str, Any]) -> int:
    return sum(map(len, row["gold"] or ()))


class Child:
    """A process that does one kind of work on a page, in a folder with a `worker` of its own."""

    def __init__(self, root: Path, work: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.enrich", "--child", work],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, page: Page) -> tuple[float, int]:
        """CPU seconds for a page, and the characters of the text that was read."""
        assert self._process.stdin is not None and self._process.stdout is not None
        row = page.url, b64encode(page.body).decode(), dict(page.headers)
        self._process.stdin.write(f"{json.dumps(row)}\n")
        self._process.stdin.flush()
        seconds, letters = json.loads(self._process.stdout.readline())
        return seconds, letters

    def end(self) -> None:
        self._process.communicate()


def measured(children: dict[str, Child], pages: list[Page]) -> tuple[dict[str, float], int]:
    """CPU seconds for all pages, each at its best of the rounds, by child; and the characters of their texts."""
    for child in children.values():
        child.ask(pages[0])  # what is loaded once
    best = {name: [float("inf")] * len(pages) for name in children}
    letters = [0] * len(pages)
    for _ in range(ROUNDS):
        for number, page in enumerate(pages):
            for name, child in children.items():
                seconds, read = child.ask(page)
                best[name][number] = min(best[name][number], seconds)
                letters[number] = max(letters[number], read)
    for child in children.values():
        child.end()
    return {name: sum(each) for name, each in best.items()}, sum(letters)


def child(work: str) -> None:
    """Answer each page on stdin, a line of JSON, with what it took."""
    do = {"trafilatura": _trafilatura, "enrich": _enrich, "quotations": _quotations}[work]
    for line in sys.stdin:
        url, body, headers = json.loads(line)
        page = Page(url=url, body=b64decode(body), headers=headers)
        print(json.dumps(do(page)), flush=True)


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _trafilatura(page: Page) -> tuple[float, int]:
    return timed(lambda: trafilatura.bare_extraction(page.body, url=page.url or None, with_metadata=True)), 0


def _enrich(page: Page) -> tuple[float, int]:
    def work() -> None:
        with suppress(PageError):
            enrich(ItemRecord(link=page.url), page)

    return timed(work), 0


def _quotations(page: Page) -> tuple[float, int]:
    try:
        article = read_article(page)
    except PageError:
        return 0.0, 0
    return timed(lambda: quotations_of(article)), len(article.body)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2])
    else:
        main(*sys.argv[1:])
