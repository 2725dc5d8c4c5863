"""The sample news site on loopback: real HTTP, real feeds, several hosts, no network.

Every publisher has a name under `.localhost` and all names share one free port of 127.0.0.1, so that
per-host pace and per-site keys show for real. 127.0.0.2 and its like would need no names, but macOS
answers on 127.0.0.1 alone, and ports alone would make one site of four publishers. Browsers know that
`.localhost` is loopback (RFC 6761 6.3); the C library often does not, so a client in this process
passes `LoopbackNames()` to its connector. That resolver knows no other name: nothing leaves the machine.
"""

import hashlib
import socket
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from worker.embedded.site.contents import FEEDS, PAGELESS, PAGES, PUBLISHERS, Announced, Expected
from worker.embedded.site.render import ROBOTS, Site, front_page, picture, render_feed, render_page

LOOPBACK = "127.0.0.1"


class SampleSite:
    """Serves the sample publishers while the context is open.

    `served` counts answers by (url without its query, status), for tests and for the curious.
    """

    def __init__(self, port: int = 0) -> None:
        """`port` 0 takes a free one."""
        self.port = port
        self.updated = False
        self.served: Counter[tuple[str, int]] = Counter()
        self._answers: dict[tuple[str, str], Answer] = {}
        self._runner = web.ServerRunner(web.Server(self._handle, access_log=None), shutdown_timeout=1)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, LOOPBACK, self.port)
        await site.start()
        self.port = int(self._runner.addresses[0][1])
        self._publish(datetime.now(UTC) - timedelta(hours=1))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    @property
    def feed_urls(self) -> tuple[str, ...]:
        """The feeds to subscribe to: RSS 2.0, an ill-formed RSS, Atom, RSS, JSON Feed."""
        return tuple(self._site(feed.publisher).url(feed.path) for feed in FEEDS)

    @property
    def expected(self) -> Expected:
        """What should become of every entry, publisher by publisher; the update changes none of it."""
        announced: list[Announced] = []
        for feed in FEEDS:
            site, first = self._site(feed.publisher), feed.file == _main_feed(feed.publisher)
            pages = [page for page in PAGES if first and page.publisher == feed.publisher and page.becomes]
            announced += [Announced(site.url(feed.path), site.url(page.path), page.becomes) for page in pages]
            announced += [
                Announced(site.url(feed.path), site.fill(link), becomes)
                for file, link, becomes in PAGELESS
                if file == feed.file
            ]
        return Expected(tuple(announced))

    @property
    def changing_url(self) -> str:
        """The article that `publish_update` changes."""
        return self._site("courrier").url("/region/pont-des-tanneurs-ferme")

    def publish_update(self) -> None:
        """Change one article once: a quotation goes, another comes, its feed says so. Again is harmless."""
        if not self.updated:
            self.updated = True
            self._publish(datetime.now(UTC))

    def _site(self, publisher: str) -> Site:
        return next(Site(each, self.port) for each in PUBLISHERS if each.key == publisher)

    def _publish(self, now: datetime) -> None:
        """Render everything; what did not change keeps its validators."""
        for publisher in PUBLISHERS:
            site = self._site(publisher.key)
            self._put(site, "/", Answer(200, "text/html; charset=utf-8", front_page(site)), now)
            self._put(site, "/robots.txt", Answer(200, "text/plain", ROBOTS), now)
        for page in PAGES:
            site = self._site(page.publisher)
            body = render_page(page, site, later=self.updated)
            location = site.url(page.location) if page.location else ""
            self._put(site, page.path, Answer(page.status, page.header, body, location), now)
        for feed in FEEDS:
            site = self._site(feed.publisher)
            body = render_feed(feed, site, later=self.updated)
            self._put(site, feed.path, Answer(200, feed.header, body), now)

    def _put(self, site: Site, path: str, answer: "Answer", now: datetime) -> None:
        key = (site.publisher.host, path)
        if key not in self._answers or self._answers[key].body != answer.body:
            self._answers[key] = answer.dated(now)

    async def _handle(self, request: web.BaseRequest) -> web.Response:
        host = request.host.partition(":")[0].lower()
        answer = self._answers.get((host, request.path))
        if answer is None and request.path.startswith("/img/"):
            answer = Answer(200, "image/svg+xml", picture(request.path))
        response = (answer or NOT_FOUND).to(request)
        if answer is not None:
            self.served[f"http://{request.host}{request.path}", response.status] += 1
        return response


class LoopbackNames(AbstractResolver):
    """Resolves `localhost` and every name below it to 127.0.0.1, and no other name."""

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002
    ) -> list[ResolveResult]:
        """Raises OSError for a name that is not loopback."""
        if host != "localhost" and not host.endswith(".localhost"):
            raise OSError(f"{host} is not on this machine")
        return [
            ResolveResult(hostname=host, host=LOOPBACK, port=port, family=socket.AF_INET, proto=0, flags=0)
        ]

    async def close(self) -> None:
        """There is nothing to release."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address gives. Only what has a date carries validators."""

    status: int
    content_type: str
    body: bytes
    location: str = ""
    last_modified: datetime | None = None

    def dated(self, now: datetime) -> "Answer":
        """The same, last modified `now`, in whole seconds as HTTP tells time."""
        return Answer(self.status, self.content_type, self.body, self.location, now.replace(microsecond=0))

    @property
    def etag(self) -> str:
        """The opaque part of the entity tag."""
        return hashlib.sha256(self.body).hexdigest()[:16]

    def to(self, request: web.BaseRequest) -> web.Response:
        """A response to this request: conditional (RFC 9110 13.2.2), compressed if the client can."""
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=405, headers={"Allow": "GET, HEAD"})
        headers = {"Content-Type": self.content_type}
        if self.location:
            headers["Location"] = self.location
        if self.status == 200 and self.last_modified:
            headers["ETag"] = f'W/"{self.etag}"'  # weak: the compressed body has the same one
            headers["Vary"] = "Accept-Encoding"
            headers["Last-Modified"] = format_datetime(self.last_modified, usegmt=True)
            if self._is_known_to(request, self.last_modified):
                del headers["Content-Type"]
                return web.Response(status=304, headers=headers)
        response = web.Response(status=self.status, headers=headers, body=self.body)
        if self.body:
            response.enable_compression()
        return response

    def _is_known_to(self, request: web.BaseRequest, last_modified: datetime) -> bool:
        """If-None-Match, compared weakly, rules; only without it does If-Modified-Since count."""
        if request.if_none_match is not None:
            return any(tag.value in (self.etag, "*") for tag in request.if_none_match)
        return request.if_modified_since is not None and last_modified <= request.if_modified_since


NOT_FOUND = Answer(404, "text/html; charset=utf-8", b"<!doctype html><title>404</title><h1>Not found</h1>")


def _main_feed(publisher: str) -> str:
    """The file of the feed that announces all of a publisher's pages."""
    return next(feed.file for feed in FEEDS if feed.publisher == publisher)
