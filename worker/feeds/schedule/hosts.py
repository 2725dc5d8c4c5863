"""Feeds of one host -> whether all of them should leave it alone for a while (case 25)."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from worker.feeds.model import PollState

_THROTTLED = frozenset({429, 503})


def is_throttled(state: PollState) -> bool:
    """Whether the last poll was told to come back later: only such feeds matter to `resting_hosts`."""
    return state.http_status in _THROTTLED


def resting_hosts(
    feeds: Iterable[tuple[str, PollState]],
    now: datetime,
    *,
    offences: int = 3,
    at_most: timedelta = timedelta(hours=1),
) -> frozenset[str]:
    """Hosts that have told `offences` of their feeds at once, by 429 or 503, to come back later.

    One throttled feed is its own affair, so that a bad route stops nobody else. Several are the host's
    word for all, for as long as so many of the waits run, of which each counts for `at_most`: then another
    feed is tried. Nothing is stored for this: the feeds' own states say it, also after a restart.
    """
    waits = Counter(
        host
        for host, state in feeds
        if is_throttled(state)
        and state.next_poll > now
        and state.last_poll is not None
        and now - state.last_poll < at_most
    )
    return frozenset(host for host, count in waits.items() if count >= offences)
