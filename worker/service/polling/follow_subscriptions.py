"""The subscription list -> the poll table, which is kept in step with the feeds topic."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from worker.errors import QuotewireError, SubscriptionRefused
from worker.records.codec import SchemaText, decode_record
from worker.records.foreign import KEY_BYTES, sound_subscription
from worker.records.model import FeedRecord
from worker.service.consumer.lanes import Begin
from worker.service.event import Event
from worker.service.kafka.publisher import Outgoing, Publisher
from worker.service.kafka.topics import FEED_STATUS
from worker.service.metrics import Metrics
from worker.service.polling.poll_table import Followed, PollTable

log = structlog.get_logger(__name__)


def _nobody(_feed_id: str) -> None:
    return None


@dataclass(slots=True)
class SubscriptionFollower:
    """Follows, changes or forgets one feed an event. `changed` is told each one's id."""

    polls: PollTable
    publisher: Publisher
    metrics: Metrics
    schema_text: SchemaText | None = None
    changed: Callable[[str], None] = _nobody

    async def settle(self, event: Event, begin: Begin) -> None:
        """A record that cannot be read or followed is told and passed over, and what was known of its feed stays.

        Never raises but for cancellation: else one record would end every worker in turn.
        """
        try:
            feed_id = await self._feed_id(event)
            begin()
            await self._follow(event, feed_id)
        except QuotewireError as exc:
            self._told(event, exc.reason, str(exc))
        except Exception as exc:
            log.exception("unexpected error while processing a feed record", offset=event.message.offset)
            self._told(event, "internal-error", repr(exc))

    async def _feed_id(self, event: Event) -> str:
        """Of a feed whose partition is ours and read back. Raises SubscriptionRefused."""
        if event.key is None:
            raise SubscriptionRefused("a record without a key")
        feed_id = event.key.decode("utf-8", "replace")
        if not await self.polls.readable(feed_id):
            raise SubscriptionRefused("its key is not hashed by murmur2: the feed is another worker's")
        return feed_id

    async def _follow(self, event: Event, feed_id: str) -> None:
        """Raises SubscriptionRefused, RecordUndecodable, and RecordTooLarge."""
        key = event.key or b""
        if event.value is None:
            if len(key) <= KEY_BYTES:
                await self.publisher.publish([Outgoing(FEED_STATUS, feed_id, None, feed_id, "quotewire")])
            await self.polls.drop(feed_id)
            self.changed(feed_id)
            return
        subscription = sound_subscription(
            key, decode_record(event.value, FeedRecord, "feed", self.schema_text)
        )
        known = self.polls.get(feed_id)
        await self.polls.put(
            feed_id, replace(known, subscription=subscription) if known else Followed(subscription)
        )
        self.changed(feed_id)

    def _told(self, event: Event, reason: str, detail: str) -> None:
        message = event.message
        self.metrics.subscriptions_refused.labels(reason).inc()
        log.warning(
            "skipped a feed record",
            partition=message.partition,
            offset=message.offset,
            key=(event.key or b"")[:KEY_BYTES].decode("utf-8", "replace"),
            reason=reason,
            detail=detail[:300],
        )
