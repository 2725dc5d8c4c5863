"""An event that could not be processed -> its dead letter: the event as it was published, where, and why."""

import time
import traceback
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from worker import __version__
from worker.errors import QuotewireError, RecordTooLarge, Wall
from worker.records.build import millis
from worker.records.model import DeadLetterRecord, HeaderRecord
from worker.service.delivery.deliver import Delivery
from worker.service.enriching.postponing import postponed_in
from worker.service.enriching.repartition import origin_of
from worker.service.event import Event
from worker.service.kafka.publisher import Outgoing
from worker.service.kafka.topics import DEAD_LETTERS
from worker.settings import Settings

_URL_CHARS = 8_192  # a link may be as long as an event
_KEY_CHARS = 1_000


@dataclass(frozen=True, slots=True)
class Letters:
    """Writes them."""

    settings: Settings
    delivery: Delivery

    async def write(
        self, event: Event, failure: Exception, reason: str, attempts: int, first_failed: datetime, link: str
    ) -> None:
        """Return when nothing can undo it. What the event went through before it was put off counts.

        A letter that is too large as a whole goes without the event, which it points to.
        """
        message = event.message
        origin = origin_of(message)
        before = postponed_in(origin)
        value, cut = _fitted(message.value, self.settings.max_record_bytes // 2)
        letter = DeadLetterRecord(
            topic=message.topic,
            partition=origin.partition,
            offset=origin.offset,
            key=origin.key,
            value=value,
            headers=tuple(HeaderRecord(k, v) for k, v in origin.headers),
            reason=reason,
            detail=str(failure)[:2000],
            attempts=before.tries + attempts,
            first_failed_at=before.first_failed or millis(first_failed) or 0,
            last_failed_at=round(time.time() * 1000),
            worker_version=__version__,
            url=(getattr(failure, "url", "") or link)[:_URL_CHARS],
            traceback=None
            if isinstance(failure, QuotewireError)
            else "".join(traceback.format_exception(failure))[-8000:],
            value_truncated=cut,
            kind=failure.kind if isinstance(failure, Wall) else None,
        )
        place = f"{message.topic}-{origin.partition}-{origin.offset}"
        key = (origin.key or b"").decode("utf-8", "replace")[:_KEY_CHARS] or place
        try:
            await self.delivery.publish(event, [Outgoing(DEAD_LETTERS, key, letter, place, "quotewire")])
        except RecordTooLarge:
            pointer = replace(letter, key=None, value=None, headers=(), value_truncated=True)
            await self.delivery.publish(event, [Outgoing(DEAD_LETTERS, key, pointer, place, "quotewire")])


def _fitted(value: bytes | None, limit: int) -> tuple[bytes | None, bool]:
    """The value, cut where a dead letter could not hold it (base64 adds a third)."""
    return (value, False) if value is None or len(value) <= limit else (value[:limit], True)
