"""Pages that were fetched and whose articles are not published yet: how much they weigh, and which is the latest."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager


class Backlog:
    """Bytes of pages that are fetched and not published: while they are too many, no further page is fetched.

    What is being fetched at that moment comes on top: `fetches_at_once` pages of `page_max_bytes` at worst.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = 0
        self._has_room = asyncio.Event()
        self._has_room.set()

    async def room(self) -> None:
        """Wait until less than the limit is held."""
        await self._has_room.wait()

    @contextmanager
    def holding(self, size: int) -> Iterator[None]:
        """So many bytes are held while the block lasts."""
        self._add(size)
        try:
            yield
        finally:
            self._add(-size)

    def _add(self, size: int) -> None:
        self._held += size
        if self._held < self._limit:
            self._has_room.set()
        else:
            self._has_room.clear()


class Fetched:
    """When the page of an article was last fetched: two items in flight may lead to the same one.

    Its versions follow each other in the order in which the pages were fetched, not in that in which they were
    read.
    """

    def __init__(self, remembered: int) -> None:
        self._remembered = remembered
        self._asked_at: OrderedDict[str, float] = OrderedDict()

    def is_latest(self, uri: str, asked_at: float) -> bool:
        """Whether no page of this article was met that was fetched later. This one is remembered."""
        latest = self._asked_at.pop(uri, asked_at)
        self._asked_at[uri] = max(latest, asked_at)
        if len(self._asked_at) > self._remembered:
            self._asked_at.popitem(last=False)
        return asked_at >= latest
