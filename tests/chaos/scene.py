"""One scenario's stage: a cluster, a web, workers as processes, items; at its end the verdict."""

import contextlib
import os
import shutil
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from confluent_kafka import Producer

from tests.broker.kafka import ApacheKafka, Node
from tests.chaos.pages import HEADERS, Event
from tests.chaos.reading import Group
from tests.chaos.verifier import Delivery, Verdict, verify
from tests.chaos.web import PageServer
from tests.chaos.workers import WorkerProcess, wait_for

BROKER = {"log.message.timestamp.type": "LogAppendTime"}  # gaps are measured by the broker's clock

THREE = {"min.insync.replicas": "2"}


@dataclass(slots=True)
class Scene:
    """Everything of one scenario. `patience_s` bounds it."""

    kafka: ApacheKafka
    pages: PageServer
    directory: Path
    settings: dict[str, object] = field(default_factory=dict)
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    published: list[Event] = field(default_factory=list)
    prefix: str = field(default_factory=lambda: f"c{uuid.uuid4().hex[:8]}.")
    workers: list[WorkerProcess] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    patience_s: float = 300.0
    begun: float = field(default_factory=time.monotonic)
    reasons: dict[str, set[str]] = field(default_factory=dict)
    memory_mb: list[float] = field(default_factory=list)
    stall_s: float | None = None
    in_flight: list[float] = field(default_factory=list)
    keep_logs: bool = False
    _standing: Group | None = None
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def group(self) -> str:
        return f"{self.prefix}worker"

    def worker(self, name: str, module: str = "worker", *arguments: str, **settings: object) -> WorkerProcess:
        """One more worker, not started yet."""
        options: dict[str, object] = {
            "bootstrap_servers": self.kafka.bootstrap_servers,
            "topic_prefix": self.prefix,
            "group_id": self.group,
            "partitions": 8,
            "replication_factor": min(3, len(self.kafka.nodes)),
            "session_timeout_s": 6.0,
            "allow_private": "127.0.0.0/8",
            "host_gap_s": 0.0,
            "fetch_retry_s": 0.05,
            "fetch_timeout_s": 10.0,
            "enrich_timeout_s": 10.0,
            "processes": 1,
            "log_format": "json",
        }
        if self.delivery is Delivery.EXACTLY_ONCE:
            options["exactly_once"] = "true"
        options |= self.settings | settings
        environment = {f"QUOTEWIRE_{key.upper()}": str(value) for key, value in options.items()}
        made = WorkerProcess(name, environment, self.directory, module, arguments or ("run",))
        self.workers.append(made)
        return made

    def start(self, *workers: WorkerProcess) -> None:
        """Start them, and wait until each is ready."""
        for worker in workers:
            worker.start()
        for worker in workers:
            wait_for(partial(is_ready, worker), 300, f"{worker.name} is ready")

    def publish(self, events: list[Event]) -> None:
        """Events on the items topic; every one acknowledged."""
        producer = Producer(
            {
                "bootstrap.servers": self.kafka.bootstrap_servers,
                "enable.idempotence": True,
                "log_level": 0,
                "partitioner": "murmur2_random",  # as Kafka's Java client and aiokafka hash
            }
        )
        failed: list[object] = []
        for event in events:
            producer.produce(
                f"{self.prefix}items",
                event.value,
                event.key,
                headers=list(HEADERS),
                on_delivery=lambda error, _: failed.append(error) if error else None,
            )
            producer.poll(0)
        assert producer.flush(60) == 0 and not failed, failed
        self.published += events

    def behind(self) -> int | None:
        """Items that are not committed; None where the broker does not answer."""
        if self._standing is None:
            items = f"{self.prefix}items"
            self._standing = Group(self.kafka.bootstrap_servers, self.group, items, self.delivery.isolation)
        found = self._standing.behind()
        return None if found is None else sum(found.values())

    def until_behind(self, count: int, without: Collection[Node] = ()) -> None:
        """Wait until at most `count` items are not committed. No node but those left out may have ended."""
        deadline = self.begun + self.patience_s
        while (behind := self.behind()) is None or behind > count:
            for node in self.kafka.nodes:
                assert node.pid or node in without, (
                    f"Kafka node {node.id} ended by itself:\n{node._last_words()}"
                )
            assert time.monotonic() < deadline, f"{behind} items are not committed: the scenario stands still"
            time.sleep(0.3)

    def finish(self) -> Verdict:
        """Wait for the last commit, end the workers in order, and judge.

        Whoever runs at the end must be ready and end with 0 on SIGTERM; and nobody may have ended by itself.
        """
        self.until_behind(0)
        running = [worker for worker in self.workers if worker.pid]
        for worker in running:
            wait_for(partial(is_ready, worker), 300, f"{worker.name} is ready at the end")
        for worker in running:
            worker.terminate()
        ended = [
            f"{worker.name} ended with {code} on SIGTERM" for worker in running if (code := worker.stop())
        ]
        for worker in self.workers:
            worker.kill()
            ended += [f"{worker.name} ended by itself with {code}" for code in worker.ended_by_itself]
        verdict = verify(self.kafka.bootstrap_servers, self.prefix, self.group, self.published, self.delivery)
        verdict.wrong += ended
        return verdict

    def watch(self) -> None:
        """In a thread: over time, what readiness says, what is in flight, and each worker's memory and stalls.

        A worker that was frozen counts that as a stall of its event loop: its stalls are not known.
        """
        while not self._over.wait(0.5):
            for worker in list(self.workers):
                if worker.pid:
                    self.reasons.setdefault(worker.name, set()).add(worker.readiness())
                    self.memory_mb.append(worker.memory_mb())
                    self.in_flight.append(worker.metric("quotewire_in_flight"))
                    if not worker.was_frozen:
                        stall_s = worker.metric("quotewire_loop_stall_seconds")
                        self.stall_s = max(self.stall_s or 0.0, stall_s)

    def close(self) -> None:
        self._over.set()
        if self._standing is not None:
            self._standing.close()
            self._standing = None
        for worker in self.workers:
            worker.thaw()
            worker.kill()


def is_ready(worker: WorkerProcess) -> bool:
    return worker.readiness() == "ready"


@contextlib.contextmanager
def staged(
    kafka: ApacheKafka, delivery: Delivery = Delivery.AT_LEAST_ONCE, **settings: object
) -> Iterator[Scene]:
    """A scene with its web; workers are gone afterwards, whatever happened; logs are kept where it failed."""
    directory = Path(tempfile.mkdtemp(prefix="quotewire-chaos-"))
    with PageServer() as pages:
        scene = Scene(kafka, pages, directory, settings, delivery)
        watcher = threading.Thread(target=scene.watch, daemon=True)
        watcher.start()
        try:
            yield scene
        except BaseException:
            print(f"the workers' logs are in {directory}", file=sys.stderr)
            raise
        else:
            scene.close()
            watcher.join(20)
            if not (scene.keep_logs or os.environ.get("QUOTEWIRE_CHAOS_KEEP")):
                shutil.rmtree(directory, ignore_errors=True)
        finally:
            scene.close()
