"""A page that sends its reader on is followed as a redirect is: one hop, the same guards."""

import pytest
from clients import client
from publisher import Publisher, answer, redirect

from worker.articles import Page
from worker.errors import AddressRefused, RedirectRefused, RobotsDisallowed, TooManyRedirects

PAGE = answer(200, "the page", content_type="text/html")


def sent_on_from(url: str) -> Page:
    return Page(url=url, body=b"", requested_url=f"{url}?from=feed")


async def test_the_page_that_it_leads_to_keeps_the_link_that_was_asked_for() -> None:
    async with Publisher({"/new": PAGE}) as site, client() as http:
        page = await http.fetch_onward(sent_on_from(site.url("/old")), site.url("/new"))
        assert (page.url, page.requested_url) == (site.url("/new"), site.url("/old?from=feed"))
        assert page.body == b"the page"


async def test_robots_txt_is_asked_for_it() -> None:
    rules = answer(200, "User-agent: *\nDisallow: /new")
    async with Publisher({"/robots.txt": rules, "/new": PAGE}) as site, client(obey_robots=True) as http:
        with pytest.raises(RobotsDisallowed):
            await http.fetch_onward(sent_on_from(site.url("/old")), site.url("/new"))
        assert site.targets == ["/robots.txt"]


async def test_it_leads_to_no_address_inside() -> None:
    async with Publisher({"/secret": PAGE}) as inside, client(allowed_networks=()) as http:
        with pytest.raises(AddressRefused):
            await http.fetch_onward(sent_on_from("http://harbour.example/"), inside.url("/secret"))
        assert inside.requests == []


async def test_https_does_not_lead_to_http() -> None:
    async with Publisher({"/new": PAGE}) as site, client() as http:
        with pytest.raises(RedirectRefused):
            await http.fetch_onward(sent_on_from("https://127.0.0.1/old"), site.url("/new"))
        assert site.requests == []


@pytest.mark.parametrize("onward", ["file:///etc/passwd", "gopher://127.0.0.1:70/_x", "http://"])
async def test_it_leads_nowhere_but_to_the_web(onward: str) -> None:
    async with client() as http:
        with pytest.raises(RedirectRefused):
            await http.fetch_onward(sent_on_from("http://127.0.0.1/old"), onward)


async def test_a_redirect_back_to_where_it_began_is_a_loop() -> None:
    async with Publisher({"/new": redirect("/old")}) as site, client() as http:
        with pytest.raises(TooManyRedirects):
            await http.fetch_onward(sent_on_from(site.url("/old")), site.url("/new"))
        with pytest.raises(TooManyRedirects):
            await http.fetch_onward(sent_on_from(site.url("/old")), site.url("/old#top"))
