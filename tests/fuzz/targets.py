"""What strangers' bytes reach first: each target takes any bytes, and says by AssertionError what it promised.

A QuotewireError is an answer. Any other exception, a child that dies, and time or memory past the limit are
findings.
"""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from tests.articles.hostile import HOSTILE
from tests.feeds.documents import ATOM, JSON, RDF, RSS, SITEMAP, item, rss
from tests.records.samples import ITEM
from worker.articles import Page
from worker.errors import QuotewireError
from worker.feeds.changes import new_items
from worker.feeds.discovery import feeds_in_page
from worker.feeds.link_header import links_in
from worker.feeds.opml import read_opml
from worker.feeds.parse import parse_feed
from worker.jsonl import enrich_line, feed_line
from worker.pipeline import enrich
from worker.records.codec import AvroCodec, JsonCodec, decode_item
from worker.records.items import feed_answer
from worker.records.model import ItemRecord
from worker.service.http.options import PRODUCT
from worker.service.http.robots import _rules
from worker.urls import is_http_url, normalised

URL = "https://valcour.example/rss"
ROOT = Path(__file__).parents[2]


def feed(body: bytes) -> None:
    """A feed, or a FeedError; what comes out can be published, twice the same, and nothing is new twice."""
    try:
        read = parse_feed(body, URL)
    except QuotewireError:
        return
    assert len(read.items) <= 2_000
    assert len({each.id for each in read.items}) == len(read.items)
    for each in read.items:
        assert is_http_url(each.link)
        assert each.title is None or "\n" not in each.title
    msgspec.json.encode(feed_answer(read))
    changes = new_items(read, ())
    assert not new_items(read, changes.seen).items


def page(body: bytes) -> None:
    """An article, or a PageError; spans slice back, and the record can be published."""
    try:
        article = enrich(ItemRecord(link=URL), Page(url=URL, requested_url=URL, body=body))
    except QuotewireError:
        return
    AvroCodec("article", 1).encode(article)
    for quotation in article.quotations:
        assert article.article_body[quotation.start : quotation.end] == quotation.text
    for block in article.blocks:
        assert 0 <= block.start <= block.end <= len(article.article_body)


def home(body: bytes) -> None:
    """A home page names feeds that can be followed, 50 at most."""
    found = feeds_in_page(body, "https://valcour.example/")
    assert len(found) <= 50
    assert all(is_http_url(each.url) for each in found)


def robots(body: bytes) -> None:
    """Rules that give a verdict and a delay that can be waited for."""
    rules = _rules(body)
    for path in ("/", "/a/b?c=d", "/%E2%82%AC*$" + "a" * 200):
        assert rules.can_fetch(f"https://valcour.example{path}", PRODUCT) in (True, False)
    delay = rules.crawl_delay(PRODUCT) or 0.0
    assert not math.isnan(min(delay, 120.0))


def opml(body: bytes) -> None:
    """Subscriptions that can be followed, or SubscriptionsUnreadable."""
    try:
        rows, _ = read_opml(body)
    except QuotewireError:
        return
    assert all(normalised(row.uri) for row in rows)


def item_of_anyone(body: bytes) -> None:
    """An item, or an ItemError."""
    try:
        decoded = decode_item(body)
    except QuotewireError:
        return
    assert decoded.link.strip()
    JsonCodec().encode(decoded)


def line(body: bytes) -> None:
    """One line of JSON, whatever the line."""
    for work in (feed_line, enrich_line):
        answer = json.loads(work(body.replace(b"\n", b" ")))
        assert answer.get("error", {}).get("reason") != "internal-error", answer


def link_header(body: bytes) -> None:
    """Relations and targets, of any header."""
    links_in(body.decode("latin-1"))


def _site(pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(ROOT.glob(pattern))]


_OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Press</title></head><body>
<outline text="Valcour"><outline type="rss" text="Gazette" xmlUrl="https://valcour.example/rss" htmlUrl="/"/></outline>
</body></opml>"""
_ROBOTS = b"""# who
User-agent: *
Disallow: /private/*.html$
Allow: /private/open
Crawl-delay: 10
User-agent: Quotewire
Disallow: /a%2fb
Sitemap: https://valcour.example/sitemap.xml"""

Target = Callable[[bytes], None]
FEEDS = [
    RSS.encode(),
    ATOM.encode(),
    RDF.encode(),
    JSON.encode(),
    SITEMAP.encode(),
    rss(*map(item, range(30))),
]

TARGETS: dict[str, tuple[Target, Callable[[], list[Any]]]] = {
    "feed": (feed, lambda: [*FEEDS, *_site("worker/embedded/site/feeds/*")]),
    "page": (
        page,
        lambda: [
            *_site("tests/articles/golden/*.html"),
            *_site("worker/embedded/site/pages/*/*.html"),
            *(make(0.002) for make in HOSTILE.values()),
        ],
    ),
    "home": (
        home,
        lambda: [*_site("worker/embedded/site/layouts/*.html"), *_site("tests/articles/golden/*.html")],
    ),
    "robots": (robots, lambda: [_ROBOTS]),
    "opml": (opml, lambda: [_OPML]),
    "item": (item_of_anyone, lambda: [JsonCodec().encode(ITEM), AvroCodec("item", 7).encode(ITEM)]),
    "line": (
        line,
        lambda: [
            b'{"doc_id": 1, "url": "https://valcour.example/", "body_base64": "PHJzcz4=", "headers": {"Link": "x"}}',
            b'{"doc_id": "a", "url": "https://valcour.example/", "html": "<p>\\u00abOui\\u00bb, dit-il.</p>"}',
        ],
    ),
    "link-header": (
        link_header,
        lambda: [b'<https://hub.example/>; rel="hub", </rss>; rel=self; title="a\\"b"'],
    ),
}
"""Name -> what is tried, and the well-formed inputs that it is mutated from."""
