"""Our place in the consumer group: commits and heartbeats of our own, in the thread of Faust's consumer.

The one file that knows aiokafka's coordinator. Its own `commit` repeats a request until it gets through and
makes it anew each time, with the generation of that moment: a commit that waited through a rebalance then
counts as one of the new generation, and puts the offset of the next owner back. A worker that was thrown out
has the generation -1, with which anybody may commit to a group that has no members.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import faust
import structlog
from aiokafka import TopicPartition
from aiokafka.errors import OffsetMetadataTooLargeError
from aiokafka.structs import OffsetAndMetadata

from worker.service.delivery.commit_metadata import TOO_LONG, Standing
from worker.service.event import Partition

log = structlog.get_logger(__name__)


class Group:
    """The group that `app` is a member of. Its methods raise KafkaError where it does not answer."""

    def __init__(self, app: faust.App, beside: Mapping[str, str] = MappingProxyType({})) -> None:
        """`beside`: topic -> the one whose partitions say who may commit for it, though it is not subscribed to."""
        self._app = app
        self._beside = beside
        self._terse = False

    @property
    def generation(self) -> int:
        """Of the membership; another after each rebalance, -1 while there is none."""
        return int(self._consumer()._coordinator.generation)

    async def commit(self, standings: Mapping[Partition, Standing], generation: int) -> bool:
        """Once. False where the generation has passed meanwhile."""
        offsets = {
            TopicPartition(*place): OffsetAndMetadata(each.offset, "" if self._terse else each.text())
            for place, each in standings.items()
        }
        try:
            return bool(await self._in_thread(_commit, self._consumer(), offsets, generation, self._beside))
        except OffsetMetadataTooLargeError:
            self._terse = True
            log.error(TOO_LONG)
            raise

    async def heartbeat(self) -> bool:
        """Whether the broker takes us for a member of the present generation, also while it rebalances."""
        return bool(await self._in_thread(self._consumer()._coordinator._do_heartbeat))

    async def rejoin(self) -> None:
        """Have the partitions given out anew, by what topics there are now."""
        await self._in_thread(_rejoin, self._consumer())

    async def _in_thread(self, call: Any, *args: Any) -> Any:
        thread: Any = self._app.consumer._thread  # type: ignore[attr-defined]
        return await thread.call_thread(call, *args)

    def _consumer(self) -> Any:
        return self._app.consumer._thread._ensure_consumer()  # type: ignore[attr-defined]


async def _rejoin(consumer: Any) -> None:
    await consumer._client.force_metadata_update()
    consumer._coordinator.request_rejoin()


async def _commit(
    consumer: Any,
    offsets: dict[TopicPartition, OffsetAndMetadata],
    generation: int,
    beside: Mapping[str, str],
) -> bool:
    """In the consumer's thread: between the look at the generation and the request nothing else runs."""
    coordinator = consumer._coordinator
    async with coordinator._commit_lock:
        subscription = consumer._subscription.subscription
        if subscription is None or subscription.assignment is None:
            return False
        assignment = subscription.assignment
        if coordinator.generation != generation or generation < 0:
            return False
        ours = {
            place: offset
            for place, offset in offsets.items()
            if TopicPartition(beside.get(place.topic, place.topic), place.partition) in assignment.tps
        }
        await coordinator._do_commit_offsets(assignment, ours)
        return len(ours) == len(offsets)
