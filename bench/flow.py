"""Items a second through Kafka, with one and two workers, against `pipeline.enrich` alone on the same cores.

    .venv/bin/python -m bench.flow [ITEMS]

A page server and a broker run on this machine too and take their share of its cores, so two figures are
given: throughput as it is, and the CPU that the workers spend for an item against what enrichment alone
spends, which is what the flow costs. What a worker spends to start and stop is measured with no items and
taken off. The pages are French news pages where ../shared/data/pages is beside the checkout, else those of
the sample site, which are much smaller than a newspaper's.
"""

import asyncio
import contextlib
import functools
import json
import lzma
import multiprocessing
import os
import resource
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from urllib.request import urlopen

from aiohttp import web
from aiokafka import AIOKafkaProducer

from bench.enrich import CORPUS
from tests.broker.flow import settings_for, stored
from tests.broker.kafka import ApacheKafka
from tests.scores.site import page_of, url_of
from worker.articles import Page
from worker.embedded.site.contents import PAGES
from worker.pipeline import enrich
from worker.records.model import ItemRecord
from worker.service.topics import ARTICLES, ITEMS, ensure_topics
from worker.settings import Settings

CORES = os.cpu_count() or 1


@functools.cache
def texts() -> list[tuple[bytes, bytes]]:
    """(body, its own address) of each page."""
    if CORPUS.is_file():
        with lzma.open(CORPUS, "rt", encoding="utf-8") as rows:
            return [(row["html"].encode(), row["url"].encode()) for row in map(json.loads, rows)]
    pages = [page for page in PAGES if page.becomes == "article" and page.status == 200]
    return [(page_of(page, later=False).body, url_of(page).encode()) for page in pages]


def main() -> None:
    """Print one row for each number of workers."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with page_server() as port, contextlib.ExitStack() as stack:
        servers = (
            os.environ.get("QUOTEWIRE_TEST_BOOTSTRAP_SERVERS")
            or stack.enter_context(ApacheKafka()).bootstrap_servers
        )
        alone_s, alone_cpu_s = alone(port, items)
        print(
            f"{items} items, {CORES} cores: items a second, CPU an item, CPU and rate against enrichment alone"
        )
        print(
            f"{f'enrich alone, {CORES} processes':26} {items / alone_s:7.1f}/s {1000 * alone_cpu_s / items:6.2f} ms"
        )
        for workers in (1, 2):
            started_cpu_s = flow(servers, port, workers, 0)[1]
            rate, cpu_s = flow(servers, port, workers, items)
            spent = cpu_s - started_cpu_s
            name = f"{workers} worker{'s' * (workers > 1)} through Kafka"
            ratios = f"×{spent / alone_cpu_s:.2f}  ×{rate * alone_s / items:.2f}"
            print(f"{name:26} {rate:7.1f}/s {1000 * spent / items:6.2f} ms  {ratios}")


def alone(port: int, items: int) -> tuple[float, float]:
    """(wall seconds, CPU seconds) of the enrichment of all pages in a pool of one process a core."""
    with ProcessPoolExecutor(CORES, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(enriched, range(CORES * 4), [port] * CORES * 4))  # imports are off the clock
        start = time.monotonic()
        cpu_s = sum(pool.map(enriched, range(items), [port] * items, chunksize=20))
        return time.monotonic() - start, cpu_s


def enriched(number: int, port: int) -> float:
    """CPU seconds for one page."""
    start = time.process_time()
    url = f"http://127.0.0.1:{port}/{number}"
    enrich(ItemRecord(link=url), Page(url=url, body=body_of(number, port)))
    return time.process_time() - start


def flow(servers: str, port: int, workers: int, items: int) -> tuple[float, float]:
    """(items a second between the first and the last article, CPU seconds of the workers and their children)."""
    settings = settings_for(servers, f"b{uuid.uuid4().hex[:8]}.")
    asyncio.run(publish(settings, port, items))
    before = children_cpu_s()
    processes = [start_worker(settings, CORES // workers or 1) for _ in range(workers)]
    try:
        times = asyncio.run(wait_for_articles(settings, items))
        if not items:
            time.sleep(8)
    finally:
        for process, _ in processes:
            process.send_signal(signal.SIGTERM)
        for process, _ in processes:
            process.wait(60)
    seconds = (max(times) - min(times)) / 1000 if items else 1.0
    return items / seconds, children_cpu_s() - before


async def publish(settings: Settings, port: int, items: int) -> None:
    """All items, before the workers start."""
    await ensure_topics(settings)
    producer = AIOKafkaProducer(bootstrap_servers=settings.bootstrap_servers, linger_ms=20)
    await producer.start()
    for number in range(items):
        body = json.dumps({"link": f"http://127.0.0.1:{port}/{number}"}).encode()
        await producer.send(ITEMS.name(settings), body, key=str(number).encode())
    await producer.stop()


async def wait_for_articles(settings: Settings, items: int) -> list[int]:
    """The timestamps of all articles, when there are as many as items; RuntimeError after five minutes."""
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        times = [each.timestamp_ms for each in await stored(settings, ARTICLES)]
        if len(times) >= items:
            return times
        await asyncio.sleep(2)
    raise RuntimeError("the articles did not come")


def start_worker(settings: Settings, processes: int) -> tuple["subprocess.Popen[bytes]", int]:
    """`quotewire run` as a service would run it, without robots or pace: there is one host."""
    environment = os.environ | {
        "QUOTEWIRE_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "QUOTEWIRE_TOPIC_PREFIX": settings.topic_prefix,
        "QUOTEWIRE_GROUP_ID": settings.group_id,
        "QUOTEWIRE_ALLOW_PRIVATE": "127.0.0.0/8",
        "QUOTEWIRE_HOST_GAP_S": "0",
        "QUOTEWIRE_OBEY_ROBOTS": "false",
        "QUOTEWIRE_PROCESSES": str(processes),
        "QUOTEWIRE_PORT": "0",
        "QUOTEWIRE_LOG_LEVEL": "error",
    }
    return subprocess.Popen([sys.executable, "-m", "worker", "run"], env=environment), processes


@contextlib.contextmanager
def page_server() -> Iterator[int]:
    """A process that serves /0, /1, … each with a text of the sample site under its own address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(port,), daemon=True)
    process.start()
    for _ in range(100):
        with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{port}/0"):
            break
        time.sleep(0.1)
    try:
        yield port
    finally:
        process.terminate()
        process.join()


def serve(port: int) -> None:
    """Until terminated."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(body=body_of(int(request.match_info["number"]), port), content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/{number:[0-9]+}", page)])
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


def body_of(number: int, port: int) -> bytes:
    """A page whose own address, wherever it stands in it, is the one that it is served at."""
    body, address = texts()[number % len(texts())]
    return body.replace(address, f"http://127.0.0.1:{port}/{number}".encode())


def children_cpu_s() -> float:
    """CPU seconds of all processes that this one has started and that have ended, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
