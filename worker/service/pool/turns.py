"""Who gets a place next: first come, first served, but for those who are told to stand at the back."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """So many places. Whoever stands at the back gets one when nobody else waits, and only one of them at a time.

    With one place only, those at the back hold it as all others do, each in its turn.
    """

    def __init__(self, places: int) -> None:
        self._free = places
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._behind: deque[asyncio.Future[None]] = deque()
        self._one_behind = False

    @asynccontextmanager
    async def place(self, *, behind: bool = False) -> AsyncIterator[None]:
        """Wait for one, and hold it while the block lasts."""
        await (self._wait(self._behind) if behind else self._wait(self._waiting))
        try:
            yield
        finally:
            self._free += 1
            if behind:
                self._one_behind = False
            self._call()

    async def _wait(self, queue: deque[asyncio.Future[None]]) -> None:
        turn = asyncio.get_running_loop().create_future()
        queue.append(turn)
        self._call()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # its turn had come at that very moment
                self._free += 1
                if queue is self._behind:
                    self._one_behind = False
            self._call()
            raise

    def _call(self) -> None:
        """Give out what is free."""
        while self._free and (turn := self._next()) is not None:
            self._free -= 1
            turn.set_result(None)

    def _next(self) -> asyncio.Future[None] | None:
        while self._waiting:
            if not (turn := self._waiting.popleft()).done():
                return turn
        while self._behind and not self._one_behind:
            if not (turn := self._behind.popleft()).done():
                self._one_behind = True
                return turn
        return None
