"""Pure work off the event loop, in processes that can be timed out, killed and replaced."""

import asyncio
import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from worker.errors import EnrichmentCrashed, EnrichmentTimedOut

P = ParamSpec("P")
R = TypeVar("R")

_PR_SET_PDEATHSIG = 1  # prctl(2)


class Pool:
    """A pool of `processes` children. A child that hangs is killed alone; one that dies is replaced.

    Use as an async context manager. Children are spawned, not forked: this process has threads.
    """

    def __init__(self, processes: int, tasks_per_process: int, warm: Callable[..., object]) -> None:
        """`warm` is a function that each child imports before its first task, off that task's time."""
        self.processes = processes or os.cpu_count() or 1
        self._tasks_per_process = tasks_per_process
        self._warm = warm
        self._pool: ProcessPool | None = None

    async def __aenter__(self) -> Self:
        self._pool = ProcessPool(
            max_workers=self.processes,
            max_tasks=self._tasks_per_process,
            initializer=_begin_child,
            initargs=(os.getpid(), self._warm),
            context=get_context("spawn"),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(self._pool.join, 10)

    async def run(self, timeout_s: float, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of `work`, which must be importable and pure.

        Raises EnrichmentTimedOut after `timeout_s` of running (waiting for a child does not count),
        EnrichmentCrashed where the child died under it, and whatever `work` raises.
        Cancelling the caller ends the work.
        """
        if self._pool is None:
            raise RuntimeError("the pool was not started")
        future = self._pool.schedule(work, args=args, kwargs=kwargs, timeout=timeout_s)
        try:
            return await asyncio.wrap_future(future)
        except TimeoutError as exc:
            raise EnrichmentTimedOut(f"took longer than {timeout_s:g} s") from exc
        except ProcessExpired as exc:
            raise EnrichmentCrashed(f"the process died with exit code {exc.exitcode}") from exc


def _begin_child(parent: int, _warm: Callable[..., object]) -> None:
    """Children ignore ^C, which the parent handles, and never outlive it, not even its kill -9."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)
