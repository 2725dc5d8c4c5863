"""When a feed is polled again, case by case as docs/manners.md numbers them; and the state's way to JSON."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.feeds.model import Feed, FeedStatus, Item, PollOutcome, PollState
from worker.feeds.schedule.bounds import DEFAULT_LIMITS, Poll
from worker.feeds.schedule.caching import fresh_for
from worker.feeds.schedule.changes import new_items
from worker.feeds.schedule.plan import after_restart, conditional_headers, first_state, is_due, next_poll
from worker.service.http.settings import poll_limits
from worker.settings import load_settings

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)  # a Tuesday
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
VALIDATORS = {"etag": '"a"', "last-modified": "Tue, 03 Feb 2026 11:00:00 GMT"}
URL = "https://valcour.example/rss"


def feed_of(numbers: range, *, dated: datetime | None = None, gap: timedelta = HOUR, **hints: object) -> Feed:
    """Items newest first; the newest dated `dated`, each next one `gap` older."""
    items = tuple(
        Item(f"i1-{n}", f"https://valcour.example/{n}", published=dated - gap * place if dated else None)
        for place, n in enumerate(reversed(numbers))
    )
    return Feed(uri=URL, format="RSS 2.0", items=items, **hints)  # type: ignore[arg-type]


def full(state: PollState, feed: Feed, headers: dict[str, str] | None = None, **facts: object) -> Poll:
    """A 200 whose body was read."""
    changes = new_items(feed, state.seen)
    facts = {"body_sha256": str(hash(feed)), **facts}
    return Poll(200, VALIDATORS if headers is None else headers, feed=feed, changes=changes, **facts)  # type: ignore[arg-type]


def kept(state: PollState) -> PollState:
    """The state, written and read back as the poll table does it."""
    return msgspec.json.decode(msgspec.json.encode(state), type=PollState)


def polled(headers: dict[str, str] | None = None, **hints: object) -> PollState:
    """A feed after its first poll: ten items, the newest now, one an hour."""
    state = first_state(NOW)
    feed = feed_of(range(10), dated=NOW, **hints)
    return next_poll(state, full(state, feed, headers), NOW, jitter=0.0)


def http_date(later: timedelta = timedelta()) -> str:
    return format_datetime(NOW + later, usegmt=True)


def wait(state: PollState, since: datetime = NOW) -> timedelta:
    return state.next_poll - since


def unchanged(state: PollState, now: datetime, headers: dict[str, str] | None = None) -> PollState:
    return next_poll(state, Poll(304, headers or {}, conditional=True), now, jitter=0.0)


def failed(state: PollState, now: datetime = NOW, status: int | None = None, **facts: object) -> PollState:
    return next_poll(state, Poll(status, **facts), now, jitter=0.0)  # type: ignore[arg-type]


# --- conditional requests


@pytest.mark.parametrize("etag", ['"a"', 'W/"a"', "unquoted", '"a-gzip"', '"é"'])
def test_case_01_validators_are_sent_back_byte_for_byte(etag: str) -> None:
    state = polled({"etag": etag, "last-modified": "tuesday, 3 feb 2026"})
    assert conditional_headers(state, NOW) == {
        "if-none-match": etag,
        "if-modified-since": "tuesday, 3 feb 2026",
    }


def test_case_02_the_first_fetch_is_unconditional_and_no_date_is_made_up() -> None:
    assert conditional_headers(first_state(NOW), NOW) == {}
    assert conditional_headers(polled({"date": "Tue, 03 Feb 2026 12:00:00 GMT"}), NOW) == {}


def test_case_03_the_same_body_with_new_validators_stores_them_and_publishes_nothing() -> None:
    state = polled()
    poll = Poll(200, {"etag": '"b"'}, conditional=True, body_sha256=state.body_sha256)
    after = next_poll(state, poll, NOW + HOUR, jitter=0.0)
    assert (after.etag, after.last_modified) == ('"b"', None)
    assert after.seen == state.seen
    assert (after.status, after.outcome) == (FeedStatus.NOT_MODIFIED, PollOutcome.NOT_MODIFIED)


def test_case_04_a_304_refreshes_what_it_names_and_keeps_the_rest() -> None:
    state = polled({**VALIDATORS, "cache-control": "max-age=3600"})
    after = unchanged(state, NOW + HOUR, {"etag": '"b"', "cache-control": "max-age=7200"})
    assert (after.etag, after.last_modified) == ('"b"', VALIDATORS["last-modified"])
    assert after.last_success == NOW + HOUR
    assert wait(after, NOW + HOUR) == 2 * HOUR
    again = unchanged(after, NOW + 3 * HOUR)
    assert again.etag == '"b"'
    assert wait(again, NOW + 3 * HOUR) >= 2 * HOUR


def test_case_05_a_200_without_an_etag_clears_it() -> None:
    state = polled()
    after = next_poll(state, full(state, feed_of(range(11)), {}), NOW + HOUR, jitter=0.0)
    assert (after.etag, after.last_modified) == (None, None)


def test_case_06_a_304_that_nobody_asked_for_is_an_error() -> None:
    after = failed(first_state(NOW), status=304)
    assert (after.outcome, after.failures, after.last_reason) == (
        PollOutcome.FAILED,
        1,
        "not-modified-unasked",
    )
    assert after.next_poll > NOW


def test_case_07_a_server_that_ignores_validators_is_polled_ever_more_seldom() -> None:
    state = polled()
    waits = []
    now = NOW
    for _ in range(8):
        now = state.next_poll
        poll = Poll(200, VALIDATORS, conditional=True, body_sha256=state.body_sha256)
        state = next_poll(state, poll, now, jitter=0.0)
        waits.append(wait(state, now))
    assert state.outcome is PollOutcome.NOT_MODIFIED
    assert waits == sorted(waits)
    assert waits[-1] > waits[0]


def test_case_08_a_feed_that_answers_304_for_too_long_is_probed_once_a_day() -> None:
    state = polled()
    now = NOW
    probes = []
    for _ in range(200):
        now = max(state.next_poll, now + MINUTE)
        conditional = bool(conditional_headers(state, now))
        if conditional:
            state = unchanged(state, now)
        else:
            probes.append(now)
            poll = Poll(200, VALIDATORS, body_sha256=state.body_sha256)
            state = next_poll(state, poll, now, jitter=0.0)
        if now > NOW + 5 * DAY:
            break
    assert 2 <= len(probes) <= 5
    assert min(b - a for a, b in zip([NOW, *probes], probes, strict=False)) >= DAY


def test_case_08_a_304_that_was_wrong_is_told() -> None:
    state = unchanged(polled(), NOW + HOUR)
    later = NOW + 2 * DAY
    assert conditional_headers(state, later) == {}
    after = next_poll(state, full(state, feed_of(range(20))), later, jitter=0.0)
    assert "the server answered 304 although the feed had changed" in after.notes


def test_case_08_a_slow_feed_is_not_probed_before_its_own_rhythm() -> None:
    state = first_state(NOW)
    weekly = feed_of(range(5), dated=NOW, gap=7 * DAY)
    state = next_poll(state, full(state, weekly), NOW, jitter=0.0)
    state = unchanged(state, NOW + 2 * DAY)
    assert conditional_headers(state, NOW + 4 * DAY)


def test_case_09_a_restart_keeps_validators_and_times_and_spreads_what_is_overdue() -> None:
    states = [kept(polled()) for _ in range(100)]
    assert conditional_headers(states[0], NOW) == conditional_headers(polled(), NOW)
    not_due = after_restart(states[0], NOW + MINUTE, jitter=0.5, spread=HOUR)
    assert not_due == states[0]
    back = NOW + 2 * DAY
    times = {
        after_restart(state, back, jitter=n / 100, spread=10 * MINUTE).next_poll
        for n, state in enumerate(states)
    }
    assert len(times) == 100
    assert min(times) >= back
    assert max(times) < back + 10 * MINUTE


# --- timing


def test_case_11_a_feed_without_hints_is_polled_by_its_rhythm_within_bounds() -> None:
    assert wait(polled()) == 27 * MINUTE  # ten items, nine gaps of an hour, the last of them just now
    assert wait(polled({})) >= 15 * MINUTE
    undated = first_state(NOW)
    undated = next_poll(undated, full(undated, feed_of(range(10))), NOW, jitter=0.0)
    assert wait(undated) == 15 * MINUTE


def test_case_11_without_validators_the_floor_is_higher() -> None:
    busy = feed_of(range(30), dated=NOW, gap=MINUTE)
    state = first_state(NOW)
    assert wait(next_poll(state, full(state, busy), NOW, jitter=0.0)) == 5 * MINUTE
    assert wait(next_poll(state, full(state, busy, {}), NOW, jitter=0.0)) == 15 * MINUTE


def test_case_11_the_operator_may_override() -> None:
    state = first_state(NOW)
    poll = full(state, feed_of(range(10), ttl=3 * HOUR), {"cache-control": "max-age=7200"})
    after = next_poll(state, poll, NOW, jitter=0.0, poll_every=2 * MINUTE)
    assert wait(after) == 2 * MINUTE
    assert after.why == "as the subscription says"
    assert wait(next_poll(state, poll, NOW, jitter=0.0, poll_every=timedelta(seconds=1))) == MINUTE


def test_case_12_max_age_is_kept() -> None:
    state = polled({**VALIDATORS, "cache-control": "public, max-age=7200"})
    assert wait(state) == 2 * HOUR
    assert "max-age=7200" in state.why
    assert wait(polled({**VALIDATORS, "cache-control": "max-age=7200", "age": "1800"})) == 90 * MINUTE


@pytest.mark.parametrize(
    ("headers", "left"),
    [
        ({"cache-control": "max-age=7200", "age": "5400, 0"}, 30 * MINUTE),  # the first of a list counts
        ({"cache-control": "max-age=7200", "age": "5400, 5400"}, 30 * MINUTE),
        (
            {"cache-control": "max-age=7200", "age": "x, 5400"},
            2 * HOUR,
        ),  # and where it is no number, none does
        ({"cache-control": "max-age=7200", "age": "-5400"}, 2 * HOUR),
        ({"cache-control": "max-age=7200", "age": "7200"}, None),
        ({"expires": http_date(2 * HOUR), "date": http_date(), "age": "5400"}, 30 * MINUTE),
        ({"expires": http_date(2 * HOUR), "age": "5400"}, 30 * MINUTE),
        ({"expires": http_date(2 * HOUR), "date": http_date(), "age": "9999999999999"}, None),
        ({"cache-control": "max-age=7200", "date": http_date(-90 * MINUTE)}, 30 * MINUTE),  # the apparent age
        ({"cache-control": "max-age=7200", "date": http_date(-90 * MINUTE), "age": "60"}, 30 * MINUTE),
        ({"expires": http_date(30 * MINUTE), "date": http_date(-90 * MINUTE)}, 30 * MINUTE),  # a slow clock
        ({"expires": http_date(4 * HOUR), "date": http_date(2 * HOUR)}, 2 * HOUR),  # a fast one
        ({"cache-control": "max-age=7200", "date": http_date(-2 * MINUTE)}, 2 * HOUR),  # clocks differ
        ({"cache-control": "max-age=7200", "date": http_date(5 * HOUR)}, 2 * HOUR),
        ({"cache-control": "max-age=7200", "date": "yesterday"}, 2 * HOUR),
    ],
)
def test_case_12_what_is_left_of_the_lifetime(headers: dict[str, str], left: timedelta | None) -> None:
    """RFC 9111 4.2: the lifetime less the current age, whichever header gave the lifetime."""
    fresh = fresh_for(headers, NOW)
    assert (fresh and fresh[0]) == left


@pytest.mark.parametrize(
    "control",
    ["s-maxage=7200", "no-cache", "no-store, max-age=7200", "max-age=0", "max-age=-1", "max-age=x", ""],
)
def test_case_13_what_asks_for_no_time_falls_to_the_rhythm(control: str) -> None:
    assert wait(polled({**VALIDATORS, "cache-control": control})) == wait(polled())


@pytest.mark.parametrize("expires", ["0", "-1", "Mon, 02 Feb 2026 12:00:00 GMT", "never", ""])
def test_case_14_an_expires_that_is_past_is_ignored(expires: str) -> None:
    assert wait(polled({**VALIDATORS, "expires": expires})) == wait(polled())


def test_case_15_max_age_wins_over_expires() -> None:
    expires = {"expires": format_datetime(NOW + 5 * HOUR, usegmt=True)}
    assert wait(polled({**VALIDATORS, **expires})) == 5 * HOUR
    assert wait(polled({**VALIDATORS, **expires, "cache-control": "max-age=3600"})) == HOUR
    # The server's clock is two hours ahead: Expires counts from its own Date.
    ahead = {"date": format_datetime(NOW + 2 * HOUR, usegmt=True)}
    assert wait(polled({**VALIDATORS, **expires, **ahead})) == 3 * HOUR


def test_case_16_ttl_and_syndication_hints_are_lower_bounds() -> None:
    assert wait(polled(ttl=2 * HOUR)) == 2 * HOUR
    assert wait(polled(ttl=5 * MINUTE)) == 27 * MINUTE
    assert wait(polled(update_every=3 * HOUR, ttl=HOUR)) == 3 * HOUR
    assert wait(polled(update_every=365 * DAY)) == 7 * DAY
    assert wait(unchanged(polled(ttl=2 * HOUR), NOW + 2 * HOUR), NOW + 2 * HOUR) == 2 * HOUR


def test_case_16_hours_and_days_to_skip_are_skipped() -> None:
    assert polled(skip_hours=(12, 13)).next_poll == NOW.replace(hour=14)
    assert polled(skip_days=(1, 2)).next_poll == datetime(2026, 2, 5, tzinfo=UTC)
    assert polled(skip_hours=tuple(range(24))).next_poll == polled().next_poll
    assert polled(skip_days=tuple(range(7))).next_poll == polled().next_poll
    assert polled(skip_hours=(12,)).why.endswith("put off past the hours or days it asks to skip")


def test_case_17_a_max_age_of_ten_years_is_capped_and_told() -> None:
    state = polled({**VALIDATORS, "cache-control": "max-age=315360000"})
    assert wait(state) == DAY
    assert state.notes == ("Cache-Control: max-age=315360000 asks for 3650 d: kept to 24 h",)
    assert wait(polled({**VALIDATORS, "cache-control": "max-age=" + "9" * 500})) == DAY


def test_case_18_two_polls_of_new_items_only_shrink_the_interval_to_the_floor_at_most() -> None:
    state = polled()
    now = NOW
    for first in range(20, 260, 20):
        now = state.next_poll
        before = wait(state, now - state.interval)
        state = next_poll(state, full(state, feed_of(range(first, first + 20))), now, jitter=0.0)
        assert 5 * MINUTE <= wait(state, now) <= before
        assert "all items are new since the last poll: some may have been missed" in state.notes
    assert wait(state, now) == 5 * MINUTE


def test_case_18_unchanged_polls_grow_the_interval_up_to_a_day() -> None:
    state = polled()
    waits = [wait(state)]
    for _ in range(60):
        now = state.next_poll
        state = unchanged(state, now)
        waits.append(wait(state, now))
    assert waits == sorted(waits)
    assert waits[5] > waits[0]
    assert waits[-1] == DAY
    assert state.why.startswith("nothing new for")


def test_case_19_a_thousand_feeds_added_together_start_spread() -> None:
    times = [first_state(NOW, jitter=n / 1000, spread=10 * MINUTE).next_poll for n in range(1000)]
    assert len(set(times)) == 1000
    assert NOW <= min(times) <= max(times) < NOW + 10 * MINUTE


@pytest.mark.parametrize("jitter", [0.0, 0.3, 0.999])
def test_case_19_jitter_only_ever_adds(jitter: float) -> None:
    state = first_state(NOW)
    poll = full(state, feed_of(range(10)), {**VALIDATORS, "cache-control": "max-age=7200"})
    after = next_poll(state, poll, NOW, jitter=jitter)
    assert 2 * HOUR <= wait(after) <= 2.2 * HOUR
    assert after == next_poll(state, poll, NOW, jitter=jitter)


# --- errors


@pytest.mark.parametrize("status", [429, 503])
def test_case_20_and_22_retry_after_in_seconds_is_kept(status: int) -> None:
    after = failed(polled(), status=status, headers={"retry-after": "3600"})
    assert wait(after) == HOUR
    assert "Retry-After asks for 60 min" in after.notes[0]


@pytest.mark.parametrize("status", [429, 503])
def test_case_21_and_22_retry_after_as_a_date_is_kept(status: int) -> None:
    date = format_datetime(NOW + 3 * HOUR, usegmt=True)
    assert wait(failed(polled(), status=status, headers={"retry-after": date})) == 3 * HOUR


def test_case_20_retry_after_outranks_the_operator() -> None:
    poll = Poll(429, {"retry-after": "3600"})
    assert wait(next_poll(polled(), poll, NOW, jitter=0.0, poll_every=MINUTE)) >= HOUR


def test_case_20_a_short_retry_after_does_not_hasten_the_next_poll() -> None:
    assert wait(failed(polled(), status=429, headers={"retry-after": "1"})) >= polled().interval


def test_case_23_a_429_without_retry_after_doubles() -> None:
    state = failed(polled(), status=429)
    assert state.status is FeedStatus.SLOWED
    assert wait(state) >= 2 * polled().interval
    again = failed(state, NOW + HOUR, status=429)
    assert wait(again, NOW + HOUR) == 2 * wait(state)


@pytest.mark.parametrize("asked", ["316800", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_case_24_an_absurd_retry_after_is_capped_and_told(asked: str) -> None:
    after = failed(polled(), status=503, headers={"retry-after": asked})
    assert wait(after) == DAY
    assert "kept to 24 h" in after.notes[0]


@pytest.mark.parametrize("asked", ["", "soon", "-5", "1.5", "Mon, 02 Feb 2026 12:00:00 GMT"])
def test_case_24_a_retry_after_that_says_nothing_is_none(asked: str) -> None:
    assert failed(polled(), status=503, headers={"retry-after": asked}).notes == ()


def test_case_26_a_404_is_missing_backs_off_and_comes_back() -> None:
    state = polled()
    waits = []
    now = NOW
    for _ in range(8):
        now = state.next_poll
        state = failed(state, now, status=404)
        waits.append(wait(state, now))
        assert state.status is FeedStatus.MISSING
    assert waits[0] >= HOUR
    assert waits == sorted(waits)
    assert waits[-1] == DAY
    assert (state.failures, state.seen) == (8, polled().seen)
    back = next_poll(state, full(state, feed_of(range(10))), now + DAY, jitter=0.0)
    assert (back.status, back.failures, back.outcome) == (FeedStatus.ACTIVE, 0, PollOutcome.NOT_MODIFIED)


def test_case_27_a_410_retires_the_feed() -> None:
    after = failed(polled(), status=410)
    assert after.gone
    assert (after.status, after.outcome) == (FeedStatus.GONE, PollOutcome.GONE)
    assert not is_due(after, NOW + 20 * 365 * DAY)
    assert after_restart(after, NOW + DAY, jitter=0.0, spread=HOUR) == after
    assert "410" in after.why


NEW = "https://valcour.example/new-rss"


def moving(state: PollState, now: datetime, *redirects: tuple[int, str]) -> PollState:
    poll = full(state, feed_of(range(10)), redirects=redirects)
    return next_poll(state, poll, now, jitter=0.0)


@pytest.mark.parametrize("status", [301, 308])
def test_case_28_a_permanent_redirect_is_learned_when_it_has_been_stable(status: int) -> None:
    state = polled()
    for day in range(8):
        assert state.moved_to is None
        state = moving(state, NOW + day * DAY, (status, NEW))
    assert state.moved_to == NEW
    assert state.status is FeedStatus.MOVED
    assert f"moved for good to {NEW}" in state.notes


def test_case_28_a_week_is_not_enough_with_two_polls_nor_three_polls_in_a_day() -> None:
    two = moving(moving(polled(), NOW, (301, NEW)), NOW + 30 * DAY, (301, NEW))
    assert two.moved_to is None
    many = polled()
    for hour in range(20):
        many = moving(many, NOW + hour * HOUR, (301, NEW))
    assert many.moved_to is None


def test_case_28_another_target_or_none_starts_anew_and_a_failure_does_not() -> None:
    other = moving(
        moving(moving(polled(), NOW, (301, NEW)), NOW + DAY, (301, NEW)), NOW + 8 * DAY, (301, NEW + "2")
    )
    assert (other.moved_to, other.redirect_polls) == (None, 1)
    back = moving(moving(polled(), NOW, (301, NEW)), NOW + DAY)
    assert (back.redirect_to, back.redirect_polls) == (None, 0)
    failing = failed(moving(polled(), NOW, (301, NEW)), NOW + DAY, status=503)
    assert failing.redirect_polls == 1


@pytest.mark.parametrize("status", [302, 303, 307])
def test_case_29_a_temporary_redirect_is_never_learned(status: int) -> None:
    state = polled()
    for day in range(30):
        state = moving(state, NOW + day * DAY, (status, NEW))
    assert (state.moved_to, state.redirect_to) == (None, None)


def test_case_29_of_a_chain_the_permanent_start_is_learned_only() -> None:
    assert moving(polled(), NOW, (301, NEW), (302, "https://cdn.example/x")).redirect_to == NEW
    assert moving(polled(), NOW, (302, NEW), (301, "https://cdn.example/x")).redirect_to is None


def test_case_31_a_redirect_that_gives_up_https_is_never_learned() -> None:
    chain = ((301, NEW), (301, "http://valcour.example/new-rss"))
    assert moving(polled(), NOW, *chain).redirect_to == NEW


def test_a_learned_address_that_fails_is_given_up() -> None:
    state = polled()
    for day in range(8):
        state = moving(state, NOW + day * DAY, (301, NEW))
    for facts in ({"status": 404}, {"status": 410}, {"status": 200, "reason": "not-a-feed"}):
        after = failed(state, NOW + 9 * DAY, **facts)  # type: ignore[arg-type]
        assert after.moved_to is None
        assert not after.gone
    assert failed(state, NOW + 9 * DAY, status=503).moved_to == NEW


@pytest.mark.parametrize("status", [401, 403, 451])
def test_case_33_a_refusal_is_blocked_for_hours(status: int) -> None:
    state = failed(polled(), status=status)
    assert state.status is FeedStatus.BLOCKED
    assert wait(state) >= 4 * HOUR
    assert wait(failed(state, NOW + DAY, status=status), NOW + DAY) >= 8 * HOUR


def test_case_33_a_challenge_is_labelled() -> None:
    after = failed(polled(), status=403, headers={"cf-mitigated": "challenge"})
    assert "asks for a browser" in after.notes[0]


def test_case_34_a_network_failure_weighs_a_quarter_of_a_hard_one() -> None:
    state = polled()
    for _ in range(4):
        state = failed(state, reason="host-unreachable")
    assert state.trouble == failed(polled(), status=400).trouble == 1.0
    assert wait(failed(polled(), reason="host-unreachable")) == wait(failed(polled(), status=400))
    twice = failed(failed(polled(), reason="host-unreachable"), reason="host-unreachable")
    assert wait(twice) < wait(failed(failed(polled(), status=400), status=400))
    assert failed(polled(), status=500).trouble == 0.5


def test_case_35_html_in_place_of_a_feed_loses_nothing() -> None:
    state = polled()
    after = failed(state, status=200, reason="not-a-feed")
    assert (after.status, after.last_reason) == (FeedStatus.NOT_A_FEED, "not-a-feed")
    assert (after.seen, after.etag, after.body_sha256) == (state.seen, state.etag, state.body_sha256)


def test_case_36_an_empty_200_is_a_soft_error() -> None:
    after = failed(polled(), status=200, reason="feed-empty")
    assert (after.outcome, after.trouble) == (PollOutcome.FAILED, 0.5)


def test_case_57_while_a_hub_pushes_a_feed_is_polled_once_a_day() -> None:
    state = polled()
    poll = Poll(304, conditional=True)
    pushed = next_poll(state, poll, NOW + HOUR, jitter=0.0, push_until=NOW + 48 * HOUR)
    assert wait(pushed, NOW + HOUR) == DAY
    resumed = next_poll(pushed, poll, NOW + 25 * HOUR, jitter=0.0)
    assert wait(resumed, NOW + 25 * HOUR) < DAY


# --- the feed's life


def test_the_rhythm_follows_what_comes() -> None:
    state = polled()
    now = NOW
    for number in range(10, 40):
        now += 10 * MINUTE
        state = next_poll(state, full(state, feed_of(range(number - 9, number + 1))), now, jitter=0.0)
    assert state.rhythm is not None
    assert 9 * MINUTE < state.rhythm < 12 * MINUTE
    assert wait(state, now) == state.rhythm / 2


def test_a_feed_in_which_nothing_ever_came_is_polled_ever_more_seldom() -> None:
    state = first_state(NOW)
    for _ in range(60):
        now = state.next_poll
        state = next_poll(state, full(state, feed_of(range(0))), now, jitter=0.0)
    assert wait(state, now) == DAY


def test_a_failure_keeps_what_is_known_and_a_success_forgets_the_failure() -> None:
    state = polled()
    broken = failed(state, reason="internal-error")
    assert (broken.etag, broken.seen, broken.rhythm) == (state.etag, state.seen, state.rhythm)
    assert broken.why == "internal-error, once in a row"
    mended = unchanged(broken, NOW + HOUR)
    assert (mended.failures, mended.trouble, mended.last_reason) == (0, 0.0, None)


# --- what is promised


@pytest.mark.parametrize("jitter", [0.0, 0.5, 0.999])
@pytest.mark.parametrize("took_s", [0, 2, 20])
def test_case_11_poll_every_is_counted_from_when_the_poll_was_due(jitter: float, took_s: int) -> None:
    """Neither jitter nor the time that polls take add up: every 5 minutes was every 312 seconds."""
    state = first_state(NOW)
    dues = []
    for _ in range(10):
        started = state.next_poll + timedelta(milliseconds=500)  # the poller looks twice a second
        poll = full(state, feed_of(range(10)), started=started)
        state = next_poll(
            state, poll, started + timedelta(seconds=took_s), jitter=jitter, poll_every=5 * MINUTE
        )
        dues.append(state.next_poll)
    assert dues == [NOW + 5 * MINUTE * number for number in range(1, 11)]


def test_case_11_a_poll_that_began_late_begins_a_new_count() -> None:
    state = first_state(NOW)
    poll = full(state, feed_of(range(10)), started=NOW + HOUR)
    after = next_poll(state, poll, NOW + HOUR, jitter=0.9, poll_every=5 * MINUTE)
    assert wait(after, NOW + HOUR) == 5 * MINUTE


def test_case_11_a_poll_longer_than_its_interval_leaves_the_server_in_peace_for_a_while() -> None:
    state = first_state(NOW)
    ended = NOW + 3 * MINUTE
    after = next_poll(
        state, full(state, feed_of(range(9)), started=NOW), ended, jitter=0.0, poll_every=MINUTE
    )
    assert wait(after, ended) == MINUTE / 2


@pytest.mark.parametrize("jitter", [0.0, 0.5, 0.999])
def test_case_18_the_ceiling_is_a_promise(jitter: float) -> None:
    """POLL_MAX_S: jitter made 26 hours of 24, and did so for those feeds that are polled most seldom."""
    state, now = polled(), NOW
    for _ in range(60):
        now = state.next_poll
        state = next_poll(state, Poll(304, {}, conditional=True, started=now), now, jitter=jitter)
    assert 0.9 * DAY <= wait(state, now) <= DAY
    for _ in range(60):
        now = state.next_poll
        state = next_poll(state, Poll(reason="host-not-found", started=now), now, jitter=jitter)
    assert 0.9 * DAY <= wait(state, now) <= DAY


@pytest.mark.parametrize("jitter", [0.0, 0.5, 0.999])
def test_case_19_below_the_ceiling_jitter_takes_nothing_from_what_is_asked_for(jitter: float) -> None:
    state = first_state(NOW)
    for seconds in (86_300, 86_400):
        headers = {**VALIDATORS, "cache-control": f"max-age={seconds}"}
        after = next_poll(state, full(state, feed_of(range(10)), headers), NOW, jitter=jitter)
        assert timedelta(seconds=seconds) <= wait(after) <= DAY
    later = failed(polled(), status=403, headers={"retry-after": "86400"})
    assert wait(later) == DAY


def test_case_11_the_floors_stay_under_the_ceiling() -> None:
    limits = poll_limits(load_settings(poll_min_s=300, poll_max_s=600))
    state = first_state(NOW)
    busy = feed_of(range(30), dated=NOW, gap=MINUTE)
    after = next_poll(state, full(state, busy, {}), NOW, jitter=0.9, limits=limits)
    assert 5 * MINUTE <= wait(after) <= 10 * MINUTE
    assert poll_limits(load_settings(poll_min_s=7200)).override_floor == MINUTE  # poll_every stands above it


# --- properties


HEADERS = st.dictionaries(
    st.sampled_from(
        ["cache-control", "age", "expires", "date", "retry-after", "etag", "last-modified", "cf-mitigated"]
    ),
    st.sampled_from(
        ["max-age=60", "0", "-1", "99999999999999999999", "Tue, 03 Feb 2026 13:00:00 GMT", "x", "", '"é"']
    )
    | st.text(max_size=30),
)
POLLS = st.builds(
    Poll,
    status=st.none()
    | st.sampled_from([200, 204, 301, 304, 400, 401, 403, 404, 410, 418, 429, 500, 503, 999]),
    headers=HEADERS,
    reason=st.none()
    | st.sampled_from(["not-a-feed", "feed-empty", "host-unreachable", "body-too-large", "odd"]),
    conditional=st.booleans(),
    redirects=st.lists(
        st.tuples(st.sampled_from([301, 302]), st.sampled_from([NEW, "http://x.example/"])), max_size=3
    ).map(tuple),
)


@given(st.lists(st.tuples(POLLS, st.integers(0, 10**6), st.floats(0, 1, exclude_max=True)), max_size=20))
def test_any_course_of_polls_keeps_the_bounds(polls: list[tuple[Poll, int, float]]) -> None:
    state, now = first_state(NOW), NOW
    for poll, seconds, jitter in polls:
        now += timedelta(seconds=seconds)
        state = next_poll(state, poll, now, jitter=jitter)
        assert kept(state) == state
        if state.gone:
            break
        assert DEFAULT_LIMITS.floor <= wait(state, now) <= 7.8 * DAY
        assert state.why


def test_a_full_state_goes_to_json_and_back() -> None:
    state = polled(
        {**VALIDATORS, "cache-control": "max-age=315360000"}, ttl=HOUR, skip_hours=(1,), skip_days=(6,)
    )
    assert kept(state) == state


def test_a_state_of_another_version_is_read() -> None:
    stored = {**json.loads(msgspec.json.encode(polled())), "a_field_of_tomorrow": [1]}
    del stored["rhythm"]
    assert msgspec.json.decode(json.dumps(stored), type=PollState).rhythm is None
    with pytest.raises(ValueError, match="next_poll"):
        msgspec.json.decode(b"{}", type=PollState)
