"""Articles from annotated pages: this project against its peers, in one run on the same pages.

    uv venv .venv-bench && uv pip install --python .venv-bench/bin/python . --group bench
    .venv-bench/bin/python bench/pages.py             # quality and cost, where ../shared/data/pages is
    .venv-bench/bin/python bench/pages.py --hostile   # time and memory of hostile pages, a process each

`PAGES=folder` names another folder of `*.jsonl.xz` files with the keys doc_id, set, lang, publisher, url,
html, gold (paragraphs), junk ([type, line]) and title. A peer that is not installed is left out and named.

Columns: P, R, F of 4-word shingles (multiset, averaged over pages, title lines not counted); lost = gold
paragraphs of which less than half is there; junk = annotated junk lines that stand as a line, and pages
with one; standfirst = pages whose first gold paragraph is missing; CPU = process time per page with metadata,
and as a share of trafilatura's default with metadata on the same pages, taken in turns.
"""

import argparse
import json
import lzma
import os
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PAGES = Path(os.environ.get("PAGES", ROOT / "../shared/data/pages"))
SETS = ("fr", "fundus", "andy")
REFERENCE = "trafilatura"
Extractor = Callable[[bytes, str], str]


def ours() -> Extractor:
    from worker.articles import Page, read_article
    from worker.errors import PageError

    def extract(body: bytes, url: str) -> str:
        try:
            return read_article(Page(url=url, body=body)).body
        except PageError:
            return ""

    return extract


def trafilatura() -> Extractor:
    import trafilatura

    def extract(body: bytes, url: str) -> str:
        document = trafilatura.bare_extraction(body, url=url or None, with_metadata=True)
        return str(getattr(document, "text", "") or "")

    return extract


def newspaper4k() -> Extractor:
    import newspaper

    def extract(body: bytes, url: str) -> str:
        article = newspaper.Article(url or "https://example.org/", fetch_images=False)
        article.download(input_html=body.decode("utf-8", "replace"))
        article.parse()
        return str(article.text)

    return extract


def readability() -> Extractor:
    import lxml.html
    from readability import Document

    def extract(body: bytes, _url: str) -> str:
        document = Document(body.decode("utf-8", "replace"))
        document.title()
        tree = lxml.html.fromstring(document.summary())
        return "\n".join(
            " ".join(n.text_content().split()) for n in tree.iter("p", "h2", "h3", "li", "blockquote")
        )

    return extract


def resiliparse() -> Extractor:
    from resiliparse.extract.html2text import extract_plain_text

    def extract(body: bytes, _url: str) -> str:
        text = body.decode("utf-8", "replace")
        return str(extract_plain_text(text, main_content=True, alt_texts=False, list_bullets=False))

    return extract


HEADER = " " * 19 + "     P      R      F   lost          junk  standfirst  CPU ms  ratio"
PEERS: dict[str, Callable[[], Extractor]] = {
    "quotewire": ours,
    REFERENCE: trafilatura,
    "newspaper4k": newspaper4k,
    "readability-lxml": readability,
    "resiliparse": resiliparse,
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Score and time article extraction.")
    parser.add_argument("--hostile", action="store_true", help="time and memory of hostile pages")
    parser.add_argument("--one", metavar="NAME", help=argparse.SUPPRESS)
    parser.add_argument("--peer", default="quotewire", choices=PEERS)
    parser.add_argument("--scale", type=float, default=1.0, help="size of the hostile pages")
    options = parser.parse_args()
    if options.one:
        return hostile_page(options.one, options.peer, options.scale)
    if options.hostile:
        return hostile(options.peer, options.scale)
    if not PAGES.is_dir():
        print(f"no annotated pages at {PAGES}: nothing to measure", file=sys.stderr)
        return 0
    return quality()


def quality() -> int:
    """One table a set; all extractors see a page one after the other, so that noise falls on all alike."""
    extractors: dict[str, Extractor] = {}
    for name, make in PEERS.items():
        try:
            extractors[name] = make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    total: Counter[str] = Counter()
    for name in SETS:
        path = PAGES / f"{name}.jsonl.xz"
        if not path.is_file():
            continue
        scores = {peer: Score() for peer in extractors}
        for number, row in enumerate(rows(path)):
            body = row["html"].encode("utf-8", "replace")
            if not number:
                for extract in extractors.values():  # what is loaded once is not a page's cost
                    extract(body, row["url"] or "")
            for peer in (
                *list(extractors)[number % len(extractors) :],
                *list(extractors)[: number % len(extractors)],
            ):
                started = time.process_time()
                try:
                    text = extractors[peer](body, row["url"] or "")
                except Exception as error:  # a peer's crash is a result
                    text = ""
                    scores[peer].crashes[type(error).__name__] += 1
                scores[peer].add(row, text, time.process_time() - started)
        print(f"\n{name}: {scores['quotewire'].pages} pages")
        print(HEADER)
        for peer, score in scores.items():
            print(f"{peer:18} {score.line(scores.get(REFERENCE))}")
            total[peer] += int(score.seconds * 1e6)
    if total[REFERENCE]:
        print(
            f"\nCPU of quotewire against {REFERENCE}, all sets: x{total['quotewire'] / total[REFERENCE]:.3f}"
        )
    return 0


class Score:
    """Sums over the pages of one set, for one extractor."""

    def __init__(self) -> None:
        self.pages = self.paragraphs = self.lost = self.junk = self.leaked = self.leaking = self.headless = 0
        self.precision = self.recall = self.f1 = self.seconds = 0.0
        self.crashes: Counter[str] = Counter()

    def add(self, row: dict[str, Any], text: str, seconds: float) -> None:
        titles = {" ".join(words(title)) for title in as_list(row["title"]) if title}
        lines = [line for line in text.split("\n") if line.strip() and " ".join(words(line)) not in titles]
        want, got = shingles("\n".join(row["gold"])), shingles("\n".join(lines))
        both = (want & got).total()
        precision = both / got.total() if got else 0.0
        recall = both / want.total() if want else 1.0
        self.pages += 1
        self.seconds += seconds
        self.precision += precision
        self.recall += recall
        self.f1 += 2 * precision * recall / (precision + recall) if both else 0.0
        missing = [p for p in row["gold"] if is_lost(p, got)]
        self.paragraphs += sum(shingles(p).total() >= 5 for p in row["gold"])
        self.lost += len(missing)
        self.headless += bool(row["gold"]) and is_lost(row["gold"][0], got)
        keys, gold = {" ".join(words(line)) for line in lines}, {" ".join(words(p)) for p in row["gold"]}
        junk = [" ".join(words(j[1] if isinstance(j, list) else j)) for j in row.get("junk") or []]
        junk = [j for j in junk if len(j.split()) >= 3 and j not in gold]
        leaked = sum(j in keys for j in junk)
        self.junk += len(junk)
        self.leaked += leaked
        self.leaking += leaked > 0

    def line(self, reference: "Score | None") -> str:
        n = self.pages
        junk = f"{self.leaked / self.junk:.3f} on {self.leaking}" if self.junk else "-"
        ratio = f"x{self.seconds / reference.seconds:.2f}" if reference and reference.seconds else ""
        crashes = f"  crashes {dict(self.crashes)}" if self.crashes else ""
        return (
            f"{self.precision / n:6.3f} {self.recall / n:6.3f} {self.f1 / n:6.3f} "
            f"{self.lost / self.paragraphs:6.3f} "
            f"{junk:>13} {self.headless / n:11.3f} {1000 * self.seconds / n:7.1f} {ratio:>6}{crashes}"
        )


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    found = words(text)
    return Counter(tuple(found[i : i + n]) for i in range(max(1, len(found) - n + 1))) if found else Counter()


def is_lost(paragraph: str, got: Counter[tuple[str, ...]]) -> bool:
    own = shingles(paragraph)
    return own.total() >= 5 and (own & got).total() < own.total() / 2


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def hostile(peer: str, scale: float) -> int:
    """Every hostile page in a process of its own; ends with the worst time and memory."""
    from tests.articles.hostile import HOSTILE

    worst_time, worst_memory = 0.0, 0
    for name in HOSTILE:
        command = [sys.executable, __file__, "--one", name, "--peer", peer, "--scale", str(scale)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
            seconds, megabytes, result = json.loads(done.stdout.splitlines()[-1])
            worst_time, worst_memory = max(worst_time, seconds), max(worst_memory, megabytes)
            print(f"{name:42} {seconds:7.2f} s {megabytes:6} MB  {result}", flush=True)
        except subprocess.TimeoutExpired:
            print(f"{name:42}   > 120 s", flush=True)
        except subprocess.CalledProcessError as error:
            print(f"{name:42} died with {error.returncode}", flush=True)
    print(f"worst: {worst_time:.2f} s, {worst_memory} MB")
    return 0


def hostile_page(name: str, peer: str, scale: float) -> int:
    from tests.articles.hostile import HOSTILE

    body = HOSTILE[name](scale)
    extract = PEERS[peer]()
    extract(HOSTILE["zero bytes"](0), "https://example.org/a")
    started = time.process_time()
    try:
        text = extract(body, "https://example.org/a")
        result = f"{len(text)} characters" + ("" if "harbour of Aldmere" in text else ", without the article")
    except Exception as error:
        result = type(error).__name__
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps([seconds, memory, result]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
