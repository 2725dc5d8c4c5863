"""Memory of a worker over many pages: what grows by design, what leaks, and whether a child needs replacing.

    .venv/bin/python -m bench.memory flow --pages 100000                 # an article a page
    .venv/bin/python -m bench.memory flow --pages 40000 --links 2000     # the same articles, changed each time
    .venv/bin/python -m bench.memory rows                                # what the table keeps for an article
    .venv/bin/python -m bench.memory child --pages 20000                 # one process, never replaced

`flow` runs one worker process on an Apache Kafka of its own, with small French pages from loopback. Items are
published only as far ahead as the worker follows. The first way grows by a row for each article, as ADR 0005
wants it; the second must be flat, whatever it costs per page. `child` takes the pages of ../shared/data/pages
where they are beside the checkout. Memory is what the process has for itself (USS, smaps_rollup; Linux).
"""

import argparse
import asyncio
import contextlib
import json
import lzma
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from confluent_kafka import Producer as ConfluentProducer

from bench.enrich import CORPUS
from tests.broker.kafka import ApacheKafka
from tests.chaos.pages import SITES, html_of, item
from tests.chaos.web import PageServer
from tests.chaos.workers import WorkerProcess, command_of, wait_for
from worker.articles import Page
from worker.errors import PageError
from worker.pipeline import enrich
from worker.records.model import ItemRecord
from worker.records.sameness import KEPT, Sketch
from worker.records.versions import ArticleMemory
from worker.service.delivery.version_table import version_table
from worker.service.kafka.producer import Message, Producer
from worker.service.metrics import Metrics
from worker.service.pool.processes import NAME, Pool
from worker.settings import load_settings
from worker.urls import site_of

AHEAD = 1000
WARM = 0.5  # of the samples: caches and buffers fill meanwhile, some of them over 25,000 pages
STANDSTILL_S = 180.0


@dataclass(frozen=True, slots=True)
class Sample:
    """After so many pages: USS of the main process, and of its largest child."""

    pages: int
    main_kb: int
    child_kb: int


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("flow", "rows", "child"))
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--links", type=int, default=0, help="so many articles; 0: one for each page")
    parser.add_argument("--every", type=int, default=0, help="pages between two samples; 0: a twentieth")
    arguments = parser.parse_args()
    every = arguments.every or max(1, arguments.pages // 20)
    if arguments.what == "flow":
        flow(arguments.pages, arguments.links or arguments.pages, every)
    elif arguments.what == "rows":
        asyncio.run(rows(arguments.pages))
    else:
        asyncio.run(child(arguments.pages, every))


def flow(pages: int, links: int, every: int) -> None:
    """One worker with two children, from Kafka to Kafka."""
    with (
        ApacheKafka() as kafka,
        PageServer() as web,
        tempfile.TemporaryDirectory(prefix="quotewire-memory-") as directory,
    ):
        worker = WorkerProcess("worker", environment(kafka.bootstrap_servers), Path(directory))
        worker.start()
        try:
            wait_for(lambda: worker.readiness() == "ready", 90, "the worker is ready")
            print(f"{pages} pages of {links} articles, USS in MB", flush=True)
            changing = links < pages
            told(list(sampled(kafka.bootstrap_servers, worker, web, pages, links, every, changing)))
            stall_ms = 1000 * worker.metric("quotewire_loop_stall_seconds")
            print(f"the event loop was held up at most {stall_ms:.0f} ms")
        finally:
            code = worker.stop()
        if code:
            print(f"the worker ended with {code}\n{worker.log.read_text()[-3000:]}", file=sys.stderr)


def environment(servers: str) -> dict[str, str]:
    """The product's defaults, but for loopback and pace."""
    options = {
        "BOOTSTRAP_SERVERS": servers,
        "TOPIC_PREFIX": "memory.",
        "GROUP_ID": "memory",
        "ALLOW_PRIVATE": "127.0.0.0/8",
        "HOST_GAP_S": "0",
        "PROCESSES": "2",
        "LOG_LEVEL": "warning",
    }
    return {f"QUOTEWIRE_{name}": value for name, value in options.items()}


def sampled(
    servers: str, worker: WorkerProcess, web: PageServer, pages: int, links: int, every: int, changing: bool
) -> Iterator[Sample]:
    """Publish with backpressure; a sample every so many pages. RuntimeError where the worker stands still."""
    producer = ConfluentProducer(
        {"bootstrap.servers": servers, "enable.idempotence": True, "partitioner": "murmur2_random"}
    )
    published = settled = sampled_at = 0
    begun = moved_at = time.monotonic()
    while settled < pages:
        while published < min(pages, settled + AHEAD):
            link = link_of(published % links, web.ports, changing)
            producer.produce("memory.items", item(link), site_of(link))
            published += 1
        producer.flush(30)
        time.sleep(0.5)
        now = int(worker.metric("quotewire_fates_total"))
        if now > settled:
            settled, moved_at = now, time.monotonic()
        if not worker.pid or time.monotonic() - moved_at > STANDSTILL_S:
            raise RuntimeError(
                f"the worker stands still at {settled} pages\n{worker.log.read_text()[-3000:]}"
            )
        if settled - sampled_at >= every or settled >= pages:
            sampled_at = settled
            sample = sample_of(settled, worker.pid, worker.children())
            rate = settled / (time.monotonic() - begun)
            print(f"{row(sample)}  {rate:6.1f} pages/s", flush=True)
            yield sample


def link_of(number: int, ports: Sequence[int], changing: bool) -> str:
    site = number % SITES
    kind = "evolving" if changing else "article"
    return f"http://127.0.0.{site + 1}:{ports[site]}/{kind}/{number}"


async def rows(articles: int) -> None:
    """Bytes that the worker's main process keeps for an article in the table of versions."""
    full = Sketch(os.urandom(4 * KEPT), os.urandom(4 * KEPT), 4_000)
    for quotations in (0, 2, 10):
        with tempfile.TemporaryDirectory(prefix="quotewire-memory-") as directory:
            settings = load_settings(bootstrap_servers="127.0.0.1:1", data_dir=Path(directory))
            table = version_table(settings, cast(Producer, Nowhere()), Metrics(), failed)
            before = own_kb(os.getpid())
            for number in range(articles):
                uri = f"{number:064x}"  # as long as a key: ADR 0030
                ids = tuple(f"{uri}:{quotation:016x}" for quotation in range(quotations))
                memory = ArticleMemory(
                    1,
                    1_700_000_000_000,
                    uri,
                    ids,
                    1_700_000_000_000 + number,
                    sketch=full,
                    told=1_700_000_000_000,
                )
                await table.put(uri, memory, number % settings.partitions)
            grown = own_kb(os.getpid()) - before
            print(f"{quotations:3} quotations: {grown * 1024 / articles:7.0f} bytes an article", flush=True)


def failed(error: BaseException) -> None:
    raise error


class Nowhere:
    """Takes the place of the producer of the changelog."""

    async def send(self, messages: Sequence[Message]) -> None:
        """Nothing."""


async def child(pages: int, every: int) -> None:
    """One child of the product's pool, never replaced, with the same pages round and round."""
    corpus = pages_at_hand()
    print(f"{pages} times one of {len(corpus)} pages in one process, USS in MB", flush=True)
    samples: list[Sample] = []
    done = 0
    async with Pool(1, pages + 1) as pool:

        async def one(number: int) -> None:
            nonlocal done
            with contextlib.suppress(PageError):
                await pool.run(60.0, enrich, ItemRecord(link=""), corpus[number % len(corpus)])
            done += 1
            if done % every == 0:
                samples.append(sample_of(done, os.getpid(), children_of(os.getpid())))
                print(row(samples[-1]), flush=True)

        for start in range(0, pages, 4):
            await asyncio.gather(*(one(number) for number in range(start, min(start + 4, pages))))
    told(samples)


def pages_at_hand() -> list[Page]:
    """All of ../shared/data/pages; small invented ones where they are not there."""
    found = []
    for file in sorted(CORPUS.parent.glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines]
    headers = {"content-type": "text/html; charset=utf-8"}
    if found:
        return [
            Page(
                url=each["url"] or f"http://127.0.0.1/{each['doc_id']}",
                body=each["html"].encode(),
                headers=headers,
            )
            for each in found
        ]
    print("no ../shared/data/pages: with invented pages", file=sys.stderr)
    links = [f"http://127.0.0.1/article/{number}" for number in range(500)]
    return [Page(url=link, body=html_of(link, 1), headers=headers) for link in links]


def told(samples: list[Sample]) -> None:
    """The growth after the warm-up, by least squares: bytes a page."""
    warm = samples[int(len(samples) * WARM) :]
    if len(warm) < 3:
        return
    for name, size in cast(
        "list[tuple[str, Callable[[Sample], int]]]",
        [("main process", lambda s: s.main_kb), ("largest child", lambda s: s.child_kb)],
    ):
        slope, _ = statistics.linear_regression([s.pages for s in warm], [size(s) * 1024 for s in warm])
        first, last = size(warm[0]) / 1024, size(warm[-1]) / 1024
        print(f"{name}: {first:.1f} -> {last:.1f} MB, {slope:+.0f} bytes a page")


def row(sample: Sample) -> str:
    return f"{sample.pages:8} main {sample.main_kb / 1024:7.1f}  child {sample.child_kb / 1024:7.1f}"


def sample_of(pages: int, pid: int, children: list[int]) -> Sample:
    return Sample(pages, own_kb(pid), max((own_kb(each) for each in children), default=0))


def own_kb(pid: int) -> int:
    """Memory that is this process's alone; 0 where it is gone."""
    total = 0
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(("Private_Clean:", "Private_Dirty:", "Private_Hugetlb:")):
                total += int(line.split()[1])
    return total


def children_of(pid: int) -> list[int]:
    found: list[Any] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            found += (task / "children").read_text().split()
    return [int(each) for each in found if NAME.encode() in command_of(int(each))]


if __name__ == "__main__":
    main()
