"""Our partitions: what of them is in hand, how far they are committed, and how they are given up."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

import faust
import structlog

from worker.service.consumer.group import Group
from worker.service.consumer.lanes import Lanes
from worker.service.delivery.offsets import Acks
from worker.service.delivery.partition_transactions import Failing
from worker.service.delivery.transactions import Transactions
from worker.service.event import Partition
from worker.service.kafka.lease import Lease
from worker.service.kafka.producer import Producer
from worker.service.kafka.topics import ITEMS, ITEMS_LATER
from worker.service.metrics import Metrics
from worker.settings import Settings

log = structlog.get_logger(__name__)

_COMMIT_EVERY_S = 1.0
_COMMIT_WITHIN_S = 5.0
_FINISH_WITHIN_S = 5.0
_SETTLE_WITHIN_S = 5.0
_CONFIRM_WITHIN_S = 5.0
_LEASE_SHARE = 0.8  # of the session: what is left covers the broker's clock running faster than ours
_NO_TIME_S = 0.1
_SETTLED_IN_S = 300.0


@dataclass(slots=True)
class Membership:
    """In the consumer group, from assignment to revocation. `ready` is set in between.

    `lease` is for whatever sends in the partitions' name. `transactions`, where there are any, commit the
    partitions that are theirs. `moved_at` is when the monotonic clock last saw
    partitions come or offsets grow.
    """

    settings: Settings
    metrics: Metrics
    acks: Acks = field(default_factory=Acks)
    lanes: list[Lanes] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    assigned_at: float = field(default_factory=time.monotonic)
    moved_at: float = field(default_factory=time.monotonic)
    lease: Lease = field(init=False)
    transactions: Transactions | None = None
    _group: Group | None = None
    _member: bool = False
    _giving_up: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        self.lease = Lease(self.settings.session_timeout_s * _LEASE_SHARE, self._confirm)

    def join(self, app: faust.App) -> None:
        """This app's group is ours."""
        self._group = Group(app, {ITEMS_LATER.name(self.settings): ITEMS.name(self.settings)})

    def assigned(self, items: Iterable[Partition]) -> None:
        """Partitions are ours, of items and of items that were put off these: take their events."""
        if self.transactions is not None:
            self.transactions.own(items)
        for lanes in self.lanes:
            lanes.reopen()
        self._member = True
        self.assigned_at = self.moved_at = time.monotonic()
        self.ready.set()

    async def claim(self, place: Partition) -> None:
        """Before it is asked how far the partition is done: from then on nobody else commits for it.

        So much only transactions can promise, for items; else the membership has to do. Raises KafkaError.
        """
        if self.transactions is not None and place.topic in (
            ITEMS.name(self.settings),
            ITEMS_LATER.name(self.settings),
        ):
            await self.transactions.claim(place)

    async def rejoin(self) -> None:
        """Have the group give out its partitions anew."""
        if self._group is not None:
            await self._group.rejoin()

    def has_settled_in(self) -> bool:
        """Whether partitions have been ours for so long that nobody takes another worker for their owner any more."""
        return self.ready.is_set() and time.monotonic() - self.assigned_at > _SETTLED_IN_S

    def moved(self) -> None:
        """More is committed."""
        self.moved_at = time.monotonic()

    def failing(self) -> list[Failing]:
        """Of each partition whose transactions fail, where there are any; the longest first."""
        return [] if self.transactions is None else self.transactions.failing()

    def in_hand(self) -> int:
        """Events taken and not finished."""
        return sum(len(lanes) for lanes in self.lanes)

    async def commit_regularly(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(_COMMIT_EVERY_S)
            in_work = sum(lanes.in_work for lanes in self.lanes)
            self.metrics.in_flight.set(in_work)
            self.metrics.waiting_for_site.set(sum(map(len, self.lanes)) - in_work)
            if self.ready.is_set():
                await self._commit()
                await self.lease.renew()

    async def give_up(
        self,
        timeout_s: float,
        finish: Callable[[], Awaitable[None]],
        forget: Callable[[], None],
        producer: Producer,
    ) -> None:
        """Finish what has begun, commit it, forget the rest: another worker reads it.

        `finish` writes what the commit relies on, before it; `forget` is called with the last moment in which
        something may be known of the partitions. Where the partitions are lost already, nothing is finished or written
        any more, and what waits in the producer is never sent. A worker that
        leaves while its partitions move gives them up once: who comes second waits for the first.
        """
        self.ready.clear()
        async with self._giving_up:
            if not self._member:
                return
            still_ours = await self.lease.check()
            if not still_ours:
                log.warning("partitions lost; their next owner will process what was in flight")
            timeout_s = timeout_s if still_ours else _NO_TIME_S
            cancelled = sum(await asyncio.gather(*(lanes.drain(timeout_s) for lanes in self.lanes)))
            try:
                if still_ours:
                    async with asyncio.timeout(_FINISH_WITHIN_S):
                        await finish()
                async with asyncio.timeout(_COMMIT_WITHIN_S):
                    await self._commit()
                    if self.transactions is not None:
                        await self.transactions.idle()
            except TimeoutError:
                log.warning("the last commit got no answer; what it covers will be processed again")
            finally:
                await self._let_go(forget, producer)
            if cancelled:
                log.info("in-flight items left to the next owner", count=cancelled)

    async def _let_go(self, forget: Callable[[], None], producer: Producer) -> None:
        """Of everything, whatever fails on the way."""
        try:
            if self.transactions is not None:
                await self.transactions.release()
        finally:
            self.acks.forget()
            forget()
            try:
                await producer.settle(_SETTLE_WITHIN_S)
            finally:
                self._member = False

    async def _commit(self) -> None:
        """Commit what is finished. What fails is repeated a second later, from what is finished then.

        Whatever is raised means "not committed": an app that has crashed raises what it likes, NotReady or
        AttributeError. Its end is told by Faust itself (`Worker._watch`).
        """
        standings = self.acks.committable()
        if self.transactions is not None:
            by_transaction = [place for place in standings if place in self.transactions]
            self.transactions.want(by_transaction)
            standings = {place: standings[place] for place in standings.keys() - by_transaction}
        if not standings or self._group is None:
            return
        asked_at = time.monotonic()
        try:
            done = await self._group.commit(standings, self._group.generation)
        except Exception as exc:
            log.warning("commit failed and will be retried", error=repr(exc))
            return
        if done:
            self.acks.committed(standings)
            self.lease.renewed(asked_at)
            self.moved()

    async def _confirm(self) -> bool:
        """A heartbeat of our own: the broker answers it well only to a member of the present generation."""
        if self._group is None or not self._member:
            return False
        try:
            async with asyncio.timeout(_CONFIRM_WITHIN_S):
                return await self._group.heartbeat()
        except Exception as exc:  # as in `_commit`: a consumer that has crashed is no member
            log.warning("the group coordinator does not respond", error=repr(exc))
            return False
