"""Inputs made to stop a reader. Each took feedparser alone from ten seconds to for ever, or could have.

The sizes are such that quadratic time would pass the limit by far; nothing here is timed more finely.
"""

import tracemalloc

import pytest

from tests.feeds.documents import item, rss
from worker.errors import FeedError
from worker.feeds.document.parse import parse_feed

URL = "https://valcour.example/rss"
pytestmark = pytest.mark.timeout(30)

LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
GOOD = item(1)
LAUGHS = f'<!DOCTYPE l [<!ENTITY l0 "lol">{LOL}]>'.encode()
PUNYCODE = b"<?xml version='1.0' encoding='punycode'?>"


@pytest.mark.parametrize(
    "body",
    [
        rss(GOOD, item(2, "<x " + " ".join(f'a{n}="x"' for n in range(100_000)) + "/>")),
        rss(GOOD, item(2, "".join(f"<category>c{n}</category>" for n in range(60_000)))),
        rss(GOOD, channel="".join(f"<category>c{n}</category>" for n in range(60_000))),
        rss(GOOD, item(2, "<author>" + "a." * 100_000 + "</author>")),
        rss(GOOD, item(2, "<author>a@" + "a." * 100_000 + "</author>")),
        rss(GOOD, channel="<skipHours>" + "<hour>1</hour>" * 100_000 + "</skipHours>"),
        rss(GOOD, "<a xml:base='../x/y'>" * 20_000 + "</a>" * 20_000),
        rss(GOOD, item(2, "<description>" + "&eacute;" * 100_000 + "</description>")),
        rss(GOOD, item(2, "<description>" + "&#233;" * 200_000 + "</description>")),
        rss(GOOD, item(2, "<description>" + "&lt;b " * 100_000 + "</description>")),
        rss(GOOD, "<p " * 100_000),
        rss(GOOD, '<p "' * 100_000),
        rss(GOOD, ('<p a="' + "x" * 3_000 + ">") * 200),
        rss(GOOD, "<" * 300_000),
        rss(GOOD, "&" * 300_000),
        rss(GOOD, "<!--" * 50_000),
        rss(GOOD, "<![CDATA[" * 30_000),
        rss(GOOD, "<!DOCTYPE " * 30_000),
        rss(GOOD, "<?" * 100_000),
        rss(GOOD, "</p>" * 100_000),
        rss(GOOD, "<a" + " " * 300_000 + ">"),
        LAUGHS + rss(GOOD, item(2, "<description>&l9;</description>")),
        b"\n" * 500_000 + rss(GOOD),
        b"<?xml version='1.0' " + b'encoding="a" ' * 3_000 + b"?>" + rss(GOOD),
        PUNYCODE + rss(GOOD, item(2, "<description>" + "a-" * 200_000 + "</description>")),
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/1"}, ' + b'{"a": ' * 90_000,
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/1"}' + b", " * 200_000,
        b"<urlset><url><loc>https://valcour.example/1</loc></url>" + b"<url>" * 200_000,
    ],
    ids=range(28),
)
def test_it_ends_and_the_good_item_is_read(body: bytes) -> None:
    try:
        items = parse_feed(body, URL).items
    except FeedError:
        assert body.startswith(b"{")  # broken JSON has no items to find
        return
    assert items[0].link == "https://valcour.example/1"


def test_case_63_fifty_thousand_items_are_bounded_and_counted() -> None:
    feed = parse_feed(rss(*map(item, range(50_000))), URL)
    assert (len(feed.items), feed.dropped) == (2_000, 48_000)


def test_a_long_damaged_feed_gives_its_head() -> None:
    damaged = [item(number, "<p>a<br>b") for number in range(20_000)]
    feed = parse_feed(rss(*damaged), URL)
    assert [each.title for each in feed.items] == [f"Item {number}" for number in range(2_000)]
    assert feed.dropped == 18_000


def test_case_60_a_billion_laughs_stay_small() -> None:
    body = LAUGHS + rss(item(1, "<description>&l9;</description>"))
    tracemalloc.start()
    (only,) = parse_feed(body, URL).items
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert only.summary == "&l9;"
    assert peak < 20_000_000


def test_a_body_that_is_a_path_opens_no_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    trap = tmp_path / "trap.xml"
    trap.write_bytes(rss(item(1)))
    with pytest.raises(FeedError):
        parse_feed(str(trap).encode(), URL)
