"""Commits never pass an unfinished event, in whatever order events end or come again."""

from hypothesis import given
from hypothesis import strategies as st

from worker.service.delivery.commit_metadata import Span, Standing
from worker.service.delivery.offsets import Acks
from worker.service.event import Partition

P0, P1 = Partition("news.items", 0), Partition("news.items", 1)
START = Standing(0)


def begun(*offsets: int, standing: Standing = START) -> Acks:
    acks = Acks()
    acks.begin(P0, standing)
    for offset in offsets:
        acks.start(P0, offset)
    return acks


def test_the_commit_stops_at_the_first_that_is_open_and_says_what_is_finished_behind_it() -> None:
    acks = begun(10, 11, 12, 13, standing=Standing(10))
    assert acks.committable() == {}
    acks.finish(P0, 11)
    assert acks.committable() == {P0: Standing(10, (Span(11, 12),))}
    acks.finish(P0, 13)
    assert acks.committable() == {P0: Standing(10, (Span(11, 12), Span(13, 14)))}


def test_the_first_to_end_last_releases_all_behind_it() -> None:
    acks = begun(10, 11, 12, standing=Standing(10))
    for offset in (12, 11, 10):
        acks.finish(P0, offset)
    assert acks.committable() == {P0: Standing(13)}


def test_partitions_do_not_wait_for_each_other() -> None:
    acks = begun(5, standing=Standing(5))
    acks.begin(P1, Standing(7))
    acks.start(P1, 7)
    acks.finish(P1, 7)
    assert acks.committable() == {P1: Standing(8)}


def test_what_is_committed_is_not_offered_again_until_more_is_finished() -> None:
    acks = begun(5, standing=Standing(5))
    acks.finish(P0, 5)
    acks.committed(acks.committable())
    assert acks.committable() == {}
    acks.start(P0, 6)
    acks.finish(P0, 6)
    assert acks.committable() == {P0: Standing(7)}


def test_an_event_in_work_is_not_started_again() -> None:
    acks = begun()
    assert acks.start(P0, 5)
    assert not acks.start(P0, 5)


def test_an_event_that_comes_again_after_its_commit_does_not_move_the_commit_back() -> None:
    acks = begun(5, 6, standing=Standing(5))
    for offset in (5, 6):
        acks.finish(P0, offset)
    acks.committed(acks.committable())
    assert acks.start(P0, 5)
    assert acks.committable() == {}
    acks.finish(P0, 5)
    assert acks.committable() == {}


def test_revoked_partitions_are_forgotten_and_late_ends_are_ignored() -> None:
    acks = begun(5)
    acks.forget()
    acks.finish(P0, 5)
    assert acks.committable() == {}


def test_a_partition_begins_where_its_group_stands_and_only_once() -> None:
    acks = Acks()
    assert acks.expected(P0) is None
    acks.begin(P0, Standing(7))
    assert (acks.expected(P0), acks.standing(P0), acks.committable()) == (7, Standing(7), {})
    acks.start(P0, 7)
    acks.begin(P0, Standing(3))
    assert (acks.expected(P0), acks.standing(P0)) == (8, Standing(7))
    acks.finish(P0, 7)
    assert acks.committable() == {P0: Standing(8)}


def test_what_the_owner_before_had_finished_out_of_turn_is_not_started() -> None:
    acks = Acks()
    acks.begin(P0, Standing(10, (Span(11, 13), Span(14, 16))))
    assert [acks.start(P0, offset) for offset in range(10, 17)] == [
        True,
        False,
        False,
        True,
        False,
        False,
        True,
    ]
    acks.finish(P0, 10)
    assert acks.committable() == {P0: Standing(13, (Span(14, 16),))}
    acks.finish(P0, 13)
    assert acks.committable() == {P0: Standing(16)}


def test_what_the_owner_before_had_finished_stays_known_until_it_has_come() -> None:
    acks = Acks()
    acks.begin(P0, Standing(10, (Span(12, 15),)))
    acks.start(P0, 10)
    acks.finish(P0, 10)
    assert acks.committable() == {P0: Standing(11, (Span(12, 15),))}
    acks.start(P0, 11)
    assert acks.standing(P0, finished=[11]) == Standing(15)
    assert acks.standing(P0) == Standing(11, (Span(12, 15),))


@given(st.permutations(range(12)), st.integers(0, 12))
def test_whoever_takes_over_does_each_event_once(order: list[int], done: int) -> None:
    acks = begun(*range(12))
    for offset in order[:done]:
        acks.finish(P0, offset)
    left = acks.committable().get(P0, Standing(0))
    then = begun(standing=Standing.of(left.offset, left.text()))
    again = [offset for offset in range(left.offset, 12) if then.start(P0, offset)]
    assert again == sorted(order[done:])
    for offset in again:
        then.finish(P0, offset)
    assert then.standing(P0) == Standing(12)
