"""Due feeds -> polls -> items on their topic. A worker polls the feeds of the partitions it owns."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

import structlog

from worker.errors import FetchError, QuotewireError
from worker.feeds.changes import body_sha256, fingerprint, new_items
from worker.feeds.hosts import is_throttled, resting_hosts
from worker.feeds.model import FeedStatus, Item, PollState
from worker.feeds.polling import Poll
from worker.feeds.push import alive_until
from worker.feeds.schedule import (
    after_push,
    after_restart,
    conditional_headers,
    first_state,
    is_due,
    next_poll,
)
from worker.records.feed_status import feed_status_record, is_news
from worker.records.items import item_record
from worker.service.agenda import Agenda
from worker.service.fetching import poll_limits
from worker.service.http import FeedResponse, HttpClient
from worker.service.metrics import Metrics
from worker.service.parsing import read_feed
from worker.service.pool import Pool
from worker.service.publish import Outgoing, Publisher
from worker.service.tables import Followed, PollTable
from worker.service.topics import FEED_STATUS, ITEMS
from worker.settings import Settings
from worker.urls import site_of, without_password

log = structlog.get_logger(__name__)

_TICK_S = 0.5
_LOOK_TICKS = 20
_REST_S = 10.0
_TROUBLED = frozenset(FeedStatus) - {FeedStatus.ACTIVE, FeedStatus.NOT_MODIFIED, FeedStatus.MOVED}
_SPREAD_PER_FEED_S = 0.2
_SPREAD_MAX_S = 600.0


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Poller:
    """Polls each feed when it is due, `polls_at_once` at a time. `owns` tells which feeds are ours.

    A tick costs what is due and no more. The whole table is looked through every ten seconds, which finds what
    came without a word: feeds of partitions that we got, and whose table was recovered.
    """

    settings: Settings
    http: HttpClient
    pool: Pool
    publisher: Publisher
    polls: PollTable
    metrics: Metrics
    owns: Callable[[str], bool]
    now: Callable[[], datetime] = utc_now
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _agenda: Agenda = field(default_factory=Agenda)
    _throttled: set[str] = field(default_factory=set)
    _followed: int = 0
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    _slots: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.settings.polls_at_once)

    async def run(self) -> None:
        """Until cancelled."""
        ticks = 0
        while True:
            if ticks % _LOOK_TICKS == 0 or not self._agenda:
                self._look()
            self._begin()
            ticks += 1
            await asyncio.sleep(_TICK_S)

    async def poll_due(self) -> int:
        """Look at all feeds and poll once what is due now; how many feeds that were."""
        self._look()
        tasks = self._begin()
        if tasks:
            await asyncio.wait(tasks)
        self._look()
        return len(tasks)

    def heed(self, feed_id: str) -> None:
        """The feed's subscription has changed: it begins, goes on in another way, or ends."""
        entry = self.polls.get(feed_id)
        if entry is None or not entry.subscription.enabled:
            self._drop(feed_id)
        elif self.owns(feed_id):
            self._followed += self._agenda.get(feed_id) is None
            self._meet(feed_id, entry, self.now(), self._spread())

    async def pause(self) -> None:
        """Partitions go: stop what runs. A poll that was cut short is done again by the next owner."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)
        self._agenda.clear()
        self._throttled.clear()

    def _begin(self) -> list[asyncio.Task[None]]:
        """Start what is due."""
        now = self.now()
        tasks = []
        resting: frozenset[str] | None = None
        for feed_id, state in self._agenda.due(now):
            entry = self.polls.get(feed_id)
            if entry is None or not entry.subscription.enabled or not self.owns(feed_id):
                self._drop(feed_id)
                continue
            if feed_id in self._running:  # its end puts it on the agenda again
                continue
            resting = self._resting(now) if resting is None else resting
            if _host(entry, state) in resting:
                self._agenda.look_at(feed_id, now + timedelta(seconds=_REST_S))
                continue
            task = asyncio.create_task(self._poll_in_turn(feed_id, state))
            self._running[feed_id] = task
            task.add_done_callback(partial(self._done, feed_id))
            tasks.append(task)
        return tasks

    def _look(self) -> None:
        """Go through all feeds: put those that are ours on the agenda, drop the rest, count how they do."""
        now = self.now()
        followed = {feed_id: entry for feed_id, entry in self.polls if entry.subscription.enabled}
        self._followed = len(followed)
        spread = self._spread()
        ours = {feed_id for feed_id in followed if self.owns(feed_id)}
        for feed_id, _ in self._agenda.items():
            if feed_id not in ours:
                self._drop(feed_id)
        for feed_id in ours:
            self._meet(feed_id, followed[feed_id], now, spread)
        self._survey([state for feed_id in ours if (state := followed[feed_id].state) is not None])

    def _survey(self, states: list[PollState]) -> None:
        """How many of our feeds are in which status, for the metrics."""
        counts = Counter(state.status for state in states)
        for status in FeedStatus:
            self.metrics.feeds.labels(status).set(counts[status])
        self.metrics.feeds_silent.set(sum(state.silent for state in states))

    def _spread(self) -> timedelta:
        """Over how long the first polls of so many feeds are spread."""
        return timedelta(seconds=min(self._followed * _SPREAD_PER_FEED_S, _SPREAD_MAX_S))

    def _meet(self, feed_id: str, entry: Followed, now: datetime, spread: timedelta) -> None:
        """What the table says; a feed that this worker meets for the first time is not polled in a burst."""
        met = self._agenda.get(feed_id)
        if met is not None and (entry.state is not None or met.last_poll is None):
            return  # else the feed was taken off the list and put on it again
        jitter = random.random()  # noqa: S311  spreads load, keeps no secret
        self._put(
            feed_id,
            after_restart(entry.state, now, jitter=jitter, spread=spread)
            if entry.state
            else first_state(now, jitter=jitter, spread=spread),
        )

    def _put(self, feed_id: str, state: PollState) -> None:
        self._agenda.put(feed_id, state)
        if is_throttled(state):
            self._throttled.add(feed_id)
        else:
            self._throttled.discard(feed_id)

    def _drop(self, feed_id: str) -> None:
        self._agenda.drop(feed_id)
        self._throttled.discard(feed_id)

    def _resting(self, now: datetime) -> frozenset[str]:
        throttled = [
            (_host(entry, state), state)
            for feed_id in self._throttled
            if (entry := self.polls.get(feed_id)) and (state := self._agenda.get(feed_id))
        ]
        return resting_hosts(throttled, now)

    async def _poll_in_turn(self, feed_id: str, state: PollState) -> None:
        async with self._slots, self._lock(feed_id):
            entry = self.polls.get(feed_id)
            state = self._agenda.get(feed_id) or state
            if entry is None or not is_due(state, self.now()):  # something was pushed meanwhile
                return
            self._remember(feed_id, await self._poll(feed_id, entry, state))

    async def pushed(self, feed_id: str, body: bytes, headers: Mapping[str, str]) -> int:
        """What the feed's hub has pushed: published as a poll would; how many items were new or revised.

        Raises FeedError where the body is no feed.
        """
        async with self._lock(feed_id):
            entry = self.polls.get(feed_id)
            if entry is None:
                return 0
            url = entry.subscription.uri
            state = self._agenda.get(feed_id) or entry.state or first_state(self.now())
            feed = await read_feed(self.pool, self.settings, body, url, headers, feed_uri=url)
            changes = new_items(feed, state.seen)
            await self._publish(changes.items, feed_id, entry, entry.subscription.title or feed.title)
            now, push = self.now(), entry.push
            until = alive_until(replace(push, last_push=now), state.rhythm) if push else None
            after = after_push(state, feed, changes, now, until, limits=poll_limits(self.settings))
            self._remember(feed_id, after)
            return len(changes.items)

    def _lock(self, feed_id: str) -> asyncio.Lock:
        """A poll and a push of one feed follow each other: both know by the same memory what is new."""
        return self._locks.setdefault(feed_id, asyncio.Lock())

    def _remember(self, feed_id: str, state: PollState) -> None:
        self._put(feed_id, state)
        current = self.polls.get(feed_id)
        if current is not None and self.owns(feed_id):
            self.polls.put(feed_id, replace(current, state=state))

    async def _poll(self, feed_id: str, entry: Followed, state: PollState) -> PollState:
        """One poll: what is new is published and acknowledged before the state says that it was seen."""
        url = state.moved_to or entry.subscription.uri
        limits = poll_limits(self.settings)
        validators = conditional_headers(state, self.now(), limits=limits)
        poll = Poll(conditional=bool(validators))
        items: tuple[Item, ...] = ()
        title = entry.subscription.title
        try:
            response = await self.http.fetch_feed(
                url, etag=validators.get("if-none-match"), last_modified=validators.get("if-modified-since")
            )
            poll = replace(
                poll,
                status=response.status,
                headers=response.headers,
                redirects=tuple((hop.status, hop.url) for hop in response.redirects),
            )
            if not response.not_modified:
                poll = await self._read(poll, response, entry, state)
                title = title or (poll.feed.title if poll.feed else None)
                items = poll.changes.items if poll.changes else ()
        except QuotewireError as exc:
            poll = _failed(poll, exc)
            log.info("poll failed", feed=without_password(url), reason=exc.reason, detail=str(exc)[:300])
        await self._publish(items, feed_id, entry, title)
        now = self.now()
        every = entry.subscription.poll_every_s
        after = next_poll(
            state,
            poll,
            now,
            jitter=random.random(),  # noqa: S311
            poll_every=timedelta(seconds=every) if every else None,
            push_until=self._push_until(feed_id, state, found=bool(items)),
            limits=limits,
        )
        self.metrics.polls.labels(str(after.outcome or "failed")).inc()
        if poll.feed is not None:
            self.metrics.items_tossed.inc(poll.feed.tossed)
            self.metrics.polls_incomplete.inc(after.missed)
        await self._tell(feed_id, entry, title, state, after)
        return after

    async def _tell(
        self, feed_id: str, entry: Followed, title: str | None, before: PollState, after: PollState
    ) -> None:
        """What an operator should know goes to the feed-status topic, so that no feed dies silently."""
        if not is_news(before, after):
            return
        record = feed_status_record(entry.subscription, after, before, title)
        event_id = f"{feed_id}:{record.last_poll}"
        await self.publisher.publish([Outgoing(FEED_STATUS, feed_id, record, event_id, record.uri)])
        if before.last_poll is None or after.status != before.status:
            self.metrics.feed_changes.labels(after.status).inc()
        tell = log.warning if after.silent or after.missed or after.status in _TROUBLED else log.info
        tell(
            "feed status",
            feed=record.url,
            status=str(after.status),
            silent=after.silent,
            missed=after.missed,
            why=after.why,
            notes=after.notes,
        )

    def _push_until(self, feed_id: str, state: PollState, *, found: bool) -> datetime | None:
        """Until when the hub is trusted. A poll that found something new shows that it is not to be."""
        current = self.polls.get(feed_id)
        push = current.push if current else None
        if current is not None and push is not None and found and push.last_push is not None:
            push = replace(push, last_push=None)
            self.polls.put(feed_id, replace(current, push=push))
        return alive_until(push, state.rhythm)

    async def _publish(
        self, items: tuple[Item, ...], feed_id: str, entry: Followed, title: str | None
    ) -> None:
        if items:
            await self.publisher.publish([self._outgoing(item, feed_id, entry, title) for item in items])
            self.metrics.items_found.inc(len(items))

    async def _read(self, poll: Poll, response: FeedResponse, entry: Followed, state: PollState) -> Poll:
        """Parse the body in a child, unless it is the one that we read last."""
        sha256 = body_sha256(response.body)
        poll = replace(poll, body_sha256=sha256)
        if sha256 == state.body_sha256:
            return poll
        feed = await read_feed(
            self.pool,
            self.settings,
            response.body,
            response.url,
            response.headers,
            feed_uri=entry.subscription.uri,
        )
        return replace(poll, feed=feed, changes=new_items(feed, state.seen))

    def _outgoing(self, item: Item, feed_id: str, entry: Followed, title: str | None) -> Outgoing:
        record = item_record(item, feed_title=title, seen_at=self.now())
        key = site_of(item.link) or feed_id
        source = without_password(entry.subscription.uri)
        return Outgoing(ITEMS, key, record, f"{item.id}:{fingerprint(item)}", source)

    def _done(self, feed_id: str, task: asyncio.Task[None]) -> None:
        self._running.pop(feed_id, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a poll met a bug of ours", feed=feed_id, error=repr(error))
            failed = Poll(reason="internal-error")
            state = self._agenda.get(feed_id) or first_state(self.now())
            self._put(feed_id, next_poll(state, failed, self.now(), jitter=0.5))


def _host(entry: Followed, state: PollState) -> str:
    try:
        return urlsplit(state.moved_to or entry.subscription.uri).hostname or ""
    except ValueError:
        return ""


def _failed(poll: Poll, exc: QuotewireError) -> Poll:
    if not isinstance(exc, FetchError):
        return replace(poll, reason=exc.reason)
    headers = {} if exc.retry_after_s is None else {"retry-after": str(round(exc.retry_after_s))}
    return replace(poll, status=exc.status, headers=headers, reason=exc.reason)
