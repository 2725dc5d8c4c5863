"""Sites whose pages ran out of their time, or brought a process down: they wait behind all others for a while."""

from collections import OrderedDict

_FOR_S = 600.0
_AT_MOST = 1_024  # a page names its own site: what is remembered of hostile ones has a bound


class SlowSites:
    """The sites met lately. Times are seconds of a monotonic clock.

    A page that takes all of its time takes as much as a thousand others. One site may have a hundred of them;
    so from the first on they get one process at most, and only what the others leave.
    """

    def __init__(self) -> None:
        self._until: OrderedDict[str, float] = OrderedDict()

    def note(self, site: str, now: float) -> None:
        """One of its pages was too slow just now."""
        self._until.pop(site, None)
        self._until[site] = now + _FOR_S
        if len(self._until) > _AT_MOST:
            self._until.popitem(last=False)

    def holds(self, site: str, now: float) -> bool:
        """Whether one of its pages was too slow in the last ten minutes."""
        return self._until.get(site, now) > now
