"""What a status means for us."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from worker.errors import (
    BotChallenge,
    FetchError,
    PageForbidden,
    PageGone,
    ResponseBroken,
    ServerFailed,
)

REDIRECTS = frozenset({301, 302, 303, 307, 308})

_GONE = frozenset({404, 410})
_LATER = frozenset({408, 425, 429})
_CHALLENGES = {"cf-mitigated": ("challenge",), "x-amzn-waf-action": ("challenge", "captcha")}
_BINARY = re.compile(
    r"\s*(?:(?:image|audio|video|font|model)/"
    r"|application/(?:pdf|zip|gzip|x-gzip|x-tar|msword|epub\+zip|vnd\.(?!wap\.xhtml)))",
    re.IGNORECASE,
)


def failure(status: int, headers: Mapping[str, str], *, url: str, now: datetime) -> FetchError | None:
    """The error that a final status stands for; None for 2xx."""
    if 200 <= status <= 299:
        return None
    wait_s = retry_after_s(headers.get("retry-after"), now)
    for header, words in _CHALLENGES.items():
        if headers.get(header, "").strip().lower() in words:
            return BotChallenge(f"{header} with {status}", url=url, status=status, retry_after_s=wait_s)
    kind: type[FetchError] = ResponseBroken
    if status in _GONE:
        kind = PageGone
    elif status in _LATER or 500 <= status <= 599:
        kind = ServerFailed
    elif 400 <= status <= 499:
        kind = PageForbidden
    return kind(f"status {status}", url=url, status=status, retry_after_s=wait_s)


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After in either form (RFC 9110 10.2.3); None where there is none, or no sense.

    Never negative. Absurd values come out as they are: what to make of them is the schedule's business.
    """
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max((when - now).total_seconds(), 0.0)


def is_binary(content_type: str) -> bool:
    """Whether a Content-Type rules out an article. `application/octet-stream` does not: HTML comes so."""
    return _BINARY.match(content_type) is not None
