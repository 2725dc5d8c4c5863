"""Who gets a place next: the site that has had the least time of late; those told to stand at the back come last."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

_Turn = asyncio.Future[float]
"""Done when its place is there, with the seconds that were charged for it beforehand."""

_SITES_AT_MOST = 1_024  # a page names its own site: what is remembered of idle ones has a bound


@dataclass(slots=True)
class _Account:
    """One site: who waits, how many places it holds, and the seconds it was charged.

    `lasts_s` is what its last place took. So much is charged when a place is given out, and put right when it is given
    back: what runs now has cost nothing yet, and a site would get all places at once.
    """

    charged_s: float
    waiting: deque[_Turn] = field(default_factory=deque)
    holding: int = 0
    lasts_s: float = 0.0

    @property
    def is_idle(self) -> bool:
        return not self.waiting and not self.holding


class FairQueue:
    """So many places, shared by start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996) among sites.

    First come, first served would hand all places to a site whose pages take seconds each, as long as it has enough
    of them. Here every site that waits gets a like share of the time, whatever one of its pages takes, and its own
    pages in their order. A site that was idle has saved nothing up.

    Whoever stands at the back gets a place when nobody else waits, and only one of them at a time. With one place
    only, those at the back hold it as all others do, each in its turn.
    """

    def __init__(self, places: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._free = places
        self._clock = clock
        self._sites: dict[str, _Account] = {}
        self._virtual_s = 0.0  # what the site served last had been charged: where a site begins that was idle
        self._behind: deque[_Turn] = deque()
        self._one_behind = False

    @asynccontextmanager
    async def place(self, site: str = "", *, behind: bool = False) -> AsyncIterator[None]:
        """Wait for one, and hold it while the block lasts."""
        account = None if behind else self._account(site)
        expected_s = await self._turn(account)
        begun = self._clock()
        try:
            yield
        finally:
            self._give_back(account, expected_s)
            if account is not None:
                account.lasts_s = self._clock() - begun
                account.charged_s += account.lasts_s
            self._call()
            self._forget()

    def _account(self, site: str) -> _Account:
        account = self._sites.setdefault(site, _Account(self._virtual_s))
        if account.is_idle:
            account.charged_s = max(account.charged_s, self._virtual_s)
        return account

    async def _turn(self, account: _Account | None) -> float:
        """Wait for a place; None is the back."""
        turn: _Turn = asyncio.get_running_loop().create_future()
        (self._behind if account is None else account.waiting).append(turn)
        self._call()
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it had come at that very moment
                self._give_back(account, turn.result())
            self._call()
            raise

    def _give_back(self, account: _Account | None, expected_s: float) -> None:
        self._free += 1
        if account is None:
            self._one_behind = False
        else:
            account.holding -= 1
            account.charged_s -= expected_s

    def _call(self) -> None:
        """Give out what is free."""
        while self._free and self._gives_out():
            self._free -= 1

    def _gives_out(self) -> bool:
        while waiting := [account for account in self._sites.values() if account.waiting]:
            account = min(waiting, key=lambda account: account.charged_s)
            if not (turn := account.waiting.popleft()).done():
                self._virtual_s = max(self._virtual_s, account.charged_s)
                account.holding += 1
                account.charged_s += account.lasts_s
                turn.set_result(account.lasts_s)
                return True
        while self._behind and not self._one_behind:
            if not (turn := self._behind.popleft()).done():
                self._one_behind = True
                turn.set_result(0.0)
                return True
        return False

    def _forget(self) -> None:
        """An idle site that was charged no more than it would begin with is a new one; of the others, the first go."""
        if len(self._sites) <= _SITES_AT_MOST:
            return
        idle = [site for site, account in self._sites.items() if account.is_idle]
        settled = [site for site in idle if self._sites[site].charged_s <= self._virtual_s]
        for site in settled or idle[:1]:
            del self._sites[site]
