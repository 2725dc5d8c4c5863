"""Where an item's link leads: relative links, inner bases, wrapped ones, and what is no link at all."""

import json
from typing import Any

import pytest

from worker.feeds.document.bases import link_base
from worker.feeds.document.parse import parse_feed
from worker.feeds.model import Feed

PROXY = "https://feeds.proxy.example/harbour"
SITE = "<link>https://harbour.example/</link>"


def rss(*parts: str) -> bytes:
    return f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>{"".join(parts)}</channel></rss>'.encode()


def item(link: str = "/2026/a", more: str = "") -> str:
    return f"<item><title>x</title><link>{link}</link>{more}</item>"


def links(feed: Feed) -> list[str]:
    return [each.link for each in feed.items]


def json_feed(items: list[dict[str, Any]], **fields: Any) -> bytes:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items, **fields}
    ).encode()


@pytest.mark.parametrize(
    ("channel", "link"),
    [
        (SITE, "https://harbour.example/2026/a"),
        ("<link>//harbour.example/</link>", "https://harbour.example/2026/a"),
        ('<atom:link rel="self" href="https://harbour.example/rss.xml"/>', "https://harbour.example/2026/a"),
        (
            '<link>https://harbour.example/</link><atom:link rel="self" href="https://feeds.proxy.example/h"/>',
            "https://harbour.example/2026/a",
        ),
        ("<link>/</link>", "https://feeds.proxy.example/2026/a"),
        ("<link>http://localhost:4000/</link>", "https://feeds.proxy.example/2026/a"),
        ("<link>http://127.0.0.1/</link>", "https://feeds.proxy.example/2026/a"),
        ("<link>at://harbour</link>", "https://feeds.proxy.example/2026/a"),
        ("", "https://feeds.proxy.example/2026/a"),
    ],
)
def test_relative_links_are_of_the_feeds_site(channel: str, link: str) -> None:
    assert links(parse_feed(rss(channel, item()), PROXY)) == [link]


def test_relative_links_of_atom_and_json_are_of_the_feeds_site_too() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><link href="https://harbour.example/"/>
    <entry><id>u:1</id><title>e</title><link href="/2026/a"/></entry></feed>"""
    assert links(parse_feed(atom.encode(), PROXY)) == ["https://harbour.example/2026/a"]
    body = json_feed([{"id": "1", "url": "/2026/a"}], home_page_url="https://harbour.example/")
    assert links(parse_feed(body, PROXY)) == ["https://harbour.example/2026/a"]


def test_on_its_own_host_a_feeds_address_is_what_links_start_at() -> None:
    own = "https://harbour.example/blog/feed.xml"
    assert links(parse_feed(rss(SITE, item("a.html")), own)) == ["https://harbour.example/blog/a.html"]
    assert links(parse_feed(rss("<link>/en/news</link>", item("/en/news/1")), own)) == [
        "https://harbour.example/en/news/1"
    ]
    assert link_base(own, "http://[", None, "", "//harbour.example/") == own


def test_a_base_of_one_item_is_not_that_of_the_items_after_it() -> None:
    guest = "<item><title>Guest</title><link>column</link><guid>1001</guid></item>".replace(
        "<item>", '<item xml:base="https://guest.example/a/">'
    )
    quoted = item(
        "quoted", '<description xml:base="https://guest.example/b/">x</description><guid>1002</guid>'
    )
    feed = parse_feed(rss(guest, quoted, item("ferry", "<guid>1003</guid>")), "https://post.example/rss.xml")
    assert [(each.link, each.guid) for each in feed.items] == [
        ("https://guest.example/a/column", "1001"),
        ("https://post.example/quoted", "1002"),
        ("https://post.example/ferry", "1003"),
    ]
    without = parse_feed(rss(item("ferry", "<guid>1003</guid>")), "https://post.example/rss.xml")
    assert without.items[0].id == feed.items[2].id


def test_bases_within_bases_are_joined() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/x/"><title>t</title>
    <entry><id>1</id><link href="a"/></entry>
    <entry xml:base="y/"><id>2</id><link href="b"/><content src="c"/></entry>
    <entry><id>3</id><link href="d"/></entry></feed>"""
    assert links(parse_feed(body, PROXY)) == [
        "https://harbour.example/x/a",
        "https://harbour.example/x/y/b",
        "https://harbour.example/x/d",
    ]


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ({"id": "3", "external_url": "https://other.example/3"}, "https://other.example/3"),
        (
            {"id": "https://links.example/3", "external_url": "https://other.example/3"},
            "https://links.example/3",
        ),
        ({"id": "3", "attachments": [{"url": "https://h.example/3.mp3"}]}, "https://h.example/3.mp3"),
        ({"id": "/2026/3"}, "https://h.example/2026/3"),
        ({"id": "abc-3", "content_text": "x"}, None),
        ({"id": 3}, None),
    ],
)
def test_the_id_of_a_json_item_is_its_link_only_where_it_is_an_address(
    item: dict[str, Any], link: str | None
) -> None:
    feed = parse_feed(
        json_feed([item, {"id": "last", "url": "https://h.example/last"}]), "https://h.example/f"
    )
    assert links(feed) == [*([link] if link else []), "https://h.example/last"]
    assert ("1 item without a link: not kept" in feed.problems) is (link is None)


def test_a_wrapped_link_is_unwrapped_and_its_guid_stays() -> None:
    wrapped = "https://www.google.com/url?rct=j&amp;url=https://harbour.example/2026/a&amp;ct=ga"
    feed = parse_feed(rss(item(wrapped, "<guid isPermaLink='false'>g1</guid>")), PROXY)
    assert (links(feed), feed.items[0].guid) == (["https://harbour.example/2026/a"], "g1")


@pytest.mark.parametrize(
    "cut",
    [
        "<item><title>A</title><link>https://harbour.example/news/a-lo",
        "<item><title>A & B</title><link>https://harbour.example/news/a-lo",
        "<item><title>A</title><link><![CDATA[https://harbour.example/news/a-lo",
        "<item><title>A</title><guid>https://harbour.example/news/a-lo",
        '<item><title>A</title><enclosure url="https://harbour.example/a-lo',
    ],
)
def test_half_an_address_is_none(cut: str) -> None:
    start = f"<rss version='2.0'><channel><title>T</title>{SITE}"
    assert parse_feed((start + cut).encode(), PROXY).items == ()
    whole = "<item><title>W</title><link>https://harbour.example/whole</link></item>"
    assert links(parse_feed((start + whole + cut).encode(), PROXY)) == ["https://harbour.example/whole"]


def test_half_a_date_and_half_a_page_of_a_sitemap_are_none() -> None:
    start = f"<rss version='2.0'><channel><title>T</title>{SITE}"
    cut = "<item><title>A</title><link>https://harbour.example/a</link><pubDate>Thu, 26 Nov 20"
    only = parse_feed((start + cut).encode(), PROXY).items[0]
    assert (only.link, only.published) == ("https://harbour.example/a", None)
    sitemap = "<urlset><url><loc>https://harbour.example/a-long</loc></url>"
    cut_sitemap = sitemap + "<url><loc>https://harbour.example/a-lo"
    assert links(parse_feed(cut_sitemap.encode(), PROXY)) == ["https://harbour.example/a-long"]
    assert links(parse_feed(sitemap.encode(), PROXY)) == ["https://harbour.example/a-long"]
