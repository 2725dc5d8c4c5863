"""When a host's turn is: the gap, the queue and the pause that every request waits for.

This is the backpressure of enrich_items: who asks waits here, per host and in order, so that a slow host
holds up only its own pages.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from worker.errors import HostBusy
from worker.service.http.options import PaceRules

_MAX_SLOWNESS = 16.0


@dataclass(frozen=True, slots=True)
class Errand:
    """What a turn is wanted for. `max_wait_s` None: waits as long as it takes, pauses apart.

    Feeds do not heed pauses: their own schedule keeps Retry-After, feed by feed, so that one bad route of a
    shared host does not silence the others.
    """

    gap_s: float
    heeds_pauses: bool
    max_wait_s: float | None = None


@dataclass(slots=True)
class _Host:
    """What is remembered of a host. Times are the loop's."""

    places: asyncio.Semaphore
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)
    last_start: float = float("-inf")
    paused_until: float = float("-inf")
    slowness: float = 1.0
    holders: int = 0  # waiting or at work

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
    async def turn(self, name: str, errand: Errand) -> AsyncIterator[None]:
        """Wait for the host's turn; it lasts as long as the block.

        Raises HostBusy, before or while waiting, when the turn is more than `max_wait_s` off.
        """
        host = self._host(name)
        host.holders += 1
        try:
            self._refuse_a_long_wait(name, host, errand, queue=host.holders - 1)
            async with host.places:
                async with host.gate:  # one at a time works out when to start, so that gaps hold
                    await self._until_due(name, host, errand)
                    await self._everywhere.acquire()
                    host.last_start = self._clock()
                try:
                    yield
                finally:
                    self._everywhere.release()
        finally:
            host.holders -= 1

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

    async def _until_due(self, name: str, host: _Host, errand: Errand) -> None:
        """Sleep; and look again, since a pause may have come in the meantime."""
        while (wait_s := host.due(errand) - self._clock()) > 0:
            self._refuse_a_long_wait(name, host, errand, queue=0)
            await asyncio.sleep(wait_s)

    def _refuse_a_long_wait(self, name: str, host: _Host, errand: Errand, queue: int) -> None:
        if errand.max_wait_s is None:
            return
        wait_s = max(host.due(errand) - self._clock(), 0.0)
        wait_s += queue * errand.gap_s * host.slowness
        if wait_s > errand.max_wait_s:
            raise HostBusy(f"{name} is due in {wait_s:.0f} s", retry_after_s=wait_s)

    def _host(self, name: str) -> _Host:
        host = self._hosts.get(name)
        if host is None:
            if len(self._hosts) >= self._rules.max_hosts:
                self._forget_the_rested()
            host = self._hosts[name] = _Host(asyncio.Semaphore(self._rules.per_host))
        return host

    def _forget_the_rested(self) -> None:
        """Drop whoever owes no wait; where that is not a tenth, those soonest due as well."""
        now = self._clock()
        longest = Errand(max(self._rules.feed_gap_s, self._rules.max_crawl_delay_s), heeds_pauses=True)
        idle = sorted((host.due(longest), name) for name, host in self._hosts.items() if host.holders == 0)
        for position, (due, name) in enumerate(idle):
            if due > now and position >= self._rules.max_hosts // 10:
                break
            del self._hosts[name]
