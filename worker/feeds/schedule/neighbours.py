"""What the status of all feeds says of their hosts: which partitions share one, and which of them were told to wait.

A host's feeds lie in many partitions, and so with many workers. Each of these reads the status of all feeds, and they
divide the time of a shared host by the clock: its partitions take turns, one poll each (ADR 0110).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from worker.feeds.model import PollState
from worker.feeds.schedule.hosts import is_throttled

_SLOT = 1.25  # of the gap, and a poll begins within its first fifth: two in a row are a gap apart
_BEGIN = 0.25


@dataclass(slots=True)
class Neighbourhood:
    """All feeds by host. `partition_of` tells where a feed id lies."""

    partition_of: Callable[[str], int]
    _feeds: dict[str, tuple[str, int]] = field(default_factory=dict)
    _partitions: dict[str, Counter[int]] = field(default_factory=dict)
    _throttled: dict[str, tuple[str, PollState]] = field(default_factory=dict)
    _used: dict[str, int] = field(default_factory=dict)

    def hear(self, feed_id: str, url: str, state: PollState | None) -> None:
        """The last word on a feed: where it is polled, and of its state what says so. None where nobody polls it."""
        self._forget(feed_id)
        host = host_of(url)
        if state is None or not host:
            return
        partition = self.partition_of(feed_id)
        self._feeds[feed_id] = host, partition
        self._partitions.setdefault(host, Counter())[partition] += 1
        if is_throttled(state):
            self._throttled[feed_id] = host, state

    def throttled(self) -> Iterator[tuple[str, str, PollState]]:
        """(feed id, host, state) of the feeds that were last told to come back later."""
        for feed_id, (host, state) in self._throttled.items():
            yield feed_id, host, state

    def wait_s(self, host: str, now: datetime, ours: Collection[int], gap_s: float) -> float:
        """How long until a poll of the host may begin here, where `ours` are the partitions that we have.

        None has to wait for hosts of one worker. 0.0 gives the slot away: who asks again within it, since the poll took
        less than that, waits for the next.
        """
        sharing = sorted(self._partitions.get(host, ()))
        if gap_s <= 0 or all(partition in ours for partition in sharing):
            return 0.0
        if not any(partition in ours for partition in sharing):  # a feed of ours that nobody has heard of yet
            return 0.0
        slot_s, time_s = gap_s * _SLOT, now.timestamp()
        slot = int(time_s // slot_s)
        in_time = time_s - slot * slot_s <= gap_s * _BEGIN
        if in_time and sharing[slot % len(sharing)] in ours and self._used.get(host) != slot:
            self._used[host] = slot
            return 0.0
        ahead = next(n for n in range(1, len(sharing) + 1) if sharing[(slot + n) % len(sharing)] in ours)
        return (slot + ahead) * slot_s - time_s

    def _forget(self, feed_id: str) -> None:
        self._throttled.pop(feed_id, None)
        host, partition = self._feeds.pop(feed_id, ("", 0))
        if host:
            left = self._partitions[host]
            left[partition] -= 1
            if left[partition] <= 0:
                del left[partition]
            if not left:
                del self._partitions[host]
                self._used.pop(host, None)


def host_of(url: str) -> str:
    """In lower case; "" where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
