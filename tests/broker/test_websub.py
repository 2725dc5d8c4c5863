"""A hub pushes to a whole worker: subscription, lease and secret live in the table, the item on its topic."""

import asyncio
import contextlib
import hashlib
import hmac
import ssl
from pathlib import Path
from urllib.parse import parse_qs

import aiohttp
import pytest
import trustme
from aiohttp import web

from tests.broker.flow import publisher, running, settings_for, stored, until
from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.kafka.topics import ITEMS
from worker.service.polling.subscriptions import outgoing
from worker.service.worker import Worker

pytestmark = pytest.mark.broker


def feed(hub: str, *numbers: int) -> bytes:
    items = "".join(f"<item><title>{n}</title><link>http://127.0.0.1:9/{n}</link></item>" for n in numbers)
    link = f'<link xmlns="http://www.w3.org/2005/Atom" rel="hub" href="{hub}"/>'
    return f'<rss version="2.0"><channel><title>Gazette</title>{link}{items}</channel></rss>'.encode()


class Proxy:
    """Stands where the public address points, and passes connections on to whichever worker there is.

    A worker tells hubs its public address when it starts, and its own port is known only then.
    """

    worker: Worker | None = None

    async def pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self.worker is not None
        onward = await asyncio.open_connection("127.0.0.1", self.worker.port)
        async with asyncio.TaskGroup() as ways:
            ways.create_task(copy(reader, onward[1]))
            ways.create_task(copy(onward[0], writer))


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()


def test_a_push_reaches_the_items_topic_and_outlives_a_restart(
    bootstrap_servers: str, topic_prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, tls = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))  # of OpenSSL: the system's authorities

    async def scene() -> None:
        asked: list[dict[str, str]] = []

        async def take(request: web.Request) -> web.Response:
            asked.append({name: each[0] for name, each in parse_qs(await request.text()).items()})
            return web.Response(status=202)

        async def serve_feed(_: web.Request) -> web.Response:
            hub = f"https://127.0.0.1:{runner.addresses[1][1]}/hub"
            return web.Response(
                body=feed(hub, 1), content_type="application/rss+xml", headers={"ETag": '"a"'}
            )

        app = web.Application()
        app.add_routes([web.post("/hub", take), web.get("/feed", serve_feed)])
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/feed"
        proxy = Proxy()
        listening = await asyncio.start_server(proxy.pass_on, "127.0.0.1", 0)
        public_url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        settings = settings_for(bootstrap_servers, topic_prefix, public_url=public_url, partitions=1)
        async with publisher(settings) as to:
            await to.publish([outgoing(feed_id(url), FeedRecord(url))])
        async with aiohttp.ClientSession() as session:

            async def push(*numbers: int) -> int:
                body = feed("", *numbers)
                signed = hmac.new(asked[0]["hub.secret"].encode(), body, hashlib.sha256).hexdigest()
                headers = {"X-Hub-Signature": f"sha256={signed}"}
                async with session.post(asked[0]["hub.callback"], data=body, headers=headers) as answer:
                    return answer.status

            async with running(settings) as worker:
                proxy.worker = worker
                await until(lambda: bool(asked), "the hub is asked")
                challenge = {
                    "hub.mode": "subscribe",
                    "hub.topic": asked[0]["hub.topic"],
                    "hub.challenge": "echo me",
                    "hub.lease_seconds": "864000",
                }
                async with session.get(asked[0]["hub.callback"], params=challenge) as answer:
                    assert (answer.status, await answer.text()) == (200, "echo me")
                assert await push(2) == 202
                await until(lambda: worker.settled() == 2, "the polled and the pushed item are settled")
            async with running(settings) as again:
                proxy.worker = again
                await until(again.ready.is_set, "the second worker is ready")
                statuses = [await push(2, 3)]
                while statuses[-1] == 503:  # until its table is back; a hub tries again
                    await asyncio.sleep(0.5)
                    statuses.append(await push(2, 3))
                assert set(statuses) <= {503, 202}
                await until(lambda: again.settled() == 1, "only what is new is settled")
        listening.close()
        await runner.cleanup()
        assert len(asked) == 1
        assert len(await stored(settings, ITEMS)) == 3

    asyncio.run(scene())
