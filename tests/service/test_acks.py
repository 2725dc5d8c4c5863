"""Commits never pass an unfinished event, in whatever order events end or come again."""

from hypothesis import given
from hypothesis import strategies as st

from worker.service.acks import Acks, Partition

P0, P1 = Partition("news.items", 0), Partition("news.items", 1)


def test_nothing_is_committable_while_the_first_event_is_open() -> None:
    acks = Acks()
    acks.start(P0, 10)
    acks.start(P0, 11)
    acks.finish(P0, 11)
    assert acks.committable() == {P0: 10}


def test_the_first_to_end_last_releases_all_behind_it() -> None:
    acks = Acks()
    for offset in (10, 11, 12):
        acks.start(P0, offset)
    acks.finish(P0, 12)
    acks.finish(P0, 11)
    acks.finish(P0, 10)
    assert acks.committable() == {P0: 13}


def test_partitions_do_not_wait_for_each_other() -> None:
    acks = Acks()
    acks.start(P0, 5)
    acks.start(P1, 7)
    acks.finish(P1, 7)
    assert acks.committable() == {P0: 5, P1: 8}


def test_what_is_committed_is_not_offered_again_until_it_grows() -> None:
    acks = Acks()
    acks.start(P0, 5)
    acks.finish(P0, 5)
    acks.committed(acks.committable())
    assert acks.committable() == {}
    acks.start(P0, 6)
    acks.finish(P0, 6)
    assert acks.committable() == {P0: 7}


def test_an_event_in_work_is_not_started_again() -> None:
    acks = Acks()
    assert acks.start(P0, 5)
    assert not acks.start(P0, 5)


def test_an_event_that_comes_again_after_its_commit_does_not_move_the_commit_back() -> None:
    acks = Acks()
    for offset in (5, 6):
        acks.start(P0, offset)
        acks.finish(P0, offset)
    acks.committed(acks.committable())
    assert acks.start(P0, 5)
    assert acks.committable() == {}
    acks.finish(P0, 5)
    assert acks.committable() == {}


def test_revoked_partitions_are_forgotten_and_late_ends_are_ignored() -> None:
    acks = Acks()
    acks.start(P0, 5)
    acks.forget()
    acks.finish(P0, 5)
    assert acks.committable() == {}
    assert acks.in_flight() == 0


@given(st.permutations(range(12)), st.integers(0, 12))
def test_the_commit_is_always_the_first_unfinished_offset(order: list[int], done: int) -> None:
    acks = Acks()
    for offset in range(12):
        acks.start(P0, offset)
    for offset in order[:done]:
        acks.finish(P0, offset)
    first_open = min(order[done:], default=12)
    assert acks.committable().get(P0, 0) == first_open
    assert acks.in_flight() == 12 - done


def test_a_partition_begins_where_its_group_stands_and_only_once() -> None:
    acks = Acks()
    assert acks.expected(P0) is None
    acks.begin(P0, 7)
    assert (acks.expected(P0), acks.position(P0), acks.committable()) == (7, 7, {})
    acks.start(P0, 7)
    acks.begin(P0, 3)
    assert (acks.expected(P0), acks.position(P0)) == (8, 7)
    acks.finish(P0, 7)
    assert acks.committable() == {P0: 8}
