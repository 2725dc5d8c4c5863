"""A WebSub hub: takes subscriptions, verifies them, pushes what it is told to."""

import hashlib
import hmac
import ssl
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web


@dataclass
class Hub:
    """`async with Hub() as hub`; `asked` are the forms it got. It verifies when the test says so."""

    status: int = 202
    tls: ssl.SSLContext | None = None
    asked: list[dict[str, str]] = field(default_factory=list)

    async def __aenter__(self) -> "Hub":
        app = web.Application()
        app.add_routes([web.post("/hub", self._take)])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self.tls).start()
        self.url = f"http{'s' if self.tls else ''}://127.0.0.1:{self._runner.addresses[0][1]}/hub"
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        self.asked.append({name: str(value) for name, value in (await request.post()).items()})
        return web.Response(status=self.status)

    async def verify(self, lease_s: int = 86_400, **changes: str) -> tuple[int, str, str]:
        """Sends the challenge of the last subscription; status, body and type of the answer."""
        form = self.asked[-1]
        query = {
            "hub.mode": "subscribe",
            "hub.topic": form["hub.topic"],
            "hub.challenge": "ch<4>llenge",
            "hub.lease_seconds": str(lease_s),
        } | {f"hub.{name}": value for name, value in changes.items()}
        async with self._session.get(form["hub.callback"], params=query) as response:
            return response.status, await response.text(), response.content_type

    async def push(
        self,
        body: bytes,
        *,
        secret: str | None = None,
        signature: str | None = None,
        callback: str | None = None,
        **headers: str,
    ) -> int:
        """Pushes to the last subscriber, signed with its secret, or as the test wants."""
        form = self.asked[-1]
        key = (secret or form.get("hub.secret", "")).encode()
        signed = "sha256=" + hmac.new(key, body, hashlib.sha256).hexdigest()
        sent = {"X-Hub-Signature": signed if signature is None else signature}
        sent |= {"Content-Type": "application/rss+xml"} | headers
        async with self._session.post(callback or form["hub.callback"], data=body, headers=sent) as response:
            return response.status
