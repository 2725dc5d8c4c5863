"""Subscription -> poll table: the agent that keeps it in step with the feeds topic."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from worker.errors import RecordUndecodable
from worker.records.codec import SchemaText, decode_record
from worker.records.model import FeedRecord
from worker.service.lanes import Begin, Event
from worker.service.publish import Outgoing, Publisher
from worker.service.tables import Followed, PollTable
from worker.service.topics import FEED_STATUS

log = structlog.get_logger(__name__)


def _nobody(_feed_id: str) -> None:
    return None


@dataclass(slots=True)
class FeedFollower:
    """Follows, changes or forgets one feed an event. `changed` is told each one's id."""

    polls: PollTable
    publisher: Publisher
    schema_text: SchemaText | None = None
    changed: Callable[[str], None] = _nobody

    async def settle(self, event: Event, begin: Begin) -> None:
        """A record that cannot be read is logged and passed over: the topic is the operator's own."""
        begin()
        if event.key is None:
            log.warning("a feed record without key was passed over", offset=event.message.offset)
            return
        feed_id = event.key.decode("utf-8", "replace")
        if event.value is None:
            await self.publisher.publish([Outgoing(FEED_STATUS, feed_id, None, feed_id, "quotewire")])
            self.polls.drop(feed_id)
            self.changed(feed_id)
            return
        try:
            subscription = decode_record(event.value, FeedRecord, "feed", self.schema_text)
        except RecordUndecodable as exc:
            log.warning("a feed record was passed over", feed=feed_id, detail=exc.detail)
            return
        known = self.polls.get(feed_id)
        self.polls.put(
            feed_id, replace(known, subscription=subscription) if known else Followed(subscription)
        )
        self.changed(feed_id)
