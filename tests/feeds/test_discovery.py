"""Feeds of a home page; and what the Link header says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.feeds.discovery import FoundFeed, feeds_in_page
from worker.feeds.document.link_header import links_in

PAGE = """<!doctype html><html><head><base href="/fr/">
<link rel="stylesheet" href="x.css"><link rel="alternate" hreflang="en" href="/en/">
<link rel="alternate" type="application/rss+xml" title="Commentaires" href="comments/feed">
<link rel="ALTERNATE nofollow" type="Application/RSS+XML; charset=utf-8" title="À la une" href="une.xml">
<link rel="alternate" type="application/feed+json" href="https://cdn.valcour.example/feed.json">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
</head><body><a href="/rss/sport">Le <b>sport</b></a> <a href="une.xml">encore</a>
<a href="/feedback">Écrivez-nous</a><a href="javascript:rss">x</a></body></html>"""


def test_declared_feeds_come_first_and_those_of_comments_after() -> None:
    assert feeds_in_page(PAGE.encode(), "https://valcour.example/") == (
        FoundFeed("https://valcour.example/fr/une.xml", "À la une", "RSS", True),
        FoundFeed("https://cdn.valcour.example/feed.json", None, "JSON Feed", True),
        FoundFeed("https://valcour.example/fr/comments/feed", "Commentaires", "RSS", True),
        FoundFeed("https://valcour.example/rss/sport", "Le sport", None, False),
    )


@pytest.mark.parametrize("page", [b"", b"\x00", b"no html", b"<html></html>", b"%PDF", b"\xff\xfe"])
def test_a_page_without_feeds_has_none(page: bytes) -> None:
    assert feeds_in_page(page, "https://valcour.example/") == ()


@pytest.mark.timeout(30)
def test_a_hostile_page_is_bounded() -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{n}.xml">' for n in range(5_000)
    )
    assert len(feeds_in_page(links.encode(), "https://valcour.example/")) == 50
    feeds_in_page(b"<a href='/rss'>" * 50_000, "https://valcour.example/")


@given(st.binary(max_size=200))
def test_any_page_gives_a_result(page: bytes) -> None:
    feeds_in_page(page, "https://valcour.example/")
    feeds_in_page(b"<link rel=alternate type=application/rss+xml href=" + page, "https://valcour.example/")


@pytest.mark.parametrize(
    ("header", "links"),
    [
        (
            '<https://hub.example/>; rel="hub", </self>; rel=self',
            {"hub": "https://hub.example/", "self": "/self"},
        ),
        ('<a>; title="x, <b>; rel=y"; rel="hub next"', {"hub": "a", "next": "a"}),
        ('<a>; REL = "HUB"', {"hub": "a"}),
        ('<a>; rel="hub", <b>; rel="hub"', {"hub": "a"}),
        ('<a>; rel="hub"; anchor="#x"', {}),
        ("<a>", {}),
        ("a; rel=hub", {}),
        ("", {}),
    ],
)
def test_a_link_header_is_read(header: str, links: dict[str, str]) -> None:
    assert links_in(header) == links


@given(st.text('<>;,="\\ relhubanchor', max_size=200))
def test_any_link_header_gives_a_result(header: str) -> None:
    links_in(header)
