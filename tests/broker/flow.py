"""A worker on the broker of this run, a web of pages of our own, and readers of what came out."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from aiohttp import web
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from worker.embedded.broker import create_topics
from worker.service.kafka.publisher import Publisher, publisher_of
from worker.service.kafka.topic_reader import Stored, read_topic
from worker.service.kafka.topics import ITEMS, Topic, all_names, ensure_topics
from worker.service.worker import Worker
from worker.settings import Settings, load_settings

PATIENCE_S = 300.0
"""Ten times what any of it takes on a machine that does nothing else; nobody waits for it where all is well."""


EMBEDDED: set[str] = set()
"""Addresses of embedded brokers, which have no admin protocol (ADR 0050)."""


def settings_for(bootstrap_servers: str, prefix: str, **overrides: object) -> Settings:
    """A quick worker of a group of its own that may fetch from loopback."""
    options: dict[str, object] = {
        "bootstrap_servers": bootstrap_servers,
        "topic_prefix": prefix,
        "group_id": f"{prefix}worker",
        "partitions": 4,
        "session_timeout_s": 10.0,
        "allow_private": "127.0.0.0/8",
        "poll_min_s": 1.0,
        "host_gap_s": 0.01,
        "feed_gap_s": 0.01,
        "fetch_retry_s": 0.05,
        "fetch_timeout_s": 5.0,
        "enrich_timeout_s": 5.0,
        "processes": 2,
        "port": 0,
        "create_topics": bootstrap_servers not in EMBEDDED,
    }
    return load_settings(**(options | overrides))


async def topics_made(settings: Settings) -> None:
    """All that a worker needs, on whichever broker this is."""
    if settings.bootstrap_servers in EMBEDDED:
        await asyncio.to_thread(create_topics, settings.bootstrap_servers, *all_names(settings))
    else:
        await ensure_topics(settings)


@asynccontextmanager
async def running(settings: Settings, **options: Any) -> AsyncIterator[Worker]:
    """A worker from its start to its orderly end; what ended it early is raised."""
    await topics_made(settings)
    worker = Worker(settings, **options)
    task = asyncio.create_task(worker.run())
    try:
        yield worker
    finally:
        worker.stop()
        error = await task
    if error is not None:
        raise error


async def until(happened: Callable[[], bool], what: str) -> None:
    """Wait for it; AssertionError when patience ends."""
    for _ in range(int(PATIENCE_S / 0.1)):
        if happened():
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"it did not happen within {PATIENCE_S:g} s: {what}")


async def committed_to_the_end(settings: Settings) -> None:
    """Wait until the group has finished all items; they may have been settled more than once."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.bootstrap_servers, group_id=settings.group_id, enable_auto_commit=False
    )
    await consumer.start()
    try:
        places = [TopicPartition(ITEMS.name(settings), number) for number in range(settings.partitions)]
        consumer.assign(places)
        for _ in range(int(PATIENCE_S / 0.2)):
            ends = await consumer.end_offsets(places)
            if [await consumer.committed(place) for place in places] == [ends[place] for place in places]:
                return
            await asyncio.sleep(0.2)
        raise AssertionError(f"not committed to the end within {PATIENCE_S:g} s")
    finally:
        await consumer.stop()


async def publish_raw(settings: Settings, *values: bytes | None, key: bytes | None = b"k") -> None:
    """Events on the items topic, byte for byte."""
    await topics_made(settings)
    producer = AIOKafkaProducer(bootstrap_servers=settings.bootstrap_servers)
    await producer.start()
    try:
        for value in values:
            await producer.send_and_wait(ITEMS.name(settings), value, key=key)
    finally:
        await producer.stop()


@asynccontextmanager
async def publisher(settings: Settings) -> AsyncIterator[Publisher]:
    """Publishes records as the worker would."""
    await topics_made(settings)
    async with publisher_of(settings) as opened:
        yield opened


async def stored(settings: Settings, topic: Topic) -> list[Stored]:
    """All that the topic holds."""
    return [each async for each in read_topic(settings, topic)]


async def upserted(settings: Settings, topic: Topic) -> dict[str, dict[str, Any]]:
    """Key -> the last record: what a consumer holds who takes the key for identity."""
    state: dict[str, dict[str, Any]] = {}
    for each in await stored(settings, topic):
        key = (each.key or b"").decode()
        if each.value is None:
            state.pop(key, None)
        else:
            state[key] = msgspec.json.decode(each.value)
    return state


@dataclass(frozen=True, slots=True)
class Served:
    """What a path answers, every time."""

    body: bytes = b""
    content_type: str = "text/html"
    status: int = 200


@asynccontextmanager
async def serving(answers: Mapping[str, Served], host: str = "127.0.0.1") -> AsyncIterator[str]:
    """A site on loopback; 404 for other paths. Yields its address. Answers may be changed meanwhile."""

    async def handle(request: web.BaseRequest) -> web.Response:
        answer = answers.get(request.path, Served(status=404))
        return web.Response(body=answer.body, status=answer.status, content_type=answer.content_type)

    runner = web.ServerRunner(web.Server(handle, access_log=None))
    await runner.setup()
    site = web.TCPSite(runner, host, 0)
    await site.start()
    try:
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def page(headline: str, *paragraphs: str, language: str = "fr") -> bytes:
    """An HTML page in the shape of a news page, UTF-8."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<html lang="{language}"><head><meta charset="utf-8"><title>{headline}</title></head>'
        f"<body><article><h1>{headline}</h1>{text}</article></body></html>"
    ).encode()
