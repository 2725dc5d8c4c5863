"""What HTTP says about when to come back: Cache-Control, Age, Expires, Retry-After (RFC 9110, 9111)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_CLOCKS_DIFFER = timedelta(minutes=5)
_MAX_SECONDS = 100 * 365 * 86_400  # beyond this a number is nonsense, and would not fit a timedelta


def fresh_for(headers: Mapping[str, str], now: datetime) -> tuple[timedelta, str] | None:
    """How long the answer stays fresh from now on, and which header says so; None where nothing is asked.

    max-age, else Expires less Date; less the answer's age, whichever gave the lifetime (4.2). No-cache, no-store,
    max-age=0, an Expires that is past or no date ask for nothing. s-maxage is for shared caches, which a feed
    reader is not (5.2.2.10).
    """
    directives = cache_control(headers.get("cache-control", ""))
    if "no-store" in directives or "no-cache" in directives:
        return None
    date = http_date(headers.get("date", ""))
    if "max-age" in directives:
        lifetime = _seconds(directives["max-age"]) or timedelta()
        source = f"Cache-Control: max-age={directives['max-age'][:20]}"
    elif (expires := http_date(headers.get("expires", ""))) is not None:
        lifetime, source = expires - (date or now), "Expires"
    else:
        return None
    left = lifetime - _age(headers.get("age", ""), date, now)
    return (left, source) if left > timedelta() else None


def _age(age: str, date: datetime | None, now: datetime) -> timedelta:
    """How old the answer was when it came: what caches say of it, or how long ago its server made it (4.2.3).

    Of several ages, in a list or on lines of their own, the first counts (5.1). A clock that is ahead of ours makes
    an answer no younger than it is, and one a few minutes behind makes none old: clocks of servers are off by so
    much, and a cache that keeps an answer says its age.
    """
    told = _seconds(age.partition(",")[0]) or timedelta()
    apparent = now - date if date is not None else timedelta()
    return max(told, apparent if apparent > _CLOCKS_DIFFER else timedelta())


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The wait that the server asks for, in seconds or as a date (RFC 9110 10.2.3), if it is to come."""
    text = headers.get("retry-after", "").strip()
    wait = _seconds(text)
    if wait is None and (moment := http_date(text)):
        wait = moment - now
    return wait if wait is not None and wait > timedelta() else None


def cache_control(text: str) -> dict[str, str]:
    """Directives in lower case with their values, the first of each name; without quotes."""
    found: dict[str, str] = {}
    for directive in text[:2_000].split(","):
        name, _, value = directive.partition("=")
        if name := name.strip().lower():
            found.setdefault(name, value.strip().strip('"'))
    return found


def http_date(text: str) -> datetime | None:
    """One of the three forms of RFC 9110 5.6.7, in UTC; None for anything else ("0", "-1", "never")."""
    if len(text) > 64:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None


def _seconds(text: str) -> timedelta | None:
    """Delta-seconds (RFC 9111 1.2.2): digits only; a number too large to hold counts as the largest."""
    text = text.strip()
    if not (text.isascii() and text.isdigit()):
        return None
    return timedelta(seconds=int(text) if len(text) < 12 and int(text) < _MAX_SECONDS else _MAX_SECONDS)
