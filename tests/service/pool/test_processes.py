"""Children that hang, die or leak cost one page, never the worker."""

import asyncio
import importlib
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable

import pytest

from tests.children import ended, soon
from tests.service import slow_to_import
from worker.errors import EnrichmentCrashed, EnrichmentTimedOut, NoArticle
from worker.service.pool.processes import Pool


def double(number: int) -> int:
    return number * 2


def hang() -> None:
    while True:
        time.sleep(0.05)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat_at_once() -> int:
    return len(bytearray(400_000_000))


def eat_bit_by_bit() -> int:
    return len([bytes(10_000) for _ in range(60_000)])


def refuse() -> None:
    raise NoArticle("nothing here", url="https://x.example/")


def child_pid() -> int:
    return os.getpid()


def child_pid_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def imported(module: str) -> bool:
    return module in sys.modules


class Elsewhere:
    """What only the parent can import."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return importlib.import_module, ("nowhere_to_be_found",)


def hold(size: int) -> int:
    return len(b"x" * size)


class TwoWords(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"two words: {one} {two}")


def answer_that_cannot_travel() -> object:
    return lambda: None


def error_that_cannot_travel() -> None:
    raise TwoWords("a", "b")


def test_work_comes_back_from_another_process() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            assert await pool.run(30, double, 21) == 42
            assert await pool.run(30, child_pid) != os.getpid()

    asyncio.run(scene())


def test_a_hanging_page_is_killed_and_the_next_one_is_served() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            with pytest.raises(EnrichmentTimedOut):
                await pool.run(0.5, hang)
            assert await pool.run(30, double, 1) == 2

    asyncio.run(scene())


def test_a_child_that_dies_costs_one_page() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            with pytest.raises(EnrichmentCrashed):
                await pool.run(30, die)
            assert await pool.run(30, double, 1) == 2

    asyncio.run(scene())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to RLIMIT_DATA")
def test_a_page_that_eats_memory_is_stopped_at_its_limit_and_the_next_one_is_served() -> None:
    async def scene() -> None:
        async with Pool(1, 100, memory_mb=300) as pool:
            for eat in (eat_at_once, eat_bit_by_bit):
                with pytest.raises(EnrichmentCrashed):
                    await pool.run(60, eat)
                assert await pool.run(60, double, 1) == 2

    asyncio.run(scene())


def test_an_error_keeps_its_reason_and_address_across_the_process() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            with pytest.raises(NoArticle) as caught:
                await pool.run(30, refuse)
            assert (caught.value.reason, caught.value.url) == ("no-article", "https://x.example/")

    asyncio.run(scene())


def test_a_child_is_replaced_after_its_share_of_pages() -> None:
    async def scene() -> None:
        async with Pool(1, 2) as pool:
            pids = [await pool.run(30, child_pid) for _ in range(4)]
            assert len(set(pids)) == 2

    asyncio.run(scene())


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_child_outlives_a_parent_that_was_killed() -> None:
    script = (
        "import asyncio, os\n"
        "from tests.service.pool.test_processes import Pool, child_pid, double\n"
        "async def main():\n"
        "    async with Pool(1, 100) as pool:\n"
        "        print(await pool.run(30, child_pid), flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert soon(lambda: ended(child), within_s=20)


def test_children_killed_at_rest_cost_nothing() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            for number in range(3):
                os.kill(await pool.run(30, child_pid), signal.SIGKILL)
                await asyncio.sleep(0.5)
                assert await asyncio.wait_for(pool.run(30, double, number), 30) == 2 * number

    asyncio.run(scene())


def test_a_child_that_stands_still_costs_one_page_and_holds_up_no_other() -> None:
    async def scene() -> None:
        async with Pool(2, 100) as pool:
            await pool.run(30, double, 0)  # or what it imports for that would be waited for
            os.kill(await pool.run(30, child_pid), signal.SIGSTOP)
            answers = await asyncio.wait_for(
                asyncio.gather(*(pool.run(2, double, n) for n in range(4)), return_exceptions=True), 60
            )
            assert [answer for answer in answers if not isinstance(answer, EnrichmentTimedOut)] == [2, 4, 6]

    asyncio.run(scene())


def test_cancelling_the_caller_ends_the_work_and_frees_the_place() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            pid = await pool.run(30, child_pid)
            task = asyncio.create_task(pool.run(30, hang))
            await asyncio.sleep(0.3)
            task.cancel()
            assert await pool.run(30, double, 1) == 2
            assert soon(lambda: ended(pid))

    asyncio.run(scene())


def test_no_child_is_left_when_the_pool_is_closed_under_work() -> None:
    async def scene() -> list[int]:
        async with Pool(2, 100) as pool:
            pids = await asyncio.gather(*(pool.run(30, child_pid_after, 0.2) for _ in range(2)))
            under_work = asyncio.create_task(pool.run(30, hang))
            await asyncio.sleep(0.2)
        with pytest.raises(EnrichmentCrashed):
            await under_work
        return pids

    pids = asyncio.run(scene())
    assert len(set(pids)) == 2
    assert soon(lambda: all(ended(pid) for pid in pids))


def test_a_bug_comes_back_with_the_childs_own_traceback() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            with pytest.raises(TypeError) as caught:
                await pool.run(30, double, None)  # type: ignore[arg-type]
            assert "return number * 2" in "".join(traceback.format_exception(caught.value))

    asyncio.run(scene())


@pytest.mark.parametrize("outcome", [answer_that_cannot_travel, error_that_cannot_travel])
def test_what_cannot_be_pickled_is_an_error_of_that_page_alone(outcome: Callable[[], object]) -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            pid = await pool.run(30, child_pid)
            with pytest.raises(Exception, match=r"pickle|two words"):
                await pool.run(30, outcome)
            assert await pool.run(30, child_pid) == pid

    asyncio.run(scene())


@pytest.mark.skipif(sys.platform != "linux", reason="counts in kilobytes")
def test_a_child_that_has_held_half_its_memory_is_replaced() -> None:
    async def scene() -> None:
        async with Pool(1, 100, memory_mb=1000) as pool:
            pid = await pool.run(30, child_pid)
            assert await pool.run(30, hold, 600_000_000) == 600_000_000
            assert await pool.run(30, child_pid) != pid

    asyncio.run(scene())


def test_what_a_task_imports_does_not_count_on_its_time() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            assert await pool.run(1.0, double, 1) == 2
            assert await pool.run(1.0, slow_to_import.double, 2) == 4
            assert await pool.run(1.0, slow_to_import.double, 3) == 6

    asyncio.run(scene())


def wake_up_slowly() -> None:
    time.sleep(1.5)
    sys.modules["woken_up"] = sys


def test_a_child_is_warmed_up_once_and_on_nobodys_time() -> None:
    async def scene() -> None:
        async with Pool(1, 100, warm_up=wake_up_slowly) as pool:
            assert await pool.run(1.0, imported, "woken_up")
            with pytest.raises(EnrichmentTimedOut):
                await pool.run(0.5, hang)
            assert await pool.run(1.0, imported, "woken_up")  # so is the one that follows

    asyncio.run(scene())


def test_a_child_imports_its_task_and_not_the_parents_command() -> None:
    script = (
        "import asyncio, typer, worker.cli\n"
        "from tests.service.pool.test_processes import Pool, imported\n"
        "async def main():\n"
        "    async with Pool(1, 100) as pool:\n"
        "        print(await pool.run(30, imported, 'worker.cli'))\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n"
    )
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "False"


def test_a_task_that_cannot_be_imported_is_an_error_of_that_page_alone() -> None:
    async def scene() -> None:
        async with Pool(1, 100) as pool:
            pid = await pool.run(30, child_pid)
            with pytest.raises(ModuleNotFoundError):
                await pool.run(30, double, Elsewhere())
            assert await pool.run(30, child_pid) == pid

    asyncio.run(scene())
