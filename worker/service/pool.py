"""Pure work off the event loop, in processes that can be timed out, killed and replaced."""

import asyncio
import os
import pickle
import socket
from collections.abc import Callable
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, Self, TypeVar, cast

import structlog

from worker.errors import EnrichmentCrashed, EnrichmentTimedOut
from worker.service.child import ANSWER, TASK, Terms, serve
from worker.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger(__name__)

_SPAWN = get_context("spawn")  # not forked: this process has threads
_START_S = 60.0
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
        warm: Callable[..., object],
        *,
        memory_mb: int | None = None,
    ) -> None:
        """`warm` is a function that each child imports before its first task, off that task's time.

        `memory_mb` bounds what one child may allocate, all in all; only Linux keeps to it.
        """
        self.processes = processes or os.cpu_count() or 1
        self._terms = Terms(os.getpid(), tasks_per_process, warm, memory_mb)
        self._places = asyncio.Semaphore(self.processes)
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

        Raises EnrichmentTimedOut after `timeout_s` of running (waiting for a child does not count),
        EnrichmentCrashed where the child died under it, and whatever `work` raises.
        Cancelling the caller ends the work.
        """
        async with self._places:
            if not self._open:
                raise RuntimeError("the pool is not open")
            task = pickle.dumps((work, args, kwargs), pickle.HIGHEST_PROTOCOL)
            child = await self._child()
            try:
                async with asyncio.timeout(timeout_s):
                    answer, last = await child.answer(task)
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
            log.warning("a process of the pool died at rest")
            self._rest(child)
        child = _Child(self._terms)
        self._children.add(child)
        try:
            async with asyncio.timeout(_START_S):
                await child.ready()
        except (asyncio.IncompleteReadError, OSError) as exc:  # TimeoutError is an OSError
            error = await child.crashed()
            self._rest(child)
            raise error from exc
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


class _Child:
    """A process and our end of its socket. `free` when it can be given a task."""

    def __init__(self, terms: Terms) -> None:
        self.free = False
        self._ours, theirs = socket.socketpair()
        with theirs:
            self._process = _SPAWN.Process(
                target=serve, args=(theirs, terms), name="quotewire-pool", daemon=True
            )
            self._process.start()  # some milliseconds, and in this thread: children end with who started them
        self._writer: asyncio.StreamWriter | None = None

    async def ready(self) -> None:
        """When it has imported what it needs. Raises IncompleteReadError where it dies before."""
        self._reader, self._writer = await asyncio.open_unix_connection(sock=self._ours)
        await self._reader.readexactly(ANSWER.size)

    async def answer(self, task: bytes) -> tuple[bytes, bool]:
        """(what it answers, whether that is its last). Raises IncompleteReadError or OSError where it dies."""
        assert self._writer is not None
        self._writer.writelines((TASK.pack(len(task)), task))
        length, last = ANSWER.unpack(await self._reader.readexactly(ANSWER.size))
        return await self._reader.readexactly(length), last

    async def crashed(self) -> EnrichmentCrashed:
        """The error that says how it ended."""
        await self.ended(_LAST_WORDS_S)
        return EnrichmentCrashed(f"the process died with exit code {self._process.exitcode}")

    async def ended(self, within_s: float) -> None:
        """When it is gone, or the time is over."""
        await asyncio.to_thread(self._process.join, within_s)

    def is_alive(self) -> bool:
        return self._process.is_alive() and not self._reader.at_eof()

    def is_gone(self) -> bool:
        return not self._process.is_alive()

    def kill(self) -> None:
        """It holds nothing that is worth an orderly end."""
        self._process.kill()
        if self._writer is not None:
            self._writer.close()
        else:
            self._ours.close()


def pool_of(settings: Settings, warm: Callable[..., object], *, processes: int | None = None) -> Pool:
    """A pool as the settings say, or with another number of children."""
    return Pool(
        settings.processes if processes is None else processes,
        settings.pages_per_process,
        warm,
        memory_mb=settings.process_memory_mb,
    )
