"""One text -> one instant in UTC, with how precise it is.

What machines write is tried first and costs a few microseconds: RFC 822, ISO 8601, Unix time. What people type
comes after: a month by name in some forty languages, numbers in the order that the surroundings tell, CJK.
A date is refused rather than guessed: one that may be two days is None.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from worker.dates.clock import time_in
from worker.dates.days import TIME, DayFound, day_in
from worker.dates.fold import plain_digits
from worker.dates.months import ENGLISH
from worker.dates.zones import offset_in, offset_of, zone_named_in

MAX_LENGTH = 100
_FIRST_YEAR, _LAST_YEAR = 1970, 2100

Precision = Literal["second", "day", "month"]


@dataclass(frozen=True, slots=True)
class Moment:
    """`precision` is how much of `at` is known: a time without a zone is read as UTC, and only its day is known.

    Certainty: 2 an instant with its zone, 1 a time without one, 0 a day only, -1 only a month.
    """

    at: datetime
    precision: Precision
    certainty: int


_RFC_822 = re.compile(
    r"(?:[A-Za-z]{3}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::([0-5]\d))?(?: (?:([A-Z]{1,5})|([+-])(\d\d):?([0-5]\d)))?"
)
_UTC = frozenset({"GMT", "UTC", "UT", "Z"})
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}")
_WEEK = re.compile(r"\d{4}-?W\d\d")
_UNIX = re.compile(r"(?:/Date\()?(\d{10})(?:\d{3}|\d{6}|\.\d{1,9})?(?:[+-]\d{4})?(?:\)/)?")
_DIGIT = re.compile(r"\d")
_RUN_OF_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)?")


def read_date(
    text: str | None, languages: tuple[str, ...] = (), day_first: bool | None = None
) -> Moment | None:
    """The moment that the text tells, or None where no single day can be read. Years from 1970 to 2100.

    `languages` are BCP 47 tags of what surrounds it, best first; they decide where a name is of two months,
    and `day_first` what «03/02/2026» means.
    """
    if not text or len(text) > MAX_LENGTH:
        return None
    text = text.strip()
    try:
        return _bounded(_by_machine(text, languages) or _by_hand(text, languages, day_first))
    except (ValueError, OverflowError):
        return None


def _bounded(moment: Moment | None) -> Moment | None:
    return moment if moment and _FIRST_YEAR <= moment.at.year <= _LAST_YEAR else None


def _by_machine(text: str, languages: tuple[str, ...]) -> Moment | None:
    if rfc := _RFC_822.fullmatch(text):
        return _of_rfc_822(rfc, languages)
    if not text[:1].isdigit() and not text.startswith("/"):
        return None
    if _WEEK.fullmatch(text):
        raise ValueError("a week is no day")
    if unix := _UNIX.fullmatch(text) if text.isascii() else None:
        return Moment(datetime.fromtimestamp(int(unix[1]), UTC), "second", 2)
    if text[10:11] == "t":  # RFC 3339 5.6: may be small
        text = text.upper()
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if _ISO_DAY.fullmatch(text) or len(text) <= 10:
        return Moment(at.replace(tzinfo=UTC), "day", 0)
    return _instant(at)


def _of_rfc_822(match: re.Match[str], languages: tuple[str, ...]) -> Moment | None:
    day, name, year, hour, minute, second, zone_name, sign, hours, minutes = match.groups()
    month = ENGLISH.get(name.lower())
    if month is None or int(hour) > 23:
        return None  # not English, or 24:00: for the slower reader
    at = datetime(int(year), month, int(day), int(hour), int(minute), int(second or 0))  # noqa: DTZ001
    if zone_name in _UTC:
        return Moment(at.replace(tzinfo=UTC), "second", 2)
    if sign:
        offset = offset_of(sign, int(hours), int(minutes))
        return Moment((at - offset).replace(tzinfo=UTC), "second", 2)
    zone = zone_named_in(zone_name, at, languages) if zone_name else None
    return _instant(at.replace(tzinfo=zone)) if zone or not zone_name else None


def _instant(at: datetime) -> Moment:
    if at.tzinfo is None:
        return Moment(at.replace(tzinfo=UTC), "day", 1)
    return Moment(at.astimezone(UTC), "second", 2)


def _by_hand(text: str, languages: tuple[str, ...], day_first: bool | None) -> Moment | None:
    text = plain_digits(text)
    if run := _RUN_OF_DIGITS.fullmatch(text):
        return _instant(datetime.strptime("".join(run.groups("00")), "%Y%m%d%H%M%S"))  # noqa: DTZ007
    zone: tzinfo | None = None
    beside = ""
    if time := time_in(text):
        zone, beside = offset_in(text[time.end :], time)
        text = f"{text[: time.start]} {TIME} {beside}"
    found = day_in(text, languages, day_first)
    if found is None:
        return None
    if found.day is None:
        return Moment(datetime(found.year, found.month, 1, tzinfo=UTC), "month", -1) if time is None else None
    if _another(found, languages, day_first):
        return None
    if time is None and (time := time_in(found.after, dotted=True)):
        zone, beside = offset_in(found.after[time.end :], time)
    at = datetime(found.year, found.month, found.day)  # noqa: DTZ001 - the zone comes below
    if time is None:
        return Moment(at.replace(tzinfo=UTC), "day", 0)
    # 24:00 and the leap second are written, and mean the next moment.
    at += timedelta(hours=time.hour, minutes=time.minute, seconds=time.second)
    return _instant(at.replace(tzinfo=zone or zone_named_in(beside, at, languages)))


def _another(found: DayFound, languages: tuple[str, ...], day_first: bool | None) -> bool:
    """Whether the text names a second day: «published …, changed …»."""
    rest = f"{found.before} | {found.after}"
    if not _DIGIT.search(rest):
        return False
    again = day_in(rest, languages, day_first)
    return again is not None and (again.year, again.month, again.day) != (found.year, found.month, found.day)
