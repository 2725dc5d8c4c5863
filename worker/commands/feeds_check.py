"""`quotewire feeds check`: what a feed contains, how it will be polled and why, and what is wrong with it."""

import calendar
import contextlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from worker import warm_up
from worker.commands.io import console, input_stream, plain, read_input, write
from worker.errors import BodyTooLarge, NotAFeed, QuotewireError
from worker.feeds.discovery import FoundFeed, feeds_in_page
from worker.feeds.model import Feed, FeedStatus, PollState
from worker.feeds.schedule.bounds import Poll, spoken
from worker.feeds.schedule.changes import body_sha256, new_items
from worker.feeds.schedule.health import is_silent
from worker.feeds.schedule.plan import first_state, next_poll
from worker.jsonl import feed_line
from worker.records.items import feed_answer
from worker.service.http import HttpClient
from worker.service.http.settings import http_options, poll_limits
from worker.service.polling.parsing import as_feed_errors, read_feed
from worker.service.pool.batch import answers
from worker.service.pool.processes import Pool, pool_of
from worker.settings import Settings

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Got:
    """A feed's bytes and where they came from. `status` is None for a file, which no server answered."""

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int | None = None
    redirects: tuple[tuple[int, str], ...] = ()


async def check(settings: Settings, source: str, url: str | None, *, as_json: bool) -> int:
    """Tell about one feed. 0 for whatever can be read, 1 with a reason for what cannot."""
    found: tuple[FoundFeed, ...] = ()
    async with pool_of(settings, processes=1, warm_up=warm_up.feeds) as pool:
        try:
            got = await _get(settings, source, url)
            try:
                feed = await _read(settings, pool, got)
            except NotAFeed:
                with contextlib.suppress(QuotewireError):
                    found = await pool.run(settings.feed_parse_timeout_s, feeds_in_page, got.body, got.url)
                raise
        except QuotewireError as exc:
            _refuse(exc, found, as_json=as_json)
            return 1
    if as_json:
        write(msgspec.json.encode(feed_answer(feed)) + b"\n")
    else:
        console().print(told(feed, got, _after_first_poll(settings, feed, got), datetime.now(UTC)))
    return 0


async def check_jsonl(settings: Settings, source: str | None) -> None:
    """JSON lines of feeds in, of what they give out."""
    work = partial(feed_line, max_items=settings.feed_max_items, max_bytes=settings.feed_max_bytes)
    async with pool_of(settings, warm_up=warm_up.feeds) as pool:
        lines = answers(
            input_stream(source),
            work,
            pool,
            timeout_s=settings.feed_parse_timeout_s,
            failures=as_feed_errors,
        )
        async for answer in lines:
            write(answer + b"\n")


def told(feed: Feed, got: _Got, state: PollState, now: datetime) -> RenderableType:
    """For a person at a terminal."""
    headline = " · ".join(filter(None, (feed.format, feed.language)))
    parts: list[RenderableType] = [
        Text.assemble((plain(feed.title or "(no title)").plain, "bold"), "  ", (plain(headline).plain, "dim"))
    ]
    if got.url:
        parts.append(Text.assemble("  ", plain(got.url)))
    parts += [_section("gives", _contents(feed)), *_items(feed)]
    parts.append(_section("polling", _polling(feed, got, state, now)))
    wrong = [*feed.problems, *state.notes]
    parts.append(_section("wrong with it", wrong or ["nothing"]))
    return Group(*parts)


def _contents(feed: Feed) -> list[str]:
    dates = sorted(date for item in feed.items if (date := item.published or item.updated))
    lines = [f"{len(feed.items)} items" + (f", {feed.dropped} more were dropped" if feed.dropped else "")]
    if dates:
        lines[0] += f", from {dates[0]:%Y-%m-%d %H:%M} to {dates[-1]:%Y-%m-%d %H:%M} UTC"
    have = {
        "a title": sum(bool(item.title) for item in feed.items),
        "a summary": sum(bool(item.summary) for item in feed.items),
        "a date": len(dates),
        "a guid": sum(bool(item.guid) for item in feed.items),
        "authors": sum(bool(item.authors) for item in feed.items),
    }
    if feed.items:
        lines.append("of these, " + ", ".join(f"{count} with {what}" for what, count in have.items()))
    if feed.parts:
        lines.append(f"an index of {len(feed.parts)} sitemaps: check and follow those that you want")
        lines += [f"  {part}" for part in feed.parts[:_SHOWN]]
    return lines


def _items(feed: Feed) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for item in feed.items[:_SHOWN]:
        date = item.published or item.updated
        when = f"{date:%Y-%m-%d %H:%M}" if date else "no date"
        rows.append(
            Text.assemble(
                f"    {when:<16}  ",
                (plain(item.title or "(no title)").plain, ""),
                "\n" + " " * 22,
                (plain(item.link).plain, "dim"),
            )
        )
    if len(feed.items) > _SHOWN:
        rows.append(Text(f"    and {len(feed.items) - _SHOWN} more"))
    return rows


def _polling(feed: Feed, got: _Got, state: PollState, now: datetime) -> list[str]:
    if state.status is FeedStatus.FAILING:
        return [f"again in {spoken(state.next_poll - now)}: {state.why}"]
    lines = [f"every {spoken(state.interval)}: {state.why}"]
    if got.status is None:
        lines.append("this is a file: what its server would ask for is not known")
    elif state.etag or state.last_modified:
        sent = " and ".join(
            name for name, value in (("ETag", state.etag), ("Last-Modified", state.last_modified)) if value
        )
        lines.append(f"the server gives {sent}: polls that find nothing new cost next to nothing")
    else:
        lines.append("the server gives neither ETag nor Last-Modified: every poll fetches the whole feed")
    for hint, source in ((state.http_hint, state.http_hint_from), (state.feed_hint, state.feed_hint_from)):
        if hint is not None:
            lines.append(f"{source} asks for at least {spoken(hint)} between polls")
    if state.skip_hours or state.skip_days:
        days = [calendar.day_name[day] for day in state.skip_days]
        lines.append(
            "asks not to be polled at " + ", ".join([*(f"{hour} h GMT" for hour in state.skip_hours), *days])
        )
    if feed.hub:
        lines.append(f"its hub {feed.hub} pushes new items (WebSub): used if QUOTEWIRE_PUBLIC_URL is set")
    if got.redirects:
        lines.append(_moves(got.redirects))
    if is_silent(state, now):
        lines.append("it has been silent for twice as long as its longest pause")
    return lines


def _moves(redirects: tuple[tuple[int, str], ...]) -> str:
    statuses = ", ".join(str(status) for status, _ in redirects)
    if all(status in (301, 308) for status, _ in redirects):
        return f"it has moved permanently ({statuses}) to {redirects[-1][1]}: follow that address instead"
    return f"the address redirects ({statuses}) to {redirects[-1][1]}"


def _section(name: str, lines: list[str]) -> RenderableType:
    text = Text(f"  {name}\n", style="bold cyan")
    text.append("\n".join(f"    {plain(line).plain}" for line in lines), style="default not bold")
    return text


async def _get(settings: Settings, source: str, url: str | None) -> _Got:
    if "://" not in source:
        body = sys.stdin.buffer.read() if source == "-" else read_input(Path(source))
        if len(body) > settings.feed_max_bytes:
            raise BodyTooLarge(f"{source}: more than {settings.feed_max_bytes} bytes")
        return _Got(url or "", body)
    async with HttpClient(http_options(settings)) as http:
        response = await http.fetch_feed(source)
    hops = tuple((hop.status, hop.url) for hop in response.redirects)
    return _Got(response.url, response.body, response.headers, response.status, hops)


async def _read(settings: Settings, pool: Pool, got: _Got) -> Feed:
    """A file whose address is not given is read with the one that it says it has."""
    feed = await read_feed(pool, settings, got.body, got.url, got.headers)
    own = feed.self_link or feed.link
    return await read_feed(pool, settings, got.body, own, got.headers) if not got.url and own else feed


def _after_first_poll(settings: Settings, feed: Feed, got: _Got) -> PollState:
    """The state that the worker would be in after this poll, were it the first."""
    now = datetime.now(UTC)
    poll = Poll(
        status=got.status or 200,
        headers=got.headers,
        redirects=got.redirects,
        body_sha256=body_sha256(got.body),
        feed=feed,
        changes=new_items(feed, ()),
    )
    return next_poll(first_state(now), poll, now, jitter=0.0, limits=poll_limits(settings))


def _refuse(exc: QuotewireError, found: tuple[FoundFeed, ...], *, as_json: bool) -> None:
    """One sentence on stderr; on stdout what may help: the reason as JSON, or the feeds that a page names."""
    sys.stdout.flush()
    print(f"quotewire: {plain(str(exc)).plain}", file=sys.stderr)
    if as_json:
        error: dict[str, Any] = {"reason": exc.reason, "detail": str(exc)}
        if found:
            error["feeds"] = [each.url for each in found]
        write(msgspec.json.encode({"error": error}) + b"\n")
    elif found:
        rows = [
            Text.assemble("  ", plain(each.url), "  ", (plain(each.title or each.kind or "").plain, "dim"))
            for each in found
        ]
        console().print(Group(Text("The page links to these feeds; check and follow one of them:"), *rows))
