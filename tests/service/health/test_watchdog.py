"""A process that is to end does, whatever hangs in it: each case is a process of its own."""

import subprocess
import sys

import pytest

ARMED = """
import atexit, asyncio, ctypes, signal, sys, threading, time
from worker.service.health import watchdog as last_resort
last_resort._KERNEL_AFTER_S = 0.5
armed = last_resort.LastResort(0.5)
armed.arm()
armed.arm()
"""
HANGS = {
    "a thread that is joined": "threading.Thread(target=time.sleep, args=(600,)).start()",
    "a handler at exit": "atexit.register(time.sleep, 600)",
    "the main thread": "time.sleep(600)",
    "a loop that never yields": "while True: pass",
    "SIGTERM that is ignored": "signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.raise_signal(signal.SIGTERM); time.sleep(600)",
    "a call that keeps the interpreter to itself": "ctypes.PyDLL(None).sleep(600)",
    "a task that does not heed its end": """
async def stubborn():
    while True:
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            pass
async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.1)
asyncio.run(main())
""",
    "a thread of the loop's pool": """
async def main():
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 600)
    await asyncio.sleep(0.1)
asyncio.run(main())
""",
}


def ended(script: str, *, read: bool = True) -> tuple[int, bytes]:
    """Its exit code and what it wrote to stderr, a pipe that is read or not."""
    with subprocess.Popen([sys.executable, "-c", ARMED + script], stderr=subprocess.PIPE) as process:
        try:
            words = process.communicate(timeout=60)[1] if read else b""
            return process.wait(60), words
        finally:
            process.kill()


@pytest.mark.parametrize("hang", HANGS.values(), ids=HANGS)
def test_whatever_hangs_the_process_ends_and_not_with_success(hang: str) -> None:
    code, _ = ended(hang)
    assert code != 0


def test_it_says_where_it_hangs() -> None:
    code, words = ended("def the_knot(): time.sleep(600)\nthe_knot()")
    assert code == 1
    assert b"did not end in time" in words
    assert b"the_knot" in words


def test_nobody_who_reads_what_it_says_is_needed() -> None:
    code, _ = ended("import os\nos.set_blocking(2, True)\nwhile True: os.write(2, bytes(65536))", read=False)
    assert code != 0


def test_a_process_that_ends_by_itself_keeps_its_exit_code() -> None:
    assert ended("sys.exit(3)") == (3, b"")
