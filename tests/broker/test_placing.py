"""Items of one article meet on one worker, however they were keyed and wherever their links lead first."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiokafka import AIOKafkaProducer

from tests.broker.flow import committed_to_the_end, page, running, settings_for, stored, topics_made, until
from worker.service.enriching.repartition import By, origin_of
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.topics import ARTICLES, ITEMS

pytestmark = pytest.mark.broker

TEXT = page(
    "Le viaduc rouvre",
    "Le viaduc des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux et de retards.",
    "«Nous tiendrons le délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus réunis.",
)


@asynccontextmanager
async def two_sites() -> AsyncIterator[tuple[str, str]]:
    """(the article's link, a link on another site that leads to it)."""

    async def handle(request: web.BaseRequest) -> web.Response:
        if request.path == "/short":
            return web.Response(status=301, headers={"Location": f"http://127.0.0.1:{port}/viaduc"})
        found = request.path == "/viaduc"
        return web.Response(
            body=TEXT if found else b"", status=200 if found else 404, content_type="text/html"
        )

    runner = web.ServerRunner(web.Server(handle, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    await web.TCPSite(runner, "127.0.0.2", port).start()
    try:
        yield f"http://127.0.0.1:{port}/viaduc", f"http://127.0.0.2:{port}/short"
    finally:
        await runner.cleanup()


def test_an_article_is_published_once_though_its_items_lie_in_every_partition(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, partitions=4)
        await topics_made(settings)
        topic = ITEMS.name(settings)
        async with two_sites() as links, running(settings) as one, running(settings) as other:
            async with AIOKafkaProducer(bootstrap_servers=bootstrap_servers) as producer:
                for partition in range(4):
                    for link in links:
                        body = json.dumps({"link": link}).encode()
                        await producer.send_and_wait(topic, body, key=b"theirs", partition=partition)
            await until(lambda: one.settled() + other.settled() >= 8, "all items have their fate")
            await committed_to_the_end(settings)
        (article,) = await stored(settings, ARTICLES)
        assert json.loads(article.value or b"")["requested_url"] in links
        origins = [origin_of(each) for each in await stored(settings, ITEMS)]
        assert {(each.partition, each.offset) for each in origins} == {
            (p, o) for p in range(4) for o in (0, 1)
        }
        home = partition_of(b"127.0.0.1", 4)
        last = [each for each in await stored(settings, ITEMS) if origin_of(each).by is By.ARTICLE]
        assert {each.partition for each in last} == {home}
        assert {origin_of(each).key for each in last} == {b"theirs"}

    asyncio.run(scene())
