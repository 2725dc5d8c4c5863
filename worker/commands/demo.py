"""`quotewire demo`: the sample site, a worker, and its records on the screen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer
from rich.console import Console

from worker.commands.service import check, stopping_on_signals, with_broker
from worker.embedded.show import show_records
from worker.embedded.site import LoopbackNames, SampleSite
from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.health.logs import configure_logs
from worker.service.health.watchdog import LastResort
from worker.service.kafka.client import client_options
from worker.service.kafka.publisher import publisher_of
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, ITEMS, QUOTATIONS
from worker.service.polling.subscriptions import outgoing
from worker.service.worker import Worker, longest_end_s
from worker.settings import Settings, load_settings

_SHOWN = (ITEMS, ARTICLES, QUOTATIONS, DEAD_LETTERS)
_UPDATE_AFTER_S = 3.0
_ONCE_GIVES_UP_S = 90.0
_LOOK_EVERY_S = 0.25


async def run_demo(*, once: bool) -> int:
    """`quotewire demo`: the sample site, a worker, and its records on the screen.

    With `once` it ends when every item that the site announces has met its fate, the change of one article
    included; the last line is a JSON summary. Exit code 1 where that does not happen in time.
    """
    async with AsyncExitStack() as stack:
        settings = load_settings(
            allow_private="127.0.0.0/8",
            poll_min_s=2.0,
            host_gap_s=0.2,
            feed_gap_s=0.2,
            fetch_retry_s=0.5,
            port=0,
            log_level="error",  # the sample feeds are dated: their silence is no news here
        )
        configure_logs(settings)
        settings = with_broker(settings, stack)
        site = await stack.enter_async_context(SampleSite())
        async with publisher_of(settings) as publisher:
            feeds = [FeedRecord(url, poll_every_s=3) for url in site.feed_urls]
            await publisher.publish([outgoing(feed_id(feed.uri), feed) for feed in feeds])
        last_resort = LastResort(longest_end_s(settings))
        worker = Worker(settings, resolver=LoopbackNames(), ending=last_resort.arm)
        stack.enter_context(stopping_on_signals(worker, last_resort))
        running = asyncio.create_task(worker.run())
        watching = asyncio.create_task(_watch(worker, site, once=once))
        tally = await show_records(_records(settings, running), Console(highlight=False))
        watching.cancel()
        error = await running
    check(error)
    if once:
        print(msgspec.json.encode(tally.summary()).decode())
    return int(once and len(tally.items) < site.expected.items)


async def _watch(worker: Worker, site: SampleSite, *, once: bool) -> None:
    """Change the article that changes; with `once`, end the worker when all has happened or time is up."""
    expected = site.expected
    deadline = asyncio.get_running_loop().time() + _ONCE_GIVES_UP_S
    await _until(lambda: worker.settled() >= expected.items, deadline)
    await asyncio.sleep(0 if once else _UPDATE_AFTER_S)
    site.publish_update()
    if once:
        await _until(lambda: worker.settled() > expected.items, deadline)
        worker.stop()


async def _until(done: Callable[[], bool], deadline: float) -> None:
    while not done() and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110  a screen, not a service
        await asyncio.sleep(_LOOK_EVERY_S)


async def _records(
    settings: Settings, running: asyncio.Task[Any]
) -> AsyncIterator[tuple[str, str, dict[str, Any] | None]]:
    """(topic, key, record) from all topics that are shown, until the worker has ended and all is read."""
    consumer = AIOKafkaConsumer(
        *(topic.name(settings) for topic in _SHOWN),
        **client_options(settings),
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    await consumer.start()
    try:
        while True:
            ended = running.done()
            batches = await consumer.getmany(timeout_ms=300)
            for place, records in batches.items():
                for record in records:
                    fields = None if record.value is None else msgspec.json.decode(record.value)
                    key = (record.key or b"").decode("utf-8", "replace")
                    if place.topic == ITEMS.name(settings) and fields:
                        key = str(fields.get("id"))  # the key is the site: many items share it
                    yield place.topic, key, fields
            if ended and not batches:
                return
    finally:
        await consumer.stop()
