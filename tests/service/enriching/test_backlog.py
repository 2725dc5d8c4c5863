"""Bytes in hand hold back the next fetch."""

import asyncio

import pytest

from worker.service.enriching.backlog import Backlog


def test_no_page_is_fetched_while_too_many_bytes_wait_for_a_process() -> None:
    async def scene() -> None:
        backlog = Backlog(100)
        with backlog.holding(60):
            await asyncio.wait_for(backlog.room(), 1)
            with backlog.holding(60):
                waiting = asyncio.create_task(backlog.room())
                await asyncio.sleep(0.01)
                assert not waiting.done()
            await asyncio.wait_for(waiting, 60)

    asyncio.run(scene())


def test_there_is_room_below_the_limit_and_none_at_it() -> None:
    async def scene() -> None:
        backlog = Backlog(100)
        with backlog.holding(99):
            await asyncio.wait_for(backlog.room(), 1)
            with backlog.holding(1):
                assert not await has_room(backlog)
            assert await has_room(backlog)

    asyncio.run(scene())


def test_all_who_wait_are_let_in_when_there_is_room_again() -> None:
    async def scene() -> None:
        backlog = Backlog(100)
        with backlog.holding(100):
            waiting = [asyncio.create_task(backlog.room()) for _ in range(3)]
            await asyncio.sleep(0.01)
            assert not any(task.done() for task in waiting)
        await asyncio.wait_for(asyncio.gather(*waiting), 1)

    asyncio.run(scene())


def test_a_page_over_the_limit_goes_through_alone_and_a_failure_gives_its_room_back() -> None:
    async def scene() -> None:
        backlog = Backlog(100)
        with pytest.raises(ZeroDivisionError), backlog.holding(1000):
            assert not await has_room(backlog)
            raise ZeroDivisionError
        assert await has_room(backlog)

    asyncio.run(scene())


async def has_room(backlog: Backlog) -> bool:
    try:
        await asyncio.wait_for(backlog.room(), 0.01)
    except TimeoutError:
        return False
    return True
