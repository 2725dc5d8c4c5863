"""Workers that share a host: whose turn it is by the clock, and what one was told."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from worker.feeds.model import PollState
from worker.feeds.schedule.hosts import resting_hosts
from worker.feeds.schedule.neighbours import Neighbourhood

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
HOST = "crowd.example"
GAP_S = 5.0


def polled(http_status: int = 200, hours: float = 2) -> PollState:
    return PollState(next_poll=NOW + timedelta(hours=hours), last_poll=NOW, http_status=http_status)


def hear(hood: Neighbourhood, partition: int, http_status: int = 200) -> None:
    hood.hear(f"f1-{partition}", f"https://{HOST}/feed", polled(http_status))


def shared_by(*partitions: int) -> Neighbourhood:
    """A feed of the host in each partition: feed id "f1-3" lies in partition 3."""
    hood = Neighbourhood(lambda feed_id: int(feed_id[3:]))
    for partition in partitions:
        hear(hood, partition)
    return hood


def begins(hood: Neighbourhood, ours: Collection[int], minutes: int = 10) -> list[float]:
    """When a worker that always has something due begins its polls, each of which takes a hundredth of a second."""
    time_s, end_s, times = NOW.timestamp(), NOW.timestamp() + 60 * minutes, []
    while time_s < end_s:
        wait_s = hood.wait_s(HOST, datetime.fromtimestamp(time_s, UTC), ours, GAP_S)
        assert 0 <= wait_s <= 20 * GAP_S
        if wait_s:
            time_s += wait_s
            continue
        times.append(time_s)
        time_s += 0.01
    return times


@pytest.mark.parametrize(
    "workers",
    [[{0}, {1}], [{0, 2}, {1}], [{0}, {1}, {2}, {3}], [{0, 1, 2}, {3, 4, 5}, {6, 7}], [{5}, {0, 3, 4}]],
)
def test_case_19_polls_of_one_host_are_a_gap_apart_over_all_workers(workers: list[set[int]]) -> None:
    partitions = [partition for each in workers for partition in each]
    by_worker = [begins(shared_by(*partitions), ours) for ours in workers]
    times = sorted(time for times in by_worker for time in times)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= GAP_S - 0.001
    assert len(times) > 600 / GAP_S / 1.3  # and hardly any of the host's time is lost
    assert all(by_worker)  # to each its share


@pytest.mark.parametrize("ours", [{0, 1, 2}, {0, 1, 2, 7}])
def test_a_host_whose_feeds_are_all_ours_waits_for_nobody(ours: set[int]) -> None:
    hood = shared_by(0, 1, 2)
    for seconds in range(100):
        assert hood.wait_s(HOST, NOW + timedelta(seconds=seconds / 7), ours, GAP_S) == 0
        assert hood.wait_s("elsewhere.example", NOW + timedelta(seconds=seconds), {9}, GAP_S) == 0
        assert hood.wait_s(HOST, NOW + timedelta(seconds=seconds), {9}, GAP_S) == 0  # ours is new there
        assert hood.wait_s(HOST, NOW, {0}, 0.0) == 0


@pytest.mark.parametrize(
    "told",
    [
        ("", None),
        (f"https://{HOST}/", None),
        ("https://elsewhere.example/", polled()),
        ("http://[", polled()),
    ],
)
def test_feeds_that_end_move_or_go_share_no_host_any_more(told: tuple[str, PollState | None]) -> None:
    hood = shared_by(0, 1)
    assert any(hood.wait_s(HOST, NOW + timedelta(seconds=n), {0}, GAP_S) for n in range(20))
    hood.hear("f1-1", *told)
    assert not any(hood.wait_s(HOST, NOW + timedelta(seconds=n), {0}, GAP_S) for n in range(20))
    hear(hood, 1)
    hear(hood, 1)
    assert any(hood.wait_s(HOST, NOW + timedelta(seconds=n), {0}, GAP_S) for n in range(20))
    hood.hear("f1-1", *told)
    assert not any(hood.wait_s(HOST, NOW + timedelta(seconds=n), {0}, GAP_S) for n in range(20))


def test_case_25_a_host_rests_for_what_feeds_of_several_workers_were_told() -> None:
    hood = shared_by(0, 1, 2)
    now = NOW + timedelta(minutes=10)

    def resting() -> frozenset[str]:
        return resting_hosts([(host, state) for _, host, state in hood.throttled()], now)

    hear(hood, 0, 429)
    hear(hood, 1, 503)
    assert not resting()
    hear(hood, 2, 429)
    assert resting() == {HOST}
    hear(hood, 1)
    assert not resting()
    hear(hood, 1, 429)
    hood.hear("f1-2", "", None)
    assert not resting()
