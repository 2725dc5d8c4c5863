"""Answers as servers give them, not as RFC 9112 has them: read where there is one reading, else refused."""

import asyncio
import gzip

import pytest
from clients import client
from followed import following
from nameserver import NameServer
from publisher import Publisher, Request, answer, redirect, rss

from worker.errors import FetchError, HostUnreachable, ResponseBroken, TooManyRedirects
from worker.service.http import FeedResponse
from worker.service.http.cookies import MAX_COOKIES, ChainCookies
from worker.service.http.heads import mended
from worker.service.http.targets import target_of

FEED = rss(1, 2).encode()
LENGTH = b"Content-Length: %d\r\n" % len(FEED)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKS = b"%x\r\n%b\r\n0\r\n\r\n" % (len(FEED), FEED)


async def poll(said: bytes, path: str = "/feed") -> FeedResponse:
    async with Publisher({path: said}) as site, client() as http:
        return await http.fetch_feed(site.url(path))


@pytest.mark.parametrize(
    "line",
    [
        b"X-Bad Header: 1\r\n",
        b"X-B\xc3\xa4d: 1\r\n",
        b"X-Bad: caf\xe9 \xff\r\n",
        b"no colon at all\r\n",
        b": no name\r\n",
        b"<meta>: x\r\n",
        b"X-Null: a\x00b\r\n",
        b"X-Bell: \x07\r\n",
        b"X-Folded: a\r\n and b\r\n",
        b"X-Bad Folded: a\r\n and b\r\n",
        b"X-Return: a\rb\r\n",
        b"HTTP/1.1 200 OK\r\n",
        b"X-Empty:\r\n",
        b"X-Long: " + b"y" * 60_000 + b"\r\n",
        b"X-Space : 1\r\n",
    ],
    ids=lambda line: repr(line[:24]),
)
@pytest.mark.parametrize("first", [True, False])
async def test_a_line_that_is_no_field_is_passed_over(line: bytes, first: bool) -> None:
    lines = (line, LENGTH) if first else (LENGTH, line)
    found = await poll(OK + b"".join(lines) + b'ETag: "a"\r\n\r\n' + FEED)
    assert (found.body, found.etag) == (FEED, '"a"')


@pytest.mark.parametrize(
    "lines",
    [
        LENGTH + LENGTH,
        LENGTH.replace(b"\r\n", b", %d\r\n" % len(FEED)),
        LENGTH.replace(b":", b" :"),
        LENGTH.lower() + LENGTH.upper(),
        b"Transfer-Encoding: identity\r\n" + LENGTH,
    ],
)
async def test_one_length_that_is_said_more_than_once_is_one(lines: bytes) -> None:
    assert (await poll(OK + lines + b"\r\n" + FEED)).body == FEED


@pytest.mark.parametrize(
    "lines",
    [
        LENGTH + b"Transfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: Chunked\r\nContent-Length: 3\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\nContent-Length: 4\r\n",
        b"Transfer-Encoding: identity, chunked\r\nContent-Length: 0\r\n",
        b"Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding : chunked\r\nContent-Length: 999999\r\n",
    ],
)
async def test_beside_chunks_no_length_counts(lines: bytes) -> None:
    assert (await poll(OK + lines + b"\r\n" + CHUNKS)).body == FEED


@pytest.mark.parametrize(
    "odd",
    [
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n" + CHUNKS,
        b"X-Bad Header: 1\r\n" + LENGTH + b"\r\n" + FEED,
        b"X-Folded: a\r\n b\r\n" + LENGTH + b"\r\n" + FEED,
        b"Transfer Encoding: chunked\r\n" + LENGTH + b"\r\n" + FEED,
    ],
    ids=["two lengths", "no field", "folded", "misspelt"],
)
async def test_after_an_odd_head_the_connection_serves_no_more(odd: bytes) -> None:
    """What one reader takes for the body is the next answer for another: so there is no next one."""
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while True:
            try:
                await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                writer.close()
                return
            writer.write(OK + odd)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with server, client() as http:
        for asked in range(1, 4):
            assert (await http.fetch_feed(url)).body == FEED
            assert connections == asked


async def test_a_proper_head_leaves_the_connection_as_it_was() -> None:
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while not reader.at_eof():
            try:
                await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                writer.close()
                return
            writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK + LENGTH + b"\r\n" + FEED)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with server, client() as http:
        for _ in range(3):
            assert (await http.fetch_feed(url)).body == FEED
        assert connections == 1


@pytest.mark.parametrize("cut", range(1, 120, 7))
async def test_a_head_that_comes_in_pieces_is_one(cut: int) -> None:
    said = b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"X-Bad Header: 1\r\n" + LENGTH + LENGTH + b"\r\n" + FEED

    async def piecemeal(_: Request, writer: asyncio.StreamWriter) -> None:
        for at in range(0, len(said), cut):
            writer.write(said[at : at + cut])
            await writer.drain()
            await asyncio.sleep(0)

    async with Publisher({"/": piecemeal}) as site, client() as http:
        assert (await http.fetch_feed(site.url("/"))).body == FEED


async def test_bare_line_feeds_end_lines_and_the_head() -> None:
    assert (
        await poll((OK + LENGTH + b"X-Bad Header: 1\r\n\r\n").replace(b"\r\n", b"\n") + FEED)
    ).body == FEED


@pytest.mark.parametrize("said", [OK + LENGTH, b"HTTP/1.1 2", b"HT", OK + b"X: y\r\n" * 3])
async def test_a_head_that_is_cut_is_an_error(said: bytes) -> None:
    with pytest.raises((ResponseBroken, HostUnreachable)):
        await poll(said)


async def test_a_head_of_a_quarter_of_a_megabyte_is_refused_and_says_so() -> None:
    head = OK + b"".join(b"X-%d: %b\r\n" % (n, b"y" * 50_000) for n in range(5)) + LENGTH + b"\r\n"
    with pytest.raises(ResponseBroken, match="a head of more than 131072 bytes"):
        await poll(head + FEED)


def test_a_mended_head_is_left_as_it_is_by_mending_it_again() -> None:
    heads = [
        OK + b"X-Bad Header: 1\r\nA: b\r\n c\r\n" + LENGTH + LENGTH + b"\r\n",
        OK + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n",
        b"HTTP/1.1 204\n\n",
        OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
    ]
    for head in heads:
        assert mended(mended(head)) == mended(head)
    assert mended(heads[1]) == OK + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"


# --- codings, choices, cookies


@pytest.mark.parametrize(
    "encoding", ["UTF-8", "none", "utf8", "iso-8859-1", "application/xml", "identity, none"]
)
async def test_case_10_a_feed_under_a_coding_that_is_none_is_read(encoding: str) -> None:
    async with Publisher({"/feed": answer(200, FEED, Content_Encoding=encoding)}) as site:
        async with following(site.url("/feed")) as world:
            await world.poll()
            assert [item.link[-1] for item in world.records.items] == ["1", "2"]


@pytest.mark.parametrize("layers", [1, 2])
async def test_case_10_a_feed_that_is_gzip_and_does_not_say_so_is_read(layers: int) -> None:
    body = FEED
    for _ in range(layers):
        body = gzip.compress(body)
    async with Publisher({"/feed.gz": answer(200, body, Content_Type="application/x-gzip")}) as site:
        async with following(site.url("/feed.gz")) as world:
            await world.poll()
            assert [item.link[-1] for item in world.records.items] == ["1", "2"]


async def test_300_with_a_feed_is_a_feed_and_with_a_location_a_redirect() -> None:
    async with Publisher() as site:
        site.answers = {
            "/feed": answer(300, FEED),
            "/sent": answer(300, b"<ul>choices</ul>", Location=site.url("/other")),
            "/other": answer(200, rss(7)),
            "/list": answer(300, b"<html><ul><li>this or that</ul></html>"),
        }
        async with following(site.url("/feed"), site.url("/sent"), site.url("/list")) as world:
            assert await world.poll() == 3
            assert sorted(item.link[-1] for item in world.records.items) == ["1", "2", "7"]
            assert world.state(site.url("/feed")).status == "active"
            assert world.state(site.url("/list")).status == "not-a-feed"
            assert world.state(site.url("/sent")).redirect_to is None
        async with client() as http:
            with pytest.raises(ResponseBroken, match="status 300"):
                await http.fetch_page(site.url("/list"))


def wants_cookie(setting: str = "seen=yes; Path=/; HttpOnly") -> object:
    async def play(request: Request, writer: asyncio.StreamWriter) -> None:
        sent = request.header("Cookie") or ""
        if "seen=yes" in sent:
            writer.write(answer(200, FEED))
        else:
            writer.write(answer(302, b"", Location=request.target, Set_Cookie=setting))

    return play


async def test_a_server_that_sets_a_cookie_and_leads_back_is_read() -> None:
    async with Publisher({"/feed": wants_cookie()}) as site, client() as http:  # type: ignore[dict-item]
        for _ in range(2):  # what the first chain was given is forgotten
            assert (await http.fetch_feed(site.url("/feed"))).body == FEED
        assert [request.header("Cookie") for request in site.requests] == [None, "seen=yes"] * 2
        assert len((await http.fetch_feed(site.url("/feed"))).redirects) == 1


async def test_a_cookie_that_is_set_on_the_way_is_sent_only_where_the_chain_would_loop() -> None:
    async with Publisher() as site, client() as http:
        site.answers = {
            "/a": answer(302, b"", Location="/b", Set_Cookie="x=1; Path=/"),
            "/b": answer(302, b"", Location="/c"),
            "/c": answer(200, FEED),
        }
        assert (await http.fetch_feed(site.url("/a"))).body == FEED
        assert [request.header("Cookie") for request in site.requests] == [None] * 3


async def test_a_cookie_goes_by_way_of_another_page_and_back() -> None:
    async with Publisher({"/feed": wants_cookie()}) as site, client() as http:  # type: ignore[dict-item]
        site.answers["/door"] = answer(302, b"", Location="/feed", Set_Cookie="seen=yes; Path=/")
        site.answers["/feed"] = [redirect("/door"), wants_cookie()]  # type: ignore[list-item]
        assert (await http.fetch_feed(site.url("/feed"))).body == FEED
        assert [request.header("Cookie") for request in site.requests] == [None, None, "seen=yes"]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("a=1; Path=/", "with the cookie that the server sets as without"),
        ("seen=yes; Path=/elsewhere", "a cookie for another place"),
        ("seen=yes; Secure; Path=/", "a cookie for another place"),
        ("seen=yes; Domain=other.example", "a loop"),
        ("seen=yes; Max-Age=0", "a loop"),
        ("=nothing", "a loop"),
        ("se en=yes", "a loop"),
    ],
)
async def test_a_loop_that_no_cookie_ends_says_what_was_wanted(setting: str, said: str) -> None:
    async with Publisher({"/feed": wants_cookie(setting)}) as site, client() as http:  # type: ignore[dict-item]
        with pytest.raises(TooManyRedirects, match=said):
            await http.fetch_feed(site.url("/feed"))
        assert len(site.requests) <= 2


async def test_a_cookie_goes_to_no_other_site() -> None:
    names = {name: [["127.0.0.1"]] for name in ("www.one.example", "one.example", "two.example")}
    async with NameServer(names) as resolver, Publisher() as site, client(resolver) as http:
        one, two = site.url("/feed", host="www.one.example"), site.url("/there", host="two.example")
        site.answers["/feed"] = answer(302, b"", Location=two, Set_Cookie="seen=yes; Path=/")
        site.answers["/there"] = answer(302, b"", Location=two)
        with pytest.raises(FetchError):
            await http.fetch_feed(one)
        assert {request.header("Cookie") for request in site.requests} == {None}


def chain_of(url: str, *lines: str) -> ChainCookies:
    cookies = ChainCookies()
    cookies.take(target_of(url), lines)
    return cookies


@pytest.mark.parametrize(
    ("line", "url", "sent"),
    [
        ("a=1", "https://www.example.com/feed", "a=1"),
        ("a=1", "https://example.com/feed", None),
        ("a=1; Domain=example.com", "https://example.com/feed", "a=1"),
        ("a=1; Domain=.example.com", "https://example.com/feed", "a=1"),
        ("a=1; Domain=com", "https://example.com/feed", None),  # of everybody
        ("a=1; Domain=example.org", "https://example.org/", None),
        ("a=1; Path=/x", "https://www.example.com/xy", None),
        ("a=1; Path=/x", "https://www.example.com/x/y?z", "a=1"),
        ("a=1; Secure", "http://www.example.com/feed", None),
        ('a="1,2"', "https://www.example.com/feed", 'a="1,2"'),
        ("a=1\r\nX: y", "https://www.example.com/feed", None),
        ("a=\xe9", "https://www.example.com/feed", None),
        ("a=" + "x" * 5_000, "https://www.example.com/feed", None),
    ],
)
def test_where_a_cookie_of_a_chain_goes(line: str, url: str, sent: str | None) -> None:
    assert chain_of("https://www.example.com/feed", line).header_for(target_of(url)) == sent


def test_the_cookies_of_a_chain_are_bounded() -> None:
    cookies = chain_of("https://example.com/", *(f"c{n}=1" for n in range(500)))
    for _ in range(5):
        cookies.take(target_of("https://example.com/"), tuple(f"d{n}=1" for n in range(500)))
    assert (cookies.header_for(target_of("https://example.com/")) or "").count("=") == MAX_COOKIES
