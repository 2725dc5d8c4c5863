"""What Kafka transactions would cost: `python -m tests.chaos.transactions`, on a broker of its own.

The same records (an article of 5 KB and six quotations of 1 KB for each item) by the product's way, many
items at once and each awaited, and in transactions that close every so many milliseconds and carry the
offsets. A table of records a second; nothing of it is used by the product (ADR 0071).
"""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from tests.broker.kafka import ApacheKafka

ARTICLE, QUOTATION, QUOTATIONS, AT_ONCE = b"a" * 5000, b"q" * 1000, 6, 128
PARTITIONS = 8

Run = Callable[[str, int], Awaitable[float]]


async def send_item(producer: AIOKafkaProducer, number: int) -> None:
    futures = [await producer.send("articles", ARTICLE, key=b"a%d" % number)]
    for quotation in range(QUOTATIONS):
        futures.append(await producer.send("quotations", QUOTATION, key=b"q%d-%d" % (number, quotation)))
    await asyncio.gather(*futures)


async def awaited(servers: str, items: int) -> float:
    """As the product does it."""
    room = asyncio.Semaphore(AT_ONCE)
    async with AIOKafkaProducer(
        bootstrap_servers=servers, acks="all", enable_idempotence=True, linger_ms=5
    ) as producer:

        async def one(number: int) -> None:
            async with room:
                await send_item(producer, number)

        begun = time.monotonic()
        await asyncio.gather(*(one(number) for number in range(items)))
        return items / (time.monotonic() - begun)


def transactional(every_s: float) -> Run:
    """A transaction for all that becomes ready within `every_s`, at most 128 items, offsets included."""

    async def run(servers: str, items: int) -> float:
        async with AIOKafkaProducer(
            bootstrap_servers=servers, transactional_id=f"measure-{every_s}", linger_ms=5
        ) as producer:
            begun = time.monotonic()
            for start in range(0, items, AT_ONCE):
                opened = time.monotonic()
                async with producer.transaction():
                    numbers = range(start, min(start + AT_ONCE, items))
                    await asyncio.gather(*(send_item(producer, number) for number in numbers))
                    offsets = {TopicPartition("items", p): start for p in range(PARTITIONS)}
                    await producer.send_offsets_to_transaction(offsets, "measure")
                    await asyncio.sleep(max(0.0, every_s - (time.monotonic() - opened)))
            return items / (time.monotonic() - begun)

    return run


async def measure(servers: str, items: int, rounds: int) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    await admin.start()
    await admin.create_topics([NewTopic(name, PARTITIONS, 1) for name in ("items", "articles", "quotations")])
    await admin.close()
    runs: dict[str, Run] = {"awaited": awaited, "transactions": transactional(0.0)}
    for turn in range(rounds):
        for name, run in runs.items():
            print(f"{turn + 1} {name}: {await run(servers, items):.0f} items/s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with ApacheKafka() as kafka:
        asyncio.run(measure(kafka.bootstrap_servers, arguments.items, arguments.rounds))


if __name__ == "__main__":
    main()
