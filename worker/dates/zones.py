"""The zone that stands beside a time -> its offset from UTC."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from worker.dates.clock import TimeOfDay

# RFC 5322 4.3 and the names of news countries, in minutes. Military letters mean nothing there, except Z.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "ist": 330, "cet": 60, "mez": 60,
    "met": 60, "cest": 120, "mesz": 120, "mest": 120, "hec": 60, "eet": 120, "eest": 180, "msk": 180,
    "мск": 180, "trt": 180, "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360,
    "mst": -420, "mdt": -360, "mt": -420, "pst": -480, "pdt": -420, "pt": -480, "akst": -540, "akdt": -480,
    "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ndt": -150, "brt": -180, "art": -180, "clt": -240,
    "cot": -300, "pet": -300, "sast": 120, "cat": 120, "wat": 60, "eat": 180, "gst": 240, "pkt": 300,
    "npt": 345, "ict": 420, "wib": 420, "wita": 480, "wit": 540, "jst": 540, "kst": 540, "hkt": 480,
    "sgt": 480, "pht": 480, "myt": 480, "aest": 600, "aedt": 660, "acst": 570, "acdt": 630, "awst": 480,
    "nzst": 720, "nzdt": 780,
}  # fmt: skip
# Names of two zones: what they mean to those who write the language.
_BY_LANGUAGE = {
    ("zh", "cst"): 480, ("he", "ist"): 120, ("ga", "ist"): 60, ("ar", "ast"): 180, ("bn", "bst"): 360,
}  # fmt: skip
# «ET» is summer time in summer.
_OF_PLACES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}

_LARGEST, _SMALLEST = timedelta(hours=14), timedelta(hours=-12)
_NO_WORDS = frozenset({"gmt", "utc", "cet", "cest", "mez", "mesz"})
"""In small letters, too: nothing else is spelt so, while «art», «ist» and «met» are words."""

_OFFSET = re.compile(
    r"(?<![^\s(])(?P<utc>(?:GMT|UTC?|Z)\s?)?(?P<sign>[+\-])(?P<hours>\d{1,2})(?:[.,](?P<part>0|25|5|50|75)(?!\d))?"
    r"(?:(?P<colon>:)?(?P<minutes>\d{2}))?(?::00)?(?!\d|[:/.\-]\d)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?<![\w/])[A-Z][A-Za-z]{1,20}(?:/[A-Z][A-Za-z_+\-]{1,25}){1,2}(?:/?[+-]?\d{1,2})?(?![\w/])"
)
_WORDS = re.compile(r"[^\W\d_]+(?!\s?[+\-]\d)")  # «UTC+…» that could not be read is not UTC


def offset_in(text: str, time: TimeOfDay) -> tuple[timezone | None, str]:
    """The offset in the text after a time, and the text without it. ValueError for one that cannot be."""
    found = _OFFSET.search(text)
    if not found:
        return None, text
    part = round(float("0." + (found["part"] or "0")) * 60)  # of an hour: «GMT+5.5»
    hours, minutes = int(found["hours"]), int(found["minutes"] or part)
    rest = text[: found.start()] + " " + text[found.end() :]
    if (
        found["colon"]
        and not found["utc"]
        and found["sign"] == "-"
        and (hours, minutes) > (time.hour, time.minute)
    ):
        return None, rest  # «10:00-11:30»: until then
    return timezone(offset_of(found["sign"], hours, minutes)), rest


@lru_cache(maxsize=256)
def offset_of(sign: str, hours: int, minutes: int) -> timedelta:
    """ValueError for what no zone has, or had."""
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
    if not _SMALLEST <= offset <= _LARGEST or minutes > 59:
        raise ValueError("no such zone")
    return offset


def zone_named_in(text: str, moment: datetime, languages: Iterable[str] = ()) -> timezone | None:
    """The zone that the text names: a place of the tz database, or an abbreviation.

    `moment` is the time beside it, as a place has its summer time.
    """
    if (place := _PLACE.search(text)) and (zone := _at(place[0], moment)):
        return zone
    for word in _WORDS.findall(text):
        name = word.lower()
        if name not in _ZONES or not (word.isupper() or name in _NO_WORDS):
            continue
        if name in _OF_PLACES and (zone := _at(_OF_PLACES[name], moment)):
            return zone
        keys = [(language[:2].lower(), name) for language in languages]
        minutes = next((_BY_LANGUAGE[key] for key in keys if key in _BY_LANGUAGE), _ZONES[name])
        return timezone(timedelta(minutes=minutes))
    return None


def _at(place: str, moment: datetime) -> timezone | None:
    """The offset that a place of the tz database has at its local time `moment`."""
    zone = _place(place)
    offset = moment.replace(tzinfo=zone).utcoffset() if zone else None
    return timezone(offset) if offset is not None else None


@lru_cache(maxsize=256)
def _place(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
