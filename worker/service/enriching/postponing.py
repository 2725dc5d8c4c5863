"""Items that may fare better in some minutes: put on a topic of their own, with what has become of them so far.

The header `quotewire-later` holds, apart by spaces: how often the item was put off, when it is due and when it first
failed (milliseconds since 1970), how often it was tried, and the reason of the last failure.
"""

import re
import time
from dataclasses import dataclass
from datetime import datetime

from worker.errors import RecordTooLarge
from worker.records.build import millis
from worker.records.model import Millis
from worker.service.delivery.deliver import Delivery, place_of
from worker.service.enriching.repartition import By, Origin, origin_of
from worker.service.event import Event
from worker.service.kafka.producer import Message
from worker.service.kafka.topics import ITEMS_LATER
from worker.settings import Settings


@dataclass(frozen=True, slots=True)
class Postponed:
    """How an item fared before: all zero where it was never put off."""

    times: int = 0
    due: Millis = 0
    first_failed: Millis = 0
    tries: int = 0
    reason: str = ""

    def header(self) -> bytes:
        """As it travels."""
        return f"{self.times} {self.due} {self.first_failed} {self.tries} {self.reason}".encode()


def postponed_in(origin: Origin) -> Postponed:
    """What the item's header says; nothing of a header that we did not write."""
    found = _HEADER.fullmatch(origin.later or b"")
    if found is None:
        return Postponed()
    times, due, first_failed, tries = (int(number) for number in found.groups()[:4])
    return Postponed(times, due, first_failed, tries, found[5].decode())


@dataclass(frozen=True, slots=True)
class Postponing:
    """`partitions` are those of the topic, normally as many as the items topic has: then an item that was put off
    lies with the worker that owns its site's articles."""

    settings: Settings
    delivery: Delivery
    partitions: int

    async def postpones(self, event: Event, reason: str, attempts: int, first_failed: datetime) -> bool:
        """Put the item off, and return when that is certain. False where that was done often enough.

        The pauses double: `later_s`, twice that, and so on. `attempts`: how often it was tried this time.
        """
        message = event.message
        origin = origin_of(message)
        before = postponed_in(origin)
        if before.times >= self.settings.later_attempts:
            return False
        now = round(time.time() * 1000)
        after = Postponed(
            before.times + 1,
            now + round(1000 * self.settings.later_s * 2**before.times),
            before.first_failed or millis(first_failed) or now,
            before.tries + attempts,
            reason,
        )
        put_off = Message(
            ITEMS_LATER.name(self.settings),
            message.key or b"",
            message.value,
            origin.passed_on(origin.by or By.LATER, after.header()),
            message.partition % self.partitions,
        )
        try:
            await self.delivery.pass_on(place_of(event), message.offset, put_off)
        except RecordTooLarge:  # with the header; a dead letter is cut where it must be
            return False
        return True


_HEADER = re.compile(rb"(\d{1,3}) (\d{1,14}) (\d{1,14}) (\d{1,6}) ([a-z0-9-]{0,60})")
