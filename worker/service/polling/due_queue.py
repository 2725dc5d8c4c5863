"""Which feeds are due now, found without looking at those that are not."""

import heapq
from collections.abc import Iterator
from datetime import datetime

from worker.feeds.model import PollState
from worker.feeds.schedule.plan import is_due


class Agenda:
    """Feed id -> PollState, and a heap of times at which to look at a feed.

    A time in the heap says only when to look; the state then says whether the feed is due. So a state that
    changes needs no search for its old time: that one finds nothing to do when it comes up.
    """

    def __init__(self) -> None:
        self._states: dict[str, PollState] = {}
        self._times: list[tuple[datetime, str]] = []

    def put(self, feed_id: str, state: PollState) -> None:
        """The feed is polled as this state says, from now on."""
        self._states[feed_id] = state
        if not state.gone:
            self.look_at(feed_id, state.next_poll)

    def look_at(self, feed_id: str, when: datetime) -> None:
        """Look at the feed then as well: it is due, and cannot be polled now."""
        if len(self._times) > 2 * len(self._states) + 100:  # times that find nothing to do, mostly
            self._times = [(each.next_poll, key) for key, each in self._states.items() if not each.gone]
            heapq.heapify(self._times)
        heapq.heappush(self._times, (when, feed_id))

    def get(self, feed_id: str) -> PollState | None:
        """The feed's state, where it is on the agenda."""
        return self._states.get(feed_id)

    def drop(self, feed_id: str) -> None:
        """The feed is polled no more."""
        self._states.pop(feed_id, None)

    def clear(self) -> None:
        """No feed is."""
        self._states.clear()
        self._times.clear()

    def due(self, now: datetime) -> Iterator[tuple[str, PollState]]:
        """Takes out what is due: each comes once, until it is put again or to be looked at again."""
        taken = set()
        while self._times and self._times[0][0] <= now:
            _, feed_id = heapq.heappop(self._times)
            state = self._states.get(feed_id)
            if state is not None and is_due(state, now) and feed_id not in taken:
                taken.add(feed_id)
                yield feed_id, state

    def items(self) -> list[tuple[str, PollState]]:
        """All feeds with their states."""
        return list(self._states.items())

    def __len__(self) -> int:
        return len(self._states)
