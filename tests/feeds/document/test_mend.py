"""The usual damage: each kind alone, in the middle of a feed, and all items around it are still read."""

import pytest

from tests.feeds.documents import item, rss
from worker.feeds.document.parse import parse_feed

URL = "https://valcour.example/rss"


@pytest.mark.parametrize(
    ("damage", "summary"),
    [
        ("<description>L&rsquo;&eacute;t&eacute;</description>", "L’été"),
        ("<description>Tom & Ann &co; &#0; &#xFFFF;</description>", "Tom & Ann &co;"),
        ("<description>2 < 3 <5</description>", "2 < 3 <5"),
        ("<description>a\x0bb\x1fc\x00</description>", "abc"),
        ("<description><p>one<br>two</p><hr></description>", "one two"),
        ("<description><b>bold <i>both</b></i></description>", "bold both"),
        ("<description><a href=x>unquoted</a></description>", "unquoted"),
        ("<description><media:foo/>text<media:bar>text</media:bar></description>", "text text"),
        ("<description>x</description><unknown:thing odd:attr='1'/>", "x"),
        ("<description>x<!-- -- --></description>", "x"),
        ("<description><![CDATA[a & b <br> c]]></description>", "a & b c"),
        ("<description>x</description><category>unclosed", "x"),
        ("<description>x</description></category>", "x"),
        ("<description>x</description><enclosure url='/a.mp3' url='/b.mp3'/>", "x"),
    ],
)
def test_damage_in_one_item_spoils_no_item(damage: str, summary: str) -> None:
    feed = parse_feed(rss(item(1), item(2, damage), item(3)), URL)
    assert [each.title for each in feed.items] == ["Item 1", "Item 2", "Item 3"]
    assert [each.link for each in feed.items] == [f"https://valcour.example/{number}" for number in (1, 2, 3)]
    assert feed.items[1].summary == summary


@pytest.mark.parametrize(
    "junk", ["\n\n  ", "<br />\n<b>Warning</b>: Undefined index in /x.php\n", "\ufeff", "<!-- hi -->"]
)
def test_what_stands_before_the_feed_is_passed_over(junk: str) -> None:
    feed = parse_feed(junk.encode() + b"<?xml version='1.0'?>" + rss(item(1)), URL)
    assert len(feed.items) == 1


@pytest.mark.parametrize(
    "junk", ["<!-- page generated in 0.2 s", "<script>x</script>", "</rss>", "\x00\x00", "& more"]
)
def test_what_stands_after_the_feed_is_passed_over(junk: str) -> None:
    feed = parse_feed(rss(item(1), item(2)) + junk.encode(), URL)
    assert len(feed.items) == 2


@pytest.mark.parametrize("missing", ["</rss>", "</channel></rss>"])
def test_missing_ends_lose_nothing(missing: str) -> None:
    feed = parse_feed(rss(item(1), item(2)).removesuffix(missing.encode()), URL)
    assert len(feed.items) == 2


def test_an_item_that_was_cut_waits_for_the_next_poll() -> None:
    whole = rss(item(1), item(2))
    feed = parse_feed(whole[: whole.index(b"/2</link>")], URL)
    assert [each.link for each in feed.items] == ["https://valcour.example/1"]


def test_entities_of_the_documents_own_are_read_and_nested_or_external_ones_are_not() -> None:
    dtd = '<!DOCTYPE rss [<!ENTITY town "Valcour"><!ENTITY two "&town;&town;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = dtd.encode() + rss(item(1, "<description>In &town; &two; &f;</description>"))
    assert parse_feed(body, URL).items[0].summary == "In Valcour &two; &f;"


@pytest.mark.parametrize(
    "element",
    [
        "<textinput><name>x</name></textinput>",
        "<gml:pos xmlns:gml='http://www.opengis.net/gml'>1 2</gml:pos>",
    ],
)
def test_elements_that_feedparser_trips_over_cost_no_item(element: str) -> None:
    feed = parse_feed(rss(item(1, element), item(2)), URL)
    assert [each.title for each in feed.items] == ["Item 1", "Item 2"]
    assert "read without its extensions" in feed.problems[0]


def test_a_namespace_with_a_space_is_read() -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom "><entry><title>x</title><link href="/1"/></entry></feed>'
    )
    feed = parse_feed(body.encode(), URL)
    assert (feed.format, feed.items[0].link) == ("Atom 1.0", "https://valcour.example/1")


@pytest.mark.parametrize("mark", ["<!--", "<![CDATA[", "<?php"])
def test_a_mark_that_never_ends_hides_no_item(mark: str) -> None:
    feed = parse_feed(rss(item(1, f"<description>{mark} x</description>"), item(2)), URL)
    assert [each.title for each in feed.items] == ["Item 1", "Item 2"]


def test_media_rss_without_its_namespace_is_read() -> None:
    body = rss(item(1, '<media:content url="https://img.example/1.jpg" type="image/jpeg"/>'))
    assert parse_feed(body, URL).items[0].enclosures[0].url == "https://img.example/1.jpg"


def test_what_is_well_formed_is_not_called_ill_formed() -> None:
    assert parse_feed(rss(item(1, "<pubDate>Tue, 03 Feb 2026 09:00:00 GMT</pubDate>")), URL).problems == ()
