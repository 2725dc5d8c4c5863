"""Poll state -> whether somebody should look at the feed: it fell silent, or has failed for long."""

from datetime import datetime, timedelta

from worker.feeds.model import PollState
from worker.feeds.schedule.rhythm import usual_pause

LEAST = timedelta(days=1)
"""Nothing is silent or failing for long within a day: a night, a holiday or a server's bad hour is no news."""
_UNKNOWN = timedelta(days=7)
_OVERDUE = timedelta(hours=2)  # a start is spread over ten minutes, a host that throttles rests an hour


def is_silent(state: PollState, now: datetime) -> bool:
    """Whether nothing new came for twice as long as its longest pause lately, and for a day at least.

    The pause and not the rhythm: a desk that rests at weekends is not silent each Saturday. A feed that shows no
    habit, or never had an item, is silent after a week. One that was dead when it was added is so at once. A
    feed that fails or is gone has other troubles.
    """
    if state.failures or state.gone:
        return False
    quiet_since = state.last_new or state.first_poll
    if quiet_since is None:
        return False
    if state.rhythm is None and state.pause is None:
        return now - quiet_since > _UNKNOWN
    return now - quiet_since > max(usual_pause(state) * 2, LEAST)


def is_failing_long(state: PollState, now: datetime) -> bool:
    """Whether polls fail, and none has succeeded for a day. A feed that is gone has ended, it does not fail."""
    since = state.last_success or state.first_poll
    return state.failures > 0 and not state.gone and since is not None and now - since >= LEAST


def is_overdue(due: datetime, now: datetime) -> bool:
    """Whether a poll has waited for longer than any pace of ours explains: nobody polls the feed."""
    return now - due > _OVERDUE
