"""Good items beside hostile pages, through a whole worker on a real Kafka: how long the good ones take.

    .venv/bin/python -m bench.hostile [ROUNDS]

100 good pages of four sites are published as items, alone, and behind 160 pages of one site that are made to cost as much
as pages can (tests/articles/hostile.py, all kinds in turn). Timed is from the first item to the good articles' last
one, in a warmed-up worker; rounds are taken in turns and medians are printed, with the ratio. A page server and the
broker run on this machine and take their share of its cores. Good pages have 60 paragraphs.
"""

import asyncio
import json
import statistics
import sys
import time
import uuid
from collections.abc import Iterable
from contextlib import AsyncExitStack

from aiokafka import AIOKafkaConsumer

from tests.articles.hostile import HOSTILE
from tests.broker.flow import Served, page, publish_raw, running, serving, settings_for
from tests.broker.kafka import ApacheKafka
from worker.service.kafka.topics import ARTICLES
from worker.settings import Settings

GOOD, BAD, SITES = 100, 160, 4
SCALE = 0.25  # of the hostile pages: 160 at full size are 580 MB, and serving them would be timed as well
PATIENCE_S = 900.0
TEXT = (
    "The bridge on the old road will open again on Monday, part {n}, after seven months of repairs to its piers.",
    "«We will keep that date whatever it costs, and we said so in part {n}», promised the mayor, Odile Vasseur.",
    "The neighbours still wait for the pavements of part {n}, which were announced for the spring of next year.",
)


def good(number: int) -> bytes:
    """A news page of its own."""
    paragraphs = [line.format(n=f"{number}-{part}") for part in range(20) for line in TEXT]
    return page(f"The bridge, report {number}", *paragraphs, language="en")


async def seconds(bootstrap: str, beside: bool) -> float:
    """From the first item to the last good article."""
    settings = settings_for(
        bootstrap, f"h{uuid.uuid4().hex[:8]}.", partitions=4, enrich_timeout_s=10.0, shutdown_timeout_s=1.0
    )
    makers = list(HOSTILE.values())
    bad = {f"/bad/{n}": Served(makers[n % len(makers)](SCALE)) for n in range(BAD)} if beside else {}
    fine = {f"/good/{n}": Served(good(n)) for n in range(GOOD + 8)}
    async with AsyncExitStack() as stack:
        hostile = await stack.enter_async_context(serving(bad, "127.0.0.9"))
        sites = [await stack.enter_async_context(serving(fine, f"127.0.0.{n + 1}")) for n in range(SITES)]
        links = [f"{sites[n % SITES]}/good/{n}" for n in range(GOOD + 8)]
        await stack.enter_async_context(running(settings))
        await publish(settings, links[GOOD:])
        await arrived(settings, 8)
        begun = time.monotonic()
        await publish(settings, [f"{hostile}{path}" for path in bad])
        await publish(settings, links[:GOOD])
        await arrived(settings, GOOD + 8)
        return time.monotonic() - begun


async def publish(settings: Settings, links: Iterable[str]) -> None:
    if values := [json.dumps({"link": link}).encode() for link in links]:
        await publish_raw(settings, *values, key=None)


async def arrived(settings: Settings, number: int) -> None:
    """Until so many different good articles were published."""
    seen: set[str] = set()
    async with (
        AIOKafkaConsumer(
            ARTICLES.name(settings),
            bootstrap_servers=settings.bootstrap_servers,
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=20_000_000,
        ) as consumer,
        asyncio.timeout(PATIENCE_S),
    ):
        async for record in consumer:
            if record.value and b"/good/" in record.value:
                seen.add(json.loads(record.value)["requested_url"])
            if len(seen) >= number:
                return


def main(rounds: int) -> int:
    with ApacheKafka() as kafka:
        rows: dict[bool, list[float]] = {False: [], True: []}
        for _ in range(rounds):
            for beside in (False, True):
                rows[beside].append(asyncio.run(seconds(kafka.bootstrap_servers, beside)))
                print("beside" if beside else "alone ", f"{rows[beside][-1]:6.2f} s", flush=True)
    alone, beside_s = statistics.median(rows[False]), statistics.median(rows[True])
    print(
        f"{GOOD} good items: {alone:.2f} s alone, {beside_s:.2f} s beside {BAD} hostile pages, x{beside_s / alone:.2f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
