"""The calendar day in a date's text, of which the time is gone."""

import re
from dataclasses import dataclass
from functools import partial
from itertools import islice

from worker.dates.months import ROMAN, month_of

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_EAST_ASIAN = re.compile(
    rf"(?:(?P<era>{'|'.join(_ERAS)})\s?)?(?<!\d)(?P<year>\d{{1,4}})\s?[年년]\s?"
    r"(?P<month>\d{1,2})\s?[月월]\s?(?:(?P<day>\d{1,2})\s?[日号號일])?"
)
_VIETNAMESE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s?(?:tháng|thg)\.?\s?(?P<month>\d{1,2}),?\s(?:năm\s)?(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?<![\d.])(?P<year>\d{4})(?:(?P<sign>[-/])|\s?\.\s?)(?P<month>\d{1,2})"
    r"(?:(?(sign)(?P=sign)|\s?\.\s?)(?P<day>\d{1,2}))?(?!\d|[-/.]\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d.:/])(?P<one>\d{1,2})\s?(?P<sign>[-/.])\s?(?P<two>\d{1,2})\s?(?P=sign)\s?(?P<year>\d{4}|\d{2})(?![\d]|[./]\d)"
)
_RUN = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)")

_TOKEN = re.compile(
    r"(?P<number>\d+)(?P<ordinal>(?:st|nd|rd|th|er|re|eme|ème|te|ter|de|º|ª|°|a|o|й|е|го|-?án|-?én)(?![^\W\d_]))?\.?"
    r"|(?P<word>[^\s\d,;:()\[\]{}/|•–—\-_<>\"“”«»!?、，。،؛]+)|(?P<stop>[();|])"
)
# What stands between day, month and year, folded to lower case without dots.
_LINK_WORDS = """
    de del d di of the den da do le el a an i m gada g r р г года году року рік năm ngày dne dnia på
    της του ж թ աք คศ พศ ta د e ko
"""
_NO_DOTS = str.maketrans("", "", ".’'")
_LINKS = frozenset(_LINK_WORDS.split())
_MAX_TOKENS = 40
# «26–28 November»: what comes after the dash is the last of several days.
_SPAN = re.compile(r"\d\D{0,15}?[-–—/&]\s?$")
_THAI = re.compile("[\u0e01-\u0e3a]")


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day, and the text on both sides of it. `day` is None where only the month is told."""

    year: int
    month: int
    day: int | None
    before: str
    after: str


def day_in(text: str, languages: tuple[str, ...] = (), day_first: bool | None = None) -> DayFound | None:
    """The first day that the text names; None for none, and for one that may be another.

    `day_first` tells how «03/02/2026» is meant here; without it such a day is none. With dots the day stands
    first everywhere.
    """
    for reader in (
        partial(_by_pattern, _EAST_ASIAN),
        partial(_by_pattern, _YEAR_FIRST),
        partial(_year_last, day_first=day_first),
        partial(_by_pattern, _VIETNAMESE),
        partial(_by_name, languages=languages),
        partial(_by_pattern, _RUN),
    ):
        if found := reader(text):
            return None if _SPAN.search(found.before) else found
    return None


def _by_pattern(pattern: re.Pattern[str], text: str) -> DayFound | None:
    match = pattern.search(text)
    if match is None:
        return None
    parts = match.groupdict()
    year = int(parts["year"]) + (_ERAS[era] if (era := parts.get("era")) else 0)
    day = int(parts["day"]) if parts["day"] else None
    return _found(text, match.span(), year, int(parts["month"]), day)


def _found(text: str, span: tuple[int, int], year: int, month: int, day: int | None) -> DayFound:
    return DayFound(year, month, day, text[: span[0]], text[span[1] :])


def ambiguous(text: str) -> bool:
    """Whether the text has a day like «03/02/2026», which only its surroundings explain."""
    match = _YEAR_LAST.search(text)
    return bool(match and match["sign"] != "." and int(match["one"]) <= 12 and int(match["two"]) <= 12)


def shows_day_first(text: str) -> bool | None:
    """What «26/11/2026» and «11/26/2026» tell of the other days that the same hand wrote."""
    match = _YEAR_LAST.search(text)
    if not match or match["sign"] == "." or len(match["year"]) != 4:
        return None
    one, two = int(match["one"]), int(match["two"])
    if one > 12 >= two:
        return True
    return False if two > 12 >= one else None


def _year_last(text: str, *, day_first: bool | None) -> DayFound | None:
    match = _YEAR_LAST.search(text)
    if match is None:
        return None
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    dots = match["sign"] == "."
    if len(match["year"]) == 2:  # 26.11.26: day or year first? Only where the surroundings tell
        if day_first is not True:
            return None
        year = _century(year)
    if day_first is None and not dots and one <= 12 and two <= 12 and one != two:
        return None
    month_first = two > 12 or (day_first is False and not dots and one <= 12)
    return _found(text, match.span(), year, *((one, two) if month_first else (two, one)))


def _by_name(text: str, *, languages: tuple[str, ...]) -> DayFound | None:
    """A month by its name, beside the day: a word further on, were it «Martin», is no month."""
    tokens = list(islice(_TOKEN.finditer(text), _MAX_TOKENS))
    kinds = "".join(map(_kind, tokens))
    for shape in _SHAPES:
        for start in range(len(kinds)):
            if not (match := shape.match(kinds, start)):
                continue
            first, last = match.span("name")
            words = [token["word"] for token in tokens[first:last]]
            others = [token["word"] for token in tokens if token["word"] and token["word"] not in words]
            dotted = "." in tokens[match.start("day")][0]
            month = month_of(" ".join(words), languages, beside=others, dotted=dotted)
            if month is None:
                continue
            year = _year(tokens[match.start("year")]["number"], words[-1])
            day = int(tokens[match.start("day")]["number"])
            span = tokens[match.start()].start(), tokens[match.end() - 1].end()
            return _found(text, span, year, month, day)
    return None


# One letter for each token: d a number that may be a day, y one that may be a year, n another, w a word,
# c one that links, t where the time stood, s a bracket or a bar.
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<day>d)c{0,2}(?P<name>w{1,3}?)c{0,2}(?:t[wc]{0,2})?(?P<year>y)",
        r"(?P<name>w{1,3}?)c?(?P<day>d)c{0,2}(?:t[wc]{0,2})?(?P<year>y)",
        r"(?P<year>y)c{0,2}(?P<name>w{1,3}?)c?(?P<day>d)",
        r"(?P<year>y)c{0,2}(?P<day>d)c?(?P<name>w{1,3}?)",
        r"(?P<day>d)c?(?P<name>w)(?P<year>d)(?!d)",  # RFC 822 wrote years of two digits
    )
)


def _kind(token: re.Match[str]) -> str:
    if token["word"]:
        word = token["word"]
        if word == TIME:
            return "t"
        if word.strip(".") in ROMAN:
            return "w"
        return "c" if word.lower().translate(_NO_DOTS) in _LINKS else "w"
    if token["stop"]:
        return "s"
    digits = token["number"]
    if len(digits) <= 2:
        return "d"
    return "y" if len(digits) == 4 else "n"


TIME = "\x1a"
"""Stands where a time was taken out."""


def _year(digits: str, month_name: str) -> int:
    year = int(digits)
    if len(digits) == 2:
        return _century(year)
    # The Buddhist era of Thailand, 543 years ahead
    return year - 543 if 2400 < year < 2700 and _THAI.search(month_name) else year


def _century(year: int) -> int:
    """RFC 5322 4.3."""
    return year + (2000 if year < 50 else 1900)
