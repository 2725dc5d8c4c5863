"""Which offsets may be committed: only what lies before the first unfinished event of its partition."""

import heapq
from dataclasses import dataclass, field
from typing import NamedTuple


class Partition(NamedTuple):
    """One partition of one topic. Equal to Faust's TP, which is the same tuple."""

    topic: str
    partition: int


@dataclass(slots=True)
class _Progress:
    """One partition: offsets in work, as a set and as a heap with stale entries, and where it stands."""

    open: set[int] = field(default_factory=set)
    heap: list[int] = field(default_factory=list)
    next_offset: int | None = None
    committed: int = 0

    def position(self) -> int:
        """The offset to commit: the first unfinished one, or the one after the last that was started."""
        while self.heap and self.heap[0] not in self.open:
            heapq.heappop(self.heap)
        return self.heap[0] if self.heap else self.next_offset or 0


@dataclass(slots=True)
class Acks:
    """Started and finished offsets of the partitions that we own.

    Faust's own bookkeeping commits past an event that is still in flight (its issue 606) and acks an event
    that it skips at a rebalance; so we keep ours and commit from it. Not thread-safe; one loop uses it.
    """

    _partitions: dict[Partition, _Progress] = field(default_factory=dict)

    def begin(self, partition: Partition, offset: int) -> None:
        """The partition is ours; `offset` is the first that is not committed. No-op where it is known."""
        progress = self._partitions.setdefault(partition, _Progress())
        if progress.next_offset is None:
            progress.next_offset = progress.committed = offset

    def expected(self, partition: Partition) -> int | None:
        """The offset after the last that was started; None where the partition has not begun."""
        progress = self._partitions.get(partition)
        return None if progress is None else progress.next_offset

    def position(self, partition: Partition) -> int | None:
        """The offset up to which all is finished; None where the partition has not begun."""
        progress = self._partitions.get(partition)
        return None if progress is None or progress.next_offset is None else progress.position()

    def start(self, partition: Partition, offset: int) -> bool:
        """An event was taken; False where it is in work already, so that it must not be started again.

        Faust was seen to deliver an event twice under load. An offset below what was committed is
        accepted too: doing it again is harmless, leaving it out might lose it.
        """
        progress = self._partitions.setdefault(partition, _Progress())
        if offset in progress.open:
            return False
        progress.open.add(offset)
        heapq.heappush(progress.heap, offset)
        progress.next_offset = max(progress.next_offset or 0, offset + 1)
        return True

    def finish(self, partition: Partition, offset: int) -> None:
        """Its fate is sealed: what it had to publish is acknowledged. Revoked events are ignored."""
        progress = self._partitions.get(partition)
        if progress is not None:
            progress.open.discard(offset)

    def committable(self) -> dict[Partition, int]:
        """Partition -> offset to commit, the next one to read, where it has grown since the last commit."""
        positions = {partition: progress.position() for partition, progress in self._partitions.items()}
        return {p: offset for p, offset in positions.items() if offset > self._partitions[p].committed}

    def committed(self, offsets: dict[Partition, int]) -> None:
        """These were committed."""
        for partition, offset in offsets.items():
            if partition in self._partitions:
                self._partitions[partition].committed = offset

    def forget(self) -> None:
        """All partitions were taken from us: what is open will be read again by its next owner."""
        self._partitions.clear()

    def in_flight(self) -> int:
        """Events started and not finished."""
        return sum(len(progress.open) for progress in self._partitions.values())
