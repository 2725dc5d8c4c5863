"""Item and feed -> what is said of them in JSON: on the items topic, and by `quotewire feeds check`."""

from datetime import datetime, timedelta
from typing import Any

from worker.feeds.model import Feed, Item
from worker.records.build import millis
from worker.records.foreign import sound_item
from worker.records.model import EnclosureRecord, ItemRecord
from worker.urls import without_password


def item_record(item: Item, *, feed_title: str | None = None, seen_at: datetime | None = None) -> ItemRecord:
    """The record of an item. `feed_title` is the operator's name for the feed, above the feed's own.

    A feed may say things of any length: what travels is bounded as if a stranger had published it.
    """
    record = ItemRecord(
        link=item.link,
        id=item.id,
        guid=item.guid,
        title=item.title,
        summary=item.summary,
        published=millis(item.published),
        updated=millis(item.updated),
        authors=item.authors,
        categories=item.categories,
        enclosures=tuple(EnclosureRecord(e.url, e.type, e.length) for e in item.enclosures),
        feed_uri=without_password(item.feed_uri) if item.feed_uri else None,
        feed_title=feed_title or item.feed_title,
        seen_at=millis(seen_at),
        published_precision=item.published_precision,
    )
    return sound_item(record)


def feed_fields(feed: Feed) -> dict[str, Any]:
    """What a feed says of itself, without its items and problems. Spans are in seconds, 0 is Monday."""
    return {
        "uri": without_password(feed.uri),
        "format": feed.format,
        "title": feed.title,
        "link": feed.link,
        "language": feed.language,
        "ttl_s": _seconds(feed.ttl),
        "update_every_s": _seconds(feed.update_every),
        "skip_hours": feed.skip_hours,
        "skip_days": feed.skip_days,
        "hub": feed.hub,
        "self_link": feed.self_link,
        "next_url": feed.next_url,
        "expired": feed.expired,
        "parts": feed.parts,
        "tossed": feed.dropped,  # as the schema of feed status calls it, which cannot be renamed
    }


def feed_answer(feed: Feed) -> dict[str, Any]:
    """`{"feed","items","problems"}`: items as on the items topic, in document order."""
    return {
        "feed": feed_fields(feed),
        "items": [item_record(item) for item in feed.items],
        "problems": feed.problems,
    }


def _seconds(time: timedelta | None) -> int | None:
    return None if time is None else round(time.total_seconds())
