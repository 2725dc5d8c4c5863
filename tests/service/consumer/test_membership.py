"""Partitions are given up once, however many ask for it at the same time."""

import asyncio

from tests.service.consumer.test_lanes import TOPIC, Desk, event
from worker.service.consumer.membership import Membership
from worker.service.delivery.commit_metadata import Standing
from worker.service.kafka.producer import Producer
from worker.service.metrics import Metrics
from worker.settings import load_settings


def test_a_worker_that_leaves_while_its_partitions_move_gives_them_up_once() -> None:
    """A second commit would be under way when the first has stopped the consumer: a traceback of Faust's thread."""
    told: list[str] = []

    async def scene() -> None:
        settings = load_settings()
        membership, producer = Membership(settings, Metrics()), Producer(settings)
        desk = Desk(membership.acks)
        membership.lanes.append(desk.lanes())
        membership.assigned([])
        membership.acks.begin(TOPIC, Standing(0))
        await membership.lanes[0].take(event(0))
        await asyncio.sleep(0)

        async def finish() -> None:
            """Nothing was begun."""

        async def give_up(who: str) -> None:
            await membership.give_up(5.0, finish, lambda: told.append("forgotten"), producer)
            told.append(who)

        await asyncio.gather(give_up("leaving"), give_up("revoked"))
        membership.assigned([])
        await give_up("later")

    asyncio.run(scene())
    assert told == ["forgotten", "leaving", "revoked", "forgotten", "later"]
