"""How long an item waits before its page is tried again."""

import pytest

from worker.errors import EnrichmentCrashed, FetchError
from worker.service.enriching.enrich_items import pause_s


def asking(seconds: float | None) -> FetchError:
    return FetchError("later", url="https://valcour.example/a", retry_after_s=seconds)


@pytest.mark.parametrize(
    ("attempt", "expected"), [(1, 2.0), (2, 4.0), (3, 8.0), (4, 16.0), (5, 30.0), (10_000, 30.0)]
)
def test_the_pause_doubles_up_to_its_bound(attempt: int, expected: float) -> None:
    assert pause_s(asking(None), attempt, 2.0, 30.0) == expected


@pytest.mark.parametrize(
    ("attempt", "asked", "expected"),
    [
        (1, 11.0, 11.0),  # the server's word, where it is longer
        (4, 11.0, 16.0),  # ours, where that is
        (1, 0.0, 2.0),
        (1, 3600.0, 30.0),  # the item holds its place meanwhile: the tries end in a dead letter
    ],
)
def test_what_the_server_asks_for_is_kept_within_the_bound(
    attempt: int, asked: float, expected: float
) -> None:
    assert pause_s(asking(asked), attempt, 2.0, 30.0) == expected


def test_a_failure_that_is_not_the_networks_asks_for_nothing() -> None:
    assert pause_s(EnrichmentCrashed("a child died"), 2, 2.0, 30.0) == 4.0
    assert pause_s(ValueError(), 1, 2.0, 30.0) == 2.0
