"""One poll's facts and what we remember -> what to remember next, and when to poll again.

The rules are those of docs/manners.md, whose case numbers stand beside them. In short: as often as the
feed's rhythm makes worth while, never more often than the feed and its server ask, and ever more seldom
while it fails.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from worker.feeds.model import Feed, FeedStatus, PollOutcome, PollState
from worker.feeds.schedule.backoff import after_failure
from worker.feeds.schedule.bounds import DEFAULT_LIMITS, Limits, Poll, jittered, noted, spoken
from worker.feeds.schedule.caching import fresh_for
from worker.feeds.schedule.changes import Changes
from worker.feeds.schedule.health import is_failing_long, is_silent
from worker.feeds.schedule.rhythm import by_rhythm, with_rhythm

_NEVER = timedelta(days=3_650)
_PERMANENT = frozenset({301, 308})


def first_state(now: datetime, *, jitter: float = 0.0, spread: timedelta = timedelta(0)) -> PollState:
    """A feed that was never polled: due at once, or somewhere in `spread` when many are added together."""
    return PollState(next_poll=now + spread * jitter, why="never polled")


def after_restart(state: PollState, now: datetime, *, jitter: float, spread: timedelta) -> PollState:
    """What was overdue when the worker came back is spread out, not polled in one burst (case 9)."""
    return replace(state, next_poll=now + spread * jitter) if is_due(state, now) else state


def is_due(state: PollState, now: datetime) -> bool:
    """Whether the feed should be polled now. One that is gone never is (case 27)."""
    return not state.gone and state.next_poll <= now


def conditional_headers(
    state: PollState, now: datetime, *, limits: Limits = DEFAULT_LIMITS
) -> dict[str, str]:
    """If-None-Match and If-Modified-Since, byte for byte as they came (1, 2); none to probe (8)."""
    if _may_be_stale(state, now, limits):
        return {}
    validators = {"if-none-match": state.etag, "if-modified-since": state.last_modified}
    return {name: value for name, value in validators.items() if value}


def next_poll(
    state: PollState,
    poll: Poll,
    now: datetime,
    *,
    jitter: float,
    poll_every: timedelta | None = None,
    push_until: datetime | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> PollState:
    """The feed's state after a poll.

    `jitter` is in [0, 1): random, or a hash of the feed's id. `poll_every` is the operator's word, above
    rhythm and hints; only failures and Retry-After outrank it. `push_until`: until when a hub is trusted
    to push this feed.
    """
    after = _polled(state, poll, now, jitter, poll_every, push_until, limits)
    since = state.since if after.status is state.status and state.since else now
    after = replace(after, since=since, first_poll=state.first_poll or state.last_poll or now, missed=False)
    after = replace(after, silent=is_silent(after, now), failing_long=is_failing_long(after, now))
    if poll.feed is None:
        return after
    return replace(
        after,
        missed=poll.changes is not None and poll.changes.complete is False,
        title=poll.feed.title or state.title,
        items=len(poll.feed.items),
        tossed=poll.feed.dropped,
        hub=poll.feed.hub,
        topic=poll.feed.self_link or poll.feed.uri,
    )


def after_push(
    state: PollState,
    feed: Feed,
    changes: Changes,
    now: datetime,
    push_until: datetime | None,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> PollState:
    """The feed's state after its hub pushed `feed`, which may hold no more than what is new (case 57).

    The next poll is a day after the last, or when the hub would count as silent.
    """
    poll = Poll(status=200, feed=feed, changes=replace(changes, complete=None))
    silent = state.silent and not changes.items
    state = replace(with_rhythm(state, poll, now), seen=changes.seen, silent=silent)
    if state.failures or state.gone or push_until is None:
        return state  # what polls met there stands until a poll meets something better
    polled = state.last_poll or now
    due = max(min(polled + limits.push_every, push_until), polled + limits.floor)
    return replace(state, next_poll=due, why="its hub pushes what is new")


def sooner(state: PollState, now: datetime, why: str, *, limits: Limits = DEFAULT_LIMITS) -> PollState:
    """The feed is due as soon as the floor allows: its hub says that there is something new, or gives up.

    What polls met there stands: a feed that fails is polled when its backoff ends.
    """
    due = max(now, (state.last_poll or now - limits.floor) + limits.floor)
    if state.failures or state.gone or due >= state.next_poll:
        return state
    return replace(state, next_poll=due, why=why)


def _polled(
    state: PollState,
    poll: Poll,
    now: datetime,
    jitter: float,
    poll_every: timedelta | None,
    push_until: datetime | None,
    limits: Limits,
) -> PollState:
    before = state
    state = replace(state, last_poll=now, http_status=poll.status, notes=())
    if state.moved_to and (poll.status in {404, 410} or poll.reason == "not-a-feed"):
        state = noted(replace(state, moved_to=None), f"{state.moved_to} failed: back to the first address")
    elif poll.status == 410:
        return _retired(state, now)
    if _failed(poll):
        return after_failure(state, poll, now, jitter, limits)
    if _earned_304_wrongly(before, poll, now, limits):
        state = noted(state, "the server answered 304 although the feed had changed")
    state = _after_success(_redirected(state, poll, now, limits), poll, now, limits)
    if poll_every is not None:
        due = _at_its_hour(before.next_poll, poll.started or now, now, poll_every, limits)
        return replace(state, interval=due[1], next_poll=due[0], why="as the subscription says")
    return _scheduled(state, poll.started or now, now, jitter, push_until, limits)


# --- what the answer was


def _failed(poll: Poll) -> bool:
    if poll.reason or poll.status is None:
        return True
    if poll.status == 304:
        return not poll.conditional  # case 6: nobody asked
    return not 200 <= poll.status <= 300  # the body of a 300 may be a feed; it was read as one


def _redirected(state: PollState, poll: Poll, now: datetime, limits: Limits) -> PollState:
    """Counts a permanent redirect towards being learned; an answer without one starts anew (28, 29)."""
    target = _permanent_target(poll)
    if target is None:
        return replace(state, redirect_to=None, redirect_since=None, redirect_polls=0)
    if target != state.redirect_to:
        return replace(state, redirect_to=target, redirect_since=now, redirect_polls=1)
    state = replace(state, redirect_polls=state.redirect_polls + 1)
    since = state.redirect_since or now
    if state.redirect_polls >= limits.moved_polls and now - since >= limits.moved_after:
        moved = replace(state, moved_to=target, redirect_to=None, redirect_since=None, redirect_polls=0)
        return noted(moved, f"moved for good to {target}")
    return state


def _permanent_target(poll: Poll) -> str | None:
    """The last target that was reached by permanent redirects alone; never one that gives up https (31)."""
    target = None
    secure = False
    for status, url in poll.redirects:
        if status not in _PERMANENT or (secure and not url.startswith("https://")):
            break
        target, secure = url, url.startswith("https://")
    return target


def _retired(state: PollState, now: datetime) -> PollState:
    return replace(
        state,
        status=FeedStatus.GONE,
        outcome=PollOutcome.GONE,
        failures=state.failures + 1,
        last_reason="gone",
        next_poll=now + _NEVER,
        why="the server says it is gone for good (410): retired",
    )


# --- after a success


def _after_success(state: PollState, poll: Poll, now: datetime, limits: Limits) -> PollState:
    not_modified = poll.status == 304
    same_body = not_modified or (poll.body_sha256 is not None and poll.body_sha256 == state.body_sha256)
    brought = poll.changes is not None and poll.changes.new + poll.changes.revised > 0
    state = _with_validators(state, poll, keep=not_modified)
    state = _with_hints(state, poll, now, limits)
    state = with_rhythm(state, poll, now)
    status = FeedStatus.NOT_MODIFIED if same_body else FeedStatus.ACTIVE
    return replace(
        state,
        status=FeedStatus.MOVED if state.moved_to else status,
        outcome=PollOutcome.CHANGED if brought else PollOutcome.NOT_MODIFIED,
        last_success=now,
        last_full=state.last_full if not_modified else now,
        body_sha256=poll.body_sha256 or state.body_sha256,
        seen=poll.changes.seen if poll.changes else state.seen,
        failures=0,
        trouble=0.0,
        last_reason=None,
        notes=(*state.notes, *(poll.changes.notes if poll.changes else ())),
    )


def _with_validators(state: PollState, poll: Poll, *, keep: bool) -> PollState:
    """A 304 refreshes what it names (case 4); a 200 replaces all, what it lacks included (3 and 5)."""
    etag, modified = poll.headers.get("etag"), poll.headers.get("last-modified")
    if keep:
        etag, modified = etag or state.etag, modified or state.last_modified
    return replace(state, etag=etag or None, last_modified=modified or None)


def _with_hints(state: PollState, poll: Poll, now: datetime, limits: Limits) -> PollState:
    """What the feed asks for, and what HTTP does; what a 304 does not say stays (RFC 9111 4.3.4)."""
    if poll.feed:
        asked = ((poll.feed.ttl, "ttl"), (poll.feed.update_every, "sy:updatePeriod"))
        wanted = [(min(time, limits.feed_hint_cap), name) for time, name in asked if time]
        time, name = max(wanted) if wanted else (None, None)
        state = replace(
            state,
            feed_hint=time,
            feed_hint_from=name,
            skip_hours=poll.feed.skip_hours,
            skip_days=poll.feed.skip_days,
        )
    if poll.status == 304 and "cache-control" not in poll.headers and "expires" not in poll.headers:
        return state
    fresh = fresh_for(poll.headers, now)
    if fresh is None:
        return replace(state, http_hint=None, http_hint_from=None)
    time = min(fresh[0], limits.http_hint_cap)
    if time < fresh[0]:
        state = noted(state, f"{fresh[1]} asks for {spoken(fresh[0])}: kept to {spoken(time)}")
    return replace(state, http_hint=time, http_hint_from=fresh[1])


# --- when next


def _at_its_hour(
    planned: datetime, started: datetime, now: datetime, poll_every: timedelta, limits: Limits
) -> tuple[datetime, timedelta]:
    """When a feed is due that is to be polled every so often, and how often that is.

    It is counted from when the poll was due, not from its end, and without jitter: else every 5 minutes would
    be every 312 seconds in the mean. A poll that began late by more than a tenth begins a new count.
    """
    every = max(poll_every, limits.override_floor)
    on_time = timedelta(0) <= started - planned <= every * limits.spread
    return max((planned if on_time else started) + every, now + limits.override_floor / 2), every


def _scheduled(
    state: PollState,
    started: datetime,
    now: datetime,
    jitter: float,
    push_until: datetime | None,
    limits: Limits,
) -> PollState:
    interval, least, why = _interval(state, now, push_until, limits)
    due = max(started + jittered(interval, least, jitter, limits), now + limits.floor)
    if push_until is not None and push_until > now:
        due = min(due, max(push_until, now + limits.floor))  # should the hub fall silent, polls resume
    due, skipped = _after_skips(due, state, jitter)
    why = f"{why}; put off past {skipped}" if skipped else why
    return replace(state, interval=interval, next_poll=due, why=why)


def _interval(
    state: PollState, now: datetime, push_until: datetime | None, limits: Limits
) -> tuple[timedelta, timedelta, str]:
    """How long to wait, the least that the floor, the server and the feed allow, and why."""
    if push_until is not None and push_until > now:
        return limits.push_every, limits.floor, "its hub pushes what is new"
    interval, why = by_rhythm(state, now, limits)
    least = limits.floor
    if not state.etag and not state.last_modified:
        least = limits.floor_without_validators
    if interval < least:
        interval = least
        why += ", not below the floor" + (" of a feed without validators" if least > limits.floor else "")
    for hint, source in ((state.http_hint, state.http_hint_from), (state.feed_hint, state.feed_hint_from)):
        if hint is not None:
            least = max(least, hint)
            if hint > interval:
                interval, why = hint, f"{source} asks for {spoken(hint)}"
    return interval, least, why


def _after_skips(due: datetime, state: PollState, jitter: float) -> tuple[datetime, str]:
    """The next hour that the feed does not ask to skip, within a week; hours and days are in GMT."""
    if len(state.skip_hours) >= 24 or len(state.skip_days) >= 7:
        return due, ""
    moved = due
    while moved.hour in state.skip_hours or moved.weekday() in state.skip_days:
        moved = moved.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        if moved - due > timedelta(days=7):
            return due, ""
    if moved == due:
        return due, ""
    return moved + timedelta(minutes=10) * jitter, "the hours or days it asks to skip"


def _may_be_stale(state: PollState, now: datetime, limits: Limits) -> bool:
    """Whether to ask once without validators: 304 for a day, and new items overdue by the rhythm."""
    if state.http_status != 304 or state.last_full is None or now - state.last_full < limits.probe_every:
        return False
    return state.last_new is None or now - state.last_new > 3 * (state.rhythm or timedelta())


def _earned_304_wrongly(before: PollState, poll: Poll, now: datetime, limits: Limits) -> bool:
    """Whether a probe brought news under the very validators that had earned 304."""
    if poll.conditional or poll.changes is None or not _may_be_stale(before, now, limits):
        return False
    same = (poll.headers.get("etag"), poll.headers.get("last-modified")) == (
        before.etag,
        before.last_modified,
    )
    return same and bool(poll.changes.items)
