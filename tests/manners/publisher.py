"""A publisher's server that plays one stimulus after the other, down to the bytes.

It is a plain asyncio server, so that it can do what a proper one cannot: drip, lie about lengths, send
chunks without end, hang up. It keeps every request as it came in.
"""

import asyncio
import gzip
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Request:
    """One request: `target` is the second word of the request line, byte for byte."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]

    def header(self, name: str) -> str | None:
        """The one value of a header, None without it."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(values) <= 1, f"{name} was sent {len(values)} times"
        return values[0] if values else None


Play = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]
Answer = bytes | Play


def answer(status: int = 200, body: bytes | str = b"", **headers: str) -> bytes:
    """A well-formed answer. Keyword `content_type` becomes `Content-Type`; the length is right."""
    body = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Whatever"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if not {"content_length", "transfer_encoding"} & {name.lower() for name in headers} and status != 304:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(location: str, status: int = 302) -> bytes:
    """A redirect, with a body that nobody should wait for."""
    return answer(status, "see there", Location=location)


def rss(*numbers: int, title: str = "Harbour Gazette") -> str:
    """A feed of so many stories."""
    items = "".join(
        f"<item><title>Story {n}</title><link>https://gazette.example/{n}</link></item>" for n in numbers
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def zipped(text: str) -> bytes:
    """gzip, the same every time."""
    return gzip.compress(text.encode(), mtime=0)


@dataclass
class Publisher:
    """`async with Publisher() as site`; `site.answers["/path"] = answer(200, "…")`.

    A list of answers is used up one by one, its last element stays. What is not listed is 404.
    """

    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    address: str = "127.0.0.1"
    requests: list[Request] = field(default_factory=list)
    at_work: int = 0
    most_at_work: int = 0

    async def __aenter__(self) -> "Publisher":
        self._server = await asyncio.start_server(self._serve, self.address, 0, ssl=self.tls)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def __post_init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self.asked = asyncio.Event()

    def url(self, path: str = "/", host: str | None = None) -> str:
        """Where a path of this server is; `host` for a name of the tests' own name server."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://{host or self.address}:{self.port}{path}"

    @property
    def targets(self) -> list[str]:
        """What was asked for, in order."""
        return [request.target for request in self.requests]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.at_work += 1
        self.most_at_work = max(self.most_at_work, self.at_work)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                request = _parse(await reader.readuntil(b"\r\n\r\n"))
                self.requests.append(request)
                self.asked.set()
                await self._play(request, writer)
        finally:
            self.at_work -= 1
            self._tasks.discard(task)
            writer.close()

    async def _play(self, request: Request, writer: asyncio.StreamWriter) -> None:
        found = self.answers.get(request.target.partition("?")[0], answer(404, "nothing here"))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        if isinstance(found, bytes):
            writer.write(found)
            await writer.drain()
        else:
            await found(request, writer)


def _parse(head: bytes) -> Request:
    first, *lines = head.decode("utf-8", "surrogateescape").split("\r\n")[:-2]
    method, target, _ = first.split(" ")
    headers = tuple((name, value.strip()) for name, _, value in (line.partition(":") for line in lines))
    return Request(method, target, headers)
