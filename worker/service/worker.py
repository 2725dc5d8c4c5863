"""One worker, from its settings to its end: what is started, wired, watched and stopped, in this order."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import faust
import structlog
from faust.types import TP

from worker.app import create_app
from worker.articles import Limits
from worker.service.acks import Partition
from worker.service.agents.enrich_items import ItemEnricher, lane_of
from worker.service.agents.poll_feeds import FeedFollower
from worker.service.fetching import http_options
from worker.service.http import HttpClient
from worker.service.http.transport import Resolver
from worker.service.intake import Intake
from worker.service.lanes import Event, Lanes
from worker.service.last_resort import LastResort
from worker.service.membership import Membership
from worker.service.metrics import Metrics
from worker.service.murmur import partition_of
from worker.service.placing import Placing
from worker.service.polling import Poller
from worker.service.pool import pool_of
from worker.service.producer import Producer
from worker.service.publish import Publisher
from worker.service.readiness import Readiness
from worker.service.registry import topic_codecs
from worker.service.repetitions import RepetitionTable
from worker.service.tables import PollTable
from worker.service.topics import FEEDS, ITEMS, TopicsFailed, describe_topics, ensure_topics
from worker.service.versions import VersionTable
from worker.service.views import serve, web_app
from worker.service.websub import WebSub
from worker.settings import Settings

log = structlog.get_logger(__name__)

_LEAVE_S = 10.0
_SETTLED_IN_S = 300.0
_LOOK_EVERY_S = 2.0
_IDLE_S = 3.0


class Worker:
    """A worker that runs until `stop` is called or something fatal happens.

    `run` returns the error that ended it, or None. `ready` is set while partitions are assigned.
    """

    def __init__(self, settings: Settings, *, resolver: Resolver | None = None) -> None:
        """`resolver` replaces DNS, as the sample site needs it."""
        self.settings = settings
        self._resolver = resolver
        self.metrics = Metrics()
        self.port = 0
        self._membership = Membership(settings, self.metrics)
        self.ready = self._membership.ready
        self._stopping = asyncio.Event()
        self._error: BaseException | None = None
        self._app: faust.App | None = None
        self._producer: Producer | None = None
        self._poller: Poller | None = None
        self._websub: WebSub | None = None
        self._enricher: ItemEnricher | None = None
        self._repetitions: RepetitionTable | None = None
        self._versions: VersionTable | None = None
        self._intake: Intake | None = None
        self._feed_partitions = 1
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
        last_resort = LastResort(self.settings.shutdown_timeout_s + 2 * _LEAVE_S)
        with last_resort:
            async with AsyncExitStack() as stack:
                app = await self._build(stack)
                readiness = Readiness(
                    self.settings,
                    self.metrics,
                    self._membership,
                    self._intake_of(),
                    lambda: self._versions.unread() if self._versions else 0,
                    lambda: app.rebalancing,
                    self._stopping.is_set,
                )
                hubs = self._websub.routes() if self._websub else ()
                runner, self.port = await serve(
                    web_app(self.metrics, readiness.not_ready, hubs), self.settings.host, self.settings.port
                )
                stack.push_async_callback(runner.cleanup)
                await app.start()
                loops = [
                    self._membership.commit_regularly(),
                    self._look_after_intake(),
                    readiness.tell(self.fail),
                    readiness.measure_stalls(),
                    self._watch(app),
                    self._polls().run(),
                ]
                if self._websub is not None:
                    loops.append(self._websub.run())
                tasks = [asyncio.create_task(loop) for loop in loops]
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

    async def _build(self, stack: AsyncExitStack) -> faust.App:
        settings, membership = self.settings, self._membership
        partitions = await _partitions(settings)
        codecs, schema_text = await topic_codecs(settings)
        producer = self._producer = await stack.enter_async_context(Producer(settings, membership.lease))
        publisher = Publisher(producer, codecs)
        pool = await stack.enter_async_context(pool_of(settings))
        http = await stack.enter_async_context(HttpClient(http_options(settings), resolver=self._resolver))
        self._intake = await stack.enter_async_context(
            Intake(settings, membership.acks, self.metrics, self._reread)
        )
        app = self._app = create_app(settings)
        membership.join(app)
        self._feed_partitions = partitions[FEEDS.name(settings)]
        polls = PollTable(app, self._feed_partitions)
        versions = self._versions = await stack.enter_async_context(
            VersionTable(settings, producer, timedelta(days=settings.article_memory_days), self.fail)
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
            Placing(producer, partitions[ITEMS.name(settings)]),
            versions,
            repetitions,
            self.metrics,
            Limits(),
            schema_text,
        )
        follower = FeedFollower(polls, publisher, schema_text, self._poller.heed)
        self._agent(
            app, "poll_feeds", FEEDS.name(settings), self._lanes(follower.settle, lambda e: e.key, 16)
        )
        self._agent(
            app, "enrich_items", ITEMS.name(settings), self._lanes(enricher.settle, lane_of, settings.window)
        )
        app.on_partitions_revoked.connect(self._on_revoked)  # type: ignore[arg-type]
        app.on_partitions_assigned.connect(self._on_assigned)  # type: ignore[arg-type]
        return app

    def _lanes(self, handle: Any, key: Callable[[Event], Any], window: int) -> Lanes:
        lanes = Lanes(handle, key, self._membership.acks, window, self._is_current, self.fail)
        self._membership.lanes.append(lanes)
        return lanes

    def _agent(self, app: faust.App, name: str, topic: str, lanes: Lanes) -> None:
        """An agent of one instance: named, so that moving code renames no consumer; never acked by Faust."""

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
        return self.ready.is_set() and time.monotonic() - self._membership.assigned_at > _SETTLED_IN_S

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

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A loop of ours ended by itself: the worker cannot do without it."""
        if not task.cancelled() and (error := task.exception()) is not None and not self._stopping.is_set():
            self.fail(error)

    async def _on_revoked(self, _app: faust.App, _revoked: set[Any], **_: Any) -> None:
        await self._give_up(self.settings.shutdown_timeout_s / 2)

    async def _on_assigned(self, _app: faust.App, assigned: set[Any], **_: Any) -> None:
        if self._repetitions is not None:
            self._repetitions.forget()
        topics = (FEEDS.name(self.settings), ITEMS.name(self.settings))
        self._idle_since = dict.fromkeys(topics, time.monotonic())
        if self._versions is not None:
            name = ITEMS.name(self.settings)
            self._versions.own(tp.partition for tp in assigned if tp.topic == name)
        self._membership.assigned()
        log.info("partitions assigned", count=len(assigned))

    async def _give_up(self, timeout_s: float) -> None:
        self.ready.clear()
        await self._polls().pause()
        if self._repetitions is not None and self._producer is not None:
            await self._membership.give_up(timeout_s, self._repetitions.flush, self._producer)
        if self._versions is not None:
            await self._versions.release()
        self._intake_of().forget()

    async def _watch(self, app: faust.App) -> None:
        await app.wait_until_stopped()
        if not self._stopping.is_set():
            self.fail(app.crash_reason or RuntimeError("Faust stopped by itself"))

    async def _leave(self, app: faust.App, tasks: list[asyncio.Task[None]]) -> None:
        for task in tasks:
            task.cancel()
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
