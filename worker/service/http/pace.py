"""When a host's turn is: the gap, the queue and the pause that every request waits for.

This is the backpressure of enrich_items: who asks waits here, per host and in order, so that a slow host
holds up only its own pages.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import TracebackType

from worker.errors import HostBusy
from worker.service.http.options import PaceRules

_MAX_SLOWNESS = 16.0


class Place:
    """One of so many that a caller shares out, taken when the turn of a host has come and not while it is waited for.

    So who waits for a slow host keeps nobody from another one. Whoever makes a place leaves its block with it given
    back.
    """

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self._taken = False

    async def take(self) -> None:
        """Wait for a place, unless this one is taken already."""
        if not self._taken:
            await self._places.acquire()
            self._taken = True

    def give_back(self) -> None:
        """Before the turn of another host is waited for."""
        if self._taken:
            self._taken = False
            self._places.release()

    async def __aenter__(self) -> "Place":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.give_back()


@dataclass(frozen=True, slots=True)
class Errand:
    """What a turn is wanted for.

    Feeds do not heed pauses: their own schedule keeps Retry-After, feed by feed, so that one bad route of a
    shared host does not silence the others. robots.txt opens no gap: it belongs to the page that follows.
    `max_wait_s` None waits as long as it takes. `place` is taken when the turn has come.
    """

    gap_s: float
    heeds_pauses: bool = True
    opens_gap: bool = True
    max_wait_s: float | None = None
    place: Place | None = None


@dataclass(slots=True)
class _Host:
    """What is remembered of a host. Times are the loop's."""

    places: asyncio.Semaphore
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)
    last_start: float = float("-inf")
    paused_until: float = float("-inf")
    slowness: float = 1.0
    waiting: int = 0
    at_work: int = 0

    def due(self, errand: Errand) -> float:
        """The earliest time at which the next request may start."""
        due = self.last_start + errand.gap_s * self.slowness
        return max(due, self.paused_until) if errand.heeds_pauses else due


class Pace:
    """Turns, first come first served per host; at most `per_host` at work on one host, `everywhere` in all.

    Cancelling a waiter at any point gives its place back. Memory is bounded by the callers that wait plus
    `max_hosts`.
    """

    def __init__(self, rules: PaceRules, clock: Callable[[], float]) -> None:
        self._rules = rules
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._everywhere = asyncio.Semaphore(rules.everywhere)

    @asynccontextmanager
    async def turn(self, name: str, errand: Errand, *, url: str = "") -> AsyncIterator[None]:
        """Wait for the host's turn; it lasts as long as the block.

        Raises HostBusy, before or while waiting, when the turn is more than `max_wait_s` off.
        """
        host = self._host(name)
        self._refuse_a_long_wait(host, errand, host.waiting, url)
        host.waiting += 1
        try:
            await host.places.acquire()
        except BaseException:
            host.waiting -= 1
            raise
        try:
            try:
                await self._start(host, errand, url)
            finally:
                host.waiting -= 1
            host.at_work += 1
            try:
                yield
            finally:
                host.at_work -= 1
                self._everywhere.release()
        finally:
            host.places.release()

    def slow_down(self, name: str, retry_after_s: float | None) -> None:
        """The host answered 429 or 503: double its gaps, and pause its pages for as long as it asked."""
        host = self._host(name)
        host.slowness = min(host.slowness * 2, _MAX_SLOWNESS)
        pause_s = self._rules.pause_s if retry_after_s is None else retry_after_s
        pause_s = min(max(pause_s, 0.0), self._rules.max_pause_s)
        host.paused_until = max(host.paused_until, self._clock() + pause_s)

    def recover(self, name: str) -> None:
        """The host answered well: go half the way back to the usual gaps."""
        host = self._hosts.get(name)
        if host is not None:
            host.slowness = max(host.slowness / 2, 1.0)

    def __len__(self) -> int:
        """How many hosts are remembered."""
        return len(self._hosts)

    async def _start(self, host: _Host, errand: Errand, url: str) -> None:
        """Sleep until the host is due, one after the other, so that gaps hold with several places too.

        Looks again after every sleep, since a pause may have come in the meantime.
        """
        async with host.gate:
            while (wait_s := host.due(errand) - self._clock()) > 0:
                self._refuse_a_long_wait(host, errand, 0, url)
                await asyncio.sleep(wait_s)
            if errand.place is not None:
                await errand.place.take()  # before one of those that pages want, too
            await self._everywhere.acquire()
            if errand.opens_gap:
                host.last_start = self._clock()

    def _refuse_a_long_wait(self, host: _Host, errand: Errand, ahead: int, url: str) -> None:
        """The work of those ahead is not known and not counted; their gaps are."""
        if errand.max_wait_s is None:
            return
        wait_s = max(host.due(errand) - self._clock(), 0.0) + ahead * errand.gap_s * host.slowness
        if wait_s > errand.max_wait_s:
            raise HostBusy(f"the host's turn is {wait_s:.0f} s off", url=url, retry_after_s=wait_s)

    def _host(self, name: str) -> _Host:
        host = self._hosts.get(name)
        if host is None:
            if len(self._hosts) >= self._rules.max_hosts:
                self._forget_the_rested()
            host = self._hosts[name] = _Host(asyncio.Semaphore(self._rules.per_host))
        return host

    def _forget_the_rested(self) -> None:
        """Drop who owes no wait, and if that does not free a tenth of the places, who is soonest due."""
        now = self._clock()
        surplus = len(self._hosts) - self._rules.max_hosts * 9 // 10
        longest = Errand(max(self._rules.feed_gap_s, self._rules.max_crawl_delay_s))
        idle = sorted(
            (host.due(longest), name)
            for name, host in self._hosts.items()
            if not host.waiting and not host.at_work
        )
        for position, (due, name) in enumerate(idle):
            if due > now and position >= surplus:
                break
            del self._hosts[name]
