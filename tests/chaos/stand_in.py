"""A worker with one part replaced, for faults that no signal from outside can time. Never used in production.

`loops`: enrichment of some pages never ends. `dies DIRECTORY`: the worker kills itself -9 at a step of a
publish, or of a transaction, as soon as a file of that step's name lies in the directory; also while an item is put
off, and while it is brought back.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from aiokafka import AIOKafkaProducer

from worker import pipeline
from worker.commands.service import run_service
from worker.service import wiring as parts
from worker.service.delivery import partition_transactions as transactional
from worker.service.enriching import enrich_items
from worker.service.kafka.producer import Message, Producer
from worker.service.kafka.publisher import Outgoing, Publisher
from worker.service.kafka.topics import ARTICLES, ITEMS, ITEMS_LATER
from worker.settings import load_settings


def enrich_packed(task: bytes) -> bytes:
    """The real enrichment, but for pages under /loop/."""
    while "/loop/" in msgspec.msgpack.decode(task)[0]["link"]:
        pass
    return pipeline.enrich_packed(task)


class Marks:
    """A worker kills itself -9 at a step as soon as a file of that name lies in the directory."""

    directory = Path()

    @classmethod
    def die_at(cls, step: str) -> None:
        mark = cls.directory / step
        if mark.exists():
            mark.unlink()
            os.kill(os.getpid(), signal.SIGKILL)


class MortalPublisher(Publisher):
    """At least once: publishes an article and its quotations apart, and dies where a mark says so."""

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        first = [out for out in outgoing if out.topic is ARTICLES]
        if not first:
            await super().publish(outgoing)
            return
        Marks.die_at("before-publish")
        await super().publish(first)
        Marks.die_at("between-topics")
        await super().publish([out for out in outgoing if out.topic is not ARTICLES])
        Marks.die_at("after-publish")


class MortalSender(Producer):
    """At least once: dies when an item that is put off, or brought back, was sent and nothing is committed."""

    async def send(self, messages: Sequence[Message]) -> None:
        await super().send(messages)
        for way in {way_to(message.topic) for message in messages}:
            Marks.die_at(f"{way}-sent")


class MortalProducer(AIOKafkaProducer):
    """Exactly once: dies before, within or right after a transaction, where a mark says so."""

    ways: frozenset[str] = frozenset()

    async def begin_transaction(self) -> None:
        Marks.die_at("before-publish")
        self.ways = frozenset()
        await super().begin_transaction()

    async def send(self, topic: str, *args: Any, **options: Any) -> Any:
        self.ways |= {way_to(topic)}
        return await super().send(topic, *args, **options)

    async def send_offsets_to_transaction(self, offsets: Any, group_id: str) -> None:
        Marks.die_at("between-topics")
        for way in self.ways:
            Marks.die_at(f"{way}-sent")
        await super().send_offsets_to_transaction(offsets, group_id)

    async def commit_transaction(self) -> None:
        await super().commit_transaction()
        Marks.die_at("after-publish")
        for way in self.ways:
            Marks.die_at(f"{way}-committed")


def way_to(topic: str) -> str:
    """Where a record of this topic takes an item: nothing but retries puts one on either, where there are no feeds."""
    if topic.endswith(ITEMS_LATER.noun):
        return "put-off"
    return "brought-back" if topic.endswith(ITEMS.noun) else "elsewhere"


def main(what: str, *arguments: str) -> int:
    if what == "loops":
        enrich_items.enrich_packed = enrich_packed
    elif what == "dies":
        Marks.directory = Path(arguments[0])
        parts.Publisher = MortalPublisher  # type: ignore[misc]
        parts.Producer = MortalSender  # type: ignore[misc]
        transactional.AIOKafkaProducer = MortalProducer
    return asyncio.run(run_service(load_settings()))


if __name__ == "__main__":
    from tests.chaos import stand_in  # children of the pool must find `enrich_packed` by the module's name

    sys.exit(stand_in.main(*sys.argv[1:]))
