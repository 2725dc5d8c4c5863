"""Which events are finished, and so what may be committed: nothing unfinished is ever passed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from worker.service.delivery.commit_metadata import Span, Standing, standing_of
from worker.service.event import Partition


@dataclass(slots=True)
class _Progress:
    """One partition: offsets in work, and where it stands.

    `ahead` are events that the owner before us had finished out of turn and that have not come to us yet.
    """

    next_offset: int
    committed: Standing
    open: set[int] = field(default_factory=set)
    ahead: tuple[Span, ...] = ()

    def standing(self, finished: Iterable[int] = ()) -> Standing:
        """As it is, or as it will be once these are finished too."""
        standing = standing_of(self.next_offset, self.open.difference(finished), self.ahead)
        return replace(standing, topic=self.committed.topic)

    def pass_to(self, offset: int) -> None:
        """All before `offset` was taken, or was finished by others."""
        self.next_offset = max(self.next_offset, offset)
        if self.ahead and self.ahead[0].start < self.next_offset:
            self.ahead = tuple(
                Span(max(start, self.next_offset), end) for start, end in self.ahead if end > self.next_offset
            )


@dataclass(slots=True)
class Acks:
    """Started and finished offsets of the partitions that we own.

    Faust's own bookkeeping commits past an event that is still in flight (its issue 606) and acks an event
    that it skips at a rebalance; so we keep ours and commit from it. Not thread-safe; one loop uses it.
    """

    _partitions: dict[Partition, _Progress] = field(default_factory=dict)

    def begin(self, partition: Partition, standing: Standing) -> None:
        """The partition is ours, and so far it is done. No-op where it is known."""
        self._partitions.setdefault(partition, _Progress(standing.offset, standing, ahead=standing.ahead))

    def expected(self, partition: Partition) -> int | None:
        """The offset after the last that was started; None where the partition has not begun."""
        progress = self._partitions.get(partition)
        return None if progress is None else progress.next_offset

    def standing(self, partition: Partition, finished: Iterable[int] = ()) -> Standing | None:
        """How far it is done, or will be once these are finished too; None where it has not begun."""
        progress = self._partitions.get(partition)
        return None if progress is None else progress.standing(finished)

    def start(self, partition: Partition, offset: int) -> bool:
        """An event was taken; False where it is in work or was finished by the owner before us.

        Faust was seen to deliver an event twice under load. An offset below what was committed is
        accepted too: doing it again is harmless, leaving it out might lose it.
        """
        progress = self._partitions.setdefault(partition, _Progress(offset, Standing(offset)))
        if offset in progress.open:
            return False
        known = any(start <= offset < end for start, end in progress.ahead)
        progress.pass_to(offset + 1)
        if not known:
            progress.open.add(offset)
        return not known

    def pass_over(self, partition: Partition, end: int) -> None:
        """Up to before `end` there is no record that was not taken."""
        if partition in self._partitions:
            self._partitions[partition].pass_to(end)

    def unfinished(self, partition: Partition, end: int) -> int:
        """How many offsets before `end` were neither taken here nor finished by the owner before us."""
        progress = self._partitions.get(partition)
        if progress is None:
            return 0
        ahead = sum(max(0, min(span.end, end) - span.start) for span in progress.ahead)
        return max(0, end - progress.next_offset - ahead)

    def finish(self, partition: Partition, offset: int) -> None:
        """Its fate is sealed: what it had to publish is acknowledged. Revoked events are ignored."""
        progress = self._partitions.get(partition)
        if progress is not None:
            progress.open.discard(offset)

    def committable(self) -> dict[Partition, Standing]:
        """Partition -> what to commit, where it differs from the last commit, and is not behind it."""
        standings = {partition: progress.standing() for partition, progress in self._partitions.items()}
        return {p: each for p, each in standings.items() if _differs(each, self._partitions[p].committed)}

    def committed(self, standings: dict[Partition, Standing]) -> None:
        """These were committed."""
        for partition, standing in standings.items():
            if partition in self._partitions:
                self._partitions[partition].committed = standing

    def forget(self) -> None:
        """All partitions were taken from us: what is open will be read again by its next owner."""
        self._partitions.clear()


def _differs(standing: Standing, committed: Standing) -> bool:
    return standing.offset > committed.offset or (
        standing.offset == committed.offset and standing != committed
    )
