"""Dates as feeds and pages write them."""

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.dates import Moment, read_date, reader_for
from worker.dates.months import _LOCALES, ENGLISH, _names_of

LOCALES = [locale for names in _LOCALES.values() for locale in names.split()]


def at(text: str | None, *languages: str) -> datetime | None:
    moment = read_date(text, languages)
    return moment.at if moment else None


def utc(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


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
        ("2026-02-03T14:05:00.123+01:00", "2026-02-03T13:05:00.123"),
        ("2026-02-03 14:05:00 +0100", "2026-02-03T13:05"),
        ("2026-02-03t14:05:00z", "2026-02-03T14:05"),
        ("2026-02-03T14:05:00Z[Etc/UTC]", "2026-02-03T14:05"),
        ("Tue, 31 Dec 2025 24:00:00 GMT", "2026-01-01T00:00"),
        ("Wed, 31 Dec 2025 23:59:60 GMT", "2026-01-01T00:00"),
        ("1770127500", "2026-02-03T14:05"),
        ("1770127500123", "2026-02-03T14:05"),
        ("/Date(1770127500000)/", "2026-02-03T14:05"),
        ("\n  Tue, 03 Feb 2026\n 14:05:00 GMT ", "2026-02-03T14:05"),
        ("Feb 3, 2026 2:05 PM EST", "2026-02-03T19:05"),
        ("Thu Jan 01 00:30:00 GMT+01:00 2026", "2025-12-31T23:30"),
        ("Tue Feb 03 2026 22:05:00 GMT-0500 (EST)", "2026-02-04T03:05"),
        ("Tue Feb 3 14:05:00 2026 +0100", "2026-02-03T13:05"),
        ("03/Feb/2026:14:05:00 +0100", "2026-02-03T13:05"),
        ("Dienstag, 3. Februar 2026, 14:05 Uhr MEZ", "2026-02-03T13:05"),
        ("3 февраля 2026 г., 14:05 МСК", "2026-02-03T11:05"),
        ("3 Februari 2026 14.05 WIB", "2026-02-03T07:05"),
        ("3 de febrero de 2026 a las 10:05 p. m. GMT-3", "2026-02-04T01:05"),
        ("Thứ Ba, 3/2/2026, 14:05 (GMT+7)", None),
        ("Thứ Ba, 23/2/2026, 14:05 (GMT+7)", "2026-02-23T07:05"),
        ("20260203T140500Z", "2026-02-03T14:05"),
    ],
)
def test_an_instant_with_its_zone_is_read_in_utc(text: str, moment: str | None) -> None:
    assert read_date(text) == (Moment(utc(moment), "second", 2) if moment else None)


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("GMT+2", 8), ("GMT+5.5", 4.5), ("+02:00:00", 8), ("UTC+02:00", 8), ("+2", 8), ("-5", 15), ("-0500", 15), ("+5:30", 4.5), ("UTC+5:45", 4.25),
        ("+0200 (CET)", 8), ("-00:00", 10), ("+0000 (Coordinated Universal Time)", 10),
        ("Europe/Dublin", 10), ("America/New_York", 15), ("Asia/Kolkata", 4.5), ("Australia/Sydney", -1),
        ("America/Argentina/Buenos_Aires", 13), ("Z", 10), ("PST", 18), ("ET", 15), ("JST", 1), ("MEZ", 9),
    ],
)  # fmt: skip
def test_a_zone_is_an_offset_a_name_or_a_place(zone: str, hour: float) -> None:
    moment = read_date(f"Thu, 26 Nov 2026 10:00:00 {zone}")
    assert moment is not None
    assert (moment.at - utc("2026-11-26")).total_seconds() == hour * 3600
    assert moment.precision == "second"


def test_a_place_has_its_summer_time() -> None:
    assert at("26 Jul 2026 10:00 ET") == utc("2026-07-26T14:00")
    assert at("26 Jul 2026 10:00 Europe/Paris") == utc("2026-07-26T08:00")


@pytest.mark.parametrize(("language", "hour"), [("he", 8), ("en-IN", 4.5), ("ga", 9)])
def test_a_zone_of_two_countries_is_that_of_the_language(language: str, hour: float) -> None:
    moment = at("26 Nov 2026 10:00 IST", language)
    assert moment is not None
    assert (moment - utc("2026-11-26")).total_seconds() == hour * 3600


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-26T10:00:00", "26 Nov 2026 10:00 by Martin", "26 Nov 2026 10:00 Oktober-Halle",
        "26 Nov 2026, 10:00 - 11:30", "26 Nov 2026 10:00-11:00", "Nov 26, 2026, 10 a.m.", "26/11/2026 - 10:00",
        "11/26/2026 10:00:00 AM", "26 nov. 2026 à 10h00", "26 nov. 2026 à 10 h", "le jeudi 26 novembre 2026 à 10h",
        "26 de novembro de 2026 às 10h00", "26.11.2026 klo 10.00", "26. november 2026 kl. 10.00",
        "26.11.2026, 10.00 Uhr", "26.11.2026 um 10 Uhr", "26 novembre 2026 ore 10.00", "2026. 11. 26. 10:00",
        "2026. november 26., csütörtök 10:00", "2026 m. lapkričio 26 d. 10:00", "2026年11月26日 10:00",
        "2026年11月26日(木) 午前10時00分", "2026年11月26日 上午10:00", "2026년 11월 26일 오전 10:00",
        "2026/11/26(木) 10:00", "26 พ.ย. 2569 10:00 น.", "26 Νοεμβρίου 2026, 10:00 π.μ.",
        "٢٦ نوفمبر ٢٠٢٦ ١٠:٠٠", "26 ноября 2026 года в 10:00", "26 listopadu 2026 v 10:00", "20261126100000",
        "Thu Nov 26 10:00:00 2026", "10:00, 26 листопада 2026", "26 Nov 2026 10:00 das ist", "26-Nov-2026 10:00:00",
        "Thu, 26 Nov 2026 10:00:00 Nowhere/Land",
    ],
)  # fmt: skip
def test_of_a_time_without_a_zone_the_day_is_known(text: str) -> None:
    assert read_date(text) == Moment(utc("2026-11-26T10:00"), "day", 1)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("November 26, 2026 at 12:05 am", "00:05"), ("November 26, 2026 at 12:05 p.m.", "12:05"),
        ("2026年11月26日 下午3:05", "15:05"), ("2026年11月26日 午後3時5分", "15:05"), ("2026년 11월 26일 오후 3:05", "15:05"),
        ("26 Νοεμβρίου 2026, 3:05 μ.μ.", "15:05"), ("26 Kasım 2026 ÖS 3:05", "15:05"), ("26/11/2026 3:05 CH", "15:05"),
        ("26 noviembre 2026 3:05 p. m.", "15:05"), ("26 نوفمبر 2026 3:05 م", "15:05"),
    ],
)  # fmt: skip
def test_the_halves_of_the_day_are_known_by_their_names(text: str, time: str) -> None:
    assert at(text) == utc(f"2026-11-26T{time}")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-26", "20261126", "2026/11/26", "2026.11.26.", "26.11.2026", "26. 11. 2026", "26-11-2026",
        "26 November 2026, mardi", "26 noviembre 2026 (martes)", "26 noviembre 2026 (jueves)", "26Nov2026",
        "November 26th, 2026", "26th of November 2026", "Donnerstag, 26. November 2026", "26 Marras 2026", "26 XI 2026", "26.XI.2026", "2026. XI. 26.", "26. marraskuun 2026",
        "26. marraskuuta 2026", "26 Kasım 2026", "26 KASIM 2026 Perşembe", "joi, 26 noi 2026", "26 noiembrie 2026",
        "26 de novembre de 2026", "26 de novembro de 2026", "2026. gada 26. novembris", "26. nóvember 2026",
        "26. novembra 2026", "26 ноември 2026 г.", "26 листопада 2026", "26 лістапада 2026", "26. новембар 2026.",
        "26 Νοεμβρίου 2026", "26 Νοέ 2026", "26 בנובמבר 2026", "الخميس 26 نوفمبر 2026", "26 تشرين الثاني 2026",
        "26 نوامبر 2026", "26 नवंबर 2026", "২৬ নভেম্বর ২০২৬", "26 พฤศจิกายน 2569", "26 tháng 11, 2026",
        "26 Tháng 11 năm 2026", "2026年11月26日", "2026年11月26日(木)", "令和8年11月26日", "二〇二六年十一月二十六日",
        "2026년 11월 26일", "26 Tachwedd 2026", "26 Samhain 2026", "26 azaroa 2026", "26 ნოემბერი 2026",
        "26 листопада 2026 року", "Posted on November 26, 2026 by May Smith", "czwartek, 26 listopada 2026",
        "Version 3.12 of 26 November 2026",
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_was_meant(text: str) -> None:
    assert read_date(text) == Moment(utc("2026-11-26"), "day", 0)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mardi 3 février 2026", "2026-02-03"), ("mar., 03 févr. 2026", "2026-02-03"), ("Mar, 03 Mar 2026", "2026-03-03"),
        ("1er août 2026", "2026-08-01"), ("1 juin 2026", "2026-06-01"), ("1 juillet 2026", "2026-07-01"),
        ("martes, 3 de marzo de 2026", "2026-03-03"), ("26 d’abril del 2026", "2026-04-26"), ("26 mai 2026", "2026-05-26"),
        ("26 maj 2026", "2026-05-26"), ("26 sierpnia 2026", "2026-08-26"), ("26 września 2026", "2026-09-26"),
        ("26 Agustus 2026", "2026-08-26"), ("26 agt 2026", "2026-08-26"), ("26 Ağustos 2026", "2026-08-26"),
        ("26 ŞUBAT 2026", "2026-02-26"), ("26 إبريل 2026", "2026-04-26"), ("26 أبريل 2026", "2026-04-26"),
        ("26 غشت 2026", "2026-08-26"), ("26 Jänner 2026", "2026-01-26"), ("26 мая 2026", "2026-05-26"),
        ("Ke, 30 Lok 2026", "2026-10-30"), ("пн, 1 февр. 2026", "2026-02-01"), ("18 Sept 2026", "2026-09-18"),
    ],
)  # fmt: skip
def test_months_are_known_by_their_names(text: str, day: str) -> None:
    assert at(text) == utc(day)


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("26 listopada 2026", "pl", 11), ("26 listopada 2026", "hr", 10),
        ("26. srp 2026", "cs", 8), ("26. srp 2026", "hr", 7),
        # Without the language: its weekdays tell it, or its dot after the day.
        ("czw., 26 lis 2026 10:00:00 +0100", "", 11), ("čet, 26 lis 2026 10:00:00 +0100", "", 10),
        ("26 listopada 2026", "", 11), ("26. listopada 2026.", "", 10),
        # English names in feeds of every language: RFC 822 has no others.
        ("3 Mar 2026", "fi", 3), ("3 May 2026", "tr", 5),
    ],
)  # fmt: skip
def test_a_name_of_two_months_is_that_of_the_language(text: str, language: str, month: int) -> None:
    moment = at(text, *([language] if language else []))
    assert moment is not None
    assert moment.month == month


@pytest.mark.parametrize(
    "text",
    [
        None, "", "soon", "yesterday", "2026", "2026-W48", "November 26", "26 November", "2 hours ago",
        "Mon, 30 Feb 2026 00:00:00 GMT", "31 February 2026", "0000-00-00", "2026-99-99", "3 Feb 9999", "25:99",
        "1" * 5_000, "2026-02-03T14:05:00+99:00", "Tue, 03 Feb 2026 14:05:00 +2500", "2026-02-03T25:00:00Z",
        "0001-01-01T00:00:00+05:00", "Tue, 03 Feb 2026 25:00:00 GMT", "٣" * 10, "²" * 10, "26 Smarch 2026 10:00",
        # Of two days or two meanings: refused, not guessed.
        "11/12/2026", "03-02-2026", "26.11.26", "26. srp 2026", "26–28 November 2026", "26/27 November 2026",
        "Published 26 Nov 2026, changed 27 Nov 2026", "2026-11-26 – 2026-11-28", "26 jui 2026",
        "26 بهمن 1405",
    ],
)  # fmt: skip
def test_what_is_no_single_day_is_none(text: str | None) -> None:
    assert read_date(text) is None


def test_a_month_alone_is_told_as_such() -> None:
    assert read_date("2026-02") == Moment(utc("2026-02-01"), "month", -1)
    assert read_date("2026年2月") == Moment(utc("2026-02-01"), "month", -1)


@pytest.mark.parametrize(
    ("url", "language", "day"),
    [
        ("https://courrier.example/", "fr", "2026-02-03"),
        ("https://post.example/", "en-GB", "2026-02-03"),
        ("https://post.example.uk/", "en", "2026-02-03"),
        ("https://post.example.uk/", "en-US", "2026-02-03"),
        ("https://post.example.de/", None, "2026-02-03"),
        ("https://post.example/", "en-US", None),  # what templates say that nobody set up
        ("https://post.example/", "en", None),
        ("https://post.example.io/", None, None),
        ("", "no tag at all/../x", None),
    ],
)
def test_numbers_are_in_the_order_of_the_country(url: str, language: str | None, day: str | None) -> None:
    moment = reader_for(url, language).read("03/02/2026")
    assert (moment and moment.at) == (utc(day) if day else None)


def test_dates_of_one_hand_explain_each_other() -> None:
    american = reader_for("https://post.example/", "en").beside(["02/26/2026 10:00", "02/03/2026 10:00"])
    assert american.read("02/03/2026") == Moment(utc("2026-02-03"), "day", 0)
    british = reader_for("https://post.example/", "en").beside(["26/02/2026", "03/02/2026"])
    assert british.read("03/02/2026") == Moment(utc("2026-02-03"), "day", 0)
    torn = reader_for("https://post.example/", "en").beside(["26/02/2026", "02/26/2026"])
    assert torn.read("03/02/2026") is None


@pytest.mark.parametrize("locale", LOCALES)
def test_no_language_has_an_english_name_for_another_month(locale: str) -> None:
    names = _names_of(locale)
    assert names.months or locale in {"nb", "nn", "pt_PT", "vi"}, "CLDR lists none of its own"
    assert {k: m for k, m in names.months.items() if ENGLISH.get(k, m) != m} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_name_that_cldr_lists_is_read_in_its_language(locale: str) -> None:
    language = locale.partition("_")[0]
    for name, month in _names_of(locale).months.items():
        moment = at(f"26 {name} 2026", language)
        # Variants of one language may differ: Iraq and the Maghreb name months of their own.
        assert moment is None or moment.month == month or language == "ar", name


@given(st.text(max_size=120) | st.text("0123456789:-+/., TZfévrgmtMarh年月日下午ноя", max_size=60))
def test_any_text_gives_a_moment_in_utc_or_none(text: str) -> None:
    moment = read_date(text)
    assert moment is None or (moment.at.tzinfo is UTC and 1970 <= moment.at.year <= 2100)


@given(st.integers(86_400, 4_102_444_800))
def test_what_python_writes_is_read_back(seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert at(format_datetime(moment)) == moment
    assert at(format_datetime(moment, usegmt=True)) == moment
    assert at(moment.isoformat()) == moment
