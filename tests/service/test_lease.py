"""Nothing is published on a lease that has run out."""

import asyncio
import time

from worker.service.lease import Lease


class Broker:
    """Accepts commits, or does not."""

    def __init__(self) -> None:
        self.accepts = True
        self.asked = 0

    async def confirm(self) -> bool:
        self.asked += 1
        return self.accepts


def test_a_lease_is_asked_for_once_and_holds_for_all() -> None:
    async def scene() -> None:
        broker = Broker()
        lease = Lease(30, broker.confirm)
        await asyncio.gather(*(lease.hold() for _ in range(10)))
        assert lease.valid
        assert broker.asked == 1

    asyncio.run(scene())


def test_who_slept_past_the_lease_waits_until_the_broker_confirms_it() -> None:
    async def scene() -> None:
        broker = Broker()
        lease = Lease(0.2, broker.confirm)
        await lease.hold()
        broker.accepts = False
        time.sleep(0.3)  # noqa: ASYNC251  as a process that is stopped: nothing of it runs
        waiting = asyncio.create_task(lease.hold())
        await asyncio.sleep(0.1)
        assert not waiting.done()
        broker.accepts = True
        await asyncio.wait_for(waiting, 5)

    asyncio.run(scene())


def test_a_commit_that_was_accepted_renews_the_lease() -> None:
    async def scene() -> None:
        broker = Broker()
        lease = Lease(30, broker.confirm)
        lease.renewed(time.monotonic())
        await lease.hold()
        assert broker.asked == 0

    asyncio.run(scene())
