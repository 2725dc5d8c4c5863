"""The subscription list: the feeds topic, and the files that it is synced from and written to."""

from pathlib import Path

from worker.feeds.identity import feed_id
from worker.records.model import FeedRecord
from worker.service.kafka.compacted import latest
from worker.service.kafka.publisher import Outgoing, Publisher
from worker.service.kafka.topics import FEEDS
from worker.settings import Settings


async def subscriptions(settings: Settings) -> dict[str, FeedRecord]:
    """Feed id -> subscription, as the feeds topic has it now."""
    return await latest(settings, FEEDS, FeedRecord)


async def sync(
    settings: Settings, publisher: Publisher, wanted: list[FeedRecord], origin: str
) -> tuple[int, int]:
    """Make the feeds topic say what the file says: (added or changed, ended).

    Feeds that were added by hand or come from another file are left alone.
    """
    now = await subscriptions(settings)
    listed = {feed_id(feed.uri): feed for feed in wanted}
    changed = {key: feed for key, feed in listed.items() if now.get(key) != feed}
    ended = [key for key, feed in now.items() if feed.origin == origin and key not in listed]
    await publisher.publish([outgoing(key, feed) for key, feed in changed.items()])
    await publisher.publish([outgoing(key, None) for key in ended])
    return len(changed), len(ended)


def outgoing(key: str, feed: FeedRecord | None) -> Outgoing:
    """The subscription on its way to the feeds topic; None ends it."""
    return Outgoing(FEEDS, key, feed, key, "quotewire")


def origin_of(path: Path) -> str:
    """What `FeedRecord.origin` says of feeds from this file: its name, wherever it lies."""
    return path.name
