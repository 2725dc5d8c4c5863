"""The client: a URL -> a page or a feed's answer, asked for once, politely, within limits.

robots (pages) > turn of the host > one request > redirect by hand, or status, or body
"""

import asyncio
import base64
from collections.abc import Callable, Collection, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import urlencode

from worker.articles.model import Page
from worker.errors import LinkRefused, NotHtml, RedirectRefused, TooManyRedirects
from worker.service.http.body import ACCEPT_ENCODING, read_body
from worker.service.http.cookies import ChainCookies
from worker.service.http.options import ClientOptions
from worker.service.http.pace import Errand, Pace, Place
from worker.service.http.responses import FeedResponse, Redirect
from worker.service.http.robots import Robots
from worker.service.http.statuses import REDIRECTS, failure, is_binary
from worker.service.http.targets import Target, redirected, target_of
from worker.service.http.transport import Reply, Resolver, Transport

FEED_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)
PAGE_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1"
ROBOTS_ACCEPT = "text/plain, */*;q=0.1"


def utc_now() -> datetime:
    """The wall clock, for what is stamped; the pace uses the loop's."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Want:
    """What one fetch is after, the same over all its redirects."""

    headers: Mapping[str, str]
    max_bytes: int
    errand: Errand
    ask_robots: bool = False
    cut: bool = False
    refuse_binary: bool = False
    form: bytes | None = None
    conditional: bool = False
    choices: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    elapsed_s: float
    redirects: tuple[Redirect, ...]


class HttpClient:
    """Open it once, for the life of the worker: `async with HttpClient(options) as client`.

    All failures are FetchErrors, but for two: LinkRefused for a link that no request can be made of, and
    NotHtml for a page whose type says picture, sound, film or archive. Nothing is retried here.
    """

    def __init__(
        self,
        options: ClientOptions,
        *,
        resolver: Resolver | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._options = options
        self._now = now
        self._resolver = resolver

    async def __aenter__(self) -> "HttpClient":
        async with AsyncExitStack() as opened:
            clock = asyncio.get_running_loop().time
            self._clock = clock
            self._pace = Pace(self._options.pace, clock)
            self._transport = await opened.enter_async_context(Transport(self._options, self._resolver))
            self._robots = Robots(self._fetch_robots, clock)
            opened.push_async_callback(self._robots.close)
            self._opened = opened.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._opened.aclose()

    async def fetch_page(self, url: str) -> Page:
        """Get the page behind an item's link, if its host's robots.txt allows it.

        A password in the link is not sent: nobody but the link's writer asked for it.
        """
        target = self._target(url)
        return self._page(await self._get(target, self._page_want()), target.url if target.userinfo else url)

    async def fetch_onward(self, page: Page, onward: str) -> Page:
        """Get the page to which another sends its reader on by itself (`<meta http-equiv=refresh>`).

        As a redirect is followed: robots.txt, pace and addresses are asked anew, https does not lead to http, and the
        page that sent us on is not asked again. Raises RedirectRefused or TooManyRedirects where it leads nowhere.
        """
        came_from = self._target(page.url)
        target = self._redirected(came_from, onward, page.status)
        if target.url == came_from.url:
            raise TooManyRedirects("a loop", url=page.url, status=page.status)
        answer = await self._get(target, self._page_want(), visited=(came_from.url,))
        return self._page(answer, page.requested_url)

    def _page_want(self) -> _Want:
        rules = self._options.pace
        return _Want(
            headers=self._headers(PAGE_ACCEPT),
            max_bytes=self._options.limits.max_page_bytes,
            errand=Errand(rules.page_gap_s, max_wait_s=rules.max_wait_s),
            ask_robots=True,
            refuse_binary=True,
        )

    def _page(self, answer: _Answer, requested_url: str) -> Page:
        return Page(
            url=answer.url,
            body=answer.body,
            requested_url=requested_url,
            status=answer.status,
            headers=answer.headers,
            fetched_at=answer.fetched_at,
            robots="allowed" if self._options.obey_robots else "not-asked",
        )

    async def fetch_feed(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        place: Place | None = None,
    ) -> FeedResponse:
        """Poll a feed once. Validators go out byte for byte as they came in (RFC 9110 13.1).

        `place` is taken when the host's turn has come, and is the caller's to give back.

        robots.txt is not asked: the operator did. A user and password in the URL are sent to its own origin.
        """
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        sent = {name: value for name, value in validators.items() if value and _fits_a_header(value)}
        target = self._target(url)
        want = _Want(
            headers=self._headers(FEED_ACCEPT) | sent | _basic_auth(target),
            max_bytes=self._options.limits.max_feed_bytes,
            errand=Errand(self._options.pace.feed_gap_s, heeds_pauses=False, place=place),
            conditional=bool(sent),
            choices=True,
        )
        answer = await self._get(target, want)
        return FeedResponse(
            url=answer.url,
            requested_url=target.url,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            fetched_at=answer.fetched_at,
            elapsed_s=answer.elapsed_s,
            redirects=answer.redirects,
        )

    async def post_form(self, url: str, fields: Mapping[str, str]) -> int:
        """Post a form to a WebSub hub; its status, which is 2xx. What the hub says beside it is left unread.

        Only 307 and 308 are followed: the others would make a GET of it (RFC 9110 15.4).
        """
        target = self._target(url)
        want = _Want(
            headers=self._headers("*/*") | {"Content-Type": "application/x-www-form-urlencoded"},
            max_bytes=0,
            errand=Errand(0.0, heeds_pauses=False, opens_gap=False),
            form=urlencode(fields).encode(),
        )
        return (await self._get(target, want)).status

    async def _fetch_robots(self, target: Target) -> bytes:
        want = _Want(
            headers=self._headers(ROBOTS_ACCEPT),
            max_bytes=self._options.limits.max_robots_bytes,
            errand=Errand(0.0, opens_gap=False, max_wait_s=self._options.pace.max_wait_s),
            cut=True,
        )
        answer = await self._get(target, want)
        if len(answer.body) < want.max_bytes:
            return answer.body
        return answer.body[: answer.body.rfind(b"\n") + 1]  # half a line could forbid far more than it meant

    async def _get(self, target: Target, want: _Want, visited: Collection[str] = ()) -> _Answer:
        """Ask, and follow redirects by hand, each a request with a turn and a verdict of its own.

        `visited` are the addresses that led here, and lead nowhere if they come again.
        """
        headers = dict(want.headers)
        chain = _Chain((*visited, target.url))
        elapsed_s = 0.0
        came_from: Target | None = None
        while True:
            errand = await self._admitted(target, want)
            if came_from is not None and came_from.host == target.host:
                errand = replace(errand, gap_s=0.0)  # a browser would not wait either
            async with self._pace.turn(target.host, errand, url=target.url):
                started = self._clock()
                within_s = max(self._options.limits.total_s - elapsed_s, 0.001)
                sent = headers | chain.cookie_header(target)
                reply, body = await self._ask(target, sent, want, within_s)
                elapsed_s += self._clock() - started
            if not _leads_on(reply):
                return _Answer(
                    target.url, reply.status, reply.headers, body, self._now(), elapsed_s, tuple(chain.hops)
                )
            if want.form is not None and reply.status not in (307, 308):
                raise RedirectRefused("of a form, by a GET", url=target.url, status=reply.status)
            if want.errand.place is not None:
                want.errand.place.give_back()
            came_from = target
            target = self._onward(target, reply, chain)
            if came_from.origin != target.origin:
                headers.pop("Authorization", None)

    async def _ask(
        self, target: Target, headers: Mapping[str, str], want: _Want, within_s: float
    ) -> tuple[Reply, bytes]:
        """One request. The body of a redirect is left unread."""
        async with self._transport.send(target, headers, within_s, want.form) as reply:
            no_body = _leads_on(reply) or (reply.status == 304 and want.conditional)
            error = failure(reply.status, reply.headers, url=target.url, now=self._now())
            if reply.status == 300 and want.choices:
                error = None  # its body is one of the choices, or says which there are (RFC 9110 15.4.1)
            if no_body or error is None:
                self._pace.recover(target.host)
            elif reply.status in (429, 503):
                self._pace.slow_down(target.host, error.retry_after_s)
            if no_body:
                return reply, b""
            if error is not None:
                raise error
            if want.form is not None:
                return reply, b""
            if want.refuse_binary and is_binary(reply.headers.get("content-type", "")):
                raise NotHtml(repr(reply.headers["content-type"][:100]), url=target.url)
            body = await read_body(
                reply.chunks,
                reply.headers.get("content-encoding", ""),
                max_bytes=want.max_bytes,
                url=target.url,
                cut=want.cut,
            )
            return reply, body

    def _onward(self, target: Target, reply: Reply, chain: "_Chain") -> Target:
        """Where a redirect leads, if we go there."""
        limits = self._options.limits
        if reply.location is None:
            raise RedirectRefused("without Location", url=target.url, status=reply.status)
        onward = self._redirected(target, reply.location, reply.status)
        chain.cookies.take(target, reply.cookies)
        if loop := chain.loops_at(onward):
            raise TooManyRedirects(loop, url=target.url, status=reply.status)
        if len(chain.hops) >= limits.max_redirects:
            raise TooManyRedirects(f"more than {limits.max_redirects}", url=target.url, status=reply.status)
        chain.hops.append(Redirect(reply.status, onward.url))
        return onward

    def _redirected(self, target: Target, location: str, status: int) -> Target:
        try:
            onward = redirected(target, location, max_chars=self._options.limits.max_url_chars)
        except LinkRefused as exc:
            raise RedirectRefused(f"to {exc.url}: {exc.detail}", url=target.url, status=status) from exc
        if target.scheme == "https" and onward.scheme == "http" and self._options.refuse_downgrade:
            raise RedirectRefused("from https to http", url=target.url, status=status)
        return onward

    async def _admitted(self, target: Target, want: _Want) -> Errand:
        """Ask robots.txt, where it is to be asked, and take its Crawl-delay into the gap."""
        if not (want.ask_robots and self._options.obey_robots):
            return want.errand
        delay_s = min(await self._robots.admit(target), self._options.pace.max_crawl_delay_s)
        return replace(want.errand, gap_s=max(want.errand.gap_s, delay_s))

    def _target(self, url: str) -> Target:
        return target_of(url, max_chars=self._options.limits.max_url_chars)

    def _headers(self, accept: str) -> dict[str, str]:
        return {
            "User-Agent": self._options.user_agent,
            "Accept": accept,
            "Accept-Encoding": ACCEPT_ENCODING,
        }


class _Chain:
    """One request and the redirects that it meets.

    A server that sets a cookie and leads back to where we were is asked once more, with the cookie: it would lead
    back for ever without. No other request of ours has one (case 39), and none outlives its chain.
    """

    def __init__(self, visited: Collection[str]) -> None:
        """`visited` is where it begins, and what led there: to come back to one of them is a loop."""
        self.hops: list[Redirect] = []
        self.cookies = ChainCookies()
        self._visited = set(visited)
        self._sends_cookies = False

    def cookie_header(self, target: Target) -> dict[str, str]:
        header = self.cookies.header_for(target) if self._sends_cookies else None
        return {"Cookie": header} if header else {}

    def loops_at(self, onward: Target) -> str | None:
        """Why going there leads nowhere; None where it may."""
        if onward.url not in self._visited:
            self._visited.add(onward.url)
            return None
        if self._sends_cookies:
            return "a loop, with the cookie that the server sets as without"
        if self.cookies.header_for(onward) is None:
            return "a loop, and the server sets a cookie for another place" if self.cookies else "a loop"
        self._sends_cookies = True
        self._visited = {onward.url}
        return None


def _leads_on(reply: Reply) -> bool:
    """Whether it is a redirect: 300 is one where it names what the server prefers (RFC 9110 15.4.1)."""
    return reply.status in REDIRECTS or (reply.status == 300 and reply.location is not None)


def _fits_a_header(value: str) -> bool:
    """Whether a stored validator can go out as it is; one that cannot is not sent, and a 200 comes back."""
    return value.isprintable()  # no control characters, and no half of a surrogate pair


def _basic_auth(target: Target) -> dict[str, str]:
    """RFC 7617. Only what the operator wrote into the feed's URL."""
    if not target.userinfo:
        return {}
    user, _, password = target.userinfo.partition(":")
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}
