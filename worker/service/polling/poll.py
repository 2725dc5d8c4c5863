"""One feed, asked or pushed -> its new items on their topic, how it is doing, and its next state."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from worker.errors import FetchError, QuotewireError
from worker.feeds.model import FeedStatus, Item, PollState
from worker.feeds.schedule.bounds import Poll
from worker.feeds.schedule.changes import body_sha256, fingerprint, new_items
from worker.feeds.schedule.plan import after_push, conditional_headers, next_poll
from worker.feeds.schedule.push import alive_until
from worker.records.build import millis
from worker.records.feed_status import feed_status_record, is_news
from worker.records.items import item_record
from worker.service.http import FeedResponse, HttpClient, Place
from worker.service.http.client import utc_now
from worker.service.http.settings import poll_limits
from worker.service.kafka.publisher import Outgoing, Publisher
from worker.service.kafka.topics import FEED_STATUS, ITEMS
from worker.service.metrics import Metrics
from worker.service.polling.parsing import read_feed
from worker.service.polling.poll_table import Followed, PollTable
from worker.service.pool.processes import Pool
from worker.settings import Settings
from worker.urls import site_of, without_password

log = structlog.get_logger(__name__)

_TROUBLED = frozenset(FeedStatus) - {FeedStatus.ACTIVE, FeedStatus.NOT_MODIFIED, FeedStatus.MOVED}
_TOLD_AGAIN_AFTER = timedelta(hours=1)


@dataclass(slots=True)
class Asker:
    """Asks one feed, or takes what its hub pushed. When, and one at a time, is the poller's affair."""

    settings: Settings
    http: HttpClient
    pool: Pool
    publisher: Publisher
    polls: PollTable
    metrics: Metrics
    now: Callable[[], datetime] = utc_now

    async def ask(
        self, feed_id: str, entry: Followed, state: PollState, place: Place | None = None
    ) -> PollState:
        """One poll: what is new is published and acknowledged before the state says that it was seen.

        `place` is taken when the host's turn has come.
        """
        url = state.moved_to or entry.subscription.uri
        limits = poll_limits(self.settings)
        validators = conditional_headers(state, self.now(), limits=limits)
        poll = Poll(conditional=bool(validators), started=self.now())
        items: tuple[Item, ...] = ()
        title = entry.subscription.title
        try:
            response = await self.http.fetch_feed(
                url,
                etag=validators.get("if-none-match"),
                last_modified=validators.get("if-modified-since"),
                place=place,
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
            push_until=await self._push_until(feed_id, state, found=bool(items)),
            limits=limits,
        )
        self.metrics.polls.labels(str(after.outcome or "failed")).inc()
        if poll.feed is not None:
            self.metrics.items_dropped.inc(poll.feed.dropped)
            self.metrics.polls_incomplete.inc(after.missed)
        return await self._tell(feed_id, entry, state, after)

    async def give_up(self, feed_id: str, entry: Followed, state: PollState) -> PollState:
        """A poll met a bug of ours: the feed backs off as after any failure, and its status says so."""
        failed = Poll(reason=QuotewireError.reason)
        jitter = random.random()  # noqa: S311
        after = next_poll(state, failed, self.now(), jitter=jitter, limits=poll_limits(self.settings))
        self.metrics.polls.labels(str(after.outcome)).inc()
        try:
            return await self._tell(feed_id, entry, state, after)
        except Exception as exc:
            log.error("publishing a feed's status failed", feed=feed_id, error=repr(exc))
            return after

    async def take(
        self, feed_id: str, entry: Followed, state: PollState, body: bytes, headers: Mapping[str, str]
    ) -> tuple[PollState, int]:
        """What a hub pushed: published as a poll would; how many items were new or revised.

        Raises FeedError where the body is no feed.
        """
        url = entry.subscription.uri
        feed = await read_feed(self.pool, self.settings, body, url, headers, feed_uri=url)
        changes = new_items(feed, state.seen)
        title = entry.subscription.title or feed.title
        await self._publish(changes.items, feed_id, entry, title)
        now, push = self.now(), entry.push
        if push and changes.items:  # one that brings nothing is no sign of life
            push = replace(push, last_push=now)
        until = alive_until(push, state.rhythm)
        after = after_push(state, feed, changes, now, until, limits=poll_limits(self.settings))
        return await self._tell(feed_id, entry, state, after), len(changes.items)

    async def _tell(self, feed_id: str, entry: Followed, before: PollState, after: PollState) -> PollState:
        """What an operator should know goes to the feed-status topic, so that no feed dies silently.

        Where nothing changed, the times in it are brought up to date once an hour at most: a record whose next
        poll is long past is that of a feed that nobody polls.
        """
        now = self.now()
        changed = is_news(before, after)
        if not changed and after.told is not None and now - after.told < _TOLD_AGAIN_AFTER:
            return after
        record = feed_status_record(entry.subscription, after, before)
        event_id = f"{feed_id}:{millis(now)}"
        await self.publisher.publish([Outgoing(FEED_STATUS, feed_id, record, event_id, record.uri)])
        if changed:
            self._log(before, after, record.url)
        return replace(after, told=now)

    def _log(self, before: PollState, after: PollState, url: str) -> None:
        if before.last_poll is None or after.status != before.status:
            self.metrics.feed_changes.labels(after.status).inc()
        troubled = after.silent or after.failing_long or after.missed or after.status in _TROUBLED
        (log.warning if troubled else log.info)(
            "feed status",
            feed=url,
            status=str(after.status),
            silent=after.silent,
            failing_long=after.failing_long,
            missed=after.missed,
            why=after.why,
            notes=after.notes,
        )

    async def _push_until(self, feed_id: str, state: PollState, *, found: bool) -> datetime | None:
        """Until when the hub is trusted. A poll that found something new shows that it is not to be."""
        current = self.polls.get(feed_id)
        push = current.push if current else None
        if current is not None and push is not None and found and push.last_push is not None:
            push = replace(push, last_push=None)
            await self.polls.put(feed_id, replace(current, push=push))
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


def _failed(poll: Poll, exc: QuotewireError) -> Poll:
    if not isinstance(exc, FetchError):
        return replace(poll, reason=exc.reason)
    headers = {} if exc.retry_after_s is None else {"retry-after": str(round(exc.retry_after_s))}
    return replace(poll, status=exc.status, headers=headers, reason=exc.reason)
