"""Keys that mean the same in every worker and version. A golden that changes here breaks every consumer."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.errors import LinkRefused
from worker.feeds.identity import article_uri, feed_id, item_id

FEED = "https://valcour.example/rss"


def test_the_keys_are_what_they_always_were() -> None:
    assert feed_id(FEED) == "f1-66e57eea580952ce633a8bce94e5cd88"
    assert item_id(FEED, "valcour-1001", "https://valcour.example/a") == "i1-9c419103ca2f3dd9e105903eb0496f4b"
    assert item_id(FEED, None, "https://valcour.example/a") == "i1-10193e6f25fadf6ac025a0a34c3ae33f"
    assert item_id(None, None, "https://valcour.example/a") == "i1-bd4c4cd27847eb2f63ab54adf874b87b"
    assert article_uri("https://www.valcour.example/a/") == "a1-dc6ea86ce2b20faa68c85167adf38f03"


def test_the_rule_is_the_one_that_is_written_down() -> None:
    """ADR 0030, computed here from its words."""

    def key(kind: str, subject: str) -> str:
        return kind + "-" + sha256(subject.encode()).hexdigest()[:32]

    feed = key("f1", "valcour.example/rss")
    assert feed_id(FEED) == feed
    assert item_id(FEED, "g", "x") == key("i1", feed + "\nguid\ng")
    assert item_id(FEED, None, "http://A.example/x#y") == key("i1", feed + "\nlink\nhttp://a.example/x")
    assert item_id(None, None, "http://A.example/x") == key("i1", "\nlink\nhttp://a.example/x")
    assert article_uri("https://www.valcour.example/a/?b=1") == key("a1", "valcour.example/a?b=1")


@pytest.mark.parametrize(
    "spelling",
    [
        "https://www.valcour.example/meteo/ete",
        "http://www.valcour.example/meteo/ete",
        "https://valcour.example/meteo/ete/",
        "https://WWW.valcour.example:443/meteo/ete?utm_source=rss&at_medium=x#haut",
        "https://www.valcour.example//meteo/./ete?fbclid=9",
    ],
)
def test_an_article_has_one_key_whatever_feed_announced_it(spelling: str) -> None:
    assert article_uri(spelling) == article_uri("https://valcour.example/meteo/ete")


def test_two_articles_have_two_keys() -> None:
    addresses = [
        "https://v.example/?p=1",
        "https://v.example/?p=2",
        "https://v.example/a",
        "https://v.example/A",
    ]
    assert len({article_uri(address) for address in addresses}) == 4


def test_a_guid_counts_within_its_feed_only() -> None:
    link = "https://valcour.example/a"
    assert item_id(FEED, "1", link) != item_id("https://thornwick.example/rss", "1", link)
    assert item_id(FEED, "1", link) == item_id(FEED, " 1 ", "https://valcour.example/elsewhere")
    assert item_id(FEED, link, link) != item_id(FEED, None, link)


def test_a_feed_that_turns_to_https_keeps_its_key_and_those_of_its_items() -> None:
    assert feed_id("http://valcour.example:80/rss") == feed_id(FEED)
    assert item_id("http://valcour.example/rss", "1", "x") == item_id(FEED, "1", "x")
    assert feed_id(FEED + "?section=1&x=2") != feed_id(FEED + "?x=2&section=1")


@pytest.mark.parametrize("address", ["", "file:///a", "ftp://a.example/", "valcour.example/rss"])
def test_what_is_not_http_has_no_key(address: str) -> None:
    with pytest.raises(LinkRefused):
        feed_id(address)
    with pytest.raises(LinkRefused):
        article_uri(address)


@given(st.none() | st.text(), st.none() | st.text(), st.text())
def test_any_item_has_a_key(feed: str | None, guid: str | None, link: str) -> None:
    assert len(item_id(feed, guid, link)) == 35
