"""What stands against Kafka transactions with aiokafka and Faust as they are (ADR 0071).

    .venv/bin/python -m bench.obstacles refused      # a record that the broker refuses: is the rest committed?
    .venv/bin/python -m bench.obstacles recovery     # a changelog that ends in a marker: does Faust read it?
    .venv/bin/python -m bench.obstacles reading      # rows a second, were we to read the changelog ourselves

On Apache Kafka of this run. Whether owners are fenced and outages survived, `bench.exactly_once` tries.
"""

import argparse
import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Callable, Coroutine

import msgspec
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError

from bench.exactly_once import HANGS_AFTER_S, REFUSALS, create
from tests.broker.flow import settings_for
from tests.broker.kafka import ApacheKafka
from tests.chaos.verifier import read
from worker.records.versions import ArticleMemory
from worker.service.topics import VERSIONS_TABLE, changelog_name, ensure_topics
from worker.service.worker import Worker

ROW = msgspec.json.encode({"memory": ArticleMemory(1, 0, "fingerprint", (), 0), "partition": 0})
CHANGELOGS = {
    "plain rows": ("plain", "plain"),
    "ends in a commit": ("plain", "committed"),
    "a plain row after a commit": ("committed", "plain"),
    "a plain row after an abort": ("aborted", "plain"),
}


async def refused(kafka: ApacheKafka) -> None:
    """One record of a transaction is larger than its topic takes. What then, of the others and of the next?"""
    prefix = f"refused{uuid.uuid4().hex[:6]}"
    await create(kafka.bootstrap_servers, prefix)
    small = NewTopic(f"{prefix}-small", 1, 1, topic_configs={"max.message.bytes": "2000"})
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers)
    await admin.start()
    await admin.create_topics([small])
    await admin.close()
    for title, waits in (("not awaited", False), ("awaited, aborted", True)):
        producer = AIOKafkaProducer(
            bootstrap_servers=kafka.bootstrap_servers, transactional_id=uuid.uuid4().hex
        )
        await producer.start()
        outcomes = []
        for number, size in enumerate((5000, 10)):
            try:
                async with asyncio.timeout(HANGS_AFTER_S), producer.transaction():
                    futures = [
                        await producer.send(f"{prefix}-left", b"%d" % number),
                        await producer.send(small.name, b"x" * size),
                    ]
                    if waits:
                        await asyncio.gather(*futures)
                outcomes.append("committed")
            except (*REFUSALS, TimeoutError) as exc:
                outcomes.append(f"{type(exc).__name__} {exc}".strip()[:60])
            await asyncio.wait(futures, timeout=5)
            for future in futures:
                if future.done():
                    future.exception()
        with contextlib.suppress(TimeoutError, KafkaError):
            await asyncio.wait_for(producer.stop(), 5)
        print(f"{title}: with a record too large: {outcomes[0]}; the next transaction: {outcomes[1]}")
    for name in (f"{prefix}-left", small.name):
        found = [
            r.value for r in await asyncio.to_thread(lambda n=name: list(read(kafka.bootstrap_servers, n)))
        ]
        print(f"    a reader of committed records finds in {name.split('-')[1]}: {found}", flush=True)


async def recovery(kafka: ApacheKafka) -> None:
    """A worker whose table of versions was written in transactions."""
    for title, writes in CHANGELOGS.items():
        settings = settings_for(
            kafka.bootstrap_servers, f"r{uuid.uuid4().hex[:6]}.", processes=1, stall_timeout_s=600.0
        )
        await ensure_topics(settings)
        changelog = changelog_name(settings, VERSIONS_TABLE)
        for number, how in enumerate(writes):
            name = None if how == "plain" else f"{title}{number}"
            async with AIOKafkaProducer(
                bootstrap_servers=kafka.bootstrap_servers, transactional_id=name
            ) as producer:
                if how != "plain":
                    await producer.begin_transaction()
                await producer.send_and_wait(changelog, ROW, key=how.encode(), partition=0)
                if how != "plain":
                    await (
                        producer.commit_transaction() if how == "committed" else producer.abort_transaction()
                    )
        worker = Worker(settings)
        task = asyncio.create_task(worker.run())
        begun = time.monotonic()
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(recovered(worker), HANGS_AFTER_S)
            app = worker._app
            done = app is not None and app.tables.recovery.completed.is_set()
            rows = [key.decode() for key in app.tables[VERSIONS_TABLE].data] if app else []
            outcome = "recovered" if done else "still recovering"
            print(f"{title}: {outcome} after {time.monotonic() - begun:.0f} s, rows {rows}", flush=True)
        finally:
            worker.stop()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(task, 60)


async def recovered(worker: Worker) -> None:
    """Return when Faust has read the tables back."""
    while (app := worker._app) is None or not app.tables.recovery.completed.is_set():  # noqa: ASYNC110
        await asyncio.sleep(0.2)


async def reading(kafka: ApacheKafka, rows: int = 100_000) -> None:
    """The changelog of one partition, written in transactions of 100 rows, read back by a client of our own."""
    topic = f"reading{uuid.uuid4().hex[:6]}"
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers)
    await admin.start()
    await admin.create_topics([NewTopic(topic, 1, 1)])
    await admin.close()
    ids = tuple(f"{number:064x}:{number:016x}" for number in range(4))
    row = msgspec.json.encode({"memory": ArticleMemory(1, 0, "0" * 64, ids, 0), "partition": 0})
    async with AIOKafkaProducer(
        bootstrap_servers=kafka.bootstrap_servers, transactional_id=topic, linger_ms=5
    ) as producer:
        for start in range(0, rows, 100):
            async with producer.transaction():
                futures = [await producer.send(topic, row, key=b"%064x" % (start + n)) for n in range(100)]
                await asyncio.gather(*futures)
    place = TopicPartition(topic, 0)
    async with AIOKafkaConsumer(
        bootstrap_servers=kafka.bootstrap_servers, isolation_level="read_committed", enable_auto_commit=False
    ) as consumer:
        consumer.assign([place])
        begun = time.monotonic()
        end = (await consumer.end_offsets([place]))[place]
        consumer.seek(place, 0)
        found: dict[bytes, bytes] = {}
        while await consumer.position(place) < end:
            for record in (await consumer.getmany(place, timeout_ms=500)).get(place, []):
                found[record.key] = record.value
    took = time.monotonic() - begun
    print(
        f"{len(found)} rows of {len(row)} bytes in {took:.1f} s, {len(found) / took:.0f} a second", flush=True
    )


EXPERIMENTS: dict[str, Callable[[ApacheKafka], Coroutine[None, None, None]]] = {
    "refused": refused,
    "recovery": recovery,
    "reading": reading,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=tuple(EXPERIMENTS))
    arguments = parser.parse_args()
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # futures of a dead producer that nobody awaits
    with ApacheKafka() as kafka:
        asyncio.run(EXPERIMENTS[arguments.what](kafka))


if __name__ == "__main__":
    main()
