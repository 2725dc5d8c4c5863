"""What a failed poll does to a feed: its status, and how long to leave it alone."""

from dataclasses import replace
from datetime import datetime, timedelta

from worker.feeds.model import FeedStatus, PollOutcome, PollState
from worker.feeds.schedule.bounds import Limits, Poll, jittered, spoken, times
from worker.feeds.schedule.caching import retry_after

_REFUSED = frozenset({401, 402, 403, 407, 451})

# How much one failure weighs: a hard answer 1, a server's bad hour 0.5, a network that may be ours 0.25
# (case 34). Two to this power is the backoff's factor.
_WEIGHTS = {
    "host-unreachable": 0.25,
    "host-not-found": 0.25,
    "fetch-timed-out": 0.25,
    "tls-failed": 0.5,
    "response-broken": 0.5,
    "server-failed": 0.5,
    "feed-empty": 0.5,
    "feed-crashed": 0.5,
    "not-modified-unasked": 0.5,
    "internal-error": 0.5,
}


def after_failure(state: PollState, poll: Poll, now: datetime, jitter: float, limits: Limits) -> PollState:
    """Backs off: the first wait by what happened, doubled by each failure of weight 1 before it in a row."""
    reason = poll.reason or _reason(poll)
    usual = max(state.interval, limits.start)
    status, first = _verdict(poll, reason, usual, limits)
    wait = max(first, min(first * 2 ** min(state.trouble, 16.0), limits.ceiling))
    least = first
    why = f"{reason}, {times(state.failures + 1)} in a row"
    notes: list[str] = []
    asked = retry_after(poll.headers, now)
    if asked is not None:
        capped = min(asked, limits.retry_after_cap)
        kept = f": kept to {spoken(capped)}" if capped < asked else ""
        notes.append(f"Retry-After asks for {spoken(asked)}{kept}")
        if poll.status in {429, 503}:
            wait, why = max(capped, usual), f"{why}; the server asks for {spoken(capped)}"
        else:
            wait = max(wait, capped)
        least = max(least, capped)
    if _is_challenge(poll):
        notes.append("the server asks for a browser: ask the publisher to allow this client")
    return replace(
        state,
        status=status,
        outcome=PollOutcome.FAILED,
        failures=state.failures + 1,
        trouble=state.trouble + _weight(poll, reason),
        last_reason=reason,
        next_poll=now + jittered(wait, least, jitter, limits),
        why=why,
        notes=(*state.notes, *notes),
    )


def _is_challenge(poll: Poll) -> bool:
    return (
        poll.reason == "bot-challenge" or poll.headers.get("cf-mitigated", "").strip().lower() == "challenge"
    )


def _reason(poll: Poll) -> str:
    if poll.status is None:
        return "host-unreachable"
    return "not-modified-unasked" if poll.status == 304 else f"status-{poll.status}"


def _weight(poll: Poll, reason: str) -> float:
    if poll.status is not None and poll.status >= 400:
        return 0.5 if poll.status >= 500 else 1.0
    return _WEIGHTS.get(reason, 1.0)


def _verdict(poll: Poll, reason: str, usual: timedelta, limits: Limits) -> tuple[FeedStatus, timedelta]:
    """The feed's status, and how long the first wait is."""
    if poll.status in _REFUSED or _is_challenge(poll):
        return FeedStatus.BLOCKED, max(usual, limits.blocked)
    if poll.status == 404:
        return FeedStatus.MISSING, max(usual, limits.missing)
    if poll.status == 410:
        return FeedStatus.MISSING, usual  # of an address it had moved to
    if poll.status == 429:
        return FeedStatus.SLOWED, max(usual * 2, limits.throttled)
    if reason in {"not-a-feed", "feed-empty"}:
        return FeedStatus.NOT_A_FEED, usual
    return FeedStatus.FAILING, usual
