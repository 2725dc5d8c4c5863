"""Every format that news comes in, read into the same words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feeds.documents import ATOM, ATOM_03, JSON, RDF, RSS, SITEMAP, item, rss
from worker.errors import FeedEmpty, FeedError, NotAFeed
from worker.feeds.document.parse import parse_feed
from worker.feeds.identity import item_id
from worker.feeds.model import Enclosure, Feed

URL = "https://valcour.example/rss"


def test_rss_is_read_in_full() -> None:
    feed = parse_feed(RSS.encode(), URL)
    assert (feed.format, feed.title, feed.link, feed.language) == (
        "RSS 2.0",
        "La Gazette de Valcour",
        "https://valcour.example/",
        "fr-FR",
    )
    assert feed.ttl == timedelta(minutes=20)
    assert feed.update_every == timedelta(minutes=30)
    assert feed.skip_hours == (0, 1, 2)
    assert feed.skip_days == (6,)
    assert (feed.self_link, feed.hub) == (URL, "https://hub.valcour.example/")
    summer, bridge = feed.items
    assert summer.id == item_id(URL, "valcour-1001", summer.link)
    assert summer.link == "https://valcour.example/meteo/ete?utm_source=rss"
    assert summer.title == "L’été arrive à Valcour"
    assert summer.summary == "Un premier résumé. Puis un autre."
    assert summer.published == datetime(2026, 2, 3, 13, 5, 33, tzinfo=UTC)
    assert summer.authors == ("Odile Marchebourg",)
    assert summer.categories == ("Météo", "Valcour")
    assert summer.enclosures == (
        Enclosure("https://valcour.example/son/ete.mp3", "audio/mpeg", 12_000),
        Enclosure("https://img.valcour.example/ete.jpg", "image/jpeg", 5_120),
    )
    assert (summer.feed_uri, summer.feed_title) == (URL, "La Gazette de Valcour")
    assert bridge.link == bridge.guid == "https://valcour.example/pont"
    assert bridge.title == "Le pont & la rivière"
    assert bridge.authors == ("Basile Tranchet",)
    assert feed.problems == ("1 item without a link: not kept",)
    assert feed.dropped == 1


def test_atom_is_read_in_full() -> None:
    feed = parse_feed(ATOM.encode(), "https://thornwick.example/news/atom.xml")
    assert (feed.format, feed.title, feed.language) == ("Atom 1.0", "The Thornwick Ledger", "en-GB")
    assert feed.self_link == "https://thornwick.example/news/atom.xml"
    assert feed.next_url == "https://thornwick.example/news/atom.xml?page=2"
    vote, tags = feed.items
    assert vote.title == "Council votes on Q&A hour"
    assert vote.link == "https://thornwick.example/news/council-vote"
    assert vote.guid == "tag:thornwick.example,2026:1"
    assert vote.summary == "The vote was close."
    assert vote.published == datetime(2026, 2, 3, 7, tzinfo=UTC)
    assert vote.updated == datetime(2026, 2, 3, 8, 30, tzinfo=UTC)
    assert vote.authors == ("Perpetua Lannock", "Giles Orrery")
    assert vote.enclosures == (Enclosure("https://thornwick.example/news/council.png", "image/png", 77),)
    assert tags.title == "How the <b> tag came to town"
    assert tags.summary == "A long story."
    assert (tags.published, tags.updated) == (None, datetime(2026, 2, 2, 9, 30, tzinfo=UTC))
    assert feed.problems == ()


def test_rdf_takes_dublin_cores_date_as_that_of_publishing() -> None:
    feed = parse_feed(RDF.encode(), "https://morvane.example/rdf")
    assert (feed.format, feed.title) == ("RSS 1.0", "Morvane Anzeiger")
    (market,) = feed.items
    assert (market.title, market.link) == ("Markt öffnet früher", "https://morvane.example/1")
    assert (market.published, market.updated) == (datetime(2026, 2, 3, 6, tzinfo=UTC), None)
    assert market.authors == ("Hedwig Stollbrink",)
    assert market.categories == ("Markt",)


def test_atom_03_is_read() -> None:
    feed = parse_feed(ATOM_03.encode(), "https://harrow.example/feed")
    assert feed.format == "Atom 0.3"
    assert feed.items[0].link == "https://harrow.example/lamp"
    assert feed.items[0].published == datetime(2004, 2, 3, 10, tzinfo=UTC)
    assert feed.items[0].updated == datetime(2004, 2, 3, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("version", "format"),
    [("0.91", "RSS 0.91"), ("0.92", "RSS 0.92"), ("2.0", "RSS 2.0"), ("2.0.1", "RSS 2.0"), ("", "RSS")],
)
def test_all_versions_of_rss_are_read(version: str, format: str) -> None:
    feed = parse_feed(rss(item(1)).replace(b'"2.0"', f'"{version}"'.encode()), URL)
    assert feed.format == format
    assert [each.title for each in feed.items] == ["Item 1"]


def test_json_feed_is_read_in_full() -> None:
    feed = parse_feed(JSON.encode(), "https://brackwater.example/feed.json")
    assert (feed.format, feed.title, feed.language) == ("JSON Feed 1.1", "Brackwater Signal", "en")
    assert (feed.hub, feed.self_link) == ("https://hub.example/", "https://brackwater.example/feed.json")
    tide, gulls = feed.items
    assert (tide.guid, tide.link) == ("42", "https://brackwater.example/tide?utm_source=feed")
    assert (tide.title, tide.summary) == ("Tide & time", "High at <noon>")
    assert tide.published == datetime(2026, 2, 3, 15, tzinfo=UTC)
    assert tide.authors == ("The Signal",)
    assert tide.enclosures == (
        Enclosure("https://brackwater.example/tide.mp3", "audio/mpeg", 900),
        Enclosure("https://img.brackwater.example/tide.jpg", "image"),
    )
    assert (gulls.link, gulls.summary) == ("https://brackwater.example/gulls", "Gulls are back.")
    assert gulls.authors == ("Nell Harbottle",)


def test_a_json_feed_that_was_cut_short_gives_its_whole_items() -> None:
    cut = JSON[: JSON.index('"authors": [{"name": "Nell')]
    feed = parse_feed(cut.encode(), "https://brackwater.example/feed.json")
    assert [each.guid for each in feed.items] == ["42"]
    assert feed.problems[0].startswith("the JSON is broken")


def test_a_json_feed_with_commas_too_many_is_read() -> None:
    feed = parse_feed(JSON.replace("\n  ]\n", ",\n  ],\n").encode(), "https://brackwater.example/feed.json")
    assert len(feed.items) == 2


def test_a_news_sitemap_is_read() -> None:
    feed = parse_feed(SITEMAP.encode(), "https://pellgate.example/news.xml")
    assert (feed.format, feed.title, feed.language) == ("news sitemap", "Pellgate Courier", "en")
    mill, fair = feed.items
    assert (mill.title, mill.link) == ("Mill reopens & hires", "https://pellgate.example/mill")
    assert mill.published == datetime(2026, 2, 3, tzinfo=UTC)
    assert mill.updated == datetime(2026, 2, 3, 12, tzinfo=UTC)
    assert mill.categories == ("mill", "work")
    assert mill.enclosures == (Enclosure("https://img.pellgate.example/mill.jpg", "image"),)
    assert (fair.title, fair.link) == (None, "https://pellgate.example/fair")


def test_an_index_of_sitemaps_names_its_parts() -> None:
    parts = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in "ab")
    feed = parse_feed(f"<sitemapindex>{parts}</sitemapindex>".encode(), "https://pellgate.example/index.xml")
    assert feed.parts == ("https://pellgate.example/a.xml", "https://pellgate.example/b.xml")
    assert feed.items == ()
    assert "index of sitemaps" in feed.problems[0]


@pytest.mark.parametrize("body", [b"", b"  \n\t", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_feed_is_told(body: bytes) -> None:
    with pytest.raises(FeedEmpty):
        parse_feed(body, URL)


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><head><title>Valcour</title></head><body>Hello</body></html>",
        b"<html><body><p>Not found</p><rss></rss></body></html>",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"%PDF-1.7",
        b"just words",
        b"/etc/passwd",
        b'{"error": "no such feed"}',
        b"[1, 2, 3]",
        b"<opml version='2.0'><body/></opml>",
        b"<?xml version='1.0'?><note>hello</note>",
    ],
)
def test_what_is_no_feed_is_told(body: bytes) -> None:
    with pytest.raises(NotAFeed) as error:
        parse_feed(body, URL)
    assert error.value.url == URL


def test_a_feed_without_items_is_a_feed() -> None:
    feed = parse_feed(rss(), URL)
    assert feed.items == ()
    assert feed.problems == ("the feed has no items",)


def test_a_summary_that_was_escaped_twice_is_plain_and_a_tag_in_a_title_stays() -> None:
    twice = "<description>&amp;lt;p&amp;gt;One &amp;amp;amp; two&amp;lt;/p&amp;gt;</description>"
    title = "<title>Why the &amp;lt;p&amp;gt; tag matters</title>"
    (only,) = parse_feed(rss(f"<item>{title}<link>/1</link>{twice}</item>"), URL).items
    assert (only.title, only.summary) == ("Why the <p> tag matters", "One & two")


def test_a_guid_is_a_link_where_there_is_none() -> None:
    feed = parse_feed(rss("<item><guid>https://valcour.example/g</guid></item>"), URL)
    assert feed.items[0].link == "https://valcour.example/g"


def test_a_guid_that_is_no_address_is_no_link_and_stays_as_it_is() -> None:
    feed = parse_feed(
        rss("<item><guid>1001</guid></item>", "<item><guid>1002</guid><link>/b</link></item>"), URL
    )
    assert [(each.guid, each.link) for each in feed.items] == [("1002", "https://valcour.example/b")]


@pytest.mark.parametrize(
    ("links", "link"),
    [
        (
            '<link rel="alternate" href="/page"/><link rel="self" href="/self"/>',
            "https://valcour.example/page",
        ),
        ('<link rel="self" href="/self"/><link rel="related" href="/rel"/>', "https://valcour.example/rel"),
        ('<link rel="enclosure" type="audio/mpeg" href="/a.mp3"/>', "https://valcour.example/a.mp3"),
        ('<link type="application/json" href="/a.json"/><link href="/a"/>', "https://valcour.example/a"),
        ('<link href="javascript:x"/><link href="/a"/>', "https://valcour.example/a"),
    ],
)
def test_atom_links_stand_in_for_each_other(links: str, link: str) -> None:
    body = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id>{links}</entry></feed>'
    assert parse_feed(body.encode(), URL).items[0].link == link


def test_feedburners_original_link_is_preferred() -> None:
    original = "<feedburner:origLink>https://valcour.example/real</feedburner:origLink>"
    feed = parse_feed(rss(f"<item><link>https://proxy.example/~r/1</link>{original}</item>"), URL)
    assert feed.items[0].link == "https://valcour.example/real"


@pytest.mark.parametrize(
    "link", ["ftp://valcour.example/a", "file:///etc/passwd", "javascript:alert(1)", "at://x/1"]
)
def test_a_link_that_is_not_http_is_told(link: str) -> None:
    feed = parse_feed(rss(f"<item><title>x</title><link>{link}</link></item>"), URL)
    assert feed.items == ()
    assert "1 item with a link that is not http or https: not kept" in feed.problems


def test_relative_links_start_where_the_bytes_came_from_and_ids_do_not() -> None:
    body = rss("<item><link>a/1</link><guid isPermaLink='false'>g</guid></item>")
    here = parse_feed(body, "https://valcour.example/rss")
    moved = parse_feed(body, "https://www2.valcour.example/feeds/rss", feed_uri="https://valcour.example/rss")
    assert here.items[0].link == "https://valcour.example/a/1"
    assert moved.items[0].link == "https://www2.valcour.example/feeds/a/1"
    assert here.items[0].id == moved.items[0].id
    assert moved.uri == "https://valcour.example/rss"


def test_the_same_item_announced_twice_is_kept_once() -> None:
    feed = parse_feed(rss(item(1), item(1), item(2)), URL)
    assert [each.title for each in feed.items] == ["Item 1", "Item 2"]
    assert "1 item announced twice: kept once" in feed.problems


def test_a_guid_on_different_articles_identifies_none_of_them() -> None:
    def one(number: int) -> str:
        return (
            f"<item><link>https://valcour.example/{number}</link><guid>https://valcour.example/</guid></item>"
        )

    before = parse_feed(rss(one(1), one(2)), URL)
    after = parse_feed(rss(one(3), one(1), one(2)), URL)
    assert len(after.items) == 3
    assert {each.id for each in before.items} < {each.id for each in after.items}


def test_items_past_the_limit_are_counted() -> None:
    feed = parse_feed(rss(*map(item, range(30))), URL, max_items=10)
    assert [each.title for each in feed.items] == [f"Item {number}" for number in range(10)]
    assert feed.dropped == 20
    assert "20 items past the limit of 10: not kept" in feed.problems


def test_one_item_stays_small() -> None:
    words = "word " * 100_000
    body = rss(
        item(
            1,
            f"<description>{words}</description>"
            + "<category>c</category>" * 5
            + f"<author>{words}</author>",
        )
    )
    (only,) = parse_feed(body, URL).items
    assert only.summary is not None
    assert len(only.summary) == 10_000
    assert only.summary.endswith("…")
    assert max(map(len, only.authors)) <= 200


def test_the_link_header_outranks_the_body() -> None:
    header = (
        '<https://hub.other.example/>; rel="hub", <https://valcour.example/self>; rel="self"; title="a, b; c"'
    )
    feed = parse_feed(RSS.encode(), URL, {"link": header})
    assert (feed.hub, feed.self_link) == ("https://hub.other.example/", "https://valcour.example/self")


def test_hints_are_those_of_the_channel_not_of_an_item() -> None:
    feed = parse_feed(rss(item(1, "<ttl>1</ttl><hour>3</hour>"), channel="<ttl> 60.0 </ttl>"), URL)
    assert feed.ttl == timedelta(minutes=60)
    assert feed.skip_hours == ()


@pytest.mark.parametrize("ttl", ["", "soon", "-5", "0", "99999999999999"])
def test_a_hint_that_says_nothing_is_none(ttl: str) -> None:
    assert parse_feed(rss(item(1), channel=f"<ttl>{ttl}</ttl>"), URL).ttl is None


@pytest.mark.parametrize(
    ("encoding", "headers"),
    [
        ("utf-8", {}),
        ("utf-8-sig", {}),
        ("utf-16", {}),
        ("utf-16-be", {}),
        ("utf-32", {}),
        ("iso-8859-1", {}),
        ("cp1252", {"content-type": "text/xml; charset=windows-1252"}),
        ("iso-8859-15", {"content-type": "application/rss+xml; charset='ISO-8859-15'"}),
    ],
)
def test_encodings_are_read_as_promised(encoding: str, headers: dict[str, str]) -> None:
    declared = "iso-8859-1" if encoding == "iso-8859-1" else "utf-8"
    text = RSS.replace('"utf-8"', f'"{declared}"')
    if encoding.startswith(("utf-16", "utf-32")):
        text = text.replace("utf-8", "utf-16")
    feed = parse_feed(text.encode(encoding, "xmlcharrefreplace"), URL, headers)
    assert feed.items[0].categories[0] == "Météo"
    assert feed.items[1].title == "Le pont & la rivière"
    assert not [problem for problem in feed.problems if "read as" in problem]


def test_one_stray_byte_does_not_spoil_the_other_accents() -> None:
    body = RSS.replace("Valcour</category>", "Cœur</category>").encode().replace("œ".encode(), b"\x9c")
    feed = parse_feed(body, URL)
    assert feed.items[0].categories == ("Météo", "Cœur")
    assert "windows-1252" in feed.problems[0]


def test_a_wrong_promise_is_told() -> None:
    feed = parse_feed(RSS.encode(), URL, {"content-type": "text/xml; charset=us-ascii-nonsense"})
    assert feed.items[1].title == "Le pont & la rivière"
    assert "us-ascii-nonsense" in feed.problems[0]


def read_or_refused(body: bytes) -> Feed | None:
    try:
        return parse_feed(body, URL, max_items=50)
    except FeedError:
        return None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_feed_or_a_feed_error(body: bytes) -> None:
    for start in (
        b"",
        b"<rss>",
        b'<feed xmlns="http://www.w3.org/2005/Atom">',
        b"{",
        b"<urlset>",
        b"\xff\xfe<\x00",
    ):
        read_or_refused(start + body)


SOUP = (
    "<item> </item> <title> </title> <link> </link> <![CDATA[ ]]> <!-- --> & &eacute; &#0; &#xD800; < > "
    "<media:x </rss> <rss> <?pi ?> \x00 \ud800 é http://valcour.example/x <!DOCTYPE [ <!ENTITY 'b'> "
    "<entry> <link/href='x'/> xml:base='http://[' <updated> 2026-02-03 <enclosure/length='-1'/> <author> "
    '(@) <feed> <channel> " <a_b='
)
TRIPWIRES = "<textinput> <name> <image> </image> <width> <source> </source> <category> </category> <content>"
PIECES = st.sampled_from([*SOUP.split(" "), *TRIPWIRES.split(" "), " "])


@given(st.lists(PIECES, max_size=40), st.sampled_from(["<rss><channel>", "<feed>", "<urlset>", "<rdf:RDF>"]))
def test_any_soup_gives_a_feed_or_a_feed_error(pieces: list[str], start: str) -> None:
    feed = read_or_refused((start + "".join(pieces)).encode("utf-8", "surrogatepass"))
    for each in feed.items if feed else ():
        assert each.link.startswith(("http://", "https://"))
        assert each.id


@given(st.data())
def test_a_feed_cut_anywhere_gives_whole_items_only(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from([RSS, ATOM, RDF, JSON]))
    cut = data.draw(st.integers(1, len(document)))
    whole = {each.id: each for each in parse_feed(document.encode(), URL).items}
    feed = read_or_refused(document[:cut].encode())
    for position, each in enumerate(feed.items if feed else ()):
        # The first item may be the only one, and then it is kept as far as it came.
        assert position == 0 or each == whole[each.id]


MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'


@pytest.mark.parametrize(
    ("parts", "summary"),
    [
        ('<media:content url="i.jpg"><media:description>Caption</media:description></media:content>', None),
        (
            '<media:content url="i.jpg"><media:description>Caption</media:description></media:content>'
            "<content:encoded>&lt;p&gt;Body.&lt;/p&gt;</content:encoded>",
            "Body.",
        ),
        (
            "<description>Summary.</description>"
            '<media:content url="i.jpg"><media:description>Caption</media:description></media:content>',
            "Summary.",
        ),
        (
            '<media:thumbnail url="i.jpg"/><media:description>About</media:description>'
            "<content:encoded>Body.</content:encoded>",
            "Body.",
        ),
        (
            '<media:group><media:content url="v.mp4"/><media:description>About the video.</media:description>'
            "</media:group>",
            "About the video.",
        ),
    ],
)
def test_a_caption_is_no_summary(parts: str, summary: str | None) -> None:
    body = f"<rss version='2.0' {MEDIA}><channel><title>T</title><item><title>R</title><link>{URL}</link>{parts}</item>"
    feed = parse_feed(f"{body}</channel></rss>".encode(), URL)
    assert (feed.items[0].title, feed.items[0].summary) == ("R", summary)


def test_dates_are_read_in_the_feeds_language_and_order() -> None:
    def dated(*dates: str, language: str = "") -> list[str | None]:
        items = (f"<item><link>/{n}</link><pubDate>{date}</pubDate></item>" for n, date in enumerate(dates))
        feed = parse_feed(rss(f"<language>{language}</language>", *items), URL)
        return [f"{each.published:%m-%d}" if each.published else None for each in feed.items]

    assert dated("26 listopada 2026", language="hr") == ["10-26"]
    assert dated("26 listopada 2026", language="pl-PL") == ["11-26"]
    assert dated("03/02/2026", language="fr") == ["02-03"]
    assert dated("03/02/2026", language="en-us") == [None]
    assert dated("03/02/2026 10:00", "02/26/2026 10:00", language="en") == ["03-02", "02-26"]
    assert dated("03/02/2026 10:00", "26/02/2026 10:00", language="en") == ["02-03", "02-26"]


@pytest.mark.parametrize(
    "date",
    ["Fri, 31 Dec 9999 23:59:59 +0000", "Thu, 01 Jan 0001 00:00:00 GMT", "253402300800000", "-1", "9" * 400,
     "Thu, 26 Nov 292278994 07:12:55 +0000"],
)  # fmt: skip
def test_a_date_beyond_range_is_none(date: str) -> None:
    assert (
        parse_feed(rss(f"<item><link>/1</link><pubDate>{date}</pubDate></item>"), URL).items[0].published
        is None
    )


def test_an_item_is_bounded_and_cleaned_before_it_travels() -> None:
    authors = "".join(f"<author>n{n}@x.example (Name {n})</author>" for n in range(20_000))
    body = rss(
        f"<item><title>a\x00b&#0;c</title><link>https://valcour.example/\x00a\r\nHost: x</link>"
        f"<guid>a\x00b\r\nc\n{'é' * 5_000}</guid><description>{'é' * 100_000}</description>{authors}</item>"
    )
    only = parse_feed(body, URL).items[0]
    assert only.title == "abc"
    assert only.link == "https://valcour.example/aHost:%20x"
    assert only.guid is not None
    assert only.guid.startswith("ab c éé")
    assert (len(only.guid), len(only.authors), len(only.summary or "")) == (2_000, 50, 10_000)


@pytest.mark.parametrize(
    ("date", "precision"),
    [
        ("Tue, 03 Feb 2026 14:05:33 GMT", "second"),
        ("Tue, 03 Feb 2026 14:05:33", "day"),
        ("2026-02-03", "day"),
        ("2026-02", "day"),
        ("soon", None),
    ],
)
def test_how_precise_a_date_is_is_told(date: str, precision: str | None) -> None:
    body = rss(f"<item><link>/1</link><pubDate>{date}</pubDate></item>")
    assert parse_feed(body, URL).items[0].published_precision == precision
