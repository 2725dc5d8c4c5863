"""One worker, from its start to its end: what runs, what happens when partitions move, and how it leaves."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any, TypeVar

import structlog

from worker.service.consumer.faust_app import App
from worker.service.consumer.membership import Membership
from worker.service.event import Partition
from worker.service.health.readiness import Readiness
from worker.service.health.views import serve, web_app
from worker.service.http.transport import Resolver
from worker.service.kafka.topics import ITEMS
from worker.service.metrics import Metrics
from worker.service.wiring import Parts, parts_of
from worker.settings import Settings

log = structlog.get_logger(__name__)

T = TypeVar("T")

_LEAVE_S = 10.0


def longest_end_s(settings: Settings) -> float:
    """How long a worker may take to end: what has begun is finished, the group left, and all that is open closed."""
    return settings.shutdown_timeout_s + 2 * _LEAVE_S


def _nothing() -> None:
    """Where no process ends with the worker."""


class Worker:
    """A worker that runs until `stop` is called or something fatal happens.

    `run` returns the error that ended it, or None. `ready` is set while partitions are assigned.
    """

    def __init__(
        self, settings: Settings, *, resolver: Resolver | None = None, ending: Callable[[], None] = _nothing
    ) -> None:
        """`resolver` replaces DNS, as the sample site needs it. `ending` is called as soon as the worker is to end,
        for whatever reason, and perhaps again."""
        self.settings = settings
        self._resolver = resolver
        self._ending = ending
        self.metrics = Metrics()
        self.port = 0
        self._membership = Membership(settings, self.metrics)
        self.ready = self._membership.ready
        self._stopping = asyncio.Event()
        self._error: BaseException | None = None
        self._made: Parts | None = None

    def stop(self) -> None:
        """End the worker: what has begun is finished and committed first."""
        self._ending()
        self._stopping.set()

    def fail(self, error: BaseException) -> None:
        """End the worker because going on might lose something."""
        log.error("the worker failed", error=repr(error))
        self._error = self._error or error
        self.stop()

    async def run(self) -> BaseException | None:
        """Start, work, drain, leave. Raises what kept it from starting."""
        async with AsyncExitStack() as stack:
            try:
                if await self._unless_stopped(self._open(stack)) is not None:
                    await self._live(stack)
            finally:
                self._ending()
        log.info("worker stopped")
        return self._error

    async def _open(self, stack: AsyncExitStack) -> Parts:
        parts = self._made = await parts_of(
            self.settings, self._membership, self.metrics, stack, self.fail, self._resolver
        )
        parts.app.on_partitions_revoked.connect(self._on_revoked)  # type: ignore[arg-type]
        parts.app.on_partitions_assigned.connect(self._on_assigned)  # type: ignore[arg-type]
        return parts

    async def _live(self, stack: AsyncExitStack) -> None:
        """From the web port to the group that is left, also where something fails in between."""
        parts = self._parts()
        readiness = Readiness(
            self.settings,
            self.metrics,
            self._membership,
            parts.intake,
            parts.watch,
            lambda: sum(table.unread() for table in parts.tables()),
            parts.enriching.later.failing,
            lambda: parts.app.rebalancing,
            self._stopping.is_set,
        )
        hubs = parts.polling.websub.routes() if parts.polling.websub else ()
        runner, self.port = await serve(
            web_app(self.metrics, readiness.not_ready, hubs, readiness.notes),
            self.settings.host,
            self.settings.port,
        )
        stack.push_async_callback(runner.cleanup)
        log.info("health and metrics are served", address=f"{self.settings.host}:{self.port}")
        tasks = self._begun(parts.streams.look_after(), readiness.tell(self.fail))
        try:
            await self._unless_stopped(parts.app.start())
            tasks += self._begun(
                self._membership.commit_regularly(),
                readiness.measure_stalls(),
                self._watch(parts.app),
                parts.polling.poller.run(),
                parts.watch.run(),
            )
            if parts.polling.websub is not None:
                tasks += self._begun(parts.polling.websub.run())
            log.info("worker started", group=self.settings.group_id)
            await self._stopping.wait()
        except Exception as exc:
            self.fail(exc)
        await self._leave(parts.app, tasks)

    def settled(self) -> int:
        """How many items have met their fate in this worker."""
        return self._made.enriching.enricher.settled if self._made else 0

    def _parts(self) -> Parts:
        if self._made is None:
            raise RuntimeError("the worker was not started")
        return self._made

    async def _unless_stopped(self, starting: Coroutine[Any, Any, T]) -> T | None:
        """What it returns; None where the worker is to stop before that. Raises what it raises."""
        task = asyncio.ensure_future(starting)
        stopping = asyncio.ensure_future(self._stopping.wait())
        await asyncio.wait((task, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.wait([task], timeout=_LEAVE_S)
        return None

    def _begun(self, *loops: Coroutine[Any, Any, None]) -> list[asyncio.Task[None]]:
        """They run until the worker leaves."""
        tasks = [asyncio.create_task(loop) for loop in loops]
        for task in tasks:
            task.add_done_callback(self._ended)
        return tasks

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A loop of ours ended by itself: the worker cannot do without it."""
        if not task.cancelled() and (error := task.exception()) is not None and not self._stopping.is_set():
            self.fail(error)

    async def _on_revoked(self, _app: App, _revoked: set[Any], **_: Any) -> None:
        await self._give_up(self.settings.shutdown_timeout_s / 2)

    async def _on_assigned(self, _app: App, assigned: set[Any], **_: Any) -> None:
        parts = self._parts()
        places = [Partition(*tp) for tp in assigned]
        items = [place for place in places if place.topic == ITEMS.name(self.settings)]
        parts.enriching.repetitions.forget()
        parts.streams.wait()
        put_off = parts.enriching.later.beside(items)
        self._membership.assigned([*items, *put_off])
        for table in parts.tables():
            table.own(places)
        parts.enriching.later.own(put_off)
        log.info("partitions assigned", count=len(assigned))

    async def _give_up(self, timeout_s: float) -> None:
        parts = self._parts()
        self.ready.clear()
        await parts.polling.poller.pause()
        await parts.enriching.later.release()
        await self._membership.give_up(
            timeout_s, parts.enriching.repetitions.flush, parts.intake.forget, parts.producer
        )
        for table in parts.tables():
            await table.release()

    async def _watch(self, app: App) -> None:
        await app.wait_until_stopped()
        if not self._stopping.is_set():
            self.fail(app.crash_reason or RuntimeError("Faust stopped by itself"))

    async def _leave(self, app: App, tasks: list[asyncio.Task[None]]) -> None:
        """Each step whatever came of the one before: a group that is not left keeps a thread of Faust's alive."""
        for task in tasks:
            task.cancel()
        try:
            await self._give_up(self.settings.shutdown_timeout_s)
        except Exception as exc:
            log.exception("releasing the partitions failed")
            self.fail(exc)
        try:
            await asyncio.wait_for(app.stop(), _LEAVE_S)
        except TimeoutError:
            log.warning("leaving the group timed out; the session will expire")
        except Exception as exc:
            log.exception("stopping Faust failed")
            self.fail(exc)
