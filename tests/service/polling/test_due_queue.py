"""The agenda holds what is due, whatever changes meanwhile, and looks at nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from worker.feeds.model import FeedStatus, PollState
from worker.feeds.schedule.plan import first_state, is_due
from worker.service.polling.due_queue import Agenda

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def due_in(minutes: int) -> PollState:
    return first_state(NOW + timedelta(minutes=minutes))


def keys(agenda: Agenda, minutes: int) -> list[str]:
    return [key for key, _ in agenda.due(NOW + timedelta(minutes=minutes))]


def test_what_is_due_comes_once_and_the_longest_overdue_first() -> None:
    agenda = Agenda()
    for key, minutes in (("b", 2), ("a", 1), ("z", 9)):
        agenda.put(key, due_in(minutes))
    assert keys(agenda, 0) == []
    assert keys(agenda, 5) == ["a", "b"]
    assert keys(agenda, 5) == []
    assert len(agenda) == 3


def test_a_feed_that_is_put_off_is_not_due_at_its_old_time() -> None:
    agenda = Agenda()
    agenda.put("a", due_in(1))
    agenda.put("a", due_in(60))
    assert keys(agenda, 30) == []
    assert keys(agenda, 60) == ["a"]


def test_a_feed_that_is_gone_or_dropped_is_never_due() -> None:
    agenda = Agenda()
    agenda.put("gone", replace(due_in(1), status=FeedStatus.GONE))
    agenda.put("dropped", due_in(1))
    agenda.drop("dropped")
    assert keys(agenda, 10**6) == []


def test_a_feed_to_be_looked_at_again_is_due_then_and_not_twice() -> None:
    agenda = Agenda()
    agenda.put("a", due_in(1))
    assert keys(agenda, 1) == ["a"]
    agenda.look_at("a", NOW + timedelta(minutes=3))
    agenda.look_at("a", NOW + timedelta(minutes=3))
    assert keys(agenda, 2) == []
    assert keys(agenda, 3) == ["a"]


def test_the_heap_does_not_grow_with_what_is_put_off() -> None:
    agenda = Agenda()
    for number in range(10_000):
        agenda.put(f"{number % 10}", due_in(number))
    assert len(agenda._times) < 200
    assert sorted(keys(agenda, 10_000)) == [f"{n}" for n in range(10)]


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("put"), st.integers(0, 5), st.integers(0, 50)),
            st.tuples(st.just("drop"), st.integers(0, 5), st.just(0)),
            st.tuples(st.just("wait"), st.just(0), st.integers(0, 20)),
        ),
        max_size=60,
    )
)
def test_it_says_what_looking_at_every_feed_would_say(course: list[tuple[str, int, int]]) -> None:
    agenda, states, minutes = Agenda(), {}, 0
    for what, feed, number in course:
        key = f"{feed}"
        if what == "put":
            states[key] = due_in(number)
            agenda.put(key, states[key])
        elif what == "drop":
            states.pop(key, None)
            agenda.drop(key)
        else:
            minutes += number
            now = NOW + timedelta(minutes=minutes)
            assert set(keys(agenda, minutes)) == {key for key, state in states.items() if is_due(state, now)}
            for key in states:  # each was polled
                states[key] = due_in(minutes + 1 + int(key))
                agenda.put(key, states[key])
