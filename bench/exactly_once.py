"""Whether Kafka transactions keep their promise with aiokafka and Faust as they are (ADR 0071).

    .venv/bin/python -m bench.exactly_once frozen       # a previous owner wakes up: is it fenced?
    .venv/bin/python -m bench.exactly_once outages      # the broker goes in mid-transaction: does aiokafka recover?
    .venv/bin/python -m bench.exactly_once recovery     # a changelog that ends in a marker: does Faust read it?

On Apache Kafka of this run. `frozen` and `outages` play an owner of one input partition: for each item in turn,
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
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.client import CoordinationType
from aiokafka.errors import KafkaError

from tests.broker.flow import settings_for
from tests.broker.kafka import ApacheKafka
from tests.chaos.verifier import read
from tests.chaos.workers import die_with_parent
from worker.records.versions import ArticleMemory
from worker.service.topics import VERSIONS_TABLE, changelog_name, ensure_topics
from worker.service.worker import Worker

TOPICS = ("left", "right")
HANGS_AFTER_S = 60.0
PLACE = TopicPartition("items", 0)
ROW = msgspec.json.encode({"memory": ArticleMemory(1, 0, "fingerprint", (), 0), "partition": 0})
CHANGELOGS = {
    "plain rows": ("plain", "plain"),
    "ends in a commit": ("plain", "committed"),
    "a plain row after a commit": ("committed", "plain"),
    "a plain row after an abort": ("aborted", "plain"),
}


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
        for topic in TOPICS:
            await producer.send(f"{self.prefix}-{topic}", b"%d by %s" % (self.position, self.name.encode()))
        await asyncio.sleep(random.uniform(0, 0.02))
        await producer.send_offsets_to_transaction({PLACE: self.position + 1}, self.prefix)
        await producer.commit_transaction()
        self.position += 1

    async def leave(self) -> None:
        """Without a word to the broker, as far as aiokafka allows."""
        if self._producer is not None:
            with contextlib.suppress(TimeoutError, KafkaError, AssertionError):
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
            except (KafkaError, AssertionError) as exc:
                self.log[type(exc).__name__ + (f": {exc}"[:90] if str(exc) else "")] += 1
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


async def frozen(kafka: ApacheKafka, rounds: int) -> None:
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("frozen", "outages", "recovery", "owner"))
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=10)
    arguments = parser.parse_args()
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    if arguments.what == "owner":
        asyncio.run(owner(*arguments.rest))
        return
    with ApacheKafka() as kafka:
        if arguments.what == "frozen":
            asyncio.run(frozen(kafka, arguments.rounds))
        elif arguments.what == "outages":
            asyncio.run(outages(kafka, OUTAGES))
        else:
            asyncio.run(recovery(kafka))
    if arguments.what == "outages":
        with ApacheKafka(3, {"min.insync.replicas": "2"}) as kafka:
            asyncio.run(outages(kafka, (LOST_COORDINATOR,)))


if __name__ == "__main__":
    main()
