"""Cases 42 to 52: robots.txt for pages (RFC 9309)."""

import asyncio
from dataclasses import replace

import pytest
from clients import NO_WAIT, QUICK, client
from protego import Protego
from publisher import Publisher, Request, answer, redirect, zipped

from worker.errors import (
    AddressRefused,
    Fate,
    FetchTimedOut,
    HostBusy,
    HostUnreachable,
    RobotsDisallowed,
    RobotsUnavailable,
)
from worker.service.http.robots import MAX_COPIED_BYTES, MAX_COPIES, Robots, ours_and_others
from worker.service.http.targets import Target, target_of

PAGE = answer(200, "the page", content_type="text/html")


class EveryPage(dict[str, object]):
    """All paths answer with the page, but for those listed."""

    def get(self, path: str, default: object = None) -> object:
        return super().get(path, PAGE)


def site_with(robots: bytes) -> Publisher:
    return Publisher(EveryPage({"/robots.txt": robots}))


async def allowed(rules: str | bytes, path: str = "/news/a?id=1") -> bool:
    """Whether a site with this robots.txt lets us have the page."""
    async with site_with(answer(200, rules)) as site, client(obey_robots=True) as http:
        try:
            page = await http.fetch_page(site.url(path))
        except RobotsDisallowed:
            assert path not in site.targets
            return False
        assert page.body == b"the page"
        return True


@pytest.mark.parametrize(
    ("rules", "path", "verdict"),
    [
        ("Disallow: /news", "/news/a", False),
        ("Disallow: /news", "/sport", True),
        ("Disallow: /news/\nAllow: /news/a", "/news/a", True),
        ("Allow: /news/a\nDisallow: /news/", "/news/a", True),
        ("Allow: /news\nDisallow: /news/a", "/news/a", False),
        ("Disallow: /news\nAllow: /news", "/news", True),  # a tie allows
        ("Allow: /news\nDisallow: /news", "/news", True),
        ("Disallow: /", "/", False),
        ("Disallow:", "/news", True),
        ("Disallow: /\nAllow: /$", "/", True),
        ("Disallow: /\nAllow: /$", "/x", False),
        ("Disallow: /News", "/news", True),  # paths mind their case
        ("Disallow: /robots.txt", "/news", True),
    ],
)
async def test_case_42_the_longest_match_wins(rules: str, path: str, verdict: bool) -> None:
    assert await allowed(f"User-agent: *\n{rules}\n", path) is verdict


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ("User-agent: *\nDisallow: /\n\nUser-agent: quotewire\nDisallow: /sport", True),
        ("User-agent: quotewire\nDisallow: /sport\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: QuoteWire\nDisallow: /", False),
        ("User-agent: Quotewire/1.0\nDisallow: /", False),
        ("user-AGENT:quotewire # that one\ndisallow:/", False),
        ("User-agent: quotewire\nDisallow: /a\n\nUser-agent: quotewire\nDisallow: /news", False),  # merged
        ("User-agent: other\nUser-agent: quotewire\nDisallow: /news", False),
        ("User-agent: quotewire\nUser-agent: other\nDisallow: /news", False),
        ("User-agent: quotewire-news\nDisallow: /", True),  # another token
        ("User-agent: quote\nDisallow: /", True),
        ("User-agent: wire\nDisallow: /", True),
        ("User-agent: quotewirebot\nDisallow: /", True),
        ("User-agent: somebody\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: quotewire\nDisallow:", True),  # an empty group frees us
        ("User-agent: *\nDisallow: /\n\nUser-agent: quotewire", True),
        ("Disallow: /", True),  # rules of nobody
        ("User-agent: a\nCrawl-delay: 1\nDisallow: /\nUser-agent: *\nDisallow: /sport", True),
        ("User-agent: *\n\n\nDisallow: /news", False),  # blank lines separate nothing
        ("User-agent: *\nSitemap: https://gazette.example/s.xml\nDisallow: /news", False),
        ("User-agent: *\rDisallow: /news\r", False),
        ("User-agent: *\r\nDisallow: /news\r\n", False),
    ],
)
async def test_case_43_the_group_of_our_token_counts_or_else_everybodys(rules: str, verdict: bool) -> None:
    assert await allowed(rules) is verdict


@pytest.mark.parametrize(
    "other",
    [
        "Noindex: /drafts",
        "Content-Signal: search=yes, ai-train=no",
        "Crawl-delay: 1",
        "crawl delay 1",
        "Request-rate: 1/5",
        "Visit-time: 0600-0845",
        "Host: gazette.example",
        "Sitemap: https://gazette.example/s.xml",
        "Clean-param: ref /news",
        "Disallowed-for-all: /x",
        "LLM-Policy: ask",
        ": /x",
        "just some words",
        "# a comment",
    ],
)
async def test_case_43_only_rules_end_the_names_of_a_group(other: str) -> None:
    """RFC 9309 2.2.4: records of other kinds must not interfere."""
    assert await allowed(f"User-agent: quotewire\n{other}\nUser-agent: *\nDisallow: /\n") is False
    assert await allowed(f"User-agent: quotewire\n\n{other}\n\nUser-agent: a\nDisallow: /\n") is False
    assert await allowed(f"User-agent: *\n{other}\nDisallow: /\n") is False
    # near misses: what stands behind a rule begins no group anew and belongs to none that follows
    assert await allowed(f"User-agent: a\nDisallow: /\n{other}\nUser-agent: *\nDisallow: /x\n") is True
    assert await allowed(f"User-agent: a\nDisallow:\n{other}\nUser-agent: *\nDisallow: /\n") is False
    assert await allowed(f"User-agent: quotewire\nAllow: /\n{other}\nUser-agent: *\nDisallow: /\n") is True


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 7\nDisallow: /x", 7.0),
        ("User-agent: *\nDisallow: /x\nCrawl-delay: 7", 7.0),
        ("User-agent: *\nCrawl-delay: 7", 7.0),
        ("User-agent: *\nCrawl-delay: 7\nUser-agent: a\nDisallow: /x", 7.0),
        ("User-agent: a\nDisallow: /\nCrawl-delay: 7\nUser-agent: *\nDisallow: /x", None),
        ("User-agent: *\nDisallow: /x\n\nUser-agent: a\nCrawl-delay: 7\nDisallow: /", None),
    ],
)
def test_case_51_a_crawl_delay_is_that_of_its_group(text: str, delay: float | None) -> None:
    assert Protego.parse(ours_and_others(text)).crawl_delay("quotewire") == delay


@pytest.mark.parametrize(
    ("rule", "path", "verdict"),
    [
        ("/*.php", "/a/index.php?x=1", False),
        ("/*.php$", "/a/index.php?x=1", True),
        ("/*.php$", "/a/index.php", False),
        ("/a*b*c", "/aXbYc", False),
        ("/a*b*c", "/aXcYb", True),
        ("/*?*id=", "/news?x=1&id=2", False),
        ("/caf%C3%A9", "/café", False),
        ("/caf\u00e9", "/caf%C3%A9", False),
        ("/caf%c3%a9", "/caf%C3%A9", False),
        ("/%7Eann/", "/~ann/x", False),
        ("/~ann/", "/%7eann/x", False),
        ("/a%2Fb", "/a/b", True),  # an escaped slash is no slash
        ("/a b", "/a%20b", False),
        ("/private", "/public/../private", False),  # judged as the server will see it
        ("/private", "/%2e/private", False),
    ],
)
async def test_case_44_wildcards_and_escapes(rule: str, path: str, verdict: bool) -> None:
    async with site_with(answer(200, f"User-agent: *\nDisallow: {rule}\n")) as site:
        async with client(obey_robots=True) as http:
            if verdict:
                await http.fetch_page(site.url(path))
            else:
                with pytest.raises(RobotsDisallowed):
                    await http.fetch_page(site.url(path))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_case_45_robots_4xx_allows_all(status: int) -> None:
    async with site_with(answer(status, "User-agent: *\nDisallow: /")) as site:
        async with client(obey_robots=True) as http:
            assert (await http.fetch_page(site.url("/news"))).body == b"the page"


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
async def test_case_46_robots_5xx_forbids_all_for_now(status: int) -> None:
    async with site_with(answer(status)) as site, client(obey_robots=True) as http:
        for path in ("/a", "/b"):
            with pytest.raises(RobotsUnavailable) as caught:
                await http.fetch_page(site.url(path))
        assert caught.value.fate is Fate.RETRY
        assert caught.value.retry_after_s and caught.value.retry_after_s > 0
        assert site.targets == ["/robots.txt"]  # asked once, not for every page


async def test_case_46_an_unreachable_host_is_called_what_it_is() -> None:
    async with Publisher() as site:
        url = site.url("/news")
    async with client(obey_robots=True) as http:
        for _ in range(2):
            with pytest.raises(HostUnreachable) as caught:
                await http.fetch_page(url)
            assert caught.value.reason == "host-unreachable"
            assert caught.value.url == url
    async with client(obey_robots=True, allowed_networks=()) as http:
        with pytest.raises(AddressRefused) as refused:
            await http.fetch_page("http://10.0.0.1/news")
        assert refused.value.fate is Fate.DEAD_LETTER


async def test_case_46_a_robots_txt_that_leads_inside_is_not_to_be_had() -> None:
    """The page's own host is a proper one, so this is no refusal of the page."""
    async with site_with(redirect("http://169.254.169.254/robots.txt")) as site:
        async with client(obey_robots=True) as http:
            with pytest.raises(RobotsUnavailable, match="not a public address"):
                await http.fetch_page(site.url("/news"))
        assert site.targets == ["/robots.txt"]


async def test_case_46_a_robots_txt_that_never_ends_forbids() -> None:
    async def silent(_: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(20)

    async with Publisher(EveryPage({"/robots.txt": silent})) as site:
        async with client(obey_robots=True, limits=replace(QUICK, total_s=0.3)) as http:
            with pytest.raises(FetchTimedOut):
                await http.fetch_page(site.url("/news"))
        assert "/news" not in site.targets


class Shelf:
    """A robots.txt that the test exchanges, and a clock that it turns."""

    def __init__(self, body: bytes | Exception) -> None:
        self.body = body
        self.now = 0.0
        self.asked = 0
        self.robots = Robots(self.fetch, lambda: self.now)

    async def fetch(self, target: Target) -> bytes:
        assert target.path == "/robots.txt"
        self.asked += 1
        await asyncio.sleep(0)
        if isinstance(self.body, Exception):
            raise self.body
        return self.body

    async def allows(self, url: str = "https://gazette.example/news") -> bool:
        try:
            await self.robots.admit(target_of(url))
        except RobotsDisallowed:
            return False
        return True


async def test_case_46_an_old_copy_goes_on_while_the_new_one_cannot_be_had() -> None:
    shelf = Shelf(b"User-agent: *\nDisallow: /private")
    assert await shelf.allows()
    shelf.now, shelf.body = 25 * 3600.0, HostUnreachable("down")
    assert await shelf.allows()
    assert not await shelf.allows("https://gazette.example/private")
    assert shelf.asked == 2
    shelf.now, shelf.body = shelf.now + 3600.0, b"User-agent: *\nDisallow: /news"
    assert not await shelf.allows()
    assert shelf.asked == 3


@pytest.mark.parametrize("hops", [5, 10])
async def test_case_47_redirects_of_robots_txt_are_followed(hops: int) -> None:
    async with site_with(redirect("/r1")) as site, client(obey_robots=True) as http:
        for n in range(1, hops):
            site.answers[f"/r{n}"] = redirect(f"/r{n + 1}")
        site.answers[f"/r{hops}"] = answer(200, "User-agent: *\nDisallow: /news")
        with pytest.raises(RobotsDisallowed):
            await http.fetch_page(site.url("/news"))


async def test_case_47_a_robots_txt_on_another_host_counts_for_the_first() -> None:
    async with Publisher({"/r": answer(200, "User-agent: *\nDisallow: /news")}, address="127.0.0.2") as other:
        async with site_with(redirect(other.url("/r"))) as site, client(obey_robots=True) as http:
            with pytest.raises(RobotsDisallowed):
                await http.fetch_page(site.url("/news"))


async def test_too_many_redirects_of_robots_txt_mean_there_is_none() -> None:
    async with site_with(redirect("/robots.txt")) as site, client(obey_robots=True) as http:
        assert (await http.fetch_page(site.url("/news"))).body == b"the page"


async def test_case_48_a_copy_is_kept_for_a_day_at_most() -> None:
    shelf = Shelf(b"User-agent: *\nDisallow: /private")
    assert await shelf.allows()
    shelf.body = b"User-agent: *\nDisallow: /"
    shelf.now = 24 * 3600.0 - 1
    assert await shelf.allows()
    assert shelf.asked == 1
    shelf.now = 24 * 3600.0
    assert not await shelf.allows()
    assert shelf.asked == 2


async def test_case_49_the_first_500_kib_are_parsed_and_no_half_line() -> None:
    filler = "# filler\n" * 20_000
    inside = "User-agent: *\n" + filler + "Disallow: /news\n"
    assert not await allowed(inside)
    limit = 500 * 1024
    head = "User-agent: *\nDisallow: /sport\n"
    padding = "#" * (limit - len(head) - len("\nDisallow: /")) + "\n"
    assert await allowed(head + padding + "Disallow: /private/archive\n" + "#" * 2_000_000)
    assert not await allowed(head + padding + "Disallow: /private\n" + "#" * 2_000_000, "/sport")


async def test_case_49_a_compressed_robots_txt_is_cut_at_the_same_place() -> None:
    rules = "User-agent: *\nDisallow: /news\n" + "# filler\n" * 3_000_000
    async with site_with(answer(200, zipped(rules), Content_Encoding="gzip")) as site:
        async with client(obey_robots=True) as http:
            with pytest.raises(RobotsDisallowed):
                await http.fetch_page(site.url("/news"))


async def test_case_50_a_byte_order_mark_is_skipped() -> None:
    assert not await allowed("\ufeffUser-agent: *\nDisallow: /news\n")


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\xff\xfe\x00",
        b"<html><body>Not here</body></html>",
        b"\x00" * 1000,
        b":\n:::\n",
        b"\xe9: \xe9\n",
    ],
)
async def test_what_is_no_robots_txt_forbids_nothing(junk: bytes) -> None:
    assert await allowed(junk)


async def test_case_51_crawl_delay_is_the_least_gap_with_a_cap() -> None:
    rules = "User-agent: *\nCrawl-delay: {}\nDisallow: /private\n"
    for delay, expected in (("40", 40.0), ("86400", 120.0), ("0.5", 5.0), ("nonsense", 5.0), ("-3", 5.0)):
        async with site_with(answer(200, rules.format(delay))) as site:
            pace = replace(NO_WAIT, page_gap_s=5.0, max_wait_s=0.0)
            async with client(obey_robots=True, pace=replace(pace, page_gap_s=0.0)) as http:
                await http.fetch_page(site.url("/a"))
                http._options = replace(http._options, pace=pace)
                with pytest.raises(HostBusy) as caught:
                    await http.fetch_page(site.url("/b"))
                assert caught.value.retry_after_s == pytest.approx(expected, abs=2.0)


async def test_case_52_robots_429_forbids() -> None:
    async with site_with(answer(429)) as site, client(obey_robots=True) as http:
        with pytest.raises(RobotsUnavailable):
            await http.fetch_page(site.url("/news"))
        assert site.targets == ["/robots.txt"]


async def test_a_refused_page_is_a_dead_letter_with_its_own_reason() -> None:
    async with site_with(answer(200, "User-agent: *\nDisallow: /")) as site, client(obey_robots=True) as http:
        with pytest.raises(RobotsDisallowed) as caught:
            await http.fetch_page(site.url("/news"))
    assert (caught.value.reason, caught.value.fate) == ("robots-disallowed", Fate.DEAD_LETTER)


async def test_a_page_that_redirects_is_asked_for_again_at_its_new_place() -> None:
    async with site_with(answer(200, "User-agent: *\nDisallow: /private")) as site:
        site.answers["/news"] = redirect("/private/news")
        async with client(obey_robots=True) as http:
            with pytest.raises(RobotsDisallowed):
                await http.fetch_page(site.url("/news"))
        assert site.targets == ["/robots.txt", "/news"]


async def test_robots_txt_is_asked_once_however_many_wait_for_it() -> None:
    async with site_with(answer(200, "User-agent: *\nDisallow: /private")) as site:
        async with client(obey_robots=True) as http:
            await asyncio.gather(*(http.fetch_page(site.url(f"/{n}")) for n in range(10)))
        assert site.targets.count("/robots.txt") == 1
        assert site.targets[0] == "/robots.txt"


async def test_a_paused_host_is_not_asked_for_its_robots_txt_either() -> None:
    async with site_with(answer(200, "")) as site, client(obey_robots=True) as http:
        http._pace.slow_down("127.0.0.1", 1000.0)
        with pytest.raises(HostBusy) as caught:
            await http.fetch_page(site.url("/news"))
        assert caught.value.url == site.url("/news")
        assert site.requests == []


async def test_a_waiter_that_gives_up_does_not_take_the_answer_from_the_others() -> None:
    shelf = Shelf(b"User-agent: *\nDisallow: /private")
    first = asyncio.create_task(shelf.allows())
    second = asyncio.create_task(shelf.allows())
    await asyncio.sleep(0)
    first.cancel()
    assert await second
    assert shelf.asked == 1


async def test_closing_the_client_ends_what_is_being_asked() -> None:
    async def silent(_: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(20)

    async with Publisher(EveryPage({"/robots.txt": silent})) as site:
        async with client(obey_robots=True) as http:
            waiter = asyncio.create_task(http.fetch_page(site.url("/news")))
            await site.asked.wait()
        with pytest.raises(asyncio.CancelledError):
            await waiter


async def test_feeds_are_fetched_by_the_operators_word() -> None:
    async with site_with(answer(200, "User-agent: *\nDisallow: /")) as site, client(obey_robots=True) as http:
        assert (await http.fetch_feed(site.url("/feed"))).status == 200
        assert site.targets == ["/feed"]


async def test_robots_can_be_turned_off() -> None:
    async with (
        site_with(answer(200, "User-agent: *\nDisallow: /")) as site,
        client(obey_robots=False) as http,
    ):
        assert (await http.fetch_page(site.url("/news"))).body == b"the page"
        assert site.targets == ["/news"]


async def test_copies_are_bounded_in_number_and_in_bytes() -> None:
    shelf = Shelf(b"")
    for n in range(MAX_COPIES + 50):
        shelf.robots._keep(f"https://h{n}.example", shelf_copy(weight=10))
    assert len(shelf.robots._copies) == MAX_COPIES
    for n in range(300):
        shelf.robots._keep(f"https://big{n}.example", shelf_copy(weight=500_000))
    assert shelf.robots._copied_bytes <= MAX_COPIED_BYTES
    assert sum(copy.weight for copy in shelf.robots._copies.values()) == shelf.robots._copied_bytes


def shelf_copy(weight: int) -> object:
    from worker.service.http.robots import _Copy

    return _Copy(None, 0.0, weight)


@pytest.mark.parametrize("separator", [": ", " ", " : "])
def test_a_file_of_agents_over_rules_stays_small(separator: str) -> None:
    """Each agent of a group gets a copy of its rules: 10,000 by 20,000 would be 200 million."""
    agents = "".join(f"User-agent{separator}a{n}\n" for n in range(10_000))
    text = ours_and_others(agents + "Disallow: /x\n" * 20_000)
    assert set(text.splitlines()) == {"User-agent: -", "Disallow: /x"}
