"""Dates as CLDR has each language write them: read back as the same day, or not at all."""

from datetime import UTC, datetime

import pytest
from babel.dates import format_date, format_datetime

from worker.dates import reader_for

_NAMES = """
    am ar az be bg bn bs ca cs cy da de de_AT el en_GB es es_MX et fa fi fil fr fr_CA ga gl gu he hi hr hu hy id is
    it ja ka kk km kn ko ky lb lt lv mk ml mr ms mt nb ne nl nn pa pl ps pt pt_PT ro ru si sk sl sq sr sr_Latn sv sw
    ta te th tr uk ur uz vi zh zh_Hant
"""
LOCALES = _NAMES.split()
DAYS = [
    datetime(2026, month, day, hour, 5, tzinfo=UTC)
    for month, day, hour in (
        (1, 3, 0), (2, 26, 9), (3, 4, 12), (4, 30, 15), (5, 5, 21), (6, 7, 23),
        (7, 8, 1), (8, 9, 13), (9, 10, 11), (10, 11, 10), (11, 26, 15), (12, 31, 22),
    )
]  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("length", ["full", "long", "medium"])
def test_a_day_in_words_is_read_in_its_language(locale: str, length: str) -> None:
    reader = reader_for("", locale.replace("_", "-"))
    for day in DAYS:
        text = format_date(day, length, locale=locale)
        moment = reader.read(text)
        assert moment is not None, text
        assert moment.at.date() == day.date(), text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("language_is_told", [True, False])
def test_no_day_and_no_time_is_read_wrongly(locale: str, language_is_told: bool) -> None:
    reader = reader_for("", locale.replace("_", "-") if language_is_told else None)
    for day in DAYS:
        for length in ("full", "long", "medium", "short"):
            date, time = (
                format_date(day, length, locale=locale),
                format_datetime(day, "medium", tzinfo=UTC, locale=locale),
            )
            for text in (date, time):
                moment = reader.read(text)
                assert moment is None or moment.at.date() == day.date(), text
            if moment and moment.certainty > 0:
                assert (moment.at.hour, moment.at.minute) == (day.hour, day.minute), time
