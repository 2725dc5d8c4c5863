"""A date as a page writes it -> an instant in UTC, with how precise it is."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """`precision` is "second" or "day". Certainty: 2 an instant with its zone, 1 without, 0 a day only."""

    at: datetime
    precision: str
    certainty: int


def moment_of(text: str) -> Moment | None:
    """ISO 8601, RFC 9110 dates and epoch seconds or milliseconds; None for anything else.

    A time without zone is read as UTC. A day is its midnight in UTC.
    """
    text = text.strip()[:64]
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) in (10, 13):
        return Moment(datetime.fromtimestamp(int(text[:10]), UTC), "second", 2)
    at: datetime | None
    try:
        at = datetime.fromisoformat(text.replace(" +", "+").removesuffix(" UTC"))
    except ValueError:
        at = _other(text)
    if at is None:
        return None
    day_only = len(text) <= 10
    certainty = 0 if day_only else 1 if at.tzinfo is None else 2
    try:
        utc = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return Moment(utc, "day" if day_only else "second", certainty)


_FORMS = (
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d",
    "%Y-%m-%d %H:%M:%S %z",
    "%Y-%m-%dT%H:%M:%S %z",
    "%Y-%m-%d %I:%M %p",
    "%d/%m/%Y %H:%M",
)


def _other(text: str) -> datetime | None:
    if text[:3].isalpha():
        try:
            return parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - the zone is judged by the caller
        except ValueError:
            continue
    return None
