"""The dates of one feed or page: what their surroundings say of how they are meant."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from worker.dates.days import ambiguous, shows_day_first
from worker.dates.fold import plain_digits
from worker.dates.months import UNDETERMINED, writes_day_first
from worker.dates.read import MAX_LENGTH, Moment, read_date


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads dates of one author. `languages` are BCP 47 tags, best first; `territory` is where the site is at home.

    «03/02/2026» is read as the same author's «26/02/2026» is, or as the country or language writes it; where
    none of these tells it is None.
    """

    languages: tuple[str, ...] = ()
    territory: str | None = None
    day_first: bool | None = None

    def beside(self, texts: Iterable[str]) -> "DateReader":
        """The reader of these dates: those that can only be meant in one way explain the others."""
        if self.day_first is not None:
            return self
        shown = {
            order
            for text in texts
            if "/" in text or "-" in text
            if (order := shows_day_first(text)) is not None
        }
        return replace(self, day_first=shown.pop()) if len(shown) == 1 else self

    def read(self, text: str | None) -> Moment | None:
        """As `read_date`, with what is known of the author."""
        if not text or len(text) > MAX_LENGTH:
            return None
        day_first = self.day_first
        if day_first is None and ambiguous(text if text.isascii() else plain_digits(text)):
            day_first = self.order
        return read_date(text, self.languages, day_first)

    @property
    def order(self) -> bool | None:
        """Whether the day comes first in numbers; None where nobody tells."""
        if self.day_first is not None:
            return self.day_first
        orders = (writes_day_first(language, self.territory) for language in self.languages)
        return next((order for order in orders if order is not None), None)


def reader_for(url: str, *languages: str | None) -> DateReader:
    """The reader of what stands at an address, in the languages that it claims; the site's country helps."""
    territory = _territory(url)
    spoken = f"{UNDETERMINED}-{territory}" if territory else None
    tags = tuple(dict.fromkeys(tag for tag in (*languages, spoken) if tag and _TAG.fullmatch(tag)))
    return DateReader(tags, territory)


def _territory(url: str) -> str | None:
    try:
        ending = (urlsplit(url[:_MAX_ADDRESS]).hostname or "").rpartition(".")[2]
    except ValueError:  # what a feed calls its link may be anything
        return None
    if len(ending) != 2 or not (ending.isascii() and ending.isalpha()) or ending in _NOT_OF_A_COUNTRY:
        return None
    return _TERRITORIES.get(ending, ending.upper())


_MAX_ADDRESS = 8_192
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_TERRITORIES = {"uk": "GB"}
# Sold to everybody: they say nothing about where a site is at home.
_SOLD_NAMES = "ac ag ai cc co eu fm gg im io la ly me nu sh su tk to tv vc ws"
_NOT_OF_A_COUNTRY = frozenset(_SOLD_NAMES.split())
