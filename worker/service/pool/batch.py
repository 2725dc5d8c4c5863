"""Lines through the process pool: streamed, on all cores, in order, and no line ends the run."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import CancelledError
from typing import Protocol

from worker.errors import QuotewireError
from worker.jsonl import error_line
from worker.service.pool.processes import Pool

LineWork = Callable[[bytes], bytes]
Failures = Callable[[], contextlib.AbstractContextManager[None]]

MAX_LINE_BYTES = 64_000_000
_READ_BYTES = 1 << 20


class Source(Protocol):
    """A binary stream that gives what is there, such as `sys.stdin.buffer`."""

    def read1(self, size: int, /) -> bytes:
        """At most `size` bytes; empty at the end."""
        ...


class LineTooLong(QuotewireError):
    """One line passed the limit; the rest of it was read over."""

    reason = "line-too-long"


async def answers(
    source: Source,
    work: LineWork,
    pool: Pool,
    *,
    timeout_s: float,
    chunk: int = 1,
    failures: Failures = contextlib.nullcontext,
) -> AsyncIterator[bytes]:
    """The answer to each line that is not blank, in order, as soon as it and all before it are there.

    `timeout_s` is for one line. Up to `chunk` lines that have arrived travel together, which pays where a
    line is quick; a chunk that fails is done again line by line, so that only the line at fault gets the
    error; `failures` may say in other words what the pool raises for a line. Memory holds a few chunks for
    each process, whatever the length of the input.
    """
    pending: asyncio.Queue[asyncio.Task[list[bytes]] | None] = asyncio.Queue(3 * pool.processes)
    loop = asyncio.get_running_loop()

    async def submit(batch: list[bytes] | None) -> None:
        task = asyncio.create_task(_work(batch, work, pool, timeout_s, failures)) if batch else None
        if task is not None:
            task.add_done_callback(_heard)
        await pending.put(task)

    def read() -> None:
        with contextlib.suppress(CancelledError, RuntimeError):  # whoever took the answers has gone
            try:
                for lines in _arrived(source):
                    for start in range(0, len(lines), chunk):
                        asyncio.run_coroutine_threadsafe(submit(lines[start : start + chunk]), loop).result()
            finally:
                asyncio.run_coroutine_threadsafe(submit(None), loop).result()

    threading.Thread(target=read, daemon=True).start()
    while (task := await pending.get()) is not None:
        for answer in await task:
            yield answer


def _heard(task: "asyncio.Task[list[bytes]]") -> None:
    """Nobody waits for what is under way when the reader leaves: what it ends with is of no interest then."""
    if not task.cancelled():
        task.exception()


def work_chunk(work: LineWork, lines: list[bytes]) -> list[bytes]:
    """In the child: each line's answer."""
    return [work(line) for line in lines]


async def _work(
    batch: list[bytes], work: LineWork, pool: Pool, timeout_s: float, failures: Failures
) -> list[bytes]:
    if len(batch) > 1:
        try:
            return await pool.run(timeout_s * len(batch), work_chunk, work, batch)
        except QuotewireError:
            pass  # one of them is at fault; alone, it shows which
    return [await _work_one(line, work, pool, timeout_s, failures) for line in batch]


async def _work_one(line: bytes, work: LineWork, pool: Pool, timeout_s: float, failures: Failures) -> bytes:
    if len(line) > MAX_LINE_BYTES:
        return error_line(line, LineTooLong(f"more than {MAX_LINE_BYTES} bytes"))
    try:
        with failures():
            return (await pool.run(timeout_s, work_chunk, work, [line]))[0]
    except QuotewireError as exc:
        return error_line(line, exc)


def _arrived(source: Source) -> Iterator[list[bytes]]:
    """The whole lines that each read gave. A line that is too long comes cut, one byte over the limit."""
    rest = bytearray()
    while data := source.read1(_READ_BYTES):
        *whole, tail = data.split(b"\n")
        lines = []
        for line in whole:
            rest += line
            lines.append(bytes(rest[: MAX_LINE_BYTES + 1]))
            rest.clear()
        rest += tail[: max(0, MAX_LINE_BYTES + 1 - len(rest))]
        yield [line for line in lines if line.strip()]
    if rest.strip():
        yield [bytes(rest)]
