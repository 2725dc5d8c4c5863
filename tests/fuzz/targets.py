"""What strangers' bytes reach first: each target takes any bytes, and says by AssertionError what it promised.

A QuotewireError is an answer. Any other exception, a child that dies, and time or memory past the limit are
findings.
"""

import json
import math
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from tests.articles.hostile import HOSTILE
from tests.feeds.documents import ATOM, JSON, RDF, RSS, SITEMAP, item, rss
from tests.records.samples import ITEM
from worker.articles import Page
from worker.errors import QuotewireError
from worker.feeds.discovery import feeds_in_page
from worker.feeds.document.link_header import links_in
from worker.feeds.document.parse import parse_feed
from worker.feeds.model import PollState
from worker.feeds.opml import read_opml
from worker.feeds.schedule.bounds import Poll
from worker.feeds.schedule.changes import new_items
from worker.feeds.schedule.plan import is_due, next_poll
from worker.feeds.state import fitting, is_sound
from worker.jsonl import enrich_line, feed_line
from worker.pipeline import enrich
from worker.records.codec import AvroCodec, JsonCodec, decode_item, decode_record
from worker.records.foreign import sound_item, sound_subscription
from worker.records.items import feed_answer
from worker.records.model import FeedRecord, ItemRecord
from worker.service.delivery.commit_metadata import TEXT_CHARS, Standing
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
    """An item that may travel, or an ItemError."""
    try:
        decoded = decode_item(body)
    except QuotewireError:
        return
    assert decoded.link.strip()
    normalised(decoded.link)
    assert len(AvroCodec("item", 1).encode(decoded)) < 1_000_000
    assert sound_item(decoded) == decoded
    assert not set(decoded.title or "") & set("\r\n\0")


def subscription_of_anyone(body: bytes) -> None:
    """A subscription that may be followed, or an error that says why not in a sentence."""
    try:
        followed = sound_subscription(b"f1-0", decode_record(body, FeedRecord, "feed"))
    except QuotewireError:
        return
    assert is_http_url(followed.uri)
    assert len(JsonCodec().encode(followed)) < 100_000


def poll_row(body: bytes) -> None:
    """A row of the polls table: something to reckon with, or nothing."""
    try:
        state = msgspec.json.decode(body, type=PollState)
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
        return
    if is_sound(state):
        now = datetime(2026, 11, 3, 8, tzinfo=UTC)
        is_due(fitting(state), now)
        after = next_poll(state, Poll(reason="host-unreachable"), now, jitter=0.5)
        assert is_sound(after)
        msgspec.json.encode(fitting(after))


def offsets_text(body: bytes) -> None:
    """What stands beside a committed offset: a standing that covers nothing that it does not say."""
    standing = Standing.of(7, body.decode("utf-8", "replace"))
    assert all(start <= end for start, end in standing.ahead)
    assert Standing.of(7, standing.text()).ahead == standing.ahead or len(standing.text()) > TEXT_CHARS - 40


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
    "subscription": (
        subscription_of_anyone,
        lambda: [
            b'{"uri": "https://valcour.example/rss", "title": "Gazette", "poll_every_s": 600, "origin": "feeds.toml"}',
            AvroCodec("feed", 7).encode(FeedRecord(URL, "Gazette", 600)),
        ],
    ),
    "poll-row": (
        poll_row,
        lambda: [
            msgspec.json.encode(
                PollState(
                    next_poll=datetime(2026, 11, 3, 8, tzinfo=UTC),
                    last_poll=datetime(2026, 11, 3, 7, tzinfo=UTC),
                    etag='"a"',
                    seen=(("i1-0", "f"),),
                    failures=2,
                    trouble=1.5,
                )
            )
        ],
    ),
    "offsets-text": (
        offsets_text,
        lambda: [b"quotewire/1 3+12 1+1", b"quotewire/2 RUb_Xh1eRWOdM32Y7IirmA 3+12"],
    ),
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
