"""Feeds that die silently are told: against their own habit, and not each weekend."""

from datetime import UTC, datetime, timedelta

import pytest

from worker.feeds.model import Feed, Item, PollState
from worker.feeds.schedule.bounds import Poll
from worker.feeds.schedule.changes import new_items
from worker.feeds.schedule.health import is_failing_long, is_overdue, is_silent
from worker.feeds.schedule.plan import first_state, next_poll

MONDAY = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def brings(state: PollState, now: datetime, *dates: datetime | None) -> PollState:
    """A poll that finds so many new items, the newest first."""
    items = tuple(
        Item(f"i1-{now.timestamp()}-{n}", f"https://valcour.example/{now.timestamp()}/{n}", published=date)
        for n, date in enumerate(dates)
    )
    feed = Feed(uri="https://valcour.example/rss", format="RSS 2.0", items=items)
    poll = Poll(200, {}, feed=feed, changes=new_items(feed, state.seen), body_sha256=f"{now}")
    return next_poll(state, poll, now, jitter=0.0)


def nothing_new(state: PollState, now: datetime) -> PollState:
    return next_poll(state, Poll(304, {}, conditional=True), now, jitter=0.0)


def fails(state: PollState, now: datetime, **facts: object) -> PollState:
    return next_poll(state, Poll(**{"reason": "host-unreachable", **facts}), now, jitter=0.0)  # type: ignore[arg-type]


def of_weekdays(weeks: int) -> tuple[PollState, datetime]:
    """A desk that brings an item every hour from 8 to 17, Monday to Friday; and its last item's time, a Friday."""
    state, last = first_state(MONDAY), MONDAY
    for day in range(7 * weeks):
        for hour in range(10):
            now = MONDAY + day * DAY + hour * HOUR
            if now.weekday() < 5:
                state, last = brings(state, now, now), now
    return state, last


def test_a_desk_that_rests_at_weekends_is_silent_on_its_first_one_only() -> None:
    young, friday = of_weekdays(1)
    assert is_silent(young, friday + 2 * DAY)
    grown, friday = of_weekdays(4)
    assert not is_silent(grown, friday + timedelta(days=2, hours=15))
    assert not is_silent(grown, friday + 4 * DAY)
    assert is_silent(grown, friday + 5 * DAY)


def test_a_desk_of_every_day_is_silent_after_a_day() -> None:
    state = first_state(MONDAY)
    for hour in range(100):
        state = brings(state, MONDAY + hour * HOUR, MONDAY + hour * HOUR)
    last = MONDAY + 99 * HOUR
    assert not is_silent(state, last + 23 * HOUR)
    assert is_silent(state, last + 25 * HOUR)


def test_a_column_of_every_week_is_silent_after_it_failed_to_come_twice() -> None:
    dates = [MONDAY - week * 7 * DAY for week in range(5)]
    state = brings(first_state(MONDAY), MONDAY, *dates)
    assert not is_silent(state, MONDAY + 13 * DAY)
    assert is_silent(state, MONDAY + 15 * DAY)


def test_a_feed_that_was_dead_when_it_was_added_is_told_at_once() -> None:
    dates = [MONDAY - 300 * DAY - day * DAY for day in range(10)]
    assert brings(first_state(MONDAY), MONDAY, *dates).silent
    alive = brings(first_state(MONDAY), MONDAY, *(MONDAY - day * DAY for day in range(10)))
    assert not alive.silent


@pytest.mark.parametrize("items", [0, 1])
def test_a_feed_without_a_habit_is_silent_after_a_week(items: int) -> None:
    state = brings(first_state(MONDAY), MONDAY, *[None] * items)
    assert state.rhythm is None
    assert not nothing_new(state, MONDAY + 6 * DAY).silent
    assert nothing_new(state, MONDAY + 8 * DAY).silent


def test_a_feed_that_nobody_has_polled_is_not_called_silent() -> None:
    assert not is_silent(first_state(MONDAY), MONDAY + 100 * DAY)


def test_an_exceptional_pause_is_forgotten_by_and_by() -> None:
    state, last = of_weekdays(2)
    back = last + 40 * DAY
    assert nothing_new(state, back - HOUR).silent
    state = brings(state, back, back)
    assert not state.silent
    assert not is_silent(state, back + 40 * DAY)
    for day in range(1, 150):
        state = brings(state, back + day * DAY, back + day * DAY)
    assert is_silent(state, back + 149 * DAY + 4 * DAY)


def test_something_new_ends_the_silence() -> None:
    state, last = of_weekdays(2)
    quiet = nothing_new(state, last + 9 * DAY)
    assert quiet.silent
    assert not brings(quiet, last + 10 * DAY, last + 10 * DAY).silent


def test_a_feed_that_fails_for_a_day_is_failing_long_until_it_succeeds() -> None:
    state = brings(first_state(MONDAY), MONDAY, MONDAY)
    soon = fails(state, MONDAY + 20 * HOUR)
    assert not soon.failing_long
    late = fails(soon, MONDAY + 25 * HOUR)
    assert late.failing_long
    assert not nothing_new(late, MONDAY + 26 * HOUR).failing_long


def test_a_feed_that_never_answered_is_failing_long_after_a_day_of_trying() -> None:
    state = fails(first_state(MONDAY), MONDAY)
    assert not state.failing_long
    assert fails(state, MONDAY + 25 * HOUR).failing_long


def test_a_feed_that_is_gone_has_ended() -> None:
    state = fails(first_state(MONDAY), MONDAY, status=410, reason="page-gone")
    assert state.gone
    assert not is_failing_long(state, MONDAY + 9 * DAY)
    assert not state.silent


def test_a_poll_is_overdue_when_no_pace_of_ours_explains_it() -> None:
    assert not is_overdue(MONDAY, MONDAY + 90 * timedelta(minutes=1))
    assert is_overdue(MONDAY, MONDAY + 3 * HOUR)
