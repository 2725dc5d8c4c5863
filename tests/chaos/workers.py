"""Workers as processes of their own: started, watched, stopped and killed by process id."""

import contextlib
import ctypes
import http.client
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.children import worker_address

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class WorkerProcess:
    """One worker. `module` is what Python runs: the product itself, unless a scenario needs a stand-in."""

    name: str
    environment: dict[str, str]
    directory: Path
    module: str = "worker"
    arguments: tuple[str, ...] = ("run",)
    process: subprocess.Popen[bytes] | None = None
    exit_codes: list[int] = field(default_factory=list)
    stop_seconds: list[float] = field(default_factory=list)
    was_frozen: bool = False
    ended_by_itself: list[int] = field(default_factory=list)
    _asked_to_end: bool = False
    _log_begins: int = 0

    @property
    def log(self) -> Path:
        """Its stderr, over all restarts."""
        return self.directory / f"{self.name}.log"

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process and self.process.poll() is None else None

    def start(self) -> None:
        self.kill()
        self._asked_to_end = False
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("QUOTEWIRE_")}
        own = {"QUOTEWIRE_PORT": "0", "QUOTEWIRE_DATA_DIR": str(self.directory / self.name)}
        with self.log.open("ab") as log:
            self._log_begins = log.tell()
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module, *self.arguments],
                cwd=ROOT,
                env=inherited | self.environment | own,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent,
            )

    def kill(self) -> None:
        """kill -9. One that has ended by now, though nobody sent it a signal, has ended by itself."""
        if self.process:
            code = self.process.poll()
            if code is not None and code != -signal.SIGKILL and not self._asked_to_end:
                self.ended_by_itself.append(code)
            self.process.kill()
            self.process.wait()
            self.exit_codes.append(self.process.returncode)
            self.process = None

    def terminate(self) -> None:
        """SIGTERM, without waiting."""
        if self.pid and self.process:
            self._asked_to_end = True
            self.process.send_signal(signal.SIGTERM)

    def stop(self, within_s: float = 45.0) -> int:
        """SIGTERM, and its exit code; killed and -9 where it does not end in time."""
        if not self.process:
            return 0
        begun = time.monotonic()
        self.terminate()
        try:
            code = self.process.wait(within_s)
        except subprocess.TimeoutExpired:
            self.kill()
            return -9
        self.stop_seconds.append(time.monotonic() - begun)
        self.exit_codes.append(code)
        self.process = None
        return code

    def freeze(self) -> None:
        if self.pid and self.process:
            self.was_frozen = True
            self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        if self.pid and self.process:
            self.process.send_signal(signal.SIGCONT)

    def address(self) -> str:
        """`host:port` of its health and metrics, as its log tells since it was last started; OSError before that."""
        return worker_address(self.log, self._log_begins)

    def readiness(self) -> str:
        """`ready`, or the reason why not; `no answer` where nothing answers."""
        try:
            with urllib.request.urlopen(f"http://{self.address()}/readyz", timeout=2) as answer:
                return str(json.load(answer)["status"])
        except urllib.error.HTTPError as answer:
            with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
                return str(json.load(answer)["reason"])
        except (OSError, http.client.HTTPException, ValueError):  # one that is killed may end in mid-answer
            pass
        return "no answer"

    def metric(self, name: str) -> float:
        """The sum of a metric's samples; 0 where nothing answers."""
        try:
            with urllib.request.urlopen(f"http://{self.address()}/metrics", timeout=2) as answer:
                lines = answer.read().decode().splitlines()
        except (OSError, http.client.HTTPException):
            return 0.0
        return sum(
            float(line.rsplit(" ", 1)[1]) for line in lines if line.split("{")[0].split(" ")[0] == name
        )

    def assignments(self) -> int:
        """How often partitions were given to it, over all its lives."""
        return self.log.read_text("utf-8").count("partitions assigned")

    def children(self) -> list[int]:
        """Its pool's processes, by what the kernel says."""
        if not self.pid:
            return []
        found = []
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            try:
                found += [int(pid) for pid in (task / "children").read_text().split()]
            except OSError:
                continue
        return [pid for pid in found if b"quotewire-pool" in command_of(pid)]

    def memory_mb(self) -> float:
        """Its own resident memory, children not counted."""
        return resident_mb(self.pid) if self.pid else 0.0


def die_with_parent() -> None:
    """Should the harness die without a word, its workers go too (Linux: prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def command_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def resident_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next(
        (int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0
    )


def wait_for(happened: Callable[[], bool], within_s: float, what: str) -> None:
    """AssertionError where it does not happen in time."""
    deadline = time.monotonic() + within_s
    while not happened():
        if time.monotonic() > deadline:
            raise AssertionError(f"it did not happen within {within_s:g} s: {what}")
        time.sleep(0.1)
