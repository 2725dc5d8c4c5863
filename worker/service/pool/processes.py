"""Pure work off the event loop, in processes that can be timed out, killed and replaced."""

import asyncio
import contextlib
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable
from types import TracebackType
from typing import ParamSpec, Self, TypeVar, cast

import structlog

from worker.errors import EnrichmentCrashed, EnrichmentTimedOut
from worker.service.pool.child import ANSWER, TASK, Terms
from worker.service.pool.fair_queue import FairQueue
from worker.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger(__name__)

NAME = "quotewire-pool"
"""Stands in the command line of each child."""

_BEGIN = (
    "import sys; sys.path[:] = sys.argv[7:]; from worker.service.pool.child import main; main(*sys.argv[2:7])"
)
"""Not multiprocessing: that imports the whole command of the parent before the task, some 30 MB."""

_START_S = 60.0
_SOCKET_BYTES = 1_000_000  # a page at once; Linux gives what net.core.wmem_max allows
_LAST_WORDS_S = 2.0
_END_S = 10.0


class Pool:
    """Up to `processes` children, started when there is work for them. Use as an async context manager.

    A child that hangs is killed alone; one that dies is replaced. Each has a socket of its own (ADR 0080), so
    that none can hold up another.
    """

    def __init__(
        self,
        processes: int,
        tasks_per_process: int,
        *,
        memory_mb: int | None = None,
        warm_up: Callable[[], None] | None = None,
    ) -> None:
        """`memory_mb` bounds what one child may allocate, all in all; only Linux keeps to it.

        `warm_up`, a function of a module, is called in each child before its first task: what is compiled or
        read from files only once counts on no task's time then.
        """
        self.processes = processes or os.cpu_count() or 1
        name = f"{warm_up.__module__}:{warm_up.__qualname__}" if warm_up else ""
        self._terms = Terms(os.getpid(), tasks_per_process, memory_mb, name)
        self._queue = FairQueue(self.processes)
        self._resting: list[_Child] = []
        self._children: set[_Child] = set()
        self._open = False

    async def __aenter__(self) -> Self:
        self._open = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        self._open = False
        for child in self._children:
            child.kill()
        await asyncio.gather(*(child.ended(_END_S) for child in self._children))

    async def run(self, timeout_s: float, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of `work`, which must be importable and pure.

        Raises EnrichmentTimedOut after `timeout_s` of running (waiting for a child does not count, nor what a
        child imports for a function that it has not met), EnrichmentCrashed where the child died under it, and
        whatever `work` raises. Cancelling the caller ends the work.
        """
        return await self.run_for("", timeout_s, work, *args, **kwargs)

    async def run_for(
        self, site: str, timeout_s: float, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As `run`, where sites that have work waiting share the time of the processes alike."""
        async with self._queue.place(site):
            return await self._run(timeout_s, work, *args, **kwargs)

    async def run_behind(
        self, timeout_s: float, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As `run`, for work that is likely to take all its time: in one process at most, and after all others."""
        async with self._queue.place(behind=True):
            return await self._run(timeout_s, work, *args, **kwargs)

    async def _run(self, timeout_s: float, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        if not self._open:
            raise RuntimeError("the pool is not open")
        task = pickle.dumps((work, args, kwargs), pickle.HIGHEST_PROTOCOL)
        child = await self._child()
        try:
            await child.take(work, task)
            async with asyncio.timeout(timeout_s):
                answer, last = await child.answer()
        except _Unstarted as exc:
            raise await child.crashed() from exc
        except TimeoutError as exc:
            raise EnrichmentTimedOut(f"took longer than {timeout_s:g} s") from exc
        except (asyncio.IncompleteReadError, OSError) as exc:
            raise await child.crashed() from exc
        else:
            child.free = not last
        finally:
            self._rest(child)
        succeeded, result = pickle.loads(answer)  # noqa: S301 - from our own child
        if succeeded:
            return cast(R, result)
        if isinstance(result, MemoryError):
            raise EnrichmentCrashed(
                f"the process ran into its limit of {self._terms.memory_mb} MB"
            ) from result
        raise result

    async def _child(self) -> "_Child":
        """One at rest that is alive, or a new one."""
        while self._resting:
            child = self._resting.pop()
            child.free = False
            if child.is_alive():
                return child
            log.warning("an idle pool process died")
            self._rest(child)
        child = _Child(self._terms)
        self._children.add(child)
        try:
            await child.connect()
        except BaseException:
            self._rest(child)
            raise
        return child

    def _rest(self, child: "_Child") -> None:
        """To be taken again; one that is not free, because it died, hangs or did its share, goes for good."""
        if child.free and self._open:
            self._resting.append(child)
        else:
            child.kill()
            self._children = {each for each in self._children if each is child or not each.is_gone()}


class _Unstarted(Exception):
    """A child did not get as far as its task: it died before, or was not ready in _START_S."""


class _Child:
    """A process and our end of its socket. `free` when it can be given a task."""

    def __init__(self, terms: Terms) -> None:
        self.free = False
        self._met: set[object] = set()
        self._ours, theirs = socket.socketpair()
        self._ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SOCKET_BYTES)
        with theirs:
            # Some milliseconds, and in this thread: children end with who started them.
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-c", _BEGIN, NAME, *_words(terms), str(theirs.fileno()), *sys.path],
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
            )
        self._writer: asyncio.StreamWriter | None = None

    async def connect(self) -> None:
        """To its socket; it may still be starting."""
        self._reader, self._writer = await asyncio.open_unix_connection(sock=self._ours)

    async def take(self, work: object, task: bytes) -> None:
        """Hand it over. Where `work` is new to the child, wait until it has imported all that the task needs.

        Raises _Unstarted where it dies meanwhile, or takes too long.
        """
        assert self._writer is not None
        new = work not in self._met
        self._writer.writelines((TASK.pack(len(task), new), task))
        if new:
            try:
                async with asyncio.timeout(_START_S):
                    await self._reader.readexactly(ANSWER.size)
            except (asyncio.IncompleteReadError, OSError) as exc:  # TimeoutError is an OSError
                raise _Unstarted from exc
            self._met.add(work)

    async def answer(self) -> tuple[bytes, bool]:
        """(what it answers, whether that is its last). Raises IncompleteReadError or OSError where it dies."""
        length, last = ANSWER.unpack(await self._reader.readexactly(ANSWER.size))
        return await self._reader.readexactly(length), last

    async def crashed(self) -> EnrichmentCrashed:
        """The error that says how it ended."""
        await self.ended(_LAST_WORDS_S)
        if not self.is_gone():
            return EnrichmentCrashed(f"the process was not ready in {_START_S:g} s")
        return EnrichmentCrashed(f"the process died with exit code {self._process.returncode}")

    async def ended(self, within_s: float) -> None:
        """When it is gone, or the time is over."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            await asyncio.to_thread(self._process.wait, within_s)

    def is_alive(self) -> bool:
        return self._process.poll() is None and not self._reader.at_eof()

    def is_gone(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        """It holds nothing that is worth an orderly end."""
        self._process.kill()
        if self._writer is not None:
            self._writer.close()
        else:
            self._ours.close()


def _words(terms: Terms) -> tuple[str, str, str, str]:
    """As `child.main` takes them."""
    memory_mb = "" if terms.memory_mb is None else str(terms.memory_mb)
    return str(terms.parent), str(terms.tasks), memory_mb, terms.warm_up


def pool_of(
    settings: Settings, *, processes: int | None = None, warm_up: Callable[[], None] | None = None
) -> Pool:
    """A pool as the settings say, or with another number of children."""
    return Pool(
        settings.processes if processes is None else processes,
        settings.pages_per_process,
        memory_mb=settings.process_memory_mb,
        warm_up=warm_up,
    )
