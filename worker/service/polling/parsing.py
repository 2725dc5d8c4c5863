"""Feed bytes -> Feed, in a child process that can be killed; its failures are the feed's, not a page's."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from worker.errors import EnrichmentCrashed, EnrichmentTimedOut, FeedCrashed, FeedTimedOut
from worker.feeds.document.parse import parse_feed
from worker.feeds.model import Feed
from worker.service.pool.processes import Pool
from worker.settings import Settings


async def read_feed(
    pool: Pool,
    settings: Settings,
    body: bytes,
    url: str,
    headers: Mapping[str, str],
    *,
    feed_uri: str | None = None,
) -> Feed:
    """The feed in these bytes, within the limits of time, memory and items. Raises FeedError."""
    with as_feed_errors(url):
        return await pool.run(
            settings.feed_parse_timeout_s,
            parse_feed,
            body,
            url,
            dict(headers),
            feed_uri=feed_uri,
            max_items=settings.feed_max_items,
        )


@contextmanager
def as_feed_errors(url: str = "") -> Iterator[None]:
    """What the pool says of a page it says of a feed here."""
    try:
        yield
    except EnrichmentTimedOut as exc:
        raise FeedTimedOut(exc.detail, url=url) from exc
    except EnrichmentCrashed as exc:
        raise FeedCrashed(exc.detail, url=url) from exc
