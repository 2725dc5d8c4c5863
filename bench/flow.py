"""What the flow costs beside the enrichment: one and two workers on Kafka against `pipeline.enrich` alone.

    .venv/bin/python -m bench.flow [ITEMS]

Counted is the CPU that workers and their pools spend for an item once all have started and warmed up: the
difference between two readings of /proc (Linux), with nothing but the items in between. What a process of
the pool costs to start is measured by itself and spread over the pages that one process does: the worker's own
pool starts it, not another one whose processes import this bench and its clients as well. Enrichment
alone is measured on the same pages, in as many warm processes as cores, before and after each row, since a
shared machine is not equally fast all the time; pages are in memory and off its clock. A page server and a
broker run on this machine too and take their share of its cores, so the rates say little.

All that a worker does beyond `enrich(item, page)` counts as the flow: also looking for lines that the
publisher repeats. Pages come from 32 sites, and their items are keyed by site, as the poller keys them. (Until
November 2026 the keys were numbers and the site was one: seven of eight items were published and read twice,
ADR 0076, and one of two workers had nearly all the work.) The pages are French news pages where
../shared/data/pages is beside the checkout, else those of the sample site, which are much smaller than a
newspaper's.
"""

import asyncio
import contextlib
import functools
import json
import lzma
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from aiohttp import web
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError

from bench.enrich import CORPUS
from bench.memory import children_of
from tests.broker.flow import settings_for, stored
from tests.broker.kafka import ApacheKafka
from tests.scores.site import page_of, url_of
from worker.articles import Limits, Page
from worker.embedded.site.contents import PAGES
from worker.pipeline import enrich, enrich_packed, packed
from worker.records.model import ItemRecord
from worker.service.kafka.topics import ARTICLES, ITEMS, ensure_topics
from worker.service.pool.processes import Pool
from worker.settings import Settings, load_settings
from worker.urls import site_of

CORES = os.cpu_count() or 1
CLOCK_TICK = os.sysconf("SC_CLK_TCK")
WARM = 100
SITES = 32
SETTLE_S = 2.0


@functools.cache
def texts() -> list[tuple[bytes, bytes]]:
    """(body, its own address) of each page."""
    if CORPUS.is_file():
        with lzma.open(CORPUS, "rt", encoding="utf-8") as rows:
            return [(row["html"].encode(), row["url"].encode()) for row in map(json.loads, rows)]
    pages = [page for page in PAGES if page.becomes == "article" and page.status == 200]
    return [(page_of(page, later=False).body, url_of(page).encode()) for page in pages]


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU seconds of a worker itself and of its pool."""

    worker_s: float
    pool_s: float


def main() -> None:
    """Print one row for each number of workers."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with page_server() as port, contextlib.ExitStack() as stack:
        servers = (
            os.environ.get("QUOTEWIRE_TEST_BOOTSTRAP_SERVERS")
            or stack.enter_context(ApacheKafka()).bootstrap_servers
        )
        pool = stack.enter_context(
            ProcessPoolExecutor(CORES, mp_context=multiprocessing.get_context("spawn"))
        )
        list(pool.map(enriched, range(WARM), [port] * WARM, chunksize=5))
        fresh_ms = 1000 * fresh_process_cpu_s(port) / load_settings().pages_per_process
        print(f"{items} items, {CORES} cores; CPU milliseconds an item, in all and against enrichment alone")
        before_ms, rate = alone(pool, port, items)
        print(f"{f'enrich alone, {CORES} processes':24} {before_ms:6.2f}{rate:46.1f} items/s")
        for workers in (1, 2):
            rate, spent = flow(servers, port, workers, items)
            after_ms, _ = alone(pool, port, items)
            alone_ms, before_ms = (before_ms + after_ms) / 2, after_ms
            worker_ms, pool_ms = 1000 * spent.worker_s / items, 1000 * spent.pool_s / items
            total_ms = worker_ms + pool_ms + fresh_ms
            name = f"{workers} worker{'s' * (workers > 1)} on Kafka"
            print(
                f"{name:24} {total_ms:6.2f}  ×{total_ms / alone_ms:.2f}  "
                f"pool {pool_ms:.2f} + its renewal {fresh_ms:.2f} + the rest {worker_ms:.2f}"
                f"{rate:8.1f} items/s  (alone {alone_ms:.2f})"
            )


def alone(pool: ProcessPoolExecutor, port: int, items: int) -> tuple[float, float]:
    """(CPU milliseconds of one enrichment, items a second on all cores)."""
    start = time.monotonic()
    cpu_s = sum(pool.map(enriched, range(items), [port] * items, chunksize=10))
    return 1000 * cpu_s / items, items / (time.monotonic() - start)


def enriched(number: int, port: int) -> float:
    """CPU seconds for one page."""
    url = page_url(number, port)
    page = Page(url=url, body=body_of(number, port), headers={"content-type": "text/html"})
    start = time.process_time()
    enrich(ItemRecord(link=url), page)
    return time.process_time() - start


def fresh_process_cpu_s(port: int) -> float:
    """What a process of the pool spends before it is warm: on its start, and on first pages more than later."""

    async def spent_after_each_round() -> list[float]:
        spent = []
        async with Pool(1, 3 * WARM) as pool:
            for _ in range(2):
                for number in range(WARM):
                    url = page_url(number, port)
                    page = Page(url=url, body=body_of(number, port), headers={"content-type": "text/html"})
                    await pool.run(60, enrich_packed, packed((ItemRecord(link=url), page, Limits(), b"")))
                (child,) = children_of(os.getpid())
                spent.append(sum(cpu_s(child)))
        return spent

    first_s, both_s = asyncio.run(spent_after_each_round())
    return first_s - (both_s - first_s)


def flow(servers: str, port: int, workers: int, items: int) -> tuple[float, Spent]:
    """(items a second between the first and the last article, what the workers spent meanwhile)."""
    settings = settings_for(servers, f"b{uuid.uuid4().hex[:8]}.")
    asyncio.run(ensure_topics(settings))
    processes = [start_worker(settings, CORES // workers or 1) for _ in range(workers)]
    try:
        asyncio.run(wait_for_members(settings, workers))
        asyncio.run(publish(settings, port, range(WARM)))
        asyncio.run(wait_until_done(settings, WARM))
        time.sleep(SETTLE_S)
        begun_ms, before = 1000 * time.time(), [spent_by(process.pid) for process in processes]
        asyncio.run(publish(settings, port, range(WARM, WARM + items)))
        asyncio.run(wait_until_done(settings, WARM + items))
        after = [spent_by(process.pid) for process in processes]
        times = [each.timestamp_ms for each in asyncio.run(stored(settings, ARTICLES))]
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            process.wait(60)
    times = [each for each in times if each > begun_ms]
    spent = Spent(
        sum(now.worker_s - then.worker_s for then, now in zip(before, after, strict=True)),
        sum(now.pool_s - then.pool_s for then, now in zip(before, after, strict=True)),
    )
    return 1000 * items / (max(times) - min(times)), spent


def spent_by(worker: int) -> Spent:
    """Since the start of each process; the pool's are the children, those included that have ended."""
    own_s, ended_s = cpu_s(worker)
    children = [
        int(pid)
        for task in Path(f"/proc/{worker}/task").iterdir()
        for pid in (task / "children").read_text().split()
    ]
    return Spent(own_s, ended_s + sum(sum(cpu_s(child)) for child in children))


def cpu_s(pid: int) -> tuple[float, float]:
    """(of the process, of its children that were waited for): proc(5), utime to cstime."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system, ended_user, ended_system = (int(each) / CLOCK_TICK for each in fields[11:15])
    return user + system, ended_user + ended_system


async def publish(settings: Settings, port: int, numbers: range) -> None:
    """The items of these pages."""
    producer = AIOKafkaProducer(bootstrap_servers=settings.bootstrap_servers, linger_ms=20)
    await producer.start()
    for number in numbers:
        url = page_url(number, port)
        body = json.dumps({"link": url}).encode()
        await producer.send(ITEMS.name(settings), body, key=site_of(url).encode())
    await producer.stop()


async def wait_for_members(settings: Settings, count: int) -> None:
    """Until the group is so many and has shared out its partitions; RuntimeError after two minutes."""
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.bootstrap_servers)
    await admin.start()
    try:
        deadline = time.monotonic() + 120
        while True:
            with contextlib.suppress(GroupCoordinatorNotAvailableError):
                (answer,) = await admin.describe_consumer_groups([settings.group_id])
                _, _, state, _, _, members, *_ = answer.groups[0]
                if state == "Stable" and len(members) == count:
                    return
            if time.monotonic() > deadline:
                raise RuntimeError("the workers did not join the group")
            await asyncio.sleep(0.5)
    finally:
        await admin.close()


async def wait_until_done(settings: Settings, items: int) -> None:
    """Until so many items are there and all are committed; RuntimeError after five minutes."""
    consumer = AIOKafkaConsumer(bootstrap_servers=settings.bootstrap_servers)
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.bootstrap_servers)
    await consumer.start()
    await admin.start()
    try:
        places = [TopicPartition(ITEMS.name(settings), number) for number in range(settings.partitions)]
        deadline = time.monotonic() + 300
        while True:
            ends = await consumer.end_offsets(places)
            committed = await admin.list_consumer_group_offsets(settings.group_id, partitions=places)
            done = {place: max(0, at.offset) for place, at in committed.items()}
            if sum(ends.values()) >= items and all(done.get(place, 0) == end for place, end in ends.items()):
                return
            if time.monotonic() > deadline:
                raise RuntimeError("the items were not done")
            await asyncio.sleep(0.25)
    finally:
        await consumer.stop()
        await admin.close()


def start_worker(settings: Settings, processes: int) -> "subprocess.Popen[bytes]":
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
    return subprocess.Popen([sys.executable, "-m", "worker", "run"], env=environment)


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
    web.run_app(
        app, host=[f"127.0.0.{site + 1}" for site in range(SITES)], port=port, print=None, access_log=None
    )


def page_url(number: int, port: int) -> str:
    return f"http://127.0.0.{number % SITES + 1}:{port}/{number}"


def body_of(number: int, port: int) -> bytes:
    """A page whose own address, wherever it stands in it, is the one that it is served at."""
    body, address = texts()[number % len(texts())]
    return body.replace(address, page_url(number, port).encode())


if __name__ == "__main__":
    main()
