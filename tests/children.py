"""Processes that tests start, and that end with the test run, however it ends."""

import contextlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

_CLEAN_UP = 'read -r _; kill -s KILL -- "-$0"; for file; do rm -rf "$file"; rmdir "$(dirname "$file")"; done'


class Child:
    """A program in a process group of its own, which goes as a whole: what a wrapper script forked goes too.

    Should this process die without a word (kill -9), its end of a pipe closes, and a shell at the other end
    kills the group and removes `leftovers`, with their directories where these are empty then. Not
    PR_SET_PDEATHSIG: that ends the child with the *thread* that started it, is Linux only, and a wrapper's
    fork does not inherit it. ^C in a terminal is for the test run, not for the group.
    """

    def __init__(
        self,
        command: Sequence[str],
        output: IO[bytes],
        *,
        directory: Path | None = None,
        environment: Mapping[str, str] | None = None,
        leftovers: Sequence[Path] = (),
    ) -> None:
        self._process = subprocess.Popen(
            command,
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._reaper = subprocess.Popen(
            ["/bin/sh", "-c", _CLEAN_UP, str(self._process.pid), *map(str, leftovers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def pid(self) -> int | None:
        """While it runs or is frozen."""
        return self._process.pid if self._process.poll() is None else None

    @property
    def exit_code(self) -> int | None:
        """Minus the signal that ended it; None while it runs or is frozen."""
        return self._process.poll()

    def signal(self, number: signal.Signals) -> None:
        """To the whole group; nothing happens where the program has ended."""
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)

    def wait(self, timeout_s: float) -> bool:
        """Whether it ended in time."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout_s)
        return self._process.poll() is not None

    def kill(self) -> None:
        """kill -9, and wait. Does no harm twice."""
        # The reaper goes first: it must never kill a process id that was given to somebody else.
        self._reaper.kill()
        self._reaper.wait()
        if self._reaper.stdin:
            self._reaper.stdin.close()
        self.signal(signal.SIGKILL)
        self._process.wait()


def environment(**settings: str) -> dict[str, str]:
    """This process's environment, with no `QUOTEWIRE_*` but these."""
    return {name: value for name, value in os.environ.items() if not name.startswith("QUOTEWIRE_")} | settings


def worker_address(log: Path, begins: int = 0) -> str:
    """`host:port` of a worker's health and metrics, as the log tells from byte `begins` on.

    A worker binds port 0 and says which one it got. Raises ConnectionError where it does not listen yet.
    """
    with log.open("rb") as lines:
        lines.seek(begins)
        for line in lines:
            if b'"health and metrics are served"' in line:
                return str(json.loads(line)["address"])
    raise ConnectionError(f"nothing is served yet, says {log.name}")


def ended(pid: int) -> bool:
    """True if the process is gone, or dead and waiting for its parent (in a container without an init)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" in status.read_text("utf-8")


def soon(condition: Callable[[], bool], within_s: float = 120.0) -> bool:
    """True as soon as the condition holds, False if it does not in time."""
    deadline = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
