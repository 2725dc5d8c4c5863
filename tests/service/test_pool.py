"""Children that hang, die or leak cost one page, never the worker."""

import asyncio
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.children import ended, soon
from worker.errors import EnrichmentCrashed, EnrichmentTimedOut, NoArticle
from worker.service.pool import Pool


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


def test_work_comes_back_from_another_process() -> None:
    async def scene() -> None:
        async with Pool(1, 100, double) as pool:
            assert await pool.run(30, double, 21) == 42
            assert await pool.run(30, child_pid) != os.getpid()

    asyncio.run(scene())


def test_a_hanging_page_is_killed_and_the_next_one_is_served() -> None:
    async def scene() -> None:
        async with Pool(1, 100, double) as pool:
            with pytest.raises(EnrichmentTimedOut):
                await pool.run(0.5, hang)
            assert await pool.run(30, double, 1) == 2

    asyncio.run(scene())


def test_a_child_that_dies_costs_one_page() -> None:
    async def scene() -> None:
        async with Pool(1, 100, double) as pool:
            with pytest.raises(EnrichmentCrashed):
                await pool.run(30, die)
            assert await pool.run(30, double, 1) == 2

    asyncio.run(scene())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to RLIMIT_DATA")
def test_a_page_that_eats_memory_is_stopped_at_its_limit_and_the_next_one_is_served() -> None:
    async def scene() -> None:
        async with Pool(1, 100, double, memory_mb=300) as pool:
            for eat in (eat_at_once, eat_bit_by_bit):
                with pytest.raises(EnrichmentCrashed):
                    await pool.run(60, eat)
                assert await pool.run(60, double, 1) == 2

    asyncio.run(scene())


def test_an_error_keeps_its_reason_and_address_across_the_process() -> None:
    async def scene() -> None:
        async with Pool(1, 100, double) as pool:
            with pytest.raises(NoArticle) as caught:
                await pool.run(30, refuse)
            assert (caught.value.reason, caught.value.url) == ("no-article", "https://x.example/")

    asyncio.run(scene())


def test_a_child_is_replaced_after_its_share_of_pages() -> None:
    async def scene() -> None:
        async with Pool(1, 2, double) as pool:
            pids = [await pool.run(30, child_pid) for _ in range(4)]
            assert len(set(pids)) == 2

    asyncio.run(scene())


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_child_outlives_a_parent_that_was_killed() -> None:
    script = (
        "import asyncio, os\n"
        "from tests.service.test_pool import Pool, child_pid, double\n"
        "async def main():\n"
        "    async with Pool(1, 100, double) as pool:\n"
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
        async with Pool(1, 100, double) as pool:
            for number in range(3):
                os.kill(await pool.run(30, child_pid), signal.SIGKILL)
                await asyncio.sleep(0.5)
                assert await asyncio.wait_for(pool.run(30, double, number), 30) == 2 * number

    asyncio.run(scene())


def test_a_child_that_died_with_the_pools_lock_does_not_hang_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("worker.service.pool._STILL_S", 8.0)
    monkeypatch.setattr("worker.service.pool._LOOK_EVERY_S", 0.2)

    async def scene() -> None:
        async with Pool(2, 100, double) as pool:
            assert await pool.run(30, double, 1) == 2
            assert pool._pool is not None
            lock = pool._pool._pool_manager.worker_manager.workers_channel.mutex
            assert lock.acquire()
            answers = [pool.run(1, double, number) for number in range(4)]
            assert await asyncio.wait_for(asyncio.gather(*answers), 60) == [0, 2, 4, 6]

    asyncio.run(scene())
