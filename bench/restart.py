"""How long a worker takes to be ready again, and what it weighs then, by how much it has to read back.

    .venv/bin/python -m bench.restart [FEEDS ARTICLES]

The changelogs are filled first, with rows as a worker writes them: feeds that were polled, each with thirty items it has
seen, none of them due; articles with the sketch of their text and four quotations. Then a worker is started on them,
alone in its group, and again after SIGTERM. Nothing is fetched. Broker and worker share the machine.
"""

import asyncio
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from confluent_kafka import Producer

from tests.broker.flow import settings_for
from tests.broker.kafka import ApacheKafka
from tests.chaos.workers import WorkerProcess, resident_mb, wait_for
from worker.feeds.identity import feed_id
from worker.feeds.model import PollState
from worker.records.model import FeedRecord
from worker.records.sameness import KEPT, Sketch
from worker.records.versions import ArticleMemory
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.topics import POLLS_TABLE, VERSIONS_TABLE, Table, changelog_name, ensure_topics
from worker.service.polling.poll_table import Followed
from worker.settings import Settings

PARTITIONS = 12
SEEN = 30
QUOTATIONS = 4
READY_WITHIN_S = 600.0


def main() -> None:
    """One row for each start."""
    feeds, articles = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (100_000, 1_000_000)
    with ApacheKafka() as kafka, tempfile.TemporaryDirectory(prefix="quotewire-restart-") as directory:
        settings = settings_for(kafka.bootstrap_servers, "restart.", partitions=PARTITIONS)
        asyncio.run(ensure_topics(settings))
        print(f"{'feeds':>9} {'articles':>9} {'MB of rows':>11} {'ready after s':>14} {'resident MB':>12}")
        told(0, 0, 0, *restarted(settings, Path(directory)))
        size = fill(settings, POLLS_TABLE, feed_rows(feeds))
        told(feeds, 0, size, *restarted(settings, Path(directory)))
        size += fill(settings, VERSIONS_TABLE, article_rows(articles))
        for _ in range(2):
            told(feeds, articles, size, *restarted(settings, Path(directory)))


def told(feeds: int, articles: int, size: int, seconds: float, weight: float) -> None:
    """A row of the table."""
    print(f"{feeds:9} {articles:9} {size / 1e6:11.0f} {seconds:14.1f} {weight:12.0f}", flush=True)


def restarted(settings: Settings, directory: Path) -> tuple[float, float]:
    """Seconds from the start of the process until it is ready, and its resident memory a little later, in MB."""
    worker = WorkerProcess(
        "worker",
        {
            "QUOTEWIRE_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
            "QUOTEWIRE_TOPIC_PREFIX": settings.topic_prefix,
            "QUOTEWIRE_GROUP_ID": settings.group_id,
            "QUOTEWIRE_PARTITIONS": str(settings.partitions),
            "QUOTEWIRE_PROCESSES": "1",
        },
        directory,
    )
    begun = time.monotonic()
    worker.start()
    try:
        wait_for(lambda: worker.readiness() == "ready", READY_WITHIN_S, "the worker is ready")
        took = time.monotonic() - begun
        time.sleep(15.0)  # all feeds are looked through every ten seconds
        weight = resident_mb(worker.pid or 0)
    finally:
        worker.stop()
    return took, weight


def feed_rows(count: int) -> Iterator[tuple[str, str, bytes]]:
    """Feed id, the key that places it, and its row."""
    now = datetime.now(UTC)
    for number in range(count):
        url = f"https://{number}.example/rss"
        seen = tuple(
            (f"i1-{_hex(number, item, 32)}", f"{_hex(number, item, 12)}.01ba4719c80b") for item in range(SEEN)
        )
        state = PollState(
            next_poll=now + timedelta(hours=12), first_poll=now, last_poll=now, last_new=now, seen=seen
        )
        row = msgspec.json.encode(Followed(FeedRecord(url), state))
        yield feed_id(url), feed_id(url), row


def article_rows(count: int) -> Iterator[tuple[str, str, bytes]]:
    """Article uri, the site that places it, and its row."""
    now = round(time.time() * 1000)
    sketch = Sketch(os.urandom(4 * KEPT), os.urandom(4 * KEPT), 4_000)
    for number in range(count):
        uri = f"a1-{_hex(number, 0, 32)}"
        ids = tuple(f"q1-{_hex(number, each, 32)}" for each in range(QUOTATIONS))
        memory = ArticleMemory(1, now, _hex(number, 9, 32), ids, now, sketch=sketch, told=now)
        yield uri, f"{number % 1000}.example", msgspec.json.encode(memory)


def fill(settings: Settings, table: Table, rows: Iterator[tuple[str, str, bytes]]) -> int:
    """Put them on the table's changelog; how many bytes they are."""
    producer = Producer({"bootstrap.servers": settings.bootstrap_servers, "linger.ms": 50, "acks": "all"})
    name, size = changelog_name(settings, table), 0
    for key, placed_by, row in rows:
        while True:
            try:
                producer.produce(name, row, key, partition_of(placed_by.encode(), PARTITIONS))
                break
            except BufferError:
                producer.poll(0.1)
        size += len(key) + len(row)
    producer.flush()
    return size


def _hex(number: int, item: int, length: int) -> str:
    return hashlib.sha256(f"{number} {item}".encode()).hexdigest()[:length]


if __name__ == "__main__":
    main()
