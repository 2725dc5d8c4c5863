"""What each subcommand does: collaborators are put together here, results go to stdout."""

import functools
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
from rich.console import Console
from rich.table import Table

from worker.articles import Page
from worker.errors import QuotewireError
from worker.explain import explained
from worker.feeds.identity import feed_id
from worker.feeds.subscriptions import read_subscriptions, write_opml, write_toml
from worker.jsonl import enrich_line, quotes_line
from worker.pipeline import enrich
from worker.quotes import extract_quotations
from worker.records.build import build_quotations
from worker.records.codec import decode_record
from worker.records.model import ArticleRecord, DeadLetterRecord, FeedRecord, ItemRecord
from worker.service.batch import LineWork, answers
from worker.service.fetching import http_options
from worker.service.http import HttpClient
from worker.service.pool import Pool
from worker.service.publish import Publisher
from worker.service.reading import Stored, read_topic
from worker.service.registry import topic_codecs
from worker.service.subscriptions import origin_of, outgoing, subscriptions, sync
from worker.service.topics import DEAD_LETTERS, TopicState, describe_topics, ensure_topics
from worker.settings import Settings

_QUOTES_CHUNK = 32


class InputUnreadable(QuotewireError):
    """A file given on the command line cannot be read."""

    reason = "input-unreadable"


async def enrich_url(settings: Settings, url: str, *, explain: bool) -> None:
    """Fetch a page and print its article."""
    async with (
        HttpClient(http_options(settings)) as http,
        Pool(1, settings.pages_per_process, enrich) as pool,
        http.page(url) as page,
    ):
        article = await pool.run(settings.enrich_timeout_s, enrich, ItemRecord(link=url), page)
    _print_article(article, explain=explain)


async def enrich_file(settings: Settings, file: Path, url: str, *, explain: bool) -> None:
    """Enrich a page from a file and print its article."""
    page = Page(url=url, requested_url=url, body=_read(file))
    async with Pool(1, settings.pages_per_process, enrich) as pool:
        article = await pool.run(settings.enrich_timeout_s, enrich, ItemRecord(link=url), page)
    _print_article(article, explain=explain)


async def enrich_jsonl(settings: Settings, source: str | None) -> None:
    """JSON lines of pages in, of articles out."""
    await _jsonl(settings, source, enrich_line, chunk=1)


async def quotes_jsonl(settings: Settings, source: str | None, language: str | None) -> None:
    """JSON lines of texts in, of quotations out."""
    await _jsonl(settings, source, functools.partial(quotes_line, language=language), chunk=_QUOTES_CHUNK)


async def quotes_text(source: str, language: str | None) -> None:
    """The quotations of one text, as JSON."""
    body = sys.stdin.buffer.read() if source == "-" else _read(Path(source))
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise InputUnreadable(f"{source} is not UTF-8: {exc}") from exc
    records = build_quotations("", text, extract_quotations(text, language))
    _write(msgspec.json.format(msgspec.json.encode({"quotes": records}), indent=2) + b"\n")


async def feeds_add(settings: Settings, url: str, title: str | None, poll_every_s: int | None) -> None:
    """Put one feed on the list."""
    key = feed_id(url)
    async with _publisher(settings) as publisher:
        await publisher.publish([outgoing(key, FeedRecord(url, title, poll_every_s))])
    print(f"following {url} ({key})")


async def feeds_remove(settings: Settings, url: str) -> int:
    """Take one feed off the list."""
    key = feed_id(url)
    if key not in await subscriptions(settings):
        print(f"quotewire: {url} was not followed", file=sys.stderr)
        return 1
    async with _publisher(settings) as publisher:
        await publisher.publish([outgoing(key, None)])
    print(f"following {url} no more")
    return 0


async def feeds_list(settings: Settings, *, as_json: bool) -> None:
    """Print the list."""
    feeds = sorted((await subscriptions(settings)).items(), key=lambda pair: pair[1].uri)
    if as_json:
        for key, feed in feeds:
            _write(msgspec.json.encode({"id": key, **msgspec.to_builtins(feed)}) + b"\n")
        return
    table = Table("feed", "title", "polled", "from", box=None)
    for _, feed in feeds:
        pace = f"every {feed.poll_every_s} s" if feed.poll_every_s else "by its own rhythm"
        table.add_row(
            _plain(feed.uri), _plain(feed.title), pace if feed.enabled else "paused", _plain(feed.origin)
        )
    Console().print(table if feeds else "no feeds are followed yet: `quotewire feeds add URL`")


async def feeds_import(settings: Settings, file: Path) -> None:
    """Sync the list from a file."""
    wanted = feed_records(file)
    async with _publisher(settings) as publisher:
        changed, ended = await sync(settings, publisher, wanted, origin_of(file))
    print(f"{len(wanted)} feeds in {file}: {changed} added or changed, {ended} ended")


async def feeds_export(settings: Settings, form: str) -> None:
    """Write the list to stdout."""
    from worker.feeds.model import Subscription

    feeds = sorted((await subscriptions(settings)).values(), key=lambda feed: feed.uri)
    rows = [Subscription(f.uri, f.title, seconds(f.poll_every_s), f.enabled) for f in feeds]
    text = write_opml(rows) if form == "opml" else write_toml(rows)
    _write(text if isinstance(text, bytes) else text.encode())


async def topics_create(settings: Settings) -> None:
    """Create what is missing and print all."""
    _print_topics(await ensure_topics(settings))


async def topics_describe(settings: Settings) -> int:
    """Print the topics; 1 where one is missing."""
    states = await describe_topics(settings)
    _print_topics(states)
    return int(any(not state.partitions for state in states))


async def dead_letters_list(settings: Settings, reason: str | None, limit: int, *, as_json: bool) -> None:
    """Print the newest dead letters."""
    letters = [(s, letter) async for s, letter in _letters(settings) if reason in (None, letter.reason)]
    letters = sorted(letters, key=lambda pair: pair[0].timestamp_ms)[-limit:]
    if as_json:
        for stored, letter in letters:
            place = {"place": f"{stored.partition}:{stored.offset}"}
            _write(msgspec.json.encode({**place, **msgspec.to_builtins(letter)}) + b"\n")
        return
    table = Table("place", "when", "reason", "tries", "address", "detail", box=None)
    for stored, letter in letters:
        when = datetime.fromtimestamp(letter.last_failed_at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
        table.add_row(
            f"{stored.partition}:{stored.offset}",
            when,
            letter.reason,
            str(letter.attempts),
            _plain(letter.url),
            _plain(letter.detail),
        )
    Console().print(table if letters else "no dead letters")


async def dead_letters_show(settings: Settings, partition: int, offset: int) -> int:
    """Print one dead letter."""
    async for stored, letter in _letters(settings):
        if (stored.partition, stored.offset) == (partition, offset):
            _write(msgspec.json.format(msgspec.json.encode(letter), indent=2) + b"\n")
            return 0
    print(f"quotewire: there is no dead letter at {partition}:{offset}", file=sys.stderr)
    return 1


def feed_records(file: Path) -> list[FeedRecord]:
    """The subscriptions of feeds.toml or an OPML file, as records that name the file."""
    return [
        FeedRecord(
            uri=row.uri,
            title=row.title,
            poll_every_s=round(row.poll_every.total_seconds()) if row.poll_every else None,
            enabled=row.enabled,
            origin=origin_of(file),
        )
        for row in read_subscriptions(_read(file), file.name)
    ]


async def _jsonl(settings: Settings, source: str | None, work: LineWork, *, chunk: int) -> None:
    stream: BinaryIO
    if source in (None, "-"):
        stream = sys.stdin.buffer
    else:
        try:
            stream = Path(str(source)).open("rb")  # noqa: SIM115  closed with the process
        except OSError as exc:
            raise InputUnreadable(f"{source}: {exc.strerror}") from exc
    async with Pool(settings.processes, settings.pages_per_process, enrich) as pool:
        async for answer in answers(stream, work, pool, timeout_s=settings.enrich_timeout_s, chunk=chunk):
            _write(answer + b"\n")


async def _letters(settings: Settings) -> AsyncIterator[tuple[Stored, DeadLetterRecord]]:
    _, schema_text = await topic_codecs(settings)
    async for stored in read_topic(settings, DEAD_LETTERS):
        if stored.value is not None:
            yield stored, decode_record(stored.value, DeadLetterRecord, "dead_letter", schema_text)


@asynccontextmanager
async def _publisher(settings: Settings) -> AsyncIterator[Publisher]:
    codecs, _ = await topic_codecs(settings)
    async with Publisher(settings, codecs) as publisher:
        yield publisher


def _print_article(article: ArticleRecord, *, explain: bool) -> None:
    if explain:
        Console().print(explained(article))
    else:
        _write(msgspec.json.format(msgspec.json.encode(article), indent=2) + b"\n")


def _print_topics(states: list[TopicState]) -> None:
    table = Table("topic", "partitions", "replicas", "holds", box=None)
    for state in states:
        table.add_row(
            state.name,
            str(state.partitions) if state.partitions else "missing",
            str(state.replicas),
            state.holds,
        )
    Console().print(table)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as exc:
        raise InputUnreadable(f"{file}: {exc.strerror}") from exc


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
