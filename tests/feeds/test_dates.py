"""Dates as feeds write them."""

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.feeds.dates import parse_date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Tue, 03 Feb 2026 14:05:33 +0100", "2026-02-03T13:05:33"),
        ("Tue, 3 Feb 26 14:05 GMT", "2026-02-03T14:05"),
        ("3 Feb 96 14:05 GMT", "1996-02-03T14:05"),
        ("Wed, 04 Feb 2026 10:00:00 -08:00", "2026-02-04T18:00"),
        ("Tue, 03 Feb 2026 14:05:00 EST", "2026-02-03T19:05"),
        ("Tue, 03 Feb 2026 14:05:00 CEST", "2026-02-03T12:05"),
        ("2026-02-03T14:05:00Z", "2026-02-03T14:05"),
        ("2026-02-03T14:05:00.123456+01:00", "2026-02-03T13:05"),
        ("2026-02-03 14:05:00 +0100", "2026-02-03T13:05"),
        ("2026-02-03", "2026-02-03T00:00"),
        ("2026-02", "2026-02-01T00:00"),
        ("2026/02/03 14:05", "2026-02-03T14:05"),
        ("Thu Jan 01 00:30:00 GMT+01:00 2026", "2025-12-31T23:30"),
        ("Feb 3, 2026 2:05 PM EST", "2026-02-03T19:05"),
        ("Feb 3, 2026 12:05 am", "2026-02-03T00:05"),
        ("mardi 3 février 2026, 14 h 05", "2026-02-03T14:05"),
        ("mar., 03 févr. 2026 14:05:33 +0100", "2026-02-03T13:05:33"),
        ("Mar, 03 Mar 2026 10:00:00 +0100", "2026-03-03T09:00"),
        ("1 juin 2026", "2026-06-01T00:00"),
        ("1 juillet 2026", "2026-07-01T00:00"),
        ("1er août 2026", "2026-08-01T00:00"),
        ("Dienstag, 3. Dezember 2026", "2026-12-03T00:00"),
        ("martes, 3 de marzo de 2026", "2026-03-03T00:00"),
        ("03.02.2026 14:05", "2026-02-03T14:05"),
        ("02/25/2026", "2026-02-25T00:00"),
        ("Tue, 31 Dec 2025 24:00:00 GMT", "2026-01-01T00:00"),
        ("Wed, 31 Dec 2025 23:59:60 GMT", "2026-01-01T00:00"),
        ("1770127500", "2026-02-03T14:05"),
        ("\n  Tue, 03 Feb 2026\n 14:05:00 GMT ", "2026-02-03T14:05"),
    ],
)
def test_a_date_is_read_as_it_was_meant(text: str, moment: str) -> None:
    assert parse_date(text) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "soon",
        "2026",
        "Mon, 30 Feb 2026 00:00:00 GMT",
        "0000-00-00",
        "3 Feb 9999",
        "25:99",
        "1" * 5_000,
        "2026-02-03T14:05:00+99:00",
        "0001-01-01T00:00:00+05:00",
        "Tue, 03 Feb 2026 25:00:00 GMT",
    ],
)
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=120) | st.text("0123456789:-+/., TZfévrgmtMarh", max_size=60))
def test_any_text_gives_a_moment_in_utc_or_none(text: str) -> None:
    moment = parse_date(text)
    assert moment is None or (moment.tzinfo is UTC and 1969 <= moment.year <= 2101)


@given(st.integers(86_400, 4_102_444_800))
def test_what_python_writes_is_read_back(seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert parse_date(format_datetime(moment)) == moment
    assert parse_date(format_datetime(moment, usegmt=True)) == moment
    assert parse_date(moment.isoformat()) == moment
