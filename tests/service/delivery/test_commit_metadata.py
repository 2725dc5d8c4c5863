"""What stands beside a committed offset: read back as it was written, and never more than Kafka takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.service.delivery.commit_metadata import TEXT_CHARS, Span, Standing, standing_of


@given(st.sets(st.integers(0, 400)), st.integers(0, 10**15))
def test_a_standing_is_read_back_as_it_was_written(finished: set[int], first: int) -> None:
    unfinished = {first + offset for offset in range(401)} - {first + offset for offset in finished}
    standing = standing_of(first + 401, unfinished)
    assert Standing.of(standing.offset, standing.text()) == standing
    assert all(standing.covers(first + offset) == (offset in finished) for offset in range(401))


def test_the_widest_window_of_exactly_once_fits_beside_an_offset() -> None:
    """400 unfinished events, each with up to ten thousand finished ones behind it."""
    standing = standing_of(4_000_000, range(1, 4_000_000, 10_000))
    assert len(standing.ahead) == 400
    assert Standing.of(standing.offset, standing.text()) == standing


def test_what_does_not_fit_is_left_out_from_its_end() -> None:
    standing = standing_of(20_001, range(0, 20_001, 2))
    read = Standing.of(standing.offset, standing.text())
    assert len(standing.text()) <= TEXT_CHARS
    assert 0 < len(read.ahead) < len(standing.ahead)
    assert standing.ahead[: len(read.ahead)] == read.ahead


@pytest.mark.parametrize(
    "text", [None, "", "somebody else's", "quotewire/1 3+", "quotewire/2 1+1", "quotewire/1 1+1 "]
)
def test_a_text_that_is_not_ours_says_nothing(text: str | None) -> None:
    assert Standing.of(7, text) == Standing(7)


def test_spans_that_touch_are_one() -> None:
    assert standing_of(5, [2], [Span(5, 8)]) == Standing(2, (Span(3, 8),))
    assert standing_of(5, [], [Span(5, 8), Span(9, 10)]) == Standing(8, (Span(9, 10),))


def test_it_says_of_which_topic_the_offset_is() -> None:
    standing = Standing(7, (Span(9, 12),), "RUb_Xh1eRWOdM32Y7IirmA")
    assert standing.text() == "quotewire/2 RUb_Xh1eRWOdM32Y7IirmA 2+3"
    read = Standing.of(7, standing.text())
    assert (read, read.topic) == (standing, standing.topic)
    assert Standing.of(7, "quotewire/1 2+3").topic == ""
    assert Standing.of(7, "quotewire/2 RUb_Xh1eRWOdM32Y7Iirmà 2+3") == Standing(7)
