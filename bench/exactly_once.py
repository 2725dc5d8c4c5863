"""Whether Kafka transactions keep their promise with aiokafka when owners and brokers come and go (ADR 0071).

    .venv/bin/python -m bench.exactly_once frozen       # a previous owner wakes up: is it fenced?
    .venv/bin/python -m bench.exactly_once outages      # the broker goes in mid-transaction: does aiokafka recover?
    .venv/bin/python -m bench.exactly_once thieves      # two who both believe that they own it: is all once?
    .venv/bin/python -m bench.exactly_once abandoned    # an owner dies in mid-transaction: what do readers see?

On Apache Kafka of this run. `frozen`, `thieves` and `outages` play an owner of one input partition: for each item in turn,
one transaction with a record on each of two topics and the item's offset; the transactional id is that of the
partition. Whoever takes over asks where the group stands after its producer has begun. Another client
(confluent-kafka, read_committed) then judges: every item once on each topic, in order.
"""

import argparse
import asyncio
import contextlib
import logging
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.client import CoordinationType
from aiokafka.errors import IllegalOperation, KafkaError

from tests.broker.kafka import ApacheKafka
from tests.chaos.verifier import read
from tests.chaos.workers import die_with_parent

TOPICS = ("left", "right")
HANGS_AFTER_S = 60.0
REFUSALS = (
    KafkaError,
    IllegalOperation,
    AssertionError,
)  # aiokafka's ways to say that a producer is done for
PLACE = TopicPartition("items", 0)


@dataclass(slots=True)
class Owner:
    """Owns the input partition until it is fenced. `position` is the next item; `log` what happened to it."""

    servers: str
    name: str
    prefix: str
    timeout_ms: int = 60_000
    position: int = -1
    coordinator: int = -1
    log: Counter[str] = field(default_factory=Counter)
    _producer: AIOKafkaProducer | None = None

    async def take(self) -> None:
        """Fence whoever was here before, then see where the group stands: in this order."""
        self._producer = AIOKafkaProducer(
            bootstrap_servers=self.servers,
            transactional_id=f"{self.prefix}-items-0",
            transaction_timeout_ms=self.timeout_ms,
        )
        await self._producer.start()
        self.coordinator = self._producer._sender._coordinators[CoordinationType.TRANSACTION]
        self.position = await standing(self.servers, self.prefix)

    async def one(self) -> None:
        """The next item, in a transaction of its own."""
        producer = self._producer
        assert producer is not None
        await producer.begin_transaction()
        value = b"%d by %s" % (self.position, self.name.encode())
        futures = [await producer.send(f"{self.prefix}-{topic}", value) for topic in TOPICS]
        await asyncio.gather(*futures)  # see `obstacles refused` for why they are awaited before the commit
        await producer.send_offsets_to_transaction({PLACE: self.position + 1}, self.prefix)
        await producer.commit_transaction()
        self.position += 1

    async def leave(self) -> None:
        """Without a word to the broker, as far as aiokafka allows."""
        if self._producer is not None:
            with contextlib.suppress(TimeoutError, *REFUSALS):
                await asyncio.wait_for(self._producer.stop(), 5)
            self._producer = None

    async def go_on(self, over: Callable[[], bool]) -> None:
        """Item after item; what fails or hangs costs a new producer under the same id."""
        while not over():
            try:
                async with asyncio.timeout(HANGS_AFTER_S):
                    await self.take()
                while not over():
                    async with asyncio.timeout(HANGS_AFTER_S):
                        await self.one()
            except TimeoutError:
                self.log["hung"] += 1
            except REFUSALS as exc:
                self.log[type(exc).__name__] += 1
            await self.leave()


async def standing(servers: str, group: str) -> int:
    """The offset that the group has committed; 0 where it has none. Asked again until it is answered."""
    while True:
        admin = AIOKafkaAdminClient(bootstrap_servers=servers)
        try:
            await admin.start()
            found = await admin.list_consumer_group_offsets(group, partitions=[PLACE])
            return max(int(found[PLACE].offset), 0) if PLACE in found else 0
        except KafkaError:
            await asyncio.sleep(0.3)
        finally:
            await admin.close()


async def create(servers: str, prefix: str, replicas: int = 1) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=servers)
    await admin.start()
    await admin.create_topics([NewTopic(f"{prefix}-{topic}", 1, replicas) for topic in TOPICS])
    with contextlib.suppress(KafkaError):
        await admin.create_topics([NewTopic("items", 1, replicas)])
    await admin.close()


def judged(servers: str, prefix: str, position: int) -> str:
    """What a reader of committed records finds, against the offset that the group has committed."""
    faults = []
    for topic in TOPICS:
        found = [int((record.value or b"").split()[0]) for record in read(servers, f"{prefix}-{topic}")]
        lost, doubled = len(set(range(position)) - set(found)), len(found) - len(set(found))
        beyond, disordered = len(set(found) - set(range(position))), found != sorted(found)
        faults.append(f"{lost} lost, {doubled} doubled, {beyond} beyond, disorder {disordered}")
    return f"{position} items; " + "; ".join(faults)


async def frozen(kafka: ApacheKafka, rounds: int = 10) -> None:
    """SIGSTOP of an owner at any moment, a new owner works, SIGCONT: the old one must end unheard."""
    prefix = f"frozen{uuid.uuid4().hex[:6]}"
    await create(kafka.bootstrap_servers, prefix)
    ends: Counter[str] = Counter()
    for number in range(rounds):
        old = subprocess.Popen(  # noqa: ASYNC220
            [
                sys.executable,
                "-m",
                "bench.exactly_once",
                "owner",
                kafka.bootstrap_servers,
                prefix,
                str(number),
            ],
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_parent,
        )
        assert old.stdout is not None
        old.stdout.readline()  # its producer has begun
        await asyncio.sleep(random.uniform(1.0, 2.0))
        os.kill(old.pid, signal.SIGSTOP)
        new = Owner(kafka.bootstrap_servers, f"new{number}", prefix)
        await new.take()
        for _ in range(20):
            await new.one()
        os.kill(old.pid, signal.SIGCONT)
        for _ in range(50):
            await new.one()
        try:
            said, _ = await asyncio.to_thread(old.communicate, timeout=20)
            ends[said.strip().splitlines()[-1]] += 1
        except subprocess.TimeoutExpired:
            old.kill()
            old.wait()
            ends["went on for 20 s"] += 1
        for _ in range(20):
            await new.one()
        await new.leave()
    position = await standing(kafka.bootstrap_servers, prefix)
    print(f"woken owners ended with: {dict(ends)}", flush=True)
    print(await asyncio.to_thread(judged, kafka.bootstrap_servers, prefix, position), flush=True)


async def owner(servers: str, prefix: str, name: str) -> None:
    """The owner that is to be frozen: a process of its own, which ends when it is refused."""
    self = Owner(servers, f"old{name}", prefix)
    await self.take()
    print("begun", flush=True)
    try:
        while True:
            async with asyncio.timeout(15):
                await self.one()
    except Exception as exc:  # whatever it is shall be told
        print(type(exc).__name__, flush=True)
        os._exit(0)


@dataclass(frozen=True, slots=True)
class Outage:
    """What happens to the broker, how often, and for how long."""

    what: str
    seconds: float
    times: int
    timeout_ms: int = 60_000


OUTAGES = (
    Outage("stopped", 8, 4),
    Outage("stopped", 30, 1),
    Outage("killed", 3, 4),
    Outage("frozen", 15, 3),
    Outage("frozen", 45, 1),
    Outage("frozen", 20, 2, timeout_ms=5_000),
)
LOST_COORDINATOR = Outage("coordinator killed", 8, 4)


async def outages(kafka: ApacheKafka, kinds: tuple[Outage, ...]) -> None:
    """The owner works on, the broker goes away at some moment of a transaction and comes back."""
    for kind in kinds:
        prefix = f"o{uuid.uuid4().hex[:6]}"
        await create(kafka.bootstrap_servers, prefix, min(3, len(kafka.nodes)))
        worker = Owner(kafka.bootstrap_servers, "owner", prefix, kind.timeout_ms)
        stop = asyncio.Event()
        task = asyncio.create_task(worker.go_on(stop.is_set))
        back_s = []
        for _ in range(kind.times):
            await until_moved(worker, 20)
            await asyncio.sleep(random.uniform(0, 0.5))
            await asyncio.to_thread(gone, kafka, kind, worker.coordinator)
            begun = time.monotonic()
            await until_moved(worker, 3)
            back_s.append(round(time.monotonic() - begun, 1))
        stop.set()
        await task
        position = await standing(kafka.bootstrap_servers, prefix)
        verdict = await asyncio.to_thread(judged, kafka.bootstrap_servers, prefix, position)
        print(f"{kind.times} x {kind.what} {kind.seconds:g} s (transactions of {kind.timeout_ms / 1000:g} s)")
        print(f"    producers lost by {dict(worker.log)}; at work again after {back_s} s")
        print(f"    {verdict}", flush=True)


async def until_moved(worker: Owner, items: int) -> None:
    """So many items more. RuntimeError after three minutes."""
    goal = worker.position + items
    async with asyncio.timeout(180):
        while worker.position < goal:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


def gone(kafka: ApacheKafka, kind: Outage, coordinator: int) -> None:
    if kind is LOST_COORDINATOR:
        node = next(node for node in kafka.nodes if node.id == coordinator)
        node.kill()
        time.sleep(kind.seconds)
        node.start()
        return
    away = {"stopped": kafka.stop, "killed": kafka.kill, "frozen": kafka.freeze}[kind.what]
    away()
    time.sleep(kind.seconds)
    if kind.what == "frozen":
        kafka.thaw()
    else:
        kafka.start()


async def thieves(kafka: ApacheKafka, seconds: float = 20) -> None:
    """Two who take the partition from each other, as after an assignment that came late to a sleeper.

    The group's generation would forbid it; aiokafka does not send that with a transaction's offsets.
    """
    prefix = f"thieves{uuid.uuid4().hex[:6]}"
    await create(kafka.bootstrap_servers, prefix)
    over = time.monotonic() + seconds
    both = [Owner(kafka.bootstrap_servers, name, prefix) for name in ("one", "other")]
    await asyncio.gather(*(each.go_on(lambda: time.monotonic() > over) for each in both))
    for each in both:
        print(f"{each.name}: lost its producer by {dict(each.log)}")
    position = await standing(kafka.bootstrap_servers, prefix)
    print(await asyncio.to_thread(judged, kafka.bootstrap_servers, prefix, position), flush=True)


async def abandoned(kafka: ApacheKafka) -> None:
    """An owner dies in mid-transaction. How long do readers miss what others commit on the same partition?"""
    for title, takes_over in (("nobody takes over", False), ("taken over after 3 s", True)):
        prefix = f"abandoned{uuid.uuid4().hex[:6]}"
        await create(kafka.bootstrap_servers, prefix)
        old = Owner(kafka.bootstrap_servers, "old", prefix, timeout_ms=20_000)
        await old.take()
        assert old._producer is not None
        await old._producer.begin_transaction()
        await old._producer.send_and_wait(f"{prefix}-left", b"0 by old")
        async with (
            AIOKafkaProducer(
                bootstrap_servers=kafka.bootstrap_servers, transactional_id=uuid.uuid4().hex
            ) as other,
            other.transaction(),
        ):
            await other.send_and_wait(f"{prefix}-left", b"7 by other")
        begun = time.monotonic()
        consumer = AIOKafkaConsumer(
            f"{prefix}-left",
            bootstrap_servers=kafka.bootstrap_servers,
            isolation_level="read_committed",
            auto_offset_reset="earliest",
        )
        await consumer.start()
        reading = asyncio.create_task(consumer.getone())
        if takes_over:
            await asyncio.sleep(3.0)
            new = Owner(kafka.bootstrap_servers, "new", prefix)
            await new.take()
            await new.leave()
        async with asyncio.timeout(120):
            found = await reading
        print(f"{title}: {found.value!r} was seen after {time.monotonic() - begun:.1f} s", flush=True)
        await consumer.stop()
        await old.leave()


EXPERIMENTS: dict[str, Callable[[ApacheKafka], Coroutine[None, None, None]]] = {
    "frozen": frozen,
    "thieves": thieves,
    "abandoned": abandoned,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=(*EXPERIMENTS, "outages", "owner"))
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # futures of a fenced producer that nobody awaits
    if arguments.what == "owner":
        asyncio.run(owner(*arguments.rest))
        return
    with ApacheKafka() as kafka:
        if arguments.what == "outages":
            asyncio.run(outages(kafka, OUTAGES))
        else:
            asyncio.run(EXPERIMENTS[arguments.what](kafka))
    if arguments.what == "outages":
        with ApacheKafka(3, {"min.insync.replicas": "2"}) as kafka:
            asyncio.run(outages(kafka, (LOST_COORDINATOR,)))


if __name__ == "__main__":
    main()
