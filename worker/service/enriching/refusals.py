"""Who refuses us: walls by their kind, and bot walls by site, for Prometheus; the number of labels is bounded."""

from collections import Counter as Counts
from dataclasses import dataclass, field

from worker.errors import BotChallenge, PageForbidden, QuotewireError, ServerFailed, Wall
from worker.service.metrics import Metrics
from worker.urls import site_of

_SITES_AT_MOST = 100  # with a label of their own
_REFUSALS_FIRST = 3  # before a site gets one: a single refusal says little, and attackers have many names
_COUNTED_AT_MOST = 2_000
_OTHER = "other"
_BOT_WALLS = frozenset(["bot-check", "captcha"])
_SUSPECT = frozenset([403, 503])


@dataclass(slots=True)
class Refusals:
    """Counts them. Sites are told apart from their third refusal on, the first hundred of them."""

    metrics: Metrics
    _named: set[str] = field(default_factory=set)
    _met: Counts[str] = field(default_factory=Counts)

    def count(self, failure: QuotewireError, link: str) -> None:
        """A page that was asked for and refused; anything else that failed is passed over."""
        if isinstance(failure, Wall):
            self.metrics.walls.labels(failure.kind).inc()
        if by := _refused_by(failure):
            self.metrics.refused.labels(self._label(site_of(failure.url or link)), by).inc()

    def _label(self, site: str) -> str:
        if site in self._named:
            return site
        if not site or len(self._named) >= _SITES_AT_MOST:
            return _OTHER
        self._met[site] += 1
        if self._met[site] >= _REFUSALS_FIRST:
            del self._met[site]
            self._named.add(site)
        elif len(self._met) > _COUNTED_AT_MOST:
            self._met = Counts({site: n for site, n in self._met.items() if n > 1})
            if len(self._met) > _COUNTED_AT_MOST:
                self._met.clear()
        return site if site in self._named else _OTHER


def _refused_by(failure: QuotewireError) -> str | None:
    """What refused us, a fixed word; None where it was no refusal of a client as such."""
    if isinstance(failure, BotChallenge):
        return "challenge"
    if isinstance(failure, Wall) and failure.kind in _BOT_WALLS:
        return failure.kind
    if isinstance(failure, PageForbidden | ServerFailed) and failure.status in _SUSPECT:
        return f"status-{failure.status}"
    return None
