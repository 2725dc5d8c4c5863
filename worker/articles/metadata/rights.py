"""Page -> what its publisher says about reuse: reservations that a machine can read, passed on as they stand.

Sources: X-Robots-Tag and meta robots with noai and kin; the TDM Reservation Protocol (W3C community report,
2024) in headers and meta; Content-Usage (IETF aipref draft). What follows from them is for the consumer.
"""

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from worker.articles.model import RightsSignal
from worker.text import one_line

_RESERVES = re.compile(
    r"(?<![\w-])(?:noai|noimageai|noml|noindex|none|noarchive|nosnippet|unavailable_after)(?![\w-])", re.I
)
_ROBOTS = frozenset({"robots", "quotewire"})
_TDM = frozenset({"tdm-reservation", "tdm-policy"})
_HEADERS = ("x-robots-tag", "tdm-reservation", "tdm-policy", "content-usage")
_MAX_SIGNALS = 20
_MAX_VALUE = 500
_MAX_METAS = 2_000


def rights_signals(tree: HtmlElement, headers: Mapping[str, str]) -> tuple[RightsSignal, ...]:
    """Each signal once, headers first; of robots only what forbids something. Header names are lower case."""
    found = dict.fromkeys((*_in_headers(headers), *_in_metas(tree)))
    return tuple(found)[:_MAX_SIGNALS]


def _in_headers(headers: Mapping[str, str]) -> Iterator[RightsSignal]:
    for name in _HEADERS:
        value = one_line(headers.get(name, "")[:_MAX_VALUE])
        if value and (name != "x-robots-tag" or _RESERVES.search(value)):
            yield RightsSignal("header", name, value)


def _in_metas(tree: HtmlElement) -> Iterator[RightsSignal]:
    for number, node in enumerate(tree.iter("meta")):
        if number > _MAX_METAS:
            return
        name = (node.get("name") or "").strip().lower()
        if name not in _TDM and name not in _ROBOTS:
            continue
        value = one_line((node.get("content") or "")[:_MAX_VALUE])
        if value and (name in _TDM or _RESERVES.search(value)):
            yield RightsSignal("meta", name, value)
