"""Subscriptions -> polls -> items on their topic. A worker polls the feeds of the partitions it owns."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import faust
import structlog

from worker.errors import RecordUndecodable
from worker.records.codec import decode_record
from worker.records.model import FeedRecord
from worker.service.tables import Followed, PollTable

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class FeedFollower:
    """Keeps the poll table in step with the feeds topic."""

    polls: PollTable

    async def settle(self, event: Event, begin: Begin) -> None:
        """Follow, change or forget one feed. A record that cannot be read is logged and passed over."""
        if event.key is None:
            log.warning("a feed record without key was passed over", offset=event.message.offset)
            return
        feed_id = event.key.decode("utf-8", "replace")
        if event.value is None:
            self.polls.drop(feed_id)
            return
        try:
            subscription = decode_record(event.value, FeedRecord, "feed")
        except RecordUndecodable as exc:
            log.warning("a feed record was passed over", feed=feed_id, detail=exc.detail)
            return
        known = self.polls.get(feed_id)
        self.polls.put(feed_id, Followed(subscription, known.state if known else None))
