"""One worker, from its settings to its end: what is started, wired, watched and stopped, in this order."""

import asyncio
import os
import re
import threading
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import faust
import structlog
from aiokafka.errors import KafkaError
from faust.types import TP

from worker.app import create_app
from worker.articles import Limits
from worker.pipeline import enrich_packed
from worker.service.acks import Acks, Partition
from worker.service.agents.enrich_items import ItemEnricher, lane_of
from worker.service.agents.poll_feeds import FeedFollower
from worker.service.fetching import http_options
from worker.service.http import HttpClient
from worker.service.http.transport import Resolver
from worker.service.intake import Intake
from worker.service.lanes import Event, Lanes
from worker.service.metrics import Metrics
from worker.service.polling import Poller
from worker.service.pool import pool_of
from worker.service.publish import Publisher
from worker.service.registry import topic_codecs
from worker.service.repetitions import RepetitionTable
from worker.service.tables import PollTable, VersionTable, partition_of
from worker.service.topics import FEEDS, ITEMS, TopicsFailed, describe_topics, ensure_topics
from worker.service.views import serve, web_app
from worker.service.websub import WebSub
from worker.settings import Settings

log = structlog.get_logger(__name__)

_COMMIT_EVERY_S = 1.0
_COMMIT_WITHIN_S = 5.0
_LEAVE_S = 10.0
_SETTLED_IN_S = 300.0
_LOOK_EVERY_S = 2.0
_IDLE_S = 3.0
_BEAT_S = 0.05


_UNASSIGNED = "no partitions assigned yet"
_REBALANCING = "rebalancing"
_UNDELIVERED = "records wait that were not delivered yet"
_STUCK = (_UNASSIGNED, _REBALANCING, _UNDELIVERED)


class Worker:
    """A worker that runs until `stop` is called or something fatal happens.

    `run` returns the error that ended it, or None. `ready` is set when partitions are assigned.
    """

    def __init__(self, settings: Settings, *, resolver: Resolver | None = None) -> None:
        """`resolver` replaces DNS, as the sample site needs it."""
        self.settings = settings
        self._resolver = resolver
        self.metrics = Metrics()
        self.ready = asyncio.Event()
        self.port = 0
        self._stopping = asyncio.Event()
        self._error: BaseException | None = None
        self._acks = Acks()
        self._lanes: dict[str, Lanes] = {}
        self._app: faust.App | None = None
        self._poller: Poller | None = None
        self._websub: WebSub | None = None
        self._assigned_at = time.monotonic()
        self._enricher: ItemEnricher | None = None
        self._repetitions: RepetitionTable | None = None
        self._feed_partitions = 1
        self._moved_at = time.monotonic()
        self._intake: Intake | None = None
        self._idle_since: dict[str, float] = {}

    def stop(self) -> None:
        """End the worker: what has begun is finished and committed first."""
        self._stopping.set()

    def fail(self, error: BaseException) -> None:
        """End the worker because going on might lose something."""
        log.error("the worker cannot go on", error=repr(error))
        self._error = self._error or error
        self._stopping.set()

    async def run(self) -> BaseException | None:
        """Start, work, drain, leave."""
        last_resort = _LastResort(self.settings.shutdown_timeout_s + 2 * _LEAVE_S)
        with last_resort:
            async with AsyncExitStack() as stack:
                app = await self._build(stack)
                hubs = self._websub.routes() if self._websub else ()
                runner, self.port = await serve(
                    web_app(self.metrics, self.not_ready, hubs), self.settings.host, self.settings.port
                )
                stack.push_async_callback(runner.cleanup)
                await app.start()
                tasks = [
                    asyncio.create_task(self._commit_regularly()),
                    asyncio.create_task(self._look_after_intake()),
                    asyncio.create_task(self._tell_readiness()),
                    asyncio.create_task(self._measure_stalls()),
                    asyncio.create_task(self._watch(app)),
                    asyncio.create_task(self._polls().run()),
                ]
                if self._websub is not None:
                    tasks.append(asyncio.create_task(self._websub.run()))
                for task in tasks:
                    task.add_done_callback(self._ended)
                health = f"{self.settings.host}:{self.port}"
                log.info("worker started", group=self.settings.group_id, health=health)
                await self._stopping.wait()
                last_resort.arm()
                await self._leave(app, tasks)
        log.info("worker stopped")
        return self._error

    def settled(self) -> int:
        """How many items have met their fate in this worker."""
        return self._enricher.settled if self._enricher else 0

    def not_ready(self) -> str | None:
        """Why the worker takes no items now, in a few words; None when it does."""
        if self._stopping.is_set():
            return "shutting down"
        if self._app is None or not self.ready.is_set():
            return _UNASSIGNED
        if self._intake is not None and self._intake.silent_since is not None:
            return f"the broker has not answered for {time.monotonic() - self._intake.silent_since:.0f} s"
        if self._app.rebalancing:
            return _REBALANCING
        if self._intake is not None and self._intake.asked_in_vain:
            return _UNDELIVERED
        waiting = sum(len(lanes) for lanes in self._lanes.values())
        still_s = time.monotonic() - self._moved_at
        if waiting and still_s > self.settings.stall_timeout_s:
            return f"no progress for {still_s:.0f} s with {waiting} items in flight"
        return None

    async def _build(self, stack: AsyncExitStack) -> faust.App:
        settings = self.settings
        partitions = await _partitions(settings)
        codecs, schema_text = await topic_codecs(settings)
        publisher = await stack.enter_async_context(Publisher(settings, codecs))
        pool = await stack.enter_async_context(pool_of(settings, enrich_packed))
        http = await stack.enter_async_context(HttpClient(http_options(settings), resolver=self._resolver))
        self._intake = await stack.enter_async_context(
            Intake(settings, self._acks, self.metrics, self._reread)
        )
        app = self._app = create_app(settings)
        self._feed_partitions = partitions[FEEDS.name(settings)]
        polls = PollTable(app, self._feed_partitions)
        versions = VersionTable(
            app, partitions[ITEMS.name(settings)], timedelta(days=settings.article_memory_days)
        )
        repetitions = self._repetitions = RepetitionTable(app, partitions[ITEMS.name(settings)])
        self._poller = Poller(settings, http, pool, publisher, polls, self.metrics, self._owns_feed)
        if settings.public_url:
            self._websub = WebSub(
                settings, http, self._poller, polls, self.metrics, self._owns_feed, self._is_settled_in
            )
        enricher = self._enricher = ItemEnricher(
            settings,
            http,
            pool,
            publisher,
            versions,
            repetitions,
            self.metrics,
            Limits(),
            schema_text,
        )
        follower = FeedFollower(polls, publisher, schema_text)
        self._agent(app, "poll_feeds", FEEDS.name(settings), self._lane(follower.settle, lambda e: e.key, 16))
        self._agent(
            app, "enrich_items", ITEMS.name(settings), self._lane(enricher.settle, lane_of, settings.window)
        )
        app.on_partitions_revoked.connect(self._on_revoked)  # type: ignore[arg-type]
        app.on_partitions_assigned.connect(self._on_assigned)  # type: ignore[arg-type]
        return app

    def _lane(self, handle: Any, key: Callable[[Event], Any], window: int) -> Lanes:
        return Lanes(handle, key, self._acks, window, self._is_current, self.fail)

    def _agent(self, app: faust.App, name: str, topic: str, lanes: Lanes) -> None:
        """An agent of one instance: named, so that moving code renames no consumer; never acked by Faust."""
        self._lanes[name] = lanes

        async def run(stream: Any) -> None:
            async for event in stream.noack().events():
                self._idle_since.pop(topic, None)
                if self._is_current(event):
                    place = Partition(topic, event.message.partition)
                    if await self._intake_of().in_turn(place, event.message.offset):
                        await lanes.take(event)
                self._idle_since[topic] = time.monotonic()

        app.agent(app.topic(topic, key_type=bytes, value_type=bytes, acks=False), name=name, concurrency=1)(
            run
        )

    def _is_current(self, event: Event) -> bool:
        return self._app is not None and event.message.generation_id == self._app.consumer_generation_id

    def _owns_feed(self, feed_id: str) -> bool:
        """Whether the feed's partition is ours, and its table is recovered."""
        if self._app is None or not self.ready.is_set() or self._app.rebalancing:
            return False
        partition = partition_of(feed_id.encode(), self._feed_partitions)
        return (FEEDS.name(self.settings), partition) in self._app.consumer.assignment()

    def _is_settled_in(self) -> bool:
        """Whether partitions have been ours for long enough that their tables are surely recovered."""
        return self.ready.is_set() and time.monotonic() - self._assigned_at > _SETTLED_IN_S

    def _polls(self) -> Poller:
        if self._poller is None:
            raise RuntimeError("the worker was not built")
        return self._poller

    def _intake_of(self) -> Intake:
        if self._intake is None:
            raise RuntimeError("the worker was not built")
        return self._intake

    def _idle(self, place: Partition) -> bool:
        """Whether the agent of the topic has nothing in hand and has waited for an event for some time."""
        return time.monotonic() - self._idle_since.get(place.topic, float("inf")) > _IDLE_S

    async def _reread(self, place: Partition, offset: int) -> None:
        """Have Faust fetch from this offset, also where it paused the partition for a full queue."""
        if self._app is None or self._app.rebalancing:
            return
        consumer: Any = self._app.consumer
        tp = TP(*place)
        if tp in consumer.assignment():
            consumer.on_buffer_drop(tp)
            consumer.resume_partitions({tp})
            await consumer.seek_wait({tp: offset})

    async def _look_after_intake(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_EVERY_S)
            if self._app is None or not self.ready.is_set() or self._app.rebalancing:
                self._idle_since = dict.fromkeys(self._idle_since, time.monotonic())
                await self._intake_of().knock(Partition(ITEMS.name(self.settings), 0))
                continue
            topics = {FEEDS.name(self.settings), ITEMS.name(self.settings)}
            places = [Partition(*tp) for tp in self._app.consumer.assignment() if tp.topic in topics]
            await self._intake_of().look_after(places, self._idle)

    async def _tell_readiness(self) -> None:
        """In the log and as a metric, also where nobody asks; and the end of a worker that stays stuck.

        A worker whose broker answers and which gets nowhere for `stall_timeout_s` (Faust is known to hang in
        a rebalance or a recovery) ends itself with an error, so that its supervisor starts it again.
        """
        last, since = None, time.monotonic()
        while True:
            await asyncio.sleep(1.0)
            reason = self.not_ready()
            self.metrics.ready.set(reason is None)
            kind = None if reason is None else re.sub(r"\d+", "", reason)
            if kind != last:
                log.info("ready" if reason is None else "not ready", reason=reason)
                last, since = kind, time.monotonic()
            if kind in _STUCK and time.monotonic() - since > self.settings.stall_timeout_s:
                self.fail(RuntimeError(f"stuck: {reason}"))

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A loop of ours ended by itself: the worker cannot do without it."""
        if not task.cancelled() and (error := task.exception()) is not None and not self._stopping.is_set():
            self.fail(error)

    async def _measure_stalls(self) -> None:
        """How long the event loop was held up at worst: heartbeats and health answers wait for it too."""
        longest = 0.0
        while True:
            asleep_at = time.monotonic()
            await asyncio.sleep(_BEAT_S)
            longest = max(longest, time.monotonic() - asleep_at - _BEAT_S)
            self.metrics.loop_stall.set(longest)

    async def _on_revoked(self, _app: faust.App, _revoked: set[Any], **_: Any) -> None:
        self.ready.clear()
        await self._polls().pause()
        await self._give_up(self.settings.shutdown_timeout_s / 2)

    async def _on_assigned(self, _app: faust.App, assigned: set[Any], **_: Any) -> None:
        if self._repetitions is not None:
            self._repetitions.forget()
        for lanes in self._lanes.values():
            lanes.reopen()
        self._moved_at = time.monotonic()
        topics = (FEEDS.name(self.settings), ITEMS.name(self.settings))
        self._idle_since = dict.fromkeys(topics, self._moved_at)
        self.ready.set()
        log.info("partitions assigned", count=len(assigned))

    async def _give_up(self, timeout_s: float) -> None:
        """Finish what has begun, commit it, forget the rest: another worker reads it."""
        cancelled = await asyncio.gather(*(lanes.drain(timeout_s) for lanes in self._lanes.values()))
        if self._repetitions is not None:
            self._repetitions.flush()
        try:
            await asyncio.wait_for(self._commit(), _COMMIT_WITHIN_S)
        except TimeoutError:
            log.warning("the last commit was not answered; what it covers will be done again")
        self._acks.forget()
        self._intake_of().forget()
        if sum(cancelled):
            log.info("items left to the next owner", count=sum(cancelled))

    async def _commit_regularly(self) -> None:
        while True:
            await asyncio.sleep(_COMMIT_EVERY_S)
            self.metrics.in_flight.set(self._acks.in_flight())
            if self.ready.is_set():
                await self._commit()

    async def _commit(self) -> None:
        """Commit what is finished, after the tables' changelogs were flushed.

        Faust's public commit covers only what its own bookkeeping acked; hence the private call, which
        flushes the producer, leaves out partitions that are not ours any more, and commits.
        """
        offsets = self._acks.committable()
        if not offsets or self._app is None:
            return
        self._moved_at = time.monotonic()
        try:
            consumer: Any = self._app.consumer
            done = await consumer._commit_offsets({TP(*place): offset for place, offset in offsets.items()})
        except KafkaError as exc:
            log.warning("commit failed, it will be repeated", error=repr(exc))
            return
        if done:
            self._acks.committed(offsets)

    async def _watch(self, app: faust.App) -> None:
        await app.wait_until_stopped()
        if not self._stopping.is_set():
            self.fail(app.crash_reason or RuntimeError("Faust stopped by itself"))

    async def _leave(self, app: faust.App, tasks: list[asyncio.Task[None]]) -> None:
        for task in tasks:
            task.cancel()
        await self._polls().pause()
        await self._give_up(self.settings.shutdown_timeout_s)
        try:
            await asyncio.wait_for(app.stop(), _LEAVE_S)
        except TimeoutError:
            log.warning("the group was not left in time; the session will run out")


async def _partitions(settings: Settings) -> dict[str, int]:
    """Partitions by topic; topics are made first, where that is wanted."""
    states = await (ensure_topics(settings) if settings.create_topics else describe_topics(settings))
    missing = [state.name for state in states if not state.partitions]
    if missing:
        raise TopicsFailed(f"missing: {', '.join(missing)}; run `quotewire topics create`")
    return {state.name: state.partitions for state in states}


class _LastResort:
    """A worker that was told to stop stops, whatever hangs: once armed, the process exits after `seconds`.

    Leaving the block calls it off.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, os._exit, args=(1,))
        self._timer.daemon = True

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def arm(self) -> None:
        """From now on."""
        self._timer.start()
