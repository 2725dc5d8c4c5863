"""The bounds of polling, and the facts of one poll: what the rules of the schedule are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from worker.feeds.model import Feed, PollState
from worker.feeds.schedule.changes import Changes


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of polling. The tuned numbers are news's: most peers poll blogs, once an hour."""

    floor: timedelta = timedelta(minutes=5)
    floor_without_validators: timedelta = timedelta(minutes=15)
    ceiling: timedelta = timedelta(hours=24)
    start: timedelta = timedelta(minutes=15)  # between polls until a rhythm is known
    http_hint_cap: timedelta = timedelta(hours=24)  # a max-age of ten years is a mistake (case 17)
    feed_hint_cap: timedelta = timedelta(days=7)  # ttl, skipDays, sy:updatePeriod (case 16)
    retry_after_cap: timedelta = timedelta(hours=24)  # 88 hours were seen (case 24)
    blocked: timedelta = timedelta(hours=4)  # the first wait after 401 or 403 (case 33)
    missing: timedelta = timedelta(hours=1)  # the first wait after 404
    throttled: timedelta = timedelta(minutes=30)  # the first wait after 429 without Retry-After
    override_floor: timedelta = timedelta(minutes=1)  # whatever the operator says
    probe_every: timedelta = timedelta(hours=24)  # of a feed whose 304 may be wrong (case 8)
    moved_polls: int = 3  # a permanent redirect is learned after so many polls with one target,
    moved_after: timedelta = timedelta(days=7)  # over at least so long (case 28)
    spread: float = 0.1  # of the interval, added at random, so that feeds do not march in step
    push_every: timedelta = timedelta(hours=24)  # while a WebSub hub pushes (case 57)


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Poll:
    """What one poll met. `status` is the last answer's, None where there was none.

    Header names are lower case. `reason` is the reason of the error that ended the poll, if one did.
    `conditional`: whether validators were sent. `redirects` are (status, target) in the order followed.
    `feed` and `changes` are there when a body was read as a feed; `body_sha256` when a body came. `started` is when
    its request went out, None where that does not matter.
    """

    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    conditional: bool = False
    redirects: tuple[tuple[int, str], ...] = ()
    body_sha256: str | None = None
    feed: Feed | None = None
    changes: Changes | None = None
    started: datetime | None = None


def jittered(interval: timedelta, least: timedelta, jitter: float, limits: Limits) -> timedelta:
    """The interval and up to a tenth more, so that feeds do not march in step.

    The ceiling is a promise: "polled at least so often". Where more would break it, the jitter takes away instead,
    but not below `least`, which is what the floor, the server and the feed ask for. An interval that is above the
    ceiling, because they ask for it, is kept.
    """
    later = interval * (1 + limits.spread * jitter)
    if later <= limits.ceiling or interval > limits.ceiling:
        return later
    return max(limits.ceiling * (1 - limits.spread * jitter), least)


def noted(state: PollState, words: str) -> PollState:
    return replace(state, notes=(*state.notes, words))


def times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def spoken(time: timedelta) -> str:
    """ "90 s", "25 min", "6 h", "12 d": whole, in the unit that suits."""
    seconds = time.total_seconds()
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
