"""Each event in its turn, and a topic is looked after whatever its agent is doing when that begins."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from worker.service.consumer import streams
from worker.service.consumer.agents import add_agents
from worker.service.consumer.streams import Streams
from worker.service.delivery.offsets import Acks
from worker.service.event import Partition

ITEMS = Partition("news.items", 0)


class Stream:
    """As an agent sees Faust's: events that a test puts there."""

    def __init__(self) -> None:
        self.waiting: asyncio.Queue[Any] = asyncio.Queue()

    def put(self, offset: int) -> None:
        message = SimpleNamespace(topic=ITEMS.topic, partition=0, offset=offset, generation_id=1, value=b"")
        self.waiting.put_nowait(SimpleNamespace(message=message))

    def noack(self) -> "Stream":
        return self

    async def events(self) -> AsyncIterator[Any]:
        while True:
            yield await self.waiting.get()


class Intake:
    """Lets the first event wait until it is told, and notes which places it is asked to look after."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.looked_after: list[tuple[tuple[Partition, ...], tuple[bool, ...]]] = []

    async def in_turn(self, _place: Partition, _offset: int) -> bool:
        await self.go_on.wait()
        return True

    async def look_after(self, places: Iterable[Partition], idle: Callable[[Partition], bool]) -> None:
        places = tuple(places)
        self.looked_after.append((places, tuple(map(idle, places))))


def test_a_topic_whose_event_is_in_hand_is_looked_after_and_not_called_idle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "_LOOK_EVERY_S", 0.01)
    monkeypatch.setattr(streams, "_IDLE_S", 0.05)

    async def scene() -> None:
        agents: list[Callable[[Any], Any]] = []
        app = SimpleNamespace(
            topic=lambda name, **_: name,
            agent=lambda *_, **__: agents.append,
            consumer_generation_id=1,
            rebalancing=False,
            consumer=SimpleNamespace(assignment=lambda: {ITEMS}),
        )
        ready = asyncio.Event()
        ready.set()
        membership, intake, stream = SimpleNamespace(acks=Acks(), lanes=[], ready=ready), Intake(), Stream()
        made = Streams(cast(Any, app), cast(Any, membership), cast(Any, intake), lambda _: None)
        taken: list[int] = []

        async def handle(event: Any, _begin: Any) -> None:
            taken.append(event.message.offset)

        offset_of = lambda event: event.message.offset  # noqa: E731
        add_agents(
            cast(Any, app),
            made.of("news.feeds", handle, offset_of, 4),
            made.of(ITEMS.topic, handle, offset_of, 4),
        )
        agent = asyncio.create_task(agents[1](stream))
        stream.put(7)
        await asyncio.sleep(0.01)
        looking = asyncio.create_task(made.look_after())
        await asyncio.sleep(0.2)
        assert set(intake.looked_after) == {((ITEMS,), (False,))}
        intake.go_on.set()
        await asyncio.sleep(0.2)
        assert taken == [7]
        assert intake.looked_after[-1] == ((ITEMS,), (True,))
        for task in (agent, looking):
            task.cancel()

    asyncio.run(scene())
