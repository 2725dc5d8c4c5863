"""One normal form per page: spellings meet, pages do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.urls import absolute, is_http_url, normalised, normalised_feed, site_of


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTPS://Www.Example.COM:443/a", "https://www.example.com/a"),
        ("http://example.com", "http://example.com/"),
        ("http://example.com:80/a", "http://example.com/a"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("http://example.com./a", "http://example.com/a"),
        ("http://user:word@example.com/a", "http://example.com/a"),
        ("http://example.com/a/./b/../c", "http://example.com/a/c"),
        ("http://example.com/../../a", "http://example.com/a"),
        ("http://example.com//a///b", "http://example.com/a/b"),
        ("http://example.com/a#comments", "http://example.com/a"),
        ("http://example.com/%7euser/%c3%a9t%c3%a9", "http://example.com/~user/%C3%A9t%C3%A9"),
        ("http://example.com/été", "http://example.com/%C3%A9t%C3%A9"),
        ("http://example.com/100%", "http://example.com/100%25"),
        ("  http://example.com/a b\n", "http://example.com/a%20b"),
        ("http://example.com/a?x=1&amp;y=2", "http://example.com/a?x=1&y=2"),
        ("http://example.com/a?b=2&a=1", "http://example.com/a?a=1&b=2"),
        ("http://example.com/a;jsessionid=9F3?x=1", "http://example.com/a?x=1"),
        ("http://éxample.fr/", "http://xn--xample-9ua.fr/"),
        ("http://[0:0:0:0:0:0:0:1]:80/a", "http://[::1]/a"),
        ("http://example.com/a?utm_source=rss&utm_medium=feed", "http://example.com/a"),
        ("http://example.com/a?at_campaign=x&xtor=RSS-1&fbclid=2&id=7", "http://example.com/a?id=7"),
        ("http://example.com/a?UTM_Source=rss", "http://example.com/a"),
        ("http://example.com/a?ref=rss&from=rss", "http://example.com/a"),
    ],
)
def test_spellings_of_one_page_meet(url: str, normal: str) -> None:
    assert normalised(url) == normal
    assert normalised(normal) == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Each of these pairs was one page to courlan 1.4's clean_url (ADR 0031).
        ("http://example.com/?12345", "http://example.com/?67890"),
        ("http://example.com/a?article-1", "http://example.com/a?article-2"),
        ("http://example.com/a?gallery=1", "http://example.com/a?gallery=2"),
        ("http://example.com/a?cid=1", "http://example.com/a?cid=2"),
        ("http://example.com/a?eid=1", "http://example.com/a?eid=2"),
        ("http://example.com/a?keyword=vote", "http://example.com/a?keyword=grain"),
        ("http://example.com/http://other.example/1", "http://example.com/http://other.example/2"),
        ("http://example.com/a?x=", "http://example.com/a"),
        # And these are two in any case.
        ("http://example.com/a?id=1&id=2", "http://example.com/a?id=2&id=1"),
        ("http://example.com/?ref=1234", "http://example.com/?ref=5678"),
        ("http://example.com/A", "http://example.com/a"),
        ("http://example.com/a%2Fb", "http://example.com/a/b"),
        ("http://example.com/#!/1", "http://example.com/#!/2"),
        ("http://example.com/?p=1", "http://example.com/?p=2"),
    ],
)
def test_two_pages_stay_two(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/a",
        "//example.com/a",
        "file:///etc/passwd",
        "ftp://example.com/a",
        "mailto:a@b.example",
        "javascript:alert(1)",
        "http://",
        "http:///a",
        "http://exa mple.com/",
        "http://example.com:99999/",
        "http://example.com:abc/",
        "http://[bad/",
        "http://exa<mple.com/",
        "http://a..example/",
        "http://" + "a" * 300,
        "http://example.com/" + "a" * 10_000,
        "http://\u2024\u2024/",
    ],
)
def test_what_is_no_http_url_has_no_normal_form(url: str) -> None:
    assert normalised(url) is None
    assert not is_http_url(url)
    assert site_of(url) == ""


URLS = st.builds(
    "{}://{}{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["example.com", "EXAMPLE.com.", "éxample.fr", "a:b@x.example", "10.0.0.1", "[::1]"]),
    st.sampled_from(["", ":80", ":443", ":8000"]),
    st.text("ab/.%é;=&+! \\", max_size=20),
    st.text("ab=&%é;+!?/ 12", max_size=20),
    st.text("ab!/=%é", max_size=10),
)


@given(URLS)
def test_normalising_twice_is_normalising_once(url: str) -> None:
    once = normalised(url)
    assert once is not None
    assert once.isascii()
    assert normalised(once) == once
    feed = normalised_feed(url)
    assert feed is not None
    assert normalised_feed(feed) == feed


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_has_a_normal_form_or_none(text: str) -> None:
    for url in (text, "http://" + text, "http://example.com/" + text):
        normal = normalised(url)
        assert normal is None or normalised(normal) == normal
        absolute("http://example.com/feed", text)


def test_a_feeds_query_is_not_touched() -> None:
    assert (
        normalised_feed("https://Example.com/f?z=1&utm_source=x&a=")
        == "https://example.com/f?z=1&utm_source=x&a="
    )


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("/a/1", "https://example.com/a/1"),
        ("a b?x=1&amp;y=2", "https://example.com/news/a%20b?x=1&y=2"),
        ("//other.example/x", "https://other.example/x"),
        ("\n https://other.example/x?utm_source=rss#top ", "https://other.example/x?utm_source=rss#top"),
        ("mailto:a@b.example", None),
        ("http://[bad", None),
    ],
)
def test_links_are_resolved_and_otherwise_left_alone(link: str, found: str | None) -> None:
    assert absolute("https://example.com/news/feed.xml", link) == found


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.example.com/a", "example.com"),
        ("https://news.example.co.uk:8443/a", "example.co.uk"),
        ("https://someone.blogspot.com/", "blogspot.com"),
        ("http://éxample.fr/", "xn--xample-9ua.fr"),
        ("http://WWW.Example.COM./", "example.com"),
        ("http://localhost:8000/", "localhost"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("http://[2001:db8::1]/", "2001:db8::1"),
        ("http://host.unknown-suffix/", "host.unknown-suffix"),
    ],
)
def test_the_site_of_an_item_is_its_registrable_domain(url: str, site: str) -> None:
    assert site_of(url) == site
