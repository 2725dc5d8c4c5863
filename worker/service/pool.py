"""Pure work off the event loop, in processes that can be timed out, killed and replaced."""

import asyncio
import contextlib
import ctypes
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

import structlog
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from worker.errors import EnrichmentCrashed, EnrichmentTimedOut
from worker.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger(__name__)

_POOLS = 3
_LOOK_EVERY_S = 5.0
_STILL_S = 30.0
_CHILD_NICE = 5
_PR_SET_PDEATHSIG = 1  # prctl(2)


class Pool:
    """A pool of `processes` children. A child that hangs is killed alone; one that dies is replaced.

    Use as an async context manager. Children are spawned, not forked: this process has threads.
    """

    def __init__(
        self,
        processes: int,
        tasks_per_process: int,
        warm: Callable[..., object],
        *,
        memory_mb: int | None = None,
    ) -> None:
        """`warm` is a function that each child imports before its first task, off that task's time.

        `memory_mb` bounds what one child may allocate, all in all; only Linux keeps to it.
        """
        self.processes = processes or os.cpu_count() or 1
        self._tasks_per_process = tasks_per_process
        self._warm = warm
        self._memory_mb = memory_mb
        self._pool: ProcessPool | None = None
        self._moved_at = float("-inf")
        self._waiting = 0

    async def __aenter__(self) -> Self:
        self._pool = self._new()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(_end(pool).join, 12)

    async def run(self, timeout_s: float, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of `work`, which must be importable and pure.

        Raises EnrichmentTimedOut after `timeout_s` of running (waiting for a child does not count),
        EnrichmentCrashed where the child died under it, and whatever `work` raises.
        Cancelling the caller ends the work.
        """
        for _ in range(_POOLS):
            if self._pool is None:
                raise RuntimeError("the pool is not open")
            pool = self._pool
            try:
                future = pool.schedule(work, args=args, kwargs=kwargs, timeout=timeout_s)
            except RuntimeError:  # pebble's word for a pool that broke
                self._replace(pool)
                continue
            try:
                return await self._result(pool, future, timeout_s)
            except TimeoutError as exc:
                raise EnrichmentTimedOut(f"took longer than {timeout_s:g} s") from exc
            except ProcessExpired as exc:
                raise EnrichmentCrashed(f"the process died with exit code {exc.exitcode}") from exc
            except MemoryError as exc:
                raise EnrichmentCrashed(f"the process ran into its limit of {self._memory_mb} MB") from exc
            except BrokenProcessPool:
                self._replace(pool)
        raise EnrichmentCrashed(f"{_POOLS} pools broke in a row")

    async def _result(self, pool: ProcessPool, future: ProcessFuture[R], timeout_s: float) -> R:
        """What the child answers. Where no child answers anything for long, the pool counts as broken."""
        self._moved_at = max(self._moved_at, time.monotonic()) if self._waiting == 0 else self._moved_at
        self._waiting += 1
        wrapped = asyncio.wrap_future(future)
        try:
            while not wrapped.done():
                await asyncio.wait([wrapped], timeout=_LOOK_EVERY_S)
                still_s = time.monotonic() - self._moved_at
                if not wrapped.done() and (pool is not self._pool or still_s > timeout_s + _STILL_S):
                    raise BrokenProcessPool(f"no child has answered for {still_s:.0f} s")
            self._moved_at = time.monotonic()
            return await wrapped
        finally:
            self._waiting -= 1
            wrapped.cancel()

    def _replace(self, broken: ProcessPool) -> None:
        """Pebble gives up a pool when a child is killed at rest, and hangs when one dies holding its lock.

        The first to notice makes another; the others find it.
        """
        if self._pool is broken:
            log.warning("the process pool broke; here is another")
            self._moved_at = time.monotonic()
            self._pool = self._new()
            _end(broken)

    def _new(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.processes,
            max_tasks=self._tasks_per_process,
            initializer=_begin_child,
            initargs=(os.getpid(), self._warm, self._memory_mb),
            context=get_context("spawn"),
        )


def pool_of(settings: Settings, warm: Callable[..., object], *, processes: int | None = None) -> Pool:
    """A pool as the settings say, or with another number of children."""
    return Pool(
        settings.processes if processes is None else processes,
        settings.pages_per_process,
        warm,
        memory_mb=settings.process_memory_mb,
    )


def _end(pool: ProcessPool) -> threading.Thread:
    """Stop it, in a thread that may hang without holding up the end of this process."""

    def end() -> None:
        children = list(pool._pool_manager.worker_manager.workers.values())
        with contextlib.suppress(TimeoutError, KeyError):  # KeyError: pebble's threads race for its children
            pool.stop()  # type: ignore[no-untyped-call]
            for child in children:
                child.kill()
            pool.join(10)
        for child in children:
            child.kill()

    thread = threading.Thread(target=end, daemon=True)
    thread.start()
    return thread


def _begin_child(parent: int, _warm: Callable[..., object], memory_mb: int | None) -> None:
    """Children ignore ^C, which the parent handles, and never outlive it, not even its kill -9.

    They yield the processor to the parent, whose heartbeats must not wait for pages.

    RLIMIT_DATA counts what is allocated (Linux 4.7 and later), and not the libraries that are mapped.
    """
    if memory_mb is not None and sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (memory_mb * 1_000_000, memory_mb * 1_000_000))
    os.nice(_CHILD_NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)
