"""The web of a scenario: eight hosts on loopback, in a thread of their own."""

import asyncio
import threading
from collections import Counter

from aiohttp import web

from tests.chaos.pages import LOGIN, SITES, html_of


class PageServer:
    """Serves the pages of `pages.py` on 127.0.0.1 to 127.0.0.8. Settings may be changed.

    `ballast` ends the page of every article: bytes that a worker holds and that become nothing.
    """

    def __init__(self) -> None:
        self.ports: tuple[int, ...] = ()
        self.editions: Counter[str] = Counter()
        self.fetches = 0
        self.delay_s = 0.0
        self.padding = 6
        self.ballast = b""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._runner: web.ServerRunner | None = None

    def __enter__(self) -> "PageServer":
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(self, *exc: object) -> None:
        assert self._runner
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(70)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _listen(self) -> None:
        self._runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=0.1)
        await self._runner.setup()
        for site in range(SITES):
            await web.TCPSite(self._runner, f"127.0.0.{site + 1}", 0).start()
        self.ports = tuple(address[1] for address in self._runner.addresses)

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        kind = request.path.split("/")[1]
        if kind == "robots.txt" or kind == "gone":
            return web.Response(status=404)
        self.fetches += 1
        if self.delay_s:
            await asyncio.sleep(self.delay_s)
        if kind == "empty":
            return web.Response(content_type="text/html")
        if kind == "login":
            return web.Response(body=LOGIN, content_type="text/html")
        link = f"http://{request.host}{request.path}"
        edition = 1
        if kind == "evolving":
            self.editions[link] += 1
            edition = self.editions[link]
        return web.Response(
            body=html_of(link, edition, self.padding) + self.ballast, content_type="text/html"
        )
