"""How often a feed has something new, and how often that makes it worth polling."""

import math
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from worker.feeds.model import Feed, PollState
from worker.feeds.schedule.bounds import Limits, Poll, noted, spoken

_PAUSE_HALVES_IN = timedelta(days=30)


def with_rhythm(state: PollState, poll: Poll, now: datetime) -> PollState:
    """The usual time between two items: at first from their dates, then from when we saw them come.

    An exponential mean with weight 0.3, which follows a newsroom's day within some ten items.
    """
    changes = poll.changes
    if changes is None or poll.feed is None or not changes.items:
        return state
    if state.last_new is None:
        return replace(
            state,
            rhythm=_rhythm_of(poll.feed, now),
            pause=_pause_of(poll.feed, now),
            last_new=_newest(poll.feed, now),
        )
    silence = now - state.last_new
    gap = silence / len(changes.items)
    if changes.complete is False:  # some may have come and gone unseen
        gap /= 2
        state = noted(state, "all items are new since the last poll: some may have been missed")
    rhythm = gap if state.rhythm is None else state.rhythm * 0.7 + gap * 0.3
    return replace(
        state,
        rhythm=max(rhythm, timedelta(seconds=1)),
        pause=max(silence, _faded(usual_pause(state), silence)),
        last_new=now,
    )


def usual_pause(state: PollState) -> timedelta:
    """How long nothing new may come without surprise: the longest pause lately, or five times the rhythm."""
    return state.pause if state.pause is not None else (state.rhythm or timedelta()) * 5


def _faded(pause: timedelta, time: timedelta) -> timedelta:
    """An exceptional pause is forgotten by and by; one that comes back each week or month stays."""
    return pause * math.pow(0.5, time / _PAUSE_HALVES_IN)


def _rhythm_of(feed: Feed, now: datetime) -> timedelta | None:
    """The mean gap between the newest ten items, and from the newest to now."""
    dates = _dates(feed, now)[:10]
    return (now - dates[-1]) / len(dates) if len(dates) > 1 else None


def _pause_of(feed: Feed, now: datetime) -> timedelta | None:
    """The longest between two items of the document, where three at least say when they came."""
    dates = _dates(feed, now)
    if len(dates) < 3:
        return None
    return max(later - earlier for later, earlier in pairwise(dates))


def _newest(feed: Feed, now: datetime) -> datetime:
    return next(iter(_dates(feed, now)), now)


def _dates(feed: Feed, now: datetime) -> list[datetime]:
    """Newest first; none from the future."""
    dates = (item.published or item.updated for item in feed.items)
    return sorted((date for date in dates if date and date <= now), reverse=True)


def by_rhythm(state: PollState, now: datetime, limits: Limits) -> tuple[timedelta, str]:
    """Twice as often as items come; and the longer none came, the more seldom (case 18).

    An eighth of the silence is added, so that each vain poll puts the next one off by an eighth at least. A
    newsroom with an item every ten minutes is polled once an hour at the end of its night of eight hours.
    """
    if state.last_new is None:
        return min(max(limits.start, state.interval * 9 / 8), limits.ceiling), "nothing has come yet"
    if state.rhythm is None:
        wanted, why = limits.start, "no rhythm is known yet"
    else:
        wanted, why = state.rhythm / 2, f"a new item comes every {spoken(state.rhythm)}"
    silence = now - state.last_new
    if silence / 8 > wanted:
        why = f"nothing new for {spoken(silence)}"
    return min(wanted + silence / 8, limits.ceiling), why
