"""The faults, one function each: stage it, break it, judge it."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from tests.broker.kafka import ApacheKafka, Node
from tests.chaos.pages import SITES, Event, event_of, evolving_event
from tests.chaos.scene import Scene, is_ready, staged
from tests.chaos.verifier import Delivery, Verdict
from tests.chaos.workers import WorkerProcess, die_with_parent, wait_for


@dataclass(slots=True)
class Outcome:
    """A scenario as it went."""

    name: str
    verdict: Verdict
    seconds: float
    faults: int
    notes: list[str] = field(default_factory=list)
    memory_mb: float | None = None
    stall_s: float | None = None

    @property
    def ok(self) -> bool:
        return not self.verdict.lost and not self.verdict.wrong


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of it: items for the first scenario and for the others, faults, outages in seconds.

    `asleep_s` is how long a worker is stopped; its session ends after six seconds.
    """

    items: int
    fewer: int
    kills: int
    stopped_s: float
    frozen_s: float
    asleep_s: float
    rate: float  # items a second that one worker fetches, so that the fault meets work in flight


SHORT = Scale(items=300, fewer=160, kills=2, stopped_s=5, frozen_s=8, asleep_s=9, rate=30)
LONG = Scale(items=10_000, fewer=2_000, kills=10, stopped_s=30, frozen_s=45, asleep_s=15, rate=60)

WINDOW = 8  # where a scene fills it
PAGE_MB = 2  # there
GROWTH_MB = 150  # there: 60 were seen, and hundreds with a window of 1000

Play = Callable[[Scene, Scale], int]


def kill_nine(scene: Scene, scale: Scale) -> int:
    """kill -9 of one of three workers, again and again; killed workers come back."""
    workers = three(scene)
    total = publish(scene, scale.items, evolving=10)
    for kill in range(scale.kills):
        scene.until_behind(total - total * (kill + 1) // (scale.kills + 1))
        victim = workers[kill % 3]
        victim.kill()
        time.sleep(random.uniform(0, 3))
        victim.start()
    return scale.kills


def rolling_restart(scene: Scene, scale: Scale) -> int:
    """SIGTERM of all three, one after the other; then a fourth joins and leaves."""
    workers = three(scene)
    total = publish(scene, scale.items if scale is SHORT else scale.fewer * 2, evolving=10)
    for turn, worker in enumerate(workers):
        scene.until_behind(total - total * (turn + 1) // 6)
        stop(scene, worker)
        worker.start()
    fourth = scene.worker("fourth")
    scene.until_behind(total - total * 4 // 6)
    scene.start(fourth)
    scene.until_behind(total // 6)
    stop(scene, fourth)
    return 5


def broker_stopped(scene: Scene, scale: Scale) -> int:
    """The only broker stops in order, stays away, and comes back."""
    workers = three(scene, 2)
    total = publish(scene, scale.fewer)
    scene.until_behind(total * 2 // 3)
    scene.kafka.stop()
    time.sleep(scale.stopped_s)
    said_why_not(scene, workers, "while the broker was away")
    scene.kafka.start()
    back = time.monotonic()
    scene.until_behind(0)
    scene.notes.append(f"all done {time.monotonic() - back:.0f} s after the broker was back")
    still_alive(workers)
    return 1


def broker_frozen(scene: Scene, scale: Scale) -> int:
    """SIGSTOP of the only broker: connections stay, nothing answers."""
    workers = three(scene, 2)
    total = publish(scene, scale.fewer)
    scene.until_behind(total * 2 // 3)
    scene.kafka.freeze()
    try:
        time.sleep(scale.frozen_s)
        said_why_not(scene, workers, "while the broker was frozen")
    finally:
        scene.kafka.thaw()
    back = time.monotonic()
    scene.until_behind(0)
    scene.notes.append(f"all done {time.monotonic() - back:.0f} s after the thaw")
    still_alive(workers)
    return 1


def broker_lost(scene: Scene, scale: Scale) -> int:
    """Three brokers, replication 3, two in sync wanted: one is killed and returns, then another."""
    workers = three(scene, 2)
    total = publish(scene, scale.fewer)
    for turn in (0, 1):
        scene.until_behind(total * (3 - turn) // 4)
        node = scene.kafka.nodes[turn]
        node.kill()
        time.sleep(scale.stopped_s)
        scene.until_behind(total * (3 - turn) // 4 - total // 8, without=(node,))
        node.start()
    scene.until_behind(0)
    still_alive(workers)
    return 2


def disk_full(scene: Scene, scale: Scale) -> int:
    """The only broker's disk is full: it ends itself; when there is room it is started again, and all go on.

    The workers hold what they have, and no more: pages of two megabytes, so that one who took more than its window
    would be seen to grow.
    """
    scene.pages.ballast = b"<!--" + b"-" * (PAGE_MB << 20) + b"-->"
    workers = three(scene, 2, window=WINDOW)
    idle_mb = max(worker.memory_mb() for worker in workers)
    total = publish(scene, scale.fewer)
    scene.until_behind(total * 2 // 3)
    fetched = scene.pages.fetches
    fill(scene.kafka.nodes[0])
    time.sleep(scale.stopped_s)
    said_why_not(scene, workers, "while the broker had no room")
    fetched = scene.pages.fetches - fetched
    scene.kafka.start()
    back = time.monotonic()
    scene.until_behind(0)
    grown_mb, in_flight = max(scene.memory_mb) - idle_mb, max(scene.in_flight)
    scene.notes += [
        f"all done {time.monotonic() - back:.0f} s after there was room",
        f"at most {in_flight:.0f} in flight, {fetched} pages fetched meanwhile, memory grew by {grown_mb:.0f} MB",
    ]
    assert WINDOW // 2 < in_flight <= WINDOW, f"{in_flight} items in flight, the window is {WINDOW}"
    assert fetched <= 2 * len(workers) * WINDOW, f"{fetched} pages fetched while nothing could be published"
    assert grown_mb < GROWTH_MB, f"a worker's memory grew by {grown_mb:.0f} MB"
    still_alive(workers)
    return 1


def disk_full_at_one(scene: Scene, scale: Scale) -> int:
    """The disk of one of three is full, and it ends itself: the others carry on; it comes back."""
    workers = three(scene, 2)
    total = publish(scene, scale.fewer)
    scene.until_behind(total * 2 // 3)
    node = scene.kafka.nodes[0]
    fill(node)
    scene.until_behind(total // 3, without=(node,))
    node.start()
    scene.until_behind(0)
    still_alive(workers)
    return 1


def pool_child_killed(scene: Scene, scale: Scale) -> int:
    """kill -9 of pool children at work and at rest; one page in 40 loops for ever (a stand-in)."""
    settings = {"enrich_timeout_s": 2.0, "processes": 2, "fetch_retry_s": 1.0}
    worker = scene.worker("stand-in", "tests.chaos.stand_in", "loops", **settings)
    scene.start(worker)
    total = publish(scene, scale.fewer, loops_every=40)
    kills = 0
    for turn in range(scale.kills):
        scene.until_behind(max(1, total - total * (turn + 1) // (scale.kills + 1)))
        wait_for(partial(has_children, worker), 300, "the pool has a process again")
        for child in worker.children()[:1]:
            os.kill(child, signal.SIGKILL)
            kills += 1
        time.sleep(5)  # a page that loses three children in a row is a dead letter, and rightly so
    scene.until_behind(0)
    for child in worker.children():
        os.kill(child, signal.SIGKILL)
        kills += 1
    publish(scene, 50, start=1_000_000)
    assert kills >= scale.kills, f"{kills} children were killed, fewer than were meant to be"
    return kills


def killed_at_publish(scene: Scene, scale: Scale) -> int:
    """The worker dies between article and quotations, and between publish and commit (a stand-in)."""
    marks = ["between-topics", "after-publish", "before-publish"]
    worker = scene.worker("stand-in", "tests.chaos.stand_in", "dies", str(scene.directory))
    scene.start(worker)
    total = publish(scene, scale.fewer, evolving=5)
    deaths = 0
    deadly = 3 * max(1, scale.kills // 2)
    for turn in range(deadly):
        scene.until_behind(total - total * (turn + 1) // (deadly + 1))
        (scene.directory / marks[turn % 3]).touch()
        until_dead(scene, worker, f"the worker died {marks[turn % 3]}", 10_000 * (turn + 1))
        deaths += 1
        worker.start()
    return deaths


def until_dead(scene: Scene, worker: WorkerProcess, what: str, start: int) -> None:
    """It dies at its next publish; where all is published already, it is given something to publish."""
    deadline = time.monotonic() + 60
    while worker.pid:
        assert time.monotonic() < deadline, f"it did not happen within 60 s: {what}"
        if scene.behind() == 0:
            publish(scene, 5, start=start)
            start += 5
        time.sleep(0.5)


def killed_in_recovery(scene: Scene, scale: Scale) -> int:
    """kill -9 while the tables are read back, at other moments of the start, and just after SIGTERM."""
    (worker,) = three(scene, 1)
    total = publish(scene, scale.fewer, evolving=5)
    scene.until_behind(total // 2)
    for turn in range(scale.kills):
        if turn % 2:
            worker.terminate()
            time.sleep(random.uniform(0, 1))
        worker.kill()
        worker.start()
        time.sleep(random.uniform(0.5, 6))
    worker.kill()
    worker.start()
    return scale.kills + 1


def worker_frozen(scene: Scene, scale: Scale) -> int:
    """A worker is stopped for longer than its session, its partitions go to another; then it goes on."""
    workers = three(scene, 2)
    total = publish(scene, scale.fewer, evolving=5)
    times = max(1, scale.kills // 3)
    for turn in range(times):
        scene.until_behind(total - total * (turn + 1) // (times + 1))
        workers[turn % 2].freeze()
        time.sleep(scale.asleep_s)
        workers[turn % 2].thaw()
    return times


def slow_web(scene: Scene, scale: Scale) -> int:
    """Pages are slow: the window holds intake back, and memory with it."""
    (worker,) = three(scene, 1)
    scene.pages.delay_s = 2.0
    publish(scene, scale.fewer)
    time.sleep(6)
    in_flight = worker.metric("quotewire_in_flight")
    scene.notes.append(f"{in_flight:.0f} in flight while the web was slow")
    assert 64 < in_flight <= 128, f"{in_flight} items in flight, the window is 128 and there is more"
    scene.pages.delay_s = 0.0
    return 0


def cores_busy(scene: Scene, scale: Scale) -> int:
    """Every core has more to do than it can: no heartbeat is missed, so that no partition moves."""
    workers = three(scene, 2)
    moves = [worker.assignments() for worker in workers]
    with burning(2 * (os.cpu_count() or 1)):
        publish(scene, scale.fewer, evolving=5)
        scene.until_behind(0)
        still_alive(workers)
    assert [worker.assignments() for worker in workers] == moves, (
        "partitions moved, nobody having come or gone"
    )
    return 0


@contextlib.contextmanager
def burning(count: int) -> Iterator[None]:
    """So many processes that do nothing, as fast as they can."""
    fires = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"], preexec_fn=die_with_parent)
        for _ in range(count)
    ]
    try:
        yield
    finally:
        for fire in fires:
            fire.kill()
            fire.wait()


SCENARIOS: dict[str, Play] = {
    "kill -9 of one of three": kill_nine,
    "rolling restart, one joins and leaves": rolling_restart,
    "broker stopped": broker_stopped,
    "broker frozen": broker_frozen,
    "disk full at the broker": disk_full,
    "pool children killed, pages that loop": pool_child_killed,
    "killed around the publish": killed_at_publish,
    "killed in recovery and shutdown": killed_in_recovery,
    "worker frozen past its session": worker_frozen,
    "slow web": slow_web,
    "every core busy": cores_busy,
}
THREE_BROKERS: dict[str, Play] = {
    "one of three brokers killed": broker_lost,
    "disk full at one of three brokers": disk_full_at_one,
}


def play(name: str, kafka: ApacheKafka, scale: Scale, delivery: Delivery = Delivery.AT_LEAST_ONCE) -> Outcome:
    """Run one scenario and judge it."""
    acted = (SCENARIOS | THREE_BROKERS)[name]
    gap = SITES / scale.rate
    with staged(kafka, delivery, host_gap_s=gap) as scene:
        scene.patience_s = 900 + 6 * scale.items / scale.rate  # of a machine that does other things, too
        faults = acted(scene, scale)
        verdict = scene.finish()
        if verdict.lost or verdict.wrong:
            scene.keep_logs = True
            scene.notes.append(f"logs: {scene.directory}")
        took = time.monotonic() - scene.begun
        stops = [s for worker in scene.workers for s in worker.stop_seconds]
        if stops:
            scene.notes.append(f"SIGTERM to exit at most {max(stops):.1f} s")
        memory_mb = max(scene.memory_mb, default=None)
        return Outcome(name, verdict, took, faults, scene.notes, memory_mb, scene.stall_s)


def three(scene: Scene, count: int = 3, **settings: object) -> list[WorkerProcess]:
    """Workers of the product itself, ready."""
    workers = [scene.worker(name, **settings) for name in ("first", "second", "third")[:count]]
    scene.start(*workers)
    return workers


def publish(scene: Scene, count: int, *, start: int = 0, evolving: int = 0, loops_every: int = 0) -> int:
    """`count` items, one in 50 of them twice, and between them items of articles that change."""
    events: list[Event] = []
    for number in range(start, start + count):
        event = event_of(number, scene.pages.ports, loops_every=loops_every)
        events += [event, event] if number % 50 == 11 else [event]
        if evolving and number % 7 == 0:
            events.append(evolving_event(number // 7 % evolving, scene.pages.ports))
    scene.publish(events)
    return len(events)


def stop(scene: Scene, worker: WorkerProcess) -> None:
    code = worker.stop()
    if code:
        raise AssertionError(f"{worker.name} ended with {code} on SIGTERM")


def fill(node: Node) -> None:
    node.fill_disk()
    code = node.exit_code(within_s=300)
    assert code == 1, f"Kafka node {node.id} without room on its disk: exit code {code}"


def said_why_not(scene: Scene, workers: list[WorkerProcess], when: str) -> None:
    """Each says that the broker does not answer."""
    reason = "the broker has not answered"
    for worker in workers:
        wait_for(partial(says, worker, reason), 300, f"{worker.name} says: {reason}")
    scene.notes.append(f"{when}: {'; '.join(worker.readiness() for worker in workers)}")


def has_children(worker: WorkerProcess) -> bool:
    return bool(worker.children())


def says(worker: WorkerProcess, reason: str) -> bool:
    return worker.readiness().startswith(reason)


def still_alive(workers: list[WorkerProcess]) -> None:
    """They came through without being started again, and say that they are ready."""
    for worker in workers:
        assert worker.pid, f"{worker.name} ended by itself"
        wait_for(partial(is_ready, worker), 300, f"{worker.name} is ready again")
