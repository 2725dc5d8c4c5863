"""What runs in a process of the pool: tasks in, answers out, one at a time, over one socket.

A task is a pickled (function, args, kwargs), an answer a pickled (whether it succeeded, result or exception);
before each goes its length. Where the parent asks for it, an answer of no length comes first, once the task is
unpickled and thus all that it needs is imported. Only `pool.py` is at the other end.
"""

import contextlib
import ctypes
import os
import pickle
import pkgutil
import resource
import signal
import socket
import struct
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from io import BufferedReader

from worker.errors import QuotewireError

TASK = struct.Struct(">Q?")
"""Length of what follows, and whether the parent wants to know when it is unpickled."""

ANSWER = struct.Struct(">Q?")
"""Length of what follows, and whether it is this process's last answer."""

_NICE = 5
_PR_SET_PDEATHSIG = 1  # prctl(2)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a process works and when it is done.

    `tasks` bounds how many it does; one that has ever held half of `memory_mb` ends after the task at hand, so
    that no leak adds up to the whole. `warm_up` names a function, as `package.module:function`, that is called
    before the first task, and whose time is nobody's.
    """

    parent: int
    tasks: int
    memory_mb: int | None = None
    warm_up: str = ""


def main(parent: str, tasks: str, memory_mb: str, warm_up: str, descriptor: str) -> None:
    """Serve on an open socket, on these terms; "" for no limit of memory, and for no warm-up."""
    terms = Terms(int(parent), int(tasks), int(memory_mb) if memory_mb else None, warm_up)
    with socket.socket(fileno=int(descriptor)) as channel:
        serve(channel, terms)


def serve(channel: socket.socket, terms: Terms) -> None:
    """Work until the socket closes or the terms end."""
    _begin(terms)
    if terms.warm_up:
        pkgutil.resolve_name(terms.warm_up)()
    tasks = channel.makefile("rb")
    done = 0
    while (read := _read(tasks)) is not None:
        answer = _answer(*read, channel)
        done += 1
        last = done >= terms.tasks or _has_grown(terms.memory_mb)
        channel.sendall(ANSWER.pack(len(answer), last) + answer)
        if last:
            return


def _begin(terms: Terms) -> None:
    """Children ignore ^C, which the parent handles, and never outlive it, not even its kill -9.

    They yield the processor to the parent, whose heartbeats must not wait for pages.

    RLIMIT_DATA counts what is allocated (Linux 4.7 and later), and not the libraries that are mapped.
    """
    os.nice(_NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        if terms.memory_mb is not None:
            limit = terms.memory_mb * 1_000_000
            resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != terms.parent:  # it died before we asked to die with it
            os._exit(1)
    else:
        threading.Thread(target=_end_with, args=(terms.parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)


def _read(tasks: BufferedReader) -> tuple[bytes, bool] | None:
    """The next task, and whether the parent waits for it to be unpickled; None where the parent has closed."""
    with contextlib.suppress(ConnectionError):
        header = tasks.read(TASK.size)
        if len(header) == TASK.size:
            length, awaited = TASK.unpack(header)
            task = tasks.read(length)
            if len(task) == length:
                return task, awaited
    return None


def _answer(task: bytes, awaited: bool, channel: socket.socket) -> bytes:
    """Never raises but what ends the process."""
    try:
        try:
            work, args, kwargs = pickle.loads(task)  # noqa: S301 - our parent wrote it
        finally:
            if awaited:
                channel.sendall(ANSWER.pack(0, False))
        return pickle.dumps((True, work(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
    except Exception as exc:
        if not isinstance(exc, QuotewireError):
            exc.add_note("In the child:\n" + "".join(traceback.format_exception(exc)))
        return _failure(exc)


def _failure(exc: Exception) -> bytes:
    """The exception, where it survives the trip, else its words."""
    try:
        answer = pickle.dumps((False, exc), pickle.HIGHEST_PROTOCOL)
        pickle.loads(answer)  # noqa: S301 - our own
    except Exception:
        words = "".join(traceback.format_exception(exc))
        answer = pickle.dumps((False, RuntimeError(words)), pickle.HIGHEST_PROTOCOL)
    return answer


def _has_grown(memory_mb: int | None) -> bool:
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return memory_mb is not None and peak > memory_mb * 1_000_000 / 2
