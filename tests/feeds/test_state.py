"""What is kept of a feed is bounded, whatever it says; what is read back can be reckoned with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from worker.feeds.model import PollState
from worker.feeds.state import fitting, is_sound

NOW = datetime(2026, 11, 3, 8, tzinfo=UTC)
STATE = PollState(next_poll=NOW, etag='"a"', title="Gazette", seen=(("i1-0", "f"),), notes=("odd",))


def test_a_state_within_bounds_stays_as_it_is() -> None:
    assert fitting(STATE) == STATE
    assert is_sound(STATE)


def test_a_state_of_a_feed_that_says_too_much_fits_into_a_record() -> None:
    long = "x" * 10_000_000
    state = replace(
        STATE,
        title=long,
        etag=long,
        last_modified=long,
        hub=long,
        topic=long,
        redirect_to=long,
        why=long,
        notes=(long,) * 100,
    )
    kept = fitting(state)
    assert len(msgspec.json.encode(kept)) < 50_000
    assert (kept.etag, kept.hub, kept.title) == (None, None, "x" * 500)
    assert fitting(kept) == kept


def test_of_what_was_seen_the_newest_stays() -> None:
    seen = tuple((f"i1-{number}", "f") for number in range(30_000))
    kept = fitting(replace(STATE, seen=seen))
    assert kept.seen == seen[-20_000:]


@pytest.mark.parametrize(
    "broken",
    [
        {"next_poll": NOW.replace(tzinfo=None)},
        {"next_poll": datetime(9999, 12, 31, tzinfo=UTC)},
        {"last_poll": datetime(1, 1, 1, tzinfo=UTC)},
        {"interval": timedelta.max},
        {"rhythm": -timedelta(days=999_999_999)},
    ],
)
def test_a_state_that_overflows_is_not_sound(broken: dict[str, object]) -> None:
    assert not is_sound(replace(STATE, **broken))  # type: ignore[arg-type]
