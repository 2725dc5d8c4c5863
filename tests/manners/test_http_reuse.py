"""A connection serves again while it is young; what that may break, it does not (ADR 0082)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from tests.manners.clients import client
from worker.errors import FetchError, HostUnreachable

Play = Callable[[asyncio.StreamWriter, int, int], Awaitable[None]]
"""What a server does on request number n of connection number c, both from 0."""

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n"


@asynccontextmanager
async def server(play: Play) -> AsyncIterator[tuple[str, list[list[str]]]]:
    """(its address, what was asked for on each connection)."""
    connections: list[list[str]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked: list[str] = []
        connections.append(asked)
        number = len(connections) - 1
        try:
            while not writer.is_closing():
                head = await reader.readuntil(b"\r\n\r\n")
                asked.append(" ".join(head.decode().split(" ")[:2]))
                await play(writer, number, len(asked) - 1)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}", connections
    finally:
        listening.close()


async def good(writer: asyncio.StreamWriter, _connection: int, request: int) -> None:
    writer.write(PAGE + f"no {request}".encode())


async def test_two_pages_of_one_host_share_a_connection() -> None:
    async with server(good) as (site, asked), client() as http:
        bodies = [(await http.fetch_page(f"{site}/{name}")).body for name in "ab"]
    assert bodies == [b"no 0", b"no 1"]
    assert asked == [["GET /a", "GET /b"]]


async def test_a_connection_that_the_server_has_closed_costs_nothing() -> None:
    async def one_answer(writer: asyncio.StreamWriter, connection: int, request: int) -> None:
        if request == 0:
            await good(writer, connection, request)
        else:
            writer.close()

    async with server(one_answer) as (site, asked), client() as http:
        for name in "abc":
            assert (await http.fetch_page(f"{site}/{name}")).body == b"no 0"
    assert asked == [["GET /a", "GET /b"], ["GET /b"], ["GET /c"]]


async def test_a_server_that_hangs_up_on_the_new_connection_too_is_not_asked_a_third_time() -> None:
    async def hangs_up(writer: asyncio.StreamWriter, connection: int, request: int) -> None:
        if connection == request == 0:
            await good(writer, connection, request)
        else:
            writer.close()

    async with server(hangs_up) as (site, asked), client() as http:
        await http.fetch_page(f"{site}/a")
        with pytest.raises(HostUnreachable):
            await http.fetch_page(f"{site}/b")
    assert asked == [["GET /a", "GET /b"], ["GET /b"]]


async def test_a_form_goes_out_once_and_on_a_connection_of_its_own() -> None:
    async with server(good) as (site, asked), client() as http:
        await http.fetch_page(f"{site}/a")
        await http.post_form(f"{site}/hub", {"mode": "subscribe"})
        await http.fetch_page(f"{site}/b")
    assert asked == [["GET /a", "GET /b"], ["POST /hub"]]


async def test_what_comes_after_an_answer_is_no_part_of_the_next() -> None:
    async def says_more(writer: asyncio.StreamWriter, connection: int, request: int) -> None:
        await good(writer, connection, request)
        await writer.drain()
        await asyncio.sleep(0.05)  # a packet of its own
        writer.write(PAGE + b"late")

    async with server(says_more) as (site, asked), client() as http:
        await http.fetch_page(f"{site}/a")
        await asyncio.sleep(0.2)
        assert (await http.fetch_page(f"{site}/b")).body == b"no 0"
    assert asked == [["GET /a"], ["GET /b"]]


async def test_an_answer_that_breaks_off_on_an_old_connection_is_not_asked_for_again() -> None:
    async def breaks_off(writer: asyncio.StreamWriter, connection: int, request: int) -> None:
        writer.write(PAGE + (b"no 0" if request == 0 else b"no"))
        if request:
            await writer.drain()
            writer.close()

    async with server(breaks_off) as (site, asked), client() as http:
        await http.fetch_page(f"{site}/a")
        with pytest.raises(FetchError):
            await http.fetch_page(f"{site}/b")
    assert asked == [["GET /a", "GET /b"]]


async def test_an_old_connection_is_not_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("worker.service.http.transport._KEEP_S", 0.1)
    async with server(good) as (site, asked), client() as http:
        await http.fetch_page(f"{site}/a")
        await asyncio.sleep(0.3)
        await http.fetch_page(f"{site}/b")
    assert asked == [["GET /a"], ["GET /b"]]
