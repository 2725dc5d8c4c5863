"""Bytes in hand hold back the next fetch."""

import asyncio

from worker.service.agents.enrich_items import Backlog


def test_no_page_is_fetched_while_too_many_bytes_wait_for_a_process() -> None:
    async def scene() -> None:
        backlog = Backlog(100)
        with backlog.holding(60):
            await asyncio.wait_for(backlog.room(), 1)
            with backlog.holding(60):
                waiting = asyncio.create_task(backlog.room())
                await asyncio.sleep(0.01)
                assert not waiting.done()
            await asyncio.wait_for(waiting, 1)

    asyncio.run(scene())
