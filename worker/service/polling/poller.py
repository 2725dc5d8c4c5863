"""Due feeds -> polls, in their time. A worker polls the feeds of the partitions it owns."""

import asyncio
import random
from collections import Counter, deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from traceback import format_tb
from weakref import WeakValueDictionary

import structlog

from worker.errors import QuotewireError
from worker.feeds.model import FeedStatus, PollState
from worker.feeds.schedule.health import is_overdue
from worker.feeds.schedule.hosts import is_throttled, resting_hosts
from worker.feeds.schedule.neighbours import host_of
from worker.feeds.schedule.plan import after_restart, first_state, is_due, sooner
from worker.service.http import HttpClient, Place
from worker.service.http.client import utc_now
from worker.service.http.settings import poll_limits
from worker.service.kafka.publisher import Publisher
from worker.service.metrics import Metrics
from worker.service.polling.due_queue import Agenda
from worker.service.polling.neighbours import Alone, Neighbours
from worker.service.polling.poll import Asker
from worker.service.polling.poll_table import Followed, PollTable
from worker.service.pool.processes import Pool
from worker.settings import Settings

log = structlog.get_logger(__name__)

_OUR_BUG = QuotewireError.reason
_TICK_S = 0.5
_LOOK_TICKS = 20
_REST_S = 10.0
_SPREAD_PER_FEED_S = 0.2
_SPREAD_MAX_S = 600.0


@dataclass(slots=True)
class Poller:
    """Polls each feed when it is due, `polls_at_once` at a time. `owns` tells which feeds are ours.

    What is due waits in a line for each host, and only who is at the head of one waits for the host's turn. It takes
    a place among those at once when that has come: many feeds of one host keep no other host's from being polled.

    A tick costs what is due and no more. The whole table is looked through every ten seconds, which finds what
    came without a word: feeds of partitions that we got, and whose table was read back.
    """

    settings: Settings
    http: HttpClient
    pool: Pool
    publisher: Publisher
    polls: PollTable
    metrics: Metrics
    owns: Callable[[str], bool]
    now: Callable[[], datetime] = utc_now
    neighbours: Neighbours = field(default_factory=Alone)
    _lines: dict[str, deque[str]] = field(default_factory=dict)
    _in_line: set[str] = field(default_factory=set)
    _running: set[asyncio.Task[None]] = field(default_factory=set)
    _agenda: Agenda = field(default_factory=Agenda)
    _throttled: set[str] = field(default_factory=set)
    _followed: int = 0
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    _places: asyncio.Semaphore = field(init=False)
    _asker: Asker = field(init=False)

    def __post_init__(self) -> None:
        self._asker = Asker(
            self.settings, self.http, self.pool, self.publisher, self.polls, self.metrics, self.now
        )
        self._places = asyncio.Semaphore(self.settings.polls_at_once)

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
        begun = self._begin()
        if self._running:
            await asyncio.wait(self._running)
        self._look()
        return len(begun)

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
        running = list(self._running)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)
        self._lines.clear()  # one that was cancelled before its first step has not done so itself
        self._in_line.clear()
        self._agenda.clear()
        self._throttled.clear()

    def _begin(self) -> list[str]:
        """Put what is due in the lines of its hosts; which feeds those are."""
        now = self.now()
        begun = []
        resting: frozenset[str] | None = None
        for feed_id, state in self._agenda.due(now):
            if feed_id in self._in_line:  # its end has it looked at again
                continue
            entry = self._followed_by_us(feed_id)
            if entry is None:
                continue
            resting = self._resting(now) if resting is None else resting
            host = _host(entry, state)
            if host in resting:
                self._agenda.look_at(feed_id, now + timedelta(seconds=_REST_S))
                continue
            self._queue(feed_id, host)
            begun.append(feed_id)
        return begun

    def _queue(self, feed_id: str, host: str) -> None:
        self._in_line.add(feed_id)
        if host in self._lines:
            self._lines[host].append(feed_id)
            return
        self._lines[host] = deque([feed_id])
        task = asyncio.create_task(self._serve(host))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _serve(self, host: str) -> None:
        """Poll the feeds that stand in the line of a host, one after the other."""
        line = self._lines[host]
        try:
            while line:
                while wait_s := self.neighbours.wait_s(host, self.now()):  # noqa: ASYNC110 - a clock says so
                    await asyncio.sleep(wait_s)
                await self._poll_in_turn(line[0], host)
                self._in_line.discard(feed_id := line.popleft())
                self._look_again(feed_id)
        finally:
            del self._lines[host]
            for feed_id in line:  # cut short: who stands in it still is looked at again
                self._in_line.discard(feed_id)
                self._agenda.look_at(feed_id, self.now())

    def _look_again(self, feed_id: str) -> None:
        """When it is due next: it may have been due while its row was on its way to the changelog, and passed over."""
        state = self._agenda.get(feed_id)
        if state is not None and not state.gone:
            self._agenda.look_at(feed_id, state.next_poll)

    def _followed_by_us(self, feed_id: str) -> Followed | None:
        """The feed, if it is to be polled, and by us; else it is dropped from the agenda."""
        entry = self.polls.get(feed_id)
        if entry is not None and entry.subscription.enabled and self.owns(feed_id):
            return entry
        self._drop(feed_id)
        return None

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
        if met is not None and (
            entry.state is not None or met.last_poll is None or met.last_reason == _OUR_BUG
        ):
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
        throttled += [
            (host, state)
            for feed_id, host, state in self.neighbours.throttled()
            if self._agenda.get(feed_id) is None  # of ours we know better
        ]
        return resting_hosts(throttled, now)

    async def _poll_in_turn(self, feed_id: str, host: str) -> None:
        entry, state = self._followed_by_us(feed_id), self._agenda.get(feed_id)
        if entry is None or state is None:
            return
        if host in self._resting(self.now()):  # what its other feeds were told while this one stood in line
            self._agenda.look_at(feed_id, self.now() + timedelta(seconds=_REST_S))
            return
        async with Place(self._places) as place, self._lock(feed_id):
            state = self._agenda.get(feed_id) or state
            if not is_due(state, self.now()):  # something was pushed meanwhile
                return
            try:
                after = await self._asker.ask(feed_id, entry, state, place)
                await self._remember(feed_id, after)
            except Exception as exc:
                log.error(
                    "unexpected error during a poll",
                    feed=feed_id,
                    error=repr(exc),
                    where=format_tb(exc.__traceback__),
                )
                self._put(feed_id, after := await self._asker.give_up(feed_id, entry, state))
                with suppress(Exception):  # told above, if that is where the bug is
                    await self._keep(feed_id, after)

    async def hasten(self, feed_id: str, why: str) -> None:
        """Poll the feed as soon as its floor allows, unless the operator says how often."""
        entry, state = self.polls.get(feed_id), self._agenda.get(feed_id)
        if entry is not None and state is not None and not entry.subscription.poll_every_s:
            await self._remember(feed_id, sooner(state, self.now(), why, limits=poll_limits(self.settings)))

    async def pushed(self, feed_id: str, body: bytes, headers: Mapping[str, str]) -> int:
        """What the feed's hub has pushed; how many items were new or revised. Raises FeedError."""
        async with self._lock(feed_id):
            entry = self.polls.get(feed_id)
            if entry is None:
                return 0
            state = self._agenda.get(feed_id) or entry.state or first_state(self.now())
            after, found = await self._asker.take(feed_id, entry, state, body, headers)
            await self._remember(feed_id, after)
            return found

    def _lock(self, feed_id: str) -> asyncio.Lock:
        """A poll and a push of one feed follow each other: both know by the same memory what is new."""
        return self._locks.setdefault(feed_id, asyncio.Lock())

    async def _remember(self, feed_id: str, state: PollState) -> None:
        if self.polls.get(feed_id) is not None:
            self._put(feed_id, state)
            await self._keep(feed_id, state)

    async def _keep(self, feed_id: str, state: PollState) -> None:
        """In the table, where the feed is followed still, and by us."""
        current = self.polls.get(feed_id)
        if current is not None and self.owns(feed_id):
            await self.polls.put(feed_id, replace(current, state=state))


def _host(entry: Followed, state: PollState) -> str:
    return host_of(state.moved_to or entry.subscription.uri)
