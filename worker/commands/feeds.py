"""`quotewire feeds`: the subscription list."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
from rich.table import Table

from worker.commands.io import console, plain, read_input, write
from worker.errors import SubscriptionsUnreadable
from worker.feeds.identity import feed_id
from worker.feeds.model import Subscription
from worker.feeds.opml import read_opml, write_opml
from worker.feeds.subscriptions import read_toml, write_toml
from worker.records.model import FeedRecord
from worker.service.kafka.publisher import Publisher, publisher_of
from worker.service.kafka.registry import topic_codecs
from worker.service.kafka.topics import FEEDS, TopicsFailed, describe_topics
from worker.service.polling.subscriptions import origin_of, outgoing, subscriptions, sync
from worker.settings import Settings
from worker.urls import without_password


async def add(settings: Settings, url: str, title: str | None, poll_every_s: int | None) -> None:
    """Put one feed on the list."""
    key = feed_id(url)
    async with _publisher(settings) as publisher:
        await publisher.publish([outgoing(key, FeedRecord(url, title, poll_every_s))])
    print(f"following {without_password(url)} ({key})")


async def remove(settings: Settings, url: str) -> int:
    """Take one feed off the list."""
    key = feed_id(url)
    if key not in await subscriptions(settings):
        print(f"quotewire: {url} was not followed", file=sys.stderr)
        return 1
    async with _publisher(settings) as publisher:
        await publisher.publish([outgoing(key, None)])
    print(f"no longer following {url}")
    return 0


async def show_all(settings: Settings, *, as_json: bool) -> None:
    """Print the list."""
    feeds = sorted((await subscriptions(settings)).items(), key=lambda pair: pair[1].uri)
    if as_json:
        for key, feed in feeds:
            write(msgspec.json.encode({"id": key, **msgspec.to_builtins(feed)}) + b"\n")
        return
    table = Table("feed", "title", "polled", "from", box=None)
    for _, feed in feeds:
        pace = f"every {feed.poll_every_s} s" if feed.poll_every_s else "at its own rhythm"
        table.add_row(
            plain(without_password(feed.uri)),
            plain(feed.title),
            pace if feed.enabled else "paused",
            plain(feed.origin),
        )
    console().print(table if feeds else "no feeds are followed yet: `quotewire feeds add URL`")


async def import_file(settings: Settings, file: Path) -> None:
    """Sync the list from a file."""
    wanted = feed_records(file)
    async with _publisher(settings) as publisher:
        changed, ended = await sync(settings, publisher, wanted, origin_of(file))
    print(f"{len(wanted)} feeds in {file}: {changed} added or changed, {ended} removed")


async def export(settings: Settings, form: str) -> None:
    """Write the list to stdout."""
    feeds = sorted((await subscriptions(settings)).values(), key=lambda feed: feed.uri)
    rows = [
        Subscription(f.uri, f.title, timedelta(seconds=f.poll_every_s) if f.poll_every_s else None, f.enabled)
        for f in feeds
    ]
    write(write_opml(rows) if form == "opml" else write_toml(rows).encode())


def feed_records(file: Path) -> list[FeedRecord]:
    """The subscriptions of a TOML or OPML file, as records that name the file.

    Entries of an OPML file that cannot be followed are listed on stderr. Raises SubscriptionsUnreadable.
    """
    body = read_input(file)
    if file.suffix == ".toml":
        try:
            rows = read_toml(body.decode("utf-8-sig"), file.name)
        except UnicodeDecodeError as exc:
            raise SubscriptionsUnreadable(f"{file.name} is not UTF-8: {exc}") from exc
    else:
        rows, problems = read_opml(body)
        for problem in problems:
            print(f"{file.name}: {problem}", file=sys.stderr)
    return [
        FeedRecord(
            uri=row.uri,
            title=row.title,
            poll_every_s=round(row.poll_every.total_seconds()) if row.poll_every else None,
            enabled=row.enabled,
            origin=origin_of(file),
        )
        for row in rows
    ]


@asynccontextmanager
async def _publisher(settings: Settings) -> AsyncIterator[Publisher]:
    codecs, _ = await topic_codecs(settings)
    name = FEEDS.name(settings)
    if not any(state.partitions for state in await describe_topics(settings) if state.name == name):
        raise TopicsFailed(f"there is no topic {name}; run `quotewire topics create`")
    async with publisher_of(settings, codecs) as publisher:
        yield publisher
