"""What a fresh process reads from files and compiles at its first page or feed, done before one waits for it.

The public suffix list, the expressions of the markers, feedparser's own tables, names of months: 0.2 s together on a quiet
machine, several times that where every core is busy, and no document's limit of time should pay for it.
"""

from worker.articles import Page
from worker.feeds.document.parse import parse_feed
from worker.pipeline import enrich
from worker.records.model import ItemRecord

_URL = (
    "https://warm-up.example.org/2026/11/02/the-bridge-opens"  # a suffix that the list has: it is read whole
)
_SENTENCE = "«The bridge will open on Monday after seven months of repairs», said Mayor Odile Vasseur. "
_PAGE = f"""<html lang="en"><head><title>The bridge opens</title>
<link rel="canonical" href="https://www.example.org/2026/11/02/the-bridge-opens"></head><body><article><h1>The bridge opens</h1>
<time>2 November 2026, 10 am</time><p>{_SENTENCE * 3}</p><p>{_SENTENCE * 3}</p></article></body></html>"""
_FEED = f"""<rss version="2.0"><channel><title>Warm-up</title><item><title>The bridge opens</title>
<link>{_URL}</link><pubDate>2 November 2026, 10 am</pubDate></item></channel></rss>"""


def pages() -> None:
    """From now on a page costs what it costs."""
    enrich(ItemRecord(link=_URL), Page(url=_URL, body=_PAGE.encode()))


def feeds() -> None:
    """From now on a feed costs what it costs."""
    parse_feed(_FEED.encode(), _URL)


def pages_and_feeds() -> None:
    """Both."""
    pages()
    feeds()
