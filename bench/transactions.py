"""What Kafka transactions cost the worker's publishing, against the way it publishes now (ADR 0071).

    .venv/bin/python -m bench.transactions [--rounds 7] [--items 1000]

The same items on an Apache Kafka of this run: an article of 5 KB, nine quotations of 1 KB and what the table of
versions needs, with headers as the worker writes them. Every way takes its turn in every round, in changing
order, so that a noisy machine disturbs all alike; medians count.

- now: one idempotent producer on a lease. The note of a version, its records and the memory are awaited one
  after the other; offsets are committed every second.
- transactions: a producer for each of eight input partitions, `group-topic-partition` its transactional id.
  What has become ready is sent with its memory and its offset in one transaction for each partition, as often
  as said. It needs no note.

Paced: 100 items a second, as fast as two cores enrich pages. Full speed: with 1,024 items at once, since a
window of 128 would be all that a transaction a second could hold. CPU is that of the client process and of the
broker; ready -> sealed is the time until the records are acknowledged (now) or committed (transactions);
complaints are aiokafka's warnings: requests that the broker refused and that were repeated.
"""

import argparse
import asyncio
import logging
import math
import os
import statistics
import time
import uuid
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from tests.broker.flow import settings_for
from tests.broker.kafka import ApacheKafka
from worker.service.kafka.lease import Lease
from worker.service.kafka.producer import Message, Producer

PARTITIONS, WINDOW, PACE = 8, 1024, 100.0
ARTICLE, QUOTATION, ROW, QUOTATIONS = b"a" * 5000, b"q" * 1000, b"m" * 900, 9
ITEMS, ARTICLES, QUOTATIONS_TOPIC, TABLE = "items", "articles", "quotations", "versions"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Item:
    """One that is ready to be published; `ready` by the monotonic clock."""

    number: int
    ready: float

    @property
    def partition(self) -> int:
        return self.number % PARTITIONS

    def records(self) -> list[Message]:
        key = f"{self.number:064x}"
        found = [Message(ARTICLES, key.encode(), ARTICLE, headers(key))]
        for quotation in range(QUOTATIONS):
            own = f"{key}:{quotation:016x}"
            found.append(Message(QUOTATIONS_TOPIC, own.encode(), QUOTATION, headers(own)))
        return found

    def row(self) -> Message:
        return Message(TABLE, b"%064x" % self.number, ROW, partition=self.partition)


def headers(key: str) -> tuple[tuple[str, bytes], ...]:
    """As long as the worker's CloudEvents attributes."""
    names = ("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_dataschema")
    return tuple((name, key[-40:].encode()) for name in names)


@dataclass(frozen=True, slots=True)
class Measured:
    """One turn of one way."""

    rate: float
    client_ms: float
    broker_ms: float
    sealed_s: float
    complaints: int


class Complaints(logging.Handler):
    """Counts what aiokafka warns of."""

    count = 0

    def emit(self, _record: logging.LogRecord) -> None:
        self.count += 1


COMPLAINTS = Complaints(logging.WARNING)


Settle = Callable[[Item], Awaitable[None]]
Way = Callable[[str, AsyncExitStack], Awaitable[Settle]]


async def now(servers: str, stack: AsyncExitStack) -> Settle:
    """As the worker does it, with its own producer."""

    async def confirm() -> bool:
        return True

    lease = Lease(24.0, confirm)
    producer = await stack.enter_async_context(Producer(settings_for(servers, "cost."), lease))
    consumer = AIOKafkaConsumer(bootstrap_servers=servers, group_id=unique("now"), enable_auto_commit=False)
    await consumer.start()
    stack.push_async_callback(consumer.stop)
    places = [TopicPartition(ITEMS, partition) for partition in range(PARTITIONS)]
    consumer.assign(places)
    done = dict.fromkeys(places, 0)

    async def commit() -> None:
        while True:
            await asyncio.sleep(1.0)
            await consumer.commit(dict(done))

    background(stack, commit())

    async def settle(item: Item) -> None:
        await producer.send([item.row()])
        await producer.send(item.records())
        await producer.send([item.row()])
        done[places[item.partition]] += 1

    return settle


@dataclass(slots=True)
class Transactions:
    """What becomes ready in one input partition, in one transaction every so often."""

    producer: AIOKafkaProducer
    partition: int
    group: str
    every_s: float
    waiting: list[tuple[Item, asyncio.Future[None]]] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    offset: int = 0

    async def settle(self, item: Item) -> None:
        sealed = asyncio.get_running_loop().create_future()
        self.waiting.append((item, sealed))
        self.came.set()
        await sealed

    async def run(self) -> None:
        while True:
            await self.came.wait()
            begun = time.monotonic()
            batch, self.waiting = self.waiting, []
            self.came.clear()
            await self.producer.begin_transaction()
            futures = [
                await self.producer.send(
                    each.topic, each.value, key=each.key, headers=list(each.headers), partition=each.partition
                )
                for item, _ in batch
                for each in (*item.records(), item.row())
            ]
            self.offset += len(batch)
            place = TopicPartition(ITEMS, self.partition)
            await self.producer.send_offsets_to_transaction({place: self.offset}, self.group)
            await self.producer.commit_transaction()
            await asyncio.gather(*futures)
            for _, sealed in batch:
                sealed.set_result(None)
            await asyncio.sleep(max(0.0, self.every_s - (time.monotonic() - begun)))


def transactions(every_s: float) -> Way:
    """A way that commits each partition's transaction so often, where there is something to commit."""

    async def way(servers: str, stack: AsyncExitStack) -> Settle:
        group = unique("transactions")
        each_partition = []
        for partition in range(PARTITIONS):
            producer = AIOKafkaProducer(
                bootstrap_servers=servers,
                transactional_id=f"{group}-{ITEMS}-{partition}",
                max_request_size=4_100_000,
            )
            await producer.start()
            stack.push_async_callback(producer.stop)
            each_partition.append(Transactions(producer, partition, group, every_s))
            background(stack, each_partition[-1].run())

        async def settle(item: Item) -> None:
            await each_partition[item.partition].settle(item)

        return settle

    return way


WAYS: dict[str, Way] = {
    "now": now,
    "every 1 s": transactions(1.0),
    "every 0.2 s": transactions(0.2),
    "at once": transactions(0.0),
}


async def turn(way: Way, kafka: ApacheKafka, items: int, pace: float) -> Measured:
    """All items, `pace` a second, at most a window of them at once. Start and end are not counted."""
    sealed_s: list[float] = []
    async with AsyncExitStack() as stack:
        settle = await way(kafka.bootstrap_servers, stack)
        await asyncio.gather(*(settle(Item(number, 0.0)) for number in range(PARTITIONS)))
        room = asyncio.Semaphore(WINDOW if math.isinf(pace) else items)
        tasks = []

        async def one(number: int) -> None:
            item = Item(number, time.monotonic())
            try:
                await settle(item)
            finally:
                room.release()
            sealed_s.append(time.monotonic() - item.ready)

        begun, client, broker = time.monotonic(), time.process_time(), broker_cpu_s(kafka)
        complaints = COMPLAINTS.count
        for number in range(items):
            await asyncio.sleep(max(0.0, begun + number / pace - time.monotonic()))
            await room.acquire()
            tasks.append(asyncio.create_task(one(number)))
        await asyncio.gather(*tasks)
        took = time.monotonic() - begun
        client_s, broker_s = time.process_time() - client, broker_cpu_s(kafka) - broker
    return Measured(
        items / took,
        1000 * client_s / items,
        1000 * broker_s / items,
        statistics.median(sealed_s),
        COMPLAINTS.count - complaints,
    )


async def measure(kafka: ApacheKafka, items: int, rounds: int) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers)
    await admin.start()
    names = (ITEMS, ARTICLES, QUOTATIONS_TOPIC, TABLE)
    await admin.create_topics([NewTopic(name, PARTITIONS, 1) for name in names])
    await admin.close()
    for title, pace, count in (("paced", PACE, items), ("full speed", math.inf, 3 * items)):
        found: dict[str, list[Measured]] = {name: [] for name in WAYS}
        for number in range(rounds + 1):
            order = list(WAYS)[number % len(WAYS) :] + list(WAYS)[: number % len(WAYS)]
            for name in order:
                measured = await turn(WAYS[name], kafka, count if number else PARTITIONS * 20, pace)
                if number:  # the first round warms the broker
                    found[name].append(measured)
        print(f"\n{title}: {count} items, medians of {rounds} rounds (least to most)", flush=True)
        print(
            f"{'':12} {'items/s':>24} {'client ms':>22} {'broker ms':>22} {'ready -> sealed':>18} complaints"
        )
        for name, all_of in found.items():
            row = [f"{name:12}"]
            row.append(spread([each.rate for each in all_of], 24, 0))
            row.append(spread([each.client_ms for each in all_of], 22, 2))
            row.append(spread([each.broker_ms for each in all_of], 22, 2))
            row.append(f"{1000 * statistics.median(each.sealed_s for each in all_of):15.0f} ms")
            row.append(f"{sum(each.complaints for each in all_of):10}")
            print(" ".join(row), flush=True)


def spread(values: list[float], width: int, digits: int) -> str:
    middle, least, most = statistics.median(values), min(values), max(values)
    return f"{middle:.{digits}f} ({least:.{digits}f}-{most:.{digits}f})".rjust(width)


def broker_cpu_s(kafka: ApacheKafka) -> float:
    """CPU seconds of the broker's process so far."""
    fields = Path(f"/proc/{kafka.nodes[0].pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def background(stack: AsyncExitStack, loop: Awaitable[None]) -> None:
    """Run it until the turn is over; what it raises comes out with the items that wait for it."""
    task = asyncio.ensure_future(loop)

    async def end() -> None:
        task.cancel()
        await asyncio.wait([task])

    stack.push_async_callback(end)


def unique(name: str) -> str:
    return f"{name}-{uuid.uuid4().hex[:8]}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    logging.getLogger("aiokafka").addHandler(COMPLAINTS)
    logging.getLogger("aiokafka").propagate = False
    with ApacheKafka() as kafka:
        asyncio.run(measure(kafka, arguments.items, arguments.rounds))


if __name__ == "__main__":
    main()
