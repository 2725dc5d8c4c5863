"""Polling a feed: validators, redirects, statuses, and who we say we are."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from clients import client
from hypothesis import given
from hypothesis import strategies as st
from nameserver import NameServer
from publisher import Publisher, Request, answer, redirect

from worker.errors import (
    BotChallenge,
    Fate,
    HostNotFound,
    HostUnreachable,
    PageForbidden,
    PageGone,
    RedirectRefused,
    ResponseBroken,
    ServerFailed,
    TooManyRedirects,
)
from worker.service.http import ClientOptions, FeedResponse, HttpClient
from worker.service.http.targets import target_of

FEED = '<rss version="2.0"><channel><title>Harbour Gazette</title></channel></rss>'


async def poll(site: Publisher, path: str = "/feed", **validators: str) -> FeedResponse:
    async with client() as http:
        return await http.fetch_feed(site.url(path), **validators)


@pytest.mark.parametrize("etag", ['"a"', 'W/"a"', "a-without-quotes", '"é"', '"a", "b"'])
async def test_case_01_validators_go_out_byte_for_byte(etag: str) -> None:
    last_modified = "Sun, 01-Nov-26 09:00:00 +0100"  # not as RFC 9110 writes dates
    async with Publisher({"/feed": answer(304)}) as site:
        response = await poll(site, etag=etag, last_modified=last_modified)
        assert response.not_modified
        assert site.requests[0].header("If-None-Match") == etag
        assert site.requests[0].header("If-Modified-Since") == last_modified


async def test_case_01_what_a_server_gave_is_what_it_gets_back() -> None:
    first = answer(
        200, FEED, ETag='W/"x-é-1"'.encode().decode("latin-1"), Last_Modified="Mon, 2 Nov 2026 1:2:3 GMT"
    )
    async with Publisher({"/feed": [first, answer(304)]}) as site, client() as http:
        seen = await http.fetch_feed(site.url("/feed"))
        assert seen.etag and seen.last_modified
        again = await http.fetch_feed(site.url("/feed"), etag=seen.etag, last_modified=seen.last_modified)
        assert again.not_modified
        assert site.requests[1].header("If-None-Match") == 'W/"x-é-1"'
        assert site.requests[1].header("If-Modified-Since") == "Mon, 2 Nov 2026 1:2:3 GMT"


@pytest.mark.parametrize("etag", ['"a"\r\nX-Evil: 1', '"\x00"', '"\udce9"'])
async def test_a_stored_validator_that_fits_no_header_is_not_sent(etag: str) -> None:
    async with Publisher({"/feed": answer(200, FEED)}) as site:
        assert (await poll(site, etag=etag)).status == 200
        assert site.requests[0].header("If-None-Match") is None
        assert site.requests[0].header("X-Evil") is None


async def test_case_02_the_first_request_is_unconditional() -> None:
    async with Publisher({"/feed": answer(200, FEED)}) as site:
        response = await poll(site)
        assert response.body == FEED.encode()
        assert site.requests[0].header("If-None-Match") is None
        assert site.requests[0].header("If-Modified-Since") is None


async def test_case_04_a_304_brings_its_new_headers() -> None:
    fresh = answer(304, ETag='"b"', Cache_Control="max-age=7200", Expires="0")
    async with Publisher({"/feed": fresh}) as site:
        response = await poll(site, etag='"a"')
        assert (response.etag, response.headers["cache-control"]) == ('"b"', "max-age=7200")
        assert response.body == b""


async def test_case_05_a_200_without_validators_has_none() -> None:
    async with Publisher({"/feed": answer(200, FEED)}) as site:
        response = await poll(site, etag='"a"')
        assert (response.status, response.etag, response.last_modified) == (200, None, None)


async def test_case_06_a_304_that_nobody_asked_for_is_an_error() -> None:
    async with Publisher({"/feed": answer(304)}) as site:
        with pytest.raises(ResponseBroken) as caught:
            await poll(site)
        assert caught.value.status == 304


@pytest.mark.parametrize(("case", "status"), [(20, 429), (22, 503)])
async def test_case_20_22_retry_after_in_seconds_is_on_the_error(case: int, status: int) -> None:
    async with Publisher({"/feed": answer(status, Retry_After="3600")}) as site:
        with pytest.raises(ServerFailed) as caught:
            await poll(site)
        assert (caught.value.status, caught.value.retry_after_s) == (status, 3600.0)
        assert caught.value.fate is Fate.RETRY


async def test_case_21_retry_after_as_a_date() -> None:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    when = format_datetime(now + timedelta(minutes=30), usegmt=True)
    async with Publisher({"/feed": answer(429, Retry_After=when)}) as site:
        options = client()._options
        async with HttpClient(options, now=lambda: now) as http:
            with pytest.raises(ServerFailed) as caught:
                await http.fetch_feed(site.url("/feed"))
    assert caught.value.retry_after_s == 1800.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),  # long ago
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1" * 5000, 111111111111.0),  # case 24: absurd; the schedule caps it
    ],
)
async def test_case_24_odd_retry_after_values(value: str, seconds: float | None) -> None:
    async with Publisher({"/feed": answer(503, Retry_After=value)}) as site:
        with pytest.raises(ServerFailed) as caught:
            await poll(site)
        assert caught.value.retry_after_s == seconds


@pytest.mark.parametrize(("case", "status"), [(26, 404), (27, 410)])
async def test_case_26_27_missing_and_gone_are_told_apart_by_their_status(case: int, status: int) -> None:
    async with Publisher({"/feed": answer(status)}) as site:
        with pytest.raises(PageGone) as caught:
            await poll(site)
        assert caught.value.status == status


async def test_case_28_a_feed_moved_for_good_says_where_to() -> None:
    moves = {
        "/feed": redirect("/b", 301),
        "/b": redirect("/c", 308),
        "/c": redirect("/today", 302),
        "/today": redirect("/d", 301),
        "/d": answer(200, FEED),
    }
    async with Publisher(dict(moves)) as site:
        response = await poll(site)
        assert response.moved_to == site.url("/c")  # what lies behind the 302 may be elsewhere tomorrow
        assert response.url == site.url("/d")
        assert [hop.status for hop in response.redirects] == [301, 308, 302, 301]
        assert response.requested_url == site.url("/feed")


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_case_29_a_temporary_redirect_moves_nothing(status: int) -> None:
    async with Publisher({"/feed": redirect("/b", status), "/b": answer(200, FEED)}) as site:
        response = await poll(site)
        assert response.moved_to is None
        assert response.body == FEED.encode()
        assert [request.method for request in site.requests] == ["GET", "GET"]


async def test_case_30_a_redirect_loop_is_an_error() -> None:
    async with Publisher({"/feed": redirect("/b"), "/b": redirect("/feed#again")}) as site:
        with pytest.raises(TooManyRedirects, match="loop"):
            await poll(site)
        assert site.targets == ["/feed", "/b"]


async def test_case_30_ten_redirects_are_followed_and_eleven_are_not() -> None:
    chain = {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    async with Publisher({**chain, "/10": answer(200, FEED)}) as site:
        assert (await poll(site, "/0")).status == 200
    async with Publisher({**chain}) as site:
        with pytest.raises(TooManyRedirects):
            await poll(site, "/0")
        assert len(site.requests) == 11


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1:70/_x",
        "http://",
        "javascript:1",
        "http://[x",
    ],
)
async def test_a_redirect_to_what_is_not_the_web_is_refused(location: str) -> None:
    async with Publisher({"/feed": redirect(location)}) as site:
        with pytest.raises(RedirectRefused):
            await poll(site)


async def test_a_redirect_without_location_is_refused() -> None:
    async with Publisher({"/feed": answer(301)}) as site:
        with pytest.raises(RedirectRefused, match="without Location"):
            await poll(site)


@pytest.mark.parametrize("location", ["/d%C3%A9j%c3%a0?q=a+b", "//127.0.0.1:{port}/d%C3%A9j%c3%a0?q=a+b"])
async def test_an_escaped_location_is_followed_as_written(location: str) -> None:
    async with Publisher() as site:
        site.answers["/feed"] = redirect(location.format(port=site.port))
        site.answers["/d%C3%A9j%c3%a0"] = answer(200, FEED)
        assert (await poll(site)).status == 200
        assert site.targets[1] == "/d%C3%A9j%c3%a0?q=a+b"


async def test_a_location_in_raw_bytes_is_escaped_byte_by_byte() -> None:
    async with Publisher({"/feed": redirect("/d\xe9j\xe0 vu")}) as site:
        site.answers["/d%E9j%E0%20vu"] = answer(200, FEED)
        assert (await poll(site)).status == 200


@pytest.mark.parametrize("status", [401, 402, 403, 406, 451])
async def test_case_33_blocked_is_not_retried(status: int) -> None:
    async with Publisher({"/feed": answer(status)}) as site:
        with pytest.raises(PageForbidden) as caught:
            await poll(site)
        assert (caught.value.status, caught.value.fate) == (status, Fate.DEAD_LETTER)
        assert len(site.requests) == 1


@pytest.mark.parametrize("status", [403, 503])
async def test_case_33_a_challenge_is_called_one(status: int) -> None:
    async with Publisher({"/feed": answer(status, Cf_Mitigated="challenge")}) as site:
        with pytest.raises(BotChallenge) as caught:
            await poll(site)
        assert (caught.value.status, caught.value.reason) == (status, "bot-challenge")


async def test_case_34_a_host_that_dns_does_not_know() -> None:
    async with NameServer() as resolver, client(resolver) as http:
        with pytest.raises(HostNotFound) as caught:
            await http.fetch_feed("http://feeds.nowhere.example/rss")
        assert isinstance(caught.value, HostUnreachable)
        assert caught.value.fate is Fate.RETRY


async def test_names_that_dns_never_answers_hold_up_nobody_else() -> None:
    """More of them than the default thread pool has threads (ADR 0043)."""
    silent = [f"dead-{n}.example" for n in range(50)]
    names: dict[str, list[list[str]]] = {name: [] for name in silent}
    names["alive.example"] = [["127.0.0.1"]]
    async with Publisher({"/feed": answer(200, FEED)}) as site, NameServer(names) as dns, client(dns) as http:
        waiting = [asyncio.create_task(http.fetch_feed(f"http://{name}/feed")) for name in silent]
        await asyncio.sleep(0.1)
        assert (await http.fetch_feed(site.url("/feed", host="alive.example"))).status == 200
        assert not any(task.done() for task in waiting)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def test_a_closed_port_is_unreachable() -> None:
    async with Publisher() as site:
        url = site.url("/feed")
    async with client() as http:
        with pytest.raises(HostUnreachable):
            await http.fetch_feed(url)


async def test_case_37_the_user_agent_is_stable_and_has_a_contact() -> None:
    async with Publisher({"/feed": answer(200, FEED)}) as site:
        async with client(contact_url="https://gazette.example/bot") as http:
            await http.fetch_feed(site.url("/feed"))
            await http.fetch_page(site.url("/feed"))
        agents = {request.header("User-Agent") for request in site.requests}
    assert agents == {"quotewire/0.1.0 (+https://gazette.example/bot)"}
    assert "QUOTEWIRE_CONTACT_URL" in ClientOptions().user_agent


@pytest.mark.parametrize("contact", ["https://x.example/\r\nX-Evil: 1", "a b", "https://x.example/)"])
def test_a_contact_that_would_break_the_header_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="contact_url"):
        ClientOptions(contact_url=contact)


async def test_case_38_accept_lists_the_feed_types() -> None:
    async with Publisher({"/feed": answer(200, FEED)}) as site:
        await poll(site)
        accept = site.requests[0].header("Accept") or ""
    for media_type in ("application/rss+xml", "application/atom+xml", "application/feed+json"):
        assert media_type in accept


async def test_case_39_40_one_bare_request_and_no_cookie_comes_back() -> None:
    names = {"gazette.example": [["127.0.0.1"]]}  # cookies need a name: jars ignore those of bare addresses
    site = Publisher({"/feed": answer(200, FEED, Set_Cookie="id=7; Path=/")})
    async with site, NameServer(names) as dns, client(dns) as http:
        first = await http.fetch_feed(site.url("/feed", host="gazette.example"))
        await http.fetch_feed(site.url("/feed", host="gazette.example"))
        assert site.targets == ["/feed", "/feed"]
        for request in site.requests:
            sent = {name.lower() for name, _ in request.headers}
            assert sent - {"connection"} == {"host", "user-agent", "accept", "accept-encoding"}
        assert "set-cookie" not in first.headers


async def test_case_40_a_server_that_hangs_up_is_asked_once() -> None:
    async def hang_up(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with Publisher({"/feed": hang_up}) as site:
        with pytest.raises(HostUnreachable):
            await poll(site)
        assert site.targets == ["/feed"]


async def test_a_redirect_carries_neither_referer_nor_cookie_nor_password() -> None:
    async with Publisher({"/there": answer(200, FEED)}, address="127.0.0.2") as other, Publisher() as site:
        site.answers["/feed"] = redirect(other.url("/there"))
        async with client() as http:
            response = await http.fetch_feed(site.url("/feed").replace("//", "//reader:s3cret@"))
        assert site.requests[0].header("Authorization") == "Basic cmVhZGVyOnMzY3JldA=="
        assert other.requests[0].header("Authorization") is None
        assert other.requests[0].header("Referer") is None
        assert "s3cret" not in repr(response)


async def test_a_password_in_a_location_is_not_sent() -> None:
    async with Publisher({"/b": answer(200, FEED)}) as site, client() as http:
        site.answers["/feed"] = redirect(site.url("/b").replace("//", "//reader:s3cret@"))
        response = await http.fetch_feed(site.url("/feed"))
        assert site.requests[1].header("Authorization") is None
    assert "s3cret" not in repr(response)


async def test_a_password_stays_on_its_own_origin_when_redirected_there() -> None:
    async with Publisher({"/feed": redirect("/b"), "/b": answer(200, FEED)}) as site, client() as http:
        await http.fetch_feed(site.url("/feed").replace("//", "//reader:s%2F3@"))
        assert {request.header("Authorization") for request in site.requests} == {"Basic cmVhZGVyOnMvMw=="}


async def test_a_password_in_an_items_link_is_neither_sent_nor_published() -> None:
    async with Publisher({"/a": answer(200, "page")}) as site, client() as http:
        page = await http.fetch_page(site.url("/a").replace("//", "//reader:s3cret@"))
        assert site.requests[0].header("Authorization") is None
    assert "s3cret" not in repr(page)


async def test_a_password_is_in_no_error() -> None:
    async with Publisher({"/feed": answer(500)}) as site, client() as http:
        with pytest.raises(ServerFailed) as caught:
            await http.fetch_feed(site.url("/feed").replace("//", "//reader:s3cret@"))
    assert "s3cret" not in f"{caught.value!r} {caught.value} {caught.value.url}"


@pytest.mark.parametrize(
    "query",
    [
        "a=1&b=%2F%2f&c=%zz&d",
        "p=12345&utm_source=rss",
        "q=a+b%20c&=&&x",
        "u=https://x.example/?y=[1]&z={2}|3",
        "é=ü",
    ],
)
async def test_case_41_the_query_is_sent_unchanged(query: str) -> None:
    async with Publisher({"/feed": answer(200, FEED)}) as site:
        await poll(site, f"/feed?{query}")
        sent = query.replace("é", "%C3%A9").replace("ü", "%C3%BC")
        assert site.targets == [f"/feed?{sent}"]


SENDABLE = st.text(st.sampled_from("abzAZ09-._~!$&'()*+,;=:@/?%[]{}|\\^`"), max_size=40)


@given(SENDABLE)
def test_case_41_no_sendable_character_of_a_query_changes(query: str) -> None:
    path = target_of(f"https://gazette.example/feed?{query}").path
    assert path == (f"/feed?{query}" if query else "/feed")


async def test_repeated_headers_are_joined() -> None:
    twice = b"HTTP/1.1 200 OK\r\nLink: <a>\r\nLink: <b>\r\nX-N: caf\xe9\r\nContent-Length: 0\r\n\r\n"
    async with Publisher({"/feed": twice}) as site:
        headers = (await poll(site)).headers
        assert (headers["link"], headers["x-n"]) == ("<a>, <b>", "café")
