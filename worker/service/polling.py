"""Due feeds -> polls, in their time. A worker polls the feeds of the partitions it owns."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

import structlog

from worker.feeds.health import is_overdue
from worker.feeds.hosts import is_throttled, resting_hosts
from worker.feeds.model import FeedStatus, PollState
from worker.feeds.polling import Poll
from worker.feeds.schedule import after_restart, first_state, is_due, next_poll
from worker.service.agenda import Agenda
from worker.service.asking import Asker
from worker.service.http import HttpClient
from worker.service.http.client import utc_now
from worker.service.metrics import Metrics
from worker.service.pool import Pool
from worker.service.publish import Publisher
from worker.service.tables import Followed, PollTable
from worker.settings import Settings

log = structlog.get_logger(__name__)

_TICK_S = 0.5
_LOOK_TICKS = 20
_REST_S = 10.0
_SPREAD_PER_FEED_S = 0.2
_SPREAD_MAX_S = 600.0


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
    _asker: Asker = field(init=False)

    def __post_init__(self) -> None:
        self._asker = Asker(
            self.settings, self.http, self.pool, self.publisher, self.polls, self.metrics, self.now
        )
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
        self._survey([state for feed_id in ours if (state := followed[feed_id].state) is not None], now)

    def _survey(self, states: list[PollState], now: datetime) -> None:
        """How many of our feeds are in which status, for the metrics."""
        counts = Counter(state.status for state in states)
        for status in FeedStatus:
            self.metrics.feeds.labels(status).set(counts[status])
        self.metrics.feeds_silent.set(sum(state.silent for state in states))
        self.metrics.feeds_failing_long.set(sum(state.failing_long for state in states))
        waiting = [state for _, state in self._agenda.items()]
        self.metrics.feeds_overdue.set(
            sum(is_overdue(state.next_poll, now) for state in waiting if not state.gone)
        )

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
            self._remember(feed_id, await self._asker.ask(feed_id, entry, state))

    async def pushed(self, feed_id: str, body: bytes, headers: Mapping[str, str]) -> int:
        """What the feed's hub has pushed; how many items were new or revised. Raises FeedError."""
        async with self._lock(feed_id):
            entry = self.polls.get(feed_id)
            if entry is None:
                return 0
            state = self._agenda.get(feed_id) or entry.state or first_state(self.now())
            after, found = await self._asker.take(feed_id, entry, state, body, headers)
            self._remember(feed_id, after)
            return found

    def _lock(self, feed_id: str) -> asyncio.Lock:
        """A poll and a push of one feed follow each other: both know by the same memory what is new."""
        return self._locks.setdefault(feed_id, asyncio.Lock())

    def _remember(self, feed_id: str, state: PollState) -> None:
        self._put(feed_id, state)
        current = self.polls.get(feed_id)
        if current is not None and self.owns(feed_id):
            self.polls.put(feed_id, replace(current, state=state))

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
