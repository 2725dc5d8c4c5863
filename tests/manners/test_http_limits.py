"""Bodies, headers and times: every answer is cut at its limit while it is read."""

import asyncio
import gzip
import pickle
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import brotli
import pytest
from backports import zstd
from clients import QUICK, client
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from publisher import Publisher, Request, answer, zipped

from worker.articles.model import Page
from worker.errors import (
    BodyTooLarge,
    Fate,
    FetchError,
    FetchTimedOut,
    HostUnreachable,
    NotHtml,
    QuotewireError,
    ResponseBroken,
)
from worker.service.http.body import read_body
from worker.service.http.codings import PIECE

TEXT = "The harbour council met on Tuesday. " * 50
HTML = {"content_type": "text/html; charset=utf-8"}


async def get(site: Publisher, path: str = "/", **limits: float) -> Page:
    async with client(limits=replace(QUICK, **limits)) as http:
        return await http.fetch_page(site.url(path))


def raw_deflate(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflate.compress(data) + deflate.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", zipped(TEXT)),
        ("x-gzip", zipped(TEXT)),
        ("GZIP", zipped(TEXT)),
        ("deflate", zlib.compress(TEXT.encode())),
        ("deflate", raw_deflate(TEXT.encode())),
        ("deflate", zipped(TEXT)),
        ("gzip", zlib.compress(TEXT.encode())),
        ("gzip", zipped(TEXT[:100]) + zipped(TEXT[100:])),
        ("gzip", zipped(TEXT) + b"\x00" * 40),
        ("gzip, gzip", gzip.compress(zipped(TEXT), mtime=0)),
        ("deflate, gzip", gzip.compress(zlib.compress(TEXT.encode()), mtime=0)),
        ("br", brotli.compress(TEXT.encode())),
        ("BR", brotli.compress(TEXT.encode(), quality=1)),
        ("zstd", zstd.compress(TEXT.encode())),
        ("zstd", zstd.compress(TEXT[:100].encode()) + zstd.compress(TEXT[100:].encode())),
        ("zstd", zstd.compress(TEXT.encode()) + b"\x00" * 40),
        ("br, gzip", gzip.compress(brotli.compress(TEXT.encode()), mtime=0)),
        ("gzip, zstd", zstd.compress(zipped(TEXT))),
        ("", zipped(TEXT)),  # and no header speaks of it
        ("identity", zipped(TEXT)),
        ("", gzip.compress(zipped(TEXT), mtime=0)),
        ("gzip", gzip.compress(zipped(TEXT), mtime=0)),
        ("br", brotli.compress(zipped(TEXT))),
        ("UTF-8", TEXT.encode()),  # what is no coding
        ("none", TEXT.encode()),
        ("iso-8859-1", TEXT.encode()),
        ("text/html, gzip", zipped(TEXT)),
        ("utf-8", zipped(TEXT)),
        ("identity", TEXT.encode()),
        ("", TEXT.encode()),
    ],
)
@pytest.mark.parametrize("piecemeal", [False, True])
async def test_case_10_encodings_are_undone_also_under_the_wrong_name(
    encoding: str, body: bytes, piecemeal: bool
) -> None:
    async def drip(_: Request, writer: asyncio.StreamWriter) -> None:
        head = answer(200, b"", Content_Encoding=encoding, Content_Length=str(len(body)), **HTML)
        writer.write(head)
        for at in range(0, len(body), 7):
            writer.write(body[at : at + 7])
            await asyncio.sleep(0)
        await writer.drain()

    whole = answer(200, body, Content_Encoding=encoding, **HTML)
    async with Publisher({"/": drip if piecemeal else whole}) as site:
        assert (await get(site)).body == TEXT.encode()
        assert site.requests[0].header("Accept-Encoding") == "gzip, deflate, br, zstd"


@pytest.mark.parametrize("start", ["<html>", "\ufeff<html>", " \n<p>", '{"a"'])
async def test_case_10_gzip_that_is_none_is_read_as_it_is(start: str) -> None:
    async with Publisher({"/": answer(200, start + TEXT, Content_Encoding="gzip", **HTML)}) as site:
        assert (await get(site)).body == (start + TEXT).encode()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", zipped(TEXT)[:-12]),  # cut short, although the length is right
        ("gzip", zipped(TEXT)[:1]),
        ("gzip", zipped(TEXT)[:20] + b"\xff" * 200),
        ("gzip", b"\xde\xad\xbe\xef" * 20),
        ("deflate", b"\xff" * 50),
        ("compress", b"\x1f\x9d"),
        ("UTF-8", b"\x00\x01\x02" * 30),  # no coding that we know, and no text either
        ("dcb", b"\xff\x44\x43\x42" + b"\x05" * 60),
        ("br", b"\x0b\x02\x80"),
        ("br", brotli.compress(TEXT.encode())[:-9]),
        ("br", b"\xff" * 100),
        ("zstd", zstd.compress(TEXT.encode())[:-5]),
        ("zstd", zstd.compress(TEXT.encode()) + zstd.compress(TEXT.encode())[:20]),
        ("zstd", b"\x28\xb5\x2f\xfd" + b"\xff" * 60),
        ("zstd", b"\x00" * 60),
        ("", zipped(TEXT)[:-12]),
        ("gzip, gzip, gzip", zipped(TEXT)),
    ],
)
async def test_a_corrupt_or_unknown_encoding_is_a_broken_response(encoding: str, body: bytes) -> None:
    async with Publisher({"/": answer(200, body, Content_Encoding=encoding, **HTML)}) as site:
        with pytest.raises(ResponseBroken) as caught:
            await get(site)
        assert caught.value.fate is Fate.RETRY


@given(
    st.binary(max_size=2000),
    st.lists(st.integers(1, 400), max_size=20),
    st.sampled_from(["gzip", "zlib", "raw", "br", "zstd", "unannounced"]),
)
def test_decoding_undoes_encoding_however_it_is_cut(data: bytes, cuts: list[int], kind: str) -> None:
    assume(not data.startswith(b"\x1f\x8b"))  # gzip that no header speaks of is undone as well, within limits
    encoders = {"gzip": gzip.compress, "zlib": zlib.compress, "raw": raw_deflate}
    encoders |= {"br": brotli.compress, "zstd": zstd.compress, "unannounced": gzip.compress}
    encoded = encoders[kind](data)
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(encoded[at : at + cut])
        at += cut
    pieces.append(encoded[at:])
    names = {"zlib": "deflate", "raw": "deflate", "unannounced": ""}
    encoding = names.get(kind, kind)
    assert decode(pieces, encoding, 10_000) == data


@given(
    st.lists(st.binary(max_size=300), max_size=5),
    st.sampled_from(["gzip", "deflate", "gzip, deflate", "", "br", "zstd", "utf-8", "br, zstd"]),
)
def test_any_bytes_give_a_body_or_a_fetch_error(pieces: list[bytes], encoding: str) -> None:
    try:
        body = decode(pieces, encoding, 500)
    except FetchError:
        return
    assert len(body) <= 500


def decode(pieces: list[bytes], encoding: str, max_bytes: int) -> bytes:
    async def chunks() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    return asyncio.run(read_body(chunks(), encoding, max_bytes=max_bytes, url=""))


async def test_case_58_a_declared_ten_gigabytes_is_cut() -> None:
    sent = 0

    async def flood(_: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(answer(200, b"", Content_Length="10000000000", **HTML))
        while sent < 50_000_000:
            writer.write(b"x" * 50_000)
            sent += 50_000
            await writer.drain()

    async with Publisher({"/": flood}) as site:
        with pytest.raises(BodyTooLarge) as caught:
            await get(site)
    assert caught.value.fate is Fate.DEAD_LETTER
    assert sent < 40_000_000  # socket buffers take some; nothing like the whole


@pytest.mark.parametrize("chunk", [b"1\r\nx\r\n", b"ffff\r\n" + b"x" * 65535 + b"\r\n"])
async def test_case_58_endless_chunks_are_cut(chunk: bytes) -> None:
    async def endless(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(200, b"", Transfer_Encoding="chunked", **HTML))
        while True:
            writer.write(chunk * max(1, 6000 // len(chunk)))
            await writer.drain()

    async with Publisher({"/": endless}) as site:
        with pytest.raises(BodyTooLarge):
            await get(site, max_page_bytes=20_000)


async def test_case_59_a_gzip_bomb_is_cut() -> None:
    """300 MB in 300 KB: the limit on decoded bytes bites, and so much memory is never taken."""
    bomb = gzip.compress(b"\x00" * 300_000_000, compresslevel=9)
    async with Publisher({"/": answer(200, bomb, Content_Encoding="gzip", **HTML)}) as site:
        tracemalloc.start()
        with pytest.raises(BodyTooLarge):
            await get(site, max_page_bytes=5_000_000)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 30_000_000


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("br", lambda data: brotli.compress(data, quality=1)),
        ("zstd", zstd.compress),
        ("", lambda data: gzip.compress(data, 1)),
        ("", lambda data: gzip.compress(gzip.compress(data, 1), 1)),
        ("gzip, br", lambda data: brotli.compress(gzip.compress(data, 1), quality=1)),
        ("utf-8", lambda data: gzip.compress(data, 1)),
    ],
    ids=["br", "zstd", "unannounced", "twice unannounced", "gzip in br", "misnamed"],
)
async def test_case_59_a_bomb_of_any_coding_is_cut(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(b"\x00" * 60_000_000)
    async with Publisher({"/": answer(200, bomb, Content_Encoding=encoding, **HTML)}) as site:
        tracemalloc.start()
        with pytest.raises(BodyTooLarge):
            await get(site, max_page_bytes=2_000_000)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 15_000_000


async def test_case_59_a_window_that_would_take_too_much_memory_is_refused() -> None:
    """RFC 9659: 8 MB for a content coding. Zstandard could ask for 2 GB."""
    options = {zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.content_size_flag: 0}
    packer = zstd.ZstdCompressor(options=options)
    body = packer.compress(TEXT.encode()) + packer.flush()
    async with Publisher({"/": answer(200, body, Content_Encoding="zstd", **HTML)}) as site:
        with pytest.raises(ResponseBroken):
            await get(site)


async def test_case_59_a_bomb_inside_a_bomb_is_cut() -> None:
    inner = gzip.compress(b"\x00" * 100_000_000, compresslevel=9)
    bomb = gzip.compress(inner * 30, compresslevel=9)
    async with Publisher({"/": answer(200, bomb, Content_Encoding="gzip, gzip", **HTML)}) as site:
        tracemalloc.start()
        with pytest.raises(BodyTooLarge):
            await get(site, max_page_bytes=5_000_000)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 30_000_000


async def test_case_59_a_bomb_that_the_next_decoder_ignores_is_cut() -> None:
    """Behind the end of the inner gzip lie zeros: they cost, and nothing of them reaches the body."""
    bomb = gzip.compress(zipped(TEXT) + b"\x00" * 20_000_000, compresslevel=9)
    async with Publisher({"/": answer(200, bomb, Content_Encoding="gzip, gzip", **HTML)}) as site:
        with pytest.raises(BodyTooLarge):
            await get(site, max_page_bytes=1_000_000)


async def test_case_58_junk_without_end_behind_a_gzip_body_is_cut() -> None:
    async def junk(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(200, b"", Content_Encoding="gzip", Transfer_Encoding="chunked", **HTML))
        body = zipped(TEXT)
        writer.write(b"%x\r\n%b\r\n" % (len(body), body))
        while True:
            writer.write(b"1000\r\n" + b"\x00" * 4096 + b"\r\n")
            await writer.drain()

    async with Publisher({"/": junk}) as site:
        with pytest.raises(BodyTooLarge):
            await get(site)


@pytest.mark.parametrize("around", [PIECE, 2 * PIECE])
def test_output_that_fills_a_piece_to_the_brim_is_not_lost(around: int) -> None:
    for length in range(around - 300, around + 300, 7):
        data = b"a" * length
        assert decode([raw_deflate(data)], "deflate", 500_000) == data
        assert decode([gzip.compress(data)], "gzip", 500_000) == data


@pytest.mark.parametrize(
    ("encoding", "empty"), [("gzip", gzip.compress(b"")), ("zstd", zstd.compress(b""))], ids=["gzip", "zstd"]
)
async def test_a_million_empty_gzip_members_are_cut(encoding: str, empty: bytes) -> None:
    members = empty * 20_000
    async with Publisher({"/": answer(200, members, Content_Encoding=encoding, **HTML)}) as site:
        with pytest.raises(FetchError):
            await get(site, max_page_bytes=1_000_000)


async def test_case_62_a_slow_drip_meets_the_total_deadline() -> None:
    async def drip(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(200, b"", Content_Length="100000", **HTML))
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with Publisher({"/": drip}) as site:
        with pytest.raises(FetchTimedOut):
            await get(site, total_s=0.5)


async def test_case_62_dripped_headers_meet_the_total_deadline() -> None:
    async def drip(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X: y\r\n")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with Publisher({"/": drip}) as site:
        with pytest.raises(FetchTimedOut):
            await get(site, total_s=0.5)


async def test_case_62_endless_interim_answers_meet_the_total_deadline() -> None:
    async def interim(_: Request, writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with Publisher({"/": interim}) as site:
        with pytest.raises(FetchTimedOut):
            await get(site, total_s=0.5)


@pytest.mark.parametrize(
    "first", [b"", b"HTTP/1.1 200 OK\r\n", answer(200, b"", Content_Length="100") + b"half"]
)
async def test_case_62_silence_meets_the_limit_between_bytes(first: bytes) -> None:
    async def fall_silent(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        await writer.drain()
        await asyncio.sleep(20)

    async with Publisher({"/": fall_silent}) as site:
        with pytest.raises(FetchTimedOut):
            await get(site, between_bytes_s=0.3, total_s=100.0)


async def test_the_deadline_is_for_all_redirects_together() -> None:
    async def slow_hop(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        n = int(request.target.removeprefix("/"))
        writer.write(f"HTTP/1.1 302 Found\r\nLocation: /{n + 1}\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()

    async with Publisher({f"/{n}": slow_hop for n in range(20)}) as site:
        with pytest.raises(FetchTimedOut):
            await get(site, "/0", total_s=0.7)
        assert len(site.requests) <= 4


async def test_a_body_shorter_than_declared_is_broken() -> None:
    async with Publisher({"/": answer(200, TEXT, Content_Length="5000", **HTML)}) as site:
        with pytest.raises(ResponseBroken):
            await get(site)


async def test_a_body_longer_than_declared_is_never_read_past_what_was_declared() -> None:
    """Neither what follows in the same packet nor what comes later."""

    async def more_later(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(200, b"The harbour", Content_Length="11", **HTML))
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.write(b" council met")

    at_once = answer(200, TEXT, Content_Length="11", **HTML)
    async with Publisher({"/later": more_later, "/at-once": at_once}) as site:
        assert (await get(site, "/later")).body == b"The harbour"
        assert (await get(site, "/at-once")).body == TEXT[:11].encode()


async def test_chunks_that_stop_short_are_broken() -> None:
    half = answer(200, b"", Transfer_Encoding="chunked", **HTML) + b"5\r\nhello\r\n"
    async with Publisher({"/": half}) as site:
        with pytest.raises(ResponseBroken):
            await get(site)


async def test_an_old_server_without_length_is_read_to_the_end() -> None:
    old = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + TEXT.encode()
    async with Publisher({"/": old}) as site:
        assert (await get(site)).body == TEXT.encode()


@pytest.mark.parametrize(
    "broken",
    [
        b"\x00\x01\x02\x03\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 9999 What\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: xchunked\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(5000)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %b\r\n" % (n, b"y" * 5000) for n in range(40)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"no field\r\n" * 9000 + b"\r\n",
    ],
    ids=lambda value: repr(value[:40]),
)
async def test_what_is_not_http_is_a_broken_response(broken: bytes) -> None:
    async with Publisher({"/": broken}) as site:
        with pytest.raises((ResponseBroken, HostUnreachable)):
            await get(site, total_s=5.0)
        assert len(site.requests) == 1


async def test_long_and_many_headers_of_real_servers_are_read() -> None:
    """Policies and lists of links pass 18 KB; aiohttp's own limit is 8."""
    many = {f"X_{n}": "y" for n in range(100)}
    policy = "script-src " + "https://cdn.example " * 3_000
    async with Publisher({"/": answer(200, TEXT, Content_Security_Policy=policy, **many, **HTML)}) as site:
        page = await get(site)
        assert page.headers["content-security-policy"] == policy.strip()
        assert len(page.headers) > 100


HEADER = st.sampled_from(
    [
        b"Content-Length: 5\r\n",
        b"Content-Length: 99999999999999999999\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: deflate, br\r\n",
        b"Location: /\xff\xfe\r\n",
        b"Location: http://[::\r\n",
        b"Location: \r\n",
        b"Retry-After: \xd9\xa1\r\n",
        b"Connection: upgrade\r\nUpgrade: x\r\n",
        b"X: \x00\r\n",
        b"Set-Cookie: \xff=\x01; Domain=..; Path\r\n",
        b"Content-Encoding: br\r\n",
        b"Content-Encoding: utf-8\r\n",
        b"no field\r\n",
        b"Content-Length : 5\r\n",
        b" folded\r\n",
    ]
)
STATUS_LINE = st.sampled_from(
    [b"HTTP/1.1 %d X\r\n" % n for n in (100, 200, 204, 206, 299, 302, 304, 418, 503)]
)
ANSWER = st.builds(
    lambda first, headers, body: first + b"".join(headers) + b"\r\n" + body,
    STATUS_LINE | st.binary(max_size=30),
    st.lists(HEADER, max_size=4),
    st.binary(max_size=200)
    | st.sampled_from([b"5\r\nhello\r\n0\r\n\r\n", b"ffffffffffffffffffff\r\n", zipped("x")]),
)


@settings(max_examples=100, deadline=None)
@given(ANSWER)
def test_whatever_a_server_says_is_a_page_or_one_of_our_errors(said: bytes) -> None:
    async def once() -> None:
        async with Publisher({"/": said}) as site:
            try:
                page = await get(site, total_s=0.3)
            except QuotewireError as error:
                assert error.reason != "internal-error"
                assert str(error).isprintable()
                pickle.loads(pickle.dumps(error))
                return
            assert pickle.loads(pickle.dumps(page)) == page

    asyncio.run(once())


async def test_case_36_an_empty_200_is_an_empty_page() -> None:
    async with Publisher({"/": answer(200, "", **HTML), "/204": answer(204)}) as site:
        assert (await get(site)).body == b""
        assert (await get(site, "/204")).body == b""


@pytest.mark.parametrize(
    "kind", ["image/jpeg", "VIDEO/mp4", "audio/mpeg", "application/pdf", "application/zip"]
)
async def test_what_cannot_be_an_article_is_not_downloaded(kind: str) -> None:
    finished = False

    async def film(_: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal finished
        writer.write(answer(200, b"", Content_Type=kind, Content_Length="20000000"))
        for _ in range(400):
            writer.write(b"x" * 50_000)
            await writer.drain()
        finished = True

    async with Publisher({"/": film}) as site:
        with pytest.raises(NotHtml):
            await get(site)
        await asyncio.sleep(0.05)
    assert not finished


@pytest.mark.parametrize(
    "kind", ["text/html", "application/xhtml+xml", "application/octet-stream", "text/plain", ""]
)
async def test_what_may_be_an_article_is_read(kind: str) -> None:
    async with Publisher({"/": answer(200, TEXT, Content_Type=kind)}) as site:
        page = await get(site)
        assert (page.body, page.status) == (TEXT.encode(), 200)


async def test_a_page_says_where_it_came_from_and_when() -> None:
    async with Publisher({"/a": answer(301, b"", Location="/b"), "/b": answer(200, TEXT, **HTML)}) as site:
        page = await get(site, "/a#top")
        assert (page.requested_url, page.url) == (site.url("/a#top"), site.url("/b"))
        assert page.fetched_at is not None and page.fetched_at.tzinfo is not None
        assert page.headers["content-type"] == HTML["content_type"]


async def test_a_page_and_its_errors_survive_the_process_pool() -> None:
    async with Publisher({"/": answer(200, TEXT, **HTML), "/b": answer(503, Retry_After="7")}) as site:
        page = await get(site)
        with pytest.raises(FetchError) as caught:
            await get(site, "/b")
    assert pickle.loads(pickle.dumps(page)) == page
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.status, error.retry_after_s, error.url) == (503, 7.0, caught.value.url)


async def test_cancelling_a_fetch_closes_its_connection() -> None:
    closed = asyncio.Event()

    async def wait_for_the_end(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(200, b"", Content_Length="100", **HTML))
        with pytest.raises(ConnectionError):
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.02)
        closed.set()

    async with Publisher({"/": wait_for_the_end}) as site, client() as http:
        fetch = asyncio.create_task(http.fetch_page(site.url("/")))
        await site.asked.wait()
        fetch.cancel()
        with pytest.raises(asyncio.CancelledError):
            await fetch
        async with asyncio.timeout(5):
            await closed.wait()
