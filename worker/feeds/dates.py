"""The dates that feeds write -> UTC: RFC 822, ISO 8601, and what people type instead."""

import re
from datetime import UTC, datetime, timedelta, timezone

_MAX_LENGTH = 100

# The first letters of a month's name, in the languages that feeds were seen to use, accents dropped.
# Longer beginnings come first where a shorter one would decide too early (juin, juil).
_MONTHS = {
    1: "jan ene gen sty led siječ", 2: "feb fev fév feu fevr févr lut úno", 3: "mar mär mrt maar brez",
    4: "apr avr abr kwi dub", 5: "may mai mei mag maj maggio kvě", 6: "jun juin giu cze červn",
    7: "jul juil lug lip červe", 8: "aug aou aoû ago sie srp", 9: "sep set sett wrz zář",
    10: "oct okt ott out paź říj", 11: "nov lis list", 12: "dec dez dic dés déc gru pro",
}  # fmt: skip
_MONTH_OF = {start: number for number, starts in _MONTHS.items() for start in starts.split()}
_LONGEST_START = max(map(len, _MONTH_OF))

# RFC 5322 4.3 and the names of news countries. Military letters mean nothing there, except Z.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "ist": 330, "cet": 60, "mez": 60,
    "met": 60, "cest": 120, "mesz": 120, "mest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300,
    "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360, "mst": -420, "mdt": -360, "mt": -420,
    "pst": -480, "pdt": -420, "pt": -480, "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180,
    "nst": -210, "ndt": -150, "brt": -180, "art": -180, "sast": 120, "wat": 60, "eat": 180, "jst": 540,
    "kst": 540, "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660, "acst": 570, "awst": 480, "nzst": 720,
    "nzdt": 780,
}  # fmt: skip

_TIME = re.compile(
    r"""(?<![\d.])(?P<hour>\d{1,2}) \s?[:hH]\s? (?P<minute>\d{2}) (?: :(?P<second>\d{2}) (?:[.,]\d{1,9})? )?
        \s? (?P<half>[aApP]\.?[mM]\.?)?""",
    re.VERBOSE,
)
_OFFSET = re.compile(
    r"(?:^|[\s\d])(?:GMT|UTC)?\s?(?P<sign>[+\-−])(?P<hours>\d{2}):?(?P<minutes>\d{2})?(?!\d)", re.I
)
_ISO_DAY = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")
_WORDS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d+")


def parse_date(text: str | None) -> datetime | None:
    """The moment in UTC, or None where no day can be read. A time without a zone is taken as UTC.

    Read are RFC 822 and 2822, ISO 8601 and RFC 3339, asctime, a month by name in any order and several
    languages («mardi 3 février 2026, 14 h 05»), 2026/02/03 and 03.02.2026 (day first; month first only
    where nothing else fits). Years from 1970 to 2100.
    """
    if not text or len(text) > _MAX_LENGTH:
        return None
    text = " ".join(text.split())
    if text.isascii() and text.isdigit() and len(text) in {10, 13}:  # Unix time, in seconds or milliseconds
        return _bounded(datetime.fromtimestamp(int(text[:10]), UTC))
    try:
        return _bounded(_with_zone(datetime.fromisoformat(text)))
    except (ValueError, OverflowError):
        pass
    try:
        return _bounded(_read(text))
    except (ValueError, OverflowError):
        return None


def _with_zone(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _bounded(moment: datetime | None) -> datetime | None:
    return moment.replace(microsecond=0) if moment and 1970 <= moment.year <= 2100 else None


def _read(text: str) -> datetime | None:
    time = _TIME.search(text)
    if time:
        day_part, zone_part = text[: time.start()] + " " + text[time.end() :], text[time.end() :]
    else:
        day_part = zone_part = text
    day = _numeric_day(day_part.replace("T", " ")) or _named_day(day_part)
    if day is None:
        return None
    year, month, day_of_month = day
    hour, minute, second = _clock(time) if time else (0, 0, 0)
    moment = datetime(year, month, day_of_month, tzinfo=UTC)
    # 24:00 and the leap second are written, and mean the next moment
    moment += timedelta(hours=hour, minutes=minute, seconds=second)
    return (moment.replace(tzinfo=_zone(zone_part)) if time else moment).astimezone(UTC)


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = int(time["hour"]), int(time["minute"]), int(time["second"] or 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError("no such time")
    if time["half"]:
        hour = hour % 12 + (12 if time["half"][0] in "pP" else 0)
    return hour, minute, second


def _zone(text: str) -> timezone:
    offset = _OFFSET.search(text)
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        if minutes >= 24 * 60:
            raise ValueError("no such zone")
        return timezone(timedelta(minutes=-minutes if offset["sign"] in "-−" else minutes))
    for word in _WORDS.findall(text.lower()):
        if word in _ZONES:
            return timezone(timedelta(minutes=_ZONES[word]))
    return UTC


def _numeric_day(text: str) -> tuple[int, int, int] | None:
    if iso := _ISO_DAY.search(text):
        return int(iso["year"]), int(iso["month"]), int(iso["day"] or 1)
    if written := _DAY_FIRST.search(text):
        day, month = int(written["day"]), int(written["month"])
        return (int(written["year"]), month, day) if month <= 12 else (int(written["year"]), day, month)
    return None


def _named_day(text: str) -> tuple[int, int, int] | None:
    """A month by name, with a day and a year in either order: the one of four digits is the year."""
    months = [month for word in _WORDS.findall(text.lower()) if (month := _month(word))]
    if not months:
        return None
    month = months[
        -1
    ]  # «mardi 3 février», "mar., 3 févr.": the weekday comes first and may look like a month
    numbers = [digits for digits in _NUMBERS.findall(text) if len(digits) in {1, 2, 4}]
    years = [digits for digits in numbers if len(digits) == 4]
    days = [digits for digits in numbers if len(digits) <= 2]
    if years and days:
        return int(years[0]), month, int(days[0])
    if not years and len(days) >= 2:  # RFC 822's year of two digits; 5322 4.3 says which century
        short = int(days[1])
        return short + (2000 if short < 50 else 1900), month, int(days[0])
    return None


def _month(word: str) -> int | None:
    for length in range(min(len(word), _LONGEST_START), 2, -1):
        if month := _MONTH_OF.get(word[:length]):
            return month
    return None
