"""Which partition an item belongs to: that of its site, so that one worker has all items of one article.

Whoever publishes items may key them as they like, and a link may lead to another site. Versions are counted and
hosts are paced by whoever owns a partition; so an item that lies elsewhere is passed on to the partition of its
site before its page is fetched, and once more where the page turns out to be another site's.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from worker.service.delivery.deliver import Delivery, place_of
from worker.service.event import Event
from worker.service.kafka.partitioner import partition_of
from worker.service.kafka.producer import Message
from worker.urls import site_of

PLACED = "quotewire-placed"
"""Header of an item that was passed on: by what, and where it stood at first, `link 3 1207`."""

PLACED_KEY = "quotewire-placed-key"
"""Header with the key that it had there, where it had one."""


LATER = "quotewire-later"
"""Header of an item that was put off (`postponing.py`)."""

_OURS = frozenset({PLACED, PLACED_KEY, LATER})


class By(StrEnum):
    """What decided where an item goes: the site of its link, or of the article that it led to; or it was put off."""

    LINK = "link"
    ARTICLE = "article"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Origin:
    """An item as it was published, wherever it was passed on to. `by` is None where it was not.

    `later` is what its header says of its being put off.
    """

    partition: int
    offset: int
    key: bytes | None
    headers: tuple[tuple[str, bytes | None], ...]
    by: By | None = None
    later: bytes | None = None

    def passed_on(self, by: By, later: bytes | None) -> tuple[tuple[str, bytes | None], ...]:
        """The headers under which it goes on."""
        marks = [(PLACED, f"{by} {self.partition} {self.offset}".encode())]
        if self.key is not None:
            marks.append((PLACED_KEY, self.key))
        if later is not None:
            marks.append((LATER, later))
        return (*self.headers, *marks)


@dataclass(frozen=True, slots=True)
class Placing:
    """`partitions` are those of the items topic that the group reads."""

    delivery: Delivery
    partitions: int

    async def passes_on(self, event: Event, url: str, by: By) -> bool:
        """Whether the item belongs to another partition, and now lies there for good.

        An item is passed on at most twice: by its link, then by its article.
        """
        message = event.message
        origin = origin_of(message)
        site = site_elsewhere(url, by, origin.by, message.partition, self.partitions)
        if site is None:
            return False
        key, headers = site.encode(), origin.passed_on(by, origin.later)
        to = partition_of(key, self.partitions)
        await self.delivery.pass_on(
            place_of(event), message.offset, Message(message.topic, key, message.value, headers, to)
        )
        return True


def site_elsewhere(url: str, by: By, before: By | None, partition: int, partitions: int) -> str | None:
    """The site that is to be the key of the item; None where the item may stay."""
    if before is By.ARTICLE or before is by:
        return None
    site = site_of(url)
    return site if site and partition_of(site.encode(), partitions) != partition else None


def origin_of(message: Any) -> Origin:
    """Of an event's message: what our headers say, or the message itself."""
    pairs = message.headers.items() if hasattr(message.headers, "items") else message.headers or ()
    headers = [(str(key), None if value is None else bytes(value)) for key, value in pairs]
    kept = tuple(header for header in headers if header[0] not in _OURS)
    marks = dict(header for header in headers if header[0] in _OURS)
    later = marks.get(LATER)
    if found := _MARK.fullmatch(marks.get(PLACED) or b""):
        by, partition, offset = found.groups()
        return Origin(int(partition), int(offset), marks.get(PLACED_KEY), kept, By(by.decode()), later)
    return Origin(message.partition, message.offset, message.key, kept, None, later)


_MARK = re.compile(rb"(link|article|later) (\d{1,10}) (\d{1,19})")
