"""Nothing is sent on a lease that has run out."""

import asyncio
import time

from worker.service.kafka.lease import Lease


class Broker:
    """Takes us for a member, or does not."""

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
        assert not lease.valid
        assert all(await asyncio.gather(*(lease.check() for _ in range(10))))
        assert broker.asked == 1

    asyncio.run(scene())


def test_who_slept_past_the_lease_has_none_until_the_broker_confirms_it() -> None:
    async def scene() -> None:
        broker = Broker()
        lease = Lease(0.2, broker.confirm)
        assert await lease.check()
        broker.accepts = False
        time.sleep(0.3)  # noqa: ASYNC251  as a process that is stopped: nothing of it runs
        assert not lease.valid
        assert not await lease.check()
        broker.accepts = True
        assert await lease.check()

    asyncio.run(scene())


def test_a_commit_that_was_accepted_renews_the_lease() -> None:
    async def scene() -> None:
        broker = Broker()
        lease = Lease(30, broker.confirm)
        lease.renewed(time.monotonic())
        assert await lease.check()
        assert broker.asked == 0

    asyncio.run(scene())


def test_a_lease_counts_from_when_the_question_was_sent_not_from_the_answer() -> None:
    async def scene() -> None:
        async def slow() -> bool:
            await asyncio.sleep(0.3)
            return True

        lease = Lease(0.2, slow)
        assert await lease.check()
        assert not lease.valid

    asyncio.run(scene())


def test_a_lease_half_over_is_renewed_and_a_fresh_one_is_not() -> None:
    async def scene() -> None:
        broker = Broker()
        lease = Lease(30, broker.confirm)
        lease.renewed(time.monotonic() - 10)
        await lease.renew()
        assert broker.asked == 0
        lease = Lease(30, broker.confirm)
        lease.renewed(time.monotonic() - 20)
        await lease.renew()
        assert broker.asked == 1

    asyncio.run(scene())
