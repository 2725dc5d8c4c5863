"""How many feeds of two public corpora are read, beside plain feedparser in the same run.

    python bench/feeds.py [--seconds 10] [--verbose]

Reads the archives in ../shared/data/feeds, or in the folder that QUOTEWIRE_FEED_CORPUS names. Each document
is read in a child process that is killed after `--seconds`: it counts as hung. Counted as lost are items
with a usable link that plain feedparser reads and we do not, and items that gofeed's expected results name
and we do not. Exits 1 if anything crashed, hung or was lost.
"""

import argparse
import json
import multiprocessing
import os
import sys
import tarfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import feedparser

from worker.errors import FeedError
from worker.feeds.document.parse import parse_feed
from worker.feeds.model import Feed
from worker.urls import absolute, is_http_url, normalised

BASE = "http://127.0.0.1:8097/"
CORPUS = Path(os.environ.get("QUOTEWIRE_FEED_CORPUS", Path(__file__).parents[2] / "shared/data/feeds"))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--seconds", type=float, default=10.0)
    arguments.add_argument("--verbose", action="store_true", help="name the documents")
    options = arguments.parse_args()
    archives = sorted(CORPUS.glob("*.tar.xz"))
    if not archives:
        print(f"no archives in {CORPUS}: nothing measured")
        return 0
    bad = 0
    for archive in archives:
        documents = dict(_documents(archive))
        totals: Counter[str] = Counter()
        clocks: Counter[str] = Counter()
        for name, findings in _read_all(documents, options.seconds):
            clocks.update(findings.pop("clocks", {}))
            totals.update({key: value for key, value in findings.items() if isinstance(value, int)})
            if options.verbose and any(
                findings.get(key) for key in ("crashed", "hung", "lost", "fewer", "refused", "other")
            ):
                print("  ", name, {key: value for key, value in findings.items() if value})
        print(f"{archive.name}: {len(documents)} documents")
        for key, label in _LABELS.items():
            print(f"  {label:<58}{totals[key]:>6}")
        print(f"  {'seconds: ours, plain feedparser':<58}{clocks['ours']:>6.1f}{clocks['plain']:>6.1f}")
        bad += totals["crashed"] + totals["hung"] + totals["lost"] + totals["fewer"]
    return 1 if bad else 0


_LABELS = {
    "plain_feeds": "plain feedparser: finds a version or entries",
    "plain_crashed": "plain feedparser: crashed",
    "feeds": "ours: read",
    "refused": "ours: refused, though plain feedparser finds entries",
    "crashed": "ours: crashed",
    "hung": "ours: hung",
    "entries": "items with or without a link, by plain feedparser",
    "fewer": "  of which ours neither keeps nor counts",
    "linked": "items with a usable link, by plain feedparser or gofeed",
    "lost": "  of which lost by ours",
    "gained": "items that only ours has",
    "other": "items of which the title reads differently",
}


def _documents(archive: Path) -> Iterator[tuple[str, tuple[bytes, bytes | None]]]:
    """Name, bytes, and the expected JSON of gofeed where there is one."""
    with tarfile.open(archive) as tar:
        files = {member.name: tar.extractfile(member).read() for member in tar if member.isfile()}  # type: ignore[union-attr]
    for name, body in files.items():
        if name.endswith(".xml") or (name.endswith(".json") and "/json/" in name and "expected" not in name):
            yield (
                name,
                (body, files.get(name.removesuffix(".xml") + ".json") if name.endswith(".xml") else None),
            )


def _read_all(
    documents: dict[str, tuple[bytes, bytes | None]], seconds: float
) -> Iterator[tuple[str, dict[str, Any]]]:
    child, pipe = _start()
    for name, (body, expected) in documents.items():
        pipe.send((name, body, expected))
        if pipe.poll(seconds):
            try:
                yield name, pipe.recv()
                continue
            except EOFError:
                yield name, {"crashed": 1, "error": "the process died"}
        else:
            yield name, {"hung": 1}
        child.kill()
        child.join()
        child, pipe = _start()
    child.kill()
    child.join()


def _start() -> tuple[multiprocessing.Process, Connection]:
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.Process(target=_serve, args=(theirs,), daemon=True)
    child.start()
    theirs.close()
    return child, ours


def _serve(pipe: Connection) -> None:
    warnings.simplefilter("ignore")
    while True:
        name, body, expected = pipe.recv()
        pipe.send(_compared(BASE + name, body, expected))


def _compared(url: str, body: bytes, expected: bytes | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    started = time.perf_counter()
    theirs: dict[str, str] = {}
    choices: dict[str, frozenset[str]] = {}
    entries = 0
    try:
        plain = feedparser.parse(BytesIO(body), response_headers={"content-location": url})
        entries = len(plain.entries)
        found["plain_feeds"] = int(bool(plain.version or plain.entries))
        linked = [(link, entry) for entry in plain.entries if (link := _link(url, body, entry))]
        choices = {link: _all_links(url, entry) for link, entry in linked}
        theirs = {link: entry.get("title") or "" for link, entry in linked}
    except Exception as exc:
        found["plain_crashed"] = 1
        found["plain_error"] = repr(exc)
    middle = time.perf_counter()
    feed: Feed | None = None
    try:
        feed = parse_feed(body, url)
        found["feeds"] = 1
    except FeedError as exc:
        found["refused"] = int(entries > 0)
        found["error"] = repr(exc)
    except Exception as exc:
        found["crashed"] = 1
        found["error"] = repr(exc)
    found["clocks"] = {"plain": middle - started, "ours": time.perf_counter() - middle}
    wanted = set(choices.values()) | set(_expected_links(url, expected))
    ours = {normalised(item.link): item for item in feed.items} if feed else {}
    have = set(ours) | {normalised(enclosure.url) for item in ours.values() for enclosure in item.enclosures}
    lost = {links for links in wanted if not have & set(map(normalised, links))}
    found["linked"], found["lost"] = len(wanted), len(lost)
    if lost:
        found["which"] = sorted(map(sorted, lost))
    found["entries"] = entries
    found["fewer"] = max(0, entries - len(feed.items) - feed.dropped) if feed else entries
    found["gained"] = max(0, len(ours) - len(theirs))
    differing = [
        (title, ours[key].title)
        for link, title in theirs.items()
        if (key := normalised(link)) in ours and " ".join(title.split()) != (ours[key].title or "")
    ]
    found["other"] = len(differing)
    if differing:
        found["titles"] = differing
    return found


def _link(url: str, body: bytes, entry: Any) -> str | None:
    """The link that plain feedparser gives, unless it made it out of a guid or id that is no address."""
    link = entry.get("link") or entry.get("id") or ""
    if not entry.get("links") and not (is_http_url(link) and link.encode() in body):
        return None
    found = absolute(url, link) if link else None
    return found if found and is_http_url(found) else None


def _all_links(url: str, entry: Any) -> frozenset[str]:
    """Where an item has several links, any of them will do."""
    links = [entry.get("link") or entry.get("id"), *(link.get("href") for link in entry.get("links") or [])]
    return frozenset(found for link in links if link and (found := absolute(url, link)))


def _expected_links(url: str, expected: bytes | None) -> Iterator[frozenset[str]]:
    """The links of each item that gofeed expects; any of several will do."""
    try:
        items = json.loads(expected or b"{}").get("items") or []
    except ValueError:
        return
    for item in items:
        links = [item.get("link"), *(link for link in item.get("links") or [] if isinstance(link, str))]
        if usable := {found for link in links if link and (found := absolute(url, link))}:
            yield frozenset(usable)


if __name__ == "__main__":
    sys.exit(main())
