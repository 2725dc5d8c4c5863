"""A line of text -> the marker that it is, or none: how the data of markers.py is read.

No regular expressions: a dictionary look-up of the line's normal form, then the openings that share its
first word. The cost grows only with the number of markers that begin with "…", which are few.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from worker.articles.lines.markers import BY_PUBLISHER, COMMON
from worker.articles.normal_form import normal_form

Data = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """The reason why a line goes, and the marker as it stands in the data."""

    reason: str
    marker: str


@dataclass(frozen=True, slots=True)
class _Open:
    """A marker with "…" in it: the fixed parts, in order; whether it may go on after the last of them."""

    parts: tuple[str, ...]
    goes_on: bool
    hit: Hit


@dataclass(frozen=True, slots=True)
class Markers:
    """Markers ready to be matched: whole lines, and open ones by their first word."""

    whole: Mapping[str, Hit]
    opening: Mapping[str, tuple[_Open, ...]]
    inner: tuple[_Open, ...] = ()

    def hit(self, form: str) -> Hit | None:
        """The marker that a whole line is, by its normal form."""
        if found := self.whole.get(form):
            return found
        first = _FIRST.match(form)
        for marker in self.opening.get(first[0], ()) if first else ():
            if _matches(marker, form):
                return marker.hit
        if len(form) <= _INNER_AT_MOST:
            return next((m.hit for m in self.inner if m.parts[0] in form), None)
        return None


_INNER_AT_MOST = 200
_FIRST = re.compile(r"[^\s:]+")


def _matches(marker: _Open, form: str) -> bool:
    if not form.startswith(marker.parts[0]):
        return False
    at = len(marker.parts[0])
    for part in marker.parts[1:]:
        found = form.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return marker.goes_on or at == len(form)


def markers_for(host: str) -> Markers:
    """The markers of all languages, and those of the publisher to whom a host belongs."""
    labels = host.lower().split(".")[-6:]
    domains = (".".join(labels[n:]) for n in range(len(labels)))
    return _compiled(next((domain for domain in domains if domain in BY_PUBLISHER), ""))


@cache
def _compiled(publisher: str) -> Markers:
    sources: list[Data] = [*COMMON.values(), BY_PUBLISHER.get(publisher, {})]
    whole: dict[str, Hit] = {}
    opening: dict[str, list[_Open]] = {}
    inner: list[_Open] = []
    for data in sources:
        for reason, lines in data.items():
            for line in lines:
                hit = Hit(reason, line)
                if "…" not in line:
                    whole.setdefault(normal_form(line), hit)
                    continue
                parts = tuple(p for p in (_part(part) for part in line.split("…")) if p)
                open_marker = _Open(parts, line.endswith("…"), hit)
                if line.startswith("…"):
                    inner.append(open_marker)
                    continue
                opening.setdefault(_FIRST.findall(parts[0])[0], []).append(open_marker)
    return Markers(whole, {first: tuple(found) for first, found in opening.items()}, tuple(inner))


def _part(part: str) -> str:
    """A fixed part of an open marker: as `normal_form`, but its separator at the end stays."""
    part = part.strip()
    form = normal_form(part)
    return f"{form}: " if part.endswith(":") and form else form
