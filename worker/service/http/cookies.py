"""What a server sets while it redirects, for as long as one chain of redirects lasts."""

import re
from dataclasses import dataclass, field

from worker.service.http.targets import Target
from worker.urls import site_of

MAX_COOKIES = 20
MAX_CHARS = 4_096  # of one, as browsers have it

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[!-:<-~]*(?: [!-:<-~]+)*")


@dataclass(frozen=True, slots=True)
class _Cookie:
    value: str
    host: str
    covers: str | None  # the domain, for a cookie that other hosts of the site get as well
    path: str
    secure: bool

    def goes_to(self, target: Target) -> bool:
        """RFC 6265 5.4, without expiry: a chain is over in a minute."""
        here = target.host == self.host or (self.covers is not None and _within(target.host, self.covers))
        path = target.path.partition("?")[0]
        below = path == self.path or path.startswith(self.path.rstrip("/") + "/")
        return here and below and (target.scheme == "https" or not self.secure)


@dataclass(slots=True)
class ChainCookies:
    """Nothing of it outlives the chain, and it goes nowhere but to hosts of the site that set it."""

    _cookies: dict[tuple[str, str, str], _Cookie] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self._cookies)

    def take(self, target: Target, lines: tuple[str, ...]) -> None:
        """Set-Cookie lines of an answer of `target`; what is no proper one is passed over."""
        for line in lines[:MAX_COOKIES]:
            pair, *attributes = line.split(";")
            name, equals, value = (part.strip(" \t") for part in pair.partition("="))
            if (
                not equals
                or not _NAME.fullmatch(name)
                or not _VALUE.fullmatch(value)
                or len(line) > MAX_CHARS
            ):
                continue
            told = {
                key.strip().lower(): text.strip()
                for key, _, text in (each.partition("=") for each in attributes)
            }
            domain = told.get("domain", "").lower().removeprefix(".")
            covers = domain if domain and _may_cover(target.host, domain) else None
            if domain and covers is None and domain != target.host:
                continue
            path = told.get("path", "")
            path = path if path.startswith("/") else target.path.partition("?")[0].rpartition("/")[0] or "/"
            key = (name, covers or target.host, path)
            self._cookies.pop(key, None)
            if len(self._cookies) < MAX_COOKIES and not re.fullmatch(r"0|-\d+", told.get("max-age", "")):
                self._cookies[key] = _Cookie(value, target.host, covers, path, "secure" in told)

    def header_for(self, target: Target) -> str | None:
        """The Cookie header of a request; None where nothing goes there."""
        pairs = [
            f"{name}={each.value}" for (name, _, _), each in self._cookies.items() if each.goes_to(target)
        ]
        return "; ".join(pairs) or None


def _may_cover(host: str, domain: str) -> bool:
    """Whether a host may set a cookie for a domain: one above it, of its own site, and no public suffix."""
    site = site_of(f"http://{host}/")
    return _within(host, domain) and site is not None and _within(domain, site)


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)
