"""Whether the worker takes items, why not, and since when: for probes, the log, the metrics and the watchdog."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from worker.service.consumer.gaps import Intake
from worker.service.consumer.membership import Membership
from worker.service.delivery.partition_transactions import Failing
from worker.service.kafka.topic_watch import TopicWatch
from worker.service.metrics import Metrics
from worker.settings import Settings

log = structlog.get_logger(__name__)

_LOOK_EVERY_S = 1.0
_BEAT_S = 0.05
_FAILING_S = 5.0
_UNASSIGNED = "no partitions assigned yet"
_REBALANCING = "rebalancing"
_UNDELIVERED = "records wait that were not delivered yet"
_STUCK = (_UNASSIGNED, _REBALANCING, _UNDELIVERED)


@dataclass(slots=True)
class Readiness:
    """`unread` counts partitions of tables that are being read back; `put_off` says since when items that were put off
    cannot be brought back, and why; `rebalancing` and `stopping` ask whether the worker is at that moment."""

    settings: Settings
    metrics: Metrics
    membership: Membership
    intake: Intake
    watch: TopicWatch
    unread: Callable[[], int]
    put_off: Callable[[], Failing | None]
    rebalancing: Callable[[], bool]
    stopping: Callable[[], bool]

    def not_ready(self) -> str | None:
        """Why the worker takes no items now, in a few words; None when it does."""
        if self.stopping():
            return "shutting down"
        if gone := self.watch.gone():
            return gone
        if self.intake.silent_since is not None:
            return f"the broker has not answered for {time.monotonic() - self.intake.silent_since:.0f} s"
        if not self.membership.ready.is_set():
            return _UNASSIGNED
        if self.rebalancing():
            return _REBALANCING
        if failing := self.membership.failing():
            failing_s, why = time.monotonic() - failing[0].since, failing[0].why
            if failing_s > _FAILING_S:
                return f"transactions of {len(failing)} partitions have failed for {failing_s:.0f} s: {why}"
        if unread := self.unread():
            return f"reading back what is known of feeds and articles: {unread} partitions of tables are left"
        if (failed := self.put_off()) and (failing_s := time.monotonic() - failed.since) > _FAILING_S:
            return f"items that were put off have not been readable for {failing_s:.0f} s: {failed.why}"
        if self.intake.asked_in_vain:
            return _UNDELIVERED
        waiting = self.membership.in_hand()
        still_s = time.monotonic() - self.membership.moved_at
        if waiting and still_s > self.settings.stall_timeout_s:
            return f"no progress for {still_s:.0f} s with {waiting} items in flight"
        return self.watch.unread()

    def notes(self) -> list[str]:
        """What an operator should know of a worker that may well be ready: what happened since it was started."""
        lost = self.intake.lost
        return [f"{lost} records were deleted by retention before they were read"] if lost else []

    async def tell(self, fail: Callable[[BaseException], None]) -> None:
        """In the log and as a metric, also where nobody asks; and the end of a worker that stays stuck.

        A worker whose broker answers and which gets nowhere for `stall_timeout_s` (Faust is known to hang in
        a rebalance) ends itself with an error, so that its supervisor starts it again.
        """
        last, since = None, time.monotonic()
        while True:
            await asyncio.sleep(_LOOK_EVERY_S)
            reason = self.not_ready()
            self.metrics.ready.set(reason is None)
            kind = None if reason is None else re.sub(r"\d+", "", reason)
            if kind != last:
                log.info("ready" if reason is None else "not ready", reason=reason)
                last, since = kind, time.monotonic()
            if kind in _STUCK and time.monotonic() - since > self.settings.stall_timeout_s:
                fail(RuntimeError(f"stuck: {reason}"))

    async def measure_stalls(self) -> None:
        """How long the event loop was held up at worst: heartbeats and health answers wait for it too."""
        longest = 0.0
        while True:
            asleep_at = time.monotonic()
            await asyncio.sleep(_BEAT_S)
            longest = max(longest, time.monotonic() - asleep_at - _BEAT_S)
            self.metrics.loop_stall.set(longest)
