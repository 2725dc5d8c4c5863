"""The time of day in a date's text."""

import re
from dataclasses import dataclass

# Marks of the two halves of the day, folded to lower case without dots and spaces.
_BEFORE_NOON = "am πμ 上午 午前 오전 早上 凌晨 öö पूर्वाह्न ص صباحا sa pg pd ጥዋት ਪੂਦੁ"
_AFTER_NOON = "pm μμ 下午 午後 오후 晚上 ös अपराह्न م مساء مساءً ch 中午 正午 ptg md ከሰዓት ਬਾਦੁ"
_HALVES = dict.fromkeys(_BEFORE_NOON.split(), 0) | dict.fromkeys(_AFTER_NOON.split(), 12)
_HALF_BEFORE = r"(?P<before>上午|下午|午前|午後|오전|오후|早上|凌晨|晚上|中午|正午|πμ|μμ|ÖÖ|ÖS|öö|ös|AM|PM)"
_HALF_AFTER = (
    r"(?P<after>[aApP]\.?\s?[mM]\b\.?|[πΠ]\.?\s?[μΜ]\b\.?|[μΜ]\.?\s?[μΜ]\b\.?|ÖÖ|ÖS|SA\b|CH\b"
    r"|पूर्वाह्न|अपराह्न|PT?G\b|[pm]\.d\.|ጥዋት|ከሰዓት|ਪੂ\.ਦੁ\.|ਬਾ\.ਦੁ\.|صباحا|مساءً|مساء|ص(?!\w)|م(?!\w))"
)  # fmt: skip

_TIME = re.compile(
    rf"""(?:{_HALF_BEFORE}\s?)?
    (?<![\d.,/+\-])(?P<hour>\d{{1,2}}) (?:
        \s?(?::|[hH](?!\w)|[hH](?=\d\d)|時|时|点|點|시)\s?
            (?P<minute>\d{{2}}|\d(?=[分분]))(?!\d) [分분]?
            (?:\s?(?::|'|\s(?=\d{{1,2}}\s?[秒초])|(?<=[分분]))(?P<second>\d{{1,2}})(?:[.,]\d{{1,9}})?[秒초]?)?
        | (?:時|时|点|點|시|\s?[hH](?![\w])|\sUhr\b|\sheures?\b) (?P<sharp>)
      )
    (?:\s?{_HALF_AFTER})?""",
    re.VERBOSE,
)
# «10.00» may be a day and a month, too: so only after the word that says it is a time, or at the end.
_DOTTED = re.compile(
    rf"(?:\b(?:kl|klo|kell|ore|godz|pukul|jam|um|o|v|в|о|alle|at|at\.|lúc|saat)\.?\s|[\s,|(–—-])\s?"
    r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?:\.(?P<second>\d{2}))?(?![\d.]\d|\d)"
    rf"(?:\s?{_HALF_AFTER})?",
    re.IGNORECASE,
)
_HOUR_AND_HALF = re.compile(r"(?<![\d.,/:\-])(?P<hour>\d{1,2})\s?(?P<after>[aApP]\.?\s?[mM]\b\.?)")


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """As it stands there: 24:00 and the leap second 23:59:60 are times. `start` and `end` are where."""

    hour: int
    minute: int
    second: int
    start: int
    end: int


def time_in(text: str, *, dotted: bool = False) -> TimeOfDay | None:
    """The first time of day in the text, None without one. ValueError where it is none: 25:00.

    `dotted` reads «10.00» as well: for a text of which the day is gone.
    """
    found = _TIME.search(text) or _HOUR_AND_HALF.search(text) or (_DOTTED.search(text) if dotted else None)
    if not found:
        return None
    parts = found.groupdict()
    hour, minute, second = int(parts["hour"]), int(parts.get("minute") or 0), int(parts.get("second") or 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError("no such time")
    mark = parts.get("before") or parts.get("after") or ""
    half = _HALVES.get("".join(mark.lower().replace(".", "").split()))
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    return TimeOfDay(hour, minute, second, found.start(), found.end())
