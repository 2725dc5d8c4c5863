"""One request, one answer: the one file that knows aiohttp. No redirects, no manners, one retry (ADR 0082)."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any
from weakref import WeakSet

import aiohttp
from aiohttp.abc import AbstractResolver as Resolver
from aiohttp.client_proto import ResponseHandler
from aiohttp.http import HttpProcessingError
from yarl import URL

from worker.errors import (
    AddressRefused,
    FetchError,
    FetchTimedOut,
    HostNotFound,
    HostUnreachable,
    ResponseBroken,
    TlsFailed,
)
from worker.service.http.addresses import EVERYWHERE, Network, NotPublic, guard
from worker.service.http.heads import end_of_head, mended
from worker.service.http.options import ClientOptions
from worker.service.http.targets import Target

__all__ = ["Reply", "Resolver", "Transport"]

_READ_BUFFER = 65_536
_KEEP_S = 4.0  # a connection at rest: over the usual gap between two pages, under the 5 s of Apache and Node


@dataclass(frozen=True, slots=True)
class Reply:
    """Status and headers are here, the body is still on the wire. `chunks` yields it undecoded, once.

    `location` keeps bytes that are not UTF-8 as surrogate escapes, so that a redirect leads where it says. `cookies`
    are the Set-Cookie lines.
    """

    status: int
    headers: Mapping[str, str]
    location: str | None
    cookies: tuple[str, ...]
    chunks: AsyncIterator[bytes]


class _Stale(Exception):
    """A connection that had served before was closed without an answer to the next request."""


@dataclass(frozen=True, slots=True)
class _Sessions:
    """One that takes a connection again while it is young, and one that takes a new one for each request."""

    kept: aiohttp.ClientSession
    fresh: aiohttp.ClientSession


class Transport:
    """aiohttp sessions: for the public internet, and for hosts that the operator listed by name.

    None has cookies, a proxy from the environment, or decoding of its own. A GET may go out on a connection
    that has served before; where the server has closed that meanwhile, the GET goes out once more, on a new one
    (ADR 0082).
    """

    def __init__(self, options: ClientOptions, resolver: Resolver | None = None) -> None:
        self._options = options
        self._resolver = resolver
        self._listed_hosts = frozenset(host.lower().removesuffix(".") for host in options.allowed_hosts)

    async def __aenter__(self) -> "Transport":
        self._tls = ssl.create_default_context()
        if self._options.ca_file is not None:
            self._tls.load_verify_locations(cafile=self._options.ca_file)
        self._public = self._sessions(self._options.allowed_networks)
        self._listed = self._sessions(EVERYWHERE)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sessions in (self._public, self._listed):
            await sessions.kept.close()
            await sessions.fresh.close()

    @asynccontextmanager
    async def send(
        self, target: Target, headers: Mapping[str, str], within_s: float, form: bytes | None = None
    ) -> AsyncIterator[Reply]:
        """Send one GET, or the POST of a form; all that is inside the block must be over within `within_s`.

        Whatever goes wrong on the network leaves the block as a FetchError.
        """
        sessions = self._listed if target.host in self._listed_hosts else self._public
        try:
            async with asyncio.timeout(within_s):
                async with await self._answer(sessions, target, headers, form) as response:
                    yield Reply(
                        response.status,
                        _plain_headers(response.raw_headers),
                        response.headers.get("Location"),
                        tuple(response.headers.getall("Set-Cookie", ())),
                        response.content.iter_any(),
                    )
        except FetchError:
            raise
        except TimeoutError as exc:
            raise FetchTimedOut(str(exc) or f"not done within {within_s:.0f} s", url=target.url) from exc
        except (aiohttp.ClientError, OSError) as exc:
            raise _as_fetch_error(exc, target.url) from exc

    async def _answer(
        self, sessions: _Sessions, target: Target, headers: Mapping[str, str], form: bytes | None
    ) -> aiohttp.ClientResponse:
        """Its head. A form goes out once, whatever happens, and so on a new connection."""
        limits = self._options.limits
        url = URL(target.url, encoded=True)  # as written: yarl would re-encode the query
        timeout = aiohttp.ClientTimeout(
            total=None, connect=limits.connect_s, sock_read=limits.between_bytes_s
        )
        if form is not None:
            return await sessions.fresh.post(
                url, data=form, headers=headers, allow_redirects=False, timeout=timeout
            )
        try:
            return await sessions.kept.get(url, headers=headers, allow_redirects=False, timeout=timeout)
        except _Stale:
            return await sessions.fresh.get(url, headers=headers, allow_redirects=False, timeout=timeout)

    def _sessions(self, allowed: tuple[Network, ...]) -> _Sessions:
        # pace.py bounds what is in flight: hence no limit
        common: dict[str, Any] = {
            "resolver": self._resolver,
            "socket_factory": guard(allowed),
            "ssl": self._tls,
            "limit": 0,
        }
        limit = self._options.limits.max_head_bytes
        kept = _Connector(limit, keepalive_timeout=_KEEP_S, **common)
        return _Sessions(self._session(kept), self._session(_Connector(limit, force_close=True, **common)))

    def _session(self, connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
        limits = self._options.limits
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            read_bufsize=_READ_BUFFER,
            max_line_size=limits.max_header_bytes,
            max_field_size=limits.max_header_bytes,
            max_headers=limits.max_headers,
            middlewares=(_send_once,),
        )


class _Connector(aiohttp.TCPConnector):
    """Notes for a request whether its connection has served before. One with something left over serves no more:
    nothing can be taken for the next answer."""

    def __init__(self, max_head_bytes: int, **options: Any) -> None:
        super().__init__(**options)
        self._factory = partial(_Reader, max_head_bytes=max_head_bytes, loop=self._loop)  # type: ignore[assignment]
        self._served: WeakSet[object] = WeakSet()

    async def connect(self, *args: Any, **options: Any) -> aiohttp.connector.Connection:
        while True:
            connection = await super().connect(*args, **options)
            protocol = connection.protocol
            served = protocol in self._served
            if served and (protocol is None or protocol.should_close):
                connection.close()
                continue
            self._served.add(protocol)
            _SERVED_BEFORE.set(served)
            return connection


class _Reader(ResponseHandler):
    """Gives aiohttp's parser the head of an answer once it is whole and mended; what follows as it comes."""

    def __init__(self, *, loop: asyncio.AbstractEventLoop, max_head_bytes: int) -> None:
        super().__init__(loop)
        self._max_head_bytes = max_head_bytes
        self._head: bytearray | None = None  # while one is awaited

    def set_response_params(self, **options: Any) -> None:
        """Of the request that goes out now: its answer is next."""
        self._head = bytearray()
        super().set_response_params(**options)

    def data_received(self, data: bytes) -> None:
        """A head may come in pieces, and behind others of interim answers."""
        while self._head is not None and data:
            looked_at = len(self._head)
            self._head += data
            end = end_of_head(self._head, looked_at)
            if (end or len(self._head)) > self._max_head_bytes:
                return self._refuse(f"a head of more than {self._max_head_bytes} bytes")
            if not self._head.startswith(_HTTP[: len(self._head)]):
                return self._pass_on()
            if end is None:
                return None
            head, data = bytes(self._head[:end]), bytes(self._head[end:])
            self._head = bytearray() if _INTERIM.match(head) else None
            super().data_received(mended(head))
        if data or self._head is None:
            super().data_received(data)
        return None

    def connection_lost(self, exc: BaseException | None) -> None:
        """What has come of a head is told before the end."""
        if self._head:
            self._pass_on()
        super().connection_lost(exc)

    def _pass_on(self) -> None:
        head, self._head = self._head, None
        super().data_received(bytes(head or b""))

    def _refuse(self, why: str) -> None:
        self._head = None
        if self.transport is not None:
            self.transport.close()
        self.set_exception(HttpProcessingError(message=why))


_HTTP = b"HTTP/"
_INTERIM = re.compile(rb"HTTP/\d\.\d 1(?!01)\d\d")

_SERVED_BEFORE: ContextVar[bool] = ContextVar("served_before", default=False)
"""Of the connection that the request of this task has."""


async def _send_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """aiohttp sends a GET again when the server hangs up without an answer; for a publisher that is two.

    Raises _Stale where that happens on a connection that has served before.
    """
    _SERVED_BEFORE.set(False)
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as exc:
        if _SERVED_BEFORE.get():
            raise _Stale from exc
        raise HostUnreachable("hung up before an answer", url=str(request.url)) from exc


def _plain_headers(raw: tuple[tuple[bytes, bytes], ...]) -> Mapping[str, str]:
    """Lower-case names, repeated ones joined; proper text, so that it can be stored. Cookies are not ours."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in raw:
        name, value = _text(raw_name).lower(), _text(raw_value)
        if name != "set-cookie":
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _as_fetch_error(exc: Exception, url: str) -> FetchError:
    refused = _refusal(exc)
    if refused is not None:
        return AddressRefused(refused, url=url)
    if isinstance(exc, aiohttp.ClientConnectorDNSError):
        return HostNotFound(_why(exc), url=url)
    if isinstance(exc, (aiohttp.ClientSSLError, ssl.SSLError)):
        return TlsFailed(_why(exc), url=url)
    if isinstance(exc, (aiohttp.ClientPayloadError, aiohttp.ClientResponseError)):
        return ResponseBroken(_why(exc), url=url)
    return HostUnreachable(_why(exc), url=url)


def _refusal(exc: BaseException) -> str | None:
    """What the guard said, if it is what stopped us."""
    seen: BaseException | None = exc
    while seen is not None:
        if isinstance(seen, NotPublic):
            return str(seen)
        seen = seen.__cause__
    return None


def _why(exc: BaseException) -> str:
    """One short line, without control characters: some of it may be the server's words."""
    if isinstance(exc, aiohttp.ClientConnectorError):
        exc = exc.os_error
    said = exc.strerror if isinstance(exc, OSError) and exc.strerror else str(exc)
    words = " ".join(said.split()) or type(exc).__name__
    return "".join(char for char in words if char.isprintable())[:200]
