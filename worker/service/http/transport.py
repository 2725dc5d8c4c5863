"""One request, one answer: the one file that knows aiohttp. No redirects, no retries, no manners."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType

import aiohttp
from aiohttp.abc import AbstractResolver as Resolver
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
from worker.service.http.options import ClientOptions
from worker.service.http.targets import Target

__all__ = ["Reply", "Resolver", "Transport"]

_READ_BUFFER = 65_536


@dataclass(frozen=True, slots=True)
class Reply:
    """Status and headers are here, the body is still on the wire. `chunks` yields it undecoded, once.

    `location` keeps bytes that are not UTF-8 as surrogate escapes, so that a redirect leads where it says.
    """

    status: int
    headers: Mapping[str, str]
    location: str | None
    chunks: AsyncIterator[bytes]


class Transport:
    """Two aiohttp sessions: one for the public internet, one for hosts that the operator listed by name.

    Neither has cookies, a proxy from the environment, or decoding of its own.
    """

    def __init__(self, options: ClientOptions, resolver: Resolver | None = None) -> None:
        self._options = options
        self._resolver = resolver
        self._listed_hosts = frozenset(host.lower().removesuffix(".") for host in options.allowed_hosts)

    async def __aenter__(self) -> "Transport":
        self._tls = ssl.create_default_context()
        if self._options.ca_file is not None:
            self._tls.load_verify_locations(cafile=self._options.ca_file)
        self._public = self._session(self._options.allowed_networks)
        self._listed = self._session(EVERYWHERE)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._public.close()
        await self._listed.close()

    @asynccontextmanager
    async def send(
        self, target: Target, headers: Mapping[str, str], within_s: float, form: bytes | None = None
    ) -> AsyncIterator[Reply]:
        """Send one GET, or the POST of a form; all that is inside the block must be over within `within_s`.

        Whatever goes wrong on the network leaves the block as a FetchError.
        """
        session = self._listed if target.host in self._listed_hosts else self._public
        limits = self._options.limits
        try:
            async with asyncio.timeout(within_s):
                async with session.request(
                    "GET" if form is None else "POST",
                    URL(target.url, encoded=True),  # as written: yarl would re-encode the query
                    data=form,
                    headers=headers,
                    allow_redirects=False,
                    timeout=aiohttp.ClientTimeout(
                        total=None, connect=limits.connect_s, sock_read=limits.between_bytes_s
                    ),
                ) as response:
                    yield Reply(
                        response.status,
                        _plain_headers(response.raw_headers),
                        response.headers.get("Location"),
                        response.content.iter_any(),
                    )
        except FetchError:
            raise
        except TimeoutError as exc:
            raise FetchTimedOut(str(exc) or f"not done within {within_s:.0f} s", url=target.url) from exc
        except (aiohttp.ClientError, OSError) as exc:
            raise _as_fetch_error(exc, target.url) from exc

    def _session(self, allowed: tuple[Network, ...]) -> aiohttp.ClientSession:
        limits = self._options.limits
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=self._resolver,
                socket_factory=guard(allowed),
                ssl=self._tls,
                limit=0,  # pace.py bounds what is in flight
                force_close=True,  # one connection, one answer: nothing left over can be taken for the next
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            read_bufsize=_READ_BUFFER,
            max_line_size=limits.max_header_bytes,
            max_field_size=limits.max_header_bytes,
            max_headers=limits.max_headers,
            middlewares=(_send_once,),
        )


async def _send_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """aiohttp sends a GET again when the server hangs up without an answer; for a publisher that is two."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as exc:
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
